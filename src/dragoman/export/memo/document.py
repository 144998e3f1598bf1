"""Writes a memo as Markdown: its sections, the accounts, and at the end the words that its numbers stand for."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dragoman.collation.comparison.telling import cut
from dragoman.export.labels import label, plain_date
from dragoman.export.memo.page import Memo, Section, memo_of
from dragoman.export.memo.sentences import Sentence, phrase
from dragoman.export.rows import Column
from dragoman.export.wording import markdown as escaped
from dragoman.model import Record

LONGEST_QUOTE = 80
"""Characters of a span that are shown in the list of words."""


def to_memo(record: Record) -> str:
    """A memo on `record` of about a page of Markdown, which ends in a line break."""
    return "\n".join(_document(memo_of(record))) + "\n"


def _document(memo: Memo) -> Iterator[str]:
    yield f"# {escaped(memo.view.title)}"
    for section in memo.sections:
        yield from ("", f"## {escaped(section.heading)}", "")
        yield from _section(section, memo)
    yield from ("", f"## {label('memo_section', 'sources')}", "")
    yield from (f"{number}. {escaped(_account(column))}" for number, column in enumerate(memo.view.columns, 1))
    if memo.numbers:
        yield from ("", f"## {label('memo_section', 'words')}", "")
    yield from (
        f"- {escaped(column.name)}: {words}." for column in memo.view.columns if (words := _words(column, memo))
    )


def _words(column: Column, memo: Memo) -> str:
    """The words of an account behind their numbers; of those that stand in the memo whole, the numbers alone."""
    listed: list[str] = []
    quoted: list[int] = []
    for proof, number in memo.numbers.items():
        words = proof.span.of(column.account.text) if proof.account == column.key else ""
        if words and f"“{cut(words, len(words))}”" in memo.quoted:
            quoted.append(number)
        elif words:
            listed.append(f"[{number}] “{escaped(cut(words, LONGEST_QUOTE))}”")
    if quoted:
        listed.append(phrase("quoted", numbers=f"[{', '.join(_ranges(quoted))}]"))
    return "; ".join(listed)


def _section(section: Section, memo: Memo) -> Iterator[str]:
    if section.heading == label("memo_section", "happened"):
        yield " ".join(_cited(one, memo) for one in section.sentences) or _none()
        return
    if not section.sentences:
        yield _none("none_common" if section.heading == label("memo_section", "common") else "none")
    side = ""
    for one in section.sentences:
        led = f"**{escaped(one.side)}**: " if one.side and one.side != side else ""
        side = one.side
        yield f"- {led}{_cited(one, memo)}"


def _none(template: str = "none") -> str:
    return f"*{phrase(template)}*"


def _cited(one: Sentence, memo: Memo) -> str:
    """A sentence with the numbers of its spans before its full stop, those in a row as "[3–5]"."""
    numbers = sorted(memo.numbers[proof] for proof in one.proofs)
    return f"{escaped(one.text.rstrip().removesuffix('.'))} [{', '.join(_ranges(numbers))}]."


def _ranges(numbers: Sequence[int]) -> Iterator[str]:
    for _, row in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in row]
        yield from (
            (str(run[0]), str(run[-1]))
            if len(run) == len("ab")
            else (f"{run[0]}–{run[-1]}",)
            if run[1:]
            else (str(run[0]),)
        )


def _account(column: Column) -> str:
    """An account with its publisher, kind and day: "Pacific Wire, news agency, Thursday 10 June 2010"."""
    account = column.account
    parts = [column.name, label("account_kind", account.kind) if account.kind else ""]
    parts += [plain_date(account.published) if account.published else "", account.name if account.publisher else ""]
    return ", ".join(part for part in parts if part)
