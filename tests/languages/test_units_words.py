from __future__ import annotations

from verbale.languages.units import unit_words


def test_every_french_unit_has_one_noun() -> None:
    words = unit_words("fr")
    assert len(words) > 100
    assert all(noun and noun.strip() == noun for noun in words.values())
    assert (words["tonne"], words["armoured vehicle"]) == ("tonne", "véhicule blindé")


def test_a_language_without_a_list_has_none() -> None:
    assert unit_words("en") == {}
