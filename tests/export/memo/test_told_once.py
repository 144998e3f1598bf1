"""The memo of three invented accounts: whose words they are, each told once, on about a page."""

import re

import pytest

from dragoman.api import compare_accounts
from dragoman.export import to_memo
from dragoman.model import Account, AccountKind

OSLO = """\
Foreign Minister Sunniva Lund spoke by telephone with Foreign Minister Tomás Araya of Chile on 4 March 2021.

Minister Lund called for the prompt removal of the tariffs on salmon. On the wreck of the Tern, Minister Lund said \
that the salvage must not be put off. Minister Araya warned that the ice season would close the fjord.

The two Ministers agreed to hold consultations on fisheries in April.

The call was businesslike. In the coming days the parties will sign the protocol.
"""
SANTIAGO = """\
Foreign Minister Tomás Araya held a telephone conversation with Foreign Minister Sunniva Lund of Norway on 4 March 2021.

Minister Araya proposed to hold consultations on fisheries in April. Minister Araya urged Norway to lower the fees in \
its ports. Minister Lund promised to look into the pilots' licences.
"""
WIRE = """\
SANTIAGO, March 5 (Austral) -- Chilean Foreign Minister Tomás Araya and his Norwegian counterpart Sunniva Lund talked \
by telephone on Thursday.

Araya urged Norway to lower the port fees. Lund said the salvage of the wreck of the Tern must not be put off.

Before the talks with Araya, Lund had a telephone conversation with French Foreign Minister Marc Leroy. Lund and Leroy \
agreed that their countries would widen the cod quotas.
"""


@pytest.fixture(scope="module")
def memo():
    told = (
        ("oslo", OSLO, "Ministry of Foreign Affairs of Norway", AccountKind.OFFICIAL, "NO"),
        ("santiago", SANTIAGO, "Ministry of Foreign Affairs of Chile", AccountKind.OFFICIAL, "CL"),
        ("austral", WIRE, "Austral", AccountKind.WIRE, None),
    )
    accounts = [
        Account(name, text, publisher, kind, side, published="2021-03-05") for name, text, publisher, kind, side in told
    ]
    return to_memo(compare_accounts(accounts).record)


def section(text, heading):
    return text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0].strip()


def told(memo):
    return memo.split("## Accounts")[0]


def test_rows_say_whose_words_they_are_and_on_what(memo):
    claimed = section(memo, "Only claimed")
    assert re.search(r"Lund: “[^”]*tariffs on salmon", claimed)
    assert re.search(r"Araya: “[^”]*ice season", claimed)


def test_what_belongs_to_another_call_is_said_to(memo):
    assert "which is set aside here: Lund and Leroy: “" in section(memo, "What happened")
    assert told(memo).count("cod quotas") == 1


def test_no_words_are_quoted_in_two_sections_but_as_a_step_that_is_named_again(memo):
    assert section(memo, "Where the accounts differ").count("to hold consultations on fisheries") == 2
    body = re.sub(r"- Told above.*", "", told(memo))
    quoted = [words for words in re.findall(r"“([^”]{25,})”", body) if "fisheries" not in words]
    assert len(quoted) == len(set(quoted))


def test_step_in_the_accounts_own_voice_is_told_without_a_side(memo):
    step = next(line for line in section(memo, "Next steps, by side").splitlines() if "protocol" in line)
    assert step.startswith("- **Nobody named**: The Ministry of Foreign Affairs of Norway says in its own voice")


def test_memo_takes_about_a_page(memo):
    assert len(memo.split()) < 700
