"""The API keeps to its own document: schemathesis, with all of its checks, finds nothing."""

import shutil
from pathlib import Path

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig

from dragoman.archive import Archive
from dragoman.archive.engine import writing
from dragoman.archive.users import Role, add_user, make_token
from dragoman.web import Settings, create_app

TOLD_WHY = ["2xx", "3xx", "401", "403", "404", "406", "409", "412", "422", "429"]
"""What may be answered to a request of the right shape: that a query has a fault, or that nothing is called so."""
CONFIG = {"checks": {"positive_data_acceptance": {"expected-statuses": TOLD_WHY}}}
LIKE_A_USER = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@schemathesis.serializer("application/x-ndjson")
def as_lines(_: schemathesis.SerializationContext, value: object) -> bytes:
    """Lines as they are."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogateescape")


@pytest.fixture(scope="session")
def local_api(filled: Path, tmp_path_factory: pytest.TempPathFactory):
    """The API in local mode."""
    archive = Archive(shutil.copy(filled, tmp_path_factory.mktemp("local") / "desk.db"))
    app = create_app(Settings(hosts=("testserver",)), archive)
    yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, config=SchemathesisConfig.from_dict(CONFIG))
    archive.close()


@pytest.fixture(scope="session")
def token(filled: Path, tmp_path_factory: pytest.TempPathFactory):
    """A server's archive, and an administrator's token."""
    archive = Archive(shutil.copy(filled, tmp_path_factory.mktemp("server") / "desk.db"))
    with writing(archive.engine) as db:
        ada = add_user(db, "ada", "a long enough secret", Role.ADMIN, at=archive.now())
        made = make_token(db, ada, "fuzz", Role.ADMIN, at=archive.now())
    yield archive, made.secret
    archive.close()


@pytest.fixture(scope="session")
def server_api(token: tuple[Archive, str]):
    """The API in server mode."""
    app = create_app(Settings(server=True, hosts=("testserver",)), token[0])
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, config=SchemathesisConfig.from_dict(CONFIG))


on_this_machine = schemathesis.pytest.from_fixture("local_api")
on_a_server = schemathesis.pytest.from_fixture("server_api")


@on_this_machine.parametrize()
@LIKE_A_USER
def test_nothing_is_found_in_local_mode(case: schemathesis.Case):
    case.call_and_validate()


@on_a_server.parametrize()
@LIKE_A_USER
def test_nothing_is_found_on_a_server(case: schemathesis.Case, token: tuple[Archive, str]):
    case.call_and_validate(headers={"authorization": f"Bearer {token[1]}"})


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
