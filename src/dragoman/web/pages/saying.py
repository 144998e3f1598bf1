"""Corrections in plain words: what fields are called, and how their values read. Pure."""

from collections.abc import Callable, Mapping, Sequence

from dragoman.archive.corrections import Plain
from dragoman.archive.scopes import Scope
from dragoman.export.labels import joined, label, plain_date, plain_minutes
from dragoman.export.wording import shortened
from dragoman.lexicon.parties import party_name

FIELDS: Mapping[str, str] = {
    "speaker": "Who says it",
    "addressee": "To whom",
    "act": "What the speaker does",
    "strength": "How far it binds",
    "polarity": "Affirmed or denied",
    "topics": "What it is about",
    "span": "Which words",
    "content": "What was said, without “he said”",
    "cue": "The words that report it",
    "source": "The words that name the speaker",
    "reported_by": "Whom the account leans on",
    "present": "Whether it is a statement",
    "statement": "A statement that was missed",
    "publisher": "Published by",
    "side": "Speaks for",
    "title": "Title",
    "published": "Published on",
    "language": "Language",
    "kind": "What it was",
    "date": "Date",
    "start_time": "Start",
    "duration_minutes": "Length",
    "place": "Place",
    "initiator": "Asked for by",
    "occasion": "Occasion",
    "participants": "Who took part",
    "planned": "Held, or only announced",
    "role": "What it is to this account",
    "status": "What became of it",
    "when": "By when",
    "closed_by": "What closed it",
    "relation": "How the two statements stand",
    "contact": "Whether they tell of one contact",
    "same_as": "The same person as",
}
"""What every field is called on pages."""

RELATIONS = {
    "same": "the same",
    "partial": "the same in part",
    "shifted": "the same by another mouth, or with another force",
    "apart": "two different things",
}
_CONTACT = {"same": "one contact", "apart": "two different contacts"}
_KINDS = {"official": "official", "wire": "a news agency", "press": "the press"}
_LONGEST = 240


def field_name(field: str, scope: Scope | None = None) -> str:
    """What a field is called."""
    if field == "kind" and scope is Scope.ACCOUNT:
        return "What sort of publisher"
    return FIELDS.get(field, field.replace("_", " "))


def in_words(field: str, value: Plain, text: str = "") -> str:
    """How a value of a field reads; `text` is that of the account, from which spans are quoted."""
    if isinstance(value, Mapping) and set(value) == {"value", "span"}:
        value = value["value"]
    if value is None:
        return "nothing" if field in {"strength", "same_as", "closed_by"} else "not said"
    if field in _SPANS:
        return quoted(value["span"] if isinstance(value, Mapping) else value, text)
    how = _HOW.get(field)
    return how(value) if how else str(value)


def actor_words(value: Plain) -> str:
    """Who somebody is: the name, and whose side they are on."""
    if not isinstance(value, Mapping):
        return str(value)
    name = str(value.get("name") or value.get("person") or value.get("office") or "")
    party = party_name(str(value["party"])) if value.get("party") else ""
    if value.get("person"):
        name = str(value["person"])
    return f"{name} ({party})" if name and party and party != name else name or party or "somebody"


def quoted(span: Plain, text: str) -> str:
    """The words of a span between quotation marks, or its offsets where the text is not at hand."""
    if not isinstance(span, Sequence) or len(span) != 2:  # noqa: PLR2004 - beginning and end
        return "not said"
    start, end = int(str(span[0])), int(str(span[1]))
    words = shortened(text[start:end], _LONGEST)
    return f"“{words}”" if words else f"characters {start} to {end}"


def _people(value: Plain) -> str:
    listed = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    return joined([actor_words(one) for one in listed]) or "nobody named"


def _list(value: Plain) -> str:
    return ", ".join(map(str, value)) if isinstance(value, Sequence) and value else "none"


_SPANS = frozenset({"span", "content", "cue", "source", "statement"})
_HOW: Mapping[str, Callable[[Plain], str]] = {
    "speaker": _people,
    "addressee": _people,
    "participants": _people,
    "topics": _list,
    "reported_by": _list,
    "present": lambda value: "a statement" if value else "no statement",
    "planned": lambda value: "only announced" if value else "held",
    "duration_minutes": lambda value: plain_minutes(int(str(value))),
    "act": lambda value: str(value).replace("_", " "),
    "strength": lambda value: label("strength", str(value)),
    "polarity": lambda value: "denied" if value == "negative" else "affirmed",
    "relation": lambda value: RELATIONS.get(str(value), str(value)),
    "contact": lambda value: _CONTACT.get(str(value), str(value)),
    "date": lambda value: plain_date(str(value)),
    "published": lambda value: plain_date(str(value)),
    "initiator": lambda value: party_name(str(value)),
    "side": lambda value: party_name(str(value)),
    "kind": lambda value: _KINDS.get(str(value)) or label("contact_kind", str(value)),
    "role": lambda value: label("role", str(value)),
    "status": lambda value: label("status", str(value)),
}
"""How the values of a field read, where they do not read as they are."""
