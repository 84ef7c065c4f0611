from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from verbale.exports.printable import in_place, one_line

ANY = st.text(st.characters(exclude_categories=[]))


def test_escape_sequences_lose_their_escape() -> None:
    assert one_line("rouge\x1b[31m !") == "rouge[31m !"
    assert one_line("\x9b2Jtexte") == "2Jtexte"


def test_marks_that_turn_the_text_around_are_taken_out() -> None:
    assert one_line("a\u202eb\u2066c\u2069") == "abc"


def test_line_ends_tabs_and_no_break_spaces_become_one_space() -> None:
    assert one_line("a\r\n\t b\u00a0\u2028c") == "a b c"


def test_ordinary_words_stay_as_they_are() -> None:
    words = "« L'œuvre », a-t-elle dit — 5 €, 中文, العربية 👩‍👧"
    assert one_line(words) == words
    assert in_place(words) == words


def test_what_acts_is_replaced_by_a_picture_of_it() -> None:
    assert in_place("a\x00b\x1bc\x7f") == "a␀b␛c␡"
    assert in_place("a\u202eb\ud800c\uffffd\x85") == "a�b�c�d�"


def test_code_points_that_are_no_characters_are_replaced() -> None:
    for point in (0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF):
        assert in_place(f"a{chr(point)}b") == "a\N{REPLACEMENT CHARACTER}b", hex(point)
    for point in (0xFDCF, 0xFDF0, 0xFFFD, 0x1FFFD, 0x20000):
        assert in_place(chr(point)) == chr(point), hex(point)


def test_line_ends_and_tabs_stay_in_place() -> None:
    assert in_place("a\r\n\tb") == "a\r\n\tb"


@given(ANY)
def test_in_place_keeps_every_offset(text: str) -> None:
    assert len(in_place(text)) == len(text)


@given(ANY)
def test_one_line_holds_nothing_that_a_terminal_would_obey(text: str) -> None:
    shown = one_line(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in shown)
    shown.encode("utf-8")
