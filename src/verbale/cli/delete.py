"""`verbale delete`: documents and all that was drawn from them leave the store."""

from __future__ import annotations

import click

from verbale.cli.exits import teaching
from verbale.cli.options import store_option


@click.command("delete")
@click.argument("documents", metavar="DOC…", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
@store_option
@teaching
def command(documents: tuple[str, ...], yes: bool, store_url: str) -> None:
    """Delete documents with all their versions and records.

    DOC is an id or the beginning of one that no other document shares.
    """
    from contextlib import closing

    from verbale.ask.documents import delete, find
    from verbale.exports.printable import one_line
    from verbale.stores import open_store

    with closing(open_store(store_url)) as store:
        found = list(dict.fromkeys(find(store, document) for document in documents))
        if not yes:
            named = ", ".join(one_line(document) for document in found)
            click.confirm(f"Delete {named} from {store.url}?", abort=True, err=True)
        for document in delete(store, found):
            click.echo(f"deleted  {one_line(document)}", err=True)
