"""Writes a memo as Markdown: its sections, the accounts, and at the end the words that its numbers stand for."""

from collections.abc import Iterator, Sequence

from dragoman.export.labels import label
from dragoman.export.memo.document import Cited, Document, Part, Run, Source, document_of
from dragoman.export.wording import markdown as escaped
from dragoman.model import Record


def to_memo(record: Record) -> str:
    """A memo on `record` of about a page of Markdown, which ends in a line break."""
    return "\n".join(_drawn(document_of(record))) + "\n"


def _drawn(document: Document) -> Iterator[str]:
    yield f"# {escaped(document.title)}"
    for part in document.parts:
        yield from ("", f"## {escaped(part.heading)}", "")
        yield from _part(part)
    yield from ("", f"## {label('memo_section', 'sources')}", "")
    yield from (f"{number}. {escaped(source.line)}" for number, source in enumerate(document.sources, 1))
    if document.memo.numbers:
        yield from ("", f"## {label('memo_section', 'words')}", "")
    yield from (f"- {escaped(source.name)}: {words}." for source in document.sources if (words := _words(source)))


def _part(part: Part) -> Iterator[str]:
    if not part.sentences:
        yield f"*{part.none}*"
    elif part.flowing:
        yield " ".join(map(_cited, part.sentences))
    else:
        yield from (f"- {f'**{escaped(one.lead)}**: ' if one.lead else ''}{_cited(one)}" for one in part.sentences)


def _words(source: Source) -> str:
    listed = [f"[{one.number}] “{escaped(one.words)}”" for one in source.quoted]
    return "; ".join([*listed, *([source.above] if source.above else [])])


def _cited(one: Cited) -> str:
    """A sentence with the numbers of its spans before its full stop."""
    return f"{escaped(one.text)} [{_numbers(one.runs)}]."


def _numbers(runs: Sequence[Run]) -> str:
    return ", ".join(run.text for run in runs)
