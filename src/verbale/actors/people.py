"""People: who held which office when, and whom a name may mean.

How it works. Names are compared by their words and by their sounds, so that transliterations and
orders of names meet; a surname alone finds somebody only together with an office, a country or a
day. A tenure answers with three values (see `tenure`): a stale one suggests and never decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast

from verbale.actors.additions import Additions
from verbale.actors.decisions import Decisions
from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.name_index import NameIndex
from verbale.actors.people_file import DATA, read_file
from verbale.actors.person import Candidate, Holder, How, Person
from verbale.actors.sound import Sounds, words_in
from verbale.actors.tenure import Tenure, first_day, last_day
from verbale.record.types import Actor, Role

_STANDING = {"confirmed": 0, "likely": 1, "out": 2}
_ROLES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
# The first so many of them lead a state.
_HEADS = 2


class People:
    """Persons and offices, by key, by name and by day.

    >>> people = People.load()
    >>> people.find("Vladimir Putin")[0].person.name
    'Vladimir Poutine'
    >>> holder = people.holder("office:FRA.foreign_minister", date(2021, 7, 15))
    >>> people.person(holder.person).name, holder.confirmed
    ('Jean-Yves Le Drian', True)
    """

    def __init__(
        self,
        header: Mapping[str, Any],
        people: Iterable[Person],
        tenures: Iterable[Tenure],
        decisions: Decisions | None = None,
    ) -> None:
        """Take the header of a data file, persons and tenures, and what a user decided."""
        self._header = header
        self._redirects = decisions.redirects if decisions else {}
        self._people: dict[str, Person] = {}
        for person in people:
            known = self._people.get(self.resolve(person.key))
            # A merged person lends its names to the one that stays.
            self._people[self.resolve(person.key)] = _joined(known, person, self._redirects)
        self._of_office: dict[str, list[Tenure]] = defaultdict(list)
        self._of_person: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in tenures:
            self._of_office[tenure.office].append(tenure)
            self._of_person[self.resolve(tenure.person)].append(tenure)
        self._sounds = Sounds(header["sounds"], header["given"])

    @cached_property
    def _index(self) -> NameIndex:
        # Who only asks for the holder of an office needs no names.
        return NameIndex(self._people.values(), self._sounds)

    @staticmethod
    def load(additions: Path | None = None, decisions: Path | None = None) -> People:
        """Return the persons of the package, with a user's own facts and decisions over them.

        Raises InvalidKnowledge where a file of the user cannot be used.
        """
        if additions is None and decisions is None:
            return _shipped()
        header, people, tenures = _read()
        own = Additions.read(additions) if additions else Additions()
        by_key = {person.key: person for person in people}
        by_key.update((person.key, person) for person in own.people(by_key))
        return People(
            header,
            by_key.values(),
            [*tenures, *own.tenures],
            Decisions.read(decisions) if decisions else None,
        )

    @property
    def asof(self) -> date:
        """The last day of which the shipped tenures know anything."""
        return date.fromisoformat(self._header["asof"])

    def __len__(self) -> int:
        return len(self._people)

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people.values())

    def resolve(self, key: str) -> str:
        """Return the key that a merged key stands for now, the key itself where none does."""
        return self._redirects.get(key, key)

    def person(self, key: str) -> Person:
        """Return the person of a key, merged or not; KeyError where nobody has it."""
        return self._people[self.resolve(key)]

    def tenures(self, key: str) -> tuple[Tenure, ...]:
        """Return the tenures of a person or of an office (`office:…`), the oldest first."""
        if key.startswith("office:"):
            found = self._of_office.get(key.removeprefix("office:"), [])
        else:
            found = self._of_person.get(self.resolve(key), [])
        return tuple(sorted(found, key=lambda t: (t.since, t.office, t.person)))

    @property
    def offices(self) -> tuple[str, ...]:
        """The keys of all offices that somebody held."""
        return tuple(f"office:{office}" for office in sorted(self._of_office))

    def office(self, country: str, role: str) -> str:
        """Return the key of a country's office: `office:RUS.foreign_minister`."""
        return f"office:{country}.{role}"

    def holders(self, office: str, on: date) -> tuple[Holder, ...]:
        """Return everybody who may hold the office on that day, the surest first."""
        name = office.removeprefix("office:")
        found = [
            (t.standing(on), t) for t in self._of_office.get(name, ()) if t.standing(on) != "out"
        ]
        country, _, role = name.partition(".")
        if (
            role == "head_of_government"
            and all(standing != "confirmed" for standing, _ in found)
            and self._presidential(country, on)
        ):
            return self.holders(f"{country}.head_of_state", on)
        by_person: dict[str, tuple[str, Tenure]] = {}
        for standing, tenure in sorted(
            found,
            key=lambda f: (f[0] != "confirmed", -first_day(f[1].since).toordinal(), f[1].person),
        ):
            by_person.setdefault(self.resolve(tenure.person), (standing, tenure))
        sure = sum(standing == "confirmed" for standing, _ in by_person.values())
        return tuple(
            Holder(
                person,
                tenure,
                confirmed=standing == "confirmed" and sure == 1,
                because=_because(standing, tenure, on, sure),
            )
            for person, (standing, tenure) in by_person.items()
        )

    def holder(self, office: str, on: date) -> Holder | None:
        """Return who holds the office on that day, None where no source says anything.

        Only a `confirmed` holder may decide: the seat is single, its tenure covers the day, and a
        source saw it after that day.
        """
        return next(iter(self.holders(office, on)), None)

    def holder_of(self, country: str, role: str, on: date) -> Holder | None:
        """Return who holds a country's office of that role on that day."""
        return self.holder(self.office(country, role), on)

    def find(
        self,
        name: str,
        *,
        country: str | None = None,
        on: date | None = None,
        role: str | None = None,
    ) -> list[Candidate]:
        """Return those whom a name may mean, the likeliest first.

        A country and a role leave only those who belong to it or ever held it. A surname alone
        finds nobody without a country, a role or a day, and with a day only who may be in office.
        """
        words = words_in(name)
        sounds = self._sounds.key(words)
        whole = tuple(sorted(sounds))
        index = self._index
        steps: list[tuple[How, Iterable[str]]] = [
            ("name", index.by_words.get(words, ())),
            ("sound", index.by_sound.get(whole, ())),
        ]
        if len(sounds) > 1:
            steps.append(("short", index.by_ends.get(whole, ())))
            steps.append(("long", index.within(sounds)))
        if country or on or role:
            steps.append(("surname", index.by_family.get(words, ())))
            steps.append(("surname", index.by_surname.get(sounds, ())))
        for how, keys in steps:
            found = [self._candidate(key, how, country, on, role) for key in keys]
            # A surer way of finding somebody leaves no room for a weaker one.
            if kept := [candidate for candidate in found if candidate]:
                return sorted(kept, key=lambda c: _order(c, dated=on is not None))
        return []

    def sounds(self, name: str) -> tuple[str, ...]:
        """Return the sounds of a name's words, sorted: the same for other spellings and orders."""
        return tuple(sorted(self._sounds.key(words_in(name))))

    def heads(self, surname: str) -> list[Person]:
        """Return whoever of this surname has been head of state or of government, on any day."""
        words = words_in(surname)
        keys = (*self._index.by_family.get(words, ()), *self._index.by_words.get(words, ()))
        return [
            self.person(key)
            for key in dict.fromkeys(keys)
            if any(_rank(tenure) < _HEADS for tenure in self.tenures(key))
        ]

    def actor(self, key: str, on: date | None = None) -> Actor:
        """Return a person or an office as a record states it; KeyError where nobody has the key.

        The role of a person is that of the office confirmed on the day, without a day the latest.
        """
        if key.startswith("office:"):
            return self._office_actor(key)
        person = self.person(key)
        tenure = self._speaking(person.key, on)
        country = person.country
        role: Role | None = None
        if tenure is not None:
            role = self.role_of(f"office:{tenure.office}")
            of = self._of(tenure.office)
            country = of.removeprefix("country:") if of.startswith("country:") else None
        return Actor(
            key=person.key,
            kind="person",
            names=tuple(dict.fromkeys((*person.french, *person.names))),
            country=country,
            role=role,
        )

    def role_of(self, office: str) -> Role:
        """Return the word of the role list that an office stands for, `official` for others."""
        name = office.removeprefix("office:")
        listed = self._header["offices"].get(name)
        role = listed[1] if listed else name.partition(".")[2]
        return cast(Role, role) if listed or role in _ROLES else "official"

    def of(self, office: str) -> str:
        """Return the key of the country or organisation that an office belongs to."""
        return self._of(office.removeprefix("office:"))

    def _of(self, office: str) -> str:
        listed = self._header["offices"].get(office)
        return str(listed[0]) if listed else f"country:{office.partition('.')[0]}"

    def _office_actor(self, key: str) -> Actor:
        name = key.removeprefix("office:")
        of = self._of(name)
        country = of.removeprefix("country:") if of.startswith("country:") else None
        listed = self._header["offices"].get(name)
        if listed:
            names = (*listed[2], *listed[3])
        else:
            french, english = self._header["office_types"][name.partition(".")[2]]
            state = KnowledgeBase.load().entry(of)
            four = state.adjectives[0] if state.adjectives else ((state.names[0],),) * 4
            forms = dict(zip(("m", "f", "mp", "fp"), (form[0] for form in four), strict=True))
            slots = {**forms, "of": state.complement or state.names[0], "en": state.english[0]}
            names = tuple(name.format(**slots) for name in (*french, *english))
        return Actor(key=key, kind="office", names=names, country=country, role=self.role_of(key))

    def _speaking(self, key: str, on: date | None) -> Tenure | None:
        """The tenure that says what somebody is on a day: the highest office confirmed then."""
        tenures = self.tenures(key)
        # The president of France is a co-prince of Andorra too.
        home = f"country:{self.person(key).country}"
        if on is None:
            return max(
                tenures,
                key=lambda t: (last_day(t.until or t.asof), -_rank(t), self._of(t.office) == home),
                default=None,
            )
        sure = [t for t in tenures if t.standing(on) == "confirmed"]
        return min(
            sure, key=lambda t: (_rank(t), self._of(t.office) != home, t.since), default=None
        )

    def _candidate(
        self, key: str, how: How, country: str | None, on: date | None, role: str | None
    ) -> Candidate | None:
        person = self._people[key]
        tenures = [
            t
            for t in self.tenures(key)
            if (not country or self._of(t.office) == f"country:{country}")
            and (not role or self.role_of(t.office) == role)
        ]
        if (role or (country and person.country != country)) and not tenures:
            return None
        if on is None:
            latest = max(tenures, key=lambda t: (t.since, -_rank(t)), default=None)
            return Candidate(person, how, latest, "out")
        best = min(
            tenures,
            key=lambda t: (
                _STANDING[t.standing(on)],
                _rank(t),
                self._of(t.office) != f"country:{person.country}",
                t.since,
            ),
            default=None,
        )
        standing = best.standing(on) if best else "out"
        if how == "surname" and standing == "out":
            return None
        return Candidate(person, how, best if standing != "out" else None, standing)

    def _presidential(self, country: str, on: date) -> bool:
        span = self._header["presidential"].get(country)
        if span is None:
            return False
        since, until = span
        return (not since or date.fromisoformat(since) <= on) and (
            not until or on < date.fromisoformat(until)
        )


