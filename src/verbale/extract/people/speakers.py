"""Speakers: the reading-order walk that gives every statement its speakers and every mention its actor."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.extract.people.cast import Cast, Local
from verbale.extract.people.finder import Finder
from verbale.extract.people.hit import Hit
from verbale.extract.people.resolver import Answer, Resolver
from verbale.extract.statements.draft import Draft, Range
from verbale.extract.statements.scene import Scene
from verbale.text.shadow import fold

# How many sentences back a pronoun may look for whom it means.
_REACH = 3


class Speakers:
    """Resolves the voices of drafts in reading order; `pronouns` are the mentions that it met."""

    def __init__(self, scene: Scene, finder: Finder, resolver: Resolver, cast: Cast) -> None:
        self.scene = scene
        self.finder = finder
        self.resolver = resolver
        self.cast = cast
        self.list = scene.pack.people
        self.speakers: dict[int, Answer] = {}
        self.addressees: dict[int, tuple[str, ...]] = {}
        self.pronouns: list[tuple[Range, Answer]] = []
        self._told: list[tuple[int, Answer]] = []
        self._subjects: dict[int, Hit] = {}

    def run(self, drafts: Sequence[Draft]) -> None:
        """Resolve all hits and all drafts of the document in the order in which a reader meets them."""
        waiting = sorted(drafts, key=_turn)
        place = 0
        hits = self.finder.hits
        for draft in waiting:
            turn = _turn(draft)
            while place < len(hits) and hits[place].start < turn:
                self._meet(hits[place])
                place += 1
            self._attribute(draft)
        for hit in hits[place:]:
            self._meet(hit)
        for draft in drafts:
            self._join_partner(draft)
            if draft.follows is not None and not self.speakers[id(draft)].keys:
                answer = self._followed(draft)
                self.speakers[id(draft)] = answer

    def _join_partner(self, draft: Draft) -> None:
        """`X est convenu avec Y de …`: an agreement is spoken by both."""
        answer = self.speakers[id(draft)]
        partners = self.addressees.get(id(draft), ())
        if draft.partner and answer.keys and partners:
            keys = tuple(dict.fromkeys((*answer.keys, *partners)))
            self.speakers[id(draft)] = Answer(keys, answer.how + ", with the partner named")
            self.addressees[id(draft)] = ()

    def _meet(self, hit: Hit) -> None:
        self.resolver.resolve(hit)
        token = self.scene.tokens[hit.head]
        if token.label == "nsubj" and token.sentence not in self._subjects:
            verb = self.scene.tokens[token.head]
            if verb.label == "root" or verb.label == "conj":
                self._subjects[token.sentence] = hit

    def _attribute(self, draft: Draft) -> None:
        answer = self._speakers_of(draft)
        self.speakers[id(draft)] = answer
        if answer.keys:
            self._told.append((draft.sentence, answer))
            self.resolver.last_speakers = answer.keys
            for key in answer.keys:
                if key in self.cast.local:
                    self.cast.local[key].spoke = draft.anchor
        self.addressees[id(draft)] = self._addressees_of(draft, answer)

    def _speakers_of(self, draft: Draft) -> Answer:
        if draft.first_person:
            return self._first_person(draft)
        if draft.voice is None:
            return self._followed(draft)
        return self.voice(draft.voice, draft)

    def _followed(self, draft: Draft) -> Answer:
        source = draft.follows
        steps = 0
        while source is not None and steps < 8:
            known = self.speakers.get(id(source))
            if known is not None and known.keys:
                return Answer(known.keys, "speaker of the statement before")
            if known is None and source.voice is not None:
                return self.voice(source.voice, source)
            source, steps = source.follows, steps + 1
        return Answer((), "not named")

    def _first_person(self, draft: Draft) -> Answer:
        """`nous avons appelé …` inside a quotation: its speaker, or the country he speaks for."""
        start = draft.content[0][0]
        quote = self.scene.quote_at(start)
        outer = next(
            (
                answer
                for sentence, answer in reversed(self._told)
                if quote is not None and abs(sentence - draft.sentence) <= 1 and answer.keys
            ),
            None,
        )
        if outer is None:
            return Answer((), "first person of an unknown speaker")
        if draft.first_person == "nous" and len(outer.keys) == 1:
            state = self.resolver.state_spoken_for(outer.keys[0])
            return Answer((state,), "country of the speaker") if state else Answer((), "we")
        return Answer(outer.keys, "first person of the speaker")

    def voice(self, voice: Range, draft: Draft) -> Answer:
        """Return the actors that the words of a speaker name."""
        start, end = voice
        words = self.scene.words
        first = words[start].removeprefix("-t").removeprefix("-")
        phrase = " ".join(words[start:end])
        if end - start <= 2 and first in ("il", "elle", "ils", "elles", "on", "t", ""):
            word = words[end - 1].removeprefix("-t").removeprefix("-")
            return self._pronoun(word, voice, draft)
        length = self.scene.grammar.pronouns.at(words, start)
        if length and start + length >= end - 1:
            return self._pronoun(phrase, voice, draft)
        if (
            phrase.startswith(("l' un ", "l' une "))
            and words[start + 2] in self.scene.grammar["of"]
        ):
            return self._one_of(voice)
        if self.scene.names_document(start, end):
            return self._author(start, end, draft)
        hits = self._heads(start, end)
        if not hits:
            return self._somebody(start, end)
        keys: list[str] = []
        how = ""
        for hit in hits:
            answer = self.resolver.resolve(hit)
            if not answer.keys:
                return Answer((), answer.how)
            keys += [key for key in answer.keys if key not in keys]
            how = how or answer.how
        answer = Answer(tuple(keys), how)
        if len(keys) > 1:
            self.resolver._note_pair(answer)
            self.resolver.last_plural = answer.keys
        return answer

    def _somebody(self, start: int, end: int) -> Answer:
        """`un passant`, `l'accusé`: somebody of whom the text says no more than that."""
        if not self.scene.can_speak(start, end) or self.scene.tokens[start].pos == "PRON":
            return Answer((), "words that name nobody known")
        small = start
        while small < end - 1 and self.scene.tokens[small].pos in ("DET", "NUM", "ADP"):
            small += 1
        words = self.resolver.text(small, end)
        for who in self.cast.local.values():
            if fold(words) in {fold(name) for name in who.names}:
                return Answer((who.key,), "named before")
        plural = "Number=Plur" in self.scene.tokens[small].morph
        local = self.cast.introduce(
            Local(
                key=f"local:{fold(words).replace(' ', '-')[:60]}",
                kind="group" if plural else "person",
                names=[words],
                role=None if plural else "other",
                number="p" if plural else "s",
                because=["unnamed in the document"],
            )
        )
        return Answer((local.key,), "unnamed")

    def _author(self, start: int, end: int, draft: Draft) -> Answer:
        """`le communiqué du ministère`, `ce texte`: whoever issued the paper speaks."""
        for hit in self.finder.hits:
            if (
                start < hit.start < end
                and self.scene.words[hit.start - 1] in self.scene.grammar["of"]
            ):
                answer = self.resolver.resolve(hit)
                return Answer(answer.keys, "author of the document")
        subject = self._subjects.get(draft.sentence - 1)
        if subject is not None and self.scene.words[start] in self.list["demonstrative"]:
            answer = self.resolver.resolve(subject)
            return Answer(answer.keys, "author of the document named before")
        return Answer((), "author of the document not named")

    def _one_of(self, voice: Range) -> Answer:
        """`L'un des prisonniers`: somebody of whom only the crowd is known."""
        start, end = voice
        words = self.resolver.text(start, end)
        local = self.cast.introduce(
            Local(
                key="person:un-" + self.resolver.text(end - 1, end).lower(),
                kind="person",
                names=[words],
                role="other",
                because=["unnamed in the document"],
            )
        )
        return Answer((local.key,), "one of a group")

    def _heads(self, start: int, end: int) -> list[Hit]:
        """Return the hits that head the phrase: the first, and those coordinated with it."""
        found: list[Hit] = []
        waiting: list[Hit] = []
        for hit in self.finder.hits:
            if hit.start >= end:
                break
            if hit.end <= start:
                continue
            if not found:
                if (
                    hit.start <= start
                    or self._only_small(start, hit.start)
                    or hit.head < end
                    and (hit.start <= start)
                ):
                    found.append(hit)
                else:
                    break
            elif self._coordinated(found[-1].end, hit.start):
                found += [*waiting, hit]
                waiting = []
            elif self.scene.words[(waiting or found)[-1].end : hit.start] == [","]:
                waiting.append(hit)
            elif waiting and self._coordinated(waiting[-1].end, hit.start):
                found += [*waiting, hit]
                waiting = []
        if len(found) == 1 and waiting and self._says_less(found[0]) and waiting[0].kind != "role":
            return waiting[:1]  # « La principale organisation du pays, la Fédération X, … »
        return found

    def _says_less(self, hit: Hit) -> bool:
        return hit.kind in ("institution", "group") and not hit.keys and not hit.named

    def _only_small(self, start: int, end: int) -> bool:
        """Only determiners, titles and adjectives stand between the phrase's start and the hit."""
        return all(
            self.scene.tokens[place].pos in ("DET", "ADJ", "NUM", "PUNCT", "ADP", "PRON")
            for place in range(start, end)
        )

    def _coordinated(self, end: int, start: int) -> bool:
        between = self.scene.words[end:start]
        return bool(between) and (
            any(word in ("et", "ou", "ni") for word in between)
            and all(word in self.list["between_conjuncts"] for word in between)
        )

    # ---- pronouns ------------------------------------------------------------------------------

    def _pronoun(self, word: str, voice: Range, draft: Draft) -> Answer:
        if word == "on":
            return Answer((), "on names nobody")
        plural = word in self.list["pronoun_plural"]
        gender = "f" if word in self.list["pronoun_feminine"] else "m"
        answer = self._several(draft) if plural else self._one(gender, word, voice, draft)
        self.pronouns.append((voice, answer))
        for key in answer.keys:
            self.cast.see(key, voice[0])
        return answer

    def _several(self, draft: Draft) -> Answer:
        for sentence, answer in reversed(self._told):
            if draft.sentence - sentence > _REACH:
                break
            if len(answer.keys) > 1 or self._is_plural(answer.keys):
                return Answer(answer.keys, "pronoun for the speakers before")
        subject = self._subjects.get(draft.sentence - 1) or self._subjects.get(draft.sentence)
        if subject is not None and subject.start < draft.anchor:
            keys = self.resolver.resolve(subject).keys
            if len(keys) > 1 or self._is_plural(keys):
                return Answer(keys, "pronoun for the subject before")
        if self.resolver.last_plural:
            return Answer(self.resolver.last_plural, "pronoun for the group before")
        return Answer((), "pronoun for nobody known")

    def _is_plural(self, keys: tuple[str, ...]) -> bool:
        if len(keys) != 1:
            return False
        local = self.cast.local.get(keys[0])
        if local is not None:
            return local.kind == "group" or local.number == "p"
        entry = self.cast.base.entry(keys[0])
        return entry.kind == "group" or (entry.agreement or "").endswith("p")

    def _one(self, gender: str, word: str, voice: Range, draft: Draft) -> Answer:
        inverted = self.scene.words[voice[0]].startswith("-")
        demonstrative = " " in word or "-" in word
        subject = self._subjects.get(draft.sentence - 1)
        if demonstrative:
            return self._latter(gender, voice)
        candidates: list[tuple[str, str]] = []
        told = [
            (sentence, answer)
            for sentence, answer in reversed(self._told)
            if draft.sentence - sentence <= _REACH and len(answer.keys) == 1
        ]
        speaker = next(
            (answer.keys[0] for _, answer in told if self._agrees(answer.keys[0], gender)), None
        )
        own = self._own_subject(draft, voice, gender)
        if own is not None and not inverted:
            return Answer((own,), "pronoun for the subject of the sentence")
        before = None
        if subject is not None and subject.start < voice[0]:
            keys = self.resolver.resolve(subject).keys
            if len(keys) == 1 and self._agrees(keys[0], gender):
                before = keys[0]
        last_sentence = told[0][0] if told else -99
        if (
            inverted
            and speaker is not None
            and not (
                before is not None and self._person(before) and last_sentence < draft.sentence - 1
            )
        ):
            candidates.append((speaker, "pronoun for the speaker before"))
        elif before is not None and (
            speaker is None or last_sentence < draft.sentence - 1 or self._person(before)
        ):
            candidates.append((before, "pronoun for the subject before"))
        if speaker is not None:
            candidates.append((speaker, "pronoun for the speaker before"))
        if before is not None:
            candidates.append((before, "pronoun for the subject before"))
        if candidates:
            key, how = candidates[0]
            return Answer((key,), how)
        floor = self.scene.bounds(max(0, draft.sentence - 2))[0]
        recent = [
            who
            for who in self.cast.persons()
            if floor <= who.seen < voice[0]
            and who.kind == "person"
            and self._agrees(who.key, gender)
        ]
        if len(recent) == 1:
            return Answer((recent[0].key,), "pronoun for the one person before")
        return Answer((), "pronoun for nobody or several")

    def _own_subject(self, draft: Draft, voice: Range, gender: str) -> str | None:
        """`Interrogé par la presse, M. X …, il a …`: a person already subject in the same sentence."""
        hit = self._subjects.get(draft.sentence)
        if hit is None or hit.start >= voice[0] or self.scene.words[voice[0]].startswith("-"):
            return None
        keys = self.resolver.resolve(hit).keys
        if len(keys) == 1 and self._person(keys[0]) and self._agrees(keys[0], gender):
            return keys[0]
        return None

    def _latter(self, gender: str, voice: Range) -> Answer:
        """`celui-ci`, `ce dernier`: the last one named that agrees."""
        floor = self.scene.bounds(max(0, self.scene.tokens[voice[0]].sentence - 1))[0]
        recent = sorted(
            (
                (place, key)
                for key, place in self.cast.seen.items()
                if floor <= place < voice[0] and self._agrees(key, gender)
            ),
            reverse=True,
        )
        people = [key for _, key in recent if self._person(key)]
        if people:
            return Answer((people[0],), "the last person named")
        if recent:
            return Answer((recent[0][1],), "the last one named")
        return Answer((), "pronoun for nobody known")

    def _person(self, key: str) -> bool:
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

    # ---- addressees ----------------------------------------------------------------------------

    def _addressees_of(self, draft: Draft, speakers: Answer) -> tuple[str, ...]:
        if draft.addressee is None:
            return ()
        start, end = draft.addressee
        word = self.scene.words[start]
        if end == start + 1 and self.scene.tokens[start].pos in ("PRON", "DET") and len(word) < 5:
            return self._clitic(word, start, speakers)
        hits = self._heads(start, end)
        keys: list[str] = []
        for hit in hits:
            keys += [key for key in self.resolver.resolve(hit).keys if key not in keys]
        return tuple(keys)

    def _clitic(self, word: str, place: int, speakers: Answer) -> tuple[str, ...]:
        """`lui a répondu`: the other one of the two who talk."""
        pair = self.resolver.persons_pair
        if word == "lui" and len(pair) == 2 and len(speakers.keys) == 1:
            others = [key for key in pair if key not in speakers.keys]
            if len(others) == 1:
                return (others[0],)
        for _, answer in reversed(self._told[:-1]):
            if answer.keys and answer.keys != speakers.keys:
                return answer.keys if len(answer.keys) == 1 or word == "leur" else ()
        return ()


def _turn(draft: Draft) -> int:
    """A statement has its turn where its speaker is named, or where its cue stands."""
    if draft.voice is not None:
        return max(
            draft.voice[1], draft.cue[1] if draft.cue and draft.cue[0] > draft.voice[0] else 0
        )
    return draft.cue[1] if draft.cue is not None else draft.anchor
