"""How fast pages come from a store of 20,000 documents while ten people read at once.

A store is made of texts from templates, read once each and kept under many ids and dates; then a
server of its own process answers ten readers who never wait between two pages, which is more than
people do. Each asks for the start page, searches and pairs in turn, of words and countries drawn by
chance, so that most answers are computed and some are remembered, as on a working day.
Promise: for each kind of page, half of the answers within 300 ms and 95 of 100 within a second.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

from texts import articles

MEDIAN, SLOWEST = 0.300, 1.000
PUBLISHERS = [f"Agence {name}" for name in ("Nord", "Sud", "Est", "Ouest", "Lac", "Delta", "Cap")]
FIRST_DAY = date(2019, 1, 1)
ADDRESS = re.compile(r"http://(?P<host>[^:/]+):(?P<port>\d+)/")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--store", type=Path, help="make the store here, or use the one that is")
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--distinct", type=int, default=1_000, help="texts to read (default 1,000)")
    parser.add_argument("--readers", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--wait", type=float, default=0.0, help="seconds between two pages")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.store or Path(folder, "load.db")
        if not path.exists():
            build(path, arguments.documents, arguments.distinct)
        command = [sys.executable, "-c", "from verbale.cli.main import main; main()", "serve"]
        server = subprocess.Popen(
            [*command, "--store", str(path), "--port", "0", "--no-browser"],
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        try:
            return measure(server, arguments.readers, arguments.seconds, arguments.wait)
        finally:
            server.terminate()
            server.wait()


def build(path: Path, count: int, distinct: int) -> None:
    """Make a store of so many documents, of which so many are read."""
    import verbale
    from verbale.record.types import Record
    from verbale.stores import Entry, open_store
    from verbale.text.document import document_from_text

    began = time.perf_counter()
    reader = verbale.load("fr")
    texts = articles(min(distinct, count), seed=7, paragraphs=4, sentences=3)
    documents = (document_from_text(text) for text in texts)
    read = [one for one in reader.read_many(documents) if isinstance(one, Record)]
    print(f"{len(read)} texts read in {time.perf_counter() - began:.0f} s", flush=True)

    def entries() -> Iterator[Entry]:
        chance = random.Random(7)
        for number in range(count):
            record = read[number % len(read)]
            document = replace(
                record.document,
                id=f"load-{number:06}",
                published=FIRST_DAY + timedelta(days=chance.randrange(2500)),
                publisher=chance.choice(PUBLISHERS),
            )
            yield Entry(replace(record, document=document))

    with closing(open_store(str(path), create=True)) as store:
        waiting = entries()
        while batch := list(islice(waiting, 500)):
            store.put(batch)
        totals = store.totals()
    print(
        f"{totals.documents:,} documents, {totals.statements:,} statements, {totals.acts:,} acts "
        f"in {path.stat().st_size / 1e6:,.0f} MB after {time.perf_counter() - began:.0f} s",
        flush=True,
    )


def measure(server: subprocess.Popen[str], readers: int, seconds: float, wait: float) -> int:
    """Let the readers read and print what they waited."""
    assert server.stderr is not None
    found = ADDRESS.search(server.stderr.readline())
    assert found is not None
    place = (found["host"], int(found["port"]))
    words, countries = vocabulary(place)
    taken: dict[str, list[float]] = {"home": [], "search": [], "pair": []}
    failed: list[str] = []
    end = time.perf_counter() + seconds
    threads = [
        threading.Thread(
            target=read_on, args=(place, words, countries, number, end, wait, taken, failed)
        )
        for number in range(readers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = not failed
    for kind, times in taken.items():
        slow = quantiles(times, n=20)[-1]
        kept &= median(times) <= MEDIAN and slow <= SLOWEST
        print(
            f"{kind:7}{len(times):6} pages   median {1000 * median(times):5.0f} ms   "
            f"95 % {1000 * slow:5.0f} ms   slowest {1000 * max(times):5.0f} ms"
        )
    print(
        f"{readers} readers, {wait:g} s between two pages, {len(failed)} failed "
        f"(promised: median 300 ms, 95 % 1,000 ms)"
    )
    for line in failed[:5]:
        print(line)
    return 0 if kept else 1


def vocabulary(place: tuple[str, int]) -> tuple[list[str], list[str]]:
    """Return words and countries that the store has."""
    import json
    import tomllib

    lists = tomllib.loads(Path(__file__).with_name("templates.toml").read_text(encoding="utf-8"))
    words = sorted(
        {word for name in ("heads", "complements", "things") for line in lists[name]
         for word in re.findall(r"\w{5,}", line)}
    )  # fmt: skip
    connection = http.client.HTTPConnection(*place)
    connection.request("GET", "/api/v1/home")
    home = json.loads(connection.getresponse().read())
    return words, [one["value"] for one in home["facets"]["country"]]


def read_on(
    place: tuple[str, int],
    words: list[str],
    countries: list[str],
    seed: int,
    end: float,
    wait: float,
    taken: dict[str, list[float]],
    failed: list[str],
) -> None:
    chance = random.Random(seed)
    connection = http.client.HTTPConnection(*place)
    while time.perf_counter() < end:
        kind = chance.choice(["home", "search", "pair"])
        address = "/"
        if kind == "search":
            address = "/statements?search=" + quote(chance.choice(words))
            if chance.random() < 0.3:
                address += "&speaker=" + chance.choice(countries)
        elif kind == "pair":
            address = "/pair/" + "-".join(chance.sample(countries, 2))
        began = time.perf_counter()
        connection.request("GET", address, headers={"Accept": "text/html"})
        answer = connection.getresponse()
        answer.read()
        taken[kind].append(time.perf_counter() - began)
        if answer.status != 200:
            failed.append(f"{answer.status} {address}")
        time.sleep(wait)


if __name__ == "__main__":
    sys.exit(main())
