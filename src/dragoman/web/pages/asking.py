"""What a form asks for a field, and with which choices: the shape of every question of correcting. Pure."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dragoman.archive.correctable import Correctable, Standing
from dragoman.archive.corrections import Plain
from dragoman.archive.scopes import Scope
from dragoman.archive.values import plain
from dragoman.lexicon.acts import searle_class
from dragoman.lexicon.parties import party_names
from dragoman.model import AccountKind, Act, Actor, ContactKind, Participant, Polarity, Reading, Role, Status, Strength
from dragoman.web.pages.saying import RELATIONS, actor_words, field_name, in_words

PEOPLE = frozenset({"speaker", "addressee", "participants"})
SPANS = frozenset({"span", "content", "cue", "source", "statement"})
LISTS = frozenset({"topics", "reported_by"})
FLAGS: Mapping[str, tuple[str, str]] = {
    "present": ("It is a statement", "It is no statement"),
    "planned": ("Only announced", "Held"),
}
_OPTIONAL = frozenset({"kind", "strength"})
AROUND = 500
"""Characters of the text on either side of what is corrected."""


LONGEST = 20_000
"""Characters of a text in which words can be chosen, where nobody has said near which."""


class Sort(StrEnum):
    """By what means a form asks."""

    PEOPLE = "people"
    CHOICE = "choice"
    SELECT = "select"
    LINE = "line"
    SPAN = "span"


@dataclass(frozen=True)
class Option:
    """One of the choices: what is sent, what is shown, whether it holds now, and under which heading it stands."""

    value: str
    words: str
    chosen: bool = False
    group: str = ""


@dataclass(frozen=True)
class Window:
    """A stretch of an account's text from an offset on, with the words in it that are chosen."""

    start: int
    before: str
    words: str
    after: str

    @property
    def first(self) -> int:
        """Where the chosen words begin in the account."""
        return self.start + len(self.before)

    @property
    def last(self) -> int:
        """Where they end."""
        return self.first + len(self.words)


@dataclass(frozen=True)
class Question:
    """What a form asks for one field."""

    field: str
    name: str
    sort: Sort
    options: tuple[Option, ...] = ()
    value: str = ""
    hint: str = ""
    window: Window | None = None


def question(of: Correctable, one: Standing, given: Plain = None, span: tuple[int, int] | None = None) -> Question:
    """The question for a field as it stands; `given` is what to propose instead of what holds, `span` which words."""
    scope, field, holds = of.target.scope, one.field, one.holds if given is None else given
    name = field_name(field, scope)
    if field in PEOPLE:
        options = tuple(_people(of.scenes.values(), holds, participants=field == "participants"))
        return Question(field, name, Sort.PEOPLE, options, hint="Separate several by semicolons.")
    if field in SPANS:
        reading = next(iter(of.scenes.values()))
        return Question(field, name, Sort.SPAN, window=window(reading.account.text, _span(holds, span)))
    if field in FLAGS:
        yes, no = FLAGS[field]
        options = (Option("yes", yes, holds is True), Option("no", no, holds is False))
        return Question(field, name, Sort.CHOICE, options)
    words = _vocabulary(scope, field)
    if words:
        options = tuple(_options(field, words, holds))
        few = len(words) <= len(RELATIONS)
        return Question(field, name, Sort.CHOICE if few else Sort.SELECT, options)
    if field in {"initiator", "side"}:
        return Question(field, name, Sort.SELECT, tuple(_parties(of, holds)))
    value = ", ".join(map(str, holds)) if field in LISTS and isinstance(holds, list) else str(holds or "")
    return Question(field, name, Sort.LINE, value=value, hint=_HINTS.get(field, ""))


def missed(of: Correctable, span: tuple[int, int] | None) -> tuple[Question, ...]:
    """The questions for a statement that was missed: which words, who says it, and what they do."""
    empty = Standing("speaker", [])
    return (
        question(of, Standing("statement", None), span=span),
        question(of, empty),
        question(Correctable(of.target._replace(scope=Scope.STATEMENT), (), of.scenes), Standing("act", Act.INFORM)),
    )


def window(text: str, span: tuple[int, int], around: int = AROUND) -> Window:
    """The text around some words, cut between words; the beginning of it where none are chosen yet."""
    start, end = max(0, min(span[0], len(text))), max(0, min(span[1], len(text)))
    first = max(0, start - around)
    last = min(len(text), end + (around if end else LONGEST))
    while first and not text[first - 1].isspace() and first < start:
        first += 1
    while last < len(text) and not text[last].isspace() and last > end:
        last -= 1
    return Window(first, text[first:start], text[start:end], text[end:last])


