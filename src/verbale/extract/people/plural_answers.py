"""Answers for several at once: `les deux ministres`, `les deux pays`, `les ministres X et Y`."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.extract.people.answer import Answer
from verbale.extract.people.cast import Local
from verbale.extract.people.focus import STATE, Focus, slug
from verbale.extract.people.hit import Hit
from verbale.extract.people.office_answers import CROWDS, MINISTERS, WIDER, OfficeAnswers
from verbale.extract.people.unnamed_answers import UnnamedAnswers


class PluralAnswers:
    """Finds the persons or states whom a plural means."""

    def __init__(self, focus: Focus, unnamed: UnnamedAnswers, single: OfficeAnswers) -> None:
        self.focus = focus
        self.cast = focus.cast
        self.unnamed = unnamed
        self.single = single

    def offices(self, hit: Hit) -> Answer:
        """`les deux ministres`, `les ministres chinois et russe`, `des responsables américains`."""
        if len(hit.countries) > 1 and hit.determiner != "indefinite":
            keys = tuple(self._holder(hit, country) for country in hit.countries)
            return Answer(keys, "offices of the countries named")
        crowd = hit.role in CROWDS and not hit.count
        if hit.count and not hit.determiner:
            return self._counted(hit)
        if not crowd and (hit.determiner in ("definite", "demonstrative") or hit.count):
            found = self._named_before(hit)
            if found:
                return Answer(tuple(who.key for who in found), "offices of persons named before")
            if hit.count and self._fit(self.focus.persons_pair, hit):
                return Answer(self.focus.persons_pair, "persons named in one breath before")
            if hit.count and not hit.countries:
                return Answer((), "offices of several persons")
        if hit.kind == "source" or hit.role in ("official", "diplomat", "justice"):
            return self.unnamed.unnamed(hit)
        return self.unnamed.crowd(hit)

    def _counted(self, hit: Hit) -> Answer:
        """`trois diplomates russes`: without an article they are new, whoever was named before."""
        if hit.role in ("official", "diplomat"):
            return self.unnamed.unnamed(hit)
        return self.unnamed.crowd(hit)

    def _holder(self, hit: Hit, country: str) -> str:
        """Return who holds the office in one of several countries."""
        single = Hit(
            hit.start,
            hit.end,
            hit.head,
            "role",
            role=hit.role,
            phrase=hit.phrase,
            determiner="definite",
            countries=(country,),
            number="s",
        )
        found = self.single.fitting(single)
        return (
            found[0].key if len(found) == 1 else self._office_of(hit, self.focus.code(country)).key
        )

    def _office_of(self, hit: Hit, code: str) -> Local:
        for who in self.cast.holders((hit.role,)):
            if who.kind == "office" and who.country == code:
                return who
        return self.cast.introduce(
            Local(
                key=f"office:{code}.{slug(hit.phrase)}",
                kind="office",
                names=[hit.phrase],
                country=code,
                role=hit.role,
                phrase=hit.phrase,
                because=["office named in the document"],
            )
        )

    def _fit(self, keys: tuple[str, ...], hit: Hit) -> bool:
        """Say whether these are as many as the words count and may all hold the office."""
        roles = WIDER.get(hit.role, frozenset()) | {hit.role, None}
        known = [self.cast.local[key] for key in keys if key in self.cast.local]
        return len(keys) == len(known) == hit.count and all(who.role in roles for who in known)

    def _named_before(self, hit: Hit) -> list[Local]:
        """Return the holders of the office, one a country, if they are as many as it takes."""
        wanted = hit.count or 2
        if hit.role in MINISTERS:
            roles = MINISTERS
        else:
            roles = WIDER.get(hit.role, frozenset()) | {hit.role}
        country = self.focus.code(hit.countries[0]) if hit.countries else None
        holders = [
            who for who in self.cast.holders(roles) if country is None or who.country == country
        ]
        found = _one_a_country(self.cast.latest_first(holders))
        if hit.count and len(found) > wanted:
            found = found[:wanted] if wanted == 2 and self._paired(found[:2]) else []
        return sorted(found, key=self.cast.rank) if len(found) == wanted else []

    def _paired(self, found: Sequence[Local]) -> bool:
        return set(self.focus.persons_pair) == {who.key for who in found}

    def group(self, hit: Hit) -> Answer:
        """Return who a crowd, or two persons or states without a name, are."""
        if hit.phrase == "states":
            return self.states(hit)
        if hit.phrase == "bodies":
            pair = self.focus.bodies_pair
            near = pair if len(pair) == hit.count else self.focus.bodies_before(hit, hit.count)
            return Answer(near, "bodies named before" if near else "bodies not known")
        if hit.phrase != "persons":
            return self.unnamed.crowd(hit)
        if len(self.focus.persons_pair) == hit.count:
            return Answer(self.focus.persons_pair, "the two persons named before")
        near = self.focus.persons_before(hit.start, hit.count, hit.gender)
        return Answer(near, "persons named just before" if near else "persons not known")

    def states(self, hit: Hit) -> Answer:
        """`les deux pays`, `les deux parties`: the two states that the text is about so far."""
        if (hit.count or 2) != 2:
            return self._row(hit.count)
        if self.focus.pair:
            return Answer(self.focus.pair, "the two sides named before")
        counts: dict[str, int] = {}
        for key, number in self.cast.counts.items():
            state = key if key.startswith(STATE) else self.focus.state_of(key)
            if state is not None:
                counts[state] = counts.get(state, 0) + number
        ranked = sorted(counts.items(), key=lambda item: -item[1])
        if len(ranked) == 2 or (len(ranked) > 2 and ranked[1][1] > ranked[2][1]):
            return Answer((ranked[0][0], ranked[1][0]), "the two states most spoken of so far")
        return Answer((), "states not known")

    def _row(self, count: int) -> Answer:
        """`les trois pays`: as many states as the text has named in one breath."""
        row = self.focus.rows.get(count, ())
        return Answer(row, "states named in one breath before" if row else "states not known")


def _one_a_country(found: list[Local]) -> list[Local]:
    """Keep one holder of an office for each country: the person rather than the bare office."""
    kept: dict[object, Local] = {}
    for who in found:
        place = who.country or who.key
        if place not in kept or (kept[place].kind == "office" and who.kind == "person"):
            kept[place] = who
    return list(kept.values())
