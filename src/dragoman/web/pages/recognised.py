"""What is recognised about an account and can be set right above its column: each field, and where it comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.archive.follow.subject import party_called
from dragoman.export import labels
from dragoman.lexicon.parties import party_name
from dragoman.model import AccountKind, Record, SourceError
from dragoman.web.pages.drafts import FIELDS, Draft, shown

LABELS = {
    "publisher": ("Publisher", "publisher"),
    "kind": ("Kind of publisher", "kind"),
    "side": ("Speaks for", "side"),
    "published": ("Published", "date"),
    "title": ("Title", "title"),
}
"""What each field is called, and in a list of them."""
_FAULTY_SIDE = "there is no such party; write a name (Japan) or a code (JP, EU)"


class Refused(NamedTuple):
    """What somebody typed into a field that cannot have it, and why."""

    value: str
    why: str


Refusals = Mapping[str, Refused]


@dataclass(frozen=True)
class Field:
    """A field of an account as its form shows it: its value, how it came by it, and what the text itself says."""

    name: str
    value: str
    origin: str
    text_says: str
    refused: Refused | None = None

    @property
    def label(self) -> str:
        """What the field is called."""
        return LABELS[self.name][0]

    @property
    def typed(self) -> str:
        """What stands in the form: the value, or what somebody typed in its place."""
        return self.refused.value if self.refused else _plain(self.name, self.value)

    @property
    def machine(self) -> str:
        """What the text says where something else was given, in plain words; else nothing."""
        given = self.origin in {TYPED, GIVEN} and self.text_says != self.value
        return _plain(self.name, self.text_says) if given else ""


TYPED, GIVEN, RECOGNISED, UNKNOWN = "set by you", "given with the file", "recognised", "not known"
ORIGINS = (TYPED, GIVEN, RECOGNISED, UNKNOWN)


@dataclass(frozen=True)
class Head:
    """What stands above the column of a draft: its fields, and the draft itself for the form to send back."""

    draft: Draft
    fields: tuple[Field, ...]

    @property
    def refused(self) -> bool:
        """Whether something that was typed could not be taken."""
        return any(one.refused for one in self.fields)

    @property
    def summary(self) -> str:
        """Which fields are of which origin, in a line."""
        named = {origin: [LABELS[one.name][1] for one in self.fields if one.origin == origin] for origin in ORIGINS}
        return "; ".join(f"{origin}: {labels.joined(names)}" for origin, names in named.items() if names)


def set_right(draft: Draft, typed: Mapping[str, str]) -> tuple[Draft, Refusals]:
    """A draft with what somebody typed in its fields, and what could not be taken.

    What the text itself says needs not be given; what is emptied is said to be unknown.
    """
    before, own = shown(draft.account), shown(Draft(draft.name, draft.text).account)
    refused: dict[str, Refused] = {}
    for name in FIELDS:
        words = typed.get(name, before[name]).strip()
        value = _value(name, words)
        if value is None:
            refused[name] = Refused(words, _FAULTY_SIDE)
        elif value != before[name]:
            asked = draft.saying(name, None if value == own[name] else value)
            try:
                _ = asked.account
            except SourceError as error:
                refused[name] = Refused(words, str(error).removeprefix(f"{draft.name}: "))
            else:
                draft = asked
    return draft, refused


def heads(record: Record, drafts: Sequence[Draft], refused: Mapping[str, Refusals]) -> dict[str, Head]:
    """The heads of a record's columns, by the ids of its accounts."""
    by_name = {draft.name: draft for draft in drafts}
    named = zip(record.account_ids, record.readings, strict=True)
    return {key: _head(by_name[reading.account.name], refused.get(reading.account.name, {})) for key, reading in named}


def kinds() -> tuple[tuple[str, str], ...]:
    """The kinds of publishers, and what they are called."""
    return tuple((kind.value, labels.label("account_kind", kind)) for kind in AccountKind)


def _head(draft: Draft, refused: Refusals) -> Head:
    values, own = shown(draft.account), shown(Draft(draft.name, draft.text).account)
    return Head(
        draft,
        tuple(Field(name, values[name], _origin(draft, name, values), own[name], refused.get(name)) for name in FIELDS),
    )


def _origin(draft: Draft, name: str, values: Mapping[str, str]) -> str:
    if name in draft.given:
        return TYPED if name in draft.typed else GIVEN
    return RECOGNISED if values[name] else UNKNOWN


def _value(name: str, words: str) -> str | None:
    """A field's value from what somebody typed; None where it cannot be one."""
    if name != "side" or not words:
        return words
    return party_called(words)


def _plain(name: str, value: str) -> str:
    """A field's value as people write it."""
    return party_name(value) if name == "side" and value else value
