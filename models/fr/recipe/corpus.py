"""Turns treebanks, silver text and entity corpora into spaCy files for the student.

``python -m recipe.corpus --data FOLDER --silver FILE --out FOLDER [--with-pud]`` writes
`gold.spacy`, `silver.spacy`, `grammar.spacy`, `names.spacy`, `dev.spacy` and `lexicon.json`. What
a source does not say is left missing, so that each source teaches only what it knows.
"""

from __future__ import annotations

import argparse
import json
import logging
import pickle
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab
from verbale_fr import tokeniser

from recipe import entities, grammar, treebank
from recipe.entities import Name, Passage
from recipe.lemmas import Lexicon
from recipe.treebank import Sentence

log = logging.getLogger(__name__)
Labelled = tuple[str, list[Sentence], tuple[Name, ...] | None]


def from_trees(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """One document of some gold sentences."""
    words: list[str] = []
    spaces: list[bool] = []
    heads: list[int] = []
    columns: dict[str, list[str]] = {"deps": [], "pos": [], "morphs": [], "lemmas": []}
    for sentence in sentences:
        base = len(words)
        for i, word in enumerate(sentence.words):
            words.append(word.form)
            spaces.append(word.space)
            heads.append(base + (i if word.head < 0 else word.head))
            columns["deps"].append("ROOT" if word.head < 0 else word.label)
            columns["pos"].append(word.pos)
            columns["morphs"].append(word.morph)
            columns["lemmas"].append(word.lemma)
        spaces[-1] = True
    return Doc(vocab, words=words, spaces=spaces, heads=heads, **columns)  # type: ignore[arg-type]


def from_text(nlp: Language, labelled: Labelled, lexicon: Lexicon) -> Doc:
    """One document of a paragraph the teacher labelled; blanks hang on the word before them."""
    text, sentences, names = labelled
    tokens = nlp.make_doc(text)
    heads, rows = [0] * len(tokens), [("dep", "SPACE", "", "")] * len(tokens)
    solid = [t.i for t in tokens if not t.is_space]
    at = 0
    for sentence in sentences:
        place = solid[at : at + len(sentence.words)]
        for i, word in enumerate(sentence.words):
            root = word.head < 0
            heads[place[i]] = place[i] if root else place[word.head]
            label = "ROOT" if root else word.label
            rows[place[i]] = (label, word.pos, word.morph, lexicon.trusted(word))
        at += len(place)
    if at != len(solid):
        raise ValueError(f"words of sentences and of text differ: {text[:60]!r}")
    for token in tokens:
        if token.is_space:
            heads[token.i] = token.i - 1 if token.i else solid[0]
    deps, pos, morphs, lemmas = zip(*rows, strict=True)
    doc = Doc(
        nlp.vocab,
        words=[t.text for t in tokens],
        spaces=[bool(t.whitespace_) for t in tokens],
        heads=heads,
        deps=list(deps),
        pos=list(pos),
        morphs=list(morphs),
        lemmas=list(lemmas),
    )
    if names is not None:
        set_names(doc, names)
    return doc


def trusted(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """A sentence of the teacher's without the lemmas that nothing attests."""
    words = [replace(word, lemma=lexicon.trusted(word)) for word in sentence.words]
    return Sentence(sentence.identifier, words)


def set_names(doc: Doc, names: Iterable[Name]) -> None:
    """Sets entities; a name that does not end where a word does leaves its words undecided."""
    spans: list[Span] = []
    undecided: list[Span] = []
    for start, end, kind in names:
        exact = doc.char_span(start, end, label=kind)
        if exact is not None and not exact[0].is_space and not exact[-1].is_space:
            spans.append(exact)
            continue
        wide = doc.char_span(start, end, label=kind, alignment_mode="expand")
        if wide is not None:
            undecided.append(wide)
    kept = spacy.util.filter_spans(spans)
    taken = {i for span in kept for i in range(span.start, span.end)}
    missing = [s for s in undecided if not taken & set(range(s.start, s.end))]
    doc.set_ents(kept, missing=spacy.util.filter_spans(missing), default="outside")


def grouped(vocab: Vocab, sentences: Sequence[Sentence], seed: int) -> list[Doc]:
    """Gold sentences as documents of one to six, as paragraphs have them."""
    rng, docs, at = random.Random(seed), [], 0
    while at < len(sentences):
        count = rng.choice([1, 2, 3, 4, 6])
        docs.append(from_trees(vocab, sentences[at : at + count]))
        at += count
    return docs


def named(nlp: Language, passages: Iterable[Passage]) -> list[Doc]:
    """Documents with names and nothing else."""
    docs = []
    for passage in passages:
        doc = nlp.make_doc(passage.text)
        if 3 < len(doc) < 200:
            set_names(doc, passage.names)
            docs.append(doc)
    return docs


def write(path: Path, docs: Sequence[Doc]) -> None:
    """Stores documents."""
    DocBin(docs=docs).to_disk(path)
    log.info("%s: %d documents, %d tokens", path.name, len(docs), sum(map(len, docs)))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--silver", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--leave-out", type=Path, help="folder of evaluation documents")
    parser.add_argument("--with-pud", action="store_true")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    options.out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("xx")
    nlp.tokenizer = tokeniser.build(nlp)
    parts = treebank.split(options.data / "treebanks", with_pud=options.with_pud)
    gold = [doc for i, part in enumerate(parts.train) for doc in grouped(nlp.vocab, part, i)]
    write(options.out / "gold.spacy", gold)
    held = entities.winer(options.data / "entities" / "winer", held_back=True)
    dev = grouped(nlp.vocab, parts.dev, 9)
    write(options.out / "dev.spacy", dev)
    write(options.out / "dev_names.spacy", named(nlp, (p for article in held for p in article)))
    names = [*entities.uner(options.data / "entities" / "uner")]
    write(options.out / "names.spacy", named(nlp, names))
    old = entities.europeana(options.data / "entities" / "europeana")
    write(options.out / "names_old.spacy", named(nlp, old))
    people = (options.data / "entities" / "people.txt").read_text(encoding="utf-8").splitlines()
    left_out = entities.evaluation_texts(options.leave_out) if options.leave_out else set()
    trained = [
        passage
        for article in entities.winer(options.data / "entities" / "winer")
        if not any(entities.letters(p.text) in left_out for p in article)
        for passage in article
    ]
    write(options.out / "names_winer.spacy", named(nlp, trained))
    rng = random.Random(0)
    others = [entities.renamed(p, people, rng) for _ in range(2) for p in trained if p.names]
    write(options.out / "names_renamed.spacy", named(nlp, others))
    labelled: list[Labelled] = pickle.loads(options.silver.read_bytes()) if options.silver else []
    raw = [s for _, sentences, _ in labelled for s in sentences]
    lexicon = Lexicon((s for part in parts.train for s in part), raw)
    write(options.out / "silver.spacy", [from_text(nlp, item, lexicon) for item in labelled])
    hosts = [s for part in parts.train for s in part] + [trusted(s, lexicon) for s in raw]
    made = grammar.made(hosts, round(grammar.SHARE * len(hosts)), seed=0)
    write(options.out / "grammar.spacy", grouped(nlp.vocab, made, 7))
    table = json.dumps(lexicon.table(raw), ensure_ascii=False, sort_keys=True, indent=0)
    (options.out / "lexicon.json").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
