"""Kills `verbale add` at random moments and proves that nothing is lost, doubled or half-written.

How it works. A stream of small documents, made here, is added to a store by a process of its own,
which is killed with SIGKILL after a random time; after each kill the store is proved as it lies.
The next run goes on with the same store; when one ends before its kill, its store is proved to be
complete and a fresh one begins. At the end a last run completes the last store.

    python benchmarks/kill_add.py --kills 50 --documents 500

`--reader small` takes a reader of a few lines instead of the model, which leaves more of the time
to the store. Exit code 1 where anything is wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).resolve().parent
SPEAKERS = {
    "Le ministre français": ("FRA", "France"),
    "Pékin": ("CHN", "Chine"),
    "Moscou": ("RUS", "Russie"),
    "Le Caire": ("EGY", "Égypte"),
    "Lima": ("PER", "Pérou"),
}
CUES = ("a déclaré", "a promis", "a annoncé", "a rappelé", "a regretté")
CONTENTS = (
    "les négociations reprendront au printemps",
    "l'aide alimentaire serait doublée",
    "les journaux avaient mal compris sa position",
    "le nouveau pont relierait les deux rives",
    "l'accord de pêche restait en vigueur",
    "aucune sanction n'était à l'étude",
    "la délégation attendait une réponse écrite",
)
SAID = re.compile(
    rf"(?P<who>{'|'.join(SPEAKERS)}) (?P<cue>{'|'.join(CUES)}) que (?P<words>[^.]+)\."
)
CHILD = """
import sys, verbale
sys.path.insert(0, {here!r})
if {small!r}:
    import kill_add
    vars(verbale)["load"] = lambda language: kill_add.SmallReader()
from verbale.cli.main import main
main(sys.argv[1:])
"""


class SmallReader:
    """Finds the sentences that this file makes, and nothing else."""

    def read_many(self, documents: Iterable[object]) -> Iterator[object]:
        import verbale
        from verbale.record.types import Actor, Provenance, Record, Statement
        from verbale.text.document import Document
        from verbale.text.span import Span

        for document in documents:
            assert isinstance(document, Document)
            made = Provenance("small", "said", verbale.__version__, document.digest)
            actors: dict[str, Actor] = {}
            statements = []
            for number, found in enumerate(SAID.finditer(document.text), start=1):
                key, name = SPEAKERS[found["who"]]
                actors[key] = Actor(key, "country", (name,), key, provenance=made)
                spans = Span(*found.span("cue")), (Span(*found.span("words")),)
                statements.append(
                    Statement(f"s{number}", (key,), (), *spans, "indirect", provenance=made)
                )
            yield Record(
                document=document,
                version=verbale.__version__,
                model="small",
                actors=tuple(actors.values()),
                statements=tuple(statements),
            )


def made_documents(count: int, seed: int) -> list[dict[str, str]]:
    """Return documents of a few sentences of our own, each with an id."""
    chance = random.Random(seed)
    documents = []
    for number in range(count):
        sentences = [
            f"{chance.choice(list(SPEAKERS))} {chance.choice(CUES)} que {chance.choice(CONTENTS)}."
            for _ in range(chance.randint(2, 5))
        ]
        day = f"2024-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        text = f"Dépêche {number}\n\n" + " ".join(sentences)
        documents.append({"id": f"doc-{number:05d}", "published": day, "text": text})
    return documents


def adding(stream: Path, store: Path, small: bool) -> list[str]:
    code = CHILD.format(here=str(HERE), small=small)
    return [sys.executable, "-c", code, "add", str(stream), "--store", str(store)]


def start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def state(store: Path) -> tuple[int, list[str]]:
    """Return how many documents are there, and everything that is wrong with them."""
    from verbale.ask.checking import check
    from verbale.errors import StoreError
    from verbale.stores import open_store

    if not store.exists():
        return 0, []
    try:
        with closing(open_store(str(store))) as opened:
            versions = [document.id for document in opened.documents()]
            wrong = [f"{one.document}: {one.detail}" for one in check(opened)]
    except StoreError as error:
        return 0, [str(error)]
    wrong += [f"{one}: there more than once" for one in set(versions) if versions.count(one) > 1]
    return len(versions), wrong


def incomplete(store: Path, expected: list[str]) -> list[str]:
    from verbale.stores import open_store

    with closing(open_store(str(store))) as opened:
        ids = opened.ids()
    return [f"{one}: missing" for one in sorted(set(expected) - set(ids))]


def proved_by_the_verb(store: Path) -> bool:
    code = "import sys; from verbale.cli.main import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "check", "--store", str(store)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reader", choices=["model", "small"], default="model")
    chosen = parser.parse_args()
    small = chosen.reader == "small"
    chance = random.Random(chosen.seed)
    documents = made_documents(chosen.documents, chosen.seed)
    expected = [document["id"] for document in documents]
    began = time.monotonic()
    wrong: list[str] = []
    kills = completed = empty = halfway = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stream = folder / "documents.jsonl"
        lines = "".join(json.dumps(document) + "\n" for document in documents)
        stream.write_text(lines, encoding="utf-8")

        def finished(store: Path) -> None:
            code = subprocess.run(
                adding(stream, store, small), capture_output=True, check=False
            ).returncode
            if code != 0:
                wrong.append(f"{store.name}: the last run ended with code {code}")
            wrong.extend([*state(store)[1], *incomplete(store, expected)])
            if not proved_by_the_verb(store):
                wrong.append(f"{store.name}: `verbale check` found something")

        store = folder / "store-0.db"
        finished(store)
        whole = start(adding(stream, folder / "timed.db", small))
        first = time.monotonic()
        whole.wait()
        duration = time.monotonic() - first
        number = 1
        store = folder / f"store-{number}.db"
        while kills < chosen.kills:
            process = start(adding(stream, store, small))
            try:
                process.wait(timeout=chance.uniform(0, duration))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills += 1
                there, found = state(store)
                wrong.extend(found)
                empty += there == 0
                halfway += 0 < there < len(documents)
            else:
                if process.returncode != 0:
                    # Nothing can be learnt from a run that fails by itself.
                    wrong.append(f"{store.name}: a run ended with code {process.returncode}")
                    break
                completed += 1
                finished(store)
                number += 1
                store = folder / f"store-{number}.db"
        finished(store)
    print(f"documents                       {len(documents)}")
    print(f"reader                          {chosen.reader}")
    print(f"one run without a kill          {duration:.1f} s")
    print(f"kills                           {kills}")
    print(f"  before the first commit       {empty}")
    print(f"  with a part of the documents  {halfway}")
    print(f"  with all of them              {kills - empty - halfway}")
    print(f"stores completed and proved     {completed + 2}")
    print(f"missing, doubled or unproved    {len(wrong)}")
    print(f"time                            {time.monotonic() - began:.0f} s")
    for line in wrong[:20]:
        print(f"  {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
