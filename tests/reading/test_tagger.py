"""The shipped tagger, on sentences written here."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Span
from dragoman.reading.passages import LONGEST, passages
from dragoman.reading.tagger import tag

SENTENCE = "The minister said that the bridge would open in May."


def test_cue_source_and_content_are_found():
    (found,) = tag(SENTENCE)
    assert found.cue.of(SENTENCE) == "said"
    assert [source.of(SENTENCE) for source in found.source] == ["The minister"]
    assert found.content[0].of(SENTENCE).endswith("the bridge would open in May")


def test_what_stands_around_a_passage_does_not_change_what_is_found_in_it():
    alone = tag(SENTENCE)
    text = f"Rain fell all night over the port.\n{SENTENCE}\nThe ferry was late, officials said."
    start = text.index(SENTENCE)
    among = [found for found in tag(text) if start <= found.cue.start < start + len(SENTENCE)]
    assert [found.cue.start - start for found in among] == [found.cue.start for found in alone]
    assert [found.confidence for found in among] == [found.confidence for found in alone]


def test_only_the_given_spans_are_read():
    text = f"{SENTENCE}\n{SENTENCE}"
    second = Span(len(SENTENCE) + 1, len(text))
    assert all(second.covers(found.cue) for found in tag(text, [second]))


@given(st.text(max_size=3000))
def test_passages_cover_all_that_is_not_blank_and_keep_within_their_length(text):
    found = list(passages(text))
    assert all(0 < end - start <= LONGEST for start, end in found)
    covered = {offset for start, end in found for offset in range(start, end)}
    assert all(text[offset].isspace() for offset in range(len(text)) if offset not in covered)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_is_tagged_with_spans_inside_it(text):
    for found in tag(text):
        assert all(0 <= span.start < span.end <= len(text) for span in (found.cue, *found.source, *found.content))
