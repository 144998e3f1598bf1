"""The terms of a query as a person sees them: what can be taken away, and what can be put beside them.

Works on the words of the query by its grammar, so that what is written back is as somebody would have written it.
"""

import re
from dataclasses import dataclass
from functools import cache

from lark import Lark, Token, Tree

from dragoman.archive.search.parsing import grammar, parse
from dragoman.archive.search.syntax import Filter, Node, Not, Words

_PLAIN = re.compile(r"\w[^\s()\"“”]*")
_QUOTES = re.compile(r"[\"“”]")


@dataclass(frozen=True)
class Term:
    """A part of a query that must hold beside the others: its words there, from `start` to `end`, and what they mean.

    `field` and `values` are those of a filter, empty for anything else; `excluded` is what must not hold.
    """

    text: str
    start: int
    end: int
    field: str = ""
    relation: str = ""
    values: tuple[str, ...] = ()
    excluded: bool = False


def terms_of(query: str) -> tuple[Term, ...]:
    """The terms of a query, in order; what OR joins is one. Raises QueryError for what cannot be understood."""
    parse(query)
    whole = _whole(query)
    if whole is None:
        return ()
    parts = [one for one in whole.children if isinstance(one, Tree)] if whole.data == "allof" else [whole]
    return tuple(_term(query, part.meta.start_pos, part.meta.end_pos) for part in parts)


def without(query: str, term: Term) -> str:
    """A query without one of its terms."""
    return " ".join(other.text for other in terms_of(query) if other != term)


def beside(query: str, field: str, value: str) -> str:
    """A query with a filter more; alternatives as a whole are held together first."""
    own = term_for(field, value)
    if not query.strip():
        return own
    whole = _whole(query)
    held = whole is not None and whole.data == "anyof"
    return f"({query.strip()}) {own}" if held else f"{query.strip()} {own}"


def term_for(field: str, value: str) -> str:
    """A filter as somebody would write it."""
    return f"{field}:{written(value)}"


def written(value: str) -> str:
    """A value as it stands in a query: in quotes where it would not stand without."""
    plain = " ".join(_QUOTES.sub(" ", value).split())
    return plain if _PLAIN.fullmatch(plain) and plain != "OR" else f'"{plain}"'


def _whole(query: str) -> Tree[Token] | None:
    """The query as one part, with its place; None for an empty one."""
    found = _positions().parse(query).children
    return found[0] if found and isinstance(found[0], Tree) else None


def _term(query: str, start: int, end: int) -> Term:
    text = query[start:end]
    node, excluded = _meant(parse(text))
    if isinstance(node, Filter):
        return Term(text, start, end, node.field, node.relation, tuple(one.text for one in node.values), excluded)
    return Term(text, start, end, excluded=excluded)


def _meant(node: Node) -> tuple[Node, bool]:
    return (node.part, True) if isinstance(node, Not) and isinstance(node.part, Filter | Words) else (node, False)


@cache
def _positions() -> Lark:
    return Lark(grammar(), parser="lalr", lexer="contextual", propagate_positions=True, maybe_placeholders=False)
