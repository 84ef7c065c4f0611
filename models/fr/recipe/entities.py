"""Reads entity corpora: WiNER-fr (brat), UNER (IOB2), Europeana newspapers (BIO).

Three kinds are kept, PER, LOC and ORG. Where a corpus nests names (« Université Victor-Hugo »), the
outer one counts.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = {"Person": "PER", "Location": "LOC", "Organization": "ORG"}
# Every twelfth article is held back: neither its text nor its names are trained on. Whole months
# would not do: those at the end of 2018 are mostly about one movement.
HELD_BACK_EVERY = 12

Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or sentence, and the names in it as (start, end, kind)."""

    text: str
    names: tuple[Name, ...]


def outermost(names: list[Name]) -> list[Name]:
    """The names that no longer name contains or crosses, in order."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n[0] - n[1], n[0])):
        if all(name[1] <= other[0] or other[1] <= name[0] for other in kept):
            kept.append(name)
    return sorted(kept)


def paragraphs(text: str, names: list[Name]) -> Iterator[Passage]:
    """Cuts a document at line feeds."""
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        inside = [(a - start, b - start, k) for a, b, k in names if start <= a and b <= end]
        yield Passage(line.group(), tuple(outermost(inside)))


def winer(folder: Path, *, held_back: bool = False) -> Iterator[list[Passage]]:
    """The articles of WiNER-fr, each as its paragraphs."""
    for number, path in enumerate(sorted(folder.glob("20*/[01][0-9]/*.txt"))):
        if (number % HELD_BACK_EVERY == 0) != held_back:
            continue
        text = path.read_text(encoding="utf-8")
        names: list[Name] = []
        for line in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
            found = re.match(r"T\d+\t(?P<kind>\w+) (?P<start>\d+) (?P<end>\d+)\t", line)
            if found and found["kind"] in KINDS:
                names.append((int(found["start"]), int(found["end"]), KINDS[found["kind"]]))
        yield list(paragraphs(text, names))


def renamed(passage: Passage, people: list[str], rng: random.Random) -> Passage:
    """The passage with other people in it: the context has to tell a person, not the name."""
    text, names, at = "", [], 0
    chosen: dict[str, str] = {}
    for start, end, kind in passage.names:
        old = passage.text[start:end]
        new = old
        if kind == "PER":
            if old not in chosen:
                person = rng.choice(people)
                chosen[old] = person if " " in old else person.split()[-1]
            new = chosen[old]
        text += passage.text[at:start]
        names.append((len(text), len(text) + len(new), kind))
        text += new
        at = end
    return Passage(text + passage.text[at:], tuple(names))


def _joined(words: list[str], tags: list[str]) -> Passage:
    """A sentence put together again from its words, spaced as French is."""
    text, open_kind = "", ""
    names: list[Name] = []
    for i, (word, tag) in enumerate(zip(words, tags, strict=True)):
        glue = i and (
            word in {".", ",", ")", "]", "...", "…", "'s", "n't", "’s"}
            or words[i - 1] in {"(", "["}
            or words[i - 1].endswith(("'", "’"))
        )
        if i and not glue:
            text += " "
        kind = tag[2:] if tag[2:] in {"PER", "LOC", "ORG"} else ""
        if kind and not (tag[0] == "I" and kind == open_kind):
            names.append((len(text), 0, kind))
        text += word
        if kind:
            names[-1] = (names[-1][0], len(text), kind)
        open_kind = kind
    return Passage(text, tuple(names))


def columns(path: Path, word: int, tag: int, separator: str | None) -> Iterator[Passage]:
    """Sentences of a file with one token a line; runs without a blank line are cut at stops."""
    words: list[str] = []
    tags: list[str] = []
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in [*lines, "\n"]:
            if line.startswith("# "):
                continue
            cells = line.rstrip("\n").split(separator)
            full = len(cells) > max(word, tag) and cells[word].strip()
            if full:
                words.append(cells[word])
                tags.append(cells[tag])
            if words and (not full or (len(words) > 8 and words[-1] == ".") or len(words) > 120):
                yield _joined(words, tags)
                words, tags = [], []


def uner(folder: Path) -> Iterator[Passage]:
    """Portuguese and English sentences with gold names (not the PUD ones: PUD is the test)."""
    for path in sorted(folder.glob("*.iob2")):
        if "pud" not in path.name:
            yield from columns(path, 1, 2, "\t")


def europeana(folder: Path) -> Iterator[Passage]:
    """French newspapers of before 1945, read by machine: many misread words, many names."""
    yield from columns(folder / "enp_FR.bnf.bio", 0, 1, None)


def evaluation_texts(folder: Path) -> set[str]:
    """Letters of every paragraph of the evaluation documents, to keep them out of training."""
    found: set[str] = set()
    for path in folder.glob("*.json"):
        text = json.loads(path.read_text(encoding="utf-8"))["document"]["text"]
        found.update(letters(line) for line in text.split("\n") if len(letters(line)) > 15)
    return found


def letters(text: str) -> str:
    """The letters and digits of a text, for comparing texts that differ in spaces and marks."""
    return re.sub(r"\W+", "", text).lower()
