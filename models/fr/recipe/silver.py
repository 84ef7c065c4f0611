"""Labels raw news text with the teacher: ``python -m recipe.silver --data FOLDER --out FILE``.

The text is WiNER-fr (without the held-back months) and NTREX-128; paragraphs that stand in an
evaluation document are left out. Names in WiNER-fr are gold; everything else is the teacher's.
"""

from __future__ import annotations

import argparse
import logging
import pickle
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
import torch
from spacy.language import Language
from spacy.tokens import Token
from verbale_fr import tokeniser

from recipe import entities
from recipe.entities import Passage
from recipe.teacher import Teacher
from recipe.treebank import Sentence, Word

log = logging.getLogger(__name__)
NTREX = ("newstest2019-ref.fra.txt", "newstest2019-ref.fra-CA.txt")
Labelled = tuple[str, list[Sentence], tuple[entities.Name, ...] | None]  # text, trees, names


def raw(data: Path, left_out: set[str]) -> Iterator[tuple[Passage, bool]]:
    """Paragraphs to label, and whether their names are annotated."""
    for article in entities.winer(data / "entities" / "winer"):
        if any(entities.letters(p.text) in left_out for p in article):
            continue
        # Datelines (« 3 mai 2017. – ») are no sentences.
        yield from ((p, True) for p in article if not p.text.rstrip().endswith(("–", "-")))
    # NTREX-128 gives the same news twice, translated in France and in Canada, line by line.
    lines = [(data / "text" / name).read_text(encoding="utf-8").split("\n") for name in NTREX]
    for translations in zip(*lines, strict=True):
        if not any(entities.letters(translations[0]) in text for text in left_out):
            yield from ((Passage(line, ()), False) for line in translations if line)


def cut(nlp: Language, text: str) -> list[Sentence]:
    """The sentences and words of a paragraph by our own rules; blanks are dropped."""
    found = []
    for sentence in nlp(text).sents:
        words = [
            Word(t.text, "", "X", "", -1, "dep", bool(t.whitespace_) or _before_blank(t))
            for t in sentence
            if not t.is_space
        ]
        if words:
            found.append(Sentence("", words))
    return found


def _before_blank(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().is_space


def label(data: Path, teacher: Teacher, left_out: set[str]) -> list[Labelled]:
    """Every paragraph with its labelled sentences and, where gold, its names."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = tokeniser.build(nlp)
    nlp.add_pipe("verbale_fr_sentences")
    labelled: list[Labelled] = []
    for passage, named in raw(data, left_out):
        sentences = cut(nlp, passage.text)
        if sentences and all(len(s.words) < 160 for s in sentences):
            labelled.append((passage.text, sentences, passage.names if named else None))
    everything = [s for _, sentences, _ in labelled for s in sentences]
    start = time.process_time()
    for i in range(0, len(everything), 2000):
        teacher.annotate(everything[i : i + 2000])
        log.info("%d of %d sentences", i + 2000, len(everything))
    tokens = sum(len(s.words) for s in everything)
    log.info("%d tokens, %.0f a second", tokens, tokens / (time.process_time() - start))
    return labelled


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--leave-out", type=Path, help="folder of evaluation documents")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    left_out = entities.evaluation_texts(options.leave_out) if options.leave_out else set()
    labelled = label(options.data, Teacher.load(options.teacher), left_out)
    options.out.write_bytes(pickle.dumps(labelled))


if __name__ == "__main__":
    main()
