"""Shifts of strength: the same content, binding more or less by verb, hedge, quantifier, scope or modal."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.collation.comparison.contrasts import Contrast, Voice
from dragoman.collation.comparison.gist import is_gist
from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.settings import sentences
from dragoman.collation.comparison.speakers import same_speakers, share_speaker
from dragoman.collation.comparison.weights import force, of_statements
from dragoman.lexicon import load_table
from dragoman.model import AccountKind, FindingKind, Relation, Span

_KIND = FindingKind.STRENGTH_SHIFT
_SOME_FORCE = 3
"""Acts whose force differs by less say the same thing in other words."""
_CLOSE = 0.75
"""Score of a match from which a hedge that one statement lacks tells anything."""

_REPORTS = (AccountKind.WIRE, AccountKind.PRESS)
_SHORTENED = frozenset({"strength.totality", "strength.emphasis"})
"""Scales whose words a report may drop to be short."""


def shifts_of_strength(ledger: Ledger) -> Iterator[Contrast]:
    """The contrasts of strength between matched statements; of other speakers' acts their attribution tells enough."""
    for pair in ledger.differing:
        if is_gist(pair.a, pair.b) or is_gist(pair.b, pair.a):
            continue
        other_mouth = same_speakers(pair.a, pair.b) is False
        if pair.relation is Relation.SAME or share_speaker(pair.a, pair.b):
            yield from (
                contrast
                for contrast in compare_strength(pair.a, pair.b)
                if not (contrast.template == "strength.act" and other_mouth)
                and not (pair.score < _CLOSE and any(voice.lacks for voice in contrast.voices))
                and not any(voice.lacks and _is_shortened(contrast, voice, ledger) for voice in contrast.voices)
            )


def _is_shortened(contrast: Contrast, voice: Voice, ledger: Ledger) -> bool:
    """Whether a report only leaves out an "all" or a "firmly": agencies shorten, which says nothing of the talks."""
    return contrast.template in _SHORTENED and ledger.account(voice.entry.account).kind in _REPORTS


def compare_strength(a: Entry, b: Entry) -> Iterator[Contrast]:
    """How two statements of the same content differ in strength, by verb and by each scale of words."""
    yield from _verbs(a, b)
    for scale in _scales():
        yield from _on_scale(scale, a, b)


def differ_in_force(a: Entry, b: Entry) -> bool:
    """Whether the verbs of two statements bind differently."""
    return next(_verbs(a, b), None) is not None


def _verbs(a: Entry, b: Entry) -> Iterator[Contrast]:
    one, other = a.statement.strength, b.statement.strength
    steps = abs(one.rank - other.rank) if one and other else 0
    acts = 0 if a.statement.act is b.statement.act or (_neutral(a) and _neutral(b)) else abs(force(a) - force(b))
    if not steps and acts < _SOME_FORCE:
        return
    share = min(1.0, 0.4 + 0.12 * steps + 0.1 * acts)
    template = "strength.verb" if steps else "strength.act"
    yield _contrast(template, (Voice(a, _verb(a)), Voice(b, _verb(b))), share)


def _neutral(entry: Entry) -> bool:
    """Whether a statement's cue only says that something was said."""
    cue = entry.statement.cue
    words = cue.of(entry.source).casefold().split() if cue is not None else []
    return any(word in load_table("hedges")["cues"]["neutral"] for word in words)


def _verb(entry: Entry) -> Span:
    """The statement from its cue on, so that the verb is read with what it governs."""
    cue = entry.statement.cue
    if cue is None or not cue.length or cue.start >= entry.whole.end:
        return entry.statement.span
    return Span(cue.start, entry.whole.end) if cue.start >= entry.whole.start else entry.whole


def _on_scale(scale: str, a: Entry, b: Entry) -> Iterator[Contrast]:
    mine, theirs = _level(scale, a), _level(scale, b)
    table = load_table("hedges")[scale]
    if mine is None and theirs is None:
        return
    if mine is None or theirs is None:
        given = mine or theirs
        silent = b if mine else a
        if given and given[0] in table["alone"] and not _stands_near(scale, silent):
            voices = (Voice(a, mine[1]) if mine else _without(a), Voice(b, theirs[1]) if theirs else _without(b))
            yield _contrast(f"strength.{scale}", voices, 0.75 * table["weight"])
    elif mine[0] != theirs[0]:
        yield _contrast(f"strength.{scale}", (Voice(a, mine[1]), Voice(b, theirs[1])), table["weight"])


def _stands_near(scale: str, entry: Entry) -> bool:
    """Whether a word of a scale stands in the sentence around a statement, in a part told by another."""
    around = next((span for span in sentences(entry.source) if span.overlap(entry.statement.content)), None)
    return around is not None and any(pattern.search(around.of(entry.source)) for _, pattern in _patterns(scale))


def _contrast(template: str, voices: tuple[Voice, Voice], share: float) -> Contrast:
    entries = [voice.entry for voice in voices]
    return Contrast(_KIND, template, voices, of_statements(_KIND, entries, share))


def _without(entry: Entry) -> Voice:
    return Voice(entry, entry.statement.content, lacks=True)


def _level(scale: str, entry: Entry) -> tuple[int, Span] | None:
    """The strongest level of a scale in a statement, and the words that show it together with the word after."""
    found: tuple[int, Span] | None = None
    for level, pattern in _patterns(scale):
        matches = (pattern.search(entry.source, piece.start, piece.end) for piece in entry.pieces)
        match = next((match for match in matches if match), None)
        if match:
            found = (level, Span(*match.span()))
    return found


@cache
def _scales() -> tuple[str, ...]:
    return tuple(name for name, table in load_table("hedges").items() if "levels" in table)


@cache
def _patterns(scale: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    levels = load_table("hedges")[scale]["levels"]
    return tuple((number, _any_of(words)) for number, words in enumerate(levels))


def _any_of(words: list[str]) -> re.Pattern[str]:
    """A pattern for any of the words, longest first, with up to two words after it so that it can be read."""
    choice = "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word))
    )
    return re.compile(rf"\b(?:{choice})\b(?:[ \t]+[\w'’-]+){{0,2}}", re.IGNORECASE)
