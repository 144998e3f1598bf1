"""The commands on the real models, each in a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

ACCOUNTS = [
    """Foreign Minister Anna Berg of Sweden spoke by telephone with Foreign Minister Luc Morel of France on May 4, 2019.
Minister Berg said that Sweden supports the proposal. Minister Morel thanked her.""",
    "Whisk two eggs with a pinch of salt, and fry them in butter.",
    "Prime Minister Aoki met President Soto in Lima. The leaders agreed to hold talks on trade in June.",
    "السيد الوزير قال إن المحادثات كانت مفيدة. e\u0301\u0327\u0323 \u202eabc",
]


def dragoman(*words, seed="0", **options):
    command = [sys.executable, "-m", "dragoman", *map(str, words)]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    return subprocess.run(command, capture_output=True, env=environment, timeout=300, check=False, **options)


@pytest.fixture
def releases(tmp_path):
    path = tmp_path / "releases.jsonl"
    lines = [json.dumps({"id": f"r{number}", "text": text}) for number, text in enumerate(ACCOUNTS * 2)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_examples_compare(examples):
    result = dragoman("compare", examples, "--format", "json")
    assert (result.returncode, result.stderr) == (0, b"")
    record = json.loads(result.stdout)
    assert record["contact"]["kind"] == "telephone_call"
    assert {account["name"] for account in record["accounts"]} == {"ministry", "agency"}
    assert record["matches"]
    kinds = {finding["kind"] for finding in record["findings"]}
    assert {"corroborated", "only_in", "background_added"} <= kinds


def test_the_same_bytes_come_out_in_any_order_and_under_any_hash_seed(examples):
    one, other = examples / "ministry.txt", examples / "agency.txt"
    first = dragoman("compare", one, other, "--format", "json", seed="1")
    second = dragoman("compare", other, one, "--format", "json", seed="2")
    assert first.returncode == 0
    assert first.stdout == second.stdout


def test_one_and_two_processes_give_the_same_bytes(releases):
    alone = dragoman("read", releases, "--format", "jsonl", "--jobs", 1, seed="1")
    shared_out = dragoman("read", releases, "--format", "jsonl", "--jobs", 2, seed="2")
    assert (alone.returncode, alone.stderr) == (0, b"")
    assert alone.stdout == shared_out.stdout
    assert len(alone.stdout.splitlines()) == len(ACCOUNTS) * 2


def test_a_recipe_tells_of_no_contact():
    result = dragoman("read", "-", "--format", "json", input=ACCOUNTS[1].encode())
    assert result.returncode == 3
    assert json.loads(result.stdout)["contact"] is None
    assert result.stderr == b"dragoman: no contact found\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_an_interrupt_leaves_whole_lines_and_no_traceback(releases):
    long = releases.with_name("long.jsonl")
    long.write_text("\n".join([releases.read_text(encoding="utf-8")] * 500), encoding="utf-8")
    command = [sys.executable, "-m", "dragoman", "read", str(long), "--format", "jsonl", "--jobs", "2"]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it
    try:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        started = time.monotonic()
        rest, complaint = process.communicate(timeout=60)
    assert process.returncode == 130
    assert complaint == b"dragoman: interrupted\n"
    assert all(json.loads(line) for line in rest.splitlines())
    assert time.monotonic() - started < 30


HELP = """
import sys
from dragoman.cli import main
sys.argv = ["dragoman", "--help"]
try:
    main()
except SystemExit:
    heavy = {"numpy", "spacy", "onnxruntime", "tokenizers", "py3langid"} & set(sys.modules)
    sys.exit(" ".join(sorted(heavy)) or 0)
"""


def test_help_answers_without_loading_the_models():
    result = subprocess.run([sys.executable, "-c", HELP], capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (0, b"")
