"""Whether a time that could lie before or after the day of publication lies before or after it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from verbale.languages.fr.values.numbers import cut
from verbale.languages.fr.values.pieces import Pieces
from verbale.languages.grammar import Phrases
from verbale.languages.parse import Parse, Token

PAST, OPEN, FUTURE = -1, 0, 1
LEANS_PAST = -2
"""The verb is past, but the time hangs on a noun: `a préparé le sommet de mars`."""

_MOST_STEPS = 6
_DETERMINERS = frozenset({"le", "la", "l'", "les", "du", "au", "en", "de", "ce", "cet", "cette"})
_PREPOSITIONS = _DETERMINERS | {"pour", "a", "d'", "des"}
# The conditional is the future of reported speech, and models take it for an imperfect.
_CONDITIONAL = ("erait", "eraient", "irait", "iraient", "drait", "draient", "vrait", "vraient")


class TenseWords:
    """The words of times.toml that tell a direction."""

    def __init__(
        self,
        *,
        to_come: Iterable[str],
        intending: Iterable[str],
        scheduling: Iterable[str],
        imperfect: Iterable[str],
        past_cues: Iterable[str],
        future_cues: Iterable[str],
    ) -> None:
        self.to_come = frozenset(to_come)
        self.intending = frozenset(intending)
        self.scheduling = frozenset(scheduling) | self.intending
        self.imperfect = frozenset(imperfect)
        self.past = Phrases.of([" ".join(cut(cue)) for cue in past_cues])
        self.future = Phrases.of([" ".join(cut(cue)) for cue in future_cues])


class Tense:
    """Reads the direction of a time from the words before it, else from the verb it hangs on."""

    def __init__(self, parse: Parse, words: TenseWords) -> None:
        self._tokens = parse.tokens
        self._starts = [token.start for token in parse.tokens]
        self._words = words

    def of(self, pieces: Pieces, start: int) -> int:
        """Return which way the time that begins at this piece lies."""
        ends = [start]
        if pieces.keys[start - 1] in _DETERMINERS:
            ends.append(start - 1)
        for end in ends:
            if self._words.past.before(pieces.keys, end, 0) and not pieces.an_article(end - 1):
                return PAST
            if self._words.future.before(pieces.keys, end, 0):
                return FUTURE
            word = end - 1
            while word > end - 4 and pieces.keys[word] in _PREPOSITIONS:
                word -= 1
            if pieces.low(word) in self._words.to_come:
                return FUTURE
        index = bisect_right(self._starts, pieces.starts[start]) - 1
        if index < 0:
            return OPEN
        verb = self._just_before(index)
        if verb is not None:
            direction = self._of_form(verb)
            return self._of_verb(verb) if direction is None else direction
        return self._of_verb(self._tokens[index])

    def _just_before(self, index: int) -> Token | None:
        """Return the verb that a time follows at once: `a fait savoir, mercredi soir, que`."""
        for token in reversed(self._tokens[max(0, index - 4) : index]):
            if token.pos in ("VERB", "AUX"):
                before = self._tokens[token.index - 1]
                # « a fait savoir »: the tense is in the verb before the infinitive.
                leads = "VerbForm=Inf" in token.morph and before.pos == "VERB"
                return before if leads and token.index else token
            if token.pos not in ("ADP", "DET", "ADV") and token.text != ",":
                return None
        return None

    def _of_verb(self, token: Token) -> int:
        first, nominal = token.index, False
        for _ in range(_MOST_STEPS):
            head = self._tokens[token.head]
            if head is token:
                return OPEN
            token = head
            if token.lower in self._words.to_come:
                return FUTURE
            if token.pos in ("VERB", "AUX"):
                direction = self._of_form(token)
                if direction is not None:
                    return LEANS_PAST if nominal and direction == PAST else direction
            elif token.pos in ("NOUN", "PROPN") and token.index < first - 1:
                nominal = True
        return OPEN

    def _of_form(self, verb: Token) -> int | None:
        """Return the direction that a verb gives, OPEN for none, None where its head must say."""
        morph = verb.morph
        if "Tense=Fut" in morph or "Mood=Cnd" in morph or self._conditional(verb):
            return FUTURE
        if "VerbForm=Inf" in morph:
            return self._of_infinitive(verb)
        if "VerbForm=Part" in morph and "Tense=Past" in morph:
            return self._of_participle(verb)
        if "Tense=Past" in morph or "Tense=Imp" in morph:
            return PAST
        if "Tense=Pres" in morph and verb.lemma in self._words.scheduling:
            return FUTURE
        return OPEN

    def _conditional(self, verb: Token) -> bool:
        return verb.lower.endswith(_CONDITIONAL) and verb.lower not in self._words.imperfect

    def _of_infinitive(self, verb: Token) -> int | None:
        governor = self._tokens[verb.head]
        if governor.lemma not in self._words.intending:
            return None
        # « devait se tenir »: planned once, and over or not.
        planned = "Tense=Imp" in governor.morph and not self._conditional(governor)
        return OPEN if planned else FUTURE

    def _of_participle(self, verb: Token) -> int:
        auxiliaries = [
            token
            for token in self._tokens[max(0, verb.index - 6) : verb.index]
            if token.head == verb.index and token.pos == "AUX"
        ]
        if any("Tense=Fut" in token.morph for token in auxiliaries):
            return FUTURE
        # « devrait être signé », « serait signé »: to come; « aurait signé »: a rumour of the past.
        if any(
            token.lemma == "être"
            and (
                "VerbForm=Inf" in token.morph
                or "Mood=Cnd" in token.morph
                or self._conditional(token)
            )
            for token in auxiliaries
        ) and not any(token.lemma == "avoir" for token in auxiliaries):
            return FUTURE
        return PAST
