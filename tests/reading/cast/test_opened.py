"""Bodies, owned titles, forms of address to somebody, and plurals that name their parties."""

from datetime import date

import pytest

BERG, HOLM = ("Ivar Berg", "Foreign Minister", "NO"), ("Grete Holm", "Foreign Minister", "DK")
LEAD = "Norwegian Foreign Minister Ivar Berg spoke with Danish Foreign Minister Mrs. Grete Holm. "


def at(cast, words):
    """The actors of the mention that begins with `words`."""
    found = cast.cast.at(cast.text.index(words))
    return [(actor.person or actor.name, actor.party) for actor in found.actors] if found else []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ministry of Health and Social Policy", "Ministry of Health and Social Policy"),
        ("Emergencies Ministry", "Emergencies Ministry"),
        ("Prosecutor General's Office", "Prosecutor General's Office"),
        ("government", "government"),
    ],
)
def test_body_without_a_party_is_the_publishers_own(told, words, name):
    assert at(told(f"Yesterday the {words} published its figures.", side="UA"), words) == [(name, "UA")]


def test_body_that_the_own_side_has_not_is_the_others(told):
    text = LEAD.replace("Norwegian", "U.S.") + "The Secretary praised the work of the Ministry of Energy in Denmark."
    assert at(told(text, ("Grete Holm", None, "DK"), side="US"), "Ministry of Energy")[0][1] == "DK"


def test_body_whose_name_tells_the_party(told):
    assert at(told("Berlin waits for the Bundestag to vote.", side="FR"), "Bundestag") == [("Bundestag", "DE")]


def test_unnamed_officials_of_several_states(told):
    text = "In Fiji and Tonga the delegation will meet with senior government officials."
    assert [party for _, party in at(told(text, side="US"), "senior")] == ["FJ", "TO"]


def test_owned_office_is_held_by_whom_the_lexicon_knows(told):
    text = "The Minister spoke of Kazakhstan and its President, and of its economy."
    assert at(told(text, side="NO", day=date(2021, 12, 1)), "President") == [("Kassym-Jomart Tokayev", "KZ")]


def test_the_one_addressed_does_not_speak(told):
    turns = ("PRESIDENT HOLM: Welcome.", "PRESIDENT BERG: Mr. President, thank you.", "PRESIDENT HOLM: Thank you all.")
    text = "\n\n".join(turns)
    assert at(told(text), "Mr. President")[0][0] == "Holm"


def test_my_colleague_is_of_the_speakers_side(told):
    text = "SENIOR OFFICIAL: I will turn to my colleague for details."
    assert at(told(text, side="US"), "colleague") == [("colleague", "US")]


def test_the_interlocutor_is_the_other_one(told):
    cast = told(LEAD + "Berg informed the interlocutor of the vote.", BERG, HOLM)
    assert at(cast, "interlocutor") == [("Grete Holm", "DK")]


def test_they_are_the_minister_and_her_counterparts(told):
    more = ("Olav Lie", "Foreign Minister", "SE")
    text = LEAD + "Berg and his counterparts met. They agreed on a date."
    cast = told(text, BERG, HOLM, more)
    assert [name for name, _ in at(cast, "They")] == ["Ivar Berg", "Grete Holm", "Olav Lie"]


def test_leaders_of_states_are_those_of_the_day(told):
    text = "The agreement of the leaders of Russia, Azerbaijan and Armenia was recalled."
    cast = told(text, day=date(2022, 2, 1))
    assert [name for name, _ in at(cast, "leaders of")] == ["Vladimir Putin", "Ilham Aliyev", "Nikol Pashinyan"]


def test_sides_that_are_named_right_after_are_meant(told):
    text = LEAD + "Norway talks to both sides, both with Peru and Chile, every week."
    assert [party for _, party in at(told(text, BERG, HOLM), "both sides")] == ["PE", "CL"]


def test_the_parties_to_a_convention_took_no_part(told):
    text = LEAD + "The next Conference of the Parties is in May."
    assert at(told(text, BERG, HOLM), "the Parties") == []


def test_a_house_stands_for_its_government_where_a_town_would_not(told):
    assert at(told("A paper from the Kremlin came.", side="NO"), "Kremlin") == [("Russia", "RU")]
    assert at(told("A train from Moscow came.", side="NO"), "Moscow") == []


@pytest.mark.parametrize(
    ("text", "person", "party"),
    [
        ("General Director of the Agency for Strategic Initiatives Anna Lund spoke.", "Anna Lund", None),
        ("Danish Director General for Arctic and Nordic Affairs Bureau Jens Holm spoke.", "Jens Holm", "DK"),
        ("Foreign Minister Sheikh Omar bin Sultan Al Ahmad of Kuwait spoke.", "Omar bin Sultan Al Ahmad", "KW"),
        ("Ambassador Extraordinary and Plenipotentiary of Denmark to Peru Jens Holm spoke.", "Jens Holm", "DK"),
        ("Defense Minister Israel Berg spoke.", "Israel Berg", None),
        ("Deputy Envoy Dr. Chad Holm spoke.", "Chad Holm", None),
    ],
)
def test_names_after_long_offices_and_names_like_states(told, text, person, party):
    found = {(one[0], one[2]) for one in told(text).people()}
    assert (person, party) in found


def test_a_word_that_opens_a_sentence_is_no_minister(told):
    text = "The ministers met. Key attention was paid to trade."
    assert told(text, day=date(2010, 1, 1)).people() == []


def test_a_caption_that_says_a_name_again_is_left_out(told):
    text = "President of Norway Ivar Berg Berg IvarPresident of Norway: Good morning."
    assert [one[0] for one in told(text).people()] == ["Ivar Berg"]


def test_he_is_the_one_of_whom_the_clause_speaks(told):
    text = "The Mayor praised Jens Holm, who left a part of his heart here."
    assert at(told(text), "his heart") == [("Jens Holm", None)]


def test_territories_without_a_code_of_iso_have_our_own(told):
    assert at(told("He spoke of South Ossetia and Abkhazia."), "South Ossetia") == [("South Ossetia", "SOUTH-OSSETIA")]
