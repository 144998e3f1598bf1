"""For whom a publisher speaks: the person whom its own texts leave out ("had a telephone conversation with …")."""

import re
from datetime import date
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.names import surname
from dragoman.lexicon.officeholders import holders, tenures
from dragoman.model import Account, Actor
from dragoman.reading.cast import Cast, Form
from dragoman.reading.contact.actors import fuller, is_spokesperson
from dragoman.reading.layout import BlockKind, Layout

_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w’'-]+")


def principal(
    account: Account, layout: Layout, cast: Cast, day: date | None, aside: frozenset[str] = frozenset()
) -> Actor | None:
    """For whom a publisher speaks; `aside`: those of whom it says but that they came too, or who are not its first.

    Who signs the text, else the person of its side whom it names most, else who then held the office.
    """
    signatory = _signatory(account, layout, cast)
    if signatory is not None:
        return signatory
    counts: dict[str, int] = {}
    first: dict[str, Actor] = {}
    for mention in cast.mentions:
        for actor in mention.actors:
            if actor.person and mention.form is Form.NAME and not is_spokesperson(actor):
                first[actor.person] = fuller(first.get(actor.person, actor), actor)
                counts[actor.person] = counts.get(actor.person, 0) + 1
    own = [name for name in counts if account.side and first[name].party == account.side]
    main = max(own, key=lambda name: counts[name], default=None)
    holder = _office_holder(account, day) if main is None or (counts[main] == 1 and main in aside) else None
    return holder or (first[main] if main else None)


def _signatory(account: Account, layout: Layout, cast: Cast) -> Actor | None:
    """Who is named, with an office, on a line of its own as whose words the account has; no spokesperson."""
    for block in layout.blocks:
        if block.kind is not BlockKind.ATTRIBUTION_LINE:
            continue
        for mention in cast.within(block.span):
            named = mention.form is Form.NAME and mention.span.start == block.span.start
            for actor in mention.actors if named else ():
                if actor.person and actor.party and actor.party == account.side and not is_spokesperson(actor):
                    return actor
    return None


def _office_holder(account: Account, day: date | None) -> Actor | None:
    """Who held, that day, the office that a publisher's name points to."""
    if not account.side or not account.publisher or day is None:
        return None
    for word in _CAPITALISED.findall(account.publisher):
        own = [tenure for tenure in tenures(word) if tenure.party == account.side and tenure.start <= day]
        if own:
            best = max(own, key=lambda tenure: tenure.start)
            return Actor(best.person, best.person, best.office, account.side)
    for role, pattern in _publishers():
        if pattern.search(account.publisher):
            held = holders(account.side, role, day)
            if held:
                best = max(held, key=lambda tenure: (surname(tenure.person) in (account.publisher or ""), tenure.start))
                return Actor(best.person, best.person, best.office, account.side)
    return None


def is_foreign_office(account: Account) -> bool:
    """Whether a publisher speaks for a minister of foreign affairs, who meets those from abroad unless it says not."""
    words = account.publisher or ""
    return any(role == "foreign_minister" and pattern.search(words) for role, pattern in _publishers())


def speaks_for_head(account: Account) -> bool:
    """Whether a publisher speaks for a head of state or government, of whom it may tell by the office alone."""
    words = account.publisher or ""
    role = next((role for role, pattern in _publishers() if pattern.search(words)), None)
    return role in {"head_of_state", "head_of_government"}


@cache
def _publishers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The offices that publishers' names point to."""
    return tuple(
        (row["role"], re.compile(row["pattern"], re.IGNORECASE)) for row in load_table("contacts")["publisher"]
    )
