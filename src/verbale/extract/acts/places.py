"""Where in a clause the parties of an act stand: the places that a trigger's frame names."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.extract.acts.draft import Keys, Range
from verbale.extract.acts.parties import Parties
from verbale.extract.acts.stage import Stage
from verbale.extract.verbs import VerbGroup

_DIRECT = frozenset({"le", "la", "l'", "les", "nous", "vous"})
_INDIRECT = frozenset({"lui", "leur", "nous", "vous"})


class Clause:
    """One verb with its object and complements; `complement` may be widened to a statement's content."""

    def __init__(self, stage: Stage, parties: Parties, group: VerbGroup) -> None:
        self.stage = stage
        self.parties = parties
        self.scene = stage.scene
        self.group = group
        self.complement = stage.complement(group)
        self.object = stage.phrase_at(stage.after(group), self.complement[1])

    def find(self, places: Sequence[str], sources: Keys) -> tuple[Keys, str]:
        """Return the first actors found at one of the places, with the place."""
        for place in places:
            keys = self._at(place, sources)
            if keys:
                return keys, place
        return (), ""

    def _at(self, place: str, sources: Keys) -> Keys:
        match place:
            case "object":
                return self._object(sources)
            case "owner":
                return self._owner(sources)
            case "inner":
                return self.parties.first_within(*self.complement, sources)
            case "partner":
                return self.parties.partner(sources)
            case "subject":
                return self.parties.subject(self.group)[1]
            case "speaker":
                return self.parties.speaker(self.group.start, self.group.end)
            case "place":
                return self._host()
            case _:
                return self._prepositional(place, sources)

    def _object(self, sources: Keys) -> Keys:
        place = self.parties.clitic(self.group, _DIRECT)
        if place >= 0 and self.scene.tokens[place].pos == "PRON":
            return self._pronoun(place, sources)
        if self.object is None:
            return ()
        return self.parties.named(*self.object)

    def _pronoun(self, place: int, sources: Keys) -> Keys:
        word = self.scene.words[place]
        if word in self.scene.grammar["first_persons"]:
            return self.parties._first_person(word, place)
        return self.parties.antecedent(place, sources, plural=word in ("les", "leur"))

    def _owner(self, sources: Keys) -> Keys:
        if self.object is None:
            return ()
        start, end = self.object
        own = self.parties.powers(sources)
        found = self.parties.first_within(start, end, sources)
        if found:
            return found
        beside = self.parties.adjective(start, end)
        return tuple(key for key in beside if not self.parties.powers((key,)) <= own)

    def _prepositional(self, code: str, sources: Keys) -> Keys:
        if code == "à":
            place = self.parties.clitic(self.group, _INDIRECT)
            if place >= 0:
                return self._pronoun(place, sources)
        start, end = self.complement
        place = start
        while place < end:
            length = self.scene.matches(place, end, code)
            if length:
                first = place + length
                while first < end and self.scene.words[first] == '"':
                    first += 1
                keys = self.parties.named(first, end) if first < end else ()
                if keys:
                    return keys
            if self.scene.is_infinitive(place) and place > start + 1:
                break
            place += 1
        return ()

    def _host(self) -> Keys:
        start, end = self.complement
        for place in range(start, min(end, start + 8)):
            if self.scene.words[place] in self.stage.lexicon.words["places"]:
                return self.parties.place(place + 1, min(end, place + 4))
        return ()

    def about(self) -> list[Range]:
        """Return the words that name the issue: the object, else the noun phrase of the infinitive."""
        if self.object is not None and not self.parties.actor_heads(*self.object):
            return [self.object]
        start, end = self.complement
        for place in range(start, end):
            if self.scene.tokens[place].pos in ("ADP", "VERB", "DET"):
                found = self.stage.phrase_at(place, end)
                if found is not None and not self.parties.actor_heads(*found):
                    return [found]
        return []
