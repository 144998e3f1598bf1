"""Our own model cards, which are Markdown of a few kinds, as blocks that a template can draw. No general Markdown."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dragoman.export.labels import capitalised

_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*")
_RULE = re.compile(r"\|[\s|:-]+\|")


class Run(NamedTuple):
    """Words of one kind: plain, `code` or `strong`."""

    kind: str
    words: str


Runs = tuple[Run, ...]


class Block(NamedTuple):
    """A heading, paragraph, list or table; `rows` are its lines, each of one cell or more."""

    kind: str
    rows: tuple[tuple[Runs, ...], ...]


class Card(NamedTuple):
    """What is told of a model."""

    name: str
    title: str
    blocks: tuple[Block, ...]


@cache
def cards() -> tuple[Card, ...]:
    """The cards of all models that ship, by name."""
    found = sorted(
        (one for one in files("dragoman.models").iterdir() if one.name.endswith(".md")), key=lambda f: f.name
    )
    return tuple(_card(one.name.removesuffix(".md"), one.read_text(encoding="utf-8")) for one in found)


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a text."""
    for part in re.split(r"\n\s*\n|(?=^#)", text.strip(), flags=re.MULTILINE):
        lines = part.strip().splitlines()
        if lines and lines[0].startswith("#"):
            yield Block("heading", ((_runs(lines[0].lstrip("# ")),),))
            lines = lines[1:]
        if not lines:
            continue
        if lines[0].startswith("|"):
            yield Block("table", tuple(_cells(line) for line in lines if not _RULE.fullmatch(line)))
        elif lines[0].startswith("- "):
            items = re.split(r"\n- ", "\n".join(lines).removeprefix("- "))
            yield Block("list", tuple((_runs(" ".join(item.split())),) for item in items))
        else:
            yield Block("paragraph", ((_runs(" ".join(lines)),),))


def _card(name: str, text: str) -> Card:
    heading, _, rest = text.partition("\n")
    title = "".join(run.words for run in _runs(heading.lstrip("# ")))
    return Card(name, capitalised(title.removeprefix("Model card: ")), tuple(blocks_of(rest)))


def _cells(line: str) -> tuple[Runs, ...]:
    return tuple(_runs(cell.strip()) for cell in line.strip().strip("|").split("|"))


def _runs(text: str) -> Runs:
    """A line as runs of words; of a link only its words are kept."""
    text, found, place = _LINK.sub(r"\1", text), [], 0
    for match in _INLINE.finditer(text):
        found.append(Run("plain", text[place : match.start()]))
        found.append(Run("code", match[1]) if match[1] else Run("strong", match[2]))
        place = match.end()
    found.append(Run("plain", text[place:]))
    return tuple(run for run in found if run.words)
