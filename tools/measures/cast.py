"""Measures the resolving of mentions: who is meant by names, titles, pronouns, groups, bodies and parties.

usage: cast.py [SHARED] [--errors]

Reads the releases that `benchmarks/mentions_*.json` point into, as far as the cast needs, and counts the mentions that
are resolved as `benchmarks/mentions.md` says. `--errors` lists what is not, of the train half alone.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from dragoman.lexicon.names import same_person
from dragoman.model import Account, AccountKind, Actor, Span
from dragoman.reading.cast import Cast, Mention, find_cast, participant_actors, resolve_references
from dragoman.reading.contact import find_contacts
from dragoman.reading.layout import lay_out
from dragoman.reading.times import account_day, find_times

ROOT = Path(__file__).parents[2]
HALVES = ("train", "test")

_BY_PARTY_TOO = ("group", "side", "counterpart")
_FIRST_PLURAL = ("we", "us", "our", "ours")


class Gold(NamedTuple):
    """One annotated mention: where it stands, its form and who is meant."""

    id: str
    form: str
    span: Span
    answer: tuple[Actor, ...]


class Judged(NamedTuple):
    """One annotated mention beside what was found there."""

    gold: Gold
    text: str
    found: Mention | None
    right: bool


def score_cast(shared: Path) -> dict[str, float]:
    """Share of mentions resolved, `train` and `test` apart, in all and for each form (`test_pronoun`).

    `shared` is the folder that holds `corpora/readouts_*.jsonl`. Raises FileNotFoundError where they are not there.
    """
    figures: dict[str, float] = {}
    for half in HALVES:
        judged = list(judge(shared, half))
        figures[half] = _share(judged)
        for form in sorted({one.gold.form for one in judged}):
            figures[f"{half}_{form}"] = _share(one for one in judged if one.gold.form == form)
    return figures


def judge(shared: Path, half: str) -> Iterator[Judged]:
    """Every annotated mention of a half with what the reading found, account by account."""
    accounts = _accounts(shared)
    by_account: dict[str, list[Gold]] = {}
    for gold in _gold(half):
        by_account.setdefault(gold.id, []).append(gold)
    for name, golds in by_account.items():
        account = accounts[name]
        cast = cast_of(account)
        for gold in golds:
            found = _nearest(cast, gold.span)
            yield Judged(gold, account.text, found, found is not None and is_right(gold, found, account.text))


def cast_of(account: Account) -> Cast:
    """The cast of an account, by the steps of the reading that come before statements."""
    layout = lay_out(account.text, account.title)
    day = account_day(account, layout)
    times = find_times(account.text, [block.span for block in layout.blocks], day)
    names = find_cast(account, layout, day)
    main = find_contacts(account, layout, times, names).main
    participants = participant_actors(names, main.participants if main else ())
    return resolve_references(names, account, layout, participants)


def is_right(gold: Gold, found: Mention, text: str) -> bool:
    """Whether a mention gives everybody whom the annotation names and nobody else."""
    lenient = gold.form in _BY_PARTY_TOO or gold.span.of(text).casefold() in _FIRST_PLURAL
    met = [any(_meets(answer, actor, lenient=lenient) for actor in found.actors) for answer in gold.answer]
    meant = [any(_meets(answer, actor, lenient=lenient) for answer in gold.answer) for actor in found.actors]
    return all(met) and all(meant)


def _meets(answer: Actor, actor: Actor, *, lenient: bool) -> bool:
    """Whether an actor is the one of an answer."""
    if answer.person:
        return actor.person is not None and same_person(answer.person, actor.person)
    return actor.party == answer.party and (lenient or actor.person is None)


def _nearest(cast: Cast, span: Span) -> Mention | None:
    """The mention that shares most characters with a span."""
    return max(cast.touching(span), key=lambda mention: mention.span.overlap(span), default=None)


def _gold(half: str) -> Iterator[Gold]:
    """The annotations of a half."""
    for row in json.loads((ROOT / f"benchmarks/mentions_{half}.json").read_text(encoding="utf-8")):
        answer = tuple(Actor(one["person"] or one["office"] or one["party"], **one) for one in row["answer"])
        yield Gold(row["id"], row["form"], Span(row["start"], row["end"]), answer)


@cache
def _accounts(shared: Path) -> dict[str, Account]:
    """The releases by id."""
    files = [shared / "corpora" / f"readouts_{corpus}.jsonl" for corpus in ("us", "ru_ua")]
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return {row["id"]: _account(row) for row in map(json.loads, lines)}


def _account(row: dict[str, Any]) -> Account:
    """The account that a line of the corpus is."""
    kind = AccountKind(row["kind"]) if row.get("kind") else None
    given = {key: row.get(key) for key in ("publisher", "side", "title", "published", "url")}
    return Account(name=row["id"], text=f"{row['title']}\n\n{row['text']}", kind=kind, **given)


def _share(judged: Iterable[Judged]) -> float:
    """The share that is right, to three places."""
    counted = Counter(one.right for one in judged)
    return round(counted[True] / counted.total(), 3) if counted else 1.0


def main() -> None:
    """Print the figures, and with `--errors` what is wrong in the train half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=ROOT.parent / "shared")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    console = Console()
    if options.errors:
        for one in judge(options.shared, "train"):
            if not one.right:
                console.print(described(one), markup=False, soft_wrap=True)
        return
    table = Table("figure", "share")
    for name, figure in score_cast(options.shared).items():
        table.add_row(name, f"{figure:.3f}")
    console.print(table)


def described(one: Judged) -> str:
    """A line on one mention: its words in their place, whom it means and whom it was taken to mean."""
    span = one.gold.span
    before, after = one.text[max(0, span.start - 60) : span.start], one.text[span.end : span.end + 40]
    meant = ", ".join(f"{actor.person}/{actor.party}" for actor in one.gold.answer)
    found = [f"{actor.name}/{actor.party}" for actor in one.found.actors] if one.found else "nothing"
    return f"{one.gold.id} {one.gold.form} {before!r} «{span.of(one.text)}» {after!r} -> {meant} | {found}"


if __name__ == "__main__":
    main()
