"""Who began a contact, in words beside those of the contact itself."""

import pytest

ASKED = (
    "Anna Berg had a phone call with Juan Ortiz.\n\nAt the request of Juan Ortiz, Anna Berg explained how the "
    "northern herring fleet is kept, fed and paid in all the years that lie between talks on quotas."
)


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        ("Prime Minister Ortiz reached out to me tonight, and we spoke about rain.", "ES"),
        ('President Anna Berg had a phone call with Juan Ortiz. "Your call is dear to us," Anna Berg said.', "ES"),
        (ASKED, None),
        ("Following the Spanish side’s request, Anna Berg had a phone call with Juan Ortiz.", "ES"),
        (
            "The phone call, which was initiated by the Spanish side, was about rain. Anna Berg thanked Juan Ortiz.",
            "ES",
        ),
        ("Anna Berg spoke with Prime Minister Juan Ortiz of Spain on the phone upon the latter’s request.", "ES"),
        ("Anna Berg had a phone call with Prime Minister Juan Ortiz of Spain upon request.", "ES"),
        ("I spoke with Prime Minister Juan Ortiz of Spain, who called me tonight.", "ES"),
        ("Anna Berg spoke with Juan Ortiz of Spain on the phone at his Spanish counterpart’s request.", "ES"),
        ("Anna Berg spoke on the phone with Juan Ortiz, at the request of her Spanish counterpart.", "ES"),
        ("Responding to a request from Madrid, Anna Berg spoke with Juan Ortiz on the phone.", "ES"),
        ("Juan Ortiz asked for a phone call with Anna Berg, which was held today.", "ES"),
        ("Anna Berg had a phone call with Juan Ortiz upon request of farmers to bring rain.", None),
        ("On the initiative of Anna Berg and Juan Ortiz, they had a phone call about rain.", None),
        ("At the initiative of Juan Ortiz, Anna Berg and Juan Ortiz had a phone call about rain.", "ES"),
    ],
)
def test_who_reached_out_is_thanked_or_only_asked_for_news(contacts, text: str, initiator: str | None) -> None:
    found, _ = contacts(text, title="Anna Berg’s Phone Call with Prime Minister Juan Ortiz")
    assert found.main is not None
    assert found.main.initiator == initiator


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "Anna Berg spoke with Juan Ortiz. The call, requested by the Spanish side, went well.",
            "ES",
        ),
        ("President Anna Berg contacted Prime Minister Juan Ortiz by telephone.", "NO"),
        ("Prime Minister Juan Ortiz congratulated President Anna Berg on her return by phone.", "ES"),
    ],
)
def test_who_reached_for_the_telephone(contacts, text, party) -> None:
    assert contacts(text)[0].main.initiator == party
