from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import pytest

import verbale
from verbale.errors import InvalidDocument, MissingComponent, UnknownLanguage
from verbale.extract.reader import Verbale, pack_of
from verbale.record.checks import check
from verbale.record.json import dumps
from verbale.record.types import Failure, Record
from verbale.text.document import Document, document_from_text

ARTICLE = """Moscou dénonce un « chantage »

Le ministre russe des Affaires étrangères, Sergueï Lavrov, a dénoncé mardi une attaque « lâche ».
« Nous répondrons », a-t-il ajouté, avant d'exhorter Paris à renouer le dialogue.

Selon l'AFP, la France a promis d'étudier la demande. Elle n'a pas précisé quand."""


def test_unknown_language_is_refused_with_those_installed() -> None:
    with pytest.raises(UnknownLanguage, match=r"'tlh'.*Installed: fr"):
        verbale.load("tlh")


def test_missing_model_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "verbale_fr", None)
    with pytest.raises(MissingComponent, match="not installed.*install") as caught:
        verbale.load("fr")
    assert isinstance(caught.value.__cause__, ImportError)


@pytest.mark.parametrize("text", ["", "   ", "\n\n\t"])
def test_text_without_words_is_no_document(text: str, french: Verbale) -> None:
    with pytest.raises(InvalidDocument, match="empty"):
        french.read(text)


def test_pack_is_had_without_its_model() -> None:
    assert pack_of("fr").code == "fr"
    assert pack_of("fr") is pack_of("fr")


def test_record_of_an_article_is_true_to_it(french: Verbale) -> None:
    record = french.read(ARTICLE, id="a1", published="2021-07-15", publisher="Le Quotidien")
    assert check(record) == []
    assert len(record.statements) >= 4
    assert (record.document.id, record.document.publisher) == ("a1", "Le Quotidien")
    assert str(record.document.published) == "2021-07-15"
    assert record.model and record.version


def test_same_text_gives_the_same_bytes(french: Verbale) -> None:
    first, again = french.read(ARTICLE), french.read(ARTICLE)
    assert dumps(first) == dumps(again)
    assert dumps(first) == dumps(french.read_document(document_from_text(ARTICLE)))


def test_words_of_the_metadata_are_no_part_of_the_reading(french: Verbale) -> None:
    bare = french.read(ARTICLE, id="a")
    titled = french.read(ARTICLE, id="a", title="Paris dément", publisher="AFP")
    assert bare.statements == titled.statements


def test_reading_many_gives_what_reading_each_alone_gives(french: Verbale) -> None:
    texts = [*ARTICLE.split("\n\n"), ARTICLE, "Il pleut.", "Paris a condamné l'attaque."]
    many = french.read_many(document_from_text(text) for text in texts)
    alone = [french.read(text) for text in texts]
    assert [dumps(found) for found in many if isinstance(found, Record)] == [
        dumps(record) for record in alone
    ]


def test_failures_keep_their_place_among_the_records(french: Verbale) -> None:
    failure = Failure("b", "b.txt", "no text")
    found = list(
        french.read_many(
            [document_from_text("Il pleut.", id="a"), failure, document_from_text("Oui.", id="c")]
        )
    )
    assert found[1] is failure
    assert [f.document.id for f in found if isinstance(f, Record)] == ["a", "c"]


def test_nothing_read_gives_nothing(french: Verbale) -> None:
    assert list(french.read_many([])) == []


def test_a_stream_is_read_no_further_ahead_than_one_batch(french: Verbale) -> None:
    taken = 0

    def endless() -> Iterator[Document]:
        nonlocal taken
        while True:
            taken += 1
            yield document_from_text(f"Il pleut à Rome depuis {taken} jours.", id=str(taken))

    first = next(iter(french.read_many(endless())))
    assert isinstance(first, Record) and first.document.id == "1"
    assert taken <= 500


def test_record_without_statements_is_a_record(french: Verbale) -> None:
    record = french.read("Il pleut.")
    assert record.statements == () and check(record) == []
    assert json.loads(dumps(record))["statements"] == []


def test_warnings_of_the_text_are_kept(french: Verbale) -> None:
    record = french.read("Paris a condamné\x00 l'attaque.")
    assert any("U+FFFD" in warning for warning in record.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "!!! ??? ...",
        "« « « « » »",
        "»",
        '"',
        "a" * 3000,
        "Le ministre " * 400,
        "\u202bقال الوزير إن الهدنة صامدة.",
        "The minister said that the truce was holding.",
        "🕊️ Paix ! 🕊️",
        "- Un\n- Deux\n- Trois",
        "M. X : Oui.\nM. Y : Non.",
        "Selon",
        ", a-t-il dit.",
        "a dit",
        "que que que",
    ],
)
def test_odd_text_gives_a_sound_record(text: str, french: Verbale) -> None:
    assert check(french.read(text)) == []
