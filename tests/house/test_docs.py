"""The documents say what is so."""

import re
from pathlib import Path

import cli_reference
import pytest
import typer

from dragoman.cli.app import app

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted(path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
COMMAND = re.compile(r"^dragoman (\w+)", re.MULTILINE)


def test_every_command_is_in_the_reference():
    assert set(cli_reference.COMMANDS) == set(typer.main.get_command(app).commands)


def test_the_reference_is_what_the_commands_say():
    page = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
    assert page == cli_reference.reference(), "run make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_that_are_shown_exist(page):
    assert set(COMMAND.findall(page.read_text(encoding="utf-8"))) <= set(cli_reference.COMMANDS)


def test_every_target_of_the_makefile_that_is_explained_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    explained = set(re.findall(r"^#   make ([\w-]+)", makefile, re.MULTILINE))
    assert {"demo", "test", "bench", "score", "score-update"} <= explained
    assert all(f"\n{target}:" in makefile for target in explained)
