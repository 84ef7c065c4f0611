from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deeds_example import deeds
from verbale.cli.main import group
from verbale.stores import Entry, open_store


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = str(tmp_path / "verbs.db")
    opened = open_store(path, create=True)
    opened.put([Entry(deeds()), Entry(deeds(id="d0", published="2020-03-01"))])
    opened.close()
    return path


def run(*arguments: str, store: str) -> Result:
    return CliRunner().invoke(group, [*arguments, "--store", store], env={"COLUMNS": "100"})


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_acts_are_listed_as_lines_of_json_in_a_pipe(store: str) -> None:
    found = lines(run("acts", "--source", "RUS", "--target", "CHN", store=store))
    assert [(row["document"], row["act"]) for row in found] == [
        *(("d1", "a3"), ("d1", "a4"), ("d1", "a5"), ("d0", "a3"), ("d0", "a4"), ("d0", "a5")),
    ]


def test_a_table_of_acts_says_who_claims_what(store: str) -> None:
    result = run("acts", "--on", "Afghanistan", "--limit", "1", "--format", "table", store=store)
    head, words = result.stdout.splitlines()[:2]
    assert head == ("2021-07-15  SUPPORT  Russie → Chine  (says Wang Yi)  [d1 a3] Le Courrier")
    assert "question afghane" in words


def test_a_negated_act_is_marked_so(store: str) -> None:
    result = run("acts", "--status", "negated", "--format", "table", store=store)
    assert "ACCUSE (disapprove), negated" in result.stdout


def test_acts_go_out_as_event_data(store: str) -> None:
    result = run("acts", "--format", "gdelt-tsv", "--document", "d1", store=store)
    found = list(csv.DictReader(io.StringIO(result.stdout), delimiter="\t"))
    assert {row["Document"] for row in found} == {"d1"}
    assert len(found) == 7


def test_commitments_are_found_by_amount_and_deadline(store: str) -> None:
    asked = ("commitments", "--by", "CHN", "--to", "RUS", "--min-amount", "1 Md USD")
    found = lines(run(*asked, "--due-before", "2031", "--limit", "1", store=store))
    assert [(row["act"], row["force"], row["condition"]) for row in found] == [
        ("a1", "pledges", "si la paix revient")
    ]
    none = run(*asked, "--due-before", "2030", store=store)
    assert (none.exit_code, none.stdout) == (0, "")
    assert "no such commitment" in none.stderr


def test_targets_are_kept_apart_from_promises(store: str) -> None:
    promised = lines(run("commitments", "--document", "d1", store=store))
    called = lines(run("commitments", "--document", "d1", "--targets", store=store))
    assert [row["act"] for row in promised] == ["a1", "a5"]
    assert [row["act"] for row in called] == ["a2"]
    table = run("commitments", "--targets", "--limit", "1", "--format", "table", store=store)
    assert "Wang Yi calls Chine, Russie to reach (jointly)  200,000,000,000 USD a year" in (
        " ".join(table.stdout.split("\n")).replace("   ", "  ")
    )


def test_a_csv_of_commitments_has_terms_in_words(store: str) -> None:
    result = run("commitments", "--document", "d1", "--format", "csv", store=store)
    [first, _] = csv.DictReader(io.StringIO(result.stdout))
    assert (first["amounts"], first["deadline"]) == ("2,000,000,000 USD", "by 2030-12-31")


def test_positions_are_listed_with_their_stance(store: str) -> None:
    found = lines(run("positions", "RUS", "--on", "Afghanistan", store=store))
    assert [(row["document"], row["stance"]) for row in found] == [
        ("d1", "supports"),
        ("d0", "supports"),
    ]
    table = run("positions", "RUS", "--on", "Afghanistan", "--format", "table", store=store)
    assert table.stdout.startswith("2021-07-15  supports  Russie → Chine  · soutenait")


def test_a_timeline_has_both_directions(store: str) -> None:
    result = run("timeline", "CHN", "RUS", "--since", "2021", "--format", "csv", store=store)
    found = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["period"], row["source"], row["acts"]) for row in found] == [
        ("2021-07", "CHN", "3"),
        ("2021-07", "RUS", "2"),
    ]
    table = run("timeline", "CHN", "RUS", "--by", "year", "--format", "table", store=store)
    assert "+words" in table.stdout and "CHN → RUS" in table.stdout
    drawn = run("timeline", "CHN", "RUS", "--format", "svg", store=store)
    assert drawn.stdout.startswith("<svg ")
    plain = lines(run("timeline", "CHN", "RUS", store=store))
    assert plain[0]["types"] == {"AGREE": 1, "REQUEST": 1, "SUPPORT": 1}


def test_a_timeline_says_that_only_documents_without_a_date_have_acts(tmp_path: Path) -> None:
    path = str(tmp_path / "undated.db")
    opened = open_store(path, create=True)
    opened.put([Entry(deeds(published=None))])
    opened.close()
    result = run("timeline", "CHN", "RUS", store=path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "only in documents without a date" in result.stderr
    assert "--published DATE" in result.stderr


def test_an_entry_is_explained_in_words_and_as_json(store: str) -> None:
    shown = run("explain", "d1", "a2", "--format", "table", store=store)
    assert "frame        appeler: " in shown.stdout
    assert "precision    " in shown.stdout
    rare = run("explain", "d1", "q1", "--format", "table", store=store)
    assert "made by      unknown" in rare.stdout
    plain = json.loads(run("explain", "d1", "a2", "--format", "json", store=store).stdout)
    assert plain["rule"] == "appeler: REQUEST"
    assert lines(run("explain", "d1", "s2", store=store))[0]["layer"] == "statement"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("commitments", "--min-amount", "much"), "is no amount"),
        (("commitments", "--set-by", "CHN"), "pass --targets"),
        (("acts", "--type", "HUG"), "no event type 'HUG'"),
        (("acts", "--after", "x"), "no place in this list"),
        (("positions", "CHN"), "--on"),
        (("timeline", "CHN", "RUS", "--since", "soon"), "is no date"),
        (("explain", "d1", "a99"), "no entry 'a99'"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(
    store: str, arguments: tuple[str, ...], says: str
) -> None:
    result = run(*arguments, store=store)
    assert result.exit_code == 2
    assert says in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("acts", "--source", "Lavrof"),
        ("positions", "Lavrof", "--on", "x"),
        ("timeline", "CHN", "Lavrof"),
        ("commitments", "--by", "Lavrof"),
    ],
)
def test_a_name_that_nobody_has_is_named(store: str, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, store=store)
    assert result.exit_code == 0
    assert "nobody is called 'Lavrof'" in result.stderr


def test_a_record_is_shown_in_layers(store: str) -> None:
    whole = run("show", "d1", "--format", "table", store=store)
    assert "Commitments" in whole.stdout
    part = run("show", "d1", "--format", "table", "--layers", "values", store=store)
    assert "Values" in part.stdout and "Commitments" not in part.stdout
    page = run("show", "d1", "--format", "html", "--layers", "acts", store=store)
    assert 'id="show-acts"' in page.stdout and 'id="show-values"' not in page.stdout
    wrong = run("show", "d1", "--layers", "x", store=store)
    assert wrong.exit_code == 2
    assert "no layer is called x" in wrong.stderr
