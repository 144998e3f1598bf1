"""What holds of the layout of any text."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.layout import lay_out
from dragoman.reading.layout.lines import BLANKS

_PIECES = st.sampled_from(
    [
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\t",
        "1. ",
        "2. ",
        "(1) ",
        "(a) ",
        "(b)",
        "• ",
        "- ",
        "i. ",
        "The ministers met.",
        "as follows:",
        "Q: ",
        "THE PRESIDENT: ",
        "President Oda: ",
        "“",
        "”",
        "MOSCOW, March 3 (TASS) — ",
        "Special Coverage",
        "Source: Gazette",
        " | ",
        "* * *",
        "June 9, 2010",
        "\u200f",
        "\u2028",
        "\x0c",
        "א",
        "e\u0301",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=60).map("".join))


@given(TEXTS, st.one_of(st.none(), st.text(max_size=20)))
@settings(max_examples=150, deadline=None)
def test_blocks_hold_all_that_is_not_blank_in_order_and_trimmed(text: str, title: str | None) -> None:
    layout = lay_out(text, title)
    reached = 0
    for index, block in enumerate(layout.blocks):
        start, end = block.span
        assert reached <= start < end <= len(text)
        assert all(letter.isspace() or letter in BLANKS for letter in text[reached:start])
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        assert block.parent is None or 0 <= block.parent < index
        assert block.marker is None or (block.marker.start == start and block.marker.end <= end)
        assert layout.index_at(start) == layout.index_at(end - 1) == index
        reached = end
    assert all(letter.isspace() or letter in BLANKS for letter in text[reached:])
    assert lay_out(text, title) == layout


def test_long_lines_take_time_in_proportion() -> None:
    for unit in (
        "The ministers met. ",
        "1. A. ",
        "(a) ",
        "| ",
        "a",
        "A ",
        ": ",
        "*",
        "“",
        "President ",
        "\u200f",
        "New Delhi, ",
    ):
        text = unit * (300_000 // len(unit))
        begin = time.process_time()
        lay_out(text)
        assert time.process_time() - begin < 3, unit
