"""What belongs together: statements tied to each other, accounts of one contact, names of one person."""

import re
from itertools import product
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from dragoman.archive.contacts import accounts_of, find_contact
from dragoman.archive.correcting import Asked, Signed, correct
from dragoman.archive.engine import reading, writing
from dragoman.archive.errors import CorrectionError, OvertakenError
from dragoman.archive.persons import PERSON
from dragoman.archive.targets import target_of
from dragoman.archive.values import APART, SAME
from dragoman.web.access import TheArchive
from dragoman.web.noting import note_corrected
from dragoman.web.pages import addresses
from dragoman.web.pages.correcting import PANEL, Next, Part, Target, done, local
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.neighbouring import near, sides_of, tellers_of
from dragoman.web.pages.targets import subject_of
from dragoman.web.pages.visiting import Form, PageEditor

router = APIRouter(prefix="/correct")


@router.get("/ties")
def ties(
    request: Request,
    archive: TheArchive,
    _: PageEditor,
    target: Target,
    part: Part = None,
    next: Next = None,  # noqa: A002 - the name of the parameter
) -> Response:
    """The statements of other accounts that one is tied to, and those that it can be tied to."""
    with reading(archive.engine) as db:
        name = target_of(db, target).name
        subject, sides = subject_of(db, name), sides_of(db, name)
    template = "ties_part.html.jinja" if part == PANEL else "ties.html.jinja"
    return draw(request, template, back=local(next), target=name, subject=subject, sides=sides)


@router.get("/contact")
def membership(
    request: Request,
    archive: TheArchive,
    _: PageEditor,
    contact: Annotated[str, Query(min_length=1, max_length=100)],
    part: Part = None,
    next: Next = None,  # noqa: A002 - the name of the parameter
) -> Response:
    """Which accounts tell of a contact, and which other contacts may be the same one."""
    with reading(archive.engine) as db:
        name = find_contact(db, contact)
        subject, tellers, others = subject_of(db, name), tellers_of(db, name), near(db, name)
    template = "membership_part.html.jinja" if part == PANEL else "membership.html.jinja"
    back = local(next) or addresses.contact(name)
    return draw(request, template, back=back, contact=name, subject=subject, tellers=tellers, others=others)


@router.post("/contact")
def settle(request: Request, archive: TheArchive, user: PageEditor, form: Form) -> Response:
    """Let an account of a contact tell of another one, or let two contacts be one."""
    given = {name: str(form.get(name) or "") for name in ("contact", "apart", "other", "seen", "next", "part")}
    note = str(form.get("note") or "").strip() or None
    with writing(archive.engine) as db:
        name = find_contact(db, given["contact"])
        keys = accounts_of(db, name)
        if given["seen"] and given["seen"].split() != keys:
            message = "the accounts of this contact are not those that you saw; look at it again"
            raise OvertakenError(message)
        if given["apart"]:
            pairs, value = [(given["apart"], key) for key in keys if key != given["apart"]], APART
        else:
            pairs, value = list(product(keys[:1], accounts_of(db, find_contact(db, _id_in(given["other"])))[:1])), SAME
        if not pairs or (given["apart"] and given["apart"] not in keys):
            message = "this account is not of this contact, or is alone in it"
            raise CorrectionError(message)
        signed = Signed(user.name, archive.now(), note)
        made = [correct(db, Asked(f"{one}~{other}", "contact", value), signed) for one, other in pairs]
        for written in made:
            note_corrected(db, request, archive, user, written)
    says = "The account tells of another contact now" if value == APART else "They are one contact now"
    return done(given["part"], made, given["next"], says)


def _id_in(words: str) -> str:
    """A contact's id, also out of the address of its page."""
    _, address, rest = words.strip().partition("/contacts/")
    return re.split(r"[/?#]", rest)[0] if address else words.strip()


@router.get("/person")
def person(
    _: PageEditor,
    name: Annotated[str, Query(min_length=1, max_length=500)],
    part: Part = None,
    next: Next = None,  # noqa: A002 - the name of the parameter
) -> Response:
    """The form that says whose name a name is."""
    return RedirectResponse(addresses.correct(f"{PERSON}{name}", "same_as", part=part, next=local(next)))
