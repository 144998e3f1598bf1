"""Style sheets and scripts, from this package and from that of the page that stands alone.

An address carries the hash of all that is there, so that browsers keep each file for good and never an old one, and
scripts find those that they import beside them.
"""

import hashlib
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import NamedTuple

from fastapi import APIRouter, Response

from dragoman.web.problems import ProblemError

router = APIRouter()

PACKAGES = ("dragoman.web.pages", "dragoman.export.html")
MEDIA_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_FOR_GOOD = "public, max-age=31536000, immutable"


class Resource(NamedTuple):
    """A file that pages refer to."""

    body: bytes
    media_type: str
    version: str


@cache
def resources() -> dict[str, Resource]:
    """All files that pages may refer to, by name."""
    found = {one.name: one.read_bytes() for package in PACKAGES for one in (files(package) / "static").iterdir()}
    version = hashlib.sha256(b"\0".join(found[name] for name in sorted(found))).hexdigest()[:12]
    return {name: Resource(body, MEDIA_TYPES[name.rpartition(".")[2]], version) for name, body in found.items()}


def address(name: str) -> str:
    """Where a file is. Raises KeyError for one that is not there."""
    return f"/static/{resources()[name].version}/{name}"


@router.get("/static/{version}/{name}")
def one_resource(version: str, name: str) -> Response:
    """A style sheet or script."""
    found = resources().get(name)
    if found is None or found.version != version:
        raise ProblemError(HTTPStatus.NOT_FOUND, "there is no such file")
    return Response(found.body, media_type=found.media_type, headers={"cache-control": _FOR_GOOD})
