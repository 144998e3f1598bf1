"""The JSON Schema: it lists the model's words exactly, lets nothing unknown in, and every property is documented."""

import re
from pathlib import Path

import jsonschema
import pytest

from dragoman.export import json_schema
from dragoman.model import (
    FIELDS,
    AccountKind,
    Act,
    ContactKind,
    FindingKind,
    Polarity,
    Relation,
    Role,
    Status,
    Strength,
)

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "record.md"
SECTION = re.compile(r"^## `(\w+)`[^\n]*\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def schema():
    return json_schema()


def test_schema_is_itself_valid(schema):
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    ("name", "vocabulary"),
    [
        ("account_kind", AccountKind),
        ("contact_kind", ContactKind),
        ("role", Role),
        ("act", Act),
        ("strength", Strength),
        ("polarity", Polarity),
        ("relation", Relation),
        ("finding_kind", FindingKind),
        ("status", Status),
        ("fact_field", FIELDS),
    ],
)
def test_closed_vocabularies_are_those_of_the_model(schema, name, vocabulary):
    assert schema["$defs"][name]["enum"] == [str(word) for word in vocabulary]


def objects(schema):
    """Every kind of object in the schema, by name."""
    return {"record": schema} | {name: part for name, part in schema["$defs"].items() if part.get("type") == "object"}


def test_no_object_takes_unknown_properties(schema):
    assert all(part["additionalProperties"] is False for part in objects(schema).values())


def test_only_the_flags_of_facts_may_be_absent(schema):
    optional = {
        (name, key) for name, part in objects(schema).items() for key in {*part["properties"]} - {*part["required"]}
    }
    assert optional == {("fact", "approximate"), ("fact", "more_than")}


def test_every_property_of_every_object_is_documented(schema):
    sections = dict(SECTION.findall(REFERENCE.read_text(encoding="utf-8")))
    documented = {name: set(ROW.findall(text)) for name, text in sections.items() if ROW.search(text)}
    assert documented == {name: set(part["properties"]) for name, part in objects(schema).items()}


def test_every_word_of_the_closed_vocabularies_is_documented(schema):
    sections = dict(SECTION.findall(REFERENCE.read_text(encoding="utf-8")))
    for name, part in schema["$defs"].items():
        for word in part.get("enum", ()):
            assert f"`{word}`" in sections[name], f"{word} is missing from the section on {name}"
