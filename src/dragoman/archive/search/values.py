"""From the values of a filter to the marks that answer it; what no value is, is told with what may have been meant."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, select

from dragoman.archive import schema
from dragoman.archive.accounts import find
from dragoman.archive.contacts import find_contact
from dragoman.archive.errors import NotFoundError
from dragoman.archive.indexing.columns import entry_name
from dragoman.archive.indexing.known import all_values, persons_named, values_named
from dragoman.archive.indexing.marks import SUPERSEDED, mark, strengths_from
from dragoman.archive.persons import persons_in
from dragoman.archive.search.dates import marks_of, stretch
from dragoman.archive.search.faults import fault, unknown
from dragoman.archive.search.fields import CURRENT, ROLES, Field
from dragoman.archive.search.plan import Both, Marked, Plan
from dragoman.archive.search.syntax import Value
from dragoman.lexicon.parties import party_named, party_names
from dragoman.model import Strength

_PARTIES = "the code or name of a party, such as JP or Japan"


def plan_of_value(db: Connection, field: Field, relation: str, value: Value) -> Plan:
    """What a row must have for a filter to hold for one of its values.

    Raises QueryError for a value that the field cannot have, or that this archive does not know.
    """
    if field.name == "version":
        return _version(field, value)
    return Marked(tuple(sorted(set(_MARKS[field.name](db, field, relation, value)))))


def _version(field: Field, value: Value) -> Plan:
    word = _listed(field, value)
    if word == CURRENT:
        return Both(without=(Marked((SUPERSEDED,)),))
    return Marked((SUPERSEDED,)) if word == "superseded" else Both()


def _choice(_: Connection, field: Field, __: str, value: Value) -> list[str]:
    """The mark of a value from a closed list."""
    return [mark(field.kinds[0], _listed(field, value))]


def _strength(_: Connection, field: Field, relation: str, value: Value) -> Iterable[str]:
    """The marks of all strengths that a comparison admits."""
    plain, (low, dots, high) = relation.removeprefix(":"), value.text.partition("..")
    if dots:
        ends = [_rank(field, end, value) if end else None for end in (low, high)]
        return strengths_from(*(limit if end is None else end for end, limit in zip(ends, _ALL_RANKS, strict=True)))
    if plain in {"", "="}:
        return [mark("strength", _listed(field, value))]
    rank = _rank(field, value.text, value)
    lowest, highest = _ALL_RANKS
    within = {">=": (rank, highest), ">": (rank + 1, highest), "<=": (lowest, rank), "<": (lowest, rank - 1)}
    return strengths_from(*within[plain])


_ALL_RANKS = (0, len(Strength) - 1)


def _rank(field: Field, text: str, value: Value) -> int:
    word = _listed(field, Value(text, value.place))
    if word == "none":
        raise fault(value.place, "none is no strength that others could be compared with; give strength:none")
    return Strength(word).rank


def _date(db: Connection, _: Field, relation: str, value: Value) -> Iterable[str]:
    """The marks of days."""
    return marks_of(stretch(relation, value), map(int, all_values(db, "year")))


def _actor(db: Connection, field: Field, _: str, value: Value) -> Iterable[str]:
    """The marks of a party, or of all names that a person has in the archive."""
    parties = [kind for kind in field.kinds if kind.endswith("party") or kind in {"side", "initiator"}]
    people = [kind for kind in field.kinds if kind.endswith("person")]
    code = party_named(value.text) if parties else None
    if code:
        return [mark(kind, code) for kind in parties]
    names = persons_named(db, value.text, persons_in(db)) if people else ()
    if names:
        return [mark(kind, name) for kind in people for name in names]
    known = [*(party_names().values() if parties else ()), *(all_values(db, "person") if people else ())]
    told = " or ".join([_PARTIES] * bool(parties) + ["a name of a person whom this archive has"] * bool(people))
    raise unknown(value.place, f"{field.name}: nobody is known as", value.text, known, told=told)


def _known(db: Connection, field: Field, _: str, value: Value) -> list[str]:
    """The marks of values that rows of this archive have."""
    found = values_named(db, field.name, value.text)
    if not found:
        told = f"a {field.name} that this archive has, or words of one"
        raise unknown(
            value.place, f"{field.name}: this archive has no", value.text, all_values(db, field.name), told=told
        )
    return [mark(field.name, one) for one in found]


def _office(db: Connection, field: Field, relation: str, value: Value) -> list[str]:
    """The marks of a role, however the office is written; else of offices as they are written."""
    role = "_".join(value.text.lower().replace("_", " ").split())
    return [mark("role", role)] if role in ROLES else _known(db, field, relation, value)


def _within(db: Connection, _: Field, __: str, value: Value) -> list[str]:
    """The marks of an account, or of what belongs to a contact."""
    try:
        contact = find_contact(db, value.text)
    except NotFoundError:
        try:
            return [mark("in", find(db, value.text))]
        except NotFoundError:
            message = f"in: no contact and no account is known as {value.text}; give an id or name"
            raise fault(value.place, message) from None
    entry = schema.entry.c
    rows = db.execute(select(entry.account, entry.place).where(entry.contact == contact))
    return [mark("in", entry_name(row.account, row.place)) for row in rows]


def _listed(field: Field, value: Value) -> str:
    """A value of a closed list, whatever its case, with a space or hyphen for "_"."""
    word = "_".join(value.text.lower().replace("-", " ").replace("_", " ").split())
    if word not in field.values:
        raise unknown(value.place, f"{field.name}: there is no", value.text, field.values)
    return word


_MARKS: dict[str, Callable[[Connection, Field, str, Value], Iterable[str]]] = {
    **dict.fromkeys(("kind", "act", "polarity", "finding"), _choice),
    **dict.fromkeys(("by", "to", "party", "person", "side", "initiator"), _actor),
    **dict.fromkeys(("topic", "publisher", "language"), _known),
    "strength": _strength,
    "date": _date,
    "office": _office,
    "in": _within,
}
