"""Who held which office on a day, by name and by role."""

from datetime import date
from itertools import combinations

import pytest

from dragoman.lexicon.loader import load_rows, load_table
from dragoman.lexicon.names import name_key
from dragoman.lexicon.officeholders import holders, known_person, tenures


def names(party: str, role: str, on: date | None) -> list[str]:
    return [tenure.person for tenure in holders(party, role, on)]


def test_the_holder_of_a_day_is_found() -> None:
    assert names("JP", "foreign_minister", date(2010, 6, 10)) == ["Katsuya Okada"]
    assert names("RU", "foreign_minister", date(2001, 6, 10)) == ["Igor Ivanov"]
    assert names("US", "head_of_state", date(2009, 2, 1)) == ["Barack Obama"]
    assert names("DE", "head_of_government", date(2021, 3, 10)) == ["Angela Merkel"]


def test_on_a_day_of_change_both_are_given_the_new_one_first() -> None:
    assert names("FR", "head_of_state", date(2017, 5, 14)) == ["Emmanuel Macron", "François Hollande"]


def test_without_a_day_nobody_is_given() -> None:
    assert holders("JP", "foreign_minister", None) == ()
    assert holders("ZZ", "foreign_minister", date(2010, 6, 10)) == ()


def test_a_name_means_the_office_of_the_day() -> None:
    before, after = known_person("Kishida", date(2015, 10, 10)), known_person("Kishida", date(2021, 10, 10))
    assert before is not None
    assert after is not None
    assert (before.office, after.office) == ("Minister for Foreign Affairs", "Prime Minister")


@pytest.mark.parametrize(
    ("name", "on", "person"),
    [
        ("Okada", date(2010, 6, 10), "Katsuya Okada"),
        ("Sergei Lavrov", date(2010, 6, 10), "Sergey Lavrov"),
        ("Wang", date(2021, 9, 1), "Wang Yi"),
        ("HAYASHI Yoshimasa", date(2021, 11, 18), "Yoshimasa Hayashi"),
        ("Vladimir Zelensky", date(2021, 1, 1), "Volodymyr Zelenskyy"),
        ("Clinton", date(2010, 1, 1), "Hillary Clinton"),
        ("King Abdullah", date(2021, 6, 1), "Abdullah II"),
        ("Mohammed bin Abdulrahman Al-Thani", date(2022, 3, 17), "Mohammed bin Abdulrahman Al Thani"),
        ("Elizabeth Truss", date(2022, 3, 1), "Liz Truss"),
    ],
)
def test_a_person_is_known_by_name_and_day(name: str, on: date, person: str) -> None:
    known = known_person(name, on)
    assert known is not None
    assert known.person == person


def test_an_unknown_or_ambiguous_name_is_nobodys() -> None:
    assert known_person("Nobody Inparticular", date(2021, 1, 1)) is None
    assert known_person("", date(2021, 1, 1)) is None
    assert known_person("Al Thani", date(2022, 3, 1)) is None
    assert known_person("Kim", date(2022, 3, 1)) is None


def test_all_tenures_of_a_name_are_given_oldest_first() -> None:
    starts = [tenure.start for tenure in tenures("Lavrov")]
    assert starts == sorted(starts)
    assert starts


def test_nobody_of_one_name_answers_for_a_longer_one() -> None:
    known = known_person("Felipe Solá", date(2021, 6, 1))
    assert known is not None
    assert known.party == "AR"


def test_the_table_is_sound() -> None:
    order = load_table("offices")["precedence"]["order"]
    codes = {party["code"] for party in load_rows("parties")}
    for row in load_rows("officeholders"):
        assert row["role"] in order, row
        assert row["party"] in codes, row
        assert row["precision"] in {"day", "month", "year"}, row
        start = date.fromisoformat(row["start"])
        assert not row["end"] or start <= date.fromisoformat(row["end"]), row
        assert {name_key(word) for word in row["person"].replace("-", " ").replace(".", " ").split()} - {""} >= set()
        assert set(row["keys"].split()) & {name_key(word) for word in row["person"].split()}, row


@pytest.mark.parametrize("party", ["US", "RU", "CN", "FR", "GB", "DE", "JP", "IN", "IL", "IT", "CA"])
def test_foreign_ministers_follow_each_other_since_2002(party: str) -> None:
    days = [date(year, month, 15) for year in range(2003, 2025) for month in (2, 5, 8, 11)]
    empty = [day for day in days if not holders(party, "foreign_minister", day)]
    assert len(empty) <= 1, empty


@pytest.mark.parametrize("role", ["head_of_state", "head_of_government", "foreign_minister"])
def test_tenures_in_an_office_of_one_hardly_overlap(role: str) -> None:
    rows = [row for row in load_rows("officeholders") if row["role"] == role and row["precision"] == "day"]
    long_overlaps = []
    for a, b in combinations(rows, 2):
        if a["party"] == b["party"] and a["office"] == b["office"] and a["person"] != b["person"]:
            start = max(date.fromisoformat(row["start"]) for row in (a, b))
            end = min(date.fromisoformat(row["end"] or "2030-01-01") for row in (a, b))
            if (end - start).days > 120:
                long_overlaps.append((a["person"], b["person"], start.isoformat()))
    assert len(long_overlaps) <= 1, long_overlaps
