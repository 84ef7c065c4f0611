from __future__ import annotations

from datetime import date
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.extract.values import read_values
from verbale.languages.calendar import DateRange
from verbale.languages.fr.values.reader import FrenchValues
from verbale.languages.parse import Parse, Token
from verbale.languages.values import FoundQuantity, FoundTime
from verbale.record.checks import check
from verbale.record.types import Quantity, Record, Time
from verbale.text.document import Document, document_from_text
from verbale.text.shadow import shadow
from verbale.text.span import Span

# Words that begin, join or limit amounts and times, to be thrown together in any order.
ROW = (
    "le la l'an les ce cette du de d'ici à au en il y a sous dans avant depuis entre et sur contre "
    "lundi mardi janvier mars mai 2021 1er 15 31 99 1 2 200 3 000 60.000 1,5 04H30 15 heures GMT "
    "fin début mi- semaine mois année dernier prochain dernière trimestre semestre premier été "
    "siècle XXIe hier demain veille plus tôt deux trois vingt cent mille millions milliards "
    "euros dollars € $ % M$ Md€ francs CFA livres soldats pays membres Syriens autres par nombre "
    "annuel ( ) . , ; – - « ont est seront jours ans 90 72 trentaine décennie week-end nuit"
)
WORDS = ROW.split()


def parse_of(text: str) -> Parse:
    """Return a flat parse: one token a word, each its own head, as a model that knows nothing."""
    copy = shadow(text)
    tokens: list[Token] = []
    start = 0
    for piece in copy.split(" "):
        if piece.strip():
            index = len(tokens)
            tokens.append(Token(index, start, piece, piece, "X", "", index, "dep", "", 0, 0))
        start += len(piece) + 1
    ends = [(0, len(tokens))] if tokens else []
    return Parse(text, copy, tokens, ends, ends, [], [], ("paragraph",))


def read(text: str, published: date | None = None) -> tuple[tuple[Quantity, ...], tuple[Time, ...]]:
    document = document_from_text(text, published=published)
    return read_values(document, parse_of(text), FrenchValues())


def test_both_layers_are_read_with_their_provenance() -> None:
    text = "Paris versera plus de 50 millions d'euros par an d'ici 2030."
    quantities, times = read(text)
    (money,), (year,) = quantities, times
    assert money.span.of(text) == "50 millions d'euros"
    assert (money.value, money.unit, money.per) == (50_000_000, "EUR", "year")
    assert money.approximate == "more than"
    assert money.provenance is not None
    assert (money.provenance.component, money.provenance.rule) == ("verbale_values", "money")
    assert year.span.of(text) == "2030"
    assert (year.value, year.bound, year.precision) == ("2030", "by", "year")
    assert (year.earliest, year.latest) == (None, date(2030, 12, 31))


def test_a_relative_time_needs_the_day_of_publication() -> None:
    assert read("Elle est partie hier.", date(2024, 3, 1))[1][0].value == "2024-02-29"
    (unsettled,) = read("Elle est partie hier.")[1]
    assert (unsettled.value, unsettled.earliest, unsettled.precision) == (None, None, None)


def test_any_reader_can_be_given() -> None:
    class Reader:
        def read(
            self, parse: Parse, published: date | None
        ) -> tuple[list[FoundQuantity], list[FoundTime]]:
            day = date(2021, 7, 15)
            return (
                [FoundQuantity(0, 1, 3, "country", None, None, "mine")],
                [FoundTime(2, 3, DateRange(day, day, "day"), "mine")],
            )

    quantities, times = read_values(Document("a", "3 !", ()), parse_of("3 !"), Reader())
    assert quantities[0].span == Span(0, 1)
    assert times[0].value == "2021-07-15"


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40),
    st.none() | st.dates() | st.sampled_from([date.min, date.max]),
)
@settings(deadline=None, max_examples=300)
def test_no_row_of_words_breaks_the_reading(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    document = document_from_text(text, published=published)
    quantities, times = read_values(document, parse_of(text), FrenchValues())
    record = Record(document, "any", "none", quantities=quantities, times=times)
    made_by = {entry for entry in check(record) if "made by version" not in entry}
    assert made_by == set()
    spans = sorted([*(one.span for one in quantities), *(one.span for one in times)])
    assert not any(one.overlaps(other) for one, other in pairwise(spans))


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=100)
def test_no_text_breaks_the_reading(text: str) -> None:
    if text.strip():
        FrenchValues().read(parse_of(text), date(2021, 7, 15))


@pytest.mark.parametrize(
    "row",
    [
        *("5, ", "2 millions ", "mille ", "5% ", "de 3 à ", "(4 ", "lundi ", "vingt et ", "les "),
        *("un mort et ", "1 sur ", "2021-", "Nord-"),
    ],
)
def test_a_long_block_takes_time_in_step_with_its_length(row: str) -> None:
    def seconds(size: int) -> float:
        parse = parse_of(row * (size // len(row)))
        start = perf_counter()
        FrenchValues().read(parse, date(2021, 7, 15))
        return perf_counter() - start

    seconds(1_000)
    assert seconds(100_000) < 10
