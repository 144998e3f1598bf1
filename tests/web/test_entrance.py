"""Who is let in: by host and origin on one's own machine, by password and token on a server."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from dragoman.archive import Archive, UnreachableError
from dragoman.archive.engine import reading
from dragoman.archive.schema import session, token, user
from dragoman.web import Settings, create_app

PASSWORD = "a long enough secret"
Team = Callable[[], TestClient]
Enter = Callable[[str], TestClient]


def test_on_ones_own_machine_nobody_logs_in(local: TestClient):
    assert local.get("/api/v1/session").json() == {"name": "local", "role": "admin", "csrf": None}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8000", "127.0.0.1:9", ""])
def test_a_request_that_addresses_another_host_is_refused(local: TestClient, host: str):
    answer = local.get("/api/v1/", headers={"host": host})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost.evil.example:8000"])
def test_a_page_of_another_site_cannot_change_anything(local: TestClient, origin: str):
    assert local.delete("/api/v1/session", headers={"origin": origin}).status_code == 403


def test_an_answer_tells_browsers_to_run_only_our_own_files(local: TestClient):
    headers = local.get("/api/v1/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_forms_of_our_own_pages_say_where_they_come_from(local: TestClient):
    """With the policy `no-referrer` browsers send `Origin: null` with a form, which is refused as foreign."""
    assert local.get("/api/v1/").headers["referrer-policy"] == "same-origin"


def test_who_has_seen_an_answer_is_told_in_a_line(local: TestClient):
    first = local.get("/api/v1/")
    again = local.get("/api/v1/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_body_beyond_the_limit_is_refused_whatever_its_headers_say(archive: Archive):
    app = create_app(Settings(largest_body=1000), archive)
    client = TestClient(app, base_url="http://127.0.0.1:8000")
    assert client.post("/api/v1/session", content=b"x" * 2000).status_code == 413
    assert client.post("/api/v1/session", content=(b"x" * 600 for _ in range(3))).status_code == 413


def test_a_server_without_users_does_not_start(archive: Archive):
    with pytest.raises(UnreachableError, match="needs users"):
        create_app(Settings(server=True), archive)


def test_on_a_server_nobody_reads_without_logging_in(team: Team):
    answer = team().get("/api/v1/tokens")
    assert answer.status_code == 401
    assert answer.json()["title"] == "Unauthorized"


def test_the_right_password_gives_a_cookie_that_scripts_and_other_sites_do_not_get(team: Team):
    client = team()
    answer = client.post("/api/v1/session", json={"name": "ruth", "password": PASSWORD})
    assert answer.status_code == 201
    cookie = answer.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("__host-", "httponly", "secure", "samesite=strict", "path=/"))
    assert client.get("/api/v1/session").json()["name"] == "ruth"


@pytest.mark.parametrize("name", ["ruth", "nobody", "' OR 1=1 --"])
def test_a_wrong_password_and_an_unknown_name_are_refused_alike(team: Team, name: str):
    answer = team().post("/api/v1/session", json={"name": name, "password": "something else entirely"})
    assert answer.status_code == 401
    assert answer.json()["detail"] == "there is no such user, or the password is another"


def test_after_too_many_failures_even_the_right_password_waits(team: Team, archive: Archive, clock):
    client = team()
    for _ in range(5):
        client.post("/api/v1/session", json={"name": "ruth", "password": "something else entirely"})
    right = {"name": "ruth", "password": PASSWORD}
    refused = client.post("/api/v1/session", json=right)
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "900"
    clock.now += timedelta(minutes=16)
    assert client.post("/api/v1/session", json=right).status_code == 201


def test_a_session_ends(logged_in: Enter, clock):
    client = logged_in("ruth")
    clock.now += timedelta(hours=13)
    assert client.get("/api/v1/session").status_code == 401


def test_logging_out_ends_the_session_for_whoever_has_the_cookie(logged_in: Enter):
    client = logged_in("ruth")
    cookies = dict(client.cookies)
    assert client.delete("/api/v1/session").status_code == 204
    client.cookies.update(cookies)
    assert client.get("/api/v1/session").status_code == 401


def test_a_change_by_cookie_needs_the_sessions_token(logged_in: Enter):
    client = logged_in("ada")
    client.headers["x-csrf-token"] = "guessed"
    assert client.post("/api/v1/tokens", json={"label": "x"}).status_code == 403


@pytest.mark.parametrize("name", ["ruth", "ed"])
def test_only_an_administrator_sees_and_adds_users(logged_in: Enter, name: str):
    client = logged_in(name)
    new = {"name": "mallory", "password": PASSWORD, "role": "admin"}
    assert client.get("/api/v1/users").status_code == 403
    assert client.post("/api/v1/users", json=new).status_code == 403


def test_a_token_lets_a_program_do_what_its_role_may_and_no_more(logged_in: Enter, team: Team):
    made = logged_in("ada").post("/api/v1/tokens", json={"label": "reports", "role": "reader"}).json()
    program = team()
    program.headers["authorization"] = f"Bearer {made['secret']}"
    assert program.get("/api/v1/session").json()["role"] == "reader"
    assert program.get("/api/v1/users").status_code == 403
    assert program.post("/api/v1/tokens", json={"label": "more", "role": "admin"}).status_code == 422


def test_a_token_that_is_taken_back_or_has_ended_counts_no_more(logged_in: Enter, team: Team, clock):
    ada, program = logged_in("ada"), team()
    first = ada.post("/api/v1/tokens", json={"label": "a"}).json()
    second = ada.post("/api/v1/tokens", json={"label": "b", "days": 1}).json()
    assert ada.delete(f"/api/v1/tokens/{first['id']}").status_code == 204
    clock.now += timedelta(hours=11)
    assert [one["label"] for one in ada.get("/api/v1/tokens").json()] == ["b"]
    clock.now += timedelta(days=2)
    for made in (first, second):
        assert program.get("/api/v1/session", headers={"authorization": f"Bearer {made['secret']}"}).status_code == 401


def test_no_secret_is_kept_as_it_is(logged_in: Enter, archive: Archive):
    client = logged_in("ada")
    secret = client.post("/api/v1/tokens", json={"label": "x"}).json()["secret"]
    cookie = client.cookies["__Host-dragoman"]
    with reading(archive.engine) as db:
        kept = repr([row for table in (user, session, token) for row in db.execute(table.select())])
    assert secret not in kept
    assert cookie not in kept
    assert PASSWORD not in kept
    assert kept.count("argon2id") == 3


def test_shutting_a_user_out_ends_the_sessions_at_once(logged_in: Enter):
    ruth, ada = logged_in("ruth"), logged_in("ada")
    assert ada.patch("/api/v1/users/ruth", json={"active": False}).json()["active"] is False
    assert ruth.get("/api/v1/session").status_code == 401


def test_the_last_administrator_cannot_be_taken_away(logged_in: Enter):
    assert logged_in("ada").patch("/api/v1/users/ada", json={"role": "reader"}).status_code == 422


def test_what_was_done_is_in_the_log_page_by_page(logged_in: Enter):
    ada = logged_in("ada")
    ada.post("/api/v1/users", json={"name": "new", "password": PASSWORD})
    first = ada.get("/api/v1/audit", params={"limit": 1}).json()
    assert (first["items"][0]["action"], first["items"][0]["target"]) == ("add_user", "new")
    rest = ada.get("/api/v1/audit", params={"cursor": first["next"]}).json()
    assert [one["action"] for one in rest["items"]] == ["login"]


def test_a_malformed_request_is_a_problem_that_says_where(local: TestClient):
    answer = local.get("/api/v1/audit", params={"limit": "many"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code in {409, 422}


def test_what_is_not_there_is_a_problem_too(local: TestClient):
    answer = local.get("/api/v1/nothing")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
