"""Saved searches: queries under names of their own, each user's own."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from dragoman.archive.follow import to_plain
from dragoman.archive.searches import LONGEST_NAME, SavedSearch
from dragoman.web.access import Reader, TheArchive
from dragoman.web.api.shapes import Given
from dragoman.web.tagged import tagged

router = APIRouter(prefix="/searches", tags=["search"])


class NewSearch(Given):
    """A query and the name to keep it under."""

    name: str = Field(min_length=1, max_length=LONGEST_NAME, examples=["Norway's promises"])
    query: str = Field(max_length=2000, examples=["by:NO act:promise"])
    of: Literal["statements", "accounts", "contacts"] = "statements"


class SavedShape(BaseModel):
    """A query under a name."""

    name: str = Field(examples=["Norway's promises"])
    query: str = Field(examples=["by:NO act:promise"])
    of: str = Field(examples=["statements"])
    at: str = Field(description="When it was saved.", examples=["2026-11-22T12:00:00Z"])


class Saved(BaseModel):
    """The searches that a user has saved."""

    items: list[SavedShape]


@router.get("", response_model=Saved)
def saved_searches(request: Request, archive: TheArchive, user: Reader) -> Response:
    """The searches that you have saved, by name."""
    return tagged(request, {"items": to_plain(archive.searches(user.name))})


@router.post("", response_model=SavedShape, status_code=HTTPStatus.CREATED)
def save_search(archive: TheArchive, user: Reader, new: NewSearch) -> SavedSearch:
    """Keep a query under a name, in the place of an earlier one of that name."""
    return archive.save_search(new.name, new.query, of=new.of, owner=user.name)


@router.delete("", status_code=HTTPStatus.NO_CONTENT)
def forget_search(
    archive: TheArchive,
    user: Reader,
    name: Annotated[str, Query(max_length=500, description="Its name.", examples=["Norway's promises"])],
) -> None:
    """Delete a search that you have saved."""
    archive.forget_search(name, user.name)
