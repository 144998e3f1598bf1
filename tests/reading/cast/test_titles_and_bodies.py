"""Titles without names, parties and bodies."""

import pytest

LEAD = "Japanese Foreign Minister Yoshimasa Hayashi met Russian Foreign Minister Sergey Lavrov. "


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("the Russian minister", "Sergey Lavrov"),
        ("Japan's foreign minister", "Yoshimasa Hayashi"),
        ("The Russian Foreign Minister", "Sergey Lavrov"),
    ],
)
def test_title_with_a_party_means_its_holder_in_the_account(told, words, person):
    assert told(f"{LEAD}According to officials, {words} said so.").whom(words) == [person]


def test_title_with_a_party_means_the_lexicons_one_holder_else(told):
    assert told(f"{LEAD}He saw the German Chancellor.", day=None).whom("German Chancellor") == ["German Chancellor"]


def test_leader_of_a_party_is_its_head_of_state_or_government(told):
    assert told("French President Emmanuel Macron spoke. The French leader was glad.").whom("The French leader") == [
        "Emmanuel Macron"
    ]


def test_unmarked_title_is_the_publishers_own(told):
    text = "Prime Minister Ivar Berg spoke with Danish Prime Minister Grete Holm. The Prime Minister thanked her."
    assert told(text, side="NO", day=None).whom("The Prime Minister") == ["Ivar Berg"]


def test_title_matches_the_office_in_other_words(told):
    text = "Health Minister Ivar Berg spoke. The Minister of Health was glad."
    assert told(text, side="NO", day=None).whom("The Minister of Health") == ["Ivar Berg"]


def test_deputy_is_not_meant_by_the_title_of_the_head(told):
    text = "Vice President Ada Lind met President Ivar Berg. The President spoke. The Vice President left."
    cast = told(text, side="NO", day=None)
    assert cast.whom("The President") == ["Ivar Berg"]
    assert cast.whom("The Vice President") == ["Ada Lind"]


def test_office_that_somebody_took_up_is_no_mention_of_its_holder(told):
    cast = told("Foreign Minister Ivar Berg recalled his appointment as Minister for Foreign Affairs.")
    assert [mention.form for mention in cast.first.mentions].count("title") == 0


@pytest.mark.parametrize(
    ("text", "words", "name", "party"),
    [
        ("A Kremlin spokesman said so.", "A Kremlin spokesman", "Kremlin spokesman", "RU"),
        (
            "Senior administration officials said so.",
            "Senior administration officials",
            "Senior administration officials",
            None,
        ),
        ("The State Department said so.", "The State Department", "State Department", "US"),
        ("Japanese officials said so.", "Japanese officials", "Japanese officials", "JP"),
        (
            "The Ministry of External Affairs said so.",
            "The Ministry of External Affairs",
            "Ministry of External Affairs",
            "IN",
        ),
        (
            "This was said, foreign ministry sources noted.",
            "foreign ministry sources",
            "foreign ministry sources",
            None,
        ),
        ("Turkey's foreign ministry said so.", "Turkey's foreign ministry", "Turkey's foreign ministry", "TR"),
    ],
)
def test_bodies_speak(told, text, words, name, party):
    cast = told(text)
    assert cast.whom(words) == [name]
    assert [mention.actors[0].party for mention in cast.cast.mentions] == [party]


def test_office_of_a_person_is_a_body_of_that_persons_party(told):
    cast = told("Norwegian Prime Minister Ivar Berg spoke. Berg's office said so. His press office agreed.")
    assert cast.whom("Berg's office") == ["office"]
    assert cast.whom("His press office") == ["press office"]
    assert cast.cast.mentions[-1].actors[0].party == "NO"


def test_seat_stands_for_the_government_unless_it_is_a_place(told):
    cast = told("Moscow said that talks in Moscow went well. The Kremlin agreed.")
    assert cast.whom("Moscow") == ["Russia"]
    assert cast.whom("Moscow", 1) == []
    assert cast.whom("The Kremlin") == ["Russia"]


def test_side_is_a_party_and_an_adjective_only_qualifies(told):
    cast = told("The Russian side presented a Russian proposal.")
    assert [(mention.span.of(cast.text), mention.possessive) for mention in cast.cast.mentions] == [
        ("Russian side", False),
        ("Russian", True),
    ]


def test_label_of_a_turn_names_its_speaker(told):
    text = "Q: Will you go?\n\nPRESIDENT BERG: I will. We are glad.\n\nTHE PRESIDENT: Yes, I will."
    cast = told(text, side="NO", publisher="President Ivar Berg of Norway (to the press)", day=None)
    assert cast.whom("PRESIDENT BERG") == cast.whom("I will") == cast.whom("THE PRESIDENT") == ["Ivar Berg"]


def test_a_rank_alone_does_not_take_away_the_post_that_is_known(told):
    cast = told("Ada Lind of Norway spoke with Sergey Lavrov. The Russian minister said he would come.")
    assert ("Sergey Lavrov", "Minister of Foreign Affairs", "RU") in cast.people()


def test_of_two_titles_the_one_that_names_the_post_is_the_office(told):
    cast = told("Sergey Lavrov spoke. The Russian minister was calm. The Russian foreign minister said he would come.")
    assert cast.people() == [("Sergey Lavrov", "foreign minister", "RU")]


def test_a_parliament_with_its_country_is_part_of_its_speakers_office(told):
    cast = told("He met Speaker of the Saeima of Latvia Ilze Bērza today and Ombudsman Juan Ruiz.")
    assert ("Ilze Bērza", "Speaker of the Saeima of Latvia", "LV") in cast.people()
    assert ("Juan Ruiz", "Ombudsman", None) in cast.people()
