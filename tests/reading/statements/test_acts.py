"""Acts and strengths, told by cues and by content."""

import pytest

from dragoman.model import Act, Strength
from dragoman.reading.statements.acts import Grammar, force
from dragoman.reading.statements.cues import cue_act

CLAUSE = Grammar(finite=True)
PHRASE = Grammar(finite=False)
OWN = Grammar(finite=True, own=True)
JOINT = Grammar(joint=True, finite=True)


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("expressed his hope", Act.HOPE),
        ("voiced grave concern", Act.CONCERN),
        ("called on", Act.URGE),
        ("looked forward", Act.LOOK_FORWARD),
        ("was prepared", Act.OFFER),
        ("conveyed condolences", Act.CONDOLE),
        ("reiterated", Act.CONFIRM),
        ("exchanged views", Act.DISCUSS),
        ("expressed gratitude", Act.THANK),
        ("asked for", Act.REQUEST),
        ("warned", Act.WARN),
        ("denied", Act.DENY),
        ("gave its consent", Act.ACCEPT),
        ("lodged a protest", Act.PROTEST),
    ],
)
def test_cue_shows_its_act(cue: str, act: Act) -> None:
    assert cue_act(cue) is act


@pytest.mark.parametrize("cue", ["said", "told", "noted", "added", "stressed", "continued to say"])
def test_neutral_cue_leaves_the_act_to_the_content(cue: str) -> None:
    assert cue_act(cue) in {None, Act.INFORM}


@pytest.mark.parametrize(
    ("content", "grammar", "act", "strength"),
    [
        ("the bridge had been opened in May", CLAUSE, Act.INFORM, None),
        ("there would be no changes in the policy on fisheries", CLAUSE, Act.REASSURE, Strength.FIRM),
        ("the government hopes to reopen the consulate", CLAUSE, Act.HOPE, Strength.HOPE),
        ("Oslo is ready to resume the talks", OWN, Act.OFFER, Strength.READY),
        ("she would like Minister Dahl to visit Riga in the spring", CLAUSE, Act.INVITE, Strength.WISH),
        ("he would like to visit Riga in the spring", OWN, Act.INTEND, Strength.WISH),
        ("Norway will send two more ships", OWN, Act.PROMISE, Strength.FIRM),
        ("the other side must withdraw its notes", CLAUSE, Act.DEMAND, Strength.FIRM),
        ("he expected the report to be ready soon", CLAUSE, Act.EXPECT, Strength.EXPECT),
        ("both ministries should keep in touch", JOINT, Act.URGE, None),
    ],
)
def test_content_under_a_neutral_cue_is_an_act_by_itself(
    content: str, grammar: Grammar, act: Act, strength: Strength | None
) -> None:
    assert force("said", content, grammar) == (act, strength)


def test_wish_to_visit_in_answer_to_an_invitation_accepts_it() -> None:
    answer = Grammar(finite=True, own=True, lead_in="In response to the invitation from Minister Berg, ")
    assert force("", "Minister Dahl would like to visit Riga", answer) == (Act.ACCEPT, Strength.WISH)


def test_agreement_that_something_will_be_done_binds_more_than_agreement_to_do_it() -> None:
    assert force("agreed", "the two ports will exchange manifests daily", JOINT).strength is Strength.BINDING
    assert force("agreed", "exchange manifests daily", Grammar(joint=True, finite=False)).strength is Strength.FIRM


def test_hedged_agreement_keeps_the_weaker_strength_of_its_cue() -> None:
    assert force("hoped", "the talks would go on", CLAUSE).strength is Strength.HOPE
    assert force("expressed readiness", "to continue the talks", PHRASE).strength is Strength.READY


def test_what_is_reaffirmed_is_confirmed() -> None:
    assert force("reaffirmed", "its strong support for the ceasefire", PHRASE).act is Act.CONFIRM
    assert force("reaffirmed", "that the border is closed", CLAUSE).act is Act.CONFIRM


@pytest.mark.parametrize(
    ("cue", "content", "grammar", "strength"),
    [
        ("looked forward", "hosting the regatta in June", PHRASE, Strength.EXPECT),
        ("conveyed", "Norway looks forward to hosting the regatta", OWN, Strength.EXPECT),
        ("said", "they look forward to the regatta", CLAUSE, Strength.EXPECT),
        ("said", "the Norwegian prime minister looks forward to the regatta", OWN, Strength.HOPE),
    ],
)
def test_who_looks_forward_expects_and_of_somebody_else_it_is_a_hope(
    cue: str, content: str, grammar: Grammar, strength: Strength
) -> None:
    assert force(cue, content, grammar) == (Act.LOOK_FORWARD, strength)


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("noted", "grave concern at the state of the lighthouses", Act.CONCERN),
        ("emphasised", "the need to repair the lighthouses", Act.URGE),
        ("stressed", "the urgent need for pilots", Act.URGE),
        ("spoke", "the price of herring", Act.INFORM),
        ("considered", "the price of herring", Act.DISCUSS),
        ("suggested", "meeting at the lighthouse", Act.PROPOSE),
        ("noted", "the price of herring", Act.INFORM),
        ("exchanged greetings", "the new year", Act.CONGRATULATE),
    ],
)
def test_phrase_under_a_neutral_cue_has_the_act_of_its_noun(cue: str, content: str, act: Act) -> None:
    assert force(cue, content, PHRASE).act is act


@pytest.mark.parametrize(
    ("content", "strength"),
    [
        ("the lock would be rebuilt", Strength.FIRM),
        ("the lock won't be rebuilt", Strength.FIRM),
        ("the lock will probably be rebuilt", Strength.EXPECT),
        ("the lock will perhaps be rebuilt", None),
        ("the lock might be rebuilt", None),
        ("the lock would have been rebuilt", None),
    ],
)
def test_modal_tells_how_far_content_binds(content: str, strength: Strength | None) -> None:
    assert force("confirmed", content, CLAUSE).strength is strength


def test_auxiliary_of_a_cue_promises_only_where_it_is_affirmed() -> None:
    assert force("will keep urging", "the owners to pay", PHRASE).strength is Strength.FIRM
    assert force("would not confirm", "the owners had paid", CLAUSE).strength is None


def test_two_who_speak_of_a_thing_discuss_it() -> None:
    assert force("spoke", "the price of herring", PHRASE._replace(joint=True)).act is Act.DISCUSS


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("expressed support", "the pilots"),
        ("agreed", "the ice was melting"),
        ("commended", "the determination of the pilots"),
    ],
)
def test_what_binds_to_nothing_has_no_strength(cue: str, content: str) -> None:
    assert force(cue, content, CLAUSE).strength is None


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("we would like to thank the pilots", Act.THANK),
        ("I sincerely congratulate the crew", Act.CONGRATULATE),
        ("I want to apologise for the delay", Act.APOLOGISE),
        ("we strongly condemn the theft of the buoys", Act.CONDEMN),
    ],
)
def test_performative_under_a_neutral_cue_is_its_act(content: str, act: Act) -> None:
    assert force("said", content, OWN).act is act
