from __future__ import annotations

from collections import Counter

import pytest

from verbale.errors import InvalidLexicon
from verbale.languages.fr.values.currencies import Money, load_currencies
from verbale.languages.fr.values.lookup import Lookup
from verbale.languages.fr.values.periods import period
from verbale.languages.fr.values.pieces import Pieces
from verbale.languages.fr.values.units import load_units, plural
from verbale.text.shadow import fold, shadow


def pieces_of(text: str) -> Pieces:
    copy = shadow(text)
    return Pieces(copy, fold(text), 0, len(copy))


def money_in(text: str, context: str = "", value: float = 1000) -> Money | None:
    pieces, around = pieces_of(text), pieces_of(context)
    currencies = load_currencies()
    return currencies.at(pieces, 0, value, currencies.places([around]))


@pytest.mark.parametrize(
    ("singular", "many"),
    [
        ("soldat", "soldats"),
        ("pays", "pays"),
        ("canal", "canaux"),
        ("bateau", "bateaux"),
        ("voix", "voix"),
        ("avion de combat", "avions de combat"),
        ("demandeur d'asile", "demandeurs d'asile"),
        ("mètre cube", "mètres cubes"),
        ("MWh", "MWh"),
        ("km/h", "km/h"),
        ("km", "km"),
    ],
)
def test_nouns_take_their_plural(singular: str, many: str) -> None:
    assert plural(singular) == many


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("soldats", "person"),
        ("États membres", "country"),
        ("mètres cubes", "cubic metre"),
        ("TONNES", "tonne"),
        ("m³", "cubic metre"),
        ("membres de l'Union africaine", "country"),
        ("membres permanents du Conseil de sécurité", "country"),
        ("membres d'équipage", "person"),
        ("membres du parti", "person"),
        ("ordinateurs", "computer"),
        ("parachutistes", "person"),
        ("Nord-Coréens", "person"),
        ("Kurdes", "person"),
        ("sénégalophones", None),
        ("moteurs", None),
        ("Rafale", None),
        ("heures", None),
        ("meilleurs", None),
    ],
)
def test_a_counted_noun_gives_its_unit(text: str, unit: str | None) -> None:
    found = load_units().at(pieces_of(text), 0, 5)
    assert (found and found[1]) == unit


def test_a_singular_counts_only_less_than_two() -> None:
    units = load_units()
    assert units.at(pieces_of("tonne"), 0, 5) is None
    assert units.at(pieces_of("tonne"), 0, 1.5) == (1, "tonne")
    assert units.noun(pieces_of("tonne"), 0) == (1, "tonne")


def test_members_are_countries_where_a_body_of_states_stands_before() -> None:
    assert load_units().at(pieces_of("L'Otan compte 32 membres"), 4, 32) == (5, "country")


def test_a_people_with_hyphens_is_taken_whole() -> None:
    assert load_units().at(pieces_of("Nord-Coréens ont fui"), 0, 5) == (3, "person")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("euros", "EUR"),
        ("€", "EUR"),
        ("dollars", "USD"),
        ("dollars américains", "USD"),
        ("dollars canadiens", "CAD"),
        ("dollars de Hong Kong", "HKD"),
        ("yuans", "CNY"),
        ("francs suisses", "CHF"),
        ("livres sterling", "GBP"),
        ("livres sud-soudanaises", "SSP"),
        ("livres libanaises", "LBP"),
        ("livres", "GBP"),
        ("roubles", "RUB"),
        ("réals", "BRL"),
        ("wons", "KRW"),
        ("FCFA", "XOF"),
        ("droits de tirage spéciaux", "XDR"),
    ],
)
def test_a_currency_gives_its_code(text: str, code: str) -> None:
    money = money_in(text)
    assert money is not None
    assert money.code == code


def test_a_shared_name_is_told_apart_by_the_countries_of_the_text() -> None:
    assert money_in("couronnes", "La Norvège et Oslo") == Money(1, "NOK")
    assert money_in("couronnes") == Money(1, None)
    assert money_in("francs CFA", "Le Tchad et le Cameroun") == Money(2, "XAF")
    assert money_in("francs CFA", "Le Sénégal, Dakar, le Tchad") == Money(2, "XOF")
    assert money_in("dollars", "Le Canada") == Money(1, "USD")


def test_a_few_livres_are_books() -> None:
    assert money_in("livres", value=3) is None


def test_a_sign_may_stand_before_its_number_but_no_word() -> None:
    currencies = load_currencies()
    assert currencies.sign(pieces_of("$300"), 0) == Money(1, "USD")
    assert currencies.sign(pieces_of("USD 20"), 0) == Money(1, "USD")
    assert currencies.sign(pieces_of("euros 20"), 0) is None
    assert currencies.sign(pieces_of("pays"), 0) is None


def test_no_money_where_no_currency_stands() -> None:
    assert money_in("soldats") is None
    assert load_currencies().places([]) == Counter()


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("200 millions d'échanges commerciaux par an", "year"),
        ("200 millions chaque année", "year"),
        ("200 millions mensuels", "month"),
        ("200 millions par jour", "day"),
        ("200 millions l'an dernier", None),
        ("200 millions, soit deux fois plus par an", None),
        ("200 millions", None),
    ],
)
def test_the_words_behind_an_amount_give_its_period(text: str, per: str | None) -> None:
    assert period(pieces_of(text), 0, 2) == per


def test_the_words_before_an_amount_give_its_period_where_it_is_their_value() -> None:
    text = "porter le volume annuel des échanges à 30"
    pieces = pieces_of(text)
    assert period(pieces, pieces.size - 1, pieces.size) == "year"
    other = pieces_of("le sommet annuel a réuni 30")
    assert period(other, other.size - 1, other.size) is None
    closed = pieces_of("le sommet annuel, tenu à 30")
    assert period(closed, closed.size - 1, closed.size) is None


def test_a_phrase_that_stands_for_two_things_is_refused() -> None:
    with pytest.raises(InvalidLexicon, match="stands for 'a' and for 'b'"):
        Lookup("units.toml", [("mètre", "a"), ("metre", "b")])


def test_a_lookup_finds_the_longest_phrase_from_either_end() -> None:
    lookup = Lookup("x", [("d'ici", 1), ("d'ici à", 2)])
    pieces = pieces_of("d'ici à demain")
    assert lookup.at(pieces, 0) == (3, 2)
    assert lookup.before(pieces, 3) == (0, 2)
    assert lookup.before(pieces, 2) == (0, 1)
    assert lookup.before(pieces, 1) is None
