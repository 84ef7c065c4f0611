"""Build the layer of persons and offices: source tables in, one compressed data file out.

    python -m verbale.actors.people_build [FOLDER [OUTPUT]]

The same tables give the same text. The build fails where two people hold a single seat at the same
time, a name shares no surname with the person it is said to name, or a person stands twice.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from verbale.actors.distil import HAND
from verbale.actors.naming import french_spelling, surnames
from verbale.actors.people_file import DATA, FORMAT
from verbale.actors.sound import Sounds, words_in
from verbale.actors.tables import SOURCES, Row, rows, sounds_of
from verbale.actors.tenure import Tenure, first_day, last_day
from verbale.errors import InvalidKnowledge, VerbaleError

HANDOVER = timedelta(days=45)
"""How long two holders may overlap: sources count from the vote, the oath or the first cabinet."""

_PERSONS = ("person", "country", "gender", "names", "family")
_TENURES = ("office", "person", "since", "until", "asof", "source", "doubtful")


@dataclass(slots=True)
class _Draft:
    person: str
    country: str
    gender: str
    names: list[str]
    family: tuple[str, ...] = ()
    french: list[str] = field(default_factory=list)


def build(folder: Path) -> str:
    """Return the text of the data file that the tables of a folder make.

    Raises InvalidKnowledge, with the place, where they contradict themselves or one another.
    """
    sounds = sounds_of(folder)
    people = _people(folder, sounds)
    tenures = _tenures(folder)
    tenures += _by_hand(folder, people, tenures, sounds)
    _name_in_french(folder, people, sounds)
    _check_tenures(folder, people, tenures)
    for draft in people.values():
        _check_names(draft, sounds)
    header = {
        "format": FORMAT,
        "asof": max(t.asof for t in tenures if t.source != "hand"),
        "sounds": {row["from"]: row["to"] for row in rows(folder, "sounds.tsv", ("from", "to"))},
        "given": {
            variant: row["name"]
            for row in rows(folder, "given_names.tsv", ("name", "variants"))
            for variant in row["variants"].split()
        },
        "offices": {
            row["office"]: [row["of"], row["role"], row.many("french"), row.many("english")]
            for row in rows(folder, "offices.tsv", ("office", "of", "role", "french", "english"))
        },
        "office_types": {
            row["office"]: [row.many("french"), row.many("english")]
            for row in rows(folder, "office_types.tsv", ("office", "french", "english"))
        },
        "presidential": {
            row["country"]: [row["since"], row["until"]]
            for row in rows(folder, "presidential.tsv", ("country", "since", "until"))
        },
    }
    lines: list[Any] = [header]
    lines += [_person_line(draft) for _, draft in sorted(people.items())]
    lines += sorted(
        [t.office, t.person, t.since, t.until, t.asof, t.source, t.doubt] for t in tenures
    )
    return "".join(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines
    )


def packed(text: str) -> bytes:
    """Return the bytes of the data file: no time of making, so that they never change."""
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def main(arguments: list[str]) -> int:
    """Build the data file in its place in the package, or at the second argument."""
    folder = Path(arguments[0]) if arguments else SOURCES
    output = Path(arguments[1]) if len(arguments) > 1 else DATA
    try:
        text = build(folder)
    except VerbaleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    output.write_bytes(packed(text))
    return 0


def _person_line(draft: _Draft) -> list[Any]:
    single = [name for name in draft.names[1:] if len(words_in(name)) == 1]
    names = [name for name in draft.names if name not in single]
    family = surnames(draft.french[:1] + names, draft.country, (*draft.family, *single))
    return [draft.person, draft.country, draft.gender, draft.french, names, list(family)]


def _people(folder: Path, sounds: Sounds) -> dict[str, _Draft]:
    people: dict[str, _Draft] = {}
    for row in rows(folder, "persons.tsv.xz", _PERSONS):
        if row["person"] in people:
            raise InvalidKnowledge(f"{row.place}: {row['person']} stands twice.")
        names = list(row.many("names"))
        family = row.many("family")
        people[row["person"]] = _Draft(row["person"], row["country"], row["gender"], names, family)
    return people


def _tenures(folder: Path) -> list[Tenure]:
    return [
        Tenure(
            row["office"], row["person"], row["since"], row["until"], row["asof"], row["source"],
            row["doubtful"],
        )
        for row in rows(folder, "tenures.tsv.xz", _TENURES)
    ]  # fmt: skip


def _by_hand(
    folder: Path, people: dict[str, _Draft], known: list[Tenure], sounds: Sounds
) -> list[Tenure]:
    """Add the holders written by hand, where the sources do not have the same stay already."""
    by_name: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for draft in people.values():
        for name in draft.names:
            by_name[draft.country, tuple(sorted(sounds.key(name)))].add(draft.person)
    starts = defaultdict(list)
    for tenure in known:
        starts[tenure.office, tenure.person].append(first_day(tenure.since))
    added = []
    for row in rows(folder, "holders_by_hand.tsv", HAND):
        key = (row["country"], tuple(sorted(sounds.key(row["name"]))))
        several = by_name[key]
        if len(several) > 1:
            raise InvalidKnowledge(
                f"{row.place}: {row['name']!r} may be {', '.join(sorted(several))}. "
                "Say in same_person.tsv that they are one, or write the name in full."
            )
        person = next(iter(several), None) or _new(row, people)
        by_name[key].add(person)
        draft = people[person]
        draft.names += [name for name in row.many("also") if name not in draft.names]
        since = row["since"]
        near = starts[row["office"], person]
        if any(abs(start - first_day(since)) < timedelta(days=60) for start in near):
            continue
        asof = row["asof"] or row["until"]
        added.append(Tenure(row["office"], person, since, row["until"], asof, "hand", row["doubt"]))
    return added


def _new(row: Row, people: dict[str, _Draft]) -> str:
    person = f"person:{row['country'] or row['office'].split('.')[0]}." + "-".join(
        words_in(row["name"])
    )
    if person not in people:
        people[person] = _Draft(person, row["country"], row["gender"], [row["name"]])
    return person


def _name_in_french(folder: Path, people: dict[str, _Draft], sounds: Sounds) -> None:
    by_name: dict[tuple[str, tuple[str, ...]], list[_Draft]] = defaultdict(list)
    for draft in people.values():
        for key in dict.fromkeys(tuple(sorted(sounds.key(name))) for name in draft.names):
            by_name[draft.country, key].append(draft)
    for row in rows(folder, "french_names.tsv", ("country", "french", "name")):
        wanted = row["name"] or row["french"]
        found = by_name[row["country"], tuple(sorted(sounds.key(wanted)))]
        if len(found) != 1:
            raise InvalidKnowledge(
                f"{row.place}: {len(found)} persons of {row['country']} are called {wanted!r}"
                f" ({', '.join(draft.person for draft in found)}). "
                "Write in the last column a name that one of them has."
            )
        if row["name"] and not sounds.alike(row["french"], row["name"]):
            raise InvalidKnowledge(
                f"{row.place}: {row['french']!r} shares no surname with {row['name']!r}."
            )
        found[0].french.append(row["french"])
    table = {row["from"]: row["to"] for row in rows(folder, "spelling.tsv", ("from", "to"))}
    for draft in people.values():
        spelled = french_spelling(draft.names[0], draft.country, table)
        if spelled and not draft.french and spelled != draft.names[0]:
            draft.french.append(spelled)


def _check_names(draft: _Draft, sounds: Sounds) -> None:
    for name in draft.names[1:]:
        if not sounds.alike(draft.names[0], name):
            raise InvalidKnowledge(
                f"{draft.person}: {name!r} shares no surname with {draft.names[0]!r}. "
                "Take it out of the table, or list the person in same_person.tsv."
            )


def _check_tenures(folder: Path, people: Mapping[str, _Draft], tenures: list[Tenure]) -> None:
    shared: dict[str, list[Row]] = defaultdict(list)
    for row in rows(folder, "shared_seats.tsv", ("office", "since", "until", "reason")):
        shared[row["office"]].append(row)
    twice = [
        key for key, n in Counter((t.office, t.person, t.since) for t in tenures).items() if n > 1
    ]
    if twice:
        raise InvalidKnowledge(f"a tenure stands twice: {twice[0]}.")
    by_office: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        if tenure.person not in people:
            raise InvalidKnowledge(f"{tenure.office}: no person {tenure.person}.")
        if tenure.until and last_day(tenure.until) < first_day(tenure.since):
            raise InvalidKnowledge(
                f"{tenure.office}: {tenure.person} leaves on {tenure.until} before the beginning."
            )
        if not tenure.doubt:
            by_office[tenure.office].append(tenure)
    wrong = []
    for office, several in sorted(by_office.items()):
        for i, one in enumerate(several):
            for other in several[i + 1 :]:
                start, end = _both(one, other)
                if one.person == other.person or end - start <= HANDOVER or str(end) < "2000":
                    continue
                if any(_covers(row, str(start), str(end)) for row in shared[office]):
                    continue
                names = [people[t.person].names[0] for t in (one, other)]
                wrong.append(f"{office}: {names[0]} and {names[1]} from {start} to {end}")
    if wrong:
        raise InvalidKnowledge(
            "two people hold a single seat: " + "; ".join(wrong) + ". Correct the one that is "
            "wrong in tenure_fixes.tsv, or list the seat with the reason in shared_seats.tsv."
        )


def _both(one: Tenure, other: Tenure) -> tuple[Any, Any]:
    start = max(last_day(one.since), last_day(other.since))
    end = min(first_day(t.until) if t.until else last_day(t.asof) for t in (one, other))
    return start, end


def _covers(row: Row, start: str, end: str) -> bool:
    return (not row["since"] or row["since"] <= start) and (
        not row["until"] or end <= str(last_day(row["until"]))
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
