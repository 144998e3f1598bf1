"""Joins marks into phrases, each of which mentions one person, party or body.

"Japanese Foreign Minister Katsuya Okada", "President of the French Republic, Emmanuel Macron", "Wang Yi, State
Councillor and Foreign Minister of China" are one phrase each, with name, office and party told apart. Whom a phrase
means is decided in `people`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.lexicon.officeholders import is_given_name
from dragoman.lexicon.offices import honorific_party, honorific_pattern, is_style, office_role
from dragoman.lexicon.parties import party_kind
from dragoman.model import Span, trim
from dragoman.reading.cast import gaps
from dragoman.reading.cast.adjectives import qualifies
from dragoman.reading.cast.around import POSSESSIVE, for_country, leading, of_gathering, verb_behind, with_surroundings
from dragoman.reading.cast.bodies import body_party
from dragoman.reading.cast.fields import closing, is_at_body, is_field, is_place, is_topic
from dragoman.reading.cast.marks import Kind, Mark
from dragoman.reading.cast.phrase import Phrase
from dragoman.reading.cast.plurals import singular
from dragoman.reading.cast.values import Form

_LONGEST_LEAD = 90
_OF_ANOTHER = frozenset({"envoy", "other", "chief_of_staff", "spokesperson", "security_adviser"})
_LOOK_BACK = 24
_LONGEST_ACRONYM = 4
_MARKS_IN_FIELD = 5
_NOT_IN_FIELD = frozenset({Kind.NAME, Kind.HONORIFIC, Kind.OFFICE, Kind.LEADER, Kind.PLURAL})


def find_phrases(text: str, marks: list[Mark]) -> Iterator[Phrase]:
    """The phrases that the marks of one stretch of text make, in order.

    A plural is the office of all whom a list names ("Prime Ministers X and Y"); a name right behind an office that
    stands behind another name is of whoever is served ("X, Chief of Staff of the German President Y").
    """
    index, carried, served = 0, "", False
    while index < len(marks):
        parser = _Parser(text, marks, index, carried)
        phrase, following = parser.parse()
        if parser.plural and phrase is not None and phrase.form is Form.NAME and not phrase.closed:
            carried = phrase.office or ""
        carried = carried if _named_next(text, marks, following, gaps.AND) else ""
        if phrase is not None:
            yield with_surroundings(text, replace(phrase, possessive=True) if served else phrase)
        served = phrase is not None and phrase.closed and _named_next(text, marks, following, gaps.NEAR)
        index = max(following, index + 1)


def _named_next(text: str, marks: list[Mark], following: int, between: re.Pattern[str]) -> bool:
    """Whether the mark `following` is a name, exactly `between` standing before it."""
    if not 0 < following < len(marks) or marks[following].kind is not Kind.NAME:
        return False
    return bool(between.fullmatch(text, marks[following - 1].end, marks[following].start))


class _Parser:
    """Reads one phrase from the mark at `index` on. Lives for that one phrase only."""

    def __init__(self, text: str, marks: list[Mark], index: int, carried: str) -> None:
        self.text = text
        self.marks = marks
        self.first = index
        self.index = index
        self.party = ""
        self.office = carried
        self.honorific = ""
        self.plural = False
        self.counterpart = False
        self.party_possessive = False
        self.field_end = 0

    def parse(self) -> tuple[Phrase | None, int]:
        """The phrase, None where the marks mention nobody, and the index of the first mark not used."""
        self._take_party()
        if self._is_whereabouts():
            return self._party_alone()
        readers = {
            Kind.OFFICE: self._after_office,
            Kind.LEADER: self._after_office,
            Kind.PLURAL: self._after_office,
            Kind.COUNTERPART: self._after_counterpart,
            Kind.BODY: self._body,
            Kind.HONORIFIC: self._after_honorific,
            Kind.NAME: self._bare_name,
        }
        reader = readers.get(self._kind() or Kind.PARTY)
        if reader is not None and self._linked() and not (reader == self._bare_name and self._only_qualified()):
            return reader()
        return self._party_alone() if self.party else (None, self.index + 1)

    def _is_whereabouts(self) -> bool:
        """Whether a party before a person only tells where: "While in Brussels President X", "to Panama Mr. X"."""
        mark = self.marks[self.first]
        kind = party_kind(self.text[mark.start : mark.end]) if self.index == self.first + 1 else None
        if self.party_possessive or kind is None:
            return False
        seat = kind == "seat" and gaps.WITHIN.search(self.text, max(0, mark.start - 4), mark.start)
        addressed = kind == "name" and self._kind() is Kind.HONORIFIC
        return bool(seat or (addressed and gaps.WHERE.search(self.text, max(0, mark.start - _LOOK_BACK), mark.start)))

    def _bare_name(self) -> tuple[Phrase | None, int]:
        """A name that begins a phrase, or follows "Turkey's"."""
        return self._name(certain=False)

    def _only_qualified(self) -> bool:
        """Whether a party before a name is but an adjective ("Russian Sputnik")."""
        return bool(self.party) and not self.party_possessive

    # What stands at a place

    def _kind(self) -> Kind | None:
        return self.marks[self.index].kind if self.index < len(self.marks) else None

    def _gap(self, pattern: re.Pattern[str]) -> bool:
        """Whether exactly `pattern` stands between the last mark used and the next."""
        if self.index >= len(self.marks):
            return False
        end = self._end()
        return bool(pattern.fullmatch(self.text, end, self.marks[self.index].start))

    def _linked(self) -> bool:
        return self.index == self.first or self._gap(gaps.LINK)

    def _end(self) -> int:
        """Where the last mark used ends, the rest of an office's field or an abbreviation in brackets included."""
        end = max(self.field_end, self.marks[self.index - 1].end)
        if self.text[end : end + 1] == ")" and self.text.rfind("(", max(0, end - _LOOK_BACK), end) >= 0:
            return end + 1
        limit = self.marks[self.index].start if self.index < len(self.marks) else len(self.text)
        brackets = gaps.IN_BRACKETS.match(self.text, end, min(limit, end + _LOOK_BACK))
        return brackets.end() if brackets else end

    # Steps

    def _take_party(self) -> None:
        """A party in front: "Russian", "Turkey's", "Republic of Korea (ROK)"."""
        if self._kind() is not Kind.PARTY:
            return
        mark = self.marks[self.index]
        self.party = mark.value
        self.index += 1
        self._skip_bracketed_party()
        self.party_possessive = bool(POSSESSIVE.match(self.text, self._end()))

    def _skip_further_parties(self) -> None:
        """The rest of a list of countries before a name ("Director for Peru, *Chile and Bolivia* Ana Ruiz")."""
        place = self.index
        while place < len(self.marks) and self.marks[place].kind is Kind.PARTY:
            if not gaps.AND.fullmatch(self.text, self.marks[place - 1].end, self.marks[place].start):
                return
            place += 1
        if _named_next(self.text, self.marks, place, gaps.NEAR):
            self.index = place

    def _skip_bracketed_party(self) -> None:
        """The same party's short form in brackets."""
        if self._kind() is Kind.PARTY and self.marks[self.index].value == self.party:
            mark = self.marks[self.index]
            bracketed = self.text[max(0, mark.start - 1) : mark.end + 1].startswith("(")
            if bracketed or self._gap(gaps.DASH):
                self.index += 1

    def _after_office(self) -> tuple[Phrase | None, int]:
        """An office, whose it is, and the name that may follow."""
        self._take_office()
        if self._is_sent_to_front():
            self.party = ""
        self._take_of_party()
        self._take_field()
        self._take_place()
        self._take_rank_in_name()
        joined = self._kind() in (Kind.NAME, Kind.HONORIFIC) and self._gap(gaps.NEAR)
        comma = self._kind() in (Kind.NAME, Kind.HONORIFIC) and self._gap(gaps.COMMA) and self._named_after_comma()
        if joined or comma:
            return self._after_honorific()
        if self.plural or of_gathering().match(self.text, self._end()):
            return self._first_of_parties(), self.index
        return self._phrase(Form.TITLE), self.index

    def _first_of_parties(self) -> Phrase | None:
        """The party that begins a list of those whose an office is ("the foreign ministers of *Peru*, Chile and …")."""
        mark = self.marks[self.index - 1]
        listed = mark.kind is Kind.PARTY and self.index - 1 > self.first
        listed = listed and self._kind() is Kind.PARTY and self._gap(gaps.AND)
        return Phrase(Form.PARTY, Span(mark.start, mark.end), party=mark.value) if listed else None

    def _is_sent_to_front(self) -> bool:
        """Whether the country before an envoy's office is where it is sent ("Yemen Special Envoy"), not whose it is."""
        mark = self.marks[self.first]
        named = self._kind() is Kind.NAME and self._gap(gaps.NEAR)
        if not named or mark.kind is not Kind.PARTY or self.party != mark.value or self.party_possessive:
            return False
        words = self.text[mark.start : mark.end]
        country = len(self.party) == len("YE") and party_kind(words) == "name" and not words.replace(".", "").isupper()
        return country and office_role(self.office) == "envoy"

    def _take_rank_in_name(self) -> None:
        """A rank that stands before the name as a form of address does ("Foreign Minister Sheikh Abdullah")."""
        if self._kind() is not Kind.OFFICE or self.index + 1 >= len(self.marks):
            return
        mark, following = self.marks[self.index : self.index + 2]
        named = following.kind in (Kind.NAME, Kind.HONORIFIC)
        words = self.text[mark.start : mark.end]
        address = honorific_pattern().fullmatch(words) and (self._gap(gaps.NEAR) or self._gap(gaps.COMMA))
        if address and named and gaps.NEAR.fullmatch(self.text, mark.end, following.start):
            self.honorific = self.honorific or words
            self.index += 1

    def _take_office(self) -> None:
        """Takes the office at the index."""
        mark = self.marks[self.index]
        words = " ".join(self.text[mark.start : mark.end].split())
        words = words.title() if words.isupper() and len(words) > _LONGEST_ACRONYM else words
        self.plural = mark.kind is Kind.PLURAL
        self.office = singular(words) if self.plural else words
        owned = mark.value and not is_topic(words)
        if owned and (not self.party or len(mark.value) == len("US") != len(self.party)):
            self.party = self.party or mark.value
        self.index += 1
        if self._kind() is Kind.OFFICE and self._gap(gaps.OF_ONLY) and office_role(self.office) in _OF_ANOTHER:
            served = self.marks[self.index]
            self.office += f" of the {self.text[served.start : served.end]}"
            self.party = self.party or served.value
            self.index += 1
        self._take_office_served()

    def _take_office_served(self) -> None:
        """The office of a state that somebody named serves ("adviser to the German Chancellor Olga Mann").

        An envoy's country may stand before the name ("Envoy of the UN Secretary-General for Mali Olga Mann").
        """
        following = self.marks[self.index : self.index + 2 + _MARKS_IN_FIELD]
        if [mark.kind for mark in following[:2]] != [Kind.PARTY, Kind.OFFICE] or not self._gap(gaps.SERVING):
            return
        party, office, *others = following
        named = next((mark for mark in others if mark.kind is not Kind.PARTY), None)
        if named is None or named.kind is not Kind.NAME:
            return
        joined = gaps.LINK.fullmatch(self.text, party.end, office.start) and gaps.POST.fullmatch(
            self.text, office.end, named.start
        )
        if joined and office_role(self.office) in _OF_ANOTHER:
            self.office += f" to the {self.text[office.start : office.end]}"
            self.party = party.value
            self.index += 2

    def _take_of_party(self, between: re.Pattern[str] = gaps.OF) -> None:
        """A party after an office: "of the Russian Federation", "from Turkey"."""
        sent = self._kind() is Kind.PARTY and self._gap(gaps.SENT) and self._is_sent_there()
        if self._kind() is not Kind.PARTY or not (sent or self._gap(between) or self._gap(gaps.OF_GROUP)):
            return
        mark = self.marks[self.index]
        if party_kind(self.text[mark.start : mark.end]) == "demonym":
            return
        if self._is_sent_there():
            self.index += 1
            self._skip_bracketed_party()
            self._skip_further_parties()
            return
        if not self.party or len(self.party) > len("US"):
            self.party = mark.value
        self.index += 1
        self._skip_bracketed_party()
        if self._kind() is Kind.PARTY and self._gap(gaps.SENT) and self._is_sent_there():
            self.index += 1

    def _take_party_in_brackets(self) -> None:
        """The party that stands alone in brackets behind a name ("Vice President Ana Ruiz (Cuba)")."""
        if self._kind() is Kind.PARTY and not self.party and self._gap(gaps.OPENING):
            mark = self.marks[self.index]
            self.party = mark.value if self.text.startswith(")", mark.end) else ""

    def _take_party_of_body(self) -> None:
        """The party of a body to which a name is said to belong ("Sayyid X of the Omani Royal Office")."""
        if self.party or self._kind() is not Kind.PARTY or not self._gap(gaps.OF_ONLY):
            return
        mark = self.marks[self.index]
        following = self.marks[self.index + 1 : self.index + 3]
        body = next((other for other in following if other.kind is Kind.BODY), None)
        between = self.text[mark.end : body.start] if body else "."
        if "." not in between and all(word[0].isupper() for word in between.split()):
            self.party = mark.value or ""

    def _is_sent_there(self) -> bool:
        """Whether the party after an office is where it is sent or its field ("Envoy for Mali", "Director for X")."""
        office = gaps.SERVED.split(self.office)[0]
        if office_role(office) not in {"envoy", "ambassador"} and not for_country().search(office):
            return False
        return bool(gaps.SENT.fullmatch(self.text, self._end(), self.marks[self.index].start))

    def _take_field(self) -> None:
        """The rest of an office's field that stands before a name ("… of Japan's National Security Secretariat")."""
        start = self.marks[self.index - 1].end
        place = self._name_after_field(start)
        if place is None:
            return
        end = self.marks[place].start
        self.office += " ".join(["", *self.text[start:end].replace(",", " ,").split()]).replace(" ,", ",").rstrip(",")
        for mark in () if is_topic(self.office) else self.marks[self.index : place]:
            sent = gaps.SENT_BEFORE.search(self.text, max(0, mark.start - _LOOK_BACK), mark.start)
            self.party = self.party or ("" if sent else mark.value)
        self.party = self.party or body_party(self.office) or ""
        self.index, self.field_end = place, trim(self.text, start, end).end

    def _take_place(self) -> None:
        """The place or the one word of what an office is of or for ("Governor of Kostroma Ivan Petrov")."""
        if self._kind() is not Kind.NAME or not (self._gap(gaps.OF_ONLY) or self._gap(gaps.SENT)):
            return
        mark = self.marks[self.index]
        words = self.text[mark.start : mark.end].split()
        of = self._gap(gaps.OF_ONLY)
        envoy = not of and office_role(self.office) == "envoy"
        if len(words) > 1 and (is_place(self.text, words[0]) if of else envoy and not is_given_name(words[0])):
            self.office += f" {'of' if of else 'for'} {words[0]}"
            self.field_end = mark.start + len(words[0])
            start = self.text.index(words[1], self.field_end)
            self.marks[self.index] = mark._replace(start=start)

    def _name_after_field(self, start: int) -> int | None:
        """The first name before which the words from `start` on are an office's field, whatever names are in it."""
        named_at_once = self._kind() is Kind.NAME and self._gap(gaps.NEAR)
        for place in range(self.index, min(self.index + _MARKS_IN_FIELD, len(self.marks))):
            mark = self.marks[place]
            named = mark.kind is Kind.NAME
            if named and (
                is_field(self.text[start : mark.start])
                or (not named_at_once and is_at_body(self.text, start, Span(mark.start, mark.end)))
            ):
                return place
            if mark.kind in _NOT_IN_FIELD - {Kind.NAME}:
                return None
        return None

    def _named_after_comma(self) -> bool:
        """Whether "the President of X, Name" names the office's holder: the name is whole and closed by punctuation."""
        mark = self.marks[self.index]
        if mark.kind is Kind.HONORIFIC:
            return True
        return " " in self.text[mark.start : mark.end] and bool(closing().match(self.text, mark.end))

    def _after_honorific(self) -> tuple[Phrase | None, int]:
        """Forms of address, and the name that they need."""
        while self._kind() is Kind.HONORIFIC and (
            self.index == self.first or self._gap(gaps.LINK) or self._gap(gaps.COMMA)
        ):
            mark = self.marks[self.index]
            self.honorific = self.honorific or self.text[mark.start : mark.end]
            self.party = self.party or honorific_party(self.honorific)
            self.index += 1
        if self._kind() is Kind.NAME and (self._gap(gaps.NEAR) or self._gap(gaps.COMMA)):
            return self._name(certain=True)
        if self._kind() is Kind.OFFICE and self.honorific and not self.office and self._gap(gaps.NEAR):
            return self._after_office()
        if self.office:
            return self._phrase(Form.TITLE), self.index
        return self._party_alone() if self.party and self.index == self.first + 1 else (None, self.index)

    def _after_counterpart(self) -> tuple[Phrase | None, int]:
        """A counterpart, with the name that may follow."""
        self.index += 1
        self.counterpart = True
        self._take_of_party()
        near = self._gap(gaps.NEAR) or self._gap(gaps.COMMA)
        if self.party and self._kind() is Kind.OFFICE and near:
            return self._after_office()
        if self._kind() in (Kind.NAME, Kind.HONORIFIC) and near:
            return self._after_honorific() if self._kind() is Kind.HONORIFIC else self._name(certain=True)
        return self._phrase(Form.COUNTERPART), self.index

    def _name(self, *, certain: bool) -> tuple[Phrase | None, int]:
        """A name with what follows it: a party, an apposition, a possessive ending."""
        mark = self.marks[self.index]
        name = Span(mark.start, mark.end)
        self.index += 1
        certain = certain or bool(self.office)
        if certain:
            self._take_of_party(gaps.OF_ONLY)
            self._take_party_in_brackets()
        self._take_party_of_body()
        closed = self._take_apposition()
        phrase = self._phrase(Form.NAME)
        shared = closed and self.plural
        return replace(phrase, name=name, certain=certain or closed, closed=closed, shared=shared), self.index

    def _take_apposition(self) -> bool:
        """An office after a name that has none yet (", Minister for Foreign Affairs of Japan")."""
        open_rank = office_role(self.office) == "ambassador" and not self.party
        styled = is_style(self.office) and not self.party
        if (self.office and not open_rank and not styled) or not self._gap(gaps.APPOSITION):
            return False
        start, office, party = self.index, self.office, self.party
        kinds = (Kind.OFFICE, Kind.LEADER, Kind.PLURAL) if self._is_listed() else (Kind.OFFICE, Kind.LEADER)
        if self._kind() is Kind.PARTY:
            self._take_party()
            if not (self._kind() in kinds and self._linked()):
                self.index, self.party = start, party
                return False
            self.party = party or self.party
        if self._kind() not in kinds:
            self.index = start
            return False
        self._take_office()
        self._take_second_office()
        owned = POSSESSIVE.match(self.text, self._end())
        self.party = self.party or self._party_served()
        self._take_of_party()
        self.party = self.party or self._party_of_field()
        served = bool(gaps.SERVED.search(self.office)) and self._kind() is Kind.NAME
        named = not served and self._kind() in (Kind.NAME, Kind.HONORIFIC) and self._gap(gaps.NEAR)
        named = named or self._name_after_field(self._end()) is not None
        if named or owned or self._opens_clause(start) or (open_rank and len(self.party) != len("BR")):
            self.index, self.office, self.party, self.plural = start, office, party, False
            return False
        return True

    def _take_second_office(self) -> None:
        """A second office behind a name, which tells the party and more than "spokesperson" does."""
        if self.party or self._kind() is not Kind.OFFICE or not self._gap(gaps.BOTH):
            return
        first = self.office
        self._take_office()
        self.office = self.office if office_role(first) == "spokesperson" else first

    def _is_listed(self) -> bool:
        """Whether the name that begins the phrase stands behind another and "and"."""
        before = self.marks[self.first - 1] if self.first else None
        listed = before is not None and before.kind is self.marks[self.first].kind is Kind.NAME
        return listed and bool(
            gaps.AND.fullmatch(self.text, self.marks[self.first - 1].end, self.marks[self.first].start)
        )

    def _party_served(self) -> str:
        """The party whose office-holder a named aide serves ("X, Diplomatic Adviser to the Spanish Prime Minister")."""
        following = self.marks[self.index : self.index + 2]
        if [mark.kind for mark in following] != [Kind.PARTY, Kind.OFFICE] or not self._gap(gaps.SERVING):
            return ""
        party, office = following
        linked = gaps.LINK.fullmatch(self.text, party.end, office.start) and office_role(self.office) in _OF_ANOTHER
        return party.value if linked else ""

    def _party_of_field(self) -> str:
        """The party of the body that an office's field names ("Secretary for Africa of the Brazilian Ministry")."""
        near = self._kind() in (Kind.PARTY, Kind.BODY) and self.marks[self.index].start - self._end() <= _LONGEST_LEAD
        return self.marks[self.index].value if near and self._gap(gaps.FIELD_OF) else ""

    def _opens_clause(self, start: int) -> bool:
        """Whether the comma before an office ends what leads the sentence ("At X's request, *the President* said")."""
        before = self.text[max(0, self.marks[start - 1].start - _LONGEST_LEAD) : self.marks[start - 1].start]
        return bool(leading().search(before)) and bool(verb_behind().match(self.text, self._end()))

    def _body(self) -> tuple[Phrase | None, int]:
        """A body, whose it is, and the house that may name it ("the presidential office Cheong Wa Dae")."""
        mark = self.marks[self.index]
        self.party = self.party or mark.value
        self.index += 1
        self._take_of_party()
        if self._kind() is Kind.PARTY and self._gap(gaps.NEAR):
            seat = self.marks[self.index]
            if self.party in ("", seat.value) and party_kind(self.text[seat.start : seat.end]) == "seat":
                self.party = seat.value
                self.index += 1
        return self._phrase(Form.BODY), self.index

    def _party_alone(self) -> tuple[Phrase | None, int]:
        """A party that nothing more is said of; as "Russian" before a noun it only qualifies."""
        mark = self.marks[self.first]
        end = self._end() if self.index > self.first + 1 else self.marks[self.index - 1].end
        side = gaps.SIDE.match(self.text, end)
        span = Span(mark.start, side.end() if side else end)
        adjective = not side and qualifies(self.text, Span(mark.start, mark.end))
        return Phrase(Form.PARTY, span, party=self.party or None, possessive=adjective), self.index

    def _phrase(self, form: Form) -> Phrase:
        """The phrase of all marks used so far."""
        span = Span(self.marks[self.first].start, self.marks[self.index - 1].end)
        return Phrase(
            form,
            span,
            office=self.office or None,
            party=self.party or None,
            honorific=self.honorific or None,
            counterpart=self.counterpart,
        )
