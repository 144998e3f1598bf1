"""Both databases find the same, and nothing that is typed is ever taken for SQL or for a language of full text."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from dragoman.archive import QueryError
from dragoman.archive.indexing.folding import fold, forms, tokens
from dragoman.archive.search.compiling import fts5, tsquery
from dragoman.archive.search.plan import Text

HOSTILE = [
    "'; DROP TABLE statement; --",
    '" OR 1=1 --',
    "treaty') OR ('1'='1",
    'folded : "treaty"',
    "NEAR(peace treaty)",
    "^treaty",
    "{folded marks} : ru",
    "_bp_ru",
    "_all",
    "treaty:* & !peace",
    "peace <-> treaty",
    "\\",
    "%",
    "\x00treaty",
    "treaty\x00",
    'by:"_all"',
    "publisher:%",
    "in:%",
    "in:_",
    "\ud800",
    "by:\ud800",
    "in:\ud800",
    "in:\x00",
]
TERMS = st.sampled_from(
    [
        *("peace", "treaties", '"peace treaty"', "tre*", "russia", "ferry", "day", '"a peace*"', "norway’s"),
        *("by:RU", "to:JP", "party:NO", "person:Lavrov", "act:offer", "strength>=ready", "strength:none", "date:2011"),
        *("date>=2012", "polarity:negative", "side:JP", 'topic:"peace treaty"', "kind:meeting", "version:any"),
    ]
)
QUERIES = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        inner.map("-({})".format),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' '.join(parts)})"),
    ),
    max_leaves=6,
)


def answer(desk, query, **page):
    """What a query finds, or why it is refused."""
    try:
        return desk.search(query, **page)
    except QueryError as error:
        return str(error)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES, of=st.sampled_from(["statements", "accounts", "contacts"]))
def test_both_databases_find_the_same(all_talks, query, of):
    one, other = (answer(desk, query, of=of, facets=True, limit=3) for desk in all_talks)
    assert one == other


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.one_of(st.text(), st.sampled_from(HOSTILE), st.sampled_from(HOSTILE).map('"{}"'.format)))
def test_any_text_finds_the_same_on_both_or_is_refused_on_both(all_talks, query):
    one, other = (answer(desk, query) for desk in all_talks)
    assert one == other


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_text_reads_no_more_than_words(talks, query):
    before = talks.search("").total
    try:
        found = talks.search(query)
        assert found.total <= before
        assert not found.hits or set(fold(query).split()) & {
            one for hit in found.hits for one in fold(hit.words).split()
        }
    except QueryError:
        pass
    assert talks.search("").total == before


@settings(deadline=None)
@given(st.text())
def test_folded_words_have_only_letters_and_digits_of_ascii(words):
    folded = fold(words)
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in folded.split())
    assert all(word[0].isalpha() for word in folded.split())


@settings(deadline=None)
@given(st.text())
def test_tokens_stand_in_order_within_what_was_folded(words):
    found = tokens(words)
    assert all(0 <= token.start < token.end <= len(words) for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text(max_size=12), min_size=1, max_size=6).map(" ".join))
def test_postgresql_cuts_folded_words_where_we_do(all_talks, words):
    """Its own parser of words has nothing to decide."""
    folded = fold(words)
    with all_talks[1].archive.engine.connect() as db:
        found = db.scalar(text("SELECT to_tsvector('simple', :folded)::text"), {"folded": folded})
        matches = folded == "" or db.scalar(
            text("SELECT to_tsvector('simple', :folded) @@ CAST(:query AS tsquery)"),
            {"folded": folded, "query": tsquery([tuple(folded.split())], begins=False)},
        )
    assert {one.split(":")[0].strip("'") for one in (found or "").split()} == set(folded.split())
    assert matches


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("treaty", {"treaty", "treaties"}),
        ("treaties", {"treaties", "treaty"}),
        ("sanctions", {"sanctions", "sanction"}),
        ("ministry", {"ministry", "ministries"}),
        ("crises", {"crises", "crisis"}),
        ("women", {"women", "woman"}),
        ("news", {"news"}),
        ("class", {"class", "classes"}),
        ("tax", {"tax", "taxes"}),
        ("buses", {"buses", "buse"}),
        ("day", {"day", "days"}),
        ("n2021", {"n2021"}),
        ("eu", {"eu"}),
    ],
)
def test_a_word_is_found_in_singular_and_plural(word, found):
    assert set(forms(word)) == found


def test_what_goes_to_fts5_is_quoted_words_only():
    assert fts5(Text((("peace", "treaty"),), begins=True)) == '("peace treaty" *)'


def test_writing_an_account_anew_leaves_nothing_of_the_old_behind(archive, desk):
    from dragoman.archive.engine import writing
    from dragoman.archive.rows import rows_of, write_rows

    key = desk.tell({"words": "The ferry sails."}, {"words": "The train leaves."})
    made = desk.made[0]
    changed = replace(made, statements=made.statements[1:])
    with writing(archive.engine) as db:
        write_rows(db, key, rows_of(key, changed))
    assert desk.find("ferry") == []
    assert desk.find("train") == ["The train leaves."]
