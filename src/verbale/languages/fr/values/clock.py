"""Times of day: `04H30`, `15 heures`, `midi`, with the zone where it is Greenwich's."""

from __future__ import annotations

from verbale.languages.fr.values.pieces import Pieces

_HOURS = frozenset({"h", "heures", "heure"})
_GREENWICH = frozenset({"gmt", "utc", "tu"})
# What may lead a bare number of hours, which could be a duration otherwise.
_LEADS = frozenset({"a", "vers", "des", "jusqu'a", "("})
# Before a number of hours that pass: « au moins 18h », « pendant 3h ».
_LASTING = frozenset({"moins", "plus", "pendant", "durant", "en", "apres", "bout", "pres", "de"})
_BEFORE_CLOCK = frozenset({"a", "vers", "des", "avant", ","})


def clock_at(pieces: Pieces, start: int, *, led: bool) -> tuple[int, str] | None:
    """Return the end and the ISO time of the time of day that begins here.

    `led` says that a day stands before it, so that `15 heures` cannot be a duration.
    """
    keys = pieces.keys
    if keys[start] in ("midi", "minuit"):
        if not led and keys[start - 1] not in _LEADS:
            return None
        return _zone(pieces, start + 1, 12 if keys[start] == "midi" else 0, 0)
    hour = pieces.numbers[start]
    if not isinstance(hour, int) or not 0 <= hour <= 24 or len(keys[start]) > 2:
        return None
    if keys[start + 1] == ":" and pieces.glued(start + 1) and pieces.glued(start + 2):
        minute = pieces.numbers[start + 2]
        if isinstance(minute, int) and len(keys[start + 2]) == 2 and minute < 60:
            return _zone(pieces, start + 3, hour, minute)
        return None
    if keys[start + 1] not in _HOURS:
        return None
    minute = pieces.numbers[start + 2]
    written = keys[start + 1] == "h"
    if isinstance(minute, int) and len(keys[start + 2]) == 2 and minute < 60:
        return _zone(pieces, start + 3, hour, minute)
    if keys[start - 1] in _LASTING:
        return None
    if written and pieces.glued(start + 1) or led or keys[start - 1] in _LEADS:
        if keys[start + 2] in ("de", "d'", "sur", "par", "plus", "apres", "/") and not led:
            return None
        return _zone(pieces, start + 2, hour, 0)
    return None


def joined_clock(pieces: Pieces, end: int) -> tuple[int, str] | None:
    """Return the time of day that goes on from a day: `lundi vers 04H30`, `mardi à 15 heures`."""
    place = end + 1 if pieces.keys[end] in _BEFORE_CLOCK else end
    return clock_at(pieces, place, led=pieces.keys[end] != ",")


def _zone(pieces: Pieces, end: int, hour: int, minute: int) -> tuple[int, str] | None:
    if hour == 24:
        hour = 0
    clock = f"{hour:02}:{minute:02}"
    if pieces.keys[end] in _GREENWICH and pieces.keys[end + 1] != "+":
        return end + 1, clock + "Z"
    return end, clock
