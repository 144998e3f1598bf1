"""What is told of another contact in the same account is set aside, and told to be."""

from dataclasses import replace

import pytest

from dragoman.collation.comparison import compare
from dragoman.model import Actor, Contact, ContactKind, Fact, FindingKind, Participant, Role, Span

LEROY = Actor("Marc Leroy", "Marc Leroy", "Foreign Minister", "FR")
TEXT = (
    "Berg and Rojas spoke by telephone. Berg spoke of salvage.\n\n"
    "Before, Berg had a telephone call with Marc Leroy. The two confirmed the fishing pact."
)
OTHER = "Berg and Rojas spoke by telephone. Rojas spoke of salvage and Berg of the pilots' strike in port."


def accounts(reading, said, telling, kind=ContactKind.TELEPHONE_CALL, text=TEXT):
    place = text.index("telephone call")
    call = Contact(
        kind=kind,
        participants=(Participant("Ingrid Berg", None, "NO"), Participant("Marc Leroy", None, "FR")),
        facts=(Fact("kind", "telephone_call", Span(place, place + len("telephone call"))),),
        role=Role.BACKGROUND,
    )
    one = reading("one", text, [said("of salvage"), said("the fishing pact")], telling(others=(call,)))
    with_leroy = replace(one.statements[1], speaker=(*one.statements[0].speaker, LEROY))
    one = replace(one, statements=(one.statements[0], with_leroy))
    return [one, reading("two", OTHER, [said("of salvage", "Rojas"), said("of the pilots' strike in port")])]


def test_words_of_another_call_are_set_aside_and_stand_in_no_other_finding(reading, said, telling, ledger):
    readings = accounts(reading, said, telling)
    book = ledger(readings)
    assert [entry.id for entry in book.aside["a1"]] == ["a1.s2"]
    assert [entry.id for entry in book.of("a1")] == ["a1.s1"]
    found = [one for one in compare(readings, book.contact, (), ()) if "a1.s2" in one.statements]
    [aside] = found
    assert aside.kind is FindingKind.ONLY_IN
    assert "Ingrid Berg and Marc Leroy, which is set aside here: Berg and Leroy: “the fishing pact”" in aside.summary
    assert "fishing pact" in [proof.span.of(TEXT) for proof in aside.evidence][-1]


@pytest.mark.parametrize("kind", [ContactKind.LETTER, ContactKind.STATEMENT])
def test_what_is_said_of_a_letter_is_not_said_in_it(reading, said, telling, ledger, kind):
    assert ledger(accounts(reading, said, telling, kind)).aside["a1"] == ()


def test_somebody_outside_the_talks_may_speak_of_them_in_another_paragraph(reading, said, telling, ledger):
    text = TEXT.replace("Leroy. The", "Leroy.\n\nThe")
    assert ledger(accounts(reading, said, telling, text=text)).aside["a1"] == ()
