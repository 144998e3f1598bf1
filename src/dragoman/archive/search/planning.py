"""From the tree of a query to a plan: names become what the archive has for them, words what the index has."""

from sqlalchemy import Connection

from dragoman.archive.indexing.folding import forms, tokens
from dragoman.archive.indexing.marks import SUPERSEDED
from dragoman.archive.indexing.ranks import ranks_between
from dragoman.archive.search.dates import ranks_of, stretch
from dragoman.archive.search.faults import fault, unknown
from dragoman.archive.search.fields import BY_NAME, CONTACTS, FIELDS, MEANT
from dragoman.archive.search.plan import Both, Either, Marked, Plan, Text
from dragoman.archive.search.syntax import All, AnyOf, Filter, Node, Not, Words
from dragoman.archive.search.values import plan_of_value

_SHORTEST = 2


def plan_of(db: Connection, tree: Node, of: str) -> Plan:
    """What rows of `of` ("statements", "accounts" or "contacts") must fulfil to be found.

    Unless the query says which versions of accounts it is for, it is for those that no other replaced. Raises
    QueryError for a field or value that there is not.
    """
    plan = _plan(db, tree, of)
    if of == CONTACTS or _asks_for_version(tree):
        return plan
    return _joined([plan, Both(without=(Marked((SUPERSEDED,)),))])


def ranks_within(tree: Node) -> tuple[int, int]:
    """The lowest and highest rank of anything that a query can find, by the dates that it must be of."""
    parts = tree.parts if isinstance(tree, All) else (tree,)
    dates = [part for part in parts if isinstance(part, Filter) and part.field == "date" and len(part.values) == 1]
    bounds = [ranks_of(stretch(one.relation, one.values[0])) for one in dates] or [ranks_between(None, None)]
    return max(low for low, _ in bounds), min(high for _, high in bounds)


def _plan(db: Connection, node: Node, of: str) -> Plan:
    match node:
        case Words():
            return _text(node)
        case Filter():
            return _filter(db, node, of)
        case Not(part=part):
            return Both(without=(_plan(db, part, of),))
        case AnyOf(parts=parts):
            return Either(tuple(_plan(db, part, of) for part in parts))
        case All(parts=parts):
            return _joined([_plan(db, part, of) for part in parts])


def _joined(plans: list[Plan]) -> Plan:
    """Plans that must hold together, as one."""
    both = [plan if isinstance(plan, Both) else Both((plan,)) for plan in plans]
    parts = tuple(part for plan in both for part in plan.parts)
    without = tuple(part for plan in both for part in plan.without)
    return parts[0] if len(parts) == 1 and not without else Both(parts, without)


def _text(words: Words) -> Plan:
    """Words as the index has them; a single one in all its forms, unless it stands in quotes."""
    found = tokens(words.text)
    folded = tuple(token.word for token in found)
    if not found:
        raise fault(words.place, f"there is no letter and no digit in {words.text or '*'}; name a word")
    if words.begins and found[-1].end - found[-1].start < _SHORTEST:
        raise fault(words.place, f"{words.text}* would find nearly everything; give two letters or more before the *")
    if words.exact or words.begins or len(folded) > 1:
        return Text((folded,), words.begins)
    return Text(tuple((form,) for form in forms(folded[0])))


def _filter(db: Connection, node: Filter, of: str) -> Plan:
    field = BY_NAME.get(node.field)
    if field is None:
        names = [one.name for one in FIELDS]
        if meant := MEANT.get(node.field.casefold()):
            message = f"there is no field “{node.field}”; did you mean {meant}? It is {BY_NAME[meant].help}"
            raise fault(node.place, message, node.field, meant)
        raise unknown(node.place, "there is no field", node.field, names)
    if of not in field.of:
        where = " and ".join(field.of)
        raise fault(node.place, f"{field.name}: is known of {where} only; search those, or leave it out")
    if node.relation not in {":", "=", ":="} and not field.ordered:
        raise fault(node.place, f"{field.name} has no order; write {field.name}:{node.values[0].text}")
    plans = [plan_of_value(db, field, node.relation, value) for value in node.values]
    if all(isinstance(plan, Marked) for plan in plans):
        return Marked(tuple(one for plan in plans if isinstance(plan, Marked) for one in plan.marks))
    return plans[0] if len(plans) == 1 else Either(tuple(plans))


def _asks_for_version(node: Node) -> bool:
    match node:
        case Words():
            return False
        case Filter(field=field):
            return field == "version"
        case Not(part=part):
            return _asks_for_version(part)
        case All(parts=parts) | AnyOf(parts=parts):
            return any(map(_asks_for_version, parts))
