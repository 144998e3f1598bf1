"""Who may correct: an editor, with the token of the session; a reader sees what was said and no form."""

import pytest


def kept(archive, ferry) -> str:
    """The id of an account that was added."""
    list(archive.add_each(ferry))
    return archive.account("oslo").id


@pytest.fixture
def reader(logged_in):
    return logged_in("ruth")


def test_a_reader_is_refused_the_form_and_its_saving(reader, archive, ferry):
    key = kept(archive, ferry)
    assert reader.get(f"/correct?target={key}.s1").status_code == 403
    answer = reader.post("/correct", data={"target": f"{key}.s1", "field": "act", "value": "offer"})
    assert answer.status_code == 403
    assert archive.corrections() == ()


def test_a_reader_sees_histories_and_questions_but_no_form(reader, archive, ferry):
    key = kept(archive, ferry)
    archive.correct(f"{key}.s1", "act", "offer", by="ed", note="read it again")
    for path in (f"/history?target={key}.s1", "/corrections", "/queue"):
        page = reader.get(path)
        assert page.status_code == 200
        assert "/undo" not in page.text
        assert 'action="/correct"' not in page.text
    assert "read it again" in reader.get("/corrections").text


def test_a_form_without_the_sessions_token_saves_nothing(logged_in, archive, ferry):
    key = kept(archive, ferry)
    editor = logged_in("ed")
    csrf = editor.headers.pop("x-csrf-token")
    given = {"target": f"{key}.s1", "field": "act", "value": "offer"}
    assert editor.post("/correct", data=given).status_code == 403
    assert archive.corrections() == ()
    assert f'name="csrf" value="{csrf}"' in editor.get(f"/correct?target={key}.s1&field=act").text
    saved = editor.post("/correct", data=given | {"csrf": csrf}, follow_redirects=False)
    assert saved.status_code == 303
    assert [one.correction.by for one in archive.corrections()] == ["ed"]


def test_the_way_back_never_leads_to_another_host(logged_in, archive, ferry):
    key = kept(archive, ferry)
    editor = logged_in("ed")
    for elsewhere in ("//evil.example", "https://evil.example", "/\\evil.example"):
        page = editor.get("/correct", params={"target": f"{key}.s1", "field": "act", "next": elsewhere})
        assert "evil.example" not in page.text
