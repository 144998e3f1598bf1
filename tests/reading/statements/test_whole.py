"""Statements from whole texts: what the tagger sees and what the rules add."""

import pytest

import dragoman
from dragoman.model import Act, Polarity, Strength


def names(statement):
    return sorted(actor.name for actor in statement.speaker)


def find(text, statements, words):
    return next(statement for statement in statements if words in statement.span.of(text))


def test_passive_of_an_act_is_found_and_leaves_the_speaker_open(said):
    text, statements = said("The need for a joint survey of the shelf was underlined.")
    assert names(find(text, statements, "joint survey")) == []


def test_passive_of_discussion_belongs_to_all_participants(said):
    text, statements = said("Issues of coastal navigation were discussed.")
    found = find(text, statements, "coastal navigation")
    assert names(found) == ["Anna Berg", "Olav Dahl"]
    assert found.act is Act.DISCUSS


def test_hope_in_the_passive_is_a_hope_of_nobody_in_particular(said):
    text, statements = said("Hope was expressed that the ferry line would be reopened soon.")
    found = find(text, statements, "ferry line")
    assert (names(found), found.act, found.strength) == ([], Act.HOPE, Strength.HOPE)


def test_this_was_stated_by_points_back(said):
    text, statements = said("The two ports will share their charts. This was stated by Anna Berg.")
    assert names(find(text, statements, "share their charts")) == ["Anna Berg"]


def test_both_ministers_agree_together(said):
    text, statements = said("The two Ministers agreed to meet again in the autumn.")
    found = find(text, statements, "meet again")
    assert names(found) == ["Anna Berg", "Olav Dahl"]
    assert (found.act, found.strength) == (Act.AGREE, Strength.FIRM)


def test_coordinated_verb_shares_its_subject(said):
    text, statements = said("Anna Berg thanked Norway for its help and called on Olav Dahl to lift the ban on herring.")
    assert names(find(text, statements, "ban on herring")) == ["Anna Berg"]
    assert find(text, statements, "ban on herring").act is Act.URGE


def test_own_act_in_a_noun_belongs_to_the_cue(said):
    text, statements = said("Olav Dahl expressed his support for the pilot project in the Gulf of Riga.")
    found = find(text, statements, "pilot project")
    assert found.content.of(text).startswith("the pilot project")
    assert found.act is Act.SUPPORT


def test_the_call_itself_speaks_for_those_who_took_part(said):
    text, statements = said("The call focused on the safety of coastal navigation.")
    assert names(find(text, statements, "coastal navigation")) == ["Anna Berg", "Olav Dahl"]


def test_a_condition_is_no_statement_of_its_own(said):
    text, statements = said("Anna Berg said that if Norway acknowledges the damage, Latvia will withdraw its note.")
    assert all("acknowledges" not in (s.cue.of(text) if s.cue else "") for s in statements)


def test_quotation_of_two_sentences_is_told_whole(said):
    text, statements = said('"The strait must stay open. We will not wait for the winter," Olav Dahl said.')
    (found,) = [statement for statement in statements if "strait" in statement.span.of(text)]
    assert found.span.of(text).endswith("wait for the winter")
    assert names(found) == ["Olav Dahl"]


def test_free_indirect_speech_goes_on_in_the_voice_before_it(said):
    text, statements = said("Olav Dahl said that stocks are falling. Both fleets must stay in port until June.")
    assert names(find(text, statements, "stay in port")) == ["Olav Dahl"]


def test_narration_in_the_past_is_not_carried_on(said):
    text, statements = said("Olav Dahl said that stocks are falling. The fleets met off Bergen in March.")
    assert not [statement for statement in statements if "off Bergen" in statement.span.of(text)]


def test_verdict_of_the_author_is_not_carried_on(said):
    text, statements = said("Olav Dahl said that stocks are falling. The nets would be better mended than sold.")
    assert not [statement for statement in statements if "mended" in statement.span.of(text)]


@pytest.mark.parametrize(
    ("plain", "negated"),
    [
        ("Latvia will join the patrol", "Latvia will not join the patrol"),
        ("the ban is in the interest of both sides", "the ban is in the interest of neither side"),
        ("there is reason for a new survey", "there is no reason for a new survey"),
        ("the ships have left the strait", "the ships have never left the strait"),
    ],
)
def test_one_word_of_negation_turns_the_polarity_and_nothing_else(said, plain, negated):
    results = []
    for words in (plain, negated):
        text, statements = said(f"Anna Berg said that {words}.")
        results.append(find(text, statements, words.split()[0]))
    assert [statement.polarity for statement in results] == [Polarity.POSITIVE, Polarity.NEGATIVE]
    assert results[0].speaker == results[1].speaker


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("Latvia will consider a visit", Strength.CONSIDER),
        ("Latvia hopes for a visit", Strength.HOPE),
        ("Latvia would like to host the talks", Strength.WISH),
        ("Latvia expects an answer", Strength.EXPECT),
        ("Latvia is ready to host the talks", Strength.READY),
        ("Latvia intends to host the talks", Strength.INTEND),
        ("Latvia will host the talks", Strength.FIRM),
        ("Latvia hosted the talks", None),
    ],
)
def test_strength_follows_the_words(said, words, strength):
    text, statements = said(f"Anna Berg said that {words}.")
    assert find(text, statements, words.split()[-1]).strength is strength


