"""Build the issue vocabulary: EuroVoc's concepts in, one data file out.

    python -m verbale.extract.issues_build EUROVOC.jsonl[.xz] [OUTPUT]

Each line of the source has `id`, `fr`, `en`, `alt_fr` and `broader`. The same source gives the same
bytes. A form is left out rather than linked wrongly: what two concepts share by their labels, a
single word that is an alternative label only, what is listed as vague.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from verbale.actors.tables import SOURCES, rows
from verbale.errors import InvalidKnowledge, VerbaleError
from verbale.languages.fr.adjectives import four_forms
from verbale.languages.topics import Topics, load_topics
from verbale.ontology.issues import COLUMNS, FILE

PREFIX = "eurovoc:"
_SHORTEST = 4
_STATES = ("iso3", "iso2", "agreement", "article", "french", "english", "adjectives", "capitals")


def build(lines: Iterable[str]) -> bytes:
    """Return the data file that these lines of the source make."""
    topics = load_topics("fr")
    if topics is None:
        raise InvalidKnowledge("no topics for French: is languages/fr/topics.toml there?")
    concepts = sorted((json.loads(line) for line in lines if line.strip()), key=_key)
    countries = {country["french"]: country for country in _countries()}
    preferred = {
        one["id"]: _forms([one["fr"]], topics, single=True) | _adjectives(one, countries, topics)
        for one in concepts
    }
    others = {one["id"]: _forms(one["alt_fr"], topics, single=False) for one in concepts}
    taken = Counter(form for forms in preferred.values() for form in forms)
    again = Counter(form for forms in others.values() for form in forms)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in concepts:
        mine = {form for form in preferred[one["id"]] if taken[form] == 1}
        mine |= {form for form in others[one["id"]] if not taken[form] and again[form] == 1}
        above = [f"{PREFIX}{key}" for key in one["broader"] or ()]
        country = countries.get(one["fr"], {}).get("iso3", "")
        writer.writerow(
            (
                f"{PREFIX}{one['id']}",
                one["fr"],
                one["en"],
                country,
                " ".join(above),
                "|".join(sorted(mine)),
            )
        )
    return gzip.compress(stream.getvalue().encode("utf-8"), mtime=0)


def _key(concept: Mapping[str, Any]) -> str:
    # Most ids are numbers, later ones are not.
    return str(concept["id"]).zfill(12)


def _forms(labels: Iterable[str], topics: Topics, *, single: bool) -> set[str]:
    found = set()
    for label in labels:
        if "(" in label:
            continue
        forms = [one.form for one in topics.forms(label)]
        if not forms or (len(forms) == 1 and not _tells(forms[0], topics, single)):
            continue
        found.add(" ".join(forms))
    return found


def _tells(form: str, topics: Topics, single: bool) -> bool:
    return single and len(form) >= _SHORTEST and form not in topics.vague


def _countries() -> Iterator[dict[str, str]]:
    for row in rows(SOURCES, "states.tsv", _STATES):
        yield {
            "iso3": row["iso3"],
            "french": row.many("french")[0],
            "adjectives": row["adjectives"],
        }


def _adjectives(
    concept: Mapping[str, Any], countries: Mapping[str, Mapping[str, str]], topics: Topics
) -> set[str]:
    """The question of a country is often named by its adjective alone."""
    country = countries.get(concept["fr"])
    if country is None:
        return set()
    found = set()
    for masculine in country["adjectives"].split("|"):
        forms = four_forms(masculine)
        for spellings in (forms.masculine, forms.feminine):
            found |= _forms(spellings, topics, single=True)
    return found


def main(arguments: list[str]) -> int:
    """Read the source and write the file."""
    if not arguments:
        print("which source? python -m verbale.extract.issues_build FILE [OUTPUT]", file=sys.stderr)
        return 2
    source = Path(arguments[0])
    data = Path(__file__).parents[1] / "ontology" / "data" / FILE
    output = Path(arguments[1]) if len(arguments) > 1 else data
    packed = source.read_bytes()
    text = (lzma.decompress(packed) if source.suffix == ".xz" else packed).decode("utf-8")
    try:
        output.write_bytes(build(text.splitlines()))
    except VerbaleError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{output}: {output.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
