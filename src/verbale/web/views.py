"""The views: one function an address, from a request to what it shows in every form."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from starlette.requests import Request

from verbale.ask import looking
from verbale.ask.commitments import CommitmentFilter
from verbale.ask.commitments import commitments as ask_commitments
from verbale.ask.filter import Filter
from verbale.ask.positions import positions as ask_positions
from verbale.ask.statements import suggestions
from verbale.errors import InvalidQuestion
from verbale.record.json import dumps, loads
from verbale.record.types import Record
from verbale.stores.known import Identity
from verbale.stores.pages import FACETS, Count
from verbale.web import addresses, columns, timeline
from verbale.web.cards import LAYERS, deck
from verbale.web.countries import country
from verbale.web.marking import marked
from verbale.web.reading import SHOWN, Names, reading
from verbale.web.site import NotFound, Site, View
from verbale.web.words import words

MOST = 200
_COMMITMENTS = (
    *("by", "to", "set_by", "kind", "force", "min_amount", "due_after", "due_before"),
    *("since", "until", "document", "limit", "after"),
)
_FILTERS = tuple(field.name for field in fields(Filter))
# Characters of a text as a link has them. Cases: `172-246`, `0-1`.
_SPAN = re.compile(r"^(?P<start>\d{1,9})-(?P<end>\d{1,9})$", re.ASCII)


def asked(values: Mapping[str, str]) -> Filter:
    """Return the filter that an address spells; what is no filter is left to the page."""
    given = {name: value for name, value in values.items() if name in _FILTERS}
    if not given.get("search", "").strip():
        # Ticked in a form in which nothing is searched for.
        given.pop("anywhere", None)
    found = Filter.parse(given)
    if found.limit is not None and found.limit > MOST:
        raise InvalidQuestion(f"limit {found.limit}: {MOST} rows at a time are the most")
    return found


def home(site: Site, request: Request) -> View:
    """The store at a glance: how much of everything, the newest documents, who speaks."""
    found = site.memory.of("home", lambda: looking.home(site.store))
    return View(
        "home.html",
        str(site.words(request)("home.title")),
        found.as_dict,
        lambda: (row.as_dict() for row in found.newest),
        columns.DOCUMENTS,
        shown={"home": found},
    )


def documents(site: Site, request: Request) -> View:
    """All documents, the newest first."""
    given = asked(request.query_params)
    size = given.limit or looking.PAGE
    key = request.query_params.get("who") or None
    rows = looking.documents(site.store, after=given.after, limit=size + 1, who=key)
    following = rows[size - 1].cursor if len(rows) > size else None
    rows = rows[:size]

    def every() -> Iterator[Mapping[str, Any]]:
        after = given.after
        while page := looking.documents(site.store, after=after, limit=MOST, who=key):
            yield from (row.as_dict() for row in page)
            after = page[-1].cursor

    return View(
        "documents.html",
        str(site.words(request)("documents")),
        lambda: {"documents": [row.as_dict() for row in rows], "next": following},
        (lambda: (row.as_dict() for row in rows)) if given.limit else every,
        columns.DOCUMENTS,
        shown={"rows": rows, "who": key, "next": following},
    )


def statements(site: Site, request: Request) -> View:
    """The answer to a filter: statements with their words marked, and facets."""
    given = asked(request.query_params)
    # Facets and totals are the same for every page of an answer.
    whole = replace(given, after=None, limit=None)
    first = site.memory.of(whole, lambda: looking.search(site.store, whole))
    found = first
    if given.after is not None or given.limit is not None:
        page = looking.page_of_statements(site.store, given)
        found = replace(first, statements=page.statements, next=page.next)
    if not found.total:
        found = replace(found, suggestions=_near(site, whole))
    return View(
        "statements.html",
        str(site.words(request)("statements")),
        found.as_dict,
        lambda: (row.as_dict() for row in looking.all_statements(site.store, given)),
        columns.STATEMENTS,
        shown={
            "answer": found,
            "filter": given,
            "filters": _set_filters(given),
            "facet_groups": _facets(found.facets, given),
            "near": _choices(site, found.suggestions, given, "/statements"),
            "marked": _marker(given.search),
        },
    )


def acts(site: Site, request: Request) -> View:
    """The acts that a filter asks for."""
    given = asked(request.query_params)
    found = site.memory.of(("acts", given), lambda: looking.acts(site.store, given))
    if not found.total:
        near = _near(site, replace(given, after=None, limit=None))
        found = replace(found, suggestions=near)
    return View(
        "acts.html",
        str(site.words(request)("acts")),
        found.as_dict,
        lambda: (row.as_dict() for row in looking.all_acts(site.store, given)),
        columns.ACTS,
        shown={
            "answer": found,
            "filter": given,
            "filters": _set_filters(given),
            "near": _choices(site, found.suggestions, given, "/acts"),
        },
    )


def document(site: Site, request: Request, identifier: str) -> View:
    """A document with its evidence."""
    record = stored(site, identifier)
    return reading_view(site, request, record, identifier)


def reading_view(
    site: Site, request: Request, record: Record, identifier: str, *, preview: str | None = None
) -> View:
    """The view of a record, stored or not yet."""
    corrections = site.store.corrections(identifier) if preview is None else []
    identities = site.store.identities(identifier) if preview is None else {}
    shown = request.query_params.get("layers")
    view = reading(
        record,
        site.words(request),
        corrections=corrections,
        identities=identities,
        shown=None if shown is None else [name for name in shown.split(".") if name in LAYERS],
        cited=span_of(request.query_params.get("c")),
    )
    return View(
        "document.html",
        view.title,
        lambda: json.loads(dumps(record)),
        lambda: entry_rows(record, identities),
        columns.ENTRIES,
        shown={
            "view": view,
            "id": identifier,
            "preview": preview,
            "first_shown": SHOWN,
            "persons": Names(language=site.words(request).language, linked=preview is None),
        },
        long=view.is_long,
    )


def who(site: Site, request: Request, name: str) -> View:
    """Somebody: a country by its code, an actor by key or name."""
    found = site.memory.of(("who", name), lambda: _there(lambda: looking.who(site.store, name)))
    everything = Filter(speaker=name)
    return View(
        "who.html",
        found.label,
        found.as_dict,
        lambda: (row.as_dict() for row in looking.all_statements(site.store, everything)),
        columns.STATEMENTS,
        shown={"who": found},
    )


def pair(site: Site, request: Request, first: str, second: str) -> View:
    """Two actors and what each said of, did to and promised the other."""
    # Each direction is the same whichever of the two is named first.
    found = looking.Pair(_direction(site, first, second), _direction(site, second, first))

    def lead(side: str, at: str) -> str:
        one = found.there if side == "above" else found.back
        return addresses.statements(speaker=one.source, towards=one.target, since=at, until=at)

    def rows() -> Iterator[Mapping[str, Any]]:
        for one in (found.there, found.back):
            chosen = Filter(speaker=one.source, towards=one.target)
            yield from (row.as_dict() for row in looking.all_statements(site.store, chosen))

    drawn = timeline.plot(found.there.days, found.back.days, address=lead)
    said = site.words(request)("pair.title", first=found.there.label, second=found.back.label)
    return View(
        "pair.html",
        said.unescape(),
        found.as_dict,
        rows,
        columns.STATEMENTS,
        shown={"pair": found, "plot": drawn},
    )


def commitments(site: Site, request: Request) -> View:
    """Who is bound to what for whom."""
    given = CommitmentFilter.parse(
        {name: value for name, value in request.query_params.items() if name in _COMMITMENTS}
    )
    size = min(given.limit or looking.PAGE, MOST)
    rows = site.store.commitments(given.query, after=given.after, size=size + 1)
    following = rows[size - 1].cursor if len(rows) > size else None
    return View(
        "commitments.html",
        str(site.words(request)("commitments")),
        lambda: {"commitments": [row.as_dict() for row in rows[:size]], "next": following},
        lambda: (row.as_dict() for row in ask_commitments(site.store, given)),
        columns.COMMITMENTS,
        shown={"rows": rows[:size], "next": following},
    )


def positions(site: Site, request: Request) -> View:
    """The stances of somebody on an issue."""
    name, on = (request.query_params.get(part, "").strip() for part in ("who", "on"))
    if not (name and on):
        raise InvalidQuestion("positions: say `who` and `on` which issue")
    found = list(ask_positions(site.store, name, on, limit=MOST))
    plain = [row.as_dict() for row in found]
    said = site.words(request)
    code = name.upper()
    label = country(code, said.language)
    if label == code:
        label = site.store.label(name) or name
    return View(
        "positions.html",
        said("positions.title", who=label, on=on).unescape(),
        lambda: {"who": name, "on": on, "positions": plain},
        lambda: plain,
        columns.POSITIONS,
        shown={"rows": found, "who": name, "label": label, "on": on},
    )


def issue(site: Site, request: Request, words_of_issue: str) -> View:
    """An issue: who said something with these words, and acts about it."""
    found = site.memory.of(
        ("issue", words_of_issue), lambda: looking.issue(site.store, words_of_issue)
    )

    def lead(_side: str, at: str) -> str:
        return addresses.statements(search=words_of_issue, since=at, until=at)

    wanted = Filter(search=words_of_issue)
    said = site.words(request)("issue.title", words=words_of_issue)
    return View(
        "issue.html",
        said.unescape(),
        found.as_dict,
        lambda: (row.as_dict() for row in looking.all_statements(site.store, wanted)),
        columns.STATEMENTS,
        shown={
            "issue": found,
            "plot": timeline.plot(found.days, (), address=lead),
            "marked": _marker(words_of_issue),
        },
    )


def corrections(site: Site, request: Request) -> View:
    """What people have said of entries, the latest first."""
    rows = site.store.corrections(standing=False)[::-1]
    plain = [row.as_dict() for row in rows]
    return View(
        "corrections.html",
        str(site.words(request)("corrections")),
        lambda: {"corrections": plain},
        lambda: plain,
        columns.CORRECTIONS,
        shown={"rows": rows},
    )


def stored(site: Site, identifier: str) -> Record:
    """Return the current record of a document; NotFound where there is none."""
    written = site.store.record_json(identifier)
    if written is None:
        raise NotFound(f"no document {identifier!r} in this store")
    return loads(written)


def span_of(given: str | None) -> tuple[int, int] | None:
    """Return the characters that a link names; None for what names none."""
    found = _SPAN.match(given or "")
    if found is None or int(found["start"]) >= int(found["end"]):
        return None
    return int(found["start"]), int(found["end"])


def entry_rows(record: Record, identities: Mapping[str, Identity]) -> Iterator[Mapping[str, Any]]:
    """Yield the entries of every layer as rows of one table."""
    text = record.document.text
    for card in deck(record, words("en"), {}, identities).cards:
        yield {
            "document": record.document.id,
            "layer": card.layer,
            "id": card.id,
            "who": [person.key for person in card.who],
            "towards": [person.key for person in card.to],
            "label": card.label or card.mode or card.plain or card.value,
            "cue": card.cue,
            "start": card.place[0],
            "end": card.place[1],
            "words": " … ".join(span.of(text) for span in card.spans),
        }


def _direction(site: Site, source: str, target: str) -> looking.Direction:
    found: looking.Direction = site.memory.of(
        ("direction", source, target),
        lambda: _there(lambda: looking.direction(site.store, source, target)),
    )
    return found


def _there(answer: Callable[[], Any]) -> Any:
    try:
        return answer()
    except InvalidQuestion as error:
        raise NotFound(str(error)) from error


def _near(site: Site, given: Filter) -> dict[str, list[str]]:
    """Return what the store has near to the names of a filter that nobody there has."""
    return site.memory.of(("near", given), lambda: suggestions(site.store, given))


def _choices(
    site: Site, near: Mapping[str, list[str]], given: Filter, path: str
) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """Return for each name that nobody has its filter, the name, and whom to ask for instead.

    That is what a filter takes, by which name it is shown, and the address of the answer.
    """
    values = _spelled(given)
    lead = {"/statements": addresses.statements, "/acts": addresses.acts}[path]
    found = []
    for member, names in near.items():
        people = member in _PEOPLE
        choices = [
            (
                name,
                (site.store.label(name) if people else None) or name,
                lead(**{**values, member: name}),
            )
            for name in names
        ]
        # A key and the name of the same actor are one choice.
        once = {shown: (name, shown, address) for name, shown, address in reversed(choices)}
        found.append((member, values[member], list(once.values())[::-1]))
    return found


def _marker(search: str | None) -> Callable[[str], Any]:
    return lambda text: marked(text, search)


def _set_filters(given: Filter) -> list[tuple[str, str, str]]:
    """Return each filter that is set: its name, its value, the address without it."""
    values = _spelled(given)
    return [
        (name, value, addresses.statements(**{**values, name: None}))
        for name, value in values.items()
    ]


def _facets(facets: Mapping[str, list[Count]], given: Filter) -> list[dict[str, Any]]:
    values = _spelled(given)
    groups = []
    for facet in FACETS:
        counts = facets.get(facet, [])
        choices = []
        for count in counts:
            change: dict[str, Any] = {_MEMBER.get(facet, facet): count.value}
            if facet == "year":
                change = {
                    "since": _later(values.get("since"), count.value),
                    "until": _earlier(values.get("until"), count.value),
                }
            chosen = all(values.get(name) == value for name, value in change.items())
            choices.append((count, addresses.statements(**{**values, **change}), chosen))
        if choices:
            groups.append({"facet": facet, "choices": choices})
    return groups


_MEMBER = {"country": "speaker"}
_PEOPLE = ("speaker", "addressee", "towards")


def _later(since: str | None, year: str) -> str:
    return since if since is not None and since > year else year


def _earlier(until: str | None, year: str) -> str:
    return until if until is not None and until[:4] <= year else year


def _spelled(given: Filter) -> dict[str, str]:
    skipped = ("limit", "after")
    return {
        field.name: "true" if value is True else str(value)
        for field in fields(given)
        if field.name not in skipped and (value := getattr(given, field.name)) not in (None, False)
    }
