"""Rulings on persons act on linking and comparison, in an archive that grows as in one made anew."""

import pytest

from dragoman.archive import Archive
from dragoman.model import Account, AccountKind
from dragoman.reading import read

TEXTS = {
    "AD": "On 4 June 2019, Foreign Minister Ana Vidal of Andorra telephoned Foreign Minister Carmelo Abela of Malta. "
    "Ms. Vidal said that Andorra was ready to open an embassy in Valletta.",
    "MT": "On 4 June 2019, Foreign Minister Carmelo Abela of Malta spoke by telephone with Foreign Minister Rosa Serra "
    "of Andorra. Ms. Serra said that Andorra was ready to open an embassy in Valletta.",
    "IT": "On 4 June 2019, Foreign Minister Enzo Moavero of Italy spoke by telephone with Foreign Minister Ana Vidal "
    "of Andorra.",
}


@pytest.fixture(scope="module")
def readings():
    return [
        read(Account(side.lower(), text, f"Ministry of {side}", AccountKind.OFFICIAL, side, published="2019-06-04"))
        for side, text in TEXTS.items()
    ]


def contacts(archive):
    """The contacts of an archive: their ids, accounts, people and findings."""
    return [
        (
            one.id,
            sorted(reading.account.name for reading in one.readings),
            [who.person for who in one.contact.participants],
            [(match.statements, match.relation) for match in one.matches],
            [(found.kind, found.summary) for found in one.findings],
        )
        for one in archive.records()
    ]


def test_accounts_that_name_one_person_differently_are_linked_once_a_person_says_so(archive, readings):
    list(archive.add_each(readings))
    before = contacts(archive)
    assert sorted(names for _, names, *_ in before) == [["ad"], ["it"], ["mt"]]
    made = archive.correct("person:Rosa Serra", "same_as", "Ana Vidal", by="anna", note="married name")
    after = {tuple(names): (people, matches) for _, names, people, matches, _ in contacts(archive)}
    assert set(after) == {("ad", "mt"), ("it",)}
    people, matches = after["ad", "mt"]
    assert people.count("Ana Vidal") == 1
    assert "Rosa Serra" not in people
    assert len(matches) == 1
    assert archive.check() == []
    assert "Rosa Serra" in {who.person for who in archive.reading("mt").contact.participants}
    archive.undo(made.id, "bo")
    assert contacts(archive) == before
    assert archive.check() == []


def test_it_is_the_same_whether_the_ruling_or_the_accounts_come_first(archive, readings, tmp_path):
    list(archive.add_each(readings))
    archive.correct("person:Rosa Serra", "same_as", "Ana Vidal", by="anna")
    with Archive(tmp_path / "other.db") as other:
        list(other.add_each(readings[1:2]))
        other.correct("person:Rosa Serra", "same_as", "Ana Vidal", by="anna")
        list(other.add_each([readings[2], readings[0]]))
        assert contacts(other) == contacts(archive)
        assert other.check() == []
    archive.export(tmp_path / "out.jsonl")
    with Archive(tmp_path / "again.db") as again:
        again.import_(tmp_path / "out.jsonl")
        assert contacts(again) == contacts(archive)
        assert again.check() == []


def test_a_name_that_means_another_in_a_chain_is_followed_to_its_end(archive, readings):
    list(archive.add_each(readings))
    archive.correct("person:Ana Vidal", "same_as", "Ana Vidal Torres", by="anna")
    archive.correct("person:Rosa Serra", "same_as", "Ana Vidal", by="anna")
    assert sorted(names for _, names, *_ in contacts(archive)) == [["ad", "mt"], ["it"]]
    assert all("Ana Vidal Torres" in people for _, _, people, *_ in contacts(archive))
    assert archive.check() == []
