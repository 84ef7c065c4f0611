"""Corrects lemmas with a table of known forms, where the network would invent a word."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.strings import hash_string
from spacy.tokens import Doc
from spacy.vocab import Vocab

_FILE = "lexicon.json.gz"


class LemmaTable:
    """Lemmas by part of speech and lower-case form; a form that is not in it keeps its lemma."""

    def __init__(self, vocab: Vocab, table: dict[str, dict[str, str]] | None = None) -> None:
        self.vocab = vocab
        self.set(table or {})

    def set(self, table: dict[str, dict[str, str]]) -> None:
        """Replaces the table."""
        self.table = table
        strings = self.vocab.strings
        # Numbers for words: a look-up by part of speech and form then needs no Token object.
        self._numbers = {
            (strings.add(pos), hash_string(form)): strings.add(lemma)
            for pos, forms in table.items()
            for form, lemma in forms.items()
        }

    def __call__(self, doc: Doc) -> Doc:
        """Sets the lemma of every token the table knows."""
        rows = doc.to_array(["POS", "NORM", "LEMMA"])
        known = self._numbers
        found = [known.get((pos, norm), lemma) for pos, norm, lemma in rows.tolist()]
        if found:
            doc.from_array(["LEMMA"], np.array(found, dtype=np.uint64).reshape(-1, 1))
        return doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the table, the same bytes for the same table."""
        path.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.table, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (path / _FILE).write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> LemmaTable:
        """Reads a table that `to_disk` wrote."""
        self.set(json.loads(gzip.decompress((path / _FILE).read_bytes())))
        return self


@Language.factory("verbale_fr_lemmas", assigns=["token.lemma"], requires=["token.pos"])
def create_lemma_table(nlp: Language, name: str) -> LemmaTable:
    """An empty table; the packaged pipeline fills it from its folder."""
    return LemmaTable(nlp.vocab)
