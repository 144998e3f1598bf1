"""The addresses of the Follow pages: a landing that explains the questions, and a page for each of them."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from dragoman.archive import Archive, CorrectionError, NotFoundError, QueryError
from dragoman.archive.engine import reading
from dragoman.export.labels import capitalised
from dragoman.model import Status
from dragoman.web.access import TheArchive
from dragoman.web.pages.addresses import with_query
from dragoman.web.pages.charts import SHAPES
from dragoman.web.pages.charts import positions as positions_chart
from dragoman.web.pages.charts import undertakings as undertakings_chart
from dragoman.web.pages.charts.positions import shortened
from dragoman.web.pages.charts.scales import plain_days, short_day
from dragoman.web.pages.charts.timeline import counted
from dragoman.web.pages.drawing import draw
from dragoman.web.pages.follow.answers import Answered, answered
from dragoman.web.pages.follow.asking import PAGES, Question, question_of
from dragoman.web.pages.follow.finding import find
from dragoman.web.pages.follow.known import Known, known_names, meant, sides_meant, who_was_meant
from dragoman.web.pages.follow.remembered import Remembered, remembered_by
from dragoman.web.pages.follow.ruling import rule
from dragoman.web.pages.follow.shown import row_id
from dragoman.web.pages.visiting import Form, PageEditor, PageReader

if TYPE_CHECKING:
    from collections.abc import Callable

router = APIRouter(prefix="/follow")

NAMES = {
    "timeline": "Timeline",
    "positions": "Positions",
    "undertakings": "Undertakings",
    "silence": "Silence",
    "omitted": "Left out",
}


def names_of(request: Request, archive: TheArchive) -> Known:
    """The names that the archive has."""
    return names_in(request.app, archive)


def names_in(app: FastAPI, archive: Archive) -> Known:
    """The names that an archive has, as the application remembers them."""

    def find() -> Known:
        with reading(archive.engine) as db:
            return known_names(db)

    return remembered_by(app).answer(archive, "names", find, roughly=True)


TOOLS: dict[str, Any] = {
    "names": NAMES,
    "counted": counted,
    "row_id": row_id,
    "ruled_fields": {"status": "it is", "closed_by": "closed by", "when": "due"},
    "rulings": list(Status),
    "plain_days": plain_days,
    "shapes": SHAPES,
    "short_day": short_day,
    "shortened": shortened,
    "signs": positions_chart.SIGNS,
    "states": undertakings_chart.ORDER,
    "state_signs": undertakings_chart.SIGNS,
    "state_tones": undertakings_chart.TONES,
    "tones": positions_chart.TONES,
}
"""What the templates of these pages ask for beside what every page has."""

Names = Annotated[Known, Depends(names_of)]


@router.get("")
def landing(request: Request, _: PageReader, known: Names) -> Response:
    """The questions that the archive answers over time, each with a form."""
    questions = {page: Question(page, {}, asked=False) for page in PAGES}
    return draw(request, "follow.html.jinja", questions=questions, known=known, **TOOLS)


@router.get("/timeline")
def timeline(request: Request, archive: TheArchive, _: PageReader, known: Names) -> Response:
    """The contacts of parties and persons in order, and the days between."""
    return _answered(request, archive, known, "timeline")


@router.get("/positions")
def positions(request: Request, archive: TheArchive, _: PageReader, known: Names) -> Response:
    """What a party has said on a topic, and when that changed."""
    return _answered(request, archive, known, "positions")


@router.get("/undertakings")
def undertakings(request: Request, archive: TheArchive, _: PageReader, known: Names) -> Response:
    """Who undertook what, and what became of it."""
    return _answered(request, archive, known, "undertakings")


@router.post("/undertakings")
def rule_on_one(request: Request, archive: TheArchive, user: PageEditor, known: Names, form: Form) -> Response:
    """Rule on an undertaking; the visitor is led back to its row."""
    try:
        target = rule(archive, form, by=user.name)
    except CorrectionError as error:
        return _answered(request, archive, known, "undertakings", refused=str(error))
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/follow/undertakings{query}#{row_id(target)}", HTTPStatus.SEE_OTHER)


@router.get("/silence")
def silence(request: Request, archive: TheArchive, _: PageReader, known: Names) -> Response:
    """The contacts that a side has not reported."""
    return _answered(request, archive, known, "silence")


@router.get("/omitted")
def omitted(request: Request, archive: TheArchive, _: PageReader, known: Names) -> Response:
    """The topics that a side leaves out."""
    return _answered(request, archive, known, "omitted")


def _answered(request: Request, archive: Archive, known: Known, page: str, *, refused: str | None = None) -> Response:
    """The page of a question: its form, and its answer; or what cannot be understood, and what may have been meant."""
    shown: dict[str, Any] = {**TOOLS, "known": known, "fault": None, "missing": None, "answer": None}
    shown |= {"refused": refused, "title": NAMES[page], "suggestions": []}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    question = Question(page, {}, asked=False)
    try:
        question = question_of(page, request.query_params)
        missing = question.missing
        if question.asked and not missing:
            answer = _answer(remembered_by(request.app), archive, question)
            shown |= {"answer": answer, "title": f"{NAMES[page]}: {answer.about}"}
        elif question.asked:
            shown["missing"] = f"Name a {' and a '.join(missing)} as well."
    except (NotFoundError, QueryError) as error:
        status = HTTPStatus.NOT_FOUND if isinstance(error, NotFoundError) else HTTPStatus.UNPROCESSABLE_ENTITY
        shown |= {"fault": capitalised(str(error)), "suggestions": suggestions(question, str(error), known)}
    shown["calendar"] = _calendar(question)
    return draw(request, f"follow_{page}.html.jinja", status=status, question=question, **shown)


def _answer(remembered: Remembered, archive: Archive, question: Question) -> Answered:
    """The answer to a question as it is shown; what the archive found is the same for all pages of its table."""
    found = remembered.answer(archive, question.address(), lambda: find(archive, question))
    place = ("shown", question.address(question.number))
    return remembered.answer(archive, place, lambda: answered(question, found))


def _calendar(question: Question) -> str:
    """The feed of the undertakings that a question is about."""
    names = ("who", "on", "topic", "since", "until", "kind")
    given = {name: list(question.given.get(name, ())) for name in names}
    return with_query("/api/v1/follow/undertakings.ics", **given)


def suggestions(question: Question, fault: str, known: Known) -> list[tuple[str, str]]:
    """What a visitor may have meant by the name that a fault is about: each name, and the address that asks for it."""
    look: dict[str, Callable[[str], list[str]]] = {
        "who": lambda name: who_was_meant(name, known),
        "to": lambda name: who_was_meant(name, known),
        "party": lambda name: list(sides_meant(name, known)),
        "side": lambda name: list(sides_meant(name, known)),
        "topic": lambda name: meant(name, known.topics),
    }
    for field, near in look.items():
        values = question.given.get(field, ())
        for value in values:
            if value in fault:
                return [
                    (name, question.address(**{field: tuple(name if one == value else one for one in values)}))
                    for name in near(value)
                ]
    return []
