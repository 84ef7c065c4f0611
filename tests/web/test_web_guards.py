from __future__ import annotations

import pytest

from verbale.stores import Store
from verbale.web.guards import POLICY, cookie_value
from verbale.web.settings import is_loopback
from web.asgi_client import Visitor
from web.conftest import Opening

TOKEN = "a-token-that-nobody-guesses"


def test_every_answer_forbids_what_is_not_ours(page: Visitor) -> None:
    for address in ("/", "/d/example", "/nothing", "/api/v1/home", "/static/page.css"):
        headers = page.get(address).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_a_foreign_name_of_this_server_is_refused(page: Visitor) -> None:
    for name in ("evil.example", "localhost.evil.example", "evil.example:8421", ""):
        assert page.get("/", Host=name).status == 421
    for name in ("localhost", "127.0.0.1:8421", "[::1]:8421"):
        assert page.get("/", Host=name).status == 200


def test_what_changes_something_must_come_from_our_own_page(page: Visitor) -> None:
    form = {"document": "example", "layer": "statements", "entry": "s1", "verdict": "accepted"}
    assert page.post("/check", form, Origin="http://evil.example").status == 403
    assert page.post("/check", form, Origin="null").status == 403
    assert page.post("/check", form, Sec_Fetch_Site="cross-site").status == 403
    assert page.post("/check", form, Sec_Fetch_Site="same-site").status == 403
    assert page.post("/check", form, Origin="http://localhost").status == 303


def test_a_read_only_server_changes_nothing(world: Store, visit: Opening) -> None:
    visitor = visit(read_only=True)
    form = {"document": "example", "layer": "statements", "entry": "s1", "verdict": "accepted"}
    assert visitor.post("/check", form).status == 403
    assert visitor.send("/api/v1/documents", {"text": "Un mot."}).status == 403
    assert visitor.ask("DELETE", "/api/v1/corrections/1").status == 403
    assert "/add" not in visitor.get("/").text
    assert world.corrections() == []


def test_without_the_token_nothing_is_shown(world: Store, visit: Opening) -> None:
    visitor = visit(token=TOKEN, hosts=())
    assert visitor.get("/").headers["location"] == "/login"
    for address in ("/api/v1/home", "/home.json", "/d/example.json"):
        answer = visitor.get(address, Accept="application/json")
        assert answer.status == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
    for wrong in ("", "a", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "é"):
        assert visitor.get("/api/v1/home", Authorization=f"Bearer {wrong}").status == 401
    assert visitor.post("/check", {"document": "example"}).status == 401
    assert visitor.get("/login").status == 200


def test_the_token_lets_in_by_header_by_address_and_by_form(world: Store, visit: Opening) -> None:
    by_header = visit(token=TOKEN)
    assert by_header.get("/api/v1/home", Authorization=f"Bearer {TOKEN}").status == 200

    by_address = visit(token=TOKEN)
    answer = by_address.get(f"/documents?token={TOKEN}&limit=2")
    assert answer.headers["location"] == "/documents?limit=2"
    assert by_address.cookies["verbale_token"] == cookie_value(TOKEN)
    assert TOKEN not in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert by_address.get("/documents").status == 200

    by_form = visit(token=TOKEN)
    assert by_form.post("/login", {"token": "wrong"}).status == 401
    assert by_form.post("/login", {"token": TOKEN}).status == 303
    assert by_form.get("/").status == 200


def test_the_token_never_leads_to_another_site(world: Store, visit: Opening) -> None:
    answer = visit(token=TOKEN).get(f"//evil.example/?token={TOKEN}")
    assert answer.headers["location"] == "/evil.example/"


def test_a_body_that_is_too_large_is_refused_however_it_comes(world: Store, visit: Opening) -> None:
    visitor = visit(most_body=1000)
    assert visitor.send("/api/v1/documents", b"x" * 1001).status == 413
    assert visitor.send("/api/v1/documents", b"x" * 90_000, Content_Length="10").status == 413
    assert visitor.post("/add", {"text": "x" * 2000}).status == 413


def test_an_answer_that_takes_too_long_is_given_up(
    world: Store, visit: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    async def slow(*_: object) -> None:
        await asyncio.sleep(30)

    monkeypatch.setattr("verbale.web.changing.form_of", slow)
    answer = visit(most_seconds=0.05).post("/add", {"text": "x"})
    assert answer.status == 503
    assert "0.05 seconds" in answer.text


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
     ("0.0.0.0", False), ("::", False), ("192.168.1.4", False), ("example.org", False)],
)  # fmt: skip
def test_loopback_is_known(host: str, local: bool) -> None:
    assert is_loopback(host) is local
