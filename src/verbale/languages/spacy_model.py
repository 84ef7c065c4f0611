"""A spaCy pipeline behind the Model interface: blocks in, parses with document offsets out.

How it works: each block is parsed as a document of its own, because parsers run over paragraph ends
(FRENCH_MODEL.md: 14 paragraphs came out as 8 sentences), with its sentence starts set beforehand.
A block of the size of a book is parsed in parts, so that no input needs more memory than another.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from verbale.languages.parse import Entity, Parse, Token
from verbale.languages.sentences import sentence_starts
from verbale.text.document import Block, Document
from verbale.text.quotations import quotations
from verbale.text.shadow import shadow

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Bigger batches fall out of the processor's cache and get slower (FRENCH_MODEL.md, section 4) …
_BATCH = 128
# … but blocks of a word or two take longer to hand over than to parse, and long ones take memory:
# a batch has so many tokens at least, and is complete with so many.
_BATCH_TOKENS = (2_048, 16_384)
# A longer block is parsed in parts: the memory that a network needs grows with what it reads.
_LONGEST_PART = 20_000
# A longer run of characters without a space is no word, and tokenisers may take quadratic time.
_LONGEST_WORD = 400
_RUN = re.compile(r"\S+")
# A longer one is no sentence but a text without full stops; reading it whole takes quadratic time.
_LONGEST_SENTENCE = 500


class SpacyModel:
    """Parses documents with a spaCy pipeline whose labels follow Universal Dependencies."""

    def __init__(self, nlp: Language, name: str, abbreviations: frozenset[str]) -> None:
        self.nlp = nlp
        self.name = name
        self._abbreviations = abbreviations
        self._read = TokenReader(nlp)

    def parse(self, documents: Sequence[Document]) -> list[Parse]:
        """Return one parse per document, in order, with offsets into the document's own text."""
        pieces = [Piece(document, self._abbreviations) for document in documents]
        made = self._parsed(self._docs(pieces))
        return [self._assemble(piece, made) for piece in pieces]

    def _parsed(self, docs: Iterator[Doc]) -> Iterator[Doc]:
        for batch in batches(docs):
            yield from self.nlp.pipe(batch, batch_size=len(batch))

    def _docs(self, pieces: Sequence[Piece]) -> Iterator[Doc]:
        for piece in pieces:
            for _, start, end, begins in piece.parts:
                doc = tokenised(self.nlp, piece.shadow[start:end])
                mark_sentences(doc, [begin - start for begin in begins])
                yield doc

    def _assemble(self, piece: Piece, made: Iterator[Doc]) -> Parse:
        kinds = tuple(block.kind for block in piece.document.blocks)
        parse = Parse(piece.document.text, piece.shadow, [], [], [], [], piece.quotes, kinds)
        for number, start, _, _ in piece.parts:
            self._read(next(made), parse, start, number)
        return parse


class Piece:
    """A document on its way through the pipeline.

    `parts` are what the pipeline reads one by one: the number of the block, its characters
    [start, end) and where sentences begin in it. A very long block has several.
    """

    __slots__ = ("document", "parts", "quotes", "shadow")

    def __init__(self, document: Document, abbreviations: frozenset[str]) -> None:
        self.document = document
        self.shadow = shadow(document.text)
        self.quotes = quotations(document.text, document.blocks)
        self.parts: list[tuple[int, int, int, list[int]]] = []
        for number, block in enumerate(document.blocks):
            start, end = block.span.start, block.span.end
            begins = sentence_starts(self.shadow, start, end, self.quotes, abbreviations)
            for first, last in _parted(self.shadow, begins, start, end):
                inside = begins[bisect_left(begins, first) : bisect_left(begins, last)]
                self.parts.append((number, first, last, inside))


