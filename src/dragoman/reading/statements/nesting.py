"""Attributions inside attributions: reporters, attitudes inside neutral cues, and coordinated propositions.

"Okada assured him of X, officials said" is Okada's statement, reported by officials. "Lavrov said he hoped for X" is
one statement whose act is the hope. "Lavrov said Washington had asked for X" is two.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Actor, Span, trim
from dragoman.reading.cast.values import unique
from dragoman.reading.spans import clusters
from dragoman.reading.statements.acts import is_attitude, is_neutral, opens_attitude
from dragoman.reading.statements.contents import clean
from dragoman.reading.statements.cues import finite_verb
from dragoman.reading.statements.draft import Draft

MOSTLY = 0.8
ENOUGH = 0.5
SHORTEST = 12

Whom = Callable[[Span], tuple[Actor, ...]]

_COORDINATION = re.compile(r"[,;]?\s+(?:and|but|while)(?: also)?,? that\s+", re.IGNORECASE)
_BARE_AND = re.compile(r"[,;]?\s+(?:and|but|while|whereas)\s+", re.IGNORECASE)
_AND = re.compile(r"[,;]?\s+(?:and|but)\s+(?:also\s+)?(?:(?:he|she|it|they)\s+)?", re.IGNORECASE)


def split(text: str, drafts: Sequence[Draft], whom: Whom) -> list[Draft]:
    """Divide contents that coordinate several propositions into a draft for each.

    "said that A and that B", "said it was ready to A and would like to B", "said A and the minister hoped for B".
    """
    parts = []
    for draft in drafts:
        cuts = _cuts(text, draft.content, whom) if draft.finite else []
        starts = [draft.content.start, *(cut.end for cut in cuts)]
        ends = [*(cut.start for cut in cuts), draft.content.end]
        pieces = [Span(start, end) for start, end in zip(starts, ends, strict=True)] if cuts else []
        inner = _inner_teller(text, draft, pieces, whom)
        told = [
            _told(text, piece, draft, whom)
            or (inner and _with_that(text, piece, inner))
            or replace(draft, content=clean(text, piece))
            for piece in pieces
        ]
        told += [inner] if inner else []
        parts += [part for part in told if part.content.length >= SHORTEST] or [draft]
    return parts


def _inner_teller(text: str, draft: Draft, pieces: Sequence[Span], whom: Whom) -> Draft | None:
    """The draft of who speaks inside a report without "that" ("A said B *had told him that* …, but that …")."""
    teller = _teller(text, pieces[0], whom) if pieces and draft.cue else None
    if teller is None or draft.cue is None or _THAT.search(text, draft.cue.end, draft.content.start):
        return None
    that = _THAT_BEHIND.match(text, teller[1].end, pieces[0].end)
    if that is None:
        return None
    return replace(draft, content=clean(text, Span(that.end(), pieces[0].end)), source=teller[0], cue=teller[1])


def _with_that(text: str, piece: Span, inner: Draft) -> Draft | None:
    """The draft of a further clause with "that", which belongs to the inner speaker's words; None for another."""
    return replace(inner, content=clean(text, piece)) if _THAT.search(text, 0, piece.start) else None


_THAT = re.compile(r"\bthat\s+\Z")
_THAT_BEHIND = re.compile(r"(?:\s(?:him|her|them|[A-Z]\w+)){0,2}\s+that\b")


def _cuts(text: str, content: Span, whom: Whom) -> list[Span]:
    """The conjunctions at which a coordinated content falls into propositions of their own."""
    that = [Span(*match.span()) for match in _COORDINATION.finditer(text, *content)]
    attitudes = [
        Span(*match.span()) for match in _AND.finditer(text, *content) if opens_attitude(text, match.end(), content.end)
    ]
    clauses = [
        Span(*match.span())
        for match in _BARE_AND.finditer(text, *content)
        if _teller(text, Span(match.end(), content.end), whom)
    ]
    return sorted({*that, *attitudes, *clauses})


def _told(text: str, piece: Span, draft: Draft, whom: Whom) -> Draft | None:
    """The draft of a piece that is told by a subject and a cue of its own."""
    if piece.start == draft.content.start or (teller := _teller(text, piece, whom)) is None:
        return None
    source, cue = teller
    content = clean(text, Span(cue.end, piece.end))
    that = _HOPE_THAT.match(text, *content)
    if that:
        cue, content = cue.to(Span(content.start, that.start("that"))), clean(text, Span(that.end(), piece.end))
    return replace(draft, content=content, cue=trim(text, *cue), source=source, finite=that is not None)


