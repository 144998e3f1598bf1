"""Follow: what the archive tells over time. Each answer carries the ids under which what it rests on is found."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from dragoman.archive.follow import (
    AFTER_DAYS,
    NEAR_DAYS,
    RUN,
    Choice,
    Followed,
    Omitted,
    Positions,
    Scope,
    Silence,
    State,
    Timeline,
    to_calendar,
    to_plain,
)
from dragoman.web.access import Reader, TheArchive
from dragoman.web.api.shapes import Since, Until
from dragoman.web.tagged import tagged, tagged_bytes

router = APIRouter(prefix="/follow", tags=["follow"])

_MANY = 10
_DAYS = 3650
Word = Annotated[str, Query(min_length=1, max_length=200)]
Who = Annotated[
    list[Word],
    Query(max_length=_MANY, description="Parties (NO, Norway) and persons; all of them together.", examples=[["NO"]]),
]
Topic = Annotated[str | None, Query(max_length=500, description="Only where this was spoken of.", examples=["ferry"])]
On = Annotated[
    str | None,
    Query(max_length=40, description="As things stood on this day; left out, today.", examples=["2022-01-01"]),
]
Side = Annotated[str | None, Query(max_length=200, description="Only what this side leaves out.", examples=["DK"])]
Statuses = Annotated[list[State], Query(max_length=_MANY, description="Only those of these statuses.")]
Kinds = Annotated[
    list[Word], Query(max_length=_MANY, description="Only those of these kinds: visit, aid …", examples=[["visit"]])
]
Everything = Annotated[
    bool, Query(alias="all", description="Also ways of speaking, and what was over with the contact itself.")
]


def _days(since: Since = None, until: Until = None) -> Scope:
    return Scope(None, since, until)


def _topic_and_days(days: Annotated[Scope, Depends(_days)], topic: Topic = None) -> Scope:
    return replace(days, topic=topic)


InDays = Annotated[Scope, Depends(_days)]
OnTopic = Annotated[Scope, Depends(_topic_and_days)]


class Undertakings(BaseModel):
    """Undertakings as they stood on a day."""

    items: list[Followed]


class Omissions(BaseModel):
    """Topics that a side leaves out wherever the other has them."""

    items: list[Omitted]


@router.get("/timeline", response_model=Timeline)
def timeline(
    request: Request,
    archive: TheArchive,
    _: Reader,
    scope: OnTopic,
    who: Who = [],
    near: Annotated[int, Query(ge=0, le=_DAYS, description="Days that count as shortly before.")] = NEAR_DAYS,
) -> Response:
    """The contacts of parties and persons in order: the days between, who asked for them, and after what."""
    found = archive.timeline(*who, scope=scope, near_days=near)
    return tagged(request, to_plain(found))


@router.get("/positions", response_model=Positions)
def positions(
    request: Request,
    archive: TheArchive,
    _: Reader,
    party: Annotated[str, Query(min_length=1, max_length=200, description="Whose.", examples=["NO"])],
    topic: Annotated[str, Query(min_length=1, max_length=500, description="On what.", examples=["ferry"])],
    days: InDays,
    to: Who = [],
    run: Annotated[int, Query(ge=2, le=1000, description="Days in a row on which a phrase must stand.")] = RUN,
    everywhere: Annotated[bool, Query(description="Also in accounts that tell of no contact.")] = False,
) -> Response:
    """What a party has said on a topic, in its own accounts and in others', and when that changed."""
    found = archive.positions(party, topic, *to, scope=replace(days, everywhere=everywhere), run=run)
    return tagged(request, to_plain(found))


@router.get("/undertakings", response_model=Undertakings)
def undertakings(
    request: Request,
    archive: TheArchive,
    _: Reader,
    scope: OnTopic,
    who: Who = [],
    on: On = None,
    status: Statuses = [],
    kind: Kinds = [],
    everything: Everything = False,
) -> Response:
    """Who undertook what, by when, what became of it, and what closed it."""
    choice = Choice(tuple(one.value for one in status), tuple(kind), everything)
    found = archive.undertakings(*who, on=on, scope=scope, choice=choice)
    return tagged(request, {"items": to_plain(found)})


@router.get(
    "/undertakings.ics",
    response_class=Response,
    responses={200: {"description": "iCalendar (RFC 5545).", "content": {"text/calendar": {}}}},
)
def calendar(
    request: Request,
    archive: TheArchive,
    _: Reader,
    scope: OnTopic,
    who: Who = [],
    on: On = None,
    kind: Kinds = [],
) -> Response:
    """A calendar to subscribe to: a reminder on the last day of each undertaking that is not closed yet."""
    choice = Choice((), tuple(kind))
    found = archive.undertakings(*who, on=on, scope=scope, choice=choice)
    return tagged_bytes(request, to_calendar(found).encode(), "text/calendar")


@router.get("/silence", response_model=Silence)
def silence(
    request: Request,
    archive: TheArchive,
    _: Reader,
    scope: OnTopic,
    who: Who = [],
    on: On = None,
    side: Side = None,
    after: Annotated[int, Query(ge=0, le=_DAYS, description="Days that a side has to report.")] = AFTER_DAYS,
) -> Response:
    """The contacts that not all sides have reported."""
    return tagged(request, to_plain(archive.silence(*who, on=on, side=side, scope=scope, after_days=after)))


@router.get("/omitted", response_model=Omissions)
def omitted(
    request: Request,
    archive: TheArchive,
    _: Reader,
    days: InDays,
    who: Who = [],
    side: Side = None,
    least: Annotated[int, Query(ge=1, le=100_000, description="Contacts that a topic is left out of, at least.")] = 1,
) -> Response:
    """The topics that a side leaves out wherever the other has them."""
    found = archive.omitted(*who, side=side, scope=days, least=least)
    return tagged(request, {"items": to_plain(found)})
