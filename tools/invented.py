"""Invented accounts, as many as are asked for: calls between ministers of no real name, told by one side or both.

They serve where an archive is tried out and the words do not matter: faults, concurrency, size.
"""

import random
from datetime import date, timedelta

from dragoman.model import Account, AccountKind

SIDES = (
    ("NO", "Norway", "Norwegian", "Marta Lind"),
    ("DK", "Denmark", "Danish", "Jens Holt"),
    ("MT", "Malta", "Maltese", "Carmel Vassallo"),
    ("IS", "Iceland", "Icelandic", "Katrin Jonsdottir"),
    ("AD", "Andorra", "Andorran", "Ana Vidal"),
    ("LU", "Luxembourg", "Luxembourgish", "Paul Weber"),
)
TOPICS = ("the ferry line", "fishing rights", "the embassy", "rescue at sea", "the tax treaty", "student exchange")
SAID = (
    "said that {country} was ready to reopen talks on {topic}.",
    "hoped that {topic} would be settled by next year.",
    "promised to send a proposal on {topic} before the summer.",
    "expressed concern about {topic} and asked for an answer.",
    "stressed that {country} would not give way on {topic}.",
)


def invented(count: int, seed: int = 1) -> list[Account]:
    """That many accounts, the same ones for the same seed; every second call is told by both sides."""
    chosen = random.Random(seed)  # noqa: S311 - invented texts are no secret
    accounts: list[Account] = []
    while len(accounts) < count:
        one, other = chosen.sample(SIDES, 2)
        day = date(2015, 1, 1) + timedelta(days=chosen.randrange(3000))
        accounts.append(_told(chosen, one, other, day, len(accounts)))
        if chosen.random() < 1 / 2:
            accounts.append(_told(chosen, other, one, day, len(accounts)))
    return accounts[:count]


def _told(chosen: random.Random, own: tuple[str, ...], other: tuple[str, ...], day: date, number: int) -> Account:
    """A call as the side of `own` tells of it."""
    code, country, _, name = own
    words = [f"On {day:%-d %B %Y}, Foreign Minister {name} of {country} spoke by telephone with {other[2]} Foreign "]
    words.append(f"Minister {other[3]}.")
    words += (
        f" {chosen.choice(('The Minister', name))} {chosen.choice(SAID).format(country=country, topic=topic)}"
        for topic in chosen.sample(TOPICS, 3)
    )
    return Account(
        name=f"invented{number}",
        text="".join(words),
        publisher=f"Ministry of Foreign Affairs of {country}",
        kind=AccountKind.OFFICIAL,
        side=code,
        published=day.isoformat(),
        language="en",
    )
