"""What a form brings: each thing becomes an account or a reason, and nothing changes on the way."""

import io

import pytest
from starlette.datastructures import FormData, UploadFile

from dragoman.web.pages.drafts import Draft, unsealed
from dragoman.web.pages.dropped import LONGEST, MOST, dropped, refusals
from dragoman.web.pages.recognised import set_right
from dragoman.web.problems import ProblemError

RELEASE = "Call with Denmark\n\nThe ministers spoke on 3 May 2021."


def file_of(name: str, data: bytes | str) -> tuple[str, UploadFile]:
    return "file", UploadFile(io.BytesIO(data.encode() if isinstance(data, str) else data), filename=name)


def of(*fields):
    return dropped(FormData(list(fields)))


def test_texts_and_files_become_accounts_in_their_order():
    found = of(("text", RELEASE), file_of("b.txt", "Second."), ("text", "Third."), ("text", "  \r\n "))
    assert [one.name for one in found.drafts] == ["First account", "b", "Third account"]
    assert not found.faults


def test_line_ends_of_a_form_are_not_taken_for_the_text_s_and_those_of_a_file_are():
    found = of(("text", "one\r\ntwo"), file_of("b.txt", b"one\r\ntwo"))
    assert [one.text for one in found.drafts] == ["one\ntwo", "one\r\ntwo"]


def test_a_json_file_says_what_is_known_of_the_text_of_its_name():
    found = of(file_of("oslo.json", '{"publisher": "Ministry in Oslo", "side": "no"}'), file_of("oslo.txt", RELEASE))
    assert found.drafts[0].given == {"publisher": "Ministry in Oslo", "side": "NO"}


def test_a_list_brings_an_account_in_each_line_and_a_reason_for_each_bad_one():
    lines = '{"id": "a", "text": "One.", "url": "https://a.example/1"}\n\n{"id": "b"}\n{"id": "c", "text": "Two."}'
    found = of(file_of("all.jsonl", lines))
    assert [one.name for one in found.drafts] == ["a", "c"]
    assert found.drafts[0].account.url == "https://a.example/1"
    assert found.faults == ('all.jsonl, line 3: it has no "text", or one that is no string; add it',)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.7 ...", "it looks like a PDF file"),
        ("a.txt", b"\x00\x01\x02\x03", "this is not text"),
        ("a.txt", b" \n", "the account is empty"),
        ("a.txt", b"\xff\xfe\x00", "is no UTF-16-LE"),
        ("a.json", b"{}", "a .json file holds metadata"),
        ("a.jsonl", b"{", "no valid JSON"),
    ],
)
def test_what_is_no_account_is_named_with_its_reason(name, data, said):
    found = of(file_of(name, data), ("text", RELEASE))
    assert name in found.faults[0]
    assert said in found.faults[0]
    assert len(found.drafts) == 1


def test_an_area_is_left_out_by_its_place_on_the_page():
    found = of(("text", ""), ("sealed", Draft("b", "Two.", pasted=False).sealed), ("text", "Three."), ("without", "2"))
    assert [one.text for one in found.drafts] == ["Three."]


def test_two_files_of_one_name_are_told_apart():
    found = of(file_of("a/release.txt", "One."), file_of("b/release.txt", "Two."))
    assert [one.name for one in found.drafts] == ["release", "release (2)"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ([], "There is nothing here yet"),
        ([("text", RELEASE)], "needs a second account"),
        ([("text", "word " * (LONGEST // 5)), ("text", RELEASE)], "at most 200,000"),
        ([("text", RELEASE)] * (MOST + 1), "at most 20 are compared"),
    ],
)
def test_why_a_form_cannot_be_compared_is_said(fields, said):
    assert said in refusals(of(*fields))[0]


def test_a_sealed_draft_comes_back_as_it_was():
    draft = Draft(
        "odd\u2028name",
        "a\r\nb\x85c\ufffe\u202eד<script>",
        pasted=False,
        given={"publisher": "", "side": "JP"},
        typed=("side",),
    )
    assert unsealed(draft.sealed) == draft


@pytest.mark.parametrize(
    "value", ["", "[", "{}", '["a", "b"]', '["a", "", true, {}, []]', '["a", "b", true, {"x": 1}, []]', "[" * 9999]
)
def test_what_is_no_draft_of_ours_is_refused(value):
    with pytest.raises(ProblemError, match="out of date"):
        unsealed(value)


def test_what_somebody_types_goes_before_what_the_text_says():
    draft, refused = set_right(Draft("a", RELEASE), {"publisher": "Kremlin", "published": "2021-05-04"})
    assert (draft.account.publisher, draft.account.side, draft.account.published) == ("Kremlin", "RU", "2021-05-04")
    assert set(draft.given) == {"publisher", "published"} == set(draft.typed)
    assert not refused


def test_a_side_may_be_called_by_its_name():
    draft, _ = set_right(Draft("a", RELEASE), {"kind": "official", "side": "Norway"})
    assert draft.account.side == "NO"


def test_what_is_emptied_is_unknown_and_what_the_text_says_needs_no_saying():
    given, _ = set_right(Draft("a", RELEASE), {"title": ""})
    assert given.account.title is None
    again, _ = set_right(given, {"title": "Call with Denmark"})
    assert again.given == {}


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"published": "yesterday"}, "published", "write a date"),
        ({"side": "Atlantis"}, "side", "no such party"),
        ({"publisher": "Kremlin", "side": "JP"}, "side", "contradicts itself"),
        ({"kind": "rumour"}, "kind", "it is one of"),
    ],
)
def test_what_a_field_cannot_have_is_told_at_the_field(typed, field, said):
    draft, refused = set_right(Draft("a", RELEASE), typed)
    assert said in refused[field].why
    assert refused[field].value == typed[field]
    assert field not in draft.given
