"""What a person looks at: home, an answer with its facets, somebody, a pair, an issue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from verbale.actors.decisions import Decision
from verbale.ask.filter import Filter
from verbale.ask.paging import paged
from verbale.ask.spelling import spelled_or_near
from verbale.errors import InvalidQuestion
from verbale.stores.deeds import CommitmentQuery, CommitmentRow
from verbale.stores.pages import ActRow, Count, DocumentRow, Seen, Survey, Totals
from verbale.stores.types import Query, StatementRow, Store

PAGE = 20
MOST = 12
_EACH = 8


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
    """A page of statements, how many there are in all, and what they are counted by.

    `suggestions` are names near to those that nobody has, by the member of the filter.
    """

    statements: tuple[StatementRow, ...]
    total: int
    facets: Mapping[str, list[Count]]
    next: str | None
    suggestions: Mapping[str, list[str]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "total": self.total,
            "statements": [row.as_dict() for row in self.statements],
            "facets": _plain(self.facets),
            "next": self.next,
            "suggestions": dict(self.suggestions),
        }


@dataclass(frozen=True, slots=True)
class Acts:
    """A page of acts, and how many there are in all; `suggestions` as in an Answer."""

    acts: tuple[ActRow, ...]
    total: int
    next: str | None
    suggestions: Mapping[str, list[str]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "total": self.total,
            "acts": [row.as_dict() for row in self.acts],
            "next": self.next,
            "suggestions": dict(self.suggestions),
        }


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody: as whom the documents have them, what they said, did and bound themselves to.

    `merges` are the decisions that made one actor of several.
    """

    name: str
    label: str
    seen: tuple[Seen, ...]
    said: Answer
    by: Acts
    towards: Acts
    commitments: tuple[CommitmentRow, ...]
    counterparts: tuple[Count, ...]
    merges: tuple[Decision, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "name": self.name,
            "label": self.label,
            "seen": [one.as_dict() for one in self.seen],
            "said": self.said.as_dict(),
            "acts_by": self.by.as_dict(),
            "acts_towards": self.towards.as_dict(),
            "commitments": [row.as_dict() for row in self.commitments],
            "counterparts": [count.as_dict() for count in self.counterparts],
            "merges": [asdict(one) for one in self.merges],
        }


@dataclass(frozen=True, slots=True)
class Direction:
    """What one of a pair said to or of the other, did towards it, and bound itself to for it."""

    source: str
    target: str
    label: str
    said: Answer
    acts: Acts
    commitments: tuple[CommitmentRow, ...]
    days: tuple[Count, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "source": self.source,
            "target": self.target,
            "said": self.said.as_dict(),
            "acts": self.acts.as_dict(),
            "commitments": [row.as_dict() for row in self.commitments],
            "timeline": _line(self.days),
        }


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors, each towards the other."""

    there: Direction
    back: Direction

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"there": self.there.as_dict(), "back": self.back.as_dict()}


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue: the statements that have its words, and the acts that are about it."""

    words: str
    said: Answer
    acts: Acts
    days: tuple[Count, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "issue": self.words,
            "said": self.said.as_dict(),
            "acts": self.acts.as_dict(),
            "timeline": _line(self.days),
        }


def home(store: Store) -> Home:
    """Return what a reader sees first."""
    found = store.survey(Query(), size=0, most=MOST)
    return Home(
        totals=store.totals(),
        newest=tuple(store.newest_documents(after=None, size=10)),
        facets=found.facets,
    )


def documents(
    store: Store, *, after: str | None = None, limit: int = PAGE, who: str | None = None
) -> list[DocumentRow]:
    """Return a page of documents, the newest first; with `who`, of those that have this actor."""
    return store.newest_documents(after=after, size=limit, who=who)


def search(store: Store, filter: Filter) -> Answer:
    """Return a page of the statements that the filter asks for, the newest first."""
    size = filter.limit or PAGE
    found = store.survey(filter.query(), size=size + 1, most=MOST)
    if filter.after is None:
        return _answer(found, size)
    page = page_of_statements(store, filter)
    return replace(page, total=found.total, facets=found.facets)


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
    if filter.after is None:
        total, rows = store.survey_acts(query, size=size + 1)
    else:
        total = store.count_acts(query)
        rows = store.newest_acts(query, after=filter.after, size=size + 1)
    return Acts(
        acts=tuple(rows[:size]),
        total=total,
        next=rows[size - 1].cursor if len(rows) > size else None,
    )


