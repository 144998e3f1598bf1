"""Corrects in place: the form for anything that can be corrected, a page of its own and the panel beside a text.

What a form sends goes the way of the API: it is checked, signed by its user, and refused where somebody else has
corrected meanwhile. Scripts ask for the same form as a part of a page (`part=panel`) and are answered with JSON.
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from sqlalchemy import Connection

from dragoman.archive.correctable import Correctable, Standing, correctable
from dragoman.archive.correcting import Asked, Signed, correct, undo
from dragoman.archive.corrections import Correction, Plain
from dragoman.archive.engine import reading, writing
from dragoman.archive.errors import CorrectionError, OvertakenError
from dragoman.archive.scopes import Scope
from dragoman.collation.called import called
from dragoman.web.access import TheArchive
from dragoman.web.noting import note_corrected
from dragoman.web.pages import addresses
from dragoman.web.pages.answering import answer
from dragoman.web.pages.asking import missed, question
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.fields_shown import FieldRow, rows_of
from dragoman.web.pages.saying import field_name, in_words
from dragoman.web.pages.suggesting import people_near
from dragoman.web.pages.targets import subject_of
from dragoman.web.pages.visiting import Form, PageEditor

router = APIRouter()

PANEL = "panel"
Target = Annotated[str, Query(min_length=1, max_length=1500)]
Field = Annotated[str | None, Query(max_length=100)]
Part = Annotated[str | None, Query(max_length=20)]
Place = Annotated[int | None, Query(ge=0, le=2**31 - 1)]
Next = Annotated[str | None, Query(max_length=2000)]


@router.get("/correct")
def ask(
    request: Request,
    archive: TheArchive,
    _: PageEditor,
    target: Target,
    field: Field = None,
    part: Part = None,
    start: Place = None,
    end: Place = None,
    value: Annotated[str | None, Query(max_length=200)] = None,
    next: Next = None,  # noqa: A002 - the name of the parameter
) -> Response:
    """The form for a field of something; without a field, its fields to choose from."""
    span = (start, end) if start is not None and end is not None else None
    with reading(archive.engine) as db:
        of = correctable(db, target)
        shown = _shown(db, of, field, given=value, span=span)
    return _drawn(request, part, next, shown)


@router.post("/correct")
def save(request: Request, archive: TheArchive, user: PageEditor, form: Form) -> Response:
    """Say what holds. Where it cannot be, or another has said otherwise meanwhile, the form comes again and says so."""
    target, field, part = (str(form.get(name) or "") for name in ("target", "field", "part"))
    note, back = str(form.get("note") or "").strip() or None, str(form.get("next") or "")
    given: Any = None
    text = ""
    try:
        with writing(archive.engine) as db:
            of = correctable(db, target)
            text = next(iter(of.scenes.values())).account.text if of.scenes else ""
            given = of.field(field).holds if form.get("keep") else answer(field, form, text)
            asked = Asked(target, field, given, _number(form.get("expected")))
            made = correct(db, asked, Signed(user.name, archive.now(), note))
            note_corrected(db, request, archive, user, made)
    except CorrectionError as error:
        with reading(archive.engine) as db:
            shown = _shown(db, correctable(db, target), field)
        shown |= {"problem": str(error), "overtaken": isinstance(error, OvertakenError), "note": note or ""}
        shown["yours"] = in_words(field, given, text) if given is not None else ""
        status = HTTPStatus.CONFLICT if isinstance(error, OvertakenError) else HTTPStatus.UNPROCESSABLE_ENTITY
        return _drawn(request, part, back, shown, status)
    return done(part, [made], back, f"{field_name(made.field, made.scope)}: {in_words(made.field, made.value, text)}")


@router.post("/corrections/{number}/undo")
def take_back(request: Request, archive: TheArchive, user: PageEditor, number: int, form: Form) -> Response:
    """Take a correction back, or an undo; several that were made together, by `also`."""
    numbers = [number, *(found for one in form.getlist("also") if (found := _number(one)))]
    with writing(archive.engine) as db:
        made = [undo(db, one, Signed(user.name, archive.now())) for one in numbers]
        for one in made:
            note_corrected(db, request, archive, user, one)
    return done(str(form.get("part") or ""), made, str(form.get("next") or ""), "Undone")


def done(part: str, made: Sequence[Correction], back: str, says: str) -> Response:
    """That something was saved, for a script, or the way to the page that says so."""
    numbers = [one.id for one in made]
    if part == PANEL:
        return JSONResponse({"done": numbers, "says": says}, HTTPStatus.CREATED)
    href = addresses.history(made[0].target, next=local(back), done=",".join(map(str, numbers)))
    return RedirectResponse(href, HTTPStatus.SEE_OTHER)


def local(address: str | None) -> str | None:
    """An address of this server's own, None for any other."""
    given = address or ""
    good = given.startswith("/") and not given.startswith(("//", "/\\")) and given.isprintable()
    return given if good else None


def _shown(
    db: Connection,
    of: Correctable,
    field: str | None,
    *,
    given: Plain = None,
    span: tuple[int, int] | None = None,
) -> dict[str, Any]:
    """What the template shows of a target: its fields, or the questions for one of them."""
    name = of.target.name
    subject = subject_of(db, name)
    text = next(iter(of.scenes.values())).account.text if of.scenes else ""
    shown: dict[str, Any] = {"target": name, "subject": subject, "scope": of.target.scope, "note": "", "problem": None}
    if of.target.scope is Scope.MISSED:
        return shown | {"field": "statement", "questions": missed(of, span), "standing": None, "expected": None}
    if field is None and len(of.fields) > 1:
        return shown | {"field": None, "rows": rows_of(of, text), "accounts": _tellers(of)}
    one = of.field(field or of.fields[0].field)
    return shown | {
        "field": one.field,
        "questions": (question(of, one, given, span),),
        "standing": _row(of, one, text),
        "expected": one.expected,
        "suggested": people_near(db, of, one.field),
    }


def _row(of: Correctable, one: Standing, text: str) -> FieldRow:
    return next(row for row in rows_of(Correctable(of.target, (one,), of.scenes), text))


def _tellers(of: Correctable) -> list[tuple[str, str]]:
    """The accounts of a contact, each by its id and what people call it."""
    if of.target.scope is not Scope.CONTACT:
        return []
    accounts = [reading.account for reading in of.scenes.values()]
    return list(zip(of.scenes, called([account.label for account in accounts], accounts), strict=True))


def _drawn(
    request: Request, part: str | None, back: str | None, shown: dict[str, Any], status: int = HTTPStatus.OK
) -> Response:
    template = "correct_part.html.jinja" if part == PANEL else "correct.html.jinja"
    return draw(request, template, status=status, back=local(back) or shown["subject"].href, **shown)


def _number(given: object) -> int | None:
    return int(given) if isinstance(given, str) and given.isascii() and given.isdigit() and len(given) < 10 else None  # noqa: PLR2004
