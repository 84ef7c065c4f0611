import pytest

from verbale.actors.naming import french_spelling, surnames
from verbale.actors.tables import SOURCES, rows

SPELLING = {row["from"]: row["to"] for row in rows(SOURCES, "spelling.tsv", ("from", "to"))}


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Jean-Yves Le Drian", "FRA", ("Le Drian", "Drian")),
        ("Ursula von der Leyen", "DEU", ("von der Leyen", "Leyen")),
        ("Xi Jinping", "CHN", ("Xi",)),
        ("Ban Ki-moon", "KOR", ("Ban",)),
        ("Tsai Ing-wen", "TWN", ("Tsai",)),
        ("Joseph Wu", "TWN", ("Wu",)),
        ("Nguyen Xuan Phuc", "VNM", ("Nguyen", "Phuc")),
        ("Andrés Manuel López Obrador", "MEX", ("López Obrador", "Obrador", "López")),
        ("Teodoro Locsin, Jr.", "PHL", ("Locsin",)),
        ("Margrethe II", "DNK", ("Margrethe",)),
        ("Salman of Saudi Arabia", "SAU", ("Salman",)),
        ("Naruhito", "JPN", ()),
    ],
)
def test_surnames_follow_the_custom_of_the_country(
    name: str, country: str, expected: tuple[str, ...]
) -> None:
    found = surnames([name], country)
    assert tuple(word.strip(",") for word in found) == expected


def test_listed_surnames_stand_first_and_none_stands_twice() -> None:
    assert surnames(["Denis Sassou", "Denis Sassou"], "COG", ["Sassou-Nguesso"]) == (
        "Sassou-Nguesso",
        "Sassou",
    )


@pytest.mark.parametrize(
    ("name", "french"),
    [
        ("Vladimir Putin", "Vladimir Poutine"),
        ("Sergey Shoigu", "Sergueï Choigou"),
        ("Roman Golovchenko", "Roman Golovtchenko"),
    ],
)
def test_cyrillic_names_are_spelled_as_french_does(name: str, french: str) -> None:
    assert french_spelling(name, "RUS", SPELLING) == french


def test_other_names_keep_their_spelling() -> None:
    assert french_spelling("Boris Johnson", "GBR", SPELLING) is None
