"""The French lexicon of cues: `cues.toml`, and the words of French that its entries may use."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from verbale.languages.cue import KINDS, TYPES, Cue, CueLexicon, CueWords, Kind
from verbale.languages.cue import read_cues as read_lexicon

__all__ = ["KINDS", "TYPES", "Cue", "CueLexicon", "Kind", "load_cues", "read_cues"]

WORDS = CueWords(
    prepositions=frozenset(
        {
            *("à", "après", "avec", "comme", "contre", "dans", "de", "devant", "envers", "par"),
            *("pour", "sur", "à hauteur de", "à l'occasion de", "à la suite de"),
            *("en faveur de", "face à", "quant à"),
        }
    ),
    relatives=frozenset(
        f"selon {word}" for word in ("lequel", "laquelle", "lesquels", "lesquelles")
    ),
    parties=frozenset(
        {"object", "à", "auprès de", "avec", "contre", "de", "envers", "par", "pour", "sur"}
    ),
    reflexives=frozenset({"se", "s'"}),
    clitics=frozenset({"en", "y", "le", "l'"}),
)


@cache
def load_cues() -> CueLexicon:
    """Return the lexicon of this package; it is read once."""
    return read_cues(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))


def read_cues(toml: str) -> CueLexicon:
    """Return the lexicon that a text in the format of `cues.toml` holds, in words of French.

    Refuses a doublet, an unknown field, type or code, and an entry without an example.
    """
    return read_lexicon(toml, WORDS)
