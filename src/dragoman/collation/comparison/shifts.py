"""Shifts of attribution: the same content in another mouth, or joint in one account and one side's own in the other."""

from collections.abc import Iterator

from dragoman.collation.comparison.contrasts import Contrast, Voice
from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.particulars import particulars
from dragoman.collation.comparison.speakers import same_speakers, share_speaker, shown_speakers
from dragoman.collation.comparison.telling import name, quote, tell
from dragoman.collation.comparison.terms import Term, terms_in
from dragoman.collation.comparison.weights import family, generic, of_statements
from dragoman.model import Evidence, Finding, FindingKind

_KIND = FindingKind.ATTRIBUTION_SHIFT
_JOINT = 0.75
_COURTESY = 0.4


def shifts_of_attribution(ledger: Ledger) -> Iterator[Contrast]:
    """The contrasts between matched statements with different speakers."""
    for pair in ledger.differing:
        if same_speakers(pair.a, pair.b) is not False or _also_alike(pair.a, pair.b, ledger):
            continue
        joint = share_speaker(pair.a, pair.b)
        courtesy = {pair.a.statement.act.value, pair.b.statement.act.value} <= family("courtesy")
        share = _COURTESY if courtesy else _JOINT if joint else 1.0
        voices = (Voice(pair.a, pair.a.whole), Voice(pair.b, pair.b.whole))
        template = "shift.joint" if joint else "shift.mouth"
        yield Contrast(_KIND, template, voices, of_statements(_KIND, (pair.a, pair.b), share))


def moved_scope(ledger: Ledger) -> list[Finding]:
    """Subjects that one account has one side bring up and the other puts into the other side's own words.

    Two statements of one speaker are matched, and one names a subject that the other does not; the account of the
    latter has that subject from somebody else, in words that the first account does not give that person.
    """
    found: dict[tuple[str, str], Finding] = {}
    for pair in ledger.differing:
        for plain, full in ((pair.a, pair.b), (pair.b, pair.a)):
            if same_speakers(plain, full):
                for term, origin, theirs in _moved(plain, full, ledger):
                    found.setdefault(
                        (full.id, plain.account), _scope_finding(plain, full, origin, (term, theirs), ledger)
                    )
    return list(found.values())


def _moved(plain: Entry, full: Entry, ledger: Ledger) -> Iterator[tuple[Term, Entry, Term]]:
    named = {term.referent for term in terms_in(plain.source, plain.whole)}
    for term in terms_in(full.source, full.whole):
        if term.referent in named:
            continue
        for origin in ledger.of(plain.account):
            if share_speaker(origin, plain) or not origin.statement.speaker:
                continue
            theirs = [other for other in terms_in(origin.source, origin.whole) if other.referent == term.referent]
            if theirs and _goes_together(origin, full) and not _has_it_too(origin, term, full.account, ledger):
                yield term, origin, theirs[0]


def _goes_together(origin: Entry, full: Entry) -> bool:
    """Whether two statements are of one matter beyond the subject itself: a topic or two words they share."""
    topics = {topic for topic in origin.statement.topics if not generic(topic)} & set(full.statement.topics)
    names = {item.value for item in particulars(origin.source, origin.whole)}
    shared = names & {item.value for item in particulars(full.source, full.whole)}
    common = set(_long_words(origin.content)) & set(_long_words(full.content))
    return len(topics) + len(shared) + len(common) >= 2  # noqa: PLR2004 - two signs of one matter


def _long_words(words: str) -> list[str]:
    return [word.strip("“”\"'.,;:’").casefold() for word in words.split() if len(word) >= 5]  # noqa: PLR2004 - content words


def _has_it_too(origin: Entry, term: Term, account: str, ledger: Ledger) -> bool:
    """Whether the other account also has the first speaker bring the subject up."""
    return any(
        share_speaker(origin, other)
        and any(item.referent == term.referent for item in terms_in(other.source, other.whole))
        for other in ledger.of(account)
    )


def _scope_finding(plain: Entry, full: Entry, origin: Entry, terms: tuple[Term, Term], ledger: Ledger) -> Finding:
    entries = sorted((plain, full, origin), key=lambda entry: (ledger.accounts.index(entry.account), entry.id))
    summary = tell(
        "shift.scope",
        who=name(ledger, plain.account),
        first=shown_speakers(origin),
        words=quote(origin.source, terms[1].span),
        other=name(ledger, full.account),
        second=shown_speakers(full),
    )
    return Finding(
        id="",
        kind=_KIND,
        summary=f"{summary[:-1]} ({quote(full.source, terms[0].span)}).",
        accounts=tuple(dict.fromkeys(entry.account for entry in entries)),
        statements=tuple(entry.id for entry in (origin, plain, full)),
        evidence=tuple(Evidence(entry.account, entry.whole) for entry in (origin, plain, full)),
        weight=of_statements(_KIND, entries),
    )


def _also_alike(a: Entry, b: Entry, ledger: Ledger) -> bool:
    """Whether one of two statements is matched, in the other's account, with words of its own speaker as well."""
    return any(same_speakers(a, other) for other in ledger.partners(a, b.account)) or any(
        same_speakers(b, other) for other in ledger.partners(b, a.account)
    )
