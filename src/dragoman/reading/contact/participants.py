"""Who takes part in a contact: the people named as subject and partner of a cue, and for whom a publisher speaks.

People who are only mentioned (possessors, "of President X", spokespersons) are not returned.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_name, party_of, party_pattern
from dragoman.model import Actor, Span
from dragoman.reading.cast import Cast, Form, Mention
from dragoman.reading.contact.actors import distinct, is_spokesperson, merge
from dragoman.reading.contact.clauses import PEOPLE, behind_lead, closes_list, has_pronoun, without_staff
from dragoman.reading.contact.cues import Cue, Manner


@dataclass(frozen=True)
class Side:
    """The people (or unnamed actors) on one side of a cue, and the mentions that name them."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    foreign: tuple[str, ...] = ()
    """Codes of parties named among the words, of people or not."""
    group: Span | None = None
    """Words for a group from abroad of whom nobody is named ("Baltic leaders")."""
    officials: Span | None = None
    """Words for officials of whom nothing else is said ("senior government officials")."""

    @property
    def end(self) -> int | None:
        """Where the words of the side end."""
        return self.mentions[-1].span.end if self.mentions else None

    @property
    def named(self) -> tuple[Actor, ...]:
        """The actors who are known persons."""
        return tuple(actor for actor in self.actors if actor.person)


_SEPARATOR = re.compile(r",|/|\band\b|&|\bas well as\b|\b(?:along|together) with\b", re.IGNORECASE)
_DOUBLE = re.compile(r"\s+and\s+")
"""What stands between the two offices of one person ("Foreign Minister and Alternate Prime Minister X")."""
_POSSESSOR = re.compile(r"\b(?:of|for|to|under|behalf of)\s+(?:(?:the|his|her|their)\s+)?$", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:with|of|by|between|from|to|under|for|after|following|on|about|against|in|at|as|during|since|before)"
    r"\s+(?:(?:the|his|her|their|a|an|new|former|h\.e\.|excellency|majesty|highness|royal)\s+)*$",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\A\s(?:in|at)\s(?:the\s)?[A-ZÀ-Þ][\w’-]*(?:\s[A-ZÀ-Þ][\w’-]*)?(?=(?:,|\sand)\s)")
"""Where somebody is met, between the names of a list ("with A in Oslo and B in Riga")."""
_RELATIVE = re.compile(
    r",\s+(?:who|which|whose|whom|(?:along|together) with|joined by|in|on|during|accompanied|speaking|as|for|at)\b"
    r"[^,;.]*,\s*$"
)
_SECOND_VERB = re.compile(r"^[^,;]{3,}?\b(?:and|then|also|before|who)\s*$|^\s*,?\s*(?:and|then|but)\s*$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|they|both|the two)\s*$", re.IGNORECASE)
_HIM = re.compile(r"\s*(?:him|her|them)\b(?!\s+(?:[\w’'-]+\s+){0,4}?(?:counterpart|colleague|friend))")
_AT_ONCE = re.compile(
    r"\s+(?:up\s+|back\s+)?(?:(?:the|his|her|H\.E\.|Mr\.?|Ms\.?)\s+)?(?:[A-ZÀ-Þ]|new\b|[a-z]+ counterpart)"
)
_WITH_LATER = re.compile(r"(?:(?!\b(?:that|which|who|and|to)\b)[^.;:,]){3,100}?\bwith\s")
_AT_PLACE = ("visit", "be in", "is ", "are ", "stop", "arriv", "returned")
"""How words begin that have the place of a visit right behind them."""
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
        return _run(cast, cue.head.end, cue.sentence.span.end)
    if cue.needs == "jointly" or (
        cue.object_start is None and cue.needs not in {"person", "with", "welcome", "joined", "received"}
    ):
        return Side()
    side = _other_side(cast, cue, cue.head.end + 1 if cue.object_start is None else cue.object_start)
    if cue.joining and not side.named:
        side = _with_hosts(cast, cue, side)
    further = _WITH_LATER.match(cast.text, cue.object_start or 0, cue.sentence.span.end)
    if cue.preposition == "of" and not side.named and further and cue.kind in {"meeting", "talks", "summit"}:
        return _run(cast, further.end(), cue.sentence.span.end)
    return side


