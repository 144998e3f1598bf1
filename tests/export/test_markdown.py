"""The Markdown form: its order, and that no account can write mark-up of its own."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export import to_markdown
from dragoman.export.wording import markdown, one_line, printable
from dragoman.model import Account, Coverage, Finding, FindingKind, Reading, Record, Span, Statement

HOSTILE = """# <script>alert(1)</script> | `x` **b** [l](javascript:1) ![i](http://h/i.png) http://h/ \\ &amp;

---
| a |"""


def saying(text):
    account = Account("stranger", text, publisher=text, title=text)
    said = Statement("s1", Span(0, len(text)), Span(0, len(text)), topics=(text,), reported_by=(text,))
    finding = Finding("f1", FindingKind.WORDING, text, ("a1",))
    reading = Reading(account, None, (), (said,), (), (), Coverage(len(text), 0, 0, 0, 0))
    return Record(None, (reading, replace(reading, account=replace(account, name="other"))), (), (finding,))


def test_order_is_that_of_the_terminal(record):
    headings = re.findall(r"^#+ (.*)$", to_markdown(record), re.MULTILINE)
    assert headings[:2] == [
        "Video conference between Sunniva Lund and Tomás Araya, Thursday 4 March 2021",
        "What the accounts agree on",
    ]
    assert headings[-3:] == ["Statement by statement", "Other contacts mentioned", "Notes on the reading"]


def test_every_table_row_has_as_many_cells_as_its_heading(record, single):
    for one in (record, single, saying(HOSTILE)):
        for table in re.findall(r"(?:^\|.*\n)+", to_markdown(one), re.MULTILINE):
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1


def test_hostile_account_writes_no_mark_up():
    text = to_markdown(saying(HOSTILE))
    assert not re.search(r"<(?!br>)", text)
    assert not re.search(r"(?<!\\)`", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    assert "http://" not in text
    own_headings = {"# No contact found", "## Another term for the same thing", "## Statement by statement"}
    headings = {line for line in text.splitlines() if line.startswith("#")}
    assert headings == own_headings | {"## Notes on the reading"}


@pytest.mark.parametrize(("words", "escaped"), [("1. one", "1\\. one"), ("- one", "\\- one"), ("# one", "\\# one")])
def test_opening_of_a_list_or_heading_is_escaped(words, escaped):
    assert markdown(words) == escaped


@given(st.text())
def test_escaped_words_are_one_line_without_bare_mark_up(words):
    line = markdown(words)
    assert len(line.splitlines()) <= 1
    assert not re.search(r"(?<!\\)(?:\\\\)*[|`\[\]]", line)
    assert "<" not in line


@given(st.text(), st.integers(min_value=10, max_value=60))
def test_shortened_words_keep_their_beginning_and_end(words, longest):
    line, whole = one_line(words, longest), one_line(words)
    assert len(line) <= longest
    if line != whole:
        head, tail = line.split("[…]")[0].strip(), line.split("[…]")[-1].strip()
        assert whole.startswith(head)
        assert whole.endswith(tail)


def test_control_characters_become_visible():
    assert printable("a\x1bb\x00c\u202ed") == "a\ufffdb\ufffdc\ufffdd"
