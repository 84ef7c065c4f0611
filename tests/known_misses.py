"""The ledger of marked sentences that are known not to be read right: it may only shrink.

`tests/extract/known_misses.tsv` has one a line: what it is an example of, and the sentence. After a
change of the model or the rules, this rewrites it and says what went and what came:

    python -m pytest tests/extract --rewrite-misses
"""

from __future__ import annotations

from pathlib import Path

import pytest

Row = tuple[str, str]

LEDGER = Path(__file__).parent / "extract" / "known_misses.tsv"


def read_ledger(path: Path = LEDGER) -> frozenset[Row]:
    rows = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return frozenset(_row(line) for line in rows)


def _row(line: str) -> Row:
    what, _, sentence = line.partition("\t")
    return what, sentence.replace("\\n", "\n")


class Ledger:
    """Settles every case against the ledger, or gathers a new one where it is to be rewritten."""

    def __init__(self, known: frozenset[Row], *, rewrite: bool) -> None:
        self.known = known
        self.rewrite = rewrite
        self.settled: set[Row] = set()
        self.missed: set[Row] = set()

    def settle(self, what: str, sentence: str, complaint: str) -> None:
        """Fail where a listed case holds (no complaint) and where an unlisted one does not."""
        row = (what, sentence)
        self.settled.add(row)
        if complaint:
            self.missed.add(row)
        if self.rewrite:
            return
        if complaint and row not in self.known:
            pytest.fail(f"{what}: {sentence}\n{complaint}", pytrace=False)
        if not complaint and row in self.known:
            pytest.fail(
                f"{what}: {sentence}\nholds now. Take the line out of {LEDGER.name}, or rewrite "
                "the file with --rewrite-misses.",
                pytrace=False,
            )

    def write(self, path: Path = LEDGER) -> str:
        """Write what was missed in this run as the new ledger; return what changed, for people."""
        lines = sorted(f"{what}\t{text}".replace("\n", "\\n") for what, text in self.missed)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        came = sorted(f"  new miss: {a}: {b}" for a, b in self.missed - self.known)
        gone = len(self.known - self.missed)
        return "\n".join([f"{path.name}: {len(lines)} misses, {gone} fewer than before,", *came])
