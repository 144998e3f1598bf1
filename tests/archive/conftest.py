"""Archives on every database: a test that asks for `place` runs once for each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from dragoman.archive import Archive
from dragoman.model import Account, AccountKind, Reading
from dragoman.reading import read

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """An empty archive, in which it is always noon."""
    with Archive(place, clock=lambda: NOON) as made:
        yield made


@pytest.fixture
def told() -> Callable[..., Account]:
    """Makes an account from a text and whatever else is known of it."""

    def make(text: str, name: str = "account", **known: str) -> Account:
        kind = AccountKind(known.pop("kind", "official"))
        return Account(name=name, text=text, kind=kind, **known)

    return make


FERRY_OSLO = (
    "On 3 May 2021, Foreign Minister Marta Lind of Norway telephoned her Danish counterpart, Foreign Minister Jeppe "
    "Kofod. Ms. Lind said that Norway was ready to reopen the ferry line in June. Mr. Kofod promised to visit Oslo in "
    "August."
)
FERRY_COPENHAGEN = (
    "Foreign Minister Jeppe Kofod of Denmark spoke by telephone with Foreign Minister Marta Lind of Norway on 3 May "
    "2021. Mr. Kofod hoped that the ferry line would be reopened soon. Ms. Lind said that Norway would reopen the "
    "ferry line in June."
)


@pytest.fixture(scope="session")
def ferry() -> tuple[Reading, Reading]:
    """Two accounts of one call, read: `oslo` (s1 Lind is ready, s2 Kofod promises) and `copenhagen`."""
    official = AccountKind.OFFICIAL
    oslo = Account("oslo", FERRY_OSLO, "Ministry in Oslo", official, "NO", published="2021-05-03")
    copenhagen = Account("copenhagen", FERRY_COPENHAGEN, "Ministry in Copenhagen", official, "DK")
    return read(oslo), read(copenhagen)


@dataclass(frozen=True)
class Desk:
    """An archive with the two accounts of the ferry call: their ids and the contact's."""

    archive: Archive
    oslo: str
    copenhagen: str

    @property
    def contact(self) -> str:
        """The id of the contact that Oslo's account is in now."""
        (found,) = (one for one in self.archive.records() if "oslo" in {told.account.name for told in one.readings})
        return found.id


@pytest.fixture
def desk(archive: Archive, ferry: tuple[Reading, Reading]) -> Desk:
    """An archive of one call with two accounts."""
    first, second = archive.add_each(ferry)
    return Desk(archive, str(first.account), str(second.account))


@pytest.fixture
def calls(told: Callable[..., Account]) -> list[Account]:
    """Two accounts of one call, one of another call in two versions, and one of a visit with what it held."""
    gazette = {"publisher": "Government of Iceland", "side": "IS", "url": "https://gov.example/7"}
    return [
        told(
            "On 4 June 2019, Foreign Minister Ana Vidal of Andorra telephoned her Maltese counterpart, Foreign "
            "Minister Carmelo Abela. The Minister said that Andorra was ready to open an embassy in Valletta.",
            "andorra",
            side="AD",
            publisher="Ministry of Foreign Affairs of Andorra",
            published="2019-06-04",
        ),
        told(
            "Foreign Minister Carmelo Abela of Malta spoke by telephone with Foreign Minister Ana Vidal of Andorra on "
            "4 June 2019. Mr. Abela hoped that the embassy would open soon.",
            "malta",
            side="MT",
            publisher="Ministry of Foreign Affairs of Malta",
        ),
        told(
            "On 9 July 2019, Foreign Minister Gudlaugur Thordarson of Iceland telephoned Foreign Minister Ana Vidal of "
            "Andorra. The Minister promised to send experts on snow.",
            "snow",
            **gazette,
        ),
        told(
            "On 9 July 2019, Foreign Minister Gudlaugur Thordarson of Iceland telephoned Foreign Minister Ana Vidal of "
            "Andorra. The Minister was willing to consider sending experts on snow – “soon”.",
            "snow",
            **gazette,
        ),
        told(
            "Foreign Minister Carmelo Abela of Malta visited Reykjavik on 2 August 2019. He met Foreign Minister "
            "Gudlaugur Thordarson of Iceland on 2 August 2019. They agreed to hold consultations every year.",
            "visit",
            side="MT",
            publisher="Ministry of Foreign Affairs of Malta",
            published="2019-08-02",
        ),
    ]
