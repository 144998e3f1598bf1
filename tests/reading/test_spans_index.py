"""Looking spans up by place."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Span
from dragoman.reading.spans import SpanIndex, beginning_in, clusters

spans = st.lists(st.builds(lambda a, n: Span(a, a + n), st.integers(0, 60), st.integers(1, 20)), max_size=12)
span = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 60), st.integers(1, 20))


@given(spans, span)
def test_overlapping_finds_just_the_spans_that_overlap(some, place):
    assert sorted(SpanIndex(some).overlapping(place)) == sorted(one for one in some if one.overlap(place))


@given(spans)
def test_clusters_hold_every_item_once_and_never_touch(some):
    groups = list(clusters([(one, one) for one in some]))
    assert sorted(one for group in groups for one in group) == sorted(some)
    for left, right in pairwise(groups):
        assert max(one.end for one in left) <= min(one.start for one in right)


@given(spans, span)
def test_beginning_in_gives_those_that_begin_inside(some, place):
    ordered = sorted(some)
    found = beginning_in([one.start for one in ordered], ordered, place)
    assert list(found) == [one for one in ordered if place.start <= one.start < place.end]
