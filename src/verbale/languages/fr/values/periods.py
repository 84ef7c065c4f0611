"""Whether an amount is meant a year, a month or a day: `par an`, `annuel`, `chaque jour`."""

from __future__ import annotations

from verbale.languages.fr.values.lookup import Lookup
from verbale.languages.fr.values.pieces import Pieces
from verbale.record.types import Per

_AFTER: Lookup[Per] = Lookup(
    "periods",
    [
        *(
            (phrase, "year")
            for phrase in ("par an", "par année", "chaque année", "l'an", "tous les ans")
        ),
        *((phrase, "month") for phrase in ("par mois", "chaque mois", "tous les mois")),
        *((phrase, "day") for phrase in ("par jour", "chaque jour", "tous les jours")),
    ],
)
_ADJECTIVES: dict[str, Per] = {
    **dict.fromkeys(("annuel", "annuels", "annuelle", "annuelles", "annuellement"), "year"),
    **dict.fromkeys(("mensuel", "mensuels", "mensuelle", "mensuelles", "mensuellement"), "month"),
    **dict.fromkeys(("quotidien", "quotidiens", "quotidienne", "quotidiennes"), "day"),
}
_STOPS = frozenset(
    {",", ".", ";", ":", "(", ")", '"', "?", "!", "qui", "que", "dont", "et", "mais"}
)
_TO_THE_NUMBER = frozenset(
    {"à", "de", "d'", "est", "atteint", "atteindre", "dépasse", "représente"}
)
_AHEAD, _BACK = 8, 10


def period(pieces: Pieces, start: int, end: int) -> Per | None:
    """Return the period of the amount in pieces [start, end)."""
    for place in range(end, min(end + _AHEAD, pieces.size)):
        key = pieces.keys[place]
        found = _AFTER.at(pieces, place)
        if found is not None and not (key == "l'" and _dated(pieces, found[0])):
            return found[1]
        if key in _ADJECTIVES:
            return _ADJECTIVES[key]
        if key in _STOPS or pieces.numbers[place] is not None:
            break
    return _before(pieces, start)


def _dated(pieces: Pieces, end: int) -> bool:
    """Say whether `l'an` goes on as a date: `l'an dernier`, `l'an 2000`."""
    return pieces.keys[end].startswith(("dernier", "prochain", "passe")) or (
        pieces.numbers[end] is not None
    )


def _before(pieces: Pieces, start: int) -> Per | None:
    """Return the period of what is brought to this amount: `le volume annuel des échanges à`."""
    leads = {pieces.low(place) for place in range(max(0, start - 3), start)}
    if not _TO_THE_NUMBER & leads:
        return None
    for place in range(start - 1, max(-1, start - 1 - _BACK), -1):
        key = pieces.keys[place]
        if key in _ADJECTIVES:
            return _ADJECTIVES[key]
        if key in _STOPS:
            return None
    return None
