"""Who takes part in a contact: the people named as partner of a cue, and those of a gathering.

People who are only mentioned (possessors, "of President X", spokespersons) are not returned.
"""

import re
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_name, party_of, party_pattern
from dragoman.model import Actor, Span
from dragoman.reading.cast import Cast, Form, Mention
from dragoman.reading.contact.actors import merge
from dragoman.reading.contact.clauses import PEOPLE, closes_list, in_first_person, opens_with
from dragoman.reading.contact.cues import Cue, Manner
from dragoman.reading.contact.listed import Side, listed_from, side_of
from dragoman.reading.contact.met import met_from
from dragoman.reading.contact.states import states_of_group
from dragoman.reading.contact.subjects import subject

_HIM = re.compile(r"\s*(?:him|her|them)\b(?!\s+(?:[\w’'-]+\s+){0,4}?(?:counterpart|colleague|friend))")
_AT_ONCE = re.compile(
    r"\s+(?:up\s+|back\s+)?(?:(?:the|his|her|H\.E\.|Mr\.?|Ms\.?)\s+)?"
    r"(?:[A-ZÀ-Þ]|(?:new|newly|incoming|outgoing|former)\b|[a-z]+ counterpart)"
)
_WITH_LATER = re.compile(r"(?:(?!\b(?:that|which|who|and|to)\b)[^.;:,]){3,100}?\bwith\s")
_AT_PLACE = ("visit", "be in", "is ", "are ", "stop", "arriv", "returned")
"""How words begin that have the place of a visit right behind them."""
_AND = re.compile(r",?\s+and\s+(?:the\s+)?")
_ABROAD = re.compile(r"\b(?:to|for)\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)*")
"""A country with which an office deals, and is not of ("Ambassador to Norway")."""
_REACH = 200
_NAME = 60
"""Code points that the name of a body may take."""
_ANTECEDENT_REACH = 400


def partner(cast: Cast, cue: Cue) -> Side:
    """Those on the other side of a cue: named after "with", "to" or "between", or right after the verb."""
    joined = cue.event or (cue.joining and cue.kind in {"meeting", "summit", "talks", "video_conference"})
    if (joined and cue.preposition not in {"with", "between", "among"}) or _is_heading(cue):
        return gathered(cast, cue)
    if cue.kind == "visit" and cue.manner is Manner.VERB and cue.head.of(cast.text).lower().startswith(_AT_PLACE):
        return listed_from(cast, cue.head.end, cue.sentence.span.end)
    fronted = _fronted(cast, cue)
    if fronted or _is_of_states(cast, cue):
        return fronted or Side(group=cue.head)
    if cue.needs == "jointly" or (
        cue.object_start is None and cue.needs not in {"person", "with", "welcome", "joined", "received"}
    ):
        return Side()
    start = cue.head.end + 1 if cue.object_start is None else cue.object_start
    side = _leader_received(cast, cue) or _other_side(cast, cue, start)
    if cue.joining and not side.named:
        side = _with_hosts(cast, cue, side)
    further = _WITH_LATER.match(cast.text, cue.object_start or 0, cue.sentence.span.end)
    if cue.preposition == "of" and not side.named and further and cue.kind in {"meeting", "talks", "summit"}:
        return listed_from(cast, further.end(), cue.sentence.span.end)
    return side


def _fronted(cast: Cast, cue: Cue) -> Side | None:
    """Those with whom a sentence begins ("*With A*, B discussed"), None where it does not."""
    if cue.needs != "jointly" and (cue.needs != "with" or cue.object_start is not None):
        return None
    match = opens_with().match(cast.text, cue.sentence.span.start, cue.subject_end)
    if match is None or match["noun"]:
        return None
    own = subject(cast, cue).mentions
    side = listed_from(cast, match.end(), own[0].span.start if own else cue.subject_end)
    parted = side.named and side.end is not None and cast.text.startswith(", ", side.end)
    return side if parted else None


def _is_of_states(cast: Cast, cue: Cue) -> bool:
    """Whether a gathering that a person convenes says by its name that several states meet there."""
    if cue.kind not in {"meeting", "summit", "video_conference"} or cue.object_start is not None:
        return False
    if cue.manner is not Manner.HELD or not (in_first_person(cast.text, cue.subject_end) or subject(cast, cue).named):
        return False
    named = _listed("gatherings").finditer(cast.text, cue.subject_end, cue.head.end)
    return any(match.end() > cue.head.start for match in named)


