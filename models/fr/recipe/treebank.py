"""Reads CoNLL-U treebanks into plain sentences with harmonised labels. Knows nothing of spaCy.

Why words are merged: « du », « au », « des » and « auxquels » are one word for a reader and two in
Universal Dependencies. Spans must be made of the text, so a contraction stays one token, with the
head, label, tag and lemma of the part whose head lies outside the contraction.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Labels whose subtype says something Verbale reads and on which the treebanks agree; the others
# (obl:arg / obl:mod, nmod:…) are annotated differently from one treebank to the next.
KEPT_SUBTYPES = frozenset(
    {
        "acl:relcl",
        "advcl:cleft",
        "aux:caus",
        "aux:pass",
        "aux:tense",
        "expl:comp",
        "expl:pass",
        "expl:pv",
        "expl:subj",
        "flat:foreign",
        "flat:name",
        "nsubj:pass",
        "obl:agent",
    }
)
KEPT_FEATURES = frozenset(
    {
        "Definite",
        "Gender",
        "Mood",
        "NumType",
        "Number",
        "Person",
        "Polarity",
        "Poss",
        "PronType",
        "Reflex",
        "Tense",
        "VerbForm",
        "Voice",
    }
)


@dataclass(slots=True)
class Word:
    """One token; `head` is an index in the sentence, -1 for the root; `space` follows it or not."""

    form: str
    lemma: str
    pos: str
    morph: str
    head: int
    label: str
    space: bool


@dataclass(slots=True)
class Sentence:
    """The words of one sentence and the identifier its treebank gives it."""

    identifier: str
    words: list[Word]

    @property
    def text(self) -> str:
        """The surface text, without a trailing space."""
        return "".join(w.form + (" " if w.space else "") for w in self.words).rstrip()

    def spans(self) -> list[tuple[int, int]]:
        """Character bounds of every word in `text`."""
        bounds, at = [], 0
        for word in self.words:
            bounds.append((at, at + len(word.form)))
            at += len(word.form) + (1 if word.space else 0)
        return bounds


def harmonised(label: str) -> str:
    """The label as the model learns it: the universal relation, and the subtypes worth keeping."""
    return label if label in KEPT_SUBTYPES else label.split(":")[0]


def universal(label: str) -> str:
    """The universal relation of a label, spelled as UD does (`root`, not spaCy's `ROOT`)."""
    return label.split(":")[0].lower()


def _features(column: str) -> dict[str, str]:
    pairs = (pair.split("=", 1) for pair in column.split("|") if "=" in pair)
    return {name: value for name, value in pairs if name in KEPT_FEATURES}


def _sentence(
    identifier: str, rows: list[list[str]], merged: dict[int, tuple[int, str, str]]
) -> Sentence:
    words: list[Word] = []
    token_of = [0] * (len(rows) + 1)
    number = 1
    while number <= len(rows):
        last, form, misc = merged.get(number, (number, rows[number - 1][1], rows[number - 1][9]))
        parts = range(number, last + 1)
        outer = next((p for p in parts if int(rows[p - 1][6]) not in parts), number)
        row = rows[outer - 1]
        features: dict[str, str] = {}
        for part in parts:
            for name, value in _features(rows[part - 1][5]).items():
                features.setdefault(name, value)
        for part in parts:
            token_of[part] = len(words)
        words.append(
            Word(
                form=form,
                lemma=form if row[2] == "_" else row[2],
                pos=row[3],
                morph="|".join(f"{name}={features[name]}" for name in sorted(features)),
                head=int(row[6]),
                label=harmonised(row[7]),
                space="SpaceAfter=No" not in misc,
            )
        )
        number = last + 1
    for word in words:
        word.head = -1 if word.head == 0 else token_of[word.head]
    return Sentence(identifier, words)


def read(path: Path) -> Iterator[Sentence]:
    """Yields the sentences of a CoNLL-U file, contractions merged."""
    identifier = ""
    rows: list[list[str]] = []
    merged: dict[int, tuple[int, str, str]] = {}
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield _sentence(identifier, rows, merged)
                identifier, rows, merged = "", [], {}
            elif line.startswith("# sent_id"):
                identifier = line.split("=", 1)[1].strip()
            elif not line.startswith("#"):
                columns = line.split("\t")
                if "-" in columns[0]:
                    first, last = map(int, columns[0].split("-"))
                    merged[first] = (last, columns[1], columns[9])
                elif "." not in columns[0]:
                    rows.append(columns)


@dataclass(frozen=True, slots=True)
class Split:
    """What is trained on and what decides when to stop; no test sentence is in either."""

    train: list[list[Sentence]]
    dev: list[Sentence]


GSD_TRAINED = 1326  # of the 1,476 sentences of GSD dev; the rest helps to choose the step
QUESTIONS = 900  # of FQB's 2,289: news asks little, and too many questions bend the parser


def split(folder: Path, *, with_pud: bool = False) -> Split:
    """The training and development sentences; PUD only for the build that is released."""
    gsd = list(read(folder / "fr_gsd-ud-dev.conllu"))
    questions = list(read(folder / "fr_fqb-ud-test.conllu"))
    random.Random(1).shuffle(questions)
    train = [
        list(read(folder / "fr_sequoia-ud-train.conllu")),
        gsd[:GSD_TRAINED],
        questions[:QUESTIONS],
    ]
    if with_pud:
        train.append(list(read(folder / "fr_pud-ud-test.conllu")))
    return Split(train, [*read(folder / "fr_sequoia-ud-dev.conllu"), *gsd[GSD_TRAINED:]])
