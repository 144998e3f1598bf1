"""Bad and odd input, the whole way: a clear message and the right exit code, never a traceback."""

import json
import os
import subprocess
import sys
import time

import pytest

from dragoman.model import Account

RECIPE = (
    "Pancakes\n\nWhisk two eggs with flour and a pinch of salt. Leave to stand for 20 minutes, and fry in butter.\n"
)
PROSE = "Minister Aoki said that the talks with Minister Soto had been useful, and that they would go on in June. "


def dragoman(*words):
    command = [sys.executable, "-m", "dragoman", *map(str, words)]
    return subprocess.run(command, capture_output=True, timeout=300, check=False, env=os.environ)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the account is empty; give it a text"),
        (b" \r\n\t ", "the account is empty; give it a text"),
        (bytes(range(256)) * 50, "this is not text (NUL bytes); save it as plain text"),
        (b"The minister spoke. " * 2_500_000, "larger than an account may be (4,000,000 characters); cut it"),
    ],
    ids=["empty", "white space", "binary", "fifty megabytes"],
)
def test_what_cannot_be_read_is_told_in_one_line(tmp_path, content, message):
    path = tmp_path / "account.txt"
    path.write_bytes(content)
    result = dragoman("read", path)
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.decode().startswith(f"dragoman: {path}: {message}")
    assert result.stderr.count(b"\n") == 1


def test_a_path_that_cannot_be_opened_is_told(tmp_path):
    (tmp_path / "account.txt").write_text(RECIPE, encoding="utf-8")
    result = dragoman("read", tmp_path / "account.txt" / "inside.txt")
    assert result.returncode == 1
    assert b"not a directory; check the path" in result.stderr


def test_metadata_that_contradict_each_other_are_told(tmp_path):
    (tmp_path / "account.txt").write_text(RECIPE, encoding="utf-8")
    (tmp_path / "account.json").write_text('{"kind": "wire", "publisher_kind": "press"}', encoding="utf-8")
    result = dragoman("read", tmp_path / "account.txt")
    assert result.returncode == 1
    assert b"account.json: the metadata contradicts itself" in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        RECIPE,
        "x" * 1_000_000,
        "قال الوزير إن المحادثات كانت مفيدة. \u202eabc\u202c e\u0301\u0327\u0323 \u0928\u093f\n" * 40,
        "\r\n\r\n  \u00a0(1)\r\n",
    ],
    ids=["a recipe", "a million characters on one line", "right-to-left and combining", "an empty item"],
)
def test_any_text_is_read_and_one_without_a_contact_says_so(tmp_path, text):
    (tmp_path / "account.txt").write_bytes(text.encode())
    result = dragoman("read", tmp_path / "account.txt", "--format", "json")
    assert (result.returncode, result.stderr) == (3, b"dragoman: no contact found\n")
    record = json.loads(result.stdout)
    for item in (*record["statements"], *record["background"]):
        assert item["text"] == text[slice(*item["span"])]
    assert sum(value for name, value in record["coverage"][0].items() if name != "account") == len(text)


def test_the_time_of_reading_grows_with_the_length_of_the_text():
    from dragoman.reading import read

    def seconds(repeats):
        account = Account(name="long", text=PROSE * repeats)
        started = time.process_time()
        read(account)
        return time.process_time() - started

    seconds(5)
    short, long = seconds(80), seconds(640)
    assert long < 16 * short, f"eight times the text took {long / short:.0f} times as long"
