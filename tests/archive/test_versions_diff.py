"""What became of statements from one version of an account to another."""

from dataclasses import replace

import pytest

from dragoman.archive import NotFoundError
from dragoman.archive.versions_diff import statement_changes
from dragoman.model import Account, AccountKind
from dragoman.reading import read

FIRST = (
    "On 3 May 2021, Foreign Minister Marta Lind of Norway telephoned Foreign Minister Jeppe Kofod of Denmark. Ms. Lind "
    "said that Norway would reopen the ferry line in June. Ms. Lind urged Denmark to lower its harbour fees. Mr. Kofod "
    "thanked Ms. Lind for her letter on the cod quota."
)
SECOND = (
    "On 3 May 2021, Foreign Minister Marta Lind of Norway telephoned Foreign Minister Jeppe Kofod of Denmark. Ms. Lind "
    "said that Norway hoped to reopen the ferry line in June. Mr. Kofod thanked Ms. Lind for her letter on the cod "
    "quota. Mr. Kofod invited Ms. Lind to visit Copenhagen in the autumn."
)


def told(found, one, other):
    return [
        (
            change.kind.value,
            change.before and change.before.span.of(one),
            change.after and change.after.span.of(other),
        )
        for change in found
    ]


@pytest.fixture(scope="module")
def versions():
    first = Account("release", FIRST, "Oslo", AccountKind.OFFICIAL, "NO", url="https://mfa.example/7")
    return read(first), read(replace(first, text=SECOND, title="Call on ferries"))


def test_statements_are_softened_withdrawn_and_added_and_the_rest_is_unchanged(archive, versions):
    list(archive.add_each(versions))
    found = archive.diff("release")
    assert (found.before.version, found.after.version) == (1, 2)
    assert [(one.field, one.before, one.after) for one in found.fields] == [("title", None, "Call on ferries")]
    kinds = [one.kind.value for one in found.statements]
    assert sorted(kinds) == ["added", "softened", "withdrawn"]
    assert found.unchanged == 1


def test_the_other_way_round_what_was_softened_is_hardened_and_what_was_added_withdrawn(versions):
    kinds = sorted(change.kind.value for change in statement_changes(*reversed(versions)))
    assert kinds == ["added", "hardened", "withdrawn"]


def test_a_version_against_itself_has_no_change(versions):
    assert list(statement_changes(versions[0], versions[0])) == []


@pytest.mark.parametrize(
    ("words", "instead", "kind"),
    [
        ("would reopen the ferry line in June", "would reopen the ferry link in June", "reworded"),
        ("Norway would reopen the ferry line", "Norway would not reopen the ferry line", "reversed"),
        ("Ms. Lind said that Norway would reopen", "Mr. Kofod said that Norway would reopen", "reattributed"),
    ],
)
def test_each_sort_of_change_is_told_apart(versions, words, instead, kind):
    text = FIRST.replace(words, instead)
    assert text != FIRST
    later = read(replace(versions[0].account, text=text))
    found = told(statement_changes(versions[0], later), FIRST, text)
    assert [one[0] for one in found] == [kind]


def test_an_account_of_one_version_has_nothing_to_be_compared_with(desk):
    with pytest.raises(NotFoundError, match="one version only"):
        desk.archive.diff("oslo")


def test_a_version_that_is_not_there_is_said_not_to_be(archive, versions):
    list(archive.add_each(versions))
    with pytest.raises(NotFoundError, match="no version 5; there are 1, 2"):
        archive.diff("release", 1, 5)
