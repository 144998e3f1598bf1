"""Search, in the language of queries that the command line has, and statements similar to one."""

from enum import StrEnum
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field

from dragoman.archive.follow import to_plain
from dragoman.export.hits import hits_csv
from dragoman.web.access import Reader, TheArchive
from dragoman.web.api.shapes import ACCOUNT, CONTACT, Cursor
from dragoman.web.tagged import tagged, tagged_bytes

router = APIRouter(tags=["search"])

_FILE = {"content-disposition": 'attachment; filename="search.csv"'}


class Participant(BaseModel):
    """Somebody who speaks, is spoken to or takes part; what is not known is null."""

    person: str | None = Field(examples=["Marta Lind"])
    office: str | None = Field(examples=["Foreign Minister"])
    party: str | None = Field(examples=["NO"])


class HitShape(BaseModel):
    """A statement, account or contact that was found; what is no matter of such a hit is null or empty."""

    id: str = Field(examples=[f"{ACCOUNT}.s1"])
    account: str | None = Field(examples=[ACCOUNT])
    contacts: list[str] = Field(examples=[[CONTACT]])
    words: str = Field(description="The words that show why it was found: plain text, never markup.")
    start: int | None = Field(description="Where they begin in the text of the account.")
    highlights: list[list[int]] = Field(description="Spans within `words` of what was looked for.")
    speakers: list[Participant]
    addressees: list[Participant]
    participants: list[Participant]
    act: str | None = Field(examples=["promise"])
    strength: str | None = Field(examples=["ready"])
    polarity: str | None
    topics: list[str]
    kind: str | None
    date: str | None = Field(examples=["2021-05-03"])
    publisher: str | None
    side: str | None
    title: str | None


class FacetShape(BaseModel):
    """How many hits have each value; `field` is the filter that takes such a value."""

    name: str = Field(examples=["party"])
    field: str = Field(examples=["party"])
    values: list[tuple[str, int]] = Field(examples=[[("NO", 2), ("DK", 1)]])


class ResultsShape(BaseModel):
    """A page of what was found."""

    hits: list[HitShape]
    total: int = Field(description="All hits; where `exact` is false there are more than were counted.")
    exact: bool
    cursor: str | None = Field(description="Gives the next page; null on the last.")
    facets: list[FacetShape]


class SimilarShape(BaseModel):
    """A statement that says something like another."""

    hit: HitShape
    score: float = Field(description="The cosine of both vectors.", examples=[0.83])


class Similars(BaseModel):
    """The statements most like one, the most similar first."""

    items: list[SimilarShape]


class Form(StrEnum):
    """The forms of a page of hits."""

    JSON = "json"
    CSV = "csv"


@router.get(
    "/search", response_model=ResultsShape, responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}
)
def search(
    request: Request,
    archive: TheArchive,
    _: Reader,
    q: Annotated[
        str,
        Query(
            max_length=2000,
            description="The query, as in docs/reference/query-language.md; empty for everything.",
            examples=["by:NO ferry date:2021 strength>=ready"],
        ),
    ] = "",
    of: Annotated[Literal["statements", "accounts", "contacts"], Query(description="What to look for.")] = "statements",
    limit: Annotated[int, Query(ge=1, le=500, description="Hits of a page, at most.")] = 20,
    cursor: Cursor = None,
    facets: Annotated[bool, Query(description="Also count the hits by party, act, year and so on.")] = False,
    form: Annotated[Form, Query(alias="format", description="JSON, or the hits alone as a table.")] = Form.JSON,
) -> Response:
    """What a query finds, the latest day first. A query that cannot be understood is a problem that says where."""
    found = archive.search(q, of=of, limit=limit, cursor=cursor, facets=facets)
    if form is Form.CSV:
        return tagged_bytes(
            request, hits_csv(found.hits).encode("utf-8", "backslashreplace"), "text/csv", headers=_FILE
        )
    return tagged(request, to_plain(found))


@router.get("/statements/{statement}/similar", response_model=Similars)
def similar(
    request: Request,
    archive: TheArchive,
    _: Reader,
    statement: Annotated[
        str, Path(max_length=500, description="The id of a statement: ACCOUNT.s3.", examples=[f"{ACCOUNT}.s1"])
    ],
    limit: Annotated[int, Query(ge=1, le=500, description="Statements, at most.")] = 20,
) -> Response:
    """The statements most similar to one by their vectors. Similar is not the same: a denial is like what it denies."""
    return tagged(request, {"items": to_plain(archive.similar(statement, limit))})
