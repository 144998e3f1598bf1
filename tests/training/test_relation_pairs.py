"""The pairs that the relation of two statements is learnt from and measured on."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from training.relation.pairs import CLASSES, FOLDED, LABELS, MIRROR, load, make
from training.relation.rows import LONGEST, joined

BY_HAND = Path(__file__).parents[2] / "benchmarks" / "relation_pairs.tsv"
COMMON = set(
    re.findall(
        r"\w+",
        """a about all an and are as at away be before by could down for found from gave going had has holds home in is
        it its itself less let letting made make making meant more never next no not of on one open out over paying put
        putting sees set slice state subject than that the their this to towards two under up was way were when where
        with within without would""",
    )
)
"""Words that both grammars use: grammar and light verbs, none that tells a topic, a party or a force."""


def words(pairs):
    return {word for pair in pairs for text in pair[1:] for word in re.findall(r"[^\W\d_]+", text.lower())}


@pytest.fixture(name="by_hand", scope="module")
def _by_hand():
    with BY_HAND.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_same_seed_makes_the_same_pairs():
    grammar = load("train")
    assert make(grammar, 200, 3) == make(grammar, 200, 3)
    assert make(grammar, 200, 3) != make(grammar, 200, 4)


@pytest.mark.parametrize("name", ["train", "held"])
def test_every_class_is_made_equally_often(name):
    found = Counter(FOLDED[pair.label] for pair in make(load(name), 500, 1))
    assert all(found[label] > 80 for label in CLASSES)


def test_what_is_held_out_shares_no_vocabulary_with_what_is_learnt_from():
    shared = words(make(load("train"), 4000, 1)) & words(make(load("held"), 4000, 1))
    assert shared <= COMMON


def test_no_pair_is_left_with_a_slot():
    for name in ("train", "held"):
        assert not [pair for pair in make(load(name), 1000, 2) if "{" in pair.one + pair.other]


def test_labels_fold_into_classes_whichever_comes_first():
    assert set(FOLDED.values()) == set(CLASSES)
    assert all(FOLDED[label] == FOLDED[MIRROR[label]] for label in LABELS if label in MIRROR)


def test_two_statements_stand_in_one_row_with_three_marks():
    assert joined([101, 7, 8, 102], [101, 9, 102]) == [101, 7, 8, 102, 9, 102]


def test_the_longer_statement_loses_its_end_where_a_row_is_too_long():
    row = joined([101, *range(200, 400), 102], [101, 7, 8, 102])
    assert len(row) == LONGEST
    assert row[-4:] == [102, 7, 8, 102]


def test_the_table_by_hand_is_large_and_even(by_hand):
    found = Counter(row["relation"] for row in by_hand)
    assert sum(found.values()) >= 120
    assert set(found) == set(CLASSES)
    assert min(found.values()) >= 24
    assert len({(row["one"], row["other"]) for row in by_hand}) == len(by_hand)


def test_no_sentence_by_hand_is_one_of_the_grammars(by_hand):
    made = {text for name in ("train", "held") for pair in make(load(name), 2000, 1) for text in pair[1:]}
    assert not made & {row[side] for row in by_hand for side in ("one", "other")}
