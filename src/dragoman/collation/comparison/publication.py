"""Publication: which side's account was out first, by the days that the accounts themselves give."""

from datetime import date

from dragoman.collation.comparison.ledger import Ledger
from dragoman.collation.comparison.telling import names, tell
from dragoman.collation.comparison.weights import of_fact
from dragoman.lexicon.calendar import shown_date
from dragoman.model import Evidence, Finding, FindingKind, Span

_KIND = FindingKind.EMPHASIS
_FIELD = "published"
_DAY = 10
_HEAD = 100
"""So many code points of an account are shown for it."""


def publication(ledger: Ledger) -> list[Finding]:
    """One finding where official accounts of different sides, or several of one, came out on different days."""
    days = {
        account: day for account in ledger.accounts if ledger.is_official(account) and (day := _day(ledger, account))
    }
    if len(set(days.values())) <= 1:
        return []
    order = sorted(set(days.values()))
    first, *later = ([account for account in days if days[account] == day] for day in order)
    variants = [
        f"{names(ledger, accounts)} {_after((date.fromisoformat(day) - date.fromisoformat(order[0])).days)}"
        for accounts, day in zip(later, order[1:], strict=True)
    ]
    return [
        Finding(
            id="",
            kind=_KIND,
            summary=tell(
                "published.order", who=names(ledger, first), day=shown_date(order[0]), variants="; ".join(variants)
            ),
            accounts=tuple(days),
            evidence=tuple(Evidence(account, _head(ledger, account)) for account in days),
            weight=of_fact(_KIND, _FIELD),
        )
    ]


def _day(ledger: Ledger, account: str) -> str:
    """The day on which an account came out, empty where it gives none, no day, or has no text to show for it."""
    day = (ledger.account(account).published or "")[:_DAY] if ledger.account(account).text.strip() else ""
    try:
        date.fromisoformat(day)
    except ValueError:
        return ""
    return day


def _after(days: int) -> str:
    return "a day later" if days == 1 else f"{days} days later"


def _head(ledger: Ledger, account: str) -> Span:
    """The beginning of an account, which stands for the whole of it."""
    text = ledger.account(account).text
    start = len(text) - len(text.lstrip())
    line, *_ = text[start : start + _HEAD].splitlines()
    return Span(start, start + len(line))
