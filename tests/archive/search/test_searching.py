"""Searching: what each part of the language finds, on every database."""

import pytest

from dragoman.archive import QueryError
from dragoman.archive.search import searching
from dragoman.model import Act, Actor, Strength

LIND = Actor("Marta Lind", "Marta Lind", "Prime Minister", "NO")
LAVROV = Actor("Sergei Lavrov", "Sergei Lavrov", "Foreign Minister", "RU")
GENBA = Actor("Koichiro Genba", "Koichiro Genba", "Minister for Foreign Affairs", "JP")

READY = "Russia is ready to go on with talks on a peace treaty."
HOPE = "He hoped that a peace treaty would come some day."
INTEND = "Japan firmly intends to conclude treaties of that kind."
DECLINE = "Russia will not sign a peace treaty with preconditions."
FERRIES = "Norway’s ferries sail again."
EVERYTHING = [DECLINE, FERRIES, READY, HOPE, INTEND]


def test_statements_by_one_side_to_the_other_on_a_topic_within_years_and_of_some_strength_are_found(talks):
    assert talks.find('by:RU to:JP topic:"peace treaty" date:2009..2012 strength>=ready') == [READY]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", EVERYTHING),
        ("treaty", [DECLINE, READY, HOPE, INTEND]),
        ("treaties", [DECLINE, READY, HOPE, INTEND]),
        ('"treaties"', [INTEND]),
        ("PEACE Treaty", [DECLINE, READY, HOPE]),
        ('"treaty peace"', []),
        ("“a peace treaty”", [DECLINE, READY, HOPE]),
        ("precond*", [DECLINE]),
        ('"peace tre*"', [DECLINE, READY, HOPE]),
        ("norway", [FERRIES]),
        ("ferry", [FERRIES]),
        ("ferries OR hoped", [FERRIES, HOPE]),
        ("treaty -peace", [INTEND]),
        ("treaty NOT peace", [INTEND]),
        ("-treaty", [FERRIES]),
        ("-(treaty OR norway)", []),
        ("(ferries OR hoped) -day", [FERRIES]),
        ("treaty AND (hoped OR preconditions)", [DECLINE, HOPE]),
        ("by:RU", [DECLINE, READY, HOPE]),
        ("by:russia", [DECLINE, READY, HOPE]),
        ("by:JP", [INTEND]),
        ("by:(JP OR Norway)", [FERRIES, INTEND]),
        ("to:ru", [INTEND]),
        ("party:ru", [DECLINE, READY, HOPE, INTEND]),
        ("by:Lavrov", [DECLINE, READY, HOPE]),
        ('by:"Sergey LAVROV"', [DECLINE, READY, HOPE]),
        ("to:Genba", [DECLINE, READY, HOPE]),
        ("person:genba", [DECLINE, READY, HOPE, INTEND]),
        ('office:"foreign minister"', [DECLINE, READY, HOPE, INTEND]),
        ("office:foreign_minister by:JP", [INTEND]),
        ('office:"Prime Minister"', [FERRIES]),
        ("side:JP", [READY, HOPE, INTEND]),
        ('publisher:"ministry of foreign affairs of japan"', [READY, HOPE, INTEND]),
        ("publisher:wire", [FERRIES]),
        ("kind:telephone_call", [DECLINE]),
        ('kind:"telephone call"', [DECLINE]),
        ("kind:wire", [FERRIES]),
        ("act:offer", [READY]),
        ("act:(hope OR decline)", [DECLINE, HOPE]),
        ("strength:firm", [DECLINE, INTEND]),
        ("strength>hope strength<firm", [READY]),
        ("strength:hope..ready", [READY, HOPE]),
        ("strength:none", [FERRIES]),
        ("-strength:none", [DECLINE, READY, HOPE, INTEND]),
        ("polarity:negative", [DECLINE]),
        ("topic:treaty", [DECLINE, READY, HOPE, INTEND]),
        ("date:2011", [READY, HOPE, INTEND]),
        ("date:2011-02-11", [READY, HOPE, INTEND]),
        ("date:2011-02-12", []),
        ('date:"11 February 2011"', [READY, HOPE, INTEND]),
        ("date:2012-12", [FERRIES]),
        ("date>2012-12-30 date<2013", [FERRIES]),
        ("date:>=2012", [DECLINE, FERRIES]),
        ("date<=2012-12-31", [FERRIES, READY, HOPE, INTEND]),
        ("date:..2011", [READY, HOPE, INTEND]),
        ("date:2012-06..", [DECLINE, FERRIES]),
        ("date:2011-02-10..2012-12-31", [FERRIES, READY, HOPE, INTEND]),
        ("-date:2011", [DECLINE, FERRIES]),
        ("initiator:japan", [DECLINE]),
        ("language:en", EVERYTHING),
        ("finding:conflict", []),
    ],
)
def test_what_is_found(talks, query, found):
    assert talks.find(query) == found


