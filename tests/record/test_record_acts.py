from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from verbale.record.checks import check
from verbale.record.json import dumps, from_json, loads, to_json
from verbale.record.schema import schema
from verbale.record.types import Act, Actor, Provenance, Record, Statement
from verbale.text.document import document_from_text
from verbale.text.span import Span

DOCUMENT = document_from_text("Oslo a dit qu'elle soutenait Rome.", id="d")
MADE = Provenance("verbale_acts", "soutenir: SUPPORT", "1", DOCUMENT.digest, ("target: object",))
ACT = Act(
    id="a1",
    type="SUPPORT",
    sources=("NOR",),
    targets=("ITA",),
    anchor=Span(19, 28),
    about=(Span(29, 33),),
    within="s1",
    provenance=MADE,
)
RECORD = Record(
    document=DOCUMENT,
    version="1",
    model="m",
    actors=(Actor("NOR", "country", ("Norvège",)), Actor("ITA", "country", ("Italie",))),
    statements=(Statement("s1", ("NOR",), (), None, (Span(14, 33),), "indirect"),),
    acts=(ACT,),
)


def faults(act: Act) -> list[str]:
    return check(replace(RECORD, acts=(act,)))


def test_an_act_comes_back_from_json_as_it_was() -> None:
    assert loads(dumps(RECORD)) == RECORD


def test_an_act_has_the_members_of_the_format_and_no_others() -> None:
    (act,) = to_json(RECORD)["acts"]
    assert list(act) == [
        *("id", "type", "sources", "targets", "anchor", "about", "status", "within"),
    ]
    assert act["anchor"] == [19, 28]


def test_mode_and_provenance_stand_under_provenance() -> None:
    record = replace(RECORD, acts=(replace(ACT, type="CONSULT", mode="visit"),))
    entry = to_json(record)["provenance"]["entries"]["acts"]["a1"]
    assert entry["mode"] == "visit"
    assert entry["rule"] == "soutenir: SUPPORT"
    assert loads(dumps(record)) == record


def test_a_mode_without_provenance_is_kept() -> None:
    record = replace(RECORD, acts=(replace(ACT, mode="visit", provenance=None),))
    assert loads(dumps(record)) == record


def test_acts_of_a_file_without_provenance_are_read() -> None:
    data = to_json(RECORD)
    del data["provenance"]
    (act,) = from_json(data).acts
    assert act == replace(ACT, provenance=None)


def test_a_record_with_acts_validates_against_the_schema() -> None:
    Draft202012Validator(schema()).validate(json.loads(dumps(RECORD)))


def test_an_unknown_type_does_not_validate() -> None:
    data = json.loads(dumps(RECORD))
    data["acts"][0]["type"] = "FIGHT"
    assert not Draft202012Validator(schema()).is_valid(data)


def test_a_sound_act_has_no_faults() -> None:
    assert check(RECORD) == []


@pytest.mark.parametrize(
    ("act", "fault"),
    [
        (replace(ACT, sources=("SWE",)), "act a1: source 'SWE' is no actor of the record"),
        (replace(ACT, targets=("SWE",)), "act a1: target 'SWE' is no actor of the record"),
        (replace(ACT, within="s9"), "act a1: it lies within 's9', which is no statement"),
        (replace(ACT, anchor=Span(4, 5)), "act a1: anchor [4, 5) holds no words"),
        (replace(ACT, about=(Span(4, 5),)), "act a1: about [4, 5) holds no words"),
        (replace(ACT, type="FIGHT"), "act a1: 'FIGHT' is no event type"),  # type: ignore[arg-type]
        (replace(ACT, status="maybe"), "act a1: 'maybe' is no status"),  # type: ignore[arg-type]
    ],
)
def test_each_fault_of_an_act_is_said(act: Act, fault: str) -> None:
    assert faults(act) == [fault]


def test_an_id_that_occurs_twice_is_said() -> None:
    assert check(replace(RECORD, acts=(ACT, ACT))) == ["act a1: the id occurs 2 times"]


def test_an_act_made_from_another_text_is_said() -> None:
    (fault,) = faults(replace(ACT, provenance=replace(MADE, input="sha256:0")))
    assert fault.startswith("act a1: made from another text")


def test_a_person_acts_for_the_organisation_that_the_reasons_name() -> None:
    made = Provenance(
        "verbale_actors", "document", "0.1.0", "sha256:0", ("named", "acts for org:UN")
    )
    assert Actor("person:a", "person", ("A",), provenance=made).body == "org:UN"
    assert Actor("person:a", "person", ("A",)).body is None
