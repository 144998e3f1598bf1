"""Pronouns, counterparts, plurals and first persons."""

import pytest

BERG, HOLM = ("Ivar Berg", "Foreign Minister", "NO"), ("Grete Holm", "Foreign Minister", "DK")
LEAD = "Norwegian Foreign Minister Ivar Berg spoke with Danish Foreign Minister Mrs. Grete Holm. "


def both(told, text, **more):
    return told(LEAD + text, BERG, HOLM, day=None, **more)


@pytest.mark.parametrize("words", ["He", "His wish"])
def test_he_is_the_subject_of_the_sentence_before(told, words):
    assert both(told, f"{words} noted that trade grew.").whom(words) == ["Ivar Berg"]


def test_she_is_sought_among_women(told):
    assert both(told, "Berg was glad. She agreed.").whom("She") == ["Grete Holm"]


def test_object_pronoun_is_not_the_subject(told):
    text = "Norwegian Prime Minister Ivar Berg met Danish Prime Minister Jens Holm. Berg told him that he was glad."
    cast = told(text, ("Ivar Berg", None, "NO"), ("Jens Holm", None, "DK"), day=None)
    assert cast.whom("him") == ["Jens Holm"]
    assert cast.whom("he was"[:2], text[: text.index(" he was")].count("he")) == ["Ivar Berg"]


def test_pronoun_that_announces_its_subject(told):
    text = (
        "Foreign Minister Jens Holm of Denmark was brief. For his part, Ivar Berg, Foreign Minister of Norway, was not."
    )
    assert told(text, day=None).cast.at(text.index("his part")).actors[0].name == "Ivar Berg"


def test_whoever_is_thanked_for_his_work_did_it(told):
    text = "President Ivar Berg of Norway thanked President Jens Holm of Denmark for his help."
    assert told(text, day=None).cast.at(text.index("his help")).actors[0].name == "Jens Holm"


def test_counterpart_is_the_participant_of_that_party(told):
    assert both(told, "Berg told his Danish counterpart of it.").whom("Danish counterpart") == ["Grete Holm"]
    assert both(told, "Berg told his counterpart of it.").whom("counterpart") == ["Grete Holm"]


def test_latter_and_former(told):
    cast = both(told, "The latter agreed.")
    assert cast.whom("The latter") == ["Grete Holm"]
    assert both(told, "The former agreed.").whom("The former") == ["Ivar Berg"]


@pytest.mark.parametrize(
    "words",
    [
        "The two Ministers",
        "Both ministers",
        "The ministers",
        "The two sides",
        "The parties",
        "They",
        "The two",
        "The interlocutors",
        "Both",
    ],
)
def test_plurals_mean_the_participants(told, words):
    assert both(told, f"{words} agreed to meet.").whom(words) == ["Ivar Berg", "Grete Holm"]


def test_all_three_where_three_took_part(told):
    lead = "President Ivar Berg of Norway met President Jens Holm of Denmark and President Ada Lind of Sweden. "
    text = lead + "The leaders agreed."
    present = (("Ivar Berg", "President", "NO"), ("Jens Holm", "President", "DK"), ("Ada Lind", "President", "SE"))
    assert told(text, *present, day=None).whom("The leaders") == ["Ivar Berg", "Jens Holm", "Ada Lind"]


def test_plural_of_another_role_means_those_who_hold_it(told):
    summit = "A summit of Norwegian President Ada Lind and Danish President Jens Dahl was prepared. "
    text = summit + "The two presidents will meet."
    assert both(told, text).whom("The two presidents") == ["Ada Lind", "Jens Dahl"]


def test_parties_beside_a_plural_choose_from_the_cast(told):
    cast = both(told, "The Danish and Norwegian foreign ministers agreed. The leaders of the world did not.")
    assert cast.whom("The Danish and Norwegian foreign ministers") == ["Grete Holm", "Ivar Berg"]
    assert cast.whom("The leaders of the world") == []


def test_two_who_met_apart_from_the_main_contact(told):
    text = "Before that, Berg spoke with Foreign Minister Ada Lind of Sweden. The two foreign ministers agreed."
    assert both(told, text).whom("The two foreign ministers") == ["Ivar Berg", "Ada Lind"]


def test_we_in_a_release_is_the_publishers_side(told):
    assert both(told, "Berg was clear that we will help.", side="NO").whom("we", 1) == ["Norway"]


def test_we_in_a_quotation_is_its_speaker(told):
    assert both(told, 'Later: "We will help," Holm said.', side="NO").whom("We") == ["Grete Holm"]


def test_i_is_whoever_the_title_says_speaks(told):
    text = "Statement by President Ivar Berg on the call\n\nI spoke with President Ada Lind of Sweden today."
    assert told(text, side="NO", day=None).whom("I") == ["Ivar Berg"]


def test_joined_sources_give_both_and_possessors_none(told):
    cast = both(told, "Berg and Holm agreed. Berg's adviser did not. The Danish and the Norwegian side met.")
    assert cast.whom("Berg and Holm") == ["Ivar Berg", "Grete Holm"]
    assert cast.whom("Berg's adviser") == ["adviser"]


def test_source_of_an_embedded_possessor_is_the_head(told):
    text = "Norwegian President Ivar Berg's spokesman Jens Dahl said so."
    assert told(text, day=None).whom("Norwegian President Ivar Berg's spokesman Jens Dahl") == ["Jens Dahl"]
