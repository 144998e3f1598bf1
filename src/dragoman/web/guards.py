"""What every request passes: whom it addresses and where it comes from, how large it is, and what browsers may do.

Plain ASGI middleware, so that nothing is read into memory before it has been let in.
"""

import logging
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.problems import API, Draw, as_json
from dragoman.web.settings import MEBIBYTE, Settings

_LOG = logging.getLogger(__name__)
_FAILED = "this is a fault of the server; its log says more"
MOST_DRAINED = 256 * MEBIBYTE
"""Bytes of a refused body that are taken and thrown away."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""What browsers are told with every answer: only this host's own files run, and nobody frames or embeds us."""


class Guards:
    """Refuses requests to another host, from another origin, or with too large a body; marks every answer.

    `draw` draws the page of a refusal, for whoever did not ask the API.
    """

    def __init__(self, app: ASGIApp, settings: Settings, draw: Draw) -> None:
        self._app, self._settings, self._draw = app, settings, draw

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope["method"], Headers(scope=scope))
        if refused is not None:
            answer = self._answer(scope, *refused)
            if refused[0] == HTTPStatus.REQUEST_ENTITY_TOO_LARGE and "expect" not in Headers(scope=scope):
                await _drained(receive)
            await answer(scope, receive, _Marked(send, headless=scope["method"] == "HEAD"))
            return
        marked = _Marked(send, headless=scope["method"] == "HEAD")
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        try:
            await self._app(scope, _limited(receive, self._settings), marked)
        except Exception:
            _LOG.exception("%s %s", scope["method"], scope["path"])
            if marked.begun:
                raise
            await self._answer(scope, HTTPStatus.INTERNAL_SERVER_ERROR, _FAILED)(scope, receive, marked)

    def _answer(self, scope: Scope, status: HTTPStatus, detail: str) -> Response:
        """A refusal as a problem, or as the page of one."""
        if scope["path"].startswith(API):
            return as_json(status, detail)
        return self._draw(Request(scope), status, detail)

    def _refusal(self, method: str, headers: Headers) -> tuple[HTTPStatus, str] | None:
        """Why a request is refused by its headers, None where it is not."""
        host = headers.get("host", "").casefold()
        if host not in self._settings.names:
            return HTTPStatus.MISDIRECTED_REQUEST, f"this server is not called {host[:100]!r}"
        if method not in SAFE and _is_foreign(headers, host):
            return HTTPStatus.FORBIDDEN, "a page of another site may not do that"
        if headers.get("content-encoding", "identity").casefold() != "identity":
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send the body as it is; compressed ones are not unpacked"
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            return HTTPStatus.BAD_REQUEST, "Content-Length is no number"
        if int(length) > self._settings.largest_body:
            return _too_large(self._settings)
        return None


async def _drained(receive: Receive) -> None:
    """Take what is still sent of a body that is too large: browsers show no answer before they have sent it all."""
    taken = 0
    while taken < MOST_DRAINED:
        message = await receive()
        taken += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body"):
            return


def _is_foreign(headers: Headers, host: str) -> bool:
    """Whether a browser says that a request comes from a page of another site."""
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.casefold() != host:
        return True
    return headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}


def _too_large(settings: Settings) -> tuple[HTTPStatus, str]:
    return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"send at most {settings.largest_body:,} bytes at once"


def _limited(receive: Receive, settings: Settings) -> Receive:
    """Receive a body up to the limit, whatever its headers said of its length."""
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > settings.largest_body:
            raise HTTPException(*_too_large(settings))
        return message

    return counted


class _Marked:
    """Send with the headers that every answer has; to HEAD an answer without its body."""

    def __init__(self, send: Send, *, headless: bool) -> None:
        self._send, self._headless = send, headless
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        elif message["type"] == "http.response.body" and self._headless:
            message = {**message, "body": b""}
        await self._send(message)
