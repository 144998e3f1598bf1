"""One sentence, several statements: coordinated verbs, words in others' words, negated cues, the contact itself."""

from collections.abc import Callable

from dragoman.model import Act, Polarity, Statement

Said = Callable[..., tuple[str, tuple[Statement, ...]]]


def told(said: Said, sentence: str) -> list[tuple[list[str], str]]:
    """Speakers and contents of what a sentence says."""
    text, statements = said(sentence)
    return [([actor.name for actor in each.speaker], each.content.of(text)) for each in statements]


def test_coordinated_verbs_are_statements_of_their_own(said: Said) -> None:
    found = told(said, "Minister Berg reaffirmed the ban on trawling and committed to a joint patrol of the strait.")
    assert (["Anna Berg"], "the ban on trawling") in found
    assert any(content.endswith("a joint patrol of the strait") for _, content in found)
    assert not any("trawling and" in content for _, content in found)


def test_another_persons_words_inside_a_statement_are_theirs(said: Said) -> None:
    found = told(said, "Minister Berg said that Minister Dahl had accepted the offer of a lightship.")
    assert (["Olav Dahl"], "the offer of a lightship") in found


def test_what_a_party_will_do_is_no_statement_of_that_party(said: Said) -> None:
    found = told(said, "Minister Berg underlined that Latvia will never recognise the new border posts.")
    assert [speakers for speakers, _ in found] == [["Anna Berg"]]


def test_content_that_was_not_said_is_denied_and_shown_with_its_negation(said: Said) -> None:
    text, (statement,) = said("Minister Dahl had not stated that Norway would close the harbour.")
    assert statement.act is Act.DENY
    assert statement.polarity is Polarity.NEGATIVE
    assert statement.span.of(text).startswith("had not stated")


def test_the_contact_itself_is_no_statement(said: Said) -> None:
    assert told(said, "Minister Berg spoke today with Minister Dahl.") == []


def test_what_others_should_do_is_carried_on_and_not_said_by_them(said: Said) -> None:
    found = told(said, "Minister Berg said that the sea is rough. The two sides should support the pilots.")
    assert (["Anna Berg"], "The two sides should support the pilots") in found


def test_noun_of_a_passive_act_gives_way_to_what_follows_it(said: Said) -> None:
    _, contents = zip(*told(said, "Mutual interest was expressed in joint ferries and in a new pier."), strict=True)
    assert any(content.startswith("joint ferries") for content in contents)
