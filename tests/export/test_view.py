"""What is shown, and in which order, before any format draws it."""

from dataclasses import replace

from dragoman.export.view import View
from dragoman.model import FindingKind, Match, Record, Relation


def test_matched_statements_come_first_and_are_numbered_in_the_order_of_the_text(record):
    rows = View(record).rows
    assert [row.number for row in rows] == [1, 2, 3, 4, None]
    assert [[said.id for said in cell] for cell in rows[0].cells] == [["a1.s1"], ["a2.s4"]]
    assert [[said.id for said in cell] for cell in rows[-1].cells] == [[], ["a2.s5"]]


def test_one_statement_that_several_elsewhere_split_makes_one_row(record):
    split = (Match(("a1.s2", "a2.s3"), Relation.SAME, 0.9), Match(("a1.s2", "a2.s4"), Relation.PARTIAL, 0.8))
    first = View(replace(record, matches=split)).rows[0]
    assert [[said.id for said in cell] for cell in first.cells] == [["a1.s2"], ["a2.s3", "a2.s4"]]


def test_what_accounts_agree_on_comes_first_then_the_kind_with_the_heaviest(record):
    groups = View(record).groups
    assert [group.kind for group in groups] == [
        "corroborated", "only_in", "condition", "strength_shift", "background_added",
    ]  # fmt: skip


def test_groups_keep_the_heaviest_of_their_kind_first(record):
    light, heavy = (replace(record.findings[0], id=key, weight=weight) for key, weight in (("l", 0.1), ("h", 0.95)))
    groups = View(replace(record, findings=(light, *record.findings, heavy))).groups
    assert [one.id for one in groups[1].findings] == ["h", "f1", "l"]


def test_accounts_of_one_publisher_are_told_apart(release):
    twin = replace(release, account=replace(release.account, name="oslo-2"))
    same = replace(release, account=replace(release.account, name="oslo-2", title="Corrected"))
    names = View(Record(None, (release, twin, same))).names
    assert len(set(names)) == 3
    assert names[0] == "Ministry of Foreign Affairs of Norway (oslo)"


def test_title_says_what_between_whom_and_when(record):
    assert View(record).title == "Video conference between Sunniva Lund and Tomás Araya, Thursday 4 March 2021"
    assert View(replace(record, contact=None)).title == "No contact found"


def test_subtitle_names_the_accounts(record, single):
    assert View(record).subtitle == "Two accounts: Austral and Ministry of Foreign Affairs of Norway"
    assert View(single).subtitle == "One account: Ministry of Foreign Affairs of Norway"


def test_statement_is_introduced_by_speaker_and_act(record):
    statements = View(record).statements
    assert statements["a2.s2"].line == "Sunniva Lund invites"
    assert statements["a2.s5"].line == "Sunniva Lund and Tomás Araya agree"
    assert statements["a1.s1"].tail == "firm; according to ministry officials"


def test_what_stands_in_one_account_only_and_in_no_finding_is_counted_by_account(record):
    silent = tuple(one for one in record.findings if "a2.s5" not in one.statements)
    line = View(replace(record, findings=silent)).unlisted
    name = View(record).names[1]
    assert line.startswith(f"1 further statement has no counterpart and no finding: 1 by {name}.")
    told = replace(silent[0], id="f9", statements=("a2.s5",))
    assert View(replace(record, findings=(*silent, told))).unlisted == ""
    assert View(replace(record, findings=())).unlisted == ""


def test_a_statement_that_a_finding_sets_against_another_account_is_not_alone(record):
    both = replace(record.findings[0], id="f8", kind=FindingKind.STRENGTH_SHIFT, statements=("a1.s1", "a2.s5"))
    for kind in (FindingKind.EMPHASIS, FindingKind.ONLY_IN, FindingKind.CORROBORATED):
        view = View(replace(record, findings=(replace(both, kind=kind),)))
        assert "a2.s5" not in view.set_against
    share = replace(both, id="f9", kind=FindingKind.EMPHASIS)
    view = View(replace(record, findings=(*record.findings, both, share)))
    row = next(row for row in view.rows for cell in row.cells for said in cell if said.id == "a2.s5")
    assert row.number is None
    assert not view.is_alone(row)
    assert view.finding_of["a2.s5"] == "f8"