def _with_hosts(cast: Cast, cue: Cue, side: Side) -> Side:
    """The side of a contact that was joined, with those who are said to have hosted it."""
    limit = cue.sentence.span.end
    host = _listed("joined", "hosts").search(cast.text, cue.head.end, min(limit, cue.head.end + _NAME))
    hosts = _run(cast, host.end(), limit) if host else Side()
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
        return _side(_antecedent(cast, cue, start))
    if cue.needs == "person":
        return _run(cast, cue.head.end, cue.sentence.span.end) if _AT_ONCE.match(cast.text, cue.head.end) else Side()
    jointly = cue.head.of(cast.text).lower().startswith("co-")
    if cue.needs in {"welcome", "joined", "received"}:
        after = _run(cast, cue.head.end, cue.sentence.span.end)
        return after if after.actors else _run(cast, cue.head.start, cue.sentence.span.end)
    if cue.needs == "with" and cue.object_start is not None and not (jointly or cue.programme):
        at_once = _run(cast, cue.head.end, cue.sentence.span.end)
        public = not at_once.named and _public().match(cast.text, start, cue.sentence.span.end)
        if at_once.actors and not (public or some or (not at_once.named and _including().match(cast.text, start))):
            return at_once
    if (
        cue.preposition == "to"
        and cue.needs == "with"
        and not cast.within(Span(start, min(start + 60, cue.sentence.span.end)))
    ):
        return Side()
    side = _with_group(cast, _run(cast, start, cue.sentence.span.end), start, cue)
    return _of_one(side, parties_in(cast.text, Span(*some.span())), subject(cast, cue)) if some else side


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
    """Words for a group whose members are listed behind a colon ("his counterparts:")."""
    return re.compile(rf"(?:[\w’'-]+\s+){{0,4}}(?:{load_table('contacts')['joined']['namely']}):\s+")


def _with_group(cast: Cast, side: Side, start: int, cue: Cue) -> Side:
    """The side with a group from abroad, where such a one stands at `start` and nobody is named.

    Those whom words such as "senior officials, including …" name are of the side.
    """
    limit = cue.sentence.span.end
    if not side.named and not _public().match(cast.text, start, limit):
        some = _including().match(cast.text, start, min(limit, start + _REACH))
        chosen = _run(cast, some.end(), limit) if some else Side()
        side = replace(chosen, foreign=(*side.foreign, *chosen.foreign)) if chosen.named else side
    if not side.named and _public().match(cast.text, start, cue.sentence.span.end):
        return Side()
    if side.named or cue.preposition not in {"with", "between", "among", "of", "to", None}:
        return side
    match = _listed("abroad").match(cast.text, start, cue.sentence.span.end)
    if match is None:
        return side
    attended = _listed("joined", "attended").search(cast.text, match.end(), min(limit, match.end() + _REACH))
    there = _run(cast, attended.end(), limit) if attended else _last_of_groups(cast, match.end(), limit)
    mentions = (*side.mentions, *there.mentions)
    return replace(side, actors=merge(side.actors, there.actors), mentions=mentions, group=Span(*match.span()))


def _last_of_groups(cast: Cast, start: int, limit: int) -> Side:
    """The person with whom a list of groups closes ("the Baltic leaders, their envoys and the President of Peru.")."""
    for mention in cast.within(Span(start, limit)):
        if mention.form in PEOPLE and closes_list(cast.text, start, mention.span):
            return _side([mention])
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
    hosts = _run(cast, host.end(), limit) if host else Side()
    codes = [actor.party for mention in bodies for actor in mention.actors if actor.party]
    codes = codes or [code for code in parties_in(cast.text, name) if len(code) > len("US")]
    unnamed = [Actor(party_name(code), None, None, code) for code in dict.fromkeys(codes)]
    return Side(
        merge(hosts.actors, unnamed),
        (*bodies, *hosts.mentions),
        (*codes, *hosts.foreign),
        cue.head if cue.event else None,
    )


def parties_in(text: str, words: Span) -> list[str]:
    """The codes of the parties that words name ("NATO Foreign Ministers", "Thai counterparts"), mentioned or not."""
    found = (party_of(match.group()) for match in party_pattern().finditer(text, words.start, words.end))
    return [code for code in dict.fromkeys(found) if code]


