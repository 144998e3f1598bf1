"""Framing: accounts that take up the same subject and have nothing in common on it.

Where no statements on a subject could be matched, two omissions would hide that both accounts speak of it. One
contrast is told instead, of the kind that the difference shows: who must act, a condition, other speakers, another
force, or simply other terms.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.collation.comparison.contrasts import Contrast, Voice
from dragoman.collation.comparison.duties import who_must_act
from dragoman.collation.comparison.ledger import Entry, Ledger, Pair
from dragoman.collation.comparison.nearness import NEAR, likeness
from dragoman.collation.comparison.speakers import same_speakers, share_speaker
from dragoman.collation.comparison.strength import compare_strength, differ_in_force
from dragoman.collation.comparison.subjects import subjects
from dragoman.collation.comparison.telling import matter
from dragoman.collation.comparison.weights import family, of_statements
from dragoman.model import FindingKind

_SPECIFIC = 4
"""A subject that more statements of one account share is a field, not a point."""
_GRAVE = (FindingKind.CONFLICT, FindingKind.ATTRIBUTION_SHIFT)
_SHARE = 0.6
_LEAST_LIKENESS = 0.2


def framings(ledger: Ledger, near: Sequence[Pair]) -> Iterator[Contrast]:
    """The contrasts of near statements, and those on subjects that two accounts share without a match."""
    for pair in near:
        if _nature(pair.a, pair.b)[0] in _GRAVE:
            yield _contrast(pair.a, pair.b, matter([pair.a, pair.b]))
        else:
            found = compare_strength(pair.a, pair.b)
            yield from (contrast for contrast in found if not any(voice.lacks for voice in contrast.voices))
    for one, other in combinations(ledger.accounts, 2):
        used = {
            entry.id for pair in near for entry in (pair.a, pair.b) if {pair.a.account, pair.b.account} == {one, other}
        }
        yield from _between(ledger, one, other, used)


def _between(ledger: Ledger, one: str, other: str, used: set[str]) -> Iterator[Contrast]:
    mine, theirs = _by_subject(ledger, one), _by_subject(ledger, other)
    for subject in [name for name in mine if name in theirs]:
        first, second = ([entry for entry in entries[subject] if entry.id not in used] for entries in (mine, theirs))
        if not first or not second:
            continue
        if max(len(first), len(second)) > _SPECIFIC or _met(ledger, first, other) or _met(ledger, second, one):
            continue
        closeness, a, b = max(
            ((likeness(a, b), a, b) for a in first for b in second),
            key=lambda found: (found[0], found[1].id, found[2].id),
        )
        if closeness >= _LEAST_LIKENESS and not (closeness >= NEAR and _nature(a, b)[0] is FindingKind.WORDING):
            used |= {a.id, b.id}
            yield _contrast(a, b, _display(a, subject))


def _by_subject(ledger: Ledger, account: str) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in ledger.of(account):
        for subject in subjects(entry, ledger):
            found.setdefault(subject.casefold(), []).append(entry)
    return found


def _met(ledger: Ledger, entries: list[Entry], account: str) -> bool:
    return any(ledger.partners(entry, account) or ledger.told_alike(entry, account) for entry in entries)


def _contrast(a: Entry, b: Entry, about: str) -> Contrast:
    kind, template = _nature(a, b)
    voices = (Voice(a, a.whole), Voice(b, b.whole))
    return Contrast(kind, template, voices, of_statements(kind, (a, b), _SHARE), about=about)


def _nature(a: Entry, b: Entry) -> tuple[FindingKind, str]:
    """What kind of difference two unmatched statements on one subject show, and its template."""
    acts = {a.statement.act.value, b.statement.act.value}
    duty_a, duty_b = who_must_act(a), who_must_act(b)
    if duty_a and duty_b and duty_a != duty_b:
        return FindingKind.CONFLICT, "conflict.duty"
    if acts & family("favourable") and acts & family("unfavourable") and share_speaker(a, b):
        return FindingKind.CONFLICT, "conflict.evaluation"
    if same_speakers(a, b) is False:
        return FindingKind.ATTRIBUTION_SHIFT, "shift.joint" if share_speaker(a, b) else "shift.topic"
    if acts <= family("normative") and len(acts) > 1:
        return FindingKind.CONFLICT, "conflict.stance"
    if differ_in_force(a, b):
        return FindingKind.STRENGTH_SHIFT, "strength.topic"
    return FindingKind.WORDING, "wording.framing"


def _display(entry: Entry, subject: str) -> str:
    """A subject as the taxonomy names it, or as the account writes it."""
    named = next((topic for topic in entry.statement.topics if topic.casefold() == subject), None)
    words = entry.whole.of(entry.source)
    place = words.casefold().find(subject)
    return named or (words[place : place + len(subject)] if place >= 0 else subject)
