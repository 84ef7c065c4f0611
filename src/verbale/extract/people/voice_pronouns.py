"""Pronouns that speak: `a-t-il ajouté`, `ont-ils dit`, `ce dernier a répondu`."""

from __future__ import annotations

from verbale.extract.people.answer import Answer
from verbale.extract.people.cast import Cast
from verbale.extract.people.hit import Hit
from verbale.extract.people.resolver import Resolver
from verbale.extract.people.talk import Talk
from verbale.extract.statements.draft import Draft, Range
from verbale.extract.statements.scene import Scene

# How many sentences back a pronoun may look for whom it means.
_REACH = 3


class VoicePronouns:
    """Resolves a pronoun in the place of a speaker by who spoke and who was subject before."""

    def __init__(self, scene: Scene, resolver: Resolver, cast: Cast, talk: Talk) -> None:
        self.scene = scene
        self.resolver = resolver
        self.cast = cast
        self.talk = talk
        self.list = scene.pack.people

    def read(self, word: str, voice: Range, draft: Draft) -> Answer:
        """Return whom the pronoun means; nobody where two could be meant."""
        if word in self.list["pronoun_nobody"]:
            return Answer((), f"{word} names nobody")
        plural = word in self.list["pronoun_plural"]
        gender = "f" if word in self.list["pronoun_feminine"] else "m"
        topic = self._topic(voice)
        if (
            topic
            and self._are_several(topic) == plural
            and (plural or self._agrees(topic[0], gender))
        ):
            return Answer(topic, "pronoun for the topic of the sentence")
        if plural and word in self.list["pronoun_both"]:
            return self._both(gender, draft)
        if plural:
            return self._several(draft)
        if " " in word or "-" in word:
            return self._latter(gender, voice)
        return self._one(gender, voice, draft)

    def _topic(self, voice: Range) -> tuple[str, ...]:
        """`Quant aux putschistes, ils …`, `Le ministre, lui, …`: named right before the pronoun."""
        words = self.scene.words
        floor, _ = self.scene.bounds(self.scene.tokens[voice[0]].sentence)
        if voice[0] - 1 <= floor or words[voice[0] - 1] != ",":
            return ()
        opening = floor
        while opening < voice[0] and words[opening] in self.list["topic_words"]:
            opening += 1
        hit = self.resolver.finder.covered.get(opening)
        if hit is None or hit.start < floor or words[hit.end] != ",":
            return ()
        # « Quant à la Chine, marraine de l'accord, elle … »: behind a name only an apposition
        between = range(hit.end + 1, voice[0] - 1)
        if hit.end + 1 < voice[0] and (
            opening == floor or any(self.scene.is_finite(place) for place in between)
        ):
            return ()
        return self.resolver.resolve(hit).keys

    def _several(self, draft: Draft) -> Answer:
        joined = self._named_together(draft)
        if len(joined) > 1:
            return Answer(joined, "pronoun for those named together before")
        row = self._subjects_before(draft)
        if len(row) > 1:
            return Answer(row, "pronoun for the subjects before")
        for _, answer in self.talk.back_to(draft.sentence - _REACH):
            if self._are_several(answer.keys):
                return Answer(answer.keys, "pronoun for the speakers before")
        subjects = self.talk.subjects
        subject = subjects.get(draft.sentence - 1) or subjects.get(draft.sentence)
        if subject is not None and subject.start < draft.anchor:
            keys = self.resolver.resolve(subject).keys
            if self._are_several(keys) or (keys and self.resolver.shown_plural(subject)):
                return Answer(keys, "pronoun for the subject before")
        if self.resolver.focus.last_plural:
            return Answer(self.resolver.focus.last_plural, "pronoun for the group before")
        if draft.voice is not None:
            near = self.resolver.focus.persons_before(draft.voice[0], 2)
            return Answer(near, "pronoun for two persons named just before")
        return Answer((), "pronoun for nobody known")

    def _subjects_before(self, draft: Draft) -> tuple[str, ...]:
        """`Wang Yi et Sergueï Lavrov se sont entretenus. Ils …`."""
        subject = self.talk.subjects.get(draft.sentence - 1)
        if subject is None:
            return ()
        row = self.resolver.together.starting_with(subject)
        return self.resolver.keys_of(row) if len(row) > 1 else ()

    def _named_together(self, draft: Draft) -> tuple[str, ...]:
        """Return the persons last named together in the sentence of a plural pronoun."""
        if draft.voice is None or self.scene.words[draft.voice[0]].startswith("-"):
            return ()
        floor, _ = self.scene.bounds(draft.sentence)
        hits = [
            hit
            for hit in self.resolver.finder.starting_in(floor, draft.voice[0])
            if hit.end <= draft.voice[0] and hit.kind in ("person", "role")
        ]
        for first, second in reversed(list(zip(hits, hits[1:], strict=False))):
            between = self.scene.words[first.end : second.start]
            if not self.scene.grammar["conjunctions"].isdisjoint(between) and all(
                word in self.list["between_conjuncts"] for word in between
            ):
                keys = (
                    *self.resolver.resolve(first).keys,
                    *self.resolver.resolve(second).keys,
                )
                return tuple(dict.fromkeys(keys))
        return ()

    def _both(self, gender: str, draft: Draft) -> Answer:
        """`Tous deux`, `l'une et l'autre`: the two named together, else the last two who spoke."""
        pair = self.resolver.focus.persons_pair
        if len(pair) == 2 and (gender == "m" or all(self._is_woman(key) for key in pair)):
            return Answer(pair, "pronoun for the two who were named together")
        told = self.talk.back_to(draft.sentence - _REACH)
        keys = dict.fromkeys(answer.keys[0] for _, answer in told if len(answer.keys) == 1)
        if len(keys) == 2:
            return Answer(tuple(reversed(keys)), "pronoun for the two speakers before")
        if draft.voice is not None and gender == "m":
            near = self.resolver.focus.persons_before(draft.voice[0], 2)
            return Answer(near, "pronoun for two persons named just before")
        return Answer((), "pronoun for two who are not known")

    def _is_woman(self, key: str) -> bool:
        local = self.cast.local.get(key)
        return local is not None and local.gender == "f"

    def _are_several(self, keys: tuple[str, ...]) -> bool:
        if len(keys) != 1:
            return len(keys) > 1
        local = self.cast.local.get(keys[0])
        if local is not None:
            return local.kind == "group" or local.number == "p"
        entry = self.cast.base.entry(keys[0])
        return entry.kind == "group" or (entry.agreement or "").endswith("p")

    def _one(self, gender: str, voice: Range, draft: Draft) -> Answer:
        inverted = self.scene.words[voice[0]].startswith("-")
        spoke = self._subject_who_spoke(draft, voice, gender)
        if spoke is not None:
            return Answer((spoke,), "pronoun for the subject that spoke before")
        told = [
            (sentence, answer.keys[0])
            for sentence, answer in self.talk.back_to(draft.sentence - _REACH)
            if len(answer.keys) == 1
        ]
        # « X avait menacé la veille. « … », a-t-il dit »: he who speaks now, not then
        now = [one for one in told if one[0] not in self.talk.background]
        if inverted and any(self._agrees(key, gender) and self._is_person(key) for _, key in now):
            told = now
        agreeing = [key for _, key in told if self._agrees(key, gender)]
        speaker = next((key for key in agreeing if self._is_person(key)), None)
        speaker = self._main_speaker(told, agreeing) or speaker or next(iter(agreeing), None)
        own = self._own_subject(draft, voice, gender)
        if own is not None and not inverted:
            return Answer((own,), "pronoun for the subject of the sentence")
        before = self._subject_before(gender, voice, draft)
        if inverted and told is now and draft.sentence - 1 in self.talk.background:
            before = None
        # A subject named since the last statement is nearer than its speaker.
        nearer = not told or told[0][0] < draft.sentence - 1
        person = before is not None and self._is_person(before)
        if inverted:
            prefers_subject = speaker is None or (person and nearer)
        else:
            prefers_subject = speaker is None or nearer or person
        if before is not None and prefers_subject:
            if not told and person and self._another(before, gender, voice, draft):
                return Answer((), "pronoun for one of two")
            return Answer((before,), "pronoun for the subject before")
        if speaker is not None:
            return Answer((speaker,), "pronoun for the speaker before")
        return self._only_one(gender, voice, draft)

    def _subject_who_spoke(self, draft: Draft, voice: Range, gender: str) -> str | None:
        """`L'Union demande … ; elle invite …. Elle salue …`: a body that goes on to speak.

        Only a body whose noun shows the gender is taken here, where nobody else has spoken since.
        """
        for back in (0, 1):
            sentence = draft.sentence - back
            told = [answer.keys for place, answer in self.talk.told if place == sentence]
            if not told:
                continue
            subject = self.talk.subjects.get(sentence)
            if subject is None or subject.start >= voice[0]:
                return None
            keys = self.resolver.resolve(subject).keys
            shown = self._shown_gender(subject)
            if len(keys) != 1 or self._is_person(keys[0]) or shown != gender:
                return None
            return keys[0] if all(one == keys for one in told) else None
        return None

    def _only_one(self, gender: str, voice: Range, draft: Draft) -> Answer:
        floor = self.scene.bounds(max(0, draft.sentence - 2))[0]
        recent = [
            who
            for who in self.cast.persons_since(floor)
            if who.seen < voice[0] and who.kind == "person" and self._agrees(who.key, gender)
        ]
        if len(recent) == 1:
            return Answer((recent[0].key,), "pronoun for the one person before")
        subject = self.talk.subjects.get(draft.sentence)
        if not recent and subject is not None and subject.end <= voice[0]:
            # « Le président n'a pas caché sa colère : « … », a-t-il dit »
            keys = self.resolver.resolve(subject).keys
            if len(keys) == 1 and self._is_person(keys[0]) and self._agrees(keys[0], gender):
                return Answer(keys, "pronoun for the subject of the sentence")
        return Answer((), "pronoun for nobody or several")

    def _subject_before(self, gender: str, voice: Range, draft: Draft) -> str | None:
        """Return the subject of the sentence before, where it agrees."""
        subject = self.talk.subjects.get(draft.sentence - 1)
        if subject is None or subject.start >= voice[0]:
            return None
        keys = self.resolver.resolve(subject).keys
        shown = self._shown_gender(subject)
        if shown and shown != gender and not any(self._is_person(key) for key in keys):
            return None
        return keys[0] if len(keys) == 1 and self._agrees(keys[0], gender) else None

    def _shown_gender(self, hit: Hit) -> str:
        """Return the gender that the article of a name or the noun of a body shows."""
        if hit.gender:
            return hit.gender
        morph = self.scene.tokens[hit.head].morph
        noun = "f" if "Gender=Fem" in morph else "m" if "Gender=Masc" in morph else ""
        return self.resolver.finder.gender_of(self.scene.words[hit.start]) or noun

    def _main_speaker(self, told: list[tuple[int, str]], agreeing: list[str]) -> str | None:
        """Return who was subject of the last sentence that told anything, if he spoke there.

        `X rapporte que, selon Y, … « … », a-t-il nuancé` goes on with X and not with Y.
        """
        if not told:
            return None
        sentence = told[0][0]
        subject = self.talk.subjects.get(sentence)
        keys = self.resolver.resolve(subject).keys if subject is not None else ()
        spoke = [key for place, key in told if place == sentence and key in agreeing]
        return keys[0] if len(keys) == 1 and keys[0] in spoke and self._is_person(keys[0]) else None

    def _another(self, subject: str, gender: str, voice: Range, draft: Draft) -> bool:
        """`Mme Colonna a vu Mme Baerbock. Elle a dit …`: either may be meant, nobody has spoken."""
        floor, _ = self.scene.bounds(draft.sentence - 1)
        return any(
            who.key != subject and who.seen < voice[0] and who.gender in ("", gender)
            for who in self.cast.persons_since(floor)
            if who.kind == "person"
        )

    def _own_subject(self, draft: Draft, voice: Range, gender: str) -> str | None:
        """`Interrogé par la presse, M. X …, il a …`: already subject in the same sentence."""
        hit = self.talk.subjects.get(draft.sentence)
        if hit is None or hit.start >= voice[0] or self.scene.words[voice[0]].startswith("-"):
            return None
        keys = self.resolver.resolve(hit).keys
        if len(keys) == 1 and self._is_person(keys[0]) and self._agrees(keys[0], gender):
            return keys[0]
        return None

    def _latter(self, gender: str, voice: Range) -> Answer:
        """`celui-ci`, `ce dernier`: the last one named that agrees."""
        floor = self.scene.bounds(max(0, self.scene.tokens[voice[0]].sentence - 1))[0]
        seen = self.cast.seen
        recent = sorted(
            (
                (seen[key], key)
                for key in self.cast.seen_since(floor)
                if seen[key] < voice[0] and self._agrees(key, gender)
            ),
            reverse=True,
        )
        people = [key for _, key in recent if self._is_person(key)]
        if people:
            return Answer((people[0],), "the last person named")
        if recent:
            return Answer((recent[0][1],), "the last one named")
        return Answer((), "pronoun for nobody known")

    def _is_person(self, key: str) -> bool:
        local = self.cast.local.get(key)
        return local is not None and local.kind in ("person", "office")

    def _agrees(self, key: str, gender: str) -> bool:
        local = self.cast.local.get(key)
        if local is not None:
            if local.kind == "group" or local.number == "p":
                return False
            return not local.gender or local.gender == gender
        entry = self.cast.base.entry(key)
        if entry.kind == "group":
            return False
        agreement = entry.agreement or ""
        return not agreement or agreement == gender