def _rank(tenure: Tenure | None) -> int:
    role = tenure.office.partition(".")[2] if tenure else ""
    return _ROLES.index(role) if role in _ROLES else len(_ROLES)


def _order(candidate: Candidate, *, dated: bool) -> tuple[int, int, int, str]:
    """The surest first, then the highest office; without a day whoever left office last."""
    tenure = candidate.tenure
    latest = last_day(tenure.until or tenure.asof).toordinal() if tenure and not dated else 0
    return (_STANDING[candidate.standing], -latest, _rank(tenure), candidate.key)


def _because(standing: str, tenure: Tenure, on: date, sure: int) -> str:
    if standing == "confirmed":
        return "in office" if sure == 1 else "several hold the seat"
    if tenure.doubt:
        return tenure.doubt
    if not tenure.until and on > last_day(tenure.asof):
        return f"last confirmed on {tenure.asof}"
    return "about to take or leave office"


def _joined(known: Person | None, person: Person, redirects: Mapping[str, str]) -> Person:
    if known is None:
        known = Person(redirects.get(person.key, person.key), person.country, "", (), (), ())
        if known.key == person.key:
            return person
    first, second = (person, known) if person.key == known.key else (known, person)
    return Person(
        known.key,
        first.country or second.country,
        first.gender or second.gender,
        tuple(dict.fromkeys((*first.french, *second.french))),
        tuple(dict.fromkeys((*first.names, *second.names))),
        tuple(dict.fromkeys((*first.family, *second.family))),
    )


def _read() -> tuple[dict[str, Any], list[Person], list[Tenure]]:
    header, people, tenures = read_file(DATA)
    return (
        header,
        [
            Person(key, country or None, gender, tuple(french), tuple(names), tuple(family))
            for key, country, gender, french, names, family in people
        ],
        [Tenure(*line) for line in tenures],
    )


@cache
def _shipped() -> People:
    return People(*_read())
