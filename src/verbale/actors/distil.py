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
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from verbale.actors.sound import Sounds, words_in
from verbale.actors.tables import SOURCES, rows, sounds_of, write_packed
from verbale.actors.tenure import first_day, last_day
from verbale.errors import InvalidKnowledge

EARLIEST = "2000-01-01"
HAND = ("office", "name", "also", "country", "gender", "since", "until", "asof", "doubt")
# A successor that the yearbook shows this soon after the last sight of the one before followed him.
_NEXT = timedelta(days=45)
_OFFICES = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "supreme_leader",
)
_PERSONS = ("person", "country", "gender", "names", "family")
_TENURES = ("office", "person", "since", "until", "asof", "source", "doubtful")
_LATIN = re.compile(r"[\x20-\u024f\u1e00-\u1eff\u2019\u02bb\u02bf]+")
_FAMILY = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’-]+|[A-Z]\.")
_TITLES = frozenset(
    ["acting", "amir", "and", "army", "assembly", "cabinet", "caretaker", "chair", "chairman", "chairperson", "chancellor", "chief", "co-prince", "col", "commander", "commission", "confederation", "council", "crown", "dame", "dr", "elect", "emir", "emperor", "executive", "federal", "federation", "first", "gen", "general", "government", "governor", "grand", "head", "his", "interim", "king", "leader", "lt", "maj", "majesty", "marshal", "minister", "ministers", "notification", "of", "officer", "people's", "pope", "premier", "presidency", "president", "presidential", "prime", "prince", "queen", "republic", "retired", "ret", "royal", "secretary", "sheikh", "sir", "sovereign", "sovereignty", "state", "sultan", "supreme", "swiss", "taoiseach", "the", "tun", "transition", "transitional", "duke", "affairs", "administration", "brig", "military", "national", "unity", "datuk", "democratic", "socialist", "islamic", "arab", "party", "archbishop", "deputy", "deputies", "vice", "second", "third", "fourth", "co-vice", "vice-president", "ministers'", "represented", "representative", "by", "administrator", "capt", "ratu", "tan", "sri", "cardinal", "president-elect", "french", "coprince", "spain", "afghanistan", "also", "spelled", "cnsp", "gnu"]
)
_DEPUTY = re.compile(
    r"\b(vice|deput\w*|represented|governor|elect|administrator|notification|ceo|first minister"
    r"|speaker|ruler|vacant|regent|co-vice|represent\w*|supreme people's)\b",
    re.IGNORECASE,
)
_PREMIER = re.compile(
    r"\b(prime minister|premier|chancellor|taoiseach|head of (the )?government|chairman of the "
    r"council of ministers|minister of state|president of the government|secretary of state"
    r"|executive council|chairman of the cabinet)\b",
    re.IGNORECASE,
)


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


def distil(raw: Path, tables: Path) -> tuple[list[Somebody], list[Stay]]:
    """Return the persons and tenures that the raw tables give, in a fixed order."""
    sounds = sounds_of(tables)
    people, stays = _wikidata(raw, tables)
    leaders = _factbook(raw, tables, people, sounds)
    same = _same_person(tables, people)
    read = [replace(s, person=same.get(s.person, s.person)) for s in (*stays, *leaders)]
    merged = _joined(_corrected(read, tables, people))
    # Whom no source names in Latin letters cannot be found by a name.
    kept = [
        stay
        for stay in merged
        if (stay.until or stay.asof) >= EARLIEST and people[stay.person].names
    ]
    kept = _told_apart(kept)
    used = {stay.person for stay in kept} | _by_hand(tables, people, same)
    for person in used:
        somebody = people[person]
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
        _add_name(somebody, line["person"])
        if not office or not line["start"] or line["start"] > line["asof"]:
            continue
        if line["dod"] and not line["end"] and line["dod"] < line["asof"]:
            line["end"] = line["dod"]
        until = line["end"]
        if until and last_day(until) < first_day(line["start"]):
            continue
        stays.append(
            Stay(f"{country}.{office}", person, line["start"], until, line["asof"], "wikidata")
        )
    for line in _packed(raw / "eps_alias.csv.xz"):
        qid, alias, _ = line.values()
        if (known := people.get(f"person:{qid}")) is not None:
            _add_name(known, alias)
    return people, stays


def _add_name(somebody: Somebody, name: str) -> None:
    name = " ".join(name.split()).strip(" ,")
    if _LATIN.fullmatch(name) and name not in somebody.names and "(" not in name:
        somebody.names.append(name.replace("|", ""))


