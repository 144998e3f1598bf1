"""What Follow pages are like: their charts and tables say the same, on every screen, in both themes and on paper."""

import re

import pytest
from browsing import NARROW, WIDE, serving, sideways, violations, window
from fastapi.testclient import TestClient

from dragoman.model import Account, AccountKind
from dragoman.web import Settings, create_app

PAGES = [
    "/follow",
    "/follow/timeline",
    "/follow/timeline?who=NO",
    "/follow/positions?party=NO&topic=fisheries",
    "/follow/undertakings?who=",
    "/follow/silence?who=",
    "/follow/omitted?least=1",
    "/follow/timeline?who=Sweden&who=Finland",
]
CHARTS = PAGES[2:7]


@pytest.fixture
def pages(diary):
    return TestClient(create_app(Settings(), diary), base_url="http://127.0.0.1:8000", follow_redirects=False)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_page_is_for_everybody(diary, browser, scheme, size):
    with serving(diary) as base, window(browser, size, scheme) as page:
        for path in PAGES:
            page.goto(base + path)
            assert violations(page) == [], path
            assert sideways(page) == 0, path


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_chart_is_laid_out_for_its_window_and_nothing_of_it_is_cut(diary, browser, size):
    with serving(diary) as base, window(browser, size) as page:
        for path in CHARTS:
            page.goto(base + path)
            assert page.locator("svg.chart:visible").count() == 1, path
            assert cut(page) == [], path


def test_paper_has_each_chart_whole(diary, browser):
    printable = {"width": 718, "height": 1000}
    with serving(diary) as base, window(browser) as page:
        for path in CHARTS:
            page.goto(base + path)
            assert page.pdf(format="A4").startswith(b"%PDF-")
            page.emulate_media(media="print")
            page.set_viewport_size(printable)
            assert page.locator("svg.chart:visible").get_attribute("class") == "chart wide-only"
            assert cut(page) == [], path
            figure = page.locator("figure.figure")
            assert figure.bounding_box()["height"] < printable["height"], path
            assert figure.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
            page.emulate_media(media="screen")
            page.set_viewport_size(WIDE)


def cut(page):
    """The words and marks of the chart in sight that stand beyond its edges."""
    return page.evaluate("""() => {
        const chart = [...document.querySelectorAll("svg.chart")].find(one => one.getClientRects().length);
        const edge = chart.getBoundingClientRect();
        return [...chart.querySelectorAll("text, path.mark")].filter(one => {
            const box = one.getBoundingClientRect();
            return box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom + 1
                || box.top < edge.top - 1 || edge.right > document.documentElement.clientWidth + 1;
        }).map(one => one.textContent || one.getAttribute("class"));
    }""")


@pytest.mark.parametrize("path", ["/follow/timeline?who=NO", "/follow/silence?who="])
def test_a_chart_and_its_table_lead_to_the_same_contacts(pages, path):
    text = pages.get(path).text
    drawn = set(re.findall(r'<a href="(/contacts/[^"#]+)"', chart_of(text)))
    listed = set(re.findall(r'<td[^>]*><a href="(/contacts/[^"]+)"', text))
    assert drawn
    assert drawn == listed


def test_a_chart_of_positions_has_every_statement_of_its_table(pages):
    text = pages.get("/follow/positions?party=NO&topic=fisheries").text
    drawn = re.findall(r'<a href="(/statements/[^"]+)"', chart_of(text))
    assert len(drawn) == len(set(drawn)) == text.split('id="table"')[1].count("<tr id=")
    assert all(f'class="words" href="{href}"' in text for href in drawn)


