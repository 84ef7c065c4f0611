from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import InvalidLexicon
from verbale.languages.fr.values.numbers import Number, Numbers, cut, load_numbers
from verbale.languages.fr.values.pieces import Pieces
from verbale.text.shadow import fold, shadow


def pieces_of(text: str) -> Pieces:
    copy = shadow(text)
    return Pieces(copy, fold(text), 0, len(copy))


def number_of(text: str) -> Number:
    number = load_numbers().at(pieces_of(text), 0)
    assert number is not None
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("60.000", 60_000),
        ("3 000", 3000),
        ("3\u00a0000", 3000),
        ("3\u202f000", 3000),
        ("1 127", 1127),
        ("1,5", 1.5),
        ("3.5", 3.5),
        ("1.234,5", 1234.5),
        ("zéro", 0),
        ("dix-sept", 17),
        ("vingt et un", 21),
        ("vingt-et-un", 21),
        ("soixante-dix", 70),
        ("soixante et onze", 71),
        ("septante-deux", 72),
        ("quatre-vingts", 80),
        ("quatre-vingt-un", 81),
        ("quatre-vingt-dix-neuf", 99),
        ("nonante", 90),
        ("cent", 100),
        ("cent quatre", 104),
        ("deux cents", 200),
        ("trois cent soixante-quinze", 375),
        ("mille", 1000),
        ("mille neuf cent quatre-vingt-quatre", 1984),
        ("deux mille trois cents", 2300),
        ("cinq cent mille", 500_000),
        ("300 mille", 300_000),
        ("un million", 1_000_000),
        ("2,9 milliards", 2_900_000_000),
        ("deux cents milliards", 200_000_000_000),
        ("1 million 200 000", 1_200_000),
        ("trois milliards cinq cents millions", 3_500_000_000),
        ("deux milliards et demi", 2_500_000_000),
        ("un demi-million", 500_000),
        ("demi-douzaine", 6),
        ("six autres millions", 6_000_000),
        ("mille milliards", 1_000_000_000_000),
        ("une trentaine", 30),
        ("deux douzaines", 24),
        ("un millier", 1000),
        ("une dizaine de milliards", 10_000_000_000),
    ],
)
def test_a_number_is_read_to_its_end(text: str, value: float) -> None:
    number = number_of(text)
    assert number.value == value
    assert number.end == pieces_of(text).size


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("deux trois", 1),
        ("vingt trente", 1),
        ("dix et vingt", 1),
        ("trente un", 1),
        ("540 millions, 410", 2),
        ("mille mille", 1),
        ("2 millions 3 millions", 2),
        ("cent cent", 1),
    ],
)
def test_what_makes_no_number_together_is_left_apart(text: str, words: int) -> None:
    assert number_of(text).end == words


@pytest.mark.parametrize("text", ["COVID-19", "G20", "F-16", "A320"])
def test_digits_in_a_name_are_no_number(text: str) -> None:
    pieces = pieces_of(text)
    place = next(n for n in range(pieces.size) if pieces.numbers[n] is not None)
    assert load_numbers().at(pieces, place) is None


def test_digits_behind_a_year_and_hyphen_are_a_number() -> None:
    assert load_numbers().at(pieces_of("2011-2014"), 2) is not None


def test_a_word_that_is_no_number_gives_none() -> None:
    assert load_numbers().at(pieces_of("pays"), 0) is None
    assert load_numbers().at(pieces_of("demi-tour"), 0) is None


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("environ 30", "about"),
        ("près de 30", "nearly"),
        ("plus d'1", "more than"),
        ("au moins 30", "at least"),
        ("jusqu'à 30", "at most"),
        ("moins de 30", "less than"),
        ("de l'ordre de 30", "about"),
        ("30 environ", "about"),
        ("30 au moins", "at least"),
        ("vers 30", None),
    ],
)
def test_the_words_around_a_number_hedge_it(text: str, hedge: str | None) -> None:
    pieces = pieces_of(text)
    place = next(n for n in range(pieces.size) if pieces.numbers[n] is not None)
    numbers = load_numbers()
    number = numbers.at(pieces, place)
    assert number is not None
    assert numbers.hedge(pieces, number) == hedge


def test_a_collective_hedges_itself_and_a_dozen_does_not() -> None:
    assert number_of("une centaine").approximate == "about"
    assert number_of("une douzaine").approximate is None


def test_a_long_row_of_powers_is_read_without_deep_recursion() -> None:
    assert number_of("2 millions " * 20_000).value == 2_000_000
    assert number_of("mille " * 20_000).value == 1000


def test_a_hedge_of_an_unknown_kind_is_refused() -> None:
    lists = {
        "below_hundred": {},
        "scales": {},
        "short_scales": {},
        "collectives": {},
        "exact": {"collectives": []},
        "hedges": {"before": {"roughly": ["environ"]}, "after": {}},
    }
    with pytest.raises(InvalidLexicon, match="'roughly' is no approximation"):
        Numbers(lists)


def test_a_phrase_of_a_list_is_cut_as_a_text_is() -> None:
    assert cut("au-delà de") == ("au", "-", "dela", "de")
    assert cut("plus d'") == ("plus", "d'")


@given(st.integers(0, 999_999_999))
def test_digits_grouped_by_thousands_keep_their_value(value: int) -> None:
    for separator in (" ", ".", "\u202f"):
        assert number_of(f"{value:,}".replace(",", separator)).value == value


@given(st.text(alphabet="0123456789 .,-dixcentmilo'\n\u1160é", max_size=60))
def test_pieces_hold_every_letter_and_digit_once(text: str) -> None:
    pieces = pieces_of(text)
    covered = [
        n for start, end in zip(pieces.starts, pieces.ends, strict=True) for n in range(start, end)
    ]
    assert covered == sorted(set(covered))
    assert {n for n, char in enumerate(text) if char.isalnum()} <= set(covered)
    for place in range(pieces.size):
        load_numbers().at(pieces, place)
