"""Those of whom a release says at its end, by their bare names, that they were present."""

import pytest

from dragoman.model import Account, AccountKind
from dragoman.reading.pipeline import read

ENDINGS = [
    ("Bao Wenli, Wang Yi and He Junling were present.", {"Bao Wenli", "Wang Yi", "He Junling"}),
    ("Bao Wenli, Wang Yi, He Junling and others were present.", {"Bao Wenli", "Wang Yi", "He Junling"}),
    ("Bao Wenli and Wang Yi, among others, attended the meeting.", {"Bao Wenli", "Wang Yi"}),
    ("Wang Yi and others attended the above events.", {"Wang Yi"}),
    ("Bao Wenli was also present.", {"Bao Wenli"}),
]


@pytest.mark.parametrize(("ending", "names"), ENDINGS)
def test_who_was_present_is_of_the_publishers_side(ending: str, names: set[str]) -> None:
    text = f"On 14 March, Foreign Minister Qin Gang met with Foreign Minister Ana Ruiz of Peru in Lima. {ending}"
    account = Account(
        "a",
        text,
        publisher="Ministry of Foreign Affairs of China",
        kind=AccountKind.OFFICIAL,
        side="CN",
        published="2023-03-15",
    )
    contact = read(account).contact
    assert contact is not None
    came = {(each.person, each.party) for each in contact.participants}
    assert came == {("Ana Ruiz", "PE"), ("Qin Gang", "CN")} | {(name, "CN") for name in names}


def test_a_press_report_does_not_guess_a_side() -> None:
    text = "Foreign Minister Qin Gang met with Foreign Minister Ana Ruiz of Peru on Monday. Bao Wenli was also present."
    contact = read(Account("a", text, publisher="A Wire", kind=AccountKind.WIRE, published="2023-03-15")).contact
    assert contact is not None
    assert ("Bao Wenli", None) in {(each.person, each.party) for each in contact.participants}
