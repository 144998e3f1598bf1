"""Names with their offices and parties."""

import pytest


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Japanese Foreign Minister Yoshimasa Hayashi arrived.", ("Yoshimasa Hayashi", "Foreign Minister", "JP")),
        (
            "The visit of the President of the French Republic, Emmanuel Macron, was short.",
            ("Emmanuel Macron", "President", "FR"),
        ),
        ("They met President of Serbia Aleksandar Vucic.", ("Aleksandar Vucic", "President", "RS")),
        (
            "Talks with Mr. Wang Yi, State Councilor and Foreign Minister of China, went on.",
            ("Wang Yi", "State Councilor and Foreign Minister", "CN"),
        ),
        ("A note for Narendra Modi, the Prime Minister of India.", ("Narendra Modi", "Prime Minister", "IN")),
        ("He saw Prime Minister Andrew Holness of Jamaica.", ("Andrew Holness", "Prime Minister", "JM")),
        (
            "Present was H.E. Dr. S. Jaishankar, External Affairs Minister of India.",
            ("S. Jaishankar", "External Affairs Minister", "IN"),
        ),
        ("Secretary of State Antony J. Blinken spoke.", ("Antony J. Blinken", "Secretary of State", "US")),
        ("President Joseph R. Biden, Jr. spoke.", ("Joseph R. Biden, Jr.", "President", "US")),
        (
            "They thanked Ada Lind, Secretary General of Sweden's Northern Secretariat, at once.",
            ("Ada Lind", "Secretary General", "SE"),
        ),
        (
            "Also there were the Secretary General of the Pacific Islands Forum, Henry Puna, and aides.",
            ("Henry Puna", "Secretary General of the Pacific Islands Forum", "PIF"),
        ),
        (
            "She thanked the President of the World Economic Forum, Ada Lind, at once.",
            ("Ada Lind", "President of the World Economic Forum", None),
        ),
        (
            "Director of the Northern Trade Office Ivar Berg of Norway spoke.",
            ("Ivar Berg", "Director of the Northern Trade Office", "NO"),
        ),
    ],
)
def test_a_full_mention_tells_person_office_and_party(told, text, person):
    assert told(text).people() == [person]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("She spoke with Prince Charles.", ("Charles", "Prince", None)),
        ("She spoke with Prince Faisal.", ("Faisal bin Farhan Al Saud", "Prince", "SA")),
        ("She spoke with President Michel.", ("Charles Michel", "President", "EU")),
    ],
)
def test_a_prince_is_known_by_a_given_name_and_never_by_another_persons(told, text, person):
    assert told(text, side="UA").people() == [person]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Head of the Norwegian Delegation to the NATO Parliamentary Assembly Ada Lind spoke.",
            ("Ada Lind", "Head of the Norwegian Delegation to the NATO Parliamentary Assembly", "NO"),
        ),
        (
            "He met Head of the Friends of the Sea faction Ada Lind, who left.",
            ("Ada Lind", "Head of the Friends of the Sea faction", None),
        ),
        (
            "He met Vice President for Fisheries at the US Institute of Peace Ada Lind.",
            ("Ada Lind", "Vice President for Fisheries at the US Institute of Peace", "US"),
        ),
        (
            "Norwegian High Council for Fisheries Chair Ada Lind spoke.",
            ("Ada Lind", "Fisheries Chair", "NO"),
        ),
        (
            "The security adviser to the German Chancellor Olga Mann spoke.",
            ("Olga Mann", "security adviser to the Chancellor", "DE"),
        ),
        (
            "Latvian President and OSCE Chairman Juris Kalns spoke.",
            ("Juris Kalns", "President", "LV"),
        ),
        (
            "Deputy Prime Minister - Minister for Trade of Latvia Juris Kalns spoke.",
            ("Juris Kalns", "Deputy Prime Minister - Minister for Trade", "LV"),
        ),
        ("Foreign Minister Albert “Al” Berg of Norway spoke.", ("Albert “Al” Berg", "Foreign Minister", "NO")),
        ("Foreign Minister Jan Kalns of Latvia spoke.", ("Jan Kalns", "Foreign Minister", "LV")),
        ("Foreign Minister von der Heide of Germany spoke.", ("von der Heide", "Foreign Minister", "DE")),
        (
            "Inter-American Development Bank President Ada Lind spoke.",
            ("Ada Lind", "Inter-American Development Bank President", "IDB"),
        ),
    ],
)
def test_an_office_may_be_long_and_a_name_unusual(told, text, person):
    assert told(text).people() == [person]


def test_what_a_department_deals_with_is_not_whose_it_is(told):
    text = "Deputy Assistant Secretary for Israeli and Palestinian Affairs Ada Lind spoke."
    assert told(text, side="US").people()[0][2] == "US"


def test_a_noun_shows_those_after_it_to_be_persons_of_its_party(told):
    cast = told("He met Latvian representatives Juris Kalns and Ada Lind.")
    assert [(person, party) for person, _, party in cast.people()] == [("Juris Kalns", "LV"), ("Ada Lind", "LV")]


