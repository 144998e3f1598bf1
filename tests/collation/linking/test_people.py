"""How the participants of two entries compare where one account leaves a side open."""

from dataclasses import replace

import pytest

from dragoman.collation.linking import entries_of
from dragoman.collation.linking.people import participants
from dragoman.model import ContactKind, Fact, Participant, Span

MEETING, VISIT = ContactKind.MEETING, ContactKind.VISIT


@pytest.fixture
def level(made):
    """The level of the participants of two readings' main contacts; the same whichever comes first."""

    def compare(one, other):
        (mine, *_), (theirs, *_) = entries_of(one), entries_of(other)
        assert participants(mine, theirs) == participants(theirs, mine)
        return participants(mine, theirs)

    return compare


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ms. Berg will be in Oslo; Mr. Dahl receives her.", "one_person_other_spoken_of"),
        ("Ms. Berg will see the Foreign Minister of Norway.", "one_person_other_spoken_of"),
        ("Ms. Berg will speak of the fishing off Norway.", "one_person_other_party_spoken_of"),
        ("Ms. Berg will see her colleagues at the port.", "one_person_other_unheard_of"),
    ],
)
def test_whom_a_programme_leaves_open_is_looked_for_in_its_words(made, level, words, expected):
    notice = made.reading("notice", made.contact("Berg", kind=MEETING, planned=True), text=words)
    report = made.reading("report", made.contact("Berg", "Dahl", kind=MEETING))
    assert level(notice, report) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("She will meet the Norwegians, Mr. Dahl among them.", "one_person_other_announced"),
        ("She will meet officials of Norway.", "one_person_other_not_announced"),
    ],
)
def test_a_programme_that_names_a_party_alone_may_name_its_people_elsewhere(made, level, words, expected):
    notice = made.reading("notice", made.contact("Berg", "NO", kind=MEETING, planned=True), text=words)
    report = made.reading("report", made.contact("Berg", "Dahl", kind=MEETING))
    assert level(notice, report) == expected


def test_two_accounts_of_one_journey_are_of_one_traveller(made, level):
    notice = made.reading("notice", made.contact("Berg", "NO", "SE", kind=VISIT, planned=True))
    report = made.reading("report", made.contact("Berg", "NO", "EE", kind=VISIT))
    assert level(notice, report) == "one_traveller"
    elsewhere = made.reading("elsewhere", made.contact("Berg", "FI", kind=VISIT))
    assert level(notice, elsewhere) == "one_person_another_party"


def test_a_talk_of_two_is_of_another_circle_than_one_of_many(made, level):
    many = made.reading("many", made.contact("Berg", "NO", "SE", "EE", kind=MEETING))
    two = made.reading("two", made.contact("Berg", "Dahl", kind=MEETING))
    assert level(many, two) == "one_person_in_other_circle"


def test_others_who_came_to_a_gathering_of_one_name_do_not_contradict(made, level):
    def told(name, *who):
        words = f"{name} came to the Northern Harbours Conference."
        contact = made.contact(*who, kind=MEETING)
        place = words.index("Conference")
        gathering = Fact("kind", MEETING.value, Span(place, place + len("Conference")))
        return made.reading(name, replace(contact, facts=(*contact.facts, gathering)), text=words)

    assert level(told("Anna", "Berg", "Dahl"), told("Eva", "Berg", "Lind")) == "others_of_gathering"
    edge = made.reading("edge", made.contact("Berg", "Lind", kind=MEETING))
    assert level(told("Anna", "Berg", "Dahl"), edge) == "one_person_another_party"


def test_one_side_alone_is_no_fragment_of_all_that_it_did(made, level):
    report = made.reading("report", made.contact("Berg", "Dahl"))
    words = "The {} confirmed that {} call about the ferries had been made."
    alone = made.reading("alone", None, side="LV", text=words.format("ministry", "a"))
    assert level(alone, report) == "fragment_of_one_side"
    letter = made.reading("letter", made.contact("Berg", "Dahl", kind=ContactKind.LETTER))
    denial = made.reading("denial", None, side="LV", text="The ministry denied that a letter had been sent.")
    assert level(denial, letter) == "fragment"


def test_on_a_journey_those_of_many_sides_are_met_one_by_one(made):
    visit = made.contact("Dahl", "LV", kind=VISIT, planned=True)
    talks = made.contact("Dahl", "Berg", "Lind", "Saar", kind=MEETING, planned=True, start=9)
    met = [entry.people[-1][0] for entry in entries_of(made.reading("notice", visit, talks, side="NO"))]
    assert met == ["Olav Dahl", "Anna Berg", "Eva Lind", "Jaan Saar"]
    alone = [entry.people for entry in entries_of(made.reading("notice", talks, side="NO"))]
    assert len(alone) == 1


def test_one_person_whom_an_account_has_for_two_parties_is_not_both_sides(made, level):
    twice = made.contact("Berg", "Dahl", kind=MEETING)
    twice = replace(twice, participants=(Participant("Anna Berg", None, "LV"), Participant("A. Berg", None, "NO")))
    assert (
        level(made.reading("one", twice), made.reading("two", made.contact("Berg", "NO", kind=MEETING))) != "both_sides"
    )


def test_an_office_is_looked_for_beside_its_party_only(made, level):
    someone = Participant("Jaan Saar", "Foreign Minister", "EE")
    contact = replace(made.contact("Berg", kind=MEETING), participants=(*made.contact("Berg").participants, someone))
    report = made.reading("report", contact)
    notice = made.contact("Berg", kind=MEETING, planned=True)
    words = "Foreign Minister Berg will speak of trade with Estonia."
    assert level(made.reading("notice", notice, text=words), report) == "one_person_other_party_spoken_of"


def test_each_may_tell_of_himself_alone_at_a_gathering_of_one_body(made, level):
    def told(name, who, body):
        words = f"{name} came to the Northern Harbours Conference."
        contact = made.contact(who, body, kind=MEETING)
        place = words.index("Conference")
        gathering = Fact("kind", MEETING.value, Span(place, place + len("Conference")))
        return made.reading(name, replace(contact, facts=(*contact.facts, gathering)), text=words)

    assert level(told("Anna", "Berg", "NB8"), told("Eva", "Lind", "NB8")) == "others_of_gathering"
    assert level(told("Anna", "Berg", "NO"), told("Eva", "Lind", "FI")) == "none"
