"""Searches that somebody saved, and what the machine is unsure of.

The doubts of accounts that are there already are made by `dragoman archive check --repair`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that every database sorts by code point."""


def upgrade() -> None:
    """Saved searches and doubts, and indexes of what pages look for."""
    op.create_table(
        "saved_search",
        sa.Column("owner", NAME, nullable=False),
        sa.Column("name", NAME, nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("of", sa.String(length=16), nullable=False),
        sa.Column("at", NAME, nullable=False),
        sa.PrimaryKeyConstraint("owner", "name", name=op.f("pk_saved_search")),
        comment="Queries that somebody wants to ask again, under a name of their own.",
    )
    op.create_table(
        "doubt",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("account", NAME, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("target", NAME, nullable=False),
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("other", NAME, nullable=True),
        sa.Column("amount", sa.Float(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("several", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_doubt_account")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_doubt")),
        comment="What the machine is unsure of, for a person to rule on. `score` is higher the more it is in doubt and the later its contact; `several` tells that several accounts tell of that. `other` is the account of a pair.",
    )
    with op.batch_alter_table("doubt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_doubt_account"), ["account"], unique=False)
        batch_op.create_index(batch_op.f("ix_doubt_other"), ["other"], unique=False)
        batch_op.create_index(batch_op.f("ix_doubt_several_score"), ["several", "score"], unique=False)
    op.create_index(op.f("ix_account_replaces"), "account", ["replaces"], unique=False)
    op.create_index(op.f("ix_reading_reader"), "reading", ["reader"], unique=False)
    op.drop_index(op.f("ix_contact_within"), table_name="contact")
    op.create_index(op.f("ix_undertaking_binds_last"), "undertaking", ["binds", "last"], unique=False)
    op.create_index(op.f("ix_contact_within_rank"), "contact", ["within", "rank"], unique=False)
