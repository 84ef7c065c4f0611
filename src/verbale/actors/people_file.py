"""The data file of persons and offices: where it is and how it is read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from verbale.errors import InvalidKnowledge

FORMAT = 1
DATA = Path(__file__).parent / "data" / "people.jsonl.gz"


def read_file(path: Path) -> tuple[dict[str, Any], list[list[Any]], list[list[Any]]]:
    """Return header, persons and tenures of a data file.

    Raises InvalidKnowledge where the file is missing or of another format.
    """
    try:
        text = gzip.decompress(path.read_bytes()).decode()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InvalidKnowledge(
            f"{path}: the persons cannot be read ({error}). "
            "Build them again: python -m verbale.actors.people_build"
        ) from error
    header, *lines = json.loads(f"[{','.join(text.splitlines())}]")
    if header.get("format") != FORMAT:
        raise InvalidKnowledge(
            f"{path}: format {header.get('format')!r}, this version reads {FORMAT}. "
            "Build it again: python -m verbale.actors.people_build"
        )
    people = [line for line in lines if line[0].startswith("person:")]
    return header, people, lines[len(people) :]