_CLASSES = {
    "assertive": "Says how things are",
    "directive": "Wants others to act",
    "commissive": "Binds the speaker",
    "expressive": "Expresses a feeling",
}
_HINTS = {
    "date": "2021-05-03; 2021-05 or 2021 where the day is not known; 2021-05-03/2021-05-05 for a stretch.",
    "published": "2021-05-03, or with the hour 2021-05-03T14:00.",
    "start_time": "22:00, or with the zone 22:00+09:00.",
    "duration_minutes": "Whole minutes.",
    "topics": "Separate several by commas.",
    "reported_by": "Separate several by commas.",
    "language": "A code such as en.",
    "when": "2021-06, or in words.",
    "closed_by": "The id of a statement or of a contact.",
    "same_as": "The name under which this person should be known. Leave it empty for a person of this name alone.",
}


def _vocabulary(scope: Scope, field: str) -> list[str]:
    if scope is Scope.ACCOUNT:
        return [one.value for one in AccountKind] if field == "kind" else []
    known: Mapping[str, Iterable[str]] = {
        "act": Act,
        "strength": Strength,
        "polarity": Polarity,
        "kind": ContactKind,
        "role": [one for one in Role if one is not Role.MAIN],
        "status": Status,
        "relation": RELATIONS,
        "contact": ("same", "apart"),
    }
    return [str(one) for one in known.get(field, ())]


def _options(field: str, words: Iterable[str], holds: Plain) -> Iterator[Option]:
    if field in _OPTIONAL:
        yield Option("", "reports a fact, binds nobody" if field == "strength" else "not said", holds is None)
    if field == "act":
        for name, heading in _CLASSES.items():
            acts = (word for word in words if searle_class(Act(word)) == name)
            yield from (Option(word, in_words(field, word), word == holds, heading) for word in acts)
        return
    for word in words:
        yield Option(word, in_words(field, word), word == holds)


def _people(scenes: Iterable[Reading], holds: Plain, *, participants: bool) -> Iterator[Option]:
    """The cast of some accounts, those who hold now first, each once."""
    chosen = [one for one in holds if isinstance(one, Mapping)] if isinstance(holds, list) else []
    seen: set[tuple[object, ...]] = set()
    cast = [(one, True) for one in chosen]
    for reading in scenes:
        cast += [(_as_plain(one, participants=participants), False) for one in _cast(reading)]
    for one, held in cast:
        person = one.get("person")
        key = (person,) if person else tuple(one.get(part) for part in ("name", "office", "party"))
        if key not in seen:
            seen.add(key)
            yield Option(json.dumps(one, ensure_ascii=False, sort_keys=True), actor_words(one), held)


def _as_plain(one: Actor, *, participants: bool) -> Mapping[str, Plain]:
    found = plain(Participant(one.person, one.office, one.party) if participants else one)
    return found if isinstance(found, Mapping) else {}


def _cast(reading: Reading) -> Iterator[Actor]:
    """Everybody who takes part, speaks or is spoken to."""
    for contact in filter(None, (reading.contact, *reading.other_contacts)):
        for who in contact.participants:
            if who.person or who.office or who.party:
                name = who.person or who.office or party_names().get(who.party or "", who.party or "")
                yield Actor(str(name), who.person, who.office, who.party)
    for said in (*reading.statements, *reading.unsure):
        yield from (*said.speaker, *said.addressee)


def _parties(of: Correctable, holds: Plain) -> Iterator[Option]:
    """The parties of the contact first, then all."""
    contacts = [one for reading in of.scenes.values() for one in (reading.contact, *reading.other_contacts) if one]
    near = list(dict.fromkeys(who.party for one in contacts for who in one.participants if who.party))
    names = party_names()
    yield Option("", "not said", holds is None)
    if isinstance(holds, str) and holds not in near:
        near.insert(0, holds)
    for code in near:
        yield Option(code, names.get(code, code), code == holds, "In this contact")
    for code in sorted(set(names) - set(near), key=lambda code: names[code]):
        yield Option(code, names[code], group="Others")


def _span(holds: Plain, span: tuple[int, int] | None) -> tuple[int, int]:
    if span is not None:
        return span
    if isinstance(holds, list) and len(holds) == 2:  # noqa: PLR2004 - beginning and end
        return int(str(holds[0])), int(str(holds[1]))
    return (0, 0)