def _with_hosts(cast: Cast, cue: Cue, side: Side) -> Side:
    """The side of a contact that was joined, with those who are said to have hosted it."""
    limit = cue.sentence.span.end
    host = _listed("joined", "hosts").search(cast.text, cue.head.end, min(limit, cue.head.end + _NAME))
    hosts = listed_from(cast, host.end(), limit) if host else Side()
    return replace(side, actors=merge(hosts.actors, side.actors), mentions=(*hosts.mentions, *side.mentions))


def _is_heading(cue: Cue) -> bool:
    """Whether a title's noun stands alone, so that only the words before it can say who met ("Quad Meeting")."""
    alone = cue.sentence.title and cue.manner is Manner.BARE and cue.object_start is None
    return alone and cue.kind in {"meeting", "talks", "summit"}


def _other_side(cast: Cast, cue: Cue, start: int) -> Side:
    """Those named from `start` on, or after words such as "his counterparts:", or whom a pronoun there takes up."""
    some = _namely().match(cast.text, start, cue.sentence.span.end)
    start = some.end() if some else start
    pronoun = _HIM.match(cast.text, start)
    if pronoun:
        return side_of(_antecedent(cast, cue, start))
    if cue.needs == "person":
        some = _namely().match(cast.text, cue.head.end + 1, cue.sentence.span.end)
        near = some or _AT_ONCE.match(cast.text, cue.head.end)
        return listed_from(cast, some.end() if some else cue.head.end, cue.sentence.span.end) if near else Side()
    jointly = cue.head.of(cast.text).lower().startswith("co-")
    if cue.needs in {"welcome", "joined", "received"}:
        after = listed_from(cast, cue.head.end, cue.sentence.span.end)
        return after if after.actors else listed_from(cast, cue.head.start, cue.sentence.span.end)
    if cue.needs == "with" and cue.object_start is not None and not (jointly or cue.programme):
        at_once = listed_from(cast, cue.head.end, cue.sentence.span.end)
        public = not at_once.named and _public().match(cast.text, start, cue.sentence.span.end)
        if at_once.actors and not (public or some or (not at_once.named and _including().match(cast.text, start))):
            return _group_and(cast, at_once, start)
    if (
        cue.preposition == "to"
        and cue.needs == "with"
        and not cast.within(Span(start, min(start + 60, cue.sentence.span.end)))
    ):
        return Side()
    side = _with_group(cast, listed_from(cast, start, cue.sentence.span.end), start, cue)
    if cue.needs == "with" and not (side.actors or side.group or cue.programme):
        side = _behind_offices(cast, start, cue.sentence.span.end)
    return _of_one(side, parties_in(cast.text, Span(*some.span())), subject(cast, cue)) if some else side


def _behind_offices(cast: Cast, start: int, limit: int) -> Side:
    """The people behind offices too long for a list of names ("the Director at the Office for Trade Ana Ruiz")."""
    named = met_from(cast, start, limit).people
    mentions = [each for each in cast.within(Span(start, limit)) if any(actor in named for actor in each.actors)]
    office = cast.text[start : mentions[0].span.start] if mentions else ""
    if not _of_office().fullmatch(office):
        return Side()
    first, *others = (side := side_of(mentions)).actors
    codes = parties_in(_ABROAD.sub("", office), Span(0, len(office)))
    of_office = replace(first, party=codes[0]) if first.party is None and len(codes) == 1 else first
    return replace(side, actors=(of_office, *others))


@cache
def _of_office() -> re.Pattern[str]:
    """An office at a body, as it stands before the name of whoever holds it."""
    return re.compile(load_table("contacts")["joined"]["long_office"])


def _leader_received(cast: Cast, cue: Cue) -> Side | None:
    """Whoever leads the delegation that a verb of receiving has as its object."""
    receives = cue.needs == "welcome" or (cue.needs == "with" and cue.head.of(cast.text).lower().startswith("receiv"))
    words = _delegation().match(cast.text, cue.head.end, cue.sentence.span.end) if receives else None
    led = listed_from(cast, words.end(), cue.sentence.span.end) if words else Side()
    codes = parties_in(cast.text, Span(*words.span("led"))) if words else []
    return _of_one(led, codes, subject(cast, cue)) if led.named else None


@cache
def _delegation() -> re.Pattern[str]:
    """A delegation that is received, up to whoever leads it ("in Oslo a delegation of the Sejm headed by")."""
    whose = r"(?:(?:an?|the)\s+(?:(?!an?\b|the\b)[\w’-]+\s+){0,4}?)?"
    led = load_table("contacts")["joined"]["led"]
    return re.compile(rf"(?:[^.;:]|(?<=[A-Z])\.){{1,90}}?\b(?P<led>{whose}{led})\s+(?:the\s+)?", re.IGNORECASE)


