"""Undertakings: what binds somebody to something yet to be done, and what does not."""

from dataclasses import replace

from dragoman.model import Act, Actor, Span, Statement, Strength, Undertaking
from dragoman.reading.cast import Cast, Form, Mention
from dragoman.reading.times import Time
from dragoman.reading.times.values import TimeKind
from dragoman.reading.undertakings import find_undertakings

BERG = Actor("Anna Berg", person="Anna Berg", office="Foreign Minister", party="LV")
DAHL = Actor("Olav Dahl", person="Olav Dahl", office="Foreign Minister", party="NO")
OZOLS = Actor("Janis Ozols", person="Janis Ozols", office="Prime Minister", party="LV")
STRAND = Actor("Kari Strand", person="Kari Strand", office="Prime Minister", party="NO")
LATVIA = Actor("Latvia", party="LV")


def said(text: str, content: str, act: Act, strength: Strength | None, *speakers: Actor, to: Actor | None = None):
    start = text.index(content)
    span = Span(start, start + len(content))
    whole = Span(0, len(text))
    return Statement("s1", whole, span, speakers or (BERG,), (to,) if to else (), act, strength)


def only(
    text: str, content: str, act: Act, strength: Strength, *speakers: Actor, to: Actor | None = None, **more
) -> Undertaking:
    (found,) = find_undertakings(
        text, [said(text, content, act, strength, *speakers, to=to)], more.pop("times", ()), **more
    )
    return found


def none(text: str, content: str, act: Act, strength: Strength | None, *speakers: Actor) -> bool:
    return find_undertakings(text, [said(text, content, act, strength, *speakers)], ()) == ()


def cast_of(text: str, *mentions: tuple[str, Actor, Form]) -> Cast:
    found = [Mention(Span(at := text.index(words), at + len(words)), (who,), form) for words, who, form in mentions]
    return Cast(text, tuple(sorted(found, key=lambda mention: mention.span)))


def test_whoever_is_invited_will_come() -> None:
    text = "Minister Berg invited Minister Dahl to visit Riga."
    found = only(text, "Minister Dahl to visit Riga", Act.INVITE, Strength.WISH, BERG, to=DAHL)
    assert (found.who, found.with_whom, found.kind) == (("Olav Dahl",), ("Anna Berg",), "visit")


def test_acceptance_of_an_invitation_binds_the_speaker() -> None:
    text = "He accepted the invitation to Riga with thanks."
    found = only(text, "the invitation to Riga", Act.ACCEPT, Strength.FIRM, DAHL, to=BERG)
    assert (found.id, found.who, found.with_whom, found.statements) == ("u1", ("Olav Dahl",), ("Anna Berg",), ("s1",))


def test_acceptance_of_something_that_is_no_offer_is_no_undertaking() -> None:
    assert none("He accepted responsibility for the delay.", "responsibility for the delay", Act.ACCEPT, Strength.FIRM)


def test_offer_and_promise_bind_the_speaker() -> None:
    offer = only(
        "Latvia is prepared to share its survey.", "Latvia is prepared to share its survey", Act.OFFER, Strength.READY
    )
    promise = only("She promised to send medicines.", "send medicines", Act.PROMISE, Strength.FIRM)
    assert (offer.who, promise.who, promise.kind) == (("Anna Berg",), ("Anna Berg",), "cooperation")


def test_intention_that_is_told_as_past_is_no_undertaking() -> None:
    assert none("Her intention was to be plain.", "was to be plain", Act.INTEND, Strength.INTEND)


def test_agreed_step_binds_both() -> None:
    steps = {
        "Both agreed to exchange charts every month.": "exchange charts every month",
        "Both agreed that their teams should meet in Oslo.": "their teams should meet in Oslo",
        "Both agreed that Norway should lift the ban.": "Norway should lift the ban",
        "Both agreed that the talks will go on.": "the talks will go on",
    }
    for text, content in steps.items():
        found = only(text, content, Act.AGREE, Strength.FIRM, BERG, DAHL)
        assert (found.who, found.with_whom, found.what) == (("Anna Berg", "Olav Dahl"), (), content)


