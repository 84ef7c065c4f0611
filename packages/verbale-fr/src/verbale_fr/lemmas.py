"""Corrects lemmas with a table of known forms, where the network would invent a word."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

_FILE = "lexicon.json.gz"


class LemmaTable:
    """Lemmas by part of speech and lower-case form; a form that is not in it keeps its lemma."""

    def __init__(self, table: dict[str, dict[str, str]] | None = None) -> None:
        self.table = table or {}

    def __call__(self, doc: Doc) -> Doc:
        """Sets the lemma of every token the table knows."""
        for token in doc:
            known = self.table.get(token.pos_)
            if known is not None:
                lemma = known.get(token.norm_)
                if lemma is not None:
                    token.lemma_ = lemma
        return doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the table, the same bytes for the same table."""
        path.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.table, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (path / _FILE).write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> LemmaTable:
        """Reads a table that `to_disk` wrote."""
        self.table = json.loads(gzip.decompress((path / _FILE).read_bytes()))
        return self


@Language.factory("verbale_fr_lemmas", assigns=["token.lemma"], requires=["token.pos"])
def create_lemma_table(nlp: Language, name: str) -> LemmaTable:
    """An empty table; the packaged pipeline fills it from its folder."""
    return LemmaTable()
