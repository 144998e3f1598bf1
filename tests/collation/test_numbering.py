from dragoman.collation.numbering import numbered
from dragoman.model import (
    Account,
    Coverage,
    Evidence,
    Finding,
    FindingKind,
    Match,
    Reading,
    Record,
    Relation,
    Span,
)


def reading(name):
    return Reading(Account(name, f"The text of {name}."), None, (), (), (), (), Coverage(0, 0, 0, 0, 10))


def test_ids_follow_the_names_of_the_accounts():
    finding = Finding(
        "f1",
        FindingKind.ONLY_IN,
        "Only one has it.",
        ("a1", "a3"),
        ("a3.s2", "a1.s1"),
        (Evidence("a3", Span(0, 3)),),
    )
    matches = (Match(("a1.s10", "a2.s1"), Relation.SAME, 0.9), Match(("a1.s9", "a2.s2"), Relation.SAME, 0.8))
    record = numbered(Record(None, (reading("c"), reading("a"), reading("b")), matches, (finding,)))
    assert [found.account.name for found in record.readings] == ["a", "b", "c"]
    assert [match.statements for match in record.matches] == [("a1.s1", "a3.s10"), ("a1.s2", "a3.s9")]
    [renamed] = record.findings
    assert renamed.accounts == ("a2", "a3")
    assert renamed.statements == ("a2.s2", "a3.s1")
    assert renamed.evidence == (Evidence("a2", Span(0, 3)),)
