"""Content that stands in another account without a statement of its own there: inside a longer one, or beside them.

A joint list, a clause of time or the sentence that leads up to a quotation may hold what another account reports as a
statement. That is no match, since speaker and act are not the same; but it is not missing there either.
"""

from functools import lru_cache
from typing import NamedTuple

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.nearness import nearness
from dragoman.collation.comparison.settings import leans, sentences
from dragoman.collation.comparison.speakers import share_speaker
from dragoman.collation.comparison.weights import family
from dragoman.collation.words import words_of
from dragoman.lexicon import load_table
from dragoman.lexicon.names import name_key, surname
from dragoman.model import Span

_LEAST = 3
"""Telling words that content has at least before it is looked for by its words."""
_SHARE = 0.8
"""Share of them that the other account has in one sentence."""
_ALIKE = 0.4
"""Cosine with that sentence, below which the words only happen to stand together."""
_LEANT = 0.5
"""Share of the words of what a reply answers that stand before the reply in the other account."""


class _Words(NamedTuple):
    """What a passage has: its telling words, the parties and figures in it, and how often it negates."""

    stems: frozenset[str]
    fixed: frozenset[str]
    negations: int


def is_held(entry: Entry, ledger: Ledger, account: str) -> bool:
    """Whether an account has, in one sentence of its text, nearly all that a statement of another says.

    Figures and parties must all be there, and as many negations; a sentence of somebody else's words does not count,
    nor, for what binds somebody, one that does not.
    """
    return _is_answered(entry, ledger, account) if leans(entry.content) else _is_within(entry, ledger, account)


def _is_within(entry: Entry, ledger: Ledger, account: str) -> bool:
    own, text = _words(entry.content), ledger.account(account).text
    if len(own.stems) < _LEAST:
        return False
    for sentence in _open_to(entry, ledger, account):
        other = _words(sentence.of(text))
        close = len(own.stems & other.stems) >= _SHARE * len(own.stems) and own.fixed <= other.fixed
        if close and own.negations == other.negations and _may_be(entry, ledger, account, sentence):
            return nearness(entry.content, sentence.of(text)) >= _ALIKE
    return False


def _open_to(entry: Entry, ledger: Ledger, account: str) -> list[Span]:
    """The sentences of an account, but for those of statements that are ruled to have nothing to do with one."""
    apart = [other.whole for other in ledger.of(account) if ledger.are_apart(entry, other)]
    return [one for one in sentences(ledger.account(account).text) if not any(one.overlap(span) for span in apart)]


def _may_be(entry: Entry, ledger: Ledger, account: str, sentence: Span) -> bool:
    """Whether a sentence may be of the same mouth and of the same force, as far as it holds statements."""
    within = [other for other in ledger.of(account) if sentence.overlap(other.whole)]
    binding = family("binding")
    if entry.statement.act.value in binding and not any(other.statement.act.value in binding for other in within):
        return False
    open_ = not entry.statement.speaker or not all(other.statement.speaker for other in within)
    return not within or open_ or any(share_speaker(entry, other) for other in within)


def _is_answered(entry: Entry, ledger: Ledger, account: str) -> bool:
    """Whether an account has a reply too: its speaker and verb, right after most of what the reply answers."""
    cue = entry.statement.cue
    people = {name_key(surname(actor.person)) for actor in entry.statement.speaker if actor.person}
    if entry.setting is None or cue is None or not people:
        return False
    text, verbs = ledger.account(account).text, _words(cue.of(entry.source)).stems
    matter = _words(entry.setting.of(entry.source)).stems
    before: frozenset[str] = frozenset()
    for sentence in _open_to(entry, ledger, account):
        other = _words(sentence.of(text))
        named = {name_key(word.text) for word in words_of(text, sentence)}
        if verbs and verbs <= other.stems and people & named and _shares(matter, before | other.stems):
            return True
        before = other.stems
    return False


def _shares(matter: frozenset[str], stems: frozenset[str]) -> bool:
    return bool(matter) and len(matter & stems) >= _LEANT * len(matter)


@lru_cache(maxsize=4096)
def _words(passage: str) -> _Words:
    words = words_of(passage, Span(0, len(passage)))
    negators = load_table("findings")["setting"]["negators"]
    plain = load_table("findings")["plain_stems"]
    telling = frozenset(word.stem for word in words if word.content and word.stem not in plain)
    fixed = frozenset(word.stem for word in words if word.party or word.text[:1].isdigit())
    return _Words(telling, fixed, sum(word.text in negators for word in words))
