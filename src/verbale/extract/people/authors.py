"""Authors: who stands behind a paper that speaks (`le communiqué du ministère`, `ce texte`)."""

from __future__ import annotations

from collections.abc import Callable

from verbale.extract.people.answer import Answer
from verbale.extract.people.finder import Finder
from verbale.extract.people.resolver import Resolver
from verbale.extract.people.talk import Talk
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.scene import Scene


class Authors:
    """Finds the author that the words for a paper name; `somebody` answers for unlisted bodies."""

    def __init__(
        self,
        scene: Scene,
        finder: Finder,
        resolver: Resolver,
        talk: Talk,
        somebody: Callable[[int, int], Answer],
    ) -> None:
        self.scene = scene
        self.finder = finder
        self.resolver = resolver
        self.talk = talk
        self.list = scene.pack.people
        self._somebody = somebody

    def of(self, start: int, end: int, draft: Draft) -> Answer:
        """`le communiqué du ministère`, `ce texte`: whoever issued the paper speaks."""
        for hit in self.finder.starting_in(start + 1, end):
            if self.scene.words[hit.start - 1] in self.scene.grammar["of"]:
                body = self._body_between(start, hit.start - 1)
                if body:
                    return self._somebody(body, end)  # « une étude de l'université de Lyon »
                answer = self.resolver.resolve(hit)
                return Answer(answer.keys, "author of the document")
        subject = self.talk.subjects.get(draft.sentence - 1)
        beside = self.scene.words[max(0, start - 1) : start + 1]
        if (
            subject is not None
            and not self.list["demonstrative"].isdisjoint(beside)
            and self._names_paper(draft.sentence - 1)
        ):
            answer = self.resolver.resolve(subject)
            return Answer(answer.keys, "author of the document named before")
        return Answer((), "author of the document not named")

    def _body_between(self, start: int, end: int) -> int:
        """Return where a body begins that stands between a paper and a name; 0 for none."""
        places = range(start, end)
        first = next((i for i in places if self.scene.words[i] in self.scene.grammar["of"]), end)
        inner = first + 1
        nouns = [i for i in range(inner, end) if self.scene.tokens[i].pos == "NOUN"]
        return inner if nouns and self.scene.words[nouns[-1]] in self.list["body"] else 0

    def _names_paper(self, sentence: int) -> bool:
        """Say whether a sentence names a paper that somebody may have issued."""
        pack = self.scene.pack
        tokens = self.scene.tokens[slice(*self.scene.bounds(sentence))]
        return any(token.pos == "NOUN" and pack.is_document(token.lemma) for token in tokens)