def test_a_statement_is_shown_with_all_that_it_was_found_by(talks):
    (hit,) = talks.search("act:offer").hits
    assert hit.id == f"{hit.account}.s1"
    assert len(hit.contacts) == 1
    assert (hit.act, hit.strength, hit.polarity, hit.topics) == ("offer", "ready", "positive", ("peace treaty",))
    assert [(one.person, one.party) for one in hit.speakers] == [("Sergei Lavrov", "RU")]
    assert [one.party for one in hit.addressees] == ["JP"]
    assert (hit.date, hit.side, hit.title, hit.start) == ("2011-02-11", "JP", "Talks in Moscow", 0)


def test_highlights_are_spans_of_the_words_and_leave_out_what_was_excluded(talks):
    (hit,) = talks.search('treaty "go on" -preconditions talks act:offer').hits
    assert [span.of(hit.words) for span in hit.highlights] == ["go on", "talks", "treaty"]


def test_accounts_are_found_by_words_that_no_statement_has(talks):
    assert talks.find("sturgeon") == []
    (hit,) = talks.search("sturgeon", of="accounts").hits
    assert hit.words == "The ministers dined on sturgeon."
    assert hit.start == talks.made[0].account.text.index(hit.words)
    assert [span.of(hit.words) for span in hit.highlights] == ["sturgeon"]


def test_an_account_is_found_once_however_many_of_its_pieces_fit(desk):
    for day in ("2011-02-11", "2012-02-11"):
        desk.tell(extra="\n".join([f"Sturgeon was on the table again on {day}, as the day before."] * 400), day=day)
    results = desk.search("sturgeon", of="accounts", limit=1)
    assert (len(results.hits), results.total, results.exact) == (1, 2, True)
    rest = desk.search("sturgeon", of="accounts", limit=1, cursor=results.cursor)
    assert [hit.date for hit in (*results.hits, *rest.hits)] == ["2012-02-11", "2011-02-11"]
    assert rest.cursor is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind:meeting party:RU", ["2011-02-11"]),
        ("person:Lind", ["2012-12-31"]),
        ("by:RU act:decline", ["2014-06-02"]),
        ("preconditions", ["2014-06-02"]),
        ("moscow", ["2011-02-11"]),
        ("date:2012..2014", ["2014-06-02", "2012-12-31"]),
        ("-party:RU", ["2012-12-31"]),
    ],
)
def test_contacts_are_found_by_what_they_are_and_by_what_was_said_at_them(talks, query, found):
    assert [hit.date for hit in talks.search(query, of="contacts").hits] == found


def test_a_finding_is_known_of_the_statements_that_it_is_about(desk):
    pair = (LAVROV, GENBA)
    offer = {"words": "Russia is ready to sign a peace treaty.", "act": Act.OFFER, "speaker": (LAVROV,)}
    alone = {"words": "Japan raised the case of a detained sailor.", "act": Act.RAISE, "speaker": (GENBA,)}
    desk.tell(offer, alone, side="JP", between=pair)
    desk.tell(offer | {"strength": Strength.READY}, side="RU", between=pair)
    assert alone["words"] in desk.find("finding:only_in")
    assert alone["words"] not in desk.find("finding:corroborated")
    assert desk.search("finding:only_in", of="contacts").total == 1


