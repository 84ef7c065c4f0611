from __future__ import annotations

import io
from datetime import date

import pytest

from verbale.readers import plain
from verbale.readers.plain import PlainReader
from verbale.readers.protocol import Defaults
from verbale.record.types import Failure
from verbale.text.document import Document


def read(data: bytes, defaults: Defaults | None = None) -> Document | Failure:
    found = PlainReader().read(
        io.BytesIO(data), origin="depeche.txt", defaults=defaults or Defaults()
    )
    (only,) = found
    return only


def test_a_file_is_one_document_with_its_own_text() -> None:
    document = read(b"\xef\xbb\xbfTitre\r\n\r\nUn texte.\r\n")
    assert isinstance(document, Document)
    assert document.text == "Titre\r\n\r\nUn texte.\r\n"
    assert document.warnings == ()


def test_what_is_known_beforehand_goes_into_the_document() -> None:
    known = Defaults(language="de", published=date(2021, 7, 15), publisher="Agence")
    document = read(b"Ein Text.", known)
    assert isinstance(document, Document)
    assert (document.language, document.published, document.publisher) == (
        "de",
        date(2021, 7, 15),
        "Agence",
    )


@pytest.mark.parametrize("data", [b"", b"\x00" * 50, b"%PDF-1.4", b"\n\n"])
def test_a_file_without_text_is_a_failure_with_its_reason(data: bytes) -> None:
    failure = read(data)
    assert isinstance(failure, Failure)
    assert failure.origin == "depeche.txt"
    assert failure.reason.startswith("depeche.txt: ")


def test_no_more_is_read_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MAX_BYTES", 4)
    stream = io.BytesIO(b"abcdefgh")
    list(PlainReader().read(stream, origin="x", defaults=Defaults()))
    assert stream.tell() == 5
