"""Words that tell of a contact: "held a telephone conversation with", "met", "received a call from", "the talks".

Finds them and what stands beside them (verb, preposition, plan, means). Who took part is not looked for here.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Span
from dragoman.reading.contact.around import (
    AUXILIARY,
    arrivals,
    as_agreed,
    attendance,
    auxiliaries,
    heads,
    held_after,
    held_behind,
    journey_for,
    meals,
    mood,
    not_held,
    planned_words,
    sent_by,
    tasked,
    verbals,
)
from dragoman.reading.contact.means import is_means, kind_by_means
from dragoman.reading.contact.sentences import Sentence, Sentences
from dragoman.reading.contact.states import states_end


class Manner(StrEnum):
    """How the words before a noun, or a verb itself, bring the contact in."""

    HELD = "held"
    RECEIVED = "received"
    PLACED = "placed"
    SENT = "sent"
    EXCHANGED = "exchanged"
    OWNED = "owned"
    VERB = "verb"
    BARE = "bare"


@dataclass(frozen=True)
class Cue:
    """One place that tells of a contact.

    `kind` is a ContactKind's value, or "speak", "talks", "conversation" where the means are open; `head` the noun or
    verb; `subject_end` where the words of a subject end; `object_start` where those of a partner begin, None without a
    preposition (after `needs` verbs the partner begins at once). `programme`: a contact only on a journey's programme;
    `passive`: a noun of which it says that it was held;
    `apart`: held bilaterally or separately, by some of those who met; `named_from`: where a gathering's name begins;
    `plural`: a noun of several contacts.
    """

    kind: str
    head: Span
    sentence: Sentence
    manner: Manner
    subject_end: int
    object_start: int | None = None
    preposition: str | None = None
    strong: bool = False
    needs: str | None = None
    planned: bool = False
    unreal: bool = False
    earlier: bool = False
    several: bool = False
    definite: bool = False
    adjunct: bool = False
    event: bool = False
    denied: bool = False
    joining: bool = False
    programme: bool = False
    passive: bool = False
    apart: bool = False
    named_from: int | None = None
    plural: bool = False

    @property
    def span(self) -> Span:
        """The words of the cue, from the verb to the preposition."""
        return Span(self.subject_end, max(self.head.end, self.object_start or 0))


_BEFORE = 90
_LONG_NAME = 150
_NAME_BREAKS = re.compile(r"(?<!\b[A-Z])\.\s|[;:]\s|\b(?:that|which)\b")
_ADJUNCT = re.compile(
    r"\b(?:after|during|(?<!the )following|before|prior to|ahead of|since|on the eve of"
    r"|in preparation for|with a view to|(?:way|back|home|return(?:ed|ing)?) from"
    r"|follow[- ]?up to|in continuation of)"
    r"\s+(?:(?!with\b)[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
_HAD_VERB = re.compile(
    r"\s*had\s+(?:\w+ly\s+|also\s+|just\s+)?(?:held|had|conducted|received|made|placed|sent|written|begun|hosted)\b"
)
_HAD_BEEN = re.compile(
    r"\s+(?:with\s[^.;:,]{2,60}\s)?had\s+(?:(?:\w+ly|also|last|already)\s+)?"
    r"(?:been\s+(?:held|conducted|made|organi[sz]ed|hosted)|taken\s+place)\b"
)
"""What says behind a noun that it lies before the time told of ("the last such conversation had been held in May")."""
_LIES_AHEAD = re.compile(
    r"[^.;:]{0,110}?\s(?:(?:is|are|was|were|has been|have been)\s(?:also\s|then\s)?(?:planned|scheduled)"
    r"|(?:will|(?:is|are)\s(?:due\s|set\s|expected\s|likely\s)?to)\s(?:begin|start|take\splace|be\sheld|last|open|resume|convene))\b"
)
"""What says behind a noun that it is planned ("a conversation with X has been planned")."""
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|our)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
_WORDS = r"(?:(?!(?:to|that|with|of|for|about|as|by|from|been|not|on)\b)(?:[A-Z]\.)*[\w’'\"“”,/–-]+\s+){0,8}"
_TO = re.compile(r"\s*to\s")
_OWNER = re.compile(
    r"(?:[’'][sS]?|\b(?:his|her|their|our|my|its))\s+(?:(?!\S*[’']s\s)[\w.’'/-]+\s+){0,4}$", re.IGNORECASE
)
_GAP = (
    r"(?:(?!\b(?:that|which|who|and|but|about(?! \d| an?\b)|regarding|concerning|where|when|"
    r"was|were|is|are|has|had|did|said|will|due|lies?|"
    r"of(?!\s[\w-]+\s(?:hours|minutes)|\s\w+\s\d|\s\d)|to|on the(?! (?:tele)?phone)|for the)\b)"
    r"(?:[^.;:!?\n]|(?<=\b[A-Z])\.|(?<=[ap])\.|(?<=[ap]\.m)\.|(?<=\d):(?=\d))){0,110}?(?<![\w’'-])"
)
_INSERTED = re.compile(r"(?:,\s|\A)[^,;]+,\s*\Z")
_OPENING = re.compile(r"^.*[,;]\s(?=(?:[Tt]he\s)?[A-ZÀ-Þ][^,;]*\Z)", re.DOTALL)
"""What leads a sentence, up to a verb's subject ("In the context of the forthcoming elections, *X*")."""
_APART = re.compile(r"\s*\b(?:bilaterally|separately|separate|bilateral|one-on-one|privately)\s+(?:\w+\s+)?(?:\Z|\b)")
_PREPOSITION = re.compile(
    _GAP + r"(?P<preposition>with|between|among|from(?!\s+(?:about\s+)?\d)"
    r"|to(?!\s+(?-i:[a-z]+)\s+(?:the|an?|his|her|their|its|our|on|in|for)\b)|of(?!\s\w+\s\d|\s\d)):?\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(_GAP + r"(?P<preposition>with|between|among):?\s+", re.IGNORECASE)
_GUESTS = re.compile(r"\s+(?:(?:today|yesterday|tonight)\s+)?(?P<preposition>for|in\s+honou?r\s+of)\s+")
_PERFECT = re.compile(r"\s*(?:has|have)\b", re.IGNORECASE)
_PLACED = re.compile(r"\s+in\s")
_HELD_IN = re.compile(
    r"\b(?:in|during|by|via|at|over|on|through)\s+(?:an?|the|their|his|her|first|\w+\s*\Z)|\band\b|[,;:]"
)
"""What may make a contact out of a noun behind "discussed" ("discussed trade *in a* call")."""
_AND = re.compile(r"\band\s+(?:the\s+|an?\s+)?")
_NAME_GOES_ON = re.compile(
    r"\s+(?:\([A-Z]+\)\s+)?(?-i:[A-Z][\w’'-]*\s+){0,4}?(?:[Mm]eeting|[Mm]inisterial|[Rr]etreat|[Rr]eception|[Ss]tatement)\b"
)
"""What makes a summit's name the beginning of another gathering's ("Lake Summit Ministers’ Meeting")."""
_OF_BODY = re.compile(r"\s(?:Delegation|Team|Group|Commission|Committee|Council|Mechanism|Forum)\b(?! [Mm]eeting)")
"""What makes a noun the beginning of a body's name ("the Trade *Consultation* Delegation")."""
_SIDELINES = re.compile(
    r"[^.;:,]{0,30}?\s(?:on|in|at) the (?:sidelines|side-lines|margins|edges?) of\s"
    r"(?:(?!\bwith\b)[^.;:,]){3,80}?\b(?P<preposition>with)\s"
)
_PLACE_FIRST = re.compile(
    r"\s+(?:in|at)\s(?:the\s)?[A-ZÀ-Þ][\w’'-]*(?:\s(?:of\s(?:the\s)?)?[A-ZÀ-Þ][\w’'-]*){0,3}?,?\s"
    r"(?=(?:the\s|visiting\s)?(?:[A-Z]\w+\s){0,3}(?:President|Prime|Minister|Chancellor|King|Secretary|Head|Speaker|Mr)\b)"
)
"""A place between a verb and whom it brings in ("received in Oslo President")."""
_FAR_TO = re.compile(r"[^.;:!?\n]*?(?:\.[A-Z]\.[^.;:!?\n]*?)?\b(?P<preposition>to)\s+")
_FAR_WITH = re.compile(r"[^.;:!?\n]*\b(?P<preposition>with)\s+")
_WITH = re.compile(_GAP + r"(?P<preposition>with|to):?\s+", re.IGNORECASE)


def find_cues(text: str, sentences: Sentences) -> tuple[Cue, ...]:
    """All cues of the text, in order; those that only name means ("via videoconference") qualify their neighbours."""
    found: list[Cue] = []
    for match in heads().finditer(text):
        sentence = sentences.at(match.start())
        if sentence is None or match.end() > sentence.span.end:
            continue
        group = match.lastgroup or ""
        cue = (_noun if group[0] == "n" else _verb)(text, match, sentence, int(group[1:]))
        if cue is not None:
            cue = replace(cue, unreal=cue.unreal or _is_topic(text, cue, found[-1:]))
            found.append(_by_means(text, _second(text, cue, found[-1:])))
    return tuple(found)


def _noun(text: str, match: re.Match[str], sentence: Sentence, number: int) -> Cue | None:
    """The cue that a noun makes, None where it only names the means or is part of another expression."""
    entry = load_table("contacts")["noun"][number]
    head = Span(*match.span())
    start = _start(text, sentence, head)
    before = text[start : head.start]
    if entry["kind"] == "summit" and not entry.get("event") and _NAME_GOES_ON.match(text, head.end):
        return None
    if head.of(text)[0].isupper() and _OF_BODY.match(text, head.end):
        return None
    if is_means(before) or text.startswith(" process", head.end) or text[head.end : head.end + 1] in {"-", "’", "'"}:
        return None
    manner, subject_end = _manner(before, start, head.start)
    auxiliary = auxiliaries().search(before) if entry["kind"] == "visit" and manner is Manner.BARE else None
    if auxiliary and auxiliary.group().strip():
        manner, subject_end = Manner.VERB, start + auxiliary.start()
    cue = Cue(
        entry["kind"], head, sentence, manner, subject_end, strong=entry["strong"], event=entry.get("event", False)
    )
    cue = replace(cue, programme=entry.get("programme", False), plural=head.of(text).endswith("s"))
    if manner in {Manner.HELD, Manner.OWNED}:
        cue = replace(cue, joining=bool(mood("joining").search(before[subject_end - start :])))
    if cue.event and manner is not Manner.HELD:
        cue = _attended(text, cue)
    if _HAD_VERB.match(text, cue.subject_end, head.start) or _HAD_BEEN.match(text, head.end, sentence.span.end):
        cue = replace(cue, earlier=True)
    before = _without_aside(before, subject_end - start)
    near = before[: len(before) - (head.start - subject_end) + 30]
    cue = _with_partner(text, _with_mood(text, cue, near, before), sentence)
    cue = _with_fate(text, cue)
    cue = replace(cue, programme=cue.programme and not (entry.get("held", False) and _was_held(cue)))
    if cue.manner is Manner.BARE and _LIES_AHEAD.match(text, head.end, sentence.span.end):
        cue = replace(cue, planned=True)
    if sentence.title and cue.manner in {Manner.HELD, Manner.VERB} and not cue.unreal:
        cue = replace(cue, planned=cue.planned or bool(_TO.match(text, cue.subject_end, head.start)))
    return _as_headline(cue, before) if cue.kind == "visit" else cue


def _start(text: str, sentence: Sentence, head: Span) -> int:
    """Where the words before a head begin that say something of it, without "As agreed," and the like in front."""
    agreed = as_agreed().match(text, sentence.span.start, head.start)
    return max(agreed.end() if agreed else sentence.span.start, head.start - _BEFORE)


def _without_aside(before: str, at: int) -> str:
    """The words before a cue without what commas set apart before its verb ("X, *who turns 45 next week,* met")."""
    aside = _INSERTED.search(before, 0, at)
    return f"{before[: aside.start()]} {before[at:]}" if aside else before


def _with_fate(text: str, cue: Cue) -> Cue:
    """The cue of a noun that is its clause's subject, with what the verb behind it says: not held, or received."""
    if cue.manner not in {Manner.BARE, Manner.OWNED}:
        return cue
    if not_held().match(text, cue.head.end, cue.sentence.span.end):
        return replace(cue, unreal=True)
    comes = cue.kind in {"letter", "message"} or (cue.kind == "telephone_call" and cue.strong)
    arrived = arrivals().match(text, cue.head.end, cue.sentence.span.end) if comes else None
    sent = sent_by().match(text, cue.head.end, cue.sentence.span.end) if comes and not arrived else None
    if sent is not None:
        by = sent.end("agent") if sent["agent"] else cue.head.start
        return replace(cue, manner=Manner.SENT, preposition="to", object_start=sent.end(), subject_end=by)
    if arrived is None:
        return cue
    return replace(
        cue, manner=Manner.RECEIVED, preposition="from", object_start=arrived.end(), subject_end=cue.head.start
    )


def _second(text: str, cue: Cue, before: list[Cue]) -> Cue:
    """A gathering's cue with where its own name begins, behind another under the same verb ("attend A in X and B")."""
    first = next(iter(before), None)
    if first is None or first.sentence is not cue.sentence or not (first.event and cue.event):
        return cue
    if not cue.subject_end <= first.head.start:
        return cue
    placed = _PLACED.match(text, first.head.end)
    states = states_end(text, placed.end(), cue.head.start) if placed else None
    joint = _AND.search(text, states or first.head.end, cue.head.start)
    return replace(cue, named_from=joint.end()) if joint else cue


def _is_topic(text: str, cue: Cue, before: list[Cue]) -> bool:
    """Whether a title's noun is what was discussed ("A discussed *the summit* with B"), and no contact."""
    verb = next(iter(before), None)
    if verb is None or not cue.sentence.title or verb.sentence is not cue.sentence or cue.needs is not None:
        return False
    if cue.manner is not Manner.BARE or not verb.head.of(text).lower().startswith("discuss"):
        return False
    between = text[verb.head.end : cue.head.start]
    return bool(between.strip()) and not _HELD_IN.search(between)


def _as_headline(cue: Cue, before: str) -> Cue:
    """The cue as a plan: a headline's infinitive ("Minister to Visit …"), or a journey that somebody is sent on."""
    to = cue.sentence.title and re.search(r"\bto\s+$", before)
    headline = bool(to) and not re.search(r"\binvit", before)
    sent = cue.kind == "visit" and bool(tasked().search(before))
    return replace(cue, planned=True, unreal=False) if headline or sent else cue


def _attended(text: str, cue: Cue) -> Cue:
    """A gathering's cue with the verb before its long name ("took part in the Union of … (UX) Leaders' Meeting")."""
    start = max(cue.sentence.span.start, cue.head.start - _LONG_NAME)
    verbs = list(attendance().finditer(text, start, cue.head.start))
    if not verbs and not cue.sentence.title:
        verbs = list(journey_for().finditer(text, cue.sentence.span.start, cue.head.start))
    if not verbs or _NAME_BREAKS.search(text, verbs[-1].end(), cue.head.start):
        return cue
    before = text[start : verbs[-1].start()]
    auxiliary = auxiliaries().search(before)
    subject_end = start + (auxiliary.start() if auxiliary else len(before))
    return replace(cue, manner=Manner.HELD, subject_end=subject_end, named_from=verbs[-1].end())


def _was_held(cue: Cue) -> bool:
    """Whether a cue says that something was held, and not that it will be."""
    return cue.manner is Manner.HELD and not cue.planned


def _verb(text: str, match: re.Match[str], sentence: Sentence, number: int) -> Cue | None:
    """The cue that a verb makes."""
    entry = load_table("contacts")["verb"][number]
    head = Span(*match.span())
    start = _start(text, sentence, head)
    before = text[start : head.start]
    auxiliary = auxiliaries().search(before)
    subject_end = start + (auxiliary.start() if auxiliary else len(before.rstrip()))
    cue = Cue(entry["kind"], head, sentence, Manner.VERB, subject_end, needs=entry["needs"])
    cue = replace(cue, programme=entry.get("programme", False))
    if re.search(r"\bhad\b", text[subject_end : head.start]):
        cue = replace(cue, earlier=True)
    before = _without_aside(before, subject_end - start)
    cue = _with_partner(text, _with_mood(text, cue, before[-45:], before), sentence)
    return _as_headline(cue, before) if cue.needs in {"place", "with", "welcome"} else cue


def _with_partner(text: str, cue: Cue, sentence: Sentence) -> Cue:
    """The cue with the preposition that brings in the partner, where one follows."""
    pattern = _WITH if cue.needs == "with" else _PREPOSITION
    if cue.needs == "with" and not cue.programme and _SIDELINES.match(text, cue.head.end, sentence.span.end):
        pattern = _SIDELINES
    if cue.programme and cue.needs:
        pattern = _FAR_WITH
    if cue.needs == "place" and cue.head.of(text).lower().endswith("delegation"):
        pattern = _FAR_TO
    match = pattern.match(text, cue.head.end, min(sentence.span.end, cue.head.end + (240 if cue.programme else 140)))
    if match is None and cue.needs == "with" and cue.head.of(text).lower().startswith("co-"):
        match = _FAR_WITH.match(text, cue.head.end, min(sentence.span.end, cue.head.end + _LONG_NAME))
    meal = meals().fullmatch(text, *cue.head) if cue.needs is None else None
    guests = _GUESTS.match(text, cue.head.end, sentence.span.end) if meal else None
    match = guests or match
    placed = _PLACE_FIRST.match(text, cue.head.end, sentence.span.end) if cue.needs == "with" else None
    if placed and (match is None or placed.end() < match.start("preposition")):
        return replace(cue, object_start=placed.end())
    passive = None if match or cue.needs else held_after().match(text, cue.head.end, sentence.span.end)
    if passive:
        match = _BETWEEN.match(text, passive.end(), min(sentence.span.end, passive.end() + 140))
    if passive:
        cue = as_held(cue, passive.group())
    if match is None:
        return cue
    preposition = "with" if guests else match["preposition"].lower()
    cue = replace(cue, object_start=match.end(), preposition=preposition)
    return cue if passive or cue.needs else _held_behind(text, cue)


def _held_behind(text: str, cue: Cue) -> Cue:
    """The cue as of a noun told as held, where that follows on those who met ("talks between A and B took place")."""
    bare = cue.manner is Manner.BARE and cue.sentence.lead and cue.preposition in {"between", "among", "of"}
    start = cue.object_start or cue.head.end
    held = held_behind().match(text, start, cue.sentence.span.end) if bare else None
    return as_held(cue, held["held"]) if held else cue


def as_held(cue: Cue, words: str) -> Cue:
    """The cue of a noun of which some words say that it was held, or will be ("took place", "will be held")."""
    return replace(cue, passive=True, planned=cue.planned or bool(mood("planned").search(words)))


def _with_mood(text: str, cue: Cue, near: str, before: str) -> Cue:
    """The cue with what the words before it make of it: a plan, a mere wish, an earlier or a vague one."""
    verb_group = _OPENING.sub("", near[-45:]) if cue.needs else near[-45:]
    planned = bool(mood("planned").search(verb_group)) or _is_announced(text, cue)
    negated = _is_negated(verb_group)
    denied = not planned and (bool(mood("denied").search(before)) or negated)
    denied = denied and cue.needs != "jointly"
    return replace(
        cue,
        planned=planned,
        unreal=negated if planned else denied or bool(mood("unreal").search(verb_group)),
        denied=denied,
        earlier=cue.earlier or bool(mood("earlier").search(_nearest(text, cue, before))),
        several=bool(mood("several").search(before[-30:])),
        definite=bool(_DEFINITE.search(before)),
        apart=bool(_APART.search(before) or _APART.match(text, cue.head.start) or _APART.match(text, cue.head.end)),
        adjunct=bool(_ADJUNCT.search(before)) and not (cue.sentence.title or cue.strong),
    )


def _nearest(text: str, cue: Cue, before: str) -> str:
    """The words right before a cue, of a verb in the present perfect its own alone ("In May last year … X has met")."""
    perfect = cue.needs is not None and _PERFECT.match(text, cue.subject_end, cue.head.start)
    return text[cue.subject_end : cue.head.start] if perfect else before[-40:]


def _is_announced(text: str, cue: Cue) -> bool:
    """Whether the clause of a noun told as held, or of nobody, has its "will" some words before."""
    if cue.needs is not None or cue.manner not in {Manner.HELD, Manner.BARE}:
        return False
    announced = load_table("contacts")["context"]["announced"]
    start = max(cue.sentence.span.start, cue.head.start - _LONG_NAME)
    return bool(re.search(rf"\b{announced}\s\Z", text[start : cue.head.start]))


def _manner(before: str, start: int, head_start: int) -> tuple[Manner, int]:
    """How the words before a noun bring it in, and where the subject before them ends."""
    for manner, pattern in _manners():
        match = pattern.search(before)
        if match:
            return manner, start + match.start()
    verbal = verbals().search(before)
    if verbal:
        return Manner.VERB, start + verbal.start()
    owner = _OWNER.search(before)
    if owner:
        return Manner.OWNED, start + owner.start()
    return Manner.BARE, head_start


def _by_means(text: str, cue: Cue) -> Cue:
    """The cue with the kind that the means named beside it give."""
    if cue.kind not in {"meeting", "speak", "conversation", "talks", "summit"}:
        return cue
    end = min(cue.sentence.span.end, (cue.object_start or cue.head.end) + 200)
    kind = kind_by_means(text, cue.head, Span(max(cue.sentence.span.start, cue.head.start - 60), end))
    return replace(cue, kind=kind, strong=True) if kind else cue


@cache
def _manners() -> tuple[tuple[Manner, re.Pattern[str]], ...]:
    """What stands before a noun, by manner."""
    context = load_table("contacts")["context"]
    named = (
        (Manner.EXCHANGED, "exchanged"),
        (Manner.RECEIVED, "received"),
        (Manner.PLACED, "placed"),
        (Manner.SENT, "sent"),
        (Manner.HELD, "light"),
    )
    before = rf"(?:[a-z]+ly\s+)?(?:in\s+)?{context['round']}?{_WORDS}$"
    return tuple(
        (manner, re.compile(rf"{planned_words()}{AUXILIARY}(?:\bco-)?\b{context[key]}\s+{before}", re.IGNORECASE))
        for manner, key in named
    )


def _is_negated(verb_group: str) -> bool:
    """Whether the last words before a cue negate it ("had not", "No")."""
    last = verb_group.split()[-2:]
    return last[-1:] != ["only"] and bool(mood("negated").search(" ".join(last)))
