from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from verbale.errors import InvalidLexicon
from verbale.ontology.grid import grid
from verbale.ontology.plover import QUADS, load_ontology
from verbale.record.types import ActType

ONTOLOGY = load_ontology()
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "ontology"
COOPERATIVE = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}


class Words:
    """A language that has words for one type alone."""

    def counts(self) -> dict[str, int]:
        return {"AGREE": 3}

    def holes(self, types: tuple[str, ...]) -> list[str]:
        return [type for type in types if type != "AGREE"]


def test_the_types_are_those_of_a_record_from_friendly_to_hostile() -> None:
    assert tuple(ONTOLOGY.types) == get_args(ActType)


def test_all_that_the_manual_lists_is_there() -> None:
    assert len(ONTOLOGY.types) == 16
    assert sum(len(type.modes) for type in ONTOLOGY.types.values()) == 67
    assert len(ONTOLOGY.contexts) == 37
    assert len(ONTOLOGY.sectors) == 32
    assert len(ONTOLOGY.cameo) == 297


def test_the_ontology_is_loaded_once_and_cannot_be_changed() -> None:
    assert load_ontology() is ONTOLOGY
    with pytest.raises(TypeError):
        ONTOLOGY.types["NEW"] = ONTOLOGY.types["AID"]  # type: ignore[index]


@pytest.mark.parametrize("name", ONTOLOGY.types)
def test_score_and_quad_class_agree_on_friend_or_foe(name: str) -> None:
    type = ONTOLOGY.types[name]
    assert type.quad in QUADS
    assert (type.quad <= 2) == (name in COOPERATIVE)
    assert type.score > 0 if type.quad <= 2 else type.score <= 0
    assert type.meaning.endswith(".")
    assert all(-10 <= (mode.score or 0) <= 10 for mode in type.modes)


@pytest.mark.parametrize("name", ["RETREAT", "ACCUSE", "SANCTION", "ASSAULT"])
def test_each_contradiction_of_the_manual_is_decided_with_its_reason(name: str) -> None:
    assert len(ONTOLOGY.types[name].decided) > 40


def test_a_blame_counts_as_hostile_against_the_sign_that_the_manual_prints() -> None:
    assert ONTOLOGY.type("ACCUSE").score == -3.0


def test_sanctions_are_material_conflict() -> None:
    assert QUADS[ONTOLOGY.type("SANCTION").quad] == "material conflict"


def test_a_type_is_found_in_any_case_and_an_unknown_one_names_the_known() -> None:
    assert ONTOLOGY.type("sanction").name == "SANCTION"
    with pytest.raises(InvalidLexicon, match="no event type 'FIGHT'.*AGREE"):
        ONTOLOGY.type("FIGHT")


def test_a_mode_belongs_to_its_type() -> None:
    assert ONTOLOGY.type("CONSULT").mode("visit").score == 4
    with pytest.raises(InvalidLexicon, match="AID: no mode 'visit'"):
        ONTOLOGY.type("AID").mode("visit")


def test_a_mode_without_a_published_score_has_none() -> None:
    assert ONTOLOGY.type("PROTEST").mode("vandalize").score is None


def test_every_cameo_code_leads_to_a_type_a_mode_and_contexts_that_exist() -> None:
    for code in ONTOLOGY.cameo.values():
        assert set(code.contexts) <= set(ONTOLOGY.contexts)
        assert code.quad in QUADS
        if code.type is None:
            assert code.mode is None
        elif code.mode is not None:
            ONTOLOGY.type(code.type).mode(code.mode)


def test_both_published_goldstein_scores_are_kept_where_they_differ() -> None:
    differing = {
        code.code
        for code in ONTOLOGY.cameo.values()
        if None not in (code.goldstein_gdelt, code.goldstein_icews)
        and code.goldstein_gdelt != code.goldstein_icews
    }
    assert differing == {"016", "124", "163", "164", "166"}


def test_the_mean_goldstein_of_friendly_types_lies_above_that_of_hostile_ones() -> None:
    def mean(names: set[str]) -> float:
        scores = [ONTOLOGY.goldstein(name) or 0 for name in names]
        return sum(scores) / len(scores)

    assert mean(COOPERATIVE) > 3
    assert mean(set(ONTOLOGY.types) - COOPERATIVE) < -3
    assert ONTOLOGY.goldstein("AID", "no such mode") is None


def test_a_dropped_code_has_no_type() -> None:
    assert ONTOLOGY.cameo["010"].type is None


def test_the_grid_has_a_row_for_each_type_and_marks_the_holes() -> None:
    rows = grid(ONTOLOGY, {"xx": Words()})
    assert [row.type for row in rows] == list(ONTOLOGY.types)
    assert rows[0].triggers == {"xx": 3} and rows[0].holes == ()
    assert rows[1].triggers == {"xx": 0} and rows[1].holes == ("xx",)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the project's shared tables are not here")
def test_scores_are_those_of_the_shared_tables() -> None:
    text = (SHARED / "plover_types.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"][1:]
    published = {row[0]: float(row[3]) for row in rows}
    assert {name: type.score for name, type in ONTOLOGY.types.items()} == published
