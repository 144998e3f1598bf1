"""Whom "I" and "we" mean: the speaker of a turn, of a quotation, of the whole account, or the publisher's own side."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from dragoman.lexicon.parties import party_name
from dragoman.model import Account, Actor, Span
from dragoman.reading.cast.discourse import is_person, is_subject
from dragoman.reading.cast.identity import clean_name, same_name
from dragoman.reading.cast.mentions import own_side, publishing_person
from dragoman.reading.cast.ranks import role_of
from dragoman.reading.cast.values import Cast, Form
from dragoman.reading.cast.words import either
from dragoman.reading.layout import Block, BlockKind, Layout

_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y)\b")
_QUOTATION = re.compile(r"[“\"]([^“”\"]{2,3000})[”\"]")
_DEPTH = 6


class Voices:
    """Who speaks at each place of one account."""

    def __init__(self, cast: Cast, account: Account, layout: Layout, participants: tuple[Actor, ...]) -> None:
        self.cast = cast
        self.layout = layout
        self.text = account.text
        side = own_side(account)
        self.side = Actor(party_name(side), party=side) if side else None
        own = [actor for actor in participants if actor.person and actor.party == side] if side else []
        narrator = _narrator(cast, account, layout)
        alone = own[0] if len(own) == 1 and _is_told_as_i(account.text, layout.prose[:1]) else None
        self.narrator = _as_there(narrator, own) if narrator else alone
        self._quotations = _quotations(cast, account.text, layout)
        self._opened = [span.start for span, _ in self._quotations]

    def first(self, offset: int) -> Actor | None:
        """Whom "I" at a place means."""
        quoted = self._quoted(offset)
        if quoted is not None:
            return quoted[0] if quoted else None
        turn = self._turn(offset)
        if turn is not None:
            return self._speaker(turn)
        return self.narrator

    def first_plural(self, offset: int) -> Actor | None:
        """Whom "we" at a place means: the one who says it, else the publisher's own side."""
        quoted = self._quoted(offset)
        if quoted is not None or self._turn(offset) is not None:
            return self.first(offset)
        if self.narrator is None or (self.narrator.office and role_of(self.narrator.office) == "spokesperson"):
            return self.side
        return self.narrator

    def _turn(self, offset: int) -> Block | None:
        """The transcript turn that a place belongs to."""
        block = self.layout.block_at(offset)
        for _ in range(_DEPTH):
            if block is None or block.kind is BlockKind.SPEAKER_TURN:
                return block
            block = self.layout.blocks[block.parent] if block.parent is not None else None
        return None

    def _speaker(self, turn: Block) -> Actor | None:
        """Who speaks in a turn."""
        found = self.cast.touching(turn.marker) if turn.marker else ()
        return found[0].actors[0] if found and found[0].actors else None

    def _quoted(self, offset: int) -> tuple[Actor, ...] | None:
        """Who speaks in the quotation around a place: () where that is unknown, None outside quotations."""
        place = bisect_right(self._opened, offset) - 1
        if place < 0:
            return None
        span, actors = self._quotations[place]
        return actors if span.start <= offset < span.end else None


def author_of(cast: Cast, account: Account, layout: Layout, participants: tuple[Actor, ...]) -> Actor | None:
    """Who tells an account that is published in a person's name and speaks as "I" throughout; None of any other."""
    author = _publishing_person(cast, account) if own_side(account) else None
    if author is None or (author.office and role_of(author.office) == "spokesperson"):
        return None
    turns = any(block.kind is BlockKind.SPEAKER_TURN for block in layout.blocks)
    return _as_there(author, participants) if not turns and _is_told_as_i(account.text, layout.prose) else None


def _is_told_as_i(text: str, blocks: Sequence[Block]) -> bool:
    """Whether somebody speaks as "I" outside quotations."""
    return any(_FIRST_PERSON.search(_QUOTATION.sub("", block.span.of(text))) for block in blocks)


def _as_there(author: Actor, participants: Sequence[Actor]) -> Actor:
    """An author as the participant of that name, if there is one."""
    return next((each for each in participants if each.person and same_name(author.name, each.person)), author)


def _narrator(cast: Cast, account: Account, layout: Layout) -> Actor | None:
    """The person whose words the account is: in the publisher's name, the title or the line that attributes it."""
    if own_side(account) is None:
        return None
    named = _publishing_person(cast, account)
    if named is not None:
        return named
    for block in layout.blocks[:_DEPTH]:
        found = cast.within(block.span)
        if block.kind is BlockKind.ATTRIBUTION_LINE and found and is_person(found[0]):
            return found[0].actors[0]
        for mention in found:
            head = account.text[block.span.start : mention.span.start]
            if is_person(mention) and _made_by().search(head[-80:]):
                return mention.actors[0]
    return None


def _publishing_person(cast: Cast, account: Account) -> Actor | None:
    """The person named as publisher ("President Trump (remarks to reporters)")."""
    phrase = publishing_person(account)
    if phrase is None or phrase.name is None:
        return None
    name = clean_name(phrase.name.of(account.publisher or ""))
    known = next((person.actor for person in cast.people if same_name(name, person.actor.person or "")), None)
    return known or Actor(name, name, phrase.office, phrase.party or account.side)


def _quotations(cast: Cast, text: str, layout: Layout) -> list[tuple[Span, tuple[Actor, ...]]]:
    """The quotations of the text, in order, with whoever stands beside them as their speaker."""
    return [
        (Span(*match.span(1)), _beside(cast, text, block.span, Span(*match.span())))
        for block in layout.blocks
        for match in _QUOTATION.finditer(text, block.span.start, block.span.end)
    ]


def _beside(cast: Cast, text: str, block: Span, quotation: Span) -> tuple[Actor, ...]:
    """Who stands after a quotation ("…", Smith said), else the last subject before it."""
    after = cast.within(Span(quotation.end, min(block.end, quotation.end + 80)))
    if after and _after_quotation().fullmatch(text, quotation.end, after[0].span.start) and not after[0].possessive:
        return after[0].actors
    before = cast.within(Span(max(block.start, quotation.start - 300), quotation.start))
    subjects = [one for one in before if one.form is not Form.PARTY and is_subject(text, block.start, one)]
    return subjects[-1].actors if subjects else ()


@cache
def _made_by() -> re.Pattern[str]:
    """Whose remarks they are, at the end of what stands before a name ("Statement by")."""
    return re.compile(rf"\b(?i:{either('words', 'remarks')})\b[^.\n]{{0,30}}?\b(?:by|of|from|with)\s+(?:the\s+)?$")


@cache
def _after_quotation() -> re.Pattern[str]:
    """What may stand between a quotation and whoever said it."""
    return re.compile(rf"[\s,.]{{0,3}}(?:(?:{either('discourse', 'saying')}|according to)\s+)?(?:the\s+)?")
