"""Announcements of journeys with their programmes, read with everything that contacts rest on (`programmes.toml`)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import Account, AccountKind, Contact
from dragoman.reading.cast import find_cast
from dragoman.reading.contact import find_contacts
from dragoman.reading.layout import lay_out
from dragoman.reading.times import account_day, find_times

_ROWS = tomllib.loads((Path(__file__).parent / "programmes.toml").read_text(encoding="utf-8"))["programme"]


def _read(row: dict[str, Any]) -> list[Contact]:
    """The contacts of an announcement, the main one first."""
    text = f"{row['title']}\n\n{row['text']}"
    account = Account(
        "programme",
        text,
        publisher=row.get("publisher", "U.S. Department of State"),
        kind=AccountKind.OFFICIAL,
        side=row.get("side", "US"),
        title=row["title"],
        published=row["published"],
    )
    layout = lay_out(text, row["title"])
    day = account_day(account, layout)
    times = find_times(text, [block.span for block in layout.blocks], day)
    found = find_contacts(account, layout, times, find_cast(account, layout, day))
    return [contact for contact in (found.main, *found.others) if contact]


def _fits(contact: Contact, wanted: dict[str, str]) -> bool:
    """Whether a contact has the kind, the day and exactly the people wanted, and the parties without a name."""
    people = [each for each in contact.participants if each.person]
    names = [name.partition(":") for name in wanted["people"].split()]
    named = all(
        any(name in (each.person or "") and party in {"", each.party} for each in people) for name, _, party in names
    )
    unnamed = {each.party for each in contact.participants if not each.person}
    told = contact.kind in wanted["kind"].split("|") and str(contact.date) in wanted["date"].split("|")
    return named and len(people) == len(names) and told and set(wanted.get("unnamed", "").split()) <= unnamed


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["name"])
def test_a_programme_tells_of_each_of_its_contacts(row: dict[str, Any]) -> None:
    left = _read(row)
    for wanted in row["contacts"]:
        fitting = next((contact for contact in left if _fits(contact, wanted)), None)
        assert fitting is not None, (wanted, [(each.kind, each.date, each.participants) for each in left])
        left.remove(fitting)
    assert not left
