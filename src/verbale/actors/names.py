"""Names: where a text names an actor, by look-up, before anybody asks whether it acts there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from verbale.actors.lexicon import PLAIN, Form, Label, index, merged
from verbale.text.shadow import FILLER, word


@dataclass(frozen=True, slots=True)
class Name:
    """Characters [start, end) that point to one of `keys`, the likeliest first.

    - `form` says how: by name, acronym, adjective (`russe`, `les Russes`), capital, metonym
      (`le Kremlin`), prefix (`sino` in `sino-russe`). A `decoy` holds a name and points to nobody
      (`accord de Paris`, `mer de Chine`) and has no keys.
    - `gender` (`m`, `f`) and `number` (`s`, `p`) are empty where the form leaves them open.
    - `office` is the institution behind a metonym, also where its words are its country's: for
      `le Kremlin` the keys are Russia and the office is its presidency.
    - `weak` words are often the name of a person or of another place (`Victoria`, `Maurice`).
    """

    start: int
    end: int
    keys: tuple[str, ...]
    form: Form
    gender: str = ""
    number: str = ""
    office: str | None = None
    weak: bool = False


class NameFinder:
    """Finds labels in texts; its cost depends on the text, not on the number of labels."""

    def __init__(self, labels: list[Label], ambiguous: Mapping[tuple[str, ...], tuple[str, ...]]):
        """Take the labels, and for ambiguous words their actors, the likeliest first."""
        self._by_word = index(labels)
        self._ambiguous = ambiguous

    def find(self, shadow: str) -> list[Name]:
        """Return the names of a text in order; the longest wins, and none overlaps another.

        Takes the text's shadow copy, so that apostrophes, hyphens and spaces are of one kind.
        """
        plain = shadow.translate(PLAIN)
        offsets: list[int] | None = None
        if len(plain) != len(shadow):
            # Letters that show nothing were left out: say where each of the others stands.
            offsets = [i for i, character in enumerate(shadow) if character != FILLER]
            offsets.append(len(shadow))
        words = plain.split(" ")
        by_word = self._by_word
        hits = [i for i, first in enumerate(words) if first in by_word]
        if not hits:
            return []
        starts = list(accumulate((len(piece) + 1 for piece in words), initial=0))
        names: list[Name] = []
        free = 0
        for i in hits:
            if i < free:
                continue
            for label_words, labels in by_word[words[i]]:
                count = len(label_words)
                if count > 1 and tuple(words[i : i + count]) != label_words:
                    continue
                start = starts[i]
                end = starts[i + count] - 1
                if offsets is not None:
                    start, end = offsets[start], offsets[end - 1] + 1
                name = self._name(shadow, start, end, label_words, labels)
                if name:
                    names.append(name)
                    free = i + count
                    break
        return names

    def _name(
        self,
        shadow: str,
        start: int,
        end: int,
        words: tuple[str, ...],
        labels: list[Label],
    ) -> Name | None:
        piece = word(shadow[start:end])
        fitting = [label for label in labels if label.fits(piece)]
        if len(fitting) > 1:
            fitting = _told_apart(piece, fitting)
        fitting = [
            label
            for label in fitting
            if not (label.form == "prefix" and not _hyphened(shadow, end))
            and not (label.common and _shouted(shadow, start, end))
        ]
        if not fitting:
            return None
        label = merged(fitting)
        name = Name(
            start,
            end,
            label.keys,
            label.form,
            label.gender,
            label.number,
            label.office,
            label.weak,
        )
        keys = self._ambiguous.get(words)
        # « AfD » spelled out is no longer ambiguous.
        if keys and not (name.form == "acronym" and len(name.keys) == 1):
            return replace(name, keys=keys, gender=name.gender if name.form == "adjective" else "")
        return name


def _told_apart(piece: str, labels: list[Label]) -> list[Label]:
    """Keep the labels that the spelling of the text speaks for."""
    acronyms = [label for label in labels if label.form == "acronym"]
    exact = [label for label in acronyms if label.spelling == piece]
    if exact:
        return exact
    # « l'Argentine », « les Philippines » against « argentine », « philippines ».
    if piece[:1].isupper():
        return [label for label in labels if label.form != "adjective"] or labels
    return labels


def _hyphened(shadow: str, end: int) -> bool:
    return shadow[end : end + 1] == "-" and shadow[end + 1 : end + 2].isalpha()


def _shouted(shadow: str, start: int, end: int) -> bool:
    """Say whether a neighbouring word is in capitals too: « PROCÈS AU SÉNÉGAL »."""
    before = shadow[max(0, start - 30) : start].replace("'", " ").split()
    after = shadow[end : end + 30].split()
    return any(
        len(beside) > 1 and beside.isalpha() and beside.isupper()
        for beside in (*before[-1:], *after[:1])
    )
