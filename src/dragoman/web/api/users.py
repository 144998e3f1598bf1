"""Users and tokens, and the log of what was done (server mode)."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import BaseModel, Field, Strict

from dragoman.archive.engine import reading, writing
from dragoman.archive.search.cursors import cursor_of, rank_after
from dragoman.archive.users import (
    Role,
    add_user,
    change_user,
    deeds,
    make_token,
    note,
    revoke_token,
    tokens,
    users,
)
from dragoman.web.access import Admin, Reader, TheArchive, on_server, origin_of
from dragoman.web.api.shapes import FEW, Cursor, Given, Limit
from dragoman.web.tagged import tagged

router = APIRouter(tags=["users"], dependencies=[Depends(on_server)])

Name = Annotated[str, Path(max_length=64, examples=["vera"])]


GivenRole = Annotated[Role, Strict(strict=False)]
"""A role by its name, as JSON gives it."""


class UserShape(BaseModel):
    """A user."""

    name: str = Field(examples=["vera"])
    role: Role
    active: bool
    added: str = Field(examples=["2026-11-22T12:00:00Z"])


class NewUser(Given):
    """A user to be added."""

    name: str = Field(min_length=1, max_length=64, examples=["vera"])
    password: str = Field(min_length=12, max_length=1024, examples=["correct horse battery staple"])
    role: GivenRole = Role.READER


class Change(Given):
    """What is to be changed of a user; what is left out stays."""

    role: GivenRole | None = None
    password: str | None = Field(default=None, min_length=12, max_length=1024)
    active: bool | None = None


class TokenShape(BaseModel):
    """A token; its secret is shown once, when it is made."""

    id: str = Field(examples=["9f2c1c0f8d3a4b5e"])
    name: str
    role: Role
    label: str = Field(examples=["nightly import"])
    added: str
    expires: str | None = None
    secret: str | None = None


class NewToken(Given):
    """A token to be made."""

    label: str = Field(min_length=1, max_length=200, examples=["nightly import"])
    role: GivenRole = Role.READER
    days: int | None = Field(default=90, ge=1, le=3650, description="How long it counts; null for ever.")


class DeedShape(BaseModel):
    """Something that somebody did."""

    at: str
    who: str | None
    origin: str | None
    action: str = Field(examples=["login"])
    target: str | None


class Deeds(BaseModel):
    """A page of the log, the last deed first."""

    items: list[DeedShape]
    next: str | None


@router.get("/users", response_model=list[UserShape])
def all_users(request: Request, archive: TheArchive, _: Admin) -> Response:
    """All users, by name."""
    with reading(archive.engine) as db:
        return tagged(request, [asdict(one) for one in users(db)])


@router.post("/users", response_model=UserShape, status_code=HTTPStatus.CREATED)
def new_user(request: Request, archive: TheArchive, admin: Admin, given: NewUser) -> object:
    """Add a user."""
    with writing(archive.engine) as db:
        made = add_user(db, given.name, given.password, given.role, at=archive.now())
        note(db, "add_user", who=admin.name, origin=origin_of(request), target=made.name, at=archive.now())
    return asdict(made)


@router.patch("/users/{name}", response_model=UserShape)
def changed_user(request: Request, archive: TheArchive, admin: Admin, name: Name, given: Change) -> object:
    """Change a user's role or password, or shut the user out."""
    with writing(archive.engine) as db:
        made = change_user(db, name, role=given.role, password=given.password, active=given.active)
        note(db, "change_user", who=admin.name, origin=origin_of(request), target=name, at=archive.now())
    return asdict(made)


@router.get("/tokens", response_model=list[TokenShape])
def own_tokens(request: Request, archive: TheArchive, user: Reader) -> Response:
    """One's own tokens, without their secrets."""
    with reading(archive.engine) as db:
        return tagged(request, [asdict(one) | {"secret": None} for one in tokens(db, user.name)])


@router.post("/tokens", response_model=TokenShape, status_code=HTTPStatus.CREATED)
def new_token(request: Request, archive: TheArchive, user: Reader, given: NewToken) -> object:
    """Make a token for a program; its secret is in the answer and nowhere else."""
    with writing(archive.engine) as db:
        made = make_token(db, user, given.label, given.role, at=archive.now(), days=given.days)
        note(db, "make_token", who=user.name, origin=origin_of(request), target=made.id, at=archive.now())
    return asdict(made)


@router.delete("/tokens/{key}", status_code=HTTPStatus.NO_CONTENT)
def no_token(request: Request, archive: TheArchive, user: Reader, key: Annotated[str, Path(max_length=16)]) -> None:
    """Take one of one's own tokens back."""
    with writing(archive.engine) as db:
        revoke_token(db, user.name, key)
        note(db, "revoke_token", who=user.name, origin=origin_of(request), target=key, at=archive.now())


@router.get("/audit", response_model=Deeds)
def audit(
    request: Request,
    archive: TheArchive,
    _: Admin,
    cursor: Cursor = None,
    limit: Limit = FEW,
) -> Response:
    """The log of what was done, the last first."""
    with reading(archive.engine) as db:
        before = rank_after(cursor, "", "audit") if cursor is not None else None
        found = deeds(db, before=before, limit=limit + 1)
    more = cursor_of("", "audit", found[limit - 1][0]) if len(found) > limit else None
    return tagged(request, {"items": [asdict(deed) for _, deed in found[:limit]], "next": more})
