"""Every GET has a tag, HEAD is GET without a body, and whatever is refused is a problem."""

import pytest

PATHS = (
    "/",
    "/session",
    "/accounts",
    "/accounts/{oslo}",
    "/accounts/{oslo}/text",
    "/accounts/{oslo}/reading",
    "/contacts",
    "/contacts/{call}",
    "/search?q=ferry",
    "/statements/{oslo}.s1/similar",
    "/corrections",
    "/history?of={oslo}",
    "/disagreements",
    "/rejects",
    "/follow/timeline",
    "/follow/undertakings",
    "/follow/undertakings.ics",
    "/follow/silence",
    "/follow/omitted",
)


@pytest.mark.parametrize("path", PATHS)
def test_what_is_seen_already_is_not_sent_again(shared_desk, path: str):
    path = path.format(oslo=shared_desk.oslo, call=shared_desk.call)
    whole = shared_desk.client.get(path)
    assert whole.status_code == 200
    assert whole.headers["cache-control"] == "private, no-cache"
    for known in (whole.headers["etag"], f'"other", W/{whole.headers["etag"]}', "*"):
        again = shared_desk.client.get(path, headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", whole.headers["etag"])
    assert shared_desk.client.get(path, headers={"if-none-match": '"other"'}).content == whole.content


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_a_body(shared_desk, path: str):
    path = path.format(oslo=shared_desk.oslo, call=shared_desk.call)
    whole, head = shared_desk.client.get(path), shared_desk.client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("etag", "content-type", "content-length"):
        assert head.headers[name] == whole.headers[name]


def test_a_tag_changes_with_what_it_is_of(desk):
    before = desk.client.get(f"/accounts/{desk.oslo}").headers["etag"]
    desk.archive.correct(desk.oslo, "title", "Ferry", by="vera")
    assert desk.client.get(f"/accounts/{desk.oslo}").headers["etag"] != before


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("put", "/accounts", "GET, HEAD, POST"),
        ("delete", "/contacts/c1", "GET, HEAD"),
        ("get", "/compare", "POST"),
        ("options", "/corrections", "GET, HEAD, POST"),
        ("post", "/search", "GET, HEAD"),
    ],
)
def test_a_method_that_is_not_taken_is_told_which_are(shared_desk, method: str, path: str, allowed: str):
    answer = getattr(shared_desk.client, method)(path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/accounts/none", "/contacts/cfffffffffff", "/corrections/7", "/nothing"])
def test_what_is_not_there_is_a_problem(shared_desk, path: str):
    answer = shared_desk.client.get(path)
    assert (answer.status_code, answer.json()["status"], answer.json()["title"]) == (404, 404, "Not Found")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_fault_of_ours_is_a_problem_that_tells_nothing(desk, monkeypatch: pytest.MonkeyPatch, caplog):
    monkeypatch.setattr("dragoman.web.api.adding.list_rejects", lambda *_: 1 / 0)
    answer = desk.client.get("/rejects")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "Zero" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "ZeroDivisionError" in caplog.text
