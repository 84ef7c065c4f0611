"""Person, Holder and Candidate: the answers of the layer of persons and offices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verbale.actors.tenure import Standing, Tenure

How = Literal["name", "sound", "short", "long", "surname"]
"""By which part of a name somebody was found, from the surest to the weakest.

- `name`: all of a name or alias, accents and case aside
- `sound`: all of it in another transliteration or order (`Poutine`, `Orbán Viktor`)
- `short`: a given name and a surname of a longer name
- `long`: a longer name that holds all of the known one
- `surname`: the surname alone, together with an office, a country or a day
"""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who held a senior office since 2000, or whom a user added.

    `french` and `names` have the preferred name first, `family` are the surnames that a text may
    use; `gender` is `m`, `f` or empty where no source tells.
    """

    key: str
    country: str | None
    gender: str
    french: tuple[str, ...]
    names: tuple[str, ...]
    family: tuple[str, ...]

    @property
    def name(self) -> str:
        """The preferred name."""
        return (self.french or self.names)[0]

    @property
    def qid(self) -> str | None:
        """The Wikidata identity, None for a person with a local key."""
        local = self.key.removeprefix("person:")
        return local if local[:1] == "Q" and local[1:].isdigit() else None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an office on a day, and whether that may decide anything.

    Where `confirmed` is false the answer may suggest and never decides; `because` says why.
    """

    person: str
    tenure: Tenure
    confirmed: bool
    because: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a name may mean; `tenure` is the office that speaks for it, where one does.

    `standing` says whether that office was held on the day in question.
    """

    person: Person
    how: How
    tenure: Tenure | None
    standing: Standing

    @property
    def key(self) -> str:
        """The key of the person."""
        return self.person.key
