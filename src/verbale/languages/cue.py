"""Cues of communication: verbs, nouns and prepositions, and the lexicon that a language supplies.

It says what a cue is and what it governs, and never looks at a text: matching is the extractor's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from verbale.errors import InvalidLexicon
from verbale.languages.example import Example

Kind = Literal["verb", "noun", "preposition"]
KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}

TYPES = frozenset(
    {
        *(
            "admission",
            "agreement",
            "apology",
            "assertion",
            "blame",
            "concern",
            "denial",
            "judgment",
        ),
        *("offer", "praise", "promise", "question", "refusal", "request", "support", "warning"),
    }
)
# Codes of the two clauses that the extractor treats in ways of their own, as lexicons spell them.
THAT = "que"
WHETHER = "si"
_SIMPLE_CODES = frozenset({THAT, WHETHER, "inf", "np", "adj", "np+attr", "quote", "clause"})
_AFTER_PREPOSITION = frozenset({"np", "inf", "que"})
_OBJECTS = frozenset({"thing", "speech"})
_FIELDS = frozenset({"cue", "type", "takes", "object", "to", "target", "by", "weak", "yes", "no"})

# An elided word keeps its apostrophe and stands alone, as the tokeniser cuts it.
_WORD = re.compile(r"(?P<word>[^\s']+'|[^\s']+)")


@dataclass(frozen=True, slots=True)
class CueWords:
    """The words of one language that its lexicon of cues may use.

    `prepositions` may open a content, `relatives` are codes of one (`selon lequel`), `parties`
    stand before an addressee or target; `reflexives` and `clitics` may precede the head of a verbal
    cue.
    """

    prepositions: frozenset[str]
    relatives: frozenset[str]
    parties: frozenset[str]
    reflexives: frozenset[str]
    clitics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: how it is spelt, what the communication amounts to and what its content may be.

    `lemma` is the head word, `particle` the fixed words that follow it and `clitics` those that
    stand between the reflexive and the verb (`s'en prendre`). `particle_forms` gives, for each word
    of the particle, all forms it may take with another subject (`son accord`, `leur accord`).
    """

    cue: str
    kind: Kind
    lemma: str
    reflexive: bool
    clitics: tuple[str, ...]
    particle: tuple[str, ...]
    particle_forms: tuple[frozenset[str], ...]
    type: str
    takes: frozenset[str]
    object: str | None
    to: str | None
    target: str | None
    by: tuple[str, ...]
    weak: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True)
