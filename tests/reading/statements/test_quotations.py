"""Direct quotations are told whole."""

from dragoman.model import Span
from dragoman.reading.layout import lay_out
from dragoman.reading.statements.draft import Draft
from dragoman.reading.statements.quotations import whole_quotations

TEXT = (
    'Talks on the strait\n\n"We have charted the whole strait by now. The pilots know it well. '
    'We expect to open it in May," the minister said.'
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_quotation_of_several_sentences_is_one_statement() -> None:
    draft = Draft(at("We expect to open it in May"), at("said"), at("the minister"))
    (whole,) = whole_quotations(TEXT, [draft], lay_out(TEXT))
    assert whole.content.of(TEXT).startswith("We have charted")
    assert whole.content.of(TEXT).endswith("open it in May")


def test_speakers_own_we_expect_inside_the_quotation_adds_nothing() -> None:
    said = Draft(at("The pilots know it well"), at("said"), at("the minister"))
    expects = Draft(at("open it in May"), at("expect"), Span(at("We expect").start, at("We expect").start + 2))
    assert len(whole_quotations(TEXT, [said, expects], lay_out(TEXT))) == 1


def test_quoted_words_stay_part_of_their_content() -> None:
    text = 'Berg called it "a good start" in Riga.'
    draft = Draft(Span(text.index("a good"), text.index("a good") + 12), Span(5, 11))
    assert whole_quotations(text, [draft], lay_out(text)) == [draft]
