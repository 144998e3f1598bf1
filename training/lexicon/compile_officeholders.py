"""Compiles `src/dragoman/lexicon/data/officeholders.csv` from the shared corpora and `supplement.csv`.

    python training/lexicon/compile_officeholders.py [folder of *.holders21.csv]

The result depends on nothing but its inputs: the sources' files, `positions.toml` (which of their positions are taken
and under what name) and `supplement.csv` (rows kept by hand, which override a source's row on the same tenure). A
tenure left open in a source ends where its successor's begins, if one person at a time holds the office. Dates of a
month or a year become its first day for a start and its last for an end; `precision` tells.
"""

import calendar
import csv
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.lexicon.names import name_key
from dragoman.lexicon.offices import office_role

HERE = Path(__file__).parent
CORPORA = HERE.parents[2] / "shared" / "corpora" / "officeholders"
TARGET = HERE.parents[1] / "src" / "dragoman" / "lexicon" / "data" / "officeholders.csv"
SHARED = re.compile(
    r"(?:First )?(?:Deputy|Vice) (?:Prime |Foreign )?(?:Minister|Premier).*"
    r"|State Councilor|.*Spokesperson|.*Ambassador.*"
)
PRINCIPAL = {
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "vice_president",
    "secretary_general",
}
EARLIEST = date(1995, 1, 1)
CLOSE = timedelta(days=500)
TOUCH = timedelta(days=40)
PRECISIONS = ("", "year", "month", "day")
COLUMNS = ("party", "role", "office", "person", "start", "end", "precision", "aliases", "keys")


class Row(NamedTuple):
    """One tenure; `end` None where it goes on."""

    party: str
    role: str
    office: str
    person: str
    start: date
    end: date | None
    precision: str
    aliases: str
    by_hand: bool
    at_latest: bool
    """Whether `end` is only a day by which the tenure had ended."""


def main(folder: Path) -> None:
    """Read the sources, put the supplement over them and write the table."""
    by_hand = list(supplement(HERE / "supplement.csv"))
    sourced = list(corpora(folder, tomllib.loads((HERE / "positions.toml").read_text(encoding="utf-8"))))
    rows = closed(joined([*by_hand, *(row for row in sourced if not overridden(row, by_hand))]))
    write(TARGET, with_aliases([row for row in rows if row.by_hand or row.end is None or row.end >= EARLIEST]))


def supplement(path: Path) -> Iterator[Row]:
    """The rows kept by hand; lines that begin with # are remarks."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for line in csv.DictReader(lines):
        yield as_row({**line, "role": line["role"] or role_of(line["office"])}, by_hand=True)


def corpora(folder: Path, table: dict[str, Any]) -> Iterator[Row]:
    """The rows of the shared corpora that `table` takes."""
    for stem, rules in sorted(table["files"].items()):
        keep = re.compile(rules.get("keep", table["common"]["keep"]))
        with (folder / f"{stem}.holders21.csv").open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                wrong = f"{line['person']} {line['start']}" in rules.get("drop", ()) or "" < line["end"] < line["start"]
                if wrong or not line["start"] or not keep.fullmatch(line["position"]):
                    continue
                office = rules.get("office", {}).get(line["position"], line["position"])
                yield as_row(
                    {
                        "party": rules.get("party_of", {}).get(line["position"], rules["party"]),
                        "office": office[0].upper() + office[1:],
                        "role": rules.get("role", {}).get(office) or role_of(office),
                        "person": line["person"].split(", Baron")[0],
                        "start": line["start"],
                        "end": line["end"] or ("?" + rules["until"] if "until" in rules else ""),
                        "aliases": "",
                    },
                    by_hand=False,
                )


def as_row(cells: dict[str, str], *, by_hand: bool) -> Row:
    """Make a row of cells of text; an end after a question mark is the latest possible."""
    latest = cells["end"].startswith("?")
    cells = {**cells, "end": cells["end"].lstrip("?")}
    parts = min(len(cells["start"].split("-")), len((cells["end"] or "y-m-d").split("-")))
    end = day(cells["end"], last=True) if cells["end"] else None
    start = day(cells["start"], last=False)
    if end and end < start:
        message = f"{cells['person']}, {cells['office']}: ends before it begins"
        raise ValueError(message)
    return Row(
        party=cells["party"],
        role=cells["role"],
        office=cells["office"],
        person=cells["person"].strip(),
        start=start,
        end=end,
        precision=PRECISIONS[parts],
        aliases=cells["aliases"],
        by_hand=by_hand,
        at_latest=latest,
    )


def role_of(office: str) -> str:
    """The office's role; an office that the lexicon does not read is other."""
    return office_role(office) or office_role(office.split(" of ", maxsplit=1)[0]) or "other"


