"""The cast of any text whatever."""

import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Account, AccountKind, Span
from dragoman.reading.cast import find_cast, participant_actors, resolve_references
from dragoman.reading.layout import lay_out

WORDS = [
    "President", "Putin", "Foreign Minister", "Ivar Berg", "of", "Japan", "Japan's", "the", "his", "counterpart",
    "he", "They", "and", ",", ".", "\n\n", '"', "we", "I", "Mr.", "Jr.", "MR BERG:", "Q:", "both sides",
    "the latter", "Moscow", "officials", "said", "(", ")", "ß", "ﬁ", "İ", "العربية", "é", "King", "Abdullah II",
    "Prime Ministers", "1.", "(a)", "-", "'s", "’", "the leaders of", "her", "him",
]  # fmt: skip
texts = st.one_of(st.text(min_size=1), st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join))


def read(text, side=None):
    account = Account("any", text, publisher="President Ivar Berg", kind=AccountKind.OFFICIAL, side=side)
    layout = lay_out(text)
    cast = find_cast(account, layout, date(2021, 5, 1))
    return resolve_references(cast, account, layout, participant_actors(cast, ()))


@settings(max_examples=150, deadline=None)
@given(texts.filter(lambda text: text.strip()), st.sampled_from([None, "JP", "US"]))
def test_mentions_are_in_order_apart_and_inside_the_text(text, side):
    cast = read(text, side)
    assert cast == read(text, side)
    end = 0
    for mention in cast.mentions:
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.actors
        end = mention.span.end
    cast.whom(Span(0, len(text)))


def test_a_long_line_without_sentences_takes_little_time():
    text = "President Ivar Berg told his counterpart that they and he said to Ada Lind and Putin " * 3000
    begun = time.process_time()
    read(text, "US")
    assert time.process_time() - begun < 12
