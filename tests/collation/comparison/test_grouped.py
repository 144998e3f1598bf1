"""Findings about many statements or passages at once: omissions, emphasis, background, framing."""

from dragoman.collation.comparison.background import background_added
from dragoman.collation.comparison.contrasts import settle
from dragoman.collation.comparison.emphasis import emphasis
from dragoman.collation.comparison.frames import frames
from dragoman.collation.comparison.framing import framings
from dragoman.collation.comparison.naming import naming
from dragoman.collation.comparison.omissions import omissions
from dragoman.collation.comparison.oneside import one_side_apart

LONG = (
    "Rojas thanked Berg for the harbour survey. Berg said the wreck of the Tern lies at forty metres. Rojas asked "
    "who owned the Tern. Berg replied that the wreck was insured. They agreed to raise the wreck together."
)
SHORT = "Rojas thanked Berg for the survey of the harbour. Rojas wished her well."


def long_and_short(reading, said):
    wreck = ("wreck of the Tern",)
    return [
        reading(
            "long",
            LONG,
            [
                said("the harbour survey", "Rojas", "thank", None, ("survey",)),
                said("the wreck of the Tern lies at forty metres", "Berg", topics=wreck),
                said("who owned the Tern", "Rojas", "ask", topics=wreck),
                said("the wreck was insured", "Berg", topics=wreck),
                said("to raise the wreck together", "both", "agree", "binding", wreck),
            ],
        ),
        reading(
            "short",
            SHORT,
            [said("the survey of the harbour", "Rojas", "thank", None, ("survey",)), said("her well", "Rojas", "hope")],
        ),
    ]


def test_a_whole_exchange_is_one_omission(reading, said, ledger):
    found = omissions(ledger(long_and_short(reading, said), ("a1.s1", "a2.s1")), ())
    [exchange] = [finding for finding in found if "whole exchange" in finding.summary]
    assert exchange.statements == ("a1.s2", "a1.s3", "a1.s4", "a1.s5")
    assert exchange.accounts == ("a1",)
    assert "wreck of the Tern" in exchange.summary


def test_what_was_told_elsewhere_is_not_told_as_an_omission_again(reading, said, ledger):
    told = {"a1.s2", "a1.s3", "a1.s4", "a1.s5", "a2.s2"}
    assert omissions(ledger(long_and_short(reading, said), ("a1.s1", "a2.s1")), told) == []


def test_an_account_without_content_is_told_once(reading, said, ledger):
    readings = [long_and_short(reading, said)[0], reading("mute", "Berg and Rojas spoke by telephone.")]
    found = omissions(ledger(readings), ())
    assert sum("says nothing of its content" in finding.summary for finding in found) == 1


def test_an_account_of_one_matched_statement_is_brief_and_not_silent(reading, said, ledger):
    brief = reading("brief", "Rojas thanked Berg for the survey.", [said("for the survey", "Rojas", "thank")])
    found = omissions(ledger([long_and_short(reading, said)[0], brief], ("a1.s1", "a2.s1")), ())
    assert not any("says nothing of its content" in finding.summary for finding in found)
    [told] = [finding for finding in found if "no more than" in finding.summary]
    assert "for the survey" in told.summary
    assert told.statements == ("a1.s2", "a1.s3", "a1.s4", "a1.s5")


def test_what_a_brief_account_alone_has_is_told(reading, said, ledger):
    brief = reading("brief", "Rojas spoke of a regatta.", [said("of a regatta", "Rojas", "discuss")])
    found = omissions(ledger([long_and_short(reading, said)[0], brief]), ())
    assert any(finding.accounts == ("a2",) and finding.statements == ("a2.s1",) for finding in found)


def test_what_a_brief_account_has_too_is_no_omission(reading, said, ledger):
    brief = reading("brief", "Berg replied that the wreck had insurance.", [said("the wreck had insurance", "Berg")])
    found = omissions(ledger([long_and_short(reading, said)[0], brief], ("a1.s4", "a2.s1")), ())
    assert not any("a1.s4" in finding.statements for finding in found)


def test_an_agreement_of_one_account_stands_alone(reading, said, ledger):
    first = "They agreed to mark the nets. Berg spoke of kelp. Rojas spoke of wool."
    second = "Berg spoke of kelp. Rojas spoke of wool."
    kelp, wool = said("of kelp", "Berg", "discuss"), said("of wool", "Rojas", "discuss")
    readings = [
        reading("first", first, [said("to mark the nets", "both", "agree", "binding", ("fisheries",)), kelp, wool]),
        reading("second", second, [kelp, wool]),
    ]
    [found] = omissions(ledger(readings, ("a1.s2", "a2.s1"), ("a1.s3", "a2.s2")), ())
    assert "an agreement on fisheries" in found.summary


def test_background_of_one_account_is_one_finding(reading, ledger, telling):
    text = "The Tern sank in 1904. Its cargo was tin. Berg spoke to Rojas."
    readings = [
        reading("first", text, (), telling(background=("The Tern sank in 1904", "Its cargo was tin"))),
        reading("second", "Berg spoke to Rojas."),
    ]
    [found] = background_added(ledger(readings))
    assert len(found.evidence) == 2


