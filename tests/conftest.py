"""What the tests share: the way of property-based tests, and a new store in either database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, make_url
from sqlalchemy.schema import CreateSchema, DropSchema

# Property-based tests try the same examples on every machine, however slow it is; a failure is then one for all.
settings.register_profile(
    "same-everywhere",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
settings.load_profile("same-everywhere")

SERVER = "SAYSO_TEST_POSTGRESQL"
"""The environment variable with the address of a PostgreSQL database that the tests may use."""


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store that does not exist yet: once in SQLite, once in PostgreSQL."""
    if request.param == "sqlite":
        yield str(tmp_path / "store.db")
        return
    if SERVER not in os.environ:
        pytest.skip(f"no PostgreSQL: {SERVER} does not say where one is")
    server = make_url(os.environ[SERVER])
    schema = f"test_{uuid4().hex}"
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.execute(CreateSchema(schema))
    yield server.update_query_dict({"options": f"-csearch_path={schema}"}).render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(DropSchema(schema, cascade=True))
    engine.dispose()
