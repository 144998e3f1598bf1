"""`dragoman collate` and `dragoman rule`, as users type them."""

import json

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app

RIGA = """\
Foreign Minister Anna Berg of Latvia spoke by telephone with Foreign Minister Olav Dahl of Norway on 4 March 2021.

Anna Berg said that the strait must stay open.
"""
OSLO = """\
Norwegian Foreign Minister Olav Dahl had a telephone call with his Latvian counterpart Anna Berg on 4 March 2021.

Olav Dahl said that the ice would be gone by May.
"""
LATER = """\
Foreign Minister Anna Berg of Latvia spoke by telephone with Foreign Minister Olav Dahl of Norway on 9 March 2021.
"""


@pytest.fixture
def folder(tmp_path):
    told = {
        "riga": (RIGA, "Riga"),
        "oslo": (OSLO, "Oslo"),
        "later": (LATER, "Riga"),
        "recipe": ("Boil the herring.", None),
    }
    for name, (text, publisher) in told.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps({"publisher": publisher}), encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(app, [*map(str, arguments)])


def names(line):
    return [account["name"] for account in json.loads(line)["accounts"]]


def test_each_contact_is_a_line_with_why_its_accounts_belong_together(folder):
    result = run("collate", folder, "--format", "jsonl")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [names(line) for line in lines] == [["oslo", "riga"], ["later"]]
    (link,) = json.loads(lines[0])["links"]
    assert link["accounts"] == ["a1", "a2"]
    assert link["probability"] > 0.5
    assert {weight["field"] for weight in link["weights"]} >= {"participants", "date", "kind"}


def test_the_list_names_every_account(folder):
    shown = run("collate", folder).stdout
    assert shown.startswith("Two contacts in four accounts")
    assert "Of no contact: recipe" in shown
    for name in ("riga", "oslo", "later"):
        assert f"- {name}:" in shown
    assert "# Two contacts" in run("collate", folder, "--format", "markdown").stdout


def test_order_and_processes_change_no_byte(folder):
    files = [folder / f"{name}.txt" for name in ("riga", "oslo", "later")]
    first = run("collate", *files, "--format", "jsonl").stdout
    assert run("collate", *reversed(files), "--format", "jsonl", "--jobs", "2").stdout == first


def test_a_ruling_is_obeyed_and_kept(folder, tmp_path):
    rulings = tmp_path / "rulings.jsonl"
    ruled = run("rule", rulings, "riga", "oslo", "--apart", "--by", "A. Kalnina", "--note", "two calls")
    assert (ruled.exit_code, ruled.stdout) == (0, "")
    files = [folder / f"{name}.txt" for name in ("riga", "oslo")]
    apart = run("collate", *files, "--format", "jsonl", "--rulings", rulings).stdout.splitlines()
    assert sorted(map(names, apart)) == [["oslo"], ["riga"]]
    run("rule", rulings, "oslo", "riga", "--same")
    (together,) = run("collate", *files, "--format", "jsonl", "--rulings", rulings).stdout.splitlines()
    assert json.loads(together)["links"][0]["ruled"] is True
    kept = [json.loads(line) for line in rulings.read_text(encoding="utf-8").splitlines()]
    assert [(one["same"], one["by"]) for one in kept] == [(False, "A. Kalnina"), (True, None)]


@pytest.mark.parametrize(
    "line",
    [
        "not JSON",
        '{"accounts": "ab", "same": true}',
        '{"accounts": ["a", "b"], "same": true, "by": 1}',
        '{"accounts": ["a"], "same": true}',
        '{"accounts": ["a", "b"]}',
        "[]",
    ],
)
def test_a_file_that_holds_no_rulings_is_refused_with_its_line(folder, tmp_path, line):
    rulings = tmp_path / "rulings.jsonl"
    rulings.write_text(line + "\n", encoding="utf-8")
    result = run("collate", folder, "--rulings", rulings)
    assert result.exit_code == 1
    assert f"{rulings}:1: no ruling" in result.stderr


@pytest.mark.parametrize("kept", ['{"accounts": ["riga", "oslo"], "same": false}', ""])
def test_a_ruling_is_added_on_a_line_of_its_own_whatever_its_note_holds(folder, tmp_path, kept):
    rulings = tmp_path / "rulings.jsonl"
    rulings.write_text("\ufeff" + kept, encoding="utf-8")
    assert run("rule", rulings, "riga", "oslo", "--apart", "--note", "two\u2028calls").exit_code == 0
    files = [folder / f"{name}.txt" for name in ("riga", "oslo")]
    result = run("collate", *files, "--format", "jsonl", "--rulings", rulings)
    assert result.exit_code == 0
    assert ["oslo", "riga"] not in [names(line) for line in result.stdout.splitlines()]


def test_a_missing_file_of_rulings_and_names_of_no_account_are_told(folder, tmp_path):
    rulings = tmp_path / "rulings.jsonl"
    missing = run("collate", folder, "--rulings", rulings)
    assert missing.exit_code == 1
    assert "no such file of rulings" in missing.stderr
    run("rule", rulings, "riga", "bergen", "--apart")
    assert "no account is called bergen" in run("collate", folder, "--rulings", rulings).stderr


def test_a_file_of_rulings_that_cannot_be_written_is_told(tmp_path):
    result = run("rule", tmp_path / "nowhere" / "rulings.jsonl", "riga", "oslo", "--same")
    assert result.exit_code == 1
    assert "name a file that you may write" in result.stderr


def test_an_account_needs_no_ruling_with_itself(tmp_path):
    assert run("rule", tmp_path / "r.jsonl", "riga", "riga", "--same").exit_code == 2


def test_accounts_of_no_contact_end_with_their_code(tmp_path):
    (tmp_path / "recipe.txt").write_text("Boil the herring.", encoding="utf-8")
    result = run("collate", tmp_path)
    assert result.exit_code == 3
    assert "Of no contact: recipe" in result.stdout
