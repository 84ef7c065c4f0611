"""Topics: how a language's words are folded to name an issue, and its words for each context.

No word stands here: a language brings a `topics.toml` and its rules for plurals.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files

from verbale.errors import InvalidLexicon
from verbale.ontology.phrases import Phrases
from verbale.ontology.plover import load_ontology

LANGUAGES = ("fr",)
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
# A run of letters and digits, and the apostrophe that ties an elided word to the next.
# Cases: "l'Iran" → (l, '), (Iran, -); "pays-bas" → pays, bas; "5G" → 5G.
_WORD = re.compile(r"(?P<word>[^\W_]+)(?P<tie>['’ʼ](?=[^\W_]))?")


@dataclass(frozen=True, slots=True)
class Form:
    """A word of a text in the form in which issues are compared, with its place."""

    start: int
    end: int
    form: str


@dataclass(frozen=True)
class Topics:
    """The words of one language: those skipped, those that name no issue alone, the contexts'."""

    skipped: frozenset[str]
    vague: frozenset[str]
    contexts: Mapping[str, tuple[str, ...]]
    phrases: Phrases[str]
    elided: frozenset[str]
    stem: Callable[[str], str]

    def forms(self, text: str) -> list[Form]:
        """Return the words of a text that count, folded, in their order."""
        found = []
        for match in _WORD.finditer(text):
            form = fold(match["word"])
            if match["tie"] and form in self.elided:
                continue
            if form not in self.skipped:
                found.append(Form(match.start("word"), match.end("word"), self.stem(form)))
        return found

    def contexts_of(self, text: str) -> tuple[str, ...]:
        """Return the contexts whose words stand in a text, in the order of the ontology."""
        forms = [one.form for one in self.forms(text)]
        found = {name for _, _, names in self.phrases.find(forms) for name in names}
        return tuple(name for name in self.contexts if name in found)


def fold(word: str) -> str:
    """Return a word without case, accents and ligatures.

    >>> fold("Cœur")
    'coeur'
    """
    apart = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@cache
def load_topics(language: str) -> Topics | None:
    """Return the topics of a language; None where it has none."""
    if language not in LANGUAGES:
        return None
    package = f"verbale.languages.{language}"
    data = tomllib.loads(files(package).joinpath("topics.toml").read_text(encoding="utf-8"))
    rules = import_module(f"{package}.stem")
    known = load_ontology().contexts
    for name in data["contexts"]:
        if name not in known:
            raise InvalidLexicon(
                f"{package}/topics.toml: no context {name!r}. There are: {', '.join(known)}."
            )
    bare = Topics(
        skipped=frozenset(data["skipped"]),
        vague=frozenset(map(rules.stem, data["vague"])),
        contexts={name: tuple(data["contexts"].get(name, ())) for name in known},
        phrases=Phrases([]),
        elided=rules.ELISIONS,
        stem=rules.stem,
    )
    pairs = [
        ([one.form for one in bare.forms(phrase)], name)
        for name, phrases in bare.contexts.items()
        for phrase in phrases
    ]
    return Topics(bare.skipped, bare.vague, bare.contexts, Phrases(pairs), bare.elided, bare.stem)
