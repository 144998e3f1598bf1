"""The chart of silence: a lane for each side that is silent, with the contacts that others alone have told of."""

from functools import partial

from dragoman.archive.follow import Silence
from dragoman.archive.follow.silence import OneSided
from dragoman.export.labels import joined
from dragoman.export.view import contact_line
from dragoman.lexicon.parties import party_name
from dragoman.web.pages import addresses
from dragoman.web.pages.charts.lanes import Dot, Lane, Lanes, Narrowed, counted_days
from dragoman.web.pages.charts.timeline import SHAPES_OF_KINDS, counted, figure_of, name_of_kind
from dragoman.web.pages.charts.values import Figure


def silence_figure(answer: Silence, narrowed: Narrowed) -> Figure | None:
    """The chart of silence; None where no side is silent."""
    sides = sorted({silent.side for one in answer.contacts for silent in one.silent}, key=party_name)
    lanes = tuple(
        Lane(
            f"{party_name(side)} silent",
            tuple(_dot(one, side) for one in answer.contacts if side in {silent.side for silent in one.silent}),
            "contacts that others alone tell of",
        )
        for side in sides
    )
    days = [one.contact.first or one.since for one in answer.contacts]
    told = (
        f"{counted(len(answer.contacts), 'contact')} {counted_days(days)} that not every side has reported. "
        "The table beneath tells of each."
    )
    chart = Lanes("Contacts that a side has not reported", told, lanes)
    return figure_of(chart, narrowed, _key(answer))


def _dot(one: OneSided, side: str) -> Dot:
    told_by = sorted(one.contact.sides)
    return Dot(
        one.contact.first or one.since,
        SHAPES_OF_KINDS.get(one.contact.kind or "", "ring"),
        partial(_told, one, side),
        partial(addresses.contact, one.contact.id),
        told_by[0][:3] if len(told_by) == 1 else str(len(told_by)),
        "t2",
    )


def _told(one: OneSided, side: str) -> str:
    """A contact in words, who has told of it, and who has not."""
    told_by = joined([party_name(code) for code in sorted(one.contact.sides)])
    return f"{contact_line(one.contact)}; told by {told_by} alone, not by {party_name(side)}"  # type: ignore[arg-type]


def _key(answer: Silence) -> tuple[tuple[str, str, str], ...]:
    kinds = {one.contact.kind or "": name_of_kind(one.contact.kind) for one in answer.contacts}
    key = [(SHAPES_OF_KINDS.get(kind, "ring"), "t2", name) for kind, name in sorted(kinds.items())]
    sides = sorted({side for one in answer.contacts for side in one.contact.sides})
    return (*key, *(("", "", f"{code}: told by {party_name(code)}") for code in sides))
