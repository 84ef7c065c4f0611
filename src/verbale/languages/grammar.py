"""Grammar: the closed word classes of a language pack, under names that every language shares."""

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
        """Return how many words the longest phrase that ends before `end` has; 0 for none."""
        if end <= floor:
            return 0
        for phrase in self.by_last.get(words[end - 1], ()):
            start = end - len(phrase)
            if start >= floor and tuple(words[start:end]) == phrase:
                return len(phrase)
        return 0


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word classes by name, lower-cased; `classes` holds single words, the rest phrases.

    `frames` holds codes of the cue lexicon in the order in which they are tried, `same_person` the
    subject that a reflexive pronoun repeats, `full_forms` words by their elided form.
    """

    classes: Mapping[str, frozenset[str]]
    forms: Mapping[str, Phrases]
    inserted: Phrases
    contrast: Phrases
    occasion: Phrases
    pronouns: Phrases
    one_of: Phrases
    own_words: Phrases
    frames: Mapping[str, tuple[str, ...]]
    same_person: Mapping[str, str]
    full_forms: Mapping[str, str]
    semi_auxiliaries: Mapping[str, frozenset[str]]
    adverb_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    agreement_endings: tuple[str, ...]
    ordinal_letters: str
    inversion_prefixes: tuple[str, ...]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]

    def is_adverb(self, lower: str) -> bool:
        """Say whether the word can stand inside a verb group as an adverb."""
        return lower in self.classes["adverbs"] or (
            len(lower) > 5 and lower.endswith(self.adverb_endings)
        )

    def is_participle(self, lower: str) -> bool:
        """Say whether the word has the letters of a present participle."""
        return lower.endswith(self.participle_endings)

    def is_stance(self, lower: str) -> bool:
        """Say whether the word is a participle or adjective of attitude, in any agreement."""
        stances = self.classes["stances"]
        return any(lower.removesuffix(ending) in stances for ending in self.agreement_endings)

    def is_day(self, lower: str) -> bool:
        """Say whether the word is the number of a day."""
        return lower.rstrip(self.ordinal_letters).isdigit()

    def plain_pronoun(self, lower: str) -> str:
        """Return a pronoun without what ties it to the verb before it."""
        for prefix in self.inversion_prefixes:
            lower = lower.removeprefix(prefix)
        return lower

    def plain_form(self, lower: str) -> str:
        """Return the full form of a word that may be elided."""
        return self.full_forms.get(lower, lower)


# Lists of grammar.toml that are no classes of single words.
_OTHER_LISTS = frozenset(
    {
        "adverb_endings",
        "agreement_endings",
        "inserted",
        "inversion_prefixes",
        "one_of",
        "own_words",
        "ordinal_letters",
        "participle_endings",
        "semi_auxiliaries",
        "speaker_pronouns",
    }
)


def read_grammar(package: str) -> Grammar:
    """Return the grammar in a package's `grammar.toml`; InvalidLexicon where it is broken."""
    try:
        data = tomllib.loads(files(package).joinpath("grammar.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise InvalidLexicon(
            f"{package}, grammar.toml: {fault}. Correct the line named."
        ) from fault
    classes = {
        name: frozenset(words)
        for name, words in data.items()
        if isinstance(words, list) and name not in _OTHER_LISTS
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
        one_of=Phrases.of(data["one_of"]),
        own_words=Phrases.of(data["own_words"]),
        frames={name: tuple(codes) for name, codes in data["frames"].items()},
        same_person=data["same_person"],
        full_forms=data["full_forms"],
        semi_auxiliaries={lemma: frozenset(found) for lemma, found in semi.items()},
        adverb_endings=tuple(data["adverb_endings"]),
        participle_endings=tuple(data["participle_endings"]),
        agreement_endings=tuple(data["agreement_endings"]),
        ordinal_letters="".join(data["ordinal_letters"]),
        inversion_prefixes=tuple(data["inversion_prefixes"]),
    )
