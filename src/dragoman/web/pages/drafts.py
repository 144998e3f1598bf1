"""Accounts that are compared before anybody keeps them: a text, and what was said of its publication.

Nothing of a draft stays on the server. A page carries each one sealed, as a string that forms send back and that no
browser changes: line ends and rare code points come back as they were.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any

from dragoman.model import Account
from dragoman.sources.loading import account_from
from dragoman.web.problems import ProblemError

FIELDS = ("publisher", "kind", "side", "published", "title")
"""What pages show of an account's publication, and let people set right."""
ALL_FIELDS = (*FIELDS, "url", "language")
_HANGS_ON_PUBLISHER = ("kind", "side")
_BROKEN = "this page is out of date; go back to the front page and begin anew"


@dataclass(frozen=True)
class Draft:
    """A text and what is given of it; a field that is given as empty is said to be unknown.

    `pasted` tells a text that was typed or pasted from a file; `typed` has the fields that somebody has set on a page,
    where the others were given with the file.
    """

    name: str
    text: str
    pasted: bool = True
    given: Mapping[str, str] = field(default_factory=dict)
    typed: tuple[str, ...] = ()

    @property
    def account(self) -> Account:
        """The account that it is, unknown fields filled from the text. Raises SourceError where it can be none."""
        known = {name: value for name, value in self.given.items() if value}
        unknown = {name for name, value in self.given.items() if not value}
        if "publisher" in unknown:
            unknown |= {name for name in _HANGS_ON_PUBLISHER if name not in known}
        made = account_from({"name": self.name, "text": self.text, **known}, self.name)
        none: dict[str, Any] = dict.fromkeys(unknown)
        return replace(made, **none)

    def saying(self, name: str, value: str | None) -> "Draft":
        """The same draft with a field set by somebody, or with None left to the text again."""
        given = {key: said for key, said in self.given.items() if key != name}
        typed = tuple(one for one in self.typed if one != name)
        if value is None:
            return replace(self, given=given, typed=typed)
        return replace(self, given={**given, name: value}, typed=(*typed, name))

    @property
    def sealed(self) -> str:
        """The draft as a string for a form."""
        return json.dumps([self.name, self.text, self.pasted, dict(self.given), self.typed])

    @property
    def said(self) -> str:
        """What is given of it, as a string for a form."""
        return json.dumps([dict(self.given), self.typed])


def unsealed(value: str) -> Draft:
    """The draft that a form sends back. Raises ProblemError for what is none of ours."""
    match _plain(value):
        case [str(name), str(text), bool(pasted), dict(given), list(typed)] if name and text:
            return Draft(name, text, pasted, *_checked(given, typed))
    raise ProblemError(HTTPStatus.BAD_REQUEST, _BROKEN)


def with_said(draft: Draft, value: str) -> Draft:
    """A draft with what was given of it, as a form sends that back. Raises ProblemError for what is none of ours."""
    match _plain(value):
        case [dict(given), list(typed)]:
            known, own = _checked(given, typed)
            return replace(draft, given=known, typed=own)
    raise ProblemError(HTTPStatus.BAD_REQUEST, _BROKEN)


def shown(account: Account) -> dict[str, str]:
    """The fields of an account as forms show them; what is unknown is empty."""
    return {name: str(getattr(account, name) or "") for name in FIELDS}


def _plain(value: str) -> Any:  # noqa: ANN401 - what JSON holds
    try:
        return json.loads(value)
    except (ValueError, RecursionError) as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, _BROKEN) from error


def _checked(given: dict[Any, Any], typed: list[Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    words = all(name in ALL_FIELDS and isinstance(value, str) for name, value in given.items())
    if not words or not all(name in FIELDS for name in typed):
        raise ProblemError(HTTPStatus.BAD_REQUEST, _BROKEN)
    return given, tuple(typed)