def test_what_belongs_to_a_contact_or_an_account_is_found_by_its_id(talks):
    (hit,) = talks.search("act:offer").hits
    assert talks.find(f"in:{hit.contacts[0]}") == [READY, HOPE, INTEND]
    assert talks.find(f"in:{hit.account}") == [READY, HOPE, INTEND]
    assert talks.find("in:account1") == [DECLINE]
    assert [one.id for one in talks.search(f"in:{hit.contacts[0]}", of="contacts").hits] == list(hit.contacts)


def test_earlier_versions_are_found_only_when_asked_for(desk):
    known = {"url": "https://mfa.example/1", "publisher": "Pacific Wire"}
    desk.tell({"words": "The ferry will sail."}, **known)
    desk.tell({"words": "The ferry may sail."}, **known)
    assert desk.find("ferry") == ["The ferry may sail."]
    assert desk.find("ferry version:superseded") == ["The ferry will sail."]
    assert sorted(desk.find("ferry version:any")) == ["The ferry may sail.", "The ferry will sail."]
    assert [hit.words for hit in desk.search("ferry", of="accounts").hits] == ["The ferry may sail."]


def test_a_name_of_any_length_hinders_nothing(desk):
    desk.tell({"words": "The ferry will sail."}, publisher="Ministry of Ferries and " * 200)
    assert desk.find("ferry") == ["The ferry will sail."]


def test_words_of_any_script_are_found(desk):
    desk.tell({"words": "Стороны обсудили мирный договор."}, language="ru")
    desk.tell({"words": "日露平和条約交渉を進める。"}, language="ja", day="2010-01-01")
    assert desk.find("МИРНЫЙ") == ["Стороны обсудили мирный договор."]
    assert desk.find("дого*") == ["Стороны обсудили мирный договор."]
    assert desk.find("平和条約") == ["日露平和条約交渉を進める。"]
    assert desk.find("条平") == []


def test_pages_follow_each_other_without_gap_or_repetition(desk):
    words = [f"The ferry of day {number} sails." for number in range(1, 8)]
    for number, one in enumerate(words, 1):
        desk.tell({"words": one}, {"words": f"And ferry {number} comes back."}, day=f"2011-02-{number % 3 + 1:02}")
    everything = [hit.id for hit in desk.search("ferry").hits]
    seen, cursor = [], None
    while True:
        page = desk.search("ferry", limit=3, cursor=cursor)
        seen += [hit.id for hit in page.hits]
        assert page.total == 14
        cursor = page.cursor
        if cursor is None:
            break
    assert seen == everything
    assert len(set(seen)) == 14


def test_a_page_stays_where_it_was_when_something_new_comes_in(desk):
    for number in range(1, 5):
        desk.tell({"words": f"Ferry {number} sails."}, day=f"2011-02-{number:02}")
    first = desk.search("ferry", limit=2)
    desk.tell({"words": "Ferry 9 sails."}, day="2011-02-09")
    rest = desk.search("ferry", limit=2, cursor=first.cursor)
    assert [hit.words for hit in (*first.hits, *rest.hits)] == [f"Ferry {number} sails." for number in (4, 3, 2, 1)]


@pytest.mark.parametrize("of", ["statements", "accounts"])
@pytest.mark.parametrize("counted", [3, 4, 5, 6])
def test_pages_are_the_same_whether_or_not_there_are_more_hits_than_are_counted(desk, monkeypatch, of, counted):
    monkeypatch.setattr(searching, "COUNTED", counted)
    for number in range(1, 6):
        desk.tell({"words": f"Ferry {number} sails."}, day=f"2011-02-0{number}")
    found, cursor = [], None
    while cursor or not found:
        page = desk.search("ferry", limit=2, of=of, cursor=cursor)
        assert (page.total, page.exact) == (min(counted, 5), counted >= 5)
        found, cursor = found + [hit.words for hit in page.hits], page.cursor
    assert found == [f"Ferry {number} sails." for number in (5, 4, 3, 2, 1)]


