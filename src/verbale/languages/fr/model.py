"""The French model: the package `verbale-fr`, built by `models/fr`."""

from __future__ import annotations

import os

from verbale.errors import MissingComponent
from verbale.languages.fr.abbreviations import ABBREVIATIONS, ELIDED
from verbale.languages.spacy_model import SpacyModel

PACKAGE = "verbale-fr"


def load_model() -> SpacyModel:
    """Load the French model; MissingComponent where its package is not installed.

    Sentence starts are set block by block before the parser (see `SpacyModel`), so the package's
    own component for them is left out.
    """
    # Its matrices are small: a second thread of OpenBLAS costs more than it gives. It heeds this
    # only where numpy has not been imported yet.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        import verbale_fr

        nlp = verbale_fr.load(exclude=["verbale_fr_sentences"])
    except (ImportError, OSError) as fault:
        raise MissingComponent(
            f"the French model {PACKAGE} is not installed, or not whole. Run `make install` in a "
            "clone of Verbale, or `pip install ./packages/verbale-fr`."
        ) from fault
    for word in ELIDED:
        # « l' Iran »: an elided word that a wiki parts from what it belongs to stays whole.
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[union-attr]
    return SpacyModel(nlp, f"{PACKAGE} {verbale_fr.__version__}", ABBREVIATIONS)
