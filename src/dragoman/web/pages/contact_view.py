"""What stands beside a comparison on a contact's page: contacts around it, and in which order its accounts came out."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from dragoman.archive.around import Around, around
from dragoman.archive.contacts import KeptRecord
from dragoman.archive.follow.values import Told
from dragoman.export.labels import capitalised, joined, label, plain_date
from dragoman.export.view import View

MOST_NAMED = 5
"""Of so many at most a line tells the names, or how many more there are."""
_DAY = len("2021-05-03")


@dataclass(frozen=True)
class Beside:
    """Another contact: its id, and what it was in a line."""

    id: str
    line: str


@dataclass(frozen=True)
class Published:
    """When an account came out: its name, the day in words, and how it stands to the first one."""

    name: str
    when: str
    standing: str
    announces: bool


@dataclass(frozen=True)
class Surroundings:
    """The last and the next contact of the same parties, the whole and the parts, and the accounts as they came out."""

    planned: bool
    earlier: Beside | None
    later: Beside | None
    whole: Beside | None
    parts: tuple[Beside, ...]
    published: tuple[Published, ...]


def surroundings(db: Connection, kept: KeptRecord, name: str) -> Surroundings:
    """What stands around a contact."""
    found: Around = around(db, name)
    return Surroundings(
        planned=found.contact.planned,
        earlier=_beside(found.earlier),
        later=_beside(found.later),
        whole=_beside(found.whole),
        parts=tuple(Beside(one.id, told_line(one)) for one in found.parts),
        published=_published(View(kept.record)),
    )


def told_line(one: Told, *, dated: bool = True) -> str:
    """A contact in a line: what it was, who took part, and when."""
    what = capitalised(label("contact_kind", one.kind)) if one.kind else "Contact"
    who = [person.name for person in one.participants]
    if len(who) > MOST_NAMED:
        who[MOST_NAMED - 1 :] = [f"{len(who) - MOST_NAMED + 1} more"]
    between = f" {'between' if len(who) > 1 else 'with'} {joined(who)}" if who else ""
    return f"{what}{between}{f', {plain_date(one.date)}' if dated and one.date else ''}"


def _beside(one: Told | None) -> Beside | None:
    return Beside(one.id, told_line(one)) if one else None


def _published(view: View) -> tuple[Published, ...]:
    """The accounts by the day on which they came out, those of which that is not known at the end."""
    ordered = sorted(view.columns, key=lambda one: (one.account.published or "9999")[:_DAY])
    days = [_day(one.account.published) for one in ordered]
    return tuple(
        Published(
            one.name,
            plain_date(one.account.published[:_DAY]) if one.account.published else "no day given",
            _standing(days, place),
            bool(one.reading.contact and one.reading.contact.planned),
        )
        for place, one in enumerate(ordered)
    )


def _standing(days: list[date | None], place: int) -> str:
    """How the day of an account stands to the first day: "first", "the same day", "2 days later"."""
    own, first = days[place], days[0]
    if own is None or first is None or sum(day is not None for day in days) == 1:
        return ""
    if own == first:
        return "the same day" if days.count(first) > 1 else "first"
    later = (own - first).days
    return f"{later} day{'' if later == 1 else 's'} later"


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:_DAY])
    except ValueError:
        return None
