"""Who holds a contact: the subject of a cue's verb, whose its noun is, or whom a sentence names that it leads in."""

import re
from functools import cache

from dragoman.lexicon import load_table
from dragoman.lexicon.parties import party_name
from dragoman.model import Actor, Span
from dragoman.reading.cast import Cast, Form, Mention
from dragoman.reading.contact.actors import distinct
from dragoman.reading.contact.clauses import PEOPLE, behind_lead, has_pronoun, without_staff
from dragoman.reading.contact.cues import Cue, Manner
from dragoman.reading.contact.listed import Side, are_listed, is_filler, listed_from, side_of

_PREPOSITION = re.compile(
    r"\b(?:with|of|by|between|from|to|under|for|after|following|on|about|against|over"
    r"|amid|in|at|(?<!well )as|during|since|before)"
    r"\s+(?:(?:the|his|her|their|a|an|new|former|h\.e\.|excellency|majesty|highness|royal)\s+)*$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s+(?!(?:and|or|the|an?|his|her|its|their|our|as well as|but|both)\b)[a-z][^,;.]*,\s*$")
"""What commas set apart behind a subject ("X, *without leaving Oslo,* met"), not the last of a list."""
_SECOND_VERB = re.compile(r"^[^,;]{3,}?\b(?:and|then|also|before|who)\s*$|^\s*,?\s*(?:and|then|but)\s*$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|they|both|the two)\s*$", re.IGNORECASE)
_REACH = 200


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
    if cue.sentence.title and cue.manner is Manner.BARE:
        mentions = _without_topic(_behind_teller(cast.text, mentions))
    return _before_verb(cast, mentions, window, title=cue.sentence.title)


def _behind_teller(text: str, mentions: list[Mention]) -> list[Mention]:
    """A headline's mentions less whoever but speaks of the contact ("*X* on the agenda of the talks")."""
    tellers = [place for place, mention in enumerate(mentions) if _tells().match(text, mention.span.end)]
    return mentions[tellers[-1] + 1 :] if tellers else mentions


@cache
def _tells() -> re.Pattern[str]:
    """What stands between whoever tells and what a headline says that he tells."""
    return re.compile(load_table("contacts")["joined"]["tells"], re.IGNORECASE)


def _without_topic(mentions: list[Mention]) -> list[Mention]:
    """A headline's mentions less the party that talks are about ("A and B back *Norland* talks")."""
    people = [mention for mention in mentions if mention.form in {Form.NAME, Form.TITLE} and not mention.possessive]
    topic = len(people) > 1 and mentions[-1].form is Form.PARTY and mentions[-2] is people[-1]
    return mentions[:-1] if topic else mentions


def _led_in(cast: Cast, cue: Cue) -> Side:
    """The subject of a sentence that a contact leads in ("In a call today, *A and B* discussed")."""
    if cue.kind in {"letter", "message", "visit"}:
        return Side()
    span = cue.sentence.span
    begins = behind_lead(cast.text, span, cue.head)
    side = listed_from(cast, begins, span.end) if begins else Side()
    return side if side.named else Side()


def recounting(cast: Cast, cue: Cue) -> Side:
    """Who tells of a contact of his or her own, nobody else being named before it ("X briefed them on *his* talks")."""
    mentions = cast.within(Span(cue.sentence.span.start, cue.head.start))
    people = [mention for mention in mentions if mention.form in PEOPLE and mention.form is not Form.PRONOUN]
    actors = {actor for mention in people for actor in mention.actors}
    if len(actors) != 1 or people[-1].possessive:
        return Side()
    told = _recounted().fullmatch(cast.text, people[-1].span.end, cue.head.start)
    return side_of(people[-1:]) if told else Side()


@cache
def _recounted() -> re.Pattern[str]:
    """A verb of telling of what one did, and whose it was."""
    return re.compile(rf"\s(?:then |also )?{load_table('contacts')['joined']['recounted']}\s", re.IGNORECASE)


