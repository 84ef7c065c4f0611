from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, text

from deeds_example import CHN, RUS, deeds
from verbale.errors import InvalidQuestion
from verbale.record.types import Act, Record
from verbale.stores import Entry, Query, Store, open_store
from verbale.stores.deeds import CommitmentQuery, EventQuery
from verbale.stores.engine import connect, reading, writing
from verbale.stores.tables import act_issues, act_links, act_pairs, commitments
from verbale.stores.writing import redraw


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "deeds.db"), create=True)
    yield opened
    opened.close()


@pytest.fixture
def world(store: Store) -> Store:
    store.put(
        [
            Entry(deeds(id="early", published="2020-03-01")),
            Entry(deeds(id="late", published="2021-07-15")),
            Entry(deeds(id="undated", published=None)),
        ]
    )
    return store


def acts(store: Store, query: EventQuery, size: int = 50) -> list[str]:
    rows = store.events(query, after=None, size=size)
    return [f"{row.document}/{row.id}" for row in rows]


def bound(store: Store, query: CommitmentQuery) -> list[str]:
    rows = store.commitments(query, after=None, size=50)
    return [f"{row.document}/{row.act}" for row in rows]


@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(speaker="CHN"),
        Query(speaker="CHN", addressee="RUS"),
        Query(act="agree"),
        Query(towards="RUS", since=date(2021, 1, 1)),
        Query(speaker="nobody"),
    ],
)
def test_a_survey_of_acts_a_count_and_a_page_agree(world: Store, query: Query) -> None:
    whole = world.newest_acts(query, after=None, size=100)
    for size in (1, 3, 100):
        total, newest = world.survey_acts(query, size=size)
        assert total == world.count_acts(query) == len(whole)
        assert newest == whole[:size]


class TestEvents:
    def test_the_newest_document_comes_first_and_undated_ones_last(self, world: Store) -> None:
        assert acts(world, EventQuery(type="AGREE")) == ["late/a1", "early/a1", "undated/a1"]

    def test_a_cursor_goes_on_behind_its_row(self, world: Store) -> None:
        whole = world.events(EventQuery(), after=None, size=50)
        seen: list[str] = []
        after: str | None = None
        while page := world.events(EventQuery(), after=after, size=4):
            seen += [row.cursor for row in page]
            after = page[-1].cursor
        assert seen == [row.cursor for row in whole]
        assert len(seen) == 15

    def test_a_false_cursor_is_refused(self, world: Store) -> None:
        with pytest.raises(InvalidQuestion, match="no place in this list"):
            world.events(EventQuery(), after="2021:x:1", size=1)

    def test_source_and_target_are_sides_and_party_is_either(self, world: Store) -> None:
        late = EventQuery(document="late")
        assert acts(world, replace(late, source="RUS")) == ["late/a3", "late/a4", "late/a5"]
        assert acts(world, replace(late, source="Wang Yi")) == ["late/a2"]
        assert acts(world, replace(late, target="CHN", source="RUS")) == [
            *("late/a3", "late/a4", "late/a5"),
        ]
        assert len(acts(world, replace(late, party="CHN"))) == 5

    def test_an_issue_is_met_by_its_key_or_by_words(self, world: Store) -> None:
        late = EventQuery(document="late")
        assert acts(world, replace(late, issues=frozenset({"eurovoc:261"}))) == ["late/a3"]
        assert acts(world, replace(late, words=("afghanes",))) == ["late/a3"]
        both = replace(late, issues=frozenset({"eurovoc:261"}), words=("dollars", "accord"))
        assert acts(world, both) == ["late/a1", "late/a3", "late/a5"]

    def test_status_and_context_restrict(self, world: Store) -> None:
        assert acts(world, EventQuery(status="negated", document="late")) == ["late/a4"]
        assert acts(world, EventQuery(context="economic", document="late")) == ["late/a1"]
        assert acts(world, EventQuery(context="econ", document="late")) == []

    def test_a_row_has_its_words_and_who_claims_it(self, world: Store) -> None:
        [row] = world.events(
            EventQuery(
                type="SUPPORT",
                source="RUS",
                target="CHN",
                document="late",
                issues=frozenset({"eurovoc:261"}),
            ),
            after=None,
            size=2,
        )
        assert (row.anchor, row.words) == ("soutenait", "la question afghane")
        assert [party.name for party in row.claimed_by] == ["Wang Yi"]
        assert row.roles == {CHN: ("country", None), RUS: ("country", None)}
        assert row.as_dict()["published"] == "2021-07-15"


