"""Cards: what a page says of each entry of a record beside its words, layer by layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from verbale.ask.correcting import CORRECTABLE
from verbale.ask.positions import STANCE_OF_ACT, STANCE_OF_CUE
from verbale.exports.printable import one_line
from verbale.exports.segments import Evidence, Kind
from verbale.exports.wording import actors_by_key, in_reading_order, name, origin
from verbale.extract.commitments import commitments_of
from verbale.languages.units import unit_words
from verbale.record.commitment import Commitment
from verbale.record.types import Act, Actor, Provenance, Quantity, Record, Statement, Time
from verbale.stores.known import Identity
from verbale.stores.pages import Correction
from verbale.text.span import Span
from verbale.web.words import Words

LAYERS = ("statements", "acts", "commitments", "positions", "quantities", "times")
"""The layers in the order of their keys 1 to 6."""

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as a card names them; `key` leads to their page."""

    key: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Card:
    """One entry: who, towards whom, a line of how, and what is known of its making."""

    number: int
    layer: str
    id: str
    spans: tuple[Span, ...]
    who: tuple[Person, ...] = ()
    to: tuple[Person, ...] = ()
    voice: str = ""
    label: str = ""
    value: str = ""
    plain: str = ""
    cue: str = ""
    notes: tuple[str, ...] = ()
    depth: int = 0
    inside: int | None = None
    mode: str = ""
    rule: str = ""
    because: tuple[str, ...] = ()
    correction: Correction | None = None
    bound: bool = False

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.spans[0].start

    @property
    def place(self) -> tuple[int, int]:
        """From its first character to its last."""
        return self.spans[0].start, max(span.end for span in self.spans)

    @property
    def mutual(self) -> bool:
        """Whether those who act do so towards each other."""
        return len(self.who) > 1 and set(self.who) == set(self.to)

    @property
    def correctable(self) -> bool:
        """Whether its members can be corrected, rather than only accepted or rejected."""
        return self.layer in CORRECTABLE


@dataclass
class Deck:
    """All cards of a record with what is drawn of each in the text."""

    cards: list[Card] = field(default_factory=list)
    drawn: list[Evidence] = field(default_factory=list)


def deck(
    record: Record,
    words: Words,
    corrections: Mapping[tuple[str, str], Correction],
    identities: Mapping[str, Identity] = MappingProxyType({}),
) -> Deck:
    """Return the cards of every layer, numbered through, and the evidence of each.

    `identities` say who the record's actors are over all documents.
    """
    made = Deck()
    dealer = _Dealer(record, words, corrections, identities)
    for card, spans in (
        *dealer.statements(),
        *dealer.acts(),
        *dealer.commitments(),
        *dealer.positions(),
        *dealer.quantities(),
        *dealer.times(),
    ):
        made.cards.append(card)
        for kind, span in spans:
            end = min(span.end, len(record.document.text))
            if span.start < end:
                made.drawn.append(Evidence(span.start, end, card.number, kind))
    return made


_Drawn = tuple[Card, list[tuple[Kind, Span]]]


