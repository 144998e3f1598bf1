"""Contacts: a list by day, and each as its accounts tell it together."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field

from dragoman.archive.contacts import find_contact, record_in
from dragoman.archive.engine import reading
from dragoman.archive.follow import to_plain
from dragoman.archive.listing import list_contacts
from dragoman.web.access import Reader, TheArchive
from dragoman.web.api.shapes import ACCOUNT, CONTACT, FEW, ContactPerson, Cursor, Limit, Since, Until
from dragoman.web.forms import RECORD, Form, shown
from dragoman.web.tagged import tagged

router = APIRouter(prefix="/contacts", tags=["contacts"])


class ContactAccount(BaseModel):
    """An account of a contact."""

    account: str = Field(description="Its id.", examples=[ACCOUNT])
    name: str = Field(examples=["oslo"])
    publisher: str | None = Field(examples=["Ministry in Oslo"])
    side: str | None = Field(examples=["NO"])


class ContactShape(BaseModel):
    """A contact as it is listed."""

    id: str = Field(examples=[CONTACT])
    kind: str | None = Field(examples=["telephone_call"])
    date: str | None = Field(description="As the accounts give it (EDTF).", examples=["2021-05-03"])
    first: str | None = Field(description="The first day on which it may have been.", examples=["2021-05-03"])
    last: str | None = Field(description="The last day on which it may have been.", examples=["2021-05-03"])
    initiator: str | None = Field(examples=["NO"])
    place: str | None
    planned: bool = Field(description="Whether it was only announced.")
    within: str | None = Field(description="The id of the contact of which this one is a part.")
    participants: list[ContactPerson]
    accounts: list[ContactAccount]


class Contacts(BaseModel):
    """A page of contacts."""

    items: list[ContactShape]
    next: str | None


@router.get("", response_model=Contacts)
def all_contacts(
    request: Request,
    archive: TheArchive,
    _: Reader,
    since: Since = None,
    until: Until = None,
    cursor: Cursor = None,
    limit: Limit = FEW,
) -> Response:
    """Contacts, the latest day first; those without a day come last, and only where no time is asked for."""
    with reading(archive.engine) as db:
        return tagged(request, to_plain(list_contacts(db, cursor, limit, since=since, until=until)))


@router.get("/{contact}", response_class=Response, responses=RECORD)
def one_contact(
    request: Request,
    archive: TheArchive,
    _: Reader,
    contact: Annotated[
        str, Path(max_length=100, description="The id of a contact, or one that it had.", examples=[CONTACT])
    ],
    form: Annotated[Form | None, Query(alias="format", description="The form; goes before Accept.")] = None,
) -> Response:
    """A contact as its accounts tell it together: facts, statements, matches, findings, each with its words."""
    with reading(archive.engine) as db:
        record = record_in(db, find_contact(db, contact))
    return shown(request, record, form)
