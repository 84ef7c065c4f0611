from __future__ import annotations

import pytest

from verbale.ask.documents import delete, find, show
from verbale.ask.filter import Filter
from verbale.ask.statements import statements, suggestions
from verbale.errors import InvalidQuestion
from verbale.stores import Entry, Store


def rows(store: Store, filter: Filter) -> list[str]:
    return [f"{row.document}/{row.id}" for row in statements(store, filter)]


def test_no_filter_asks_for_everything(world: Store) -> None:
    assert len(rows(world, Filter())) == 5


def test_filters_are_joined_by_and(world: Store) -> None:
    wanted = Filter.parse({"speaker": "CHN", "since": "2021", "search": "journaux"})
    assert rows(world, wanted) == ["wang/s1"]


def test_a_limit_and_a_cursor_walk_through_the_list(world: Store) -> None:
    everything = rows(world, Filter())
    walked: list[str] = []
    after = None
    while page := list(statements(world, Filter(limit=2, after=after))):
        walked += [f"{row.document}/{row.id}" for row in page]
        after = page[-1].cursor
    assert walked == everything


@pytest.mark.parametrize(
    ("speaker", "near"),
    [("Lavrof", "Sergueï Lavrov"), ("wangyi", "Wang Yi"), ("Chinne", "Chine"), ("le gof", "Anne")],
)
def test_a_name_nobody_has_gets_near_ones(world: Store, speaker: str, near: str) -> None:
    found = suggestions(world, Filter(speaker=speaker))["speaker"]
    assert any(name.startswith(near) for name in found)


def test_a_name_that_is_known_gets_none(world: Store) -> None:
    assert suggestions(world, Filter(speaker="lavrov", addressee="RUS")) == {}
    assert suggestions(world, Filter(speaker="le goff")) == {}


def test_a_name_like_no_other_gets_an_empty_list(world: Store) -> None:
    assert suggestions(world, Filter(speaker="Xyzzy")) == {"speaker": []}


def test_publishers_and_documents_are_suggested_too(world: Store) -> None:
    found = suggestions(world, Filter(publisher="L'Echo du Norrd", document="wagn"))
    assert found == {"publisher": ["L'Écho du Nord"], "document": ["wang"]}


def test_a_document_is_found_by_its_beginning(world: Store) -> None:
    assert find(world, "wa") == find(world, " wang ") == "wang"


@pytest.mark.parametrize("wanted", ["wagn", "", "WANG"])
def test_a_document_that_is_not_there_is_refused(world: Store, wanted: str) -> None:
    with pytest.raises(InvalidQuestion, match="no document"):
        find(world, wanted)


def test_near_ids_are_named(world: Store) -> None:
    with pytest.raises(InvalidQuestion, match="near: wang"):
        find(world, "wagn")


def test_a_beginning_of_several_is_refused_with_their_ids(store: Store) -> None:
    from stores.store_articles import record

    store.put([Entry(record("M. Wang a dit que oui.", id=f"a{n}")) for n in range(7)])
    with pytest.raises(InvalidQuestion, match=r"7 documents begin with 'a': a0, .* …\. Write more"):
        find(store, "a")


def test_show_gives_the_record_that_was_put(world: Store) -> None:
    from stores.store_articles import WORLD, SmallReader

    assert show(world, "wa") == SmallReader().read_document(WORLD[0])


def test_show_gives_the_latest_version_and_reading(store: Store) -> None:
    from stores.store_articles import record

    for text, version in (("Un.", "0.1.0"), ("Deux.", "0.1.0"), ("Deux.", "0.2.0")):
        store.put([Entry(record(text, version=version))])
    shown = show(store, "a1")
    assert (shown.document.text, shown.version) == ("Deux.", "0.2.0")


def test_delete_takes_all_or_nothing(world: Store) -> None:
    with pytest.raises(InvalidQuestion):
        delete(world, ["wang", "nobody"])
    assert "wang" in world.ids()
    assert delete(world, ["wa", "wang", "onu"]) == ["wang", "onu"]
    assert world.ids() == ["chine", "goff"]
