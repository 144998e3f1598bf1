"""Names gathered into persons."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive.one_person import gathered
from dragoman.archive.persons import Persons

NOBODY_RULED = Persons({})


def test_one_person_is_listed_once_under_the_most_frequent_name():
    counts = {"Marta K. Lind": 2, "Marta Lind": 9, "Jeppe Kofod": 3}
    found = gathered(counts, NOBODY_RULED)
    assert found == {"Marta Lind": ("Marta Lind", "Marta K. Lind"), "Jeppe Kofod": ("Jeppe Kofod",)}


def test_a_name_that_may_be_two_persons_goes_to_the_one_who_is_told_of_far_more_often():
    clear = gathered({"Marta Lind": 40, "Johan Lind": 1, "Lind": 3}, NOBODY_RULED)
    assert clear["Marta Lind"] == ("Marta Lind", "Lind")
    open_ = gathered({"Marta Lind": 4, "Johan Lind": 3, "Lind": 2}, NOBODY_RULED)
    assert set(open_) == {"Marta Lind", "Johan Lind", "Lind"}


def test_a_name_of_one_word_that_is_told_of_more_often_is_somebody_elses():
    assert set(gathered({"Francis": 5, "David Francis": 1}, NOBODY_RULED)) == {"Francis", "David Francis"}


def test_rulings_hold():
    apart = gathered({"Marta Lind": 4, "M. Lind": 2}, Persons({"M. Lind": None}))
    assert set(apart) == {"Marta Lind", "M. Lind"}
    assert gathered({"Marta Lind": 4, "Marta Berg": 2}, Persons({"Marta Berg": "Marta Lind"})) == {
        "Marta Lind": ("Marta Lind", "Marta Berg")
    }


NAMES = st.lists(st.sampled_from(["Marta", "Johan", "K.", "Lind", "Berg", "bin", "Salman"]), min_size=1, max_size=4)


@given(st.dictionaries(NAMES.map(" ".join), st.integers(0, 50), max_size=12))
def test_every_name_is_one_persons_in_any_order(counts):
    found = gathered(counts, NOBODY_RULED)
    assert sorted(name for names in found.values() for name in names) == sorted(counts)
    assert all(first in names for first, names in found.items())
    assert gathered(dict(reversed(counts.items())), NOBODY_RULED) == found
