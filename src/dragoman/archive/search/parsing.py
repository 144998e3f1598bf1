"""From the text of a query to its tree, by the grammar in `query.lark`. Knows no field and no value."""

import re
from functools import cache
from pathlib import Path

from lark import Lark, Token, Transformer, UnexpectedInput, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedToken, VisitError

from dragoman.archive.errors import QueryError
from dragoman.archive.search.faults import fault
from dragoman.archive.search.syntax import All, AnyOf, Filter, Node, Not, Value, Words

LONGEST = 2000
"""Characters that a query may have."""
MOST = 200
"""Words and values that a query may have."""
DEEPEST = 30
"""How deep parentheses and exclusions may stand within each other."""

_GRAMMAR = Path(__file__).with_name("query.lark")
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
"""What no text of an account has, and databases do not take."""
_QUOTES = '"“”'


def parse(query: str) -> Node:
    """The tree of a query; of an empty one, the tree that everything fulfils.

    Raises QueryError, with the place, for what the language does not allow.
    """
    _check_size(query)
    try:
        tree = _parser().parse(query)
    except UnexpectedInput as error:
        raise _told(query, error) from error
    except VisitError as error:
        if isinstance(error.orig_exc, QueryError):
            raise error.orig_exc from None
        raise
    found = tree if isinstance(tree, Words | Filter | Not | All | AnyOf) else All(())
    if _leaves(found) > MOST:
        message = f"the query has more than {MOST} words and values; ask in several steps"
        raise QueryError(message)
    return found


def grammar() -> str:
    """The grammar of queries."""
    return _GRAMMAR.read_text(encoding="utf-8")


def _check_size(query: str) -> None:
    if len(query) > LONGEST:
        message = f"the query is longer than {LONGEST:,} characters; ask in several steps"
        raise QueryError(message, LONGEST)
    if found := _NO_TEXT.search(query):
        raise fault(found.start(), "this character is in no text; leave it out")
    depth = 0
    for place, character in enumerate(query):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth > DEEPEST:
            message = f"at character {place + 1}: parentheses stand more than {DEEPEST} deep; say it with fewer"
            raise QueryError(message, place)


def _leaves(node: Node) -> int:
    """How many words and values a tree has."""
    match node:
        case Words():
            return 1
        case Filter(values=values):
            return len(values)
        case Not(part=part):
            return _leaves(part)
        case All(parts=parts) | AnyOf(parts=parts):
            return sum(map(_leaves, parts))


@v_args(inline=True)
class _Builder(Transformer[Token, Node]):
    """Makes each part of the tree as the parser recognises it."""

    def start(self, part: Node | None = None) -> Node:
        return part or All(())

    def anyof(self, *parts: Node) -> Node:
        return AnyOf(parts)

    def allof(self, *parts: Node) -> Node:
        return All(parts)

    def excluded(self, part: Node) -> Node:
        return part.part if isinstance(part, Not) else Not(part)

    def group(self, part: Node) -> Node:
        return part

    def phrase(self, token: Token) -> Node:
        inner = token.strip(_QUOTES)
        return Words(inner.removesuffix("*"), _place(token), exact=True, begins=inner.endswith("*"))

    def word(self, token: Token) -> Node:
        return Words(token.removesuffix("*"), _place(token), begins=token.endswith("*"))

    def filter(self, field: Token, relation: Token, value: tuple[Value, ...]) -> Node:
        return Filter(str(field).lower(), str(relation), value, _place(field))

    def quoted(self, token: Token) -> tuple[Value, ...]:
        return (Value(token.strip(_QUOTES), _place(token)),)

    def plain(self, token: Token) -> tuple[Value, ...]:
        return (Value(str(token), _place(token)),)

    def choice(self, *values: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(one for value in values for one in value)


@cache
def _parser() -> Lark:
    return Lark(grammar(), parser="lalr", lexer="contextual", transformer=_Builder(), strict=False)


def _place(token: Token) -> int:
    return token.start_pos or 0


def _told(query: str, error: UnexpectedInput) -> QueryError:
    """What is wrong with a query, in words."""
    place = len(query)
    if isinstance(error, UnexpectedCharacters) or (isinstance(error, UnexpectedToken) and error.token.type != "$END"):
        place = min(error.pos_in_stream or 0, len(query))
    at = query[place : place + 1]
    before = query[:place].rstrip()
    if at and at in _QUOTES:
        return fault(place, "the quotation that begins here is not closed")
    if at == ")":
        empty = before.endswith("(")
        what = "there is nothing in these parentheses" if empty else "no parenthesis was opened for this one"
        return fault(place, what)
    if before.endswith((":", "=", "<", ">")):
        return fault(place, "a value is missing")
    if isinstance(error, UnexpectedEOF) or place >= len(query):
        opened = query.count("(") > query.count(")")
        return fault(place, "a parenthesis is not closed" if opened else "something is missing at the end")
    return fault(
        place, f"{''.join(query[place:].split(maxsplit=1)[:1])} cannot stand here; put it in quotes to look for it"
    )
