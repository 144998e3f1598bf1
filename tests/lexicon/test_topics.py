"""Topics are told by words, and one thing is recognised under the names that sides give it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.loader import load_table
from dragoman.lexicon.topics import TOPICS_AT_MOST, referents_in, same_wording, topics_of


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("They took up the peace treaty.", "peace treaty"),
        ("No progress was made on the territorial dispute.", "territorial issue"),
        ("Shipments of wheat to three ports resume.", "food security and grain"),
        ("He raised the case of wrongfully detained teachers.", "detained citizens"),
        ("An exchange of prisoners may follow.", "prisoner exchange"),
        ("She offered condolences after the flood.", "condolences"),
        ("The minister accepted an invitation to Lisbon.", "visit or invitation"),
        ("Salmon quotas were fixed.", "fisheries"),
        ("Ransomware attacks must stop.", "cyber and ransomware"),
        ("Vaccines will be sent.", "pandemic and vaccines"),
        ("Both want new export controls.", "sanctions"),
        ("They looked at work on the Senkaku Islands.", "East China Sea"),
    ],
)
def test_a_topic_is_told_by_its_words(text: str, topic: str) -> None:
    assert topic in topics_of(text)


def test_the_most_special_topic_comes_first() -> None:
    assert topics_of("Bilateral relations, trade and the peace treaty were on the table.")[0] == "peace treaty"


def test_words_without_a_topic_have_none() -> None:
    assert topics_of("Peel two onions and cut them.") == ()
    assert topics_of("") == ()


def test_a_topic_is_no_part_of_a_word() -> None:
    assert "fisheries" not in topics_of("He spoke of selfishness.")


def test_one_thing_is_found_under_either_name() -> None:
    first = referents_in("patrols near the Senkaku Islands")
    second = referents_in("patrols near Diaoyu Dao")
    assert [found[0] for found in first] == [found[0] for found in second] == ["senkaku_diaoyu"]


def test_referents_point_at_the_words() -> None:
    text = "İn Kyiv they called for a cease-fire."
    assert [(name, text[start:end]) for name, start, end in referents_in(text)] == [
        ("kyiv", "Kyiv"),
        ("ceasefire", "cease-fire"),
    ]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("ceasefire", "cease-fires", True),
        ("Truce", "ceasefire", False),
        ("territorial issue", "territorial row", False),
        ("military buildup", "military build-up", True),
        ("onion", "onion", False),
    ],
)
def test_spellings_of_one_name_are_the_same_wording(a: str, b: str, *, same: bool) -> None:
    assert same_wording(a, b) is same
    assert same_wording(b, a) is same


def test_topics_have_names_ranks_and_words_of_their_own() -> None:
    topics = load_table("topics")["topics"]
    assert len({topic["name"] for topic in topics}) == len(topics) >= 70
    for topic in topics:
        assert topic["rank"] in {1, 2, 3}
        assert topic["words"]
        assert all(word == word.lower() for word in topic["words"])


def test_a_phrase_belongs_to_one_referent() -> None:
    owners: dict[str, str] = {}
    for referent, forms in load_table("referents")["referents"].items():
        for phrase in "|".join(forms).split("|"):
            assert owners.setdefault(phrase, referent) == referent, phrase


@given(st.text(max_size=300))
def test_any_text_is_borne(text: str) -> None:
    assert len(topics_of(text)) <= TOPICS_AT_MOST
    for _, start, end in referents_in(text):
        assert 0 <= start < end <= len(text)


def test_a_million_characters_are_borne() -> None:
    assert topics_of("trade" + "x" * 1_000_000) == ()
    assert topics_of("migrat" + "x" * 1_000_000) == ("refugees and migration",)
    assert referents_in("terrorist" + "s" * 1_000_000)
