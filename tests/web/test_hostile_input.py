"""Input that means harm: it comes back as it was, is never run, and ends in a problem, not in a crash."""

import gzip
import io
import json
import zipfile

import pytest

SCRIPTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "'; DROP TABLE account; --",
    "1' OR '1'='1",
    "' UNION SELECT password FROM app_user --",
    '" OR by:NO ) NEAR(a b) *',
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "=cmd|' /C calc'!A0",
    "%00%0d%0aSet-Cookie: a=b",
    "\u202egnirts\u2028line",
)
SIGNS = ("\0", "a\0b", "\x1b[2J", "%", "_", "\\", "*" * 500, "(" * 500, "NOT " * 300)
NEW = "On 5 May 2021, Foreign Minister Marta Lind of Norway visited Riga. Ms. Lind said: “{}”."


def test_text_of_accounts_comes_back_as_it_was(anywhere):
    for harm in SCRIPTS:
        check_account(anywhere, harm)
    assert len(anywhere.client.get("/accounts").json()["items"]) == 3 + len(SCRIPTS)


def check_account(anywhere, harm: str) -> None:
    given = {"name": harm, "text": NEW.format(harm), "publisher": harm, "title": harm, "url": harm}
    made = anywhere.client.post("/accounts", json=given)
    assert made.status_code == 201
    key = made.json()["account"]
    told = anywhere.client.get(f"/accounts/{key}").json()
    assert {name: told[name] for name in ("name", "publisher", "title", "url")} == dict.fromkeys(
        ("name", "publisher", "title", "url"), harm
    )
    text = anywhere.client.get(f"/accounts/{key}/text")
    assert text.text == NEW.format(harm)
    for path in (f"/accounts/{key}", f"/accounts/{key}/text", f"/accounts/{key}/reading", "/search?q=Riga"):
        answer = anywhere.client.get(path)
        assert answer.headers["content-type"].partition(";")[0] in {"application/json", "text/plain"}
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert anywhere.client.post("/accounts", json=given).json()["outcome"] == "same"


def test_what_editors_write_comes_back_as_it_was(anywhere):
    for harm in SCRIPTS:
        check_correction(anywhere, harm)


def check_correction(anywhere, harm: str) -> None:
    given = {"target": anywhere.oslo, "field": "title", "value": harm, "note": harm}
    made = anywhere.client.post("/corrections", json=given)
    assert made.status_code == 201
    told = anywhere.client.get(f"/corrections/{made.json()['id']}").json()["correction"]
    assert (told["value"], told["note"]) == (harm, harm)
    assert anywhere.client.get(f"/accounts/{anywhere.oslo}").json()["title"] == harm


@pytest.mark.parametrize(
    "harm", [*SCRIPTS, "\0", "a\0b", "\x1b[2J", "%", "_", "\\", "*" * 500, "(" * 500, "NOT " * 300]
)
def test_parameters_are_words_and_nothing_else(shared_desk, harm: str):
    client = shared_desk.client
    asked = [
        client.get("/search", params={"q": harm}),
        client.get("/search", params={"q": f"by:{harm}"}),
        client.get("/search", params={"q": "ferry", "cursor": harm}),
        client.get("/accounts", params={"cursor": harm}),
        client.get("/contacts", params={"since": harm}),
        client.get("/history", params={"of": harm}),
        client.get("/history", params={"of": f"person:{harm}"}),
        client.get("/follow/timeline", params={"who": harm}),
        client.get("/follow/timeline", params={"topic": harm}),
        client.get("/follow/positions", params={"party": harm, "topic": harm}),
        client.post("/corrections", json={"target": harm, "field": harm, "value": harm}),
    ]
    assert {answer.status_code for answer in asked} <= {200, 404, 422}
    assert all(answer.headers["x-content-type-options"] == "nosniff" for answer in asked)
    assert len(client.get("/accounts").json()["items"]) == 3


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/..%2f..%2f..%2fetc%2fpasswd/text",
        "/accounts/%2e%2e/text",
        "/accounts/..%5c..%5cwin.ini",
        "/contacts/%2e%2e%2f%2e%2e",
        "/../../etc/passwd",
        "/accounts/%00",
        "/accounts/%ff%fe",
        "/statements/%27%20OR%201=1/similar",
    ],
)
def test_no_path_leads_out_of_the_archive(shared_desk, path: str):
    answer = shared_desk.client.get(path)
    assert answer.status_code in {404, 422}
    assert "root:" not in answer.text


DEEP = "[" * 100_000 + "]" * 100_000
BREAKERS = (DEEP, "[" * 500 + "]" * 500, "9" * 5000, "1e999", "-1e999", "NaN", '"\\ud800"', "{", "")
ACCOUNT = '{"name": "x", "text": "Words.", "url": %s}'
CORRECTION = '{"target": "x", "field": "title", "value": %s}'


@pytest.mark.parametrize(
    "value", [DEEP, "[" * 500 + "]" * 500, "9" * 5000, "1e999", "-1e999", "NaN", '"\\ud800"', "{", ""]
)
@pytest.mark.parametrize("body", [ACCOUNT, CORRECTION, "%s"])
@pytest.mark.parametrize("path", ["/accounts", "/corrections", "/compare", "/corrections/1/undo"])
def test_bodies_made_to_break_parsers_are_refused(shared_desk, path: str, body: str, value: str):
    content = (body % value).encode()
    answer = shared_desk.client.post(path, content=content, headers={"content-type": "application/json"})
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"


def test_lines_made_to_break_parsers_are_rejected_one_by_one(anywhere):
    bad = (DEEP, "9" * 5000, "NaN", '"\\ud800"', '"a\\u0000b"', "{")
    lines = [f'{{"id": "x", "text": "Words.", "publisher": {value}}}' for value in bad]
    lines.append('{"id": "y", "text": "Other words."}')
    headers = {"content-type": "application/x-ndjson"}
    answer = anywhere.client.post("/accounts", content="\n".join(lines).encode(), headers=headers)
    told = [json.loads(line)["outcome"] for line in answer.text.splitlines()]
    assert told == ["rejected"] * len(bad) + ["new"]


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("account.txt", b"a" * 20_000_000)
    return packed.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress(b"a" * 20_000_000), bomb()])
@pytest.mark.parametrize("kind", ["application/json", "application/x-ndjson", "application/zip"])
@pytest.mark.parametrize("encoding", [None, "gzip", "deflate", "br"])
def test_nothing_is_unpacked(shared_desk, pack: bytes, kind: str, encoding: str | None):
    headers = {"content-type": kind} | ({"content-encoding": encoding} if encoding else {})
    answer = shared_desk.client.post("/accounts", content=pack, headers=headers)
    if answer.status_code == 200:
        assert {json.loads(line)["outcome"] for line in answer.text.splitlines()} <= {"rejected"}
    else:
        assert answer.status_code in {400, 415, 422}
    assert len(shared_desk.client.get("/accounts").json()["items"]) == 3


def test_numbers_beyond_what_databases_take_are_refused(shared_desk):
    for path in ("/corrections/99999999999999999999", "/accounts?limit=99999999999999999999"):
        assert shared_desk.client.get(path).status_code == 422
    path = f"/accounts/{shared_desk.oslo}/diff?from=99999999999999999999"
    assert shared_desk.client.get(path).status_code in {404, 422}
