from itertools import permutations

from dragoman.collation import collate
from dragoman.collation.comparison import compare
from dragoman.collation.contacts import merge_contacts
from dragoman.model import Match, Relation

OSLO = (
    "Minister Berg said that Norway hopes to reopen the consulate in Valdivia. Minister Rojas promised to send "
    "a survey ship in March. Both ministers agreed that the fishing talks should resume."
)
WIRE = (
    "Rojas promised that a survey ship would be sent in March, and Berg said Norway would reopen its consulate in "
    "Valdivia. "
    "The ministers agreed that the talks on fishing must resume."
)


def oslo(reading, said, telling, name="oslo"):
    return reading(
        name,
        OSLO,
        [
            said("Norway hopes to reopen the consulate in Valdivia", "Berg", "hope", "hope", ("consulates",)),
            said("to send a survey ship in March", "Rojas", "promise", "firm", ("survey ship",)),
            said("the fishing talks should resume", "both", "agree", "binding", ("fishing",)),
        ],
        telling("Ministry of Foreign Affairs of Norway", "official", "NO"),
    )


def wire(reading, said, telling):
    return reading(
        "wire",
        WIRE,
        [
            said("a survey ship would be sent in March", "Rojas", "promise", "firm", ("survey ship",)),
            said("Norway would reopen its consulate in Valdivia", "Berg", "promise", "firm", ("consulates",)),
            said("the talks on fishing must resume", "both", "agree", "binding", ("fishing",)),
        ],
        telling("Northern Wire", "wire"),
    )


def test_one_text_under_two_names_shows_no_difference(reading, said, telling):
    record = collate([oslo(reading, said, telling), oslo(reading, said, telling, "copy")])
    assert record.findings
    assert {finding.kind.value for finding in record.findings} == {"corroborated"}


def test_one_account_has_no_findings(reading, said, telling):
    record = collate([oslo(reading, said, telling)])
    assert record.matches == ()
    assert record.findings == ()
    assert record.contact is not None


def test_no_account_gives_an_empty_record():
    assert collate([]).contact is None


def test_the_order_of_input_does_not_matter(reading, said, telling):
    readings = [oslo(reading, said, telling), wire(reading, said, telling), oslo(reading, said, telling, "copy")]
    records = {repr(collate(order)) for order in permutations(readings)}
    assert len(records) == 1


def test_accounts_are_numbered_by_name(reading, said, telling):
    record = collate([wire(reading, said, telling), oslo(reading, said, telling)])
    assert [found.account.name for found in record.readings] == ["oslo", "wire"]


def test_what_all_accounts_have_comes_first_then_findings_by_weight_and_all_are_grounded(reading, said, telling):
    record = collate([oslo(reading, said, telling), wire(reading, said, telling)])
    shared = [finding.kind == "corroborated" and len(finding.accounts) == len("ab") for finding in record.findings]
    assert shared == sorted(shared, reverse=True)
    weights = [(not first, -finding.weight) for first, finding in zip(shared, record.findings, strict=True)]
    assert weights == sorted(weights)
    assert [finding.id for finding in record.findings] == [f"f{n}" for n in range(1, len(weights) + 1)]
    texts = dict(zip(record.account_ids, (found.account.text for found in record.readings), strict=True))
    for finding in record.findings:
        assert 0 <= finding.weight <= 1
        assert finding.summary[0].isupper()
        assert "{" not in finding.summary
        for evidence in finding.evidence:
            assert 0 <= evidence.span.start < evidence.span.end <= len(texts[evidence.account])


def test_a_matched_pair_is_not_told_as_an_omission(reading, said, telling, of_kind):
    readings = [oslo(reading, said, telling), wire(reading, said, telling)]
    matches = [Match(pair, Relation.SAME, 0.9) for pair in (("a1.s1", "a2.s2"), ("a1.s2", "a2.s1"), ("a1.s3", "a2.s3"))]
    findings = compare(readings, merge_contacts(readings), matches, ())
    assert of_kind(findings, "only_in") == []
    assert len(of_kind(findings, "corroborated")) >= 2


def test_hope_against_promise_is_a_shift_of_strength(reading, said, telling, of_kind):
    readings = [oslo(reading, said, telling), wire(reading, said, telling)]
    matches = [Match(("a1.s1", "a2.s2"), Relation.SAME, 0.9)]
    shifts = of_kind(compare(readings, merge_contacts(readings), matches, ()), "strength_shift")
    assert any(set(shift.statements) == {"a1.s1", "a2.s2"} for shift in shifts)


def test_two_accounts_of_one_publisher_are_told_apart_by_name(reading, said, telling):
    first = oslo(reading, said, telling)
    second = reading("second", WIRE, [], telling("Ministry of Foreign Affairs of Norway", "official", "NO"))
    findings = compare([first, second], merge_contacts([first, second]), (), ())
    assert any("(second)" in finding.summary for finding in findings)
