"""How far a job is: a page that survives being loaded again, and events that keep it up to date meanwhile."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from enum import StrEnum
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse

from dragoman.web.jobs import Job, Jobs, State
from dragoman.web.pages.manage.frame import managed, plain_duration
from dragoman.web.pages.visiting import PageEditor

router = APIRouter()

EVERY_S = 0.25
"""How often a page is told."""
STREAM_S = 60.0
"""How long one connection lasts; browsers then ask for the next by themselves, and go on where they were."""
AGAIN_MS = 500
AT_ONCE = 200
"""Pieces that one event, or a page, shows."""

WORDS = {
    "new": "new",
    "version": "new versions",
    "same": "there already",
    "rejected": "set aside",
    "fault": "with a fault",
    "changed": "read otherwise than before",
    "unchanged": "read as before",
}
"""What can become of a piece, in the plural."""


class Area(StrEnum):
    """The pages from which jobs are started."""

    ADD = "add"
    ABOUT = "about"


def jobs_of(request: Request) -> Jobs:
    """The jobs of the server."""
    found = request.app.state.jobs
    assert isinstance(found, Jobs)  # noqa: S101 - put there by `create_app`
    return found


@router.get("/manage/{area}/{job}")
def one_job(request: Request, _: PageEditor, area: Area, job: str) -> Response:
    """A job as it stands; whether it is over is asked first, so that a page that says so tells of every piece."""
    found = _find(request, area, job)
    is_over = found.state.is_over
    seen = len(found.pieces)
    pieces = found.pieces[:seen]
    return managed(
        request,
        "job",
        job=found,
        is_over=is_over,
        seen=seen,
        told=progress(found),
        rejects=[one for one in pieces if one.reason][:AT_ONCE],
        pieces=[one for one in reversed(pieces) if not one.reason][:AT_ONCE],
        words=WORDS,
    )


@router.post("/manage/{area}/{job}")
def stop(request: Request, _: PageEditor, area: Area, job: str) -> Response:
    """Let a job end before its next piece; what is done is kept."""
    found = _find(request, area, job)
    found.stop()
    return RedirectResponse(found.path, HTTPStatus.SEE_OTHER)


@router.get("/manage/{area}/{job}/events")
async def events(request: Request, _: PageEditor, area: Area, job: str, seen: int = 0) -> Response:
    """What becomes of each piece as it does, from the piece on that the browser saw last (server-sent events)."""
    last = request.headers.get("last-event-id", "")
    start = int(last) if last.isascii() and last.isdigit() else max(0, seen)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    found = _find(request, area, job)
    return StreamingResponse(
        _stream(found, min(start, len(found.pieces)), jobs_of(request)),
        media_type="text/event-stream",
        headers=headers,
    )


async def _stream(job: Job, seen: int, jobs: Jobs) -> AsyncIterator[str]:
    """Events until the job is over, the server ends, or the connection has lasted long enough."""
    yield f"retry: {AGAIN_MS}\n\n"
    until, said = time.monotonic() + STREAM_S, None
    while time.monotonic() < until and not jobs.closing and not jobs.ending():
        is_over = job.state.is_over
        told = progress(job)
        fresh = job.pieces[seen : seen + AT_ONCE]
        if fresh or told != said:
            seen, said = seen + len(fresh), told
            yield _event("progress", seen, told | {"pieces": [one._asdict() for one in fresh]})
        elif is_over:
            yield _event("end", seen, told)
            return
        else:
            await asyncio.sleep(EVERY_S)


def progress(job: Job) -> dict[str, Any]:
    """How far a job is, in numbers and words; its state is asked first, so that one that is over lacks no piece."""
    state = job.state
    counts = [f"{job.counts[name]:,} {words}" for name, words in WORDS.items() if job.counts[name]]
    return {
        "state": state.value,
        "done": job.done,
        "total": job.total,
        "counts": ", ".join(counts),
        "pace": _pace(job),
        "told": _told(job, state),
    }


def _told(job: Job, state: State) -> str:
    """How a job stands, in a sentence."""
    of = f"{job.done:,} of {job.total:,}" if job.total is not None else f"{job.done:,}"
    match state:
        case State.WAITING:
            return "Waits until the job before it is over."
        case State.RUNNING:
            return f"{of} done."
        case State.DONE if job.finds and not job.pieces:
            return f"Done: {of}. All is well."
        case State.DONE:
            return f"Done: {of}."
        case State.STOPPED:
            return f"Stopped after {of}; what was done is kept."
        case _:
            return f"Failed after {of}: {job.fault}"


def _pace(job: Job) -> str:
    if job.left is None or not job.seconds:
        return ""
    rate = job.done / job.seconds
    pace = f"{rate:.1f} a second" if rate >= 1 else f"{rate * 60:.0f} a minute"
    return f"{pace}, about {plain_duration(job.left)} left"


def _event(name: str, number: int, data: dict[str, Any]) -> str:
    return f"id: {number}\nevent: {name}\ndata: {json.dumps(data)}\n\n"


def _find(request: Request, area: Area, name: str) -> Job:
    found = jobs_of(request).find(name)
    return found if found.path.startswith(f"/manage/{area}/") else jobs_of(request).find("")
