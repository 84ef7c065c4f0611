"""Example: a sentence of a lexicon with its answer marked in it.

Angle brackets hold the words that name the speaker, square brackets the cue, braces the content.
Marks may be nested in one another but never cross: ``{All is well}, [has <he> added].``
"""

from __future__ import annotations

from dataclasses import dataclass

from verbale.errors import InvalidLexicon

_OPENING = {"<": ">", "[": "]", "{": "}"}
_CLOSING = frozenset(_OPENING.values())

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A plain sentence and the half-open character ranges that its marks enclosed, in order.

    >>> example = Example.read("<Paris> [says] that {all is well}.")
    >>> example.text, example.words(example.cues)
    ('Paris says that all is well.', ('says',))
    """

    text: str
    speakers: Ranges
    cues: Ranges
    contents: Ranges

    @classmethod
    def read(cls, marked: str) -> Example:
        """Return the sentence without its marks; refuse crossing, empty or open marks."""
        plain: list[str] = []
        open_marks: list[tuple[str, int]] = []
        found: dict[str, list[tuple[int, int]]] = {mark: [] for mark in _OPENING}
        for char in marked:
            if char in _OPENING:
                open_marks.append((char, len(plain)))
            elif char in _CLOSING:
                if not open_marks or _OPENING[open_marks[-1][0]] != char:
                    raise InvalidLexicon(
                        f"example {marked!r}: {char!r} closes nothing. Open or uncross it."
                    )
                mark, start = open_marks.pop()
                if start == len(plain):
                    raise InvalidLexicon(
                        f"example {marked!r}: {mark}{char} holds no words. Put the words inside."
                    )
                found[mark].append((start, len(plain)))
            else:
                plain.append(char)
        if open_marks:
            raise InvalidLexicon(
                f"example {marked!r}: {open_marks[-1][0]!r} is never closed. Close it."
            )
        return cls(
            "".join(plain),
            tuple(sorted(found["<"])),
            tuple(sorted(found["["])),
            tuple(sorted(found["{"])),
        )

    def words(self, ranges: Ranges) -> tuple[str, ...]:
        """Return the words of each range."""
        return tuple(self.text[start:end] for start, end in ranges)