def _teller(text: str, span: Span, whom: Whom) -> tuple[Span, Span] | None:
    """Subject and verb of speech at the beginning of a span, where the subject is a person."""
    found = _said().match(text, *span)
    if found is None or not any(actor.person for actor in whom(Span(*found.span("source")))):
        return None
    return trim(text, *found.span("source")), Span(*found.span("cue"))


_HOPE_THAT = re.compile(r"(?:\w+\s+){1,4}?(?P<that>that\s)", re.IGNORECASE)


def nest(text: str, drafts: Sequence[Draft], whom: Whom) -> list[Draft]:
    """Resolve drafts that stand inside the content of others; the result is in the order of the text."""
    groups = clusters([(draft.reach, draft) for draft in drafts])
    return sorted(
        (draft for group in groups for draft in _nest_group(text, group, whom)),
        key=lambda draft: (draft.start, draft.content),
    )


def _nest_group(text: str, drafts: Sequence[Draft], whom: Whom) -> list[Draft]:
    """The drafts of one stretch of text, nested."""
    kept = list(drafts)
    for outer in sorted(drafts, key=lambda draft: (draft.content.length, draft.start)):
        if outer not in kept:
            continue
        if is_report(text, outer, whom):
            _reported(text, kept, outer, whom)
        else:
            _absorbed(text, kept, outer, [draft for draft in kept if _inside(draft, outer)], whom)
    return kept


def _inside(inner: Draft, outer: Draft) -> bool:
    if inner.cue is None or outer.cue is None or inner.cue == outer.cue:
        return False
    return outer.content.covers(inner.cue) and inner.content.overlap(outer.content) >= MOSTLY * inner.content.length


def is_report(text: str, outer: Draft, whom: Whom) -> bool:
    """Whether a draft's source is one through whom the account has its news, rather than a party to the contact."""
    if outer.source is None or outer.cue is None:
        return False
    if not is_neutral(text, outer.cue) and not _CONFIRMS.match(text, *outer.cue):
        return False
    words, actors = outer.source.of(text), whom(outer.source)
    named = any(actor.person for actor in actors)
    capital = bool(actors) and _CAPITALISED.fullmatch(words) is not None
    told_by = capital or _word_of("reporters").search(words)
    return bool(_word_of("spokespeople").search(words) or (not named and told_by))


_CAPITALISED = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?")


_CONFIRMS = re.compile(r"confirm(?:s|ed|ing)?\b", re.IGNORECASE)


def _reported(text: str, kept: list[Draft], outer: Draft, whom: Whom) -> None:
    """Hand the outer source down as reporter; the outer draft goes where others tell most of it."""
    if outer.source is None:
        return
    inside = [draft for draft in kept if _inside(draft, outer)]
    for draft in inside:
        if _lies_ahead(text, draft) or draft.content.length < SHORTEST:
            kept.remove(draft)
    told = [draft for draft in kept if draft is not outer and draft.cue != outer.cue and _tells_of(draft, outer)]
    first = [draft for draft in told if not draft.inside]
    for inner in told:
        whole = _to_its_end(text, inner, outer) if first == [inner] else inner
        kept[kept.index(inner)] = replace(whole, reporters=unique((*inner.reporters, outer.source)))
    covered = sum(inner.reach.overlap(outer.content) for inner in told)
    if covered >= ENOUGH * outer.content.length:
        kept.remove(outer)
    elif not told and (quoted := _quoted(text, outer, whom)):
        kept[kept.index(outer)] = quoted


def _to_its_end(text: str, inner: Draft, outer: Draft) -> Draft:
    """The one statement that a report tells from its first word on, to the report's end."""
    opens = inner.source is not None and inner.source.start - outer.content.start <= len("the ")
    if (
        not opens
        or inner.content.end >= outer.content.end
        or _NEW_CLAUSE.search(text, inner.content.end, outer.content.end)
    ):
        return inner
    return replace(inner, content=clean(text, Span(inner.content.start, outer.content.end)))


_NEW_CLAUSE = re.compile(r"\s(?:and|but|while|whereas)\s+(?!to\b)", re.IGNORECASE)


def _tells_of(inner: Draft, outer: Draft) -> bool:
    """Whether a draft tells (part of) what the outer one reports: it stands inside it, or both claim the same words."""
    if inner.cue is None or inner.source == outer.source:
        return False
    shorter = min(inner.content.length, outer.content.length)
    return _inside(inner, outer) or inner.content.overlap(outer.content) >= ENOUGH * shorter


