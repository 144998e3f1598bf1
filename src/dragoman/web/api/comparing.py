"""Comparing accounts without keeping them."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from dragoman.sources.loading import account_from
from dragoman.web.access import Reader
from dragoman.web.api.shapes import Given, NewAccount
from dragoman.web.forms import RECORD, Form, shown
from dragoman.web.problems import ProblemError
from dragoman.web.reader import compared

router = APIRouter(tags=["compare"])

LONGEST = 1_000_000
"""Characters of all accounts of one comparison."""


class Comparison(Given):
    """Accounts of one contact."""

    accounts: list[NewAccount] = Field(
        min_length=2,
        max_length=20,
        examples=[
            [
                {
                    "name": "oslo",
                    "text": "On 3 May 2021, Foreign Minister Marta Lind of Norway telephoned Foreign Minister Jeppe "
                    "Kofod of Denmark. Ms. Lind said that Norway was ready to reopen the ferry line in June.",
                },
                {
                    "name": "copenhagen",
                    "text": "Foreign Minister Jeppe Kofod of Denmark spoke with Foreign Minister Marta Lind of Norway "
                    "on 3 May 2021. Ms. Lind said that Norway would reopen the ferry line in June.",
                },
            ]
        ],
    )


@router.post("/compare", response_class=Response, responses=RECORD)
def compare(
    request: Request,
    _: Reader,
    given: Comparison,
    form: Annotated[Form | None, Query(alias="format", description="The form; goes before Accept.")] = None,
) -> Response:
    """Compare 2 to 20 accounts of one contact; the record is given, and nothing is kept."""
    if sum(len(one.text) for one in given.accounts) > LONGEST:
        raise ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"compare at most {LONGEST:,} characters at once")
    accounts = [
        account_from(one.model_dump(exclude_none=True), f"account {number}")
        for number, one in enumerate(given.accounts, 1)
    ]
    return shown(request, compared(accounts), form)
