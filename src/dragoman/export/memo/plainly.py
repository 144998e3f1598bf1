"""A finding as a sentence: in its own words where its evidence shows all that they say, else by its evidence alone."""

from dragoman.collation.comparison.telling import name, quote
from dragoman.export.labels import joined, label
from dragoman.export.memo.sentences import Desk, Sentence, phrase
from dragoman.model import Evidence, Finding, FindingKind

_PLAIN = frozenset({FindingKind.CORROBORATED, FindingKind.ONLY_IN})
"""The kinds whose plain sentence names the accounts first and then quotes the words."""

_DIRECT = frozenset({*_PLAIN, FindingKind.CREDITED_UNCONFIRMED, FindingKind.DENIED, FindingKind.CONFLICT})
_MOST_QUOTED = 5


def told_of(desk: Desk, finding: Finding) -> Sentence | None:
    """The sentence of `finding`, None where it has no evidence."""
    return desk.sentence(finding.summary, finding.evidence) or plainly(desk, finding)


def plainly(desk: Desk, finding: Finding) -> Sentence | None:
    """What the evidence of `finding` shows, and no more: who has which words."""
    first = _first_of_each(desk, finding) if finding.kind not in _PLAIN else finding.evidence[:_MOST_QUOTED]
    known = [proof for proof in first if proof.account in desk.ledger.readings and proof.span.length > 0]
    if not known:
        return None
    quoted = [quote(desk.ledger.account(proof.account).text, proof.span) for proof in known]
    variants = [
        phrase("variant", "memo_plain", who=name(desk.ledger, proof.account), words=words)
        for proof, words in zip(known, quoted, strict=True)
    ]
    several = finding.kind is FindingKind.ONLY_IN and len({proof.account for proof in known}) > 1
    text = phrase(
        "only_in_several" if several else finding.kind if finding.kind in _DIRECT else "default",
        "memo_plain",
        who=desk.who([proof.account for proof in known]),
        words=_row(quoted, len(finding.evidence) - len(known) if finding.kind in _PLAIN else 0),
        variants="; ".join(variants),
    )
    return desk.sentence(text, known)


def _row(quoted: list[str], more: int) -> str:
    """Quotations in a row; where there are more, that is said."""
    words = joined(quoted)
    return label("memo_plain", "more").format(words=words) if more > 0 else words


def _first_of_each(desk: Desk, finding: Finding) -> list[Evidence]:
    """The first words of each account, in the order of the accounts."""
    found: dict[str, Evidence] = {}
    for proof in finding.evidence:
        found.setdefault(proof.account, proof)
    return [found[key] for key in desk.ledger.accounts if key in found]
