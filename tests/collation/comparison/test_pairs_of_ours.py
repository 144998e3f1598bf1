"""Short pairs of accounts that we wrote, read from their text on: what a comparison must find, and what it must not."""

from functools import cache
from typing import NamedTuple

import pytest

from dragoman.collation import collate
from dragoman.model import Account, AccountKind
from dragoman.reading import read

OPENING = "On 4 May 2021, Foreign Minister {own} of {home} spoke by telephone with Foreign Minister {other} of {away}. "
OSLO = OPENING.format(own="Ingrid Berg", home="Norway", other="Pablo Rojas", away="Chile")
SANTIAGO = OPENING.format(own="Pablo Rojas", home="Chile", other="Ingrid Berg", away="Norway")


class Row(NamedTuple):
    """What Oslo and Santiago write after their openings, and findings as (kinds, word of the sentence or evidence)."""

    oslo: str
    santiago: str
    found: tuple[tuple[str, str], ...] = ()
    absent: tuple[tuple[str, str], ...] = ()


ROWS = {
    "a promise against a hope": Row(
        "Berg said that Norway will reopen the consulate in Antofagasta.",
        "Berg said that Norway hopes to reopen the consulate in Antofagasta.",
        (("strength_shift", "hopes"),),
        (("only_in", "consulate"),),
    ),
    "day and place of a summit that only one gives": Row(
        "Berg said that Prime Minister Erna Vik looks forward to meeting President Luis Soto at the Arctic summit.",
        "Berg said that Erna Vik was looking forward to meeting President Luis Soto at the Arctic summit, which "
        "starts on June 25 in Canada.",
        (("detail_added", "June 25"), ("detail_added", "Canada"), ("corroborated", "Vik")),
    ),
    "shall against should": Row(
        "The ministers agreed that the trawlers shall report every catch of krill.",
        "The ministers agreed that the trawlers should report every catch of krill.",
        (("strength_shift", "shall"),),
        (("only_in", "krill"),),
    ),
    "two things or one": Row(
        "The ministers agreed to halt all work on harbours and pipelines during the talks.",
        "The ministers agreed to halt all work on harbour pipelines during the talks.",
        (("wording", "harbours and pipelines"),),
    ),
    "all against most": Row(
        "The ministers agreed to release all detained fishermen.",
        "The ministers agreed to release most detained fishermen.",
        (("strength_shift", "most"),),
    ),
    "a figure that differs": Row(
        "Berg said that 30 vessels took part in the patrol.",
        "Berg said that 80 vessels took part in the patrol.",
        (("conflict", "80"),),
        (("corroborated", "vessels"),),
    ),
    "a condition of one account": Row(
        "Rojas said that Chile will lift the ban on salmon if the nets are marked.",
        "Rojas said that Chile will lift the ban on salmon.",
        (("condition", "nets are marked"),),
        (("only_in", "salmon"),),
    ),
    "who raised it": Row(
        "The ministers discussed the whale quota in the Weddell Sea.",
        "Rojas raised the whale quota in the Weddell Sea.",
        (("attribution_shift", "whale quota"),),
        (("only_in", "whale quota"),),
    ),
    "words that the other side lacks": Row(
        "Rojas promised to free the crew of the trawler Havblikk. Berg thanked him for the survey of the fjords.",
        "Rojas described the new lighthouse at Punta Arenas. He recalled the visit of the king in 2019.",
        (("credited_unconfirmed", "Havblikk"),),
    ),
    "a denial": Row(
        "Rojas offered a trade of cod quotas for mackerel quotas.",
        "Rojas denied that he had offered any trade of cod quotas for mackerel quotas.",
        (("denied", "quotas"),),
        (("corroborated", "quotas"),),
    ),
    "other words for the same": Row(
        "The ministers agreed to strengthen cooperation on rescue at sea.",
        "The ministers agreed to reinforce cooperation on rescue at sea.",
        (("corroborated", "rescue at sea"),),
        (("strength_shift", ""), ("only_in", "rescue")),
    ),
    "the same words twice": Row(
        "Berg thanked Chile for its help in the search for the Tern.",
        "Berg thanked Chile for its help in the search for the Tern.",
        (("corroborated", "Tern"),),
        (("only_in", ""), ("attribution_shift", ""), ("wording", ""), ("emphasis", ""), ("detail_added", "")),
    ),
    "one topic and nothing in common": Row(
        "Berg announced a grant for seabird research on Svalbard.",
        "Rojas protested against the arrest of two skippers in Bergen.",
        (("only_in", "seabird"), ("only_in", "skippers")),
        (("corroborated", "skippers"), ("attribution_shift", "")),
    ),
    "the gist and the words": Row(
        "Rojas urged Norway to close the whaling station and to free the two skippers.",
        "Rojas set out the Chilean position on these matters.",
        (("only_in", "whaling station"),),
    ),
    "no more than that they spoke": Row(
        "Berg called Rojas. She announced a grant for seabird research on Svalbard. They agreed to meet in June.",
        "The two spoke by telephone.",
        (("only_in", "nothing of its content"),),
    ),
    "a detail": Row(
        "Berg said that the survey ship will sail from Bergen on 9 June.",
        "Berg said that the survey ship will sail.",
        (("detail_added", "Bergen"),),
        (("only_in", "survey ship"),),
    ),
    "the length of the call": Row(
        "The call lasted about 40 minutes.",
        "The call lasted more than 40 minutes.",
        (("conflict", "more than 40"),),
        (("corroborated", "its length"),),
    ),
    "who asked for the call": Row(
        "The call took place at the request of the Chilean side. Berg welcomed the survey.",
        "Berg welcomed the survey.",
        (("only_in", "who asked"),),
    ),
    "praise against concern": Row(
        "Berg praised the election in Valdoria.",
        "Berg expressed concern about the election in Valdoria.",
        (("conflict", "Valdoria"),),
        (("corroborated", "election"),),
    ),
    "who must act": Row(
        "Berg stressed that Sweden must return the cargo of the Tern.",
        "Berg stressed that Denmark must return the cargo of the Tern.",
        (("conflict", "Denmark"),),
        (("corroborated", "cargo"),),
    ),
    "no major change against no change": Row(
        "Berg said there was no major change in the quota for cod.",
        "Berg said there was no change in the quota for cod.",
        (("strength_shift", "no major"),),
    ),
    "not discussed against not discussed as an item": Row(
        "The border on the shelf was not discussed as a separate item.",
        "The border on the shelf was not discussed.",
        (("strength_shift", "as a separate item"),),
    ),
    "in principle": Row(
        "The ministers agreed in principle to open the fjord to survey ships.",
        "The ministers agreed to open the fjord to survey ships.",
        (("strength_shift", "in principle"),),
        (("only_in", "survey ships"),),
    ),
}


