"""A reader that needs no models: it finds a contact wherever a text says "spoke"."""

import pytest
from typer.testing import CliRunner

import dragoman.collation
import dragoman.reading
from dragoman.model import Contact, ContactKind, Coverage, Reading, Record


def read(account):
    contact = Contact(kind=ContactKind.TELEPHONE_CALL) if "spoke" in account.text else None
    coverage = Coverage(statement=0, fact=0, background=0, boilerplate=0, unclaimed=len(account.text))
    return Reading(
        account=account,
        contact=contact,
        other_contacts=(),
        statements=(),
        background=(),
        undertakings=(),
        coverage=coverage,
    )


def collate(readings):
    ordered = tuple(sorted(readings, key=lambda reading: (reading.account.name, reading.account.sha256)))
    contact = next((reading.contact for reading in ordered if reading.contact), None)
    return Record(contact=contact, readings=ordered)


@pytest.fixture
def plain_reader(monkeypatch):
    """Put the simple reader in the place of the real one."""
    monkeypatch.setitem(vars(dragoman.reading), "read", read)
    monkeypatch.setitem(vars(dragoman.collation), "collate", collate)


@pytest.fixture
def run(plain_reader, monkeypatch):
    """Run a command line in this process."""
    from dragoman.cli.app import app

    monkeypatch.setenv("COLUMNS", "100")
    runner = CliRunner()
    return lambda *words, stdin=None: runner.invoke(app, [str(word) for word in words], input=stdin)


@pytest.fixture
def folder(tmp_path):
    """A folder with two accounts of a call and a recipe."""
    (tmp_path / "one.txt").write_text("The ministers spoke by telephone.\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("Minister A spoke with Minister B – «at length».\n", encoding="utf-8")
    (tmp_path / "recipe.txt").write_text("Whisk two eggs with a pinch of salt.\n", encoding="utf-8")
    return tmp_path
