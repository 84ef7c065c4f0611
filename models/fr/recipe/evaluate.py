"""Measures pipelines side by side.

``python -m recipe.evaluate --data FOLDER --pud-names FILE --out FILE MODEL...``: a model is an
installed package or a folder. Trees are measured twice: on running text, ten sentences joined,
where the pipeline finds the sentences; and sentence by sentence. Every pipeline makes its own
tokens.

"""

from __future__ import annotations

import argparse
import importlib
import json
import logging
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from verbale_fr import sentences, tokeniser  # noqa: F401  (they register themselves)

from recipe import entities, treebank
from recipe.entities import Name
from recipe.scoring import TreeScore, joined, name_figures

log = logging.getLogger(__name__)
TESTS = ("fr_pud-ud-test", "fr_gsd-ud-test", "fr_sequoia-ud-test")


def load(name: str) -> Language:
    """A pipeline by folder or by package; a package's own `load` when it has one."""
    if Path(name).exists():
        return spacy.load(name)
    loaded: Language = importlib.import_module(name).load()
    return loaded


def one_sentence(nlp: Language, text: str) -> Doc:
    """A document that says it is one sentence."""
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def trees(nlp: Language, path: Path) -> dict[str, dict[str, float]]:
    """Figures on running text and sentence by sentence."""
    gold = list(treebank.read(path))
    with nlp.select_pipes(disable=[p for p in ("ner",) if p in nlp.pipe_names]):
        running, single = TreeScore(), TreeScore()
        groups = [joined(gold[i : i + 10]) for i in range(0, len(gold), 10)]
        for doc, (_, nodes, bounds) in zip(
            nlp.pipe([g[0] for g in groups], batch_size=64), groups, strict=True
        ):
            running.add(doc, nodes, bounds)
        alone = [joined([s]) for s in gold]
        docs = nlp.pipe([one_sentence(nlp, a[0]) for a in alone], batch_size=64)
        for doc, (_, nodes, bounds) in zip(docs, alone, strict=True):
            single.add(doc, nodes, bounds)
    return {"running": running.figures(), "sentence": single.figures()}


def names(nlp: Language, texts: Iterable[tuple[str, list[Name]]]) -> dict[str, float]:
    """Figures of the entities of some texts."""
    cases = list(texts)
    docs = nlp.pipe([text for text, _ in cases], batch_size=64)
    return name_figures(
        (text, gold, [(e.start_char, e.end_char, e.label_) for e in doc.ents])
        for doc, (text, gold) in zip(docs, cases, strict=True)
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pud-names", type=Path, help="names of PUD news, as JSON")
    parser.add_argument("--out", type=Path)
    parser.add_argument("models", nargs="+")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    winer = entities.winer(options.data / "entities" / "winer", held_back=True)
    sets = {"winer_held_back": [(p.text, list(p.names)) for article in winer for p in article]}
    if options.pud_names:
        cases = json.loads(options.pud_names.read_text(encoding="utf-8"))
        sets["pud_news"] = [(c["text"], [tuple(s) for s in c["spans"]]) for c in cases]
    results: dict[str, dict[str, object]] = {}
    for name in options.models:
        nlp = load(name)
        results[name] = {}
        for test in TESTS:
            figures = trees(nlp, options.data / "treebanks" / f"{test}.conllu")
            results[name][test] = figures
            log.info("%s %s %s", name, test, figures)
        for test, cases in sets.items():
            results[name][test] = names(nlp, cases)
            log.info("%s %s %s", name, test, results[name][test])
    if options.out:
        text = json.dumps(results, indent=2, ensure_ascii=False) + "\n"
        options.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
