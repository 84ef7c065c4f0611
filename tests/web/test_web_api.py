from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from stores.store_articles import SmallReader
from verbale.stores import Store
from web.asgi_client import Visitor
from web.conftest import Opening

BASE = "/api/v1"
READS = {
    "/home": "Home",
    "/documents?limit=2": "Documents",
    "/documents/example": "Record",
    "/statements?speaker=NLD": "Statements",
    "/acts": "Acts",
    "/commitments": "Commitments",
    "/positions?who=OST&on=port": "Positions",
    "/who?name=solberg": "Who",
    "/pair?first=NLD&second=OST": "Pair",
    "/issue?words=port": "Issue",
    "/corrections": "Corrections",
}


def described(page: Visitor) -> dict[str, Any]:
    found: dict[str, Any] = page.get(f"{BASE}/openapi.json").json()
    return found


def validator(description: dict[str, Any], name: str) -> Draft202012Validator:
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
    )


@pytest.mark.parametrize(("address", "schema"), READS.items())
def test_an_answer_is_what_its_description_says(page: Visitor, address: str, schema: str) -> None:
    answer = page.get(BASE + address)
    assert answer.status == 200
    assert list(validator(described(page), schema).iter_errors(answer.json())) == []


def test_every_operation_has_a_name_a_summary_and_its_problems(page: Visitor) -> None:
    names = []
    for path in described(page)["paths"].values():
        for operation in path.values():
            names.append(operation["operationId"])
            assert operation["summary"]
            assert {"401", "421"} <= set(operation["responses"])
    assert len(names) == len(set(names))


def test_every_described_path_is_there_and_every_one_there_is_described(page: Visitor) -> None:
    from verbale.web.api import routes
    from verbale.web.site import Site

    described_paths = {
        path.replace("{document}", "{id:path}").replace("{number}", "{number:int}")
        for path in described(page)["paths"]
    }
    there = {
        str(getattr(route, "path", "")).removeprefix(BASE)
        for route in routes(Site(None))  # type: ignore[arg-type]
    }
    assert there - {"/openapi.json", "/api"} == described_paths


def test_the_documentation_is_served_from_here(page: Visitor) -> None:
    text = page.get("/api").text
    assert "/api/v1/statements" in text
    assert "http://" not in text
    assert "https://" not in text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/statements?colour=red", 400),
        ("/documents?colour=red", 400),
        ("/statements?limit=0", 400),
        ("/statements?limit=201", 400),
        ("/documents/none", 404),
        ("/who?name=nobody", 404),
        ("/who", 400),
        ("/nothing", 404),
    ],
)
def test_a_slip_is_a_problem(page: Visitor, address: str, status: int) -> None:
    answer = page.get(BASE + address)
    assert answer.status == status
    assert list(validator(described(page), "Problem").iter_errors(answer.json())) == []


def test_a_text_is_read_and_kept_on_request(
    page: Visitor, world: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verbale.web.changing._reader", lambda language: SmallReader())
    text = {"text": "M. Wang a dit que le port ouvre.", "id": "new", "published": "2024-01-02"}
    answer = page.send(f"{BASE}/documents", text)
    assert (answer.status, answer.json()["outcome"]) == (200, None)
    assert world.record_json("new") is None
    answer = page.send(f"{BASE}/documents", {**text, "keep": True})
    assert (answer.status, answer.json()["outcome"]) == (201, "added")
    assert world.record_json("new") is not None


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"[]", 422),
        (b"{", 422),
        (b'{"text": "\\ud800"}', 422),
        (b"[" * 100_000, 422),
        (b'{"text": 1}', 422),
        (b'{"text": "a", "colour": "red"}', 422),
        (b'{"text": " "}', 422),
        (b'{"text": "a", "published": "soon"}', 422),
        (b'{"text": "a", "title": " "}', 422),
    ],
)
def test_a_body_of_no_use_is_refused(page: Visitor, body: bytes, status: int) -> None:
    assert page.send(f"{BASE}/documents", body).status == status


def test_another_form_of_body_is_refused(page: Visitor) -> None:
    assert page.send(f"{BASE}/documents", b"{}", Content_Type="text/plain").status == 415


def test_an_entry_is_corrected_and_the_correction_undone(page: Visitor, world: Store) -> None:
    change = {
        "document": "example",
        "layer": "acts",
        "entry": "a2",
        "verdict": "corrected",
        "author": "Chloé",
        "after": {"type": "COOPERATE", "targets": [{"name": "Ostrie", "kind": "country"}]},
    }
    answer = page.send(f"{BASE}/corrections", change)
    assert answer.status == 201
    number = answer.json()["number"]
    assert list(validator(described(page), "Correction").iter_errors(answer.json())) == []
    assert page.get(f"{BASE}/corrected").text.count('"COOPERATE"') == 1
    undone = page.ask("DELETE", f"{BASE}/corrections/{number}?author=Dora")
    assert undone.json()["undone_by"] == "Dora"
    assert page.ask("DELETE", f"{BASE}/corrections/{number}").status == 400
    assert page.ask("DELETE", f"{BASE}/corrections/{10**30}").status == 400


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"verdict": "perhaps"}, 422),
        ({"entry": "s99"}, 400),
        ({"document": "none"}, 400),
        ({"verdict": "corrected"}, 400),
        ({"after": {"mode": "direct"}}, 400),
        ({"verdict": "corrected", "after": {"colour": "red"}}, 400),
        ({"verdict": "corrected", "after": {"content": [[5]]}}, 400),
        ({"verdict": "corrected", "after": {"content": "all"}}, 400),
        ({"verdict": "corrected", "after": {"speakers": [3]}}, 400),
        ({"layer": "times", "entry": "0", "verdict": "corrected", "after": {}}, 400),
    ],
)
def test_a_correction_without_meaning_is_refused(
    page: Visitor, change: dict[str, Any], status: int
) -> None:
    plain = {"document": "example", "layer": "statements", "entry": "s1", "verdict": "accepted"}
    assert page.send(f"{BASE}/corrections", {**plain, **change}).status == status


def test_a_server_with_a_token_says_so(store: Store, visit: Opening) -> None:
    visitor = visit(token="long-enough-token")
    answer = visitor.get(f"{BASE}/openapi.json", Authorization="Bearer long-enough-token")
    assert answer.json()["security"] == [{"token": []}]
