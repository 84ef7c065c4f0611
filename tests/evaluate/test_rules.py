from __future__ import annotations

from collections import Counter
from dataclasses import replace

from deeds_example import CHN, RUS, deeds
from verbale.ask.rules import COLUMNS
from verbale.evaluate.rules import Family, count, table
from verbale.record.json import to_json


def counted(**change: object) -> tuple[Counter[Family], Counter[Family]]:
    gold = to_json(deeds())
    right: Counter[Family] = Counter()
    found: Counter[Family] = Counter()
    count(gold, replace(deeds(), **change), right, found)  # type: ignore[arg-type]
    return right, found


def test_all_of_the_gold_itself_is_right() -> None:
    right, found = counted()
    assert right == found
    assert found["verbale_acts", "SUPPORT"] == 2
    assert found["verbale_statements", "cue + que"] == 1


def test_a_wrong_side_makes_an_act_wrong_and_a_wrong_speaker_a_statement() -> None:
    record = deeds()
    turned = replace(record.acts[0], sources=(RUS,), targets=(CHN,))
    told = replace(record.statements[0], speakers=(RUS,))
    right, found = counted(
        acts=(turned, *record.acts[1:]), statements=(told, *record.statements[1:])
    )
    assert (right["verbale_acts", "AID"], found["verbale_acts", "AID"]) == (0, 1)
    assert right["verbale_statements", "cue + inf"] == 0


def test_a_layer_without_gold_is_not_counted() -> None:
    gold = {**to_json(deeds()), "acts": []}
    found: Counter[Family] = Counter()
    count(gold, deeds(), Counter(), found)
    assert not any(component == "verbale_acts" for component, _ in found)


def test_the_table_leaves_out_what_is_too_rare() -> None:
    many: Counter[Family] = Counter({("c", "often"): 12, ("c", "seldom"): 3})
    written = table([("a set", Counter({("c", "often"): 9}), many)])
    assert written == "\t".join(COLUMNS) + "\na set\tc\toften\t9\t12\n"
