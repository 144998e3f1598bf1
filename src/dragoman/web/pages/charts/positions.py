"""The chart of positions: what a party said on each day, by how far it binds, and above it when that changed."""

from collections.abc import Callable
from functools import partial

from dragoman.archive.follow import Positions
from dragoman.archive.follow.phrases import Turn
from dragoman.archive.follow.positions import Position
from dragoman.archive.follow.shifts import Shift
from dragoman.export.labels import capitalised, label
from dragoman.lexicon.parties import party_name
from dragoman.model import Strength
from dragoman.web.pages import addresses
from dragoman.web.pages.charts.lanes import Dot, Lane, Lanes, Narrowed, counted_days
from dragoman.web.pages.charts.scales import short_day
from dragoman.web.pages.charts.timeline import counted, figure_of
from dragoman.web.pages.charts.values import Figure

SIGNS = {"new": "plus", "dropped": "minus", "hardened": "up", "softened": "down"}
TONES = {"new": "t3", "dropped": "t2", "hardened": "t7", "softened": "t6"}
MOST_WORDS = 160

Anchor = Callable[[Turn | Shift], str]
"""Where a change stands in the table beneath."""


def positions_figure(answer: Positions, narrowed: Narrowed, anchor: Anchor) -> Figure | None:
    """The chart of a party's positions; None where none of its statements has a day."""
    dated = [one for one in answer.positions if one.said.day]
    levels = [(level.value, label("strength", level.value)) for level in reversed(Strength)]
    lanes = [
        Lane(capitalised(name), tuple(_dot(one) for one in dated if one.said.strength == level), "statements")
        for level, name in [*levels, (None, "reports of fact")]
    ]
    changes = tuple(_change(one, anchor) for one in changes_of(answer))
    if changes:
        lanes.insert(0, Lane("Changes", changes, "changes"))
    days = [one.said.day or "" for one in dated]
    told = (
        f"{counted(len(dated), 'statement')} of {party_name(answer.party)} {counted_days(days)}, the more binding the "
        f"higher, and {counted(len(changes), 'change')}. The tables beneath have the words of each."
    )
    chart = Lanes("What was said, and how far it binds", told, tuple(lanes))
    return figure_of(chart, narrowed, _key(answer))


def changes_of(answer: Positions) -> list[Turn | Shift]:
    """Phrases and statements that changed, in the order of days."""
    found: list[Turn | Shift] = [*answer.turns, *answer.shifts]
    return sorted(found, key=lambda one: (day_of_change(one), one.kind))


def day_of_change(one: Turn | Shift) -> str:
    """The day on which something changed."""
    return one.day if isinstance(one, Turn) else one.after.day or ""


def shortened(words: str, most: int = MOST_WORDS) -> str:
    r"""Words on one line, cut where they are many.

    >>> shortened("The  ferry line\\nwould be reopened", 14)
    'The ferry …'
    """
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[:most].rpartition(' ')[0] or plain[:most]} …"


def _dot(one: Position) -> Dot:
    said = one.said
    return Dot(
        said.day or "",
        "disc" if said.own else "diamond",
        partial(_told, one),
        partial(addresses.statement, said.id),
        tone="t1 several" if said.own else "t2",
        group="own" if said.own else "credited",
    )


def _told(one: Position) -> str:
    """A statement in words: when, in whose account, how far it binds."""
    said = one.said
    binding = f" ({label('strength', said.strength)})" if said.strength else ""
    return f"{short_day(said.day or '')}, {said.teller.label}{binding}: “{shortened(said.words.words)}”"


def _change(one: Turn | Shift, anchor: Anchor) -> Dot:
    if isinstance(one, Turn):
        day, told = one.day, f"“{shortened(one.phrase)}” is {one.kind}"
    else:
        day, told = one.after.day or "", f"{one.kind}: “{shortened(one.after.words.words)}”"
    return Dot(
        day,
        SIGNS[one.kind],
        lambda: f"{short_day(day)}: {told}",
        partial(anchor, one),
        tone=f"{TONES[one.kind]} several",
    )


def _key(answer: Positions) -> tuple[tuple[str, str, str], ...]:
    name = party_name(answer.party)
    key = [("disc", "t1 several", f"{name} in its own accounts")] if answer.own else []
    key += [("diamond", "t2", f"{name} as others’ accounts have it")] if answer.credited else []
    kinds = {one.kind for one in changes_of(answer)}
    told = {"new": "a phrase is new", "dropped": "a phrase is dropped"}
    told |= {"hardened": "binds more than before", "softened": "binds less than before"}
    key += [(SIGNS[kind], f"{TONES[kind]} several", told[kind]) for kind in SIGNS if kind in kinds]
    return tuple(key)
