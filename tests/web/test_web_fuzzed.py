"""The interface for programs against its own description: whatever is asked, no server error."""

from __future__ import annotations

import os
from typing import Any

import pytest

from verbale.stores import Store
from verbale.web.description import description
from verbale.web.settings import Settings
from web.conftest import Opening

CASES = int(os.environ.get("VERBALE_FUZZED_CASES", "25"))
"""How many questions an operation is asked; more of them by hand, before a release."""


def test_no_question_that_the_description_allows_breaks_the_server(
    world: Store, visit: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    schemathesis = pytest.importorskip("schemathesis")
    from hypothesis import HealthCheck, given, settings

    from stores.store_articles import SmallReader

    monkeypatch.setattr("verbale.web.changing._reader", lambda language: SmallReader())
    visitor = visit()
    schema = schemathesis.openapi.from_dict(description(Settings()))
    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def holds(case: Any) -> None:
            sent = case.as_transport_kwargs(base_url="http://localhost")
            import requests

            known = requests.Request.__init__.__code__.co_varnames
            request = requests.Request(**{k: v for k, v in sent.items() if k in known})
            ready: Any = request.prepare()
            path = ready.url.removeprefix("http://localhost")
            body = ready.body or b""
            answer = visitor.ask(
                ready.method,
                path,
                body=body.encode() if isinstance(body, str) else body,
                headers={
                    name: value.decode("latin-1") if isinstance(value, bytes) else value
                    for name, value in ready.headers.items()
                    if name.lower() in ("content-type", "accept")
                },
            )
            assert answer.status < 500, (ready.method, path, body, answer.body)
            expected = case.operation.definition.raw["responses"]
            assert str(answer.status) in expected or answer.status in (404, 405), (path, answer)

        holds()
