from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import InvalidDocument, UnreadableSource
from verbale.text.document import document_from_source, document_from_text, parse_published
from verbale.text.source import Source


def test_a_document_keeps_its_text_to_the_character() -> None:
    text = "  Titre\r\n\r\nL’État\u00a0: «\u202foui\u202f».\n\n"
    document = document_from_text(text)
    assert document.text == text
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]


def test_the_id_comes_from_the_text_unless_one_is_given() -> None:
    assert document_from_text("Oui.").id == document_from_text("Oui.", publisher="X").id
    assert document_from_text("Oui.").id != document_from_text("Non.").id
    assert document_from_text("Oui.").digest.startswith("sha256:" + document_from_text("Oui.").id)
    assert document_from_text("Oui.", id="d1").id == "d1"


def test_lone_surrogates_and_nul_become_replacement_characters_with_a_warning() -> None:
    document = document_from_text("Le\ud800 mi\x00nistre", title="T\udfff", warnings=["déjà"])
    assert document.text == "Le\ufffd mi\ufffdnistre"
    assert document.title == "T\ufffd"
    assert document.warnings[0] == "déjà"
    assert "2 lone surrogate" in document.warnings[1]


@given(st.text(alphabet=st.characters()), st.text(min_size=1))
def test_any_text_makes_a_document_that_can_be_written_or_is_refused(text: str, id: str) -> None:
    try:
        document = document_from_text(text, id=id)
    except InvalidDocument:
        assert not text.strip() or not id.strip()
        return
    document.text.encode("utf-8")
    document.id.encode("utf-8")
    assert len(document.text) == len(text)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n"}, "text"),
        ({"text": 3}, "text"),
        ({"id": ""}, "id"),
        ({"id": 4}, "id"),
        ({"language": ""}, "language"),
        ({"publisher": ["x"]}, "publisher"),
        ({"title": " "}, "title"),
        ({"published": "hier"}, "published"),
    ],
)
def test_a_field_of_no_use_is_refused_by_name(fields: dict[str, Any], name: str) -> None:
    with pytest.raises(InvalidDocument, match=f"^{name}: "):
        document_from_text(**{"text": "Oui.", **fields})


@pytest.mark.parametrize(
    "value",
    ["2021-07-15", "2021-07-15T23:59:59Z", "2021-07-15T08:00:00+02:00",
     " 2021-07-15 08:00 ", date(2021, 7, 15), datetime(2021, 7, 15, 8, tzinfo=UTC)],
)  # fmt: skip
def test_a_date_or_a_time_gives_its_date(value: date | str) -> None:
    assert parse_published(value) == date(2021, 7, 15)


@pytest.mark.parametrize(
    "value", ["20210715", "2021-13-01", "15/07/2021", "2021", "", "2021-07-15 hier", 20210715]
)
def test_anything_else_is_no_date(value: Any) -> None:
    with pytest.raises(InvalidDocument, match="YYYY-MM-DD"):
        parse_published(value)


def test_no_date_is_no_date() -> None:
    assert parse_published(None) is None


def test_a_source_becomes_a_document_with_the_warnings_of_its_decoding() -> None:
    source = Source("L'été à Genève.".encode("cp1252"), "depeche.txt")
    document = document_from_source(source, publisher="Agence", published="2021-07-15")
    assert (document.text, document.publisher) == ("L'été à Genève.", "Agence")
    assert "Windows-1252" in document.warnings[0]
    with pytest.raises(UnreadableSource, match="vide.txt"):
        document_from_source(Source(b"", "vide.txt"))
