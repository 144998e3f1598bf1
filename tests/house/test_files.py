"""What must, and must not, stand in the project's files."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LONGEST_MODULE = 500
ADDRESS = re.compile(r"https?://|file:/|--(?:extra-)?index-url|--find-links")
PINNED = re.compile(r"^[a-z0-9][a-z0-9._-]*==\S+", re.IGNORECASE)


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt"])
def test_requirements_are_pinned_by_hash_and_name_no_registry(name):
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert not ADDRESS.search(text)
    entries = [entry for entry in re.split(r"\n(?=\S)", text.strip()) if not entry.startswith("#")]
    assert len(entries) > 30
    for entry in entries:
        assert PINNED.match(entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]


def test_users_need_no_torch():
    text = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    assert not re.search(r"^(torch|tensorflow|transformers)\b", text, re.MULTILINE)


def test_there_is_no_lock_file_that_records_addresses():
    assert not [path for pattern in ("uv.lock", "pylock*.toml", "poetry.lock") for path in ROOT.glob(pattern)]


def test_modules_stay_small():
    long = [
        path
        for path in (ROOT / "src").rglob("*.py")
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_MODULE
    ]
    assert not long


def test_models_together_stay_small():
    sizes = [path.stat().st_size for path in (ROOT / "src" / "dragoman" / "models").glob("*.onnx")]
    assert sum(sizes) < 60_000_000


def test_ci_is_the_one_call():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("make ")] == ["make test"]


def test_the_makefile_is_understood():
    subprocess.run(["make", "--dry-run", "demo", "test", "bench"], cwd=ROOT, check=True, capture_output=True)
