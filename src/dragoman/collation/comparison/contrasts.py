"""Contrasts: two voices that differ on one point, and how contrasts of one point become one finding.

A finder of differences looks at two matched statements at a time. Where three accounts tell the same thing, or one
account splits what another merges, the same difference is found more than once; it is told once, with every voice.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.matters import matter
from dragoman.collation.comparison.settings import leans
from dragoman.collation.comparison.telling import SETTING, excerpt, name, quote, says, tell
from dragoman.lexicon import load_table
from dragoman.model import Evidence, Finding, FindingKind, Span

MOST_FOR_A_PAIR = 2
"""So many kinds of difference are told of two matched statements at most: the weightiest."""


@dataclass(frozen=True)
class Voice:
    """What one account has at the point at issue: a statement, and the words that matter in it."""

    entry: Entry
    words: Span
    lacks: bool = False
    """Whether the words only show where something is missing."""


@dataclass(frozen=True)
class Contrast:
    """Two voices that differ. `template` names the sentence (`strength.verb`), `how` how a voice is put in it."""

    kind: FindingKind
    template: str
    voices: tuple[Voice, Voice]
    weight: float
    how: str = "words"
    about: str = ""
    more: tuple[Entry, ...] = ()
    """Further statements on the point, which are evidence beside the voices."""


def settle(contrasts: Iterable[Contrast], ledger: Ledger) -> list[Finding]:
    """One finding for each point of difference, from all contrasts found."""
    kept = _most_telling(list(contrasts))
    return [_finding(group, ledger) for group in _groups(kept)]


def _most_telling(contrasts: Sequence[Contrast]) -> list[Contrast]:
    """The weightiest contrast of each kind for two statements, and no more kinds than are worth telling."""
    by_pair: dict[tuple[str, str], dict[FindingKind, Contrast]] = {}
    for contrast in sorted(contrasts, key=_order):
        pair = (contrast.voices[0].entry.id, contrast.voices[1].entry.id)
        by_pair.setdefault(pair, {}).setdefault(contrast.kind, contrast)
    return [contrast for kinds in by_pair.values() for contrast in list(kinds.values())[:MOST_FOR_A_PAIR]]


def _order(contrast: Contrast) -> tuple[float, str, str, str, str]:
    first, second = contrast.voices
    return (-contrast.weight, contrast.kind.value, contrast.template, first.entry.id, second.entry.id)


def _groups(contrasts: Sequence[Contrast]) -> list[list[Contrast]]:
    """Contrasts of one kind that share a statement, weightiest first."""
    groups: list[tuple[list[Contrast], set[str]]] = []
    for contrast in sorted(contrasts, key=_order):
        ids = {voice.entry.id for voice in contrast.voices}
        home = next((group for group in groups if _together(group[0][0], contrast) or _shared(group, contrast)), None)
        if home is None:
            groups.append(([contrast], ids))
        else:
            home[0].append(contrast)
            home[1].update(ids)
    return [group for group, _ in groups]


def _together(head: Contrast, contrast: Contrast) -> bool:
    """Whether two contrasts make the same point of the same subject."""
    return bool(head.about) and (head.template, head.about) == (contrast.template, contrast.about)


def _shared(group: tuple[list[Contrast], set[str]], contrast: Contrast) -> bool:
    return group[0][0].kind is contrast.kind and any(voice.entry.id in group[1] for voice in contrast.voices)


def _finding(group: Sequence[Contrast], ledger: Ledger) -> Finding:
    head = group[0]
    told: dict[str, Voice] = {}
    for contrast in group:
        if contrast.template == head.template or contrast is head:
            for voice in contrast.voices:
                told.setdefault(voice.entry.account, voice)
    shown = [told[account] for account in ledger.accounts if account in told]
    voices = [voice for contrast in group for voice in contrast.voices if voice.entry.account in told]
    more = [entry for contrast in group for entry in contrast.more]
    about = head.about or matter([voice.entry for voice in head.voices])
    put = variants(shown, ledger, replace(head, about=about))
    return Finding(
        id="",
        kind=head.kind,
        summary=_told(head.template, about, put),
        accounts=tuple(voice.entry.account for voice in shown),
        statements=tuple(dict.fromkeys([*(voice.entry.id for voice in voices), *(entry.id for entry in more)])),
        evidence=tuple(
            dict.fromkeys(
                [
                    *(Evidence(voice.entry.account, voice.words) for voice in voices),
                    *(Evidence(entry.account, entry.whole) for entry in more),
                    *(proof for voice in shown if _says(head) or _is_open(voice) for proof in voice.entry.evidence[1:]),
                ]
            )
        ),
        weight=head.weight,
    )


def _told(template: str, about: str, put: str) -> str:
    """The sentence of a difference, without its subject where that only quotes what the voices say."""
    sentence = tell(template, matter=about, variants=put)
    repeats = about.startswith("“") and set(about.strip("“”… ").split()) <= set(re.findall(r"[^\s“”;]+", put))
    return tell("bare", sentence=sentence.removeprefix(f"On {about}, ")) if repeats else sentence


def _says(contrast: Contrast) -> bool:
    """Whether its voices are put with their speakers and subjects, not in bare words."""
    family = contrast.template.partition(".")[0]
    return "{says}" in load_table("summaries")[family]["variant"]


def variants(voices: Sequence[Voice], ledger: Ledger, contrast: Contrast) -> str:
    """What each voice has, in a row: "the Kremlin has “firm”, Xinhua has “ready”"."""
    family = contrast.template.partition(".")[0]
    parts = []
    for voice in voices:
        words = excerpt(voice.entry.source, voice.words, contrast.about)
        words += (
            f" on {quote(voice.entry.source, voice.entry.setting, SETTING)}"
            if _is_open(voice) and voice.entry.setting
            else ""
        )
        template = f"{family}.without" if voice.lacks else f"{family}.variant"
        parts.append(
            _inner(
                template,
                who=name(ledger, voice.entry.account),
                words=words,
                says=says(voice.entry, focus=contrast.about),
            )
        )
    return "; ".join(parts)


def _is_open(voice: Voice) -> bool:
    """Whether the words that a voice is shown by point back to others."""
    return not voice.lacks and leans(voice.words.of(voice.entry.source))


def _inner(template: str, **words: str) -> str:
    sentence = tell(template, **words)
    return (
        words["who"] + sentence[len(words["who"]) :]
        if sentence.casefold().startswith(words["who"].casefold())
        else sentence
    )
