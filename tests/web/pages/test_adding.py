"""Adding accounts on a page: with live progress and what is set aside, by files, a folder and words pasted in."""

import threading
import time

import pytest
from browsing import serving, sideways, violations, window

from dragoman.archive import NotFoundError
from dragoman.web.jobs import Job, Jobs, Piece, State

PDF = {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 and more"}


def upload(name: str, text: str) -> dict[str, object]:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def path_of(answer) -> str:
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_files_come_in_while_one_watches_and_a_bad_one_is_told(at_desk, desk):
    page, base = at_desk
    page.goto(f"{base}/manage/add")
    assert violations(page) == []
    files = [upload(f"call{number}.txt", desk.oslo_text.replace("ferry", f"ferry {number}")) for number in range(3)]
    page.set_input_files("#files", [*files, PDF])
    page.get_by_text("4 files chosen").wait_for()
    page.get_by_role("button", name="Add the files").click()
    page.get_by_text("Done: 4 of 4.").first.wait_for()
    assert page.locator("#counts").inner_text() == "3 new, 1 set aside"
    assert page.locator("#rejects").inner_text().startswith("scan.pdf")
    assert "looks like a PDF" in page.locator("#rejects").inner_text()
    told = page.inner_text("#pieces")
    page.reload()
    assert page.inner_text("#pieces") == told
    assert (violations(page), sideways(page)) == ([], 0)
    page.get_by_role("link", name="call2").click()
    page.wait_for_url("**/contacts/*")
    page.goto(f"{base}/manage/rejects")
    assert "scan.pdf" in page.inner_text("main")


def test_without_scripts_one_loads_the_page_again(desk, browser):
    with serving(desk.archive) as base, window(browser, script=False) as page:
        page.goto(f"{base}/manage/add")
        page.get_by_label("Text of one account").fill(desk.copenhagen_text.replace("ferry", "tram"))
        page.get_by_role("button", name="Add the text").click()
        for _ in range(200):
            if page.get_by_text("Done: 1 of 1.").count():
                break
            page.wait_for_timeout(50)
            page.reload()
        assert page.locator("#counts").inner_text() == "1 new"


def test_a_folder_brings_its_texts_with_what_is_known_of_them(desk, over):
    files = [
        ("folder", ("calls/17.txt", desk.oslo_text.replace("ferry", "tram").encode())),
        ("folder", ("calls/17.json", b'{"publisher": "Herald", "published": "2021-05-04"}')),
        ("folder", ("calls/more.jsonl", b'{"id": "x", "text": "Words."}\n{"id": "y"}\n')),
        ("folder", ("calls/page.html", b"<p>Words")),
    ]
    client = desk.pages
    told = over(client, path_of(client.post("/manage/add", files=files)))
    assert "Done: 3 of 3." in told
    assert "1 other file of the folder is left out" in told
    assert desk.archive.account("17").account.publisher == "Herald"
    assert desk.archive.account("17").account.published == "2021-05-04"
    assert [one.source for one in desk.archive.rejects()] == ["calls/more.jsonl, line 2"]


def test_what_is_there_already_is_not_read_again(desk, over):
    client = desk.pages
    files = [("files", ("copenhagen.txt", desk.archive.account("copenhagen").account.text.encode()))]
    path_of(client.post("/manage/add", files=files))
    told = over(client, path_of(client.post("/manage/add", files=files)))
    assert "1 there already" in told


def test_pasted_words_that_cannot_be_an_account_are_told_in_place(desk):
    given = {"text": "Words.", "name": "x", "side": "Atlantis of the Moon", "kind": "wire"}
    answer = desk.pages.post("/manage/add", data={**given, "published": "soon"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "Words." in answer.text


def test_nothing_chosen_is_told_in_place(desk):
    answer = desk.pages.post("/manage/add", files=[("files", ("", b""))])
    assert (answer.status_code, "Choose files or a folder" in answer.text) == (422, True)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\fakepath\\a.txt", "C:/fakepath/a.txt"),
        ("..", "file"),
        ("a\u202eb.txt", "ab.txt"),
    ],
)
def test_a_files_name_leads_nowhere(given, name):
    from dragoman.web.pages.manage.adding import _named

    assert _named(given) == name


def test_packed_files_are_not_unpacked(desk, over):
    client = desk.pages
    files = [("files", ("bomb.zip", b"PK\x03\x04" + b"\0" * 1000)), ("files", ("a.txt.gz", b"\x1f\x8b" + b"\0" * 99))]
    told = over(client, path_of(client.post("/manage/add", files=files)))
    assert "2 set aside" in told


def test_a_job_that_ends_while_its_page_is_written_is_not_told_as_over(desk, monkeypatch):
    from dragoman.web.pages.manage import progress

    client = desk.pages
    job = Job("Add 2 files", "/manage/add", "local")
    job.total, job.state = 2, State.RUNNING
    monkeypatch.setitem(client.app.state.jobs._jobs, job.id, job)
    real = progress.progress

    def overtaken(asked: Job) -> dict[str, object]:
        told = real(asked)
        asked.told(Piece("rejected", "bomb.zip", reason="a packed file"), steps=2)
        asked.state = State.DONE
        return told

    monkeypatch.setattr(progress, "progress", overtaken)
    first, then = client.get(job.path).text, client.get(job.path).text
    assert ["data-events" in first, "data-events" in then] == [True, False]
    assert "1 set aside" in then


def test_events_go_on_after_the_last_that_was_seen(desk, over):
    client = desk.pages
    lines = b"".join(b'{"id": "n%d", "text": "Words %d."}\n' % (number, number) for number in range(4))
    path = path_of(client.post("/manage/add", files=[("files", ("a.jsonl", lines))]))
    over(client, path)
    whole = client.get(f"{path}/events")
    assert whole.headers["content-type"].startswith("text/event-stream")
    assert whole.text.startswith("retry: ")
    assert [f'"n{number}"' in whole.text for number in range(4)] == [True] * 4
    rest = client.get(f"{path}/events", headers={"last-event-id": "3"}).text
    assert ['"n2"' in rest, '"n3"' in rest] == [False, True]
    assert "event: end" in rest


def test_a_job_that_nobody_knows_is_told(desk):
    answer = desk.pages.get("/manage/add/0123456789abcdef")
    assert (answer.status_code, "the server has been started again since" in answer.text) == (404, True)


def test_a_job_stops_between_two_pieces_and_says_so(desk, over, monkeypatch):
    from dragoman.web import reader

    begun, go = threading.Event(), threading.Event()
    real = reader.added

    def slow(*asked: object) -> object:
        begun.set()
        go.wait(10)
        return real(*asked)

    monkeypatch.setattr(reader, "added", slow)
    client = desk.pages
    lines = b"".join(b'{"id": "n%d", "text": "Words %d."}\n' % (number, number) for number in range(4))
    path = path_of(client.post("/manage/add", files=[("files", ("a.jsonl", lines))]))
    begun.wait(10)
    assert "<progress" in client.get(path).text
    client.post(path)
    go.set()
    assert "Stopped after 1 of 4; what was done is kept." in over(client, path)
    assert desk.archive.account("n0").account.text == "Words 0."
    with pytest.raises(NotFoundError):
        desk.archive.account("n1")


def test_jobs_run_one_after_the_other_and_end_with_the_server():
    jobs, go, done = Jobs(), threading.Event(), []

    def work(job: Job) -> None:
        for piece in job.while_going(range(3)):
            go.wait(10)
            done.append((job.title, piece))
            job.told()

    first, second = (jobs.start(Job(name, "/x", "me"), work) for name in ("one", "two"))
    while first.state is not State.RUNNING:
        time.sleep(0.01)
    assert second.state is State.WAITING
    jobs.stop()
    go.set()
    jobs.close()
    assert done == [("one", 0)]
    assert (first.state, second.state) == (State.STOPPED, State.STOPPED)


def test_a_job_that_fails_says_why_and_lets_the_next_one_run():
    jobs = Jobs()

    def fail(_: Job) -> None:
        message = "there is no such thing"
        raise NotFoundError(message)

    first = jobs.start(Job("one", "/x", "me"), fail)
    second = jobs.start(Job("two", "/x", "me"), lambda job: job.told())
    jobs._pool.shutdown(wait=True)
    assert (first.state, first.fault) == (State.FAILED, "there is no such thing")
    assert (second.state, second.done) == (State.DONE, 1)


def test_a_server_that_ends_does_not_wait_for_those_who_watch(desk, browser, monkeypatch):
    from dragoman.web import reader

    go = threading.Event()
    real = reader.added
    monkeypatch.setattr(reader, "added", lambda *asked: (go.wait(20), real(*asked))[1])
    with window(browser) as page:
        with serving(desk.archive) as base:
            page.goto(f"{base}/manage/add")
            page.set_input_files("#files", [upload(f"n{number}.txt", f"Words {number}.") for number in range(3)])
            page.get_by_role("button", name="Add the files").click()
            page.get_by_role("progressbar").wait_for()
            page.goto("about:blank")
            begun = time.monotonic()
            threading.Timer(0.5, go.set).start()
        assert time.monotonic() - begun < 9
    assert desk.archive.account("n0").account.text == "Words 0."
