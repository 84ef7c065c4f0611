"""The French reader of values: times first, then quantities in what they leave."""

from __future__ import annotations

from datetime import date

from verbale.languages.fr.values.pieces import Pieces
from verbale.languages.fr.values.quantities import QuantityReader
from verbale.languages.fr.values.times import TimeReader
from verbale.languages.parse import Parse
from verbale.languages.values import FoundQuantity, FoundTime
from verbale.text.shadow import fold


class FrenchValues:
    """Reads amounts and times of French texts; it keeps nothing from one text to the next.

    The work is linear in the length of the text, and every list of words is read once.
    """

    def read(
        self, parse: Parse, published: date | None
    ) -> tuple[list[FoundQuantity], list[FoundTime]]:
        """Return both layers of one parse; relative times need the day of publication."""
        folded = fold(parse.shadow)
        blocks = [
            Pieces(parse.shadow, folded, parse.tokens[first].start, parse.tokens[last - 1].end)
            for first, last in parse.blocks
        ]
        times = TimeReader(parse, published)
        quantities = QuantityReader(parse, blocks)
        amounts: list[FoundQuantity] = []
        moments: list[FoundTime] = []
        for pieces in blocks:
            found, taken = times.block(pieces)
            moments += found
            amounts += quantities.block(pieces, taken)
        return amounts, moments
