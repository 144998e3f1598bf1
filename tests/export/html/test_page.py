"""The page: self-contained, inert with hostile accounts, whole without JavaScript, and the texts as received."""

import base64
import hashlib
import re
import time
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.export import to_html
from dragoman.model import (
    Account,
    Actor,
    Contact,
    Coverage,
    Evidence,
    Fact,
    Finding,
    FindingKind,
    Match,
    Reading,
    Record,
    Relation,
    Span,
    Statement,
)

VOID = {"meta", "br", "path", "link", "img", "input", "hr"}
HOSTILE = (
    "</mark></div></script><script>alert(1)</script><img src=x onerror=alert(2)> \" ' onclick=alert(3) "
    "<!-- {{ 7 * 7 }} {% raw %} &lt;b&gt; ]]> \x00\x1b\ud800"
)


class Page(HTMLParser):
    """What a reader without JavaScript finds: elements with their attributes, and the text of each account."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.elements, self.texts, self.stack, self.problems = [], [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "article":
            self.texts.append("")
        if tag not in VOID:
            self.stack.append((tag, dict(attrs).get("class") or ""))

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1][0] != tag:
            self.problems.append(tag)
        else:
            self.stack.pop()

    def handle_data(self, data):
        classes = [name for _, name in self.stack]
        if "text" in classes and not any(name.startswith("note") for name in classes):
            self.texts[-1] += data

    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if attributes.get("id")]

    def targets(self):
        return [attributes["href"] for tag, attributes in self.elements if tag == "a"]

    def classed(self, name):
        return [attributes for _, attributes in self.elements if name in (attributes.get("class") or "").split()]


def saying(*texts, spans=(), publisher="Somebody"):
    """A record of accounts with these texts; each has a statement at each of `spans` and is matched throughout."""
    readings, keys = [], []
    for number, text in enumerate(texts, start=1):
        account = Account(f"n{number}", text, publisher=publisher, title=text[:50])
        said = tuple(
            Statement(f"s{place}", span, span, (Actor(publisher),), topics=(publisher,), reported_by=(publisher,))
            for place, span in enumerate(spans, start=1)
        )
        facts = tuple(Fact("place", publisher, span) for span in spans)
        readings.append(Reading(account, Contact(facts=facts), (), said, (), (), Coverage(0, 0, 0, 0, len(text))))
        keys.append([f"a{number}.{one.id}" for one in said])
    matches = tuple(Match(ids, Relation.SAME, 0.9) for ids in zip(*keys, strict=True)) if len(texts) > 1 else ()
    proof = tuple(Evidence("a1", span) for span in spans)
    found = (Finding("f1", FindingKind.WORDING, publisher, ("a1",), (), proof),)
    return Record(Contact(place=publisher), tuple(readings), matches, found)


@pytest.fixture(scope="module")
def html(record):
    return to_html(record)


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


def test_elements_are_well_nested(page, single):
    for one in (page, Page(to_html(single))):
        assert (one.problems, one.stack) == ([], [])


def test_texts_stand_as_received(page, record):
    assert page.texts == [reading.account.text for reading in record.readings]


def test_page_asks_nothing_of_any_host(html, page):
    fetching = {"src", "srcset", "action", "poster", "data", "background", "ping", "formaction", "xlink:href"}
    assert not any(fetching & set(attributes) for _, attributes in page.elements)
    assert all(target.startswith("#") for target in page.targets())
    assert not {"link", "img", "iframe", "object", "embed", "base"} & {tag for tag, _ in page.elements}
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|https?://", html)


def test_policy_allows_exactly_the_page_s_own_style_and_script(html):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none';")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        part = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy


def test_no_handler_or_style_stands_in_an_attribute(page):
    names = {name for _, attributes in page.elements for name in attributes}
    assert not {name for name in names if name.startswith("on")}
    assert "style" not in names


def test_ids_are_unique_and_every_link_leads_somewhere(page, single):
    for one in (page, Page(to_html(single))):
        ids = Counter(one.ids())
        assert max(ids.values()) == 1
        assert all(target.removeprefix("#") in ids for target in one.targets())


def test_every_description_exists(page):
    named = [
        attributes.get(name, "") for _, attributes in page.elements for name in ("aria-describedby", "aria-labelledby")
    ]
    assert {one for value in named for one in value.split()} <= set(page.ids())


def test_page_has_language_landmarks_and_one_first_heading(page):
    tags = Counter(tag for tag, _ in page.elements)
    assert dict(page.elements)["html"]["lang"] == "en"
    assert all(tags[tag] == 1 for tag in ("main", "nav", "h1", "title"))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_statements_can_be_reached_by_keyboard_and_describe_themselves(page, record):
    reached = [attributes for attributes in page.classed("said") if attributes.get("tabindex") == "0"]
    assert len(reached) == sum(len(reading.statements) for reading in record.readings)
    assert all(attributes["aria-describedby"] for attributes in reached)


def test_matches_are_links_beside_the_statements(page):
    links = [attributes["href"] for attributes in page.classed("tie")]
    assert Counter(links) == Counter(["#a2.s4", "#a2.s3", "#a2.s2", "#a2.s1", "#a1.s4", "#a1.s3", "#a1.s2", "#a1.s1"])


def test_what_stands_on_one_side_only_is_marked_in_words(html, page):
    assert [attributes["id"] for attributes in page.classed("alone") if attributes.get("tabindex") == "0"] == ["a2.s5"]
    assert html.count("◇ only here") == 1


def test_the_mark_of_what_stands_on_one_side_only_leads_to_the_list_of_findings(record):
    silent = tuple(one for one in record.findings if "a2.s5" not in one.statements)
    told = replace(silent[0], id="f9", statements=("a2.s5",))
    for findings, place in (((*silent, told), "finding-f9"), (silent, "unlisted")):
        page = Page(to_html(replace(record, findings=findings)))
        assert [attributes.get("href") for attributes in page.classed("sign") if "href" in attributes] == [f"#{place}"]
        assert place in page.ids()


def test_findings_link_to_the_words_they_rest_on(html, page):
    finding = html[html.index('id="finding-f3"') :]
    targets = re.findall(r'href="#([^"]+)"', finding)[:2]
    assert all(target in page.ids() for target in targets)
    lit = [attributes["data-findings"] for _, attributes in page.elements if attributes.get("data-findings")]
    assert "f3" in " ".join(lit).split()


def test_card_links_each_value_to_the_words(html):
    card = html[html.index('class="card"') : html.index('id="findings"')]
    assert "about 40 minutes" in card
    assert re.search(r'<a class="words" href="#a2-\d+"><q dir="auto">about 40 minutes</q></a>', card)


def test_what_no_account_says_is_one_line_of_the_card(html):
    card = html[html.index('class="card"') : html.index('id="findings"')]
    line = re.search(r"Unknown</th>\s*<td[^>]*>(.*?)</td>", card, re.DOTALL)
    assert line
    told = re.sub(r"<[^>]+>", "", line.group(1)).strip()
    assert re.fullmatch(r"(?:[A-Z][a-z ]+ · )*Place(?: · [A-Z][a-z ]+)* – no account says", told)
    assert '<tr class="unsaid-row"' not in card


def test_ties_are_there_for_the_script_to_draw(page):
    ties = [attributes for tag, attributes in page.elements if tag == "path"]
    assert [(tie["data-from"], tie["data-to"], tie["class"].split()[0]) for tie in ties][:2] == [
        ("a1.s1", "a2.s4", "same"),
        ("a1.s2", "a2.s3", "partial"),
    ]


def test_long_page_furniture_is_folded(html):
    assert re.search(r"<details class=\"fold\"><summary>5 lines of page furniture</summary>", html)
    assert "Home | World | Sport" not in re.search(r"<details.*?</details>", html, re.DOTALL)[0]


def test_background_is_marked(page):
    assert page.classed("background")


def test_single_account_has_no_marks_of_comparison(single):
    html = to_html(single)
    page = Page(html)
    assert not page.classed("tie")
    assert not page.classed("alone")
    assert "several accounts" not in html


def test_hostile_account_is_inert():
    record = saying(HOSTILE, HOSTILE + "!", spans=(Span(0, 30), Span(20, 60)), publisher=HOSTILE)
    page = Page(to_html(record))
    assert Counter(tag for tag, _ in page.elements)["script"] == 1
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert (page.problems, page.stack) == ([], [])
    fit = HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").replace("\ud800", "\ufffd")
    assert page.texts == [fit, fit + "!"]


def test_page_can_be_written_as_utf_8():
    to_html(saying(HOSTILE)).encode("utf-8")


def test_crossing_and_nested_statements_are_shown_whole():
    text = "abcdefghij" * 3
    record = saying(text, text[::-1], spans=(Span(0, 20), Span(5, 10), Span(8, 25), Span(0, 3)))
    page = Page(to_html(record))
    assert page.texts == [text, text[::-1]]
    covered = {one for _, attributes in page.elements for one in attributes.get("data-said", "").split()}
    assert {f"a1.s{number}" for number in (1, 2, 3, 4)} <= covered
    assert page.problems == []


def test_three_accounts_stand_in_three_columns_tied_to_their_neighbours():
    record = saying("one two", "three four", "five six", spans=(Span(0, 3),))
    page = Page(to_html(record))
    assert len(page.texts) == 3
    ties = [attributes for tag, attributes in page.elements if tag == "path"]
    assert [(tie["data-from"], tie["data-to"]) for tie in ties] == [("a1.s1", "a2.s1"), ("a2.s1", "a3.s1")]
    assert [attributes["href"] for attributes in page.classed("tie")][:2] == ["#a2.s1", "#a3.s1"]


def test_three_accounts_have_a_matrix_whose_cells_open_without_a_script():
    html = to_html(saying("one two", "three four", "five six", spans=(Span(0, 3),)))
    page = Page(html)
    table = html[html.index('<table class="matrix">') :]
    assert "<caption" in table
    assert re.findall(r'<th scope="col">([^<]*)</th>', table)[:2] == ["No.", "Point"]
    assert {"row", "rowgroup"} <= {attributes.get("scope") for tag, attributes in page.elements if tag == "th"}
    assert table.count("<details><summary>reported</summary>") == 3
    assert re.search(r'<a class="words" href="#a3\.s1"><q dir="auto">fiv</q></a>', table)
    assert 'class="parallel"' not in html
    assert (page.problems, page.stack) == ([], [])


def test_matrix_says_silence_in_words_and_marks_rows_for_the_script():
    record = saying("one two", "three four", "five six", spans=(Span(0, 3),))
    html = to_html(replace(record, matches=()))
    assert html.count('<span class="soft">silent</span>') == 6
    assert html.count('data-row="a1.s1"') == 1


def test_two_accounts_keep_the_parallel_view(html):
    assert 'class="parallel"' in html
    assert 'class="matrix"' not in html


def test_hostile_accounts_are_inert_in_the_matrix():
    record = saying(HOSTILE, HOSTILE + "!", HOSTILE + "?", spans=(Span(0, 30), Span(20, 60)), publisher=HOSTILE)
    page = Page(to_html(record))
    assert Counter(tag for tag, _ in page.elements)["script"] == 1
    assert (page.problems, page.stack) == ([], [])


def test_statement_with_several_partners_has_one_link_to_each_other_account():
    record = saying("one two", "three four", spans=(Span(0, 2), Span(1, 3)))
    tied = replace(record, matches=(Match(("a1.s1", "a2.s1", "a2.s2"), Relation.SAME, 0.9),))
    links = [attributes["href"] for attributes in Page(to_html(tied)).classed("tie")]
    assert links == ["#a2.s1", "#a1.s1", "#a1.s1"]


def test_language_and_direction_of_an_account_are_kept(record):
    report, release = record.readings
    arabic = replace(report, account=replace(report.account, language="ar"))
    html = to_html(replace(record, readings=(arabic, release)))
    assert '<div class="body" lang="ar">' in html
    assert '<div class="text" dir="auto">' in html


def test_record_without_contact_or_statements_is_a_page_too():
    account = Account("soup", "Boil the water.\nAdd salt.")
    html = to_html(Record(None, (Reading(account, None, (), (), (), (), Coverage(0, 0, 0, 0, 25)),)))
    assert Page(html).texts == [account.text]
    assert "No contact found" in html


def test_same_record_gives_the_same_bytes(record, html):
    assert to_html(record) == html


def test_large_texts_stay_fast():
    text = "A line of words that somebody said to somebody else about something.\n" * 20_000
    spans = tuple(Span(start, start + 40) for start in range(0, len(text) - 100, 690))
    started = time.perf_counter()
    html = to_html(saying(text, spans=spans))
    assert len(html) > len(text)
    assert time.perf_counter() - started < 20


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_text_is_shown_as_received(data):
    text = data.draw(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufdd0"), min_size=1))
    text = re.sub("[\ufdd0-\ufdef\ufffe\uffff]", "", text) + "."
    ends = st.integers(0, len(text))
    drawn = data.draw(st.lists(st.tuples(ends, ends), max_size=4))
    spans = tuple(Span(min(pair), max(pair)) for pair in drawn if pair[0] != pair[1])
    page = Page(to_html(saying(text, spans=spans)))
    assert page.texts == [text]
    assert page.problems == []
