"""The page of a problem: no menu, no search, so that it can be shown to whom nothing else is."""

from __future__ import annotations

from markupsafe import Markup

from verbale.exports.printable import one_line
from verbale.web.words import Words

_PAGE = Markup(
    "<!DOCTYPE html>\n"
    '<html lang="{language}">\n'
    '<head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>{title} – Verbale</title>"
    '<link rel="icon" href="/static/icon.svg">'
    '<link rel="stylesheet" href="/static/page.css"></head>\n'
    '<body class="bare"><main id="main"><p class="wordmark"><a href="/">Verbale</a></p>'
    '<h1>{title}</h1><p class="lead">{detail}</p>'
    '<p><a class="button" href="/">{home}</a></p></main></body>\n</html>\n'
)


def bare_page(words: Words, status: int, detail: str) -> str:
    """Return the page of a problem, with what to do."""
    key = f"error.{status}"
    title = words(key if key in words.messages else "error.title")
    return str(
        _PAGE.format(
            language=words.language, title=title, detail=one_line(detail), home=words("error.home")
        )
    )
