"""What was found, shaped for a page: hits under the contact that they are of, their words with what was looked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, select

from dragoman.archive import Hit, schema
from dragoman.archive.follow.told import told_contacts
from dragoman.archive.follow.values import Told
from dragoman.export.labels import capitalised, does, joined, label, plain_date
from dragoman.lexicon.parties import party_name
from dragoman.model import Participant, Span
from dragoman.web.pages import addresses

LONGEST = 600
"""Characters of a hit's words that are shown; of longer ones the part around what was looked for."""
_BEFORE = 160
_MANY = 4


@dataclass(frozen=True)
class Part:
    """Some words of a hit, and whether they are what was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Shown:
    """A hit and the words to show of it."""

    hit: Hit
    words: tuple[Part, ...]

    @property
    def act(self) -> str:
        """What the speakers do, as a verb."""
        return does(self.hit.act, [one.name for one in map(_Named, self.hit.speakers)]) if self.hit.act else ""

    @property
    def speakers(self) -> tuple["_Named", ...]:
        """Who says it."""
        return tuple(map(_Named, self.hit.speakers))

    @property
    def addressees(self) -> tuple["_Named", ...]:
        """To whom."""
        return tuple(_Named(one) for one in self.hit.addressees if one not in self.hit.speakers)

    @property
    def source(self) -> str:
        """Whose account it is."""
        return self.hit.publisher or (party_name(self.hit.side) if self.hit.side else "an account")


@dataclass(frozen=True)
class Group:
    """Hits that stand together: of which contact or account, where that is, and its day in words."""

    title: str
    href: str
    day: str
    hits: tuple[Shown, ...]


@dataclass(frozen=True)
class _Named:
    """Somebody, by name, with the page that tells of them."""

    who: Participant

    @property
    def name(self) -> str:
        """How to show them."""
        return self.who.person or self.who.office or (party_name(self.who.party) if self.who.party else "somebody")

    @property
    def href(self) -> str:
        """Where more stands of them; empty for an office that nobody is known to hold."""
        if self.who.person:
            return addresses.person(self.who.person)
        return addresses.party(self.who.party) if self.who.party and not self.who.office else ""

    @property
    def party(self) -> str:
        """For whom they speak, where that is not their name already."""
        return party_name(self.who.party) if self.who.party and (self.who.person or self.who.office) else ""


def grouped(db: Connection, hits: Sequence[Hit]) -> tuple[Group, ...]:
    """Hits in their order, those of one contact that follow each other under it; else those of one account."""
    contacts = contacts_by_id(db, {one for hit in hits for one in hit.contacts[:1]})
    return tuple(
        _group(list(members), contacts)
        for _, members in groupby(hits, key=lambda hit: hit.contacts[0] if hit.contacts else hit.account)
    )


def contacts_by_id(db: Connection, ids: Iterable[str]) -> dict[str, Told]:
    """Some contacts as they are listed."""
    contact = schema.contact.c.id
    wanted = sorted(ids)
    return {one.id: one for one in told_contacts(db, select(contact).where(contact.in_(wanted)))} if wanted else {}


def contact_title(told: Told) -> str:
    """A contact in a line, without its day; of many who took part only their parties."""
    names = [one.name for one in told.participants]
    if len(names) > _MANY:
        names = [party_name(code) for code in dict.fromkeys(one.party for one in told.participants) if code]
        names = [*names[:_MANY], f"{len(names) - _MANY} others"] if len(names) > _MANY + 1 else names
    what = capitalised(label("contact_kind", told.kind)) if told.kind else "Contact"
    return f"{what} {'between' if len(names) > 1 else 'with'} {joined(names)}" if names else what


def parts_of(words: str, highlights: Sequence[Span]) -> tuple[Part, ...]:
    """Words in parts, what was looked for marked; of very long ones what stands around the first mark."""
    start = max(0, highlights[0].start - _BEFORE) if highlights and len(words) > LONGEST else 0
    end = min(len(words), start + LONGEST)
    return tuple(_parts(words, highlights, Span(start, end)))


def _parts(words: str, highlights: Sequence[Span], window: Span) -> Iterator[Part]:
    if window.start:
        yield Part("… ")
    place = window.start
    for span in highlights:
        if span.end > window.end:
            break
        yield Part(words[place : span.start])
        yield Part(span.of(words), marked=True)
        place = span.end
    yield Part(words[place : window.end])
    if window.end < len(words):
        yield Part(" …")


def _group(hits: Sequence[Hit], contacts: dict[str, Told]) -> Group:
    first = hits[0]
    shown = tuple(Shown(hit, parts_of(hit.words, hit.highlights)) for hit in hits)
    day = plain_date(first.date) if first.date else ""
    told = contacts.get(first.contacts[0]) if first.contacts else None
    if told:
        return Group(
            contact_title(told), addresses.contact(told.id), plain_date(told.date) if told.date else day, shown
        )
    return Group(first.title or first.publisher or "An account", addresses.account(str(first.account)), day, shown)
