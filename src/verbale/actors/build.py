"""Build the state layer of the knowledge base: source tables in, one data file out.

    python -m verbale.actors.build [FOLDER [OUTPUT]]

The same tables give the same bytes. The build fails on a contradiction (a key used twice, a state
without four adjective forms, a label of two actors that is not listed as ambiguous), because a
wrong name in the data becomes a wrong speaker in every record.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

from verbale.actors.entry import ROLE_OF_CLASS, Entry, Membership
from verbale.actors.knowledge import DATA
from verbale.actors.lexicon import FORMAT, labels_of, words_of
from verbale.actors.tables import Row, rows
from verbale.errors import InvalidKnowledge, VerbaleError
from verbale.languages.fr.adjectives import four_forms
from verbale.languages.fr.articles import Agreement, complement, definite, without_article
from verbale.record.types import ActorKind, Role

ASOF = "2025-06-30"
"""The day up to which the facts of the tables are said to hold."""

SOURCES = Path(__file__).parent / "sources"

_SORTS = (
    "agency",
    "armed_group",
    "army",
    "company",
    "court",
    "government",
    "group",
    "igo",
    "legislature",
    "media",
    "ngo",
    "party",
)
_STATES = (
    "iso3",
    "iso2",
    "agreement",
    "article",
    "french",
    "english",
    "adjectives",
    "capitals",
)
_TERRITORIES = ("key", "country", "iso2", "french", "english", "adjectives")
_GROUPS = ("key", "french", "english", "members", "since", "until")
_ORGANISATIONS = ("key", "class", "country", "french", "english")
_INSTITUTIONS = ("country", "institution", "french", "english")
_TYPES = ("institution", "speaks_as", "role", "french", "english")
_ADJECTIVES = ("actor", "adjectives")
_LABELS = ("label", "what", "actors")
_PREFIXES = ("prefix", "actor")


def build(folder: Path) -> str:
    """Return the data file that the tables of a folder make.

    Raises InvalidKnowledge, with the place, where they contradict themselves or one another.
    """
    types = list(rows(folder, "institution_types.tsv", _TYPES))
    entries = _unique(
        [
            *_states(folder),
            *_territories(folder),
            *_groups(folder),
            *_organisations(folder, "orgs.tsv"),
            *_organisations(folder, "orgs_more.tsv"),
            *_institutions(folder, {row["institution"]: row for row in types}),
        ]
    )
    _add_adjectives(folder, entries)
    _check_references(entries)
    labels = _labels(folder, entries)
    _check_labels(entries, labels)
    prefixes = {
        row["prefix"]: _known(row, row["actor"], entries)
        for row in rows(folder, "prefixes.tsv", _PREFIXES)
    }
    header = {
        "format": FORMAT,
        "asof": ASOF,
        "language": "fr",
        "labels": {label: [what, list(keys)] for label, (what, keys) in labels.items()},
        "prefixes": prefixes,
        "institutions": {row["institution"]: _type(row) for row in types},
    }
    lines = [_line(header), *(_line(entry.to_json()) for _, entry in sorted(entries.items()))]
    return "".join(lines)


def main(arguments: list[str]) -> int:
    """Build the data file in its place in the package, or at the second argument."""
    folder = Path(arguments[0]) if arguments else SOURCES
    output = Path(arguments[1]) if len(arguments) > 1 else DATA
    try:
        text = build(folder)
    except VerbaleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    output.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _states(folder: Path) -> Iterator[Entry]:
    for row in rows(folder, "states.tsv", _STATES):
        names, agreement = row.many("french"), row["agreement"]
        if agreement not in ("m", "f", "mp", "fp"):
            raise InvalidKnowledge(f"{row.place}: agreement {agreement!r} is not m, f, mp or fp.")
        if not names or not row.many("adjectives") or not row.many("capitals"):
            raise InvalidKnowledge(
                f"{row.place}: a state needs a name, an adjective and a capital."
            )
        article = row["article"] == "y"
        yield Entry(
            key=f"country:{row['iso3']}",
            kind="country",
            sort="state",
            names=names,
            english=row.many("english"),
            country=row["iso3"],
            iso2=row["iso2"],
            agreement=agreement,
            definite=definite(names[0], cast(Agreement, agreement), article=article),
            complement=complement(names[0], cast(Agreement, agreement), article=article),
            adjectives=_adjectives(row),
            capitals=tuple(
                dict.fromkeys(
                    spelling
                    for capital in row.many("capitals")
                    for spelling in (capital, without_article(capital))
                )
            ),
        )


def _territories(folder: Path) -> Iterator[Entry]:
    for row in rows(folder, "territories.tsv", _TERRITORIES):
        # A territory with a code of its own speaks for itself; any other belongs to a country, and
        # as a country it could not be told from that one.
        kind: ActorKind = "country" if row["country"] == row["key"] else "organisation"
        yield Entry(
            key=f"territory:{row['key']}",
            kind=kind,
            sort="territory",
            names=row.many("french"),
            english=row.many("english"),
            country=row["country"] or None,
            iso2=row["iso2"] or None,
            adjectives=_adjectives(row),
        )


def _groups(folder: Path) -> Iterator[Entry]:
    """Groups: the rows of one key are its periods of membership, the first one names it."""
    first: dict[str, Row] = {}
    members: dict[str, list[Membership]] = {}
    for row in rows(folder, "groups.tsv", _GROUPS):
        if first.setdefault(row["key"], row) is not row and row["french"]:
            raise InvalidKnowledge(f"{row.place}: group {row['key']} is named twice.")
        since, until = _day(row, "since"), _day(row, "until")
        if since and until and until < since:
            raise InvalidKnowledge(f"{row.place}: the membership ends before it begins.")
        members.setdefault(row["key"], []).extend(
            Membership(f"country:{iso3}", since, until) for iso3 in row["members"].split()
        )
    for key, row in first.items():
        yield Entry(
            key=f"group:{key}",
            kind="group",
            sort="group",
            names=row.many("french"),
            english=row.many("english"),
            members=tuple(sorted(members[key], key=lambda m: (m.member, m.since or date.min))),
        )


def _organisations(folder: Path, name: str) -> Iterator[Entry]:
    for row in rows(folder, name, _ORGANISATIONS):
        if row["class"] not in _SORTS:
            raise InvalidKnowledge(
                f"{row.place}: class {row['class']!r} is none of {', '.join(_SORTS)}."
            )
        yield Entry(
            key=f"org:{row['key']}",
            kind="organisation",
            sort=row["class"],
            names=row.many("french"),
            english=row.many("english"),
            country=row["country"] or None,
            role=ROLE_OF_CLASS.get(row["class"]),
        )


def _institutions(folder: Path, types: dict[str, Row]) -> Iterator[Entry]:
    for row in rows(folder, "institutions.tsv", _INSTITUTIONS):
        kind = types.get(row["institution"])
        if kind is None:
            raise InvalidKnowledge(
                f"{row.place}: institution {row['institution']!r} is not in institution_types.tsv."
            )
        itself = kind["speaks_as"] == "itself"
        yield Entry(
            key=f"office:{row['country']}.{row['institution']}",
            kind="organisation",
            sort="institution",
            names=row.many("french"),
            english=row.many("english"),
            country=row["country"],
            institution=row["institution"],
            speaks_as=None if itself else f"country:{row['country']}",
            role=cast(Role, kind["role"]) if kind["role"] else None,
        )


def _type(row: Row) -> dict[str, Any]:
    return {
        "speaks_as": row["speaks_as"],
        "role": row["role"] or None,
        "names": list(row.many("french")),
        "english": list(row.many("english")),
    }


def _adjectives(row: Row) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(_four(masculine) for masculine in row.many("adjectives"))


def _four(masculine: str) -> tuple[tuple[str, ...], ...]:
    forms = four_forms(masculine)
    return (forms.masculine, forms.feminine, forms.masculine_plural, forms.feminine_plural)


def _add_adjectives(folder: Path, entries: dict[str, Entry]) -> None:
    """Add the adjectives of groups and organisations, and those that several states share."""
    shared: dict[str, Entry] = {}
    for row in rows(folder, "adjectives.tsv", _ADJECTIVES):
        entry = entries.get(row["actor"])
        if entry is None:
            raise InvalidKnowledge(f"{row.place}: no actor {row['actor']}.")
        line = entry.to_json()
        line["adjectives"] = [
            *line.get("adjectives", ()),
            *("/".join("|".join(form) for form in four) for four in _adjectives(row)),
        ]
        shared[entry.key] = Entry.from_json(line)
    entries.update(shared)


def _unique(entries: Iterable[Entry]) -> dict[str, Entry]:
    known: dict[str, Entry] = {}
    for entry in entries:
        if entry.key in known:
            raise InvalidKnowledge(f"{entry.key}: two actors have this key. Rename one of them.")
        if not entry.names and not entry.english:
            raise InvalidKnowledge(f"{entry.key}: an actor without a name.")
        known[entry.key] = entry
    return known


def _check_references(entries: dict[str, Entry]) -> None:
    codes = {entry.country for entry in entries.values() if entry.kind == "country"}
    for entry in entries.values():
        if entry.country and entry.country not in codes:
            raise InvalidKnowledge(f"{entry.key}: no state or territory {entry.country}.")
        for membership in entry.members:
            if membership.member not in entries:
                raise InvalidKnowledge(f"{entry.key}: no member {membership.member}.")


def _known(row: Row, key: str, entries: dict[str, Entry]) -> str:
    if key not in entries:
        raise InvalidKnowledge(f"{row.place}: no actor {key}. Add it to a table first.")
    return key


def _labels(folder: Path, entries: dict[str, Entry]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Read what is said of single labels; an ambiguous adjective is so in all its forms."""
    forms = {
        four[0][0]: [spelling for form in four for spelling in form]
        for entry in entries.values()
        for four in entry.adjectives
    }
    labels: dict[str, tuple[str, tuple[str, ...]]] = {}
    for row in rows(folder, "labels.tsv", _LABELS):
        what, keys = row["what"], tuple(_known(row, key, entries) for key in row["actors"].split())
        if what not in ("ambiguous", "common", "decoy", "weak"):
            raise InvalidKnowledge(
                f"{row.place}: {what!r} is not ambiguous, common, decoy or weak."
            )
        if (what == "ambiguous") != (len(keys) > 1):
            raise InvalidKnowledge(
                f"{row.place}: an ambiguous label, and no other, has two actors."
            )
        for spelling in forms.get(row["label"], [row["label"]]):
            labels[spelling] = (what, keys)
    return labels


