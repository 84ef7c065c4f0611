"""Start-up and speed in a fresh process: ``python -m recipe.speed --text FILE MODEL...``.

Cold means text never seen by the process, as a command-line run meets it. CPU seconds of one thread
are counted (set OMP_NUM_THREADS and OPENBLAS_NUM_THREADS to 1). Each model is run several times, in
turns, and the median is reported.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path


def once(model: str, text: Path) -> dict[str, float]:
    """One measurement, in this process."""
    begin = time.process_time()
    from recipe.evaluate import load  # the import of spaCy is part of the start

    nlp = load(model)
    start = time.process_time() - begin
    lines = [line for line in text.read_text(encoding="utf-8").split("\n") if line.strip()]
    rates = []
    for _ in range(2):
        begin = time.process_time()
        tokens = sum(len(doc) for doc in nlp.pipe(lines, batch_size=128))
        rates.append(tokens / (time.process_time() - begin))
    french = float("spacy.lang.fr" in sys.modules)
    return {"start": start, "cold": rates[0], "warm": rates[1], "imports_spacy_fr": french}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True, help="one paragraph a line")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--once", action="store_true")
    parser.add_argument("--out", type=Path)
    parser.add_argument("models", nargs="+")
    options = parser.parse_args()
    if options.once:
        sys.stdout.write(json.dumps(once(options.models[0], options.text)))
        return
    runs: dict[str, list[dict[str, float]]] = {model: [] for model in options.models}
    for _ in range(options.times):
        for model in options.models:
            command = [sys.executable, "-m", "recipe.speed", "--once", model]
            command += ["--text", str(options.text)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            runs[model].append(json.loads(done.stdout))
    medians = {
        model: {key: round(statistics.median(r[key] for r in found), 2) for key in found[0]}
        for model, found in runs.items()
    }
    text = json.dumps(medians, indent=2) + "\n"
    sys.stdout.write(text)
    if options.out:
        options.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
