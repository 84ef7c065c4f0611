"""Acts that nouns tell of: `l'accord entre X et Y`, `la visite de X à Y`, `apporte un soutien à Y`."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.extract.acts.draft import ActDraft, Keys, Range, Status
from verbale.extract.acts.parties import Parties
from verbale.extract.acts.places import Clause
from verbale.extract.acts.stage import Stage
from verbale.extract.acts.status import announced, claimed, is_ahead, status_of
from verbale.extract.verbs import VerbGroup
from verbale.languages.parse import Token
from verbale.languages.trigger import Trigger

_REACH = 24
_NEAR = 7
_PREPOSITIONS = (
    "en faveur de",
    "auprès de",
    "entre",
    "avec",
    "contre",
    "envers",
    "par",
    "pour",
    "sur",
    "à",
    "de",
)


def read_nouns(stage: Stage, parties: Parties, taken: frozenset[int]) -> Iterator[ActDraft]:
    """Yield the acts of all nouns that are triggers and no part of another trigger or name."""
    for token in stage.scene.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.index in taken:
            continue
        for trigger in stage.lexicon.of_noun(token.lemma, token.lower):
            act = _Reader(stage, parties, token, trigger).read()
            if act is not None:
                yield act
                break


class _Reader:
    """Reads one noun as one trigger; `slots` are the actors found behind each preposition."""

    def __init__(self, stage: Stage, parties: Parties, token: Token, trigger: Trigger) -> None:
        self.stage = stage
        self.scene = stage.scene
        self.parties = parties
        self.token = token
        self.trigger = trigger
        self.floor, self.ceiling = self.scene.bounds(token.sentence)
        self.end = token.index + 1
        self.slots: dict[str, Keys] = {}
        self.topic: list[Range] = []
        self.light: VerbGroup | None = None

    def read(self) -> ActDraft | None:
        if not self._particle() or not self._words_fit():
            return None
        hit = self.parties.finder.covered.get(self.token.index)
        if hit is not None and self.trigger.source != ("self",):
            return None
        self._look_right()
        self.light = self._light_verb()
        if self.trigger.content == "light" and self.light is None:
            return None
        sources, where = self._find(self.trigger.source, ())
        targets, at = self._find(self.trigger.target, sources)
        if not self.trigger.bare and self.light is None and where in ("", "partner", "subject"):
            return None
        if self.trigger.together:
            sources = targets = self._together(sources, where)
            if not sources:
                return None
        elif not sources and not targets:
            return None
        inside = self.stage.holding(self.token.index, self.end)
        type, status = self._type_and_status(inside)
        start = self.token.index if self.light is None else self.light.start
        return ActDraft(
            trigger=self.trigger,
            type=type,
            anchor=(start, self.end),
            sentence=self.token.sentence,
            sources=sources,
            targets=targets,
            status=status,
            about=self.topic,
            complement=(self.end, self._complement_end()) if self.trigger.governs else None,
            inside=inside,
            group=self.light,
            notes=[f"source: {where}", f"target: {at}"],
        )

    # ---- fitting -------------------------------------------------------------------------------

    def _particle(self) -> bool:
        words = self.scene.words
        for word in self.trigger.particle:
            if self.end >= self.ceiling or words[self.end] != word:
                return False
            self.end += 1
        return True

    def _words_fit(self) -> bool:
        end = min(self.ceiling, self.end + _NEAR)
        start = max(self.floor, self.token.index - 2)
        if self.trigger.needs and not self.stage.has_word(self.trigger.needs, self.end, end):
            return False
        return not (self.trigger.unless and self.stage.has_word(self.trigger.unless, start, end))

    # ---- parties -------------------------------------------------------------------------------

    def _look_right(self) -> None:
        """Walk over the adjectives and complements that belong to the noun."""
        scene, place = self.scene, self.end
        limit = min(self.ceiling, self.end + _REACH)
        first = place
        while place < limit and (
            scene.tokens[place].pos == "ADJ" or scene.words[place] in ("-", '"')
        ):
            place += 1
        beside = self.parties.adjective(first, place)
        if beside:
            self.slots["adjective"] = beside
        while place < limit:
            code, length = self._preposition(place, limit)
            if not code:
                break
            start = place + length
            keys = self.parties.named(start, limit)
            close = self._close(start, limit, keys)
            if keys and code not in self.slots:
                self.slots[code] = keys
            elif not keys:
                host = self.parties.place(start, close)
                if host and self.scene.words[place] in self.stage.lexicon.words["places"]:
                    self.slots.setdefault("place", host)
                self.topic = self.topic or [(start, close)]
            if keys and self.scene.words[place] in self.stage.lexicon.words["places"]:
                self.slots.setdefault("place", keys)
            place = self._over_participle(close, limit)

    def _over_participle(self, place: int, limit: int) -> int:
        """`les sanctions décidées par X`, `l'accord conclu entre X et Y`: step over the participle."""
        token = self.scene.tokens[place] if place < limit else None
        if token is not None and "VerbForm=Part" in token.morph and "Tense=Past" in token.morph:
            return place + 1
        return place

    def _preposition(self, place: int, limit: int) -> tuple[str, int]:
        place = self._over_participle(place, limit)
        for code in _PREPOSITIONS:
            length = (
                int(self.scene.words[place] == code)
                if code == "entre"
                else self.scene.matches(place, limit, code)
            )
            if length and place + length < limit:
                return code, length + (place - place)
        if self.scene.words[place : place + 1] == ["en"] and place + 1 < limit:
            return "à", 1
        return "", 0

    def _close(self, start: int, limit: int, keys: Keys) -> int:
        """Return where a complement ends: after the last actor in it, else after its nouns."""
        if keys:
            hits = [h for h in self.parties.speakers._heads(start, limit)]
            return max(hit.end for hit in hits)
        found = self.stage.phrase_at(start, limit)
        place = start + 1
        end = found[1] if found is not None else limit
        while place < end and not self._preposition(place, limit)[0]:
            place += 1
        return place

    def _light_verb(self) -> VerbGroup | None:
        """Return the verb that lends its subject: `apporte un soutien`, `a fait part de sa vive …`."""
        light = self.stage.lexicon.words["light"]
        for group in reversed(self.scene.in_sentence(self.token.sentence)):
            if group.end > self.token.index:
                continue
            between = range(group.end, self.token.index)
            if len(between) > 8 or group.cue.lemma not in light:
                return None
            nouns = [i for i in between if self.scene.tokens[i].pos in ("NOUN", "VERB", "AUX")]
            nouns = [i for i in nouns if self.scene.words[i] not in self.scene.grammar["times"]]
            if len(nouns) > 1 or (nouns and self.scene.words[self.token.index - 1] in (",", ":")):
                return None
            return group
        return None

    def _find(self, places: tuple[str, ...], sources: Keys) -> tuple[Keys, str]:
        for place in places:
            keys = self._at(place, sources)
            if keys and not (sources and self.parties.powers(keys) <= self.parties.powers(sources)):
                return keys, place
        return (), ""

    def _at(self, place: str, sources: Keys) -> Keys:
        match place:
            case "self":
                hit = self.parties.finder.covered.get(self.token.index)
                return self.parties.resolver.resolve(hit).keys if hit is not None else ()
            case "subject":
                return self._subject()
            case "possessor":
                return self._possessor()
            case "partner":
                return self.parties.partner(sources) if sources else ()
            case "partners":
                return self._pair()
            case "speaker":
                return self.parties.speaker(self.token.index, self.end)
            case "inner" | "owner":
                return self.parties.first_within(self.end, self._complement_end(), sources)
            case _:
                return self.slots.get(place, ())

    def _subject(self) -> Keys:
        if self.light is None:
            return ()
        if self.light.passive:
            return ()
        return self.parties.subject(self.light)[1]

    def _possessor(self) -> Keys:
        """`sa visite`, `leur soutien`: whoever is subject of the clause or of the one before."""
        before = self.scene.tokens[self.token.index - 1] if self.token.index else None
        if before is None or before.lower not in self.scene.pack.people["possessive"]:
            return ()
        for sentence in (self.token.sentence, self.token.sentence - 1):
            for group in self.scene.in_sentence(sentence) if sentence >= 0 else ():
                keys = self.parties.subject(group)[1]
                if keys:
                    return keys
        return ()

    def _pair(self) -> Keys:
        resolver = self.parties.resolver
        return resolver.persons_pair or resolver.pair or self.parties.sides

    def _together(self, sources: Keys, where: str) -> Keys:
        keys = sources
        for place in ("avec", "entre", "contre", "à"):
            if place in self.trigger.source and place != where:
                keys = tuple(dict.fromkeys((*keys, *self.slots.get(place, ()))))
        if len(self.parties.powers(keys)) >= 2:
            return keys
        if not keys:
            return ()
        other = self.parties.partner(keys)
        return tuple(dict.fromkeys((*keys, *other))) if other else ()

    def _complement_end(self) -> int:
        place = self.end
        limit = min(self.ceiling, self.end + _REACH)
        while place < limit and self.scene.words[place] not in (",", ";", ":"):
            if self.scene.is_finite(place):
                break
            place += 1
        return place

    # ---- status --------------------------------------------------------------------------------

    def _type_and_status(self, inside: object) -> tuple[str, Status]:
        from verbale.extract.statements.draft import Draft

        held = inside if isinstance(inside, Draft) else None
        type = self.trigger.type
        status: Status = claimed(self.stage, held)
        before = self.scene.words[max(self.floor, self.token.index - 3) : self.token.index]
        if any(word in self.scene.grammar["none"] for word in before):
            return type, "negated"
        if self.light is not None:
            if status == "actual":
                status = status_of(self.stage, self.light, held)
            if status != "negated" and is_ahead(self.stage, self.light, held):
                type = announced(type, self.trigger.future)
        return type, status


__all__ = ["Clause", "read_nouns"]
