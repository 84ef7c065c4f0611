"""The corrected records as JSON lines in the evaluation format."""

from __future__ import annotations

import json
from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from verbale.ask import correcting
from verbale.errors import InvalidQuestion
from verbale.web.site import Site

_TRUE = {"true": True, "1": True, "": False, "false": False, "0": False}


def export(site: Site, request: Request) -> Response:
    """Return a line for each document that somebody corrected; `checked` leaves the rest out."""
    checked = request.query_params.get("checked", "")
    if checked not in _TRUE:
        raise InvalidQuestion(f"checked {checked!r}: write true or false")

    def lines() -> Iterator[bytes]:
        for record in correcting.export(site.store, checked_only=_TRUE[checked]):
            yield (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8")

    return StreamingResponse(
        lines(),
        media_type="application/x-ndjson",
        headers={"Content-Disposition": 'attachment; filename="corrected.jsonl"'},
    )
