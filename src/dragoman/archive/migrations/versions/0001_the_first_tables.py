"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that every database sorts by code point."""


def upgrade() -> None:
    """The first tables."""
    op.create_table(
        "account",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", NAME, nullable=False),
        sa.Column("name", NAME, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("publisher", NAME, nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=True),
        sa.Column("side", NAME, nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", NAME, nullable=True),
        sa.Column("url", NAME, nullable=True),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("replaces", NAME, nullable=True),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("added", NAME, nullable=False),
        sa.Column("lead", sa.LargeBinary(), nullable=True),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("written", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["replaces"], ["account.id"], name=op.f("fk_account_replaces")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_account")),
        sa.UniqueConstraint("id", name=op.f("uq_account_id")),
        comment="One document as received; a changed text at the same address is a further version of it. `given` is what was said of it when it came, where a person has corrected that since: the columns hold what holds. `written` grows with every writing of the rows made from it.",
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_name"), ["name"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_published"), ["published"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_url_publisher"), ["url", "publisher"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_written"), ["written"], unique=False)

    op.create_table(
        "app_user",
        sa.Column("name", NAME, nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("added", NAME, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_app_user")),
        comment="Who may use the archive on a server, and as what. The password is an argon2 hash.",
    )
    op.create_table(
        "audit",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", NAME, nullable=False),
        sa.Column("who", NAME, nullable=True),
        sa.Column("origin", NAME, nullable=True),
        sa.Column("action", NAME, nullable=False),
        sa.Column("target", NAME, nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_audit")),
        comment="Who did what and when; nothing here is ever changed or deleted.",
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_action_at"), ["action", "at"], unique=False)

    op.create_table(
        "block",
        sa.Column("who", NAME, nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("account", NAME, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("who", "day", "account", "place", name=op.f("pk_block")),
        comment="What entries share that are worth comparing: somebody, on one day.",
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("block", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_block_account"), ["account"], unique=False)

    op.create_table(
        "contact",
        sa.Column("id", NAME, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=True),
        sa.Column("date", NAME, nullable=True),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.Column("initiator", NAME, nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("within", NAME, nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("rank", name=op.f("uq_contact_rank")),
        comment="A contact as its accounts tell it together. `body` has its matches, findings and links.",
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_first_id"), ["first", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_kind"), ["kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_within"), ["within"], unique=False)

    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("scope", sa.String(length=12), nullable=False),
        sa.Column("target", NAME, nullable=False),
        sa.Column("field", NAME, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("machine", sa.Text(), nullable=True),
        sa.Column("anchor", sa.Text(), nullable=True),
        sa.Column("author", NAME, nullable=False),
        sa.Column("at", NAME, nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["correction.id"], name=op.f("fk_correction_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sa.UniqueConstraint("undoes", name=op.f("uq_correction_undoes")),
        comment="What a person has decided, in the order in which it was; nothing here is ever changed or deleted.",
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_scope"), ["scope"], unique=False)
        batch_op.create_index(batch_op.f("ix_correction_target"), ["target"], unique=False)

    op.create_table(
        "known",
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("word", NAME, nullable=False),
        sa.Column("value", NAME, nullable=False),
        sa.Column("stamp", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("field", "word", "value", name=op.f("pk_known")),
        comment="Values that search knows by name: persons, topics, offices, publishers, by each word of theirs.",
    )
    with op.batch_alter_table("known", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_known_field_stamp"), ["field", "stamp"], unique=False)

    op.create_table(
        "rejected",
        sa.Column("source", NAME, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", NAME, nullable=False),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_rejected")),
        comment="Inputs that could not become accounts, and why.",
    )
    op.create_table(
        "tie",
        sa.Column("one", NAME, nullable=False),
        sa.Column("one_place", sa.SmallInteger(), nullable=False),
        sa.Column("other", NAME, nullable=False),
        sa.Column("other_place", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("one", "one_place", "other", "other_place", name=op.f("pk_tie")),
        comment="Entries that speak for being one contact, each pair both ways.",
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("tie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tie_other_other_place"), ["other", "other_place"], unique=False)

    op.create_table(
        "underway",
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("of", NAME, nullable=False),
        sa.PrimaryKeyConstraint("what", name=op.f("pk_underway")),
        comment="Long work that was begun and has not ended: an import, and the hash of its file.",
    )
    op.create_table(
        "entry",
        sa.Column("account", NAME, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("contact", NAME, nullable=True),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_entry_account")),
        sa.ForeignKeyConstraint(["contact"], ["contact.id"], name=op.f("fk_entry_contact")),
        sa.PrimaryKeyConstraint("account", "place", name=op.f("pk_entry")),
        comment="One contact of one account, 0 for its main one, and the contact that it is found to be.",
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_contact"), ["contact"], unique=False)

    op.create_table(
        "fact",
        sa.Column("account", NAME, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_fact_account")),
        sa.PrimaryKeyConstraint("account", "place", "number", name=op.f("pk_fact")),
        comment="The facts that an account gives of a contact, with the words that they rest on.",
    )
    op.create_table(
        "finding",
        sa.Column("contact", NAME, nullable=False),
        sa.Column("id", NAME, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["contact.id"], name=op.f("fk_finding_contact")),
        sa.PrimaryKeyConstraint("contact", "id", name=op.f("pk_finding")),
        comment="What a comparison found.",
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_kind"), ["kind"], unique=False)

    op.create_table(
        "formerly",
        sa.Column("contact", NAME, nullable=False),
        sa.Column("account", NAME, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_formerly_account")),
        sa.PrimaryKeyConstraint("contact", name=op.f("pk_formerly")),
        comment="Ids that contacts had before another account joined or left them, and an entry by which they are found.",
    )
    op.create_table(
        "participant",
        sa.Column("contact", NAME, nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("person", NAME, nullable=True),
        sa.Column("office", NAME, nullable=True),
        sa.Column("party", NAME, nullable=True),
        sa.Column("named", NAME, nullable=True),
        sa.ForeignKeyConstraint(["contact"], ["contact.id"], name=op.f("fk_participant_contact")),
        sa.PrimaryKeyConstraint("contact", "number", name=op.f("pk_participant")),
        comment="Who took part in a contact. `named` is the name as read, where a person has ruled whose it is.",
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participant_party"), ["party"], unique=False)
        batch_op.create_index(batch_op.f("ix_participant_person"), ["person"], unique=False)

    op.create_table(
        "passage",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("account", NAME, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_passage_account")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_passage")),
        sa.UniqueConstraint("rank", name=op.f("uq_passage_rank")),
        comment="The text of every account in pieces, so that words are found which no statement has.",
    )
    with op.batch_alter_table("passage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passage_account"), ["account"], unique=False)

    op.create_table(
        "reading",
        sa.Column("account", NAME, nullable=False),
        sa.Column("reader", NAME, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_reading_account")),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_reading")),
        comment="What the machine made of an account, and which version of it did.",
    )
    op.create_table(
        "session",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("name", NAME, nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("expires", NAME, nullable=False),
        sa.ForeignKeyConstraint(["name"], ["app_user.name"], name=op.f("fk_session_name")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_session")),
        comment="Who is logged in; of the cookie only a hash is kept.",
    )
    op.create_table(
        "statement",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", NAME, nullable=False),
        sa.Column("account", NAME, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("strength", sa.SmallInteger(), nullable=True),
        sa.Column("polarity", sa.String(length=8), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("shared", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_statement_account")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_statement")),
        sa.UniqueConstraint("id", name=op.f("uq_statement_id")),
        sa.UniqueConstraint("rank", name=op.f("uq_statement_rank")),
        comment="What an account says was said. `place` is the entry of its account that it belongs to; `rank`, `folded`, `marks` and `shared` are what search goes by.",
    )
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_account"), ["account"], unique=False)
        batch_op.create_index(batch_op.f("ix_statement_act"), ["act"], unique=False)

    op.create_table(
        "token",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("name", NAME, nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("added", NAME, nullable=False),
        sa.Column("expires", NAME, nullable=True),
        sa.ForeignKeyConstraint(["name"], ["app_user.name"], name=op.f("fk_token_name")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_token")),
        sa.UniqueConstraint("id", name=op.f("uq_token_id")),
        comment="Keys for programs, which may do no more than their user; only a hash is kept.",
    )
    op.create_table(
        "undertaking",
        sa.Column("id", NAME, nullable=False),
        sa.Column("account", NAME, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.Column("statements", sa.Text(), nullable=False),
        sa.Column("binds", sa.Boolean(), nullable=False),
        sa.Column("closes", sa.String(length=8), nullable=True),
        sa.Column("destination", NAME, nullable=True),
        sa.Column("delegated", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_undertaking_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undertaking")),
        comment="Who will do what. `first` and `last` are the days of `due`, `closes` the sort of contact that keeps it.",
    )
    with op.batch_alter_table("undertaking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_undertaking_account"), ["account"], unique=False)
        batch_op.create_index(batch_op.f("ix_undertaking_binds_kind"), ["binds", "kind"], unique=False)

    op.create_table(
        "bound",
        sa.Column("undertaking", NAME, nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("beside", sa.Boolean(), nullable=False),
        sa.Column("name", NAME, nullable=False),
        sa.Column("person", NAME, nullable=True),
        sa.Column("party", NAME, nullable=True),
        sa.ForeignKeyConstraint(["undertaking"], ["undertaking.id"], name=op.f("fk_bound_undertaking")),
        sa.PrimaryKeyConstraint("undertaking", "number", name=op.f("pk_bound")),
        comment="Who undertakes, and (`beside`) with whom.",
    )
    with op.batch_alter_table("bound", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bound_party"), ["party"], unique=False)
        batch_op.create_index(batch_op.f("ix_bound_person"), ["person"], unique=False)

    op.create_table(
        "topic",
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("name", NAME, nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statement.key"], name=op.f("fk_topic_statement")),
        sa.PrimaryKeyConstraint("statement", "name", name=op.f("pk_topic")),
        comment="What a statement is about.",
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("topic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_topic_name"), ["name"], unique=False)

    op.create_table(
        "voice",
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("addressed", sa.Boolean(), nullable=False),
        sa.Column("person", NAME, nullable=True),
        sa.Column("office", NAME, nullable=True),
        sa.Column("party", NAME, nullable=True),
        sa.Column("named", NAME, nullable=True),
        sa.ForeignKeyConstraint(["statement"], ["statement.key"], name=op.f("fk_voice_statement")),
        sa.PrimaryKeyConstraint("statement", "number", name=op.f("pk_voice")),
        comment="Who speaks a statement, and to whom. `named` is the name as read, where a person has ruled whose it is.",
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("voice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_voice_party_addressed"), ["party", "addressed"], unique=False)
        batch_op.create_index(batch_op.f("ix_voice_person"), ["person"], unique=False)
