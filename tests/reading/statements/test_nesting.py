"""Attributions inside attributions: reporters, attitudes and coordination."""

from dragoman.model import Actor, Span
from dragoman.reading.statements.draft import Draft
from dragoman.reading.statements.nesting import Whom, nest, split

PEOPLE = {
    "Berg": Actor("Anna Berg", person="Anna Berg", party="LV"),
    "Dahl": Actor("Olav Dahl", person="Olav Dahl", party="NO"),
}


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def whom_in(text: str) -> Whom:
    return lambda span: tuple(actor for name, actor in PEOPLE.items() if name in span.of(text))


def nested(text: str, *drafts: tuple[str, str, str]) -> list[Draft]:
    whom = whom_in(text)
    made = [Draft(at(text, content), at(text, cue), at(text, source)) for source, cue, content in drafts]
    return nest(text, made, whom)


def test_officials_who_tell_of_a_statement_are_its_reporters() -> None:
    text = "Berg assured Dahl that the bridge would open, ministry officials said Monday."
    (draft,) = nested(
        text,
        ("Berg", "assured", "the bridge would open"),
        ("ministry officials", "said", "Berg assured Dahl that the bridge would open"),
    )
    assert [reporter.of(text) for reporter in draft.reporters] == ["ministry officials"]
    assert draft.content.of(text) == "the bridge would open"


def test_reported_statement_that_was_passed_over_is_found_in_the_report() -> None:
    text = "Berg said the bridge would open soon, said ministry sources."
    (draft,) = nested(text, ("ministry sources", "said ministry", "Berg said the bridge would open soon"))
    assert draft.content.of(text) == "the bridge would open soon"
    assert draft.source is not None
    assert draft.source.of(text).strip() == "Berg"
    assert [reporter.of(text) for reporter in draft.reporters] == ["ministry sources"]


def test_attitude_under_a_neutral_cue_makes_one_statement() -> None:
    text = "Dahl said he hoped that the ferries would run again."
    (draft,) = nested(
        text,
        ("Dahl", "said", "he hoped that the ferries would run again"),
        ("he", "hoped", "the ferries would run again"),
    )
    assert draft.content.of(text) == "he hoped that the ferries would run again"
    assert draft.inner is not None
    assert draft.inner.of(text) == "hoped"


def test_statement_of_another_inside_a_statement_stands_by_itself() -> None:
    text = "Dahl said that Berg had proposed a joint patrol."
    drafts = nested(text, ("Dahl", "said", "Berg had proposed a joint patrol"), ("Berg", "proposed", "a joint patrol"))
    assert len(drafts) == 2


def test_and_that_divides_propositions() -> None:
    text = "Berg said that the port was open and that Latvia supports the plan of the union."
    content = at(text, "the port was open and that Latvia supports the plan of the union")
    drafts = split(text, [Draft(content, at(text, "said"))], whom_in(text))
    assert [draft.content.of(text) for draft in drafts] == [
        "the port was open",
        "Latvia supports the plan of the union",
    ]


def test_two_attitudes_divide_propositions() -> None:
    text = "Dahl said Norway was ready to share its charts and would like to send a pilot to Riga."
    content = at(text, "Norway was ready to share its charts and would like to send a pilot to Riga")
    drafts = split(text, [Draft(content, at(text, "said"))], whom_in(text))
    assert [draft.content.of(text) for draft in drafts] == [
        "Norway was ready to share its charts",
        "would like to send a pilot to Riga",
    ]


def test_coordinated_nouns_stay_one_proposition() -> None:
    text = "Dahl said that trade and energy and the ports were in good order."
    content = at(text, "trade and energy and the ports were in good order")
    assert len(split(text, [Draft(content, at(text, "said"))], whom_in(text))) == 1


def test_clause_with_a_teller_of_its_own_becomes_a_statement_of_its_own() -> None:
    told = "he was hopeful that the ferries would run and the minister Berg expressed her hope that fares would fall"
    text = f"Dahl said {told}."
    content = at(text, told)
    first, second = split(text, [Draft(content, at(text, "said"), at(text, "Dahl"))], whom_in(text))
    assert first.content.of(text) == "he was hopeful that the ferries would run"
    assert second.content.of(text) == "fares would fall"
    assert second.source is not None
    assert second.source.of(text) == "the minister Berg"
