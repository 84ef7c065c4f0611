"""Parties: which actors the words of an act point to, and who is the other side of whom."""

from __future__ import annotations

from collections import Counter

from verbale.extract.acts.draft import Keys, Range
from verbale.extract.acts.stage import Stage
from verbale.extract.people.finder import Finder
from verbale.extract.people.hit import Hit
from verbale.extract.people.resolver import Resolver
from verbale.extract.people.speakers import Speakers
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.subject import subject_of
from verbale.extract.verbs import VerbGroup

# Two countries are the sides of a text when this share of all who are named belong to them.
_SIDES = 0.75


class Parties:
    """Resolves the parties of acts through the document's resolver; never names anybody new."""

    def __init__(
        self, stage: Stage, finder: Finder, resolver: Resolver, speakers: Speakers
    ) -> None:
        self.stage = stage
        self.scene = stage.scene
        self.finder = finder
        self.resolver = resolver
        self.speakers = speakers
        self.cast = resolver.cast
        self._subjects: dict[int, tuple[bool, Keys]] = {}
        self.sides = self._two_sides()

    # ---- powers --------------------------------------------------------------------------------

    def power(self, key: str) -> str:
        """Return the state that an actor is or serves, else its own key."""
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

    def _two_sides(self) -> Keys:
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

    def partner(self, keys: Keys) -> Keys:
        """Return the other side of a text between two, for actors who are all of one side."""
        powers = self.powers(keys)
        if len(self.sides) != 2 or len(powers) != 1:
            return ()
        own = [side for side in self.sides if self.power(side) in powers]
        other = [side for side in self.sides if side not in own]
        return tuple(other) if len(own) == 1 else ()

    # ---- words ---------------------------------------------------------------------------------

    def named(self, start: int, end: int) -> Keys:
        """Return the actors that head the phrase of tokens [start, end), coordinated ones too."""
        keys: list[str] = []
        for hit in self.speakers._heads(start, end):
            keys += [key for key in self.resolver.resolve(hit).keys if key not in keys]
        return tuple(keys)

    def actor_heads(self, start: int, end: int) -> bool:
        """Say whether the phrase is headed by words for an actor, known or not."""
        return bool(self.speakers._heads(start, end)) or self.scene.actor_like(start, end)

    def first_within(self, start: int, end: int, besides: Keys) -> Keys:
        """Return the first actor named within tokens [start, end) who is of another power."""
        own = self.powers(besides)
        for hit in self._hits(start, end):
            keys = self.resolver.resolve(hit).keys
            if not keys or self._place_only(hit):
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
        return [hit for hit in self.finder.hits if start <= hit.start < end]

    def _place_only(self, hit: Hit) -> bool:
        """`à Paris`, `en Syrie`: a place, where nothing makes it an actor."""
        if hit.kind != "name" or hit.start == 0:
            return False
        before = self.scene.words[hit.start - 1]
        return before in self.stage.lexicon.words["places"] and hit.form in ("capital", "city")

    def adjective(self, start: int, end: int) -> Keys:
        """Return the states whose adjectives of nationality stand in tokens [start, end)."""
        keys: list[str] = []
        for place in range(start, end):
            found = self.finder._names.get(place)
            if found is not None and found[1].form in ("adjective", "prefix"):
                keys += [key for key in found[1].keys[:1] if key not in keys]
        return tuple(keys)

    def place(self, start: int, end: int) -> Keys:
        """Return the state that a place within tokens [start, end) stands for: a host."""
        for index in range(start, end):
            found = self.finder._names.get(index)
            if found is not None and found[1].keys and found[1].form != "adjective":
                key = found[1].keys[0]
                return (key,) if key.startswith(("country:", "territory:", "org:")) else ()
        return ()

    # ---- subjects ------------------------------------------------------------------------------

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
            return False, ()
        if found.voice is None:
            lender = self.scene.by_head.get(found.lender)
            if lender is None or lender is group or depth > 5:
                return False, ()
            return self.subject(lender, depth + 1)
        return self.voice(found.voice, group)

    def voice(self, voice: Range, group: VerbGroup) -> tuple[bool, Keys]:
        """Return the actors that the words of a subject name; pronouns in the order of the text."""
        start, end = voice
        word = self.scene.words[start].removeprefix("-t").removeprefix("-")
        single = end - start <= 2 and self.scene.tokens[start].pos == "PRON"
        if single and word in self.scene.grammar["first_persons"]:
            return True, self._first_person(word, start)
        if not single and not self.actor_heads(start, end):
            if not self.scene.grammar.pronouns.at(self.scene.words, start):
                return False, ()
        return True, self._spoken_of(voice, group)

    def _first_person(self, word: str, place: int) -> Keys:
        outer = self.stage.holding(place, place + 1)
        if outer is None:
            return ()
        keys = self.speakers.speakers[id(outer)].keys
        if word in ("je", "j'") or len(keys) != 1:
            return keys
        state = self.resolver._state_of(keys[0])
        return (state,) if state else keys

    def _spoken_of(self, voice: Range, group: VerbGroup) -> Keys:
        """Ask the speakers as if the verb were a cue at its own place in the text."""
        for known, answer in self.speakers.pronouns:
            if known == voice:
                return answer.keys
        told, pronouns = self.speakers._told, self.speakers.pronouns
        kept = dict(self.cast.seen), dict(self.cast.counts)
        before = [item for item in told if item[0] < group.sentence]
        self.speakers._told, self.speakers.pronouns = before, []
        draft = Draft(
            rule="act",
            sentence=group.sentence,
            anchor=group.start,
            content=[self.scene.chars(group.head, group.head + 1)],
            group=group,
        )
        answer = self.speakers.voice(voice, draft)
        self.speakers._told, self.speakers.pronouns = told, pronouns
        self.cast.seen, self.cast.counts = kept
        return answer.keys

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
