"""Every kind of voice and layout that accounts come in: texts of our own, each beside what must come out of it."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import Account, AccountKind, Contact, Reading, Statement
from dragoman.reading import read

FOLDER = Path(__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
PARTICLES = {"bin", "al", "de", "van", "von", "mr", "the", "of"}


def _want(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _reading(name: str) -> Reading:
    want = _want(name)
    return read(
        Account(
            name=name,
            text=(FOLDER / f"{name}.txt").read_text(encoding="utf-8"),
            publisher=want.get("publisher"),
            kind=AccountKind(want["kind"]) if "kind" in want else None,
            side=want.get("side"),
            title=want.get("title"),
            published=want.get("published"),
        )
    )


def _tokens(name: str | None) -> set[str]:
    return {word for word in re.findall(r"\w+", (name or "").casefold()) if len(word) > 1} - PARTICLES


def _same(one: str, other: str | None) -> bool:
    return bool(_tokens(one) & _tokens(other))


def _all_same(wanted: Iterable[str], got: Iterable[str]) -> bool:
    wanted, got = list(wanted), list(got)
    return len(wanted) == len(got) and all(any(_same(one, other) for other in got) for one in wanted)


def _contact_faults(want: dict[str, Any], got: Contact) -> list[str]:
    """What is wrong with a contact, one line for each fault."""
    facts = [(field, want[field], getattr(got, field)) for field in ("kind", "planned") if field in want]
    facts += [(field, want.get(field), getattr(got, field)) for field in ("date", "initiator")]
    faults = [f"contact's {field} is {value!r}, not {wish!r}" for field, wish, value in facts if wish != value]
    people = [f"{each.person}/{each.party}" for each in got.participants if each.person]
    for wish in want["participants"]:
        person, _, party = wish.partition("/")
        if not any(_same(person, each.person) and each.party == party for each in got.participants):
            faults.append(f"participant {wish} is missing in {people}")
    if len(people) > len(want["participants"]):
        faults.append(f"there are participants beside {want['participants']}: {people}")
    return faults


def _best(want: dict[str, Any], told: Iterable[Contact]) -> Contact | None:
    """The contact that shares most people with the wanted one, of the wanted kind if several do."""
    people = [wish.partition("/")[0] for wish in want["participants"]]

    def likeness(contact: Contact) -> tuple[int, bool, bool]:
        shared = sum(any(_same(one, each.person) for each in contact.participants) for one in people)
        return shared, contact.kind == want["kind"], contact.date == want.get("date")

    return max((contact for contact in told if likeness(contact)[0]), key=likeness, default=None)


def _holding(reading: Reading, words: Iterable[str]) -> Statement | None:
    """The shortest statement whose shown text or sentence part holds all the words."""
    text = reading.account.text

    def holds(statement: Statement) -> bool:
        shown = statement.span.to(statement.content).of(text).casefold()
        return all(word.casefold() in shown for word in words)

    return min(filter(holds, reading.statements), key=lambda statement: statement.span.length, default=None)


def _statement_faults(want: dict[str, Any], reading: Reading) -> list[str]:
    got = _holding(reading, want["words"])
    if got is None:
        return [f"no statement holds {want['words']}"]
    speakers = [actor.name for actor in got.speaker]
    faults = []
    if "speaker" in want and not _all_same(want["speaker"], speakers):
        faults.append(f"{want['words']} is said by {speakers}, not by {want['speaker']}")
    if "act" in want and got.act not in want["act"]:
        faults.append(f"{want['words']} is a {got.act}, not a {want['act']}")
    if "reporter" in want and not any(want["reporter"] in reporter for reporter in got.reported_by):
        faults.append(f"{want['words']} is reported by {got.reported_by}, not by {want['reporter']!r}")
    return faults


def _unsaid_faults(want: dict[str, Any], reading: Reading) -> list[str]:
    """What should be nobody's statement, or nothing of the contact's own parties."""
    if "words" in want:
        got = _holding(reading, want["words"])
        return [f"{want['words']} is a statement by {[actor.name for actor in got.speaker]}"] if got else []
    said = [each for each in reading.statements if any(_same(want["speaker"], actor.name) for actor in each.speaker)]
    return [f"{want['speaker']} says {each.content.of(reading.account.text)!r}" for each in said]


@pytest.mark.parametrize("name", NAMES)
def test_voice_is_read_as_written_beside_it(name: str) -> None:
    want, reading = _want(name), _reading(name)
    told = [each for each in (reading.contact, *reading.other_contacts) if each]
    faults = []
    if want.get("no_contact") and reading.contact is not None:
        faults.append(f"there is a contact: {reading.contact.kind} {reading.contact.participants}")
    for wish in want.get("contact", []):
        found = _best(wish, told)
        faults += _contact_faults(wish, found) if found else [f"there is no contact of {wish['participants']}"]
        told = [each for each in told if each is not found]
    for wish in want.get("statement", []):
        faults += _statement_faults(wish, reading)
    for wish in want.get("silent", []):
        faults += _unsaid_faults(wish, reading)
    codes = {warning.code for warning in reading.warnings}
    faults += [f"no warning {code!r}" for code in want.get("warnings", []) if code not in codes]
    assert not faults, f"{want['about']}\n" + "\n".join(faults)


@pytest.mark.parametrize("name", NAMES)
def test_voice_is_shown_in_its_own_words(name: str) -> None:
    reading = _reading(name)
    for statement in reading.statements:
        words = statement.content.of(reading.account.text)
        assert words, statement
        assert words == words.strip(" ,;:."), words
        assert not re.search(r"\b(?:that|and|the|of|to|a)$", words), words
