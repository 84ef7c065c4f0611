"""Two small gold documents of our own, and records of them with known faults."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

FIRST = (
    "La ministre a dit que l'accord tiendrait. Elle a remercié l'Ostrie. « Oui », a dit M. Berec."
)
SECOND = "Paris a versé 20 millions d'euros lundi. Selon Berlin, c'est peu."


def bounds(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def statement(text: str, identifier: str, who: list[str], cue: str | None, words: str) -> Json:
    return {
        "id": identifier,
        "speakers": who,
        "addressees": [],
        "cue": bounds(text, cue) if cue else None,
        "content": [bounds(text, words)],
        "mode": "indirect",
        "within": None,
    }


ACTORS: Json = {
    "MIN": {
        "kind": "person",
        "names": ["Ingrid Solberg-Maté"],
        "country": "NLD",
        "role": "foreign_minister",
        "members": [],
    },
    "BER": {"kind": "person", "names": ["Tomas Berec"], "country": "OST", "role": None},
    "OST": {"kind": "country", "names": ["Ostrie"], "country": "OST"},
    "FRA": {"kind": "country", "names": ["France", "Paris"], "country": "FRA"},
    "DEU": {"kind": "country", "names": ["Allemagne", "Berlin"], "country": "DEU"},
    "ONG": {"kind": "organisation", "names": ["Les Amis"], "country": None},
    "BOTH": {"kind": "group", "names": ["les deux"], "members": ["FRA", "DEU"]},
}


def golds() -> list[Json]:
    first: Json = {
        "document": {"id": "first", "language": "fr", "text": FIRST},
        "actors": ACTORS,
        "mentions": [
            {"span": bounds(FIRST, "La ministre"), "actors": ["MIN"]},
            {"span": bounds(FIRST, "l'Ostrie"), "actors": ["OST"]},
        ],
        "statements": [
            statement(FIRST, "s1", ["MIN"], "a dit", "l'accord tiendrait"),
            statement(FIRST, "s2", ["MIN"], "a remercié", "l'Ostrie"),
            {**statement(FIRST, "s3", ["BER"], None, "Oui"), "mode": "direct"},
        ],
        "acts": [
            {
                "id": "a1",
                "type": "SUPPORT",
                "sources": ["MIN"],
                "targets": ["OST"],
                "anchor": bounds(FIRST, "a remercié"),
                "about": [],
                "status": "actual",
                "within": None,
            }
        ],
    }
    second: Json = {
        "document": {"id": "second", "language": "fr", "text": SECOND},
        "actors": ACTORS,
        "mentions": [],
        "statements": [statement(SECOND, "s1", ["DEU"], "Selon", "c'est peu")],
        "acts": [
            {
                "id": "a1",
                "type": "AID",
                "sources": ["FRA"],
                "targets": ["ONG"],
                "anchor": bounds(SECOND, "a versé"),
                "about": [],
                "status": "actual",
                "within": None,
            }
        ],
        "quantities": [
            {
                "span": bounds(SECOND, "20 millions d'euros"),
                "value": 20_000_000,
                "unit": "EUR",
                "per": None,
            }
        ],
        "times": [{"span": bounds(SECOND, "lundi"), "value": "2024-04-08"}],
    }
    return [first, second]
