"""The teacher: an encoder with heads for arcs, labels, tags and lemma edits.

It reads one sentence at a time (boundaries are given by rule) and is used to label raw news text
for the student. Nothing of it is shipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

from recipe import lemma_rules
from recipe.encoder import PAD, Encoder, open_weights, subword_tokeniser
from recipe.treebank import Sentence
from recipe.trees import best_tree

_NEVER = -1e4
Vocabulary = dict[str, dict[str, int]]


@dataclass(slots=True)
class Item:
    """One sentence as the network sees it: sub-words, and the first and last of every word."""

    sentence: Sentence
    pieces: list[int]
    first: list[int]
    last: list[int]


@dataclass(slots=True)
class Batch:
    """Padded tensors of some items; `words` is true where a word stands."""

    items: list[Item]
    pieces: torch.Tensor
    mask: torch.Tensor
    first: torch.Tensor
    last: torch.Tensor
    words: torch.Tensor


def prepare(sentence: Sentence, tokeniser: Tokenizer) -> Item:
    """Cuts a sentence into sub-words and finds those that carry each word."""
    encoded = tokeniser.encode(sentence.text)
    pieces = [0, *encoded.ids, 2]
    owner: list[list[int]] = [[] for _ in sentence.words]
    at = 0
    spans = sentence.spans()
    for place, (start, end) in enumerate(encoded.offsets, 1):
        while at + 1 < len(spans) and start >= spans[at][1]:
            at += 1
        if end > spans[at][0]:
            owner[at].append(place)
    # A word without a sub-word of its own (a rare merge) borrows that of the word before it.
    for i, places in enumerate(owner):
        if not places:
            places.append(owner[i - 1][-1] if i else 1)
    return Item(sentence, pieces, [p[0] for p in owner], [p[-1] for p in owner])


def collate(items: Sequence[Item]) -> Batch:
    """Pads items to tensors."""
    pieces = nn.utils.rnn.pad_sequence(
        [torch.tensor(i.pieces) for i in items], batch_first=True, padding_value=PAD
    )
    first = nn.utils.rnn.pad_sequence([torch.tensor(i.first) for i in items], batch_first=True)
    last = nn.utils.rnn.pad_sequence([torch.tensor(i.last) for i in items], batch_first=True)
    counts = torch.tensor([len(i.first) for i in items])
    words = torch.arange(first.shape[1])[None] < counts[:, None]
    return Batch(list(items), pieces, pieces != PAD, first, last, words)


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Groups of items, in the order given, whose padded sub-words do not pass `size`."""
    group: list[Item] = []
    for item in items:
        if group and (len(group) + 1) * max(len(item.pieces), len(group[0].pieces)) > size:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


