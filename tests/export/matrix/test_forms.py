"""The matrix on a terminal, as Markdown and as CSV: whole, legible, and inert whatever an account writes."""

import csv
import re
from io import StringIO

import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console

from dragoman.cli.output import Format, Look, render
from dragoman.export import matrix_csv, matrix_markdown, matrix_text
from dragoman.export.matrix import matrix_of
from dragoman.model import Account, Contact, Coverage, Reading, Record, Span, Statement
from tests.export.strategies import records

HOSTILE = "=HYPERLINK(1) | <b>&amp;</b> `x` [l](javascript:1)\n\n# \u202e\x1b[2J https://h/ \\ " + "y" * 200


def shown(record, width):
    screen = StringIO()
    Console(file=screen, width=width, highlight=False, legacy_windows=False).print(matrix_text(record, width))
    return screen.getvalue()


def saying(*texts, publisher=None):
    readings = []
    for number, text in enumerate(texts, 1):
        said = Statement("s1", Span(0, len(text)), Span(0, len(text)))
        account = Account(f"n{number}", text, publisher=publisher)
        readings.append(Reading(account, Contact(), (), (said,), (), (), Coverage(0, 0, 0, 0, 0)))
    return Record(Contact(), tuple(readings))


@pytest.mark.parametrize("width", [30, 44, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(record, width):
    for one in (record, saying(HOSTILE, "b", "c", "d", publisher=HOSTILE)):
        assert max(cell_len(line) for line in shown(one, width).splitlines()) <= width


def test_at_80_columns_points_stand_beside_what_each_account_has(record):
    row = next(line for line in shown(record, 80).splitlines() if "Start: 15:00" in line)
    assert re.search(r"– silent\s+● reported", row)


def test_too_narrow_a_terminal_lists_the_accounts_under_each_point(record):
    text = shown(record, 40)
    assert "Austral: – silent" in text
    assert "Ministry of Foreign Affairs of Norway:" in " ".join(text.split())


def test_words_stand_below_under_the_number_of_their_point(record):
    text = " ".join(shown(record, 100).split())
    assert "Austral: Tomás Araya: “Santiago was ready to reopen talks on salmon licences”" in text


def test_terminal_gets_no_colour_where_it_is_piped_and_no_control_characters_ever(record):
    assert "\x1b" not in render(record, Format.MATRIX, Look(80))
    assert not {"\x1b", "\u202e"} & set(shown(saying(HOSTILE), 80))


def test_markdown_rows_have_as_many_cells_as_their_heading(record):
    for one in (record, saying(HOSTILE, "b", publisher=HOSTILE)):
        for table in re.findall(r"(?:^\|.*\n)+", matrix_markdown(one), re.MULTILINE):
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1


def test_markdown_is_inert():
    text = matrix_markdown(saying(HOSTILE, publisher=HOSTILE))
    assert "<b>" not in text
    assert not re.search(r"(?<!\\)\]\(", text)


def test_csv_has_a_header_and_a_cell_and_words_for_each_account(record):
    rows = list(csv.reader(StringIO(matrix_csv(record), newline="")))
    assert rows[0] == [
        "number", "group", "point", "Austral", "Austral: words", "Ministry of Foreign Affairs of Norway",
        "Ministry of Foreign Affairs of Norway: words",
    ]  # fmt: skip
    assert {len(row) for row in rows} == {7}
    assert len(rows) == 1 + len(matrix_of(record).points)
    assert rows[3][3:] == ["silent", "", "reported", "“3 p.m.”"]


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", " =", "\t=", "\r="])
def test_cell_that_begins_like_a_formula_is_led_by_an_apostrophe(opening):
    sheet = matrix_csv(saying(f"{opening}1+1 and so on it goes", publisher=f"{opening}2"))
    cells = [cell for row in csv.reader(StringIO(sheet, newline="")) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert any(cell.startswith("'") for cell in cells)


@settings(max_examples=40, deadline=None)
@given(records())
def test_any_record_can_be_written_in_every_form_and_always_alike(record):
    for form in (Format.MATRIX, Format.MATRIX_MARKDOWN, Format.MATRIX_CSV):
        text = render(record, form, Look(80))
        assert text == render(record, form, Look(80))
        text.encode("utf-8")
    sheet = matrix_csv(record)
    rows = list(csv.reader(StringIO(sheet, newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert all(line.endswith("\r") for line in sheet.split("\n")[:-1])
