"""Finds whom a title without a name means: "the Secretary", "Japan's foreign minister", "the Russian leader".

Looks first among the persons of the account, then, for a party's one holder of an office on a day, in the lexicon.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.lexicon import load_table
from dragoman.lexicon.officeholders import holders
from dragoman.lexicon.offices import implied_party
from dragoman.model import Actor
from dragoman.reading.cast.identity import Person, Setting
from dragoman.reading.cast.phrase import Phrase
from dragoman.reading.cast.ranks import LIKE, PARTLY, UNIQUE_ROLES, fit, is_rank, role_of, telling

_HELD_BY_ONE = UNIQUE_ROLES | {
    "supreme_leader",
    "vice_president",
    "crown_prince",
    "commission_president",
    "secretary_general",
    "security_adviser",
}
_ONE_OF_MANY = frozenset({"a", "an", "one", "some", "no", "two", "both"})


@dataclass
class Holders:
    """The persons of an account while its titles are resolved in the order of the text. Lives for one account."""

    people: list[Person]
    setting: Setting
    last_seen: dict[int, int] = field(default_factory=dict)

    def see(self, number: int, offset: int) -> None:
        """Notes that a person was mentioned at a place."""
        self.last_seen[number] = offset

    def whose(self, phrase: Phrase) -> int | None:
        """The person whom a title phrase means, None where that stays open."""
        if phrase.office is None or phrase.before in _ONE_OF_MANY:
            return None
        office = self._at_home(phrase.office) if phrase.party is None else phrase.office
        party = phrase.party or implied_party(office, self.setting.side)
        if party is None and office.casefold().endswith(tuple(load_table("offices")["own_state"]["ends"])):
            party = self.setting.side
        if party is None and self._is_label(phrase) and self._has_holder(office, None):
            party = self.setting.side
        found = self._among_people(office, party)
        return found if found is not None else self._by_lexicon(office, party)

    def _at_home(self, office: str) -> str:
        """An office by its whole name, where the publisher's own side has a shorter one ("the Leader" in Iran)."""
        short: dict[str, str] = load_table("offices")["at_home"].get(self.setting.side, {})
        return short.get(office.casefold(), office)

    def _is_label(self, phrase: Phrase) -> bool:
        """Whether a title heads a transcript's turn ("PRIME MINISTER: Thanks …")."""
        text, (start, end) = self.setting.text, phrase.span
        before = text[max(0, start - len("\nThe ")) : start].rstrip(" ")
        return text.startswith(":", end) and (start == 0 or before.endswith(("\n", "The", "THE")))

    def _among_people(self, office: str, party: str | None) -> int | None:
        """The person of the account whose office fits best."""
        side = self.setting.side
        ranked = []
        for number, person in enumerate(self.people):
            if party and person.actor.party and person.actor.party != party:
                continue
            quality = max((fit(office, held) for held in telling(person.offices)), default=0)
            if not quality or (party and not person.actor.party and quality < LIKE):
                continue
            own = person.actor.party is not None and person.actor.party == (party or side)
            ranked.append((quality, own, self.last_seen.get(number, -1), -number))
        if not ranked:
            return None
        best = max(ranked)
        if best[0] <= PARTLY and self._has_holder(office, party):
            return None
        return -best[-1]

    def _has_holder(self, office: str, party: str | None) -> bool:
        """Whether a party, or else the publisher's side, has a known holder of the office."""
        side, role = party or self.setting.side, role_of(office)
        return bool(side and role in UNIQUE_ROLES and holders(side, role, self.setting.day))

    def _by_lexicon(self, office: str, party: str | None) -> int | None:
        """The one holder of the office on the account's day, who joins the persons of the account."""
        party = party or self.setting.side
        role = role_of(office)
        if party is None or role is None:
            return None
        for one in _roles(party, role):
            known = {tenure.person: tenure for tenure in holders(party, one, self.setting.day)}
            if len(known) == 1:
                (tenure,) = known.values()
                return self._join(tenure.person, office if role != "head" else tenure.office, party)
        return None

    def known(self, party: str, role: str) -> Actor | None:
        """The one person who holds a role for a party on the account's day as the lexicon has it."""
        for one in _roles(party, role):
            found = {tenure.person: tenure for tenure in holders(party, one, self.setting.day)}
            if len(found) == 1:
                (tenure,) = found.values()
                return Actor(tenure.person, tenure.person, tenure.office, party)
        return None

    def _join(self, name: str, office: str, party: str) -> int:
        """The index of a person that the lexicon gave, added where the account does not have that person yet."""
        for number, person in enumerate(self.people):
            if person.actor.person == name:
                return number
        role = role_of(office)
        roles = frozenset({role} if role else ())
        self.people.append(Person(Actor(name, name, office, party), (office,), roles))
        return len(self.people) - 1


def _roles(party: str, role: str) -> tuple[str, ...]:
    """The roles of one holder that a role can mean: "head" means the one of two heads who leads, then the other."""
    if role == "head":
        state = party in load_table("offices")["leaders"]["head_of_state"]
        return ("head_of_state", "head_of_government") if state else ("head_of_government", "head_of_state")
    if role == "supreme_leader":
        return (role, "head_of_state")
    return (role,) if role in _HELD_BY_ONE else ()


def with_offices(people: Sequence[Person], told: Mapping[int, Sequence[str]]) -> list[Person]:
    """The persons with the offices by which titles without a name called them, where the account gives no other."""
    out = []
    for number, person in enumerate(people):
        offices = [office for office in told.get(number, ()) if role_of(office) != "head" or not person.offices]
        if offices and not person.stated and not _says_more(person.actor.office, offices):
            actor = replace(person.actor, office=_fullest(offices))
            roles = frozenset(role for role in map(role_of, offices) if role)
            out.append(Person(actor, tuple(offices), roles, person.gender, stated=True))
        else:
            out.append(person)
    return out


def _says_more(known: str | None, told: Sequence[str]) -> bool:
    """Whether the lexicon's office says in full what the account calls by rank alone ("the Russian minister")."""
    return known is not None and all(is_rank(office) and fit(office, known) for office in told) and not is_rank(known)


def _fullest(offices: Sequence[str]) -> str:
    """The first office that is more than a rank, else the first."""
    return next((office for office in offices if not is_rank(office)), offices[0])