def officials(cast: Cast, cue: Cue) -> Span | None:
    """Words for officials of whom nobody is named, as they follow a cue ("meet with senior officials")."""
    start = cue.object_start if cue.preposition in {"with", "of", "between"} else None
    if cue.programme and cue.needs == "with" and cue.object_start is None:
        start = cue.head.end + 1
    if start is None:
        return None
    match = _listed("officials").match(cast.text, start, cue.sentence.span.end)
    return Span(*match.span()) if match else None


def meets_public(cast: Cast, cue: Cue) -> bool:
    """Whether those whom a cue brings in are a group of the public ("meeting with students")."""
    start = cue.object_start
    return start is not None and bool(_public().match(cast.text, start, cue.sentence.span.end))


def invited_by(cast: Cast, sentence: Span) -> tuple[Actor, ...]:
    """Who invited the visitors of a sentence ("At the invitation of …")."""
    match = _listed("joined", "invitation").search(cast.text, sentence.start, sentence.end)
    return _run(cast, match.end(), sentence.end).named if match else ()


def _antecedent(cast: Cast, cue: Cue, start: int) -> list[Mention]:
    """The person named last before a pronoun, who is not the subject of its own clause."""
    before = cast.within(Span(max(0, start - _ANTECEDENT_REACH), start))
    own = subject(cast, cue).actors
    others = (mention for mention in before if not any(actor in own for actor in mention.actors))
    return [mention for mention in others if mention.form is Form.NAME and not mention.possessive][-1:]


def subject(cast: Cast, cue: Cue) -> Side:
    """Those who hold the contact: named right before the verb, or possessing the noun."""
    if cue.manner is Manner.BARE and not cue.sentence.title:
        return _led_in(cast, cue)
    window = Span(cue.sentence.span.start, cue.subject_end)
    mentions = list(cast.within(window))
    group = _groups().search(cast.text, max(window.start, window.end - _REACH), window.end)
    if group and mentions and mentions[-1].span.end <= group.start():
        return _group(cast, mentions, group)
    if cue.manner is Manner.OWNED:
        gap = cast.text[mentions[-1].span.end : window.end] if mentions else "nobody"
        return Side() if gap.strip(" ’'sS") else _owners(cast, mentions, window.start, title=cue.sentence.title)
    return _before_verb(cast, mentions, window, title=cue.sentence.title)


def _led_in(cast: Cast, cue: Cue) -> Side:
    """The subject of a sentence that a contact leads in ("In a call today, *A and B* discussed")."""
    if cue.kind in {"letter", "message", "visit"}:
        return Side()
    span = cue.sentence.span
    begins = behind_lead(cast.text, span, cue.head)
    side = _run(cast, begins, span.end) if begins else Side()
    return side if side.named else Side()


def _owners(cast: Cast, mentions: list[Mention], start: int, *, title: bool) -> Side:
    """Whose a contact is: those listed last before it, or in a title the last alone ("Statement on *her* Trip")."""
    side = _coordinated(cast, mentions, start, title=title)
    return side if side.actors or not title else _side(mentions[-1:])


def _before_verb(cast: Cast, mentions: list[Mention], window: Span, *, title: bool) -> Side:
    """The subject of a verb at the end of `window`: named right before it, relative clauses left out, or taken up."""
    while mentions and mentions[-1].possessive:
        mentions.pop()
    mentions = without_staff(cast.text, mentions)
    gap = cast.text[mentions[-1].span.end : window.end] if mentions else ""
    relative = _RELATIVE.search(cast.text, window.start, window.end) if gap.rstrip().endswith(",") else None
    if relative:
        mentions = [mention for mention in mentions if mention.span.end <= relative.start()]
        gap = ""
    if not mentions or len(gap) > _REACH:
        return Side()
    if _SECOND_VERB.match(gap) or _PRONOUN.search(gap):
        return _coordinated(cast, _first_subject(cast, mentions, window.start), window.start, title=False)
    return _coordinated(cast, mentions, window.start, title=title)


def _group(cast: Cast, mentions: list[Mention], group: re.Match[str]) -> Side:
    """The parties of an office in the plural ("the Chinese and Indian foreign ministers")."""
    chosen: list[Mention] = []
    end = group.start()
    for mention in reversed(mentions):
        gap = cast.text[mention.span.end : end].replace("-", " ")
        if mention.form is not Form.PARTY or not is_filler(gap):
            break
        chosen.insert(0, mention)
        end = mention.span.start
    codes = [actor.party for mention in chosen for actor in mention.actors if actor.party]
    actors = tuple(
        Actor(f"{party_name(code)} {group['office'].strip()}", None, group["office"].strip(), code) for code in codes
    )
    return Side(distinct(actors), tuple(chosen), tuple(codes))


