"""Temporary shim."""

from verbale.languages.fr.cues import Cue, CueLexicon

__all__ = ["Cue", "CueLexicon"]
