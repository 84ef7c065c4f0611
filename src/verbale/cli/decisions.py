"""`verbale actors merge`, `split`, `history`: what a user decides about who is whom."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from verbale.cli.exits import teaching
from verbale.cli.own_files import decisions_file, load, own_files
from verbale.cli.user import user_name

if TYPE_CHECKING:
    from verbale.actors.decisions import Decision
    from verbale.actors.knowledge import KnowledgeBase
    from verbale.actors.people import People
    from verbale.stores.types import Store

_F = TypeVar("_F", bound=Callable[..., Any])


def _author(verb: _F) -> _F:
    by = click.option("--by", metavar="NAME", default=None, help="Who decides.  [default: you]")
    why = click.option("--why", metavar="TEXT", default="", help="The reason, for the history.")
    return by(why(verb))


def _in_a_store(verb: _F) -> _F:
    option = click.option(
        "--store",
        "store_url",
        metavar="URL",
        envvar="VERBALE_STORE",
        default=None,
        show_envvar=True,
        help="A store that keeps the decision, for itself alone, instead of the file.",
    )
    return option(verb)


@click.command("merge")
@click.argument("keep")
@click.argument("other")
@_author
@_in_a_store
@own_files
@teaching
def merge_command(
    keep: str,
    other: str,
    by: str | None,
    why: str,
    store_url: str | None,
    additions: Path | None,
    decisions: Path,
) -> None:
    """Decide that OTHER is the same actor as KEEP.

    Both are keys or names. From the next question on every answer takes the two for one, under the
    key and name of KEEP. Nothing is lost: `split` takes the decision back.

    Without a store the decision goes into the file and holds for whatever you ask with it. With
    --store it stays in that store and travels with it, which suits persons whom only its documents
    know:

    \b
        verbale actors merge local:NER.aissata-kouassi local:NER.aissata-mahamadou --store news.db
    """
    from verbale.actors.decisions import Decisions, append, stamp
    from verbale.stores import open_store

    base, people = load(additions, decisions)
    at, author = stamp(datetime.now(UTC)), by or user_name()
    if store_url is not None:
        with closing(open_store(store_url, decisions=decisions)) as store:
            kept, gone = (_meant(store, base, people, asked) for asked in (keep, other))
            click.echo(_told(store.merge(kept, gone, by=author, at=at, why=why)))
        return
    kept, gone = (_one(base, people, asked) for asked in (keep, other))
    decision = Decisions.read(decisions).merge(kept, gone, at=at, by=author, why=why)
    append(decisions, decision)
    click.echo(_told(decision))


@click.command("split")
@click.argument("other")
@_author
@_in_a_store
@decisions_file
@teaching
def split_command(
    other: str, by: str | None, why: str, store_url: str | None, decisions: Path
) -> None:
    """Take back the merge of OTHER, a key.

    With --store it is the store's merge, or the file's where the store has none of OTHER.
    """
    from verbale.actors.decisions import Decisions, append, stamp
    from verbale.errors import InvalidQuestion
    from verbale.stores import open_store

    at, author = stamp(datetime.now(UTC)), by or user_name()
    of_file = Decisions.read(decisions)
    if store_url is not None:
        with closing(open_store(store_url, decisions=decisions)) as store:
            of_store = store.decisions().redirects
            if other in of_store:
                click.echo(_told(store.split(other, by=author, at=at, why=why)))
                return
        if other not in of_file.redirects:
            merged = ", ".join(sorted({*of_store, *of_file.redirects})) or "nobody is"
            raise InvalidQuestion(
                f"{other} is not merged into another actor in {store_url} or {decisions}. "
                f"Merged: {merged}."
            )
    decision = of_file.split(other, at=at, by=author, why=why)
    append(decisions, decision)
    click.echo(_told(decision))


@click.command("history")
@click.argument("actor", required=False)
@_in_a_store
@decisions_file
@teaching
def history_command(actor: str | None, store_url: str | None, decisions: Path) -> None:
    """List what was decided, about one ACTOR (a key) or about all, in the file and the store."""
    from verbale.actors.decisions import Decisions, history
    from verbale.stores import open_store

    of_file = Decisions.read(decisions).lines
    of_store: tuple[Decision, ...] = ()
    if store_url is not None:
        with closing(open_store(store_url, decisions=decisions)) as store:
            of_store = store.decisions().lines
    in_time = sorted((*of_file, *of_store), key=lambda decision: decision.at)
    for decision in history(in_time, actor):
        where = f"  in {store_url}" if any(decision is one for one in of_store) else ""
        click.echo(_told(decision) + where)


def _one(base: KnowledgeBase, people: People, asked: str) -> str:
    """Return the one key that is meant; a key of the user's own documents is taken as it is."""
    from verbale.actors.lookup import keys_of

    if asked.startswith(("local:", "person:")) and " " not in asked:
        return asked
    return _only(asked, keys_of(base, people, asked, whole=True))


def _meant(store: Store, base: KnowledgeBase, people: People, asked: str) -> str:
    """Return the one key that is meant in a store, which knows who its local persons are."""
    from difflib import get_close_matches

    from verbale.actors.lookup import keys_of
    from verbale.errors import InvalidQuestion

    found = [
        local.key
        for local in store.locals(None if ":" in asked else asked)
        if ":" not in asked or asked in (local.key, *(seen.actor for seen in local.evidence))
    ]
    try:
        found += keys_of(base, people, asked, whole=True)
    except InvalidQuestion as error:
        if not found and asked not in store.names():
            keys = [local.key for local in store.locals()]
            near = get_close_matches(asked, keys, n=3)
            hint = f"near: {', '.join(near)}" if near else "`verbale actors locals` lists persons"
            raise InvalidQuestion(f"nobody is called {asked!r} in {store.url}: {hint}") from error
        if not found and ":" not in asked:
            raise
    return _only(asked, tuple(dict.fromkeys(found)) or (asked,))


def _only(asked: str, keys: tuple[str, ...]) -> str:
    from verbale.errors import InvalidQuestion

    if len(keys) > 1:
        raise InvalidQuestion(f"{asked!r} may be {', '.join(keys)}. Give the key of one.")
    return keys[0]


def _told(decision: Decision) -> str:
    from verbale.exports.printable import one_line

    what = (
        f"{decision.other} is {decision.keep}"
        if decision.do == "merge"
        else f"{decision.other} is not {decision.keep}"
    )
    why = f" ({decision.why})" if decision.why else ""
    said = (str(decision.id), decision.at, decision.by, f"{decision.do}: {what}{why}")
    return "  ".join(map(one_line, said))
