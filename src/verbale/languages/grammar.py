"""Grammar: the closed word classes that a language pack supplies, under names that every language shares."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from verbale.errors import InvalidLexicon

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of one or more words, found by their first word or by their last."""

    by_first: Mapping[str, tuple[Phrase, ...]]
    by_last: Mapping[str, tuple[Phrase, ...]]

    @classmethod
    def of(cls, phrases: Sequence[str]) -> Phrases:
        """Return the phrases of a list, the longest first under each word."""
        first: dict[str, list[Phrase]] = {}
        last: dict[str, list[Phrase]] = {}
        for phrase in sorted((tuple(p.split()) for p in phrases), key=lambda p: (-len(p), p)):
            first.setdefault(phrase[0], []).append(phrase)
            last.setdefault(phrase[-1], []).append(phrase)
        return cls(
            {word: tuple(found) for word, found in first.items()},
            {word: tuple(found) for word, found in last.items()},
        )

    def at(self, words: Sequence[str], start: int) -> int:
        """Return how many words the longest phrase that begins at `start` has; 0 for none."""
        for phrase in self.by_first.get(words[start], ()):
            if tuple(words[start : start + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def before(self, words: Sequence[str], end: int, floor: int) -> int:
        """Return how many words the longest phrase that ends before `end` has, none before `floor`."""
        if end <= floor:
            return 0
        for phrase in self.by_last.get(words[end - 1], ()):
            start = end - len(phrase)
            if start >= floor and tuple(words[start:end]) == phrase:
                return len(phrase)
        return 0


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word classes by name, lower-cased; `classes` holds single words, the rest phrases."""

    classes: Mapping[str, frozenset[str]]
    forms: Mapping[str, Phrases]
    inserted: Phrases
    contrast: Phrases
    occasion: Phrases
    pronouns: Phrases
    semi_auxiliaries: Mapping[str, frozenset[str]]
    adverb_endings: tuple[str, ...]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]

    def is_adverb(self, lower: str) -> bool:
        """Say whether the word can stand inside a verb group as an adverb."""
        return lower in self.classes["adverbs"] or (
            len(lower) > 5 and lower.endswith(self.adverb_endings)
        )


_PHRASES = ("inserted", "speaker_pronouns", "semi_auxiliaries", "adverb_endings")


def read_grammar(package: str) -> Grammar:
    """Return the grammar in `grammar.toml` of a language's package; InvalidLexicon where it is broken."""
    try:
        data = tomllib.loads(files(package).joinpath("grammar.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise InvalidLexicon(
            f"{package}, grammar.toml: {fault}. Correct the line named."
        ) from fault
    classes = {
        name: frozenset(words)
        for name, words in data.items()
        if isinstance(words, list) and name not in _PHRASES
    }
    semi: dict[str, set[str]] = {}
    for entry in data["semi_auxiliaries"]:
        lemma, _, preposition = entry.partition(" ")
        semi.setdefault(lemma, set()).add(preposition)
    return Grammar(
        classes=classes,
        forms={name: Phrases.of(words) for name, words in data["forms"].items()},
        inserted=Phrases.of(data["inserted"]),
        contrast=Phrases.of(data["clauses"]["contrast"]),
        occasion=Phrases.of(data["clauses"]["occasion"]),
        pronouns=Phrases.of(data["speaker_pronouns"]),
        semi_auxiliaries={lemma: frozenset(found) for lemma, found in semi.items()},
        adverb_endings=tuple(data["adverb_endings"]),
    )
