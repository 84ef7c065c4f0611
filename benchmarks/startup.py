"""How long `verbale --help` takes, and whether it imports what it does not need.

Promise: under 0.3 s, by the median of ten; none of the heavy packages is imported.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

PROMISE = 0.3
HEAVY = ("alembic", "ftfy", "jinja2", "numpy", "rich", "spacy", "sqlalchemy", "thinc")
IMPORTED = f"""
import sys
from verbale.cli.main import group
try:
    group.main(args=["--help"], prog_name="verbale")
except SystemExit:
    print(*sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--runs", type=int, default=10, help="how often (default 10)")
    arguments = parser.parse_args()
    program = Path(sys.executable).with_name("verbale")
    if not program.exists():
        print(f"{program}: no such program. Run `make install` first.", file=sys.stderr)
        return 2
    seconds = []
    for _ in range(arguments.runs):
        began = time.perf_counter()
        subprocess.run([program, "--help"], check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - began)
    heavy = subprocess.run(
        [sys.executable, "-c", IMPORTED],
        check=True,
        encoding="utf-8",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ).stderr.split()
    print(
        f"verbale --help: median {median(seconds):.3f} s, slowest {max(seconds):.3f} s "
        f"(promised: {PROMISE} s)"
    )
    print(f"heavy packages imported: {', '.join(heavy) or 'none'}")
    return 0 if median(seconds) < PROMISE and not heavy else 1


if __name__ == "__main__":
    sys.exit(main())
