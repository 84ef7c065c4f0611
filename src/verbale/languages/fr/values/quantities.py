"""Quantities in French: money, shares and counted things, with their hedges and periods.

How it works. Each number of a block is looked at once, from left to right. What follows it decides:
a percent sign, a currency, a noun that can be counted. A number that none of these follow is kept
only where the text plainly goes on counting what it counted before, or where it opens a range whose
end has the unit. All else (years, articles of law, names with digits) is left alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from verbale.languages.fr.values.currencies import load_currencies
from verbale.languages.fr.values.numbers import Number, load_numbers
from verbale.languages.fr.values.periods import period
from verbale.languages.fr.values.pieces import Pieces
from verbale.languages.fr.values.units import load_units
from verbale.languages.parse import Parse, Token
from verbale.languages.values import FoundQuantity
from verbale.record.types import Approximation

_OF = ("de", "d'", "des")
_MOST_ADJECTIVES = 2
_REMEMBERED = 12
_LARGE = 1_000_000
_NEAR = 1
_SHORT_POINTING = 3
_VERBS = ("VERB", "AUX")
# « deux autres capturés »: taggers see a noun there.
_PARTICIPLES = ("é", "és", "ée", "ées")
_CLITICS = frozenset({"se", "s'", "ne", "n'", "en", "y"})
_CLOSERS = frozenset({",", "et", ")", ".", ";", ""})
_OPENERS = frozenset({"", ",", ".", ";", ":", "et", "mais", "dont", '"', "-", "–", "?", "!", "ou"})


@dataclass(frozen=True, slots=True)
class _Draft:
    """An amount in pieces [start, end) of one block."""

    start: int
    end: int
    value: int | float
    unit: str
    rule: str
    scale: int
    money: bool
    approximate: Approximation | None
    aside: bool
    sentence: int
    per_of: tuple[int, int]


class QuantityReader:
    """Reads the quantities of a document, block by block; what was counted last carries over."""

    def __init__(self, parse: Parse, blocks: Sequence[Pieces]) -> None:
        self.numbers = load_numbers()
        self.units = load_units()
        self.words = self.units.words
        self.currencies = load_currencies()
        self.parse = parse
        self.places: Counter[str] = self.currencies.places(blocks)
        self.starts = [token.start for token in parse.tokens]
        self.last: deque[_Draft] = deque(maxlen=_REMEMBERED)
        self.known: dict[float, str] = {}

    def block(self, pieces: Pieces, taken: set[int]) -> list[FoundQuantity]:
        """Return the quantities of one block, in order, none in a piece that a time has taken."""
        found: list[_Draft] = []
        place = depth = 0
        first_words = self.numbers.first_words
        while place < pieces.size:
            key = pieces.keys[place]
            depth += (key == "(") - (key == ")" and depth > 0)
            if place in taken or not (
                pieces.numbers[place] is not None
                or key in first_words
                or pieces.numbers[place + 1] is not None
                or pieces.numbers[place + 2] is not None
            ):
                place += 1
                continue
            drafts = self._at(pieces, place)
            if drafts and not taken.isdisjoint(range(drafts[0].start, drafts[-1].end)):
                drafts = []
            for draft in drafts:
                draft = replace(draft, aside=depth > 0)
                found.append(draft)
                self.last.append(draft)
                if draft.money:
                    self.known.setdefault(draft.value, draft.unit)
            place = drafts[-1].end if drafts else place + 1
        return [self._finish(pieces, draft) for draft in found]

    def _finish(self, pieces: Pieces, draft: _Draft) -> FoundQuantity:
        per = None if draft.unit == "%" else period(pieces, *draft.per_of)
        return FoundQuantity(
            pieces.starts[draft.start],
            pieces.ends[draft.end - 1],
            draft.value,
            draft.unit,
            per,
            draft.approximate,
            draft.rule,
        )

    def _at(self, pieces: Pieces, place: int) -> list[_Draft]:
        """Return the quantity that begins here, or the two of a range; nothing where none does."""
        number = self.numbers.at(pieces, place)
        if number is None:
            signed = self._signed(pieces, place)
            return [signed] if signed else []
        if self._pointed_at(pieces, number):
            return []
        draft = self._with_unit(pieces, number)
        if draft is not None:
            return [draft]
        return (
            self._ranged(pieces, number)
            or self._ratio(pieces, number)
            or self._again(pieces, number)
        )

    def _pointed_at(self, pieces: Pieces, number: Number) -> bool:
        """Say whether the number only points back: « les deux ministres »."""
        if not number.worded or number.value > _SHORT_POINTING:
            return False
        return pieces.keys[number.start - 1] in self.words.pointing

    # -- numbers with their unit ------------------------------------------------------------------

    def _with_unit(self, pieces: Pieces, number: Number) -> _Draft | None:
        keys, end = pieces.keys, number.end
        if keys[end] == "%":
            return self._draft(pieces, number, end + 1, "%", "percentage")
        if keys[end] == "pour" and keys[end + 1] == "cent":
            return self._draft(pieces, number, end + 2, "%", "percentage")
        return self._money(pieces, number) or self._counted(pieces, number)

    def _money(self, pieces: Pieces, number: Number) -> _Draft | None:
        keys, end = pieces.keys, number.end
        short = self.numbers.short_scale(pieces, end) if number.scale == 1 else 0
        if short:
            after = end + 2 if keys[end + 1] in _OF or keys[end + 1] == "." else end + 1
            money = self.currencies.at(pieces, after, number.value * short, self.places)
            if money is not None and money.code:
                scaled = _scaled(number, short)
                return self._draft(pieces, scaled, money.end, money.code, "money", money=True)
        if keys[end] in _OF and (number.counts or number.scale > 1):
            end += 1
        money = self.currencies.at(pieces, end, number.value, self.places)
        if money is None or money.code is None or number.value == 1 and number.worded:
            return None
        return self._draft(pieces, number, money.end, money.code, "money", money=True)

    def _signed(self, pieces: Pieces, place: int) -> _Draft | None:
        """Return an amount whose sign stands first: `$ 300 millions`."""
        money = self.currencies.sign(pieces, place)
        number = None if money is None else self.numbers.at(pieces, money.end)
        if money is None or number is None or money.code is None or number.worded:
            return None
        short = self.numbers.short_scale(pieces, number.end) if number.scale == 1 else 0
        if short and pieces.glued(number.end):
            number = replace(_scaled(number, short), end=number.end + 1)
        number = replace(number, start=place)
        return self._draft(pieces, number, number.end, money.code, "money", money=True)

    def _counted(self, pieces: Pieces, number: Number) -> _Draft | None:
        noun = self._noun(pieces, number)
        if noun is None or self._given_as(pieces, number):
            return None
        end, unit = noun
        if number.worded and number.value == 1 and pieces.keys[end - 1] not in self.words.single:
            return None
        return self._draft(pieces, number, end, unit, "counted")

    def _given_as(self, pieces: Pieces, number: Number) -> bool:
        """Say whether the noun tells what money is given as: « 190 millions de subventions »."""
        keys, end = pieces.keys, number.end
        return (
            number.scale >= _LARGE and keys[end] in _OF and keys[end + 1] in self.words.money_nouns
        )

    def _noun(self, pieces: Pieces, number: Number) -> tuple[int, str] | None:
        keys, place = pieces.keys, number.end
        if number.counts and keys[place] not in _OF:
            return None
        if keys[place] in _OF:
            if (
                not number.counts
                and keys[place + 1] not in self.words.of_them
                and keys[place] != "des"
            ):
                return None
            place += 2 if keys[place + 1] in self.words.of_them else 1
        found = self.units.at(pieces, place, number.value)
        for _ in range(_MOST_ADJECTIVES):
            if found is not None or keys[place] not in self.words.adjectives:
                break
            place += 2 if keys[place + 1] in _OF and keys[place] == "autres" else 1
            found = self.units.at(pieces, place, number.value)
        if found is None:
            return None
        end, unit = found
        return end, unit

    # -- numbers that take their unit from elsewhere ----------------------------------------------

    def _ranged(self, pieces: Pieces, number: Number) -> list[_Draft]:
        """Return both ends of a range: « de 40 à 100 bourses », « entre 20 et 30 % »."""
        keys, place = pieces.keys, number.end
        before = keys[number.start - 1]
        link = pieces.low(place)
        if not (link in ("à", "ou", "-", "–") or (link == "et" and before == "entre")):
            return []
        second = self.numbers.at(pieces, place + 1)
        if second is None or number.counts and not second.counts:
            return []
        draft = self._with_unit(pieces, second) or self._number_of(pieces, second)
        if draft is None:
            return []
        if number.scale == 1 and second.scale > 1 and number.value < 1000:
            number = replace(_scaled(number, second.scale), end=number.end)
        first = replace(
            self._draft(pieces, number, number.end, draft.unit, draft.rule, money=draft.money),
            scale=draft.scale,
            per_of=(number.start, draft.end),
        )
        return [first, draft]

    def _number_of(self, pieces: Pieces, number: Number) -> _Draft | None:
        """Return a bare number of what is named beside it: « de 40 à 100 le nombre de bourses »."""
        for place in (*range(number.end, number.end + 4), *range(number.start - 12, number.start)):
            if place < 0 or pieces.keys[place] not in ("nombre", "effectif", "effectifs"):
                continue
            if pieces.begin(place - 2, "dont", "le"):
                unit = self._noun_before(pieces, place - 2)
                if unit is not None:
                    return self._draft(pieces, number, number.end, unit, "number of")
            after = place + 1
            while after < place + 3 and pieces.keys[after] not in _OF:
                after += 1
            if pieces.keys[after] in _OF:
                noun = self.units.noun(pieces, after + 1)
                if noun is not None:
                    return self._draft(pieces, number, number.end, noun[1], "number of")
        return None

    def _ratio(self, pieces: Pieces, number: Number) -> list[_Draft]:
        """Return both numbers of « 39 sur 54 », which count the noun before or behind them."""
        if pieces.keys[number.end] != "sur" or number.scale > 1:
            return []
        whole = self.numbers.at(pieces, number.end + 1)
        if whole is None or whole.value <= number.value or whole.scale > 1:
            return []
        behind = self._with_unit(pieces, whole)
        if behind is not None and behind.rule == "counted":
            first = self._draft(pieces, number, number.end, behind.unit, "ratio")
            return [first, behind]
        if pieces.keys[number.start - 1] != "(":
            return []
        unit = self._noun_before(pieces, number.start - 1)
        if unit is None:
            return []
        return [
            self._draft(pieces, number, number.end, unit, "ratio"),
            self._draft(pieces, whole, whole.end, unit, "ratio"),
        ]

    def _noun_before(self, pieces: Pieces, end: int) -> str | None:
        """Return the unit of the nearest noun before that can be counted, within a few words."""
        for place in range(end - 1, max(-1, end - 7), -1):
            found = self.units.at(pieces, place, 2)
            if found is not None:
                return found[1]
        return None

    def _again(self, pieces: Pieces, number: Number) -> list[_Draft]:
        """Return a bare number that plainly counts what was counted before."""
        keys, end = pieces.keys, number.end
        before, after = keys[number.start - 1], keys[end]
        sentence = self._sentence(pieces, number.start)
        if number.counts and number.scale > 1:
            return self._scaled_again(pieces, number)
        if pieces.glued(end) and after[:1].isalpha() or number.counts and after in _OF:
            return []
        named = self._number_of(pieces, number) if before in ("a", "de", "depasse") else None
        if named is not None and not number.worded:
            return [named]
        if after in ("pour", "contre") and keys[end + 1] in _CLOSERS and not number.worded:
            return [self._draft(pieces, number, end, "vote", "ellipsis")]
        last = self._last_counted(sentence)
        if last is None:
            return []
        if after == "d'" and keys[end + 1] == "entre" and number.value > 1:
            return [self._draft(pieces, number, end, last.unit, "ellipsis")]
        if after in ("autres", "autre") and number.value > 1:
            token = self._token(pieces, end + 1)
            participle = pieces.low(end + 1).endswith(_PARTICIPLES)
            if token is None or participle or token.pos not in ("NOUN", "PROPN"):
                return [self._draft(pieces, number, end + 1, last.unit, "ellipsis")]
            return []
        following = self._token(pieces, end)
        if after in _CLITICS:
            following = self._token(pieces, end + 1)
        verb = following is not None and following.pos in _VERBS and after[:1].isalpha()
        if verb and before in _OPENERS and number.value > 1 and not _year_like(pieces, number):
            if before == "," and last.scale > 1 and self._taken_from(pieces, number, last):
                number = _scaled(number, last.scale)
            return [self._draft(pieces, number, end, last.unit, "ellipsis", money=last.money)]
        if last.money or last.sentence < sentence - _NEAR or _year_like(pieces, number):
            return []
        bare = following is None or following.pos not in ("NOUN", "PROPN", "ADJ") or after == "d'"
        grouped = len(keys[number.start]) > 4 and not number.worded
        if grouped and last.sentence == sentence and bare:
            return [self._draft(pieces, number, end, last.unit, "ellipsis")]
        participle = pieces.low(end).endswith(_PARTICIPLES)
        if number.counts and last.sentence == sentence and participle:
            return [self._draft(pieces, number, end, last.unit, "ellipsis")]
        if after in ("contre", "pour") and last.unit == "vote" and last.sentence == sentence:
            return [self._draft(pieces, number, end, last.unit, "ellipsis")]
        if self._partitive(pieces, number) and bare and number.value > 1:
            return [self._draft(pieces, number, end, last.unit, "ellipsis")]
        if before == "contre" and last.sentence == sentence and bare:
            return [self._draft(pieces, number, end, last.unit, "ellipsis")]
        if before in self.words.copulas and bare and not number.worded and number.value >= 10:
            return [self._draft(pieces, number, end, last.unit, "ellipsis")]
        return []

    def _partitive(self, pieces: Pieces, number: Number) -> bool:
        """Say whether `en` and a verb stand before: « elle pourrait en livrer trois »."""
        verb = self._token(pieces, number.start - 1)
        return (
            verb is not None
            and verb.pos == "VERB"
            and "en" in pieces.keys[max(0, number.start - 4) : number.start - 1]
        )

    def _scaled_again(self, pieces: Pieces, number: Number) -> list[_Draft]:
        """Return « 300 millions » or « 190 millions de subventions » in the currency at hand."""
        keys, end = pieces.keys, number.end
        wants_money = keys[end] in _OF and keys[end + 1] in self.words.money_nouns
        goes_on = keys[end] == "d'" and keys[end + 1] in ("autres", "ici")
        if keys[end] in _OF and not wants_money and not goes_on:
            return []
        # The same amount again is the same money: « Sur nos 540 millions ».
        known = self.known.get(number.value)
        if known is not None:
            return [self._draft(pieces, number, end, known, "ellipsis", money=True)]
        for draft in reversed(self.last):
            if not draft.aside and (draft.money or draft.scale > 1 and not wants_money):
                return [self._draft(pieces, number, end, draft.unit, "ellipsis", money=draft.money)]
        return []

    def _taken_from(self, pieces: Pieces, number: Number, last: _Draft) -> bool:
        """Say whether the number is a part of the amount just named: « Sur 540 millions, 410 »."""
        if number.start - 1 != last.end or number.value * last.scale > last.value:
            return False
        return "sur" in pieces.keys[max(0, last.start - 3) : last.start]

    def _last_counted(self, sentence: int) -> _Draft | None:
        for draft in reversed(self.last):
            if not draft.aside and draft.unit != "%" and draft.sentence >= sentence - 2:
                return draft
        return None

    def _draft(
        self,
        pieces: Pieces,
        number: Number,
        end: int,
        unit: str,
        rule: str,
        *,
        money: bool = False,
    ) -> _Draft:
        hedge = self.numbers.hedge(pieces, number) or self.numbers.hedge_after(pieces, end)
        return _Draft(
            number.start,
            end,
            number.value,
            unit,
            rule,
            number.scale,
            money,
            hedge,
            False,
            self._sentence(pieces, number.start),
            (number.start, end),
        )

    def _token(self, pieces: Pieces, place: int) -> Token | None:
        if not 0 <= place < pieces.size:
            return None
        index = bisect_right(self.starts, pieces.starts[place]) - 1
        return self.parse.tokens[index] if index >= 0 else None

    def _sentence(self, pieces: Pieces, place: int) -> int:
        token = self._token(pieces, place)
        return token.sentence if token is not None else -1


def _scaled(number: Number, scale: int) -> Number:
    value = number.value * scale
    if isinstance(value, float) and abs(value - round(value)) < 1e-6 * abs(value):
        value = round(value)
    return replace(number, value=value, scale=scale)


def _year_like(pieces: Pieces, number: Number) -> bool:
    """Say whether four digits without a space or point could be a year."""
    digits = pieces.keys[number.start]
    return len(digits) == 4 and digits.isdigit() and 1500 <= number.value <= 2200