def all_statements(store: Store, filter: Filter) -> Iterator[StatementRow]:
    """Return every statement that the filter asks for, the newest first, as they are taken."""
    return paged(
        lambda after, size: store.newest_statements(filter.query(), after=after, size=size),
        filter.after,
        filter.limit,
    )


def all_acts(store: Store, filter: Filter) -> Iterator[ActRow]:
    """Return every act that the filter asks for, the newest first, as they are taken."""
    return paged(
        lambda after, size: store.newest_acts(filter.query(), after=after, size=size),
        filter.after,
        filter.limit,
    )


def who(store: Store, name: str) -> Who:
    """Return what the store has of a country (by its code) or of an actor (by key or name).

    Raises InvalidQuestion where nobody is called so.
    """
    called = _label(store, name)
    said = store.survey(Query(speaker=name), size=11, most=0)
    seen = tuple(store.seen(name, most=MOST))
    return Who(
        name=name,
        label=called,
        seen=seen,
        said=_answer(said, 10),
        by=acts(store, Filter(speaker=name, limit=8)),
        towards=acts(store, Filter(addressee=name, limit=8)),
        commitments=_commitments(store, CommitmentQuery(by=name, kind="promise")),
        counterparts=tuple(store.counterparts(name, most=MOST)),
        merges=tuple(store.merges(one.key for one in seen)),
    )


def pair(store: Store, first: str, second: str) -> Pair:
    """Return what two have said to or of each other, done and promised.

    Raises InvalidQuestion where one of them is nobody in the store.
    """
    return Pair(there=direction(store, first, second), back=direction(store, second, first))


def issue(store: Store, words: str) -> Issue:
    """Return what was said with these words, and the acts that are about them."""
    wanted = Filter(search=words)
    found = store.survey(wanted.query(), size=11, most=MOST)
    return Issue(
        words=words,
        said=_answer(found, 10),
        acts=acts(store, Filter(issue=words, limit=10)),
        days=found.days,
    )


def direction(store: Store, source: str, target: str) -> Direction:
    """Return what the one has said to or of the other, done to it and promised it.

    Raises InvalidQuestion where one of them is nobody in the store.
    """
    label, _ = [_label(store, name) for name in (source, target)]
    said = store.survey(Query(speaker=source, towards=target), size=_EACH + 1, most=0)
    done = acts(store, Filter(speaker=source, addressee=target, limit=_EACH))
    promised = CommitmentQuery(by=source, to=target, kind="promise")
    return Direction(
        source=source,
        target=target,
        label=label,
        said=_answer(said, _EACH),
        acts=done,
        # Each of them is one of the acts.
        commitments=_commitments(store, promised) if done.total else (),
        days=said.days,
    )


def _commitments(store: Store, query: CommitmentQuery) -> tuple[CommitmentRow, ...]:
    return tuple(store.commitments(query, after=None, size=_EACH))


def _label(store: Store, name: str) -> str:
    found = store.label(name)
    if found is None:
        near = ", ".join(spelled_or_near(store, name))
        hint = f"near: {near}" if near else "look for another name"
        raise InvalidQuestion(f"nobody is called {name!r} in {store.url}: {hint}")
    return found


def _answer(found: Survey, size: int) -> Answer:
    """Return the first page of a survey that was asked for one row more than the page has."""
    rows = found.statements
    following = rows[size - 1].cursor if len(rows) > size else None
    return Answer(rows[:size], found.total, found.facets, following)


def _line(days: tuple[Count, ...]) -> list[dict[str, Any]]:
    return [{"at": one.value, "statements": one.number} for one in days]


def _plain(facets: Mapping[str, list[Count]]) -> dict[str, list[dict[str, Any]]]:
    return {name: [count.as_dict() for count in counts] for name, counts in facets.items()}
