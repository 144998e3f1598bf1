"""What the pages beneath /manage share: their small navigation, and how sizes and times are written."""

from typing import NamedTuple

from fastapi import Request, Response

from dragoman.archive.users import Role
from dragoman.export.labels import plain_date
from dragoman.web.pages.drawing import draw

THOUSAND = 1000


class Way(NamedTuple):
    """One of the pages, and the role that it needs."""

    href: str
    name: str
    role: Role = Role.READER


WAYS = (
    Way("/manage", "Overview"),
    Way("/manage/add", "Add", Role.EDITOR),
    Way("/manage/rejects", "Set aside"),
    Way("/manage/backup", "Backup", Role.ADMIN),
    Way("/manage/users", "Users", Role.ADMIN),
    Way("/manage/tokens", "Tokens"),
    Way("/manage/log", "Log", Role.ADMIN),
    Way("/manage/settings", "Settings"),
    Way("/manage/about", "About"),
)


def managed(request: Request, template: str, /, *, status: int = 200, **shown: object) -> Response:
    """A page beneath /manage, with the ways to those that the visitor may see."""
    role = request.state.visitor.user.role
    ways = [way for way in WAYS if role.may(way.role)]
    return draw(request, f"manage/{template}.html.jinja", status=status, ways=ways, **shown)


def plain_size(count: int) -> str:
    """A number of bytes as persons write it.

    >>> plain_size(1_300), plain_size(58_089_472)
    ('1.3 kB', '58.1 MB')
    """
    size, unit = float(count), "bytes"
    for larger in ("kB", "MB", "GB", "TB"):
        if size < THOUSAND:
            break
        size, unit = size / THOUSAND, larger
    return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:,.1f} {unit}"


def plain_duration(seconds: float) -> str:
    """A length of time in its largest unit.

    >>> plain_duration(3), plain_duration(125), plain_duration(7300)
    ('3 seconds', '2 minutes', '2 hours')
    """
    for size, unit in ((3600, "hour"), (60, "minute")):
        if seconds >= size:
            return _counted(round(seconds / size), unit)
    return _counted(max(1, round(seconds)), "second")


def plain_moment(at: str) -> str:
    """A moment in UTC, to the minute.

    >>> plain_moment("2026-11-22T12:00:00Z")
    'Sunday 22 November 2026, 12:00 UTC'
    """
    day, _, time = at.partition("T")
    return f"{plain_date(day)}, {time[:5]} UTC" if time else plain_date(day)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
