"""One actor under two keys: what a user decided lies over every answer and can be taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from deeds_example import deeds
from stores.store_articles import article
from stores.test_locals import told
from verbale.actors.decisions import Decisions, append
from verbale.ask.checking import check
from verbale.errors import InvalidKnowledge
from verbale.record.types import Actor, Mention, Record, Statement
from verbale.stores import Entry, Query, Store, open_store
from verbale.stores.deeds import CommitmentQuery, EventQuery, EventRow
from verbale.stores.known import Identity
from verbale.text.span import Span

AT = "2026-01-01T00:00:00Z"
MAIDEN, MARRIED = "local:NER.jeanne-kouassi", "local:NER.jeanne-mahamadou"
FIRST, SECOND = "person:jeanne-kouassi", "person:jeanne-mahamadou"


@pytest.fixture
def decisions(tmp_path: Path) -> Path:
    return tmp_path / "decisions.jsonl"


@pytest.fixture
def store(tmp_path: Path, decisions: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "one.db"), create=True, decisions=decisions)
    yield opened
    opened.close()


@pytest.fixture
def world(store: Store) -> Store:
    store.put(
        [
            told("a", "Jeanne Kouassi", country="NER", role="minister"),
            told("b", "Jeanne Mahamadou", country="NER", role="foreign_minister"),
            told("c", "Jeanne Mahamadou", country="NER", role="foreign_minister"),
            told("d", "Paul Mba", country="GAB", role="minister"),
        ]
    )
    return store


def merge(store: Store, keep: str = MAIDEN, other: str = MARRIED) -> None:
    store.merge(keep, other, by="me", at=AT, why="she married")


def in_file(path: Path, keep: str, other: str) -> None:
    append(path, Decisions.read(path).merge(keep, other, at=AT, by="me"))


def said_by(store: Store, who: str) -> list[str]:
    return [row.document for row in store.statements(Query(speaker=who))]


def speakers(store: Store, query: Query = Query()) -> dict[str, int]:  # noqa: B008
    found = store.survey(query, size=0, most=50).facets["speaker"]
    return {count.value: count.number for count in found}


def both(text: str = "Jeanne Kouassi et Jeanne Mahamadou ont dit que la paix vient.") -> Entry:
    """A document in which two who may be one speak together."""
    source = article(text, id="both")
    actors = tuple(
        Actor(key, "person", (name,), "NER", "minister")
        for key, name in ((FIRST, "Jeanne Kouassi"), (SECOND, "Jeanne Mahamadou"))
    )
    start = text.index("ont dit")
    said = Statement(
        "s1",
        (FIRST, SECOND),
        (),
        Span(start, start + 7),
        (Span(text.index("la paix"), len(text) - 1),),
        "indirect",
    )
    mentions = (Mention(Span(0, 14), (FIRST,)), Mention(Span(18, 34), (SECOND,)))
    return Entry(Record(source, "0.1.0", "small", actors, mentions, (said,)))


@pytest.mark.parametrize(
    "who", [MAIDEN, MARRIED, "Jeanne Kouassi", "mahamadou", FIRST, SECOND, "JEANNE MAHAMADOU"]
)
def test_either_key_or_name_finds_what_both_said(world: Store, who: str) -> None:
    before = said_by(world, who)
    assert before in (["a"], ["b", "c"])
    merge(world)
    assert said_by(world, who) == ["a", "b", "c"]
    assert world.count_statements(Query(speaker=who)) == 3
    world.split(MARRIED, by="me", at=AT)
    assert said_by(world, who) == before


def test_rows_show_the_key_and_name_that_stay(world: Store) -> None:
    merge(world)
    shown = {party for row in world.statements(Query(speaker="NER")) for party in row.speakers}
    assert {(party.key, party.name, party.country) for party in shown} == {
        (MAIDEN, "Jeanne Kouassi", "NER")
    }
    assert world.label(MARRIED) == world.label("Mahamadou") == "Jeanne Kouassi"
    newest = world.newest_statements(Query(speaker=SECOND), after=None, size=9)
    assert {row.speakers[0].key for row in newest} == {MAIDEN}


def test_facets_totals_and_persons_count_them_once(world: Store) -> None:
    assert speakers(world) == {MAIDEN: 1, MARRIED: 2, "local:GAB.paul-mba": 1}
    assert world.totals().speakers == 3
    merge(world)
    assert speakers(world) == {MAIDEN: 3, "local:GAB.paul-mba": 1}
    assert speakers(world, Query(search="paix")) == speakers(world)
    for key, number in speakers(world).items():
        assert world.count_statements(Query(speaker=key)) == number
    assert world.totals().speakers == 2
    [who] = world.seen(MARRIED, most=5)
    assert (who.key, who.name, who.documents) == (MAIDEN, "Jeanne Kouassi", 3)
    assert who.roles == ("foreign_minister", "minister")
    assert {"jeanne kouassi", "jeanne mahamadou"} <= set(who.names)
    listed = world.newest_documents(after=None, size=9, who=MAIDEN)
    assert {row.id for row in listed} == {"a", "b", "c"}


def test_a_statement_of_two_who_are_one_has_one_speaker(store: Store) -> None:
    store.put([both()])
    assert speakers(store) == {MAIDEN: 1, MARRIED: 1}
    merge(store, FIRST, SECOND)
    [row] = store.statements(Query(speaker=SECOND))
    assert [party.key for party in row.speakers] == [FIRST]
    assert speakers(store) == speakers(store, Query(language="fr")) == {FIRST: 1}
    assert store.totals().speakers == 1


def test_two_spellings_of_one_local_actor_are_one_without_a_decision(store: Store) -> None:
    store.put([told("a", "Ahmad Choukri", country="SYR", role="minister")])
    store.put([told("b", "Ahmad Shukri", country="SYR", role="minister")])
    assert speakers(store) == {"local:SYR.ahmad-choukri": 2}
    assert [row.speakers[0].name for row in store.statements(Query())] == ["Ahmad Choukri"] * 2
    parting = store.part("b", "person:ahmad-shukri", by="me", at=AT)
    assert speakers(store) == {"local:SYR.ahmad-choukri": 1, "local:SYR.ahmad-shukri": 1}
    store.rejoin(parting.number, by="me", at=AT)
    assert speakers(store) == {"local:SYR.ahmad-choukri": 2}


def test_a_page_after_a_cursor_goes_on_after_a_merge(world: Store) -> None:
    merge(world)
    whole = world.newest_statements(Query(speaker=MAIDEN), after=None, size=9)
    seen: list[str] = []
    after: str | None = None
    while page := world.newest_statements(Query(speaker=MARRIED), after=after, size=1):
        seen += [row.document for row in page]
        after = page[-1].cursor
    assert seen == [row.document for row in whole]
    later = list(world.statements(Query(speaker=MARRIED), after=page_cursor(world)))
    assert [row.document for row in later] == ["b", "c"]


def page_cursor(store: Store) -> str:
    return next(store.statements(Query(speaker=MAIDEN))).cursor


def test_the_known_name_stands_where_no_document_has_it(world: Store) -> None:
    merge(world, "person:Q7747", MAIDEN)
    assert said_by(world, "Vladimir Poutine") == said_by(world, "person:Q7747") == ["a"]
    assert world.label(MAIDEN) == "Vladimir Poutine"
    assert {"person:Q7747", "Vladimir Poutine"} <= set(world.names())


def test_a_file_of_decisions_is_heeded_from_the_next_question_on(
    world: Store, decisions: Path
) -> None:
    age = world.age()
    in_file(decisions, MAIDEN, MARRIED)
    assert world.age() != age
    assert said_by(world, MARRIED) == ["a", "b", "c"]
    append(decisions, Decisions.read(decisions).split(MARRIED, at=AT, by="me"))
    assert said_by(world, MARRIED) == ["b", "c"]


def test_the_store_and_the_file_are_heeded_together(world: Store, decisions: Path) -> None:
    merge(world)
    in_file(decisions, "local:GAB.paul-mba", MARRIED)
    assert speakers(world) == {"local:GAB.paul-mba": 4}
    assert [one.keep for one in world.merges([MAIDEN])] == [MAIDEN, "local:GAB.paul-mba"]
    assert world.merges(["person:Q1"]) == []
    assert [one.keep for one in world.decisions().lines] == [MAIDEN]


def test_decisions_travel_with_the_store_and_hold_for_later_documents(
    world: Store, tmp_path: Path
) -> None:
    merge(world)
    world.close()
    again = open_store(str(tmp_path / "one.db"), decisions=tmp_path / "none.jsonl")
    again.put([told("e", "Jeanne Mahamadou", country="NER", role="minister")])
    assert said_by(again, MAIDEN) == ["a", "b", "c", "e"]
    assert [local.stands_for for local in again.locals("Mahamadou Jeanne")] == [MAIDEN]
    assert [one.why for one in again.decisions().lines] == ["she married"]
    again.close()


def test_a_broken_file_of_decisions_is_named(world: Store, decisions: Path) -> None:
    decisions.write_text("no line\n", encoding="utf-8")
    with pytest.raises(InvalidKnowledge, match="decisions.jsonl:1: no decision"):
        said_by(world, MAIDEN)
    decisions.unlink()
    assert said_by(world, MAIDEN) == ["a"]


def test_what_is_one_already_or_nobody_is_refused(world: Store) -> None:
    merge(world)
    with pytest.raises(InvalidKnowledge, match="one actor already"):
        merge(world)
    with pytest.raises(InvalidKnowledge, match="not merged into another actor"):
        world.split(MAIDEN, by="me", at=AT)
    with pytest.raises(InvalidKnowledge, match="states cannot be merged"):
        merge(world, "country:NER", "country:GAB")
    assert len(world.decisions().lines) == 1


def test_nothing_that_was_read_is_rewritten(world: Store) -> None:
    before = list(world.documents())
    merge(world)
    assert list(world.documents()) == before
    assert list(check(world)) == []
    assert list(before[1].actors) == [SECOND]


def test_an_actor_of_a_document_has_an_identity_with_its_reasons(world: Store) -> None:
    linked = Identity(MARRIED, "Jeanne Mahamadou", MARRIED, "office and country stated")
    assert world.identities("b") == {SECOND: linked}
    assert linked.reasons == (f"{MARRIED}: office and country stated",)
    merge(world)
    found = world.identities("b")[SECOND]
    assert (found.key, found.name) == (MAIDEN, "Jeanne Kouassi")
    assert found.reasons == (*linked.reasons, f"merged into {MAIDEN}")


def test_a_store_of_the_version_before_knows_its_local_actors(
    world: Store, tmp_path: Path, decisions: Path
) -> None:
    wanted = speakers(world)
    world.close()
    with closing(sqlite3.connect(tmp_path / "one.db")) as old:
        old.executescript(
            "DROP TABLE decisions; ALTER TABLE actors DROP COLUMN body;"
            "ALTER TABLE local_actors DROP COLUMN body;"
            "UPDATE parties SET key = (SELECT key FROM actors WHERE actors.row = actor);"
            "UPDATE alembic_version SET version_num = '0004';"
        )
        old.commit()
    with closing(open_store(str(tmp_path / "one.db"), decisions=decisions)) as again:
        assert speakers(again) == wanted
        merge(again)
        assert said_by(again, MARRIED) == ["a", "b", "c"]
        assert list(check(again)) == []


def of_bodies(*, id: str) -> Record:
    """The example of deeds between two organisations."""
    keys = {"country:CHN": "org:A", "country:RUS": "org:B"}
    record = deeds(id=id)

    def renamed(found: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{keys[key]}{id}" if key in keys else key for key in found)

    return replace(
        record,
        actors=tuple(
            Actor(f"{keys[one.key]}{id}", "organisation", one.names) if one.key in keys else one
            for one in record.actors
        ),
        mentions=tuple(replace(one, actors=renamed(one.actors)) for one in record.mentions),
        statements=tuple(
            replace(one, speakers=renamed(one.speakers), addressees=renamed(one.addressees))
            for one in record.statements
        ),
        acts=tuple(
            replace(one, sources=renamed(one.sources), targets=renamed(one.targets))
            for one in record.acts
        ),
    )


class TestDeeds:
    @pytest.fixture
    def bodies(self, store: Store) -> Store:
        store.put([Entry(of_bodies(id="1")), Entry(of_bodies(id="2"))])
        return store

    def test_acts_and_commitments_are_those_of_both_keys(self, bodies: Store) -> None:
        assert {row.document for row in self.acts(bodies, "org:A1")} == {"1"}
        merge(bodies, "org:A1", "org:A2")
        rows = self.acts(bodies, "org:A2")
        assert {row.document for row in rows} == {"1", "2"}
        assert {party.key for row in rows for party in row.sources} == {
            "org:A1",
            "org:B1",
            "org:B2",
        }
        assert all("org:A1" in row.roles for row in rows)
        promises = bodies.commitments(CommitmentQuery(by="org:A1"), after=None, size=9)
        assert {row.document for row in promises} == {"1", "2"}
        newest = bodies.newest_acts(Query(speaker="org:A2"), after=None, size=9)
        assert len(newest) == bodies.count_acts(Query(speaker="org:A1")) == len(rows)

    def test_pairs_are_counted_over_both_keys(self, bodies: Store) -> None:
        alone = self.counted(bodies, "org:A1", "org:B1")
        assert alone and self.counted(bodies, "org:A1", "org:B2") == 0
        merge(bodies, "org:A1", "org:A2")
        merge(bodies, "org:B1", "org:B2")
        for first, second in (("org:A1", "org:B2"), ("org:A2", "org:B1")):
            assert self.counted(bodies, first, second) == 2 * alone

    @staticmethod
    def acts(store: Store, source: str) -> list[EventRow]:
        return list(store.events(EventQuery(source=source), after=None, size=20))

    @staticmethod
    def counted(store: Store, source: str, target: str) -> int:
        return sum(count.number for count in store.pair_counts(source, target))
