"""A small store for the tests of the page: one article with every layer, and a few others."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from exports.record_example import TEXT, blocks, example, place
from stores.store_articles import WORLD, SmallReader
from verbale.record.types import Act, Actor, Mention, Quantity, Record, Statement, Time
from verbale.stores import Entry, Store
from verbale.text.document import Document
from verbale.text.span import Span

__all__ = ["TEXT", "fill", "full", "long_record", "pair_record"]


def full() -> Record:
    """Return the example with acts, quantities and times beside its statements."""
    record = example()
    return replace(
        record,
        layers=("mentions", "statements", "acts", "quantities", "times"),
        acts=(
            Act(
                "a1",
                "AGREE",
                ("pm",),
                ("berec",),
                place("rouvrir le détroit avant l'été"),
                about=(place("le détroit avant l'été"),),
                within="s3",
            ),
            Act("a2", "CONSULT", ("solberg", "berec"), ("solberg", "berec"), place("pourparlers")),
            Act("a3", "RETREAT", (), (), place("levées"), status="hypothetical"),
        ),
        quantities=(Quantity(place("aucune"), 1234.5, "tonne", per="year"),),
        times=(
            Time(place("lundi"), "2024-04-08", date(2024, 4, 8), date(2024, 4, 8), "day"),
            Time(place("avant l'été"), None, None, date(2024, 6, 20), bound="before"),
        ),
    )


def pair_record() -> Record:
    """Return an article in which one side speaks of the other by name, and promises."""
    text = "Le ministre ostrien promet que la Norlande recevra du gaz."
    document = Document(
        "promise", text, blocks(text), published=date(2024, 5, 2), publisher="Le Courrier"
    )
    start = text.index("la Norlande")
    return Record(
        document,
        version="0.1.0",
        model="none",
        actors=(
            Actor("berec", "person", ("Tomas Berec",), country="OST", role="foreign_minister"),
            Actor("NOR", "country", ("Norlande",), country="NLD"),
        ),
        mentions=(Mention(Span(start, start + 11), ("NOR",)),),
        statements=(
            Statement(
                "s1",
                ("berec",),
                (),
                Span(20, 26),
                (Span(start, len(text) - 1),),
                "indirect",
                type="promise",
            ),
        ),
    )


def long_record(number: int) -> Record:
    """Return an article of so many statements, one a sentence, six a paragraph."""
    sentence = "Le ministre a dit que le vieux port ouvrirait. "
    text = "\n\n".join([sentence * 6] * -(-number // 6))
    starts = [found.start() for found in re.finditer("Le ministre", text)][:number]
    return Record(
        Document("long", text, blocks(text)),
        version="0.1.0",
        model="none",
        actors=(Actor("berec", "person", ("Tomas Berec",), country="OST"),),
        statements=tuple(
            Statement(
                f"s{place}",
                # Cards of more than one height.
                ("berec",) if place % 3 else (),
                ("berec", "berec") if place % 7 == 0 else (),
                Span(start + 12, start + 17),
                (Span(start + 22, start + 45),),
                "indirect",
            )
            for place, start in enumerate(starts)
        ),
    )


def fill(store: Store) -> None:
    """Put the whole small world into a store."""
    reader = SmallReader()
    entries = [Entry(reader.read_document(document)) for document in WORLD]
    store.put([Entry(full()), Entry(pair_record()), *entries])
