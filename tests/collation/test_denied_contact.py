"""A contact that one account reports and another denies."""

from dragoman.collation import collate
from dragoman.model import Account, FindingKind
from dragoman.reading import read


def test_denied_contact_is_a_finding_with_the_words_of_both() -> None:
    told = Account(
        name="told",
        text="Foreign Minister Berg of Latvia spoke by telephone with Foreign Minister Dahl of Norway on May 4, 2021.",
    )
    denied = Account(
        name="denied",
        text="The Norwegian Foreign Ministry denied reports that Berg and Dahl had spoken by telephone on May 4, 2021.",
    )
    record = collate([read(told), read(denied)])
    (finding,) = [finding for finding in record.findings if finding.kind is FindingKind.DENIED and finding.field]
    assert finding.accounts == ("a1", "a2")
    assert {evidence.account for evidence in finding.evidence} == {"a1", "a2"}
    assert "denies the telephone call" in finding.summary
