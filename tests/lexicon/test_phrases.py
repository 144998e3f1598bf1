"""The tree of phrases matches what a plain alternation would, longest first."""

import re

from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.phrases import SPACE_OR_HYPHEN, alternation, words_or_stems

PHRASES = st.lists(st.text(alphabet="abc", min_size=1, max_size=5), min_size=1, max_size=12)


@given(PHRASES, st.text(alphabet="abcd", max_size=12))
def test_the_longest_phrase_is_matched(phrases: list[str], text: str) -> None:
    match = re.match(alternation(phrases), text)
    fitting = [phrase for phrase in phrases if text.startswith(phrase)]
    assert (match[0] if match else None) == max(fitting, key=len, default=None)


@given(PHRASES)
def test_a_word_ends_where_its_phrase_ends_and_a_stem_anywhere(phrases: list[str]) -> None:
    words, stems = re.compile(words_or_stems(phrases)), re.compile(words_or_stems([f"{p}*" for p in phrases]))
    for phrase in phrases:
        assert words.match(f"{phrase}.")
        assert not words.match(f"{phrase}d")
        assert stems.fullmatch(f"{phrase}ddd")


def test_a_space_stands_for_what_it_is_told_to() -> None:
    assert re.fullmatch(alternation(["a b"]), "a \nb")
    assert not re.fullmatch(alternation(["a b"]), "a-b")
    assert re.fullmatch(alternation(["a b"], SPACE_OR_HYPHEN), "a-b")


def test_no_phrases_match_nothing() -> None:
    assert re.search(alternation([]), "anything") is None
