"""How long a large document takes from the click to the page that can be read.

A text of 100,000 characters with 2,000 entries is stored and asked for by a headless Chromium with
an empty cache, from a server of its own process: once with statements, acts, amounts and times in
equal shares, once with statements alone. Told are the answer of the server, what the browser makes
of it until its load event, and the moment when the cards stand beside their words and are drawn.
Promise: by the median, cards are placed and drawn within a second after the navigation began.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession

    from verbale.record.types import Act, Provenance, Quantity, Record, Statement, Time
    from verbale.text.document import Block

PROMISE = 1_000
LENGTH, ENTRIES = 100_000, 2_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ADDRESS = re.compile(r"http://(?P<host>[^:/]+):(?P<port>\d+)/")
SENTENCE = (
    "Le ministre ostrien, M. Berec, a déclaré que la Norlande livrerait {number:05} tonnes de gaz "
    "en juin 2031, et il a condamné les attaques commises de nuit contre le vieux port de Lagune "
    "par des inconnus. "
)
SHORT = "M. Berec a dit que le vieux port ouvrirait {number:05}. "
# The first paint after the scripts have placed the cards, told by the page itself.
WATCH = """
const told = () => { window.drawn = performance.now(); };
addEventListener("DOMContentLoaded", () => {
  const isPlaced = () => document.querySelector("article.placed");
  const after = () => requestAnimationFrame(() => setTimeout(told));
  if (isPlaced()) after();
  else new MutationObserver((_, watch) => {
    if (isPlaced()) { watch.disconnect(); after(); }
  }).observe(document.body, { subtree: true, attributeFilter: ["class"] });
});
"""
STEPS = ("answered", "received", "parsed", "loaded", "drawn")
DRAWN = 1 + len(STEPS)
TIMES = """() => {
  const [n] = performance.getEntriesByType("navigation");
  const steps = [n.responseStart, n.responseEnd, n.domInteractive, n.loadEventEnd, window.drawn];
  return [...steps, n.decodedBodySize];
}"""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--runs", type=int, default=9, help="how often each (default 9)")
    parser.add_argument("--screenshots", type=Path, help="keep a picture of each page here")
    arguments = parser.parse_args()
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        print("No Chromium on this machine. Install one first.", file=sys.stderr)
        return 2
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "large.db")
        fill(store)
        command = [sys.executable, "-c", "from verbale.cli.main import main; main()", "serve"]
        server = subprocess.Popen(
            [*command, "--store", str(store), "--port", "0", "--no-browser"],
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        try:
            assert server.stderr is not None
            found = ADDRESS.search(server.stderr.readline())
            assert found is not None
            with sync_playwright() as started:
                browser = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
                kept = [
                    measure(
                        browser, found[0], server.pid, name, arguments.runs, arguments.screenshots
                    )
                    for name in ("mixed", "statements")
                ]
                browser.close()
        finally:
            server.terminate()
            server.wait()
    return 0 if all(kept) else 1


def measure(
    browser: Browser, address: str, server: int, name: str, runs: int, screenshots: Path | None
) -> bool:
    """Open one document so often, print the medians, and say whether the promise is kept."""
    taken: list[list[float]] = []
    for run in range(runs + 1):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        tab = context.new_page()
        tab.add_init_script(WATCH)
        client = context.new_cdp_session(tab)
        client.send("Performance.enable")
        before = computed(server), renderer(client)
        tab.goto(f"{address}d/{name}", wait_until="load")
        tab.wait_for_function("window.drawn > 0")
        spent = [computed(server) - before[0], renderer(client) - before[1]]
        times = [*spent, *tab.evaluate(TIMES)]
        if run:
            # The first one opened the store and read the templates.
            taken.append(times)
        cards = tab.locator(".card").count()
        if run == runs and screenshots is not None:
            screenshots.mkdir(parents=True, exist_ok=True)
            tab.screenshot(path=screenshots / f"{name}.png")
        context.close()
    middle = [median(column) for column in zip(*taken, strict=True)]
    steps = "   ".join(f"{step} {ms:.0f}" for step, ms in zip(STEPS, middle[2:], strict=False))
    print(
        f"{name}: {cards:,} cards, {middle[-1] / 1e6:.1f} MB\n"
        f"  after ms   {steps}   (slowest {max(times[DRAWN] for times in taken):.0f}, "
        f"promised {PROMISE:,})\n"
        f"  computing  server {middle[0]:.0f} ms, browser {middle[1]:.0f} ms; "
        f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores",
        flush=True,
    )
    return bool(middle[DRAWN] < PROMISE)


def computed(process: int) -> float:
    """Return the milliseconds that a process has computed, which other work does not lengthen."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def renderer(client: CDPSession) -> float:
    """Return the same of the process that draws the page."""
    metrics = client.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(m["value"] for m in metrics if m["name"] == "ProcessTime"))


