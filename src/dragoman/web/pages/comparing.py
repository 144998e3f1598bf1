"""Drop in: accounts are compared with nothing kept, set right, and kept once somebody says so."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from dragoman.archive import Added, Archive
from dragoman.archive.engine import reading
from dragoman.archive.listing import contacts_of_account
from dragoman.collation.twice import same_texts
from dragoman.export.html.parts import Page
from dragoman.export.labels import joined
from dragoman.export.view import View, contact_line
from dragoman.lexicon.loader import load_rows
from dragoman.lexicon.parties import party_name
from dragoman.model import Account
from dragoman.web.access import TheArchive
from dragoman.web.noting import note_added
from dragoman.web.pages import addresses
from dragoman.web.pages.drafts import Draft
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.dropped import Dropped, dropped, refusals
from dragoman.web.pages.examples import examples
from dragoman.web.pages.front import draw_front
from dragoman.web.pages.recognised import Refusals, heads, kinds, set_right
from dragoman.web.pages.visiting import Form, PageEditor, PageReader
from dragoman.web.reader import SideBySide, added, side_by_side

router = APIRouter()

NO_CONTACT = (
    "None of these texts tells of a call, meeting, letter or other contact that could be recognised. Check that the "
    "texts are those that you meant"
)
LONGEST_TITLE = 120


@router.post("/compare")
def compare(request: Request, archive: TheArchive, _: PageReader, form: Form) -> Response:
    """The comparison of what a form brings, or the form again: with another area, or with what is wrong."""
    given = dropped(form)
    if "without" in form or form.get("do") in {"more", "edit"}:
        return draw_front(request, archive, given, more=form.get("do") == "more")
    if wrong := refusals(given):
        return draw_front(request, archive, given, wrong=wrong)
    drafts, refused = _set_right(given)
    anyway = form.get("anyway") == "1"
    found = side_by_side([one.account for one in drafts], anyway=anyway)
    if not found.groups and not anyway:
        return draw_front(request, archive, replace(given, drafts=drafts), wrong=(NO_CONTACT,), anyway=True)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return _drawn(request, found, drafts, refused, anyway=anyway, status=status)


@router.get("/example")
def example(request: Request, _: PageReader) -> Response:
    """The comparison of the two example accounts."""
    return _drawn(request, example_compared(), examples(), {}, example=True)


@router.post("/keep")
def keep(request: Request, archive: TheArchive, user: PageEditor, form: Form) -> Response:
    """Put the accounts of a comparison into the archive, and lead to the contact that they are of."""
    given = dropped(form)
    if wrong := refusals(given):
        return draw_front(request, archive, given, wrong=wrong)
    drafts, refused = _set_right(given)
    if refused:
        found = side_by_side([one.account for one in drafts], anyway=form.get("anyway") == "1")
        return _drawn(request, found, drafts, refused, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    kept: list[Added] = []
    for draft in drafts:
        kept.append(added(archive, _to_keep(draft)))
        note_added(request, user, archive, kept[-1])
    contacts = _contacts_of(archive, kept)
    shared = next((one for one in contacts[0] if all(one in others for others in contacts)), None)
    if shared is not None:
        return RedirectResponse(addresses.contact(shared), HTTPStatus.SEE_OTHER)
    return draw(request, "kept.html.jinja", kept=list(zip(kept, drafts, contacts, strict=True)))


@cache
def example_compared() -> SideBySide:
    """The two example accounts, compared once."""
    return side_by_side([one.account for one in examples()])


def _drawn(
    request: Request,
    found: SideBySide,
    drafts: tuple[Draft, ...],
    refused: Mapping[str, Refusals],
    *,
    anyway: bool = False,
    example: bool = False,
    status: int = HTTPStatus.OK,
) -> Response:
    """The page of a comparison."""
    view = View(found.record)
    return draw(
        request,
        "compare.html.jinja",
        status=status,
        page=Page(view),
        heads=heads(found.record, drafts, refused),
        refused=bool(refused),
        apart=found.apart and not anyway,
        doubtful=found.apart and anyway,
        told=[
            (column.key, column.name, contact_line(column.reading.contact) if column.reading.contact else None)
            for column in view.columns
        ],
        same=[
            joined([view.names[place] for place in places])
            for places in same_texts([column.account for column in view.columns])
        ],
        anyway=anyway,
        example=example,
        kinds=kinds(),
        parties=_parties(),
    )


def _set_right(given: Dropped) -> tuple[tuple[Draft, ...], dict[str, Refusals]]:
    """The drafts with what was typed in their fields, and what could not be taken, by their names."""
    done = [set_right(draft, typed) for draft, typed in zip(given.drafts, given.typed, strict=True)]
    return tuple(draft for draft, _ in done), {draft.name: refused for draft, refused in done if refused}


def _to_keep(draft: Draft) -> Account:
    """An account as the archive is to have it: what was pasted is called by its title, for want of a file's name."""
    account = draft.account
    if not draft.pasted:
        return account
    return replace(account, name=(account.title or "")[:LONGEST_TITLE] or f"text-{_hash(account.text)}")


def _contacts_of(archive: Archive, kept: list[Added]) -> list[tuple[str, ...]]:
    with reading(archive.engine) as db:
        return [contacts_of_account(db, one.account or "") for one in kept]


@cache
def _parties() -> tuple[str, ...]:
    """The names of all parties, to choose from."""
    return tuple(sorted({party_name(row["code"]) for row in load_rows("parties")}))


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
