"""Whatever the OpenAPI document allows is answered, and as it says."""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from web.served import Serve

HEADERS = {"Host": "127.0.0.1"}
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]


def test_every_operation_answers_as_it_says(serve: Serve) -> None:
    client = serve(writes=1_000_000, longest_text=2000)
    schema: Any = schemathesis.openapi.from_asgi("/api/openapi.json", client.app, headers=HEADERS)
    tried = 0
    for found in schema.exclude(path_regex="events$").get_all_operations():  # those are no JSON
        operation = found.ok()

        @settings(max_examples=12)
        @given(case=operation.as_strategy())
        def answers(case: Any) -> None:
            case.call_and_validate(headers=HEADERS, checks=CHECKS)

        answers()
        tried += 1
    assert tried == 22
