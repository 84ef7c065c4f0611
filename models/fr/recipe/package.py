"""Puts a trained student into the package folder.

``python -m recipe.package --student FOLDER --lexicon FILE --package packages/verbale-fr`` adds the
sentence rule and the lemma table, drops what nobody reads, and writes `src/verbale_fr/model`.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import spacy
from spacy.language import Language
from verbale_fr import __version__, lemmas, sentences, tokeniser  # noqa: F401


def assembled(student: Path, lexicon: Path, description: str) -> Language:
    """The student with the sentence rule before it and the lemma table behind its lemmatiser."""
    nlp = spacy.load(student)
    nlp.add_pipe("verbale_fr_sentences", first=True)
    table = nlp.add_pipe("verbale_fr_lemmas", after="trainable_lemmatizer")
    table.table = json.loads(lexicon.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    nlp.meta.update(
        {
            "lang": "xx",
            "name": "verbale_fr",
            "version": __version__,
            "description": description,
            "author": "Verbale",
            "license": "LGPL-LR and CC BY-SA 4.0",
            "performance": {},
        }
    )
    return nlp


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--student", type=Path, required=True)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--package", type=Path, required=True)
    options = parser.parse_args()
    nlp = assembled(options.student, options.lexicon, "French for diplomatic and political news")
    target = options.package / "src" / "verbale_fr" / "model"
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)


if __name__ == "__main__":
    main()
