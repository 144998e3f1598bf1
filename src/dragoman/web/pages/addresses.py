"""Where pages are: every link to a page of ours is made here, with what it names quoted."""

import re
from urllib.parse import quote, urlencode

from dragoman.export.html.places import Places

_OWN = re.compile(r"/(?![/\\])[^\x00-\x20\\\x7f]*")
"""A path of ours; not `//host`, nor what browsers make into that."""


def contact(name: str) -> str:
    """The page of a contact, by its id."""
    return f"/contacts/{_part(name)}"


def account(name: str) -> str:
    """The page of an account, by its id."""
    return f"/accounts/{_part(name)}"


def versions(name: str) -> str:
    """What changed between the versions of an account, by its id."""
    return f"/accounts/{_part(name)}/versions"


def accounts(**asked: str) -> str:
    """The accounts of a publisher, of a side, since and until a day."""
    return with_query("/accounts", **asked)


def statement(name: str) -> str:
    """Where a statement stands, by its full id: in its contact's page, or else its account's."""
    return f"/statements/{_part(name)}"


def party(code: str) -> str:
    """The page of a party, by its code."""
    return f"/parties/{_part(code)}"


def person(name: str) -> str:
    """The page of a person, by name."""
    return f"/persons/{_part(name)}"


def topic(name: str) -> str:
    """The page of a topic."""
    return f"/topics/{_part(name)}"


def search(query: str, of: str = "statements", /, **more: str | int | None) -> str:
    """What a query finds; of an empty one, everything."""
    asked = {"q": query, "of": None if of == "statements" else of, **more}
    return f"/search?{urlencode({name: value for name, value in asked.items() if value is not None}, errors='replace')}"


def similar(name: str) -> str:
    """The statements that say something like one, by its full id."""
    return f"/search/similar/{_part(name)}"


def own_path(wanted: str | None, default: str = "/") -> str:
    """A path on this server that a visitor wants to go to; anything that could lead elsewhere becomes `default`."""
    if not wanted or not _OWN.fullmatch(wanted) or wanted.partition("?")[0] in {"/login", "/logout"}:
        return default
    return wanted


def correct(target: str, field: str | None = None, **values: str | int | None) -> str:
    """The form by which something is corrected: of a field, or all of its fields to choose from."""
    return with_query("/correct", target=target, field=field, **values)


def history(target: str, **values: str | int | None) -> str:
    """What the machine made of something, and what persons said of it."""
    return with_query("/history", target=target, **values)


def with_next(address: str, back: str) -> str:
    """An address that leads back afterwards to where one was."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode({'next': back})}"


def places(here: str, accounts: tuple[str, ...]) -> Places:
    """Where the words of a comparison lead to, on the page `here` of accounts of the archive."""
    return Places(here, accounts, account, statement, person, party, topic)


def with_query(path: str, /, **values: str | int | list[str] | None) -> str:
    """A path with a query; values that are None or empty are left out."""
    kept = {name: value for name, value in values.items() if value not in (None, "", [])}
    return f"{path}?{urlencode(kept, doseq=True)}" if kept else path


def _part(name: str) -> str:
    return quote(name.encode("utf-8", "backslashreplace"), safe="")
