"""The page of a contact: card, findings, the accounts in parallel, links to any place of it, its matrix and memo."""

import re
from dataclasses import replace

import pytest
from browsing import NARROW, WIDE, serving, sideways, violations, window
from playwright.sync_api import expect

from dragoman.model import Account, AccountKind
from dragoman.reading import read
from dragoman.sources import load

PRESS = (
    "Norway's foreign minister, Marta Lind, telephoned Danish Foreign Minister Jeppe Kofod on 3 May 2021. Ms. Lind "
    "said that Norway would reopen the ferry line in June. Mr. Kofod promised to visit Oslo in August."
)


def path_of(desk, form=""):
    return f"/contacts/{desk.call}{form}"


def add_third(desk):
    """Let a news agency tell of the call, too; the id that the contact has then."""
    told = Account("wire", PRESS, "Northern Wire", AccountKind.WIRE, published="2021-05-04")
    list(desk.archive.add_each([read(told)]))
    return next(one.id for one in desk.archive.records() if len(one.readings) == 3)


def lens(page):
    return page.locator("#lens-title").inner_text()


def test_statements_carry_the_names_that_they_have_in_the_archive(desk):
    page = desk.pages.get(path_of(desk)).text
    assert f'data-contact="{desk.call}"' in page
    assert f'data-account="{desk.oslo}"' in page
    assert f'data-target="{desk.oslo}.s1"' in page
    assert f'data-target="{desk.copenhagen}.s2"' in page


def test_the_card_marks_what_both_say_and_what_one_alone_says_and_links_to_who_took_part(at_desk, desk):
    page, base = at_desk
    page.goto(base + path_of(desk))
    card = page.locator(".card")
    agreed = card.locator("tr[data-field=date] .stand")
    assert agreed.inner_text() == "both agree"
    assert agreed.evaluate("e => getComputedStyle(e, '::before').content") == '"= "'
    assert "only Ministry in Oslo" in card.locator("tr[data-field=initiator]").inner_text()
    assert card.get_by_role("link", name="Marta Lind", exact=True).get_attribute("href") == "/persons/Marta%20Lind"
    assert card.get_by_role("link", name="Denmark", exact=True).get_attribute("href") == "/parties/DK"
    assert card.locator("tr[data-field=date] td.value + td a.words").first.get_attribute("href").startswith("#")


def test_keys_lead_from_finding_to_finding_to_differences_and_to_the_other_side(at_desk, desk):
    page, base = at_desk
    page.goto(base + path_of(desk))
    count = page.locator(".finding").count()
    page.keyboard.press("n")
    assert lens(page).startswith(f"Finding 1 of {count}: What the accounts agree on")
    page.keyboard.press("d")
    kind = page.locator(".finding.current").get_attribute("data-kind")
    assert kind != "corroborated"
    page.keyboard.press("p")
    assert page.locator(".finding.current").get_attribute("data-kind") == "corroborated"
    page.locator("[id='a1.s2']").focus()
    page.keyboard.press("o")
    assert page.evaluate("document.activeElement.closest('.account').dataset.account") == desk.oslo
    page.keyboard.press("Escape")
    expect(page.locator("#lens")).to_be_hidden()


def test_keys_are_explained_and_do_nothing_while_one_types(at_desk, desk):
    page, base = at_desk
    page.goto(base + path_of(desk))
    page.locator("#seek").press_sequentially("need p?")
    assert page.locator("#seek").input_value() == "need p?"
    expect(page.locator("#lens")).to_be_hidden()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("the next difference")
    expect(page.get_by_role("dialog")).to_contain_text("correct what you look at")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.locator("#keys").click()
    page.keyboard.press("n")
    expect(page.locator("#lens")).to_be_hidden()


def test_findings_are_filtered_at_once_counted_and_all_shown_again(at_desk, desk):
    page, base = at_desk
    page.goto(base + path_of(desk))
    total = page.locator(".finding").count()
    page.get_by_label("Kind").select_option("only_in")
    shown = page.locator(".finding:visible")
    assert {one.get_attribute("data-kind") for one in shown.all()} == {"only_in"}
    assert page.locator(".count").inner_text() == f"{shown.count()} of {total} findings"
    assert page.url.endswith("?kind=only_in")
    page.locator("#filter-speaker").select_option("Marta Lind")
    assert page.get_by_text("Nothing fits").is_visible() == (page.locator(".finding:visible").count() == 0)
    page.get_by_role("button", name="All findings").click()
    assert page.locator(".finding:visible").count() == total


