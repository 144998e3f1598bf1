"""Cutting a text under overlapping marks loses and adds nothing."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.html.segments import Layer, MarkedSpan, cut, joined_spans
from dragoman.model import Span

LENGTH = 40
spans = st.tuples(st.integers(0, LENGTH + 5), st.integers(0, LENGTH + 5)).map(lambda ends: Span(min(ends), max(ends)))
marks = st.lists(st.builds(MarkedSpan, st.sampled_from(Layer), st.sampled_from("abcd"), spans), max_size=8)


@given(marks)
def test_segments_joined_are_the_text(some):
    segments = list(cut(LENGTH, some))
    assert segments[0].span.start == 0
    assert segments[-1].span.end == LENGTH
    assert all(one.span.end == other.span.start for one, other in pairwise(segments))


@given(marks)
def test_every_point_carries_exactly_the_marks_that_cover_it(some):
    for segment in cut(LENGTH, some):
        for layer in Layer:
            covering = {mark.key for mark in some if mark.layer is layer and mark.span.covers(segment.span)}
            assert set(segment.keys(layer)) == covering


@given(marks)
def test_every_mark_opens_once(some):
    opened = [(mark.layer, mark.key) for segment in cut(LENGTH, some) for mark in segment.opening]
    inside = {mark for mark in some if mark.span.length and mark.span.start < LENGTH}
    clipped = {(mark.layer, mark.key, mark.span.start, min(LENGTH, mark.span.end)) for mark in inside}
    assert sorted(opened) == sorted((layer, key) for layer, key, *_ in clipped)


def test_innermost_statement_comes_first():
    whole = MarkedSpan(Layer.STATEMENT, "whole", Span(0, 10))
    part = MarkedSpan(Layer.STATEMENT, "part", Span(3, 6))
    assert [segment.keys(Layer.STATEMENT) for segment in cut(10, [whole, part])] == [
        ("whole",), ("part", "whole"), ("whole",),
    ]  # fmt: skip


def test_empty_text_has_no_segments():
    assert list(cut(0, [])) == []


def test_spans_with_only_space_between_are_one():
    text = "one\n\ntwo three"
    assert joined_spans(text, [Span(5, 8), Span(0, 3), Span(9, 14)]) == [Span(0, 14)]
    assert joined_spans(text, [Span(0, 3), Span(9, 14)]) == [Span(0, 3), Span(9, 14)]
