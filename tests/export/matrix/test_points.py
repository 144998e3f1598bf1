"""The matrix: what stands in its rows and cells, in which order, and on which words."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings

from dragoman.export.matrix import Stance, Standing, matrix_of
from dragoman.model import Actor, Evidence, Finding, FindingKind, Match, Record, Relation, Strength
from tests.export.conftest import REPORT, words
from tests.export.strategies import records


def point(record, text):
    """The point among whose words are `text`."""
    return next(one for one in matrix_of(record).points if any(text in told for told in texts(one)))


def texts(one):
    return [words.text for cell in one.cells for words in cell.words]


def lines(one):
    return [cell.line for cell in one.cells]


def test_facts_of_the_contact_come_first_in_their_order(record):
    facts = [one for one in matrix_of(record).points if one.standing is Standing.CONTACT]
    assert [one.name.partition(":")[0] for one in facts] == [
        "What it was", "Date", "Start", "Length", "Asked for by", "Who took part", "Who took part",
    ]  # fmt: skip
    assert matrix_of(record).points[: len(facts)] == tuple(facts)


def test_what_one_account_alone_gives_is_silence_in_the_other(record):
    start = next(one for one in matrix_of(record).points if one.name == "Start: 15:00")
    assert lines(start) == ["silent", "reported"]
    assert texts(start) == ["3 p.m."]


def test_points_all_report_come_before_those_that_differ_and_those_of_one_side(record):
    standings = [one.standing for one in matrix_of(record).points]
    order = list(Standing)
    assert standings == sorted(standings, key=order.index)
    assert set(standings) == {Standing.CONTACT, Standing.ALL, Standing.DIFFER, Standing.ONE}


def test_condition_is_told_on_the_side_that_makes_it(record):
    assert lines(point(record, "quotas are published")) == ["differs: without the condition", "differs: on a condition"]


def test_strength_is_told_from_both_ends(record):
    report, release = record.readings
    weaker = tuple(replace(one, strength=Strength.INTEND) if one.id == "s1" else one for one in report.statements)
    shown = point(replace(record, readings=(replace(report, statements=weaker), release)), "no major change")
    assert lines(shown) == ["differs: weaker", "differs: stronger"]


def test_shifted_match_without_a_finding_says_how(record):
    assert lines(point(record, "accepted an invitation"))[0] == "differs: other speaker"


def test_speakers_of_one_party_are_no_other_speaker(record):
    report, release = record.readings
    ministry = (Actor("Chile", party="CL"),)
    said = tuple(replace(one, speaker=ministry) if one.id == "s2" else one for one in release.statements)
    shown = point(replace(record, readings=(report, replace(release, statements=said))), "accepted an invitation")
    assert "differs: other speaker" not in lines(shown)


def test_statement_of_one_account_is_no_difference_whatever_finding_touches_it(record):
    shift = Finding("f9", FindingKind.STRENGTH_SHIFT, "x", ("a1", "a2"), ("a2.s5",), (), weight=0.9)
    alone = point(replace(record, findings=(*record.findings, shift)), "work together")
    assert lines(alone) == ["silent", "reported"]


def test_contradicting_statements_without_a_match_stand_in_one_row(record):
    clash = Finding("f9", FindingKind.CONFLICT, "x", ("a1", "a2"), ("a1.s4", "a2.s5"), (), weight=0.9)
    shown = point(replace(record, matches=(), findings=(clash,)), "work together")
    assert lines(shown) == ["differs: contradicts", "differs: contradicts"]


def test_fact_that_most_give_is_reported_and_the_other_differs(record):
    report, release = record.readings
    facts = tuple(replace(one, value="2021-03-05") if one.field == "date" else one for one in report.contact.facts)
    odd = replace(report, contact=replace(report.contact, facts=facts))
    third = replace(release, account=replace(release.account, name="third"))
    date = next(one for one in matrix_of(Record(record.contact, (odd, release, third))).points if "Date" in one.name)
    assert lines(date) == ["differs: another day", "reported", "reported"]
    date = next(one for one in matrix_of(Record(record.contact, (odd, release))).points if "Date" in one.name)
    assert lines(date) == ["differs: another day", "differs: another day"]


def test_account_with_two_values_is_held_to_the_one_on_which_the_record_settles(record):
    report, release = record.readings
    first = replace(release.contact.facts[0], value="meeting")
    torn = replace(release, contact=replace(release.contact, facts=(first, *release.contact.facts)))
    kind = matrix_of(Record(record.contact, (report, torn))).points[0]
    assert lines(kind) == ["reported", "reported"]


def test_account_that_denies_the_contact_says_so_in_its_own_words(record):
    proof = Evidence("a1", words(REPORT, "Ten beaches"))
    denial = Finding("f9", FindingKind.DENIED, "x", ("a1", "a2"), (), (proof,), "kind", 0.9)
    report, release = record.readings
    kind = matrix_of(Record(record.contact, (replace(report, contact=None), release), (), (denial,))).points[0]
    assert lines(kind) == ["differs: denies", "reported"]
    assert texts(kind)[0] == "Ten beaches"


def test_weightier_points_come_first_within_their_standing(record):
    differing = [one for one in matrix_of(record).points if one.standing is Standing.DIFFER]
    assert [one.weight for one in differing] == sorted((one.weight for one in differing), reverse=True)


@settings(max_examples=80, deadline=None)
@given(records())
def test_words_of_every_cell_are_spans_and_no_statement_is_lost(record):
    matrix = matrix_of(record)
    shown = Counter(words.statement for one in matrix.points for cell in one.cells for words in cell.words)
    del shown[None]
    assert set(shown) == set(matrix.view.statements)
    assert set(shown.values()) <= {1}
    for one in matrix.points:
        for cell in one.cells:
            assert all(words.span.of(cell.column.account.text) == words.text for words in cell.words)
            assert cell.words or cell.stance is not Stance.REPORTED or one.standing is Standing.CONTACT
            assert (cell.stance is Stance.DIFFERS) <= bool(cell.how)


@settings(max_examples=80, deadline=None)
@given(records())
def test_order_of_accounts_mirrors_the_columns_and_changes_no_row(record):
    straight, mirrored = matrix_of(record).points, matrix_of(mirror(record)).points
    assert Counter(shape(one) for one in straight) == Counter(shape(one)[::-1] for one in mirrored)
    assert [place(one) for one in straight] == [place(one) for one in mirrored]


def shape(one):
    """A point's cells without the names of accounts; words in the order of the text."""
    return tuple((cell.line, *sorted(words.text for words in cell.words)) for cell in one.cells)


def place(one):
    """All that orders a point."""
    return one.standing, one.weight, sorted(texts(one))


def mirror(record):
    """The same record with its accounts numbered from the other end."""
    last = len(record.readings) + 1

    def turned(key):
        account, dot, own = key.partition(".")
        return f"a{last - int(account[1:])}{dot}{own}"

    return replace(
        record,
        readings=record.readings[::-1],
        matches=tuple(replace(one, statements=tuple(map(turned, one.statements))) for one in record.matches),
        findings=tuple(
            replace(
                one,
                accounts=tuple(map(turned, one.accounts)),
                statements=tuple(map(turned, one.statements)),
                evidence=tuple(Evidence(turned(proof.account), proof.span) for proof in one.evidence),
            )
            for one in record.findings
        ),
    )


def test_same_statement_in_two_matches_is_one_point(record):
    split = (Match(("a1.s2", "a2.s3"), Relation.SAME, 0.9), Match(("a1.s2", "a2.s4"), Relation.PARTIAL, 0.8))
    shown = point(replace(record, matches=split, findings=()), "Santiago was ready")
    assert len(shown.cells[1].words) == 2
