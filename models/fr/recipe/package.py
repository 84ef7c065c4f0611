"""Puts a trained student into the package folder.

``python -m recipe.package --student FOLDER --names FOLDER --lexicon FILE --package FOLDER`` joins
the student and the recogniser of names, adds the sentence rule and the lemma table, drops what
nobody reads, and writes `src/verbale_fr/model`.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from pathlib import Path

import spacy
import srsly
from spacy.language import Language
from spacy.strings import StringStore
from verbale_fr import __version__, lemmas, sentences, tokeniser  # noqa: F401


def assembled(student: Path, names: Path, lexicon: Path, description: str) -> Language:
    """The student with the sentence rule before it and the lemma table behind its lemmatiser."""
    nlp = spacy.load(student)
    if "ner" in nlp.pipe_names:
        nlp.remove_pipe("ner")
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.add_pipe("verbale_fr_sentences", first=True)
    table = nlp.add_pipe("verbale_fr_lemmas", after="trainable_lemmatizer")
    table.set(json.loads(lexicon.read_text(encoding="utf-8")))  # type: ignore[attr-defined]
    nlp.meta.update(
        {
            "lang": "xx",
            "name": "verbale_fr",
            "version": __version__,
            "spacy_version": ">=3.8.7,<3.9.0",
            "description": description,
            "author": "Verbale",
            "license": "LGPL-LR and CC BY-SA 4.0",
            "performance": {},
        }
    )
    return nlp


def kept_strings(nlp: Language) -> list[str]:
    """The strings that labels and lemma edits need; all others are found again in the text read.

    Vectors are found by the hash of a word: half a million spellings would only be weight.
    """
    strings = nlp.vocab.strings
    kept: set[str] = set()
    for name, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            kept.update([str(label), *re.split(r"[|=]+", str(label))])
        for move in getattr(component, "move_names", ()):
            kept.update(re.split(r"^[A-Z]-|\|\|", move))
        if name == "trainable_lemmatizer":
            for tree in srsly.msgpack_loads(component.trees.to_bytes())["trees"]:  # type: ignore
                kept.update(strings[tree[end]] for end in ("orig", "subst") if tree.get(end))
    return sorted(text for text in kept if text)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--student", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--package", type=Path, required=True)
    options = parser.parse_args()
    description = "French for diplomatic and political news"
    nlp = assembled(options.student, options.names, options.lexicon, description)
    target = options.package / "src" / "verbale_fr" / "model"
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    StringStore(kept_strings(nlp)).to_disk(target / "vocab" / "strings.json")


if __name__ == "__main__":
    main()
