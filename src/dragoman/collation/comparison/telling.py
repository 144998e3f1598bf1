"""Sentences about accounts, put together from the templates of `lexicon/data/summaries.toml`.

Only words are made here; what is worth telling is decided elsewhere.
"""

import re
from collections.abc import Iterable, Sequence

from dragoman.collation.called import short_label
from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.speakers import shown_speakers
from dragoman.collation.words import words_of
from dragoman.lexicon import load_table
from dragoman.model import Span

LONGEST = 150
"""Characters up to which words are quoted whole."""
SETTING = 110
"""The same for what a statement is about."""
_SPACE = re.compile(r"\s+")
_ABBREVIATED = re.compile(r"(?:^|[\s.(])[A-Za-z]\.[A-Za-z]\.$")
"""A full stop that belongs to the last word: "p.m.", "U.S."."""
_BESIDE = 40
"""A cue so near before its content, in code points, is shown with it: "told Berg that"."""
_IT = re.compile(r"\bit\s+(?:also\s+|further\s+)?$", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:was|is|were|has|had|will)\b")
_STOP = re.compile(r"[,;:.\n]")
_PART = re.compile(r"[,;:]\s|\s(?=and\s)")
_HEAD, _SUBJECT = 45, 40
"""Code points of the beginning that are shown before a subject that comes late, and from the end that are late."""
COMMON = ("the ", "both ", "all ")
"""How accounts are named other than by the name of a file."""
_QUOTES = str.maketrans({"“": "‘", "”": "’", '"': "'"})


def tell(template: str, **words: str) -> str:
    """The sentence of a template (`"facts.only"`), filled with words; raises KeyError for an unknown template.

    It begins with a capital letter, unless with the name of a file, which stays as it is.
    """
    table = load_table("summaries")
    for step in template.split("."):
        table = table[step]
    sentence = _SPACE.sub(" ", str(table).format(**words)).strip()
    named = str(table).startswith("{") and not sentence.startswith(COMMON)
    return sentence if named else sentence[:1].upper() + sentence[1:]


def names(ledger: Ledger, accounts: Iterable[str]) -> str:
    """Accounts by their publishers, in a row: "Xinhua and the Kremlin"."""
    return join([name(ledger, account) for account in sorted(set(accounts), key=ledger.accounts.index)])


def name(ledger: Ledger, account: str) -> str:
    """An account by its publisher, with what tells it from others of that publisher."""
    return _with_article(ledger.names[account])


def all_accounts(ledger: Ledger, accounts: Sequence[str]) -> str:
    """All accounts as "both accounts" or "all accounts"; some of them by name."""
    words = load_table("summaries")["words"]
    if len(accounts) < len(ledger.accounts):
        return names(ledger, accounts)
    return str(words["both"] if len(accounts) == len("ab") else words["all"])