class _Dealer:
    def __init__(
        self,
        record: Record,
        words: Words,
        corrections: Mapping[tuple[str, str], Correction],
        identities: Mapping[str, Identity],
    ) -> None:
        self._record, self._words, self._corrections = record, words, corrections
        self._identities = identities
        self._text = record.document.text
        self._actors = actors_by_key(record)
        self._numbers: dict[str, int] = {}
        self._last = 0
        self._commitments = commitments_of(record) if record.acts else ()
        self._bound = {one.act.id for one in self._commitments}

    def statements(self) -> Iterator[_Drawn]:
        ordered = in_reading_order(self._record.statements)
        self._numbers = {statement.id: number for statement, number, _ in ordered}
        self._last = len(ordered)
        for statement, number, depth in ordered:
            yield self._statement(statement, number, depth)

    def acts(self) -> Iterator[_Drawn]:
        for act in self._record.acts:
            self._last += 1
            yield self._act(act, self._last)

    def commitments(self) -> Iterator[_Drawn]:
        for one in self._commitments:
            self._last += 1
            yield self._commitment(one, self._last)

    def positions(self) -> Iterator[_Drawn]:
        for act in self._record.acts:
            stance = STANCE_OF_ACT.get(act.type) if act.status != "negated" else None
            if stance is not None and act.sources:
                self._last += 1
                card = Card(
                    number=self._last,
                    layer="positions",
                    id=act.id,
                    spans=(act.anchor,),
                    who=self._people(act.sources),
                    to=self._people(act.targets) if act.targets != act.sources else (),
                    label=self._words(f"stance.{stance}"),
                    notes=tuple(self._said(span) for span in act.about[:1]),
                )
                yield card, [("position", span) for span in (act.anchor, *act.about)]
        for statement in self._record.statements:
            stance = STANCE_OF_CUE.get(statement.type or "")
            if stance is not None and statement.cue is not None and statement.speakers:
                self._last += 1
                card = Card(
                    number=self._last,
                    layer="positions",
                    id=statement.id,
                    spans=(statement.cue,),
                    who=self._people(statement.speakers),
                    label=self._words(f"stance.{stance}"),
                    inside=self._numbers.get(statement.id),
                )
                yield card, [("position", statement.cue)]

    def quantities(self) -> Iterator[_Drawn]:
        for place, quantity in enumerate(self._record.quantities):
            self._last += 1
            yield self._quantity(quantity, place, self._last)

    def times(self) -> Iterator[_Drawn]:
        for place, time in enumerate(self._record.times):
            self._last += 1
            yield self._time(time, place, self._last)

    def _statement(self, statement: Statement, number: int, depth: int) -> _Drawn:
        rule, because = _made_by(statement.provenance)
        notes = [self._words(f"mode.{statement.mode}")]
        card = Card(
            number=number,
            layer="statements",
            id=statement.id,
            spans=statement.content,
            who=self._people(statement.speakers),
            to=self._people(statement.addressees),
            voice=self._said(statement.voice),
            cue=self._said(statement.cue),
            notes=tuple(notes),
            depth=min(depth, _DEEPEST),
            inside=self._numbers.get(statement.within or ""),
            mode=statement.mode,
            rule=rule,
            because=because,
            correction=self._corrections.get(("statements", statement.id)),
        )
        spans: list[tuple[Kind, Span]] = [("content", span) for span in statement.content]
        if statement.cue is not None:
            spans.append(("cue", statement.cue))
        if statement.voice is not None:
            spans.append(("voice", statement.voice))
        return card, spans

    def _act(self, act: Act, number: int) -> _Drawn:
        rule, because = _made_by(act.provenance)
        about = " … ".join(self._said(span) for span in act.about)
        notes = [about] if about else []
        if act.status != "actual":
            notes.append(self._words(f"status.{act.status}"))
        card = Card(
            number=number,
            layer="acts",
            id=act.id,
            spans=(act.anchor,),
            who=self._people(act.sources),
            to=self._people(act.targets),
            label=self._words.act(act.type, act.mode),
            notes=tuple(notes),
            inside=self._numbers.get(act.within or ""),
            rule=rule,
            because=because,
            correction=self._corrections.get(("acts", act.id)),
            bound=act.id in self._bound,
        )
        spans: list[tuple[Kind, Span]] = [("act", act.anchor)]
        return card, spans + [("about", span) for span in act.about]

    def _commitment(self, one: Commitment, number: int) -> _Drawn:
        notes = [self._said(amount.span) for amount in one.amounts]
        if one.deadline is not None:
            notes.append(self._said(one.deadline.span))
        if one.condition is not None:
            notes.append(self._said(one.condition))
        if one.set_by:
            names = ", ".join(person.name for person in self._people(one.set_by))
            notes.append(self._words("commitment.set_by", who=names).unescape())
        rule, because = _made_by(one.act.provenance)
        card = Card(
            number=number,
            layer="commitments",
            id=one.act.id,
            spans=(one.act.anchor,),
            who=self._people(one.by),
            to=self._people(one.to) if set(one.to) != set(one.by) else (),
            label=self._words(f"force.{one.force or one.kind}"),
            notes=tuple(notes),
            inside=self._numbers.get(one.act.within or ""),
            rule=rule,
            because=because,
        )
        return card, [("commitment", span) for span in (one.act.anchor, *one.words)]

    def _quantity(self, quantity: Quantity, place: int, number: int) -> _Drawn:
        rule, because = _made_by(quantity.provenance)
        value = self._words.number(quantity.value)
        term = self._words.term
        hedge = f"{term('approximate', quantity.approximate)} " if quantity.approximate else ""
        per = f" / {term('per', quantity.per)}" if quantity.per else ""
        unit = unit_words(self._words.language).get(quantity.unit, quantity.unit)
        card = Card(
            number=number,
            layer="quantities",
            id=str(place),
            spans=(quantity.span,),
            value=f"{hedge}{value} {one_line(unit)}{per}",
            rule=rule,
            because=because,
            correction=self._corrections.get(("quantities", str(place))),
        )
        return card, [("quantity", quantity.span)]

    def _time(self, time: Time, place: int, number: int) -> _Drawn:
        rule, because = _made_by(time.provenance)
        bound = f"{self._words.term('bound', time.bound)} " if time.bound else ""
        limits = [self._words.day(day) if day else "…" for day in (time.earliest, time.latest)]
        known = time.earliest is not None or time.latest is not None
        card = Card(
            number=number,
            layer="times",
            id=str(place),
            spans=(time.span,),
            value=f"{bound}{self._words.day(time.value) if time.value else '?'}",
            plain=f"{f'{time.bound} ' if time.bound else ''}{time.value or '?'}",
            notes=(" – ".join(limits),) if known else (),
            rule=rule,
            because=because,
            correction=self._corrections.get(("times", str(place))),
        )
        return card, [("time", time.span)]

    def _said(self, span: Span | None) -> str:
        return "" if span is None else one_line(span.of(self._text))

    def _people(self, keys: tuple[str, ...]) -> tuple[Person, ...]:
        actors: Mapping[str, Actor] = self._actors
        found: dict[str, Person] = {}
        for key in keys:
            known = self._identities.get(key, Identity(key, name(key, actors)))
            person = Person(known.key, one_line(known.name), one_line(origin(key, actors)))
            found.setdefault(known.key, person)
        return tuple(found.values())


def _made_by(provenance: Provenance | None) -> tuple[str, tuple[str, ...]]:
    if provenance is None:
        return "", ()
    rule = one_line(f"{provenance.component}, {provenance.rule}")
    return rule, tuple(map(one_line, provenance.because))
