"""Yearbook: heads of state and of government as the CIA World Factbook named them over time."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Set
from pathlib import Path

from verbale.actors.sound import Sounds, words_in
from verbale.actors.stay import Somebody, Stay, add_name
from verbale.actors.tables import rows

_NUMERAL = re.compile(r"[ivx]+|ks[ivx]*")
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


def leaders(raw: Path, tables: Path, people: dict[str, Somebody], sounds: Sounds) -> list[Stay]:
    """Return who led, each seen on a day; a person without a Wikidata identity joins `people`."""
    # Where the yearbook counts somebody else as the head of state than a text does: Iran.
    countries = {
        row["country"]: (row["iso3"], dict(pair.split("=") for pair in row.many("offices")))
        for row in rows(tables, "yearbook_names.tsv", ("country", "iso3", "offices"))
    }
    by_country: dict[str, list[Somebody]] = defaultdict(list)
    for somebody in people.values():
        by_country[somebody.country].append(somebody)
    titles = {row["word"] for row in rows(tables, "yearbook_titles.tsv", ("word",))}
    seen: dict[tuple[str, str, str], Stay] = {}
    with (raw / "factbook_leaders.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
        for line in lines:
            iso3, offices = countries.get(line["country"], ("", {}))
            if not iso3 or not re.fullmatch(r"\d{4}(-\d\d){0,2}", line["since"]):
                continue
            office = offices.get(line["role"], line["role"])
            read = read_leader(line["fulltext"], office, titles)
            if read is None or line["since"] > line["last_seen"]:
                continue
            name, family, title = read
            if not title and _outranked(line, lines):
                continue
            somebody = _same(name, family, by_country[iso3], sounds) or _local(
                name, iso3, people, by_country
            )
            add_name(somebody, name)
            somebody.family = somebody.family or family
            stay = Stay(
                f"{iso3}.{office}", somebody.person, line["since"], "", line["last_seen"],
                "factbook",
            )  # fmt: skip
            known = seen.get((stay.office, stay.person, stay.since))
            if known is None or known.asof < stay.asof:
                seen[stay.office, stay.person, stay.since] = stay
    return list(seen.values())


def _outranked(line: dict[str, str], lines: list[dict[str, str]]) -> bool:
    """Say whether a leader without a title stands beside one that has the title: a deputy."""
    return any(
        other["country"] == line["country"]
        and other["role"] == line["role"]
        and other["first_seen"] <= line["last_seen"]
        and line["first_seen"] <= other["last_seen"]
        and re.match(r"(interim |acting )?(prime minister|president|king)", other["fulltext"], re.I)
        for other in lines
    )


def read_leader(text: str, role: str, titles: Set[str]) -> tuple[str, tuple[str, ...], str] | None:
    """Return name, surname and title of a leader, None for a deputy or a title of another office.

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
    while start > 0 and words[start - 1].strip(",.").lower() not in titles:
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
    written = name.split()
    parts = [_capitalised(word, numeral=i > 0) for i, word in enumerate(written)]
    family = tuple(
        part for part, word in zip(parts, written, strict=True) if re.search(r"[A-ZÀ-Þ]{2,}", word)
    )
    if not parts or not family:
        return None
    return " ".join(parts), (" ".join(family),), title


def _capitalised(word: str, *, numeral: bool) -> str:
    # « XI Jinping » against « Harald V »: a number stands behind a name.
    if not re.search(r"[A-ZÀ-Þ]{2,}", word) or (numeral and re.fullmatch(r"[IVX]+", word)):
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
            # « King PHILIPPE » is Philippe of Belgium and no Philippe Muyters.
            if not given and any(not _NUMERAL.fullmatch(word) for word in words - surname):
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
