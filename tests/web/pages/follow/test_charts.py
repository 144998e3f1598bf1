"""Charts as values: where marks stand, and what becomes of very many."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from dragoman.web.pages.charts.lanes import Dot, Lane, Lanes, draw_lanes
from dragoman.web.pages.charts.scales import Unit, over, stretch_of, unit_for
from dragoman.web.pages.charts.values import CELL, NARROW, WIDE


def lane(days, **given):
    return Lane(
        "Calls",
        tuple(Dot(day, "disc", str, str, **given) for day in days),
        "calls",
    )


def drawn(*lanes, size=WIDE):
    return draw_lanes(Lanes("Contacts", "told", lanes), size, lambda one: "/{}/{}".format(*one.named))


def test_marks_never_touch():
    days = ["2021-05-03", "2021-05-03", "2021-05-04", "2021-05-09", "2021-12-24"]
    marks = drawn(lane(days)).marks
    assert len(marks) == len(days)
    for place, one in enumerate(marks):
        for other in marks[:place]:
            assert abs(one.x - other.x) >= CELL or abs(one.y - other.y) >= CELL


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_thousands_of_marks_are_counted_and_lead_to_their_time(size):
    first = date(1990, 1, 1)
    days = [(first + timedelta(days=number * 3)).isoformat() for number in range(4000)]
    chart = drawn(lane(days), size=size)
    assert len(chart.marks) <= size.width / CELL
    assert sum(int(mark.text or 1) for mark in chart.marks) == len(days)
    assert all("counted" in mark.tone and mark.href.startswith("/") for mark in chart.marks)
    places = sorted(mark.x for mark in chart.marks)
    assert all(later - earlier >= CELL for earlier, later in pairwise(places))
    assert all(0 <= mark.x <= size.width and 0 <= mark.y <= chart.height for mark in chart.marks)


def test_many_marks_of_one_day_are_counted_on_that_day():
    chart = drawn(lane(["2021-05-03"] * 40))
    assert [(mark.text, mark.href) for mark in chart.marks] == [("40", "/2021-05-03/2021-05-03")]


def test_groups_are_counted_apart():
    dots = tuple(
        Dot("2021-05-03", "disc", str, str, tone="t1", group=group) for group in ("own", "credited") for _ in range(9)
    )
    assert {(mark.text, mark.tone) for mark in drawn(Lane("Firm", dots, "statements")).marks} == {("9", "t1 counted")}


def test_nothing_with_a_day_is_no_chart():
    assert drawn(Lane("Calls", (), "calls")) is None


@pytest.mark.parametrize(
    ("first", "last", "begins"),
    [
        ("2021-05-03", "2021-05-20", "8 May 2021"),
        ("2021-02-24", "2021-07-09", "Mar 2021"),
        ("1953-01-05", "2022-03-01", "1955"),
        ("0001-01-01", "9999-12-31", None),
    ],
)
def test_time_is_marked_as_often_as_there_is_room(first, last, begins):
    ticks = over([first, last], 0.0, 700.0).ticks()
    assert 1 <= len(ticks) <= 15
    assert begins is None or ticks[0].text == begins
    assert all(later.x - earlier.x >= 40 for earlier, later in pairwise(ticks))


def test_stretches_have_the_names_that_addresses_take():
    assert stretch_of("2021-05-03", Unit(months=1)).named == ("2021-05", "2021-05")
    assert stretch_of("2021-05-03", Unit(months=3)).named == ("2021-04", "2021-06")
    assert stretch_of("2021-05-03", Unit(months=12)).named == ("2021", "2021")
    assert stretch_of("2021-05-05", Unit(days=7)).named == ("2021-05-03", "2021-05-09")
    assert stretch_of("9999-12-31", Unit(months=12)).named == ("9999", "9999")


def test_a_unit_takes_the_room_that_is_asked_for():
    scale = over(["2021-01-01", "2022-01-01"], 0.0, 730.0)
    assert unit_for(scale, 2.0) == Unit(1)
    assert unit_for(scale, 26.0) == Unit(months=1)
