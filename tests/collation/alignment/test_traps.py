"""What sounds alike and does not agree must never match; what agrees in other words should."""

import pytest

from dragoman.collation.alignment import align
from dragoman.model import Act, Relation

NEGATED = [
    ("Latvia will join the monitoring mission", "Latvia will not join the monitoring mission"),
    ("the fleet would leave the harbour in spring", "the fleet would never leave the harbour in spring"),
    ("they discussed the fate of the hostages", "they did not discuss the fate of the hostages"),
    ("the pipeline was mentioned in the talks", "the pipeline wasn't mentioned in the talks"),
    ("there would be some change in fisheries policy", "there would be no change in fisheries policy"),
    ("there is a link between aid and the vote", "there is no link between aid and the vote"),
    (
        "the government accepts outside mediation on the border",
        "the government does not accept outside mediation on the border",
    ),
    (
        "the government accepts outside mediation on the border",
        "the government rejects outside mediation on the border",
    ),
    ("a date for the summit had been set", "no date for the summit had been set"),
    ("foreign bases on the island are acceptable", "foreign bases on the island are unacceptable"),
    ("the parties are able to pay the debt this year", "the parties are unable to pay the debt this year"),
    ("the drones were delivered to the rebels", "neither side delivered drones to the rebels"),
    ("the ministry ruled out a visit to the capital", "the ministry planned a visit to the capital"),
    ("he would meet the envoy without conditions", "he would meet the envoy with conditions"),
    ("Peru can ratify the treaty before the election", "Peru cannot ratify the treaty before the election"),
    ("the army had stopped the shelling of the port", "the army had continued the shelling of the port"),
    ("all of the prisoners had been sent home", "none of the prisoners had been sent home"),
    ("the court's ruling was binding on both states", "the court's ruling was hardly binding on both states"),
]
OPPOSED = [
    ("tariffs on steel would increase in July", "tariffs on steel would be reduced in July"),
    ("the northern border crossing would be opened", "the northern border crossing would be closed"),
    ("troops would be withdrawn from the valley", "more troops would be deployed to the valley"),
    ("Kenya opposed the resolution on the dam", "Kenya supported the resolution on the dam"),
    ("sanctions on the bank would be lifted", "sanctions on the bank would be imposed"),
    ("the talks on gas transit would resume", "the talks on gas transit would be suspended"),
    ("the agreement on overflights would be extended", "the agreement on overflights would be terminated"),
    ("the truce in the delta was being respected", "the truce in the delta was being violated"),
    ("relations between the neighbours had improved", "relations between the neighbours had worsened"),
    ("imports of wheat from the region matter", "exports of wheat from the region matter"),
    ("the inspection should take place before the vote", "the inspection should take place after the vote"),
    ("both armies should de-escalate on the ridge", "both armies should escalate on the ridge"),
    ("the sailors would be released", "the sailors would be detained"),
    ("the ministers confirmed the report on the spill", "the ministers denied the report on the spill"),
]
NUMBERS = [
    ("the ship carried 80 tonnes of grain", "the ship carried 30 tonnes of grain"),
    ("a truce of 30 days was proposed", "a truce of 60 days was proposed"),
    ("seven sailors were still missing", "nine sailors were still missing"),
    ("the loan amounts to $5 billion", "the loan amounts to $2 billion"),
    ("output fell by 12 percent", "output fell by 21 percent"),
    ("they would exchange 175 prisoners each", "they would exchange 150 prisoners each"),
    ("forty engineers were sent to the dam", "fourteen engineers were sent to the dam"),
]
DATES = [
    ("the commission would meet on 12 May", "the commission would meet on 19 May"),
    ("the treaty was signed in 1965", "the treaty was signed in 1991"),
    ("the envoy arrives on Monday", "the envoy arrives on Friday"),
    ("the vote is planned for next month", "the vote is planned for next year"),
    ("the airport opens again on March 3, 2020", "the airport opens again on April 3, 2020"),
]
ROLES = [
    ("Russia will help Japan clear the mines", "Japan will help Russia clear the mines"),
    ("Poland sold Chile the helicopters", "Chile sold Poland the helicopters"),
    ("Egypt was warned by Sudan about the dam", "Sudan was warned by Egypt about the dam"),
    ("Brazil would withdraw its observers from the islands", "Canada would withdraw its observers from the islands"),
    ("the sanctions against Iran had done harm", "the sanctions against Syria had done harm"),
    ("Norway had asked Finland for an explanation", "Finland had asked Norway for an explanation"),
]
TRAPS = [
    *(
        (reason, *pair)
        for reason, pairs in (("polarity", NEGATED), ("polarity", OPPOSED), ("number", NUMBERS))
        for pair in pairs
    ),
    *((reason, *pair) for reason, pairs in (("date", DATES), ("role", ROLES)) for pair in pairs),
]

