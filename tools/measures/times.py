"""Measures the finding and resolving of time expressions on MEANTIME, by TempEval-3's definitions.

usage: times.py [SHARED] [--part develop|held|all] [--errors]

What is counted: the TIMEX3 elements that stand in the text, of whatever type the data give (DATE, TIME, DURATION, SET),
in the sentences that were annotated (title, dateline and the first ones). Not counted: the document's creation time,
which is given to the finder (two articles have none), and elements without words. The text is put together from the
data's tokens, and offsets are held against that text.

- relaxed: an expression found overlaps one of the data's, one to one
- strict: it has the same span
- value: it overlaps, and its value as TIMEX3 is the same string

Each is an F1 over all articles (UzZaman et al. 2013, SemEval-2013 task 1). `account_…` are the same figures without
what no account of a contact needs: references to the present or the past without a date ("now", "recently"), sets
("annually"), decades and centuries, and lengths without a number ("for years"), in the data and in what is found.

Rules were written with the articles of the `develop` part in view. The `held` third was read only when they were
done (relaxed 0.888, strict 0.816, value 0.691, of which much is slips of the data), and a few general rules were added
after that, so its figures are no longer those of unseen text.
"""

import argparse
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from rich.console import Console
from rich.table import Table

from dragoman.model import Span
from dragoman.reading.times import find_times
from dragoman.reading.times.timex import Timex, find_timexes

ROOT = Path(__file__).parents[2]
SEED = 3
HELD = 1 / 3
"""The share of articles that is kept unseen, by document id."""

_LAST_SENTENCE = 5
_NO_SPACE_BEFORE = re.compile(r"[,.;:!?%)\]}]|'s|'|n't|'[a-z]{1,2}|…|-")
_NO_SPACE_AFTER = re.compile(r"[(\[{$£€#-]|US\$")
_UNNEEDED = re.compile(r"(?:PRESENT|PAST)_REF|P.*X.*|P[\d.]+(?:DE|CE)|\d{2,3}X*")


class Article(NamedTuple):
    """One article: its text from tokens, its day, and the expressions that people marked in `scope`."""

    id: str
    text: str
    day: date | None
    scope: tuple[Span, ...]
    gold: tuple[Timex, ...]


class Counts(NamedTuple):
    """How many expressions the data have, how many were found, and how many of these match."""

    gold: int
    found: int
    relaxed: int
    strict: int
    value: int


def score_times(shared: Path, part: str = "all") -> dict[str, float]:
    """F1 of span and value, as the module says; `shared` is the folder that holds `corpora/meantime`.

    `part` is "develop", "held" or "all". Raises FileNotFoundError where the corpus is not there.
    """
    pairs = [(article.gold, found_in(article)) for article in articles(shared, part)]
    needed = [without_unneeded(gold, found) for gold, found in pairs]
    return {**figures(pairs), **{f"account_{name}": figure for name, figure in figures(needed).items()}}


def articles(shared: Path, part: str = "all") -> list[Article]:
    """The articles of a part of the corpus, in order of their files' names."""
    folder = shared / "corpora" / "meantime"
    files = sorted(folder.glob("corpus_*/*.xml"))
    if not files:
        raise FileNotFoundError(folder)
    found = [read_article(file) for file in files]
    ids = sorted(article.id for article in found)
    held = set(random.Random(SEED).sample(ids, round(len(ids) * HELD)))  # noqa: S311 - a sample, no secret
    return [article for article in found if part == "all" or (article.id in held) == (part == "held")]


def read_article(path: Path) -> Article:
    """Read one file of MEANTIME's own XML."""
    root = ET.parse(path).getroot()  # noqa: S314 - our own data
    tokens = list(root.iter("token"))
    text, places = put_together([(token.text or "", int(token.get("sentence", 0))) for token in tokens])
    by_id = {token.get("t_id"): place for token, place in zip(tokens, places, strict=True)}
    gold, created, day = [], [], None
    for element in root.iter("TIMEX3"):
        spans = [by_id[anchor.get("t_id")] for anchor in element.findall("token_anchor")]
        if not spans:
            continue
        timex = Timex(
            Span(min(spans).start, max(span.end for span in spans)),
            element.get("type", ""),
            element.get("value", ""),
        )
        if element.get("functionInDocument") == "CREATION_TIME":
            created.append(timex.span)
            day = day_of(timex.span.of(text))
        else:
            gold.append(timex)
    annotated = [
        place for place, token in zip(places, tokens, strict=True) if int(token.get("sentence", 0)) <= _LAST_SENTENCE
    ]
    scope = tuple(outside(Span(annotated[0].start, annotated[-1].end), created))
    return Article(root.get("doc_id", path.stem), text, day, scope, tuple(sorted(gold)))


