"""A record made by hand: a ministry's numbered release and a news report, wrapped in a page, of one invented call."""

import pytest

from dragoman.model import (
    Account,
    AccountKind,
    Act,
    Actor,
    Contact,
    ContactKind,
    Coverage,
    Evidence,
    Fact,
    Finding,
    FindingKind,
    Match,
    Participant,
    Polarity,
    Reading,
    Record,
    Relation,
    Role,
    Span,
    Statement,
    Strength,
    Undertaking,
    Warning,  # noqa: A004
)

RELEASE = """\
Video conference of Foreign Minister Sunniva Lund with Foreign Minister Tomás Araya

4 March 2021

  1. Foreign Minister Sunniva Lund spoke by video link with Tomás Araya, Minister of Foreign Affairs of Chile, for \
about 40 minutes from 3 p.m. on March 4 (Thu). The talk was held at the request of Norway.

  2. (1) On fisheries, Minister Lund said to the effect as follows.

    (a) Norway hopes to conclude the fisheries agreement before the summer.
    (b) Minister Lund would like Minister Araya to visit Oslo at an early date.

    (2) In response, Minister Araya said to the effect as follows.

    (a) Chile is prepared to reopen the talks on salmon licences if the quotas are published first.
    (b) There will be no major change in Chilean policy.

  3. The two Ministers agreed that Norway and Chile will work together at the UN Security Council.
"""

REPORT = """\
Chile says salmon talks to resume

Home | World | Sport
Share | Print | E-mail

SANTIAGO, March 5 (Austral) -- Chilean Foreign Minister Tomás Araya told his Norwegian counterpart on Thursday that \
there would be no change in Chile's policy, ministry officials said.

During the video call, initiated by Norway, Araya said Santiago was ready to reopen talks on salmon licences. \
He also accepted an invitation to visit Oslo in May.

Norwegian Foreign Minister Sunniva Lund said her country hoped to sign the fishing accord by June.

Salmon is Chile's second largest export.

Most read
  • Ten beaches to see before autumn
  • Weather: rain in the south
  • Lottery results
  • The recipe of the week
"""

LUND = Actor("Sunniva Lund", person="Sunniva Lund", office="Foreign Minister", party="NO")
ARAYA = Actor("Tomás Araya", person="Tomás Araya", office="Minister of Foreign Affairs", party="CL")


def words(text: str, quote: str) -> Span:
    """Where `quote` first stands in `text`."""
    start = text.index(quote)
    return Span(start, start + len(quote))


def said(text: str, number: int, quote: str, speaker: Actor | tuple[Actor, ...], act: Act, **more: object) -> Statement:
    """The statement that `quote` is."""
    span = words(text, quote)
    speakers = speaker if isinstance(speaker, tuple) else (speaker,)
    return Statement(f"s{number}", span, more.pop("content", span), speakers, act=act, **more)


@pytest.fixture(scope="session")
def release() -> Reading:
    """The ministry's release, read by hand."""
    text = RELEASE
    account = Account(
        "oslo",
        text,
        publisher="Ministry of Foreign Affairs of Norway",
        kind=AccountKind.OFFICIAL,
        side="NO",
        title=text.split("\n")[0],
        published="2021-03-04",
        language="en",
    )
    statements = (
        said(text, 1, "Norway hopes to conclude the fisheries agreement before the summer", LUND, Act.HOPE,
             addressee=(ARAYA,), strength=Strength.HOPE, topics=("fisheries",), outline="2.(1)(a)"),
        said(text, 2, "Minister Lund would like Minister Araya to visit Oslo at an early date", LUND, Act.INVITE,
             addressee=(ARAYA,), strength=Strength.WISH, topics=("visit",), outline="2.(1)(b)"),
        said(text, 3, "Chile is prepared to reopen the talks on salmon licences if the quotas are published first",
             ARAYA, Act.OFFER, strength=Strength.READY, topics=("fisheries", "salmon licences"), outline="2.(2)(a)"),
        said(text, 4, "There will be no major change in Chilean policy", ARAYA, Act.REASSURE, strength=Strength.FIRM,
             polarity=Polarity.NEGATIVE, topics=("policy continuity",), outline="2.(2)(b)"),
        said(text, 5, "Norway and Chile will work together at the UN Security Council", (LUND, ARAYA), Act.AGREE,
             strength=Strength.BINDING, topics=("United Nations",), outline="3.", cue=words(text, "agreed"),
             source=words(text, "The two Ministers")),
    )  # fmt: skip
    facts = (
        Fact("kind", "video_conference", words(text, "Video conference")),
        Fact("date", "2021-03-04", words(text, "March 4 (Thu)")),
        Fact("start_time", "15:00", words(text, "3 p.m.")),
        Fact("duration", 40, words(text, "about 40 minutes"), approximate=True),
        Fact("initiator", "NO", words(text, "at the request of Norway")),
        Fact("participant", "Sunniva Lund", words(text, "Sunniva Lund")),
        Fact("participant", "Tomás Araya", words(text, "Tomás Araya")),
    )
    contact = Contact(
        ContactKind.VIDEO_CONFERENCE,
        "2021-03-04",
        "15:00",
        40,
        initiator="NO",
        participants=(
            Participant("Sunniva Lund", "Foreign Minister", "NO"),
            Participant("Tomás Araya", "Minister of Foreign Affairs", "CL"),
        ),
        facts=facts,
    )
    undertakings = (Undertaking("u1", ("CL",), "reopen the talks on salmon licences", "offer", ("NO",), None,
                                "the quotas are published first", statements=("s3",)),)  # fmt: skip
    return Reading(account, contact, (), statements, (), undertakings, Coverage(330, 90, 0, 0, len(text) - 420))


