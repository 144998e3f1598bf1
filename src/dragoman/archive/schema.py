"""The tables of an archive, the same on every database. What is kept, and what is only made from it.

Kept: `account`, `reading`, `correction`, `rejected`, `saved_search`. All other tables can be made again from those:
statements and contacts are rows so that they can be searched, and `entry`, `block` and `tie` so that an account that is
added is compared with its neighbours alone.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(*, collation: str = "C") -> Text:
    """Text that every database sorts by code point."""
    return Text().with_variant(Text(collation=collation), "postgresql")


account = Table(
    "account",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("id", _text(), nullable=False, unique=True),
    Column("name", _text(), nullable=False),
    Column("text", Text, nullable=False),
    Column("publisher", _text()),
    Column("kind", String(16)),
    Column("side", _text()),
    Column("title", Text),
    Column("published", _text()),
    Column("url", _text()),
    Column("language", String(35)),
    Column("sha256", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("replaces", _text(), ForeignKey("account.id")),
    Column("current", Boolean, nullable=False),
    Column("added", _text(), nullable=False),
    Column("lead", LargeBinary),
    Column("given", Text),
    Column("written", BigInteger, nullable=False, server_default="0"),
    Index(None, "url", "publisher"),
    Index(None, "name"),
    Index(None, "published"),
    Index(None, "written"),
    Index(None, "replaces"),
    comment="One document as received; a changed text at the same address is a further version of it. `given` is what "
    "was said of it when it came, where a person has corrected that since: the columns hold what holds. `written` "
    "grows with every writing of the rows made from it.",
)

reading = Table(
    "reading",
    metadata,
    Column("account", _text(), ForeignKey("account.id"), primary_key=True),
    Column("reader", _text(), nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "reader"),
    comment="What the machine made of an account, and which version of it did.",
)

correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("scope", String(12), nullable=False),
    Column("target", _text(), nullable=False),
    Column("field", _text(), nullable=False),
    Column("value", Text, nullable=False),
    Column("machine", Text),
    Column("anchor", Text),
    Column("author", _text(), nullable=False),
    Column("at", _text(), nullable=False),
    Column("note", Text),
    Column("undoes", Integer, ForeignKey("correction.id"), unique=True),
    Index(None, "scope"),
    Index(None, "target"),
    comment="What a person has decided, in the order in which it was; nothing here is ever changed or deleted.",
)

rejected = Table(
    "rejected",
    metadata,
    Column("source", _text(), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("at", _text(), nullable=False),
    comment="Inputs that could not become accounts, and why.",
)

saved_search = Table(
    "saved_search",
    metadata,
    Column("owner", _text(), primary_key=True),
    Column("name", _text(), primary_key=True),
    Column("query", Text, nullable=False),
    Column("of", String(16), nullable=False),
    Column("at", _text(), nullable=False),
    comment="Queries that somebody wants to ask again, under a name of their own.",
)

statement = Table(
    "statement",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("id", _text(), nullable=False, unique=True),
    Column("account", _text(), ForeignKey("account.id"), nullable=False),
    Column("place", SmallInteger, nullable=False),
    Column("start", Integer, nullable=False),
    Column("act", String(16), nullable=False),
    Column("strength", SmallInteger),
    Column("polarity", String(8), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("words", Text, nullable=False),
    Column("vector", LargeBinary),
    Column("day", String(10)),
    Column("rank", BigInteger, nullable=False, unique=True),
    Column("folded", Text, nullable=False),
    Column("marks", Text, nullable=False),
    Column("shared", Text, nullable=False, server_default=""),
    Index(None, "account"),
    Index(None, "act"),
    comment="What an account says was said. `place` is the entry of its account that it belongs to; `rank`, `folded`, "
    "`marks` and `shared` are what search goes by.",
)

passage = Table(
    "passage",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("account", _text(), ForeignKey("account.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("day", String(10)),
    Column("rank", BigInteger, nullable=False, unique=True),
    Column("folded", Text, nullable=False),
    Column("marks", Text, nullable=False),
    Index(None, "account"),
    comment="The text of every account in pieces, so that words are found which no statement has.",
)

voice = Table(
    "voice",
    metadata,
    Column("statement", Integer, ForeignKey("statement.key"), primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("addressed", Boolean, nullable=False),
    Column("person", _text()),
    Column("office", _text()),
    Column("party", _text()),
    Column("named", _text()),
    Index(None, "party", "addressed"),
    Index(None, "person"),
    sqlite_with_rowid=False,
    comment="Who speaks a statement, and to whom. `named` is the name as read, where a person has ruled whose it is.",
)

topic = Table(
    "topic",
    metadata,
    Column("statement", Integer, ForeignKey("statement.key"), primary_key=True),
    Column("name", _text(), primary_key=True),
    Index(None, "name"),
    sqlite_with_rowid=False,
    comment="What a statement is about.",
)

contact = Table(
    "contact",
    metadata,
    Column("id", _text(), primary_key=True),
    Column("kind", String(24)),
    Column("date", _text()),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("initiator", _text()),
    Column("place", Text),
    Column("planned", Boolean, nullable=False),
    Column("within", _text()),
    Column("body", Text, nullable=False),
    Column("rank", BigInteger, nullable=False, unique=True),
    Column("folded", Text, nullable=False),
    Column("marks", Text, nullable=False),
    Index(None, "first", "id"),
    Index(None, "kind"),
    Index(None, "within", "rank"),
    comment="A contact as its accounts tell it together. `body` has its matches, findings and links.",
)

participant = Table(
    "participant",
    metadata,
    Column("contact", _text(), ForeignKey("contact.id"), primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("person", _text()),
    Column("office", _text()),
    Column("party", _text()),
    Column("named", _text()),
    Index(None, "party"),
    Index(None, "person"),
    sqlite_with_rowid=False,
    comment="Who took part in a contact. `named` is the name as read, where a person has ruled whose it is.",
)

finding = Table(
    "finding",
    metadata,
    Column("contact", _text(), ForeignKey("contact.id"), primary_key=True),
    Column("id", _text(), primary_key=True),
    Column("kind", String(24), nullable=False),
    Column("weight", Float, nullable=False),
    Column("summary", Text, nullable=False),
    Index(None, "kind"),
    sqlite_with_rowid=False,
    comment="What a comparison found.",
)

formerly = Table(
    "formerly",
    metadata,
    Column("contact", _text(), primary_key=True),
    Column("account", _text(), ForeignKey("account.id"), nullable=False),
    Column("place", SmallInteger, nullable=False),
    comment="Ids that contacts had before another account joined or left them, and an entry by which they are found.",
)

entry = Table(
    "entry",
    metadata,
    Column("account", _text(), ForeignKey("account.id"), primary_key=True),
    Column("place", SmallInteger, primary_key=True),
    Column("contact", _text(), ForeignKey("contact.id")),
    Column("holds", Boolean, nullable=False),
    Index(None, "contact"),
    sqlite_with_rowid=False,
    comment="One contact of one account, 0 for its main one, and the contact that it is found to be.",
)

block = Table(
    "block",
    metadata,
    Column("who", _text(), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("account", _text(), primary_key=True),
    Column("place", SmallInteger, primary_key=True),
    Index(None, "account"),
    sqlite_with_rowid=False,
    comment="What entries share that are worth comparing: somebody, on one day.",
)

tie = Table(
    "tie",
    metadata,
    Column("one", _text(), primary_key=True),
    Column("one_place", SmallInteger, primary_key=True),
    Column("other", _text(), primary_key=True),
    Column("other_place", SmallInteger, primary_key=True),
    Index(None, "other", "other_place"),
    sqlite_with_rowid=False,
    comment="Entries that speak for being one contact, each pair both ways.",
)

fact = Table(
    "fact",
    metadata,
    Column("account", _text(), ForeignKey("account.id"), primary_key=True),
    Column("place", SmallInteger, primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("field", String(16), nullable=False),
    Column("value", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("words", Text, nullable=False),
    comment="The facts that an account gives of a contact, with the words that they rest on.",
)

doubt = Table(
    "doubt",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("account", _text(), ForeignKey("account.id"), nullable=False),
    Column("place", SmallInteger, nullable=False),
    Column("target", _text(), nullable=False),
    Column("field", String(16), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("other", _text()),
    Column("amount", Float, nullable=False),
    Column("score", Float, nullable=False),
    Column("several", Boolean, nullable=False),
    Index(None, "several", "score"),
    Index(None, "account"),
    Index(None, "other"),
    comment="What the machine is unsure of, for a person to rule on. `score` is higher the more it is in doubt and the "
    "later its contact; `several` tells that several accounts tell of that. `other` is the account of a pair.",
)

undertaking = Table(
    "undertaking",
    metadata,
    Column("id", _text(), primary_key=True),
    Column("account", _text(), ForeignKey("account.id"), nullable=False),
    Column("place", SmallInteger, nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("what", Text, nullable=False),
    Column("condition", Text),
    Column("due", Text),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("statements", Text, nullable=False),
    Column("binds", Boolean, nullable=False),
    Column("closes", String(8)),
    Column("destination", _text()),
    Column("delegated", Boolean, nullable=False),
    Index(None, "account"),
    Index(None, "binds", "kind"),
    Index(None, "binds", "last"),
    comment="Who will do what. `first` and `last` are the days of `due`, `closes` the sort of contact that keeps it.",
)

bound = Table(
    "bound",
    metadata,
    Column("undertaking", _text(), ForeignKey("undertaking.id"), primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("beside", Boolean, nullable=False),
    Column("name", _text(), nullable=False),
    Column("person", _text()),
    Column("party", _text()),
    Index(None, "party"),
    Index(None, "person"),
    comment="Who undertakes, and (`beside`) with whom.",
)

user = Table(
    "app_user",
    metadata,
    Column("name", _text(), primary_key=True),
    Column("role", String(8), nullable=False),
    Column("password", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("added", _text(), nullable=False),
    comment="Who may use the archive on a server, and as what. The password is an argon2 hash.",
)

session = Table(
    "session",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("name", _text(), ForeignKey("app_user.name"), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("expires", _text(), nullable=False),
    comment="Who is logged in; of the cookie only a hash is kept.",
)

token = Table(
    "token",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("name", _text(), ForeignKey("app_user.name"), nullable=False),
    Column("role", String(8), nullable=False),
    Column("label", Text, nullable=False),
    Column("added", _text(), nullable=False),
    Column("expires", _text()),
    comment="Keys for programs, which may do no more than their user; only a hash is kept.",
)

audit = Table(
    "audit",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("at", _text(), nullable=False),
    Column("who", _text()),
    Column("origin", _text()),
    Column("action", _text(), nullable=False),
    Column("target", _text()),
    Index(None, "action", "at"),
    comment="Who did what and when; nothing here is ever changed or deleted.",
)

known = Table(
    "known",
    metadata,
    Column("field", String(16), primary_key=True),
    Column("word", _text(), primary_key=True),
    Column("value", _text(), primary_key=True),
    Column("stamp", String(24), nullable=False),
    Index(None, "field", "stamp"),
    comment="Values that search knows by name: persons, topics, offices, publishers, by each word of theirs.",
)

underway = Table(
    "underway",
    metadata,
    Column("what", String(16), primary_key=True),
    Column("of", _text(), nullable=False),
    comment="Long work that was begun and has not ended: an import, and the hash of its file.",
)
