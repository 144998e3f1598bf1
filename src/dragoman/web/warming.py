"""What the first visitor would otherwise wait for, done beside the start: models, templates, names and vectors."""

from collections.abc import Callable
from threading import Thread

from fastapi import FastAPI
from sqlalchemy import select

from dragoman.archive import Archive, schema
from dragoman.archive.engine import reading
from dragoman.model import DragomanError
from dragoman.web.pages.comparing import example_compared
from dragoman.web.pages.drawing import compile_templates
from dragoman.web.pages.follow.routes import names_in


def warm_up(app: FastAPI) -> None:
    """Begin with it, in a thread of its own that ends with the program."""
    Thread(target=_warm, args=(app,), name="warm-up", daemon=True).start()


def _warm(app: FastAPI) -> None:
    """Do it, step by step; what cannot be done is told to the visitor who asks for it."""
    for step in STEPS:
        try:
            step(app)
        except DragomanError:
            return


def _load_vectors(app: FastAPI) -> None:
    """Ask what is like the last statement, for which all vectors are loaded."""
    archive: Archive = app.state.archive
    said = schema.statement.c
    with reading(archive.engine) as db:
        last = db.scalar(select(said.id).where(said.vector.is_not(None)).order_by(said.key.desc()).limit(1))
    if last:
        archive.similar(last, limit=1)


STEPS: tuple[Callable[[FastAPI], object], ...] = (
    lambda _: compile_templates(),
    lambda _: example_compared(),
    lambda app: names_in(app, app.state.archive),
    _load_vectors,
)
"""The quickest first."""