def test_findings_are_put_in_another_order_at_once_and_followed_in_it(at_desk, desk):
    weights = {one.id: one.weight for one in desk.archive.record(desk.call).findings}
    page, base = at_desk
    page.goto(base + path_of(desk))

    def listed():
        return [one.get_attribute("data-finding") for one in page.locator("#findings .finding").all()]

    by_kind = listed()
    page.locator("h1").click()
    page.keyboard.press("n")
    page.get_by_label("Order").select_option("weight")
    assert [weights[one] for one in listed()] == sorted(weights.values(), reverse=True)
    assert page.url.endswith("?order=weight")
    headings = [one.get_attribute("id") for one in page.locator("#findings h3").all()]
    assert len(set(headings)) == len(headings)
    assert violations(page) == []
    page.locator("h1").click()
    place = listed().index(by_kind[0])
    for _ in range(len(by_kind)):
        assert lens(page).startswith(f"Finding {place + 1} of {len(by_kind)}")
        assert page.locator("#findings .finding.current").get_attribute("data-finding") == listed()[place]
        page.keyboard.press("n")
        place = (place + 1) % len(by_kind)
    page.get_by_label("Order").select_option("By kind")
    assert listed() == by_kind
    page.reload()
    assert listed() == by_kind


def test_findings_are_filtered_without_a_script_too(desk, browser):
    with serving(desk.archive) as base, window(browser, script=False) as page:
        page.goto(base + path_of(desk))
        page.get_by_label("Kind").select_option("strength_shift")
        page.get_by_label("Order").select_option("weight")
        page.get_by_role("button", name="Show").click()
        expect(page).to_have_url(re.compile("kind=strength_shift"))
        assert "order=weight" in page.url
        kinds = {one.get_attribute("data-kind") for one in page.locator(".finding:visible").all()}
        assert kinds == {"strength_shift"}
        page.get_by_role("link", name="All findings").click()
        expect(page).not_to_have_url(re.compile("kind="))
        assert page.locator(".finding:visible").count() == page.locator(".finding").count() > len(kinds)


def test_what_no_finding_fits_is_told(desk):
    page = desk.pages.get(path_of(desk, "?speaker=Nobody")).text
    assert re.search(r'<p class="empty nothing">Nothing fits', page)
    assert "0 of " in page


def test_weight_alone_orders_findings_if_one_wants(desk):
    record = desk.archive.record(desk.call)
    page = desk.pages.get(path_of(desk, "?order=weight")).text
    weights = {one.id: one.weight for one in record.findings}
    listed = [weights[one] for one in re.findall(r'data-finding="([^"]+)"', page)]
    assert listed == sorted(listed, reverse=True)


def test_a_link_to_a_statement_lights_it_and_its_partner(at_desk, desk):
    page, base = at_desk
    page.goto(f"{base}/statements/{desk.copenhagen}.s2")
    assert "#a1.s2" in page.url
    page.wait_for_selector("#lens:not([hidden])")
    lit = page.evaluate("[...document.querySelectorAll('.said.on')].map(e => e.closest('.account').dataset.account)")
    assert set(lit) == {desk.oslo, desk.copenhagen}


def test_a_link_to_a_finding_opens_it_though_a_filter_hides_it(at_desk, desk):
    page, base = at_desk
    page.goto(base + path_of(desk))
    last = page.locator(".finding").last.get_attribute("id")
    page.goto(f"{base}{path_of(desk, '?speaker=Nobody')}#{last}")
    page.wait_for_selector(f"#{last}.current")
    expect(page.locator(f"#{last}")).to_be_visible()


def test_a_statement_and_a_finding_can_be_linked_to_by_keyboard(at_desk, desk):
    page, base = at_desk
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(base + path_of(desk))
    page.locator(".note .pilcrow").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{base}/statements/{desk.copenhagen}.s1"
    page.locator(".finding .pilcrow").first.focus()
    page.keyboard.press("Enter")
    assert re.search(r"#finding-\S+$", page.evaluate("navigator.clipboard.readText()"))


