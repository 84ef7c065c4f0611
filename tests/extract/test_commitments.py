from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from deeds_example import CHN, RUS, TEXT, WANG, deeds, made, span
from verbale.extract.commitments import commitments_of
from verbale.extract.reader import Verbale
from verbale.record.commitment import Commitment
from verbale.record.types import Act, Record
from verbale.text.document import document_from_text

DEV = Path(__file__).resolve().parents[2].parent / "shared" / "eval" / "dev"


def by_act(record: Record) -> dict[str, Commitment]:
    return {one.act.id: one for one in commitments_of(record)}


def changed(**change: object) -> dict[str, Commitment]:
    record = deeds()
    act: Act = replace(record.acts[0], **change)  # type: ignore[arg-type]
    return by_act(replace(record, acts=(act,)))


def test_a_promise_has_amount_deadline_condition_and_force() -> None:
    one = by_act(deeds())["a1"]
    assert (one.kind, one.by, one.to, one.force, one.joint) == (
        *("promise", (CHN,), (RUS,), "pledges", False),
    )
    assert [(amount.value, amount.unit) for amount in one.amounts] == [(2e9, "USD")]
    assert one.deadline is not None and one.deadline.latest == date(2030, 12, 31)
    assert one.condition is not None and one.condition.of(TEXT) == "si la paix revient"


def test_a_target_is_kept_apart_from_promises_and_has_no_force() -> None:
    one = by_act(deeds())["a2"]
    assert (one.kind, one.by, one.set_by, one.force, one.joint) == (
        *("target", (CHN, RUS), (WANG,), None, True),
    )
    assert [(amount.value, amount.per) for amount in one.amounts] == [(2e11, "year")]


def test_a_signed_text_binds_all_who_sign() -> None:
    one = by_act(deeds())["a5"]
    assert (one.force, one.joint, one.by) == ("agrees", True, (CHN, RUS))


def test_support_in_words_and_negated_acts_are_no_commitments() -> None:
    assert {"a3", "a4"}.isdisjoint(by_act(deeds()))
    assert changed(status="negated") == {}


@pytest.mark.parametrize(
    ("rule", "force"),
    [
        ("s'engager: AGREE", "pledges"),
        ("accepter: AGREE", "agrees"),
        ("être prêt: AGREE", "is ready"),
        ("espérer: AGREE", "hopes"),
        ("examiner: AGREE", "studies"),
        ("pourparlers: CONSULT", "agrees"),
        ("verser: AID", "pledges"),
    ],
)
def test_the_words_say_how_firmly(rule: str, force: str) -> None:
    assert changed(provenance=made(rule))["a1"].force == force


def test_nobody_promises_where_no_source_is_known() -> None:
    assert changed(sources=()) == {}


def test_a_request_without_a_measure_is_a_demand_and_no_target() -> None:
    record = deeds()
    bare = replace(record, quantities=(), times=())
    assert "a2" not in by_act(bare)


def test_a_plain_date_is_a_deadline_where_it_lies_ahead() -> None:
    record = deeds()
    plain = replace(record.times[0], bound=None)
    assert by_act(replace(record, times=(plain,)))["a1"].deadline == plain
    late = replace(record.document, published=date(2031, 1, 1))
    assert by_act(replace(record, times=(plain,), document=late))["a1"].deadline is None


def test_an_amount_in_parentheses_says_the_same_again() -> None:
    text = "La Chine versera 2 euros (3 dollars) à la Russie."
    record = deeds()
    document = document_from_text(text, id="x", language="fr")
    places = [text.index(words) for words in ("2 euros", "3 dollars")]
    amounts = tuple(
        replace(one, span=type(one.span)(start, start + 7), unit=unit)
        for one, start, unit in zip(record.quantities, places, ("EUR", "USD"), strict=True)
    )
    whole = type(amounts[0].span)(17, 48)
    act = replace(record.acts[0], anchor=type(whole)(9, 16), about=(), complement=whole)
    found = commitments_of(
        replace(record, document=document, acts=(act,), statements=(), quantities=amounts, times=())
    )
    assert [amount.unit for amount in found[0].amounts] == ["EUR"]


def test_a_question_sets_no_condition() -> None:
    record = deeds()
    asked = replace(record.acts[0], anchor=span("2030", "d'ici"), complement=None, about=())
    assert commitments_of(replace(record, acts=(asked,)))[0].condition is None


def test_another_language_has_no_commitments() -> None:
    record = deeds()
    other = replace(record, document=replace(record.document, language="xx"))
    assert commitments_of(other) == ()


def test_commitments_are_read_from_a_text(french: Verbale) -> None:
    record = french.read(
        "La Norvège s'est engagée à verser 40 millions d'euros au Mali avant la fin de 2027, "
        "à condition que le cessez-le-feu tienne.",
        published="2025-03-01",
    )
    found = [one for one in commitments_of(record) if one.kind == "promise"]
    assert [one.force for one in found] == ["pledges"]
    assert [amount.value for amount in found[0].amounts] == [4e7]
    assert found[0].deadline is not None and found[0].deadline.bound == "before"
    assert found[0].condition is not None
    words = found[0].condition.of(record.document.text)
    assert words == "à condition que le cessez-le-feu tienne"


@pytest.mark.skipif(not DEV.is_dir(), reason="the development documents are not here")
def test_the_target_of_200_billion_is_what_wang_yi_calls_both_countries_to_reach(
    french: Verbale,
) -> None:
    gold = json.loads((DEV / "wang-lavrov.json").read_text(encoding="utf-8"))
    record = french.read(gold["document"]["text"])
    [target] = [one for one in commitments_of(record) if one.kind == "target"]
    assert {record.actor(key).country for key in target.by} == {"CHN", "RUS"}
    assert [record.actor(key).names[0] for key in target.set_by] == ["Wang Yi"]
    assert target.joint
    assert [(one.value, one.unit, one.per) for one in target.amounts] == [(2e11, "USD", "year")]
