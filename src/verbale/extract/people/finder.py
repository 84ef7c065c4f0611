"""Finding the words that may point to actors, in one pass over the tokens.

How it works: names of the knowledge base are looked up first. Then every token is asked, in order,
whether a title, a word of office, an institution, a crowd or an unknown proper name begins there;
each grows over its adjectives of nationality and complements, and takes in a name beside it (`le
ministre chinois des Affaires étrangères, Wang Yi` is one mention of one person).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.places import is_place
from verbale.extract.people.bodies import Bodies
from verbale.extract.people.complements import Complements
from verbale.extract.people.focus import is_part
from verbale.extract.people.ground import Ground
from verbale.extract.people.hit import Determiner, Hit
from verbale.extract.people.offices import Offices
from verbale.extract.people.proper_names import ProperNames
from verbale.languages.pack import Pack
from verbale.languages.parse import Parse

# Longer words in capitals between brackets are no acronym.
_LONGEST_ACRONYM = 9


class Finder:
    """Finds hits in one parse: `hits` in order, none overlapping; `covered` maps token to hit."""

    def __init__(self, parse: Parse, pack: Pack, base: KnowledgeBase) -> None:
        self.parse = parse
        self.pack = pack
        self.base = base
        self._ground = ground = Ground(parse, pack, base)
        self.tokens = ground.tokens
        self.words = ground.words
        self.list = ground.list
        self.found = ground.found
        self.names = ground.names
        self._proper_names = ProperNames(ground)
        complements = Complements(ground, self._proper_names)
        self._offices = Offices(ground, self._proper_names, complements)
        self._bodies = Bodies(ground, self._proper_names, complements)
        self.hits: list[Hit] = []
        self.covered: dict[int, Hit] = {}
        self._scan()
        self._known_surnames()
        self._take_acronyms()
        self._take_leaders()
        for hit in self.hits:
            hit.place = self._is_place(hit)

    def starting_in(self, start: int, end: int) -> list[Hit]:
        """Return the hits that begin in tokens [start, end), in order."""
        low = bisect_left(self.hits, start, key=attrgetter("start"))
        return self.hits[low : bisect_left(self.hits, end, key=attrgetter("start"))]

    def touching(self, start: int, end: int) -> list[Hit]:
        """Return the hits that share a token with [start, end), in order."""
        low = bisect_right(self.hits, start, key=attrgetter("end"))
        return self.hits[low : bisect_left(self.hits, end, key=attrgetter("start"))]

    def gender_of(self, determiner: str) -> str:
        """Return the gender that a determiner shows, empty for none."""
        return self._ground.gender_of(determiner)

    def _scan(self) -> None:
        place, count = 0, len(self.tokens)
        while place < count:
            hit = self._at(place)
            if hit is None:
                place += 1
                continue
            self.hits.append(hit)
            self._cover(hit)
            place = max(hit.end, place + 1)

    def _cover(self, hit: Hit) -> None:
        for index in range(hit.start, hit.end):
            self.covered[index] = hit

    def _at(self, place: int) -> Hit | None:
        end = self._ground.sentence(place)[1]
        determiner, head, count = self._ground.determiner(place, end)
        person = self._offices.native(place, head, end)
        if person is not None:
            return person
        people = self._people(place, head, determiner, count)
        if people is not None:
            return people
        known = self.names.get(head) if head > place else None
        if known is not None and known[1].keys and known[1].form not in ("adjective", "prefix"):
            hit = self._named(head, end)
            if hit is not None:
                hit.start, hit.determiner = place, determiner
                return hit
        if head < end:
            hit, settled = self._nominal_at(place, head, end, determiner, count)
            if settled:
                return hit
        if place in self.names:
            hit = self._named(place, end)
            if hit is not None:
                return hit
        name_end = self._proper_names.end(place, end)
        if name_end > place:
            return self._proper(place, name_end, end)
        if determiner and place < head < end and self._bodies.is_actor(head):
            return self._bodies.body(place, head, end, determiner, count)
        return None

    def _people(self, place: int, head: int, determiner: Determiner, count: int) -> Hit | None:
        """`les Iraniens` are their state, as agencies use the word; `deux Iraniens` are people."""
        ground = self._ground
        if head <= place or head not in ground.gentilics or not ground.capital(head):
            return None
        key = ground.key_at(head)
        if key is None or head + 1 < len(self.tokens) and ground.capital(head + 1):
            return None
        hit = Hit(place, head + 1, head, "name", keys=(key,), form="adjective", number="p")
        if determiner == "definite" and not count and ground.ends_plural(self.words[head]):
            return hit if self.words[place] in self.list["plural_determiners"] else None
        hit.kind, hit.keys, hit.countries = "group", (), (key,)
        hit.phrase, hit.determiner, hit.count = self.words[head], determiner, count
        hit.number = "p" if ground.ends_plural(self.words[head]) else "s"
        return hit

    def _nominal_at(
        self, place: int, head: int, end: int, determiner: Determiner, count: int
    ) -> tuple[Hit | None, bool]:
        """Return the hit of a title, office or group here, and whether the question is settled."""
        ground, word = self._ground, self.words[head]
        match = ground.role_at(head)
        if match is None and determiner and self.tokens[head].pos == "ADJ" and head + 1 < end:
            # « le charismatique président »
            match = ground.role_at(head + 1)
            if match is not None and match.kind not in ("role", "source"):
                match = None
        if match is not None and match.end <= end and ground.nominal(match):
            if match.kind == "title":
                return self._offices.titled(place, match, end), True
            return self._offices.office(place, match, end, determiner, count), True
        if word in self.list["counterparts"] or word in self.list["partners_in_talk"]:
            return self._offices.counterpart(place, head, end, determiner), True
        if determiner and self._bodies.is_pair(head):
            hit = self._bodies.pair(place, head, end, determiner, count)
            return hit, hit is not None
        return None, False

    def _proper(self, place: int, name_end: int, end: int) -> Hit:
        """Return the hit of a proper name that no list has; the model's word tells its kind."""
        token = self.tokens[place]
        entities = {self.tokens[index].entity for index in range(place, name_end)} - {""}
        hit = Hit(
            start=place,
            end=name_end,
            head=place,
            kind="person",
            name_start=place,
            name_end=name_end,
            entity="PER" if "PER" in entities else min(entities, default=""),
        )
        self._offices.take_office(hit, end)
        if hit.role is not None:
            hit.entity = "PER"
            return hit
        before = self.words[place - 1] if place else ""
        if before in self.list["named_after"]:
            hit.entity = "LOC"
            return hit
        acronym = name_end == place + 1 and token.text.isupper() and len(token.text) > 1
        article = before in self.list["definite"]
        if hit.entity == "ORG" or acronym or (article and hit.entity != "PER"):
            hit.kind = "unknown"
            hit.start = self._with_article(place)
        return hit

    def _with_article(self, place: int) -> int:
        """Return the place of a free article before this token, else the token's own place."""
        if place and self.words[place - 1] in self.list["articles"]:
            return place - 1 if place - 1 not in self.covered else place
        return place

    def _named(self, place: int, end: int) -> Hit | None:
        """Return the hit of a known name; None for an adjective, and where a longer name stands."""
        close, name = self.names[place]
        if not name.keys:
            return None
        if name.form in ("adjective", "prefix") and not (
            self._ground.capital(place)
            and self.tokens[place].pos in ("NOUN", "PROPN", "ADJ")
            and place
            and self.tokens[place - 1].pos == "DET"
        ):
            return None
        if self._proper_names.end(place, end) > close:
            return None
        return Hit(
            start=self._with_article(place),
            end=close,
            head=place,
            kind="name",
            keys=name.keys,
            form=name.form,
            gender=name.gender,
            number=name.number,
        )

    def _known_surnames(self) -> None:
        """Find the surnames of persons named elsewhere, where the model saw no name (`Ri`)."""
        surnames: set[str] = set()
        for hit in self.hits:
            if not hit.named or hit.kind not in ("person", "role"):
                continue
            if hit.entity != "LOC":
                surnames.add(self.tokens[hit.name_end - 1].text)
            if hit.name_end - hit.name_start > 1:
                surnames.add(self.tokens[hit.name_start].text)
        found = [
            self._bare_name(token.index)
            for token in self.tokens
            if token.index not in self.covered
            and token.text in surnames
            and len(token.text) > 1
            and token.text[0].isupper()
        ]
        for hit in found:
            self._cover(hit)
        self.hits = sorted([*self.hits, *found], key=lambda hit: hit.start)

    @staticmethod
    def _bare_name(place: int) -> Hit:
        end = place + 1
        return Hit(place, end, place, "person", name_start=place, name_end=end, entity="PER")

    def _take_acronyms(self) -> None:
        """Take in the acronym that stands in brackets behind a name: `l'Organisation X (OX)`."""
        taken: set[int] = set()
        for hit in self.hits:
            if hit.start in taken or not self._acronym_behind(hit):
                continue
            inner = self.covered.get(hit.end + 1)
            if inner is not None:
                taken.add(inner.start)
            hit.end += 3
            self._cover(hit)
        self.hits = [hit for hit in self.hits if hit.start not in taken]

    def _acronym_behind(self, hit: Hit) -> bool:
        place, words = hit.end, self.words
        if hit.kind in ("person", "role") or place + 2 >= len(words):
            return False
        if words[place] != "(" or words[place + 2] != ")":
            return False
        text = self.tokens[place + 1].text
        inner = self.covered.get(place + 1)
        if hit.keys and inner is not None and inner.keys and inner.keys != hit.keys:
            return False  # « Moscou (AFP) »
        return text.isupper() and 1 < len(text) <= _LONGEST_ACRONYM

    def _take_leaders(self) -> None:
        """Take in the name right behind a government: `l'administration Trump`."""
        taken: set[int] = set()
        for hit in self.hits:
            following = self.covered.get(hit.end)
            if (
                hit.institution == "government"
                and not hit.countries
                and following is not None
                and following.start == hit.end
                and following.kind == "person"
                and not following.gender
                and following.role is None
            ):
                taken.add(following.start)
                hit.leader, hit.end = following, following.end
                self._cover(hit)
        self.hits = [hit for hit in self.hits if hit.start not in taken]

    def _is_place(self, hit: Hit) -> bool:
        """Say whether a country or town is named only as a place."""
        if (
            hit.kind != "name"
            or not hit.keys
            or not hit.keys[0].startswith(("country:", "territory:", "group:"))
            or hit.form not in ("name", "capital")
        ):
            return False
        capital = hit.form == "capital"
        sense = is_place(self.tokens, hit.head, hit.end, self.pack.places, capital=capital)
        if sense == "unsure" and is_part(hit.keys[0]):
            return True  # it acts seldom: « les voix de l'Ohio »
        return sense == "place"
