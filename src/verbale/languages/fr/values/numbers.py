"""Numbers in digits and words: `2,9 milliards`, `deux cent mille`, `une trentaine`, `300 M$`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from verbale.errors import InvalidLexicon
from verbale.languages.fr.values.pieces import Pieces
from verbale.languages.grammar import Phrases
from verbale.record.types import Approximation
from verbale.text.shadow import fold

_OF = ("de", "d'")
# Between a number and its scale: « six autres millions ».
_BETWEEN = frozenset({"autres", "nouveaux", "premiers", "derniers", "bons"})
_SMALL = 1000


@dataclass(frozen=True, slots=True)
class Number:
    """Pieces [start, end) that make a number; `scale` is the last power word in it, 1 for none.

    `counts` says that `de` must stand before the noun, `worded` that no digit is in it.
    """

    start: int
    end: int
    value: int | float
    scale: int
    counts: bool
    worded: bool
    approximate: Approximation | None = None


class Numbers:
    """The grammar of numbers over the lists of numbers.toml."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self._words: Mapping[str, int] = lists["below_hundred"]
        self._scales: Mapping[str, int] = lists["scales"]
        self._short: Mapping[str, int] = lists["short_scales"]
        self._collectives: Mapping[str, int] = lists["collectives"]
        self._exact = frozenset(lists["exact"]["collectives"])
        self._before = _hedges(lists["hedges"]["before"])
        self._after = _hedges(lists["hedges"]["after"])
        self._phrases = (Phrases.of(list(self._before)), Phrases.of(list(self._after)))
        self.first_words = frozenset((*self._words, "cent", "cents", "mille", "demi"))

    def at(self, pieces: Pieces, start: int, *, below: int | None = None) -> Number | None:
        """Return the longest number that begins at this piece, of powers below that one only."""
        keys = pieces.keys
        value: int | float | None = pieces.numbers[start]
        if value is not None:
            if not _stands_free(pieces, start):
                return None
            number = Number(start, start + 1, value, 1, False, False)
        elif keys[start] in self.first_words:
            end, words = self._in_words(pieces, start)
            number = Number(start, end, words, 1, False, True)
            if end == start:
                return self._half(pieces, start)
        else:
            return None
        return self._scaled(pieces, number, below)

    def hedge(self, pieces: Pieces, number: Number) -> Approximation | None:
        """Return how the words around a number hedge it."""
        if number.approximate:
            return number.approximate
        before, after = self._phrases
        size = before.before(pieces.keys, number.start, max(0, number.start - 6))
        if size:
            return self._before[" ".join(pieces.keys[number.start - size : number.start])]
        size = after.at(pieces.keys, number.end)
        return self._after[" ".join(pieces.keys[number.end : number.end + size])] if size else None

    def hedge_after(self, pieces: Pieces, end: int) -> Approximation | None:
        """Return how the words that begin at this piece hedge what stands before them."""
        size = self._phrases[1].at(pieces.keys, end)
        return self._after[" ".join(pieces.keys[end : end + size])] if size else None

    def _in_words(self, pieces: Pieces, start: int) -> tuple[int, int]:
        """Return the end and value of the number words from here; the same end for none."""
        keys, total, group, end = pieces.keys, 0, 0, start
        fresh = True
        while True:
            place = end
            while not fresh and _joins(pieces, place):
                place += 1
            linked = place > end
            key = keys[place]
            value = self._words.get(key)
            if key in ("cent", "cents"):
                if not fresh and not 2 <= group <= 9:
                    break
                group = max(group, 1) * 100
            elif key == "mille":
                if total or (not fresh and group < 2):
                    break
                total, group = max(group, 1) * 1000, 0
            elif value == 20 and group % 100 == 4 and not fresh:
                group += 76
            elif value is not None and (fresh or _fits(group % 100, value, linked)):
                group += value
            else:
                break
            fresh = False
            end = place + 1
        return end, total + group

    def _scaled(self, pieces: Pieces, number: Number, below: int | None) -> Number:
        keys, end = pieces.keys, number.end
        value, scale, counts, approximate = number.value, 1, False, number.approximate
        after = end + 1 if keys[end] in _BETWEEN else end
        key = keys[after]
        if key == "demi" and keys[after + 1] == "-":
            half = self._half(pieces, after)
            if half and number.value == 1:
                return Number(
                    number.start, half.end, half.value, half.scale, half.counts, number.worded
                )
        if key == "mille" and not number.worded and value < _SMALL:
            value, scale, end = value * 1000, 1000, after + 1
        elif key in self._scales and (below is None or self._scales[key] < below):
            scale = self._scales[key]
            value, counts, end = _times(value, scale), True, after + 1
            end, value = self._half_more(pieces, end, value, scale)
            rest = self._rest(pieces, end, scale)
            if rest is not None:
                value, end, counts = value + rest.value, rest.end, rest.counts
        elif key in self._collectives and (number.worded or number.value < _SMALL):
            value, counts, end = value * self._collectives[key], True, after + 1
            approximate = None if key in self._exact else "about"
            if keys[end] in _OF and keys[end + 1] in self._scales:
                # « une dizaine de milliards »
                scale = self._scales[keys[end + 1]]
                value, end, approximate = _times(value, scale), end + 2, "about"
        return Number(number.start, end, value, scale, counts, number.worded, approximate)

    def short_scale(self, pieces: Pieces, end: int) -> int:
        """Return the power that an abbreviation at this piece stands for, 0 for none."""
        return self._short.get(pieces.keys[end], 0)

    def _half(self, pieces: Pieces, start: int) -> Number | None:
        """Return `demi-million`, `demi-douzaine` and their like."""
        if pieces.keys[start] != "demi" or pieces.keys[start + 1] != "-":
            return None
        word = pieces.keys[start + 2]
        whole = self._scales.get(word) or self._collectives.get(word)
        if whole is None:
            return None
        scale = whole if word in self._scales else 1
        return Number(start, start + 3, whole // 2, scale, True, True)

    def _half_more(
        self, pieces: Pieces, end: int, value: int | float, scale: int
    ) -> tuple[int, int | float]:
        """Read on over `et demi`."""
        if pieces.begin(end, "et", "demi"):
            return end + 2, value + scale // 2
        return end, value

    def _rest(self, pieces: Pieces, end: int, scale: int) -> Number | None:
        """Return what follows a power word within the same number: `un million deux cent mille`."""
        key = pieces.keys[end]
        if pieces.numbers[end] is None and key not in self.first_words or key in ("un", "une"):
            return None
        rest = self.at(pieces, end, below=scale)
        if rest is None or rest.value >= scale or rest.value < _SMALL or rest.approximate:
            return None
        return rest


def _times(value: int | float, scale: int) -> int | float:
    """Multiply without the noise of binary fractions: 2,9 milliards are 2 900 000 000."""
    product = value * scale
    if isinstance(product, float) and abs(product - round(product)) < 1e-6 * abs(product):
        return round(product)
    return product


def _joins(pieces: Pieces, place: int) -> bool:
    """Say whether a hyphen or `et` at this piece holds two words of one number together."""
    key = pieces.keys[place]
    if key == "-":
        return pieces.glued(place) and pieces.glued(place + 1)
    follows = place + 2 if pieces.keys[place + 1] == "-" else place + 1
    return key == "et" and pieces.keys[follows] in ("un", "une", "onze")


def _fits(group: int, value: int, linked: bool) -> bool:
    """Say whether a number below hundred may follow on one of the same hundred."""
    if group == 0:
        return value > 1 or not linked
    if value in (1, 11) and not linked:
        return False
    if group in (20, 30, 40, 50, 60, 70, 80, 90) and 1 <= value <= 9:
        return True
    if group in (60, 80) and 10 <= value <= 16:
        return True
    return group in (10, 70, 90) and 7 <= value <= 9


def _stands_free(pieces: Pieces, place: int) -> bool:
    """Say whether digits are no part of a name: `COVID-19`, `G20`, `F-16`, `A320`."""
    if not pieces.glued(place):
        return True
    before = pieces.keys[place - 1]
    if before == "-":
        return not pieces.glued(place - 1) or pieces.numbers[place - 2] is not None
    return not before[-1:].isalpha()


def _hedges(lists: Mapping[str, list[str]]) -> dict[str, Approximation]:
    codes: dict[str, Approximation] = {code: code for code in get_args(Approximation)}
    found: dict[str, Approximation] = {}
    for code, phrases in lists.items():
        if code not in codes:
            raise InvalidLexicon(
                f"numbers.toml: {code!r} is no approximation. Use one of {', '.join(codes)}."
            )
        for phrase in phrases:
            found[" ".join(cut(phrase))] = codes[code]
    return found


def cut(phrase: str) -> tuple[str, ...]:
    """Cut a phrase of a list as a text is cut; an elision at its end stays one."""
    whole = phrase + "a" if phrase.endswith("'") else phrase
    pieces = Pieces(whole, fold(whole), 0, len(whole))
    return tuple(pieces.keys[: pieces.size - (whole != phrase)])


@cache
def load_numbers() -> Numbers:
    """Return the grammar with the lists of numbers.toml; they are read once."""
    source = files(__package__).joinpath("numbers.toml").read_text(encoding="utf-8")
    return Numbers(tomllib.loads(source))
