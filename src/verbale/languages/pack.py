"""Pack: exactly what a language must supply, in one object."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from verbale.languages.cue import CueLexicon
from verbale.languages.grammar import Grammar
from verbale.languages.parse import Model, Token
from verbale.languages.people import PeopleWords
from verbale.languages.places import PlaceWords
from verbale.languages.roles import RoleFinder, RoleMatch
from verbale.languages.trigger import TriggerLexicon
from verbale.languages.values import ValueReader

__all__ = ["Pack", "RoleMatch"]

_MOODS = {
    "VerbForm=Inf": "infinitive",
    "VerbForm=Fin": "finite",
    "Tense=Pres|VerbForm=Part": "present participle",
    "VerbForm=Part": "past",
}


@dataclass(frozen=True)
class Pack:
    """A language: its word classes, cues, inflected forms and model.

    `verb_forms` maps an inflected form to the (lemma, mood) pairs that it may be; moods are
    `finite`, `infinitive`, `past` (participle) and `present participle`. `dateline` matches where
    and when an article was filed, at the head of its text.
    """

    code: str
    grammar: Grammar
    cues: CueLexicon
    verb_forms: Mapping[str, tuple[tuple[str, str], ...]]
    cue_lemmas: frozenset[str]
    documents: frozenset[str]
    abbreviations: frozenset[str]
    asker: str
    people: PeopleWords
    roles: RoleFinder
    places: PlaceWords
    triggers: TriggerLexicon
    dateline: re.Pattern[str]
    values: ValueReader
    load_model: Callable[[], Model]

    def lemmas_of(self, token: Token) -> tuple[str, ...]:
        """Return the head verbs that the token may be a form of, the model's lemma first."""
        found = [lemma for lemma, _ in self.verb_forms.get(token.lower, ())]
        if token.lemma in self.cue_lemmas:
            found.insert(0, token.lemma)
        return tuple(dict.fromkeys(found))

    def forms_of(self, token: Token) -> frozenset[str]:
        """Return the moods that the token may be read in, by its letters, else by the model."""
        known = self.verb_forms.get(token.lower)
        if known:
            return frozenset(mood for _, mood in known)
        return frozenset(
            mood
            for features, mood in _MOODS.items()
            if all(feature in token.morph for feature in features.split("|"))
            and not (mood == "past" and "Tense=Pres" in token.morph)
        )

    def plain_pronoun(self, word: str) -> str:
        """Return a pronoun without what ties it to the verb before it (`-t-il`, `-il`: `il`)."""
        return self.grammar.plain_pronoun(word)

    def is_document(self, lemma: str) -> bool:
        """Say whether the noun is a paper that speaks for its author: a communiqué, a letter."""
        return lemma.lower() in self.documents

    def noun_lemma(self, token: Token) -> str:
        """Return the singular of a noun, from the model or from the letters where it gives none."""
        return token.lemma.lower()
