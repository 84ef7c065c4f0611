"""Questions about whole documents: which one is meant, what its record says, and let it go."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from verbale.errors import InvalidQuestion, StoreError
from verbale.record.json import loads
from verbale.record.types import Record
from verbale.stores.types import Store

_SHOWN = 5


def find(store: Store, id_or_prefix: str) -> str:
    """Return the id of the one document that is called or begins so.

    Raises InvalidQuestion where there is none, with near ids, or more than one, with all of them.
    """
    wanted = id_or_prefix.strip()
    found = store.ids(wanted) if wanted else []
    if len(found) == 1:
        return found[0]
    if found:
        some = ", ".join(found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
        raise InvalidQuestion(f"{len(found)} documents begin with {wanted!r}: {some}. Write more")
    near = get_close_matches(wanted, store.ids(), n=3, cutoff=0.6)
    hint = f"near: {', '.join(near)}" if near else "`verbale statements` lists what is there"
    raise InvalidQuestion(f"no document {wanted!r} in {store.url}: {hint}")


def show(store: Store, id_or_prefix: str) -> Record:
    """Return the current record of a document, from the JSON that the store keeps."""
    identifier = find(store, id_or_prefix)
    for document in store.documents(identifier):
        if document.current:
            for record in document.records:
                if record.current:
                    return loads(record.json)
    raise StoreError(f"{store.url}: document {identifier!r} has no record. Add it once more")


def delete(store: Store, ids: Iterable[str]) -> list[str]:
    """Delete the documents that are called or begin so; return their ids.

    All versions and records go. Nothing is deleted unless every one of them can be found.
    """
    found = list(dict.fromkeys(find(store, identifier) for identifier in ids))
    store.delete(found)
    return found