class TestPairCounts:
    def test_both_directions_are_counted_apart_and_by_type(self, world: Store) -> None:
        there = world.pair_counts("CHN", "RUS", by="year")
        assert [(one.period, one.type, one.number) for one in there] == [
            *(("2020", "AGREE", 1), ("2020", "REQUEST", 1), ("2020", "SUPPORT", 1)),
            *(("2021", "AGREE", 1), ("2021", "REQUEST", 1), ("2021", "SUPPORT", 1)),
        ]
        back = world.pair_counts("RUS", "CHN", by="month", since=date(2021, 1, 1))
        assert [(one.period, one.type, one.number) for one in back] == [("2021-07", "SUPPORT", 2)]

    def test_what_is_negated_counts_only_when_asked_for(self, world: Store) -> None:
        found = world.pair_counts("RUS", "CHN", status="negated", until=date(2020, 12, 31))
        assert [(one.period, one.type, one.mode) for one in found] == [
            ("2020-03", "ACCUSE", "disapprove")
        ]

    def test_names_and_persons_are_counted_too(self, world: Store) -> None:
        assert world.pair_counts("Chine", "Russie") == world.pair_counts("CHN", "RUS")
        person = world.pair_counts(
            "Wang Yi", "RUS", since=date(2021, 1, 1), until=date(2021, 12, 31), by="day"
        )
        assert [(one.period, one.type) for one in person] == [("2021-07-15", "REQUEST")]
        assert world.pair_counts("Nobody", "RUS") == []

    def test_a_superseded_version_and_a_deleted_document_count_no_more(self, world: Store) -> None:
        record = deeds(id="late", published="2021-07-15")
        fewer = replace(record, acts=record.acts[:1])
        changed = replace(fewer, document=replace(record.document, title="Corrigé"))
        assert world.put([Entry(changed)]) == ["changed"]
        found = world.pair_counts("CHN", "RUS", since=date(2021, 1, 1))
        assert [one.type for one in found] == ["AGREE"]
        world.delete(["late", "early"])
        assert world.pair_counts("CHN", "RUS") == []

    def test_one_index_answers_without_the_rows(self, tmp_path: Path, store: Store) -> None:
        engine = connect(tmp_path / "deeds.db")
        with reading(engine, "deeds.db") as connection:
            plan = connection.execute(
                text(
                    "EXPLAIN QUERY PLAN SELECT dated, type, mode, count(*) FROM act_pairs "
                    "WHERE source IN ('CHN') AND target IN ('RUS') AND status = 'actual' "
                    "AND dated >= '2020' GROUP BY dated, type, mode"
                )
            ).all()
        engine.dispose()
        assert "COVERING INDEX act_pairs_counts" in str(plan)


class TestCommitments:
    def test_they_are_found_by_both_sides(self, world: Store) -> None:
        late = CommitmentQuery(document="late")
        assert bound(world, replace(late, by="CHN", to="RUS")) == ["late/a1", "late/a5"]
        assert bound(world, replace(late, by="RUS", kind="promise")) == ["late/a5"]
        assert bound(world, replace(late, by="RUS", kind="target")) == ["late/a2"]
        assert bound(world, replace(late, set_by="Wang")) == ["late/a2"]
        assert bound(world, replace(late, by="RUS", to="Wang Yi")) == []

    def test_an_amount_is_compared_in_its_own_unit(self, world: Store) -> None:
        late = CommitmentQuery(document="late", unit="USD")
        assert bound(world, replace(late, least=2e9)) == ["late/a1", "late/a2"]
        assert bound(world, replace(late, least=2.1e9)) == ["late/a2"]
        assert bound(world, replace(late, least=1.0, unit="EUR")) == []

    def test_a_deadline_is_compared_by_its_last_day(self, world: Store) -> None:
        late = CommitmentQuery(document="late")
        assert bound(world, replace(late, due_before=date(2031, 1, 1))) == ["late/a1"]
        assert bound(world, replace(late, due_before=date(2030, 12, 31))) == []
        assert bound(world, replace(late, due_after=date(2030, 12, 31))) == ["late/a1"]

    def test_force_is_the_weakest_that_is_wanted(self, world: Store) -> None:
        late = CommitmentQuery(document="late")
        assert bound(world, replace(late, force="pledges")) == ["late/a1"]
        assert bound(world, replace(late, force="studies")) == ["late/a1", "late/a5"]

    def test_publication_bounds_leave_out_the_undated(self, world: Store) -> None:
        pledged = CommitmentQuery(force="pledges")
        assert bound(world, replace(pledged, since=date(2020, 3, 1))) == ["late/a1", "early/a1"]
        assert bound(world, replace(pledged, until=date(2020, 3, 1))) == ["early/a1"]

    def test_a_row_has_all_terms_with_their_words(self, world: Store) -> None:
        [row] = world.commitments(
            CommitmentQuery(document="late", force="pledges"), after=None, size=5
        )
        shown = row.as_dict()
        assert shown["amounts"][0]["words"] == "2 milliards de dollars"
        assert shown["deadline"]["latest"] == "2030-12-31"
        assert shown["condition"] == "si la paix revient"
        assert (row.force, row.joint, row.type) == ("pledges", False, "AGREE")


def _counts(path: Path) -> list[int]:
    engine = connect(path)
    with reading(engine, str(path)) as connection:
        tables = (act_links, act_issues, act_pairs, commitments)
        found = [connection.scalar(select(func.count()).select_from(one)) or 0 for one in tables]
        found.append(connection.scalar(text("SELECT count(*) FROM act_search")) or 0)
    engine.dispose()
    return found


def test_reading_again_leaves_nothing_of_the_old_reading(tmp_path: Path, store: Store) -> None:
    def read(record: Record, *kept: Act) -> Record:
        return replace(record, acts=kept, version="0.2.0")

    record = deeds()
    store.put([Entry(record)])
    assert _counts(tmp_path / "deeds.db") == [5, 1, 6, 3, 5]
    assert store.put([Entry(read(record, record.acts[0]))]) == ["reread"]
    assert _counts(tmp_path / "deeds.db") == [1, 0, 1, 1, 1]
    store.delete(["d1"])
    assert _counts(tmp_path / "deeds.db") == [0, 0, 0, 0, 0]


def test_all_of_it_can_be_drawn_again(tmp_path: Path, store: Store) -> None:
    store.put([Entry(deeds())])
    store.close()
    path = tmp_path / "deeds.db"
    before = _counts(path)
    engine = connect(path)
    with writing(engine, str(path)) as connection:
        for table in (act_pairs, act_links, act_issues, commitments):
            connection.execute(delete(table))
        redraw(connection)
    engine.dispose()
    assert _counts(path) == before
