"""Every act has its class, and an event type where PLOVER has one."""

from pathlib import Path

import pytest

from dragoman.lexicon.acts import plover_type, searle_class
from dragoman.model import Act

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "acts.md"
CLASSES = {"assertive", "directive", "commissive", "expressive"}


@pytest.mark.parametrize("act", list(Act))
def test_every_act_has_a_class(act: Act) -> None:
    assert searle_class(act) in CLASSES


def test_what_plover_has_no_home_for_is_none() -> None:
    assert plover_type(Act.INFORM) is None
    assert plover_type(Act.AGREE) == "AGREE"


@pytest.mark.parametrize("act", list(Act))
def test_the_map_is_documented(act: Act) -> None:
    row = f"| `{act}` | {searle_class(act)} | {plover_type(act) or '–'} |"
    assert row in PAGE.read_text(encoding="utf-8")


def test_what_is_undertaken_is_not_yet_done() -> None:
    assert {plover_type(act) for act in (Act.INTEND, Act.OFFER, Act.PROMISE, Act.INVITE)} == {"AGREE"}
