"""Cue and content stay together unless what another statement says stands between them."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.collation.claims import claims_of
from dragoman.collation.guards import objection_to
from dragoman.collation.pieces import REACH, contents_of, pieces
from dragoman.model import Account, Act, Coverage, Reading, Span, Statement

TWO = "Berg said that the ferry will not sail if it snows and that the museum opens in May."


def reading_of(text, *told, cue="said", **more):
    start = text.index(cue)
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in told]
    statements = tuple(
        Statement(f"s{number}", span, span, cue=Span(start, start + len(cue)), **more)
        for number, span in enumerate(spans, 1)
    )
    return Reading(Account("a", text), None, (), statements, (), (), Coverage(0, 0, 0, 0, len(text)))


def words_of(reading, number):
    statement = reading.statements[number]
    found = pieces(statement, statement.content, contents_of(reading))
    return [span.of(reading.account.text) for span in found]


def test_cue_and_content_are_one_piece():
    assert words_of(reading_of(TWO, "the ferry will not sail"), 0) == ["said that the ferry will not sail"]


def test_nothing_of_the_first_of_two_things_said_is_taken_for_the_second():
    reading = reading_of(TWO, "the ferry will not sail if it snows", "the museum opens in May")
    assert words_of(reading, 1) == ["said", "the museum opens in May"]


def test_a_cue_after_two_things_said_stays_with_the_nearer():
    added = reading_of(
        "The ferry is late, the museum is shut, Berg added.", "The ferry is late", "the museum is shut", cue="added"
    )
    assert words_of(added, 0) == ["The ferry is late", "added"]
    assert words_of(added, 1) == ["the museum is shut, Berg added"]


def test_what_holds_the_whole_statement_does_not_stand_between():
    text = "Berg said that Rojas warned that the pier is rotten."
    outer = Span(text.index("Rojas"), len(text) - 1)
    inner = Span(text.index("the pier"), len(text) - 1)
    warned = Span(text.index("warned"), text.index("warned") + 6)
    statements = (Statement("s1", outer, outer), Statement("s2", inner, inner, cue=warned))
    reading = Reading(Account("a", text), None, (), statements, (), (), Coverage(0, 0, 0, 0, len(text)))
    assert words_of(reading, 1) == ["warned that the pier is rotten"]


def test_a_cue_far_away_stands_apart():
    text = f"Berg said{', as was known,' * (REACH // 10)} that the pier is rotten."
    assert words_of(reading_of(text, "the pier is rotten"), 0) == ["said", "the pier is rotten"]


def test_the_not_of_one_thing_said_does_not_negate_the_other():
    both = reading_of(TWO, "the ferry will not sail if it snows", "the museum opens in May")
    alone = reading_of("Berg said that the museum opens in May.", "the museum opens in May")
    claims = claims_of([both, alone])
    assert objection_to(claims[1], claims[2]) is None


def test_the_negation_of_a_cue_reaches_all_that_it_governs():
    text = "Berg did not promise that the ferry sails nor that the museum opens in May."
    both = reading_of(text, "the ferry sails", "the museum opens in May", cue="promise", act=Act.PROMISE)
    alone = reading_of("Berg: the museum opens in May.", "the museum opens in May", cue="Berg")
    second, other = claims_of([both, alone])[1:]
    assert second.told == "did not promise the museum opens in May"
    assert objection_to(second, other) is not None


@given(st.text(min_size=3, max_size=40).filter(str.strip), st.data())
def test_pieces_lie_in_the_text_in_order_and_hold_cue_and_content(text, data):
    def span():
        start = data.draw(st.integers(0, len(text) - 1))
        return Span(start, data.draw(st.integers(start + 1, len(text))))

    statements = tuple(Statement(f"s{n}", own, own, cue=span()) for n, own in enumerate([span(), span(), span()], 1))
    reading = Reading(Account("a", text), None, (), statements, (), (), Coverage(0, 0, 0, 0, len(text)))
    for statement in statements:
        found = pieces(statement, statement.content, contents_of(reading))
        assert list(found) == sorted(found)
        assert all(0 <= piece.start < piece.end <= len(text) for piece in found)
        for part in (statement.content, statement.cue):
            assert any(piece.covers(part) for piece in found)
