"""Where in a clause the parties of an act stand: the places that a trigger's frame names."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.extract.acts.draft import Keys, Range
from verbale.extract.acts.parties import Parties
from verbale.extract.acts.stage import Stage
from verbale.extract.statements.phrases import phrase_before
from verbale.extract.verbs import VerbGroup

# How far behind a verb an adjective of nationality may name who suffers.
_BESIDE = 9
# How far behind an object its agent may stand.
_AGENT = 8


class Clause:
    """One verb with its object and complement, which a statement may widen to its content."""

    def __init__(self, stage: Stage, parties: Parties, group: VerbGroup) -> None:
        self.stage = stage
        self.parties = parties
        self.scene = stage.scene
        self.group = group
        self.words = stage.lexicon.words
        self.complement = stage.complement(group)
        self.object = stage.object_of(group, self.complement[1])

    def find(self, places: Sequence[str], sources: Keys) -> tuple[Keys, str]:
        """Return the first actors found at one of the places, with the place."""
        for place in places:
            keys = self._at(place, sources)
            if keys:
                return keys, place
            if place == "object" and self._unknown_object():
                # « a remercié son interlocuteur de … »: nobody further behind is meant
                return (
                    (self.parties.partner(sources), "partner") if "partner" in places else ((), "")
                )
        return (), ""

    def _unknown_object(self) -> bool:
        heads = self.parties.speakers.heads(*self.object) if self.object is not None else []
        return bool(heads) and heads[0].kind in ("role", "pronoun", "source")

    def _at(self, place: str, sources: Keys) -> Keys:
        match place:
            case "object":
                return self._object(sources)
            case "owner":
                return self._owner(sources)
            case "inner":
                return self._inner(sources)
            case "partner":
                return self.parties.partner(sources)
            case "subject":
                return self.parties.subject(self.group)[1]
            case "speaker":
                return self.parties.speaker(self.group.start, self.group.end)
            case "place":
                return self._host()
            case "theirs":
                return self._theirs(sources)
            case "clause":
                return self._clause_subject(sources)
            case _:
                return self._prepositional(place, sources)

    def _object(self, sources: Keys) -> Keys:
        place = self.parties.clitic(self.group, self.words["direct"])
        if (
            place >= 0
            and place != self.parties.own_clitic(self.group)
            and (self.scene.tokens[place].pos == "PRON")
        ):
            return self._pronoun(place, sources)
        if self.object is None:
            return ()
        keys = self.parties.whom(*self.object)
        own = self.scene.words[self.object[0]] in self.scene.pack.people["possessive"]
        if keys and own and all(self.parties.is_faceless(key) for key in keys):
            return self.parties.home(sources) or keys  # « encourage ses entreprises »
        return keys

    def _pronoun(self, place: int, sources: Keys) -> Keys:
        word = self.scene.words[place]
        if word in self.scene.grammar["first_persons"]:
            return self.parties.first_person(word, place)
        if word in self.words["reader"]:
            return ()
        return self.parties.antecedent(place, sources, plural=word in self.words["several"])

    def _owner(self, sources: Keys) -> Keys:
        if self.object is None:
            return ()
        start, end = self.object
        own = self.parties.powers(sources)
        first = next((i for i in range(start, end) if self.scene.tokens[i].pos == "ADP"), end)
        beside = self.parties.nationals.beside(start, first)
        if beside and not self.parties.powers(beside) <= own:
            return beside
        for place in range(first, end):
            if self.scene.words[place] in self.stage.lexicon.words["topics"]:
                end = place  # « la position de X sur Y »: Y is what it is about
                break
        found = self.parties.first_within(start, end, sources)
        if found:
            return found
        beside = self.parties.nationals.beside(start, end)
        besides = tuple(key for key in beside if not self.parties.powers((key,)) <= own)
        return besides or self._agent(self.object[1], sources)

    def _agent(self, start: int, sources: Keys) -> Keys:
        """`condamne les frappes menées par X`: whose deed the object is."""
        _, end = self.complement
        for place in range(start, min(end - 1, start + _AGENT)):
            if self.scene.words[place] in self.scene.grammar["agent"]:
                keys = self.parties.whom(place + 1, end)
                return () if self.parties.powers(keys) <= self.parties.powers(sources) else keys
            if self.scene.words[place] in (",", ";") or self.scene.is_finite(place):
                break
        return ()

    def _theirs(self, sources: Keys) -> Keys:
        """`a violé son espace aérien`, `s'oppose à son entrée`: of the other one named before."""
        words, grammar = self.scene.words, self.scene.grammar
        start, end = self.complement
        place = self.stage.after(self.group)
        if place < end and words[place] in grammar["to"]:
            place += 1
        if not start <= place < end or words[place] not in self.scene.pack.people["possessive"]:
            return ()
        plural = words[place] in self.words["their"]
        return self.parties.antecedent(self.group.start, sources, plural=plural)

    def _clause_subject(self, sources: Keys) -> Keys:
        """`exige que X libère …`: X is whom it is asked of."""
        start, end = self.complement
        place = self.stage.after(self.group)
        if not start <= place < end - 1:
            return ()
        if self.scene.words[place] not in self.scene.grammar["complementisers"]:
            return ()
        keys = self.parties.named(place + 1, end)
        return () if self.parties.powers(keys) <= self.parties.powers(sources) else keys

    def _inner(self, sources: Keys) -> Keys:
        found = self.parties.first_within(*self.complement, sources)
        if found and all(self.parties.is_organisation(key) for key in found):
            # in a text between two, a body named on the way is seldom who is meant
            return self.parties.partner(sources) or found
        return found or self._goods(sources)

    def _goods(self, sources: Keys) -> Keys:
        """`a relevé les droits sur l'acier chinois`: whose goods or people they are."""
        start, end = self.complement
        beside = self.parties.nationals.beside(start, min(end, start + _BESIDE))
        own = self.parties.powers(sources)
        return tuple(key for key in beside if not self.parties.powers((key,)) <= own)

    def _prepositional(self, code: str, sources: Keys) -> Keys:
        if code == self.stage.addressing:
            place = self.parties.clitic(self.group, self.words["indirect"])
            if place >= 0 and place != self.parties.own_clitic(self.group):
                return self._pronoun(place, sources)
        antecedent = self._antecedent(code)
        if antecedent and not self.parties.powers(antecedent) <= self.parties.powers(sources):
            return antecedent
        start, end = self.complement
        place = start
        while place < end:
            length = self.scene.matches(place, end, code)
            if length:
                first = place + length
                while first < end and self.scene.words[first] == '"':
                    first += 1
                keys = self._conjuncts(code, first, end, sources)
                if keys:
                    return keys
                # A second phrase with the same preposition belongs to the noun of the first one.
                if code == self.stage.addressing and not self._skipped(first, end):
                    return ()
            if self.scene.is_infinitive(place) and place > start + 1:
                break
            place += 1
        return ()

    def _antecedent(self, code: str) -> Keys:
        """`X, auquel il a adressé …`, `Y, avec qui elle s'est entretenue`: who stands before."""
        words, scene = self.words, self.scene
        floor, _ = scene.bounds(self.group.sentence)
        first = min([self.group.start, *self.group.clitics])
        for place in range(first - 1, max(floor, first - 6), -1):
            if scene.is_finite(place):
                break
            length = scene.matches(place, first, code)
            plain = bool(length) and scene.words[place + length] in words["relatives"]
            joined = code == self.stage.addressing and scene.words[place] in words["to_relatives"]
            if plain or joined:
                phrase = phrase_before(scene, place, floor)
                return self.parties.named(*phrase) if phrase is not None else ()
        return ()

    def _conjuncts(self, code: str, first: int, end: int, sources: Keys) -> Keys:
        """`au Mozambique et à Madagascar`: the preposition may be said again."""
        keys = self.parties.named(first, end) if first < end else ()
        if not keys and first < end:
            phrase = self.stage.phrase_at(first, end)
            beside = self.parties.nationals.of(*phrase) if phrase is not None else ()
            return () if self.parties.powers(beside) <= self.parties.powers(sources) else beside
        if not keys or self.parties.powers(keys) <= self.parties.powers(sources):
            return ()
        last = max(hit.end for hit in self.parties.speakers.heads(first, end))
        if last + 1 < end and self.scene.words[last] in self.scene.grammar["coordinators"]:
            length = self.scene.matches(last + 1, end, code)
            if length:
                more = self.parties.named(last + 1 + length, end)
                keys = tuple(dict.fromkeys((*keys, *more)))
        return keys

    def _skipped(self, first: int, end: int) -> bool:
        """A place, a time or an infinitive behind the preposition: the party may come later."""
        token = self.scene.tokens[first] if first < end else None
        return token is None or (
            token.pos in ("NUM", "PROPN", "VERB")
            or self.scene.is_infinitive(first)
            or token.lower in self.scene.grammar["times"]
        )

    def _host(self) -> Keys:
        start, end = self.complement
        end = min(end, start + 12)
        if self.group.passive:
            floor, _ = self.scene.bounds(self.group.sentence)
            start, end = max(floor, self.group.start - 8), self.group.start
        for place in range(start, end):
            if self.scene.words[place] in self.stage.lexicon.words["places"]:
                return self.parties.place(place + 1, min(end, place + 4))
        return ()

    def about(self) -> list[Range]:
        """Return the words that name the issue: the object, else a noun phrase after it."""
        if self.object is not None and not self.parties.actor_heads(*self.object):
            return [self.object]
        start, end = self.complement
        for place in range(start, end):
            if self.scene.tokens[place].pos in ("ADP", "VERB", "DET"):
                found = self.stage.phrase_at(place, end)
                if found is not None and not self.parties.actor_heads(*found):
                    return [found]
        return []
