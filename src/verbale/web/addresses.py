"""Addresses within the page: every view is one, and nothing stored can make another of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, urlencode


def document(identifier: str, *, span: tuple[int, int] | None = None) -> str:
    """Return the address of a document, at these characters of it where they are given.

    >>> document("a/1", span=(172, 246))
    '/d/a%2F1?c=172-246#c=172-246'
    """
    path, joint = _document(identifier)
    if span is None:
        return path
    place = f"c={span[0]}-{span[1]}"
    return f"{path}{joint}{place}#{place}"


@lru_cache(maxsize=64)
def _document(identifier: str) -> tuple[str, str]:
    # A browser takes "." and ".." out of a path, however they are written; a line end ends one.
    if identifier.strip(".") == "" or not identifier.isprintable():
        return "/document?" + urlencode({"id": identifier}), "&"
    return "/d/" + quote(identifier, safe=""), "?"


def who(name: str) -> str:
    """Return the address of somebody's page."""
    return "/who?" + urlencode({"name": name}) if not _plain(name) else "/who/" + quote(name)


def pair(first: str, second: str) -> str:
    """Return the address of a pair's page.

    >>> pair("FRA", "KAZ"), pair("person:a-b", "KAZ")
    ('/pair/FRA-KAZ', '/pair?first=person%3Aa-b&second=KAZ')
    """
    if first.isalnum() and second.isalnum() and _plain(first) and _plain(second):
        return f"/pair/{quote(first)}-{quote(second)}"
    return "/pair?" + urlencode({"first": first, "second": second})


def issue(words: str) -> str:
    """Return the address of an issue's page."""
    return (
        "/issue?" + urlencode({"words": words}) if not _plain(words) else f"/issue/{quote(words)}"
    )


def documents(key: str) -> str:
    """Return the address of the documents in which this actor is somebody."""
    return "/documents?" + urlencode({"who": key})


def statements(**filters: object) -> str:
    """Return the address of the statements that these filters ask for."""
    return _with_filters("/statements", filters)


def acts(**filters: object) -> str:
    """Return the address of the acts that these filters ask for."""
    return _with_filters("/acts", filters)


def commitments(**filters: object) -> str:
    """Return the address of the commitments that these filters ask for."""
    return _with_filters("/commitments", filters)


def twin(path: str, query: Mapping[str, str], form: str) -> str:
    """Return the address of the same view as data: `.json`, `.csv`."""
    whole = ("/home" if path == "/" else quote(path, safe="/:")) + "." + form
    return whole + ("?" + urlencode(dict(query)) if query else "")


def _with_filters(path: str, filters: Mapping[str, object]) -> str:
    given = {name: str(value) for name, value in filters.items() if value not in (None, "", False)}
    return path + ("?" + urlencode(given) if given else "")


def _plain(name: str) -> bool:
    """Say whether a name can stand in a path as it is: no slash, no dots that mean a folder."""
    ends_like_data = name.endswith((".json", ".csv", ".jsonl"))
    return (
        bool(name.strip("."))
        and name.isprintable()
        and "/" not in name
        and "\\" not in name
        and not ends_like_data
    )