def _first_subject(cast: Cast, mentions: list[Mention], start: int) -> list[Mention]:
    """The mentions up to the first subject from `start` on: the first person that hangs on no preposition.

    None where a pronoun is the subject before any person.
    """
    for index, mention in enumerate(mentions):
        if has_pronoun(cast.text[start : mention.span.start]):
            return []
        before = cast.text[max(0, mention.span.start - 30) : mention.span.start]
        if mention.form in PEOPLE and not mention.possessive and not _PREPOSITION.search(before):
            following = index + 1
            while following < len(mentions) and _is_list(
                cast, mentions[following - 1], mentions[following], joined=True
            ):
                following += 1
            return mentions[:following]
    return []


def coordinated(cast: Cast, mentions: list[Mention], start: int) -> tuple[Actor, ...]:
    """The actors of the last of `mentions` and of those listed with it ("A, B and C")."""
    return _coordinated(cast, mentions, start, title=False).actors


def _coordinated(cast: Cast, mentions: list[Mention], start: int, *, title: bool) -> Side:
    """The last of `mentions` and those listed with it ("A, B and C")."""
    chosen: list[Mention] = []
    joined = title
    for index in range(len(mentions) - 1, -1, -1):
        mention = mentions[index]
        if chosen and not _is_list(cast, mention, chosen[0], joined=joined):
            break
        if chosen:
            joined = joined or "and" in cast.text[mention.span.end : chosen[0].span.start].lower().split()
        before = cast.text[max(start, mention.span.start - 30) : mention.span.start]
        if mention.possessive and chosen:
            break
        if _PREPOSITION.search(before) and not _is_led(cast, mention, start):
            if mention.form is Form.PARTY and index > 0:
                continue
            break
        chosen.insert(0, mention)
    return _side(chosen)


def _is_led(cast: Cast, mention: Mention, start: int) -> bool:
    """Whether somebody leads the delegation that is a sentence's subject ("The delegation headed by")."""
    return bool(_led().search(cast.text, start, mention.span.start))


@cache
def _led() -> re.Pattern[str]:
    return re.compile(rf"\b{load_table('contacts')['joined']['led']}\s+(?:the\s+)?\Z", re.IGNORECASE)


def _is_list(cast: Cast, left: Mention, right: Mention, *, joined: bool) -> bool:
    """Whether two mentions stand side by side: an "and" between them, a comma in a list, or one named twice."""
    gap = cast.text[left.span.end : right.span.start]
    if not is_filler(gap):
        return False
    if re.search(r"\band\b|&|\bas well as\b|\bwith\b", gap, re.IGNORECASE):
        return True
    same = bool(left.actors) and left.actors == right.actors
    return same or joined or "," not in gap


def _run(cast: Cast, start: int, limit: int) -> Side:
    """The people listed from `start` on, up to the first word that cannot belong to a list of names and offices."""
    chosen: list[Mention] = []
    parties: list[Mention] = []
    at = start
    listing = cast.text[:start].endswith((": ", ":\n"), max(0, start - 2))
    served = False
    for mention in cast.touching(Span(start, min(limit, start + 900))):
        if mention.span.start < start:
            continue
        gap = cast.text[at : mention.span.start]
        if chosen and _anew().search(gap):
            break
        gap = _PLACED.sub("", gap.replace(";", ",")) if listing or chosen else gap
        if not is_filler(gap, first=at == start):
            break
        at = mention.span.end
        serving = _serving().search(gap)
        embedded = bool(chosen or parties or serving) and bool(_POSSESSOR.search(gap))
        served = mention.form is Form.TITLE and (served or bool(serving))
        if embedded or served or mention.possessive or mention.form not in PEOPLE:
            parties.append(mention)
            continue
        if chosen and _is_bare_office(cast, chosen[-1]) and _DOUBLE.fullmatch(gap) and mention.form is Form.NAME:
            chosen[-1] = mention
            continue
        if chosen and not _SEPARATOR.search(gap) and "(" not in gap and _surplus(chosen[-1], mention):
            parties.append(mention)
            continue
        chosen.append(mention)
    side = _side(chosen)
    side = side if side.named else _side(chosen, to_press=False)
    parties_named = tuple(actor.party for mention in parties for actor in mention.actors if actor.party)
    if side.actors:
        return Side(side.actors, side.mentions, parties_named)
    groups = [mention for mention in parties if mention.actors]
    unnamed = tuple(
        Actor(actor.name, None, actor.office, actor.party) for mention in groups for actor in mention.actors
    )
    return Side(distinct(unnamed), tuple(parties), parties_named)


