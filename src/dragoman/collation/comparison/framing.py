"""Framing: accounts that take up the same subject and have nothing in common on it.

Where no statements on a subject could be matched, two omissions would hide that both accounts speak of it. One
contrast is told instead, of the kind that the difference shows: who must act, opposed verdicts, other speakers, another
force, or simply other things said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from dragoman.collation.comparison.contrasts import Contrast, Voice
from dragoman.collation.comparison.duties import who_must_act
from dragoman.collation.comparison.gist import is_gist
from dragoman.collation.comparison.ledger import Entry, Ledger, Pair
from dragoman.collation.comparison.matters import matter, with_article
from dragoman.collation.comparison.nearness import NEAR, likeness
from dragoman.collation.comparison.speakers import same_speakers, share_speaker
from dragoman.collation.comparison.strength import compare_strength, differ_in_force
from dragoman.collation.comparison.subjects import akin, by_subject, names_of, shared_subjects, subjects
from dragoman.collation.comparison.weights import family, of_statements
from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_of
from dragoman.lexicon.topics import topic_in_prose, topic_ranks
from dragoman.model import FindingKind, Span

_SPECIFIC = 4
"""A subject that more statements of one account share is a field, not a point."""
_GRAVE = (FindingKind.CONFLICT, FindingKind.ATTRIBUTION_SHIFT)
_SHARE = 0.6
_LEAST_LIKENESS = 0.35
_LEAST_OF = {FindingKind.STRENGTH_SHIFT: 0.55}
"""The same for kinds that take more: force differs only in what is nearly one statement."""
_LEAST_OF_STATE = 0.55
"""The same for a state's name: both accounts speak of it whatever they say, but who must act there is a point."""
_SURE = 0.65
"""Cosine from which near statements of speakers that are only partly the same are set against each other."""


def framings(ledger: Ledger, near: Sequence[Pair]) -> Iterator[Contrast]:
    """The contrasts of near statements, and those on subjects that two accounts share without a match."""
    for pair in near:
        if is_gist(pair.a, pair.b) or is_gist(pair.b, pair.a):
            continue
        if _nature(pair.a, pair.b)[0] not in _GRAVE:
            found = compare_strength(pair.a, pair.b)
            yield from (contrast for contrast in found if not any(voice.lacks for voice in contrast.voices))
        elif likeness(pair.a, pair.b) >= _SURE:
            yield _contrast([pair.a], [pair.b], matter([pair.a, pair.b]))
    for one, other in combinations(ledger.accounts, 2):
        both = {one, other}
        used = {entry.id for pair in near if {pair.a.account, pair.b.account} == both for entry in (pair.a, pair.b)}
        yield from _between(ledger, one, other, used)


def _between(ledger: Ledger, one: str, other: str, used: set[str]) -> Iterator[Contrast]:
    """The contrasts of two accounts, the gravest and nearest first: a statement serves in one of them only."""
    mine, theirs = by_subject(ledger, one), by_subject(ledger, other)
    open_ones = [
        (subject, same)
        for subject, same in shared_subjects(mine, theirs)
        if not (_is_field(subject, mine[subject]) or _is_field(same, theirs[same]))
        and not (_met(ledger, mine[subject], other) or _met(ledger, theirs[same], one))
    ]
    told: list[str] = []
    for subject, same in sorted(open_ones, key=lambda pair: _order(mine[pair[0]], theirs[pair[1]], pair)):
        first = [entry for entry in mine[subject] if entry.id not in used]
        second = [entry for entry in theirs[same] if entry.id not in used]
        if not first or not second or any(akin(f"{subject} {same}", earlier) for earlier in told):
            continue
        if all(_is_list(entry, ledger) for entry in (*first, *second)):
            continue
        if {subject, same} & set(load_table("findings")["meeting_topics"]) and _other_people(first, second, ledger):
            continue
        contrast = _contrast(first, second, _display(first[0], subject))
        a, b = (voice.entry for voice in contrast.voices)
        closeness = likeness(a, b)
        opened = _both_open_on(subject, a, b) and likeness(a, b) < _LEAST_LIKENESS
        if opened and contrast.kind not in _GRAVE:
            weight = of_statements(FindingKind.WORDING, (a, b))
            contrast = replace(contrast, kind=FindingKind.WORDING, template="wording.framing", weight=weight)
        least = 0.0 if opened else _least(subject, contrast.kind)
        if closeness >= least and not (closeness >= NEAR and contrast.kind is FindingKind.WORDING):
            used |= {entry.id for entry in (*first, *second)}
            told.append(f"{subject} {same}")
            yield contrast


