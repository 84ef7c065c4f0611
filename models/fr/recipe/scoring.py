"""Scores of trees and names against gold, over whatever tokens a pipeline makes.

A word counts as found when its characters are those of a gold word; its head counts when the head's
characters are. Labels are compared as universal relations, without subtypes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from recipe.entities import Name
from recipe.treebank import Sentence, universal

Bounds = tuple[int, int]
_TITLE = re.compile(r"(?P<title>(?:MM?\.|Mme|Mlle|Dr|[Ll]e |[Ll]a |[Ll]es |[Ll]['’])\s*)")


@dataclass(frozen=True, slots=True)
class Node:
    """What is known of one word: bounds of its head (none for a root), label, tag, lemma."""

    head: Bounds | None
    label: str
    pos: str
    lemma: str


def joined(sentences: Sequence[Sentence]) -> tuple[str, dict[Bounds, Node], set[Bounds]]:
    """The text of some sentences with a blank between them, its words and its sentence bounds."""
    text, nodes, bounds = "", {}, set()
    for sentence in sentences:
        base, spans = len(text), sentence.spans()
        for (start, end), word in zip(spans, sentence.words, strict=True):
            head = None
            if word.head >= 0:
                head = (base + spans[word.head][0], base + spans[word.head][1])
            nodes[base + start, base + end] = Node(head, word.label, word.pos, word.lemma)
        bounds.add((base, base + len(sentence.text)))
        text += sentence.text + " "
    return text.rstrip(), nodes, bounds


def found(doc: Doc) -> tuple[dict[Bounds, Node], set[Bounds]]:
    """The words and sentence bounds a pipeline found, blanks left out."""
    nodes, bounds = {}, set()
    for token in doc:
        if not token.is_space:
            head = None
            if token.head.i != token.i:
                head = (token.head.idx, token.head.idx + len(token.head))
            at = (token.idx, token.idx + len(token))
            nodes[at] = Node(head, token.dep_, token.pos_, token.lemma_)
    for sentence in doc.sents:
        solid = [t for t in sentence if not t.is_space]
        if solid:
            bounds.add((solid[0].idx, solid[-1].idx + len(solid[-1])))
    return nodes, bounds


class TreeScore:
    """Adds up documents; `figures` are per cent."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()

    def add(self, doc: Doc, gold: dict[Bounds, Node], sentences: set[Bounds]) -> None:
        """Compares one document."""
        nodes, bounds = found(doc)
        count = self.count
        count["gold"] += len(gold)
        count["system"] += len(nodes)
        count["sentences"] += len(sentences)
        count["system sentences"] += len(bounds)
        count["right sentences"] += len(sentences & bounds)
        for at, right in gold.items():
            guess = nodes.get(at)
            solid = right.pos != "PUNCT"
            if guess is None:
                continue
            count["gold solid"] += solid
            same_head = guess.head == right.head
            both = same_head and universal(guess.label) == universal(right.label)
            count["token"] += 1
            count["pos"] += guess.pos == right.pos
            count["lemma"] += guess.lemma.lower() == right.lemma.lower()
            count["uas"] += same_head
            count["ulas"] += both
            count["ulas solid"] += both and solid

    def figures(self) -> dict[str, float]:
        """F1 of every measure; `ulas_no_punct` is over gold words found, punctuation left out."""
        count = self.count
        total = count["gold"] + count["system"]
        names = ("token", "pos", "lemma", "uas", "ulas")
        figures = {name: 200 * count[name] / total for name in names}
        figures["ulas_no_punct"] = 100 * count["ulas solid"] / count["gold solid"]
        figures["sentence"] = (
            200 * count["right sentences"] / (count["sentences"] + count["system sentences"])
        )
        return {name: round(value, 2) for name, value in figures.items()}


def bare(text: str, name: Name) -> Name:
    """A name without the title or article before it, on which corpora differ."""
    start, end, kind = name
    title = _TITLE.match(text[start:end])
    return (start + (title.end() if title else 0), end, kind)


def name_figures(pairs: Iterable[tuple[str, Iterable[Name], Iterable[Name]]]) -> dict[str, float]:
    """F1 over (text, gold names, found names): all, each kind, and bounds without kinds."""
    count: Counter[tuple[str, str]] = Counter()
    for text, gold, system in pairs:
        right = {bare(text, (a, b, k)) for a, b, k in gold}
        guess = {bare(text, n) for n in system if n[2] in {"PER", "LOC", "ORG"}}
        for part in ("all", "PER", "LOC", "ORG"):
            ours = {n for n in guess if part in {"all", n[2]}}
            theirs = {n for n in right if part in {"all", n[2]}}
            count[part, "hit"] += len(ours & theirs)
            count[part, "sum"] += len(ours) + len(theirs)
        ours_bounds, their_bounds = {n[:2] for n in guess}, {n[:2] for n in right}
        count["bounds", "hit"] += len(ours_bounds & their_bounds)
        count["bounds", "sum"] += len(ours_bounds) + len(their_bounds)
    return {
        part: round(200 * count[part, "hit"] / max(1, count[part, "sum"]), 1)
        for part in ("all", "PER", "LOC", "ORG", "bounds")
    }
