"""The layers of a record beside its statements, each entry as a line that table and page share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verbale.errors import InvalidQuestion
from verbale.exports.printable import one_line
from verbale.exports.wording import actors_by_key, in_reading_order, name
from verbale.extract.commitments import commitments_of
from verbale.record.commitment import Commitment
from verbale.record.types import Quantity, Record, Time
from verbale.text.span import Span

LAYERS = ("statements", "commitments", "acts", "values")
"""What can be shown of a record, in the order in which it is."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: its id, what it is, who to whom, what else there is to say, and its words.

    `anchor` is where the entry begins in the text, `spans` are all words that it is drawn under.
    """

    id: str
    kind: str
    who: str
    note: str
    words: str
    anchor: Span
    spans: tuple[Span, ...]


def parse_layers(given: str) -> tuple[str, ...]:
    """Return the layers that are named, with commas between; InvalidQuestion for another name.

    >>> parse_layers("acts, statements")
    ('statements', 'acts')
    """
    named = {one.strip() for one in given.split(",") if one.strip()}
    unknown = sorted(named - {*LAYERS, "all"})
    if unknown or not named:
        raise InvalidQuestion(
            f"no layer is called {', '.join(unknown) or repr(given)}: choose of "
            f"{', '.join(LAYERS)}, or all"
        )
    return LAYERS if "all" in named else tuple(layer for layer in LAYERS if layer in named)


def act_lines(record: Record) -> list[Line]:
    """Return the acts: type, who to whom, status and claim."""
    text = record.document.text
    numbers = {one.id: number for one, number, _ in in_reading_order(record.statements)}
    lines = []
    for act in record.acts:
        kind = f"{act.type} ({act.mode})" if act.mode else act.type
        notes: list[str] = [act.status] if act.status != "actual" else []
        notes += [f"claimed in statement {numbers[act.within]}"] if act.within in numbers else []
        about = " … ".join(one_line(span.of(text)) for span in act.about)
        anchor = one_line(act.anchor.of(text))
        lines.append(
            Line(
                id=one_line(act.id),
                kind=one_line(kind),
                who=_sides(record, act.sources, act.targets),
                note=", ".join(notes),
                words=f"{anchor}: {about}" if about else anchor,
                anchor=act.anchor,
                spans=(act.anchor,),
            )
        )
    return lines


def commitment_lines(record: Record) -> list[Line]:
    """Return the commitments: force, who for whom, amounts, deadline, condition."""
    text = record.document.text
    lines = []
    for one in commitments_of(record):
        words = " … ".join(one_line(span.of(text)) for span in one.words)
        anchor = one_line(one.act.anchor.of(text))
        lines.append(
            Line(
                id=one_line(one.act.id),
                kind=one.force or "target",
                who=_bound(record, one),
                note="; ".join(_terms(one, text)),
                words=f"{anchor}: {words}" if words else anchor,
                anchor=one.act.anchor,
                spans=_joined((one.act.anchor, *one.words)),
            )
        )
    return lines


def value_lines(record: Record) -> list[Line]:
    """Return quantities and times in the order of the text, each with what it amounts to."""
    text = record.document.text
    found: list[tuple[Span, str, str]] = []
    for number, quantity in enumerate(record.quantities, 1):
        found.append((quantity.span, f"q{number}", amount(quantity)))
    for number, time in enumerate(record.times, 1):
        found.append((time.span, f"t{number}", day(time)))
    return [
        Line(id, one_line(span.of(text)), meant, "", "", span, (span,))
        for span, id, meant in sorted(found, key=lambda one: (one[0].start, one[1]))
    ]


def within_words(record: Record, content: Iterable[Span]) -> list[str]:
    """Return the words of the values that stand in these spans, the longest first."""
    text = record.document.text
    held = tuple(content)
    spans = [one.span for one in record.quantities] + [one.span for one in record.times]
    words = {one_line(span.of(text)) for span in spans if any(outer.holds(span) for outer in held)}
    return sorted(words, key=lambda one: (-len(one), one))


def amount(quantity: Quantity) -> str:
    """Return an amount in figures.

    >>> amount(Quantity(Span(0, 1), 2.5e9, "USD", "year", "about"))
    'about 2,500,000,000 USD a year'
    """
    value = quantity.value
    plain = f"{int(value):,}" if float(value).is_integer() else f"{value:,}"
    shown = f"{plain} {quantity.unit}" + (f" a {quantity.per}" if quantity.per else "")
    return f"{quantity.approximate} {shown}" if quantity.approximate else shown


def day(time: Time) -> str:
    """Return what a time amounts to: its value, after its limit where it is one."""
    if time.value is None:
        return "not settled"
    return f"{time.bound} {time.value}" if time.bound else time.value


def _terms(one: Commitment, text: str) -> Iterable[str]:
    yield from map(amount, one.amounts)
    if one.deadline is not None:
        latest = one.deadline.latest
        yield f"by {latest.isoformat()}" if latest else one_line(one.deadline.span.of(text))
    if one.condition is not None:
        yield f"if: {one_line(one.condition.of(text))}"


def _bound(record: Record, one: Commitment) -> str:
    who = _sides(record, one.by, one.to) + (" (jointly)" if one.joint else "")
    if one.kind == "promise":
        return who
    return f"{_names(record, one.set_by) or '?'} calls {who} to reach"


def _sides(record: Record, sources: Sequence[str], targets: Sequence[str]) -> str:
    if len(sources) > 1 and set(sources) == set(targets):
        return _names(record, sources, " ↔ ")
    who = _names(record, sources) or "?"
    return f"{who} → {_names(record, targets)}" if targets else who


def _names(record: Record, keys: Sequence[str], between: str = ", ") -> str:
    actors = actors_by_key(record)
    return between.join(one_line(name(key, actors)) for key in keys)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans without what another holds."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or not kept[-1].holds(span):
            kept.append(span)
    return tuple(kept)