def _parted(text: str, begins: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a block that is too long to be parsed at once, between sentences where there are any."""
    while end - start > _LONGEST_PART:
        limit = start + _LONGEST_PART
        cut = begins[bisect_right(begins, limit) - 1]
        if cut <= start:
            cut = text.rfind(" ", start, limit) + 1
        if cut <= start:
            cut = limit
        yield start, cut
        start = cut
    yield start, end


def batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Part the documents, in order, into batches that a pipeline is quick with."""
    batch: list[Doc] = []
    tokens = 0
    least, most = _BATCH_TOKENS
    for doc in docs:
        batch.append(doc)
        tokens += len(doc)
        if tokens >= most or (len(batch) >= _BATCH and tokens >= least):
            yield batch
            batch, tokens = [], 0
    if batch:
        yield batch


def tokenised(nlp: Language, text: str) -> Doc:
    """Return the text cut into tokens; the text of the tokens is the text, whatever it is.

    A run of characters too long for a word never reaches the tokeniser: it makes a few tokens.
    """
    if max(map(len, text.split()), default=0) <= _LONGEST_WORD:
        return nlp.make_doc(text)
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    start = 0
    for run in _RUN.finditer(text):
        if run.end() - run.start() > _LONGEST_WORD:
            between = nlp.make_doc(text[start : run.start()])
            words += [token.text for token in between]
            spaces += [bool(token.whitespace_) for token in between]
            cuts = range(run.start(), run.end(), _LONGEST_WORD)
            words += [text[cut : min(cut + _LONGEST_WORD, run.end())] for cut in cuts]
            spaces += [False] * len(cuts)
            start = run.end()
            if text.startswith(" ", start):
                spaces[-1] = True
                start += 1
    rest = nlp.make_doc(text[start:])
    words += [token.text for token in rest]
    spaces += [bool(token.whitespace_) for token in rest]
    return Doc(nlp.vocab, words=words, spaces=spaces)


def mark_sentences(doc: Doc, starts: Sequence[int]) -> None:
    """Say of every token whether it begins a sentence: it holds one of these offsets, or is first.

    The parser must obey. Set all at once: spaCy looks at the whole document for each one set.
    """
    if not len(doc):
        return
    from numpy import flatnonzero, full, uint64

    # -1, which says that a token begins nothing.
    marks: Any = full((len(doc), 1), 2**64 - 1, dtype=uint64)
    wanted = iter(starts)
    following = next(wanted, None)
    for number, token in enumerate(doc):
        end = token.idx + len(token)
        while following is not None and following < end:
            if following >= token.idx:
                marks[number] = 1
            following = next(wanted, None)
    marks[0] = 1
    begun = [*flatnonzero(marks == 1).tolist(), len(doc)]
    for first, last in pairwise(begun):
        # Where the model lifts heads over other words, it may look at a sentence once a word.
        marks[first:last:_LONGEST_SENTENCE] = 1
    doc.from_array(["SENT_START"], marks)


class TokenReader:
    """Reads spaCy documents into a Parse; strings are looked up once each."""

    def __init__(self, source: Language | Doc) -> None:
        self._strings: Callable[[int], str] = source.vocab.strings.__getitem__
        self._cache: dict[int, str] = {0: ""}
        self._universal: dict[int, str] = {0: "dep"}

    def __call__(self, doc: Doc, parse: Parse, offset: int, block: int) -> None:
        """Append one spaCy document to the parse as one block; white-space tokens are left out."""
        if len(doc) == 0:
            return
        from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, MORPH, POS, SENT_START

        rows = doc.to_array(
            [IDX, LEMMA, POS, MORPH, HEAD, DEP, SENT_START, ENT_IOB, ENT_TYPE]
        ).tolist()
        cache, universal, strings = self._cache, self._universal, self._strings
        base = len(parse.tokens)
        place: list[int] = []
        for row, word in zip(rows, doc, strict=True):
            place.append(len(parse.tokens))
            for key in (row[1], row[2], row[3]):
                if key not in cache:
                    cache[key] = strings(key)
            if row[5] not in universal:
                universal[row[5]] = strings(row[5]).split(":")[0].lower()
            if cache[row[2]] == "SPACE":
                continue
            parse.tokens.append(
                Token(
                    len(parse.tokens),
                    offset + row[0],
                    parse.shadow[offset + row[0] : offset + row[0] + len(word)],
                    cache[row[1]],
                    cache[row[2]],
                    cache[row[3]],
                    0,
                    universal[row[5]],
                    "",
                    0,
                    block,
                )
            )
        self._heads(rows, place, parse, base)
        self._sentences(rows, place, parse, base)
        self._entities(doc, place, parse)
        if len(parse.tokens) > base:
            if base and parse.tokens[base - 1].block == block:
                base = parse.blocks.pop()[0]
            parse.blocks.append((base, len(parse.tokens)))

    @staticmethod
    def _heads(rows: list[list[int]], place: list[int], parse: Parse, base: int) -> None:
        count = len(parse.tokens)
        for number, row in enumerate(rows):
            own = place[number]
            if own == count or (number + 1 < len(place) and place[number + 1] == own):
                continue  # white space
            step = row[4] if row[4] < 1 << 63 else row[4] - (1 << 64)
            head = place[number + step] if 0 <= number + step < len(place) else own
            parse.tokens[own].head = min(max(head, base), count - 1)

    @staticmethod
    def _sentences(rows: list[list[int]], place: list[int], parse: Parse, base: int) -> None:
        starts = sorted({place[n] for n, row in enumerate(rows) if row[6] == 1} | {base})
        ends = [*starts[1:], len(parse.tokens)]
        for first, last in zip(starts, ends, strict=True):
            for start in range(first, last, _LONGEST_SENTENCE):
                end = min(last, start + _LONGEST_SENTENCE)
                for token in parse.tokens[start:end]:
                    token.sentence = len(parse.sentences)
                parse.sentences.append((start, end))

    @staticmethod
    def _entities(doc: Doc, place: list[int], parse: Parse) -> None:
        for entity in doc.ents:
            end = place[entity.end] if entity.end < len(place) else len(parse.tokens)
            if place[entity.start] < end:
                parse.entities.append(Entity(place[entity.start], end, entity.label_))
                for token in parse.tokens[place[entity.start] : end]:
                    token.entity = entity.label_


def parse_of(doc: Doc, document: Document) -> Parse:
    """Return the parse of a spaCy document that another pipeline made over a whole text.

    Its sentences are cut at the ends of the document's blocks, its tokens belong to the block in
    which they begin.
    """
    kinds = tuple(block.kind for block in document.blocks)
    found = quotations(document.text, document.blocks)
    parse = Parse(document.text, shadow(document.text), [], [], [], [], found, kinds)
    # The vocabulary is all that the reader needs of a pipeline.
    TokenReader(doc)(doc, parse, 0, 0)
    _cut_at_blocks(parse, document.blocks)
    return parse


def _cut_at_blocks(parse: Parse, blocks: Sequence[Block]) -> None:
    number, starts = 0, []
    before = (-1, -1)
    for token in parse.tokens:
        while number + 1 < len(blocks) and token.start >= blocks[number].span.end:
            number += 1
        token.block = number
        if (number, token.sentence) != before:
            starts.append(token.index)
            before = (number, token.sentence)
    ends = [*starts[1:], len(parse.tokens)]
    parse.sentences = list(zip(starts, ends, strict=True))
    for sentence, (start, end) in enumerate(parse.sentences):
        for token in parse.tokens[start:end]:
            token.sentence = sentence
            token.head = min(max(token.head, start), end - 1)
    opened = [i for i in starts if not i or parse.tokens[i].block != parse.tokens[i - 1].block]
    parse.blocks = list(zip(opened, [*opened[1:], len(parse.tokens)], strict=True))
