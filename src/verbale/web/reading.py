"""The reading view: a document's text with its evidence marked, and the cards of each block.

How it works. The spans of all layers are cut into flat pieces once (`exports.segments`), and each
block is written with its pieces and beside it the cards of the entries that begin in it. What comes
from the article is escaped here and nowhere trusted; the pieces of a block joined are its words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup, escape

from verbale.ask.correcting import standing
from verbale.exports.printable import in_place, one_line
from verbale.exports.segments import Evidence, Segment, Stretch, stretches
from verbale.exports.wording import headline
from verbale.record.json import dumps
from verbale.record.types import Record
from verbale.stores.known import Identity
from verbale.stores.pages import Correction
from verbale.web import addresses
from verbale.web.cards import LAYERS, Card, Person, deck
from verbale.web.countries import called
from verbale.web.words import Words

_MOST_NAMED = 16
_MANY = 300
_CLASSES = {
    "act": "ac",
    "about": "ab",
    "commitment": "co",
    "position": "po",
    "quantity": "qu",
    "time": "ti",
    "cited": "cited",
}
SHOWN = tuple(name for name in LAYERS if name != "positions")
"""What a page shows at first: positions repeat what statements and acts say already."""
_OF = {"commitments": "acts", "positions": "acts"}
_NUMBERED = ("statements", "acts")
_CITED = 0


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the page: how many entries it has, whether it was read, whether it is shown."""

    name: str
    key: int
    count: int
    read: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block as the page shows it: its words with the evidence, and the cards beside it."""

    kind: str
    start: int
    words: Markup
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the template shows of one document."""

    record: Record
    title: str
    opens_with_title: bool
    blocks: tuple[BlockView, ...]
    cards: tuple[Card, ...]
    layers: tuple[Layer, ...]
    notes: tuple[str, ...]
    orphans: tuple[Correction, ...]

    @property
    def is_long(self) -> bool:
        """Whether it has so many cards that only those near the screen are drawn."""
        return len(self.cards) > _MANY


def reading(
    record: Record,
    words: Words,
    *,
    corrections: Sequence[Correction] = (),
    identities: Mapping[str, Identity] = MappingProxyType({}),
    shown: Iterable[str] | None = None,
    cited: tuple[int, int] | None = None,
) -> Reading:
    """Return the view of a record; `cited` are characters that a link points to.

    `identities` say who its actors are over all documents of a store.
    """
    document = record.document
    found: Mapping[tuple[str, str], Correction] = {}
    orphans: list[Correction] = []
    if corrections:
        found, orphans = standing(json.loads(dumps(record)), corrections)
    dealt = deck(record, words, found, identities)
    drawn = list(dealt.drawn)
    if cited is not None and cited[0] < min(cited[1], len(document.text)):
        drawn.append(Evidence(cited[0], min(cited[1], len(document.text)), _CITED, "cited"))
    by_number = {card.number: card for card in dealt.cards}
    writer = _Writer(document.text, by_number, words, cited)
    blocks = []
    ordered = sorted(dealt.cards, key=lambda card: (card.start, card.number))
    waiting = ordered[::-1]
    for stretch in stretches(document, drawn):
        if stretch.kind is None or not stretch.segments:
            continue
        start, end = stretch.segments[0].start, stretch.segments[-1].end
        # Cards of what lies between two blocks go to the block behind it.
        here = []
        while waiting and waiting[-1].start < end:
            here.append(waiting.pop())
        blocks.append(BlockView(stretch.kind, start, writer.write(stretch), tuple(here)))
    if waiting and blocks:
        last = blocks[-1]
        blocks[-1] = BlockView(last.kind, last.start, last.words, (*last.cards, *waiting[::-1]))
    title = headline(document)
    first = one_line(document.blocks[0].span.of(document.text)) if document.blocks else ""
    wanted = set(SHOWN if shown is None else shown)
    counts = {name: sum(card.layer == name for card in dealt.cards) for name in LAYERS}
    return Reading(
        record=record,
        title=title,
        opens_with_title=first == title,
        blocks=tuple(blocks),
        cards=tuple(ordered),
        layers=tuple(
            Layer(name, key, counts[name], _OF.get(name, name) in record.layers, name in wanted)
            for key, name in enumerate(LAYERS, start=1)
        ),
        notes=tuple(one_line(note) for note in (*document.warnings, *record.warnings)),
        orphans=tuple(orphans),
    )