def fill(path: Path) -> None:
    """Store both documents."""
    from verbale.stores import Entry, open_store

    with closing(open_store(str(path), create=True)) as store:
        store.put([Entry(mixed()), Entry(statements())])


def mixed() -> Record:
    """Return a record with as many statements, acts, amounts and times."""
    from verbale.record.types import Act, Quantity, Statement, Time
    from verbale.text.span import Span

    statements: list[Statement] = []
    acts: list[Act] = []
    quantities: list[Quantity] = []
    times: list[Time] = []
    text, places = written(SENTENCE, ENTRIES // 4)
    for number, start in enumerate(places):

        def of(words: str, start: int = start) -> Span:
            at = text.index(words, start)
            return Span(at, at + len(words))

        content = Span(of("la Norlande").start, of("juin 2031").end)
        statements.append(
            Statement(
                f"s{number}",
                ("berec",),
                ("nor",) if number % 3 else (),
                of("a déclaré"),
                (content,),
                "indirect",
                voice=of("Le ministre ostrien, M. Berec"),
                provenance=because("statements", "cue_verb: déclarer"),
            )
        )
        acts.append(
            Act(
                f"a{number}",
                "ACCUSE",
                ("berec",),
                ("nor",),
                of("condamné"),
                about=(of("les attaques commises de nuit contre le vieux port de Lagune"),),
                provenance=because("acts", "condamner: accuse"),
            )
        )
        quantities.append(
            Quantity(of(f"{number:05} tonnes"), number, "tonne", provenance=because("values", "n"))
        )
        times.append(
            Time(
                of("en juin 2031"),
                "2031-06",
                date(2031, 6, 1),
                date(2031, 6, 30),
                "month",
                provenance=because("values", "month"),
            )
        )
    return record("mixed", text, statements, acts, quantities, times)


def statements() -> Record:
    """Return a record with statements alone."""
    from verbale.record.types import Statement
    from verbale.text.span import Span

    text, places = written(SHORT, ENTRIES)
    made = [
        Statement(
            f"s{number}",
            ("berec",),
            (),
            Span(start + 9, start + 14),
            (Span(start + 19, start + 48),),
            "indirect",
            voice=Span(start, start + 8),
            provenance=because("statements", "cue_verb: dire"),
        )
        for number, start in enumerate(places)
    ]
    return record("statements", text, made)


def written(sentence: str, count: int) -> tuple[str, list[int]]:
    """Return a text of so many sentences in paragraphs of six, and where each begins."""
    pieces: list[str] = []
    places: list[int] = []
    length = 0
    for number in range(count):
        if number and number % 6 == 0:
            pieces.append("\n\n")
            length += 2
        places.append(length)
        pieces.append(sentence.format(number=number))
        length += len(pieces[-1])
    return "".join(pieces), places


def because(component: str, rule: str) -> Provenance:
    from verbale.record.types import Provenance

    steps = ("the only person named before", "its office is held by him on that day")
    return Provenance(f"verbale_{component}", rule, "0.1.0", "sha256:0", steps)


def record(
    id: str,
    text: str,
    statements: Sequence[Statement],
    acts: Sequence[Act] = (),
    quantities: Sequence[Quantity] = (),
    times: Sequence[Time] = (),
) -> Record:
    """Return the record of these entries."""
    from verbale.record.types import Actor, Record
    from verbale.text.document import Document

    return Record(
        Document(
            id, text, tuple(blocks(text)), published=date(2031, 5, 2), publisher="Agence Nord"
        ),
        version="0.1.0",
        model="none",
        actors=(
            Actor("nor", "country", ("Norlande",), country="NLD"),
            Actor("berec", "person", ("Tomas Berec",), country="OST", role="foreign_minister"),
        ),
        layers=("mentions", "statements", "acts", "quantities", "times"),
        statements=tuple(statements),
        acts=tuple(acts),
        quantities=tuple(quantities),
        times=tuple(times),
    )


def blocks(text: str) -> Iterator[Block]:
    from verbale.text.document import Block
    from verbale.text.span import Span

    start = 0
    for part in text.split("\n\n"):
        yield Block(Span(start, start + len(part.rstrip())), "paragraph")
        start += len(part) + 2


if __name__ == "__main__":
    sys.exit(main())
