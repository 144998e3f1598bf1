"""Accounts: what the archive has, their texts, what was read in them, and what changed between versions."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel, Field

from dragoman.archive.accounts import find, kept, versions
from dragoman.archive.engine import reading
from dragoman.archive.follow import to_plain
from dragoman.archive.listing import contacts_of_account, described, list_accounts
from dragoman.archive.readings import effective_reading, machine_reading
from dragoman.archive.versions_diff import ChangeKind, diff_versions, plain_diff
from dragoman.model import Record
from dragoman.web.access import Reader, TheArchive
from dragoman.web.api.shapes import ACCOUNT, FEW, TEXT, Cursor, Limit
from dragoman.web.forms import RECORD, Form, shown
from dragoman.web.tagged import tagged, tagged_bytes

router = APIRouter(prefix="/accounts", tags=["accounts"])

Name = Annotated[
    str, Path(max_length=500, description="The id of an account, the beginning of it, or a name.", examples=[ACCOUNT])
]


class AccountShape(BaseModel):
    """An account without its text."""

    id: str = Field(examples=[ACCOUNT])
    name: str = Field(examples=["oslo"])
    publisher: str | None = Field(examples=["Ministry in Oslo"])
    kind: str | None = Field(examples=["official"])
    side: str | None = Field(examples=["NO"])
    title: str | None
    published: str | None = Field(examples=["2021-05-03"])
    url: str | None = Field(examples=["https://ministry.example/calls/17"])
    language: str | None = Field(examples=["en"])
    sha256: str = Field(description="Hash of the text in UTF-8.")
    version: int = Field(description="From 1; a changed text at the same address is a further one.", examples=[1])
    replaces: str | None = Field(description="The id of the version before.")
    current: bool = Field(description="Whether there is no later version.")
    added: str = Field(examples=["2026-11-22T12:00:00Z"])


class WholeAccount(AccountShape):
    """An account with where it stands."""

    contacts: list[str] = Field(description="The ids of the contacts that it tells of, its main one first.")
    versions: list[str] = Field(description="The ids of all its versions, the first one first.")


class Accounts(BaseModel):
    """A page of accounts."""

    items: list[AccountShape]
    next: str | None


class StatementShape(BaseModel):
    """A statement of one version of an account."""

    id: str = Field(examples=["s3"])
    speaker: list[str] = Field(examples=[["Marta Lind"]])
    act: str = Field(examples=["promise"])
    strength: str | None = Field(examples=["ready"])
    span: list[int] = Field(examples=[[118, 190]])
    text: str


class ChangedStatement(BaseModel):
    """What became of a statement; what one version does not have is null."""

    kind: ChangeKind
    before: StatementShape | None
    after: StatementShape | None


class ChangedField(BaseModel):
    """Something known of the account or its contact that is not as it was."""

    field: str = Field(examples=["title"])
    before: str | int | None
    after: str | int | None


class Version(BaseModel):
    """One version of an account."""

    id: str = Field(examples=[ACCOUNT])
    version: int = Field(examples=[1])


class Diff(BaseModel):
    """What changed from one version of an account to another."""

    account: str
    before: Version
    after: Version
    fields: list[ChangedField]
    statements: list[ChangedStatement]
    unchanged: int = Field(description="Statements that are in both as they were.")


@router.get("", response_model=Accounts)
def all_accounts(
    request: Request,
    archive: TheArchive,
    _: Reader,
    cursor: Cursor = None,
    limit: Limit = FEW,
    all_versions: Annotated[bool, Query(description="Also versions that a later one has replaced.")] = False,
) -> Response:
    """Accounts in the order in which they were added."""
    with reading(archive.engine) as db:
        return tagged(request, to_plain(list_accounts(db, cursor, limit, all_versions=all_versions)))


@router.get("/{account}", response_model=WholeAccount)
def one_account(request: Request, archive: TheArchive, _: Reader, account: Name) -> Response:
    """What is known of an account's publication, the contacts that it is in, and its versions."""
    with reading(archive.engine) as db:
        key = find(db, account)
        told: dict[str, Any] = to_plain(described(db, key))
        told["contacts"] = list(contacts_of_account(db, key))
        told["versions"] = [one.id for one in versions(db, key)]
    return tagged(request, told)


@router.get(
    "/{account}/text",
    response_class=PlainTextResponse,
    responses={200: {"description": "The text.", "content": {"text/plain": {"example": TEXT}}}},
)
def text_of_account(request: Request, archive: TheArchive, _: Reader, account: Name) -> Response:
    """The text of an account exactly as it was received; spans count its code points."""
    with reading(archive.engine) as db:
        text = kept(db, find(db, account)).account.text
    return tagged_bytes(request, text.encode("utf-8", "backslashreplace"), "text/plain")


@router.get("/{account}/reading", response_class=Response, responses=RECORD)
def reading_of_account(
    request: Request,
    archive: TheArchive,
    _: Reader,
    account: Name,
    machine: Annotated[bool, Query(description="As the machine read it, without any correction.")] = False,
    form: Annotated[Form | None, Query(alias="format", description="The form; goes before Accept.")] = None,
) -> Response:
    """What an account says by itself: the record (dragoman.record/1) of it alone, as it holds after corrections."""
    with reading(archive.engine) as db:
        key = find(db, account)
        found = machine_reading(db, key) if machine else effective_reading(db, key)
    return shown(request, Record(contact=found.contact, readings=(found,)), form)


@router.get("/{account}/diff", response_model=Diff)
def diff_of_account(
    request: Request,
    archive: TheArchive,
    _: Reader,
    account: Name,
    first: Annotated[
        int | None, Query(alias="from", ge=1, description="The earlier version; the last but one.")
    ] = None,
    second: Annotated[int | None, Query(alias="to", ge=1, description="The later version; the last one.")] = None,
) -> Response:
    """What one version of an account says and another does not: withdrawn, softened, hardened, reworded, added."""
    with reading(archive.engine) as db:
        return tagged(request, plain_diff(diff_versions(db, find(db, account), first, second)))
