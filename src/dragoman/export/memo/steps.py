"""Next steps by side: who has undertaken what, by when and on what condition, and who reports it."""

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.collation.comparison.ledger import Entry
from dragoman.collation.comparison.nearness import likeness
from dragoman.collation.comparison.omissions import is_told
from dragoman.collation.comparison.settings import points_back
from dragoman.collation.comparison.speakers import share_speaker
from dragoman.collation.comparison.telling import SETTING, names, quote, row, says
from dragoman.export.labels import label
from dragoman.export.memo.sentences import Desk, Sentence, phrase
from dragoman.lexicon.names import same_person
from dragoman.lexicon.officeholders import known_person
from dragoman.lexicon.parties import party_name
from dragoman.lexicon.steps import lies_ahead
from dragoman.model import Contact, Evidence, Span, Undertaking

LOOKED_AT = 200
"""Undertakings that are weighed against each other, the first ones; a page has room for few of them."""

ALIKE = 0.55
"""Cosine from which two steps of one account, of one kind and by the same doers, are one step told twice."""

SHORT = 60
"""Characters of a step that has been told above."""


def steps(desk: Desk) -> list[Sentence]:
    """A sentence for each undertaking, the sides in the order of those who took part, joint steps last."""
    aside = {entry.id for entries in desk.ledger.aside.values() for entry in entries}
    every = [one for one in desk.view.undertakings if aside.isdisjoint(one.statements)]
    own = every[:LOOKED_AT]
    unread = [entry for one in every[LOOKED_AT:] if (entry := _entry(desk, one))]
    above = [entry for one in own if (entry := _entry(desk, one)) and desk.tells(entry)]
    told: list[tuple[Undertaking, Sentence]] = []
    for one in own:
        entry = _entry(desk, one)
        again = entry is not None and (desk.tells(entry) or any(_is_one(desk, one, other) for other, _ in told))
        sentence = None if again else _step(desk, one)
        if sentence:
            told.append((one, sentence))
        if sentence or again:
            desk.told.update(one.statements)
    sides = {sentence.side: place for place, (_, sentence) in enumerate(told)}
    told.sort(key=lambda pair: _order(desk, pair[1].side, sides))
    sentences = [*(sentence for _, sentence in told), *_unspoken(desk)]
    return [*desk.most(sentences, desk.room.steps, unread), *_above(desk, above)]


def _entry(desk: Desk, one: Undertaking) -> Entry | None:
    return next((desk.ledger.entries[key] for key in one.statements if key in desk.ledger.entries), None)


def _is_one(desk: Desk, one: Undertaking, other: Undertaking) -> bool:
    """Whether an account tells a step a second time: the same kind of thing, by some of the same doers, much alike."""
    first, second = _entry(desk, one), _entry(desk, other)
    if first is None or second is None or first.account != second.account or one.kind != other.kind:
        return False
    return share_speaker(first, second) and likeness(first, second) >= ALIKE


def _unspoken(desk: Desk) -> Iterator[Sentence]:
    """Steps that an official account tells in its own voice, of both sides, their teams or organs."""
    for key in desk.ledger.accounts:
        text = desk.ledger.account(key).text
        spans = desk.ledger.readings[key].background if desk.ledger.is_official(key) else ()
        for span in spans:
            if lies_ahead(span.of(text)):
                yield from _of_nobody(desk, key, span)


def _of_nobody(desk: Desk, key: str, span: Span) -> Iterator[Sentence]:
    """A step in an account's own voice, with the statement before it where it points back at that."""
    text = desk.ledger.account(key).text
    about = next((one for one in reversed(desk.ledger.of(key)) if one.whole.end <= span.start), None)
    leant = about is not None and points_back(span.of(text)) and "\n" not in text[about.whole.end : span.start]
    told = phrase(
        "step_unspoken",
        who=desk.who([key]),
        words=quote(text, span, desk.room.longest),
        about=phrase("after", words=quote(text, about.statement.content, SETTING)) if about and leant else "",
    )
    proofs = [Evidence(key, span), *([Evidence(key, about.statement.content)] if about and leant else [])]
    sentence = desk.sentence(told, proofs, label("memo_side", "unnamed"))
    yield from [sentence] if sentence else []


