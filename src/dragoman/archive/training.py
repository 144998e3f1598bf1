"""Corrections as training data: the text around, what the machine had, what a person says, and where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from dragoman.archive.accounts import kept
from dragoman.archive.anchors import anchor_from
from dragoman.archive.corrections import Correction, Plain
from dragoman.archive.judging import entries_in
from dragoman.archive.scopes import Scope
from dragoman.archive.whereabouts import Change, accounts_in, every_change
from dragoman.model import Span

AROUND = 300
"""Characters of text on either side of what was corrected; the whole words that begin within them."""


class Extract(NamedTuple):
    """Text around something that was corrected, from `start` of the account's text; `spans` count from there."""

    account: str
    sha256: str
    language: str | None
    start: int
    text: str
    spans: tuple[Span, ...]


class Example(NamedTuple):
    """One correction to learn from, with the extracts that it speaks of: one, or two of a match or membership."""

    correction: Correction
    target: str
    extracts: tuple[Extract, ...]


def examples(db: Connection) -> Iterator[Example]:
    """The corrections that stand, in order, with the text that each is of; those of persons' names have none."""
    for change in every_change(db):
        if change.stands and change.correction.undoes is None:
            one = change.correction
            yield Example(one, change.now or one.target, tuple(_extracts(db, change)))


def as_plain(example: Example) -> Mapping[str, Plain]:
    """An example as one JSON object."""
    one = example.correction
    return {
        "id": one.id,
        "scope": one.scope.value,
        "target": example.target,
        "field": one.field,
        "machine": one.machine,
        "value": one.value,
        "by": one.by,
        "at": one.at,
        "note": one.note,
        "reader": _reader(one.anchor),
        "extracts": [
            {
                "account": extract.account,
                "sha256": extract.sha256,
                "language": extract.language,
                "start": extract.start,
                "text": extract.text,
                "spans": [[span.start - extract.start, span.end - extract.start] for span in extract.spans],
            }
            for extract in example.extracts
        ],
    }


def _extracts(db: Connection, change: Change) -> Iterator[Extract]:
    one = change.correction
    if one.scope is Scope.CONTACT:
        for key, _, anchor in entries_in(one.anchor):
            yield _extract(db, key, anchor.spans)
        return
    anchors = one.anchor if isinstance(one.anchor, list) else [one.anchor]
    keys = [name.partition(".")[0] for name in one.target.split("~")] if accounts_in(one) else []
    for place, key in enumerate(keys):
        spans = _spans(anchors[place] if place < len(anchors) else None)
        yield _extract(db, key, spans or _spans_of_value(one))


def _reader(anchor: Plain) -> str | None:
    """The version that had read the account when it was corrected, the first account's of a pair."""
    anchors = anchor if isinstance(anchor, list) else [anchor]
    return next((str(one["reader"]) for one in anchors if isinstance(one, Mapping) and one.get("reader")), None)


def _spans(anchor: Plain) -> tuple[Span, ...]:
    found = anchor_from(anchor)
    return found.spans if found else ()


def _spans_of_value(one: Correction) -> tuple[Span, ...]:
    """Where a statement stands that a person added."""
    if one.scope is Scope.MISSED and isinstance(one.value, Mapping):
        found = one.value["span"]
        if isinstance(found, list):
            return (Span(*found),)
    return ()


def _extract(db: Connection, key: str, spans: Sequence[Span]) -> Extract:
    """The text around some spans, the opening where there are none."""
    account = kept(db, key).account
    text = account.text
    first, last = min((span.start for span in spans), default=0), max((span.end for span in spans), default=AROUND)
    start, end = max(0, first - AROUND), min(len(text), last + AROUND)
    return Extract(key, account.sha256, account.language, start, text[start:end], tuple(spans))
