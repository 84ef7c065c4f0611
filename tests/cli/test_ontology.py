from __future__ import annotations

import pytest
from click.testing import CliRunner

from verbale.cli.main import group
from verbale.ontology.plover import load_ontology


def run(*arguments: str) -> tuple[int, str]:
    shown = CliRunner().invoke(group, ["ontology", *arguments])
    return shown.exit_code, shown.output


def test_list_has_a_line_for_each_type_with_its_words_in_each_language() -> None:
    code, output = run("list")
    lines = [line.split("\t") for line in output.splitlines()]
    assert code == 0
    assert lines[0] == ["type", "score", "quad", "fr"]
    assert [line[0] for line in lines[1:]] == list(load_ontology().types)
    assert "hole" not in output


@pytest.mark.parametrize("name", ["sanction", "SANCTION"])
def test_show_says_what_a_type_means_and_which_words_point_to_it(name: str) -> None:
    code, output = run("show", name)
    assert code == 0
    assert output.startswith("SANCTION (material conflict, score -6.0)")
    for part in ("Decided:", "expel (-5.5)", "CAMEO: 160", "Words (fr):", "expulser"):
        assert part in output


@pytest.mark.parametrize("name", load_ontology().types)
def test_every_type_can_be_shown(name: str) -> None:
    assert run("show", name)[0] == 0


def test_an_unknown_type_is_refused_with_the_known_ones() -> None:
    code, output = run("show", "FIGHT")
    assert code == 2
    assert "no event type 'FIGHT'" in output