def _above(desk: Desk, entries: Sequence[Entry]) -> list[Sentence]:
    """The steps that another section has told, in few words each, with the numbers of their words."""
    if not entries:
        return []
    sentence = desk.of_speakers(phrase("told_above", words=row(entries, SHORT)), entries)
    return [sentence] if sentence else []


def _step(desk: Desk, one: Undertaking) -> Sentence | None:
    entries = [desk.ledger.entries[key] for key in one.statements if key in desk.ledger.entries]
    if not entries:
        return None
    told = says(entries[0], desk.room.longest)
    condition = _condition(entries[0], one.condition, told)
    accounts = list(dict.fromkeys(entry.account for entry in entries))
    alone = _is_alone(desk, entries, accounts)
    text = phrase(
        "step_alone" if alone else "step_one" if len(accounts) == 1 else "step_several",
        who=names(desk.ledger, accounts) if alone else desk.who(accounts),
        says=told,
        open=phrase("open", words=quote(entries[0].source, condition.span, desk.room.longest)) if condition else "",
    )
    who = one.who or [actor.person or actor.party or actor.name for actor in entries[0].statement.speaker]
    return desk.of_speakers(text, entries, more=[condition] if condition else [], side=_side(desk, who))


def _condition(entry: Entry, condition: str | None, told: str) -> Evidence | None:
    """Where the account has the condition, unless the words that are quoted hold it."""
    start = entry.source.find(condition) if condition and condition not in told else -1
    return None if start < 0 or condition is None else Evidence(entry.account, Span(start, start + len(condition)))


def _is_alone(desk: Desk, entries: Sequence[Entry], accounts: Sequence[str]) -> bool:
    """Whether one account of several has the step, and no other tells it as well, or something much like it."""
    others = [account for account in desk.ledger.accounts if account not in accounts]
    told = any(is_told(entry, desk.ledger, other) for entry in entries for other in others)
    return bool(others) and len(accounts) == 1 and not told


def _side(desk: Desk, who: Sequence[str]) -> str:
    """The party whose step it is, by name; "Jointly" where it is several parties' step."""
    parties = dict.fromkeys(party for one in who if (party := _party(desk, one)))
    if len(parties) > 1:
        return label("memo_side", "jointly")
    if parties:
        return party_name(next(iter(parties)))
    return who[0] if len(who) == 1 else label("memo_side", "unnamed")


def _party(desk: Desk, who: str) -> str | None:
    """The party of a person, as the contact or a statement has it; a party is its own."""
    if party_name(who) != who:
        return who
    contact = desk.view.record.contact
    known = [(one.person, one.party) for one in (contact.participants if contact else ())]
    known += [
        (actor.person, actor.party)
        for entry in desk.ledger.entries.values()
        for actor in (*entry.statement.speaker, *entry.statement.addressee)
    ]
    found = next((party for person, party in known if person and party and same_person(person, who)), None)
    tenure = known_person(who, _day(contact)) if found is None else None
    return tenure.party if tenure else found


def _day(contact: Contact | None) -> date | None:
    try:
        return date.fromisoformat(contact.date) if contact and contact.date else None
    except ValueError:
        return None


def _order(desk: Desk, side: str, met: dict[str, int]) -> tuple[int, int]:
    """Those who took part first, then other parties as they are met, joint steps, and those that name nobody."""
    known = _sides(desk)
    last = [label("memo_side", "jointly"), label("memo_side", "unnamed")]
    if side in last:
        return len(known) + 1 + last.index(side), 0
    return (known.index(side), 0) if side in known else (len(known), met[side])


def _sides(desk: Desk) -> list[str]:
    """The parties that took part, in their order, by name."""
    contact = desk.view.record.contact
    parties = [one.party for one in contact.participants if one.party] if contact else []
    return [party_name(one) for one in dict.fromkeys(parties)]
