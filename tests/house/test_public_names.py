"""The front page offers exactly what is meant to be public."""

import doctest
import importlib
import subprocess
import sys

import pytest

import dragoman

PUBLIC = {
    "Account",
    "AccountReading",
    "Archive",
    "Comparison",
    "Contact",
    "DragomanError",
    "Finding",
    "Match",
    "Reading",
    "Record",
    "SourceError",
    "Span",
    "Statement",
    "Undertaking",
    "__version__",
    "collate",
    "compare",
    "load",
    "read",
}


def test_the_public_names_are_those_that_are_meant():
    assert set(dragoman.__all__) == PUBLIC
    assert set(dir(dragoman)) == PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_public_name_is_there_and_says_what_it_is(name):
    value = getattr(dragoman, name)
    assert name == "__version__" or value.__doc__


def test_another_name_is_not_there():
    with pytest.raises(AttributeError, match="no attribute 'translate'"):
        _ = dragoman.translate


def test_the_front_page_imports_nothing_before_it_is_used():
    code = "import sys, dragoman; sys.exit(','.join(m for m in sys.modules if m.startswith('dragoman.')) or 0)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("module", ["dragoman", "dragoman.api", "dragoman.sources.publishers", "dragoman.model.span"])
def test_examples_in_the_documentation_of_modules_run(module):
    assert doctest.testmod(importlib.import_module(module)).failed == 0
