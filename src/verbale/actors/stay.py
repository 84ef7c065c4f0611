"""Stay and Somebody: what raw sources say of offices and persons, and how they are made one."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from verbale.actors.tenure import first_day, last_day

# A successor that the yearbook shows this soon after the last sight of the one before followed him.
_NEXT = timedelta(days=45)
_LATIN = re.compile(r"[\x20-\u024f\u1e00-\u1eff\u2019\u02bb\u02bf]+")


@dataclass(frozen=True, slots=True)
class Stay:
    """One person in one office, as one source has it."""

    office: str
    person: str
    since: str
    until: str
    asof: str
    source: str
    doubtful: str = ""

    @property
    def first(self) -> date:
        """The first day on which the person may have been in office."""
        return first_day(self.since)

    @property
    def last(self) -> date:
        """The last day on which the person may have been in office, as far as it was seen."""
        return last_day(self.until or self.asof)


@dataclass(slots=True)
class Somebody:
    """What the raw tables say of one person."""

    person: str
    country: str
    gender: str
    names: list[str] = field(default_factory=list)
    family: tuple[str, ...] = ()


def add_name(somebody: Somebody, name: str) -> None:
    """Add a name in Latin letters, without the title after it."""
    # « Margrethe II of Denmark », « Henri, Grand Duke of Luxembourg », « Des Browne, Baron … ».
    name = " ".join(name.split())
    short = re.split(r", (?!Jr|Sr)| of (?=[A-Z]|the )", name)[0].strip(" ,")
    # « Salman of Saudi Arabia » would be a Salman like any other.
    name = short if " " in short or "-" in short else name
    if _LATIN.fullmatch(name) and name not in somebody.names and "(" not in name:
        somebody.names.append(name.replace("|", ""))


def joined(stays: list[Stay]) -> list[Stay]:
    """Make one tenure of what several lines say of one stay in one office."""
    by_seat: dict[tuple[str, str], list[Stay]] = defaultdict(list)
    for stay in stays:
        by_seat[stay.office, stay.person].append(stay)
    joined = []
    for several in by_seat.values():
        several.sort(key=lambda s: (s.first, s.source != "wikidata", s.since))
        kept: list[Stay] = []
        for stay in several:
            if kept and stay.first <= kept[-1].last + timedelta(days=3):
                kept[-1] = _one(kept[-1], stay)
            else:
                kept.append(stay)
        joined += kept
    return joined


def _one(first: Stay, second: Stay) -> Stay:
    since = first.since
    if second.since.startswith(first.since):
        since = second.since
    asof = max(first.asof, second.asof)
    until = ""
    if first.until and second.until:
        until = max(first.until, second.until, key=last_day)
    elif first.until or second.until:
        closed, opened = (first, second) if first.until else (second, first)
        # The same start twice, one with its end; otherwise a later line that is still open.
        later = opened.first > closed.first or opened.asof > closed.asof
        until = "" if later and opened.last > last_day(closed.until) else closed.until
        if first.since == second.since and opened.source == closed.source:
            until = closed.until
    source = first.source if first.source == second.source else "wikidata+factbook"
    return replace(first, since=since, until=until, asof=asof, source=source)


def told_apart(stays: list[Stay]) -> list[Stay]:
    """Close a tenure where the next one in the seat begins, and doubt what still overlaps."""
    by_office: dict[str, list[Stay]] = defaultdict(list)
    for stay in stays:
        by_office[stay.office].append(stay)
    told = []
    for several in by_office.values():
        several.sort(key=lambda s: (s.first, s.since, s.person))
        for i, stay in enumerate(several):
            after = [other for other in several[i + 1 :] if other.person != stay.person]
            if not stay.until and after:
                follower = after[0]
                if follower.first <= stay.last + _NEXT:
                    long = follower.first - stay.first > timedelta(days=6 * 366)
                    doubtful = "inferred end" if stay.source == "wikidata" and long else ""
                    stay = replace(stay, until=follower.since, doubtful=doubtful)
            told.append(stay)
    return told