def test_a_statement_leads_to_its_contact_and_to_its_account_where_it_has_none(desk):
    answer = desk.pages.get(f"/statements/{desk.oslo}.s1")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/contacts/{desk.call}#a2.s1"
    assert desk.pages.get(f"/statements/{desk.oslo}.s99").headers["location"] == f"/accounts/{desk.oslo}#s99"
    assert desk.pages.get("/statements/nowhere.s1").status_code == 404


def test_bands_are_drawn_between_what_matches_only_where_they_are_in_view(at_desk, desk):
    page, base = at_desk
    page.goto(base + path_of(desk))
    count = page.locator(".ties path").count()
    page.locator("#accounts-heading").scroll_into_view_if_needed()
    expect(page.locator(".ties path[d^=M][d$=Z]")).to_have_count(count)
    page.set_viewport_size({"width": 1440, "height": 300})
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    expect(page.locator(".ties path[d^=M]")).to_have_count(0)


def test_a_contact_of_an_earlier_id_is_found_under_the_one_it_has_now(desk):
    now = add_third(desk)
    answer = desk.pages.get(path_of(desk, "?kind=only_in"))
    assert answer.status_code == 307
    assert answer.headers["location"] == f"/contacts/{now}?kind=only_in"


def test_three_accounts_have_a_matrix_to_read_and_to_take_away(desk, browser):
    now = add_third(desk)
    with serving(desk.archive) as base, window(browser) as page:
        page.goto(f"{base}/contacts/{now}/matrix")
        heads = page.locator(".matrix thead th").all_inner_texts()
        assert heads == ["No.", "Point", "Ministry in Copenhagen", "Ministry in Oslo", "Northern Wire"]
        cell = page.locator(".matrix .reported-cell details").first
        cell.locator("summary").click()
        assert cell.locator("a.words").first.get_attribute("href").startswith(f"/contacts/{now}#")
        with page.expect_download() as download:
            page.get_by_role("link", name="Matrix as CSV").click()
        assert "Northern Wire" in download.value.path().read_text(encoding="utf-8-sig")
        assert violations(page) == []


def test_two_accounts_have_a_matrix_on_a_page_of_its_own(desk):
    page = desk.pages.get(path_of(desk, "/matrix"))
    assert page.status_code == 200
    assert '<table class="matrix">' in page.text
    assert "Who took part" in page.text


def test_who_published_first_is_told(desk):
    now = add_third(desk)
    page = desk.pages.get(f"/contacts/{now}").text
    beside = page[page.index("Who published first") :]
    assert "Northern Wire: Tuesday 4 May 2021" in beside
    assert "Ministry in Oslo: no day given" in beside


def test_the_memo_is_one_page_on_paper_and_cites_words_of_the_contact(at_desk, desk):
    page, base = at_desk
    page.goto(base + path_of(desk))
    page.get_by_role("link", name="Memo").click()
    title = page.locator(".memo h1").inner_text()
    assert "Telephone call between" in title
    expect(page.get_by_role("button", name="Print or save as PDF")).to_be_visible()
    href = page.locator(".memo .cites a").first.get_attribute("href")
    assert href.startswith(f"{path_of(desk)}#")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", printed)) == 2, "the memo, and the words cited overleaf"
    assert re.search(rb"/MediaBox \[0 0 59[45]\S* 84[12]\S*\]", printed)
    assert "Memo: Telephone call between".encode("utf-16-be").hex().upper().encode() in printed
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print or save as PDF")).to_be_hidden()
    expect(page.locator(".memo h1")).to_be_visible()


def sheets_of_memo(page, address):
    """How many sheets a memo takes, but for the words cited, which stand overleaf."""
    page.goto(f"{address}/memo")
    page.evaluate("document.querySelector('.memo .words').remove()")
    return len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True)))


def long_account(name, side, minister, host, subjects):
    """An account of a call in which each of many subjects is told in a sentence of its own."""
    told = " ".join(f"{minister} said that {side} would take up {subject} with its partners." for subject in subjects)
    text = f"Foreign Minister {minister} of {side} spoke by telephone with {host} on 12 May 2021.\n\n{told}"
    return Account(name, text, f"Ministry of Foreign Affairs of {side}", AccountKind.OFFICIAL, published="2021-05-12")


