"""Anchors: how a correction finds again what it is of, once the account has been read anew and ids have changed.

An account's text never changes, so what a statement, an entry or an undertaking rests on in it is where it stands, and
the best overlap finds it. Pure: readings and corrections in, places out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.archive.codec import converter
from dragoman.archive.corrections import Correction, Plain
from dragoman.archive.scopes import Scope
from dragoman.model import Contact, Reading, Span, Statement, Undertaking

LEAST = 0.3
"""Share of what two places cover together that both must cover, for one to be the other."""


@dataclass(frozen=True)
class Anchor:
    """Where something stands in its account: its spans, with its id and a mark that tell it from others there.

    `reader` is the version of the program that had read the account when the anchor was made.
    """

    id: str
    spans: tuple[Span, ...] = ()
    mark: str = ""
    reader: str = ""


class Located(NamedTuple):
    """A correction, and the id that its target now has in the reading; None where the target is not found."""

    correction: Correction
    id: str | None


def located(reading: Reading, corrections: Iterable[Correction]) -> list[Located]:
    """What each correction within an account is of in the machine's reading of it, in order.

    A statement that a person added is known by its correction's id for good.
    """
    return located_among(anchors_of(reading), corrections)


def located_among(there: Mapping[str, Anchor], corrections: Iterable[Correction]) -> list[Located]:
    """The same, where only what stands in the reading is at hand."""
    corrections = list(corrections)
    added = {missed_id(one) for one in corrections if one.scope is Scope.MISSED}
    return [Located(one, _now(one, there, added)) for one in corrections]


def missed_id(correction: Correction) -> str:
    """The id of the statement that a correction added."""
    return f"m{correction.id}"


def anchor_of(correction: Correction) -> Anchor | None:
    """The anchor that a correction within an account was made with, None where its target needs none."""
    return anchor_from(correction.anchor)


def anchor_from(value: Plain) -> Anchor | None:
    """The anchor that plain values stand for."""
    return converter().structure(value, Anchor) if isinstance(value, Mapping) else None


def anchors_of(reading: Reading) -> dict[str, Anchor]:
    """Where everything of a reading stands that a correction can be of, by its id."""
    statements = (*reading.statements, *reading.unsure)
    spans = {said.id: said.span for said in statements}
    return {
        **{said.id: _of_statement(said) for said in statements},
        **{f"c{place}": _of_contact(place, told) for place, told in enumerate(contacts_of(reading))},
        **{one.id: _of_undertaking(one, spans) for one in reading.undertakings},
    }


def contacts_of(reading: Reading) -> tuple[Contact | None, ...]:
    """The contacts of a reading by their places; the main one, at 0, may be None."""
    return (reading.contact, *reading.other_contacts)


def find(anchor: Anchor, there: Mapping[str, Anchor]) -> str | None:
    """The id of what an anchor is of: what stands nearest to it among those of its sort, None where nothing does."""
    alike = {name: other for name, other in there.items() if name[:1] == anchor.id[:1]}
    same = alike.get(anchor.id)
    if same and (not anchor.spans or not same.spans or (anchor.spans, anchor.mark) == (same.spans, same.mark)):
        return anchor.id
    ranked = sorted(alike, key=lambda name: (*_nearness(anchor, alike[name]), name != anchor.id, name))
    return ranked[0] if ranked and _shared(anchor.spans, alike[ranked[0]].spans) >= LEAST else None


def _now(correction: Correction, there: Mapping[str, Anchor], added: set[str]) -> str | None:
    if correction.scope in {Scope.ACCOUNT, Scope.MISSED}:
        return missed_id(correction) if correction.scope is Scope.MISSED else ""
    own = correction.target.partition(".")[2]
    if own.startswith("m"):
        return own if own in added else None
    anchor = anchor_of(correction)
    return find(anchor, there) if anchor else None


def _nearness(anchor: Anchor, other: Anchor) -> tuple[float, bool]:
    return -_shared(anchor.spans, other.spans), anchor.mark != other.mark


def _shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """The share of the characters that two lists of spans cover together that both cover."""
    mine, theirs = _covered(one), _covered(other)
    both = sum(span.overlap(near) for span in mine for near in theirs)
    either = sum(end - start for start, end in (*mine, *theirs)) - both
    return both / either if both else 0.0


def _covered(spans: Iterable[Span]) -> list[Span]:
    """What spans cover, in pieces that lie apart."""
    pieces: list[Span] = []
    for start, end in sorted(spans):
        if pieces and start <= pieces[-1].end:
            pieces[-1] = Span(pieces[-1].start, max(end, pieces[-1].end))
        elif start < end:
            pieces.append(Span(start, end))
    return pieces


def _of_statement(said: Statement) -> Anchor:
    return Anchor(said.id, (said.span,), f"{said.content.start}-{said.content.end}")


def _of_contact(place: int, told: Contact | None) -> Anchor:
    spans = tuple(sorted({fact.span for fact in told.facts})) if told else ()
    return Anchor(f"c{place}", spans, str(told.kind) if told else "")


def _of_undertaking(one: Undertaking, spans: Mapping[str, Span]) -> Anchor:
    return Anchor(one.id, tuple(spans[name] for name in one.statements if name in spans), one.what)
