"""The folds in which linking is measured share no release."""

from training.linking.cross import Pair, folds


def test_pairs_that_share_a_release_along_a_chain_are_asked_about_together():
    chain = [Pair("a", "b", same=True), Pair("c", "b", same=False), Pair("c", "d", same=True)]
    others = [Pair("x", "y", same=False), Pair("p", "q", same=True)]
    found = folds([*chain, *others], 2)
    assert sorted(map(sorted, found)) == sorted([sorted(chain), sorted(others)])


def test_every_pair_is_in_one_fold():
    pairs = [Pair(f"a{number}", f"b{number}", same=False) for number in range(11)]
    found = folds(pairs, 3)
    assert sorted(pair for fold in found for pair in fold) == sorted(pairs)
    assert max(map(len, found)) - min(map(len, found)) <= 1
