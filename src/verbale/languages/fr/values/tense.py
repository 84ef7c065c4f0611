"""Whether a time that could lie before or after the day of publication lies before or after it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from verbale.languages.fr.values.numbers import cut
from verbale.languages.fr.values.pieces import Pieces
from verbale.languages.grammar import Phrases
from verbale.languages.parse import Parse, Token

PAST, OPEN, FUTURE = -1, 0, 1
_MOST_STEPS = 6
_DETERMINERS = frozenset({"le", "la", "l'", "les", "du", "au", "en", "de", "ce", "cet", "cette"})


class Tense:
    """Reads the direction of a time from the words before it, else from the verb it hangs on."""

    def __init__(
        self,
        parse: Parse,
        *,
        to_come: Iterable[str],
        intending: Iterable[str],
        past_cues: Iterable[str],
        future_cues: Iterable[str],
    ) -> None:
        self._tokens = parse.tokens
        self._starts = [token.start for token in parse.tokens]
        self._to_come = frozenset(to_come)
        self._intending = frozenset(intending)
        self._past = Phrases.of([" ".join(cut(cue)) for cue in past_cues])
        self._future = Phrases.of([" ".join(cut(cue)) for cue in future_cues])

    def of(self, pieces: Pieces, start: int) -> int:
        """Return which way the time that begins at this piece lies: PAST, OPEN or FUTURE."""
        ends = [start]
        if pieces.keys[start - 1] in _DETERMINERS:
            ends.append(start - 1)
        for end in ends:
            if self._past.before(pieces.keys, end, 0):
                return PAST
            if self._future.before(pieces.keys, end, 0):
                return FUTURE
        index = bisect_right(self._starts, pieces.starts[start]) - 1
        return self._of_verb(self._tokens[index]) if index >= 0 else OPEN

    def _of_verb(self, token: Token) -> int:
        for _ in range(_MOST_STEPS):
            head = self._tokens[token.head]
            if head is token:
                return OPEN
            token = head
            if token.lower in self._to_come:
                return FUTURE
            if token.pos in ("VERB", "AUX"):
                direction = self._of_form(token)
                if direction is not None:
                    return direction
        return OPEN

    def _of_form(self, verb: Token) -> int | None:
        """Return the direction that a verb gives, OPEN for none, None where its head must say."""
        morph = verb.morph
        if "Tense=Fut" in morph or "Mood=Cnd" in morph:
            return FUTURE
        if "VerbForm=Inf" in morph:
            return None if self._tokens[verb.head] is verb else self._of_infinitive(verb)
        if "VerbForm=Part" in morph and "Tense=Past" in morph:
            return self._of_participle(verb)
        if "Tense=Past" in morph or "Tense=Imp" in morph:
            return PAST
        if "Tense=Pres" in morph and verb.lemma in self._intending:
            return FUTURE
        return OPEN

    def _of_infinitive(self, verb: Token) -> int | None:
        governor = self._tokens[verb.head]
        return FUTURE if governor.lemma in self._intending else None

    def _of_participle(self, verb: Token) -> int:
        auxiliaries = [
            token
            for token in self._tokens[max(0, verb.index - 6) : verb.index]
            if token.head == verb.index and token.pos == "AUX"
        ]
        if any("Tense=Fut" in token.morph for token in auxiliaries):
            return FUTURE
        if any("Mood=Cnd" in token.morph and token.lemma == "être" for token in auxiliaries):
            return FUTURE
        if any("VerbForm=Inf" in token.morph and token.lemma == "être" for token in auxiliaries):
            return FUTURE  # « doit être signé en mai »
        return PAST