def test_a_royal_house_is_of_one_state(told):
    cast = told("They saw His Majesty King Harald V of Norway, Her Majesty Queen Sonja, and Crown Prince Haakon.")
    assert {party for _, _, party in cast.people()} == {"NO"}


def test_whoever_is_served_is_only_mentioned(told):
    cast = told("He met Ada Lind, Chief of Staff of the European Council President Charles Michel.").first
    assert [one.possessive for one in cast.mentions if one.actors[0].person == "Charles Michel"] == [True]


def test_two_who_share_a_plural_office_both_have_it(told):
    cast = told("Prime Ministers Anna Berg and Jonas Dahl met.")
    assert [(person, office) for person, office, _ in cast.people()] == [
        ("Anna Berg", "Prime Minister"),
        ("Jonas Dahl", "Prime Minister"),
    ]


def test_later_short_forms_mean_the_person_named_in_full(told):
    cast = told("Foreign Minister Ivar Berg of Norway spoke. Minister Berg added that he was glad. Berg left.")
    assert cast.people() == [("Ivar Berg", "Foreign Minister", "NO")]
    assert cast.whom("Minister Berg") == cast.whom("Berg", 2) == ["Ivar Berg"]


def test_transliterations_are_one_person(told):
    cast = told("Russian President Dmitri Medvedev spoke. Later President Dmitry Medvedev left.", day=None)
    assert len(cast.people()) == 1


def test_surname_in_capitals_before_the_given_name(told):
    cast = told("Mr. HAYASHI Yoshimasa, Minister for Foreign Affairs of Japan, spoke. Minister Hayashi left.")
    assert cast.people() == [("HAYASHI Yoshimasa", "Minister for Foreign Affairs", "JP")]


def test_bare_surname_of_an_officeholder_is_known_from_the_lexicon(told):
    assert told("Putin said that talks would go on.").people() == [("Vladimir Putin", "President", "RU")]


def test_the_account_comes_before_the_lexicon(told):
    cast = told("Finnish Foreign Minister Leena Putin said that talks would go on. Putin left.")
    assert cast.people() == [("Leena Putin", "Foreign Minister", "FI")]


def test_counterpart_with_a_name_has_the_office_of_the_one_opposite(told):
    cast = told("Foreign Minister Ivar Berg met his Danish counterpart, Grete Holm.", day=None)
    assert ("Grete Holm", "Foreign Minister", "DK") in cast.people()


def test_xi_is_a_name_and_no_numeral(told):
    cast = told("President Xi of China said that talks would go on. King Mohammed VI of Morocco agreed.")
    assert [one[0] for one in cast.people()] == ["Xi Jinping", "Mohammed VI"]


def test_leaders_of_a_delegation_are_of_its_side(told):
    text = "The Danish delegation was led by Director Grete Holm and included Adviser Lise Dahl. "
    text += "State Secretary Ivar Berg led the Norwegian side. On the Finnish side, Director Leena Salo took part."
    cast = told(text, side="US")
    assert [(one[0], one[2]) for one in cast.people()] == [
        ("Grete Holm", "DK"), ("Lise Dahl", "DK"), ("Ivar Berg", "NO"), ("Leena Salo", "FI"),
    ]  # fmt: skip


def test_each_in_a_list_is_of_the_country_behind_the_name(told):
    cast = told("Envoy Ivar Berg met the directors: Ana Ruiz of Peru, Luis Paz of Chile, and Rita Vella of Malta.")
    assert [(one[0], one[2]) for one in cast.people()[1:]] == [
        ("Ana Ruiz", "PE"), ("Luis Paz", "CL"), ("Rita Vella", "MT"),
    ]  # fmt: skip


def test_presidents_named_behind_a_dash_are_of_one_country_each(told):
    cast = told("He met the Presidents of Peru, Chile and Malta – Ana Ruiz, Luis Paz and Rita Vella.")
    assert [(one[0], one[2]) for one in cast.people()] == [
        ("Ana Ruiz", "PE"), ("Luis Paz", "CL"), ("Rita Vella", "MT"),
    ]  # fmt: skip


def test_counterpart_with_an_office_of_his_own_is_of_the_country_named(told):
    cast = told("Norwegian Foreign Minister Ivar Berg met his Danish counterpart, Permanent Secretary Grete Holm.")
    assert ("Grete Holm", "Permanent Secretary", "DK") in cast.people()
    assert ("Ivar Berg", "Foreign Minister", "NO") in cast.people()


def test_counterparts_listed_behind_a_comma_are_of_one_country_each(told):
    cast = told("Envoy Ivar Berg met his counterparts from Peru, Chile, and Malta, Ana Ruiz, Luis Paz, and Rita Vella.")
    assert [(one[0], one[2]) for one in cast.people()[1:]] == [
        ("Ana Ruiz", "PE"), ("Luis Paz", "CL"), ("Rita Vella", "MT"),
    ]  # fmt: skip


def test_unmarked_official_is_of_the_publishers_own_side(told):
    assert told("State Secretary Ivar Berg met experts.", side="NO").people() == [
        ("Ivar Berg", "State Secretary", "NO")
    ]


