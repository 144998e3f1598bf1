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
from dragoman.archive.follow.standing import is_standing
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


@dataclass(frozen=True)
class Choice:
    """Which undertakings are wanted: of these statuses and kinds (of all where empty).

    Those that are a way of speaking, or were over with the contact itself, are among them only with `everything`.
    """

    status: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    everything: bool = False


BINDING = Choice()


def undertakings(db: Connection, subject: Subject, on: str, choice: Choice = BINDING) -> tuple[Followed, ...]:
    """The undertakings that bind all whom `subject` names, as they stood on the day `on`, in order."""
    told = pledges(db, subject, choice.kinds, everything=choice.everything)
    found = as_they_stand(db, (one for one in told if (one.said or "") <= on), on)
    return tuple(one for one in found if not choice.status or one.status in choice.status)


def as_they_stand(db: Connection, told: Iterable[Pledge], on: str) -> tuple[Followed, ...]:
    """What became of some undertakings by the day `on`, in their order."""
    rulings = rulings_on_undertakings(db)
    made = [_rescheduled(one, rulings.get(one.id, {})) for one in told]
    after = contacts_after(db, made, on)
    spoken = spoken_of(db, made, after)
    return tuple(_followed(one, (after, spoken), on, rulings.get(one.id, {})) for one in made)


def _followed(
    pledge: Pledge, evidence: tuple[dict[str, list[Told]], dict[str, Closing]], on: str, ruled: dict[str, Ruled]
) -> Followed:
    """An undertaking as it stands: by ruling, else by the first evidence, else by its days."""
    after, spoken = evidence
    seen = (kept_by(pledge, after, on), spoken.get(pledge.id))
    closing = min((one for one in seen if one), key=lambda one: (one.status != "kept", one.day), default=None)
    if closing:
        state, reason = State(closing.status), closing.reason
    else:
        state, reason = _by_days(pledge, on, shown=would_show(pledge, after, on))
    own = Followed(pledge, state, reason, closing, state, tuple(ruled[field] for field in sorted(ruled)))
    return _as_ruled(own, ruled)


def _by_days(pledge: Pledge, on: str, *, shown: bool) -> tuple[State, str]:
    """The status of what nothing closes; `shown` tells whether the archive would show it, had it been kept."""
    if pledge.first is None or pledge.last is None:
        return State.OPEN, _why_open(pledge)
    over = _plus(pledge.last, GRACE_DAYS)
    if over < on:
        if shown:
            return State.LAPSED, f"nothing tells that it was done by {pledge.last}"
        return State.DUE, f"was due by {pledge.last}; the archive would not show whether it was done"
    if pledge.first <= on or pledge.last <= _plus(on, SOON_DAYS):
        return State.DUE, f"due by {pledge.last}"
    return State.OPEN, f"due from {pledge.first} to {pledge.last}"


def _why_open(pledge: Pledge) -> str:
    """Why no day can come on which an undertaking is due."""
    if pledge.due is None:
        return "no day named"
    goes_on = pledge.due[:1].isdigit() and is_standing(pledge)
    return "goes on, so that no day ends it" if goes_on else f"no certain day named ({_plain(pledge.due)})"


def _as_ruled(followed: Followed, ruled: dict[str, Ruled]) -> Followed:
    """What a person has ruled over what the machine proposes."""
    status, closed = ruled.get("status"), ruled.get("closed_by")
    if closed and isinstance(closed.value, str):
        state: State = State.WITHDRAWN if followed.status is State.WITHDRAWN else State.KEPT
        name = closed.value
        said = "." in name
        own = Closing(
            state.value,
            closed.at[:10],
            f"ruled by {closed.by}",
            contact=None if said else name,
            statement=name if said else None,
        )
        followed = replace(followed, status=state, reason=own.reason, closing=own)
    if status and status.value in set(State):
        own_state = State(status.value)
        closing = followed.closing if closed or own_state is followed.status else None
        return replace(followed, status=own_state, reason=f"ruled by {status.by}", closing=closing)
    return followed


def _rescheduled(pledge: Pledge, ruled: dict[str, Ruled]) -> Pledge:
    """An undertaking with the time that a person has set for it; what goes on has no day but a person's."""
    if "when" not in ruled:
        return replace(pledge, first=None, last=None) if pledge.first and is_standing(pledge) else pledge
    value = ruled["when"].value
    days = day_range(str(value)) if value else None
    first, last = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
    return replace(pledge, due=value, first=first, last=last)


def _plain(due: str) -> str:
    return due.removeprefix("open:").strip()


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
