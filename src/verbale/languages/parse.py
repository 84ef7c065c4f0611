"""Parse: what a model must tell about a text, whatever model it is.

Everything above this layer reads tokens, sentences, heads, labels, lemmas and entities from here
and never from spaCy, so that the model can be exchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from verbale.text.document import BlockKind, Document
from verbale.text.quotations import Quotation
from verbale.text.span import Span


class Token:
    """One token; `start` and `end` count characters of the document, the rest counts tokens.

    `text` is cut from the shadow copy, so that only one apostrophe and one kind of quotation mark
    occur. `head` and `sentence` are indices. `pos`, `label` and `morph` follow Universal
    Dependencies; a root is its own head.
    """

    __slots__ = (
        "block",
        "end",
        "entity",
        "head",
        "index",
        "label",
        "lemma",
        "lower",
        "morph",
        "pos",
        "sentence",
        "start",
        "text",
    )

    def __init__(
        self,
        index: int,
        start: int,
        text: str,
        lemma: str,
        pos: str,
        morph: str,
        head: int,
        label: str,
        entity: str,
        sentence: int,
        block: int,
    ) -> None:
        self.index = index
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.lower = text.lower()
        self.lemma = lemma
        self.pos = pos
        self.morph = morph
        self.head = head
        self.label = label
        self.entity = entity
        self.sentence = sentence
        self.block = block

    def __repr__(self) -> str:
        return f"Token({self.index}, {self.text!r}, {self.pos}, {self.label}→{self.head})"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that the model found: tokens [start, end), kind PER, LOC, ORG or MISC."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Parse:
    """A document's tokens in order; `sentences` and `blocks` are half-open token ranges.

    `kinds` has the kind of every block of the document; `Token.block` counts in it.
    """

    text: str
    shadow: str
    tokens: list[Token]
    sentences: list[tuple[int, int]]
    blocks: list[tuple[int, int]]
    entities: list[Entity]
    quotes: list[Quotation]
    kinds: tuple[BlockKind, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the characters of tokens [start, end)."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)


class Model(Protocol):
    """A model of one language: from documents to parses, in order."""

    @property
    def name(self) -> str:
        """Name and version, as provenance states them."""
        ...

    def parse(self, documents: Sequence[Document]) -> list[Parse]:
        """Return one parse per document, with offsets into the document's own text."""
        ...
