"""Partners met one by one.

Each in a sentence of its own ("met separately with two counterparts. With X, he …"), where the words of the contact
name nobody on the other side and the sentences behind them begin with whom each is about; or one behind what the
meeting with another was for ("will meet with X to discuss grain and with Y").
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from dragoman.model import Span
from dragoman.reading.cast import Cast
from dragoman.reading.contact.clauses import opens_with
from dragoman.reading.contact.cues import Manner
from dragoman.reading.contact.encounters import Telling
from dragoman.reading.contact.listed import listed_from, side_of
from dragoman.reading.contact.sentences import Sentence, Sentences

_AND_WITH = re.compile(
    r",? (?:to|on|about|in order to) (?:(?!\bwith\b)[^.;:]){3,160}?"
    r",? and (?:then |later |also |separately )?(?P<with>with) (?:the )?"
)


def severally(cast: Cast, sentences: Sentences, tellings: tuple[Telling, ...]) -> tuple[Telling, ...]:
    """The tellings, and one for each partner that a sentence begins with behind one of partners unnamed."""
    found: list[Telling] = []
    for telling in tellings:
        each = list(_each(cast, sentences, telling)) if _is_of_unnamed(telling) else []
        if len(each) > 1:
            officials = replace(telling.partner, officials=None)
            found += [replace(telling, partner=officials), *each]
        else:
            found += [telling, *_further(cast, telling)]
    return tuple(found)


def _further(cast: Cast, telling: Telling) -> Iterator[Telling]:
    """The telling of whom a sentence adds behind what a meeting with another was for ("to talk *and with Y*")."""
    cue, end = telling.cue, telling.partner.end
    if cue.kind not in {"meeting", "talks", "speak"} or not telling.partner.named or end is None:
        return
    match = _AND_WITH.match(cast.text, end, cue.sentence.span.end)
    side = listed_from(cast, match.end(), cue.sentence.span.end) if match else None
    if match and side and any(actor.person for actor in side.actors) and side.mentions[0].span.start <= match.end():
        with_ = Span(*match.span("with"))
        further = replace(cue, head=with_, object_start=match.end(), subject_end=match.start(), apart=True)
        yield replace(telling, cue=further, partner=side)


def _is_of_unnamed(telling: Telling) -> bool:
    """Whether a lead tells of somebody's contacts with several of whom nobody is named."""
    cue = telling.cue
    front = cue.sentence.lead and cue.sentence.turn is None and cue.manner in {Manner.HELD, Manner.VERB}
    told = front and cue.preposition == "with" and not (telling.background or cue.adjunct)
    return told and bool(telling.subject.named) and not telling.partner.named


def _each(cast: Cast, sentences: Sentences, telling: Telling) -> Iterator[Telling]:
    """A telling for each of the sentences behind another that begin with a partner, those of one paragraph."""
    end = cast.text.find("\n", telling.cue.sentence.span.end)
    for sentence in sentences.all:
        behind = sentence.span.start >= telling.cue.sentence.span.end
        if behind and sentence.span.start < (end if end >= 0 else len(cast.text)):
            yield from _opening(cast, sentence, telling)


def _opening(cast: Cast, sentence: Sentence, telling: Telling) -> Iterator[Telling]:
    """The telling that a sentence's opening makes, of the partner named before its comma (or those met together)."""
    match = opens_with().match(cast.text, sentence.span.start, sentence.span.end)
    if match is None:
        return
    own = telling.subject.actors
    listed = listed_from(cast, match.end(), sentence.span.end).mentions
    side = side_of(list(takewhile(lambda mention: not any(actor in own for actor in mention.actors), listed)))
    if not side.named or not cast.text.startswith(",", side.end or 0):
        return
    cue = replace(telling.cue, head=Span(*match.span("with")), sentence=sentence, object_start=match.end())
    cue = replace(cue, subject_end=match.start(), joining=False, apart=True)
    yield Telling(cue, telling.subject, side, each_of=telling.cue.head.start)
