"""Hand-made inputs for contact tests: casts by plain replacement of names, so that no other part is under test."""

import re
from collections.abc import Callable
from datetime import date  # noqa: TC003 - hypothesis and pytest read annotations

import pytest

from dragoman.model import Account, AccountKind, Actor, Span
from dragoman.reading.cast import Cast, Form, Mention
from dragoman.reading.contact import Contacts, find_contacts
from dragoman.reading.layout import lay_out
from dragoman.reading.times import account_day, find_times

People = dict[str, tuple[str | None, str | None, str | None]]
"""Words of a mention → person, office, party."""

PEOPLE: People = {
    "President Anna Berg of Norland": ("Anna Berg", "President", "NO"),
    "President Anna Berg": ("Anna Berg", "President", "NO"),
    "President Berg": ("Anna Berg", "President", "NO"),
    "Anna Berg": ("Anna Berg", "President", "NO"),
    "Berg": ("Anna Berg", "President", "NO"),
    "Prime Minister Juan Ortiz": ("Juan Ortiz", "Prime Minister", "ES"),
    "Juan Ortiz": ("Juan Ortiz", "Prime Minister", "ES"),
    "Ortiz": ("Juan Ortiz", "Prime Minister", "ES"),
    "Foreign Minister Li Wen": ("Li Wen", "Foreign Minister", "CN"),
    "Li Wen": ("Li Wen", "Foreign Minister", "CN"),
    "Ada Lind": ("Ada Lind", "Minister", "NO"),
    "spokesperson Mia Dahl": ("Mia Dahl", "spokesperson", "NO"),
    "Norwegian": (None, None, "NO"),
    "Norway": (None, None, "NO"),
    "Spanish": (None, None, "ES"),
    "Spain": (None, None, "ES"),
    "China": (None, None, "CN"),
}


def cast_of(text: str, people: People = PEOPLE) -> Cast:
    """A cast that finds exactly the words given, the longest first."""
    words = "|".join(re.escape(each) for each in sorted(people, key=len, reverse=True))
    mentions = []
    for match in re.finditer(words, text):
        person, office, party = people[match.group()]
        form = Form.NAME if person else Form.PARTY
        owns = text[match.end() : match.end() + 2] in {"'s", "’s"}
        actor = Actor(person or party or "?", person, office, party)
        mentions.append(Mention(Span(*match.span()), (actor,), form, owns or match.group() in {"Norwegian", "Spanish"}))
    return Cast(text, tuple(mentions))


@pytest.fixture(scope="session")
def contacts() -> Callable[..., tuple[Contacts, str]]:
    """Finds the contacts of a text, given with its metadata."""
    return _contacts


def _contacts(  # noqa: PLR0913 - metadata as keywords, each optional
    text: str,
    *,
    title: str | None = None,
    side: str | None = "NO",
    published: str | None = "2022-03-10",
    kind: AccountKind | None = AccountKind.OFFICIAL,
    publisher: str | None = None,
) -> tuple[Contacts, str]:
    """The contacts of a text, with the whole text that spans point into."""
    whole = f"{title}\n\n{text}" if title else text
    account = Account("test", whole, publisher=publisher, kind=kind, side=side, title=title, published=published)
    layout = lay_out(whole, title)
    day: date | None = account_day(account, layout)
    times = find_times(whole, [block.span for block in layout.blocks], day)
    return find_contacts(account, layout, times, cast_of(whole)), whole
