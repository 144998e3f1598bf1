"""Hits as text and JSON. What an account says is shown, never interpreted: no control characters."""

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from dragoman.cli.output import Look
from dragoman.export.hits import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.archive import Hit, Results, Similar

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_ON, _OFF = "\x1b[1m", "\x1b[0m"
_INDENT = "    "


def as_text(found: "Results", look: Look) -> str:
    """A page of hits for reading: who said it, when, and the words, with what was looked for in bold or brackets."""
    several = "1 hit" if found.total == 1 else f"{found.total:,} hits"
    told = [several if found.exact else f"more than {several}", *(_block(hit, look) for hit in found.hits)]
    if found.facets:
        told.append("\n".join(_facet_lines(found)))
    if found.cursor:
        told.append(f"more: --cursor {found.cursor}")
    return "\n\n".join(told) + "\n"


def as_json(found: "Results") -> str:
    """A page of hits as one object; spans are pairs of offsets within `words`."""
    facets = [{"name": one.name, "field": one.field, "values": dict(one.values)} for one in found.facets]
    told = {"total": found.total, "exact": found.exact, "cursor": found.cursor, "hits": list(map(_plain, found.hits))}
    return _json(told | ({"facets": facets} if facets else {}))


def similar_as_text(found: "Iterable[Similar]", look: Look) -> str:
    """Similar statements for reading, each with how like it is."""
    return "\n\n".join(f"{one.score:.2f}  {_block(one.hit, look)}" for one in found) + "\n"


def similar_as_json(found: "Iterable[Similar]") -> str:
    """Similar statements as a list."""
    return _json([{"score": round(one.score, 4), **_plain(one.hit)} for one in found])


def _block(hit: "Hit", look: Look) -> str:
    """One hit: a line that says what it is, the words, and its id."""
    heard = [one for one in hit.addressees if one not in hit.speakers]
    voices = " → ".join(filter(None, [names_of(hit.speakers or hit.participants), names_of(heard)]))
    said = " ".join(filter(None, [hit.act or hit.kind, f"({hit.strength})" if hit.strength else None]))
    head = " · ".join(filter(None, [hit.date, voices, said, hit.publisher]))
    return f"{_shown(head)}\n{_INDENT}{_highlighted(hit, look)}\n{_INDENT}{hit.id}"


def _highlighted(hit: "Hit", look: Look) -> str:
    """The words on one line, with what was looked for in bold where there is colour, else in brackets."""
    on, off = (_ON, _OFF) if look.colour else ("[", "]")
    parts, position = [], 0
    for span in hit.highlights:
        parts += [_shown(hit.words[position : span.start]), on, _shown(span.of(hit.words)), off]
        position = span.end
    return "".join([*parts, _shown(hit.words[position:])])


def _facet_lines(found: "Results") -> list[str]:
    width = max(len(facet.name) for facet in found.facets)
    return [
        f"{facet.name:<{width}}  " + ", ".join(f"{_shown(value)} {count:,}" for value, count in facet.values)
        for facet in found.facets
    ]


def _shown(text: str) -> str:
    """Text without what could move a terminal's cursor."""
    return _CONTROL.sub(" ", text)


def _plain(hit: "Hit") -> dict[str, object]:
    return asdict(hit) | {"highlights": [[span.start, span.end] for span in hit.highlights]}


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
