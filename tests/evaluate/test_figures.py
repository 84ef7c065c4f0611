from __future__ import annotations

import copy
import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType

import pytest

from evaluate.gold_example import FIRST, Json, bounds, golds
from verbale.evaluate.corpus import score_corpus
from verbale.evaluate.figures import ATTRIBUTED, WHOLE, score
from verbale.evaluate.tally import Counts, Tally, pair

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "eval"


def test_the_gold_scores_full_marks_against_itself() -> None:
    for gold in golds():
        tally = score(gold, gold)
        assert tally.figures
        assert all(c.hits == c.gold == c.read for c in tally.figures.values())
        assert tally.faults == []
        assert tally.false_attribution_rate == 0


def test_no_record_counts_as_an_empty_one() -> None:
    first, second = score_corpus(golds(), {})
    assert first.figures[WHOLE] == Counts(0, 3, 0)
    assert {fault.kind for fault in second.faults} == {
        "statement missed",
        "act missed",
        "quantity missed",
        "time missed",
    }


def test_a_layer_that_the_gold_lacks_is_not_scored() -> None:
    gold = golds()[0]
    del gold["acts"]
    figures = score(gold, golds()[0]).figures
    assert not any(name.startswith(("acts", "times")) for name in figures)


def test_a_wrong_speaker_is_a_false_attribution_and_a_missing_one_is_none() -> None:
    gold, record = golds()[0], golds()[0]
    record["statements"][0]["speakers"] = ["BER"]
    record["statements"][1]["speakers"] = []
    tally = score(gold, record)
    assert tally.figures[ATTRIBUTED] == Counts(1, 3, 3)
    assert (tally.false_attributions, tally.statements_read) == (1, 3)
    kinds = {fault.kind for fault in tally.faults}
    assert kinds == {"speaker wrong: ['BER'] for ['MIN']", "speaker wrong: [] for ['MIN']"}


def test_whole_needs_the_cue_only_where_the_gold_has_one() -> None:
    gold, record = golds()[0], golds()[0]
    record["statements"][0]["cue"] = None
    record["statements"][2]["cue"] = bounds(FIRST, "dit M.")
    tally = score(gold, record)
    assert tally.figures[WHOLE] == Counts(2, 3, 3)
    assert tally.figures["statements: cue found"] == Counts(1, 2, 2)


def test_a_statement_that_is_nowhere_in_the_gold_is_made_up() -> None:
    gold, record = golds()[0], golds()[0]
    record["statements"][0]["content"] = [bounds(FIRST, "M. Berec")]
    kinds = [fault.kind for fault in score(gold, record).faults]
    assert kinds == ["statement missed", "statement made up"]


def test_an_act_with_other_parties_is_found_but_not_whole() -> None:
    gold, record = golds()[0], golds()[0]
    record["acts"][0]["targets"] = ["FRA"]
    tally = score(gold, record)
    assert tally.figures["acts: anchor and type"].hits == 1
    assert [fault.kind for fault in tally.faults] == ["act parties wrong"]


def test_values_must_be_right_to_count() -> None:
    gold, record = golds()[1], golds()[1]
    record["quantities"][0]["unit"] = "USD"
    record["times"][0]["value"] = None
    tally = score(gold, record)
    assert tally.figures["quantities: found"].hits == 1
    assert tally.figures["quantities: value and unit right"].hits == 0
    assert tally.figures["times: value right"].hits == 0
    record["quantities"][0]["value"] = None
    assert score(gold, record).figures["quantities: value and unit right"].hits == 0


def test_pairs_are_one_to_one_and_the_best_come_first() -> None:
    assert pair([1, 2], [2, 1, 3], lambda g, r: float(g == r)) == [(1, 0), (0, 1)]
    assert pair([1], [1, 1], lambda g, r: 1.0) == [(0, 1)]