def day_of(words: str) -> date | None:
    """The day that the words of a creation time give: in the data its value is not always theirs, or no ISO date."""
    values = [time.value or "" for time in find_times(words, [Span(0, len(words))], None)]
    return next((date.fromisoformat(value) for value in values if re.fullmatch(r"\d{4}-\d\d-\d\d", value)), None)


def put_together(tokens: Sequence[tuple[str, int]]) -> tuple[str, list[Span]]:
    """A text of tokens with their sentences' numbers, spaced as print is, and where each token stands in it."""
    text, places = "", []
    before, last = "", 0
    for words, sentence in tokens:
        if sentence != last:
            text += "\n\n" if last <= 1 else " "
        elif before and not _NO_SPACE_BEFORE.fullmatch(words) and not _NO_SPACE_AFTER.fullmatch(before):
            text += " "
        places.append(Span(len(text), len(text) + len(words)))
        text += words
        before, last = words, sentence
    return text, places


def outside(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """What is left of `span` without `holes`."""
    reached = span.start
    for hole in sorted(holes):
        yield Span(reached, hole.start)
        reached = hole.end
    yield Span(reached, span.end)


def found_in(article: Article) -> tuple[Timex, ...]:
    """What the finder gives in the annotated sentences."""
    return find_timexes(article.text, article.scope, article.day)


def without_unneeded(gold: Sequence[Timex], found: Sequence[Timex]) -> tuple[Sequence[Timex], Sequence[Timex]]:
    """Both without what no account needs; what was found where such stands in the data goes with it."""
    dropped = [timex for timex in gold if is_unneeded(timex)]
    kept = [timex for timex in gold if not is_unneeded(timex)]
    rest = [
        timex
        for timex in found
        if any(timex.span.overlap(other.span) for other in kept)
        or not (is_unneeded(timex) or any(timex.span.overlap(other.span) for other in dropped))
    ]
    return kept, rest


def is_unneeded(timex: Timex) -> bool:
    """Whether an expression is of a kind that no account of a contact needs."""
    return timex.type == "SET" or _UNNEEDED.fullmatch(timex.value) is not None


def figures(pairs: Iterable[tuple[Sequence[Timex], Sequence[Timex]]]) -> dict[str, float]:
    """F1 of relaxed, strict and value over all articles."""
    sums = Counts(*(sum(column) for column in zip(*(counts(gold, found) for gold, found in pairs), strict=True)))
    size = sums.gold + sums.found
    return {name: round(2 * getattr(sums, name) / size, 3) if size else 1.0 for name in ("relaxed", "strict", "value")}


def counts(gold: Sequence[Timex], found: Sequence[Timex]) -> Counts:
    """How what was found in one article matches the data."""
    matched = list(matches(gold, found))
    return Counts(
        len(gold),
        len(found),
        len(matched),
        sum(one.span == other.span for one, other in matched),
        sum(one.value == other.value for one, other in matched),
    )


def matches(gold: Sequence[Timex], found: Sequence[Timex]) -> Iterator[tuple[Timex, Timex]]:
    """Pairs that overlap, one to one: those with the same span first, then from left to right."""
    left = list(found)
    for same in (True, False):
        for one in gold:
            other = next(
                (each for each in left if each.span == one.span or (not same and each.span.overlap(one.span))), None
            )
            if other is not None and (same or not any(each.span == one.span for each in found)):
                left.remove(other)
                yield one, other


def main() -> None:
    """Print the figures, and with `--errors` what was missed, invented or resolved otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=ROOT.parent / "shared")
    parser.add_argument("--part", choices=("develop", "held", "all"), default="all")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    console = Console()
    if options.errors:
        for article in articles(options.shared, options.part):
            show_errors(console, article)
    table = Table("figure", "F1")
    for name, figure in score_times(options.shared, options.part).items():
        table.add_row(name, f"{figure:.3f}")
    console.print(table)


def show_errors(console: Console, article: Article) -> None:
    """One line for each expression that is not matched in span and value."""
    found = found_in(article)
    pairs = list(matches(article.gold, found))
    for one, other in pairs:
        if one != other:
            console.print(
                f"{article.id} {words(article, one)} -> {words(article, other)}", markup=False, soft_wrap=True
            )
    for timex in set(article.gold) - {one for one, _ in pairs}:
        console.print(f"{article.id} missed {words(article, timex)}", markup=False, soft_wrap=True)
    for timex in set(found) - {other for _, other in pairs}:
        console.print(f"{article.id} invented {words(article, timex)}", markup=False, soft_wrap=True)


def words(article: Article, timex: Timex) -> str:
    """An expression with its value, for the list of errors."""
    return f"«{timex.span.of(article.text)}» {timex.type} {timex.value}"


if __name__ == "__main__":
    main()
