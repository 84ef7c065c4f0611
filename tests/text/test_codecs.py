from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.text.codecs import BYTE_ORDER_MARKS, decode_raw, encoded_size, readable

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1252", "iso8859-15")


@given(st.binary(max_size=50), st.sampled_from(ENCODINGS))
def test_what_was_decoded_has_its_size_again(data: bytes, encoding: str) -> None:
    missing = len(data) % 2 if encoding.startswith("utf-16") else 0
    assert encoded_size(decode_raw(data, encoding), encoding) == len(data) + missing


def test_utf_32_beyond_unicode_is_no_text() -> None:
    with pytest.raises(UnicodeDecodeError):
        decode_raw(b"\xff\xff\xff\xff", "utf-32-le")


def test_a_lone_half_of_a_pair_is_kept_until_it_is_made_readable() -> None:
    raw = decode_raw(b"a\x00\x00\xd8b\x00", "utf-16-le")
    assert raw == "a\ud800b"
    assert readable(raw) == ("a\ufffdb", 1)


@given(st.text(alphabet=st.characters()))
def test_a_readable_text_has_the_same_length_and_can_be_written(text: str) -> None:
    found, count = readable(text)
    assert len(found) == len(text)
    assert found.encode("utf-8").count(0) == 0
    assert count == sum(one == "\x00" or "\ud800" <= one <= "\udfff" for one in text)


def test_a_longer_byte_order_mark_is_asked_before_the_one_it_begins_with() -> None:
    marks = list(BYTE_ORDER_MARKS)
    assert not any(
        later.startswith(mark) for at, mark in enumerate(marks) for later in marks[at + 1 :]
    )
