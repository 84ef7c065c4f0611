"""Offices and titles with the names beside them: `le ministre chinois …, Wang Yi`, `M. Wang`."""

from __future__ import annotations

from dataclasses import replace

from verbale.extract.people.complements import Complements
from verbale.extract.people.ground import Ground
from verbale.extract.people.hit import Determiner, Hit
from verbale.extract.people.proper_names import ProperNames
from verbale.languages.pack import RoleMatch

# What may stand behind an apposition: `…, le ministre X, …`.
_CLOSES = frozenset({",", ".", ")", '"', ";", ":", "–", "-", "!", "?"})
_MOST_OFFICES = 3
_CLOSES_NAME = _CLOSES | {"(", "…"}


class Offices:
    """Makes hits of words of office, titles and counterparts."""

    def __init__(self, ground: Ground, names: ProperNames, complements: Complements) -> None:
        self.ground = ground
        self.names = names
        self.complements = complements

    def office(
        self,
        place: int,
        match: RoleMatch,
        end: int,
        determiner: Determiner,
        count: int,
        *,
        named: bool = True,
    ) -> Hit:
        """Return the hit of an office, source, institution or crowd; `named` takes in a name."""
        kind = match.kind
        hit = Hit(
            start=place,
            end=match.end,
            head=match.head,
            kind=kind if kind != "title" else "role",
            role=match.role,
            phrase=match.phrase,
            institution=match.institution,
            gender=match.gender,
            number=match.number,
            determiner=determiner,
            count=count,
            countries=self.ground.countries_in(match),
            former=match.former,
        )
        for index in range(match.start + 1, match.end):
            # « secrétaire général de l'ONU » is one phrase of the lexicon
            if index in self.ground.names and self.ground.is_body(index):
                self.ground.note(hit, index)
        self.complements.grow(hit, end)
        if hit.countries:
            hit.role = match.role_in(hit.countries[0].partition(":")[2])
        if not hit.gender and determiner and hit.number != "p":
            hit.gender = self.ground.gender_of(self.ground.words[place])
        if kind == "institution" and hit.number != "p":
            self._take_body(hit, end)
        if kind in ("role", "source") or hit.number != "p":
            self._second_office(hit, end)
            if kind == "role" and named:
                self._take_name(hit, end)
        return hit

    def _take_body(self, hit: Hit, end: int) -> None:
        """`l'agence de presse Anadolu`: a known name behind the word tells which one it is."""
        known = self.ground.names.get(hit.end) if hit.end < end else None
        if known is not None and self.ground.is_body(hit.end) and known[1].form != "adjective":
            hit.keys, hit.end = known[1].keys, known[0]

    def _second_office(self, hit: Hit, end: int) -> None:
        """`conseiller d'État et ministre des Affaires étrangères`: two offices, one holder.

        `Ministre d'État, Ministre de l'Intérieur` too, where a capital opens the second.
        """
        ground = self.ground
        if hit.end + 1 >= end:
            return
        comma = ground.words[hit.end] == "," and ground.capital(hit.end + 1)
        if not comma and ground.words[hit.end] not in ground.grammar["and"]:
            return
        match = ground.role_at(hit.end + 1)
        if match is None or match.kind != "role" or match.end > end or not ground.nominal(match):
            return
        second = replace(hit, end=match.end, head=match.head, role=match.role, phrase=match.phrase)
        second.countries = ground.countries_in(match)
        self.complements.grow(second, end)
        hit.end = second.end
        if second.role is not None and second.role not in ("official", "other"):
            hit.role, hit.phrase, hit.head = second.role, second.phrase, second.head
        hit.countries = second.countries or hit.countries

    def _take_name(self, hit: Hit, end: int) -> None:
        """Take in the proper name that stands beside an office, with or without a comma."""
        ground, words = self.ground, self.ground.words
        comma = hit.end < end and words[hit.end] == ","
        start = hit.end + comma
        title = ground.title_at(start, end)
        if title is not None:
            hit.gender = hit.gender or title.gender
            start = title.end
        elif comma:
            start = self._past_rank(start, end)
        known = ground.names.get(start)
        if known is not None and known[1].keys and not known[1].weak and title is None:
            following = known[0]
            if not (following < end and ground.capital(following) and not comma):
                return
        close = self.names.end(start, end)
        if close <= start or hit.number == "p":
            return
        if (
            comma
            and close < end
            and words[close] not in _CLOSES_NAME
            and words[close] not in ground.grammar["and"]
            and ground.tokens[close].pos not in ("VERB", "AUX", "ADP", "PRON", "ADV", "SCONJ")
        ):
            return
        hit.name_start, hit.name_end, hit.end = start, close, close

    def _past_rank(self, start: int, end: int) -> int:
        """`le porte-parole du gouvernement, le colonel Issa Dembélé`: step over the rank."""
        ground = self.ground
        if start >= end:
            return start
        determiner, head, _ = ground.determiner(start, end)
        if determiner == "definite" and head < end - 1 and head in ground.gentilics:
            # « son président, l'Angolais João Teixeira »
            close = self.names.end(head + 1, end, loose=True)
            return head + 1 if ground.capital(head) and close > head + 1 else start
        match = ground.role_at(head) if determiner == "definite" and head < end else None
        if match is None or match.kind != "role" or match.end >= end:
            return start
        return match.end if self.names.end(match.end, end) > match.end else start

    def titled(self, place: int, match: RoleMatch, end: int) -> Hit | None:
        """`M. Wang`, `S.E. Mme Moumina Waïs Abdillahi, ministre des Affaires étrangères de …`."""
        title = self.ground.title_at(place, end)
        if title is None:
            if match.end >= end:
                return None
            title = match
        close = self.names.end(title.end, end, loose=True)
        if close <= title.end:
            return None
        hit = Hit(
            start=match.start,
            end=close,
            head=title.end,
            kind="person",
            gender=title.gender or match.gender,
            number=title.number or match.number,
            name_start=title.end,
            name_end=close,
            entity="PER",
        )
        self.take_office(hit, end)
        return hit

    def take_office(self, hit: Hit, end: int, *, taken: int = 0) -> None:
        """Take in the office, or the offices, that stand as appositions behind a name."""
        ground, words = self.ground, self.ground.words
        start = hit.end + 1
        if start >= end or words[hit.end] not in (",", "("):
            return
        if hit.entity == "LOC" and hit.name_end - hit.name_start == 1:
            return  # « entre Bruxelles et Mombasa, la ministre a expliqué »
        determiner, head, _ = ground.determiner(start, end)
        if determiner in ("possessive", "demonstrative") or head >= end:
            return
        match = ground.role_at(head)
        if match is None or match.kind != "role" or match.end > end or not ground.nominal(match):
            return
        office = self.office(start, match, end, determiner, 0, named=False)
        if office.number == "p":
            return
        after = words[office.end] if office.end < end else "."
        governed = hit.start > 0 and ground.tokens[hit.start - 1].pos == "ADP"
        if governed and determiner and after not in _CLOSES:
            return  # « après une réunion avec X, le président a dit »: the office is the subject
        if (
            after not in _CLOSES
            and office.end < end
            and ground.tokens[office.end].pos in ("NOUN", "PROPN")
        ):
            # « X, président de la Commission européenne » ends a sentence without its full stop
            return
        if hit.role in (None, "minister", "official", "other"):
            hit.role, hit.phrase = office.role, office.phrase
        hit.countries = hit.countries or office.countries
        hit.bodies, hit.former = office.bodies, office.former
        hit.gender = hit.gender or office.gender
        hit.end = office.end + (after == ")" and words[start - 1] == "(")
        if after == "," and taken < _MOST_OFFICES:
            self.take_office(hit, end, taken=taken + 1)

    def native(self, place: int, head: int, end: int) -> Hit | None:
        """`l'Angolais João Teixeira`: a nationality with an article, and the name of somebody."""
        ground = self.ground
        if head <= place or head not in ground.gentilics or not ground.capital(head):
            return None
        start = head + 1
        close = self.names.end(start, end, loose=True)
        key = ground.key_at(head)
        if close <= start or start in ground.names or key is None:
            return None
        hit = Hit(place, close, start, "person", name_start=start, name_end=close, entity="PER")
        hit.countries = (key,)
        hit.gender = ground.gender_of(ground.words[place]) or ground.names[head][1].gender
        self.take_office(hit, end)
        return hit

    def counterpart(self, place: int, head: int, end: int, determiner: Determiner) -> Hit:
        """`son homologue russe, Sergueï Lavrov`."""
        ground = self.ground
        word = ground.words[head]
        feminine = word.endswith(tuple(ground.list["feminine_endings"]))
        hit = Hit(
            start=place,
            end=head + 1,
            head=head,
            kind="role",
            phrase=word,
            number="p" if ground.ends_plural(word) else "s",
            gender="f" if feminine else "",
            determiner=determiner,
            counterpart=True,
        )
        self.complements.grow(hit, end)
        self._take_name(hit, end)
        return hit
