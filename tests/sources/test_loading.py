"""Files, folders, lists and standard input become accounts."""

import io
import json
from types import SimpleNamespace

import pytest

from dragoman.model import (
    Account,
    AccountKind,
    EmptyAccountError,
    MetadataError,
    NotTextError,
    SourceError,
    TooLargeError,
)
from dragoman.sources import load, load_each, loading

TEXT = "Ministers talk about trade\n\nThe two ministers spoke by telephone.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.json").write_text('{"publisher": "White House", "published": "2021-01-02"}', encoding="utf-8")
    (tmp_path / "notes.md").write_text("not an account", encoding="utf-8")
    return tmp_path


def line(**fields):
    return json.dumps({"id": "x1", "text": "The ministers spoke.", **fields}).encode()


def test_a_file_becomes_an_account_with_its_text_as_received(tmp_path):
    (tmp_path / "call.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    (account,) = load([tmp_path / "call.txt"])
    assert account.name == "call"
    assert account.text == TEXT.replace("\n", "\r\n")
    assert account.title == "Ministers talk about trade"


def test_metadata_comes_from_flags_then_the_file_beside_then_the_text(folder):
    (account,) = load([folder / "a.txt"], {"published": "2021-01-03", "side": None})
    assert account.published == "2021-01-03"
    assert (account.publisher, account.kind, account.side) == ("White House", AccountKind.OFFICIAL, "US")
    assert account.title == "Ministers talk about trade"


def test_an_agency_named_in_the_text_lends_nothing_to_a_known_publisher(tmp_path):
    (tmp_path / "a.txt").write_text(f"{TEXT}\nSource: Xinhua\n", encoding="utf-8")
    (account,) = load([tmp_path / "a.txt"], {"publisher": "Valley Courier"})
    assert (account.publisher, account.kind) == ("Valley Courier", None)


def test_a_title_given_apart_stays_metadata(folder):
    (account,) = load([folder / "b.txt"], {"title": "Another title"})
    assert account.title == "Another title"
    assert account.text == TEXT


def test_a_folder_gives_its_texts_by_name(folder):
    assert [account.name for account in load([folder])] == ["a", "b"]


def test_a_line_becomes_an_account_whose_text_begins_with_the_title(tmp_path):
    path = tmp_path / "list.jsonl"
    path.write_bytes(line(title="A call", kind="press", side="CN", published="2020-01-01T00:00:00Z") + b"\r\n\n")
    (account,) = load([path])
    assert account == Account(
        name="x1",
        text="A call\n\nThe ministers spoke.",
        kind=AccountKind.PRESS,
        side="CN",
        title="A call",
        published="2020-01-01T00:00:00Z",
    )


def test_lists_are_read_line_by_line(tmp_path, monkeypatch):
    path = tmp_path / "list.jsonl"
    path.write_bytes(b"\n".join(line(id=f"x{number}") for number in range(5)))
    seen = []
    monkeypatch.setattr(loading, "json_object", lambda data, where: seen.append(where) or json.loads(data))
    accounts = load([path])
    assert next(accounts).name == "x0"
    assert seen == [f"{path}, line 1"]


def test_a_bad_line_is_reported_with_its_number_and_the_rest_goes_on(tmp_path):
    path = tmp_path / "list.jsonl"
    path.write_bytes(b"\n".join([line(), b"{", line(text=" "), line(text=None), line(id=""), line(id="last")]))
    found = list(load_each([path]))
    assert [item.name for item in found if isinstance(item, Account)] == ["x1", "last"]
    errors = [str(item) for item in found if isinstance(item, SourceError)]
    assert [error.split(": ")[0] for error in errors] == [f"{path}, line {number}" for number in (2, 3, 4, 5)]


def test_a_line_beyond_the_limit_is_refused_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "MOST_BYTES", 100)
    path = tmp_path / "list.jsonl"
    path.write_bytes(line(text="word " * 200) + b"\n" + line(id="next"))
    first, second = load_each([path])
    assert isinstance(first, TooLargeError)
    assert second.name == "next"


def test_standard_input_is_read_once(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    account, error = load_each(["-", "-"])
    assert (account.name, account.text) == ("stdin", TEXT)
    assert "once only" in str(error)


@pytest.mark.parametrize(
    ("name", "content", "error", "message"),
    [
        ("a.txt", b"", EmptyAccountError, "the account is empty"),
        ("a.txt", b"\0\1\2\3", NotTextError, "not text"),
        ("a.json", b"{}", SourceError, "holds metadata"),
        ("a.jsonl", b"[1]", MetadataError, "line 1: a JSON object was expected"),
    ],
)
def test_bad_input_is_an_error_that_names_the_file(tmp_path, name, content, error, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match=message) as caught:
        list(load([tmp_path / name]))
    assert str(tmp_path / name) in str(caught.value)


def test_a_path_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(SourceError, match=r"gone\.txt: no such file or directory; check the path"):
        list(load([tmp_path / "gone.txt"]))


def test_a_folder_without_accounts_is_an_error(tmp_path):
    with pytest.raises(SourceError, match="holds no"):
        list(load([tmp_path]))


def test_a_huge_file_is_refused_without_being_read_whole(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(TooLargeError, match=r"huge\.txt: larger than an account may be"):
        list(load([path]))


def test_a_million_characters_on_one_line_are_loaded(tmp_path):
    (tmp_path / "long.txt").write_text("word " * 200_000, encoding="utf-8")
    (account,) = load([tmp_path / "long.txt"])
    assert len(account.text) == 1_000_000


def test_all_releases_of_the_corpora_load(shared):
    accounts = list(load(sorted((shared / "corpora").glob("readouts_*.jsonl"))))
    assert len(accounts) == 1320
    assert all(account.text.startswith(f"{account.title}") for account in accounts if account.title)
