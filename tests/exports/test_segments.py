from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from exports.record_example import TEXT, example, place, record_of
from verbale.exports.segments import Evidence, Kind, Segment, evidence, stretches
from verbale.text.document import Block, Document
from verbale.text.span import Span


def segments(document: Document, drawn: list[Evidence]) -> list[Segment]:
    return [segment for part in stretches(document, drawn) for segment in part.segments]


def test_nested_contents_are_named_from_the_outside_in() -> None:
    document = Document("d", "abcdef", (Block(Span(0, 6)),))
    drawn = [Evidence(2, 4, 2, "content"), Evidence(0, 6, 1, "content")]
    assert segments(document, drawn) == [
        Segment(0, 2, (1,), opens=(1,)),
        Segment(2, 4, (1, 2), opens=(2,)),
        Segment(4, 6, (1,)),
    ]


def test_a_cue_inside_a_content_is_both() -> None:
    document = Document("d", "abc", (Block(Span(0, 3)),))
    drawn = [Evidence(0, 3, 1, "content"), Evidence(1, 2, 2, "cue")]
    assert segments(document, drawn)[1] == Segment(1, 2, (1,), cues=(2,))


def test_a_statement_opens_once_however_many_pieces_it_has() -> None:
    document = Document("d", "abcd", (Block(Span(0, 4)),))
    drawn = [Evidence(0, 1, 1, "content"), Evidence(2, 3, 1, "content")]
    assert [segment.opens for segment in segments(document, drawn)] == [(1,), (), (), ()]


def test_the_same_span_twice_is_drawn_once_for_each_statement() -> None:
    document = Document("d", "ab", (Block(Span(0, 2)),))
    drawn = [Evidence(0, 2, 1, "content"), Evidence(0, 2, 2, "content")]
    assert segments(document, drawn) == [Segment(0, 2, (1, 2), opens=(1, 2))]


def test_a_content_that_runs_over_blocks_is_cut_at_their_bounds() -> None:
    document = Document("d", "ab\n\ncd", (Block(Span(0, 2)), Block(Span(4, 6))))
    parts = list(stretches(document, [Evidence(1, 5, 1, "content")]))
    assert [part.kind for part in parts] == ["paragraph", None, "paragraph"]
    assert [[(s.start, s.end) for s in part.segments] for part in parts] == [
        [(0, 1), (1, 2)],
        [(2, 4)],
        [(4, 5), (5, 6)],
    ]


def test_words_outside_any_block_make_a_paragraph() -> None:
    document = Document("d", "ab cd", (Block(Span(0, 2)),))
    assert [part.kind for part in stretches(document, [])] == ["paragraph", "paragraph"]


def test_an_empty_text_has_no_stretch() -> None:
    assert list(stretches(Document("d", "", ()), [])) == []


def test_evidence_beyond_the_text_is_cut_to_it() -> None:
    record = record_of("abc", (1, 9), (5, 9))
    drawn = evidence(((s, n) for n, s in enumerate(record.statements, 1)), 3)
    assert drawn == [Evidence(1, 3, 1, "content")]


def test_the_innermost_eight_are_named_where_very_many_overlap() -> None:
    document = Document("d", "a" * 50, (Block(Span(0, 50)),))
    drawn = [Evidence(n, 50, n, "content") for n in range(50)]
    assert segments(document, drawn)[-1].inside == tuple(range(42, 50))


def test_cue_and_voice_of_the_example_are_drawn() -> None:
    record = example()
    drawn = evidence(((s, n) for n, s in enumerate(record.statements, 1)), len(TEXT))
    cut = segments(record.document, drawn)
    assert any(
        segment.cues == (1,) and segment.start == place("a déclaré").start for segment in cut
    )
    assert any(segment.voices == (5,) for segment in cut)


@st.composite
def drawings(draw: st.DrawFn) -> tuple[Document, list[Evidence]]:
    text = draw(st.text("ab \n\r«é", max_size=60))
    bounds = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(bounds, bounds).map(sorted), max_size=15))
    kinds: st.SearchStrategy[Kind] = st.sampled_from(get_args(Kind))
    drawn = [
        Evidence(start, end, number, draw(kinds))
        for number, (start, end) in enumerate(spans)
        if start < end
    ]
    blocks = draw(st.lists(st.tuples(bounds, bounds).map(sorted), max_size=4))
    document = Document("d", text, tuple(Block(Span(*bounds)) for bounds in blocks))
    return document, drawn


@given(drawings())
def test_segments_joined_are_the_text(drawing: tuple[Document, list[Evidence]]) -> None:
    document, drawn = drawing
    pieces = segments(document, drawn)
    assert "".join(document.text[s.start : s.end] for s in pieces) == document.text
    assert all(segment.start < segment.end for segment in pieces)


@given(drawings())
def test_every_character_is_in_exactly_the_contents_that_cover_it(
    drawing: tuple[Document, list[Evidence]],
) -> None:
    document, drawn = drawing
    contents = [piece for piece in drawn if piece.kind == "content"][:8]
    for segment in segments(replace(document), contents):
        covering = {p.number for p in contents if p.start <= segment.start and segment.end <= p.end}
        assert set(segment.inside) == covering