def _of_one(side: Side, codes: list[str], own: Side) -> Side:
    """The side, those whom nothing marks being of the one party that the words before the list name.

    Unmarked they may have been taken for people of the publisher's own side, as those on the cue's other side are.
    """
    if len(codes) != 1:
        return side
    open_ = {None, *(actor.party for actor in own.actors)}
    return replace(
        side, actors=tuple(replace(each, party=codes[0]) if each.party in open_ else each for each in side.actors)
    )


@cache
def _namely() -> re.Pattern[str]:
    """Words for a group whose members are listed behind a colon or a dash ("his counterparts:", "the ministers – ")."""
    named = load_table("contacts")["joined"]["namely"]
    return re.compile(rf"(?:[\w’'-]+\s+){{0,4}}(?:{named})(?::|\s[–—]|,\snamely)\s+")


def _with_group(cast: Cast, side: Side, start: int, cue: Cue) -> Side:
    """The side with a group from abroad, where such a one stands at `start` and nobody is named.

    Those whom words such as "senior officials, including …" name are of the side.
    """
    limit = cue.sentence.span.end
    if not side.named and not _public().match(cast.text, start, limit):
        some = _including().match(cast.text, start, min(limit, start + _REACH))
        chosen = listed_from(cast, some.end(), limit) if some else Side()
        side = replace(chosen, foreign=(*side.foreign, *chosen.foreign)) if chosen.named else side
    if not side.named and _public().match(cast.text, start, cue.sentence.span.end):
        return Side()
    if side.named or cue.preposition not in {"with", "between", "among", "of", "to", None}:
        return _and_group(cast, _group_and(cast, side, start), limit)
    told = cue.preposition in {"with", "to", None} and cue.sentence.turn is None
    states = states_of_group(cast.text, start, limit) if told else ()
    if states:
        codes = tuple(actor.party for actor in states if actor.party)
        return replace(side, actors=states, foreign=codes, group=Span(start, limit))
    match = _listed("abroad").match(cast.text, start, cue.sentence.span.end)
    if match is None:
        return side
    attended = _listed("joined", "attended").search(cast.text, match.end(), min(limit, match.end() + _REACH))
    there = listed_from(cast, attended.end(), limit) if attended else _last_of_groups(cast, match.end(), limit)
    mentions = (*side.mentions, *there.mentions)
    return replace(side, actors=merge(side.actors, there.actors), mentions=mentions, group=Span(*match.span()))


def _group_and(cast: Cast, side: Side, start: int) -> Side:
    """The side with the unnamed ministers who stand before the first name ("with *the ministers of A and B* and X")."""
    group = _ministers_of().match(cast.text, start)
    if group is None or not side.mentions:
        return side
    parties = [each for each in cast.within(Span(group.end(), side.mentions[0].span.start)) if each.form is Form.PARTY]
    codes = dict.fromkeys(actor.party for each in parties for actor in each.actors if actor.party)
    unnamed = tuple(Actor(f"{party_name(code)} {group['office']}", None, group["office"], code) for code in codes)
    return replace(side, beside=unnamed)


@cache
def _ministers_of() -> re.Pattern[str]:
    """An office in the plural whose states follow."""
    return re.compile(
        rf"(?:the\s)?(?P<office>{load_table('contacts')['groups']['pattern']})\s(?:of|from)\s", re.IGNORECASE
    )


def _and_group(cast: Cast, side: Side, limit: int) -> Side:
    """The side with officials of a party of whom nobody is named, who follow the last name ("A and EU Ambassadors")."""
    joint = _AND.match(cast.text, side.end, limit) if side.named and side.end is not None else None
    group = _listed("abroad").match(cast.text, joint.end(), limit) if joint else None
    office = _office_of(cast.text, group) if group else None
    if group is None or office is None:
        return side
    codes = parties_in(cast.text, Span(*group.span()))
    unnamed = tuple(Actor(f"{party_name(code)} {office}", None, office, code) for code in codes)
    return replace(side, beside=(*side.beside, *unnamed))


def _office_of(text: str, group: re.Match[str]) -> str | None:
    """The capitalised words behind a party's name in words for its officials."""
    party = next(iter(party_pattern().finditer(text, *group.span())), None)
    words = text[party.end() : group.end()].strip() if party else ""
    return words or None


def _last_of_groups(cast: Cast, start: int, limit: int) -> Side:
    """The person with whom a list of groups closes ("the Baltic leaders, their envoys and the President of Peru.")."""
    for mention in cast.within(Span(start, limit)):
        if mention.form in PEOPLE and closes_list(cast.text, start, mention.span):
            return side_of([mention])
    return Side()


