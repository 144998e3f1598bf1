"""Rulings on a record: between aligning and comparing, so that findings follow."""

from dataclasses import replace

import pytest

from dragoman.collation import Judgement, MatchRuling, contact_of, record_of
from dragoman.model import Account, Actor, Reading, Relation
from dragoman.reading import read

ONE = (
    "On 4 March 2021, Foreign Minister Anna Berg of Latvia telephoned Foreign Minister Olav Dahl of Norway. Ms. Berg "
    "said that Latvia was ready to repair the bridge in spring."
)
OTHER = (
    "Foreign Minister Olav Dahl of Norway spoke by telephone with Foreign Minister Anna Berg of Latvia on 4 March "
    "2021. Ms. Berg said that Latvia would repair the bridge in spring. Mr. Dahl asked her for maps of the river."
)


@pytest.fixture(scope="module")
def told() -> list[Reading]:
    return [read(Account("one", ONE)), read(Account("other", OTHER))]


def ruling(told: list[Reading], relation: Relation | None) -> MatchRuling:
    """A ruling on what both accounts tell of the bridge."""
    return MatchRuling((_of_bridge(told, 0), _of_bridge(told, 1)), relation)


def _of_bridge(told: list[Reading], place: int) -> tuple[int, str]:
    reading = told[place]
    return place, next(said.id for said in reading.statements if "bridge" in said.span.of(reading.account.text))


def test_without_rulings_a_record_is_what_it_was(told: list[Reading]):
    assert record_of(told, Judgement()) == record_of(told)


def test_statements_ruled_apart_do_not_match_and_no_finding_sets_them_against_each_other(told: list[Reading]):
    pair = {f"a{place + 1}.{own}" for place, own in ruling(told, None).statements}
    assert any(pair <= set(one.statements) for one in record_of(told).findings)
    record = record_of(told, Judgement((ruling(told, None),)))
    assert record.matches == ()
    assert not any(pair <= set(one.statements) for one in record.findings)
    alone = {name for one in record.findings if one.kind == "only_in" for name in one.statements}
    assert pair <= alone


def test_a_ruled_relation_takes_the_place_of_the_machines(told: list[Reading]):
    (match,) = record_of(told, Judgement((ruling(told, Relation.PARTIAL),))).matches
    assert (match.relation, match.score) == (Relation.PARTIAL, 1.0)


def test_of_several_rulings_on_two_statements_the_last_holds(told: list[Reading]):
    judgement = Judgement((ruling(told, None), ruling(told, Relation.SAME)))
    assert [one.relation for one in record_of(told, judgement).matches] == [Relation.SAME]


def test_rulings_follow_the_readings_whatever_their_order(told: list[Reading]):
    one = ruling(told, None)
    turned = MatchRuling(tuple((1 - place, own) for place, own in one.statements), None)
    assert record_of(told, Judgement((one,))) == record_of(told[::-1], Judgement((turned,)))


def test_the_contact_is_what_persons_say_of_it(told: list[Reading]):
    merged = contact_of(told)
    record = record_of(told, Judgement(contact=lambda found: replace(found, place="Riga") if found else None))
    assert record.contact == replace(merged, place="Riga")


def test_what_shared_no_more_than_a_subject_is_no_shift_once_the_speaker_is_set_right():
    call, _, _ = ONE.partition(" Ms. Berg")
    texts = (
        "Mr. Dahl stressed the importance of grain exports through the Black Sea.",
        "Mr. Dahl discussed the Black Sea and the safety of ships.",
    )
    told = [read(Account(f"account{place}", f"{call} {text}")) for place, text in enumerate(texts)]
    (said,) = told[0].statements
    assert record_of(told).matches
    berg = (Actor("Anna Berg", "Foreign Minister", "LV"),)
    right = [replace(told[0], statements=(replace(said, speaker=berg),)), told[1]]
    judged = record_of(right, Judgement(voices={(0, said.id): said.speaker}))
    assert not judged.matches
    assert "attribution_shift" not in {one.kind for one in judged.findings}


def test_what_matched_before_a_person_set_right_who_spoke_stays_matched_by_another_mouth(told: list[Reading]):
    place, name = _of_bridge(told, 0)
    dahl = next(said.speaker for said in told[1].statements if said.speaker[0].person == "Olav Dahl")
    berg = next(said.speaker for said in told[0].statements if said.id == name)
    own = tuple(replace(said, speaker=dahl) if said.id == name else said for said in told[0].statements)
    moved = [replace(told[0], statements=own), told[1]]
    judged = record_of(moved, Judgement(voices={(place, name): berg}))
    before = {one.statements for one in record_of(told).matches}
    assert before <= {one.statements for one in judged.matches}
    assert {one.relation for one in judged.matches if one.statements in before} == {Relation.SHIFTED}
    assert "attribution_shift" in {one.kind for one in judged.findings}
