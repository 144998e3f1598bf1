"""Next steps by side: who has undertaken what, by when and on what condition, and who reports it."""

from collections.abc import Sequence
from datetime import date

from dragoman.collation.comparison.ledger import Entry
from dragoman.collation.comparison.omissions import is_told
from dragoman.collation.comparison.telling import names, quote, says
from dragoman.export.labels import label
from dragoman.export.memo.sentences import Desk, Sentence, phrase
from dragoman.lexicon.names import same_person
from dragoman.lexicon.officeholders import known_person
from dragoman.lexicon.parties import party_name
from dragoman.model import Contact, Evidence, Span, Undertaking

MOST = 5
"""Steps that are told; the rest are counted."""

LONGEST = 130
"""Characters of a step that are quoted."""


def steps(desk: Desk) -> list[Sentence]:
    """A sentence for each undertaking, the sides in the order of those who took part, joint steps last."""
    above = [entry for one in desk.view.undertakings if (entry := _entry(desk, one)) and desk.tells(entry)]
    told: list[tuple[Undertaking, Sentence]] = []
    for one in desk.view.undertakings:
        entry = _entry(desk, one)
        sentence = _step(desk, one) if entry and not desk.tells(entry) else None
        if sentence:
            told.append((one, sentence))
            desk.told.update(one.statements)
    sides = {sentence.side: place for place, (_, sentence) in enumerate(told)}
    told.sort(key=lambda pair: _order(desk, pair[1].side, sides))
    return [*desk.most([sentence for _, sentence in told], MOST), *_above(desk, above)]


def _entry(desk: Desk, one: Undertaking) -> Entry | None:
    return next((desk.ledger.entries[key] for key in one.statements if key in desk.ledger.entries), None)


def _above(desk: Desk, entries: Sequence[Entry]) -> list[Sentence]:
    """How many steps have been told before, in other sections, with the numbers of their words."""
    proofs = tuple(dict.fromkeys(Evidence(entry.account, entry.whole) for entry in entries))
    return [Sentence(phrase("told_above", count=str(len(proofs))), proofs, counts=True)] if proofs else []


def _step(desk: Desk, one: Undertaking) -> Sentence | None:
    entries = [desk.ledger.entries[key] for key in one.statements if key in desk.ledger.entries]
    if not entries:
        return None
    told = says(entries[0], LONGEST)
    condition = _condition(entries[0], one.condition, told)
    accounts = list(dict.fromkeys(entry.account for entry in entries))
    alone = _is_alone(desk, entries, accounts)
    text = phrase(
        "step_alone" if alone else "step_one" if len(accounts) == 1 else "step_several",
        who=names(desk.ledger, accounts) if alone else desk.who(accounts),
        says=told,
        open=phrase("open", words=quote(entries[0].source, condition.span, LONGEST)) if condition else "",
    )
    proofs = [*(Evidence(entry.account, entry.whole) for entry in entries), *entries[0].evidence[1:]]
    proofs += [condition] if condition else []
    who = one.who or [actor.person or actor.party or actor.name for actor in entries[0].statement.speaker]
    return desk.sentence(text, proofs, _side(desk, who))


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
