"""What a text says of its own publication is found, and nothing is made up."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import AccountKind
from dragoman.sources.inference import infer, publisher_facts

BODY = "The two ministers spoke by telephone about trade. They will meet again in spring.\n"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("June 9, 2010", "2010-06-09"),
        ("21:47, May 3, 2012", "2012-05-03T21:47"),
        ("MARCH 2, 2020", "2020-03-02"),
        ("Wednesday, 3 March 2021", "2021-03-03"),
        ("Published: 2019/8/2 7:15:40", "2019-08-02T07:15"),
        ("March 16, 2021 2:05 p.m.", "2021-03-16T14:05"),
        ("Feb. 2nd, 2022, 12:15 am", "2022-02-02T00:15"),
        ("Vienna, 4 May 2019", "2019-05-04"),
        ("(March 28, 2022)", "2022-03-28"),
        ("2020-02-07 09:31", "2020-02-07T09:31"),
    ],
)
def test_a_line_that_is_a_date_tells_when_it_was_published(line, published):
    assert infer(f"Ministers talk about trade\n\n{line}\n\n{BODY}").published == published


@pytest.mark.parametrize(
    "line",
    [
        "February 30, 2021",
        "June 2010",
        "On June 9, 2010, the ministers met in Rome to discuss trade.",
        "Call of June 9, 2010 between the two ministers",
        "12345-99-99",
    ],
)
def test_what_is_no_date_of_its_own_tells_nothing(line):
    assert infer(f"Ministers talk about trade\n\n{line}\n\n{BODY}").published is None


def test_a_date_below_the_text_counts_too():
    assert infer(f"Ministers talk\n\n{BODY}\nVienna\nMay 4, 2019\n").published == "2019-05-04"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"Ministers talk\n\n{BODY}\nSource: Xinhua\n\nMore news\n", "Xinhua"),
        (f"MOSCOW, March 3 (TASS) - {BODY}", "TASS"),
        (f"MOSCOW, March 3. /TASS/. {BODY}", "TASS"),
        (f"Ministers talk\n\nPARIS (Reuters) – {BODY}", "Reuters"),
        (f"Ministers talk\nJiji\n\n{BODY}", "Jiji Press"),
        (f"By Reuters\nMinisters talk\n\n{BODY}", "Reuters"),
        (f"Ministers talk\n\n{BODY}\nMinistry of Foreign Affairs of Japan\n", "Ministry of Foreign Affairs of Japan"),
        (f"Source: Valley Courier Published: 2020/9/11\n\n{BODY}", "Valley Courier"),
    ],
)
def test_the_publisher_is_whom_the_text_names_as_such(text, publisher):
    assert infer(text).publisher == publisher


@pytest.mark.parametrize(
    "text",
    [
        f"Ministers talk\n\n{BODY} The (Xinhua) building stands in Beijing.",
        f"{BODY}\n  • A lantern hangs over a square. (Xinhua/A Person)\n",
        f"Ministers talk\n\nThe White House gave no comment on this.\n{BODY}",
    ],
)
def test_a_publisher_that_is_merely_mentioned_is_not_taken(text):
    assert infer(text).publisher is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Ministers talk about trade\n\n{BODY}", "Ministers talk about trade"),
        (f"Press Releases\n\nMinisters talk about trade\n\n{BODY}", "Ministers talk about trade"),
        (f"News > World\nMinisters talk about trade\n\n{BODY}", "Ministers talk about trade"),
        (f"About Us Press Releases\nMinisters talk about trade\n\n{BODY}", "Ministers talk about trade"),
        (f"May 4, 2019\r\nMinisters talk\r\n\r\n{BODY}", "Ministers talk"),
        (BODY, None),
        ("One line only", None),
        (f"Q: Will you meet the minister\n\n{BODY}", None),
        ("The ministers spoke by telephone today about the\ntrade between their countries.\n", None),
    ],
)
def test_the_title_is_the_first_line_if_it_reads_like_one(text, title):
    assert infer(text).title == title


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("TOKYO, June 10, 2010 (Pacific Wire) -", "2010-06-10"),
        ("TOKYO, June 10 (Pacific Wire) —", None),
        ("TOKYO (Pacific Wire), June 10 –", None),
        ("Cairo, 10 June 2010 (Pacific Wire):", "2010-06-10"),
        ("İSTANBUL, June 10, 2010 (Pacific Wire) –", "2010-06-10"),
        ("OSAKA, Japan, Thursday, June 10, 2010 (Pacific Wire) --", "2010-06-10"),
        ("Tokyo (Pacific Wire) –", None),
        ("TOKYO JUNE 10, 2010 (Pacific Wire) -", "2010-06-10"),
    ],
)
def test_the_dateline_names_an_agency_that_is_not_known_and_the_day(dateline, published):
    found = infer(f"Ministers talk\n\n{dateline} {BODY}")
    assert (found.publisher, found.kind, found.published) == ("Pacific Wire", None, published)


@pytest.mark.parametrize(
    "line",
    [
        "GENEVA, June 10, 2010 (Palais Wilson) - ",
        "GENEVA, June 10, 2010 (As delivered) - ",
        "GENEVA, June 10, 2010 (Joint Statement) - ",
        "GENEVA, June 10, 2010 (By Phone) - ",
        "Ada Lind, 10 June 2010 (Northern Sessions): ",
        "TOKYO, June 10, 2010 (Updated) - ",
        "TOKYO, June 10 (Thu) - ",
        "Tokyo (Japan): ",
        "MINISTER LIND (Pacific Forum): ",
        "Ada Lind (Pacific Forum) - ",
        "On June 10, 2010 (Pacific Wire) ",
    ],
)
def test_what_else_stands_in_brackets_at_the_head_is_no_publisher(line):
    assert infer(f"Ministers talk\n\n{line}{BODY}").publisher is None


def test_an_agency_of_the_dateline_gives_way_to_whom_the_text_names_as_its_source():
    text = f"Ministers talk\n\nTOKYO, June 10, 2010 (Pacific Wire) - {BODY}\nSource: Valley Courier\n"
    assert infer(text).publisher == "Valley Courier"


def test_what_a_publisher_is_and_for_whom_it_speaks_is_known():
    assert publisher_facts("the Russian foreign ministry").side == "RU"
    assert publisher_facts("White House").kind is AccountKind.OFFICIAL
    assert publisher_facts("Xinhua").kind is AccountKind.WIRE
    assert publisher_facts("Xinhua").side is None
    assert publisher_facts("Valley Courier").kind is None


@given(st.text(max_size=400))
def test_any_text_can_be_asked(text):
    assert infer(text) == infer(text)


@pytest.mark.parametrize(
    "line", ["World News " * 300 + "x", "12:00 " * 600, "Source " * 500 + ":", "(A" * 2000, "A, " * 900]
)
def test_lines_made_to_be_slow_are_not(line):
    started = time.perf_counter()
    infer(f"{line}\n\n{BODY}")
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("line", "side"),
    [("Ministry of Foreign Affairs of Norway", "NO"), ("Foreign Ministry of the Republic of Chile", "CL")],
)
def test_a_ministry_that_no_list_has_is_known_by_its_own_heading(line, side):
    found = infer(f"{line}\n\n{BODY}")
    assert found.publisher == line
    assert publisher_facts(line).side == side
