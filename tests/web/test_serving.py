"""`dragoman user` and `dragoman serve`, as they are typed."""

import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from dragoman.cli import serving
from dragoman.cli.app import app
from dragoman.web import Settings, create_app, warming

SECRET = "a long enough secret\n"


def run(*words: str, stdin: str | None = None):
    return CliRunner().invoke(app, words, input=stdin)


def test_users_are_added_listed_and_changed(tmp_path: Path):
    desk = str(tmp_path / "desk.db")
    assert (
        run("user", "add", "ada", "--role", "admin", "--archive", desk, "--password-stdin", stdin=SECRET).exit_code == 0
    )
    assert run("user", "add", "ruth", "--archive", desk, "--password-stdin", stdin=SECRET).exit_code == 0
    assert run("user", "change", "ruth", "--shut-out", "--archive", desk).stdout == "ruth: reader, shut out\n"
    assert run("user", "list", "--archive", desk).stdout == "ada: admin\nruth: reader, shut out\n"


@pytest.mark.parametrize(
    ("words", "stdin", "said"),
    [
        (("--role", "king"), SECRET, "no role"),
        ((), "short\n", "at least 12 characters"),
    ],
)
def test_a_user_that_cannot_be_is_said_to_be_none(tmp_path: Path, words, stdin, said):
    done = run("user", "add", "ada", *words, "--archive", str(tmp_path / "desk.db"), "--password-stdin", stdin=stdin)
    assert done.exit_code in {1, 2}
    assert said in done.stderr


def test_without_server_only_this_machine_is_listened_to(tmp_path: Path):
    done = run("serve", "--host", "0.0.0.0", "--archive", str(tmp_path / "desk.db"))
    assert done.exit_code == 2
    assert "--server" in done.stderr


def test_a_server_without_users_is_refused(tmp_path: Path):
    desk = str(tmp_path / "desk.db")
    run("archive", "init", "--archive", desk)
    done = run("serve", "--server", "--archive", desk)
    assert done.exit_code == 1
    assert "dragoman user add" in done.stderr


def test_the_archive_is_served_until_interrupted(tmp_path: Path):
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = str(found.getsockname()[1])
    command = [sys.executable, "-m", "dragoman", "serve", "--port", port, "--archive", str(tmp_path / "desk.db")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        for _ in range(100):
            try:
                answer = httpx.get(f"http://127.0.0.1:{port}/api/v1/")
                break
            except httpx.ConnectError:
                time.sleep(0.2)
        assert answer.json()["server"] is False
        assert "Paste or drop" in httpx.get(f"http://127.0.0.1:{port}/").text
    finally:
        process.terminate()
        _, told = process.communicate(timeout=20)
    assert f"http://127.0.0.1:{port}/ (stop with Ctrl+C)" in told.decode()


def test_the_browser_is_opened_once_the_server_answers(monkeypatch: pytest.MonkeyPatch):
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)
    for started in (True, False):
        serving._open(SimpleNamespace(started=started, should_exit=not started), f"http://{started}/")
    assert shown == ["http://True/"]


def test_what_visitors_would_wait_for_is_done_beside_the_start(archive, monkeypatch: pytest.MonkeyPatch):
    warmed = threading.Event()
    monkeypatch.setattr("dragoman.web.warming.STEPS", (lambda _: warmed.set(),))
    with TestClient(create_app(Settings(warm=True), archive)):
        assert warmed.wait(10)


@pytest.mark.parametrize("filled", [False, True], ids=["empty", "filled"])
def test_an_archive_with_and_without_accounts_is_made_ready(archive, ferry, filled):
    if filled:
        list(archive.add_each(ferry))
    app = create_app(Settings(), archive)
    for step in warming.STEPS:
        step(app)
    client = TestClient(app, base_url="http://127.0.0.1:8000")
    assert client.get("/example").status_code == client.get("/follow").status_code == 200
