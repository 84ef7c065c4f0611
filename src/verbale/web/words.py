"""The words of the page in the reader's language: chosen by the browser, switched by the reader."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup, escape

from verbale.exports.printable import one_line

DEFAULT = "en"
# A year, a month or a day. Cases: `2021`, `2021-07`, `2021-07-15`. Not: `2021-W03`, `2021/2022`.
_DAY = re.compile(r"^(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}))?)?$", re.ASCII)


@dataclass(frozen=True)
class Words:
    """The messages of one language, and how it writes numbers and days."""

    language: str
    messages: Mapping[str, Any]
    _escaped: dict[str, Markup] = field(default_factory=dict, compare=False, repr=False)

    def __call__(self, key: str, **values: object) -> Markup:
        """Return a message, escaped like what is filled in: it can stand in an attribute."""
        said = self._escaped.get(key)
        if said is None:
            said = self._escaped[key] = escape(str(self.messages[key]))
        # A page of thousands of entries asks for thousands of messages: few of them have places.
        if "{" not in said:
            return said
        return Markup(str(said).format(**{name: escape(value) for name, value in values.items()}))

    def term(self, family: str, code: str) -> Markup:
        """Return the word for a code of the record; the code itself where it has none.

        >>> words("fr").term("act", "REQUEST"), words("fr").term("act", "OTHER")
        (Markup('Demander (REQUEST)'), Markup('OTHER'))
        """
        key = f"{family}.{code}"
        return self(key) if key in self.messages else escape(one_line(code))

    def act(self, type: str, mode: str | None) -> Markup:
        """Return the word for a type of act, with that of its mode."""
        word = self.term("act", type)
        return word if mode is None else word + " · " + self.term("act_mode", mode)

    def counted(self, noun: str, number: int) -> Markup:
        """Return a number with its noun, in the form that the number asks for.

        >>> words("en").counted("statements", 1200)
        Markup('1,200 statements')
        """
        # French takes zero for one, English for many.
        single = number == 1 or (number == 0 and self.language == "fr")
        return self(f"{noun}.count.{'one' if single else 'many'}", n=self.number(number))

    def number(self, value: int | float) -> str:
        """Return a number with its thousands apart.

        >>> words("en").number(1234.5), words("fr").number(0.5)
        ('1,234.5', '0,5')
        """
        whole, point, rest = f"{value:,}".partition(".")
        decimal = self.messages["decimal"] if point else ""
        return whole.replace(",", self.messages["thousands"]) + str(decimal) + rest

    def day(self, value: date | str | None) -> str:
        """Return a day, a month or a year as the language writes it; `undated` for None.

        >>> words("fr").day("2021-07"), words("en").day("2021-07-15")
        ('juillet 2021', '15 July 2021')
        """
        if not value:
            return str(self.messages["undated"])
        if _DAY.match(str(value)) is None:
            return str(value)
        parts = str(value).split("-")
        if len(parts) == 1:
            return parts[0]
        month = self.messages["months"][int(parts[1]) - 1]
        form = self.messages["month" if len(parts) == 2 else "date"]
        day = str(int(parts[2])) if len(parts) > 2 else ""
        # The first of a month is an ordinal in French.
        if self.language == "fr" and day == "1":
            day = "1ᵉʳ"
        return str(form.format(day=day, month=month, year=parts[0]))

    def moment(self, value: str) -> str:
        """Return a time of the day with its day, in UTC."""
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            return value
        return f"{self.day(at.date())}, {at:%H:%M} UTC"


@cache
def languages() -> Mapping[str, Words]:
    """Return the words of every language that the page speaks."""
    source = files("verbale.web").joinpath("data/messages.toml").read_text(encoding="utf-8")
    return {name: Words(name, messages) for name, messages in tomllib.loads(source).items()}


def words(language: str) -> Words:
    """Return the words of a language, of the default one where there are none."""
    known = languages()
    return known.get(language, known[DEFAULT])


def preferred(header: str, known: Sequence[str] | None = None) -> str:
    """Return the language that an Accept-Language header prefers among the known ones.

    >>> preferred("de-CH, fr;q=0.9, en;q=0.8")
    'fr'
    """
    best, weight = DEFAULT, 0.0
    for piece in header.split(",")[:20]:
        name, _, quality = piece.strip().partition(";q=")
        try:
            value = float(quality) if quality else 1.0
        except ValueError:
            continue
        code = name.split("-")[0].lower()
        if code in (known or languages()) and value > weight:
            best, weight = code, value
    return best
