"""What belongs to a word of office or institution: adjectives, `de` complements, assignments."""

from __future__ import annotations

from verbale.extract.people.ground import Ground
from verbale.extract.people.hit import Hit
from verbale.extract.people.proper_names import ProperNames
from verbale.languages.pack import RoleMatch

_PLAIN = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_DIPLOMATIC = ("embassy", "delegation")


class Complements:
    """Grows hits over what complements them, and notes the countries and bodies named there."""

    def __init__(self, ground: Ground, names: ProperNames) -> None:
        self.ground = ground
        self.list = ground.list
        self._proper_names = names

    def grow(self, hit: Hit, end: int) -> None:
        """Grow a hit over adjectives, `de` complements, countries and bodies, up to `end`."""
        place = hit.end
        while place < end:
            close = self._past(hit, place, end)
            if close <= place:
                break
            place = close
        hit.end = max(hit.end, place)
        words, tokens = self.ground.words, self.ground.tokens
        joins = self.ground.grammar["and"]
        while hit.end > hit.head + 1 and (
            tokens[hit.end - 1].pos in ("ADP", "DET")
            or words[hit.end - 1] == ","
            or words[hit.end - 1] in joins
        ):
            hit.end -= 1

    def _past(self, hit: Hit, place: int, end: int) -> int:
        """Return where the complement that begins here ends; `place` where none does."""
        ground, words, lists = self.ground, self.ground.words, self.list
        word = words[place]
        if place in ground.gentilics:
            ground.note(hit, place)
            return place + 1
        joins = word in ground.grammar["and"]
        if joins and place + 1 < end and place + 1 in ground.gentilics and hit.countries:
            ground.note(hit, place + 1)
            return place + 2
        if ground.tokens[place].pos == "ADJ" and word not in lists.numbers:
            return place + 1
        if word in lists["before_interim"] and place + 1 < end:
            # « la représentante spéciale par intérim, Mme X »
            return place + 2 if words[place + 1] in lists["interim"] else place
        beside = word in lists["held_beside"]
        if ground.of(place) or (beside and place + 1 < end and ground.of(place + 1)):
            return self._behind_of(hit, place, place + 1 + beside, end)
        if joins and hit.countries and self._country_after(place + 1, end):
            close = self._complement(hit, place + 2, end)
            return close if close > place + 2 else place
        if word in lists["assignments"] and hit.kind in ("role", "source", "institution"):
            return self._assignment(hit, place, end)
        if word == "(" and place + 2 < end and words[place + 2] == ")":
            return place + 3
        if " ".join(words[place : place + 2]) in lists["office_tails"]:
            return place + 2
        return place

    def _behind_of(self, hit: Hit, place: int, start: int, end: int) -> int:
        close = self._complement(hit, start, end)
        if close <= start or (
            close == start + 1 and self.ground.words[start] in self.list["articles"]
        ):
            return place
        return close

    def _country_after(self, place: int, end: int) -> bool:
        """`les présidents du Sénégal et du Togo`."""
        if place + 1 >= end or not self.ground.of(place):
            return False
        return self.ground.past_article(place + 1, end) in self.ground.names

    def _complement(self, hit: Hit, place: int, end: int) -> int:
        """Read what stands behind `de`: a known name, another office or body, or plain nouns."""
        ground, tokens = self.ground, self.ground.tokens
        place = ground.past_article(place, end)
        if place >= end:
            return place
        if place in ground.names and ground.names[place][1].keys and place not in ground.gentilics:
            ground.note(hit, place)
            return ground.names[place][0]
        match = ground.role_at(place)
        if match is not None and match.end <= end and ground.nominal(match):
            return self._inner_office(hit, match, end)
        if (
            hit.kind == "institution"
            and hit.institution
            and (not tokens[place].text[:1].isupper() or tokens[place].entity == "PER")
        ):
            return place  # « le Sénat de la réforme »: what follows belongs to another noun
        close = place
        if hit.kind == "role" and tokens[place].entity == "PER":
            hit.patron_start, hit.patron_end = place, self._proper_names.end(place, end)
        while close < end and tokens[close].pos in _PLAIN:
            if close > place and (self._name_begins(close) or self._body_begins(close)):
                break
            if close in ground.gentilics:
                ground.note(hit, close)
            if ground.words[close] in self.list["months"]:
                break
            close += 1
        return close

    def _body_begins(self, place: int) -> bool:
        """`la chaîne de télévision japonaise NHK`: the body itself is named behind the words."""
        return place in self.ground.names and self.ground.is_body(place)

    def _name_begins(self, place: int) -> bool:
        """`le vice-président du Conseil italien Luigi Di Maio`: the holder's name begins."""
        token, before = self.ground.tokens[place], self.ground.tokens[place - 1]
        if token.pos != "PROPN":
            return False
        return before.pos == "ADJ" or (
            before.pos == "NOUN" and token.entity == "PER" and not before.text[:1].isupper()
        )

    def _inner_office(self, hit: Hit, match: RoleMatch, end: int) -> int:
        """`le porte-parole du ministère chinois …`: the country is that of the inner office."""
        kind = match.kind if match.kind != "title" else "role"
        inner = Hit(match.start, match.end, match.head, kind)
        inner.countries = self.ground.countries_in(match)
        inner.institution = match.institution
        self.grow(inner, end)
        hit.countries = hit.countries or inner.countries
        hit.bodies = (*hit.bodies, *inner.bodies)
        if match.institution and not hit.institution and hit.kind == "role":
            hit.institution = match.institution
        if kind != "role":
            return inner.end
        close = self._proper_names.end(inner.end, end, loose=match.kind == "title")
        if close > inner.end:
            # « le porte-parole du président X »: the name is that of whom he speaks for
            hit.patron_start, hit.patron_end = inner.end, close
        return max(inner.end, close)

    def _assignment(self, hit: Hit, place: int, end: int) -> int:
        """`commissaire aux Partenariats`, `ambassadeur à Moscou`, `vice-président pour l'Afrique`.

        Returns `place` where none follows.
        """
        ground, words, tokens, lists = (
            self.ground,
            self.ground.words,
            self.ground.tokens,
            self.list,
        )
        following = place + 1
        charged = words[place] in lists["charged"]
        if charged:
            if following >= end or not ground.of(following):
                return place
            following += 1
        while following < end and words[following] in lists["articles"]:
            following += 1
        if following >= end:
            return place
        known = ground.names.get(following)
        if known is not None and known[1].keys:
            if hit.role == "diplomat" or hit.institution in _DIPLOMATIC:
                return known[0]
            return place if words[place] in lists["place_assignments"] else known[0]
        if hit.kind != "role" or words[place] in lists["bare_place_assignments"]:
            return place
        if not (charged or tokens[following].text[:1].isupper()):
            return place
        close = following
        while close < end and tokens[close].pos in ("NOUN", "PROPN", "ADJ"):
            close += 1
        return close if close > following else place
