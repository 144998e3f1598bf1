"""Searches that a person has saved: kept under a name, each person's own, and part of exports and backups."""

import pytest

from dragoman.archive import Archive, NotFoundError, QueryError
from dragoman.archive.searches import MOST, SavedSearch


def test_a_search_is_saved_and_found_again_under_its_name(desk):
    kept = desk.archive.save_search("  The   ferry ", " by:NO ferry ")
    assert kept == SavedSearch("The ferry", "by:NO ferry", "statements", "2026-11-22T12:00:00Z")
    assert desk.archive.searches() == (kept,)


def test_saving_under_a_name_again_replaces_what_was_there(desk):
    desk.archive.save_search("ferry", "ferry")
    desk.archive.save_search("ferry", "ferry act:promise", of="contacts")
    assert [(one.query, one.of) for one in desk.archive.searches()] == [("ferry act:promise", "contacts")]


def test_each_person_has_their_own(desk):
    desk.archive.save_search("mine", "ferry", owner="ruth")
    desk.archive.save_search("mine", "Oslo", owner="ed")
    assert [one.query for one in desk.archive.searches("ruth")] == ["ferry"]
    with pytest.raises(NotFoundError, match="no search is saved as mine"):
        desk.archive.forget_search("mine")
    desk.archive.forget_search("mine", owner="ed")
    assert desk.archive.searches("ed") == ()
    assert len(desk.archive.searches("ruth")) == 1


@pytest.mark.parametrize(("name", "query"), [("", "ferry"), ("x" * 121, "ferry"), ("a\x07b", "ferry"), ("ok", "by:")])
def test_what_cannot_be_a_search_is_not_saved(desk, name, query):
    with pytest.raises(QueryError):
        desk.archive.save_search(name, query)
    assert desk.archive.searches() == ()


def test_nobody_saves_without_end(archive):
    for number in range(MOST):
        archive.save_search(f"{number}", "")
    with pytest.raises(QueryError, match="delete one"):
        archive.save_search("one more", "")
    archive.save_search("7", "ferry")


def test_exports_and_backups_keep_them(desk, tmp_path, place):
    desk.archive.save_search("ferry", "ferry", owner="ruth")
    desk.archive.export(tmp_path / "all.jsonl")
    desk.archive.backup(tmp_path / "backup")
    with Archive(tmp_path / "other.db") as other:
        other.import_(tmp_path / "all.jsonl")
        assert other.searches("ruth") == desk.archive.searches("ruth")
        assert [one.outcome for one in other.import_(tmp_path / "all.jsonl") if one.what == "saved_search"] == ["there"]
        assert other.check() == []
    desk.archive.forget_search("ferry", owner="ruth")
    desk.archive.restore(tmp_path / "backup", replace=True)
    assert len(desk.archive.searches("ruth")) == 1
    assert desk.archive.check() == []
