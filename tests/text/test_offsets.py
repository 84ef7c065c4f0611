from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.text.decode import decode
from verbale.text.offsets import OffsetMap
from verbale.text.span import Span


def test_a_span_leads_to_its_bytes_and_back() -> None:
    text = "L’État a déclaré : « oui »."
    decoded = decode(b"\xef\xbb\xbf" + text.encode())
    offsets = decoded.offsets()
    start = text.index("déclaré")
    span = Span(start, start + 7)
    assert offsets.bytes_of(span) == "déclaré".encode()
    first, last = offsets.byte(span.start), offsets.byte(span.end)
    assert offsets.span_of(first, last) == span


def test_a_byte_inside_a_character_belongs_to_it() -> None:
    offsets = OffsetMap("aéb".encode(), "utf-8", 0)
    assert [offsets.character(byte) for byte in range(5)] == [0, 1, 1, 2, 3]
    assert offsets.span_of(2, 3) == Span(1, 2)
    assert offsets.span_of(3, 3) == Span(2, 2)


def test_the_byte_order_mark_belongs_to_no_character() -> None:
    offsets = OffsetMap(b"\xef\xbb\xbfab", "utf-8", 3)
    assert [offsets.byte(place) for place in range(3)] == [3, 4, 5]
    assert offsets.character(1) == 0


def test_places_outside_are_an_error() -> None:
    offsets = OffsetMap(b"ab", "utf-8", 0)
    with pytest.raises(IndexError):
        offsets.byte(3)
    with pytest.raises(IndexError):
        offsets.character(-1)
    with pytest.raises(ValueError, match="byte order mark"):
        OffsetMap(b"ab", "utf-8", 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1252", "utf-32-be"])
def test_a_long_text_is_mapped_across_checkpoints(encoding: str) -> None:
    text = "aé€" * 5_000
    data = text.encode(encoding)
    offsets = OffsetMap(data, encoding, 0)
    for place in (0, 1, 4095, 4096, 4097, 8192, 12_287, 14_999, 15_000):
        byte = len(text[:place].encode(encoding))
        assert offsets.byte(place) == byte
        assert offsets.character(byte) == place


def test_the_map_is_small() -> None:
    offsets = OffsetMap(("aé" * 200_000).encode(), "utf-8", 0)
    assert sys.getsizeof(offsets._checkpoints) < 2_000


@given(st.text(alphabet="aé’🇫\u0301", max_size=30), st.data())
def test_consecutive_spans_give_the_input(text: str, data: st.DataObject) -> None:
    encoded = text.encode()
    offsets = OffsetMap(encoded, "utf-8", 0)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=5)))
    bounds = [0, *cuts, len(text)]
    pieces = [
        offsets.bytes_of(Span(low, high)) for low, high in zip(bounds, bounds[1:], strict=False)
    ]
    assert b"".join(pieces) == encoded
    assert [piece.decode() for piece in pieces] == [
        text[low:high] for low, high in zip(bounds, bounds[1:], strict=False)
    ]
