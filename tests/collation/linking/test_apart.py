"""Accounts are set apart only where what they tell speaks clearly against their being of one contact."""

import pytest

from dragoman.collation.linking import told_apart
from dragoman.model import Account
from dragoman.reading import read

CALL = "On 3 May 2021, Foreign Minister Marta Lind of Norway telephoned Foreign Minister Jeppe Kofod of Denmark."
SAME = (
    "Foreign Minister Jeppe Kofod of Denmark spoke by telephone with Foreign Minister Marta Lind of Norway. Ms. Lind "
    "said that the ferry would sail."
)
OTHER = "On 9 July 2019, President Sauli Niinistö of Finland met President Emmanuel Macron of France in Paris."
NONE = "Whisk two eggs with the sugar until the mixture is pale, and fold in the flour."


def readings(*texts):
    return [read(Account(f"account {place}", text)) for place, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        ((CALL, SAME), ((0, 1),)),
        ((CALL, OTHER), ((0,), (1,))),
        ((CALL, OTHER, SAME), ((0, 2), (1,))),
        ((CALL, NONE), ((0,),)),
        ((NONE, NONE + " Bake it."), ()),
    ],
    ids=["one call, once without its day", "two contacts", "two of three", "one tells of none", "none tells of any"],
)
def test_accounts_are_grouped_by_what_they_may_be_of(texts, groups):
    assert told_apart(readings(*texts)) == groups


def test_cases_of_one_contact_are_not_set_apart(shared):
    from dragoman.sources import load

    folders = [shared / "cases" / "okada-lavrov-2010", *sorted((shared / "cases" / "points").iterdir())]
    apart = [folder.name for folder in folders if len(told_apart([read(one) for one in load([folder])])) > 1]
    assert apart == []
