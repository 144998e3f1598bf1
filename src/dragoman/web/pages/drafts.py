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
    """A text and what a person or a file says of it; a field that is given as empty is said to be unknown.

    `pasted` tells a text that was typed or pasted from a file.
    """

    name: str
    text: str
    pasted: bool = True
    given: Mapping[str, str] = field(default_factory=dict)

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
        """The same draft with a field given, or with None left to the text again."""
        given = {key: said for key, said in self.given.items() if key != name}
        return replace(self, given=given if value is None else {**given, name: value})

    @property
    def sealed(self) -> str:
        """The draft as a string for a form."""
        return json.dumps([self.name, self.text, self.pasted, dict(self.given)])

    @property
    def said(self) -> str:
        """What is given of it, as a string for a form."""
        return json.dumps(dict(self.given))


def unsealed(value: str) -> Draft:
    """The draft that a form sends back. Raises ProblemError for what is none of ours."""
    match _plain(value):
        case [str(name), str(text), bool(pasted), dict(given)] if name and text:
            return Draft(name, text, pasted, _checked(given))
    raise ProblemError(HTTPStatus.BAD_REQUEST, _BROKEN)


def given_in(value: str) -> dict[str, str]:
    """What was given of a text, as a form sends it back. Raises ProblemError for what is none of ours."""
    found = _plain(value)
    if not isinstance(found, dict):
        raise ProblemError(HTTPStatus.BAD_REQUEST, _BROKEN)
    return _checked(found)


def shown(account: Account) -> dict[str, str]:
    """The fields of an account as forms show them; what is unknown is empty."""
    return {name: str(getattr(account, name) or "") for name in FIELDS}


def _plain(value: str) -> Any:  # noqa: ANN401 - what JSON holds
    try:
        return json.loads(value)
    except (ValueError, RecursionError) as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, _BROKEN) from error


def _checked(given: dict[Any, Any]) -> dict[str, str]:
    if not all(name in ALL_FIELDS and isinstance(value, str) for name, value in given.items()):
        raise ProblemError(HTTPStatus.BAD_REQUEST, _BROKEN)
    return given