def chart_of(text):
    return text.split('<svg class="chart wide-only"')[1].split("</svg>")[0]


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("timeline?who=Kofood", "/follow/timeline?who=Jeppe+Kofod"),
        ("timeline?who=NO&who=Denmrk", "/follow/timeline?who=NO&amp;who=Denmark"),
        ("positions?party=Norwey&topic=fisheries", "/follow/positions?party=Norway&amp;topic=fisheries"),
        ("positions?party=NO&topic=fishery", "/follow/positions?party=NO&amp;topic=fisheries"),
        ("silence?side=Denmrk", "/follow/silence?side=Denmark"),
    ],
)
def test_a_name_that_nobody_has_leads_to_what_may_have_been_meant(pages, path, meant):
    answer = pages.get(f"/follow/{path}")
    assert answer.status_code in {404, 422}
    assert 'role="alert"' in answer.text
    assert f'<a href="{meant}">' in answer.text
    assert pages.get(meant.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "timeline?since=yesterday",
        "timeline?near=many",
        "timeline?near=99999",
        "undertakings?status=forgotten",
        "undertakings?on=9999-12-31",
        "silence?on=0001-01-01",
        "timeline?who=%00",
        "timeline?" + "&".join(f"who=P{number}" for number in range(11)),
        "timeline?who=" + "x" * 501,
    ],
)
def test_what_cannot_be_asked_is_told_beside_the_form(pages, path):
    answer = pages.get(f"/follow/{path}")
    assert answer.status_code == 422
    assert '<form class="ask"' in answer.text
    assert 'role="alert"' in answer.text


def test_what_finds_nothing_says_what_to_try(pages):
    answer = pages.get("/follow/timeline?who=Sweden&who=Finland")
    assert answer.status_code == 200
    assert "Leave one of the names out" in answer.text


def test_blank_fields_of_a_form_are_not_asked(pages):
    blank = pages.get("/follow/timeline?who=NO&who=&topic=&since=&until=&near=")
    assert blank.status_code == 200
    assert "Timeline: Norway" in blank.text


def test_words_in_an_address_stay_words(pages):
    text = pages.get("/follow/timeline", params={"who": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in text


def test_a_reader_sees_no_ruling_and_may_not_rule(logged_in):
    client = logged_in("ruth")
    assert "<details>" not in client.get("/follow/undertakings?who=").text
    assert client.post("/follow/undertakings", data={"target": "a.u1", "status": "kept"}).status_code == 403


def test_a_ruling_that_cannot_be_is_told_on_the_page(pages, diary):
    target = diary.undertakings("NO")[0].pledge.id
    for sent in ({}, {"closed_by": "nothing-like-it"}, {"status": "forgotten"}):
        answer = pages.post("/follow/undertakings?who=NO", data={"target": target, **sent})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
    assert not diary.undertakings_ruled()


def test_undertakings_lead_to_their_calendar(pages):
    text = pages.get("/follow/undertakings?who=NO&on=2021-06-01").text
    href = re.search(r'href="(/api/v1/follow/undertakings\.ics[^"]*)"', text)[1].replace("&amp;", "&")
    assert href == "/api/v1/follow/undertakings.ics?who=NO&on=2021-06-01"
    assert "BEGIN:VEVENT" in pages.get(href).text


def test_an_archive_without_anything_says_so(archive):
    client = TestClient(create_app(Settings(), archive), base_url="http://127.0.0.1:8000")
    for page in ("timeline", "positions", "undertakings", "silence?who=", "omitted?who="):
        answer = client.get(f"/follow/{page}")
        assert answer.status_code == 200
        assert "empty" in answer.text


def test_what_is_added_is_shown_at_once(pages, diary):
    assert "20 Jul 2021" not in pages.get("/follow/timeline?who=NO").text
    text = (
        "On 20 July 2021, Foreign Minister Marta Lind of Norway met Foreign Minister Jeppe Kofod of Denmark in Bergen."
    )
    diary.add(Account("no-0720", text, "Ministry", AccountKind.OFFICIAL, "NO", published="2021-07-20"))
    assert "20 Jul 2021" in pages.get("/follow/timeline?who=NO").text


def test_a_hostile_account_is_only_words(diary, browser):
    bad = '"></title></svg><script>alert(1)</script>' + "W" * 3000 + "\u202eabc"
    text = (
        "On 20 July 2021, Foreign Minister Marta Lind of Norway met Foreign Minister Jeppe Kofod of Denmark in Bergen."
    )
    text += f" Minister Lind promised to visit {bad} in August. Minister Lind said that fisheries {bad} would be fair."
    diary.add(Account(bad, text, bad, AccountKind.OFFICIAL, "NO", title=bad, published="2021-07-20"))
    with serving(diary) as base, window(browser, NARROW) as page:
        for path in CHARTS:
            page.goto(base + path)
            assert page.locator("script:not([src])").count() == 0, path
            assert sideways(page) == 0, path
            assert cut(page) == [], path
