"""Emphasis: what an account opens with, and how much of its space it gives to a topic or a speaker."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from dragoman.collation.comparison.ledger import Entry, Ledger
from dragoman.collation.comparison.speakers import shown
from dragoman.collation.comparison.subjects import topic_of
from dragoman.collation.comparison.telling import name, tell
from dragoman.collation.comparison.weights import of_statements
from dragoman.lexicon.topics import topic_in_prose
from dragoman.model import Evidence, Finding, FindingKind

_KIND = FindingKind.EMPHASIS
_LEAST = 0.4
"""A smaller difference of shares is not told."""
_ENOUGH = 4
"""Accounts with fewer statements have no order or share worth telling."""
_MOST_EVIDENCE = 6


def emphasis(ledger: Ledger) -> list[Finding]:
    """At most one finding each for order, share by topic and share by speaker (one for both in the same accounts)."""
    accounts = [account for account in ledger.accounts if len(ledger.of(account)) >= _ENOUGH]
    topic, speaker = _largest(ledger, accounts, "topic", _topic), _largest(ledger, accounts, "speaker", _speaker)
    if topic and speaker and topic.accounts == speaker.accounts:
        topic, speaker = _in_one(topic, speaker), None
    return [finding for finding in (topic, speaker, _order(ledger, accounts)) if finding is not None]


def _in_one(topic: Finding, speaker: Finding) -> Finding:
    """The shares of a topic and of a speaker in the same accounts, told together."""
    one, other = topic.summary.rstrip("."), speaker.summary
    return replace(
        topic,
        summary=f"{one}; {'t' + other[1:] if other.startswith('The ') else other}",
        statements=tuple(dict.fromkeys((*topic.statements, *speaker.statements))),
        evidence=tuple(dict.fromkeys((*topic.evidence, *speaker.evidence))),
        weight=max(topic.weight, speaker.weight),
    )


def _topic(entry: Entry) -> list[str]:
    topic = topic_of(entry)
    return [topic] if topic else []


def _speaker(entry: Entry) -> list[str]:
    return [shown(actor) for actor in entry.statement.speaker] if len(entry.statement.speaker) == 1 else []


def _shares(entries: Iterable[Entry], keys: Callable[[Entry], list[str]]) -> dict[str, float]:
    """The share of the space of all statements, in characters, that each key has."""
    space: dict[str, int] = {}
    total = 0
    for entry in entries:
        total += entry.statement.content.length
        for key in keys(entry):
            space[key] = space.get(key, 0) + entry.statement.content.length
    return {key: length / max(1, total) for key, length in space.items()}


def _largest(ledger: Ledger, accounts: list[str], what: str, keys: Callable[[Entry], list[str]]) -> Finding | None:
    shares = {account: _shares(ledger.of(account), keys) for account in accounts}
    best: tuple[float, str, str, str] | None = None
    for more in accounts:
        for less in accounts:
            for key, share in sorted(shares[more].items()):
                rival = shares[less].get(key)
                if rival and share - rival >= _LEAST and (best is None or share - rival > best[0]):
                    best = (share - rival, more, less, key)
    if best is None:
        return None
    gap, more, less, key = best
    summary = tell(
        f"emphasis_share.{what}",
        who=name(ledger, more),
        other=name(ledger, less),
        share=_percent(shares[more][key]),
        less=_percent(shares[less][key]),
        **{what: topic_in_prose(key)},
    )
    entries = [
        entry
        for account in (more, less)
        for entry in [e for e in ledger.of(account) if key in keys(e)][:_MOST_EVIDENCE]
    ]
    return _made(ledger, summary, entries, gap)


def _order(ledger: Ledger, accounts: list[str]) -> Finding | None:
    """What one account opens with and another closes with, among topics of both."""
    for one in accounts:
        for other in accounts:
            mine, theirs = _topics(ledger, one), _topics(ledger, other)
            shared = [topic for topic in mine if topic in theirs]
            if len(shared) > 2 and theirs and mine[0] == shared[0] and theirs[-1] == shared[0]:  # noqa: PLR2004 - an order
                first = shared[0]
                entries = [next(e for e in ledger.of(account) if topic_of(e) == first) for account in (one, other)]
                summary = tell("emphasis_share.order", who=name(ledger, one), other=name(ledger, other), first=first)
                return _made(ledger, summary, entries, _LEAST)
    return None


def _topics(ledger: Ledger, account: str) -> list[str]:
    return list(dict.fromkeys(topic for entry in ledger.of(account) if (topic := topic_of(entry))))


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"


def _made(ledger: Ledger, summary: str, entries: list[Entry], share: float) -> Finding:
    accounts = {entry.account for entry in entries}
    return Finding(
        id="",
        kind=_KIND,
        summary=summary,
        accounts=tuple(account for account in ledger.accounts if account in accounts),
        statements=tuple(entry.id for entry in entries),
        evidence=tuple(Evidence(entry.account, entry.whole) for entry in entries),
        weight=of_statements(_KIND, (), share),
    )
