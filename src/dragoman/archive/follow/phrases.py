"""Phrases that a party keeps using: the days on which one comes in, and those on which it is dropped."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.archive.follow.said import Said
from dragoman.archive.follow.values import Words
from dragoman.collation.words import Word, words_of
from dragoman.lexicon import load_table
from dragoman.model import Span

RUN = 3
"""On how many days in a row a phrase must stand to count as one that is kept to."""
LONGEST = 6
"""Words of a phrase at most."""
_WORD = re.compile(r"\w+")

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Turn:
    """A phrase that comes in (`new`) or goes (`dropped`) on a day, at these contacts or in these accounts.

    `run` is the number of days in a row on which it stood, out of those on which the party spoke on the topic;
    `evidence` has its words, once for each. `returns` is the day on which a dropped phrase is back.
    """

    kind: str
    phrase: str
    day: str
    occasions: tuple[str, ...]
    run: int
    evidence: tuple[Words, ...]
    returns: str | None = None


def turns(said: Sequence[Said], run: int = RUN) -> tuple[Turn, ...]:
    """The phrases that come in and go, in the order of days; of phrases that come and go together the longest.

    A phrase is dropped where it stood on each of the last `run` days on which the party spoke, and not on this one; it
    is new where it stood on none of at least `run` days before, and stands on this and the next, `run` in all.
    """
    dated = [one for one in said if one.day]
    days = sorted({one.day for one in dated if one.day})
    at: dict[str, list[str]] = defaultdict(list)
    for one in dated:
        at[one.day or ""].append(one.occasion)
    found = [
        (stems, turn)
        for stems, used in _uses(dated, {day: place for place, day in enumerate(days)}).items()
        if len(used) >= run
        for turn in _turns_of(used, days, at, run)
    ]
    kept = [turn for stems, turn in found if not any(_holds(other, stems, turn, twin) for other, twin in found)]
    whole = _in_one(sorted(kept, key=lambda turn: (turn.day, turn.kind, turn.run, turn.evidence[-1].span)))
    return tuple(sorted(whole, key=lambda turn: (turn.day, turn.kind, -turn.run, turn.phrase)))


def _turns_of(used: dict[int, Words], days: list[str], at: dict[str, list[str]], run: int) -> Iterator[Turn]:
    for first, last in _runs(sorted(used)):
        length = last - first + 1
        if length < run:
            continue
        shown = tuple(used[place] for place in range(first, last + 1))
        if first >= run and first == min(used):
            day = days[first]
            yield Turn("new", _shown(used[first]), day, _once(at[day]), length, shown)
        if last + 1 < len(days):
            day = days[last + 1]
            back = next((days[place] for place in sorted(used) if place > last), None)
            yield Turn("dropped", _shown(used[last]), day, _once(at[day]), length, shown, back)


def _shown(words: Words) -> str:
    return " ".join(words.words.split())


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The stretches of places in a row, each as its first and last."""
    first = last = None
    for place in places:
        if last is not None and first is not None and place > last + 1:
            yield first, last
            first = None
        first = place if first is None else first
        last = place
    if first is not None and last is not None:
        yield first, last


def _holds(other: Stems, stems: Stems, turn: Turn, twin: Turn) -> bool:
    """Whether a longer phrase that comes or goes at the same time has the shorter one in it."""
    if len(other) <= len(stems) or (turn.kind, turn.day) != (twin.kind, twin.day) or twin.run < turn.run:
        return False
    return any(other[start : start + len(stems)] == stems for start in range(len(other) - len(stems) + 1))


def _in_one(found: Iterable[Turn]) -> list[Turn]:
    """The turns with those made one that are pieces of a longer phrase: they overlap wherever they stand."""
    whole: list[Turn] = []
    for turn in found:
        last = whole[-1] if whole else None
        same = last is not None and (last.kind, last.day, last.run) == (turn.kind, turn.day, turn.run)
        if last is not None and same and all(map(_overlap, last.evidence, turn.evidence)):
            evidence = tuple(map(_joined, last.evidence, turn.evidence))
            shown = _shown(evidence[0] if turn.kind == "new" else evidence[-1])
            whole[-1] = replace(last, phrase=shown, evidence=evidence)
        else:
            whole.append(turn)
    return whole


def _overlap(one: Words, other: Words) -> bool:
    return one.account == other.account and one.span.overlap(other.span) > 0


def _joined(one: Words, other: Words) -> Words:
    """Words that overlap as one."""
    first, second = sorted((one, other), key=lambda words: words.span)
    rest = second.words[max(0, first.span.end - second.span.start) :] if second.span.end > first.span.end else ""
    return replace(first, span=first.span.to(second.span), words=first.words + rest)


def _uses(said: Sequence[Said], places: dict[str, int]) -> dict[Stems, dict[int, Words]]:
    """For each phrase, by the stems of its words, its words on each of the days that have it."""
    names = _names(said)
    found: dict[Stems, dict[int, Words]] = defaultdict(dict)
    for one in said:
        for stems, span in _phrases(one.words.words, names):
            if places[one.day or ""] not in found[stems]:
                start = one.words.span.start
                own = Span(start + span.start, start + span.end)
                words = Words(one.words.account, own, span.of(one.words.words), one.id)
                found[stems][places[one.day or ""]] = words
    return found


def _names(said: Iterable[Said]) -> frozenset[str]:
    """The words of the names of those who speak and are spoken to, in lower case."""
    people = {who.name for one in said for who in (*one.speakers, *one.addressees)}
    return frozenset(word.casefold() for name in people for word in _WORD.findall(name))


def _phrases(text: str, names: frozenset[str]) -> Iterator[tuple[Stems, Span]]:
    """The phrases of a statement: words of one clause, from a telling word or a negation to a telling word."""
    table = load_table("following")["phrases"]
    idle, openers = names.union(table["common"]), frozenset(table["openers"])
    words = words_of(text, Span(0, len(text)))
    for start, word in enumerate(words):
        if not (_tells(word, idle) or word.text in openers):
            continue
        for end in range(start + 1, min(start + LONGEST, len(words))):
            part = words[start : end + 1]
            if words[end].clause != word.clause:
                break
            least = 1 if word.text in openers else len("ab")
            if _tells(words[end], frozenset()) and sum(_tells(each, idle) for each in part) >= least:
                yield tuple(each.stem for each in part), Span(word.span.start, words[end].span.end)


def _tells(word: Word, idle: frozenset[str]) -> bool:
    """Whether a word tells more than who or how much."""
    return word.content and word.party is None and word.text not in idle
