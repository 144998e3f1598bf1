"""Speed of search in a large archive: generates one, seeded, and asks it queries of many kinds.

    python benchmarks/archive_search.py                                       on SQLite, and throws it away
    python benchmarks/archive_search.py --place big.db --statements 50000     keeps it
    python benchmarks/archive_search.py --place postgresql://…                `python tools/postgres.py` serves one

An archive that is there already is asked as it is. The rows are written directly, without reading any text: sentences
of invented words, a few very frequent and most rare, beside the words, parties, persons, topics and years by which the
queries ask.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from dragoman.archive import Archive, schema
from dragoman.archive.engine import writing
from dragoman.archive.indexing import marks
from dragoman.archive.indexing.folding import fold
from dragoman.archive.indexing.known import Named, make_known
from dragoman.archive.indexing.ranks import first_rank
from dragoman.model import (
    Account,
    AccountKind,
    Act,
    Actor,
    Contact,
    ContactKind,
    Participant,
    Span,
    Statement,
    Strength,
)

SEED = 11
EACH = 20
"""Statements of one account."""
AT_ONCE = 200
"""Accounts in one transaction."""
ASKED = 40
"""Queries of each kind, after a first one that is measured by itself."""
COLUMNS = ["first ms", "p50 ms", "p95 ms", "p50 CPU ms", "p95 CPU ms", "hits (median)"]
HOST_SPEAKS = 0.7
OF_THE_TRADE = 0.15
FIRST, DAYS = date(2004, 1, 1), 7300
PARTIES = [
    "US", "RU", "CN", "JP", "UA", "FR", "GB", "DE", "IN", "TR", "IL", "KR", "PL", "IT", "EU", "NATO", "BR",
    "CA", "SA", "IR", "EG", "NO", "SE", "FI", "DK", "NL", "ES", "PK", "VN", "ID",
]  # fmt: skip
GIVEN = [
    "Anna", "Boris", "Carla", "David", "Elena", "Farid", "Greta", "Hugo", "Irina", "Jonas", "Keiko", "Laszlo",
    "Maria", "Nikolai", "Olga", "Pavel", "Rosa", "Stefan",
]  # fmt: skip
SYLLABLES = [
    "ba", "be", "ci", "da", "de", "fo", "ga", "ge", "hi", "jo", "ka", "ke", "lu", "ma", "me", "ni", "no", "pa",
    "pe", "ra", "ri", "sa", "se", "ta", "ti", "to", "ul", "va", "ve", "zo",
]  # fmt: skip
SPOKEN = [
    "cooperation", "security", "peace", "treaty", "sanctions", "trade", "agreement", "border", "ceasefire",
    "assistance", "energy", "talks", "visit", "meeting", "ready", "support", "condemn", "dialogue", "territory",
    "sovereignty", "grain", "corridor", "prisoners", "exchange", "climate", "vaccine", "tariff",
]  # fmt: skip
TOPICS = [*SPOKEN[:20], "peace treaty", "grain corridor", "prisoner exchange", "human rights"]


def main() -> None:
    """Make the archive unless it is there, and print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--statements", type=int, default=1_000_000)
    options.add_argument("--place", metavar="PATH|URL", help="where the archive is kept, or is already")
    options.add_argument("--asked", type=int, default=ASKED)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, Archive(chosen.place or Path(folder, "archive.db")) as archive:
        begun = time.perf_counter()
        if not archive.search("", limit=1).hits:
            generate(archive, chosen.statements)
            print(f"{chosen.statements:,} statements written in {time.perf_counter() - begun:,.0f} s")
        print(f"\n| query | {' | '.join(COLUMNS)} |\n|{'---|' * (len(COLUMNS) + 1)}")
        for name, ask in kinds(archive):
            print(row(name, ask, chosen.asked), flush=True)