@cache
def findings_of(name: str) -> tuple[tuple[str, str], ...]:
    row = ROWS[name]
    accounts = [
        Account("oslo", OSLO + row.oslo, "Ministry of Foreign Affairs of Norway", AccountKind.OFFICIAL, "NO"),
        Account(
            "santiago", SANTIAGO + row.santiago, "Ministry of Foreign Affairs of Chile", AccountKind.OFFICIAL, "CL"
        ),
    ]
    record = collate([read(account) for account in accounts])
    texts = {key: found.account.text for key, found in zip(record.account_ids, record.readings, strict=True)}
    return tuple(
        (
            finding.kind.value,
            " ".join([finding.summary, *(one.span.of(texts[one.account]) for one in finding.evidence)]),
        )
        for finding in record.findings
        if not (finding.kind == "only_in" and finding.field == "initiator" and "who asked" not in str(row.found))
    )


def has(name: str, kind: str, word: str) -> bool:
    return any(own == kind and word in words for own, words in findings_of(name))


@pytest.mark.parametrize("name", ROWS)
def test_what_differs_is_found(name: str) -> None:
    missing = [(kind, word) for kind, word in ROWS[name].found if not has(name, kind, word)]
    assert not missing, findings_of(name)


@pytest.mark.parametrize("name", ROWS)
def test_nothing_is_made_up(name: str) -> None:
    wrong = [(kind, word) for kind, word in ROWS[name].absent if has(name, kind, word)]
    assert not wrong, findings_of(name)
