"""Nationals: the states behind things and people that no mention names (`deux jets turcs`)."""

from __future__ import annotations

from verbale.extract.acts.draft import Keys
from verbale.extract.acts.stage import Stage
from verbale.extract.people.finder import Finder


class Nationals:
    """Reads a noun phrase for the state whose people, forces or goods it speaks of."""

    def __init__(self, stage: Stage, finder: Finder) -> None:
        self.stage = stage
        self.scene = stage.scene
        self.finder = finder

    def beside(self, start: int, end: int) -> Keys:
        """Return the states whose adjectives of nationality stand in tokens [start, end)."""
        keys: list[str] = []
        for place in range(start, end):
            found = self.finder.names.get(place)
            if found is not None and found[1].form in ("adjective", "prefix"):
                keys += [key for key in found[1].keys[:1] if key not in keys]
        return tuple(keys)

    def of(self, start: int, end: int) -> Keys:
        """Return the state of the people or things that head the phrase.

        `deux journalistes turcs`, `une base aérienne turque`, `des milliers de Turcs`: the
        adjective belongs to the head; what a further preposition adds says where or what for.
        """
        words = self.stage.lexicon.words
        place = start
        while place < end:
            token = self.scene.tokens[place]
            if token.pos == "ADP" and self.scene.words[place] in self.scene.grammar["of"]:
                before = self.scene.tokens[place - 1].lemma if place > start else ""
                if before not in words["crowds"] | words["forces"] | words["people"]:
                    break
            elif token.lower in ('"', "-"):
                pass
            elif token.pos in ("ADP", "PRON", "SCONJ", "PUNCT") or self.scene.is_finite(place):
                break
            place += 1
        return self.beside(start, place) or (
            self._owner(start, end) if self.forces(start, end) else ()
        )

    def _owner(self, start: int, end: int) -> Keys:
        """`un avion de reconnaissance des États-Unis`: the first state that is named behind."""
        for place in range(start + 1, end):
            found = self.finder.names.get(place)
            before = self.scene.words[place - 1]
            if found is not None and found[1].form == "name" and found[1].keys:
                genitive = before in self.scene.grammar["of"] or (
                    place > start + 1
                    and before in self.scene.grammar["definite_articles"]
                    and self.scene.words[place - 2] in self.scene.grammar["of"]
                )
                key = found[1].keys[0]
                return (key,) if genitive and key.startswith("country:") else ()
        return ()

    def act(self, start: int, end: int) -> bool:
        """Say whether the phrase is headed by what a state acts with, or by its people."""
        head = self._head(start, end)
        return self.forces(start, end) or (
            head >= 0 and bool(self.beside(head, head + 1))  # « des milliers de Turcs »
        )

    def people(self, start: int, end: int) -> bool:
        """Say whether the phrase is headed by a word for people: `des hommes armés`."""
        head = self._head(start, end)
        if head < 0:
            return False
        token = self.scene.tokens[head]
        return not {token.lemma, token.lower}.isdisjoint(self.stage.lexicon.words["people"])

    def forces(self, start: int, end: int) -> bool:
        """Say whether the phrase is headed by what a state acts with: ships, soldiers, missiles."""
        head = self._head(start, end)
        if head < 0:
            return False
        token = self.scene.tokens[head]
        return not {token.lemma, token.lower}.isdisjoint(self.stage.lexicon.words["forces"])

    def _head(self, start: int, end: int) -> int:
        """Return the noun that heads a phrase, `milliers` and the like stepped over."""
        for place in range(start, end):
            token = self.scene.tokens[place]
            if token.pos in ("NOUN", "PROPN"):
                if token.lemma not in self.stage.lexicon.words["crowds"]:
                    return place
            elif token.pos == "ADP" and self.scene.words[place] not in self.scene.grammar["of"]:
                break
        return -1
