"""Tokens a second of the look-up of names, in one process, over articles made for it.

Timed is all that a text costs before anybody asks who acts: its shadow copy and the pass over its
words. Tokenizing and parsing are not. The processor's time is taken, so that a busy machine says
the same as an idle one. Promise: at least 200,000 tokens a second.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from statistics import median

from texts import articles

from verbale.actors.knowledge import KnowledgeBase
from verbale.text.shadow import shadow

PROMISE = 200_000


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--text", type=Path, help="a text of yours; articles part at a line of ---")
    parser.add_argument("--articles", type=int, default=300, help="articles to make (default 300)")
    parser.add_argument("--rounds", type=int, default=5, help="turns (default 5)")
    arguments = parser.parse_args()
    if arguments.text:
        texts = arguments.text.read_text(encoding="utf-8").split("\n---\n")
    else:
        texts = list(articles(arguments.articles, seed=1))
    tokens = count(texts)
    base = KnowledgeBase.load()
    base.find("Paris", "Paris")
    speeds, names = [], 0
    for _ in range(arguments.rounds):
        started = time.process_time()
        names = sum(len(base.find(text, shadow(text))) for text in texts)
        speeds.append(tokens / (time.process_time() - started))
    speed = median(speeds)
    print(f"{len(texts)} articles, {tokens:,} tokens, {names:,} names")
    print(f"{speed:,.0f} tokens/s (promised: {PROMISE:,})")
    return 0 if speed >= PROMISE else 1


def count(texts: list[str]) -> int:
    """Return the number of tokens as the model would count them."""
    import spacy

    tokenizer = spacy.blank("fr").tokenizer
    return sum(1 for text in texts for token in tokenizer(text) if not token.is_space)


if __name__ == "__main__":
    sys.exit(main())
