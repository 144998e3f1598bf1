"""Full text: what finds words and marks, by the means of each database."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INDEXED = {
    "statement": ("folded", "marks", "shared"),
    "passage": ("folded", "marks"),
    "contact": ("folded", "marks"),
}
"""The columns of each table in which a search looks: folded words first, then marks."""


def upgrade() -> None:
    """An index for each table; it follows the table by itself."""
    for table, columns in INDEXED.items():
        if op.get_bind().dialect.name == "postgresql":
            _on_postgresql(table, columns)
        else:
            _on_sqlite(table, columns)


def _on_postgresql(table: str, columns: tuple[str, ...]) -> None:
    """A generated column for the words, another for the marks, and one GIN index over both."""
    words, *marks = columns
    told = " || ' ' || ".join(marks)
    op.execute(f"ALTER TABLE {table} ADD found tsvector GENERATED ALWAYS AS (to_tsvector('simple', {words})) STORED")
    op.execute(f"ALTER TABLE {table} ADD marked text[] GENERATED ALWAYS AS (string_to_array({told}, ' ')) STORED")
    op.execute(f"CREATE INDEX ix_{table}_search ON {table} USING gin (found, marked)")


def _on_sqlite(table: str, columns: tuple[str, ...]) -> None:
    """An FTS5 table that keeps no text of its own, and triggers that keep it in step."""
    names, index = ", ".join(columns), f"{table}_search"
    new, old = (", ".join(f"{row}.{name}" for name in ("rank", *columns)) for row in ("new", "old"))
    put = f"INSERT INTO {index} (rowid, {names}) VALUES ({new});"  # noqa: S608 - all names stand above
    take = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', {old});"  # noqa: S608
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content = '{table}', content_rowid = 'rank', "
        "tokenize = \"ascii tokenchars '_'\", columnsize = 0)"
    )
    op.execute(f"CREATE TRIGGER {index}_put AFTER INSERT ON {table} BEGIN {put} END")
    op.execute(f"CREATE TRIGGER {index}_taken AFTER DELETE ON {table} BEGIN {take} END")
    op.execute(f"CREATE TRIGGER {index}_changed AFTER UPDATE OF rank, {names} ON {table} BEGIN {take} {put} END")
