"""The parts of a record that are a line each in every format: undertakings, what is unsure, warnings, coverage."""

from dragoman.export.labels import joined, label, plain_date
from dragoman.export.undertakings import who_conditions
from dragoman.export.view import View, contact_line
from dragoman.lexicon.parties import party_name
from dragoman.model import Contact, Reading, Statement, Status, Undertaking


def plain_undertaking(one: Undertaking, view: View) -> str:
    """An undertaking in a line: who, what, with whom, when, on what condition, what became of it, who reports it.

    What the words of the account say already is not said again, nor that an undertaking is still open.
    """
    names = dict.fromkeys(view.statements[said].column.name for said in one.statements if said in view.statements)
    parts = [f"{plain_names(one.who) or 'Someone'}: {one.what}"]
    parts += [f"with {plain_names(one.with_whom)}"] if one.with_whom else []
    parts += [plain_when(one.when)] if one.when and plain_when(one.when) not in one.what else []
    parts += [f"on condition: {conditioned(one, view)}"] if one.condition and one.condition not in one.what else []
    parts += [label("status", one.status)] if one.status is not Status.OPEN else []
    reported = f" ({joined(list(names))})" if names and len(view.columns) > 1 else ""
    return f"{'; '.join(parts)}{reported}"


def conditioned(one: Undertaking, view: View) -> str:
    """The condition of an undertaking, with who alone makes it where not all who report it do; empty without one."""
    alone = [view.by_key[key].name for key in who_conditions(view.record, one)]
    only = f" (only in {joined(alone)})" if alone else ""
    return f"{one.condition}{only}" if one.condition else ""


def plain_names(who: tuple[str, ...]) -> str:
    """Persons as they are, parties by their names."""
    return joined([party_name(one) for one in who]) if who else ""


def plain_when(when: str | None) -> str:
    """A day in words, or what the account says instead ("at an early date"); empty where it says nothing."""
    return plain_date((when or "").removeprefix("open: "))


def other_contacts(view: View) -> list[str]:
    """What else the accounts tell of, a line a contact."""
    return [
        f"{_by(column.name, view)}{contact_line(other)} ({', '.join(_standing(other))})"
        for column in view.columns
        for other in column.reading.other_contacts
    ]


def _standing(other: Contact) -> list[str]:
    return [label("role", other.role), *(["planned"] if other.planned else [])]


def unsure(view: View) -> list[str]:
    """What accounts may say, but the reading is not sure that they do, a line a statement."""
    return [
        f"{_by(column.name, view)}“{said.span.of(column.account.text)}” ({_chance(said)})"
        for column in view.columns
        for said in column.reading.unsure
    ]


def _chance(said: Statement) -> str:
    speaker = joined([actor.name for actor in said.speaker]) or "nobody named"
    return f"{speaker}, {round(100 * said.confidence)} % likely"


def warnings(view: View) -> list[str]:
    """What a person should know of the accounts, a line a warning."""
    return [f"{_by(column.name, view)}{one.message}" for column in view.columns for one in column.reading.warnings]


def coverages(view: View) -> list[str]:
    """What the characters of each account became, a line an account."""
    return [f"{_by(column.name, view)}{_coverage(column.reading)}" for column in view.columns]


def _by(name: str, view: View) -> str:
    return f"{name}: " if len(view.columns) > 1 else ""


def _coverage(reading: Reading) -> str:
    length = len(reading.account.text)
    fields = ("statement", "fact", "background", "boilerplate", "unclaimed")
    shares = {field: round(100 * getattr(reading.coverage, field) / length) for field in fields}
    return ", ".join(f"{share} % {label('coverage', field)}" for field, share in shares.items() if share)