@pytest.fixture(scope="session")
def report() -> Reading:
    """The news report, read by hand."""
    text = REPORT
    account = Account("austral", text, publisher="Austral", kind=AccountKind.WIRE, published="2021-03-05")
    officials = ("ministry officials",)
    statements = (
        said(text, 1, "there would be no change in Chile's policy", ARAYA, Act.REASSURE, addressee=(LUND,),
             strength=Strength.FIRM, polarity=Polarity.NEGATIVE, topics=("policy continuity",), reported_by=officials),
        said(text, 2, "Santiago was ready to reopen talks on salmon licences", ARAYA, Act.OFFER,
             strength=Strength.READY, topics=("fisheries", "salmon licences")),
        said(text, 3, "accepted an invitation to visit Oslo in May", ARAYA, Act.ACCEPT, topics=("visit",),
             content=words(text, "visit Oslo in May"), cue=words(text, "accepted an invitation"),
             confidence=0.87654321),
        said(text, 4, "her country hoped to sign the fishing accord by June", LUND, Act.HOPE, strength=Strength.HOPE,
             topics=("fisheries",)),
    )  # fmt: skip
    facts = (
        Fact("kind", "video_conference", words(text, "video call")),
        Fact("date", "2021-03-04", words(text, "Thursday")),
        Fact("initiator", "NO", words(text, "initiated by Norway")),
        Fact("participant", "Tomás Araya", words(text, "Tomás Araya")),
        Fact("participant", "Sunniva Lund", words(text, "Sunniva Lund")),
    )
    contact = Contact(
        ContactKind.VIDEO_CONFERENCE,
        "2021-03-04",
        initiator="NO",
        participants=(
            Participant("Tomás Araya", "Foreign Minister", "CL"),
            Participant("Sunniva Lund", "Foreign Minister", "NO"),
        ),
        facts=facts,
    )
    other = Contact(ContactKind.VISIT, place="Oslo", role=Role.BACKGROUND, planned=True,
                    facts=(Fact("place", "Oslo", words(text, "Oslo")),))  # fmt: skip
    background = (words(text, "Salmon is Chile's second largest export."),)
    undertakings = (Undertaking("u1", ("CL",), "reopen talks on salmon licences", "offer", statements=("s2",)),)
    warnings = (Warning("time_open", "The start of the call is not said.", words(text, "video call")),)
    coverage = Coverage(200, 60, 40, 180, len(text) - 480)
    return Reading(account, contact, (other,), statements, background, undertakings, coverage, warnings)


@pytest.fixture(scope="session")
def record(report: Reading, release: Reading) -> Record:
    """Both accounts of the call, collated by hand: a1 is the report, a2 the release."""
    contact = release.contact

    def proof(key: str, quote: str) -> Evidence:
        return Evidence(key, words(REPORT if key == "a1" else RELEASE, quote))

    matches = (
        Match(("a1.s1", "a2.s4"), Relation.SAME, 0.91),
        Match(("a1.s2", "a2.s3"), Relation.PARTIAL, 0.8123456),
        Match(("a1.s3", "a2.s2"), Relation.SHIFTED, 0.78),
        Match(("a1.s4", "a2.s1"), Relation.SAME, 0.88),
    )
    findings = (
        Finding("f1", FindingKind.ONLY_IN, "Only the ministry reports the agreement on the Security Council.", ("a2",),
                ("a2.s5",), (proof("a2", "work together at the UN Security Council"),), weight=0.9),
        Finding("f2", FindingKind.CONDITION, "Only the ministry ties the talks to the publication of quotas.",
                ("a1", "a2"), ("a1.s2", "a2.s3"), (proof("a2", "if the quotas are published first"),), weight=0.8),
        Finding("f3", FindingKind.STRENGTH_SHIFT, "“No major change” in one account is “no change” in the other.",
                ("a1", "a2"), ("a1.s1", "a2.s4"), (proof("a1", "no change"), proof("a2", "no major change")),
                weight=0.7),
        Finding("f4", FindingKind.CORROBORATED, "Both say that the call took place on 4 March.", ("a1", "a2"), (),
                (proof("a1", "Thursday"), proof("a2", "March 4 (Thu)")), "date", 0.123456),
        Finding("f5", FindingKind.BACKGROUND_ADDED, "The agency adds what salmon is to Chile.", ("a1",), (),
                (proof("a1", "Salmon is Chile's second largest export."),), weight=0.2),
    )  # fmt: skip
    return Record(contact, (report, release), matches, findings)


@pytest.fixture(scope="session")
def single(release: Reading) -> Record:
    """The release by itself."""
    return Record(release.contact, (release,))
