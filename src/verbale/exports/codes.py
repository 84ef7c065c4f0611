"""Codes that event-data users know: sectors of actors, scores and CAMEO codes of acts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from verbale.ontology.plover import Cameo, load_ontology

# The PLOVER sector of a role; where a role says too little there is none.
_SECTORS: Mapping[str, str] = MappingProxyType(
    {
        "business": "BUS",
        "civil_society": "SOC",
        "defence_minister": "GOV",
        "diplomat": "GOV",
        "foreign_minister": "GOV",
        "head_of_government": "GOV",
        "head_of_state": "GOV",
        "justice": "JUD",
        "legislator": "LEG",
        "media": "JRN",
        "military": "MIL",
        "minister": "GOV",
        "official": "GOV",
        "party": "PTY",
        "spokesperson": "GOV",
    }
)


def sector(kind: str, role: str | None, country: str | None) -> str:
    """Return the sector of an actor; empty where what is known of it names none.

    >>> sector("country", None, "CHN"), sector("organisation", None, None)
    ('GOV', 'IGO')
    """
    if role is not None:
        return _SECTORS.get(role, "")
    if kind == "country":
        return "GOV"
    return "IGO" if kind == "organisation" and country is None else ""


@cache
def cameo(type: str, mode: str | None) -> Cameo | None:
    """Return the plainest CAMEO code that leads to a type, and to its mode where one does."""
    codes = [code for code in load_ontology().cameo.values() if code.type == type]
    narrower = [code for code in codes if mode is not None and code.mode == mode]
    return min(narrower or codes, key=lambda code: (len(code.code), code.code), default=None)


def intensity(type: str, mode: str | None) -> float:
    """Return the score of PLOVER: the mode's own, else its type's."""
    event = load_ontology().type(type)
    known = [one.score for one in event.modes if one.name == mode and one.score is not None]
    return known[0] if known else event.score
