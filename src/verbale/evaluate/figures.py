"""Figures: one document's record scored against its gold, layer by layer.

A layer that the gold does not have is not scored. Both sides are records as JSON, so that any
reader's output can be scored, not only ours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from verbale.evaluate.identity import Actors, Json, same_powers, same_set
from verbale.evaluate.letters import CLOSE, FOUND, Bounds, content, fold, letters, overlap
from verbale.evaluate.tally import Fault, Tally, pair

WHOLE = "statements: WHOLE (content close, cue found, speaker identified)"
ATTRIBUTED = "statements: attributed (content found, speaker identified)"
CONTENT_CLOSE = "statements: content close"
ACT_WHOLE = "acts: WHOLE (who did what to whom: type, source and target powers)"


def score(gold: Json, record: Json) -> Tally:
    """Return the tally of one document; an empty record is one that found nothing."""
    scorer = _Scorer(gold, record)
    if "statements" in gold:
        scorer.statements()
    if "acts" in gold:
        scorer.acts()
    if "mentions" in gold:
        scorer.spans("mentions", "identified", scorer.same_actors, lambda m: m["actors"])
    if "quantities" in gold:
        scorer.spans("quantities", "value and unit right", _same_quantity, _quantity)
    if "times" in gold:
        scorer.spans(
            "times",
            "value right",
            lambda g, r: bool(g.get("value") == r.get("value")),
            lambda time: time.get("value"),
        )
    return scorer.tally


class _Scorer:
    """The two sides of one document, and the tally that grows."""

    def __init__(self, gold: Json, record: Json) -> None:
        self.gold, self.record = gold, record
        self.name: str = gold["document"]["id"]
        self.text: str = gold["document"]["text"]
        self.gold_actors: Actors = gold.get("actors") or {}
        self.read_actors: Actors = record.get("actors") or {}
        self.tally = Tally()

    def statements(self) -> None:
        golds, reads = self._layer("statements")
        gold_letters = [content(self.text, s["content"]) for s in golds]
        read_letters = [content(self.text, s["content"]) for s in reads]
        shared = {
            (i, j): overlap(g, r)
            for i, g in enumerate(gold_letters)
            for j, r in enumerate(read_letters)
        }
        pairs = pair(
            range(len(golds)),
            range(len(reads)),
            lambda i, j: shared[i, j] if shared[i, j] >= FOUND else 0.0,
        )
        close = {(i, j) for i, j in pairs if shared[i, j] >= CLOSE}
        right = {
            (i, j) for i, j in pairs if self._same_set(golds[i]["speakers"], reads[j]["speakers"])
        }
        cued = {(i, j) for i, j in pairs if self._same_cue(golds[i], reads[j])}
        # Where the gold has no cue, none is asked for.
        whole = {(i, j) for i, j in close & right if (i, j) in cued or not golds[i].get("cue")}
        modes = sum(golds[i]["mode"] == reads[j].get("mode") for i, j in pairs)
        sizes = len(golds), len(reads)
        count = self.tally.count
        count(WHOLE, len(whole), *sizes)
        count(ATTRIBUTED, len(right), *sizes)
        count("statements: content found", len(pairs), *sizes)
        count(CONTENT_CLOSE, len(close), *sizes)
        count("statements: cue found", len(cued), _with_cue(golds), _with_cue(reads))
        count("statements: mode right", modes, *sizes)
        self.tally.statements_read += len(reads)
        self.tally.false_attributions += sum(
            (i, j) not in right and bool(reads[j].get("speakers")) for i, j in pairs
        )
        self._missed("statement", golds, reads, pairs, self._statement)
        for i, j in pairs:
            if (i, j) not in right:
                wrong = f"speaker wrong: {reads[j]['speakers']} for {golds[i]['speakers']}"
                self._fault(wrong, self._statement(golds[i]))

    def acts(self) -> None:
        golds, reads = self._layer("acts")
        gold_letters = [letters(self.text, [a["anchor"]]) for a in golds]
        read_letters = [letters(self.text, [a["anchor"]]) for a in reads]

        def touch(i: int, j: int) -> bool:
            return bool(gold_letters[i] & read_letters[j])

        def weight(i: int, j: int) -> float:
            if golds[i]["type"] != reads[j]["type"] or not touch(i, j):
                return 0.0
            return 1 + overlap(gold_letters[i], read_letters[j])

        places = range(len(golds)), range(len(reads))
        pairs, anywhere = pair(*places, weight), pair(*places, touch)
        full = {
            (i, j)
            for i, j in pairs
            if self._same_powers(golds[i]["sources"], reads[j]["sources"])
            and self._same_powers(golds[i]["targets"], reads[j]["targets"])
        }
        statuses = sum(golds[i].get("status") == reads[j].get("status") for i, j in pairs)
        sizes = len(golds), len(reads)
        count = self.tally.count
        count("acts: anchor found", len(anywhere), *sizes)
        count("acts: anchor and type", len(pairs), *sizes)
        count(ACT_WHOLE, len(full), *sizes)
        count("acts: status right", statuses, *sizes)
        self._missed("act", golds, reads, pairs, self._act)
        for i, j in pairs:
            if (i, j) not in full:
                self._fault("act parties wrong", f"{self._act(reads[j])} for {self._act(golds[i])}")

    def spans(
        self,
        layer: str,
        figure: str,
        agree: Callable[[Json, Json], bool],
        describe: Callable[[Json], Any],
    ) -> None:
        golds, reads = self._layer(layer)
        gold_letters = [letters(self.text, [x["span"]]) for x in golds]
        read_letters = [letters(self.text, [x["span"]]) for x in reads]

        def weight(i: int, j: int) -> float:
            shared = overlap(gold_letters[i], read_letters[j])
            return shared if shared >= FOUND else 0.0

        pairs = pair(range(len(golds)), range(len(reads)), weight)
        right = {(i, j) for i, j in pairs if agree(golds[i], reads[j])}
        self.tally.count(f"{layer}: found", len(pairs), len(golds), len(reads))
        self.tally.count(f"{layer}: {figure}", len(right), len(golds), len(reads))
        one = "quantity" if layer == "quantities" else layer.removesuffix("s")
        found = {i for i, _ in pairs}
        for i, gold in enumerate(golds):
            if i not in found:
                self._fault(f"{one} missed", self._words([gold["span"]]))
        for i, j in pairs:
            if (i, j) not in right:
                wrong = f"{one} wrong: {describe(reads[j])} for {describe(golds[i])}"
                self._fault(wrong, self._words([golds[i]["span"]]))

    def same_actors(self, gold: Json, read: Json) -> bool:
        return self._same_set(gold["actors"], read["actors"])

    def _layer(self, name: str) -> tuple[Sequence[Json], Sequence[Json]]:
        return self.gold[name], self.record.get(name) or []

    def _same_set(self, gold: Sequence[str], read: Sequence[str]) -> bool:
        return same_set(gold, read, self.gold_actors, self.read_actors)

    def _same_powers(self, gold: Sequence[str], read: Sequence[str]) -> bool:
        return same_powers(gold, read, self.gold_actors, self.read_actors)

    def _same_cue(self, gold: Json, read: Json) -> bool:
        if not gold.get("cue") or not read.get("cue"):
            return False
        return bool(letters(self.text, [gold["cue"]]) & letters(self.text, [read["cue"]]))

    def _words(self, spans: Sequence[Bounds]) -> str:
        return " … ".join(self.text[start:end] for start, end in spans)

    def _statement(self, statement: Json) -> str:
        return self._words(statement["content"])

    def _act(self, act: Json) -> str:
        anchor = self._words([act["anchor"]])
        return f"{act['type']} [{anchor}] {act['sources']} > {act['targets']}"

    def _missed(
        self,
        one: str,
        golds: Sequence[Json],
        reads: Sequence[Json],
        pairs: Sequence[tuple[int, int]],
        words: Callable[[Json], str],
    ) -> None:
        found, used = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, gold in enumerate(golds):
            if i not in found:
                self._fault(f"{one} missed", words(gold))
        for j, read in enumerate(reads):
            if j not in used:
                self._fault(f"{one} made up", words(read))

    def _fault(self, kind: str, words: str) -> None:
        self.tally.faults.append(Fault(self.name, kind, words))


def _with_cue(statements: Sequence[Json]) -> int:
    return sum(bool(statement.get("cue")) for statement in statements)


def _quantity(entry: Json) -> tuple[Any, Any, Any]:
    return entry.get("value"), entry.get("unit"), entry.get("per")


def _same_quantity(gold: Json, read: Json) -> bool:
    if read.get("value") is None:
        return False
    near = abs(gold["value"] - read["value"]) <= 1e-6 * max(1, abs(gold["value"]))
    same_unit = fold(gold["unit"]) == fold(read.get("unit") or "")
    return near and same_unit and gold.get("per") == read.get("per")
