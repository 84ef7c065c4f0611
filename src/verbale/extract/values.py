"""The component that reads quantities and times into the record, by the language's own grammar."""

from __future__ import annotations

from verbale.extract.version import VERSION
from verbale.languages.parse import Parse
from verbale.languages.values import FoundTime, ValueReader
from verbale.record.types import Provenance, Quantity, Time
from verbale.text.document import Document
from verbale.text.span import Span

COMPONENT = "verbale_values"


def read_values(
    document: Document, parse: Parse, reader: ValueReader
) -> tuple[tuple[Quantity, ...], tuple[Time, ...]]:
    """Return the quantities and times of a document, in order, none overlapping in its layer.

    Times are resolved against the document's day of publication; without one, what needs it
    stays without a value.
    """
    digest = document.digest

    def made(rule: str) -> Provenance:
        return Provenance(COMPONENT, rule, VERSION, digest)

    amounts, moments = reader.read(parse, document.published)
    return (
        tuple(
            Quantity(
                Span(found.start, found.end),
                found.value,
                found.unit,
                found.per,
                found.approximate,
                made(found.rule),
            )
            for found in amounts
        ),
        tuple(_time(found, made(found.rule)) for found in moments),
    )


def _time(found: FoundTime, provenance: Provenance) -> Time:
    earliest, latest = found.limits()
    return Time(
        Span(found.start, found.end),
        found.iso(),
        earliest,
        latest,
        found.range.precision if found.range is not None else None,
        found.bound,
        provenance,
    )