def _owners(cast: Cast, mentions: list[Mention], start: int, *, title: bool) -> Side:
    """Whose a contact is: those listed last before it, or in a title the last alone ("Statement on *her* Trip")."""
    side = _coordinated(cast, mentions, start, joined=title)
    return side if side.actors or not title else side_of(mentions[-1:])


def _with_leader(cast: Cast, before: list[Mention], parties: list[Mention], start: int) -> Side:
    """The parties of an office in the plural, and who is named beside it ("*X* and the ministers of A and B met")."""
    group = _of_group().search(cast.text, start, parties[0].span.start)
    joined = before and group and before[-1].form in PEOPLE and not before[-1].possessive
    if not (joined and group and _beside().fullmatch(cast.text, before[-1].span.end, group.start())):
        return side_of(parties)
    lead, office = _coordinated(cast, before, start, joined=False), group["office"]
    codes = [actor.party for mention in parties for actor in mention.actors if actor.party]
    unnamed = [Actor(f"{party_name(code)} {office}", None, office, code) for code in codes]
    return Side(distinct([*lead.actors, *unnamed]), (*lead.mentions, *parties), (*lead.foreign, *codes))


@cache
def _beside() -> re.Pattern[str]:
    """What joins an office in the plural to whoever is named before it."""
    return re.compile(rf"(?:,?\s{load_table('contacts')['groups']['beside']}|,)\s(?:the\s|his\s|her\s|their\s)?")


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
        return _coordinated(cast, _first_subject(cast, mentions, window.start), window.start, joined=False)
    return _coordinated(cast, mentions, window.start, joined=title)


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
            while following < len(mentions) and are_listed(
                cast, mentions[following - 1], mentions[following], joined=True
            ):
                following += 1
            return mentions[:following]
    return []


def coordinated(cast: Cast, mentions: list[Mention], start: int, *, joined: bool = False) -> tuple[Actor, ...]:
    """The actors of the last of `mentions` and of those listed with it ("A, B and C"; `joined`: an "and" follows)."""
    return _coordinated(cast, mentions, start, joined=joined).actors


def _coordinated(cast: Cast, mentions: list[Mention], start: int, *, joined: bool) -> Side:
    """The last of `mentions` and those listed with it ("A, B and C"), by commas alone where they are `joined`."""
    chosen: list[Mention] = []
    for index in range(len(mentions) - 1, -1, -1):
        mention = mentions[index]
        if chosen and not are_listed(cast, mention, chosen[0], joined=joined):
            break
        if chosen:
            joined = joined or "and" in cast.text[mention.span.end : chosen[0].span.start].lower().split()
        before = cast.text[max(start, mention.span.start - 30) : mention.span.start]
        if mention.possessive and chosen:
            break
        if _PREPOSITION.search(before) and not _is_led(cast, mention, start):
            if mention.form is Form.PARTY and _of_group().search(before):
                chosen.insert(0, mention)
                return _with_leader(cast, mentions[:index], chosen, start)
            if mention.form is Form.PARTY and index > 0:
                continue
            break
        chosen.insert(0, mention)
    return side_of(chosen)


def _is_led(cast: Cast, mention: Mention, start: int) -> bool:
    """Whether somebody leads the delegation that is a sentence's subject ("The delegation headed by")."""
    return bool(_led().search(cast.text, start, mention.span.start))


@cache
def _led() -> re.Pattern[str]:
    return re.compile(rf"\b{load_table('contacts')['joined']['led']}\s+(?:the\s+)?\Z", re.IGNORECASE)


@cache
def _of_group() -> re.Pattern[str]:
    """An office in the plural whose parties follow ("Representatives of")."""
    return re.compile(
        rf"(?<![\w-])(?P<office>{load_table('contacts')['groups']['pattern']})\s+(?:of|from)\s+(?:the\s+)?$",
        re.IGNORECASE,
    )


@cache
def _groups() -> re.Pattern[str]:
    """An office in the plural at the end of a subject."""
    return re.compile(rf"(?<![\w-])(?P<office>{load_table('contacts')['groups']['pattern']})\s*$", re.IGNORECASE)
