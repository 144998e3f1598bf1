"""Leads of releases from several publishers, read with everything that contacts rest on (`batteries.toml`)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import Account, AccountKind, Contact
from dragoman.reading.cast import find_cast
from dragoman.reading.contact import find_contacts
from dragoman.reading.layout import lay_out
from dragoman.reading.times import account_day, find_times

_TABLE = tomllib.loads((Path(__file__).parent / "batteries.toml").read_text(encoding="utf-8"))


def _read(row: dict[str, Any]) -> list[Contact]:
    """The contacts of a lead, the main one first."""
    title = row.get("title")
    text = f"{title}\n\n{row['text']}" if title else row["text"]
    account = Account(
        "lead",
        text,
        publisher=row.get("publisher"),
        kind=AccountKind.OFFICIAL,
        side=row["side"],
        title=title,
        published=row["published"],
    )
    layout = lay_out(text, title)
    day = account_day(account, layout)
    times = find_times(text, [block.span for block in layout.blocks], day)
    found = find_contacts(account, layout, times, find_cast(account, layout, day))
    return [contact for contact in (found.main, *found.others) if contact]


def _fits(contact: Contact, wanted: dict[str, str]) -> bool:
    """Whether a contact has the kind, the date and exactly the people wanted."""
    people = [each for each in contact.participants if each.person]
    names = [name.rstrip("?").partition(":") for name in wanted["people"].split()]
    needed = [name.rstrip("?").partition(":") for name in wanted["people"].split() if not name.endswith("?")]
    named = all(
        any(name in (each.person or "") and party in {"", each.party} for each in people) for name, _, party in needed
    )
    known = all(any(name in (each.person or "") for name, _, _ in names) for each in people)
    told = contact.kind in wanted["kind"].split("|") and str(contact.date) in wanted["date"].split("|")
    return named and known and told


@pytest.mark.parametrize("row", _TABLE["lead"], ids=lambda row: row["title"][:50])
def test_a_lead_tells_of_each_of_its_contacts(row: dict[str, Any]) -> None:
    left = _read(row)
    for wanted in row["contacts"]:
        fitting = next((contact for contact in left if _fits(contact, wanted)), None)
        assert fitting is not None, (wanted, left)
        left.remove(fitting)
    assert not left


@pytest.mark.parametrize("row", _TABLE["initiated"], ids=lambda row: row["text"][:50])
def test_who_initiated_a_contact_is_told_by_words_about_it_alone(row: dict[str, Any]) -> None:
    main = _read(row)[0]
    assert (main.initiator or "") == row["initiator"]
    assert row.get("date") in {None, main.date}
    assert len([each for each in main.participants if each.person]) <= 2
