"""The verbs for Python: what they take for an account, and how their results show themselves."""

import json

import pytest

import dragoman
import dragoman.collation
import dragoman.reading
from dragoman.model import Account, Contact, Coverage, MetadataError, Reading, Record, SourceError, Span, Statement

CALL = "Minister Berg telephoned Minister Sosa.\nShe asked for talks."


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Reading and comparison by doubles: every text is one statement, and no comparison finds anything."""

    def read(account):
        span = Span(0, len(account.text))
        said = Statement("s1", span, span)
        return Reading(account, Contact(), (), (said,), (), (), Coverage(len(account.text), 0, 0, 0, 0))

    monkeypatch.setattr(dragoman.reading, "read", read, raising=False)
    monkeypatch.setattr(dragoman.collation, "collate", lambda readings: Record(Contact(), tuple(readings)))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a call between ministers.txt"
    path.write_text(CALL, encoding="utf-8")
    return path


def test_path_is_read_as_a_file(path):
    for source in (path, str(path)):
        assert dragoman.read(source).account.name == "a call between ministers"


def test_text_is_read_as_it_is():
    for text in (CALL, "Minister Berg telephoned Minister Sosa."):
        assert dragoman.read(text).account.text == text


def test_text_is_named_by_its_own_words():
    one, other = dragoman.read(CALL), dragoman.read(CALL + "!")
    assert one.account.name == dragoman.read(CALL).account.name != other.account.name


def test_account_is_read_as_it_is():
    account = Account("call", CALL, publisher="Agency")
    assert dragoman.read(account).account is account


def test_name_of_a_file_that_is_not_there_is_no_text():
    with pytest.raises(SourceError):
        dragoman.read("ministry.txt")


def test_metadata_goes_before_what_the_text_says():
    account = dragoman.read(CALL, publisher="Agency of Old Rocks", published="2021-03-04").account
    assert (account.publisher, account.published) == ("Agency of Old Rocks", "2021-03-04")


def test_metadata_is_checked():
    with pytest.raises(MetadataError):
        dragoman.read(CALL, published="some day")


def test_folder_is_no_single_account(path):
    (path.parent / "other.txt").write_text(CALL, encoding="utf-8")
    with pytest.raises(SourceError, match="several accounts"):
        dragoman.read(path.parent)


def test_comparison_needs_two():
    with pytest.raises(ValueError, match="at least two"):
        dragoman.compare(CALL)


def test_reading_shows_itself(path):
    reading = dragoman.read(path)
    assert reading.to_dict()["accounts"][0]["name"] == "a call between ministers"
    assert json.loads(reading.to_json()) == reading.to_dict()
    assert "# Contact" in reading.to_markdown()
    assert reading.to_html().startswith("<!DOCTYPE html>")
    assert (reading.matches, reading.findings) == ((), ())


def test_comparison_shows_itself(path):
    comparison = dragoman.compare(path, CALL)
    assert [one["id"] for one in comparison.to_dict()["statements"]] == ["a1.s1", "a2.s1"]
    assert list(comparison.statements_by_id) == ["a1.s1", "a2.s1"]
    assert len(comparison.statements) == 2
    assert comparison.record is comparison


def test_notebook_shows_a_line_and_the_page_in_a_frame(path):
    shown = dragoman.compare(path, CALL)._repr_html_()
    assert shown.startswith("<p><strong>Contact</strong>. Accounts: 2; statements: 2; findings: 0.</p><iframe ")
    assert 'sandbox="allow-scripts"' in shown
    assert shown.count("<") == 6
