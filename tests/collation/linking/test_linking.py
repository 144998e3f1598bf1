"""Which accounts tell of the same contact."""

from dataclasses import replace
from itertools import permutations

import pytest

from dragoman.collation import collate_all
from dragoman.collation.linking import Index, Ruling, held_by, tie, told_whole
from dragoman.collation.linking.entries import entries_of
from dragoman.collation.linking.fields import compare_fields
from dragoman.model import ContactKind, Participant


def groups(readings, rulings=()):
    """The names of the accounts of each contact that several accounts tell of."""
    index = Index(rulings)
    for reading in readings:
        index.add(reading)
    return _names(index)


def _names(index):
    clusters = (tuple(sorted(entry.reading.account.name for entry in cluster)) for cluster in index.clusters())
    return sorted(names for names in clusters if len(names) > 1)


def test_two_sides_of_one_call_belong_together(made):
    told = [made.reading("riga", made.contact("Berg", "Dahl")), made.reading("oslo", made.contact("Dahl", "Berg"))]
    assert groups(told) == [("oslo", "riga")]


def test_the_same_two_on_other_days_are_two_calls(made):
    told = [
        made.reading("monday", made.contact("Berg", "Dahl", date="2021-03-01"), publisher="Riga"),
        made.reading("thursday", made.contact("Berg", "Dahl", date="2021-03-04"), publisher="Riga"),
    ]
    assert groups(told) == []


def test_another_minister_of_the_same_country_is_another_call(made):
    told = [made.reading("riga", made.contact("Berg", "Dahl")), made.reading("tallinn", made.contact("Saar", "Dahl"))]
    assert groups(told) == []


def test_a_call_is_no_meeting_of_the_same_day(made):
    told = [
        made.reading("call", made.contact("Berg", "Dahl"), publisher="Riga"),
        made.reading("meeting", made.contact("Berg", "Dahl", kind=ContactKind.MEETING), publisher="Riga"),
    ]
    assert groups(told) == []


def test_an_office_that_names_nobody_can_be_the_one_who_called(made):
    told = [made.reading("riga", made.contact("Berg", "NO")), made.reading("oslo", made.contact("Dahl", "Berg"))]
    assert groups(told) == [("oslo", "riga")]


def test_an_announcement_belongs_to_what_it_announces(made):
    notice = made.reading(
        "notice",
        made.contact("Berg", date="2021-03-02/2021-03-05", kind=ContactKind.VISIT, planned=True),
        made.contact("Berg", "Dahl", date=None, kind=ContactKind.MEETING, planned=True),
        published="2021-03-01",
    )
    report = made.reading("report", made.contact("Berg", "Dahl", kind=ContactKind.MEETING), published="2021-03-04")
    assert groups([notice, report]) == [("notice", "report")]


def test_an_account_stands_in_each_contact_that_it_tells_of(made):
    both = made.reading(
        "both", made.contact("Berg", "Dahl"), made.contact("Berg", "Saar", start=30), text="x" * 80, publisher="Riga"
    )
    told = [
        both,
        made.reading("oslo", made.contact("Dahl", "Berg")),
        made.reading("tallinn", made.contact("Saar", "Berg")),
    ]
    assert groups(told) == [("both", "oslo"), ("both", "tallinn")]


def test_two_calls_of_one_account_never_become_one(made):
    twice = made.reading("twice", made.contact("Berg", "Dahl"), made.contact("Berg", "Dahl", start=30), text="y" * 80)
    assert groups([twice, made.reading("oslo", made.contact("Dahl", "Berg"))]) == [("oslo", "twice")]


def test_one_office_at_different_hours_tells_of_two_calls(made):
    told = [
        made.reading("morning", made.contact("Berg", "Dahl", start_time="09:00"), publisher="Riga"),
        made.reading("evening", made.contact("Berg", "Dahl", start_time="19:30"), publisher="Riga"),
        made.reading("oslo", made.contact("Dahl", "Berg"), publisher="Oslo"),
    ]
    assert all({"morning", "evening"} - set(names) for names in groups(told))


def test_a_denial_belongs_to_what_it_denies(made):
    letter = made.reading("riga", made.contact("Berg", "Dahl", kind=ContactKind.LETTER, date=None))
    denial = made.reading("oslo", None, side="NO", text="The ministry denied that a letter had made any such offer.")
    assert groups([letter, denial]) == [("oslo", "riga")]


