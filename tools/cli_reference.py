"""Writes the reference of the command line, from the commands' own help; a test holds the page to it.

usage: cli_reference.py > docs/reference/command-line.md
"""

import typer
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.cli.exits import ExitCode

COMMANDS = ("compare", "read", "collate", "rule", "schema", "archive", "serve", "user")
WIDTH = "80"

HEAD = """\
# The command line

Written by `make docs` from the commands' own help.

The result goes to standard output (or to the file of `--output`), everything else to standard error. Output is UTF-8
with `\\n` at line ends, whatever the settings of the machine; the same input gives the same bytes on any number of
processes, and a comparison gives the same bytes in any order of accounts.

## Exit codes

| code | meaning |
|---|---|
"""

MEANINGS = {
    ExitCode.FINE: "fine",
    ExitCode.ERROR: "an input cannot be read, or the result not be written; of many inputs, the others were read",
    ExitCode.USAGE: "the command was typed wrongly",
    ExitCode.NO_CONTACT: "no account tells of a contact; the record is printed all the same, its contact null",
    ExitCode.INTERRUPTED: "interrupted",
}


def reference() -> str:
    """The page, in Markdown."""
    codes = "".join(f"| {code.value} | {MEANINGS[code]} |\n" for code in ExitCode)
    return HEAD + codes + "".join(map(section, every_command()))


def every_command() -> list[str]:
    """The commands by the words that are typed, those of a group after the group."""
    groups = typer.main.get_command(app).commands
    return [
        " ".join((command, *rest))
        for command in COMMANDS
        for rest in ((), *((name,) for name in getattr(groups[command], "commands", ())))
    ]


def section(command: str) -> str:
    """A command's help, as it is shown."""
    runner = CliRunner(env={"COLUMNS": WIDTH})
    shown = runner.invoke(app, [*command.split(), "--help"], prog_name="dragoman").stdout
    lines = "\n".join(line.rstrip() for line in shown.strip().splitlines())
    return f"\n## dragoman {command}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    print(reference(), end="")
