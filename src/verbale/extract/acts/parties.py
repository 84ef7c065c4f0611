"""Parties: which actors the words of an act point to, and who is the other side of whom."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from verbale.extract.acts.draft import Keys, Range
from verbale.extract.acts.nationals import Nationals
from verbale.extract.acts.stage import Stage
from verbale.extract.people.answer import Answer
from verbale.extract.people.finder import Finder
from verbale.extract.people.hit import Hit
from verbale.extract.people.resolver import Resolver
from verbale.extract.people.speakers import Speakers
from verbale.extract.statements.subject import subject_of
from verbale.extract.verbs import VerbGroup

# Two countries are the sides of a text when this share of all who are named belong to them.
_SIDES = 0.75


class Parties:
    """Resolves the parties of acts through the document's resolver; never names anybody new."""

    def __init__(
        self,
        stage: Stage,
        finder: Finder,
        resolver: Resolver,
        speakers: Speakers,
        pronouns: Sequence[tuple[Range, Answer]],
    ) -> None:
        self._pronouns = {
            place: answer.keys for (first, last), answer in pronouns for place in range(first, last)
        }
        self._starts = [hit.start for hit in finder.hits]
        self.stage = stage
        self.scene = stage.scene
        self.finder = finder
        self.nationals = Nationals(stage, finder)
        self.resolver = resolver
        self.speakers = speakers
        self.cast = resolver.cast
        self._subjects: dict[int, tuple[bool, Keys]] = {}
        self.sides = self.two_sides()

    def power(self, key: str) -> str:
        """Return the state that an actor is or serves, else its own key.

        Where a text speaks of one state alone, those who serve it are sides of their own.
        """
        if key in self.cast.at_home:
            return key
        country = self.cast.country_of(key)
        return f"country:{country}" if country else key

    def powers(self, keys: Keys) -> frozenset[str]:
        """Return the states and bodies behind some actors, groups opened."""
        found: set[str] = set()
        for key in keys:
            members = self._members(key)
            found |= {self.power(member) for member in members or (key,)}
        return frozenset(found)

    def _members(self, key: str) -> Keys:
        local = self.cast.local.get(key)
        if local is not None:
            return local.members
        entry = self.cast.base.entry(key)
        return self.cast.base.members(key, self.cast.on) if entry.kind == "group" else ()

    def two_sides(self) -> Keys:
        """Return the two countries that a text is about, none where they are more or fewer."""
        counts: Counter[str] = Counter()
        for hit in self.finder.hits:
            for key in self.resolver.resolve(hit).keys:
                if self.cast.country_of(key):
                    counts[self.power(key)] += 1
        for answer in self.speakers.speakers.values():
            for key in answer.keys:
                if self.cast.country_of(key):
                    counts[self.power(key)] += 1
        best = counts.most_common(2)
        if len(best) < 2 or best[1][1] < 3 or best[0][1] + best[1][1] < _SIDES * counts.total():
            return ()
        return tuple(self._state(power) for power, _ in best)

    def _state(self, power: str) -> str:
        try:
            return self.cast.base.country(power.partition(":")[2]).key
        except KeyError:
            return power

    def reports(self, key: str) -> bool:
        """Say whether an actor is of the press."""
        local = self.cast.local.get(key)
        if local is not None:
            return local.role == "media"
        entry = self.cast.base.entry(key)
        return entry.role == "media" or entry.institution == "press"

    def partner(self, keys: Keys) -> Keys:
        """Return the other side of a text between two, for actors who are all of one side."""
        powers = self.powers(keys)
        if len(self.sides) != 2 or len(powers) != 1:
            return ()
        own = [side for side in self.sides if self.power(side) in powers]
        other = [side for side in self.sides if side not in own]
        return tuple(other) if len(own) == 1 else ()

    def named(self, start: int, end: int) -> Keys:
        """Return the actors that head the phrase of tokens [start, end), coordinated ones too."""
        keys: list[str] = []
        for hit in self.speakers.heads(start, end):
            keys += [key for key in self.resolver.resolve(hit).keys if key not in keys]
        return tuple(keys)

    def whom(self, start: int, end: int) -> Keys:
        """Return the actors that head the phrase, else the state whose people or things it is."""
        return self.plain(self.named(start, end), start, end)

    def plain(self, keys: Keys, start: int, end: int) -> Keys:
        """Put the state of `des entreprises turques` in the place of a crowd that none knows."""
        if keys and not all(self.is_faceless(key) for key in keys):
            return keys
        return self.nationals.of(start, end) or keys

    def home(self, keys: Keys) -> Keys:
        """Return the states that some actors are or serve."""
        return tuple(
            self._state(power) for power in sorted(self.powers(keys)) if power.startswith("country")
        )

    def people_of(self, keys: Keys, place: Range | None, sources: Keys) -> Keys:
        """Put the state in the place of people who are its own: `ses entreprises`, `45 Turcs`."""
        if place is None or not all(self.is_faceless(key) for key in keys):
            return keys
        if self.scene.words[place[0]] in self.scene.pack.people["possessive"]:
            return self.home(sources) or keys
        return self.plain(keys, *place)

    def is_faceless(self, key: str) -> bool:
        """Say whether the actor is a crowd or body of which the text says no more."""
        local = self.cast.local.get(key)
        return (
            local is not None
            and not local.country
            and not local.members
            and local.kind
            in (
                "group",
                "organisation",
            )
        )

    def actor_heads(self, start: int, end: int) -> bool:
        """Say whether the phrase is headed by words for an actor, known or not."""
        return bool(self.speakers.heads(start, end)) or self.scene.actor_like(start, end)

    def first_within(self, start: int, end: int, besides: Keys) -> Keys:
        """Return the first actor named within tokens [start, end) who is of another power."""
        return self._within(start, end, besides, places=False) or self._within(
            start, end, besides, places=True
        )

    def _within(self, start: int, end: int, besides: Keys, *, places: bool) -> Keys:
        own = self.powers(besides)
        for hit in self._hits(start, end):
            keys = self.resolver.resolve(hit).keys
            if not keys or self._place_only(hit) != places or self._vague(hit, keys):
                continue
            wider = self.named(hit.start, end) or keys
            powers = self.powers(wider)
            if own and powers <= own:
                continue
            if len(powers) > 1 and own & powers:
                wider = tuple(key for key in wider if not self.powers((key,)) <= own)
            if wider:
                return wider
        return ()

    def _hits(self, start: int, end: int) -> list[Hit]:
        first = bisect_left(self._starts, start)
        return self.finder.hits[first : bisect_left(self._starts, end, lo=first)]

    def _place_only(self, hit: Hit) -> bool:
        """`à Paris`, `en Syrie`: a place, where nothing makes it an actor."""
        if hit.kind != "name" or hit.start == 0:
            return False
        before = self.scene.words[hit.start - 1]
        return before in self.stage.lexicon.words["places"] and hit.form in ("capital", "city")

    def _vague(self, hit: Hit, keys: Keys) -> bool:
        """A body or crowd that only this document knows, of no country, is seldom who is meant."""
        if hit.kind == "role" and hit.determiner == "indefinite" and not hit.named:
            return not any(self.cast.country_of(key) for key in keys)  # « envoyer un émissaire »
        return all(
            key in self.cast.local
            and self.cast.local[key].kind in ("organisation", "group")
            and not self.cast.local[key].country
            for key in keys
        ) and hit.kind in ("institution", "group", "unknown")

    def place(self, start: int, end: int) -> Keys:
        """Return the state that a place within tokens [start, end) stands for: a host."""
        for index in range(start, end):
            found = self.finder.names.get(index)
            if found is not None and found[1].keys and found[1].form != "adjective":
                key = found[1].keys[0]
                return (key,) if key.startswith(("country:", "territory:", "org:")) else ()
        return ()

    def subject(self, group: VerbGroup, depth: int = 0) -> tuple[bool, Keys]:
        """Return whether an actor is subject of the verb, and who it is as far as is known."""
        known = self._subjects.get(group.head)
        if known is not None:
            return known
        answer = self._subject(group, depth)
        self._subjects[group.head] = answer
        return answer

    def _subject(self, group: VerbGroup, depth: int) -> tuple[bool, Keys]:
        said = self.stage.said.get(group.head)
        if said is not None:
            keys = self.speakers.speakers[id(said)].keys
            if keys or said.voice is not None:
                return True, keys
        found = subject_of(self.scene, group)
        if found is None:
            # « nous appelons »: the word is a clitic by its letters and the subject by its place
            place = self.own_clitic(group)
            if place >= 0:
                return True, self.first_person(self.scene.words[place], place)
            return False, ()
        if found.voice is None:
            lender = self.scene.by_head.get(found.lender)
            if lender is None or lender is group or depth > 5:
                return False, ()
            return self.subject(lender, depth + 1)
        actor, keys = self.voice(found.voice, group)
        start = found.voice[0]
        opener = self.scene.tokens[start].pos
        if actor or (opener != "NUM" and (not start or self.scene.tokens[start - 1].pos != "ADP")):
            return actor, keys
        return self._last_named(group)

    def subject_phrase(self, group: VerbGroup, depth: int = 0) -> Range | None:
        """Return the words that are subject of the verb, of the verb that lends it one included."""
        found = subject_of(self.scene, group)
        if found is None or found.voice is not None:
            return None if found is None else found.voice
        lender = self.scene.by_head.get(found.lender)
        if lender is None or lender is group or depth > 5:
            return None
        return self.subject_phrase(lender, depth + 1)

    def _last_named(self, group: VerbGroup) -> tuple[bool, Keys]:
        """`À l'invitation de X, M. Y, ministre, a effectué`: the last one before the verb."""
        floor, _ = self.scene.bounds(group.sentence)
        end = min([group.start, *group.clitics]) - 1
        office: Keys = ()
        if end <= floor or self.scene.words[end] != ",":
            return False, ()
        for hit in reversed(self._hits(floor, end)):
            if hit.end < end or self.scene.words[hit.start - 1] != ",":
                break
            keys = self.resolver.resolve(hit).keys
            if hit.named and keys:
                return True, keys
            office = office or keys
            end = hit.start - 1  # an office in apposition to the name before it
        return bool(office), office

    def own_clitic(self, group: VerbGroup) -> int:
        """Return the place of `nous` where it is the subject of its verb, -1 elsewhere."""
        first = group.clitics[0] if group.clitics else -1
        if first < 0 or self.scene.words[first] not in self.scene.grammar["first_persons"]:
            return -1
        morphs = [self.scene.tokens[place].morph for place in range(group.start, group.end)]
        return first if any("Person=1" in morph for morph in morphs) else -1

    def voice(self, voice: Range, group: VerbGroup) -> tuple[bool, Keys]:
        """Return whether the words of a subject name actors, and which."""
        start, end = voice
        word = self.scene.pack.plain_pronoun(self.scene.words[start])
        single = end - start <= 2 and self.scene.tokens[start].pos == "PRON"
        if single and word in self.scene.grammar["first_persons"]:
            return True, self.first_person(word, start)
        pronoun = single or self.scene.grammar.pronouns.at(self.scene.words, start)
        if not pronoun and not self.actor_heads(start, end):
            nationals = self.nationals.of(start, end)
            if not nationals and self.nationals.forces(start, end):
                nationals = self._possessed(start)  # « nos services », « ses troupes »
            acts = bool(nationals) and self.nationals.act(start, end)
            return acts or self.nationals.people(start, end), nationals
        return True, (
            self._spoken_of(voice)
            or self._possessed(start)
            or (() if pronoun else self.nationals.of(start, end))
        )

    def _possessed(self, start: int) -> Keys:
        """`son gouvernement`, `notre pays` in what somebody says: the state that he speaks for."""
        if self.scene.words[start] not in self.scene.pack.people["possessive"]:
            return ()
        speakers = self.speaker(start, start + 1)
        state = self.resolver.state_spoken_for(speakers[0]) if len(speakers) == 1 else None
        return (state,) if state else ()

    def is_crowd(self, keys: Keys) -> bool:
        """Say whether the keys are one group of several: its members can act together."""
        return len(keys) == 1 and self._kind(keys[0]) == "group"

    def is_state(self, key: str) -> bool:
        """Say whether the actor is a country or territory itself, nobody who serves one."""
        return key.startswith(("country:", "territory:"))

    def names_state(self, group: VerbGroup) -> bool:
        """Say whether the subject of the verb is the name of a state, and nobody who serves it."""
        found = self.subject_phrase(group)
        heads = self.speakers.heads(*found) if found is not None else []
        return bool(heads) and heads[0].kind == "name"

    def is_body(self, key: str) -> bool:
        """Say whether the actor is one that states can be members of, and leave."""
        return not self.is_state(key) and self._kind(key) in ("organisation", "group")

    def is_organisation(self, key: str) -> bool:
        """Say whether the actor is a body, or a group that only this document knows."""
        kind = self._kind(key)
        return kind == "organisation" or (kind == "group" and key in self.cast.local)

    def _kind(self, key: str) -> str:
        local = self.cast.local.get(key)
        return (local or self.cast.base.entry(key)).kind

    def first_person(self, word: str, place: int) -> Keys:
        """Return who says `je`, or for whom the one speaks who says `nous`."""
        outer = self.stage.holding(place, place + 1)
        if outer is None:
            return ()
        keys = self.speakers.speakers[id(outer)].keys
        if word in self.stage.lexicon.words["alone"] or len(keys) != 1:
            return keys
        state = self.resolver.state_spoken_for(keys[0])
        return (state,) if state else keys

    def _spoken_of(self, voice: Range) -> Keys:
        """Return whom words mean; pronouns as the reading of the document has them."""
        start, end = voice
        if self.scene.tokens[start].pos != "NOUN":
            for place in range(start, end):
                if place in self._pronouns:
                    return self._pronouns[place]
        if not self.actor_heads(start, end):
            return ()
        return self.named(start, end)

    def speaker(self, start: int, end: int) -> Keys:
        """Return who says these words; nobody outside a statement."""
        outer = self.stage.holding(start, end)
        return self.speakers.speakers[id(outer)].keys if outer is not None else ()

    def clitic(self, group: VerbGroup, words: frozenset[str]) -> int:
        """Return the place of an object pronoun before the verb, -1 where there is none."""
        for place in group.clitics:
            if self.scene.words[place] in words:
                return place
        return -1

    def antecedent(self, place: int, besides: Keys, *, plural: bool) -> Keys:
        """Return whom an object pronoun means: the last actor of another power named before it."""
        own = self.powers(besides)
        floor = self.scene.bounds(max(0, self.scene.tokens[place].sentence - 1))[0]
        for hit in reversed(self._hits(floor, place)):
            keys = self.resolver.resolve(hit).keys
            if not keys or self._place_only(hit) or self.powers(keys) <= own:
                continue
            if plural != (len(keys) > 1 or hit.number == "p"):
                continue
            return keys
        return self.partner(besides)
