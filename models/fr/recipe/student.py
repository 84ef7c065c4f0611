"""Trains the student: ``python -m recipe.student --corpus FOLDER --vectors FOLDER --out FOLDER``.

The corpus reader gives every document its sentence starts, as the shipped pipeline does, and alters
some: straight and curly apostrophes, guillemets and straight quotation marks, no-break spaces. News
sites use all of them, treebanks mostly one.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import registry
from thinc.api import NumpyOps, set_current_ops
from verbale_fr import sentences, tokeniser  # noqa: F401  (they register themselves)

Reader = Callable[[Language], Iterator[Example]]
CONFIG = Path(__file__).parents[1] / "config.cfg"


def _altered(words: list[str], rng: random.Random) -> list[str]:
    curly, straight = rng.random() < 0.5, rng.random() < 0.5
    found = []
    for word in words:
        if curly:
            word = word.replace("'", "’")
        if straight:
            word = re.sub(r"^[«»“”]$", '"', word)
        found.append(word)
    return found


def example(nlp: Language, reference: Doc, words: list[str]) -> Example:
    """What the student sees (words, spaces, sentence starts) beside what it must find."""
    spaces = [bool(t.whitespace_) for t in reference]
    predicted = Doc(nlp.vocab, words=words, spaces=spaces)
    if reference.has_annotation("DEP"):
        for token, gold in zip(predicted, reference, strict=True):
            token.is_sent_start = bool(gold.is_sent_start)
    else:
        sentences.set_sentence_starts(predicted)
    return Example(predicted, _without_broken_names(predicted, reference))


def _without_broken_names(predicted: Doc, reference: Doc) -> Doc:
    """Leaves open the names that a sentence start cuts: no move could find them."""
    broken = [e for e in reference.ents if any(predicted[i].is_sent_start for i in _inner(e))]
    if broken:
        whole = [e for e in reference.ents if e not in broken]
        reference.set_ents(whole, missing=broken, default="unmodified")
    return reference


def _inner(name: Span) -> range:
    return range(name.start + 1, name.end)


@registry.readers("verbale.mixture.v1")
def mixture(folder: Path, sources: dict[str, float], altered: float) -> Reader:
    """Documents of several files together; a file can count double, or only in part."""

    def read(nlp: Language) -> Iterator[Example]:
        rng = random.Random(0)
        for name, times in sources.items():
            if not times:
                continue
            stored = DocBin().from_disk(Path(folder) / f"{name}.spacy")
            docs = list(stored.get_docs(nlp.vocab))
            part = rng.sample(docs, int(times % 1 * len(docs)))
            for doc in docs * int(times) + part:
                words = [t.text for t in doc]
                if rng.random() < altered:
                    words = _altered(words, rng)
                    doc = _respelled(doc, words)
                yield example(nlp, doc, words)

    return read


def _respelled(doc: Doc, words: list[str]) -> Doc:
    """The same annotation over other spellings of the words."""
    attributes: list[str | int] = ["POS", "TAG", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE"]
    if doc.has_annotation("DEP"):
        attributes += ["HEAD", "DEP"]
    copy = Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
    return copy.from_array(attributes, doc.to_array(attributes))


def use_openblas() -> None:
    """numpy's matrix product: a fifth faster than the one spaCy takes by default."""
    set_current_ops(NumpyOps(use_blis=False))


def main() -> None:
    """Command line; further arguments override the configuration (training.max_steps=100)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--vectors", required=True, help="a pipeline whose vectors are used")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=CONFIG)
    parser.add_argument("overrides", nargs="*", metavar="SECTION.KEY=VALUE")
    options = parser.parse_args()
    use_openblas()
    settings: dict[str, object] = {
        "paths.train": str(options.corpus),
        "paths.dev": str(options.corpus),
        "paths.vectors": options.vectors,
    }
    for pair in options.overrides:
        key, value = pair.split("=", 1)
        settings[key] = srsly.json_loads(value)
    config = spacy.util.load_config(options.config, overrides=settings, interpolate=False)
    nlp = init_nlp(config)
    options.out.mkdir(parents=True, exist_ok=True)
    train(nlp, options.out, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)


if __name__ == "__main__":
    main()