def _order(mine: Sequence[Entry], theirs: Sequence[Entry], subjects: tuple[str, str]) -> tuple[bool, float, list[str]]:
    """The order of subjects, the same whichever account comes first: conflicts, then by likeness, then by name."""
    grave, closeness, *_ = max(_claim_to_show(a, b) for a in mine for b in theirs)
    return (not grave, -closeness, sorted(subjects))


def _claim_to_show(a: Entry, b: Entry) -> tuple[bool, float, list[str]]:
    """How well two statements show a difference: a conflict first, then likeness, then their words to part equals."""
    return _nature(a, b)[0] is FindingKind.CONFLICT, likeness(a, b), sorted((a.content, b.content))


def _is_field(subject: str, entries: Sequence[Entry]) -> bool:
    """Whether a subject runs through so much of an account that two statements with it need not meet."""
    return len(entries) > _SPECIFIC or entries[0].source.casefold().count(subject) > _SPECIFIC + 1


def _is_list(entry: Entry, ledger: Ledger) -> bool:
    """Whether a statement only lists subjects: two lists that have one in common say nothing on it."""
    return len(subjects(entry, ledger)) >= _SPECIFIC


def _both_open_on(subject: str, a: Entry, b: Entry) -> bool:
    """Whether both accounts say themselves, before the statement, that it is on a subject ("On Norland, …")."""
    openings = [entry.setting.of(entry.source).casefold() if entry.setting else "" for entry in (a, b)]
    return all(opening.removeprefix("the ") == subject for opening in openings)


def _other_people(first: Sequence[Entry], second: Sequence[Entry], ledger: Ledger) -> bool:
    """Whether one account names somebody for a meeting whom the other does not: they are two meetings then."""
    named = [
        {name_.casefold() for entry in entries for name_ in names_of(entry, ledger) if party_of(name_) is None}
        for entries in (first, second)
    ]
    return named[0] != named[1]


def _least(subject: str, kind: FindingKind) -> float:
    """The least likeness of two statements on a subject that are set against each other."""
    if kind in (FindingKind.ATTRIBUTION_SHIFT, FindingKind.STRENGTH_SHIFT) and party_of(subject.title()):
        return _LEAST_OF_STATE
    return _LEAST_OF.get(kind, _LEAST_LIKENESS)


def _met(ledger: Ledger, entries: list[Entry], account: str) -> bool:
    return any(ledger.partners(entry, account) or ledger.told_alike(entry, account) for entry in entries)


def _contrast(first: Sequence[Entry], second: Sequence[Entry], about: str) -> Contrast:
    """The contrast between two accounts' statements on a subject, shown by the two that tell it best."""
    pairs = [(a, b) for a in first for b in second]
    a, b = max(pairs, key=lambda pair: _claim_to_show(*pair))
    kind, template = _nature(a, b)
    voices = (Voice(a, a.whole), Voice(b, b.whole))
    more = tuple(entry for entry in (*first, *second) if entry.id not in (a.id, b.id))
    return Contrast(kind, template, voices, of_statements(kind, (a, b), _SHARE), about=about, more=more)


def _nature(a: Entry, b: Entry) -> tuple[FindingKind, str]:
    """What kind of difference two unmatched statements on one subject show, and its template."""
    acts = {a.statement.act.value, b.statement.act.value}
    duty_a, duty_b = who_must_act(a), who_must_act(b)
    if duty_a and duty_b and duty_a != duty_b:
        return FindingKind.CONFLICT, "conflict.duty"
    if acts & family("favourable") and acts & (family("unfavourable") | {"raise"}) and share_speaker(a, b):
        return FindingKind.CONFLICT, "conflict.raised" if "raise" in acts else "conflict.evaluation"
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
    if named is not None and named in topic_ranks():
        return topic_in_prose(named)
    for span in (entry.whole, entry.setting):
        place = span.of(entry.source).casefold().find(subject) if span else -1
        if span and place >= 0:
            start = span.start + place
            return with_article(entry.source, Span(start, start + len(subject)))
    return named or subject