class CueLexicon:
    """All cues of the language; look-ups by head word give the longest cue first."""

    cues: tuple[Cue, ...]
    _heads: Mapping[tuple[str, str], tuple[Cue, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the cues by kind and head word."""
        heads: dict[tuple[str, str], tuple[Cue, ...]] = {}
        for cue in sorted(self.cues, key=lambda cue: (-len(cue.particle), not cue.reflexive)):
            place = (cue.kind, cue.lemma)
            heads[place] = (*heads.get(place, ()), cue)
        object.__setattr__(self, "_heads", heads)

    def verbs_of(self, lemma: str) -> tuple[Cue, ...]:
        """Return the verbal cues headed by this verb; reflexive before plain at equal length."""
        return self._heads.get(("verb", lemma), ())

    def nouns_of(self, word: str) -> tuple[Cue, ...]:
        """Return the nominal cues headed by this noun, singular or plural."""
        singular = word[:-1] if word.endswith(("s", "x")) else word
        return self._heads.get(("noun", word)) or self._heads.get(("noun", singular), ())

    def prepositions_of(self, word: str) -> tuple[Cue, ...]:
        """Return the prepositional cues whose first word this is."""
        return self._heads.get(("preposition", word), ())

    def lemmas(self, kind: Kind) -> frozenset[str]:
        """Return the head words of all cues of one kind."""
        return frozenset(lemma for place, lemma in self._heads if place == kind)


def read_cues(toml: str, words: CueWords) -> CueLexicon:
    """Return the lexicon that a text in the format of `cues.toml` holds.

    Refuses a doublet, an unknown field, type or code, and an entry without an example.
    """
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise InvalidLexicon(f"cues.toml: {error}. Correct the line named.") from error
    variants = {word: frozenset(forms) for word, forms in tables.pop("variants", {}).items()}
    cues: dict[tuple[str, str], Cue] = {}
    for kind, entries in tables.items():
        if kind not in KINDS:
            raise InvalidLexicon(
                f"cues.toml: no such table as {kind!r}. Use one of {', '.join(KINDS)}."
            )
        for entry in entries:
            cue = _read_entry(KINDS[kind], entry, variants, words)
            if (kind, cue.cue) in cues:
                raise InvalidLexicon(
                    f"cues.toml: the {kind} {cue.cue!r} stands twice. Merge both lines into one."
                )
            cues[kind, cue.cue] = cue
    return CueLexicon(tuple(cues.values()))


def _read_entry(
    kind: Kind,
    entry: Mapping[str, Any],
    variants: Mapping[str, frozenset[str]],
    words: CueWords,
) -> Cue:
    place = f"cues.toml: the {kind} {entry.get('cue', '?')!r}"
    for missing in sorted({"cue", "type", "takes", "yes"} - set(entry)):
        raise InvalidLexicon(f"{place} has no {missing!r}. Add it.")
    _refuse_unknown(place, "field", set(entry) - _FIELDS, _FIELDS)
    _refuse_unknown(place, "type", {entry["type"]} - TYPES, TYPES)
    _refuse_unknown(
        place, "code", {code for code in entry["takes"] if not _is_code(code, words)}, _SIMPLE_CODES
    )
    parties = {entry[name] for name in ("to", "target") if name in entry} | set(entry.get("by", ()))
    _refuse_unknown(place, "party", parties - words.parties, words.parties)
    _refuse_unknown(place, "object", {entry.get("object", "thing")} - _OBJECTS, _OBJECTS)
    if not entry["yes"]:
        raise InvalidLexicon(f"{place} has no example. Add a sentence under 'yes'.")
    for marked in entry["yes"]:
        example = Example.read(marked)
        if not (example.cues and example.contents):
            raise InvalidLexicon(
                f"{place}: {marked!r} marks no [cue] or no {{content}}. Mark both."
            )
    reflexive, clitics, lemma, particle = _split(kind, entry["cue"], words)
    return Cue(
        cue=entry["cue"],
        kind=kind,
        lemma=lemma,
        reflexive=reflexive,
        clitics=clitics,
        particle=particle,
        particle_forms=tuple(variants.get(word, frozenset({word})) for word in particle),
        type=entry["type"],
        takes=frozenset(entry["takes"]),
        object=entry.get("object"),
        to=entry.get("to"),
        target=entry.get("target"),
        by=tuple(entry.get("by", ())),
        weak=entry.get("weak", False),
        yes=tuple(entry["yes"]),
        no=tuple(entry.get("no", ())),
    )


def _refuse_unknown(place: str, what: str, unknown: set[str], known: Iterable[str]) -> None:
    if unknown:
        names = ", ".join(repr(name) for name in sorted(unknown))
        raise InvalidLexicon(f"{place}: unknown {what} {names}. Known: {', '.join(sorted(known))}.")


def _is_code(code: str, words: CueWords) -> bool:
    if code in _SIMPLE_CODES or code in words.relatives:
        return True
    preposition, plus, rest = code.rpartition("+")
    return bool(plus) and preposition in words.prepositions and rest in _AFTER_PREPOSITION


def _split(
    kind: Kind, cue: str, known: CueWords
) -> tuple[bool, tuple[str, ...], str, tuple[str, ...]]:
    """Cut a cue into reflexive, clitics, head and the words after the head."""
    words = [match["word"] for match in _WORD.finditer(cue)]
    if kind != "verb":
        return False, (), words[0], tuple(words[1:])
    reflexive = words[0] in known.reflexives
    head = int(reflexive)
    while words[head] in known.clitics:
        head += 1
    return reflexive, tuple(words[int(reflexive) : head]), words[head], tuple(words[head + 1 :])
