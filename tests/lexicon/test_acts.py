"""Every act has its class, and an event type where PLOVER has one."""

import pytest

from dragoman.lexicon.acts import plover_type, searle_class
from dragoman.model import Act

CLASSES = {"assertive", "directive", "commissive", "expressive"}


@pytest.mark.parametrize("act", list(Act))
def test_every_act_has_a_class(act: Act) -> None:
    assert searle_class(act) in CLASSES


def test_what_plover_has_no_home_for_is_none() -> None:
    assert plover_type(Act.INFORM) is None
    assert plover_type(Act.AGREE) == "AGREE"
