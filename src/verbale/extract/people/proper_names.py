"""Proper names that no list has: capitalised words in a row, with the small words inside them."""

from __future__ import annotations

from verbale.extract.people.ground import Ground

_NAME_POS = frozenset({"PROPN", "NOUN", "ADJ", "X", "VERB", "ADV", "INTJ"})
# Marks after which a capital letter tells nothing.
_OPENS = frozenset({'"', "–", "-", ":", "("})


class ProperNames:
    """Finds where a proper name ends."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._inside = ground.list["names_inside"]
        self._months = ground.list["months"]

    def end(self, place: int, end: int, *, loose: bool = False) -> int:
        """Return where a sequence of capitalised words that begins here ends; `place` for none.

        A name of the knowledge base is none, unless more of a name follows it. `loose` is for what
        stands behind a title: there every capitalised word is a name.
        """
        if place >= end or not self.ground.capital(place):
            return place
        if not loose and not self._begins(place, end):
            return place
        close = place + 1
        while close < end:
            step = self._step(close, end)
            if not step:
                break
            close += step
        return close

    def _begins(self, place: int, end: int) -> bool:
        ground = self.ground
        token = ground.tokens[place]
        known = ground.names.get(place)
        if known is not None and known[1].keys and not known[1].weak:
            following = known[0]
            if known[1].form == "capital" and self._meets_there(place, following, end):
                return False
            if known[1].form not in ("capital", "adjective") or not (
                following < end
                and ground.capital(following)
                and ground.tokens[following].pos == "PROPN"
            ):
                return False
        if token.pos not in _NAME_POS or token.lower in self._months:
            return False
        opens = place == ground.sentence(place)[0] or ground.words[place - 1] in _OPENS
        if opens and token.pos != "PROPN" and not token.entity:
            return False
        return token.pos in ("PROPN", "X") or bool(token.entity) or len(token.text) >= 3

    def _meets_there(self, place: int, following: int, end: int) -> bool:
        """`reçu à Paris Jeanne Dupont`: where somebody was met, and then all of a name."""
        ground = self.ground
        if not place or ground.words[place - 1] not in ground.grammar["to"]:
            return False
        if not following + 1 < end or not ground.capital(following):
            return False
        particles = self._inside - ground.list["small_in_names"] - {"-"}
        more = ground.capital(following + 1) or ground.words[following + 1] in particles
        return more and ground.tokens[following].entity != "ORG"

    def _step(self, place: int, end: int) -> int:
        """Return how many tokens the name goes on with, 0 where it ends."""
        ground, words, tokens = self.ground, self.ground.words, self.ground.tokens
        word = words[place]
        if ground.capital(place) and tokens[place].pos in _NAME_POS and word not in self._months:
            known = ground.names.get(place)
            return 0 if known is not None and known[1].form == "adjective" else 1
        if word in self._inside:
            if (
                place + 2 < end
                and words[place + 1] == "-"
                and tokens[place].end == tokens[place + 1].start
                and ground.capital(place + 2)
            ):
                return 3  # « Walid al-Moualem » where the tokeniser parts it
            if place + 1 < end and ground.capital(place + 1):
                return 0 if self._parts(place) else 2
            if place + 2 < end and words[place + 1] in self._inside and ground.capital(place + 2):
                return 0 if self._parts(place + 1) else 3  # « von der Leyen »
        if self._closes(place, end):
            return 1
        if self._joined(place) and word not in ground.grammar["inverted"]:
            return 1
        return 0

    def _parts(self, place: int) -> bool:
        """A small word before a known name, or a dash with a space before it, ends the name."""
        ground = self.ground
        word = ground.words[place]
        known = ground.names.get(place + 1)
        if word in ground.list["small_in_names"] and known is not None and not known[1].weak:
            return True
        return word == "-" and ground.parse.shadow[ground.tokens[place].start - 1] == " "

    def _closes(self, place: int, end: int) -> bool:
        """`Kim Jong Un`: a short word with a capital within a sentence, where no name follows."""
        ground = self.ground
        token = ground.tokens[place]
        last = place + 1 >= end or not ground.capital(place + 1)
        return (
            last and ground.capital(place) and token.pos in ("DET", "PRON") and len(token.text) == 2
        )

    def _joined(self, place: int) -> bool:
        """`al-Moualem`, `el-Refaei`, and what is glued to the word before by a hyphen."""
        tokens = self.ground.tokens
        text = tokens[place].text
        head, hyphen, rest = text.partition("-")
        if hyphen and len(head) < 4 and rest[:1].isupper():
            return True
        glued = tokens[place].start == tokens[place - 1].end
        return glued and (
            text == "-" or text.startswith("-") or self.ground.words[place - 1].endswith("-")
        )
