"""Trains the teacher on the treebanks: ``python -m recipe.teach --data FOLDER --out FILE``."""

from __future__ import annotations

import argparse
import copy
import logging
import random
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import torch
from torch import nn

from recipe import grammar, lemma_rules, treebank
from recipe.teacher import Item, Teacher, batches, collate, prepare
from recipe.treebank import Sentence, universal

log = logging.getLogger(__name__)
MASKED = 3  # the unknown sub-word, put in place of a few so that context is learned


def index(counts: Counter[str], least: int = 1) -> dict[str, int]:
    """Numbers for the values seen at least `least` times; 0 is anything else."""
    return {
        name: i
        for i, name in enumerate(["?|", *(k for k, n in counts.most_common() if n >= least)])
    }


def vocabulary(sentences: Iterable[Sentence]) -> dict[str, dict[str, int]]:
    """The tags, labels and lemma edits of the training sentences."""
    tags, labels, lemmas = Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences:
        for word in sentence.words:
            tags[f"{word.pos}|{word.morph}"] += 1
            labels[word.label] += 1
            lemmas[lemma_rules.rule(word.form, word.lemma)] += 1
    return {"tag": index(tags), "label": index(labels), "lemma": index(lemmas, 2)}


def attachment(teacher: Teacher, gold: list[Sentence]) -> dict[str, float]:
    """Scores on given tokens and sentences: universal labels, punctuation left out of `ulas`."""
    found = copy.deepcopy(gold)
    start = time.process_time()
    teacher.annotate(found)
    seconds = time.process_time() - start
    total = heads = both = tags = words = lemmas = 0
    for right, guess in zip(gold, found, strict=True):
        for a, b in zip(right.words, guess.words, strict=True):
            words += 1
            tags += a.pos == b.pos
            lemmas += a.lemma.lower() == b.lemma.lower()
            if a.pos != "PUNCT":
                total += 1
                heads += a.head == b.head
                both += a.head == b.head and universal(a.label) == universal(b.label)
    return {
        "uas": round(100 * heads / total, 2),
        "ulas": round(100 * both / total, 2),
        "pos": round(100 * tags / words, 2),
        "lemma": round(100 * lemmas / words, 2),
        "tokens_per_second": round(words / seconds),
    }


def train(
    data: Path,
    out: Path,
    *,
    layers: int,
    steps: int,
    seed: int,
    start_from: Path | None,
    rate: float,
) -> Teacher:
    """Trains for a fixed number of steps, with a rate that rises for 8 % and then falls.

    A teacher to start from, and a rate below 1, let a run that was left early come to rest.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    parts = treebank.split(data / "treebanks")
    sentences = [s for part in parts.train for s in part]
    teacher = Teacher.load(start_from) if start_from else Teacher(layers, vocabulary(sentences))
    sentences += grammar.made(sentences, round(grammar.SHARE * len(sentences)), seed)
    items = [prepare(s, teacher.tokeniser) for s in sentences]
    items = [i for i in items if len(i.pieces) <= 300]
    log.info("%d sentences, %d sub-words", len(items), sum(len(i.pieces) for i in items))
    deep = [p for n, p in teacher.named_parameters() if n.startswith("encoder.layers")]
    shallow = [
        p
        for n, p in teacher.named_parameters()
        if n.startswith("encoder.") and not n.startswith("encoder.layers") and p.requires_grad
    ]
    heads = [p for n, p in teacher.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": deep + shallow, "lr": 2e-4}, {"params": heads, "lr": 1.5e-3}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: rate * min(1.0, (s + 1) / (0.08 * steps)) * max(0.02, 1 - s / steps)
    )
    queue: list[list[Item]] = []
    total, start = 0.0, time.time()
    for step in range(1, steps + 1):
        if not queue:
            queue = list(
                batches(sorted(items, key=lambda i: len(i.pieces) + 8 * rng.random()), 1400)
            )
            rng.shuffle(queue)
        teacher.train()
        batch = collate(queue.pop())
        hidden = (torch.rand(batch.pieces.shape) < 0.05) & batch.mask & (batch.pieces > MASKED)
        batch.pieces = batch.pieces.masked_fill(hidden, MASKED)
        loss = teacher.loss(batch)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total += loss.item()
        if step % 50 == 0:
            log.info("step %d loss %.3f after %.0f s", step, total / 50, time.time() - start)
            total = 0.0
        if step % 300 == 0 or step == steps:
            log.info("dev %s", attachment(teacher, parts.dev))
            teacher.save(out, layers)
    return teacher


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--steps", type=int, default=1700)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start-from", type=Path)
    parser.add_argument("--rate", type=float, default=1.0)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    teacher = train(
        options.data,
        options.out,
        layers=options.layers,
        steps=options.steps,
        seed=options.seed,
        start_from=options.start_from,
        rate=options.rate,
    )
    for name in ("fr_pud-ud-test", "fr_gsd-ud-test", "fr_sequoia-ud-test"):
        sentences = list(treebank.read(options.data / "treebanks" / f"{name}.conllu"))
        log.info("%s %s", name, attachment(teacher, sentences))


if __name__ == "__main__":
    main()