def _quoted(text: str, outer: Draft, whom: Whom) -> Draft | None:
    """The statement inside a report's content that the tagger passed over: "[Okada said the visit was on], …"."""
    teller = _teller(text, outer.content, whom)
    if teller is None:
        return None
    source, cue = teller
    content = clean(text, Span(cue.end, outer.content.end))
    reporters = (*outer.reporters, outer.source) if outer.source else outer.reporters
    return replace(outer, content=content, cue=cue, source=source, reporters=reporters) if content.length else None


@cache
def _said() -> re.Pattern[str]:
    """A short subject and a finite verb of speech."""
    return re.compile(
        rf"(?P<source>(?:[\w.'’-]+\s){{1,6}}?)(?:also |had |has )?(?P<cue>{finite_verb().pattern})\s", re.IGNORECASE
    )


@cache
def _word_of(table: str) -> re.Pattern[str]:
    nouns = load_table("statements")[table]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, nouns)) + r")\b", re.IGNORECASE)


def _absorbed(text: str, kept: list[Draft], outer: Draft, inside: list[Draft], whom: Whom) -> None:
    """Take inner attitudes, and inner statements of the same speaker, into the outer draft.

    An inner draft that begins a clause of its own after a conjunction ("… and the minister expressed his hope that …")
    ends the outer one instead.
    """
    for inner in inside:
        if inner not in kept:
            continue
        place = kept.index(outer)
        if (cut := _own_clause(text, inner, outer)) is not None:
            outer = replace(outer, content=clean(text, Span(outer.content.start, cut)))
            kept[place] = outer
            continue
        same = _same_speaker(inner, outer, whom) or _lies_ahead(text, inner) or _is_joint_doing(text, inner)
        attitude = is_attitude(text, inner.cue) and not _of_another(inner, outer, whom)
        if not (same or attitude):
            kept[kept.index(inner)] = replace(inner, inside=True)
            continue
        if same and not attitude and not is_neutral(text, outer.cue):
            continue
        if is_neutral(text, outer.cue) and inner.reach.overlap(outer.content) >= ENOUGH * outer.content.length:
            outer = replace(outer, inner=inner.inner or inner.cue)
            kept[place] = outer
        kept.remove(inner)


def _own_clause(text: str, inner: Draft, outer: Draft) -> int | None:
    """Where the conjunction stands that begins the inner draft's clause, if it does and the outer has enough before."""
    if inner.source is None or inner.cue is None or not inner.source.end <= inner.cue.start:
        return None
    found = _CONJUNCTION.search(text, outer.content.start, inner.source.start)
    if found is None or found.start() - outer.content.start < SHORTEST:
        return None
    return found.start()


_CONJUNCTION = re.compile(r"[,;]?\s+(?:and|but|while|whereas)\s+(?:the\s+)?\Z", re.IGNORECASE)


def _of_another(inner: Draft, outer: Draft, whom: Whom) -> bool:
    """Whether the inner draft has a person of its own for a source, or another party."""
    if inner.source is None or outer.source is None:
        return False
    others = whom(outer.source)
    parties = {actor.party for actor in others}
    return any(
        actor not in others and (actor.person or (actor.party and actor.party not in parties))
        for actor in whom(inner.source)
    )


def _lies_ahead(text: str, inner: Draft) -> bool:
    """Whether an inner cue only says what somebody will or may do ("that Georgia *will never recognise* …")."""
    if inner.cue is None:
        return False
    return bool(_MODAL.search(text, max(0, inner.cue.start - len("will never again ")), inner.cue.end))


def _is_joint_doing(text: str, inner: Draft) -> bool:
    """Whether an inner draft only tells what its outer speaker did with others ("said *he and* Wang made progress")."""
    if inner.source is None or inner.cue is None or not is_neutral(text, inner.cue):
        return False
    return _HE_AND.search(text, 0, inner.source.start) is not None


_HE_AND = re.compile(r"\b(?:he|she|I|we|they)\s+and\s+(?:the\s+)?\Z")
_MODAL = re.compile(
    r"\b(?:will|would|shall|should|must|can|could|may|might|cannot|won['’]t)\s+(?:\w+\s+){0,2}\w*\Z", re.IGNORECASE
)


def _same_speaker(inner: Draft, outer: Draft, whom: Whom) -> bool:
    if inner.source is None or outer.source is None:
        return inner.source is None
    speakers, others = whom(inner.source), whom(outer.source)
    return bool(speakers) and set(speakers) <= set(others)
