"""Follow as a user asks it in a browser: from the front page to the evidence."""

import pytest
from browsing import serving, window
from playwright.sync_api import expect


def chart(page):
    return page.locator("svg.chart.wide-only")


def follow(page, question):
    """Go to a question the way that a visitor would."""
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Follow").click()
    page.get_by_role("heading", level=2, name=question).get_by_role("link").click()


def test_the_silence_is_found_from_the_front_page(before_it):
    follow(before_it, "Silence")
    before_it.get_by_role("button", name="Show").click()
    silent = before_it.get_by_role("row").filter(has_text="20 May 2021")
    expect(silent).to_contain_text("Denmark tells of 3 other contacts of Jeppe Kofod around then")
    expect(chart(before_it).get_by_role("link")).to_have_count(1)
    chart(before_it).get_by_role("link", name="not by Denmark").click()
    before_it.wait_for_url("**/contacts/*")
    expect(before_it.get_by_role("heading", level=1)).to_contain_text("Marta Lind")


def test_a_timeline_tells_the_days_without_a_contact(before_it):
    follow(before_it, "Timeline")
    before_it.get_by_label("Party or person").fill("Norway")
    before_it.get_by_label("and", exact=True).fill("DK")
    before_it.get_by_label("and", exact=True).press("Enter")
    expect(before_it.get_by_role("heading", level=1)).to_have_text("Timeline: Norway and Denmark")
    expect(before_it.locator(".told")).to_contain_text("68 days, from 24 Feb 2021 to 3 May 2021")
    expect(chart(before_it)).to_contain_text("68 days without a contact")
    row = before_it.get_by_role("row").filter(has_text="3 May 2021").filter(has_text="68 days")
    expect(row).to_contain_text("at the initiative of the Danish side")
    before_it.get_by_role("link", name="Denmark asked for it").first.click()
    before_it.wait_for_url("**/contacts/*")


def test_a_phrase_that_was_dropped_is_marked_and_told(before_it):
    follow(before_it, "Positions")
    before_it.get_by_label("Party", exact=True).fill("Norway")
    before_it.get_by_label("Topic", exact=True).fill("fisheries")
    before_it.get_by_role("button", name="Show").click()
    told = before_it.locator(".changes li").filter(has_text="Dropped")
    expect(told).to_contain_text("without preconditions")
    expect(told).to_contain_text("15 Jun 2021")
    chart(before_it).get_by_role("link", name="without preconditions” is dropped").click()
    assert before_it.url.endswith(f"#{told.get_attribute('id')}")
    expect(before_it.locator("tbody tr").filter(has_text="another’s")).to_contain_text(
        "Ministry of Foreign Affairs of Denmark"
    )


def test_an_undertaking_is_ruled_kept_and_shown_so(before_it, diary):
    follow(before_it, "Undertakings")
    before_it.get_by_label("Party or person").fill("Norway")
    before_it.get_by_role("button", name="Show").click()
    row = before_it.get_by_role("row").filter(has_text="agreed to meet in Oslo")
    expect(row.locator(".status")).to_have_text("due")
    row.get_by_text("Rule").first.click()
    row.get_by_label("What became of it").select_option("kept")
    row.get_by_label("Why").fill("the mayor told the press")
    row.get_by_role("button", name="Rule").click()
    row = before_it.get_by_role("row").filter(has_text="agreed to meet in Oslo")
    expect(row.locator(".status")).to_have_text("kept")
    expect(row).to_contain_text("local ruled on 1 Aug 2021: it is kept (the mayor told the press)")
    expect(row).to_contain_text("The machine says: due")
    assert before_it.url.endswith(f"#{row.get_attribute('id')}")
    assert next(iter(diary.undertakings_ruled().values())).status == "kept"


def test_what_closed_an_undertaking_is_given_by_its_address(before_it, diary):
    contact = next(one.contact.id for one in diary.timeline("NO", "DK").points if one.contact.place == "Copenhagen")
    address = f"{before_it.url}contacts/{contact}"
    before_it.goto(f"{before_it.url}follow/undertakings?who=NO")
    row = before_it.get_by_role("row").filter(has_text="agreed to meet in Oslo")
    row.get_by_text("Rule").first.click()
    row.get_by_label("Closed by").fill(address)
    row.get_by_role("button", name="Rule").click()
    row = before_it.get_by_role("row").filter(has_text="agreed to meet in Oslo")
    row.get_by_role("link", name="the contact").click()
    before_it.wait_for_url(f"**/contacts/{contact}")


def test_a_topic_left_out_leads_to_the_other_sides_words(before_it):
    follow(before_it, "Left out")
    before_it.get_by_role("button", name="Show").click()
    mark = chart(before_it).get_by_role("link", name="Norway leaves out energy in 2 contacts where Denmark has it")
    mark.click()
    expect(before_it.locator("tr:target")).to_contain_text("energy")


def test_a_question_goes_along_to_the_next(before_it):
    before_it.goto(f"{before_it.url}follow/timeline?who=NO&who=DK&since=2021-05")
    before_it.get_by_role("navigation", name="Questions").get_by_role("link", name="Silence").click()
    assert before_it.url.endswith("/follow/silence?who=NO&who=DK&since=2021-05")
    before_it.get_by_role("navigation", name="Questions").get_by_role("link", name="Positions").click()
    expect(before_it.get_by_label("Party", exact=True)).to_have_value("NO")
    expect(before_it.get_by_role("status")).to_have_text("Name a topic as well.")


@pytest.mark.parametrize("question", ["timeline", "silence"])
def test_without_scripts_the_forms_answer_as_well(diary, browser, question):
    with serving(diary) as base, window(browser, script=False) as page:
        page.goto(f"{base}/follow")
        form = page.get_by_role("form", name=question.capitalize())
        form.get_by_label("Party or person").fill("Lind")
        form.get_by_role("button", name="Show").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(f"{question.capitalize()}: Marta Lind")
        expect(page.locator("tbody tr").filter(has_text="20 May 2021")).not_to_have_count(0)
