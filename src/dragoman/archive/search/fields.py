"""The fields that a search can filter by: one table, from which messages, documents and completions are made."""

from dataclasses import dataclass

from dragoman.model import AccountKind, Act, ContactKind, FindingKind, Polarity, Strength

STATEMENTS, ACCOUNTS, CONTACTS = "statements", "accounts", "contacts"
EVERYWHERE = (STATEMENTS, ACCOUNTS, CONTACTS)
CURRENT, SUPERSEDED, ANY = "current", "superseded", "any"


@dataclass(frozen=True)
class Field:
    """A field: its name, what its value is, of what it can be asked, and its values where they are a closed list.

    `kinds` are the kinds of mark that answer it, `ordered` whether its values can be compared.
    """

    name: str
    help: str
    kinds: tuple[str, ...]
    of: tuple[str, ...] = EVERYWHERE
    values: tuple[str, ...] = ()
    ordered: bool = False


FIELDS = (
    Field("by", "who speaks: a party or a person", ("by_party", "by_person")),
    Field("to", "who is spoken to: a party or a person", ("to_party", "to_person")),
    Field("party", "a party that speaks, is spoken to, or takes part", ("by_party", "to_party", "party")),
    Field("person", "a person who speaks, is spoken to, or takes part", ("by_person", "to_person", "person")),
    Field("office", "an office of somebody who speaks, is spoken to, or takes part", ("office",)),
    Field("side", "the side whose account it is", ("side",)),
    Field("publisher", "who published the account", ("publisher",)),
    Field("kind", "the kind of the contact, or of the account", ("kind",), values=(*ContactKind, *AccountKind)),
    Field("act", "the speech act", ("act",), values=tuple(Act)),
    Field("strength", "how far the words bind", ("strength",), values=(*Strength, "none"), ordered=True),
    Field("polarity", "whether it is affirmed or negated", ("polarity",), values=tuple(Polarity)),
    Field("topic", "what it is about", ("topic",)),
    Field("date", "the day of the contact", ("year", "month", "day"), ordered=True),
    Field("finding", "a finding on it", ("finding",), of=(STATEMENTS, CONTACTS), values=tuple(FindingKind)),
    Field("initiator", "the party that asked for the contact", ("initiator",)),
    Field("in", "a contact or an account, by its id or name", ("in",)),
    Field("language", "the language of the account", ("language",)),
    Field(
        "version",
        "versions of an account that a later one replaced",
        ("version",),
        of=(STATEMENTS, ACCOUNTS),
        values=(CURRENT, SUPERSEDED, ANY),
    ),
)
"""All fields, in the order in which they are explained."""

BY_NAME = {field.name: field for field in FIELDS}
MEANT = {
    name: field
    for field, names in {
        "by": ("speaker", "from", "author", "said"),
        "to": ("addressee", "listener"),
        "party": ("country", "state", "who", "with"),
        "person": ("name", "leader"),
        "publisher": ("source", "outlet"),
        "topic": ("subject", "about", "theme"),
        "date": ("since", "until", "after", "before", "day", "year", "month", "when", "on"),
        "strength": ("binding", "force"),
    }.items()
    for name in names
}
"""What is often written for a field, and the field."""
ROLES = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "commission_president",
    "secretary_general",
    "crown_prince",
    "vice_president",
    "security_adviser",
    "deputy",
    "ambassador",
    "envoy",
    "speaker",
    "chief_of_staff",
    "legislator",
    "spokesperson",
)
"""Roles by which an office can be asked for, however it is written."""