def test_an_act_without_a_possessive_belongs_to_the_cue_of_expressing(said):
    text, statements = said("Anna Berg expressed solidarity with the Norwegian islanders.")
    found = find(text, statements, "islanders")
    assert (found.content.of(text), found.act) == ("the Norwegian islanders", Act.REASSURE)


def test_how_something_is_condemned_is_no_part_of_it(said):
    text, statements = said("Olav Dahl condemned the raids on the lighthouses in the strongest terms.")
    assert find(text, statements, "lighthouses").content.of(text) == "the raids on the lighthouses"


def test_an_adjunct_before_the_subject_stays_unless_it_points_back(said):
    text, statements = said("Anna Berg expressed hope that after the session in May, the fleets will sail.")
    assert find(text, statements, "will sail").content.of(text).startswith("after the session")


def test_a_deed_is_no_statement(said):
    _, statements = said(
        "Olav Dahl heard a report by Captain Holm on the ice. Anna Berg signed a decree granting the port more room."
    )
    assert not [statement for statement in statements if statement.cue]


def test_people_who_are_invited_are_not_what_was_said(said):
    _, statements = said("Port captain Jan Aas and health inspector Nils Moe were also invited.")
    assert not statements


def test_two_purposes_of_one_call_are_two_statements(said):
    text, statements = said(
        "Olav Dahl called Anna Berg to thank her for the boats, and to offer his help with the ice."
    )
    assert find(text, statements, "the boats").act is Act.THANK
    assert find(text, statements, "with the ice").act is Act.OFFER


def test_what_is_said_in_particular_belongs_to_it(said):
    text, statements = said(
        "Anna Berg and Olav Dahl discussed joint patrols, in particular those off the Lofoten coast."
    )
    assert find(text, statements, "joint patrols").content.of(text).endswith("Lofoten coast")


def test_words_without_a_noun_are_shown_with_their_cue(said):
    text, statements = said("Olav Dahl expressed his inability to do so.")
    assert find(text, statements, "do so").span.of(text).startswith(("expressed", "Olav Dahl expressed"))


def test_a_purpose_is_of_who_called_and_not_of_the_partner(said):
    text, statements = said("Olav Dahl spoke with Anna Berg to reaffirm his promise to the islanders.")
    assert names(find(text, statements, "islanders")) == ["Olav Dahl"]


def test_who_asked_for_it_is_not_who_spoke(said):
    text, statements = said("At the request of Anna Berg, Olav Dahl said that the lock was closed.")
    assert names(find(text, statements, "the lock")) == ["Olav Dahl"]


def test_an_act_named_in_the_cue_is_not_outdone_by_one_in_the_content(said):
    text, statements = said("Anna Berg expressed gratitude for his unwavering support for the islanders.")
    assert find(text, statements, "islanders").act is Act.THANK


def test_a_preposition_is_no_cue(said):
    _, statements = said("They discussed concerns regarding the closure of the lock.")
    assert len(statements) == 1


def test_they_are_all_who_took_part_where_they_discuss(said):
    _, statements = said("Minister Dahl met Minister Berg and her deputy Jan Ozols. They discussed the ice.")
    assert {"Anna Berg", "Olav Dahl"} <= {name for statement in statements for name in names(statement)}


def test_speaking_with_somebody_of_something_is_discussing_it(said):
    text, statements = said("Olav Dahl spoke with Anna Berg about the ice on the lakes.")
    found = find(text, statements, "the lakes")
    assert (names(found), found.act) == (["Anna Berg", "Olav Dahl"], Act.DISCUSS)


def test_speaking_alone_of_something_is_telling_it(said):
    text, statements = said("Olav Dahl spoke about the measures that the harbour has taken.")
    found = find(text, statements, "the harbour has")
    assert (names(found), found.act) == (["Olav Dahl"], Act.INFORM)


def test_attention_paid_during_the_meeting_is_all_of_theirs(said):
    text, statements = said("Special attention during the meeting was paid to the price of herring.")
    found = find(text, statements, "herring")
    assert (found.content.of(text), found.act) == ("the price of herring", Act.DISCUSS)
    assert names(found) == ["Anna Berg", "Olav Dahl"]


def test_the_unnamed_who_speak_along_are_speakers(said):
    text, statements = said("Olav Dahl and foreign ministers of the north discussed the ice on the lakes.")
    assert names(find(text, statements, "the lakes")) == ["Olav Dahl", "foreign ministers of the north"]


def test_a_phrase_of_a_preposition_is_no_cue(said):
    _, statements = said("In support of the islanders, a fund of two million crowns was set up.")
    assert not [statement for statement in statements if statement.cue]


def test_what_is_welcomed_is_no_guest(said):
    text, statements = said("Olav Dahl welcomed Latvia's leadership of the council this year.")
    assert find(text, statements, "leadership").act is Act.WELCOME


def test_we_of_a_joint_statement_are_all_of_its_authors():
    text = (
        "Joint Statement on the Talks on the Strait\n\nForeign Minister Anna Berg of Latvia met with Foreign Minister "
        "Olav Dahl of Norway on 4 March 2021. We stressed the need for open lanes."
    )
    found = next(one for one in dragoman.read(text).statements if "open lanes" in one.span.of(text))
    assert names(found) == ["Anna Berg", "Olav Dahl"]


@pytest.mark.parametrize("words", ["The two", "Both", "The Foreign Ministers"])
def test_who_took_part_are_told_by_a_bare_plural(said, words):
    text, statements = said(f"{words} jointly condemned the raids on the lighthouses.")
    assert names(find(text, statements, "lighthouses")) == ["Anna Berg", "Olav Dahl"]
