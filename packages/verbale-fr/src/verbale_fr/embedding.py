"""Computes the first layer of a network once for every different word of a batch.

That layer sees one word at a time (its form, prefix, suffix, shape and vector), and in news two
words out of three have just been met: what comes out is the same, sooner.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

Rows = list[NDArray[np.float32]]
Forward = Callable[[Model[list[Doc], Rows], list[Doc], bool], tuple[Rows, Callable[[Rows], object]]]


def share_words(nlp: Language) -> None:
    """Makes every network of the pipeline look at each different word of a batch once.

    Training is left as it is. A word is known by its form: a norm set by hand on one token of a
    document has no effect.
    """
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in list(model.walk()) if model is not None else ():
            if node.name.startswith("extract_features>>") and node.name.endswith("ragged2list"):
                # The function, and not the layer, so that the pipeline can still be stored.
                node._func = _shared(node._func, nlp)


def _shared(forward: Forward, nlp: Language) -> Forward:
    def run(
        model: Model[list[Doc], Rows], docs: list[Doc], is_train: bool
    ) -> tuple[Rows, Callable[[Rows], object]]:
        lengths = [len(doc) for doc in docs]
        if is_train or not sum(lengths):
            return forward(model, docs, is_train)
        forms = np.concatenate([doc.to_array("ORTH") for doc in docs])
        different, places = np.unique(forms, return_inverse=True)
        words = Doc(nlp.vocab, words=[nlp.vocab.strings[form] for form in different.tolist()])
        (rows,), back = forward(model, [words], is_train)
        return np.split(rows[places], np.cumsum(lengths)[:-1]), back

    return run
