"""How many tokens a second the look-up of names takes, in one process, over texts of our own.

    python benchmarks/mentions.py [--tokens 200000]

Only the look-up is timed, not the parse: the knowledge base is loaded and the texts are folded
into shadows before the clock starts. The bar is 200,000 tokens a second.
"""

from __future__ import annotations

import argparse
import sys
import time

from texts import articles

from verbale.actors.knowledge import KnowledgeBase
from verbale.text.shadow import shadow

BAR = 200_000
_BEST_OF = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=200_000, help="how many tokens to look up")
    wanted = parser.parse_args().tokens
    base = KnowledgeBase.load()
    texts: list[tuple[str, str]] = []
    tokens = 0
    for text in articles():
        texts.append((text, shadow(text)))
        # What a tokenizer would give: words, and what is parted by an apostrophe.
        tokens += len(text.replace("'", " ").replace("\u2019", " ").split())
        if tokens >= wanted:
            break
    best = 0.0
    names = 0
    for _ in range(_BEST_OF):
        started = time.perf_counter()
        names = sum(len(base.find(text, folded)) for text, folded in texts)
        best = max(best, tokens / (time.perf_counter() - started))
    print(f"{len(texts)} texts, {tokens:,} tokens, {names:,} names: {best:,.0f} tokens/s")
    return 0 if best >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
