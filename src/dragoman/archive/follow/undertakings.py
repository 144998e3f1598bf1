"""Undertakings followed: which are open, due, kept, lapsed or withdrawn, by what, and what persons have ruled."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import Connection

from dragoman.archive.follow.kept import GRACE_DAYS, Closing, contacts_after, kept_by, would_show
from dragoman.archive.follow.pledged import Pledge, pledges
from dragoman.archive.follow.rulings import Ruled, rulings_on_undertakings
from dragoman.archive.follow.spoken import spoken_of
from dragoman.archive.follow.subject import Subject
from dragoman.archive.follow.values import Told
from dragoman.archive.when import day_range

SOON_DAYS = 14
"""Days before the last day named from which an undertaking counts as due."""


class State(StrEnum):
    """What became of an undertaking."""

    OPEN = "open"
    DUE = "due"
    KEPT = "kept"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Followed:
    """An undertaking with what became of it by a day, why, and what closed it.

    `machine` is the status that the machine proposes, the same unless a person has ruled; `ruled` has the rulings.
    """

    pledge: Pledge
    status: State
    reason: str
    closing: Closing | None = None
    machine: State = State.OPEN
    ruled: tuple[Ruled, ...] = ()


def undertakings(
    db: Connection,
    subject: Subject,
    on: str,
    *,
    status: Iterable[str] = (),
    kinds: Iterable[str] = (),
    everything: bool = False,
) -> tuple[Followed, ...]:
    """The undertakings that bind all whom `subject` names, as they stood on the day `on`, in the order in which made.

    Only those of some status and kinds, where these are given; `everything` is as for `pledges`.
    """
    rulings = rulings_on_undertakings(db)
    made = [
        _rescheduled(one, rulings.get(one.id, {}))
        for one in pledges(db, subject, kinds, everything=everything)
        if (one.said or "") <= on
    ]
    after = contacts_after(db, made)
    spoken = spoken_of(db, made, on)
    wanted = set(status)
    found = (_followed(one, after, spoken.get(one.id), on, rulings.get(one.id, {})) for one in made)
    return tuple(one for one in found if not wanted or one.status in wanted)


def _followed(
    pledge: Pledge, after: dict[str, list[Told]], spoken: Closing | None, on: str, ruled: dict[str, Ruled]
) -> Followed:
    """An undertaking as it stands: by ruling, else by the first evidence, else by its days."""
    seen = kept_by(pledge, after, on)
    closing = min((one for one in (seen, spoken) if one), key=lambda one: (one.status != "kept", one.day), default=None)
    if closing:
        state, reason = State(closing.status), closing.reason
    else:
        state, reason = _by_days(pledge, on, shown=would_show(pledge, after, on))
    own = Followed(pledge, state, reason, closing, state, tuple(ruled[field] for field in sorted(ruled)))
    return _as_ruled(own, ruled)


def _by_days(pledge: Pledge, on: str, *, shown: bool) -> tuple[State, str]:
    """The status of what nothing closes; `shown` tells whether the archive would show it, had it been kept."""
    if pledge.first is None or pledge.last is None:
        return State.OPEN, "no day named" if pledge.due is None else f"no certain day named ({_plain(pledge.due)})"
    over = _plus(pledge.last, GRACE_DAYS)
    if over < on:
        if shown:
            return State.LAPSED, f"nothing tells that it was done by {pledge.last}"
        return State.DUE, f"was due by {pledge.last}; the archive would not show whether it was done"
    if pledge.first <= on or pledge.last <= _plus(on, SOON_DAYS):
        return State.DUE, f"due by {pledge.last}"
    return State.OPEN, f"due from {pledge.first} to {pledge.last}"


def _as_ruled(followed: Followed, ruled: dict[str, Ruled]) -> Followed:
    """What a person has ruled over what the machine proposes."""
    status, closed = ruled.get("status"), ruled.get("closed_by")
    if closed and isinstance(closed.value, str):
        state = State.KEPT if followed.status not in {State.KEPT, State.WITHDRAWN} else followed.status
        name = closed.value
        said = "." in name
        own = Closing(
            state.value,
            closed.at[:10],
            f"ruled by {closed.author}",
            contact=None if said else name,
            statement=name if said else None,
        )
        followed = replace(followed, status=state, reason=own.reason, closing=own)
    if status and status.value in set(State):
        state = State(status.value)
        closing = followed.closing if closed or state is followed.status else None
        return replace(followed, status=state, reason=f"ruled by {status.author}", closing=closing)
    return followed


def _rescheduled(pledge: Pledge, ruled: dict[str, Ruled]) -> Pledge:
    """An undertaking with the time that a person has set for it."""
    if "when" not in ruled:
        return pledge
    value = ruled["when"].value
    days = day_range(str(value)) if value else None
    first, last = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
    return replace(pledge, due=value, first=first, last=last)


def _plain(due: str) -> str:
    return due.removeprefix("open:").strip()


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
