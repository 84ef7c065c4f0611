"""Which lemmas can be trusted: those of the treebanks, and of the teacher's those that exist.

A network that edits endings invents verbs (« dit » gives « dier »). A lemma of the teacher is kept
only if the treebanks know it or the raw text uses it as a word of that kind (an infinitive for a
verb); the others are left open rather than learned.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from recipe.treebank import Sentence, Word

_VERBS = frozenset({"VERB", "AUX"})
_NOMINALS = frozenset({"NOUN", "ADJ"})
_AS_WRITTEN = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X"})


class Lexicon:
    """What gold sentences say of forms, and which lemmas any sentence attests."""

    def __init__(self, gold: Iterable[Sentence], raw: Iterable[Sentence]) -> None:
        table: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.verbs: set[str] = set()
        self.nominals: set[str] = set()
        self.others: set[tuple[str, str]] = set()
        for sentence in gold:
            for word in sentence.words:
                table[word.form.lower(), word.pos][word.lemma] += 1
                self.others.add((word.lemma, word.pos))
                if word.pos in _VERBS:
                    self.verbs.add(word.lemma)
                elif word.pos in _NOMINALS:
                    self.nominals.add(word.lemma)
        seen: Counter[tuple[str, str]] = Counter()
        for sentence in raw:
            for word in sentence.words:
                infinitive = word.pos in _VERBS and "VerbForm=Inf" in word.morph
                if infinitive or word.pos in _NOMINALS:
                    seen["verb" if infinitive else "nominal", word.form.lower()] += 1
        # Twice, or the tagger's slips would enter.
        self.verbs.update(form for (kind, form), n in seen.items() if kind == "verb" and n > 1)
        self.nominals.update(form for (kind, form), n in seen.items() if kind == "nominal" and n > 1)
        self.gold = {key: lemmas.most_common(1)[0][0] for key, lemmas in table.items()}

    def trusted(self, word: Word) -> str:
        """The lemma of a word that the teacher labelled, or nothing."""
        if word.pos in _AS_WRITTEN:
            return word.form
        known = self.gold.get((word.form.lower(), word.pos))
        if known:
            return known
        lemma = word.lemma.lower()
        if word.pos in _VERBS:
            return lemma if lemma in self.verbs else ""
        if word.pos in _NOMINALS:
            return lemma if lemma in self.nominals else ""
        if word.pos == "ADV":
            return word.form.lower()
        return lemma if (lemma, word.pos) in self.others else ""

    def table(self, raw: Iterable[Sentence]) -> dict[str, dict[str, str]]:
        """Lemmas by part of speech and form: the treebanks', then what the raw text agrees on."""
        votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for sentence in raw:
            for word in sentence.words:
                lemma = "" if word.pos in _AS_WRITTEN else self.trusted(word)
                if lemma:
                    votes[word.form.lower(), word.pos][lemma] += 1
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for (form, pos), lemmas in votes.items():
            lemma, count = lemmas.most_common(1)[0]
            if count > 1 and count / lemmas.total() > 0.8:
                found[pos][form] = lemma
        for (form, pos), lemma in self.gold.items():
            if pos not in _AS_WRITTEN:
                found[pos][form] = lemma
        return dict(found)
