"""Distil the raw tables of office holders into the two compact sources that are kept here.

    python -m verbale.actors.distil RAW_FOLDER [OUTPUT_FOLDER]

How it works. `eps_holders.csv.xz` gives tenures with Wikidata identities up to its snapshot,
`factbook_leaders.csv` tells who led later. Both speak of one person where they share a surname,
a given name and the country. A tenure without an end is only known up to the day on which its
source was last seen (`asof`). What the sources say against one another is left `doubtful`.
Only what is used is kept: heads of state and of government, foreign and defence ministers.
"""

from __future__ import annotations

import csv
import io
import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from verbale.actors.sound import words_in
from verbale.actors.stay import Somebody, Stay, add_name, joined, told_apart
from verbale.actors.tables import SOURCES, rows, sounds_of, write_packed
from verbale.actors.tenure import first_day, last_day
from verbale.actors.yearbook import leaders
from verbale.errors import InvalidKnowledge

EARLIEST = "2000-01-01"
HAND = ("office", "name", "also", "country", "gender", "since", "until", "asof", "doubt")
# How many must agree on the gender of a first name.
_BEARERS = 5
_PERSONS = ("person", "country", "gender", "names", "family")
_TENURES = ("office", "person", "since", "until", "asof", "source", "doubtful")


def distil(raw: Path, tables: Path) -> tuple[list[Somebody], list[Stay]]:
    """Return the persons and tenures that the raw tables give, in a fixed order."""
    sounds = sounds_of(tables)
    people, stays = _wikidata(raw, tables)
    led = leaders(raw, tables, people, sounds)
    same = _same_person(tables, people)
    read = [replace(s, person=same.get(s.person, s.person)) for s in (*stays, *led)]
    merged = joined(_corrected(read, tables, people))
    # Whom no source names in Latin letters cannot be found by a name.
    kept = [
        stay
        for stay in merged
        if (stay.until or stay.asof) >= EARLIEST and people[stay.person].names
    ]
    kept = told_apart(kept)
    used = {stay.person for stay in kept} | _by_hand(tables, people, same)
    genders = _genders(people.values())
    for person in used:
        somebody = people[person]
        somebody.gender = somebody.gender or genders.get(words_in(somebody.names[0])[0], "")
        preferred = somebody.names[0]
        somebody.names = [name for name in somebody.names if sounds.alike(preferred, name)]
        if preferred not in somebody.names:
            somebody.names.insert(0, preferred)
    return (
        sorted((one for one in people.values() if one.person in used), key=lambda s: s.person),
        sorted(kept, key=lambda s: (s.office, s.since, s.person, s.until, s.source)),
    )


def main(arguments: list[str]) -> int:
    """Write `persons.tsv.xz` and `tenures.tsv.xz` from the raw tables of the first argument."""
    output = Path(arguments[1]) if len(arguments) > 1 else SOURCES
    people, stays = distil(Path(arguments[0]), SOURCES)
    write_packed(
        output / "persons.tsv.xz",
        _PERSONS,
        ((p.person, p.country, p.gender, "|".join(p.names), "|".join(p.family)) for p in people),
    )
    write_packed(
        output / "tenures.tsv.xz",
        _TENURES,
        ((s.office, s.person, s.since, s.until, s.asof, s.source, s.doubtful) for s in stays),
    )
    return 0


def _genders(people: Iterable[Somebody]) -> dict[str, str]:
    """Return the gender of first names on whose gender all of at least five bearers agree."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for somebody in people:
        if somebody.gender and somebody.names:
            bearers[words_in(somebody.names[0])[0]].append(somebody.gender)
    return {
        name: genders[0]
        for name, genders in bearers.items()
        if len(genders) >= _BEARERS and len(set(genders)) == 1
    }


def _packed(path: Path) -> Iterator[dict[str, str]]:
    with lzma.open(path, "rb") as file:
        yield from csv.DictReader(io.TextIOWrapper(file, encoding="utf-8", newline=""))


def _wikidata(raw: Path, tables: Path) -> tuple[dict[str, Somebody], list[Stay]]:
    offices = {
        (row["country"], row["position"]): row["office"]
        for row in rows(tables, "positions.tsv", ("country", "position", "office"))
    }
    people: dict[str, Somebody] = {}
    stays = []
    for line in _packed(raw / "eps_holders.csv.xz"):
        country, position, qid = line["iso3"], line["position"], line["personID"]
        office = offices.get((country, position), offices.get(("*", position), ""))
        if not re.fullmatch(r"Q\d+", qid) or not country:
            continue
        person = f"person:{qid}"
        gender = {"male": "m", "female": "f"}.get(line["gender"], "")
        somebody = people.setdefault(person, Somebody(person, country, gender))
        if office:
            somebody.country = country
        add_name(somebody, line["person"])
        if not office or not line["start"] or line["start"] > line["asof"]:
            continue
        if line["dod"] and not line["end"] and line["dod"] < line["asof"]:
            line["end"] = line["dod"]
        until = line["end"]
        if until and (until == line["start"] or last_day(until) < first_day(line["start"])):
            continue
        stays.append(
            Stay(f"{country}.{office}", person, line["start"], until, line["asof"], "wikidata")
        )
    for line in _packed(raw / "eps_alias.csv.xz"):
        qid, alias, _ = line.values()
        if (known := people.get(f"person:{qid}")) is not None:
            add_name(known, alias)
    return people, stays


def _same_person(tables: Path, people: dict[str, Somebody]) -> dict[str, str]:
    """Return who is whom of those that the rule of names could not link, their names joined."""
    same = {}
    for row in rows(tables, "same_person.tsv", ("local", "person", "reason")):
        local, person = f"person:{row['local']}", f"person:{row['person']}"
        if local not in people or person not in people:
            raise InvalidKnowledge(f"{row.place}: no person {row['local']} or {row['person']}.")
        same[local] = person
        if "title" not in row["reason"] and "monarch" not in row["reason"]:
            for name in people[local].names:
                add_name(people[person], name)
            people[person].family = people[person].family or people[local].family
    for person in ("person:Q9682", "person:Q43274"):
        people[person].country = "GBR"
    return same


def _by_hand(tables: Path, people: dict[str, Somebody], same: dict[str, str]) -> set[str]:
    """Return the persons of the raw tables whom the table written by hand names."""
    by_name: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for somebody in people.values():
        for name in somebody.names:
            by_name[somebody.country, words_in(name)].append(somebody.person)
    found = set()
    for row in rows(tables, "holders_by_hand.tsv", HAND):
        several = {same.get(p, p) for p in by_name[row["country"], words_in(row["name"])]}
        if len(several) == 1:
            found |= several
    return found


def _corrected(stays: list[Stay], tables: Path, people: dict[str, Somebody]) -> list[Stay]:
    """Apply what was found wrong in the sources; a correction that finds nothing is an error."""
    for row in rows(tables, "tenure_fixes.tsv", ("office", "name", "since", "do", "reason")):
        kept = []
        for stay in stays:
            meant = (
                stay.office == row["office"]
                and row["name"] in people[stay.person].names
                and stay.since.startswith(row["since"])
            )
            what, _, day = row["do"].partition("=")
            if not meant:
                kept.append(stay)
            elif what == "since":
                kept.append(replace(stay, since=day))
            elif what == "until":
                kept.append(replace(stay, until=day))
        if kept == stays:
            raise InvalidKnowledge(f"{row.place}: no tenure that this corrects.")
        stays = kept
    return stays


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
