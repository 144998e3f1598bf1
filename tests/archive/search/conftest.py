"""Readings put together by hand, so that a test of search needs no reader and says itself what is there to be found."""

from collections.abc import Iterator
from typing import Any

import pytest
from postgres import Server

from dragoman.archive import Archive, Results
from dragoman.model import (
    Account,
    AccountKind,
    Act,
    Actor,
    Contact,
    ContactKind,
    Coverage,
    Fact,
    Participant,
    Polarity,
    Reading,
    Span,
    Statement,
    Strength,
)

LAVROV = Actor("Sergei Lavrov", "Sergei Lavrov", "Foreign Minister", "RU")
GENBA = Actor("Koichiro Genba", "Koichiro Genba", "Minister for Foreign Affairs", "JP")
LIND = Actor("Marta Lind", "Marta Lind", "Prime Minister", "NO")


class Desk:
    """Makes readings, and puts them into an archive."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.made: list[Reading] = []

    def tell(self, *said: dict[str, Any], day: str | None = "2011-02-11", **known: Any) -> str:
        """Add an account that has these statements, and give its id; `said` has what `Statement` takes, and `words`."""
        between = known.pop("between", (LAVROV, GENBA))
        kind = known.pop("contact", ContactKind.MEETING)
        initiator = known.pop("initiator", None)
        extra = known.pop("extra", "")
        text = "\n".join([*(one["words"] for one in said), *([extra] if extra else [])]) or "Nothing was said."
        account = Account(
            name=known.pop("name", f"account{len(self.made)}"),
            text=text,
            kind=AccountKind(known.pop("kind", "official")),
            published=day,
            language=known.pop("language", "en"),
            **known,
        )
        contact = Contact(
            kind=kind,
            date=day,
            initiator=initiator,
            participants=tuple(Participant(one.person, one.office, one.party) for one in between),
            facts=(Fact("date", day, Span(0, 1)),) if day else (),
        )
        statements = tuple(_statement(number, text, **one) for number, one in enumerate(said, 1))
        reading = Reading(account, contact, (), statements, (), (), Coverage(0, 0, 0, 0, len(text)))
        self.made.append(reading)
        (added,) = self.archive.add_each([reading])
        return str(added.account)

    def find(self, query: str, **page: Any) -> list[str]:
        """The words of what a query finds, in order."""
        return [hit.words for hit in self.search(query, **page).hits]

    def search(self, query: str, **page: Any) -> Results:
        """What a query finds."""
        return self.archive.search(query, **page)


def _statement(number: int, text: str, words: str, **told: Any) -> Statement:
    start = text.index(words)
    span = Span(start, start + len(words))
    told.setdefault("act", Act.INFORM)
    return Statement(f"s{number}", span, span, **told)


@pytest.fixture
def desk(archive: Archive) -> Desk:
    """An empty archive to which readings can be told."""
    return Desk(archive)


@pytest.fixture(scope="session")
def all_talks(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    """One archive of a few talks over some years, on SQLite and on PostgreSQL, for tests that only ask."""
    with Archive(tmp_path_factory.mktemp("talks") / "desk.db") as one, Archive(server.database()) as other:
        yield _told(Desk(one)), _told(Desk(other))


@pytest.fixture(params=["sqlite", "postgresql"])
def talks(request: pytest.FixtureRequest, all_talks: tuple[Desk, Desk]) -> Desk:
    """The same, once on each database."""
    return all_talks[request.param == "postgresql"]


def _told(desk: Desk) -> Desk:
    treaty = ("peace treaty",)
    to_genba = {"speaker": (LAVROV,), "addressee": (GENBA,)}
    desk.tell(
        {
            "words": "Russia is ready to go on with talks on a peace treaty.",
            "act": Act.OFFER,
            "strength": Strength.READY,
            "topics": treaty,
            **to_genba,
        },
        {
            "words": "He hoped that a peace treaty would come some day.",
            "act": Act.HOPE,
            "strength": Strength.HOPE,
            "topics": treaty,
            **to_genba,
        },
        {
            "words": "Japan firmly intends to conclude treaties of that kind.",
            "act": Act.INTEND,
            "strength": Strength.FIRM,
            "topics": treaty,
            "speaker": (GENBA,),
            "addressee": (LAVROV,),
        },
        day="2011-02-11",
        side="JP",
        publisher="Ministry of Foreign Affairs of Japan",
        title="Talks in Moscow",
        extra="The ministers dined on sturgeon.",
    )
    desk.tell(
        {
            "words": "Russia will not sign a peace treaty with preconditions.",
            "act": Act.DECLINE,
            "strength": Strength.FIRM,
            "polarity": Polarity.NEGATIVE,
            "topics": treaty,
            **to_genba,
        },
        day="2014-06-02",
        side="RU",
        publisher="President of Russia",
        contact=ContactKind.TELEPHONE_CALL,
        initiator="JP",
    )
    desk.tell(
        {"words": "Norway’s ferries sail again.", "speaker": (LIND,), "topics": ("transport",)},
        day="2012-12-31",
        side="NO",
        publisher="Pacific Wire",
        kind="wire",
        between=(LIND,),
    )
    return desk
