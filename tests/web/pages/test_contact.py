"""The page of a contact: card, findings, the accounts in parallel, and the anchors that corrections build upon."""


def test_statements_carry_the_names_that_they_have_in_the_archive(desk):
    page = desk.pages.get(f"/contacts/{desk.call}").text
    assert f'data-contact="{desk.call}"' in page
    assert f'data-account="{desk.oslo}"' in page
    assert f'data-target="{desk.oslo}.s1"' in page
    assert f'data-target="{desk.copenhagen}.s2"' in page