class Teacher(nn.Module):
    """Encoder, biaffine arcs and labels, tags (part of speech and features), lemma edits."""

    def __init__(self, layers: int, vocabulary: Vocabulary, arc: int = 256, label: int = 96):
        super().__init__()
        weights = open_weights()
        width = weights.width
        self.tokeniser = subword_tokeniser(weights)
        self.encoder = Encoder(weights, layers)
        self.vocabulary = vocabulary
        self.mix = nn.Parameter(torch.zeros(2, 4))
        self.tag = nn.Linear(width, len(vocabulary["tag"]))
        self.lemma = nn.Linear(width, len(vocabulary["lemma"]))
        self.arc_head, self.arc_dep = nn.Linear(width, arc), nn.Linear(width, arc)
        self.label_head, self.label_dep = nn.Linear(width, label), nn.Linear(width, label)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_scores = nn.Parameter(torch.randn(arc + 1, arc) * 0.02)
        shape = (label + 1, len(vocabulary["label"]), label + 1)
        self.label_scores = nn.Parameter(torch.randn(shape) * 0.02)
        self.drop = nn.Dropout(0.3)

    def forward(self, batch: Batch, *, half: bool) -> dict[str, torch.Tensor]:
        """Scores of tags, lemmas and arcs, and the vectors that labels are scored from."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            outputs = self.encoder(batch.pieces, batch.mask)[-4:]
        stacked = torch.stack([o.float() for o in outputs])
        index = (torch.arange(len(batch.items))[:, None], batch.first)
        last = (index[0], batch.last)
        views = []
        for weight in self.mix:
            mixed = torch.einsum("l,lbsh->bsh", torch.softmax(weight, 0), stacked)
            views.append(self.drop((mixed[index] + mixed[last]) / 2))
        tagging, parsing = views
        rooted = torch.cat([self.root.expand(len(batch.items), 1, -1), parsing], dim=1)
        heads = self.drop(F.gelu(self.arc_head(rooted)))
        dependents = self.drop(F.gelu(self.arc_dep(parsing)))
        arcs = F.pad(dependents, (0, 1), value=1.0) @ self.arc_scores @ heads.transpose(1, 2)
        seen = F.pad(batch.words, (1, 0), value=True)
        return {
            "tag": self.tag(tagging),
            "lemma": self.lemma(tagging),
            "arc": arcs.masked_fill(~seen[:, None, :], _NEVER),
            "label_head": self.drop(F.gelu(self.label_head(rooted))),
            "label_dep": self.drop(F.gelu(self.label_dep(parsing))),
        }

    def labels(self, scores: dict[str, torch.Tensor], heads: torch.Tensor) -> torch.Tensor:
        """Label scores of every word under the head it has (0 is the root)."""
        vectors = scores["label_head"]
        chosen = torch.gather(vectors, 1, heads[:, :, None].expand(-1, -1, vectors.shape[2]))
        head = F.pad(chosen, (0, 1), value=1.0)
        dependent = F.pad(scores["label_dep"], (0, 1), value=1.0)
        return torch.einsum("bnd,drk,bnk->bnr", dependent, self.label_scores, head)

    def loss(self, batch: Batch) -> torch.Tensor:
        """What training lowers: arcs and labels in full, tags by half, lemmas by a third."""
        scores = self(batch, half=True)
        gold = {name: torch.zeros_like(batch.first) for name in ("head", "label", "tag", "lemma")}
        for row, item in enumerate(batch.items):
            words = item.sentence.words
            columns = {
                "head": [w.head + 1 for w in words],
                "label": [self.vocabulary["label"].get(w.label, 0) for w in words],
                "tag": [self.vocabulary["tag"].get(f"{w.pos}|{w.morph}", 0) for w in words],
                "lemma": [
                    self.vocabulary["lemma"].get(lemma_rules.rule(w.form, w.lemma), 0)
                    for w in words
                ],
            }
            for name, values in columns.items():
                gold[name][row, : len(words)] = torch.tensor(values)
        flat = batch.words.view(-1)

        def cost(score: torch.Tensor, name: str) -> torch.Tensor:
            return F.cross_entropy(score.flatten(0, 1)[flat], gold[name].view(-1)[flat])

        return (
            cost(scores["arc"], "head")
            + cost(self.labels(scores, gold["head"]), "label")
            + 0.5 * cost(scores["tag"], "tag")
            + 0.33 * cost(scores["lemma"], "lemma")
        )

    @torch.no_grad()
    def annotate(self, sentences: Sequence[Sentence], size: int = 2500) -> None:
        """Fills tags, lemmas, heads and labels of the sentences in place."""
        self.eval()
        names = {k: list(v) for k, v in self.vocabulary.items()}
        items = sorted((prepare(s, self.tokeniser) for s in sentences), key=lambda i: len(i.pieces))
        for group in batches(items, size):
            batch = collate(group)
            scores = self(batch, half=True)
            arcs = F.log_softmax(scores["arc"], dim=2).double().numpy()
            heads = torch.zeros_like(batch.first)
            for row, item in enumerate(group):
                n = len(item.first)
                heads[row, :n] = torch.from_numpy(np.array(best_tree(arcs[row, :n, : n + 1])) + 1)
            labels = self.labels(scores, heads).argmax(2).tolist()
            tags, lemmas = scores["tag"].argmax(2).tolist(), scores["lemma"].argmax(2).tolist()
            for row, item in enumerate(group):
                for i, word in enumerate(item.sentence.words):
                    pos, word.morph = names["tag"][tags[row][i]].split("|", 1)
                    word.pos = "X" if pos == "?" else pos
                    word.lemma = lemma_rules.apply(names["lemma"][lemmas[row][i]], word.form)
                    word.head = int(heads[row, i]) - 1
                    word.label = "root" if word.head < 0 else names["label"][labels[row][i]]

    def save(self, path: Path, layers: int) -> None:
        """Writes everything but the frozen word embeddings."""
        state = {k: v for k, v in self.state_dict().items() if k != "encoder.word.weight"}
        torch.save({"state": state, "vocabulary": self.vocabulary, "layers": layers}, path)

    @classmethod
    def load(cls, path: Path) -> Teacher:
        """Reads a teacher that `save` wrote."""
        stored = torch.load(path, map_location="cpu", weights_only=True)
        teacher = cls(stored["layers"], stored["vocabulary"])
        teacher.load_state_dict(stored["state"], strict=False)
        return teacher
