"""Texts that want to run, break the page or lead away are shown as what they are: characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from exports.record_example import blocks
from hostile import hostile_inputs
from verbale.record.types import Actor, Mention, Record, Statement
from verbale.stores import Entry, Store
from verbale.text.document import Document
from verbale.text.span import Span
from verbale.web import addresses
from web.conftest import Opening

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "</title></article></main><h1>owned</h1>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe src=https://evil.example></iframe>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<style>*{display:none}</style>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "{{ 7*7 }} {% raw %} ${7*7} <%= 7*7 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;b&#x3e;",
    "javascript:alert(document.cookie)",
    "' onmouseover='alert(1)",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200f\u200e",
    "a\x00b\x1b[31m\x7f\ufeff\ufffe",
    "é" + "\u0301" * 300,
    "W" * 5000,
    "<!--", "-->", "]]>", "<![CDATA[", "<plaintext>", "<textarea>",
    "<noscript><p title='</noscript>",
    "\r\nSet-Cookie: a=b\r\n\r\n<html>",
)  # fmt: skip


def words() -> Iterator[str]:
    yield from MARKUP
    for input_ in hostile_inputs(seed=5):
        text = input_.data.decode("utf-8", "replace")[:3000]
        if text.strip():
            yield text


def record_of(number: int, text: str) -> Record:
    """Return a record in which the text is everything that a page shows."""
    text = text.replace("\x00", "\ufffd")
    document = Document(
        f"h{number} {text[:40]}",
        f"{text} et {text}",
        blocks(f"{text} et {text}"),
        published=date(2024, 1, 1 + number % 28),
        publisher=text[:200],
        title=text[:200] if number % 2 else None,
    )
    key = f"local:{text[:30]}{number}"
    length = len(text)
    return Record(
        document,
        version="0.1.0",
        model=text[:50],
        actors=(Actor(key, "person", (text[:300], text[:100]), "FRA"),),
        mentions=(Mention(Span(0, length), (key,)),),
        statements=(
            Statement("s1", (key,), (key,), Span(0, length), (Span(0, length),), "direct"),
            Statement(f"s{text[:20]}", (), (), None, (Span(1 if length > 1 else 0, length),),
                      "mixed", within="s1", voice=Span(0, length)),
        ),
    )  # fmt: skip


class _Links(HTMLParser):
    """Collects what a page would load, follow or run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action", "style", "srcset") or name.startswith("on"):
                self.found.append((tag, name, value or ""))


@pytest.fixture
def hostile(store: Store) -> list[str]:
    records = [record_of(number, text) for number, text in enumerate(islice(words(), 500))]
    assert len(records) == 500
    store.put([Entry(record) for record in records])
    return [record.document.id for record in records]


def test_no_stored_text_becomes_markup_or_a_link_that_leads_away(
    hostile: list[str], visit: Opening
) -> None:
    visitor = visit()
    views = [addresses.document(identifier) for identifier in hostile[::5]]
    for view in ("/", "/documents?limit=200", "/statements?limit=200", "/who/FRA", *views):
        answer = visitor.get(view)
        assert answer.status == 200, view
        parser = _Links()
        parser.feed(answer.text)
        for tag, name, value in parser.found:
            assert name in ("href", "src", "action"), (view, tag, name)
            assert re.match(r"^(/(?![/\\])|#|\?)", value), (view, tag, name, value)
        assert "<script>" not in answer.text


@pytest.mark.browser
def test_a_browser_shows_500_hostile_texts_without_a_request_or_a_complaint(
    hostile: list[str], browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address)
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("dialog", lambda dialog: complaints.append(f"dialog {dialog.message}"))
    tab.on(
        "request",
        lambda request: (
            None if request.url.startswith((address, "data:")) else complaints.append(request.url)
        ),
    )
    views = ["/", "/documents?limit=200", "/statements?limit=200", "/who/FRA"]
    for view in [*views, *(addresses.document(identifier) for identifier in hostile)]:
        answer = tab.goto(view, wait_until="load")
        assert answer is not None
        assert answer.status == 200, view
    context.close()
    assert complaints == []


def test_what_is_shown_of_a_block_is_its_text_one_character_for_one() -> None:
    from html import unescape

    from verbale.exports.printable import in_place
    from verbale.web.reading import reading
    from verbale.web.words import words as words_of

    for number, text in enumerate(islice(words(), 120)):
        record = record_of(number, text)
        view = reading(record, words_of("en"))
        for block in view.blocks:
            bare = unescape(re.sub(r"<[^<>]*>", "", str(block.words)))
            shown = record.document.text[block.start : block.start + len(bare)]
            assert bare.replace("\r", "\n") == in_place(shown).replace("\r", "\n")


def test_a_document_without_any_entry_is_shown_too(store: Store, visit: Opening) -> None:
    bare = replace(record_of(1, "Rien."), statements=(), actors=(), mentions=())
    store.put([Entry(bare)])
    text = visit().get(addresses.document(bare.document.id)).text
    assert "No statement was found" in text