def gathered(cast: Cast, cue: Cue) -> Side:
    """Who belongs to a gathering of states: the body in its name, and those who host it."""
    limit = cue.sentence.span.end
    begins = cue.sentence.span.start if _is_heading(cue) else cue.named_from or cue.subject_end
    name = Span(begins, cue.head.end)
    named = [mention for mention in cast.within(name) if mention.span.start < cue.head.start]
    if cue.preposition == "of" and cue.object_start is not None:
        named += cast.within(Span(cue.object_start, min(limit, cue.object_start + _NAME)))[:1]
    bodies = [mention for mention in named if mention.form not in PEOPLE]
    host = _listed("joined", "hosts").search(cast.text, cue.head.end, min(limit, cue.head.end + _REACH))
    host = host or (_with_members(cast, cue) if bodies else None)
    hosts = listed_from(cast, host.end(), limit) if host else Side()
    codes = [actor.party for mention in bodies for actor in mention.actors if actor.party]
    codes = codes or [code for code in parties_in(cast.text, name) if len(code) > len("US")]
    unnamed = [Actor(party_name(code), None, None, code) for code in dict.fromkeys(codes)]
    return Side(
        merge(hosts.actors, unnamed),
        (*bodies, *hosts.mentions),
        (*codes, *hosts.foreign),
        cue.head if cue.event else None,
    )


def _with_members(cast: Cast, cue: Cue) -> re.Match[str] | None:
    """What brings in members of the body that met ("took part in a meeting of the Quad *with* the ministers of")."""
    if cue.event or cue.preposition != "of" or cue.object_start is None:
        return None
    return _WITH_LATER.match(cast.text, cue.object_start, cue.sentence.span.end)


def parties_in(text: str, words: Span) -> list[str]:
    """The codes of the parties that words name ("NATO Foreign Ministers", "Thai counterparts"), mentioned or not."""
    found = (party_of(match.group()) for match in party_pattern().finditer(text, words.start, words.end))
    return [code for code in dict.fromkeys(found) if code]


def officials(cast: Cast, cue: Cue) -> Span | None:
    """Words for officials, or a group of a society, of whom nobody is named ("meet with senior officials")."""
    start = cue.object_start if cue.preposition in {"with", "of", "between"} else None
    if cue.programme and cue.needs == "with" and cue.object_start is None:
        start = cue.head.end + 1
    if start is None:
        return None
    limit = cue.sentence.span.end
    match = _listed("officials").match(cast.text, start, limit) or _of_society().match(cast.text, start, limit)
    return Span(*match.span()) if match else None


def meets_public(cast: Cast, cue: Cue) -> bool:
    """Whether those whom a cue brings in are a group of the public ("meeting with students")."""
    start = cue.object_start
    return start is not None and bool(_public().match(cast.text, start, cue.sentence.span.end))


def invited_by(cast: Cast, sentence: Span) -> tuple[Actor, ...]:
    """Who invited the visitors of a sentence ("At the invitation of …")."""
    match = _listed("joined", "invitation").search(cast.text, sentence.start, sentence.end)
    return listed_from(cast, match.end(), sentence.end).named if match else ()


def _antecedent(cast: Cast, cue: Cue, start: int) -> list[Mention]:
    """The person named last before a pronoun, who is not the subject of its own clause."""
    before = cast.within(Span(max(0, start - _ANTECEDENT_REACH), start))
    own = subject(cast, cue).actors
    others = (mention for mention in before if not any(actor in own for actor in mention.actors))
    return [mention for mention in others if mention.form is Form.NAME and not mention.possessive][-1:]


@cache
def _listed(section: str, key: str = "pattern") -> re.Pattern[str]:
    """What a table of `contacts.toml` lists under a key, as whole words."""
    return re.compile(rf"\b(?:{load_table('contacts')[section][key]})\b", re.IGNORECASE)


@cache
def _of_society() -> re.Pattern[str]:
    """A group of a society at the beginning of those met."""
    return re.compile(rf"(?:[\w.’'-]+\s){{0,5}}?(?:{load_table('contacts')['society']['pattern']})\b", re.IGNORECASE)


@cache
def _including() -> re.Pattern[str]:
    """What brings in some of those met ("senior officials, including")."""
    words = load_table("contacts")["officials"]
    return re.compile(rf"(?:{words['pattern']})\b{words['including']}\s+", re.IGNORECASE)


@cache
def _public() -> re.Pattern[str]:
    """Groups of the public."""
    return re.compile(rf"(?:[\w.’'-]+\s+){{0,4}}?(?:{load_table('contacts')['public']['pattern']})\b", re.IGNORECASE)