def test_background_that_both_accounts_have_is_not_added(reading, ledger, telling):
    text = "The Tern sank in 1904 off Bergen."
    passage = telling(background=(text,))
    assert background_added(ledger([reading("first", text, (), passage), reading("second", text, (), passage)])) == []


def test_space_given_to_a_topic_is_emphasis(reading, said, ledger):
    wreck, wool = ("wreck",), ("wool",)
    first = "the wreck lies deep, the wreck is old, the wreck is insured and heavy, wool is dear"
    second = "the wreck lies deep, wool is dear, wool is warm and much in demand, wool sells well"
    readings = [
        reading(
            "first", first, [said(words, topics=wreck if "wreck" in words else wool) for words in first.split(", ")]
        ),
        reading(
            "second", second, [said(words, topics=wreck if "wreck" in words else wool) for words in second.split(", ")]
        ),
    ]
    found = emphasis(ledger(readings))
    assert any("of the space" in finding.summary for finding in found)


def test_one_subject_told_with_different_duties_is_a_conflict(reading, said, ledger):
    readings = [
        reading(
            "first", "Sealing must end: Chile must act.", [said("Chile must act", "Berg", "urge", topics=("sealing",))]
        ),
        reading(
            "second",
            "Sealing will end: Norway must act.",
            [said("Norway must act", "Rojas", "urge", topics=("sealing",))],
        ),
    ]
    whole = ledger(readings)
    [found] = settle(framings(whole, ()), whole)
    assert found.kind.value == "conflict"
    assert "sealing" in found.summary


def test_framing_does_not_hang_on_which_account_comes_first(reading, said, ledger):
    one = reading(
        "one",
        "Chile must end sealing. The seals are many. Krill is scarce off Bergen.",
        [
            said("Chile must end sealing", "Berg", "urge", topics=("sealing", "krill")),
            said("Krill is scarce off Bergen", "Berg", topics=("krill",)),
        ],
    )
    other = reading(
        "other",
        "Norway must end krill fishing. Sealing feeds many.",
        [
            said("Norway must end krill fishing", "Rojas", "urge", topics=("krill",)),
            said("Sealing feeds many", "Rojas", topics=("sealing",)),
        ],
    )

    def told(first, second):
        whole = ledger([first, second])
        names = {"a1": first.account.name, "a2": second.account.name}
        return {
            (found.kind, frozenset(names[name[:2]] + name[2:] for name in found.statements))
            for found in settle(framings(whole, ()), whole)
        }

    assert told(one, other)
    assert told(one, other) == told(other, one)


def test_a_matched_subject_is_not_framed(reading, said, ledger):
    readings = [
        reading("first", "Chile must act.", [said("Chile must act", "Berg", "urge", topics=("sealing",))]),
        reading("second", "Norway must act.", [said("Norway must act", "Rojas", "urge", topics=("sealing",))]),
    ]
    assert list(framings(ledger(readings, ("a1.s1", "a2.s1")), ())) == []


def test_one_side_that_reports_different_agreements_is_a_conflict(reading, said, telling, ledger):
    readings = [
        reading(
            "first",
            "They agreed to mark nets.",
            [said("to mark nets", "both", "agree")],
            telling("P", "official", "NO"),
        ),
        reading(
            "second", "They agreed to end fees.", [said("to end fees", "both", "agree")], telling("Q", "official", "NO")
        ),
    ]
    [found] = one_side_apart(ledger(readings))
    assert found.kind.value == "conflict"
    assert "Norway" in found.summary


def test_two_sides_that_report_different_agreements_are_no_such_conflict(reading, said, telling, ledger):
    readings = [
        reading(
            "first",
            "They agreed to mark nets.",
            [said("to mark nets", "both", "agree")],
            telling("P", "official", "NO"),
        ),
        reading(
            "second", "They agreed to end fees.", [said("to end fees", "both", "agree")], telling("Q", "official", "CL")
        ),
    ]
    assert one_side_apart(ledger(readings)) == []


def test_terms_that_sides_choose_for_a_third_party_are_wording(reading, said, telling, ledger):
    readings = [
        reading(
            "first", "Berg stressed Peru's independence.", [said("Peru's independence")], telling("P", "official", "NO")
        ),
        reading(
            "second",
            "They spoke of the internal crisis in Peru.",
            [said("the internal crisis in Peru")],
            telling("Q", "official", "CL"),
        ),
    ]
    [found] = frames(ledger(readings))
    assert "Peru's independence" in found.summary
    assert "internal crisis in Peru" in found.summary


def test_one_thing_under_two_names_is_wording(reading, said, ledger):
    readings = [
        reading("first", "Berg raised the territorial dispute.", [said("the territorial dispute")]),
        reading("second", "Berg raised the territorial issue.", [said("the territorial issue")]),
    ]
    [found] = naming(ledger(readings))
    assert [evidence.span.of(readings[0].account.text) for evidence in found.evidence[:1]] == ["territorial dispute"]


def test_a_longer_form_of_the_same_name_is_no_other_name(reading, said, ledger):
    readings = [
        reading("first", "Berg raised a ceasefire.", [said("a ceasefire")]),
        reading("second", "Berg raised ceasefires.", [said("ceasefires")]),
    ]
    assert naming(ledger(readings)) == []