AGREEING = [
    ("Peru should end it and withdraw its troops from the pass", "Peru should withdraw its troops from the pass"),
    ("he would withdraw the troops once the exercises are over", "he would pull out the troops when the drills end"),
    ("no major change was planned in energy policy", "no changes were planned in energy policy"),
    ("Latvia will join the monitoring mission", "Latvia will join the monitoring mission if the council asks it to"),
    (
        "the two sides will speed up work on the fisheries treaty",
        "both countries shall accelerate work on the fisheries treaty",
    ),
    (
        "outside interference in the island's affairs is unacceptable",
        "external interference in the affairs of the island is inadmissible",
    ),
    ("the sinking of the ferry was not intended", "the sinking of the ferry was unintentional"),
    (
        "the present state of the border is in neither side's interest",
        "the present state of the border is not in either side's interest",
    ),
    (
        "the government does not accept mediation in the water dispute",
        "the government rejects mediation in the water dispute",
    ),
    ("the Geneva accord has no alternative", "the Geneva accord is the only way, and there is no alternative"),
    ("the ship carried about 80 tonnes of grain", "the ship carried 82 tonnes of grain"),
    ("more than 40 villages were flooded by the dam", "45 villages were flooded by the dam"),
    ("a truce of two weeks in the delta was proposed", "a 14-day truce in the delta was proposed"),
    ("Egypt was warned by Sudan about the dam", "Sudan warned Egypt about the dam"),
    ("the commission on fisheries would meet on 12 May", "the fisheries commission would meet on May 12, 2031"),
    (
        "deliveries of vaccine to the region would be doubled",
        "vaccine deliveries to the region would be doubled by autumn",
    ),
    (
        "Moscow was ready to go on with talks on a maritime border",
        "Russia was ready to continue talks on a maritime border",
    ),
    ("the dam must not only be built but also be guarded", "the dam must be built and guarded"),
]


@pytest.mark.parametrize(("reason", "one", "other"), TRAPS)
def test_what_contradicts_is_never_matched(reading_of, reason, one, other):
    readings = (reading_of("a", ("Sato", one)), reading_of("b", ("Sato", other)))
    assert align(readings).matches == ()
    assert align(readings[::-1]).matches == ()


@pytest.mark.parametrize(("reason", "one", "other"), TRAPS)
def test_what_contradicts_is_reported_with_its_reason_and_words(reading_of, reason, one, other):
    readings = (reading_of("a", ("Sato", one)), reading_of("b", ("Sato", other)))
    (found,) = align(readings).contradictions
    assert (found.statements, found.reason) == (("a1.s1", "a2.s1"), reason)
    for span, reading in zip(found.spans, readings, strict=True):
        assert span.of(reading.account.text).strip()


@pytest.mark.parametrize(("one", "other"), AGREEING)
def test_what_agrees_in_other_words_is_matched(reading_of, one, other):
    readings = (reading_of("a", ("Sato", one)), reading_of("b", ("Sato", other)))
    assert [match.statements for match in align(readings).matches] == [("a1.s1", "a2.s1")]
    assert align(readings).contradictions == ()


def test_a_dropped_hedge_is_a_shift(reading_of):
    one = ("Sato", "no major change was planned in energy policy")
    other = ("Sato", "no changes were planned in energy policy")
    (match,) = align((reading_of("a", one), reading_of("b", other))).matches
    assert match.relation is Relation.SHIFTED


def test_the_same_words_from_another_mouth_are_a_shift(reading_of):
    words = "the visit should also serve to discuss the disputed islands"
    (match,) = align((reading_of("a", ("Sato", words)), reading_of("b", ("Orlov", words)))).matches
    assert match.relation is Relation.SHIFTED


def test_a_joint_statement_matches_a_one_sided_one(reading_of):
    one = ("Sato+Orlov", "agreed |to stop strikes on power stations for thirty days", {"act": Act.AGREE})
    other = ("Orlov", "proposed |that strikes on power stations be stopped for 30 days", {"act": Act.PROPOSE})
    (match,) = align((reading_of("a", one), reading_of("b", other))).matches
    assert match.relation is Relation.SHIFTED


def test_a_part_of_a_longer_statement_is_partial(reading_of):
    one = ("Sato", "the fisheries commission should meet in May")
    other = (
        "Sato",
        (
            "the fisheries commission should meet in May, visas for seamen should become cheaper, "
            "and the cultural centre in Kazan should get a new roof"
        ),
    )
    (match,) = align((reading_of("a", one), reading_of("b", other))).matches
    assert match.relation is Relation.PARTIAL


def test_a_negation_in_the_cue_counts(reading_of):
    one = ("Sato", "did not say |that the islands would be sold")
    other = ("Sato", "said |that the islands would be sold")
    assert align((reading_of("a", one), reading_of("b", other))).matches == ()


def test_a_denied_report_does_not_support_it(reading_of):
    one = ("Sato", "denied |that the islands would be sold", {"act": Act.DENY})
    other = ("Sato", "said |that the islands would be sold")
    assert align((reading_of("a", one), reading_of("b", other))).matches == ()


def test_thanks_given_and_thanks_received_are_two_deeds(reading_of):
    one = ("Sato", "thanked |for the rescue of the fishermen", {"act": Act.THANK})
    other = ("Orlov", "thanked |for the rescue of the fishermen", {"act": Act.THANK})
    assert align((reading_of("a", one), reading_of("b", other))).matches == ()


def test_a_negation_in_another_clause_says_nothing(reading_of):
    one = ("Sato", "talks on visas will go on directly between the two capitals")
    other = (
        "Sato",
        "Japan will not accept a mediator, and talks on visas will go on directly between the two capitals",
    )
    assert len(align((reading_of("a", one), reading_of("b", other))).matches) == 1


def test_a_shared_subject_alone_is_no_match(reading_of):
    one = ("Sato", "the fisheries treaty had been signed in Kobe by his predecessor")
    other = ("Orlov", "fishermen from Sakhalin were losing money this winter")
    assert align((reading_of("a", one), reading_of("b", other))).matches == ()
