"""The API keeps to its own document: schemathesis, with all of its checks, finds nothing."""

import shutil
from pathlib import Path

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

from dragoman.archive import Archive
from dragoman.archive.engine import writing
from dragoman.archive.users import Role, add_user, make_token
from dragoman.web import Settings, create_app

TOLD_WHY = ["2xx", "3xx", "401", "403", "404", "406", "409", "412", "422", "429"]
"""What may be answered to a request of the right shape: that a query has a fault, or that nothing is called so."""
CONFIG = {
    "seed": 1,
    "cache": {"enabled": False},
    "checks": {"positive_data_acceptance": {"expected-statuses": TOLD_WHY}},
    "generation": {"max-examples": 20, "deterministic": True, "no-shrink": True},
    "phases": {"stateful": {"enabled": False}},
}


@schemathesis.serializer("application/x-ndjson")
def as_lines(_: schemathesis.SerializationContext, value: object) -> bytes:
    """Lines as they are."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogateescape")


def found(app: FastAPI, token: str | None = None) -> list[str]:
    """What schemathesis finds with examples, at the edges of every schema, and with arbitrary values."""
    auth = {"auth": {"openapi": {"token": {"bearer": token}}}} if token else {}
    config = SchemathesisConfig.from_dict(CONFIG | auth)
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, config=config)
    faults: list[str] = []
    for event in from_schema(schema).execute():
        if isinstance(event, NonFatalError):
            faults.append(f"{event.label}: {event.value}")
        elif isinstance(event, FatalError):
            faults.append(str(event.exception))
        elif isinstance(event, ScenarioFinished):
            recorder = event.recorder
            for key, checks in recorder.checks.items():
                faults += [
                    f"{recorder.label} [{event.phase}] {check.failure_info.failure.title}: "
                    f"{check.failure_info.failure.message[:600]}\n{recorder.cases[key].value.as_curl_command()[:600]}"
                    for check in checks
                    if check.failure_info
                ]
    return list(dict.fromkeys(faults))


@pytest.fixture
def copied(filled: Path, tmp_path: Path):
    """An archive with accounts in it, in a file of its own."""
    with Archive(shutil.copy(filled, tmp_path / "copied.db")) as archive:
        yield archive


def test_nothing_is_found_in_local_mode(copied: Archive):
    assert found(create_app(Settings(hosts=("testserver",)), copied)) == []


def test_nothing_is_found_on_a_server(copied: Archive):
    with writing(copied.engine) as db:
        ada = add_user(db, "ada", "a long enough secret", Role.ADMIN, at=copied.now())
        made = make_token(db, ada, "fuzz", Role.ADMIN, at=copied.now())
    app = create_app(Settings(server=True, hosts=("testserver",)), copied)
    assert found(app, made.secret) == []


def test_every_operation_is_described_and_has_examples(local: TestClient):
    document = local.get("/api/v1/openapi.json").json()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert operation.get("description"), (method, path)
            assert operation["responses"]["404"]["content"].keys() == {"application/problem+json"}
            for parameter in operation.get("parameters", ()):
                assert parameter["schema"], (path, parameter["name"])
    shapes = document["components"]["schemas"]
    for name in ("NewAccount", "NewCorrection", "Comparison", "ContactShape", "HitShape", "CorrectionShape"):
        assert any("examples" in field for field in shapes[name]["properties"].values()), name
