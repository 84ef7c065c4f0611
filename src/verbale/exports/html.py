"""HTML: records as one self-contained page: the text with its evidence marked, beside the cards.

The page runs no script and fetches nothing, and its content policy forbids both. What comes from
the article is escaped by the template; the text of the article element is the document's text,
character for character, save that those which act on the page are replaced by ones one can see.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from verbale.exports.layers import LAYERS, Line, act_lines, commitment_lines, value_lines
from verbale.exports.printable import in_place, one_line
from verbale.exports.segments import Evidence, Kind, Segment, Stretch, evidence, stretches
from verbale.exports.wording import (
    actors_by_key,
    headline,
    in_reading_order,
    known,
    name,
    origin,
    summary,
)
from verbale.record.types import Actor, Mode, Record, Statement

_DEEPEST = 4
# A card repeats no more than this of one piece: the words stand in full beside it.
_LONGEST = 2_000
_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class _Card:
    number: int
    depth: int
    inside: int | None
    speakers: tuple[_Person, ...]
    addressees: tuple[_Person, ...]
    cue: str
    voice: str
    mode: Mode
    words: tuple[str, ...]
    cut: bool
    rule: str
    because: tuple[str, ...]

    @property
    def who(self) -> str:
        """The speakers in one phrase, for those who hear the page."""
        if not self.speakers:
            return f"unknown speaker {self.voice}".strip()
        return ", ".join(person.name for person in self.speakers)


@dataclass(frozen=True, slots=True)
class _View:
    """What the template shows of one record."""

    key: str
    title: str
    known: str
    summary: str
    language: str
    text: str
    opens_with_title: bool
    stretches: tuple[Stretch, ...]
    cards: Mapping[int, _Card]
    notes: tuple[str, ...]
    sections: Mapping[str, tuple[Line, ...]]
    drawn: Mapping[tuple[Kind, int], str]
    starts: Mapping[int, tuple[tuple[str, str], ...]]

    def words(self, segment: Segment) -> Markup:
        """The segment's characters, escaped. A bare carriage return would be read as a line end."""
        safe = escape(in_place(self.text[segment.start : segment.end]))
        return Markup(str(safe).replace("\r", "&#13;"))

    def layers(self, segment: Segment) -> str:
        """The classes of the segment's other layers, and what is said of them."""
        return " ".join(sorted({kind for kind, _ in segment.marks}))

    def told(self, segment: Segment) -> str:
        """What a reader learns who points at the segment: the entries that begin or lie there."""
        said = dict.fromkeys(self.drawn[mark] for mark in segment.marks)
        return "; ".join(said)

    def places(self, segment: Segment) -> tuple[tuple[str, str], ...]:
        """The layer and id of the entries that begin with this segment, for links to lead to."""
        return self.starts.get(segment.start, ())

    def innermost(self, segment: Segment) -> _Card:
        """The card of the statement that the segment belongs to most closely."""
        return self.cards[segment.inside[-1]]


def to_html(*records: Record, layers: Sequence[str] = LAYERS) -> str:
    """Return a page that shows the records, with an index where there are several.

    Every statement has a card, and links lead from the words to the card and back. The page can be
    read without colours, without a style sheet and aloud, and it prints. Each of `layers` has a
    visual channel of its own, and a box that switches it off: statements a background, commitments
    a solid rule, acts a dotted one, amounts and times bold letters.
    """
    views = [_view(record, f"r{number}", layers) for number, record in enumerate(records, 1)]
    template = _environment().get_template("record.html")
    style = _environment().get_template("record.css").render(views=views)
    # The policy lets in this one style sheet, by its digest, and nothing else.
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return template.render(
        views=views,
        layers=[layer for layer in LAYERS if layer in layers],
        style=Markup(style),
        policy=f"{_POLICY}; style-src 'sha256-{digest}'",
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("verbale.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _view(record: Record, key: str, layers: Sequence[str]) -> _View:
    document = record.document
    text = document.text
    actors = actors_by_key(record)
    ordered = in_reading_order(record.statements if "statements" in layers else ())
    sections = {
        layer: tuple(lines(record)) for layer, lines in _SECTIONS.items() if layer in layers
    }
    numbers = {statement.id: number for statement, number, _ in ordered}
    drawn = evidence(((statement, number) for statement, number, _ in ordered), len(text))
    told: dict[tuple[Kind, int], str] = {}
    starts: dict[int, tuple[tuple[str, str], ...]] = {}
    for layer, lines in sections.items():
        for number, line in enumerate(lines):
            kind = _KINDS[layer]
            told[kind, number] = _said(layer, line)
            begins = min(span.start for span in line.spans)
            starts[begins] = (*starts.get(begins, ()), (layer, line.id))
            drawn += [
                Evidence(span.start, min(span.end, len(text)), number, kind)
                for span in line.spans
                if span.start < min(span.end, len(text))
            ]
    title = headline(document)
    first = one_line(document.blocks[0].span.of(text)) if document.blocks else ""
    return _View(
        key=key,
        title=title,
        known=known(document),
        summary=" · ".join(summary(record)),
        language=document.language,
        text=text,
        opens_with_title=first == title,
        stretches=tuple(stretches(document, drawn)),
        cards={
            number: _card(statement, number, depth, numbers, text, actors)
            for statement, number, depth in ordered
        },
        notes=tuple(
            one_line(note) for note in dict.fromkeys((*document.warnings, *record.warnings))
        ),
        sections=sections,
        drawn=told,
        starts=starts,
    )


_SECTIONS: Mapping[str, Callable[[Record], list[Line]]] = {
    "commitments": commitment_lines,
    "acts": act_lines,
    "values": value_lines,
}
_KINDS: Mapping[str, Kind] = {"commitments": "commitment", "acts": "act", "values": "quantity"}


def _said(layer: str, line: Line) -> str:
    if layer == "values":
        return line.who
    one = "Commitment" if layer == "commitments" else "Act"
    return f"{one} {line.id}: {line.kind}, {line.who}" + (f" ({line.note})" if line.note else "")


def _card(
    statement: Statement,
    number: int,
    depth: int,
    numbers: Mapping[str, int],
    text: str,
    actors: Mapping[str, Actor],
) -> _Card:
    provenance = statement.provenance
    return _Card(
        number=number,
        depth=min(depth, _DEEPEST),
        inside=numbers.get(statement.within) if statement.within is not None else None,
        speakers=_people(statement.speakers, actors),
        addressees=_people(statement.addressees, actors),
        cue=one_line(statement.cue.of(text)) if statement.cue is not None else "",
        voice=one_line(statement.voice.of(text)) if statement.voice is not None else "",
        mode=statement.mode,
        words=tuple(
            one_line(text[span.start : min(span.end, span.start + _LONGEST)])
            for span in statement.content
        ),
        cut=any(len(span) > _LONGEST for span in statement.content),
        rule=f"{provenance.component}, {provenance.rule}" if provenance is not None else "",
        because=tuple(map(one_line, provenance.because)) if provenance is not None else (),
    )


def _people(keys: Sequence[str], actors: Mapping[str, Actor]) -> tuple[_Person, ...]:
    return tuple(
        _Person(one_line(name(key, actors)), one_line(origin(key, actors))) for key in keys
    )
