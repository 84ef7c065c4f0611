from __future__ import annotations

import time

from verbale.text.mojibake import mojibake_warning


def test_the_words_and_the_line_are_shown() -> None:
    warning = mojibake_warning("Titre\n\nLe ministre a dÃ©clarÃ© cela.")
    assert warning is not None
    assert warning.startswith("line 3: « ministre a dÃ©clarÃ© c")


def test_plain_text_is_not_suspected() -> None:
    assert mojibake_warning("Le ministre") is None
    assert mojibake_warning("Le ministre a déclaré : « À São Tomé »") is None


def test_thousands_of_suspects_take_no_time() -> None:
    start = time.perf_counter()
    mojibake_warning("« SÃO » Â» " * 100_000)
    assert time.perf_counter() - start < 2
