"""The whole of alignment: many to many, any number of accounts, any order, the same bytes."""

import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.collation.alignment import align
from dragoman.model import Relation

RELEASE = [
    ("Sato", "the new cabinet was sworn in on Tuesday"),
    ("Sato", "Japan hopes to deepen trade with Russia and to settle the question of the islands"),
    ("Orlov", "Russia is prepared to go on with talks on fishing rights"),
    ("Orlov", "he would like to come to Kyoto in the autumn"),
    ("Sato+Orlov", "they would keep in touch through their embassies"),
    ("Sato", "Japan would not take part in the exercise off the coast"),
]
WIRE = [
    ("Orlov", "Moscow was ready to continue the dialogue about fishing rights"),
    ("Orlov", "he wanted to visit Kyoto this autumn"),
    ("Sato", "Tokyo would develop trade with Russia"),
    ("Sato", "Tokyo wanted the question of the islands settled"),
    ("Sato", "Japan would take part in the exercise off the coast"),
    ("Orlov", "grain prices had doubled within a year"),
]
AGENCY = [
    ("Sato+Orlov", "the two agreed to stay in contact through their embassies"),
    ("Orlov", "Russia would continue talks on fishing rights"),
]


def named_pairs(readings):
    """Matches as pairs of account name and statement, free of the numbers that order gives."""
    names = {f"a{number}": reading.account.name for number, reading in enumerate(readings, 1)}
    return {
        frozenset((names[one.split(".")[0]], one.split(".")[1]) for one in match.statements): (
            match.relation,
            match.score,
        )
        for match in align(readings).matches
    }


def test_statements_match_their_counterparts(reading_of):
    found = {match.statements for match in align((reading_of("release", *RELEASE), reading_of("wire", *WIRE))).matches}
    assert {("a1.s3", "a2.s1"), ("a1.s4", "a2.s2")} <= found
    assert not any("a1.s1" in pair or "a2.s6" in pair for pair in found)


def test_a_statement_matches_both_halves_into_which_another_account_splits_it(reading_of):
    found = {match.statements for match in align((reading_of("release", *RELEASE), reading_of("wire", *WIRE))).matches}
    assert {("a1.s2", "a2.s3"), ("a1.s2", "a2.s4")} <= found


def test_a_contradiction_is_kept_apart_from_the_matches(reading_of):
    readings = (reading_of("release", *RELEASE), reading_of("wire", *WIRE))
    assert ("a1.s6", "a2.s5") in {found.statements for found in align(readings).contradictions}
    assert ("a1.s6", "a2.s5") not in {match.statements for match in align(readings).matches}


def test_the_order_of_accounts_changes_nothing_but_the_numbers(reading_of):
    readings = [reading_of("agency", *AGENCY), reading_of("release", *RELEASE), reading_of("wire", *WIRE)]
    first, *rest = [named_pairs(order) for order in permutations(readings)]
    assert first
    assert all(other == first for other in rest)


def test_matches_come_in_the_order_of_ids_and_name_each_pair_once(reading_of):
    readings = [reading_of("agency", *AGENCY), reading_of("release", *RELEASE), reading_of("wire", *WIRE)]
    ids = [match.statements for match in align(readings).matches]
    assert len(set(ids)) == len(ids)
    assert all(one.split(".")[0] < other.split(".")[0] for one, other in ids)


def test_an_account_matches_itself_statement_by_statement(reading_of):
    one, other = reading_of("a", *RELEASE), reading_of("b", *RELEASE)
    found = align((one, other)).matches
    assert [match.statements for match in found] == [(f"a1.s{n}", f"a2.s{n}") for n in range(1, len(RELEASE) + 1)]
    assert all((match.relation, match.score) == (Relation.SAME, 1.0) for match in found)
    assert align((one, other)).contradictions == ()


def test_contrary_statements_of_one_account_still_match_themselves(reading_of):
    tellings = [("Sato", "Japan will sign the pact"), ("Orlov", "Japan will not sign the pact")]
    found = align((reading_of("a", *tellings), reading_of("b", *tellings))).matches
    assert [match.statements for match in found] == [("a1.s1", "a2.s1"), ("a1.s2", "a2.s2")]
    assert align((reading_of("a", *tellings), reading_of("b", *tellings))).contradictions == ()


def test_scores_are_rounded_and_in_range(reading_of):
    for match in align((reading_of("release", *RELEASE), reading_of("wire", *WIRE))).matches:
        assert 0 <= match.score <= 1
        assert match.score == round(match.score, 3)


def test_another_account_beside_them_hardly_moves_a_clear_match(reading_of):
    two = named_pairs((reading_of("release", *RELEASE), reading_of("wire", *WIRE)))
    three = named_pairs((reading_of("release", *RELEASE), reading_of("wire", *WIRE), reading_of("agency", *AGENCY)))
    clear = {pair for pair, (_, score) in two.items() if score >= 0.8}
    assert clear <= set(three)


def test_accounts_without_statements_match_nothing(reading_of):
    assert align((reading_of("a"), reading_of("b", *WIRE))).matches == ()
    assert align((reading_of("a", *WIRE),)).matches == ()
    assert align(()) == ((), ())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=4))
def test_any_text_aligns_with_itself(texts):
    from tests.collation.alignment.conftest import reading_of

    tellings = [("Sato", text.replace("|", "/")) for text in texts]
    found = {match.statements for match in align((reading_of("a", *tellings), reading_of("b", *tellings))).matches}
    assert {(f"a1.s{n}", f"a2.s{n}") for n in range(1, len(texts) + 1)} <= found
    assert align((reading_of("a", *tellings), reading_of("b", *tellings))).contradictions == ()


def test_the_same_bytes_under_any_hash_seed():
    program = (
        "from tests.collation.alignment.conftest import reading_of\n"
        "from tests.collation.alignment.test_alignment import AGENCY, RELEASE, WIRE\n"
        "from dragoman.collation.alignment import align\n"
        "readings = [reading_of('a', *AGENCY), reading_of('r', *RELEASE), reading_of('w', *WIRE)]\n"
        "print(align(readings))\n"
    )
    root = Path(__file__).parents[3]
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_words_that_one_account_quotes_tie_it_to_them(reading_of):
    report = ("Sato", 'he called reviving the fisheries accord of 2015 "still possible", as nobody had left it')
    release = ("Sato", "such an outcome is still possible")
    (match,) = align((reading_of("a", report), reading_of("b", release))).matches
    assert match.statements == ("a1.s1", "a2.s1")
    other = ("Orlov", "such an outcome is still possible")
    assert align((reading_of("a", report), reading_of("b", other))).matches == ()
