"""Acts in the forms that event-data users know: POLECAT's columns, PLOVER's JSON, GDELT's columns.

Nothing is made up to fill a column: what Verbale does not know (places, tone, counts of other
articles) stays empty. Every row leads back to its words: the document, the offsets and the words
themselves stand in columns of our own behind the known ones. An event has the date of publication,
since that is when it was told.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import IO, Any

from verbale.ask.timeline import goldstein
from verbale.errors import InvalidQuestion
from verbale.exports.codes import cameo, intensity, sector
from verbale.exports.printable import in_place
from verbale.ontology.plover import load_ontology
from verbale.stores.deeds import EventRow
from verbale.stores.types import Party

EVENT_FORMATS = ("polecat-csv", "plover-json", "gdelt-tsv")

_OWN = ("Document", "Act", "Status", "Claimed By", "Start", "End", "Words", "Sentence")
_ACTOR = (
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors"),
    *("Actor Title", "Actor Name Raw", "Wikipedia Actor ID"),
)
POLECAT = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *_ACTOR,
    *(name.replace("Actor", "Recipient") for name in _ACTOR),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    *("GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
_GDELT_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code"),
    *("Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
GDELT = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor1{name}" for name in _GDELT_ACTOR),
    *(f"Actor2{name}" for name in _GDELT_ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
    *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *("DATEADDED", "SOURCEURL"),
)


def write_events(rows: Iterable[EventRow], format: str, stream: IO[str], *, version: str) -> int:
    """Write the acts in one of EVENT_FORMATS and return how many rows that made.

    GDELT's form has a row for each pair of a source and a target, the others one for each act.
    """
    if format not in _WRITERS:
        raise InvalidQuestion(f"no format is called {format!r}: choose of {', '.join(_WRITERS)}")
    return _WRITERS[format](rows, stream, version)


def _polecat(rows: Iterable[EventRow], stream: IO[str], version: str) -> int:
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow((*POLECAT, *_OWN))
    count = 0
    for row in rows:
        count += 1
        known: dict[str, Any] = {
            "Event ID": f"{row.document}#{row.id}",
            "Event Date": _day(row),
            "Event Type": row.type,
            "Event Mode": row.mode,
            "Intensity": intensity(row.type, row.mode),
            "Quad Code": _quad(row.type),
            "Contexts": "; ".join(row.contexts),
            **_side(row, row.sources, "Actor"),
            **_side(row, row.targets, "Recipient"),
            "Source": row.publisher,
            "Publication Date": _day(row),
            "Language": row.language,
            "Version": version,
            **_own(row),
        }
        writer.writerow([_cell(known.get(name)) for name in (*POLECAT, *_OWN)])
    return count


def _side(row: EventRow, parties: tuple[Party, ...], side: str) -> dict[str, str]:
    sectors = list(dict.fromkeys(filter(None, (_sector(row, party) for party in parties))))
    titles = [row.roles.get(party.key, ("", None))[1] or "" for party in parties]
    return {
        f"{side} Name": "; ".join(party.name for party in parties),
        f"{side} Country": "; ".join(party.country or "" for party in parties).strip("; "),
        f"Primary {side} Sector": sectors[0] if sectors else "",
        f"{side} Sectors": "; ".join(sectors),
        f"{side} Title": "; ".join(titles).strip("; "),
    }


def _plover(rows: Iterable[EventRow], stream: IO[str], version: str) -> int:
    count = 0
    for row in rows:
        count += 1
        event = {
            "id": f"{row.document}#{row.id}",
            "date": _day(row) or None,
            "event": row.type,
            "mode": row.mode,
            "context": list(row.contexts),
            "quad": _quad(row.type),
            "score": intensity(row.type, row.mode),
            "actor": [_actor(row, party) for party in row.sources],
            "recipient": [_actor(row, party) for party in row.targets],
            "location": None,
            "status": row.status,
            "claimed_by": [_actor(row, party) for party in row.claimed_by],
            "issues": list(row.issues),
            "text": row.sentence,
            "event_text": row.anchor,
            "about_text": row.words,
            "offsets": [row.anchor_span.start, row.anchor_span.end],
            "about_offsets": [[span.start, span.end] for span in row.about],
            "source": row.publisher,
            "title": row.title,
            "document": row.document,
            "language": row.language,
            "version": version,
        }
        # Halves of surrogate pairs and line separators keep their escape: a line stays a line.
        stream.write(json.dumps(event, ensure_ascii=True) + "\n")
    return count


def _actor(row: EventRow, party: Party) -> dict[str, str | None]:
    return {
        "name": party.name,
        "country": party.country,
        "sector": _sector(row, party) or None,
        "key": party.key,
    }


def _gdelt(rows: Iterable[EventRow], stream: IO[str], _version: str) -> int:
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow((*GDELT, *_OWN))
    count = 0
    for row in rows:
        for source, target in _dyads(row):
            count += 1
            known = {**_gdelt_row(row, source, target), **_own(row)}
            writer.writerow([_cell(known.get(name)) for name in (*GDELT, *_OWN)])
    return count


def _gdelt_row(row: EventRow, source: Party, target: Party | None) -> dict[str, Any]:
    code = cameo(row.type, row.mode)
    found: dict[str, Any] = {
        "GLOBALEVENTID": f"{row.document}#{row.id}",
        "IsRootEvent": 0 if row.within else 1,
        "EventCode": code.code if code else None,
        "EventBaseCode": code.code[:3] if code else None,
        "EventRootCode": code.code[:2] if code else None,
        "QuadClass": code.quad if code else None,
        "GoldsteinScale": goldstein(load_ontology(), row.type, row.mode),
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
    }
    if row.published is not None:
        day = row.published
        found |= {
            "SQLDATE": f"{day:%Y%m%d}",
            "MonthYear": f"{day:%Y%m}",
            "Year": f"{day.year:04d}",
            "FractionDate": f"{day.year + (day.timetuple().tm_yday - 1) / 365:.4f}",
            "DATEADDED": f"{day:%Y%m%d}",
        }
    for number, party in ((1, source), (2, target)):
        if party is not None:
            kind = _sector(row, party)
            found |= {
                f"Actor{number}Code": (party.country or "") + kind,
                f"Actor{number}Name": party.name,
                f"Actor{number}CountryCode": party.country,
                f"Actor{number}Type1Code": kind,
            }
    return found


def _dyads(row: EventRow) -> Iterator[tuple[Party, Party | None]]:
    for source in row.sources:
        others = [party for party in row.targets if party.key != source.key]
        if not others:
            yield source, None
        for target in others:
            yield source, target


def _own(row: EventRow) -> dict[str, Any]:
    return {
        "Document": row.document,
        "Act": row.id,
        "Status": row.status,
        "Claimed By": "; ".join(party.name for party in row.claimed_by),
        "Start": row.anchor_span.start,
        "End": row.anchor_span.end,
        "Words": row.anchor,
        "Sentence": row.sentence,
    }


def _sector(row: EventRow, party: Party) -> str:
    kind, role = row.roles.get(party.key, ("", None))
    return sector(kind, role, party.country)


def _quad(type: str) -> int:
    return load_ontology().type(type).quad


def _day(row: EventRow) -> str:
    return row.published.isoformat() if row.published else ""


_FORMULA = ("=", "+", "@", "\t", "\r")


def _cell(value: Any) -> str:
    """Return a cell on one line, that no spreadsheet runs; a number keeps its sign."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    cell = " ".join(in_place(str(value)).split())
    return "'" + cell if cell.startswith(_FORMULA) or cell.startswith("-") else cell


_WRITERS: Mapping[str, Callable[[Iterable[EventRow], IO[str], str], int]] = MappingProxyType(
    {"polecat-csv": _polecat, "plover-json": _plover, "gdelt-tsv": _gdelt}
)
