"""What stands behind a noun: the actors behind each preposition, an adjective, a row of names."""

from __future__ import annotations

from verbale.extract.acts.draft import Keys, Range
from verbale.extract.acts.parties import Parties
from verbale.extract.acts.stage import Stage
from verbale.extract.verbs import VerbGroup

# How many tokens behind a noun its complements may stand.
REACH = 24
# Words of `ont eu lieu`, `se sont tenues`.
_HAPPENS = ("AUX", "PRON", "VERB", "NOUN")


class Behind:
    """Walks from `start` over what belongs to a noun; `found` are the actors by their place.

    `topic` is what a complement names that is no actor; `told` is the passive verb behind the noun
    that lends it its agent (`une enquête a été ouverte par X`). `wanted` are the places where the
    targets may stand.
    """

    def __init__(
        self, stage: Stage, parties: Parties, sentence: int, start: int, wanted: tuple[str, ...]
    ) -> None:
        self.stage = stage
        self.scene = stage.scene
        self.parties = parties
        self.sentence = sentence
        self.start = start
        self.wanted = wanted
        self.found: dict[str, Keys] = {}
        self.topic: list[Range] = []
        self.told: VerbGroup | None = None
        self._owning = stage.lexicon.words["owning"]
        (self._against,) = stage.lexicon.words["against"]

    def look(self) -> None:
        """Walk over the adjectives and complements that belong to the noun."""
        scene, place = self.scene, self.start
        limit = min(self.scene.bounds(self.sentence)[1], self.start + REACH)
        first = place
        while place < limit and (
            scene.tokens[place].pos == "ADJ" or scene.words[place] in ("-", '"')
        ):
            place += 1
        beside = self.parties.nationals.beside(first, place)
        if beside:
            self.found["adjective"] = beside
        owned = False
        self._take_row(place, limit)
        while place < limit:
            place = self._over_verb(self._over_participle(place, limit), limit)
            code, length = self._preposition(place, limit)
            if not code:
                break
            start = place + length
            keys = self.parties.named(start, limit)
            close = self._close(start, limit, keys)
            keys = self.parties.plain(keys, start, close)
            if keys and code in self._owning and owned:
                self.found.setdefault("from", keys)  # « le retrait des soldats de X »
            later = code in self._owning and (self.topic or (owned and "from" in self.wanted))
            if keys and code not in self.found and not later:
                self.found[code] = keys
            elif not keys:
                host = self.parties.place(start, close)
                if host and self.scene.words[place] in self.stage.lexicon.words["places"]:
                    self.found.setdefault("place", host)
                if code not in self._owning:
                    self.topic = self.topic or [(start, close)]
            if keys and self.scene.words[place] in self.stage.lexicon.words["places"]:
                self.found.setdefault("place", keys)
            owned = owned or code in self._owning
            if not keys:
                self._take_row(close, limit)
            place = self._over_participle(close, limit)

    def _take_row(self, place: int, limit: int) -> None:
        row = self._row(place, limit)
        if row:
            self.found.setdefault("between", row)

    def _row(self, place: int, limit: int) -> Keys:
        """`sommet Chili – Fidji – Pérou`: names in a row without any preposition."""
        keys: list[str] = []
        while place < limit:
            named = self.parties.named(place, limit)
            heads = self.parties.speakers.heads(place, limit)
            if not named or heads[0].start != place:
                break
            keys += [key for key in named if key not in keys]
            place = heads[-1].end
            if place >= limit or self.scene.words[place] not in ("-", "–", "/", "—"):
                break
            place += 1
        return tuple(keys) if len(keys) > 1 else ()

    def _over_participle(self, place: int, limit: int) -> int:
        """`les sanctions décidées par X`, `l'accord conclu entre …`: step over the participle."""
        token = self.scene.tokens[place] if place < limit else None
        if token is None or "VerbForm=Part" not in token.morph or "Tense=Past" not in token.morph:
            return place
        place += 1
        while place < limit and self.scene.words[place] in self.scene.grammar["times"]:
            place += 1  # « perpétré lundi par X »
        return place

    def _over_verb(self, place: int, limit: int) -> int:
        """`une enquête a été ouverte contre X`, `des pourparlers ont eu lieu entre X et Y`."""
        scene, words = self.scene, self.stage.lexicon.words
        if place >= limit or self.told is not None:
            return place
        group = self._verb_at(place)
        if group is not None and self._lent_in_passive(group):
            self.told = group
            return group.end
        end = place
        while end < min(limit, place + 4) and scene.tokens[end].pos in _HAPPENS:
            end += 1
            if {scene.tokens[end - 1].lemma, scene.words[end - 1]} & words["happening"]:
                return end
        return place

    def _lent_in_passive(self, group: VerbGroup) -> bool:
        light = self.stage.lexicon.words["light"]
        if group.passive:
            return group.cue.lemma in light
        # « a été ouverte » is found as « être ouvert »
        participle = self.scene.tokens[group.end - 1]
        return participle.lemma in light and bool(group.cue.particle) and group.perfect

    def _verb_at(self, place: int) -> VerbGroup | None:
        """Return the group of the verb that begins at a token, if it is one that is looked for."""
        for group in self.scene.in_sentence(self.sentence):
            if min([group.start, *group.clitics]) == place:
                return group
        return None

    def _preposition(self, place: int, limit: int) -> tuple[str, int]:
        if place >= limit:
            return "", 0
        aimed = self._verb_at(place)
        if (
            aimed is not None
            and aimed.cue.lemma in self.stage.lexicon.words["aiming"]
            and not aimed.passive
            and aimed.form in ("finite", "gerund")
        ):
            return self._against, aimed.end - place  # « une frappe a visé X »
        for code in self.stage.prepositions:
            length = self.scene.matches(place, limit, code)
            if length and place + length < limit:
                return code, length
        if self.scene.words[place] in self.stage.lexicon.words["places"] and place + 1 < limit:
            return "place", 1
        return "", 0

    def _close(self, start: int, limit: int, keys: Keys) -> int:
        """Return where a complement ends: after the last actor in it, else after its nouns."""
        if keys:
            hits = [h for h in self.parties.speakers.heads(start, limit)]
            return max(hit.end for hit in hits)
        found = self.stage.phrase_at(start, limit)
        place = start + 1
        end = found[1] if found is not None else limit
        while place < end and not self._preposition(place, limit)[0]:
            place += 1
        times = self.scene.grammar["times"]
        while place < limit and self.scene.words[place] in times:
            place += 1  # « une visite de trois jours à Oslo »
        return place
