"""Colours of topics: each its own, whatever becomes of the others."""

from dragoman.export.html.topics import COLOURS, colour_topics
from dragoman.export.rows import Row, Said
from dragoman.model import Span, Statement


def rows(**counts):
    """Rows of one statement each, so many on each topic."""
    span = Span(0, 1)
    return tuple(
        Row(None, ((Said(f"a1.{topic}{number}", None, Statement("s1", span, span, topics=(topic,))),),))
        for topic, count in counts.items()
        for number in range(count)
    )


def colours(**counts):
    return colour_topics(rows(**counts)).colours


def test_a_topic_keeps_its_colour_when_others_come_up_more_often():
    assert colours(fish=3, trade=2, rail=1) == colours(fish=1, trade=2, rail=3)


def test_the_most_frequent_come_first_in_the_legend():
    assert [(one.name, one.count) for one in colour_topics(rows(fish=1, trade=2)).legend] == [("trade", 2), ("fish", 1)]


def test_no_two_of_the_legend_share_a_colour():
    dealt = colours(**{f"topic{number}": 1 for number in range(COLOURS + 3)})
    assert sorted(dealt.values()) == list(range(1, COLOURS + 1))
