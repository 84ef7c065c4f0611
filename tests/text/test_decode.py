from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import UnreadableSource, VerbaleError
from verbale.text import decode as module
from verbale.text.decode import Decoded, decode
from verbale.text.span import Span

SENTENCE = "L’État a déclaré : « Nous sommes prêts », à l’œuvre depuis 30 €.\r\nFin\t.\n"
PLAIN = "Le ministre a déclaré que l'accord était prêt à être signé à Genève.\n"


@pytest.mark.parametrize(
    ("data", "encoding", "mark"),
    [
        (SENTENCE.encode(), "utf-8", 0),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), "utf-8", 3),
        (b"\xff\xfe" + SENTENCE.encode("utf-16-le"), "utf-16-le", 2),
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "utf-16-be", 2),
        (b"\xff\xfe\x00\x00" + SENTENCE.encode("utf-32-le"), "utf-32-le", 4),
        (SENTENCE.encode("utf-16-le"), "utf-16-le", 0),
        (SENTENCE.encode("utf-16-be"), "utf-16-be", 0),
        (SENTENCE.encode("cp1252"), "cp1252", 0),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes, encoding: str, mark: int) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.mark) == (SENTENCE, encoding, mark)


@pytest.mark.parametrize("data", [SENTENCE.encode(), b"\xef\xbb\xbf" + SENTENCE.encode(), b"Oui."])
def test_a_clean_file_gives_no_warning(data: bytes) -> None:
    assert decode(data).warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "au cœur de l'accord",
        "l'œuvre commune",
        "un vœu pieux",
        "30 € par jour",
        "€50 millions",
        "L'HAŸ",
    ],
)
def test_latin_9_is_told_by_its_own_signs_where_they_make_sense(text: str) -> None:
    decoded = decode(f"{text}, a déclaré le ministre.".encode("iso8859-15"))
    assert decoded.encoding == "iso8859-15"
    assert decoded.text.startswith(text)
    assert "Latin-9" in decoded.warnings[0]


@pytest.mark.parametrize(
    "text", ["2½ années, déclaré", "pendant 1 ½ an, été", "l´accord signé", "à ¾ près"]
)
def test_fractions_and_loose_accents_stay_windows_1252(text: str) -> None:
    decoded = decode(text.encode("cp1252"))
    assert (decoded.encoding, decoded.text) == ("cp1252", text)


def test_a_guessed_encoding_is_reported() -> None:
    assert "Windows-1252" in decode(PLAIN.encode("cp1252")).warnings[0]
    assert "UTF-16" in decode(PLAIN.encode("utf-16-le")).warnings[0]


def test_another_alphabet_in_one_byte_is_reported() -> None:
    warnings = decode("Министр заявил, что договор подписан.".encode("cp1251")).warnings
    assert any("another alphabet" in warning for warning in warnings)


def test_a_lone_broken_byte_becomes_one_replacement_character() -> None:
    data = PLAIN.encode() + b"Deuxi\xe8me ligne, \xc3\xa9crite.\n"
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert "Deuxi\ufffdme ligne, écrite." in decoded.text
    assert "line 2" in decoded.warnings[0]


@pytest.mark.parametrize("cut", [b"\xc3", b"\xe2\x80", b"\xf0\x9f\x87"])
def test_a_cut_end_of_utf_8_is_damage_and_not_another_encoding(cut: bytes) -> None:
    decoded = decode(b"Le ministre parle" + cut)
    assert (decoded.encoding, decoded.text) == ("utf-8", "Le ministre parle" + "\ufffd" * len(cut))


def test_an_odd_last_byte_of_utf_16_is_one_replacement_character() -> None:
    decoded = decode(b"\xff\xfe" + "prêt".encode("utf-16-le") + b"\x41")
    assert decoded.text == "prêt\ufffd"
    assert decoded.offsets().bytes_of(Span(4, 5)) == b"\x41"


def test_a_stray_nul_is_replaced_and_reported() -> None:
    decoded = decode(PLAIN.encode() + b"Fin\x00.")
    assert decoded.text.endswith("Fin\ufffd.")
    assert "U+FFFD" in decoded.warnings[0]


@pytest.mark.parametrize("text", ["Il a dÃ©clarÃ© vouloir", "lâ€™accord", "Â« oui Â»", "l'Ã‰tat"])
def test_mojibake_is_reported_and_kept(text: str) -> None:
    decoded = decode(f"Titre\n\n{text} la paix.".encode())
    assert text in decoded.text
    assert "line 3" in decoded.warnings[0]
    assert "mojibake" in decoded.warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        "« L’ÉTÉ », déclaré\u00a0: «\u00a0À Åland\u00a0»",
        "SÃO TOMÉ",
        "âgé…",
        "naïveté – Âge",
        "ÉLYSÉE»",
    ],
)
def test_good_french_is_no_mojibake(text: str) -> None:
    assert decode(text.encode()).warnings == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "white space"),
        (b" \r\n\t\n", "white space"),
        (b"\x00" * 100, "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"abc\x00\x01\x02\x03" * 50, "binary"),
        (b"%PDF-1.7\n%text", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"\xff\xfe\x00\x00" + b"\xff" * 8, "UTF-32"),
    ],
)
def test_bytes_without_text_are_refused_with_place_reason_and_next_step(
    data: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableSource, match=reason) as refused:
        decode(data, name="depeche.txt")
    assert str(refused.value).startswith("depeche.txt: ")
    assert str(refused.value).endswith((".", ")."))


def test_a_document_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 10)
    with pytest.raises(UnreadableSource, match="Split it"):
        decode(b"onze lettres")


def rebuilt(decoded: Decoded) -> bytes:
    offsets = decoded.offsets()
    return b"".join(offsets.bytes_of(Span(at, at + 1)) for at in range(len(decoded.text)))


@given(
    st.binary(max_size=60) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_become_a_text_that_loses_none_of_them_or_a_refusal(data: bytes) -> None:
    try:
        decoded = decode(data)
    except VerbaleError:
        return
    decoded.text.encode("utf-8")
    assert rebuilt(decoded) == data[decoded.mark :]


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40),
    st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]),
)
def test_a_marked_file_gives_its_own_text(text: str, encoding: str) -> None:
    text = "a" + text
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert rebuilt(decoded) == decoded.data[decoded.mark :]
