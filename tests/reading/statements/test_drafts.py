"""Repair of the tagger's spans, on attributions written by hand."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Span
from dragoman.reading.statements.contents import clean
from dragoman.reading.statements.draft import Draft
from dragoman.reading.statements.drafts import repair
from dragoman.reading.syntax import parse
from dragoman.reading.tagger import Attribution


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def repaired(text: str, cue: str, source: str | None, *content: str) -> list[Draft]:
    found = Attribution(
        at(text, cue), (at(text, source),) if source else (), tuple(at(text, piece) for piece in content), 0.9
    )
    return repair(text, [found], parse(text, [Span(0, len(text))]))


def test_content_loses_conjunction_quotation_marks_and_final_stop() -> None:
    text = 'Minister Berg said that "the bridge is open".'
    (draft,) = repaired(text, "said", "Minister Berg", 'that "the bridge is open".')
    assert draft.content.of(text) == "the bridge is open"
    assert draft.finite


def test_content_that_stops_short_is_carried_to_the_end_of_its_clause() -> None:
    text = "Minister Berg urged Tallinn to resume the dredging of the strait this year, officials said."
    (draft,) = repaired(text, "urged", "Minister Berg", "Tallinn to resume the dredging")
    assert draft.content.of(text) == "resume the dredging of the strait this year"
    assert not draft.finite


def test_addressee_before_that_is_no_content() -> None:
    text = "Berg told his Estonian colleague that the bridge would open in May."
    (draft,) = repaired(text, "told", "Berg", "his Estonian colleague that the bridge would open in May")
    assert draft.content.of(text) == "the bridge would open in May"
    assert draft.finite


def test_first_word_of_a_cue_brings_its_phrase() -> None:
    text = "Berg looks forward to welcoming the minister in Riga."
    (draft,) = repaired(text, "looks", "Berg", "forward to welcoming the minister in Riga")
    assert draft.cue is not None
    assert draft.cue.of(text) == "looks forward"
    assert draft.content.of(text) == "welcoming the minister in Riga"


def test_grounds_before_the_subject_are_no_part_of_the_proposition() -> None:
    text = "Berg said that in view of the storm the ferries would stay in port."
    (draft,) = repaired(text, "said", "Berg", "that in view of the storm the ferries would stay in port")
    assert draft.content.of(text) == "the ferries would stay in port"


def test_conditions_before_the_subject_stay() -> None:
    text = "Berg said that if the storm lasts the ferries would stay in port."
    (draft,) = repaired(text, "said", "Berg", "that if the storm lasts the ferries would stay in port")
    assert draft.content.of(text).startswith("if the storm lasts")


def test_passive_without_a_source_keeps_its_subject_and_its_rest_together() -> None:
    text = "Grave doubts were also voiced, stemming from the state of the dam."
    (draft,) = repaired(text, "voiced", None, "Grave doubts", "stemming from the state of the dam")
    assert draft.content.of(text).startswith("Grave doubts")
    assert draft.content.of(text).endswith("the state of the dam")


def test_according_to_names_the_source_up_to_the_comma() -> None:
    text = "According to the ministry, the ferry was late."
    (draft,) = repaired(text, "According to", None, "the ferry was late")
    assert draft.source is not None
    assert draft.source.of(text) == "the ministry"
    assert draft.content.of(text) == "the ferry was late"


def test_part_of_a_subject_grows_to_the_whole_subject() -> None:
    text = "Diplomats on board of the ship said the ferry was late."
    (draft,) = repaired(text, "said", "ship", "the ferry was late")
    assert draft.source is not None
    assert draft.source.of(text) == "Diplomats on board of the ship"


def test_naming_is_no_statement() -> None:
    text = "Latvia claims the sandbank as its own."
    assert repaired(text, "claims", "Latvia", "the sandbank as its own") == []


@given(st.text(min_size=1), st.integers(0, 40), st.integers(0, 40))
def test_cleaned_content_lies_within_what_was_given(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    span = clean(text, Span(start, end))
    assert start <= span.start <= span.end <= max(end + 1, start)
