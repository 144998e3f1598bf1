"""The terminal's form: its order, its widths, and that no account can speak to the terminal."""

from dataclasses import replace
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from dragoman.export import to_text
from dragoman.model import Account, Coverage, Reading, Record, Span, Statement


def shown(record, width=100, **console):
    screen = StringIO()
    Console(file=screen, width=width, highlight=False, legacy_windows=False, **console).print(to_text(record, width))
    return screen.getvalue()


def saying(text):
    """A record of one account all of which is a statement."""
    account = Account("stranger", text, publisher=text)
    said = Statement("s1", Span(0, len(text)), Span(0, len(text)))
    return Record(None, (Reading(account, None, (), (said,), (), (), Coverage(len(text), 0, 0, 0, 0)),))


def test_card_comes_first_then_findings_then_statements(record):
    text = shown(record)
    places = [text.index(words) for words in ("Asked for by", "Told by one side only", "Statement by statement")]
    assert places == sorted(places)


def test_findings_quote_each_side(record):
    text = shown(record)
    assert "Austral: “no change”" in text
    assert "Ministry of Foreign Affairs of Norway: “no major change”" in text


def test_card_marks_who_says_what(record):
    text = " ".join(shown(record).split())
    assert "Date Thursday 4 March 2021 = both agree" in text
    assert "Length about 40 minutes ◇ only Ministry of Foreign Affairs of Norway" in text
    assert "Place unknown no account says" in text


@pytest.mark.parametrize("width", [24, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(record, width):
    assert max(cell_len(line) for line in shown(record, width).splitlines()) <= width


def test_narrow_terminal_shows_accounts_one_below_the_other(record):
    assert "Austral: Tomás Araya reassures" in " ".join(shown(record, 44).split())


def test_words_are_all_there_at_any_width(record):
    for width in (30, 120):
        words = set(shown(record, width).split())
        assert {"quotas", "Security", "Araya"} <= words


def test_file_gets_no_colours(record):
    assert "\x1b" not in shown(record)


def test_terminal_without_colours_is_respected(record, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in shown(record, force_terminal=True)


def test_account_cannot_steer_the_terminal():
    text = shown(saying("He said \x1b[2J\x1b]0;owned\x07 and \x9b31m no more"))
    assert not {"\x1b", "\x07", "\x9b"} & set(text)


def test_account_cannot_write_mark_up():
    text = shown(saying("He said [bold red]stop[/bold red] and [/] :smile:"))
    assert "[bold red]stop[/bold red] and [/] :smile:" in " ".join(text.split())


def test_single_account_has_no_signs_of_comparison(single):
    text = shown(single)
    assert "◇" not in text
    assert "=" not in text


def test_undertakings_name_parties_in_words(record):
    assert "Chile: reopen talks on salmon licences" in shown(record)


def test_condition_that_one_account_alone_makes_is_told_as_its_own(record):
    report, release = record.readings
    said, heard = (replace(release.undertakings[0], id="u1", statements=(one,)) for one in ("s1", "s4"))
    firm = replace(report, undertakings=(replace(said, condition=None),))
    tied = replace(release, undertakings=(replace(heard, condition="if the quotas come first"),))
    text = " ".join(shown(replace(record, readings=(firm, tied))).split())
    assert f"if the quotas come first (only in {release.account.publisher})" in text
    both = replace(firm, undertakings=(replace(said, condition="if the quotas come first"),))
    assert "(only in" not in shown(replace(record, readings=(both, tied)))


def test_record_without_a_contact_says_so(record):
    assert shown(replace(record, contact=None)).startswith("No contact found")


def test_nothing_of_a_very_long_word_is_left_out():
    word = "".join(f"x{number:03}" for number in range(100))
    assert word in "".join(shown(saying(f"They said {word} twice.")).split())


def test_record_without_a_contact_has_no_empty_card():
    assert "\n\n\n" not in shown(saying("A pinch of salt."))
