from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from verbale.actors.entry import Entry, Membership
from verbale.actors.knowledge import KnowledgeBase

DAYS = st.dates(min_value=date(1945, 1, 1), max_value=date(2030, 12, 31))
BASE = KnowledgeBase.load()


@given(st.sampled_from(BASE.listed))
def test_an_entry_survives_its_line_of_the_data_file(key: str) -> None:
    entry = BASE.entry(key)
    if not key.startswith("office:"):
        assert Entry.from_json(entry.to_json()) == entry


@given(DAYS, DAYS, DAYS)
def test_a_membership_holds_from_its_first_to_its_last_day(a: date, b: date, on: date) -> None:
    since, until = sorted((a, b))
    assert Membership("country:FRA", since, until).holds(on) == (since <= on <= until)


def test_an_open_bound_holds_for_ever() -> None:
    assert Membership("country:FRA").holds(date(1800, 1, 1))
    assert Membership("country:FRA", since=date(2000, 1, 1)).holds(date(2100, 1, 1))
    assert not Membership("country:FRA", until=date(2000, 1, 1)).holds(date(2000, 1, 2))


def test_what_is_empty_is_not_written() -> None:
    entry = Entry("org:X", "organisation", "igo", ("X",))
    assert entry.to_json() == {
        "key": "org:X",
        "kind": "organisation",
        "sort": "igo",
        "names": ["X"],
    }


def test_an_actor_names_itself_in_the_text_s_language_first() -> None:
    actor = Entry("org:X", "organisation", "media", ("Le X",), ("The X",), role="media").actor()
    assert actor.names == ("Le X", "The X")
    assert (actor.kind, actor.role, actor.country, actor.members) == (
        "organisation",
        "media",
        None,
        (),
    )