def test_a_person_has_the_last_word(made):
    told = [made.reading("riga", made.contact("Berg", "Dahl")), made.reading("oslo", made.contact("Dahl", "Berg"))]
    assert groups(told, [Ruling(("riga", "oslo"), same=False)]) == []
    apart = [told[0], made.reading("oslo", made.contact("Dahl", "Berg", date="2021-03-30"))]
    assert groups(apart) == []
    assert groups(apart, [Ruling(("riga", "oslo"), same=False), Ruling(("oslo", "riga"), same=True)]) == [
        ("oslo", "riga")
    ]


def test_a_ruling_on_a_name_that_two_accounts_bear_holds_in_any_order(made):
    told = [
        made.reading("riga", made.contact("Berg", "Dahl"), text="First."),
        made.reading("riga", made.contact("Berg", "Saar", date="2021-03-20"), text="Second."),
        made.reading("oslo", made.contact("Dahl", "SE", date="2021-03-12"), text="Third."),
    ]
    found = {tuple(clusters_by_text(order, [Ruling(("riga", "oslo"), same=True)])) for order in permutations(told)}
    assert len(found) == 1


def clusters_by_text(readings, rulings):
    index = Index(rulings)
    for reading in readings:
        index.add(reading)
    return sorted(tuple(sorted(entry.reading.account.text for entry in cluster)) for cluster in index.clusters())


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_days_at_the_ends_of_the_calendar_are_days(made, day):
    contacts = [made.contact("Berg", "Dahl", date=day), made.contact("Berg", "Dahl", date=None, planned=True)]
    told = [made.reading(f"riga-{number}", one, published=day) for number, one in enumerate(contacts)]
    assert groups(told) in ([], [("riga-0", "riga-1")])


@pytest.fixture
def many(made):
    """Nine accounts of four contacts."""
    return [
        made.reading("a", made.contact("Berg", "Dahl")),
        made.reading("b", made.contact("Dahl", "Berg", date="2021-03-04", stated=False)),
        made.reading("c", made.contact("Berg", "NO", date="2021-03-04")),
        made.reading("d", made.contact("Berg", "Dahl", date="2021-03-08"), published="2021-03-08"),
        made.reading("e", made.contact("Berg", "Dahl", date="2021-03-08"), published="2021-03-09"),
        made.reading("f", made.contact("Saar", "Lind", kind=ContactKind.MEETING)),
        made.reading("g", made.contact("Saar", "Lind", "Berg", kind=ContactKind.MEETING)),
        made.reading(
            "h",
            made.contact("Saar", "Dahl"),
            made.contact("Saar", "Lind", kind=ContactKind.MEETING, start=40),
            text="z" * 90,
        ),
        made.reading("i", None),
    ]


def test_the_order_of_accounts_changes_nothing(many):
    expected = groups(many)
    assert expected
    for order in list(permutations(many[:6]))[::90]:
        assert groups([*order, *many[6:]]) == expected
    assert groups(many[::-1]) == expected


def test_adding_one_by_one_gives_what_all_at_once_give(many):
    index = Index()
    for number, reading in enumerate(many, 1):
        index.add(reading)
        assert _names(index) == groups(many[:number])


def test_adding_an_account_touches_only_its_neighbours(many):
    index = Index()
    for reading in many[:-2]:
        index.add(reading)
    touched = {name for _, name, _ in index.add(many[-2])}
    assert touched >= {"f", "h"}
    assert not touched & {"a", "d", "e"}
    assert index.add(many[-2]) == frozenset()


def test_every_field_says_what_it_weighs(made):
    (one,), (other,) = (entries_of(made.reading(name, made.contact("Berg", "Dahl"))) for name in ("riga", "oslo"))
    found = tie(one, other)
    levels = {weight.field: weight.level for weight in found.weights}
    assert (levels["participants"], levels["date"], levels["kind"]) == ("both_sides", "same_day", "same")
    assert 0.5 < found.probability < 1
    assert tie(other, one).weights == found.weights


def test_the_next_day_across_the_ocean_is_the_same_call(made):
    west = made.reading("ottawa", made.contact("Berg", "Dahl", date="2021-03-03"), side="CA")
    east = made.reading("tokyo", made.contact("Dahl", "Berg", date="2021-03-04"), side="JP")
    assert groups([west, east]) == [("ottawa", "tokyo")]
    assert groups([made.reading("ottawa", made.contact("Berg", "Dahl", date="2021-03-06"), side="CA"), east]) == []


def test_an_office_that_meets_another_circle_on_one_day_meets_twice(made):
    meeting = ContactKind.MEETING
    told = [
        made.reading("two", made.contact("Berg", "Dahl", kind=meeting), publisher="Riga"),
        made.reading("three", made.contact("Berg", "Dahl", "Lind", kind=meeting), publisher="Riga"),
    ]
    assert groups(told) == []


