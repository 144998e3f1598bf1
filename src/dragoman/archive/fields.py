"""The value that a field has in a reading or contact, as JSON: the machine's beside the person's. Pure."""

from dragoman.archive.anchors import contacts_of
from dragoman.archive.corrections import Plain
from dragoman.archive.scopes import FIELDS, Scope
from dragoman.archive.values import plain
from dragoman.model import Contact, Reading


def value_of(reading: Reading, scope: Scope, name: str, field: str) -> Plain:
    """What a reading has for a field of what goes by an id in it (`s3`, `c0`, `u1`); None where it has nothing.

    Of an account, the id is "".
    """
    if scope is Scope.ACCOUNT:
        return plain(getattr(reading.account, field))
    if scope is Scope.ENTRY:
        place = int(name[1:])
        told = contacts_of(reading)
        return contact_value(told[place] if place < len(told) else None, field)
    if scope is Scope.STATEMENT and field == "present":
        return any(said.id == name for said in reading.statements)
    everything = {
        said.id: said for group in (reading.statements, reading.unsure, reading.undertakings) for said in group
    }
    return plain(getattr(everything.get(name), field, None))


def contact_value(contact: Contact | None, field: str) -> Plain:
    """What a contact has for a field; None where there is no contact."""
    return plain(getattr(contact, field)) if contact else None


def values_of(reading: Reading, scope: Scope, name: str) -> dict[str, Plain]:
    """All fields of what goes by an id in a reading."""
    return {field: value_of(reading, scope, name, field) for field in FIELDS[scope]}
