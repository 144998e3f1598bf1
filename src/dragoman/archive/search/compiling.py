"""From a plan to SQL: one MATCH of FTS5 on SQLite, conditions on the two generated columns on PostgreSQL.

Words and marks have only letters, digits and "_", stand in quotes, and go as bound parameters: nothing that somebody
typed is ever read as SQL or as a language of full text.
"""

from collections.abc import Iterable

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    cast,
    column,
    literal,
    not_,
    or_,
    select,
    table,
    true,
)
from sqlalchemy import (
    Text as SqlText,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY

from dragoman.archive import schema
from dragoman.archive.indexing.marks import EVERY, NONE
from dragoman.archive.indexing.ranks import ranks_between
from dragoman.archive.search.plan import Both, Either, Marked, Plan, Text

_LOWEST, _HIGHEST = ranks_between(None, None)

_SETTINGS = {
    "plan_cache_mode": "force_custom_plan",  # how many rows have the words of this very query decides all
    "jit": "off",  # compiling a query takes longer than answering it
    "work_mem": "32MB",  # so that places of a frequent word are kept one by one, not by page
}
_OF_LONG_TEXTS = {"enable_seqscan": "off"}
"""PostgreSQL thinks that reading a whole table is cheap, and forgets that its long texts lie elsewhere."""


def prepare(db: Connection, rows: Table) -> None:
    """Have PostgreSQL plan the queries of this transaction as a search in these rows needs it."""
    if db.dialect.name == "postgresql":
        told = _SETTINGS | ({} if rows is schema.statement else _OF_LONG_TEXTS)
        db.exec_driver_sql("; ".join(f"SET LOCAL {name} = '{value}'" for name, value in told.items()))


def ranks_found(db: Connection, rows: Table, plan: Plan, within: tuple[int, int]) -> Select[int]:
    """The query for the ranks, between two, of the rows of a table that fulfil a plan, lowest first."""
    if db.dialect.name == "postgresql":
        rank, (lowest, highest) = rows.c.rank, within
        limits = [rank >= lowest] * (lowest > _LOWEST) + [rank <= highest] * (highest < _HIGHEST)
        return select(rank).where(_condition(plan), *limits).order_by(rank)
    name = f"{rows.name}_search"
    index = table(name, column("rowid"), column(name))
    key = index.c.rowid
    return (
        select(key.label("rank"))
        .where(index.c[name].bool_op("MATCH")(bindparam("match", fts5(plan), SqlText)), key.between(*within))
        .order_by(key)
    )


def fts5(plan: Plan) -> str:
    """A plan in the language of FTS5."""
    match plan:
        case Text(phrases, begins):
            return _any([f'"{" ".join(words)}"{" *" if begins else ""}' for words in phrases])
        case Marked(marks):
            return _any([f'"{one}"' for one in marks or (NONE,)])
        case Either(parts):
            return _any([fts5(part) for part in parts])
        case Both(parts, without):
            wanted = " AND ".join(fts5(part) for part in parts) or f'"{EVERY}"'
            return f"(({wanted}) NOT {_any([fts5(part) for part in without])})" if without else f"({wanted})"


def _any(terms: Iterable[str]) -> str:
    return f"({' OR '.join(terms)})"


def _condition(plan: Plan) -> ColumnElement[bool]:
    """A plan as a condition of PostgreSQL."""
    match plan:
        case Text(phrases, begins):
            return column("found").bool_op("@@")(cast(literal(tsquery(phrases, begins=begins)), TSQUERY))
        case Marked(marks):
            return column("marked", ARRAY(SqlText)).bool_op("&&")(cast(list(marks or (NONE,)), ARRAY(SqlText)))
        case Either(parts):
            return or_(*map(_condition, parts))
        case Both(parts, without):
            return and_(true(), *map(_condition, parts), *(not_(_condition(part)) for part in without))


def tsquery(phrases: Iterable[tuple[str, ...]], *, begins: bool) -> str:
    """Phrases in the language of PostgreSQL's full text."""
    star = ":*" if begins else ""
    told = (" <-> ".join([*(f"'{word}'" for word in words[:-1]), f"'{words[-1]}'{star}"]) for words in phrases)
    return " | ".join(f"({one})" for one in told)