@cache
def _serving() -> re.Pattern[str]:
    """What makes whoever follows the one served ("the Assistant to the", "the wife of the")."""
    return re.compile(rf"\b{load_table('contacts')['joined']['serving']}\s+(?:to|of)\s+(?:the\s+)?$")


@cache
def _anew() -> re.Pattern[str]:
    """What begins another contact behind the partners of one ("… and Call with")."""
    return re.compile(load_table("contacts")["joined"]["anew"], re.IGNORECASE)


def _is_bare_office(cast: Cast, mention: Mention) -> bool:
    """Whether a mention is but an office, of nobody's country and without an article ("*Foreign Minister* and …")."""
    offices = {(actor.office or "").casefold() for actor in mention.actors}
    article = cast.text[: mention.span.start].endswith(("the ", "The "), max(0, mention.span.start - 4))
    return mention.form is Form.TITLE and mention.span.of(cast.text).casefold() in offices and not article


def _surplus(left: Mention, right: Mention) -> bool:
    """Whether two people side by side without a comma are one person's office and another's name ("adviser X Y")."""
    return bool(left.actors) and left.actors == right.actors


def _side(mentions: list[Mention], *, to_press: bool = True) -> Side:
    """The actors of mentions; spokespersons left out, where they may only speak to the press (`to_press`)."""
    actors = [actor for mention in mentions for actor in mention.actors if not (to_press and is_spokesperson(actor))]
    people = [actor for actor in actors if actor.person or actor.office]
    codes = tuple(actor.party for actor in actors if actor.party)
    return Side(distinct(people or actors), tuple(mentions), codes)


@cache
def _listed(section: str, key: str = "pattern") -> re.Pattern[str]:
    """What a table of `contacts.toml` lists under a key, as whole words."""
    return re.compile(rf"\b(?:{load_table('contacts')[section][key]})\b", re.IGNORECASE)


@cache
def _groups() -> re.Pattern[str]:
    """An office in the plural at the end of a subject."""
    return re.compile(rf"(?<![\w-])(?P<office>{load_table('contacts')['groups']['pattern']})\s*$", re.IGNORECASE)


@cache
def _including() -> re.Pattern[str]:
    """What brings in some of those met ("senior officials, including")."""
    words = load_table("contacts")["officials"]
    return re.compile(rf"(?:{words['pattern']})\b{words['including']}\s+", re.IGNORECASE)


@cache
def _public() -> re.Pattern[str]:
    """Groups of the public."""
    return re.compile(rf"(?:[\w.’'-]+\s+){{0,4}}?(?:{load_table('contacts')['public']['pattern']})\b", re.IGNORECASE)


@cache
def _filler_words() -> frozenset[str]:
    return frozenset(load_table("contacts")["run"]["filler"]) | frozenset(load_table("company")["run"]["beside"])


def is_filler(gap: str, *, first: bool = False, further: frozenset[str] = frozenset()) -> bool:
    """Whether words may stand between names in a list: separators, capitalised words, a few particles.

    `first`: before the first name, where a few others may stand too. `further`: more words that may.
    """
    if len(gap) > _REACH or any(character in gap for character in ':;!?\n"“”'):
        return False
    if re.search(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.\s", gap):
        return False
    words = [word for word in re.findall(r"[\w’'.⁠-]+", gap) if word.strip("-–")]
    may_stand = _filler_words() | further
    lower = [word for word in words if not word[0].isupper() and word.strip(".’'-").lower() not in may_stand]
    limit = 2 if first and "," not in gap else 0
    return all(word.strip("’'").lower() in {"s", ""} or word.isdigit() for word in lower) or (
        len(lower) <= limit and not any(word in load_table("contacts")["run"]["stops"] for word in lower)
    )
