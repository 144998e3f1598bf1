"""Shapes and parameters that several subjects of the API share."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from dragoman.archive.listing import LIMIT, MOST

TEXT = (
    "On 3 May 2021, Foreign Minister Marta Lind of Norway telephoned her Danish counterpart, Foreign Minister Jeppe "
    "Kofod. Ms. Lind said that Norway was ready to reopen the ferry line in June."
)
"""The account of the examples."""
ACCOUNT = "0f5cc8c5d0a4b5e1"
"""The id of an account in examples."""
CONTACT = "c1f0f6a1e9b2d"

Cursor = Annotated[
    str | None, Query(max_length=10_000, description="The `next` of the page before; left out, the first page.")
]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Items of a page, at most.")]
Since = Annotated[
    str | None, Query(max_length=40, description="From this day, month or year on.", examples=["2021-05"])
]
Until = Annotated[
    str | None, Query(max_length=40, description="Up to the end of this day, month or year.", examples=["2022"])
]
FEW = LIMIT


class Given(BaseModel):
    """What a request gives: nothing but the fields named, each of its own type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class NewAccount(Given):
    """An account to be read: its text, exactly as published, and what is known of its publication."""

    name: str = Field(min_length=1, max_length=500, description="What to call it.", examples=["oslo"])
    text: str = Field(min_length=1, description="The text; it is kept as it is.", examples=[TEXT])
    publisher: str | None = Field(default=None, max_length=500, examples=["Ministry in Oslo"])
    kind: Literal["official", "wire", "press"] | None = Field(
        default=None, description="What the publisher is.", examples=["official"]
    )
    side: str | None = Field(
        default=None, max_length=500, description="Whom an official account speaks for: JP, EU …", examples=["NO"]
    )
    title: str | None = Field(
        default=None, max_length=2000, description="The title, where the text does not have it.", examples=[None]
    )
    published: str | None = Field(
        default=None, max_length=500, description="A date or time, ISO 8601.", examples=["2021-05-03"]
    )
    url: str | None = Field(
        default=None,
        max_length=2000,
        description="Where it was published. A changed text at the same address is a new version of the account.",
        examples=["https://ministry.example/calls/17"],
    )


class ContactPerson(BaseModel):
    """Somebody who takes part, speaks or is bound; what is not known is null."""

    name: str = Field(description="How to show them.", examples=["Marta Lind"])
    person: str | None = Field(examples=["Marta Lind"])
    party: str | None = Field(examples=["NO"])


def json_answer(example: Any, description: str) -> dict[int | str, dict[str, Any]]:  # noqa: ANN401 - what JSON holds
    """How an endpoint shows an example of its answer; the schema comes from its response model."""
    return {200: {"description": description, "content": {"application/json": {"example": example}}}}


def body_of(media_types: dict[str, dict[str, Any]], description: str) -> dict[str, Any]:
    """How an endpoint that reads its body itself describes it."""
    return {"requestBody": {"required": True, "description": description, "content": media_types}}


def joined(faults: Sequence[dict[str, Any]]) -> str:
    """The faults of a shape as one line."""
    return "; ".join(f"{one['place']}: {one['fault']}" for one in faults)
