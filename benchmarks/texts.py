"""Articles made of templates: the same for the same seed, of any length, nobody's writing."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

_SLOT = re.compile(r"\{(?P<name>\w+)\}")


def articles(count: int, *, seed: int, paragraphs: int = 8, sentences: int = 4) -> Iterator[str]:
    """Yield `count` articles; hardly a sentence comes twice."""
    words = tomllib.loads(Path(__file__).with_name("templates.toml").read_text(encoding="utf-8"))
    writer = _Writer(words, random.Random(seed))
    for _ in range(count):
        written = (" ".join(writer.sentence() for _ in range(sentences)) for _ in range(paragraphs))
        yield "\n\n".join(written) + "\n"


class _Writer:
    def __init__(self, words: dict[str, list[str]], source: random.Random) -> None:
        self._words, self._source = words, source
        self._makers: dict[str, Callable[[], str]] = {
            "noun": self._noun,
            "surname": self._surname,
            "person": lambda: f"{self._one('first_names')} {self._surname()}",
            "number": lambda: str(source.randint(3, 950)),
            "year": lambda: str(source.randint(2027, 2060)),
            "office": lambda: self._one("offices"),
            "country": lambda: self._one("countries"),
        }

    def sentence(self) -> str:
        text = _SLOT.sub(lambda slot: self._fill(slot["name"]), self._one("sentences"))
        return text[0].upper() + text[1:]

    def _fill(self, name: str) -> str:
        maker = self._makers.get(name.lower())
        word = maker() if maker else self._one(name + "s")
        return word[0].upper() + word[1:] if name[0].isupper() else word

    def _one(self, name: str) -> str:
        return self._source.choice(self._words[name])

    def _noun(self) -> str:
        parts = (self._one("heads"), self._one("complements"), self._one("qualifiers"))
        return " ".join(part for part in parts if part)

    def _surname(self) -> str:
        syllables = self._source.choices(self._words["syllables"], k=self._source.randint(2, 3))
        return "".join([*syllables, self._one("endings")]).capitalize()
