import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.actors.decisions import Decisions, append, history, place, stamp, together
from verbale.actors.people import People
from verbale.errors import InvalidKnowledge

AT = "2026-01-02T03:04:05Z"


def test_a_merge_redirects_and_a_split_takes_it_back() -> None:
    decisions = Decisions()
    decisions.merge("person:Q1", "local:a", at=AT, by="me", why="same office")
    assert decisions.resolve("local:a") == "person:Q1"
    decisions.split("local:a", at=AT, by="me")
    assert decisions.resolve("local:a") == "local:a"
    assert [line.do for line in decisions.lines] == ["merge", "split"]
    assert not decisions.standing
    again = decisions.merge("person:Q1", "local:a", at=AT, by="me")
    assert list(decisions.standing) == [again]


def test_merges_chain() -> None:
    decisions = Decisions()
    decisions.merge("person:a", "local:x", at=AT, by="me")
    decisions.merge("person:Q1", "person:a", at=AT, by="me")
    assert decisions.redirects == {"local:x": "person:Q1", "person:a": "person:Q1"}
    assert len(history(decisions.lines, "local:x")) == 2
    assert history(decisions.lines, "person:Q9") == ()


@pytest.mark.parametrize(
    ("keep", "other", "message"),
    [
        ("person:Q1", "person:Q1", "one actor already"),
        ("local:x", "person:Q1", "one actor already"),
        ("person:Q1", "org:UN", "not of one kind"),
        ("Q1", "Q2", "not of one kind"),
        ("person:Q2", "local:x", "Split it first: verbale actors split local:x"),
    ],
)
def test_a_merge_that_makes_no_sense_is_refused(keep: str, other: str, message: str) -> None:
    decisions = Decisions()
    decisions.merge("person:Q1", "local:x", at=AT, by="me")
    with pytest.raises(InvalidKnowledge, match=message):
        decisions.merge(keep, other, at=AT, by="me")
    assert len(decisions.lines) == 1


def test_who_is_merged_with_nobody_cannot_be_split() -> None:
    with pytest.raises(InvalidKnowledge, match="not merged into another actor"):
        Decisions().split("local:x", at=AT, by="me")


def test_the_file_only_grows_and_gives_the_decisions_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    assert Decisions.read(path).lines == ()
    decisions = Decisions.read(path)
    append(path, decisions.merge("person:Q1", "local:é", at=AT, by="Zoé", why="même poste"))
    first = path.read_bytes()
    append(path, decisions.split("local:é", at=AT, by="Zoé"))
    assert path.read_bytes().startswith(first)
    assert Decisions.read(path).lines == decisions.lines
    assert json.loads(first)["why"] == "même poste"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("no json", "decisions.jsonl:1: no decision"),
        ('{"id": 1}', "decisions.jsonl:1: no decision"),
        ("[]", "decisions.jsonl:1: no decision"),
        (
            '{"id":1,"at":"","by":"","do":"drop","keep":"person:a","other":"person:b"}',
            "'drop' is neither merge nor split",
        ),
        (
            '{"id":1,"at":"","by":"","do":"split","keep":"person:a","other":"person:b"}',
            "which are not merged",
        ),
    ],
)
def test_a_broken_line_is_named(line: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InvalidKnowledge, match=message):
        Decisions.read(path)


def test_a_folder_is_no_file_of_decisions(tmp_path: Path) -> None:
    with pytest.raises(InvalidKnowledge, match="cannot be read"):
        Decisions.read(tmp_path)


def test_moments_are_utc_to_the_second() -> None:
    assert stamp(datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)) == AT


def test_a_merged_person_lends_names_and_tenures(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    decisions = Decisions.read(path)
    append(path, decisions.merge("person:Q7747", "person:Q58217", at=AT, by="me"))
    people = People.load(decisions=path)
    assert people.person("person:Q58217").key == "person:Q7747"
    assert {c.key for c in people.find("Sergueï Lavrov")} == {"person:Q7747"}
    assert "RUS.foreign_minister" in {t.office for t in people.tenures("person:Q58217")}
    assert len(people) == len(People.load()) - 1
    append(path, decisions.split("person:Q58217", at=AT, by="me"))
    assert len(People.load(decisions=path)) == len(People.load())


KEYS = st.sampled_from([f"person:{letter}" for letter in "abcdef"])


@given(st.lists(st.tuples(st.booleans(), KEYS, KEYS), max_size=30))
def test_whatever_is_decided_every_key_ends_somewhere(steps: list[tuple[bool, str, str]]) -> None:
    decisions = Decisions()
    for merges, keep, other in steps:
        try:
            if merges:
                decisions.merge(keep, other, at=AT, by="me")
            else:
                decisions.split(other, at=AT, by="me")
        except InvalidKnowledge:
            continue
    assert Decisions(decisions.lines).redirects == decisions.redirects
    for key in decisions.redirects.values():
        assert decisions.resolve(key) == key


def test_states_cannot_be_merged() -> None:
    with pytest.raises(InvalidKnowledge, match="states cannot be merged"):
        Decisions().merge("country:FRA", "country:DEU", at=AT, by="me")


def test_decisions_of_two_places_make_one_actor_of_all_that_either_joins() -> None:
    first, second = Decisions(), Decisions()
    first.merge("person:a", "person:b", at=AT, by="me")
    second.merge("person:b", "person:c", at=AT, by="me")
    second.merge("person:d", "person:a", at=AT, by="me")
    assert set(together(first, second)) == {"person:a", "person:b", "person:c"}
    assert set(together(first, second).values()) == {"person:d"}
    second.split("person:a", at=AT, by="me")
    assert together(first, second) == {"person:b": "person:a", "person:c": "person:a"}
    assert together(second, Decisions()) == second.redirects


@given(*[st.lists(st.tuples(KEYS, KEYS), max_size=8)] * 2)
def test_decisions_of_two_places_never_run_in_a_circle(
    first: list[tuple[str, str]], second: list[tuple[str, str]]
) -> None:
    both = [Decisions(), Decisions()]
    for decisions, pairs in zip(both, (first, second), strict=True):
        for keep, other in pairs:
            with suppress(InvalidKnowledge):
                decisions.merge(keep, other, at=AT, by="me")
    found = together(*both)
    assert not set(found.values()) & set(found)
    for one in both:
        for key, keep in one.redirects.items():
            assert found.get(key, key) == found.get(keep, keep)


def test_a_history_goes_through_the_decisions_of_two_places() -> None:
    first, second = Decisions(), Decisions()
    first.merge("person:a", "person:b", at=AT, by="me")
    second.merge("person:b", "person:c", at=AT, by="me")
    second.merge("person:x", "person:y", at=AT, by="me")
    lines = history((*first.lines, *second.lines), "person:a")
    assert [line.other for line in lines] == ["person:b", "person:c"]


def test_the_place_of_decisions_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERBALE_DECISIONS", "mine.jsonl")
    assert place() == Path("mine.jsonl")
    monkeypatch.delenv("VERBALE_DECISIONS")
    assert place() == Path("verbale-decisions.jsonl")