def _check_labels(
    entries: dict[str, Entry], listed: dict[str, tuple[str, tuple[str, ...]]]
) -> None:
    """Check that every label of more than one actor is listed as ambiguous."""
    ambiguous = {
        words_of(label): set(keys) for label, (what, keys) in listed.items() if what == "ambiguous"
    }
    owners: dict[tuple[tuple[str, ...], bool], set[str]] = {}
    for label in labels_of(entries.values()):
        # An adjective and a name of one spelling are told apart by their capital: « l'Argentine »,
        # « la présidente argentine ».
        words = words_of(label.spelling)
        owners.setdefault((words, label.form == "adjective"), set()).update(label.keys)
    wrong = [
        f"label {' '.join(words)!r} names {', '.join(sorted(keys))}"
        for (words, _), keys in owners.items()
        if len(keys) > 1 and not keys <= ambiguous.get(words, set())
    ]
    if wrong:
        raise InvalidKnowledge(
            "; ".join(sorted(wrong)) + ". List each as ambiguous in labels.tsv, "
            "the likeliest actor first, or change one of the actors."
        )


def _day(row: Row, column: str) -> date | None:
    if not row[column]:
        return None
    try:
        return date.fromisoformat(row[column])
    except ValueError as error:
        raise InvalidKnowledge(
            f"{row.place}: {row[column]!r} is no date. Write it as 2020-02-01."
        ) from error


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
