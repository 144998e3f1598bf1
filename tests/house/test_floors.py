"""Floors hold: a figure under one is told, and none is ever lowered."""

import floors
import pytest

GOLD = "abc"
BOUNDS = {"points": {"gold": GOLD, "at_least": {"links": 0.5}, "at_most": {"noise": 6}}}


def test_figures_at_their_floors_are_fine():
    assert floors.shortfalls(BOUNDS, "points", {"links": 0.5, "noise": 6}, GOLD) == []


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ({"links": 0.49, "noise": 6}, "links: 0.49 is under the floor 0.5"),
        ({"links": 0.5, "noise": 6.1}, "noise: 6.1 is over the ceiling 6"),
        ({"noise": 6}, "links: None is under"),
        ({"links": 0.5}, "noise: None is over"),
    ],
)
def test_a_figure_that_falls_short_or_is_missing_is_told(figures, told):
    (wrong,) = floors.shortfalls(BOUNDS, "points", figures, GOLD)
    assert told in wrong


def test_other_gold_data_than_the_floors_were_measured_on_are_told():
    (wrong,) = floors.shortfalls(BOUNDS, "points", {"links": 0.6, "noise": 1}, "other")
    assert "gold data" in wrong


def test_floors_rise_to_two_places_of_what_was_reached():
    raised = floors.raised(BOUNDS, "points", {"links": 0.678, "noise": 4.321}, GOLD)
    assert raised["points"] == {"gold": GOLD, "at_least": {"links": 0.67}, "at_most": {"noise": 4.33}}


@pytest.mark.parametrize("figures", [{"links": 0.49, "noise": 5}, {"links": 0.9, "noise": 6.5}])
def test_a_floor_is_never_lowered(figures):
    with pytest.raises(ValueError, match="would lower the floor"):
        floors.raised(BOUNDS, "points", figures, GOLD)


def test_new_gold_data_start_new_floors():
    assert floors.raised(BOUNDS, "points", {"links": 0.3, "noise": 7}, "other")["points"]["at_least"] == {"links": 0.3}


def test_floors_are_written_as_they_are_read(tmp_path):
    path = tmp_path / "floors.toml"
    floors.save(BOUNDS, path)
    assert floors.load(path) == BOUNDS


def test_the_floors_of_the_project_are_at_least_what_it_promises():
    known = floors.load()
    assert known["record"]["at_least"]["grounded"] == 1.0
    assert known["points"]["at_least"]["points"] >= 0.86
    assert known["points"]["at_most"]["noise"] <= 6
    assert known["attribution"]["at_least"]["whole_iou50"] >= 0.71
