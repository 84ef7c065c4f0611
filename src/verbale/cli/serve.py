"""`verbale serve`: the stored record in a browser, on this machine."""

from __future__ import annotations

import click

from verbale.cli.exits import teaching
from verbale.cli.options import store_option

HOST, PORT = "127.0.0.1", 8421
_MEBIBYTE = 2**20


@click.command("serve")
@store_option
@click.option("--host", default=HOST, show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any free."
)
@click.option(
    "--token",
    envvar="VERBALE_TOKEN",
    show_envvar=True,
    help="What a visitor must know; made up where the address is not of this machine alone.",
)
@click.option("--read-only", is_flag=True, help="Nothing can be added, checked or corrected.")
@click.option("--author", metavar="NAME", help="Who corrects, where nobody says a name.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="Another name of this server.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option(
    "--most-megabytes", type=click.IntRange(1, 1024), default=8, help="Largest body.  [default: 8]"
)
@click.option(
    "--most-seconds", type=click.FloatRange(0.1, 3600), default=30.0, help="Longest answer."
)
@teaching
def command(
    store_url: str,
    host: str,
    port: int,
    token: str | None,
    read_only: bool,
    author: str | None,
    names: tuple[str, ...],
    no_browser: bool,
    most_megabytes: int,
    most_seconds: float,
) -> None:
    """Open the stored record in a browser: read, search, check, share.

    Listens on this machine only. With another --host a token is needed to get in; it is printed
    and never stored. A store that is not there yet is made.
    """
    import socket
    import webbrowser
    from contextlib import closing
    from threading import Timer

    from verbale.errors import StoreError
    from verbale.stores import open_store
    from verbale.web.serving import bind, serve
    from verbale.web.settings import Settings, is_loopback

    local = is_loopback(host)
    if token is None and not local:
        import secrets

        token = secrets.token_urlsafe(24)
    if token is not None and len(token) < 16:
        raise click.UsageError("A token of fewer than 16 characters can be guessed. Take a longer.")
    known = Settings()
    settings = Settings(
        token=token,
        read_only=read_only,
        # Beyond this machine nobody knows under which name others call it, unless told.
        hosts=(*known.hosts, *names) if local or names else (),
        author=author or known.author,
        most_body=most_megabytes * _MEBIBYTE,
        most_seconds=most_seconds,
    )
    with closing(open_store(store_url, create=not read_only)) as store:
        try:
            listening = bind(host, port)
        except OSError as error:
            raise StoreError(
                f"cannot listen at {host}:{port} ({error.strerror or error}). "
                "Is another `verbale serve` running? Pass --port 0 for any free port"
            ) from error
        with listening:
            shown = "localhost" if local else socket.gethostname()
            address = f"http://{shown}:{listening.getsockname()[1]}/"
            opened = address + (f"?token={token}" if token is not None else "")
            click.echo(f"Verbale shows {store.url} at {opened}\nCtrl-C ends it.", err=True)
            if not no_browser and local:
                timer = Timer(0.8, webbrowser.open, (opened,))
                timer.daemon = True
                timer.start()
            serve(store, settings, listening)
