"""The French model of Verbale, an ordinary spaCy pipeline.

``verbale_fr.load()`` gives tokens, sentences (by rule), parts of speech and features, lemmas,
Universal Dependencies and the names of persons, places and organisations. It never touches the
network.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import NumpyOps

from verbale_fr import embedding, lemmas, sentences, tokeniser  # noqa: F401  (they register themselves)

__all__ = ["__version__", "load"]
__version__ = "0.1.0"

_FOLDER = Path(__file__).parent / "model"


def load(*, exclude: Iterable[str] = ()) -> Language:
    """The pipeline, without the components named in `exclude`.

    Sentence boundaries that a document already carries are kept; pass
    ``exclude=["verbale_fr_sentences"]`` to set them with a component of your own.
    """
    # The rules of `tokeniser` are the tokeniser; the copy of its expressions in the folder is for
    # those who load it with spaCy alone.
    nlp = spacy.load(_FOLDER, exclude=["tokenizer", *exclude])
    # numpy's matrix product is a fifth faster here than the one spaCy takes by default.
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None:
            for node in model.walk():
                node.ops = ops
    embedding.share_words(nlp)
    return nlp