def test_totals_add_up_figures_that_only_some_documents_have() -> None:
    first, second = (score(gold, gold) for gold in golds())
    total = Tally.total([first, second])
    assert total.figures[WHOLE] == Counts(4, 4, 4)
    assert total.figures["times: found"] == Counts(1, 1, 1)
    assert total.statements_read == 4


def test_figures_of_nothing_are_zero() -> None:
    assert Counts(0, 0, 0).f1 == 0.0
    assert Counts(1, 2, 4).precision == 25.0
    assert Tally().false_attribution_rate == 0.0


def spoilt(gold: Json, chance: random.Random) -> Json:
    """Return the gold with faults of every kind, as a reader might make them."""
    record = copy.deepcopy(gold)
    keys = list(record.get("actors", {}))
    length = len(record["document"]["text"])

    def shifted(span: list[int]) -> list[int]:
        if chance.random() < 0.5:
            return span
        start = max(0, span[0] + chance.randint(-12, 12))
        return [start, max(start + 1, min(length, span[1] + chance.randint(-12, 12)))]

    def some(keys_: list[str]) -> list[str]:
        return keys_ if chance.random() < 0.6 else chance.sample(keys, min(len(keys), 1))

    for layer in ("statements", "acts", "mentions", "quantities", "times"):
        entries = [entry for entry in record.get(layer) or [] if chance.random() < 0.8]
        record[layer] = entries + [copy.deepcopy(e) for e in entries if chance.random() < 0.1]
    for one in record["statements"]:
        one["content"] = [shifted(span) for span in one["content"]]
        one["cue"] = shifted(one["cue"]) if one["cue"] and chance.random() < 0.8 else None
        one["speakers"] = some(one["speakers"])
        one["mode"] = chance.choice(["direct", "indirect", "mixed"])
    for one in record["acts"]:
        one["anchor"] = shifted(one["anchor"])
        one["type"] = one["type"] if chance.random() < 0.8 else "AGREE"
        one["sources"], one["targets"] = some(one["sources"]), some(one["targets"])
    for layer in ("mentions", "quantities", "times"):
        for one in record[layer]:
            one["span"] = shifted(one["span"])
    for one in record["mentions"]:
        one["actors"] = some(one["actors"])
    for one in record["quantities"]:
        one["value"] = one["value"] if chance.random() < 0.7 else None
    for actor in record.get("actors", {}).values():
        if chance.random() < 0.3:
            actor["country"] = None
        if chance.random() < 0.2:
            actor["names"] = [name.split()[-1] for name in actor["names"]]
    return record


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    path = SHARED / "score.py"
    if not path.exists():
        pytest.skip("the shared scorer is not here")
    spec = importlib.util.spec_from_file_location("shared_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(3))
def test_figures_are_those_of_the_shared_scorer(scorer: ModuleType, seed: int) -> None:
    chance = random.Random(seed)
    documents = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((SHARED / "dev").glob("*.json"))[seed::3]
    ]
    records = {d["document"]["id"]: spoilt(d, chance) for d in documents if chance.random() < 0.9}
    theirs = scorer.Tally()
    faults: list[tuple[str, str, str]] = []
    for document in documents:
        record = records.get(document["document"]["id"], {})
        scorer.score_document(document, record, theirs, faults)
    ours = Tally.total(score_corpus(documents, records))
    assert {name: list(counts) for name, counts in ours.figures.items()} == dict(theirs.rows)
    assert list(ours.figures) == list(theirs.rows)
    assert ours.false_attributions == theirs.false_attributions
    assert ours.statements_read == theirs.predicted_statements
    assert [tuple(fault) for fault in ours.faults] == [
        (name, kind.replace("quantitie ", "quantity "), words) for name, kind, words in faults
    ]
    for name, row in theirs.table().items():
        counts = ours.figures[name]
        assert (round(counts.precision, 1), round(counts.recall, 1), round(counts.f1, 1)) == (
            row["p"],
            row["r"],
            row["f1"],
        )