def test_unmarked_prime_minister_is_not_of_a_side_that_has_another(told):
    cast = told("Prime Minister Ivar Berg arrived in Washington.", side="US")
    assert cast.people() == [("Ivar Berg", "Prime Minister", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Sea Agreement was signed in Helsinki on Tuesday.",
        "The Minsk agreements remain in force.",
        "San Francisco Peace Treaty obligations were recalled.",
        "Issues of the South China Sea and the Taiwan Strait were discussed.",
        "Global Development Bank projects in Northern Province went on.",
    ],
)
def test_places_treaties_and_bodies_are_no_persons(told, text):
    assert told(text).people() == []


def test_possessors_are_marked(told):
    cast = told("President Anna Berg of Norway spoke after Berg's visit under the Berg Government.")
    assert [mention.possessive for mention in cast.first.mentions if mention.form == "name"] == [False, True, True]


def test_person_named_by_the_publisher_has_that_office(told):
    cast = told(
        "Ivar Berg confirmed that a letter had come.", side="NO", publisher="Government spokesman Ivar Berg (by mail)"
    )
    ((person, office, party),) = cast.people()
    assert (person, party) == ("Ivar Berg", "NO")
    assert office is not None
    assert "spokesman" in office


def test_one_actor_for_a_person_throughout_the_account(told):
    cast = told(
        "Berg said so. Foreign Minister Ivar Berg of Norway left. The Norwegian foreign minister, he said, was glad."
    )
    actors = {mention.actors for mention in cast.cast.mentions if mention.actors[0].person == "Ivar Berg"}
    assert len(actors) == 1


def test_a_president_is_not_the_first_lady_of_the_same_name(told):
    cast = told("President Novak met the envoys. First Lady Dana Novak of Czechia was there too.")
    assert sorted(person for person, _, _ in cast.people()) == ["Dana Novak", "Novak"]


def test_an_office_in_the_plural_behind_a_list_is_that_of_all_in_it(told):
    cast = told("Ms. Lise Dahl met Ana Ruiz and Luis Paz, Deputy Ministers of Foreign Affairs of Chile.")
    assert cast.people()[1:] == [
        ("Ana Ruiz", "Deputy Minister of Foreign Affairs", "CL"),
        ("Luis Paz", "Deputy Minister of Foreign Affairs", "CL"),
    ]


def test_what_all_in_a_list_are_may_stand_in_small_letters(told):
    cast = told("Ms. Lise Dahl met with Ana Ruiz and Luis Paz, members of the Chilean Parliament.")
    assert [(one[0], one[2]) for one in cast.people()[1:]] == [("Ana Ruiz", "CL"), ("Luis Paz", "CL")]


def test_an_office_in_the_plural_before_names_is_that_of_each(told):
    cast = told("Ms. Lise Dahl met with Chilean State Secretaries Ana Ruiz and Luis Paz.")
    assert cast.people()[1:] == [("Ana Ruiz", "State Secretary", "CL"), ("Luis Paz", "State Secretary", "CL")]


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Ana Ruiz, Secretary for Africa of the Chilean Ministry of Foreign Affairs", "Secretary for Africa"),
        (
            "Ambassador Ana Ruiz, Secretary for Africa and Asia at the Chilean Foreign Ministry",
            "Secretary for Africa and Asia",
        ),
        ("Ambassador Ana Ruiz, the Chilean Deputy Foreign Minister", "Deputy Foreign Minister"),
    ],
)
def test_the_body_in_whose_service_somebody_is_tells_the_party(told, words, office):
    assert told(f"Ms. Lise Dahl met with {words}.", side="US").people()[1:] == [("Ana Ruiz", office, "CL")]


def test_the_party_of_a_name_may_stand_in_brackets(told):
    cast = told("Ms. Lise Dahl met with Vice President Ana Ruiz (Chile), Luis Paz (Peru) and Rita Vella (Malta).")
    assert [(one[0], one[2]) for one in cast.people()[1:]] == [
        ("Ana Ruiz", "CL"), ("Luis Paz", "PE"), ("Rita Vella", "MT"),
    ]  # fmt: skip


def test_to_chair_is_no_office(told):
    assert told("Secretary Dahl to Chair Virtual Meeting").people() == [("Dahl", "Secretary", None)]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Maltese Foreign Minister and OSCE Chairperson-in-Office Rita Vella", "MT"),
        ("OSCE Chairperson-in-Office and Maltese Foreign Minister Rita Vella", "OSCE"),
        ("the OSCE Chairperson-in-Office, Foreign Minister of Malta Rita Vella", "OSCE"),
        ("African Union Chairperson, President of Malta Rita Vella", "MT"),
    ],
)
def test_a_minister_acts_in_the_office_named_first_and_a_head_of_state_in_any(told, words, party):
    assert [(one[0], one[2]) for one in told(f"Ms. Lise Dahl met with {words}.").people()[1:]] == [
        ("Rita Vella", party)
    ]
