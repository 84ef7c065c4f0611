"""Stage: what the modules of this package look at: scene, statements, lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verbale.extract.acts.draft import Range
from verbale.extract.statements.contents import Contents
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.phrases import noun_phrase_end, starts_noun_phrase
from verbale.extract.statements.scene import Scene
from verbale.extract.verbs import VerbGroup
from verbale.languages.trigger import TriggerLexicon

# How many tokens after a trigger its complements may stand.
_REACH = 40


class Stage:
    """The scene of one document read for acts: its groups have verbs of action among them."""

    def __init__(
        self,
        scene: Scene,
        lexicon: TriggerLexicon,
        drafts: Sequence[Draft],
        contents: Contents,
    ) -> None:
        pack = replace(
            scene.pack,
            cues=lexicon.heads,
            verb_forms=lexicon.verb_forms,
            cue_lemmas=lexicon.heads.lemmas("verb"),
        )
        self.scene = Scene(
            scene.parse,
            pack,
            scene.actor_like,
            scene.extends_name,
            scene.actor_before,
            scene.mention_end,
        )
        self.scene.incises |= scene.incises
        self.lexicon = lexicon
        words = lexicon.words
        self.prepositions = sorted(words["prepositions"], key=lambda code: (-len(code), code))
        (self.addressing,) = words["addressing"]
        self.contents = contents
        # « a invité …, et demandé …»: the second verb opens a clause of its own
        self._opened = {
            group.start
            for group in self.scene.groups
            if group.form in ("participle", "finite")
            and group.start
            and self.scene.words[group.start - 1] in self.scene.grammar["coordinators"]
        }
        self.said = {draft.group.head: draft for draft in drafts if draft.group is not None}
        self.cued = {
            place: draft for draft in drafts if draft.cue is not None for place in range(*draft.cue)
        }

    def holding(self, start: int, end: int) -> Draft | None:
        """Return the innermost statement whose content holds tokens [start, end)."""
        return self.contents.innermost(*self.scene.chars(start, end))

    def content_tokens(self, draft: Draft) -> Range:
        """Return the tokens from the first to the last of a statement's content."""
        first = self.scene.token_at(draft.content[0][0], -1).index
        last = self.scene.token_at(draft.content[-1][1] - 1, -1).index
        return first, last + 1

    def complement(self, group: VerbGroup) -> Range:
        """Return the tokens after a verb up to the next clause: its complements stand there."""
        scene = self.scene
        _, ceiling = scene.bounds(group.sentence)
        start = group.end
        governed = False
        place = start
        while place < min(ceiling, start + _REACH):
            word = scene.words[place]
            if word in (";", ":", "(", ")"):
                break
            if word in scene.grammar["complementisers"] or word in scene.grammar["relatives"]:
                if place > start + 3:
                    break
                governed = True
            if scene.is_finite(place) and not governed and place > group.end:
                break
            if place in self._opened and place > start:
                break
            place += 1
        end = place
        if end < ceiling and scene.is_finite(end):
            end = self._clause_start(end, start)
        return start, max(start, end)

    def _clause_start(self, verb: int, floor: int) -> int:
        """Step back from a finite verb over clitics, subject and the conjunction before."""
        tokens, scene = self.scene.tokens, self.scene
        place = verb
        while place > floor and (
            tokens[place - 1].pos in ("PRON", "AUX", "ADV")
            or scene.words[place - 1] in scene.grammar["negations"]
        ):
            place -= 1
        for index in range(place - 1, floor, -1):
            token = tokens[index]
            if token.label == "nsubj" and token.head >= verb:
                place = index
                while place > floor and tokens[place - 1].pos in ("DET", "ADJ", "NUM"):
                    place -= 1
                break
        while place > floor and scene.words[place - 1] in (*scene.grammar["coordinators"], ","):
            place -= 1
        return place

    def object_of(self, group: VerbGroup, end: int) -> Range | None:
        """Return the direct object after a verb: the phrase beside it, else by the tree."""
        place = self.after(group)
        if (
            group.negated
            and place < end
            and (self.scene.words[place] in self.scene.grammar["complementisers"])
        ):
            place += 1  # « ne soutient que X »
        found = self.phrase_at(place, end)
        if found is not None and self.scene.words[place] not in self.scene.grammar["reflexives"]:
            return found
        for token in self.scene.tokens[group.end : end]:
            if token.label == "obj" and token.head == group.head:
                start = token.index
                while start > group.end and self.scene.tokens[start - 1].pos in (
                    "DET",
                    "ADJ",
                    "NUM",
                    "PROPN",
                ):
                    start -= 1
                return self.phrase_at(start, end)
        return None

    def phrase_at(self, place: int, end: int) -> Range | None:
        """Return the noun phrase that begins at a token, without appositions, or None."""
        if place < end and starts_noun_phrase(self.scene, place, end):
            return place, min(end, noun_phrase_end(self.scene, place, end, appositions=False))
        return None

    def after(self, group: VerbGroup) -> int:
        """Return the first token after a verb that is no adverb, time or quotation mark."""
        scene = self.scene
        _, ceiling = scene.bounds(group.sentence)
        place = group.end
        while place < ceiling:
            step = scene.skip_adverbs(place, ceiling, times=True)
            if step < ceiling and scene.words[step] == '"':
                step += 1
            elif step < ceiling:
                step += scene.grammar.inserted.at(scene.words, step) or self._at_place(step)
            if step == place:
                break
            place = step
        return place

    def _at_place(self, place: int) -> int:
        """`a reçu lundi à Amman son homologue`: step over a name of a place."""
        words, tokens = self.scene.words, self.scene.tokens
        if words[place] not in self.lexicon.words["places"] or place + 2 >= len(tokens):
            return 0
        return 2 if tokens[place + 1].pos == "PROPN" and tokens[place + 2].pos == "DET" else 0

    def is_question(self, sentence: int) -> bool:
        """Say whether the sentence asks: nothing is done in it."""
        _, end = self.scene.bounds(sentence)
        return "?" in self.scene.words[max(0, end - 3) : end]

    def has_word(self, words: frozenset[str], start: int, end: int) -> bool:
        """Say whether one of the words stands in tokens [start, end), by letters or by lemma."""
        return any(
            token.lower in words or token.lemma in words for token in self.scene.tokens[start:end]
        )
