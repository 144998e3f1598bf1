"""The reference names every address of the API."""

import re
from pathlib import Path

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "api.md"


def test_every_address_is_in_the_reference(local):
    paths = local.get("/api/v1/openapi.json").json()["paths"]
    text = REFERENCE.read_text(encoding="utf-8")
    for path in paths:
        assert re.search(rf"[`\s,]{re.escape(path.removeprefix('/api/v1'))}[`,\s]", text), path
