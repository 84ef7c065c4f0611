"""Persons whom only documents know: one over all documents, and never one by a silent merge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stores.store_articles import article
from verbale.errors import InvalidQuestion
from verbale.record.types import Actor, Mention, Provenance, Record, Role, Statement
from verbale.stores import Entry, Store, open_store
from verbale.stores.types import Query
from verbale.text.span import Span


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "locals.db"), create=True)
    yield opened
    opened.close()


def told(
    document: str,
    name: str,
    *,
    country: str | None,
    role: Role | None,
    because: str = "named in the document",
    body: str | None = None,
    version: str = "0.1.0",
) -> Entry:
    """A document in which somebody says something."""
    text = f"{name} a dit que la paix vient."
    source = article(text, id=document)
    reasons = (because,) if body is None else (because, f"acts for {body}")
    made = Provenance("small", "document", version, source.digest, reasons)
    key = "person:" + name.lower().replace(" ", "-")
    actor = Actor(key, "person", (name,), country, role, (), made)
    start = text.index("a dit")
    said = Statement(
        id="s1",
        speakers=(key,),
        addressees=(),
        cue=Span(start, start + 5),
        content=(Span(text.index("la paix"), len(text) - 1),),
        mode="indirect",
        type="assertion",
        provenance=made,
    )
    mention = Mention(Span(0, len(name)), (key,), made)
    record = Record(source, version, "small", (actor,), (mention,), (said,))
    return Entry(record)


def linked(store: Store) -> dict[str, list[str]]:
    return {who.key: [seen.document for seen in who.evidence] for who in store.locals()}


def spoken(store: Store, who: str) -> list[str]:
    return [row.document for row in store.statements(Query(speaker=who))]


def test_office_and_country_make_a_local_actor_with_its_evidence(store: Store) -> None:
    store.put([told("a", "Jeanne Kouassi", country="NER", role="minister")])
    (who,) = store.locals()
    assert (who.key, who.name, who.country, who.role) == (
        "local:NER.jeanne-kouassi",
        "Jeanne Kouassi",
        "NER",
        "minister",
    )
    (seen,) = who.evidence
    assert (seen.document, seen.actor) == ("a", "person:jeanne-kouassi")
    assert seen.because == "office and country stated"
    assert who.as_dict()["evidence"][0]["document"] == "a"


def test_another_spelling_of_the_same_country_is_the_same_actor(store: Store) -> None:
    store.put([told("a", "Ahmad Choukri", country="SYR", role="minister")])
    store.put([told("b", "Ahmad Shukri", country="SYR", role="spokesperson")])
    assert linked(store) == {"local:SYR.ahmad-choukri": ["a", "b"]}
    assert spoken(store, "local:SYR.ahmad-choukri") == ["a", "b"]
    assert spoken(store, "Ahmad Shukri") == spoken(store, "choukri") == ["a", "b"]
    reasons = [seen.because for seen in store.locals()[0].evidence]
    assert reasons[1] == "name that sounds like Ahmad Choukri, same country"


def test_an_office_alone_is_enough_where_no_country_is_stated(store: Store) -> None:
    store.put([told("a", "Jeanne Kouassi", country="NER", role="minister")])
    store.put([told("b", "Jeanne Kouassi", country=None, role="minister")])
    store.put([told("c", "Jeanne Kouassi", country=None, role="military")])
    assert linked(store) == {"local:NER.jeanne-kouassi": ["a", "b"]}


@pytest.mark.parametrize(
    ("country", "role"), [("CIV", "minister"), ("NER", "business"), ("CIV", None)]
)
def test_the_same_name_elsewhere_is_somebody_else(
    store: Store, country: str, role: Role | None
) -> None:
    store.put([told("a", "Jeanne Kouassi", country="NER", role="minister")])
    store.put([told("b", "Jeanne Kouassi", country=country, role=role)])
    assert linked(store)["local:NER.jeanne-kouassi"] == ["a"]
    assert spoken(store, "local:NER.jeanne-kouassi") == ["a"]


@pytest.mark.parametrize("name", ["Kouassi", "Jeanne Kouassi"])
def test_surnames_and_known_persons_make_no_local_actor(store: Store, name: str) -> None:
    because = "named in the document" if " " not in name else "knowledge base, by name"
    store.put([told("a", name, country="NER", role="minister", because=because)])
    assert store.locals() == []


def test_two_who_fit_are_nobody(store: Store) -> None:
    store.put([told("a", "Jeanne Kouassi", country="NER", role="minister")])
    store.put([told("b", "Jeanne Kouassi", country="CIV", role="minister")])
    store.put([told("c", "Jeanne Kouassi", country=None, role="minister")])
    assert [documents for documents in linked(store).values()] == [["b"], ["a"]]


def test_a_parting_is_recorded_and_can_be_undone(store: Store) -> None:
    for name in "ab":
        store.put([told(name, "Jeanne Kouassi", country="NER", role="minister")])
    parting = store.part("b", "person:jeanne-kouassi", by="me", at="2026-01-01T00:00:00Z", why="?")
    assert parting.local == "local:NER.jeanne-kouassi"
    assert linked(store) == {"local:NER.jeanne-kouassi": ["a"], "local:NER.jeanne-kouassi-2": ["b"]}
    undone = store.rejoin(parting.number, by="you", at="2026-01-02T00:00:00Z")
    assert (undone.undone_by, undone.by) == ("you", "me")
    assert linked(store) == {"local:NER.jeanne-kouassi": ["a", "b"]}
    assert store.partings() == [undone]


def test_a_parting_holds_when_the_document_is_read_again(store: Store) -> None:
    for name in "ab":
        store.put([told(name, "Jeanne Kouassi", country="NER", role="minister")])
    store.part("b", "person:jeanne-kouassi", by="me", at="2026-01-01T00:00:00Z")
    again = told("b", "Jeanne Kouassi", country="NER", role="minister", version="0.2.0")
    assert store.put([again]) == ["reread"]
    assert linked(store)["local:NER.jeanne-kouassi"] == ["a"]


def test_a_new_reading_of_the_only_document_changes_no_reason(store: Store) -> None:
    for version in ("0.1.0", "0.2.0"):
        one = told("a", "Jeanne Kouassi", country="NER", role="minister", version=version)
        store.put([one])
        [who] = store.locals()
        assert [seen.because for seen in who.evidence] == ["office and country stated"]


def test_what_is_not_joined_cannot_be_parted(store: Store) -> None:
    store.put([told("a", "Jeanne Kouassi", country="NER", role="minister")])
    with pytest.raises(InvalidQuestion, match="no local actor"):
        store.part("a", "person:nobody", by="me", at="2026-01-01T00:00:00Z")
    with pytest.raises(InvalidQuestion, match="no parting 7"):
        store.rejoin(7, by="me", at="2026-01-01T00:00:00Z")
    number = store.part("a", "person:jeanne-kouassi", by="me", at="2026-01-01T00:00:00Z").number
    store.rejoin(number, by="me", at="2026-01-02T00:00:00Z")
    with pytest.raises(InvalidQuestion, match="undone already"):
        store.rejoin(number, by="me", at="2026-01-03T00:00:00Z")


def test_whoever_no_document_names_is_forgotten(store: Store) -> None:
    store.put([told("a", "Jeanne Kouassi", country="NER", role="minister")])
    store.delete(["a"])
    assert store.locals() == []
    store.put([told("b", "Jeanne Kouassi", country="NER", role="minister")])
    assert linked(store) == {"local:NER.jeanne-kouassi": ["b"]}


def test_an_organisation_is_as_good_as_a_country(store: Store) -> None:
    store.put([told("a", "Clara Voss", country=None, role="spokesperson", body="org:NATO")])
    store.put([told("b", "Klara Voss", country=None, role="official", body="org:NATO")])
    store.put([told("c", "Clara Voss", country=None, role="spokesperson", body="org:UN")])
    store.put([told("d", "Klara Voss", country="BEL", role="minister", body="org:UN")])
    assert linked(store) == {
        "local:BEL.klara-voss": ["d"],
        "local:NATO.clara-voss": ["a", "b"],
        "local:UN.clara-voss": ["c"],
    }
    nato = store.locals("local:NATO.clara-voss")[0]
    assert (nato.country, nato.body, nato.role) == (None, "org:NATO", "spokesperson")
    assert [seen.because for seen in nato.evidence] == [
        "office and organisation stated",
        "name that sounds like Clara Voss, same organisation",
    ]
    assert nato.as_dict()["body"] == "org:NATO"
    assert spoken(store, "local:NATO.clara-voss") == ["a", "b"]


def test_a_person_of_an_organisation_is_parted_and_learnt_again(store: Store) -> None:
    for name in "ab":
        store.put([told(name, "Clara Voss", country=None, role="spokesperson", body="org:NATO")])
    store.part("b", "person:clara-voss", by="me", at="2026-01-01T00:00:00Z")
    assert linked(store) == {"local:NATO.clara-voss": ["a"], "local:NATO.clara-voss-2": ["b"]}


def test_an_organisation_without_an_office_makes_nobody(store: Store) -> None:
    store.put([told("a", "Clara Voss", country=None, role=None, body="org:NATO")])
    assert store.locals() == []
