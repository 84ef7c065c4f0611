"""What a person looks at: home, an answer with its facets, somebody, a pair, an issue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from verbale.ask.filter import Filter
from verbale.errors import InvalidQuestion
from verbale.stores.pages import ActRow, Count, DocumentRow, Seen, Totals
from verbale.stores.types import Query, StatementRow, Store

PAGE = 20
MOST = 12
_SHORT = 120
PROMISE = "promise"
"""The class of cue by which a speaker binds himself."""


@dataclass(frozen=True, slots=True)
class Home:
    """How much there is, the newest documents, and who speaks most."""

    totals: Totals
    newest: tuple[DocumentRow, ...]
    facets: Mapping[str, list[Count]]

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "totals": self.totals.as_dict(),
            "newest": [row.as_dict() for row in self.newest],
            "facets": _plain(self.facets),
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of statements, how many there are in all, and what they are counted by."""

    statements: tuple[StatementRow, ...]
    total: int
    facets: Mapping[str, list[Count]]
    next: str | None

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "total": self.total,
            "statements": [row.as_dict() for row in self.statements],
            "facets": _plain(self.facets),
            "next": self.next,
        }


@dataclass(frozen=True, slots=True)
class Acts:
    """A page of acts, and how many there are in all."""

    acts: tuple[ActRow, ...]
    total: int
    next: str | None

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "total": self.total,
            "acts": [row.as_dict() for row in self.acts],
            "next": self.next,
        }


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody: as which actors the documents have them, what they said, acts by and towards."""

    name: str
    label: str
    seen: tuple[Seen, ...]
    said: Answer
    by: Acts
    towards: Acts
    promises: Answer
    counterparts: tuple[Count, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "name": self.name,
            "label": self.label,
            "seen": [one.as_dict() for one in self.seen],
            "said": self.said.as_dict(),
            "acts_by": self.by.as_dict(),
            "acts_towards": self.towards.as_dict(),
            "promises": self.promises.as_dict(),
            "counterparts": [count.as_dict() for count in self.counterparts],
        }


@dataclass(frozen=True, slots=True)
class Direction:
    """What one of a pair said to or of the other, did towards it, and promised it."""

    source: str
    target: str
    label: str
    said: Answer
    acts: Acts
    promises: Answer
    months: tuple[Count, ...]
    act_months: tuple[Count, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "source": self.source,
            "target": self.target,
            "said": self.said.as_dict(),
            "acts": self.acts.as_dict(),
            "promises": self.promises.as_dict(),
            "timeline": [{"at": one.value, "statements": one.number} for one in self.months],
            "act_timeline": [
                {"at": one.value, "type": one.name, "acts": one.number} for one in self.act_months
            ],
        }


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors, each towards the other; `by_day` says how fine the time lines are."""

    there: Direction
    back: Direction
    by_day: bool

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"there": self.there.as_dict(), "back": self.back.as_dict(), "by_day": self.by_day}


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue: the statements that have its words, and the acts that are about it."""

    words: str
    said: Answer
    acts: Acts
    months: tuple[Count, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "issue": self.words,
            "said": self.said.as_dict(),
            "acts": self.acts.as_dict(),
            "timeline": [{"at": one.value, "statements": one.number} for one in self.months],
        }


def home(store: Store) -> Home:
    """Return what a reader sees first."""
    return Home(
        totals=store.totals(),
        newest=tuple(store.newest_documents(after=None, size=10)),
        facets=store.facets(Query(), most=MOST),
    )


def documents(
    store: Store, *, after: str | None = None, limit: int = PAGE, who: str | None = None
) -> list[DocumentRow]:
    """Return a page of documents, the newest first; with `who`, of those that have this actor."""
    return store.newest_documents(after=after, size=limit, who=who)


def search(store: Store, filter: Filter, *, facets: bool = True) -> Answer:
    """Return a page of the statements that the filter asks for, the newest first."""
    query = filter.query()
    page = page_of_statements(store, filter)
    return replace(
        page,
        total=store.count_statements(query),
        facets=store.facets(query, most=MOST) if facets else {},
    )


def page_of_statements(store: Store, filter: Filter) -> Answer:
    """Return the same page without the total and the facets, which are alike on every page."""
    size = filter.limit or PAGE
    # One more than is shown says whether there is a next page.
    rows = store.newest_statements(filter.query(), after=filter.after, size=size + 1)
    following = rows[size - 1].cursor if len(rows) > size else None
    return Answer(tuple(rows[:size]), len(rows), {}, following)


def acts(store: Store, filter: Filter) -> Acts:
    """Return a page of the acts that the filter asks for; a speaker is taken as their source."""
    query, size = filter.query(), filter.limit or PAGE
    rows = store.newest_acts(query, after=filter.after, size=size + 1)
    return Acts(
        acts=tuple(rows[:size]),
        total=store.count_acts(query),
        next=rows[size - 1].cursor if len(rows) > size else None,
    )


def all_statements(store: Store, filter: Filter) -> Iterator[StatementRow]:
    """Return every statement that the filter asks for, the newest first, as they are taken."""
    after, left = filter.after, filter.limit
    while left is None or left > 0:
        size = 500 if left is None else min(500, left)
        rows = store.newest_statements(filter.query(), after=after, size=size)
        yield from rows
        if len(rows) < size:
            return
        after = rows[-1].cursor
        left = None if left is None else left - len(rows)


def all_acts(store: Store, filter: Filter) -> Iterator[ActRow]:
    """Return every act that the filter asks for, the newest first, as they are taken."""
    after, left = filter.after, filter.limit
    while left is None or left > 0:
        size = 500 if left is None else min(500, left)
        rows = store.newest_acts(filter.query(), after=after, size=size)
        yield from rows
        if len(rows) < size:
            return
        after = rows[-1].cursor
        left = None if left is None else left - len(rows)


def who(store: Store, name: str) -> Who:
    """Return what the store has of a country (by its code) or of an actor (by key or name).

    Raises InvalidQuestion where nobody is called so.
    """
    seen = tuple(store.seen(name, most=MOST))
    if not seen:
        raise InvalidQuestion(f"nobody is called {name!r} in {store.url}: look for another name")
    return Who(
        name=name,
        label=label(seen, name),
        seen=seen,
        said=search(store, Filter(speaker=name, limit=10)),
        by=acts(store, Filter(speaker=name, limit=8)),
        towards=acts(store, Filter(addressee=name, limit=8)),
        promises=_promises(store, Query(speaker=name)),
        counterparts=tuple(store.counterparts(name, most=MOST)),
    )


def label(seen: tuple[Seen, ...], name: str) -> str:
    """Return by which name a page calls somebody: a country's own, else the commonest actor's.

    The code itself stands where the country is never named and only its people are.
    """
    code = name.strip().upper()
    country = next((one for one in seen if one.kind == "country" and one.country == code), None)
    if country is not None:
        return country.name
    alone = len({one.key for one in seen}) == 1
    by_code = len(code) == 3 and any(one.country == code for one in seen)
    return seen[0].name if alone or not by_code else code


def pair(store: Store, first: str, second: str) -> Pair:
    """Return what two have said to or of each other, done and promised.

    Raises InvalidQuestion where one of them is nobody in the store.
    """
    labels = []
    for name in (first, second):
        seen = tuple(store.seen(name, most=MOST))
        if not seen:
            raise InvalidQuestion(
                f"nobody is called {name!r} in {store.url}: look for another name"
            )
        labels.append(label(seen, name))
    days = _is_short(store, first, second)
    return Pair(
        there=_direction(store, first, second, labels[0], by_day=days),
        back=_direction(store, second, first, labels[1], by_day=days),
        by_day=days,
    )


def issue(store: Store, words: str) -> Issue:
    """Return what was said with these words, and the acts that are about them."""
    wanted = Filter(search=words, limit=10)
    return Issue(
        words=words,
        said=search(store, wanted),
        acts=acts(store, Filter(issue=words, limit=10)),
        months=tuple(store.months(wanted.query())),
    )


def _direction(store: Store, source: str, target: str, label: str, *, by_day: bool) -> Direction:
    said = Filter(speaker=source, towards=target, limit=8)
    done = Filter(speaker=source, addressee=target, limit=8)
    return Direction(
        source=source,
        target=target,
        label=label,
        said=search(store, said, facets=False),
        acts=acts(store, done),
        promises=_promises(store, said.query()),
        months=tuple(store.months(said.query(), by_day=by_day)),
        act_months=tuple(store.act_months(done.query(), by_day=by_day)),
    )


def _is_short(store: Store, first: str, second: str) -> bool:
    """Say whether all that was said between two fits into a few months, so that days are shown."""
    days: list[date] = []
    for source, target in ((first, second), (second, first)):
        found = store.months(Query(speaker=source, towards=target))
        days += [date.fromisoformat(f"{one.value}-01") for one in (found[:1] + found[-1:])]
    return not days or (max(days) - min(days)).days <= _SHORT


def _promises(store: Store, query: Query) -> Answer:
    wanted = replace(query, type=PROMISE)
    rows = store.newest_statements(wanted, after=None, size=8)
    return Answer(tuple(rows), store.count_statements(wanted), {}, None)


def _plain(facets: Mapping[str, list[Count]]) -> dict[str, list[dict[str, Any]]]:
    return {name: [count.as_dict() for count in counts] for name, counts in facets.items()}