def join(parts: Sequence[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"; semicolons where a part has commas of its own."""
    if len(parts) <= 1:
        return "".join(parts)
    mark = ";" if any("," in part for part in parts) and len(parts) > len("ab") else ","
    return f"{mark} ".join(parts[:-1]) + f" and {parts[-1]}"


def quote(text: str, span: Span, limit: int = LONGEST) -> str:
    """Words of an account in quotation marks, on one line, cut at a word where they run on."""
    return f"“{cut(span.of(text), limit)}”"


def cut(words: str, limit: int = LONGEST) -> str:
    """Words on one line, of at most about `limit` characters, inner quotation marks made single."""
    line = _SPACE.sub(" ", words[: 4 * limit]).strip().strip("“”\"',;: ").translate(_QUOTES)
    line = line if _ABBREVIATED.search(line) else line.rstrip(". ")
    if len(line) <= limit:
        return line
    head, _, _ = line[:limit].rpartition(" ")
    return (head or line[:limit]).rstrip(",;:. ") + " …"


def says(entry: Entry, limit: int = LONGEST, focus: str = "") -> str:
    """A statement in short: its speaker, if known, what it is about, if that stands before it, and its words."""
    return row([entry], limit, focus)


def row(entries: Sequence[Entry], limit: int = LONGEST, focus: str = "") -> str:
    """Statements in a row, under whose they are and what they are about: "Berg: “a” and “b”; Rojas on “c”: “d”"."""
    groups: dict[str, list[str]] = {}
    for entry in entries:
        groups.setdefault(_heading(entry, focus, min(limit, SETTING)), []).append(told(entry, limit, focus))
    nobody = load_table("summaries")["words"]["nobody"] if len(groups) > 1 else ""
    parts = [
        f"{heading or nobody}: {join(list(dict.fromkeys(words)))}" if heading or nobody else join(words)
        for heading, words in sorted(groups.items(), key=lambda group: not group[0])
    ]
    return "; ".join(parts)


def worded(ledger: Ledger, entries: Sequence[Entry], limit: int = LONGEST) -> str:
    """Statements that several accounts have, in rows, with whose words they are where the others have not the same."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        others = {other.account for other in ledger.partners(entry)}
        alike = others and all(ledger.told_alike(entry, account) for account in others)
        groups.setdefault("" if alike else entry.account, []).append(entry)
    template = str(load_table("summaries")["words"]["worded"])
    return "; ".join(
        template.format(words=row(group, limit), who=name(ledger, account)) if account else row(group, limit)
        for account, group in groups.items()
    )


def _heading(entry: Entry, focus: str, limit: int) -> str:
    """Who says it and on what, unless that is the `focus` of the sentence already."""
    known = entry.setting is not None and entry.setting.of(entry.source).casefold() == focus.casefold()
    about = f"on {quote(entry.source, entry.setting, limit)}" if entry.setting and not known else ""
    return " ".join(part for part in (shown_speakers(entry), about) if part)


def told(entry: Entry, limit: int = LONGEST, focus: str = "") -> str:
    """What was said, in quotation marks, from its cue on where the cue stands before it.

    Where nobody is named as its speaker, the whole of it: "calm was called for". The words of `focus` are not cut off.
    """
    cue, content = entry.statement.cue, entry.statement.content
    if not entry.statement.speaker and entry.whole.covers(content):
        return excerpt(entry.source, _with_pronoun(entry.source, entry.whole), focus, limit)
    if cue is None or not _is_beside(entry.source, cue, content):
        return excerpt(entry.source, content, focus, limit)
    return excerpt(entry.source, _with_pronoun(entry.source, Span(cue.start, content.end)), focus, limit)


def _with_pronoun(text: str, words: Span) -> Span:
    """Words with the "it" that stands before them for a subject ("*it* was agreed that …")."""
    found = _IT.search(text, max(0, words.start - len("it also ")), words.start)
    return Span(found.start(), words.end) if found and _PASSIVE.match(text, words.start) else words


def _is_beside(text: str, cue: Span, content: Span) -> bool:
    """Whether a cue stands right before its content, with no more than an addressee between them."""
    between = text[cue.end : content.start]
    return cue.length > 0 and 0 <= content.start - cue.end <= _BESIDE and not _STOP.search(between)


def excerpt(text: str, span: Span, focus: str = "", limit: int = LONGEST) -> str:
    """Words in quotation marks, cut to `limit` where they run on, in such a way that those of `focus` still stand.

    A long list that comes to its subject late is shown by its beginning and the part with the subject.
    """
    line = cut(span.of(text), span.length + 1)
    place = place_of(line, focus) if len(line) > limit else 0
    if place <= limit - _SUBJECT:  # it is not there, or is not cut off
        return f"“{cut(line, limit)}”"
    start = max((found.end() for found in _PART.finditer(line, 0, place)), default=0)
    start = start if place - start < _SUBJECT and start > _HEAD else line.rfind(" ", 0, place) + 1
    return f"“{cut(line[:start], _HEAD)} {cut(line[start:], limit - _HEAD)}”"


def place_of(line: str, focus: str) -> int:
    """Where the words of a subject stand first in a line; -1 where they do not."""
    known = {word.stem for word in words_of(focus, Span(0, len(focus))) if word.content}
    return next((word.span.start for word in words_of(line, Span(0, len(line))) if word.stem in known), -1)


def _with_article(label: str) -> str:
    words = load_table("summaries")["words"]
    first, *_ = short_label(label).split(",")
    parts = re.findall(r"[\w'’]+", first)
    takes = any(part in words["article_heads"] for part in parts) and not any(
        part in words["persons"] for part in parts
    )
    return f"the {label}" if takes and parts[0].casefold() != "the" else label