def test_agreement_in_the_passive_gives_the_step_alone() -> None:
    text = "It was agreed to maintain contact."
    assert only(text, text[:-1], Act.AGREE, Strength.FIRM, BERG, DAHL).what == "maintain contact"


def test_view_that_is_shared_is_no_undertaking() -> None:
    views = (
        "What Minister Dahl said is in line with the Latvian view",
        "this war must end in a lasting peace",
        "relations should develop with an eye to the future",
        "the money would be better spent on schools",
        "as follows",
    )
    for view in views:
        assert none(f"They agreed: {view}.", view, Act.AGREE, Strength.FIRM, BERG, DAHL), view


def test_what_is_only_told_or_hoped_without_a_deed_is_no_undertaking() -> None:
    fleet = "the fleet had sailed"
    assert none(f"She said {fleet}.", fleet, Act.INFORM, None)
    assert none("She expects friendship to last.", "friendship to last", Act.EXPECT, Strength.EXPECT)
    assert none("Norway may join the survey.", "Norway may join the survey", Act.INTEND, Strength.CONSIDER)


def test_whoever_the_clause_speaks_of_is_to_act() -> None:
    text = "Minister Berg said Prime Minister Ozols looks forward to meeting Prime Minister Strand in June."
    cast = cast_of(text, ("Prime Minister Ozols", OZOLS, Form.NAME), ("Prime Minister Strand", STRAND, Form.NAME))
    content = text[text.index("Prime") : -1]
    found = only(text, content, Act.LOOK_FORWARD, Strength.HOPE, BERG, to=DAHL, cast=cast)
    assert (found.who, found.with_whom, found.kind) == (("Janis Ozols",), ("Kari Strand",), "meeting")


def test_speaker_answers_for_the_own_country() -> None:
    text = "Latvia will send experts to Oslo, she said."
    cast = cast_of(text, ("Latvia", LATVIA, Form.PARTY))
    found = only(text, "Latvia will send experts to Oslo", Act.PROMISE, Strength.FIRM, to=DAHL, cast=cast)
    assert found.who == ("Anna Berg",)


def test_condition_is_kept_in_the_words_of_the_account() -> None:
    text = "Latvia is ready to sign the treaty,\nprovided that  both fleets stay in port."
    found = only(text, text[:-1], Act.OFFER, Strength.READY)
    assert found.condition == "provided that both fleets stay in port"
    assert found.what == "Latvia is ready to sign the treaty, provided that both fleets stay in port"


def test_when_is_a_day_to_come_or_open_in_the_words_of_the_account() -> None:
    text = "They agreed to build on the talks of May 2 and meet again on June 8."
    times = [
        Time(Span(at := text.index(day), at + len(day)), TimeKind.DATE, value)
        for day, value in (("May 2", "2021-05-02"), ("June 8", "2021-06-08"))
    ]
    content = text[text.index("build") : -1]
    dated = only(text, content, Act.AGREE, Strength.FIRM, BERG, DAHL, times=times, since="2021-05-04")
    assert dated.when == "2021-06-08"
    text = "He will come at an\nearly date."
    times = [Time(Span(text.index("at an"), len(text) - 1), TimeKind.OPEN)]
    vague = only(text, text[:-1], Act.PROMISE, Strength.FIRM, DAHL, times=times)
    assert vague.when == "open: at an early date"


def test_without_a_day_of_the_contact_the_first_time_is_taken() -> None:
    text = "They agreed to meet on May 2."
    times = [Time(Span(text.index("May 2"), len(text) - 1), TimeKind.DATE, "2021-05-02")]
    assert only(text, "meet on May 2", Act.AGREE, Strength.FIRM, times=times).when == "2021-05-02"


def test_reply_without_more_is_no_undertaking() -> None:
    text = "He responded positively to the idea of new ferries."
    reply = replace(
        said(text, "the idea of new ferries", Act.ACCEPT, Strength.FIRM, DAHL), cue=Span(3, len("He responded"))
    )
    assert find_undertakings(text, [reply], ()) == ()


def test_stance_is_no_undertaking_and_what_can_be_seen_done_is() -> None:
    assert none("Latvia will defend its interests.", "defend its interests", Act.INTEND, Strength.INTEND)
    assert not none("Latvia will hold talks in May.", "hold talks in May", Act.INTEND, Strength.INTEND)