def day(text: str, *, last: bool) -> date:
    """A date of a year, a month or a day: its first or last day."""
    year, month, number = (*map(int, text.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    return date(year, month, number or (calendar.monthrange(year, month)[1] if last else 1))


def overridden(row: Row, by_hand: Iterable[Row]) -> bool:
    """Whether a row kept by hand tells of the same tenure."""
    alike = (other for other in by_hand if (other.party, other.role) == (row.party, row.role) and same_name(other, row))
    return any(abs(other.start - row.start) < CLOSE for other in alike)


def same_name(a: Row, b: Row) -> bool:
    """Whether two rows name one person."""
    return bool({keys(name) for name in (a.person, *a.aliases.split(";"))} & {keys(b.person)})


def joined(rows: list[Row]) -> list[Row]:
    """Rows in order, those of one person in one office joined where they touch or overlap."""
    result: list[Row] = []
    for row in sorted(rows, key=lambda row: (*row[:4], row.start, row.end or date.max)):
        before = result[-1] if result and result[-1][:4] == row[:4] else None
        if before is None or (before.end and (before.at_latest or row.start - before.end >= TOUCH)):
            result.append(row)
        elif before.end:
            result[-1] = before._replace(end=row.end and max(before.end, row.end))
    return result


def closed(rows: list[Row]) -> list[Row]:
    """Rows with open ends closed by the start of the next holder, in offices of one holder at a time."""
    result = [row._replace(end=end_by_successor(row, rows)) for row in rows]
    return sorted(result, key=lambda row: (row.party, row.role, row.start, row.person, row.office))


def end_by_successor(row: Row, rows: list[Row]) -> date | None:
    """When a tenure ended, by the start of the next holder's where its source leaves it open."""
    if row.by_hand or SHARED.fullmatch(row.office) or not (row.end is None or row.at_latest):
        return row.end
    return min((other.start for other in rows if succeeds(other, row)), default=row.end)


def succeeds(later: Row, earlier: Row) -> bool:
    """Whether a row is of a later holder of the same office, under whatever name the office goes."""
    if later.party != earlier.party or later.start <= earlier.start or keys(later.person) == keys(earlier.person):
        return False
    return later.office == earlier.office or (later.role == earlier.role and earlier.role in PRINCIPAL)


def with_aliases(rows: list[Row]) -> list[Row]:
    """Rows in which every tenure of a person has all the aliases that any of that person's has."""
    known: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        listed = known.setdefault((row.party, keys(row.person)), [])
        listed.extend(alias for alias in row.aliases.split(";") if alias and alias not in listed)
    return [row._replace(aliases=";".join(known[row.party, keys(row.person)])) for row in rows]


def keys(name: str) -> str:
    """Give what the lexicon looks a name up by: the keys of its words."""
    return " ".join(filter(None, map(name_key, re.split(r"[\s.,\u2010\u2011\u2013-]+", name))))


def write(path: Path, rows: list[Row]) -> None:
    """Write the table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            found = {
                key for name in (row.person, *row.aliases.split(";")) for key in keys(name).split() if len(key) > 1
            }
            dates = (row.start.isoformat(), row.end.isoformat() if row.end else "")
            writer.writerow([*row[:4], *dates, row.precision, row.aliases, " ".join(sorted(found))])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPORA)
