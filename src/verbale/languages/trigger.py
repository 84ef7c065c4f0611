"""Trigger: a word that points to an act, with its frame; and the lexicon of a language.

A trigger says where the parties of its act stand in a sentence and never looks at one: that is the
extractor's. Places have one set of names for all languages, prepositions keep their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from verbale.errors import InvalidLexicon
from verbale.languages.cue import Cue, CueLexicon
from verbale.record.types import ActType

TriggerKind = Literal["verb", "noun", "cue"]

# What the complement of a trigger must be like for an act to be meant.
CONTENTS = frozenset(
    {
        "",
        *(
            "actor",
            "body",
            "clause",
            "concern",
            "duty",
            "force",
            "from",
            "future",
            "harsh",
            "impersonal",
        ),
        *("infinitive", "light", "object", "party", "passive", "plural", "target"),
        *("tense", "to", "alone", "crowd", "deadline", "explicit", "forces", "guest", "sides"),
        *("state", "doing", "denied", "menacing", "aimed"),
    }
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word that points to acts of one type, with its frame.

    `source` and `target` are places that are tried in order. `together` makes both sides source and
    target, `governs` keeps what stands in the complement from being an act of its own,
    `gives` says that there is a receiver: a promise, an offer, help.
    """

    trigger: str
    kind: TriggerKind
    lemma: str
    particle: tuple[str, ...]
    type: ActType
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    together: bool
    governs: bool
    negated: ActType | None
    future: ActType | None
    needs: frozenset[str]
    unless: frozenset[str]
    content: str
    bare: bool
    gives: bool


@dataclass(frozen=True)
class TriggerLexicon:
    """All triggers of a language, with what is needed to find them in a parse.

    `heads` are the verbs as cues, those of communication among them, so that acts and statements
    are found by one machinery; `verb_forms` maps spellings to (lemma, mood) as in a pack, `tenses`
    finite spellings to the tenses that they may be. `words` are the
    small classes that frames ask for, `examples` the sentences of each type: (yes, no).
    """

    triggers: tuple[Trigger, ...]
    heads: CueLexicon
    verb_forms: Mapping[str, tuple[tuple[str, str], ...]]
    tenses: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    examples: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    _verbs: Mapping[str, tuple[Trigger, ...]] = field(init=False, repr=False, compare=False)
    _nouns: Mapping[str, tuple[Trigger, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the triggers."""
        verbs: dict[str, tuple[Trigger, ...]] = {}
        nouns: dict[str, tuple[Trigger, ...]] = {}
        for trigger in sorted(self.triggers, key=_asks_little):
            if trigger.kind == "noun":
                nouns[trigger.lemma] = (*nouns.get(trigger.lemma, ()), trigger)
            else:
                verbs[trigger.trigger] = (*verbs.get(trigger.trigger, ()), trigger)
        object.__setattr__(self, "_verbs", verbs)
        object.__setattr__(
            self,
            "_nouns",
            {
                lemma: tuple(sorted(found, key=lambda trigger: -len(trigger.particle)))
                for lemma, found in nouns.items()
            },
        )

    def of_verb(self, cue: Cue) -> tuple[Trigger, ...]:
        """Return the triggers that are spelt as this head is; several differ in what they need."""
        return self._verbs.get(cue.cue, ())

    def of_noun(self, lemma: str, word: str) -> tuple[Trigger, ...]:
        """Return the nominal triggers of a word, by lemma or letters; the longest first."""
        singular = word[:-1] if word.endswith(("s", "x")) else word
        for key in (lemma, word, singular):
            if key in self._nouns:
                return self._nouns[key]
        return ()

    def counts(self) -> Mapping[str, int]:
        """Return how many triggers point to each type."""
        return Counter(trigger.type for trigger in self.triggers)

    def holes(self, types: Sequence[str]) -> list[str]:
        """Return the types that no trigger of this language points to, or that lack examples."""
        seen = {trigger.type for trigger in self.triggers}
        return [
            type
            for type in types
            if type not in seen
            or len(self.examples.get(type, ((), ()))[0]) < 5
            or len(self.examples.get(type, ((), ()))[1]) < 3
        ]


def _asks_little(trigger: Trigger) -> tuple[bool, bool]:
    """The lines that ask most of the words around them are tried first."""
    return not trigger.needs, not trigger.content


def refuse_doublets(triggers: Sequence[Trigger], origin: str) -> None:
    """Refuse two triggers of one spelling that the words around them could not tell apart."""
    seen: dict[tuple[str, str], list[Trigger]] = {}
    for trigger in triggers:
        kind = "noun" if trigger.kind == "noun" else "verb"
        for other in seen.setdefault((kind, trigger.trigger), []):
            alike = trigger.content == other.content and bool(trigger.needs) == bool(other.needs)
            if alike and not (trigger.needs.isdisjoint(other.needs) and trigger.needs):
                raise InvalidLexicon(
                    f"{origin}: the {kind} {trigger.trigger!r} stands twice. Merge both lines, or "
                    "give each words or a content that it alone needs."
                )
        seen[kind, trigger.trigger].append(trigger)
