"""Filter: a question to the store, parsed once from command line, URL or Python."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches

from verbale.errors import InvalidQuestion
from verbale.stores.search import terms
from verbale.stores.types import Query

# A year, a month of it, a day of that. Cases: `2021`, `2021-07`, `2021-07-15`.
_DATE = re.compile(r"^(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?$", re.ASCII)
_TRUE = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


@dataclass(frozen=True, slots=True)
class Filter:
    """Which statements are wanted; what is not said restricts nothing.

    `speaker` and `addressee` are an ISO 3166-1 alpha-3 code (the country itself and everybody who
    belongs to it), an actor's key, or a name: whole or a surname, in any case, without accents.
    `since` and `until` are both included; a document without a date meets neither. `search` looks
    into cue and content, with `anywhere` into the whole document. `towards` is somebody who is
    spoken to or of, `type` the class of a cue (promise, denial …), `act` the type of an act that
    the statement claims, `issue` words that such an act is about. `after` is a row's cursor.
    """

    speaker: str | None = None
    addressee: str | None = None
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    search: str | None = None
    anywhere: bool = False
    language: str | None = None
    document: str | None = None
    towards: str | None = None
    type: str | None = None
    act: str | None = None
    issue: str | None = None
    limit: int | None = None
    after: str | None = None

    def __post_init__(self) -> None:
        """Refuse what has no meaning, with InvalidQuestion."""
        if self.since and self.until and self.since > self.until:
            raise InvalidQuestion(
                f"since {self.since} lies after until {self.until}: no document can meet both"
            )
        if self.limit is not None and self.limit < 1:
            raise InvalidQuestion(f"limit {self.limit}: ask for one row at least")
        if self.anywhere and self.search is None:
            raise InvalidQuestion("anywhere says where to search, but there is nothing to search")
        if self.search is not None:
            terms(self.search)

    @classmethod
    def parse(cls, values: Mapping[str, str | None]) -> Filter:
        """Return the filter that these strings spell; None and the empty string say nothing.

        >>> Filter.parse({"speaker": "CHN", "since": "2021-07"}).since
        datetime.date(2021, 7, 1)

        A year or a month stands for its first day in `since` and for its last in `until`.
        Raises InvalidQuestion for a name that is no filter and a value without meaning.
        """
        known = {field.name for field in fields(cls)}
        given = {name: value.strip() for name, value in values.items() if value and value.strip()}
        for name in given:
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(known))}"
                raise InvalidQuestion(f"no filter is called {name!r}: {hint}")
        return cls(
            speaker=given.get("speaker"),
            addressee=given.get("addressee"),
            since=parse_day("since", given.get("since"), last=False),
            until=parse_day("until", given.get("until"), last=True),
            publisher=given.get("publisher"),
            search=given.get("search"),
            anywhere=_truth("anywhere", given.get("anywhere", "false")),
            language=given.get("language"),
            document=given.get("document"),
            towards=given.get("towards"),
            type=given.get("type"),
            act=given.get("act"),
            issue=given.get("issue"),
            limit=parse_count("limit", given.get("limit")),
            after=given.get("after"),
        )

    def query(self) -> Query:
        """Return what the store is asked."""
        return Query(**{one.name: getattr(self, one.name) for one in fields(Query)})


def parse_day(name: str, value: str | None, *, last: bool) -> date | None:
    """Return the first or last day of what `name` spells; InvalidQuestion where it is no date."""
    if value is None:
        return None
    found = _DATE.match(value)
    wrong = InvalidQuestion(f"{name} {value!r} is no date: write 2021, 2021-07 or 2021-07-15")
    if found is None:
        raise wrong
    year = int(found["year"])
    month = int(found["month"] or (12 if last else 1))
    if not (year >= 1 and 1 <= month <= 12):
        raise wrong
    days = monthrange(year, month)[1]
    day = int(found["day"] or (days if last else 1))
    if not 1 <= day <= days:
        raise wrong
    return date(year, month, day)


def _truth(name: str, value: str) -> bool:
    if value.lower() not in _TRUE:
        raise InvalidQuestion(f"{name} {value!r}: write true or false")
    return _TRUE[value.lower()]


def parse_count(name: str, value: str | None) -> int | None:
    """Return the number that `name` spells; InvalidQuestion where it is none."""
    if value is None:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise InvalidQuestion(f"{name} {value!r} is no count: write a number such as 20")
    return int(value)
