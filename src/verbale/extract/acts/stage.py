"""Stage: what the modules of this package look at: the scene of acts, the statements, the lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verbale.extract.acts.draft import Range
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.phrases import noun_phrase_end, starts_noun_phrase
from verbale.extract.statements.scene import Scene
from verbale.extract.verbs import VerbGroup
from verbale.languages.trigger import TriggerLexicon

# How many tokens after a trigger its complements may stand.
_REACH = 40


class Stage:
    """The scene of one document read for acts; `scene` here has verbs of action among its groups."""

    def __init__(self, scene: Scene, lexicon: TriggerLexicon, drafts: Sequence[Draft]) -> None:
        pack = replace(
            scene.pack,
            cues=lexicon.heads,
            verb_forms=lexicon.verb_forms,
            cue_lemmas=lexicon.heads.lemmas("verb"),
        )
        self.scene = Scene(
            scene.parse, pack, scene.actor_like, scene.extends_name, scene.actor_before
        )
        self.scene.incises |= scene.incises
        self.lexicon = lexicon
        self.drafts = drafts
        self.said = {draft.group.head: draft for draft in drafts if draft.group is not None}
        self.cued = {
            place: draft for draft in drafts if draft.cue is not None for place in range(*draft.cue)
        }

    def holding(self, start: int, end: int) -> Draft | None:
        """Return the innermost statement whose content holds tokens [start, end)."""
        low, high = self.scene.chars(start, end)
        best: Draft | None = None
        size = 0
        for draft in self.drafts:
            for first, last in draft.content:
                if first <= low and high <= last and (best is None or last - first < size):
                    best, size = draft, last - first
        return best

    def content_tokens(self, draft: Draft) -> Range:
        """Return the tokens from the first to the last of a statement's content."""
        first = self.scene.token_at(draft.content[0][0], -1).index
        last = self.scene.token_at(draft.content[-1][1] - 1, -1).index
        return first, last + 1

    def complement(self, group: VerbGroup) -> Range:
        """Return the tokens after a verb that its complements may stand in: up to the next clause."""
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
            if scene.is_finite(place) and not governed and self._new_clause(place, group):
                break
            place += 1
        end = place
        if end < ceiling and scene.is_finite(end):
            end = self._clause_start(end, start)
        return start, max(start, end)

    def _new_clause(self, place: int, group: VerbGroup) -> bool:
        return place > group.end

    def _clause_start(self, verb: int, floor: int) -> int:
        """Step back from a finite verb over its clitics, its subject and the conjunction before it."""
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

    def phrase_at(self, place: int, end: int) -> Range | None:
        """Return the noun phrase that begins at a token, without appositions; None where none does."""
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
                step += scene.grammar.inserted.at(scene.words, step)
            if step == place:
                break
            place = step
        return place

    def has_word(self, words: frozenset[str], start: int, end: int) -> bool:
        """Say whether one of the words stands in tokens [start, end), by letters or by lemma."""
        return any(
            token.lower in words or token.lemma in words for token in self.scene.tokens[start:end]
        )
