"""Speakers: the walk in reading order that gives every statement its speakers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter

from verbale.extract.people.answer import Answer
from verbale.extract.people.authors import Authors
from verbale.extract.people.cast import Cast
from verbale.extract.people.finder import Finder
from verbale.extract.people.hit import Hit
from verbale.extract.people.resolver import Resolver
from verbale.extract.people.taken_up import TakenUp
from verbale.extract.people.talk import Talk
from verbale.extract.people.voice_pronouns import VoicePronouns
from verbale.extract.statements.contents import Contents
from verbale.extract.statements.draft import Draft, Range
from verbale.extract.statements.scene import Scene

# How many statements a chain of those that follow each other may have.
_LONGEST_CHAIN = 8
_SMALL = frozenset({"DET", "ADJ", "NUM", "PUNCT", "ADP", "PRON"})


class Speakers:
    """Resolves the voices of drafts in reading order; `pronouns` are the mentions that it met."""

    def __init__(self, scene: Scene, finder: Finder, resolver: Resolver, cast: Cast) -> None:
        self.scene = scene
        self.finder = finder
        self.resolver = resolver
        self.cast = cast
        self.list = scene.pack.people
        self.talk = Talk()
        self._floor: tuple[str, ...] = ()
        self.speakers: dict[int, Answer] = {}
        self.addressees: dict[int, tuple[str, ...]] = {}
        self.pronouns: list[tuple[Range, Answer]] = []
        self._taken_up = TakenUp(scene, finder, resolver, cast)
        self._voice_pronouns = VoicePronouns(scene, resolver, cast, self.talk)
        self._authors = Authors(scene, finder, resolver, self.talk, self._somebody)

    def run(self, drafts: Sequence[Draft]) -> None:
        """Resolve all hits and drafts of the document in the order in which a reader meets them."""
        place = 0
        hits = self.finder.hits
        for draft in sorted(drafts, key=_turn):
            turn = _turn(draft)
            while place < len(hits) and hits[place].start < turn:
                self._meet(hits[place])
                place += 1
            self._attribute(draft)
        for hit in hits[place:]:
            self._meet(hit)
        contents = Contents(drafts)
        for draft in drafts:
            if draft.first_person:
                self.speakers[id(draft)] = self._first_person(draft, contents)
            self._join_partner(draft)
            if draft.follows is not None and not self.speakers[id(draft)].keys:
                self.speakers[id(draft)] = self._followed(draft)

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
        if token.label == "nsubj" and token.sentence not in self.talk.subjects:
            verb = self.scene.tokens[token.head]
            if verb.label in ("root", "conj"):
                self.talk.subjects[token.sentence] = hit

    def _attribute(self, draft: Draft) -> None:
        answer = self._speakers_of(draft)
        self.speakers[id(draft)] = answer
        if answer.keys:
            self.talk.tell(draft.sentence, answer)
            if self._told_earlier(draft):
                self.talk.recall(draft.sentence)
            self.resolver.focus.last_speakers = answer.keys
        self.addressees[id(draft)] = self._addressees_of(draft, answer)

    def _told_earlier(self, draft: Draft) -> bool:
        """Say whether a cue stands in the pluperfect: what it tells is not the latest."""
        group = draft.group
        return (
            group is not None
            and group.perfect
            and any(
                self.scene.is_finite(i) and "Tense=Imp" in self.scene.tokens[i].morph
                for i in range(group.start, group.head)
            )
        )

    def _speakers_of(self, draft: Draft) -> Answer:
        if draft.first_person:
            return Answer((), "first person, told when all speakers are known")
        if draft.voice is None:
            return self._followed(draft)
        return self.voice(draft.voice, draft)

    def _followed(self, draft: Draft) -> Answer:
        source = draft.follows
        steps = 0
        while source is not None and steps < _LONGEST_CHAIN:
            known = self.speakers.get(id(source))
            if known is not None and known.keys:
                return Answer(known.keys, "speaker of the statement before")
            if known is None and source.voice is not None:
                return self.voice(source.voice, source)
            source, steps = source.follows, steps + 1
        return Answer((), "not named")

    def _first_person(self, draft: Draft, contents: Contents) -> Answer:
        """`nous avons appelé …` in what somebody says: he, or the country that he speaks for."""
        around = contents.innermost(*draft.content[0], but=draft)
        outer = None if around is None else self.speakers.get(id(around))
        if outer is None or not outer.keys:
            return Answer((), "first person of an unknown speaker")
        we = draft.first_person in self.scene.grammar["first_person_plural"]
        if we and len(outer.keys) == 1:
            state = self.resolver.state_spoken_for(outer.keys[0])
            return Answer((state,), "country of the speaker") if state else Answer((), "we")
        return Answer(outer.keys, "first person of the speaker")

    def voice(self, voice: Range, draft: Draft) -> Answer:
        """Return the actors that the words of a speaker name."""
        start, end = voice
        words, grammar = self.scene.words, self.scene.grammar
        if draft.turn:
            return self._turn_holder(start, end)
        if draft.source is not None and voice == draft.voice:
            # « a-t-on appris de source diplomatique »
            return self.voice(draft.source, draft)
        plain = self.scene.pack.plain_pronoun
        if end == start + 1 and words[start] in self.list.pronouns:
            return self._pronoun(self.list.pronouns[words[start]], voice, draft)
        first = plain(words[start])
        if end - start <= 2 and (not first or first in grammar["clitic_speakers"]):
            return self._pronoun(plain(words[end - 1]), voice, draft)
        length = grammar.pronouns.at(words, start)
        if length and start + length >= end - 1:
            return self._pronoun(" ".join(words[start:end]), voice, draft)
        one = grammar.one_of.at(words, start)
        if one and start + one < end and words[start + one] in grammar["of"]:
            named = [hit for hit in self.finder.touching(start, end) if hit.named]
            if named and words[named[-1].start - 1] == ",":
                return self.resolver.resolve(named[-1])  # « l'un des captifs, Mohamed Salem »
            text = self.resolver.text
            return self.resolver.unnamed.one_of(
                text(start, end), words[start + one - 1], text(end - 1, end)
            )
        if self.scene.is_ordinal(start, end):
            return self._taken_up.one_of_two(start)
        if self.scene.names_document(start, end):
            return self._authors.of(start, end, draft)
        hits = self.heads(start, end)
        if not hits:
            return self._somebody(start, end)
        behind = self._behind(hits[0])
        if behind is not None:
            answer = self.resolver.resolve(behind)
            return Answer(answer.keys, "by the mouth of somebody")
        hits = self._behind_colon(hits, draft) or self._agents(hits, voice) or hits
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
            self.resolver.note_several(answer)
        return answer

    def _behind(self, hit: Hit) -> Hit | None:
        """`Washington, par la bouche de son porte-parole, X, dit …`: Washington speaks."""
        words, lists = self.scene.words, self.list
        floor, _ = self.scene.bounds(self.scene.tokens[hit.start].sentence)
        for place in range(hit.start - 1, max(floor, hit.start - 12), -1):
            if words[place] not in lists["mouths"]:
                continue
            before = place - 1 - (words[place - 1] in lists["articles"])
            if before < floor + 2 or words[before] not in lists["by"] or words[before - 1] != ",":
                return None
            return self.finder.covered.get(before - 2)
        return None

    def _behind_colon(self, hits: list[Hit], draft: Draft) -> list[Hit]:
        """`L'Union africaine : son président, X, « rejette … »`: X speaks."""
        close = hits[0].end
        if len(hits) > 1 or draft.cue is None or self.scene.words[close : close + 1] != [":"]:
            return []
        behind = self.finder.starting_in(close + 1, draft.cue[0])
        said = [hit for hit in behind if hit.kind in ("person", "role")]
        return said[:1] if said and said[0].start == close + 1 else []

    def _agents(self, hits: list[Hit], voice: Range) -> list[Hit]:
        """`un texte présenté par X et Y qui demandait …`: both are its authors."""
        row = self.resolver.together.ending_with(hits[0])
        if len(hits) > 1 or len(row) == 1 or voice[0] < hits[0].start - 1:
            return []
        before = row[0].start - 1
        return row if before >= 0 and self.scene.words[before] in self.list["by"] else []

    def _pronoun(self, word: str, voice: Range, draft: Draft) -> Answer:
        answer = self._voice_pronouns.read(word, voice, draft)
        if word not in self.list["pronoun_nobody"]:
            self.pronouns.append((voice, answer))
        for key in answer.keys:
            self.cast.see(key, voice[0])
        return answer

    def _turn_holder(self, start: int, end: int) -> Answer:
        """Return whom a turn's label names: `R` answers for whoever held the floor, `Q` asks."""
        label = self.scene.words[start].strip(".")
        if end - start == 1 or self.scene.words[start + 1] == ".":
            if label in self.list["question_labels"]:
                return self.resolver.unnamed.asker(self.scene.pack.asker)
            if label in self.list["answer_labels"]:
                held = self._label_before(start) or self._floor
                return Answer(held, "whoever holds the floor")
        hits = self.heads(start, end)
        answer = self.resolver.resolve(hits[0]) if hits else self._somebody(start, end)
        self._floor = answer.keys or self._floor
        return answer

    def _label_before(self, place: int) -> tuple[str, ...]:
        """Return the person whose name and colon open the last paragraph that has such a label."""
        before = bisect_left(self._labels, place, key=attrgetter("end"))
        return self.resolver.resolve(self._labels[before - 1]).keys if before else ()

    @cached_property
    def _labels(self) -> list[Hit]:
        """The names that a colon follows at the beginning of a paragraph, in order."""
        words, tokens = self.scene.words, self.scene.tokens
        return [
            hit
            for hit in self.finder.hits
            if hit.named
            and words[hit.end : hit.end + 1] == [":"]
            and (hit.start == 0 or tokens[hit.start - 1].block != tokens[hit.start].block)
        ]

    def _somebody(self, start: int, end: int) -> Answer:
        """`un passant`, `l'accusé`: somebody of whom the text says no more than that."""
        tokens = self.scene.tokens
        former = self.scene.words[start] in self.list["pronoun_former"]
        if former or not self.scene.can_speak(start, end) or tokens[start].pos == "PRON":
            return Answer((), "words that name nobody known")
        bare = start
        while bare < end - 1 and tokens[bare].pos in ("DET", "NUM", "ADP"):
            bare += 1
        if self._taken_up.is_body(start, bare):
            return self._taken_up.body(start, bare)
        plural = (
            "Number=Plur" in tokens[bare].morph or not tokens[bare].text[0].isalpha()
        )  # « 5 % »
        of = self.scene.grammar["of"]
        adpositions = (i for i in range(bare, end) if tokens[i].pos == "ADP")
        end = next((i for i in adpositions if self.scene.words[i] not in of and i > bare), end)
        return self.resolver.unnamed.somebody(self.resolver.text(bare, end), plural=plural)

    def heads(self, start: int, end: int) -> list[Hit]:
        """Return the hits that head the phrase: the first, and those coordinated with it."""
        touching = self.finder.touching(start, end)
        if not touching:
            return []
        first = touching[0]
        if first.start > start and not self._only_small(start, first):
            return []
        if len(touching) > 1 and _says_less(first) and touching[1].start == first.end:
            # « l'ONG Vot Corect »: the word only says what the name behind it is
            return [] if touching[1].kind == "person" else touching[1:2]
        found, waiting = [first], list[Hit]()
        for hit in touching[1:]:
            last = (waiting or found)[-1]
            if self._coordinated(found[-1].end, hit.start):
                found += [*waiting, hit]
                waiting = []
            elif self.scene.words[last.end : hit.start] == [","]:
                waiting.append(hit)
            elif waiting and self._coordinated(waiting[-1].end, hit.start):
                found += [*waiting, hit]
                waiting = []
        if len(found) == 1 and waiting and _says_less(first) and waiting[0].kind != "role":
            return waiting[:1]  # « La principale organisation du pays, la Fédération X, … »
        return found

    _heads = heads

    def _only_small(self, start: int, hit: Hit) -> bool:
        """Only determiners, titles, adjectives or a noun for a body stand before the hit."""
        body = self.list["body"] if hit.kind in ("name", "unknown") else frozenset()
        return all(
            (self.scene.tokens[place].pos in _SMALL or self.scene.words[place] in body)
            and self.scene.words[place] != ","
            for place in range(start, hit.start)
        )

    def _coordinated(self, end: int, start: int) -> bool:
        between = self.scene.words[end:start]
        return not self.scene.grammar["conjunctions"].isdisjoint(between) and all(
            word in self.list["between_conjuncts"] for word in between
        )

    def _addressees_of(self, draft: Draft, speakers: Answer) -> tuple[str, ...]:
        if draft.addressee is None:
            return ()
        start, end = draft.addressee
        word = self.scene.words[start]
        if end == start + 1 and self.scene.tokens[start].pos in ("PRON", "DET") and len(word) < 5:
            return self._clitic(word, speakers)
        keys = (key for hit in self.heads(start, end) for key in self.resolver.resolve(hit).keys)
        # Whoever calls on « les parties » does not call on himself.
        return tuple(key for key in dict.fromkeys(keys) if key not in speakers.keys)

    def _clitic(self, word: str, speakers: Answer) -> tuple[str, ...]:
        """`lui a répondu`: the other one of the two who talk."""
        pair = self.resolver.persons_pair
        if word in self.list["dative_singular"] and len(pair) == 2 and len(speakers.keys) == 1:
            others = [key for key in pair if key not in speakers.keys]
            if len(others) == 1:
                return (others[0],)
        keys = self.talk.speakers_before(speakers.keys)
        return keys if len(keys) == 1 or word in self.list["dative_plural"] else ()


def _says_less(hit: Hit) -> bool:
    return hit.kind in ("institution", "group") and not hit.keys and not hit.named


def _turn(draft: Draft) -> int:
    """A statement has its turn where its speaker is named, or where its cue stands."""
    if draft.voice is not None:
        return max(
            draft.voice[1], draft.cue[1] if draft.cue and draft.cue[0] > draft.voice[0] else 0
        )
    return draft.cue[1] if draft.cue is not None else draft.anchor
