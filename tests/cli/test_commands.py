"""The commands: what goes where, in which form, and how they end."""

import json

import pytest

import dragoman.reading
from dragoman import __version__
from dragoman.cli.output import Format


def test_compare_prints_the_record_on_standard_output_and_nothing_else(run, folder):
    result = run("compare", folder / "one.txt", folder / "two.txt", "--format", "json")
    assert result.exit_code == 0
    assert result.stderr == ""
    record = json.loads(result.stdout)
    assert record["schema"] == "dragoman.record/1"
    assert [account["name"] for account in record["accounts"]] == ["one", "two"]


def test_a_folder_stands_for_its_accounts(run, folder):
    (folder / "recipe.txt").unlink()
    assert run("compare", folder).exit_code == 0


@pytest.mark.parametrize("form", list(Format))
def test_every_form_can_be_asked_for_and_ends_with_a_line_end(run, folder, form):
    result = run("read", folder / "two.txt", "--format", form)
    assert result.exit_code == 0
    assert result.stdout.endswith("\n")
    assert "two" in result.stdout


def test_the_result_can_go_to_a_file_in_utf8(run, folder):
    out = folder / "record.json"
    result = run("read", folder / "two.txt", "-f", "json", "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_bytes() == run("read", folder / "two.txt", "-f", "json").stdout_bytes


def test_many_accounts_give_a_record_a_line_in_the_order_of_input(run, folder):
    result = run("read", folder / "two.txt", folder / "one.txt", "--format", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["accounts"][0]["name"] for record in records] == ["two", "one"]


def test_flags_describe_the_account(run, folder):
    flags = [
        "--publisher",
        "White House",
        "--published",
        "2021-01-02",
        "--title",
        "A call",
        "--url",
        "https://a.example",
    ]
    (account,) = json.loads(run("read", folder / "one.txt", *flags, "-f", "json").stdout)["accounts"]
    assert (account["publisher"], account["kind"], account["side"]) == ("White House", "official", "US")
    assert (account["published"], account["title"]) == ("2021-01-02", "A call")


def test_an_account_comes_from_standard_input(run):
    result = run("read", "-", "-f", "json", stdin="The ministers spoke.\n")
    assert json.loads(result.stdout)["accounts"][0]["name"] == "stdin"


def test_no_contact_has_an_exit_code_of_its_own_and_the_record_is_still_printed(run, folder):
    result = run("read", folder / "recipe.txt", "-f", "json")
    assert result.exit_code == 3
    assert json.loads(result.stdout)["contact"] is None
    assert result.stderr == "dragoman: no contact found\n"


def test_one_account_with_a_contact_among_many_is_fine(run, folder):
    assert run("read", folder, "-f", "jsonl").exit_code == 0


def test_an_input_that_cannot_be_read_is_reported_and_the_rest_goes_on(run, folder):
    lines = ['{"id": "a", "text": "They spoke."}', "{oops", '{"id": "b", "text": "They spoke."}']
    (folder / "list.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = run("read", folder / "list.jsonl", "-f", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert f"{folder / 'list.jsonl'}, line 2: this is no valid JSON" in result.stderr


def test_comparison_stops_at_an_input_that_cannot_be_read(run, folder):
    result = run("compare", folder / "one.txt", folder / "gone.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"dragoman: {folder / 'gone.txt'}: no such file")
    assert "Traceback" not in result.stderr


def test_contradictory_flags_are_an_error(run, folder):
    result = run("read", folder / "one.txt", "--publisher", "White House", "--side", "RU")
    assert result.exit_code == 1
    assert "contradicts itself" in result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["compare", "one.txt"], "at least two accounts, not 1"),
        (["read", "one.txt", "two.txt", "-f", "html"], "html holds one account"),
        (["read", "one.txt", "two.txt", "-f", "json"], "json holds one account"),
        (["read", "one.txt", "two.txt", "--kind", "wire", "-f", "jsonl"], "describe one account"),
        (["read", "one.txt", "--format", "pdf"], "pdf"),
        (["read", "one.txt", "--jobs", "0"], "greater than or equal to 1"),
        (["read"], "Missing argument"),
        (["sing"], "No such command"),
    ],
)
def test_wrong_usage_says_what_is_right(run, folder, monkeypatch, words, message):
    monkeypatch.chdir(folder)
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_place_that_cannot_be_written_is_an_error(run, folder):
    result = run("read", folder / "one.txt", "-o", folder)
    assert result.exit_code == 1
    assert "name a file that you may write" in result.stderr


def test_a_folder_that_is_not_there_is_told_before_anything_is_read(run, folder, monkeypatch):
    monkeypatch.delitem(vars(dragoman.reading), "read")
    result = run("read", folder / "one.txt", "-o", folder / "no" / "such" / "place.json")
    assert result.exit_code == 1
    assert "there is no folder" in result.stderr


def test_the_same_text_twice_is_noted(run, folder):
    (folder / "again.txt").write_bytes((folder / "one.txt").read_bytes())
    result = run("compare", folder / "one.txt", folder / "again.txt")
    assert (result.exit_code, result.stderr) == (0, "dragoman: note: one and again are the same text\n")


def test_lines_of_the_text_form_do_not_end_in_spaces(run, folder):
    lines = run("read", folder / "one.txt").stdout.splitlines()
    assert lines
    assert not any(line.endswith(" ") for line in lines)


def test_an_interrupt_ends_the_command_cleanly(run, folder, monkeypatch):
    def interrupted(account):
        raise KeyboardInterrupt

    monkeypatch.setitem(vars(dragoman.reading), "read", interrupted)
    result = run("read", folder / "one.txt")
    assert (result.exit_code, result.stderr) == (130, "dragoman: interrupted\n")


def test_the_version_is_shown(run):
    assert run("--version").stdout == f"dragoman {__version__}\n"


def test_the_schema_is_printed(run):
    assert json.loads(run("schema").stdout)["type"] == "object"
