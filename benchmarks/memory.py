"""Memory over a stream of documents: it must not grow with their number.

Promise: from the second thousand of 10,000 documents on, resident memory grows by less than 64 MB.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from texts import articles

if TYPE_CHECKING:
    from verbale.text.document import Document

PROMISE = 64.0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--documents", type=int, default=10_000, help="how many (default 10000)")
    parser.add_argument("--sentences", type=int, default=2, help="sentences each (default 2)")
    arguments = parser.parse_args()

    import verbale
    from verbale.record.types import Record

    reader = verbale.load("fr")
    began = time.perf_counter()
    settled = arguments.documents // 5
    baseline, last, records = 0.0, 0.0, 0
    for number, result in enumerate(
        reader.read_many(stream(arguments.documents, arguments.sentences)), 1
    ):
        records += isinstance(result, Record)
        if number == settled:
            baseline = megabytes()
        if number % max(1, arguments.documents // 10) == 0:
            last = megabytes()
            taken = time.perf_counter() - began
            print(f"{number:6} documents  {last:7.1f} MB  {taken:6.1f} s", flush=True)
    grown = last - baseline
    print(
        f"{records} records; grown by {grown:.1f} MB from document {settled} on "
        f"(promised: less than {PROMISE:.0f})"
    )
    return 0 if grown < PROMISE and records == arguments.documents else 1


def stream(count: int, sentences: int) -> Iterator[Document]:
    from verbale.text.document import document_from_text

    texts = articles(count, seed=2, paragraphs=1, sentences=sentences)
    for number, text in enumerate(texts):
        yield document_from_text(text, id=f"m{number}")


def megabytes() -> float:
    """Return the resident memory now; where the system does not tell, the most there ever was."""
    status = Path("/proc/self/statm")
    if status.exists():
        pages = int(status.read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() / 2**20
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    sys.exit(main())
