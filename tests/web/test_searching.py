"""Search over the API."""

import pytest


def test_statements_are_found_with_highlights_and_facets(shared_desk):
    found = shared_desk.client.get("/search", params={"q": "by:NO ferry", "facets": True}).json()
    assert found["total"] == 2
    hit = found["hits"][0]
    start, end = hit["highlights"][0]
    assert hit["words"][start:end] == "ferry"
    assert hit["speakers"][0]["party"] == "NO"
    assert ["NO", 2] in next(one["values"] for one in found["facets"] if one["name"] == "side") or found["facets"]


def test_hits_come_page_by_page(shared_desk):
    first = shared_desk.client.get("/search", params={"q": "date:2021", "limit": 2}).json()
    second = shared_desk.client.get("/search", params={"q": "date:2021", "limit": 2, "cursor": first["cursor"]}).json()
    ids = [hit["id"] for hit in (*first["hits"], *second["hits"])]
    assert len(set(ids)) == len(ids) == 4


def test_accounts_and_contacts_are_found_too(shared_desk):
    assert shared_desk.client.get("/search", params={"q": "helsinki", "of": "accounts"}).json()["total"] == 1
    found = shared_desk.client.get("/search", params={"q": "kind:telephone_call", "of": "contacts"}).json()
    assert [hit["id"] for hit in found["hits"]] == [shared_desk.call]


@pytest.mark.parametrize("query", ["by:nobody-known", '"never closed', "strength>=ferry", "(((", "date:soon"])
def test_a_query_that_cannot_be_understood_is_told_where(shared_desk, query: str):
    answer = shared_desk.client.get("/search", params={"q": query})
    assert answer.status_code == 422
    assert isinstance(answer.json()["errors"][0]["place"], int)


def test_similar_statements_are_ranked(shared_desk):
    items = shared_desk.client.get(f"/statements/{shared_desk.oslo}.s1/similar", params={"limit": 3}).json()["items"]
    assert items[0]["hit"]["account"] == shared_desk.copenhagen
    assert [one["score"] for one in items] == sorted((one["score"] for one in items), reverse=True)
    assert shared_desk.client.get("/statements/nothing.s1/similar").status_code == 404


def test_hits_come_as_a_table_too(shared_desk):
    answer = shared_desk.client.get("/search", params={"q": "ferry", "format": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.startswith("id,date,speakers")
    assert "Marta Lind" in answer.text


def test_searches_are_saved_by_each_user_for_themselves(logged_in):
    ruth, ed = logged_in("ruth"), logged_in("ed")
    made = ruth.post("/api/v1/searches", json={"name": "ferries", "query": "ferry"})
    assert (made.status_code, made.json()["of"]) == (201, "statements")
    assert [one["name"] for one in ruth.get("/api/v1/searches").json()["items"]] == ["ferries"]
    assert ed.get("/api/v1/searches").json() == {"items": []}
    assert ed.delete("/api/v1/searches", params={"name": "ferries"}).status_code == 404
    assert ruth.delete("/api/v1/searches", params={"name": "ferries"}).status_code == 204
    assert ruth.post("/api/v1/searches", json={"name": "wrong", "query": "by:"}).status_code == 422