def _factbook(raw: Path, tables: Path, people: dict[str, Somebody], sounds: Sounds) -> list[Stay]:
    # Where the yearbook counts somebody else as the head of state than a text does: Iran.
    countries = {
        row["country"]: (row["iso3"], dict(pair.split("=") for pair in row.many("offices")))
        for row in rows(tables, "yearbook_names.tsv", ("country", "iso3", "offices"))
    }
    by_country: dict[str, list[Somebody]] = defaultdict(list)
    for somebody in people.values():
        by_country[somebody.country].append(somebody)
    seen: dict[tuple[str, str, str], Stay] = {}
    with (raw / "factbook_leaders.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            iso3, offices = countries.get(line["country"], ("", {}))
            if not iso3 or not re.fullmatch(r"\d{4}(-\d\d){0,2}", line["since"]):
                continue
            office = offices.get(line["role"], line["role"])
            read = _read_leader(line["fulltext"], office)
            if read is None or line["since"] > line["last_seen"]:
                continue
            name, family = read
            somebody = _same(name, family, by_country[iso3], sounds) or _local(
                name, iso3, people, by_country
            )
            _add_name(somebody, name)
            somebody.family = somebody.family or family
            stay = Stay(
                f"{iso3}.{office}", somebody.person, line["since"], "", line["last_seen"],
                "factbook",
            )  # fmt: skip
            known = seen.get((stay.office, stay.person, stay.since))
            if known is None or known.asof < stay.asof:
                seen[stay.office, stay.person, stay.since] = stay
    return list(seen.values())


def _read_leader(text: str, role: str) -> tuple[str, tuple[str, ...]] | None:
    """Return name and surname of a leader, None for a deputy or a title of another office.

    The yearbook writes the surname in capitals: "Prime Minister Mia MOTTLEY".
    """
    words = text.split()
    big = [
        i
        for i, word in enumerate(words)
        if re.fullmatch(r"[A-ZÀ-ÖØ-Þ'’.-]{2,}", word.strip(",")) and not word.endswith(".")
    ]
    mixed = [i for i, word in enumerate(words) if re.search(r"[A-ZÀ-Þ]{3,}", word)]
    if not big and not mixed:
        return None
    start = (big or mixed)[0]
    while start > 0 and words[start - 1].strip(",.").lower() not in _TITLES:
        start -= 1
    title = " ".join(words[:start])
    if _DEPUTY.search(title) and not (
        role == "head_of_government"
        and re.search(r"(?<!deputy )(?<!vice )prime minister", title, re.IGNORECASE)
        and not re.search(r"deput|represent|vice prime", title, re.IGNORECASE)
    ):
        return None
    if role == "head_of_government" and title and not _PREMIER.search(title):
        return None
    if role == "head_of_state" and re.match(r"(acting |interim )?prime minister", title, re.I):
        return None
    name = re.split(r",| of | \(|;| and | also ", " ".join(words[start:]))[0]
    name = re.sub(r"\"[^\"]*\"|“[^”]*”", " ", name)
    parts = [_title_case(word) for word in name.split()]
    family = tuple(_title_case(word) for word in name.split() if re.search(r"[A-ZÀ-Þ]{2,}", word))
    if not parts or not family:
        return None
    return " ".join(parts), (" ".join(family),)


def _title_case(word: str) -> str:
    if not re.search(r"[A-ZÀ-Þ]{2,}", word) or re.fullmatch(r"[IVX]+", word):
        return word
    return re.sub(r"[A-ZÀ-Þ]+", lambda m: m[0].capitalize() if len(m[0]) > 1 else m[0], word)


def _same(
    name: str, family: tuple[str, ...], candidates: Iterable[Somebody], sounds: Sounds
) -> Somebody | None:
    """Return the person of the same country with the surname and a given name in common."""
    surname = set(sounds.key(family[0]))
    whole = set(sounds.key(name))
    given = [word for word in sounds.key(name) if word not in surname]
    # Muhammad Nawaz Sharif is called Nawaz Sharif.
    first = set(given[:2] if sounds.word("Mohammed") in given[:1] else given[:1])
    best: Somebody | None = None
    score = 0.0
    for somebody in candidates:
        for other in somebody.names:
            words = set(sounds.key(other))
            # The first of the given names counts: Mahamat Idriss Déby is the son of Idriss Déby.
            if not surname <= words or (first and not first & words):
                continue
            alike = len(whole & words) - len(words - whole) / 10
            if alike > score:
                best, score = somebody, alike
    return best if score > 1 or not given else None


def _local(
    name: str,
    iso3: str,
    people: dict[str, Somebody],
    by_country: dict[str, list[Somebody]],
) -> Somebody:
    person = f"person:{iso3}.{'-'.join(words_in(name))}"
    if person not in people:
        people[person] = Somebody(person, iso3, "")
        by_country[iso3].append(people[person])
    return people[person]


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
                _add_name(people[person], name)
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


def _joined(stays: list[Stay]) -> list[Stay]:
    """Make one tenure of what several lines say of one stay in one office."""
    by_seat: dict[tuple[str, str], list[Stay]] = defaultdict(list)
    for stay in stays:
        by_seat[stay.office, stay.person].append(stay)
    joined = []
    for several in by_seat.values():
        several.sort(key=lambda s: (s.first, s.source != "wikidata", s.since))
        kept: list[Stay] = []
        for stay in several:
            if kept and stay.first <= kept[-1].last + timedelta(days=31):
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


def _told_apart(stays: list[Stay]) -> list[Stay]:
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


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