def test_what_follows_the_news_conference_is_a_second_meeting(made):
    def told(name, **more):
        return made.reading(
            name, made.contact("Berg", "Dahl", kind=ContactKind.MEETING, **more), publisher="Riga", side="LV"
        )

    notice, talks = told("notice", planned=True), told("talks")
    after = told("after", occasion="following their joint news conference")
    for readings in permutations([notice, talks, after]):
        assert groups(readings) == [("notice", "talks")]


def test_people_whose_party_one_account_has_otherwise_compare_the_same_both_ways(made):
    told = made.reading("a", made.contact("Berg", "Dahl"))
    mistaken = Participant("Anna Berg", "Foreign Minister", "EE")
    other = made.reading("b", replace(made.contact("Dahl"), participants=(mistaken, Participant(None, None, "LV"))))
    (one,), (two,) = entries_of(told), entries_of(other)
    assert compare_fields(one, two) == compare_fields(two, one)


def test_of_two_accounts_that_have_a_contact_and_its_part_the_other_way_round_neither_is_believed(made):
    visit = made.contact("Berg", "Dahl", kind=ContactKind.VISIT, date="2021-03-04/2021-03-06")
    talks = made.contact("Berg", "Saar", kind=ContactKind.VISIT, date="2021-03-04/2021-03-05", start=9)
    one, other = entries_of(made.reading("a", visit, talks)), entries_of(made.reading("b", talks, visit))
    clusters = [(one[0], other[1]), (one[1], other[0])]
    assert held_by(clusters) == held_by(clusters[::-1]) == {}


@pytest.fixture
def journey(made):
    """A programme that announces meetings with two people of one side, after the journey itself."""
    visit = made.contact("Dahl", "LV", kind=ContactKind.VISIT, date="2021-03-04/2021-03-05")
    talks = made.contact("Dahl", "Berg", "Kalns", kind=ContactKind.MEETING, date="2021-03-04", start=9)
    return made.reading("notice", visit, replace(talks, planned=True), side="NO", published="2021-03-01")


def told_by(readings):
    """For each contact its accounts with the people whom each has there."""
    index = Index()
    for reading in readings:
        index.add(reading)
    return sorted(
        sorted((one.reading.account.name, [who for who, _ in one.people]) for one in told_whole(cluster))
        for cluster in index.clusters()
    )


def test_a_programme_stands_with_the_report_of_each_engagement(made, journey):
    reports = [
        made.reading(name, made.contact("Dahl", name, kind=ContactKind.MEETING), publisher="Oslo", side="NO")
        for name in ("Berg", "Kalns")
    ]
    for readings in permutations([journey, *reports]):
        assert told_by(readings)[:2] == [
            [("Berg", ["Olav Dahl", "Anna Berg"]), ("notice", ["Olav Dahl", "Anna Berg"])],
            [("Kalns", ["Olav Dahl", "Ivo Kalns"]), ("notice", ["Olav Dahl", "Ivo Kalns"])],
        ]


def test_engagements_that_one_report_tells_together_stay_together(made, journey):
    report = made.reading("report", made.contact("Dahl", "Berg", "Kalns", kind=ContactKind.MEETING), side="LV")
    for readings in permutations([journey, report]):
        everybody = ["Olav Dahl", "Anna Berg", "Ivo Kalns"]
        assert [("notice", everybody), ("report", everybody)] in told_by(readings)


def test_engagements_that_nobody_reports_stay_one_contact(journey):
    assert [("notice", ["Olav Dahl", "Anna Berg", "Ivo Kalns"])] in told_by([journey])
    assert len(list(collate_all([journey]))) == len(told_by([journey])) == 2


OPENING = (
    "Telephone conversation with Eva Lind and Jaan Saar. Foreign Minister of Latvia Anna Berg had a telephone "
    "conversation with Prime Minister of Sweden Eva Lind and Foreign Minister of Estonia Jaan Saar."
)


def test_brief_releases_that_share_only_title_and_opening_are_of_two_calls(made):
    days = {"one": "2021-03-04", "two": "2021-03-06"}
    tails = {
        "one": "They went on about ferries.",
        "two": "The Minister named the berths that ice had closed and when each would open again, one by one.",
    }
    readings = [
        made.reading(
            name,
            made.contact("Berg", "Lind", "Saar", date=None),
            text=f"{OPENING} {tails[name]}",
            publisher="Riga",
            side="LV",
            published=day,
        )
        for name, day in days.items()
    ]
    assert groups(readings) == []
