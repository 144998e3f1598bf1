"""Conflicts: statements of different accounts about the same thing that cannot both be right."""

from collections.abc import Sequence

from dragoman.collation.comparison.contrasts import Contrast, Voice, variants
from dragoman.collation.comparison.dates import explained_by_zones
from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.matters import matter
from dragoman.collation.comparison.particulars import particulars
from dragoman.collation.comparison.subjects import subjects
from dragoman.collation.comparison.telling import tell
from dragoman.collation.comparison.weights import family, of_statements
from dragoman.collation.guards import Contradiction
from dragoman.model import Act, Evidence, Finding, FindingKind


def conflicts(ledger: Ledger, contradictions: Sequence[Contradiction]) -> list[Finding]:
    """The contradictions between statements, each once, and opposed verdicts of one speaker on one subject."""
    found: dict[frozenset[str], Finding] = {}
    for contradiction in contradictions:
        a, b = (ledger.entries[name] for name in contradiction.statements)
        if not (ledger.told_alike(a, b.account) or ledger.told_alike(b, a.account)):
            found.setdefault(frozenset((a.id, b.id)), _finding(ledger, contradiction, a, b))
    for a, b in _opposed_verdicts(ledger):
        found.setdefault(frozenset((a.id, b.id)), _verdicts(ledger, a, b))
    return list(found.values())


def _finding(ledger: Ledger, contradiction: Contradiction, a: Entry, b: Entry) -> Finding:
    kind = FindingKind.CONFLICT
    template = f"conflict.{contradiction.reason}"
    if contradiction.reason == "date" and _zones(ledger, a, b):
        kind, template = FindingKind.DATE_INCONSISTENT, "dates.statement_zones"
    elif contradiction.reason == "polarity" and Act.DENY in (a.statement.act, b.statement.act):
        kind = FindingKind.DENIED
    voices = (Voice(a, contradiction.spans[0]), Voice(b, contradiction.spans[1]))
    contrast = Contrast(kind, template if kind is not FindingKind.DATE_INCONSISTENT else "conflict.date", voices, 0.0)
    return Finding(
        id="",
        kind=kind,
        summary=tell(template, matter=matter([a, b]), variants=variants(voices, ledger, contrast)),
        accounts=(a.account, b.account),
        statements=(a.id, b.id),
        evidence=(Evidence(a.account, a.whole), Evidence(b.account, b.whole)),
        weight=of_statements(kind, (a, b)),
    )


def _zones(ledger: Ledger, a: Entry, b: Entry) -> bool:
    """Whether the dates of two statements lie a day apart between sides whose clocks explain it."""
    mine = [item.value for item in particulars(a.source, a.whole) if item.kind == "date"]
    theirs = [item.value for item in particulars(b.source, b.whole) if item.kind == "date"]
    return any(explained_by_zones(ledger, f"2000-{one}", f"2000-{other}") for one in mine for other in theirs)


def _opposed_verdicts(ledger: Ledger) -> list[tuple[Entry, Entry]]:
    """Statements in which the same speaker praises a subject in one account and objects to it in another."""
    praised, blamed = _with_subjects(ledger, "favourable"), _with_subjects(ledger, "unfavourable")
    return [
        (one, other)
        for one, mine in praised
        for other, theirs in blamed
        if one.account != other.account
        and mine & theirs
        and _one_speaker(one, other)
        and not ledger.partners(one, other.account)
    ]


def _with_subjects(ledger: Ledger, name: str) -> list[tuple[Entry, set[str]]]:
    """The statements whose act is of a family, each with what it is about."""
    acts = family(name)
    chosen = [entry for entry in ledger.entries.values() if entry.statement.act.value in acts]
    return [(entry, set(subjects(entry, ledger))) for entry in chosen]


def _one_speaker(one: Entry, other: Entry) -> bool:
    return len(one.statement.speaker) == len(other.statement.speaker) == 1 and {
        a.name for a in one.statement.speaker
    } == {a.name for a in other.statement.speaker}


def _verdicts(ledger: Ledger, a: Entry, b: Entry) -> Finding:
    kind = FindingKind.CONFLICT
    a, b = sorted((a, b), key=lambda entry: ledger.accounts.index(entry.account))
    voices = (Voice(a, a.whole), Voice(b, b.whole))
    contrast = Contrast(kind, "conflict.evaluation", voices, 0.0)
    return Finding(
        id="",
        kind=kind,
        summary=tell("conflict.evaluation", matter=matter([a, b]), variants=variants(voices, ledger, contrast)),
        accounts=(a.account, b.account),
        statements=(a.id, b.id),
        evidence=(Evidence(a.account, a.whole), Evidence(b.account, b.whole)),
        weight=of_statements(kind, (a, b)),
    )