@pytest.mark.parametrize("cursor", ["", "x", "AAAAAAAAAAAAAAAAAAAAAA", "é" * 22, "A" * 5000])
def test_a_cursor_of_another_query_is_refused(talks, cursor):
    made = talks.search("treaty", limit=1).cursor
    with pytest.raises(QueryError, match="cursor does not belong"):
        talks.search("treaties", cursor=made)
    with pytest.raises(QueryError, match="cursor does not belong"):
        talks.search("treaty", of="accounts", cursor=made)
    if cursor:
        with pytest.raises(QueryError, match="cursor does not belong"):
            talks.search("treaty", cursor=cursor)


def test_facets_count_the_hits_by_their_values(talks):
    facets = {facet.name: facet for facet in talks.search("treaty", facets=True).facets}
    assert facets["by"].values == (("RU", 3), ("JP", 1))
    assert facets["speaker"].values == (("Sergei Lavrov", 3), ("Koichiro Genba", 1))
    assert facets["strength"].values == (("firm", 2), ("hope", 1), ("ready", 1))
    assert facets["year"].values == (("2011", 3), ("2014", 1))
    assert facets["topic"].values == (("peace treaty", 4),)
    assert facets["publisher"].values == (("Ministry of Foreign Affairs of Japan", 3), ("President of Russia", 1))
    for facet in facets.values():
        for value, count in facet.values:
            assert talks.search(f'treaty {facet.field}:"{value}"').total == count


def test_facets_count_a_person_once_however_the_name_is_spelt(desk):
    sergey = Actor("Sergey Lavrov", "Sergey Lavrov", "Foreign Minister", "RU")
    surname = Actor("Lavrov", "Lavrov", None, "RU")
    spoken = ((LAVROV,), (sergey,), (sergey, LAVROV), (surname,), (GENBA,))
    desk.tell(*({"words": f"Ferry {number} will sail.", "speaker": who} for number, who in enumerate(spoken)))
    facets = {facet.name: facet for facet in desk.search("ferry", facets=True).facets}
    assert facets["speaker"].values == (("Sergei Lavrov", 4), ("Koichiro Genba", 1))
    assert desk.search('by:"Sergei Lavrov"').total == 4


def test_a_surname_alone_counts_for_each_whom_it_can_mean(desk):
    ivan, surname = Actor("Ivan Lavrov", "Ivan Lavrov", None, "RU"), Actor("Lavrov", "Lavrov", None, "RU")
    spoken = ((LAVROV,), (LAVROV,), (ivan,), (surname,))
    desk.tell(*({"words": f"Ferry {number} will sail.", "speaker": who} for number, who in enumerate(spoken)))
    facets = {facet.name: facet for facet in desk.search("ferry", facets=True).facets}
    assert facets["speaker"].values == (("Sergei Lavrov", 3), ("Ivan Lavrov", 2))
    assert desk.search('by:"Ivan Lavrov"').total == 2


def test_search_and_facets_follow_what_persons_have_ruled(desk):
    berg = Actor("Marta Berg", "Marta Berg", None, "NO")
    desk.tell({"words": "A ferry will sail.", "speaker": (LIND,)}, {"words": "A ferry left.", "speaker": (berg,)})
    assert desk.search('by:"Marta Lind"').total == 1
    made = desk.archive.correct("person:Marta Berg", "same_as", "Marta Lind", by="anna")
    found = desk.search("ferry", facets=True)
    assert next(facet for facet in found.facets if facet.name == "speaker").values == (("Marta Lind", 2),)
    assert {desk.search(f'by:"{name}"').total for name in ("Marta Lind", "Marta Berg", "Lind")} == {2}
    desk.archive.undo(made.id, "anna")
    assert desk.search('by:"Marta Lind"').total == 1
    desk.archive.correct("person:Marta Lind", "same_as", None, by="anna")
    assert desk.search('by:"Marta Lind"').total == 1
    with pytest.raises(QueryError, match="nobody is known as"):
        desk.search("by:Lind")


def test_a_page_that_cannot_be_is_refused(talks):
    with pytest.raises(QueryError, match="1 to 1,000"):
        talks.search("limit", limit=0)
    with pytest.raises(QueryError, match="statements, accounts, contacts"):
        talks.search("treaty", of="people")
