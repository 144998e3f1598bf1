"""How the finding of times is measured."""

from pathlib import Path

from measures.times import counts, figures, put_together, score_times, without_unneeded

from dragoman.model import Span
from dragoman.reading.times.timex import Timex

TUESDAY = Timex(Span(10, 17), "DATE", "2013-03-19")
NOW = Timex(Span(30, 33), "DATE", "PRESENT_REF")


def test_a_match_is_one_to_one_and_its_value_counts_apart() -> None:
    longer = Timex(Span(7, 17), "DATE", "2013-03-26")
    assert counts([TUESDAY], [longer]) == (1, 1, 1, 0, 0)
    assert counts([TUESDAY], [longer, TUESDAY]) == (1, 2, 1, 1, 1)
    assert counts([TUESDAY, NOW], [Timex(Span(12, 40), "DATE", "PRESENT_REF")]).relaxed == 1


def test_figures_are_f1() -> None:
    assert figures([((TUESDAY, NOW), (TUESDAY,)), ((), (NOW,))]) == {"relaxed": 0.5, "strict": 0.5, "value": 0.5}


def test_what_no_account_needs_is_left_out_of_both() -> None:
    assert without_unneeded([TUESDAY, NOW], [TUESDAY, NOW]) == ([TUESDAY], [TUESDAY])
    assert without_unneeded([TUESDAY], [TUESDAY, NOW]) == ([TUESDAY], [TUESDAY])


def test_text_is_put_together_with_the_places_of_its_tokens() -> None:
    tokens = [("Fog", 0), ("March", 1), ("5", 1), (",", 1), ("2013", 1), ("It", 2), ("'s", 2), ("grey", 2), (".", 2)]
    text, places = put_together(tokens)
    assert text == "Fog\n\nMarch 5, 2013\n\nIt's grey."
    assert [place.of(text) for place in places] == [words for words, _ in tokens]


def test_times_are_found_as_well_as_by_the_best_public_system(shared: Path) -> None:
    found = score_times(shared)
    assert found["relaxed"] >= 0.91
    assert found["strict"] >= 0.85
    assert found["value"] >= 0.80