def row(name: str, ask: Callable[[random.Random], int], asked: int) -> str:
    """One line of the table: how long queries of a kind take, each asked once, and what of it is our own computing."""
    chance = random.Random(SEED)  # noqa: S311
    times, own, counts = [], [], []
    for _ in range(asked + 1):
        begun, computed = time.perf_counter(), time.process_time()
        counts.append(ask(chance))
        times.append((time.perf_counter() - begun) * 1000)
        own.append((time.process_time() - computed) * 1000)
    first = times.pop(0)
    del own[0], counts[0]
    figures = (first, statistics.median(times), _p95(times), statistics.median(own), _p95(own))
    return f"| {name} | {' | '.join(f'{one:.1f}' for one in figures)} | {statistics.median(counts):,.0f} |"


def _p95(times: list[float]) -> float:
    return sorted(times)[-(-len(times) * 95 // 100) - 1]


def kinds(archive: Archive) -> Iterator[tuple[str, Callable[[random.Random], int]]]:
    """The kinds of query, each as something that asks one and says how many hits there were."""
    words = vocabulary()

    def ask(make: Callable[[random.Random], str], **page: object) -> Callable[[random.Random], int]:
        return lambda chance: archive.search(make(chance), **page).total  # type: ignore[arg-type]

    yield "a rare word", ask(lambda chance: chance.choice(words[2000:]))
    yield "a frequent word", ask(lambda chance: chance.choice(SPOKEN))
    yield "a phrase", ask(lambda chance: f'"{chance.choice(SPOKEN)} {chance.choice(words[:200])}"')
    yield "the beginning of a word", ask(lambda chance: f"{chance.choice(words[:2000])[:4]}*")
    yield (
        "by, to, topic, years, strength",
        ask(
            lambda chance: f'by:{party(chance)} to:{party(chance)} topic:"peace treaty" date:2009..2012 strength>=ready'
        ),
    )
    yield (
        "two words, speaker's party, years",
        ask(
            lambda chance: (
                f"{' '.join(chance.sample(SPOKEN, 2))} by:{party(chance)} date:{chance.randint(2005, 2018)}.."
            )
        ),
    )
    yield (
        "words or others, without others, act",
        ask(lambda chance: "({} OR {}) -{} act:(promise OR offer)".format(*chance.sample(SPOKEN, 3))),
    )
    yield "a person and a word", ask(lambda chance: f'by:"{chance.choice(people())}" {chance.choice(SPOKEN)}')
    yield (
        "filters without a word",
        ask(lambda chance: f"side:{party(chance)} act:{chance.choice(list(Act)).value} strength>=ready"),
    )
    yield "accounts by two words", ask(lambda chance: " ".join(chance.sample(SPOKEN, 2)), of="accounts")
    yield "two words, with facets", ask(lambda chance: " ".join(chance.sample(SPOKEN, 2)), facets=True)
    ids = [hit.id for hit in archive.search("peace", limit=100).hits]
    yield "similar statements", lambda chance: len(archive.similar(chance.choice(ids)))


def generate(archive: Archive, statements: int) -> None:
    """Fill an archive with accounts of invented statements."""
    chance, vectors = random.Random(SEED), np.random.default_rng(SEED)  # noqa: S311
    count = -(-statements // EACH)
    with writing(archive.engine) as db:
        make_known(db, [Named("person", name) for name in people()] + [Named("topic", topic) for topic in TOPICS])
        make_known(db, [Named("year", str(FIRST.year + number)) for number in range(21)])
        make_known(db, [Named("office", "Foreign Minister"), Named("language", "en")])
        make_known(db, [Named("publisher", party) for party in PARTIES])
    for start in range(0, count, AT_ONCE):
        made = [_account(number, chance, vectors) for number in range(start, min(start + AT_ONCE, count))]
        with writing(archive.engine) as db:
            db.execute(schema.account.insert(), [one[0] for one in made])
            for table, place in ((schema.statement, 1), (schema.voice, 2), (schema.topic, 3), (schema.passage, 4)):
                db.execute(table.insert(), [row for one in made for row in one[place]])
    with archive.engine.connect() as db:
        db.exec_driver_sql("ANALYZE")
        db.commit()


def people() -> list[str]:
    """The names of two thousand persons."""
    chance = random.Random(SEED)  # noqa: S311
    return sorted({f"{chance.choice(GIVEN)} {_invented(chance, 3).title()}" for _ in range(2000)})


def party(chance: random.Random) -> str:
    """A party, the first ones more often than the last."""
    return PARTIES[min(int(chance.expovariate(0.2)), len(PARTIES) - 1)]


def vocabulary() -> list[str]:
    """Invented words, the more frequent ones first."""
    chance = random.Random(SEED)  # noqa: S311
    return list(dict.fromkeys(_invented(chance, chance.choice((2, 3, 3, 4))) for _ in range(20_000)))


def _invented(chance: random.Random, length: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(length))


_WORDS = vocabulary()
_PEOPLE = people()
Made = tuple[
    dict[str, object],
    list[dict[str, object]],
    list[dict[str, object]],
    list[dict[str, object]],
    list[dict[str, object]],
]


def _account(number: int, chance: random.Random, vectors: np.random.Generator) -> Made:
    """One account as rows: itself, its statements, their voices and topics, and its text."""
    key = f"{chance.getrandbits(64):016x}"
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    sides = party(chance), party(chance)
    account = Account(f"made{number}", "x", side=sides[0], kind=AccountKind.OFFICIAL, language="en", publisher=sides[0])
    people = [Participant(chance.choice(_PEOPLE), "Foreign Minister", side) for side in sides]
    contact = Contact(kind=chance.choice(list(ContactKind)), participants=tuple(people))
    common = marks.of_account(account, key) | marks.of_days(day, day) | marks.of_contact(contact)
    first = first_rank(day, key)
    numbers = vectors.normal(size=(EACH, 384))
    small = np.round(numbers / np.linalg.norm(numbers, axis=1, keepdims=True) * 127).astype(np.int8)
    told: Made = ({}, [], [], [], [])
    for place in range(EACH):
        words = _sentence(chance)
        speaker, addressee = people if chance.random() < HOST_SPEAKS else reversed(people)
        said = Statement(
            f"s{place + 1}",
            Span(0, 1),
            Span(0, 1),
            (Actor("x", speaker.person, speaker.office, speaker.party),),
            (Actor("x", addressee.person, addressee.office, addressee.party),),
            chance.choice(list(Act)),
            chance.choice([None, None, None, *Strength]),
            topics=tuple(chance.sample(TOPICS, chance.randint(0, 3))),
        )
        row = {
            "key": number * EACH + place + 1,
            "id": f"{key}.{said.id}",
            "account": key,
            "place": 0,
            "start": place * 100,
            "act": said.act.value,
            "strength": said.strength.rank if said.strength else None,
            "polarity": said.polarity.value,
            "confidence": 1.0,
            "words": words,
            "vector": small[place].tobytes(),
            "day": str(day),
            "rank": first + place,
            "folded": fold(words),
            "marks": marks.joined(common | marks.of_statement(said)),
            "shared": "",
        }
        told[1].append(row)
        for position, who in enumerate((speaker, addressee)):
            voice = {"person": who.person, "office": who.office, "party": who.party}
            told[2].append({"statement": row["key"], "number": position, "addressed": position == 1, **voice})
        told[3].extend({"statement": row["key"], "name": topic} for topic in said.topics)
    text = "\n".join(str(row["words"]) for row in told[1])
    everything = {one for row in told[1] for one in str(row["marks"]).split()}
    found = {"day": str(day), "rank": first, "folded": fold(text), "marks": marks.joined(everything)}
    told[4].append({"account": key, "start": 0, "words": text, **found})
    told[0].update(
        id=key, name=account.name, text=text, publisher=account.publisher, kind="official", side=account.side,
        published=str(day), language="en", sha256=key * 4, version=1, current=True, added=str(day), written=1,
    )  # fmt: skip
    return told


def _sentence(chance: random.Random) -> str:
    """A sentence: words of the trade among invented ones, the first of which are the most frequent."""
    length = chance.randint(8, 26)
    made = (
        chance.choice(SPOKEN) if chance.random() < OF_THE_TRADE else _WORDS[int(len(_WORDS) ** chance.random()) - 1]
        for _ in range(length)
    )
    return f"{' '.join(made).capitalize()}."


if __name__ == "__main__":
    main()