class Names:
    """Writes people with links to their pages; who stands on many cards is written once."""

    def __init__(self, *, language: str, linked: bool = True) -> None:
        """Link them, or not: a text that is not stored yet has nobody to lead to."""
        self._language, self._linked = language, linked
        self._written: dict[tuple[Person, ...], Markup] = {}

    def __call__(self, people: tuple[Person, ...]) -> Markup:
        """Return these people, one after the other."""
        if people not in self._written:
            self._written[people] = Markup(", ").join(map(self._one, people))
        return self._written[people]

    def _one(self, person: Person) -> Markup:
        name = escape(called(person.key, person.name, self._language))
        if self._linked:
            link = '<a class="party" href="{}">{}</a>'
            name = Markup(link).format(addresses.who(person.key), name)
        if person.country:
            name += Markup(' <span class="country">{}</span>').format(person.country)
        return name


class _Writer:
    """Writes pieces as HTML; remembers which entries have had their number in the text."""

    def __init__(
        self,
        text: str,
        cards: Mapping[int, Card],
        words: Words,
        cited: tuple[int, int] | None,
    ) -> None:
        self._text, self._cards, self._words = text, cards, words
        self._cited = cited
        self._numbered: set[int] = set()

    def write(self, stretch: Stretch) -> Markup:
        """Return the pieces of a block."""
        return Markup("".join(self._piece(segment) for segment in stretch.segments))

    def _piece(self, segment: Segment) -> str:
        words = _escaped(self._text[segment.start : segment.end])
        numbers = dict.fromkeys(
            (*segment.inside, *segment.cues, *segment.voices, *(n for _, n in segment.marks))
        )
        if not numbers:
            return words
        opening = "".join(
            self._number(number)
            for number in (*segment.opens, *(n for kind, n in segment.marks if kind == "act"))
        )
        classes = self._classes(segment)
        named = " ".join(str(number) for number in list(numbers)[:_MOST_NAMED] if number != _CITED)
        entries = f' data-e="{named}"' if named else ""
        place = ""
        if self._cited is not None and segment.start == self._cited[0]:
            place = f' id="c={self._cited[0]}-{self._cited[1]}"'
        return f'{opening}<mark class="{" ".join(classes)}"{entries}{place}>{words}</mark>'

    def _classes(self, segment: Segment) -> list[str]:
        classes = []
        inside = [self._cards[number] for number in segment.inside]
        if inside:
            classes.append("st")
            classes.append(inside[-1].mode)
            if len(inside) > 1:
                classes.append(f"deep{min(len(inside), 3)}")
            if all(_is_rejected(card) for card in inside):
                classes.append("rejected")
        if segment.cues:
            classes.append("cue")
        if segment.voices:
            classes.append("voice")
        classes += dict.fromkeys(_CLASSES[kind] for kind, _ in segment.marks)
        return classes

    def _number(self, number: int) -> str:
        card = self._cards.get(number)
        if card is None or number in self._numbered or card.layer not in _NUMBERED:
            return ""
        self._numbered.add(number)
        label = escape(self._words("reading.entry", n=number))
        return (
            f'<a class="n {card.layer}" id="t{number}" href="#e{number}" '
            f'data-n="{number}" aria-label="{label}"></a>'
        )


def _is_rejected(card: Card) -> bool:
    return card.correction is not None and card.correction.verdict == "rejected"


def _escaped(words: str) -> str:
    # A bare carriage return would be read as a line end by the browser.
    return str(escape(in_place(words))).replace("\r", "&#13;")
