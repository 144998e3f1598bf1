from hypothesis import given
from hypothesis import strategies as st

from dragoman.collation.comparison.particulars import particulars
from dragoman.collation.comparison.telling import cut
from dragoman.model import Span


def found(text):
    return [(item.kind, item.value) for item in particulars(text, Span(0, len(text)))]


def test_dates_are_folded_whatever_their_order():
    assert found("sails 4 May or May 4th or 2021-05-04") == [("date", "05-04")] * 3


def test_numbers_in_words_and_figures_are_the_same():
    assert found("with twelve, 12 and 1,200 men") == [("figure", "12"), ("figure", "12"), ("figure", "1200")]


def test_a_number_within_a_name_is_no_figure():
    assert ("figure", "8") not in found("at the Group of Eight meeting")


@given(st.text(max_size=200))
def test_particulars_of_any_text_lie_in_it(text):
    for item in particulars(text, Span(0, len(text))):
        assert 0 <= item.span.start < item.span.end <= len(text)


@given(st.text(max_size=400), st.integers(min_value=5, max_value=80))
def test_cut_words_stay_on_one_line_and_within_their_length(words, limit):
    line = cut(words, limit)
    assert "\n" not in line
    assert len(line) <= limit + 2
