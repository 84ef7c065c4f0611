"""How long the tables of who is who take to load, each in a process of its own.

Promise: under 0.3 s of processor each, the best of three.
"""

from __future__ import annotations

import subprocess
import sys

PROMISE = 0.3
LOADED = {
    "states, organisations, groups": (
        "from verbale.actors.knowledge import KnowledgeBase",
        "KnowledgeBase.load()",
    ),
    "people and their tenures": (
        "from verbale.actors.people import People",
        "People.load().find('Vladimir Poutine')",
    ),
}


def seconds(imported: str, done: str) -> float:
    code = (
        f"import time\n{imported}\nstart = time.process_time()\n{done}\n"
        "print(time.process_time() - start)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    return float(run.stdout)


def main() -> int:
    slow = False
    for name, (imported, done) in LOADED.items():
        best = min(seconds(imported, done) for _ in range(3))
        slow = slow or best >= PROMISE
        print(f"{name}: {best:.3f} s (promised: {PROMISE} s)")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
