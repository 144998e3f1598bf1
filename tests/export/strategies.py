"""Records made up by hypothesis: hostile texts, statements anywhere in them, matches and findings among those."""

from hypothesis import strategies as st

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
    Span,
    Statement,
    Strength,
    Undertaking,
)

PEOPLE = ("Sunniva Lund", "Tomás Araya", "Ólafur Þórðarson", "Wu Mei")
PIECES = (
    *PEOPLE, "Norway", "Chile", "4 March 2021", "40 minutes", "175", "two", "agreed", "will not", "if", "| a |\n---",
    "<script>alert(1)</script>", "=cmd()", "@SUM(A1)", "-1+1", "\u202ereversed", "“quoted”", "[9]", "* * *", "x" * 300,
    "salmon", "talks", "السلام", "said that", ";", "\r\n", "\x1b[2J",
)  # fmt: skip
SUMMARIES = (
    "Both accounts have Lund: “agreed”.", "Sunniva Lund met 300 persons on 9 May 1999.", "They differ: “a”; “b”",
    "Only Kim Il-sung says so.", "seven of nine", "The accounts agree on Norway.", "[3] | <b>", "",
)  # fmt: skip
words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(lambda pieces: f"{' '.join(pieces)}.")


@st.composite
def spans(draw, text):
    """A span of `text` that is not empty."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def actors(draw):
    """Somebody, perhaps only by party."""
    name = draw(st.sampled_from(PEOPLE))
    return Actor(name, draw(st.sampled_from([name, None])), party=draw(st.sampled_from(["NO", "CL", None])))


@st.composite
def readings(draw, name):
    """A reading of a text of pieces."""
    text = draw(words)
    publisher = draw(st.sampled_from([None, "Ministry of Foreign Affairs of Norway", "=Wire | 7", "Lund", "Wire"]))
    account = Account(name, text, publisher=publisher, kind=draw(st.sampled_from([None, *AccountKind])), side=None)
    statements = []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        span = draw(spans(text))
        speaker = tuple(draw(st.lists(actors(), max_size=2, unique_by=lambda one: one.name)))
        statements.append(
            Statement(f"s{number}", span, span, speaker, act=draw(st.sampled_from(Act)),
                      strength=draw(st.sampled_from([None, *Strength])),
                      polarity=draw(st.sampled_from(Polarity)),
                      topics=tuple(draw(st.lists(st.sampled_from(["fisheries", "| x"]), max_size=2, unique=True))))
        )  # fmt: skip
    values = {"date": "2021-03-04", "duration": 40, "initiator": "NO", "kind": "meeting", "participant": "Wu Mei"}
    facts = tuple(
        Fact(field, values[field], draw(spans(text)))
        for field in draw(st.lists(st.sampled_from(sorted(values)), max_size=4))
    )
    people = tuple(Participant(one, None, "NO") for one in draw(st.lists(st.sampled_from(PEOPLE), max_size=2)))
    contact = Contact(ContactKind.MEETING, participants=people, facts=facts) if draw(st.booleans()) else None
    known = [one.id for one in statements]
    undertakings = tuple(
        Undertaking(f"u{number}", ("Wu Mei",), text, "visit", condition=draw(st.sampled_from([None, "if"])),
                    statements=(draw(st.sampled_from(known)),))
        for number in range(draw(st.integers(0, 2)) if known else 0)
    )  # fmt: skip
    return Reading(account, contact, (), tuple(statements), (), undertakings, Coverage(0, 0, 0, 0, len(text)))


@st.composite
def records(draw):
    """A record of up to four accounts."""
    told = tuple(draw(readings(f"n{number}")) for number in range(draw(st.integers(1, 4))))
    keyed = {f"a{number}": reading for number, reading in enumerate(told, 1)}
    ids = [f"{key}.{one.id}" for key, reading in keyed.items() for one in reading.statements]
    some = st.lists(st.sampled_from(ids), min_size=1, max_size=4, unique=True) if ids else st.just([])
    matches = tuple(
        Match(tuple(draw(some)), draw(st.sampled_from(Relation)), 0.5) for _ in range(draw(st.integers(0, 3)))
    )
    findings = []
    for number in range(draw(st.integers(0, 6)) if len(told) > 1 else 0):
        keys = draw(st.lists(st.sampled_from(sorted(keyed)), min_size=1, max_size=3))
        proofs = tuple(Evidence(key, draw(spans(keyed[key].account.text))) for key in keys)
        findings.append(
            Finding(f"f{number}", draw(st.sampled_from(FindingKind)), draw(st.sampled_from(SUMMARIES)),
                    tuple(sorted(set(keys))), tuple(draw(some)), proofs,
                    draw(st.sampled_from([None, None, "date", "kind"])), draw(st.sampled_from([0.2, 0.5, 0.9])))
        )  # fmt: skip
    contact = next((one.contact for one in told if one.contact), None)
    return Record(contact, told, matches, tuple(findings))
