"""Naming: which part of a name is the surname, and how French writes a Cyrillic name.

Rules by country, for a build; a name in a text is compared by its sounds and not by these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "VNM", "KHM", "TWN", "SGP"})
_EITHER_END = frozenset({"VNM", "KHM", "ISL", "MMR", "MNG", "ETH", "ERI", "IDN", "MYS", "SOM"})
_TWO_SURNAMES = frozenset(
    [
        "ARG",
        "BOL",
        "CHL",
        "COL",
        "CRI",
        "CUB",
        "DOM",
        "ECU",
        "ESP",
        "GNQ",
        "GTM",
        "HND",
        "MEX",
        "NIC",
        "PAN",
        "PER",
        "PRY",
        "SLV",
        "URY",
        "VEN",
    ]
)
_CYRILLIC = frozenset(["BLR", "KAZ", "KGZ", "RUS", "TJK", "UKR", "UZB"])
_PARTICLES = frozenset(
    [
        "al",
        "ben",
        "bin",
        "bint",
        "da",
        "das",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "mc",
        "ould",
        "san",
        "st",
        "ter",
        "van",
        "von",
        "zu",
    ]
)
_NOT_NAMES = re.compile(r"(Jr|Sr|[IVX]+|Ier)\.?", re.IGNORECASE)


def surnames(names: Iterable[str], country: str, listed: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the surnames under which a text may call somebody, the listed ones first.

    >>> surnames(["Jean-Yves Le Drian"], "FRA"), surnames(["Xi Jinping"], "CHN")
    (('Le Drian', 'Drian'), ('Xi',))
    >>> surnames(["Andrés Manuel López Obrador"], "MEX")
    ('López Obrador', 'Obrador', 'López')
    """
    found = list(listed)
    for name in names:
        if " of " in name:
            # « Salman of Saudi Arabia », « Henri, Grand Duke of Luxembourg »
            found.append(re.split(r",| of ", name)[0])
            continue
        words = name.split()
        while len(words) > 1 and _NOT_NAMES.fullmatch(words[-1].strip(",")):
            if words.pop().strip(",.").lower() not in ("jr", "sr"):
                # A sovereign has a number and no surname.
                found.append(" ".join(words))
                words = []
        if len(words) < 2:
            continue
        found += _of(words, country, western=country == "TWN" and not _given_last(words))
    return tuple(dict.fromkeys(found))


def french_spelling(name: str, country: str, table: Mapping[str, str]) -> str | None:
    """Return a name of a Cyrillic country as French writes it, None for any other country.

    The table replaces groups of letters, `$` stands for the end of a word.
    """
    if country not in _CYRILLIC or not name.isascii():
        return None
    pattern = re.compile(
        "|".join(
            key.replace("$", r"\b") for key in sorted(table, key=lambda k: (-len(k.strip("$")), k))
        ),
        re.IGNORECASE,
    )

    def spell(match: re.Match[str]) -> str:
        found = match[0]
        ends = match.end() == len(name) or not name[match.end()].isalpha()
        plain = found.lower()
        spelled = table.get(f"{plain}$") if ends else None
        spelled = spelled or table.get(plain, plain)
        return spelled.capitalize() if found[0].isupper() else spelled

    return pattern.sub(spell, name)


def _of(words: list[str], country: str, *, western: bool) -> list[str]:
    if country in _FAMILY_FIRST and not western:
        return [words[0], words[-1]] if country in _EITHER_END else [words[0]]
    found = []
    for i, word in enumerate(words[1:], start=1):
        if word.lower() in _PARTICLES and i < len(words) - 1:
            found.append(" ".join(words[i:]))
            break
    if country in _TWO_SURNAMES and len(words) > 2 and not found:
        found += [" ".join(words[-2:])]
    found.append(words[-1])
    if country in _TWO_SURNAMES and len(words) > 2:
        found.append(words[-2])
    if country in _EITHER_END:
        found.append(words[0])
    return [name for name in found if len(name) > 1 and name.lower() not in _PARTICLES]


def _given_last(words: list[str]) -> bool:
    return "-" in words[-1] or len(words) == 3
