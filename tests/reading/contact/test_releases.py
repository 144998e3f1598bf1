"""Short releases of every sort, in tables: the contacts that each tells of, if any."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import Account, AccountKind, Contact
from dragoman.reading.cast import find_cast
from dragoman.reading.contact import Contacts, find_contacts
from dragoman.reading.layout import lay_out
from dragoman.reading.times import account_day, find_times

_RELEASES = [
    row
    for name in (
        "releases.toml",
        "openings.toml",
        "groups.toml",
        "further.toml",
        "asides.toml",
        "unmarked.toml",
        "press.toml",
        "varied.toml",
    )
    for row in tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))["release"]
]


def _read(row: dict[str, Any]) -> Contacts:
    """The contacts of a release."""
    text = f"{row['title']}\n\n{row['text']}"
    account = Account(
        "release",
        text,
        publisher=row["publisher"],
        kind=AccountKind(row.get("kind", "official")),
        side=row.get("side"),
        title=row["title"],
        published=row["published"],
    )
    layout = lay_out(text, row["title"])
    day = account_day(account, layout)
    times = find_times(text, [block.span for block in layout.blocks], day)
    return find_contacts(account, layout, times, find_cast(account, layout, day))


def _fits(contact: Contact, wanted: dict[str, Any]) -> bool:
    """Whether a contact has the kind, the date, the people and whatever else is wanted of it."""
    told = contact.kind in wanted["kind"].split("|") and str(contact.date) in wanted["date"].split("|")
    told = told and contact.planned == wanted.get("planned", contact.planned)
    told = told and (contact.initiator or "") == wanted.get("initiator", contact.initiator or "")
    unnamed = {each.party for each in contact.participants if not each.person}
    return told and set(wanted.get("with", "").split()) <= unnamed and _are_those(contact, wanted["people"].split())


def _are_those(contact: Contact, wanted: list[str]) -> bool:
    """Whether the named participants are those wanted, and nobody else."""
    people = [each for each in contact.participants if each.person]
    names = [(name.replace("?", "").partition(":"), "?" in name) for name in wanted]
    there = all(
        may_be_absent or any(name in (each.person or "") and party in {"", str(each.party)} for each in people)
        for (name, _, party), may_be_absent in names
    )
    return there and all(any(name in (each.person or "") for (name, _, _), _ in names) for each in people)


@pytest.mark.parametrize("row", [row for row in _RELEASES if row["contacts"]], ids=lambda row: row["title"][:60])
def test_a_release_tells_of_its_contacts_and_no_others(row: dict[str, Any]) -> None:
    found = _read(row)
    left = [contact for contact in (found.main, *found.others) if contact]
    assert found.main is not None
    for wanted in row["contacts"]:
        fitting = next((contact for contact in left if _fits(contact, wanted)), None)
        assert fitting is not None, (wanted, left)
        left.remove(fitting)
    assert not left


@pytest.mark.parametrize("row", [row for row in _RELEASES if not row["contacts"]], ids=lambda row: row["title"][:60])
def test_a_release_without_a_contact_of_its_own_has_none(row: dict[str, Any]) -> None:
    assert _read(row).main is None
