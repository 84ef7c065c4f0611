"""Which lemmas can be trusted: those of the treebanks, and of the teacher's those that exist.

A network that edits endings invents verbs (« dit » gives « dier »). A lemma of the teacher is kept
only if the treebanks know it or the raw text uses it as a word of that kind (an infinitive for a
verb); the others are left open rather than learned.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from recipe import conjugate
from recipe.treebank import Sentence, Word

_VERBS = frozenset({"VERB", "AUX"})
_NOMINALS = frozenset({"NOUN", "ADJ"})
_AS_WRITTEN = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X"})


class Lexicon:
    """What gold sentences say of forms, and which lemmas any sentence attests."""

    def __init__(self, gold: Iterable[Sentence], raw: Iterable[Sentence]) -> None:
        table: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.verbs: set[str] = set()
        self.nominals: set[tuple[str, str]] = set()
        self.others: set[tuple[str, str]] = set()
        for sentence in gold:
            for word in sentence.words:
                table[word.form.lower(), word.pos][word.lemma] += 1
                self.others.add((word.lemma, word.pos))
                if word.pos in _VERBS:
                    self.verbs.add(word.lemma)
                elif word.pos in _NOMINALS:
                    self.nominals.add((word.pos, word.lemma))
        seen: Counter[tuple[str, str]] = Counter()
        for sentence in raw:
            for word in sentence.words:
                if _is_own_lemma(word):
                    seen["VERB" if word.pos in _VERBS else word.pos, word.form.lower()] += 1
        # Twice, or the tagger's slips would enter.
        often = [key for key, count in seen.items() if count > 1]
        self.verbs.update(form for kind, form in often if kind == "VERB")
        self.nominals.update(key for key in often if key[0] != "VERB")
        self.gold = {key: lemmas.most_common(1)[0][0] for key, lemmas in table.items()}
        # « finissent » tells that « finir » takes -iss-.
        stems = {
            form[: form.rindex("iss") + 3]
            for form, pos in table
            if pos == "VERB" and "iss" in form and form.endswith(("ent", "ant", "ait"))
        }
        second_group = frozenset(v for v in self.verbs if f"{v[:-1]}ss" in stems)
        self.conjugated = conjugate.forms(self.verbs, second_group)

    def trusted(self, word: Word) -> str:
        """The lemma of a word that the teacher labelled, or nothing."""
        if word.pos in _AS_WRITTEN:
            return word.form
        known = self.gold.get((word.form.lower(), word.pos))
        if known:
            return known
        lemma = word.lemma.lower()
        if word.pos in _VERBS:
            made = self.conjugated.get(word.form.lower()) if word.pos == "VERB" else None
            return made or (lemma if lemma in self.verbs else "")
        if word.pos in _NOMINALS:
            return lemma if (word.pos, lemma) in self.nominals else ""
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
        # What raw text attests must not be overruled by what a rule could make.
        found["VERB"] = {**self.conjugated, **found["VERB"]}
        for (form, pos), lemma in self.gold.items():
            if pos not in _AS_WRITTEN:
                found[pos][form] = lemma
        return dict(found)


def _is_own_lemma(word: Word) -> bool:
    """Whether the form is one that dictionaries list: infinitive, singular, masculine."""
    if word.pos in _VERBS:
        return "VerbForm=Inf" in word.morph
    if word.pos == "NOUN":
        return "Number=Sing" in word.morph
    return word.pos == "ADJ" and "Plur" not in word.morph and "Fem" not in word.morph
