"""Values of the contact's facts: who gives one, whether two of them agree, and how they are shown."""

import re
from dataclasses import dataclass
from datetime import timedelta

from dragoman.collation.comparison.ledger import Ledger
from dragoman.collation.contacts import leaves_form_open
from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import shown_date
from dragoman.lexicon.parties import party_name
from dragoman.model import Fact

_WORD = re.compile(r"\w{3,}")
_SAME_KIND = ({"meeting", "visit", "summit"}, {"letter", "message", "statement"})
_HALF = 0.5
_SOMEWHAT = 1.5
_CLOCK = re.compile(
    r"(?P<clock>[0-9]{2}:[0-9]{2})(?::[0-9]{2})?(?P<zone>Z|(?P<sign>[+-])(?P<hours>[0-9]{2}):?(?P<minutes>[0-9]{2}))?$"
)
_MINUTE, _DAY = timedelta(minutes=1), 24 * 60


@dataclass(frozen=True)
class Teller:
    """An account and a fact it gives; `open` where its words for the contact's form fit any form."""

    account: str
    fact: Fact
    text: str
    open: bool = False


def tellers(ledger: Ledger, field: str) -> list[Teller]:
    """The fact of a field in each account that gives one: that of the record's value, where the account has it."""
    settled = str(getattr(ledger.contact, "duration_minutes" if field == "duration" else field, None))
    found = []
    for account, reading in ledger.readings.items():
        facts = [fact for fact in reading.contact.facts if fact.field == field] if reading.contact else []
        if facts:
            chosen = next((fact for fact in facts if str(fact.value) == settled), facts[0])
            vague = field == "kind" and reading.contact is not None and leaves_form_open(reading, reading.contact)
            found.append(Teller(account, chosen, reading.account.text, open=vague))
    return found


def agree(field: str, one: Teller, other: Teller) -> bool:
    """Whether two accounts give the same value, as far as the words of both allow."""
    a, b = one.fact, other.fact
    match field:
        case "duration":
            return (a.value == b.value and a.more_than == b.more_than) or _is_over(a, b) or _is_over(b, a)
        case "kind":
            same = a.value == b.value or any({str(a.value), str(b.value)} <= kinds for kinds in _SAME_KIND)
            return same or one.open or other.open
        case "start_time":
            return _same_moment(str(a.value), str(b.value))
        case "place" | "occasion":
            return _overlap(str(a.value), str(b.value))
        case "date":
            return str(a.value).startswith(str(b.value)) or str(b.value).startswith(str(a.value))
        case _:
            return a.value == b.value


def _is_over(one: Fact, other: Fact) -> bool:
    """Whether a length is somewhat more than what another account has it exceed ("70 minutes", "over an hour")."""
    lengths = int(other.value), int(one.value)
    return other.more_than and not one.more_than and lengths[0] < lengths[1] <= _SOMEWHAT * lengths[0]


def _same_moment(one: str, other: str) -> bool:
    """Whether two hours are one: the same instant where both name their zone, else the same on the clock."""
    a, b = _CLOCK.match(one), _CLOCK.match(other)
    if not a or not b:
        return one == other
    if a["zone"] and b["zone"]:
        return _minutes(a) == _minutes(b)
    return a["clock"] == b["clock"]


def _minutes(clock: re.Match[str]) -> int:
    """Minutes of the day in universal time."""
    ahead = (
        timedelta() if clock["sign"] is None else timedelta(hours=int(clock["hours"]), minutes=int(clock["minutes"]))
    )
    hours, _, minutes = clock["clock"].partition(":")
    local = timedelta(hours=int(hours), minutes=int(minutes))
    return int((local + ahead if clock["sign"] == "-" else local - ahead) / _MINUTE) % _DAY


def _overlap(one: str, other: str) -> bool:
    mine, theirs = ({word.casefold() for word in _WORD.findall(words)} for words in (one, other))
    return len(mine & theirs) >= _HALF * min(len(mine), len(theirs))


def shown_value(field: str, teller: Teller) -> str:
    """A value as a sentence has it: "Japan", "about 20 minutes", "9 June 2010"."""
    value = str(teller.fact.value)
    match field:
        case "initiator":
            return party_name(value)
        case "kind":
            return str(load_table("summaries")["kinds"].get(value, value))
        case "date":
            return shown_date(value)
        case "duration":
            hedge = "more than " if teller.fact.more_than else "about " if teller.fact.approximate else ""
            return f"{hedge}{value} minutes" if value != "1" else f"{hedge}a minute"
        case "occasion":
            return f"“{value}”"
        case _:
            return value


def contact_word(ledger: Ledger) -> str:
    """What the contact is called in a sentence: "telephone call", "contact" where its form is unknown."""
    kinds = load_table("summaries")["kinds"]
    kind = ledger.contact.kind if ledger.contact else None
    return str(kinds[kind.value] if kind else kinds["unknown"])
