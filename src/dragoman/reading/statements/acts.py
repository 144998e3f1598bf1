"""The act and the strength of a statement, told by its cue and, where that is neutral, by its content.

The cues of each act are data (`lexicon/data/acts.toml`), and so are the words that make content a promise, an
invitation or a reassurance (`lexicon/data/force.toml`). Acts follow Searle's classes and PLOVER's event types.
"""

import re
from functools import cache
from typing import NamedTuple

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_of
from dragoman.model import Act, Span, Strength
from dragoman.reading.statements.cues import cue_act

ATTITUDES = frozenset(
    {Act.HOPE, Act.EXPECT, Act.LOOK_FORWARD, Act.OFFER, Act.INTEND, Act.CONCERN, Act.REGRET, Act.SUPPORT, Act.OPPOSE},
)
"""Acts that a speaker may report of a whole party or of an absent person ("Japan hopes to …")."""


OWN_DEEDS = frozenset({"offer", "promise", "intend"})
"""Acts that content shows only where its subject is the speaker or the speaker's side."""

TELLING = frozenset({Act.INFORM, Act.CONFIRM, Act.RAISE, Act.RECALL, Act.ACKNOWLEDGE, Act.WARN})
"""Acts without a strength of their own: how far they bind is up to their content."""

UNDERTAKING = frozenset({Act.INVITE, Act.ACCEPT, Act.INTEND, Act.OFFER, Act.PROMISE})
"""Acts whose content, where it has shown them, also tells how far they bind."""

OPENING_WORDS = 4
PHRASE_WORDS = 6
"""How much of a phrase tells its strength ("the U.S. commitment to …")."""


class Force(NamedTuple):
    """A statement's act and how far its words bind (None for reports of fact)."""

    act: Act
    strength: Strength | None


class Grammar(NamedTuple):
    """What the sentence tells of a statement beside its words.

    `joint`: several parties speak. `finite`: the content is a clause. `own`: the content's subject is the speaker or
    the speaker's side, so that its "will" is an undertaking. `lead_in`: words of the sentence before the content.
    """

    joint: bool = False
    finite: bool = True
    own: bool = False
    lead_in: str = ""


def force(cue: str, content: str, grammar: Grammar) -> Force:
    """The act and strength of a statement from its cue's words (may be empty), its content and its grammar.

    >>> force("expressed his hope", "talks would resume", Grammar())
    Force(act=<Act.HOPE: 'hope'>, strength=<Strength.HOPE: 'hope'>)
    """
    act = cue_act(cue)
    if act is None or act is Act.INFORM:
        act = _content_act(cue, content, grammar) or act or Act.INFORM
    return Force(act, _strength(act, cue, content, grammar))


def is_expressing(cue: str) -> bool:
    """Whether a cue ends in a verb of expressing, whose object names the act ("expressed", "voiced their")."""
    return bool(_pattern("expressing_only").search(cue))


def is_speaking(cue: str) -> bool:
    """Whether a cue is of speaking or talking of something, which is discussing where two do it."""
    return bool(_pattern("speaking").search(cue))


def is_neutral(text: str, cue: Span | None) -> bool:
    """Whether a cue says only that something was said."""
    return cue is None or cue_act(cue.of(text)) in {None, Act.INFORM}


def is_attitude(text: str, cue: Span | None) -> bool:
    """Whether a cue names an attitude (hopes, is ready, would like) rather than an act of speech."""
    if cue is None:
        return False
    words = cue.of(text)
    return cue_act(words) in ATTITUDES or bool(_strength_pattern("wish").search(words))


def opens_attitude(text: str, start: int, end: int) -> bool:
    """Whether an attitude begins at `start` ("would like to …", "was ready to …")."""
    return bool(_pattern("attitude_opening").match(text, start, end))


def _content_act(cue: str, content: str, grammar: Grammar) -> Act | None:
    """What content says by itself: "would like him to visit" invites, "there will be no change" reassures.

    A phrase under a verb of expressing ("stated *his intention* to …") has the act of its noun.
    """
    if not grammar.finite:
        return _phrase_act(cue, content, grammar)
    for name, pattern in _content_patterns():
        if pattern.search(content):
            if name in OWN_DEEDS and not grammar.own:
                continue
            if name == "intend" and _pattern("accepts").search(grammar.lead_in):
                return Act.ACCEPT
            return Act(name)
    return Act.AGREE if grammar.joint and _pattern("shared").search(content) else None


def _phrase_act(cue: str, content: str, grammar: Grammar) -> Act | None:
    """The act of a phrase under a neutral cue: its noun's, where it is expressed, or is a concern or a need noted."""
    opening = cue_act(" ".join(content.split()[:OPENING_WORDS]))
    if _pattern("expressing").search(cue):
        return opening
    if _pattern("noting").search(cue):
        return Act.URGE if _pattern("need").match(content) else opening if opening is Act.CONCERN else None
    if _pattern("suggesting").search(cue):
        return Act.PROPOSE
    together = grammar.joint and _pattern("speaking").search(cue)
    return Act.DISCUSS if together or _pattern("considering").search(cue) else None


def _strength(act: Act, cue: str, content: str, grammar: Grammar) -> Strength | None:
    if act is Act.DISCUSS:
        return None
    if act is Act.LOOK_FORWARD:
        return _looking_forward(content)
    found = _named(cue)
    if found is None and _pattern("cue_modal").search(cue):
        found = Strength.FIRM
    return found or _strength_of_content(act, cue, content, grammar)


def _strength_of_content(act: Act, cue: str, content: str, grammar: Grammar) -> Strength | None:
    """The strength where the cue's own words tell none: support expressed and agreement on what is bind to nothing."""
    if act is Act.AGREE and _pattern("binds").search(content):
        return Strength.BINDING
    usual = load_table("acts")[act.value].get("strength")
    shown = cue_act(cue) is act
    if act in TELLING:
        return _modal(content if grammar.finite else " ".join(content.split()[:PHRASE_WORDS]))
    if usual is None or (shown and act is Act.SUPPORT):
        return None
    if shown and act is Act.AGREE and grammar.finite and not _pattern("ahead").search(content):
        return None
    by_content = _modal(content) if act in UNDERTAKING and not shown else None
    return by_content or Strength(usual)


def _looking_forward(content: str) -> Strength:
    """Who looks forward expects; reported of somebody else ("the Prime Minister looks forward to …") it is a hope."""
    found = _pattern("forward").match(content)
    if found is None:
        return Strength.EXPECT
    who = found["who"].strip()
    own = _pattern("themselves").fullmatch(who) or party_of(who)
    return Strength.EXPECT if own else Strength.HOPE


def _modal(content: str) -> Strength | None:
    """How far the content's own words bind: "would like" wishes, "is ready" is ready, "will" is firm."""
    if _pattern("doubtful").search(content):
        return None
    return _named(content) or (Strength.FIRM if _pattern("modal").search(content) else None)


def _named(words: str) -> Strength | None:
    """The first strength, in the lexicon's order, that the words name."""
    order: list[str] = load_table("force")["order"]
    return next((Strength(name) for name in order if _strength_pattern(name).search(words)), None)


@cache
def _content_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["act"], re.compile(row["pattern"], re.IGNORECASE)) for row in load_table("force")["content"])


@cache
def _strength_pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_table("force")["strength"][name], re.IGNORECASE)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_table("force")[name], re.IGNORECASE)
