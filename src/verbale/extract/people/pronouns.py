"""Pronouns that are no words for a speaker: each points back to somebody, or to nobody.

How it works: a pronoun of the first person inside a quotation is its speaker. One of the third
person goes to the subject of its own sentence, to what stands just before its relative clause, or
to the subject of the sentence before, the first that agrees in gender and number. An impersonal
`il` is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from verbale.extract.people.answer import Answer
from verbale.extract.people.cast import Cast
from verbale.extract.people.finder import Finder
from verbale.extract.people.hit import Hit
from verbale.extract.people.resolver import Resolver
from verbale.extract.statements.contents import Contents
from verbale.extract.statements.draft import Range
from verbale.extract.statements.scene import Scene

# How many sentences back a pronoun of the third person may reach.
_REACH = 1
# How far up a clitic's verb looks for its subject: « promet de venir lui parler ».
_GOVERNORS = 3
# How long the words may be that say for whom something is possible.
_FOR_WHOM = 7


class Pronouns:
    """Finds and resolves the pronouns of one document, after its statements have their speakers."""

    def __init__(
        self,
        scene: Scene,
        finder: Finder,
        resolver: Resolver,
        cast: Cast,
        contents: Contents,
        speakers: Mapping[int, Answer],
        known: Sequence[tuple[Range, Answer]],
    ) -> None:
        self.scene = scene
        self.finder = finder
        self.resolver = resolver
        self.cast = cast
        self.list = scene.pack.people
        self._contents = contents
        self._speakers = speakers
        self._known = {place for (start, end), _ in known for place in range(start, end)}
        self._answers = {start: answer for (start, _), answer in known}
        self._subject_places: dict[int, list[int]] = {}
        for token in scene.tokens:
            if token.label == "nsubj":
                self._subject_places.setdefault(token.head, []).append(token.index)
        self._subjects: dict[int, list[Hit]] = {}
        for hit in finder.hits:
            token = scene.tokens[hit.head]
            if token.label == "nsubj" and not hit.place:
                self._subjects.setdefault(token.sentence, []).append(hit)

    def read(self) -> list[tuple[Range, Answer]]:
        """Return the tokens of each resolved pronoun with whom it points to, in order."""
        found: list[tuple[Range, Answer]] = []
        place, count = 0, len(self.scene.tokens)
        while place < count:
            length = self._pronoun(place)
            if not length or place in self._known or place in self.finder.covered:
                place += 1
                continue
            answer = self._resolve(place, length)
            if answer.keys:
                found.append(((place, place + length), answer))
                self._answers[place] = answer
            place += length
        return found

    def _pronoun(self, place: int) -> int:
        word = self.scene.words[place]
        length = self.scene.grammar.pronouns.at(self.scene.words, place)
        if length:
            return length
        plain = self.scene.pack.plain_pronoun(word)
        if word.startswith("-") and plain in self.scene.grammar["subject_pronouns"]:
            return 1
        token = self.scene.tokens[place]
        if word in self.scene.grammar["first_persons"] and token.pos == "PRON":
            return int(not token.label.startswith("expl"))  # « nous ne nous sommes pas rendus »
        if word in self.list["dative_singular"] | self.list["dative_plural"]:
            verb = self.scene.tokens[token.head]
            tonic = place > 0 and self.scene.tokens[place - 1].pos == "ADP"  # « quant à lui »
            free = verb.pos in ("VERB", "AUX") and "VerbForm=Inf" in verb.morph
            return int(
                token.pos == "PRON"
                and verb.pos == "VERB"
                and place < token.head
                and (free or not tonic)
            )
        return 0

    def _resolve(self, place: int, length: int) -> Answer:
        words = self.scene.words
        word = self.scene.pack.plain_pronoun(" ".join(words[place : place + length]))
        if word in self.scene.grammar["first_persons"]:
            return self._first_person(place, word)
        if length == 1 and word in self.list["dative_singular"] | self.list["dative_plural"]:
            return self._clitic(place)
        if word in self.scene.grammar["impersonal_subjects"] and self._impersonal(place):
            return Answer((), "impersonal")
        plural = word in self.list["pronoun_plural"]
        gender = "f" if word in self.list["pronoun_feminine"] else "m"
        if word in self.list["pronoun_latter"]:
            return self._last_named(place, gender, plural)
        answer = self._third_person(place, gender, plural)
        if not answer.keys and plural and word in self.list["pronoun_both"]:
            near = self.resolver.focus.persons_before(place, 2)
            return Answer(near, "pronoun for two persons named just before")
        return answer

    def _impersonal(self, place: int) -> bool:
        """`il y a`, `il s'agit`, `il est exclu que`: nobody is meant."""
        words, tokens, grammar = self.scene.words, self.scene.tokens, self.scene.grammar
        _, ceiling = self.scene.bounds(tokens[place].sentence)
        if place and words[place - 1] in self.list["impersonal_forms"]:
            return True  # « faut-il »
        for index in range(place + 1, min(ceiling, place + 9)):
            token = tokens[index]
            if token.lemma in self.list["modal_verbs"]:
                continue  # « il pourrait y avoir »
            if (
                words[index] in grammar["there"]
                and index + 1 < ceiling
                and tokens[index + 1].lemma in grammar["there_verbs"]
            ):
                return True
            if token.lemma in self.list["impersonal_verbs"]:
                return True
            if token.pos in ("ADJ", "VERB") and token.lemma not in grammar["there_verbs"]:
                copula = any(words[i] in grammar["be"] for i in range(place + 1, index))
                return copula and self._clause_follows(index + 1, ceiling)
            if words[index] in (",", ".", ";"):
                break
        return False

    def _clause_follows(self, place: int, ceiling: int) -> bool:
        """`il est exclu que`, `il serait « impossible » pour Oslo de`: what is said of follows."""
        words, grammar = self.scene.words, self.scene.grammar
        while place < ceiling and words[place] == '"':
            place += 1
        place = self.scene.skip_adverbs(place, ceiling)
        if place >= ceiling:
            return False
        if words[place] in grammar["complementisers"] or words[place] in grammar["of"]:
            return True
        return words[place] in self.list["for_whom"] and any(
            words[index] in grammar["of"] and self.scene.is_infinitive(index + 1)
            for index in range(place + 1, min(ceiling - 1, place + _FOR_WHOM))
        )

    def _first_person(self, place: int, word: str) -> Answer:
        start = self.scene.tokens[place].start
        if self.scene.quoted(place) is not None:
            answer = self._first_spoken(start, alone=True)
        else:
            answer = self._turn_holder(start)
            if answer is None:
                return self._signing(word)
        if answer is not None:
            if word in self.scene.grammar["first_person_plural"]:
                state = self.resolver.state_spoken_for(answer.keys[0])
                return Answer((state or answer.keys[0],), "first person of the speaker")
            return Answer(answer.keys, "first person of the speaker")
        return Answer((), "first person of an unknown speaker")

    def _turn_holder(self, char: int) -> Answer | None:
        """Return who speaks in a turn of a transcript, which needs no quotation marks."""
        for _, draft, _ in self._contents.holding(char, char + 1):
            if draft.turn:
                answer = self._speakers[id(draft)]
                return answer if len(answer.keys) == 1 else None
        return None

    def _signing(self, word: str) -> Answer:
        """`Nous réaffirmons …` in a joint declaration: all who sign it."""
        authors = self.scene.authors
        if authors is None or word not in self.scene.grammar["first_person_plural"]:
            return Answer((), "first person outside a quotation")
        keys: list[str] = []
        for hit in self.finder.touching(*authors):
            keys += [key for key in self.resolver.resolve(hit).keys if key not in keys]
        return Answer(tuple(keys), "first person of those who sign")

    def _clitic(self, place: int) -> Answer:
        """`Oslo lui a répondu`: the nearest one before who is not the subject of the verb."""
        plural = self.scene.words[place] in self.list["dative_plural"]
        near = takewhile(
            lambda hit: hit.end <= place, self.finder.starting_in(self._floor(place), place)
        )
        barred = self._subject_of(self.scene.tokens[place].head)
        for hit in reversed(list(near)):
            answer = self.resolver.resolve(hit)
            if hit.place or not answer.keys or barred.intersection(answer.keys):
                continue
            if self._agrees(answer.keys, None, "", plural):
                return Answer(answer.keys, "object pronoun for the last one named")
        return Answer((), "object pronoun for nobody known")

    def _subject_of(self, verb: int) -> set[str]:
        """Return who is the subject of a verb, or of the one that governs it: `promet de lui …`."""
        for _ in range(_GOVERNORS):
            found: set[str] = set()
            for place in self._subject_places.get(verb, ()):
                hit = self.finder.covered.get(place)
                answer = self._answers.get(place) if hit is None else self.resolver.resolve(hit)
                found.update(answer.keys if answer is not None else ())
            if found or verb in self._subject_places:
                return found
            verb = self.scene.tokens[verb].head
        return set()

    def _third_person(self, place: int, gender: str, plural: bool) -> Answer:
        sentence = self.scene.tokens[place].sentence
        for back in range(_REACH + 1):
            subjects = self._subjects.get(sentence - back, [])
            before = [hit for hit in subjects if hit.end <= place]
            ordered = list(reversed(before)) if back == 0 else before
            for hit in ordered:
                answer = self.resolver.resolve(hit)
                if plural and len(row := self.resolver.together.starting_with(hit)) > 1:
                    answer = Answer(self.resolver.keys_of(row), "named in one breath")
                if answer.keys and self._agrees(answer.keys, hit, gender, plural):
                    return Answer(answer.keys, "pronoun for a subject before")
            if back == 0:
                told = self._first_spoken(self.scene.tokens[place].start)
                if told is not None and self._agrees(told.keys, None, gender, plural):
                    return Answer(told.keys, "pronoun for the speaker")
        return self._last_named(place, gender, plural)

    def _floor(self, place: int) -> int:
        return self.scene.bounds(max(0, self.scene.tokens[place].sentence - _REACH))[0]

    def _last_named(self, place: int, gender: str, plural: bool) -> Answer:
        near = takewhile(
            lambda hit: hit.end <= place, self.finder.starting_in(self._floor(place), place)
        )
        for hit in reversed(list(near)):
            answer = self.resolver.resolve(hit)
            if plural and len(row := self.resolver.together.ending_with(hit)) > 1:
                answer = Answer(self.resolver.keys_of(row), "named in one breath")
            if answer.keys and not hit.place and self._agrees(answer.keys, hit, gender, plural):
                return Answer(answer.keys, "pronoun for the last one named")
        return Answer((), "pronoun for nobody known")

    def _first_spoken(self, char: int, *, alone: bool = False) -> Answer | None:
        """Return the speakers of the first statement that holds this character and has any."""
        found = [
            (rank, answer)
            for rank, draft, _ in self._contents.holding(char, char + 1)
            if (answer := self._speakers[id(draft)]).keys and (len(answer.keys) == 1 or not alone)
        ]
        return min(found, key=lambda each: each[0])[1] if found else None

    def _agrees(self, keys: tuple[str, ...], hit: Hit | None, gender: str, plural: bool) -> bool:
        many = len(keys) > 1 or self._plural(keys[0]) or self.resolver.shown_plural(hit)
        if many != plural:
            return False
        if many:
            return True
        if hit is not None and hit.gender and hit.kind != "name":
            return hit.gender == gender
        if hit is not None and hit.form in ("capital", "metonym"):
            return True  # « Pyongyang … il », of a state that is feminine
        local = self.cast.local.get(keys[0])
        if local is not None:
            return not gender or not local.gender or local.gender == gender
        agreement = self.cast.base.entry(keys[0]).agreement or ""
        return not gender or not agreement or agreement == gender

    def _plural(self, key: str) -> bool:
        local = self.cast.local.get(key)
        if local is not None:
            return local.kind == "group" or local.number == "p"
        entry = self.cast.base.entry(key)
        return (entry.agreement or "").endswith("p") or entry.kind == "group"