def test_memo_on_accounts_that_differ_in_everything_is_one_page_too(desk, browser):
    things = [f"{what} of {where}" for what in ("the fisheries", "the ports", "the tolls", "the mines", "the visas",
              "the pipelines") for where in ("Aland", "Bornholm", "Lofoten", "Skagen", "Tromso")]  # fmt: skip
    tallinn = long_account("ee", "Estonia", "Mari Kask", "Foreign Minister Pekka Laine of Finland", things[::2])
    helsinki = long_account("fi", "Finland", "Pekka Laine", "Foreign Minister Mari Kask of Estonia", things[1::2])
    list(desk.archive.add_each([read(tallinn), read(helsinki)]))
    longest = max(desk.archive.records(), key=lambda one: sum(len(each.statements) for each in one.readings))
    assert len(longest.readings) > 1
    with serving(desk.archive) as base, window(browser) as page:
        assert sheets_of_memo(page, f"{base}/contacts/{longest.id}") == 1


def test_memos_on_the_gold_cases_are_one_page_each(desk, browser, shared):
    cases = [case for case in sorted((shared / "cases" / "points").iterdir()) if case.is_dir()]
    accounts = [account for case in cases for account in load(sorted(map(str, case.glob("*.txt"))))]
    list(desk.archive.add_each(map(read, accounts)))
    compared = [one for one in desk.archive.records() if len(one.readings) > 1]
    assert len(compared) >= len(cases)
    with serving(desk.archive) as base, window(browser) as page:
        sheets = {one.id: sheets_of_memo(page, f"{base}/contacts/{one.id}") for one in compared}
    assert set(sheets.values()) == {1}


def test_one_account_alone_reads_as_a_single_column(desk, browser):
    with serving(desk.archive) as base, window(browser) as page:
        page.goto(f"{base}/contacts/{desk.meeting}")
        assert page.locator(".account").count() == 1
        assert page.get_by_role("link", name="Matrix").count() == 0
        assert page.locator(".account .text").last.bounding_box()["width"] < 900
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_pages_of_a_contact_are_for_everybody(desk, browser, scheme, size):
    with serving(desk.archive) as base, window(browser, size, scheme) as page:
        for form in ("", "/matrix", "/memo"):
            page.goto(base + path_of(desk, form))
            assert violations(page) == []
            assert sideways(page) == 0
        page.goto(base + path_of(desk))
        page.keyboard.press("n")
        assert violations(page) == []
        page.keyboard.press("?")
        assert violations(page) == []


HOSTILE = '<script>alert(1)</script>" onload="alert(2)'


def test_accounts_that_mean_harm_break_nothing(desk, browser):
    text = f"{desk.oslo_text}\n\n{HOSTILE} {'x' * 5000}\n\n{'والسلام عليكم ' * 50}"
    list(desk.archive.add_each([read(Account(HOSTILE, text, HOSTILE, AccountKind.OFFICIAL, "SE", title=HOSTILE))]))
    now = next(one.id for one in desk.archive.records() if len(one.readings) == 3)
    with serving(desk.archive) as base:
        for size in (WIDE, NARROW):
            with window(browser, size) as page:
                for form in ("", "/matrix", "/memo"):
                    page.goto(f"{base}/contacts/{now}{form}")
                    assert sideways(page) == 0
                    assert violations(page) == []


def test_twenty_accounts_scroll_within_their_columns_only(desk, browser):
    told = Account("wire", PRESS, "Northern Wire", AccountKind.WIRE, published="2021-05-04")
    many = [read(replace(told, name=f"wire{number}", publisher=f"Wire {number}")) for number in range(18)]
    list(desk.archive.add_each(many))
    now = max(desk.archive.records(), key=lambda one: len(one.readings))
    assert len(now.readings) == 20
    with serving(desk.archive) as base:
        for size in (WIDE, NARROW):
            with window(browser, size) as page:
                page.goto(f"{base}/contacts/{now.id}")
                assert sideways(page) == 0
                assert violations(page) == []
