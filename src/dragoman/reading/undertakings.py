"""Undertakings: who will do what, with whom, by when and on what condition, from the statements of one account.

Invitations, acceptances, offers, promises and agreed steps bind somebody to something yet to be done; views that are
shared, and reports of what was, do not.
"""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_of, party_pattern
from dragoman.model import Act, Actor, Span, Statement, Strength, Undertaking
from dragoman.reading.cast import Cast, Form, Mention
from dragoman.reading.spans import beginning_in
from dragoman.reading.times import Time

BINDING_ACTS = frozenset(
    {Act.AGREE, Act.PROMISE, Act.OFFER, Act.ACCEPT, Act.INTEND, Act.INVITE, Act.LOOK_FORWARD, Act.EXPECT}
)
_GIVEN = frozenset({Act.AGREE, Act.ACCEPT, Act.INVITE, Act.OFFER, Act.PROMISE})
LEAST = Strength.HOPE
NAMED = (Form.NAME, Form.TITLE)
CERTAIN_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPACE = re.compile(r"\s+")
_ARTICLE = re.compile(r"[\s\"“‘'(]*(?:(?:that|the|both|therefore)\s+)*", re.IGNORECASE)


def find_undertakings(
    text: str,
    statements: Sequence[Statement],
    times: Sequence[Time],
    cast: Cast | None = None,
    since: str | None = None,
) -> tuple[Undertaking, ...]:
    """The undertakings that statements make; ids `u1`, `u2` … in the order of the text.

    `times` are sorted by place. `cast` tells who a clause speaks of, where that is not the speaker. What is to be done
    lies after `since`, the day of the contact: an earlier day is not taken for its time.
    """
    made = [said for said in statements if said.speaker and not _unmade(text, said) and _binds(text, said)]
    starts = [time.span.start for time in times]
    return tuple(
        _undertaking(
            f"u{number}",
            text,
            said,
            cast or Cast(text),
            _when(text, beginning_in(starts, times, said.content), said.content, since),
        )
        for number, said in enumerate(made, start=1)
    )


def _binds(text: str, said: Statement) -> bool:
    """Whether a statement binds somebody to something yet to be done."""
    if said.act not in BINDING_ACTS or said.strength is None or said.strength.rank < LEAST.rank:
        return False
    content = said.content.of(text)
    match said.act:
        case Act.EXPECT | Act.LOOK_FORWARD:
            return _finds("deed", said.span.of(text))
        case Act.ACCEPT:
            replied = said.cue is not None and _finds("reply", said.cue.of(text))
            return (_finds("offered", said.span.of(text)) and not replied) or _finds("deed", content)
        case Act.INTEND:
            return _pattern("past").match(content) is None and _finds("intended", content)
        case Act.AGREE:
            return _is_step(content, said.speaker)
        case _:
            return _pattern("past").match(content) is None


def _unmade(text: str, said: Statement) -> bool:
    """Whether a statement says that nothing was promised or agreed ("did not promise", "offered nothing")."""
    cue = said.cue.of(text) if said.cue else ""
    return said.act in _GIVEN and _finds("unmade", f"{cue}\n{said.content.of(text)}")


def _is_step(content: str, speakers: tuple[Actor, ...]) -> bool:
    """Whether what was agreed is a step ("work together", "their teams should meet"), not a view that is shared."""
    if _pattern("preamble").match(content) or _finds("ahead", content):
        return True
    first = re.match(r"[a-z][a-z-]*(?=\s)", content)
    if first and first.group() not in load_table("undertakings")["no_verb"] and not _pattern("view").match(content):
        return True
    duty = _pattern("should").search(content)
    if duty is None:
        return False
    subject = content[: duty.start()]
    own = {actor.party for actor in speakers}
    return _finds("sides", subject) or any(party_of(one.group()) in own for one in party_pattern().finditer(subject))


def _undertaking(number: str, text: str, said: Statement, cast: Cast, when: str | None) -> Undertaking:
    content = said.content.of(text)
    preamble = _pattern("preamble").match(content) if said.act is Act.AGREE else None
    condition = _pattern("condition").search(content)
    who, with_whom = _doers(said, cast)
    return Undertaking(
        id=number,
        who=tuple(dict.fromkeys(actor.name for actor in who)),
        what=_SPACE.sub(" ", content[preamble.end() :] if preamble else content),
        kind=_kind(said.span.of(text)),
        with_whom=tuple(dict.fromkeys(actor.name for actor in with_whom)),
        when=when,
        condition=_SPACE.sub(" ", condition.group()).strip(" ,") if condition else None,
        statements=(said.id,),
    )


def _doers(said: Statement, cast: Cast) -> tuple[tuple[Actor, ...], list[Actor]]:
    """Who is to act, and with whom: whoever is invited, whom the clause speaks of, else the speakers."""
    involved = (*said.speaker, *said.addressee)
    if said.act is Act.INVITE and said.addressee:
        return said.addressee, [actor for actor in said.speaker if actor not in said.addressee]
    subject = _subject(said, cast)
    if subject is None:
        return said.speaker, [actor for actor in involved if actor not in said.speaker]
    others = [
        actor
        for mention in cast.within(Span(subject.span.end, said.content.end))
        if mention.form in NAMED and not mention.possessive
        for actor in mention.actors
        if actor not in subject.actors
    ]
    return subject.actors, others or [actor for actor in said.addressee if actor not in subject.actors]


def _subject(said: Statement, cast: Cast) -> Mention | None:
    """Whom the clause begins with, where that is somebody other than the speakers and their own parties."""
    opening = _ARTICLE.match(cast.text, said.content.start, said.content.end)
    mention = cast.at(opening.end() if opening else said.content.start)
    if mention is None or mention.possessive or mention.form not in {*NAMED, Form.PARTY} or not mention.actors:
        return None
    if not _pattern("verb").match(cast.text, mention.span.end):
        return None
    if mention.form is Form.PARTY:
        own = {actor.party for actor in said.speaker} >= {actor.party for actor in mention.actors}
    else:
        own = {actor.name for actor in mention.actors} <= {actor.name for actor in said.speaker}
    return None if own else mention


def _kind(words: str) -> str:
    """What an undertaking is about: the first kind whose words it has."""
    kinds = load_table("undertakings")["kinds"]
    return next((kind for kind in kinds if _pattern("kinds", kind).search(words)), "cooperation")


def _when(text: str, times: Sequence[Time], span: Span, since: str | None) -> str | None:
    """The first time to come that the words give, as a value or, where it is open, in the account's words."""
    for time in times:
        value = time.value or ""
        if span.covers(time.span) and not value.startswith(("P", "T")) and not _is_over(value, since):
            return value or f"open: {_SPACE.sub(' ', time.span.of(text))}"
    return None


def _is_over(value: str, since: str | None) -> bool:
    """Whether a time lies on or before the day `since`, as far as both are certain."""
    if since is None or not CERTAIN_DAY.match(since) or not value[:4].isdecimal():
        return False
    if CERTAIN_DAY.match(value):
        return value[:10] <= since[:10]
    return value[:4] < since[:4]


def _finds(name: str, words: str) -> bool:
    return _pattern(name).search(words) is not None


@cache
def _pattern(*names: str) -> re.Pattern[str]:
    """A pattern of the table, by its name or, for a kind, its path."""
    found = load_table("undertakings")
    for name in names:
        found = found[name]
    return re.compile(str(found), re.IGNORECASE)
