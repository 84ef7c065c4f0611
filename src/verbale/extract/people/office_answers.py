"""Answers for one office without a name: `le ministre`, `le président chinois`, `son homologue`."""

from __future__ import annotations

from verbale.extract.people.answer import Answer
from verbale.extract.people.cast import Local, name_words
from verbale.extract.people.finder import Finder
from verbale.extract.people.focus import Focus, slug
from verbale.extract.people.hit import Hit
from verbale.extract.people.unnamed_answers import UnnamedAnswers
from verbale.record.types import Role
from verbale.text.shadow import fold

MINISTERS: frozenset[Role | None] = frozenset({"minister", "foreign_minister", "defence_minister"})
_HEADS: frozenset[Role | None] = frozenset({"head_of_state", "head_of_government"})
# A word of office that stands for narrower ones when it comes without its complement.
WIDER: dict[Role | None, frozenset[Role | None]] = {
    "minister": MINISTERS,
    "head_of_state": _HEADS | {"official", "legislator"},
    "official": frozenset({"official", "diplomat", "minister", "spokesperson"}),
    "diplomat": frozenset({"diplomat", "official"}),
}
# Roles whose words name a crowd where they do not stand in the singular.
CROWDS = frozenset({"other", "business", "media", "civil_society", "military"})


# Why an office is that of a body of the text: « sa directrice générale » is nobody named before.
_OWNED = "office of somebody named before"


class OfficeAnswers:
    """Finds the holder of an office in the document, or introduces the office."""

    def __init__(self, focus: Focus, unnamed: UnnamedAnswers, finder: Finder) -> None:
        self.focus = focus
        self.finder = finder
        self.cast = focus.cast
        self.list = focus.list
        self.unnamed = unnamed

    def office(self, hit: Hit) -> Answer:
        """Return the holder of an office in the singular."""
        if hit.determiner == "indefinite":
            return self.unnamed.unnamed(hit)
        definite = hit.determiner in ("definite", "demonstrative") or (
            not hit.determiner and hit.start == self.focus.sentence_start(hit)
        )
        told = bool(hit.countries or hit.bodies)
        found = self.fitting(hit)
        other = self._other_side(hit) if definite and not told else None
        if other is not None:
            found = [who for who in found if not self._is_side(who, other)]
        if definite and not told and hit.phrase in self.list["generic_persons"]:
            speaking = self._speaking(found)
            if len(speaking) == 1:
                return Answer((speaking[0].key,), "general word for the speaker before")
        if definite or told:
            if len(found) > 1:
                found = self._told_apart(found, hit)
            if len(found) == 1 and not self._other_body(found[0], hit):
                found[0].home = found[0].home or other is not None
                return Answer((found[0].key,), "office of a person named before")
            if len(found) > 1 and not told:
                return Answer((), "office of several persons")
        return self._new_office(hit, home=other is not None)

    def _other_side(self, hit: Hit) -> Hit | None:
        """`Le Président s'est entretenu avec son homologue, M. X`: the words for the other side."""
        _, ceiling = self.focus.parse.sentences[self.focus.parse.tokens[hit.start].sentence]
        for following in self.finder.starting_in(hit.end, ceiling):
            if following.counterpart:
                ours = following.determiner == "possessive" and following.number != "p"
                return following if ours else None
            if following.kind in ("person", "role"):
                return None
        return None

    def _is_side(self, who: Local, other: Hit) -> bool:
        """Say whether somebody named before is the other side: of that name or that country."""
        if other.named and name_words(self.focus.name_of(other)) & name_words(who.names[0]):
            return True
        return bool(other.countries) and who.country == self.focus.code(other.countries[0])

    def fitting(self, hit: Hit) -> list[Local]:
        """Return the persons and offices of the document that the words may mean."""
        if hit.phrase in self.list["generic_persons"]:
            return [who for who in self.cast.everybody() if self._fits(who, hit)]
        roles = dict.fromkeys((hit.role, *sorted(WIDER.get(hit.role, ()), key=str)))
        return [who for who in self.cast.holders(roles) if self._fits(who, hit)]

    def _fits(self, who: Local, hit: Hit) -> bool:
        if hit.gender and who.gender and hit.gender != who.gender:
            return False
        if hit.countries and who.country != self.focus.code(hit.countries[0]):
            return False
        unnamed = "unnamed in the document" in who.because
        if unnamed and hit.phrase not in (who.phrase, *self.list["generic_persons"]):
            return False  # « l'envoyé spécial » is not « un diplomate » of whom the text spoke
        if who.role == hit.role:
            return True
        if hit.phrase in self.list["generic_persons"]:
            return who.kind == "person" or bool(hit.countries)
        if hit.role == "official":
            return False
        return " " not in hit.phrase and who.role in WIDER.get(hit.role, frozenset())

    def _speaking(self, found: list[Local]) -> list[Local]:
        return [who for who in found if who.key in self.focus.last_speakers]

    def _other_body(self, who: Local, hit: Hit) -> bool:
        """`le président de la Commission` is not the president of the state named before."""
        return bool(hit.bodies) and who.kind == "person" and fold(hit.phrase) != fold(who.phrase)

    def _told_apart(self, found: list[Local], hit: Hit) -> list[Local]:
        exact = [
            who for who in found if who.role == hit.role and fold(who.phrase) == fold(hit.phrase)
        ]
        pool = exact if len(exact) == 1 and len(hit.phrase.split()) > 1 else found
        # « le ministre » is he whom the text has called a minister, not a head of diplomacy.
        called = [who for who in pool if hit.phrase in who.phrase.split()]
        pool = called or pool
        if len(pool) == 1:
            return pool
        home = [who for who in pool if who.home]
        if len(home) == 1 and not hit.countries and " " in hit.phrase:
            return home  # « le Président de la République »: whoever the account is of
        speaking = self._speaking(pool)
        if len(speaking) == 1:
            return speaking
        if len(home) == 1 and not hit.countries:
            return home
        named = [who for who in pool if who.kind == "person"]
        if len(named) == 1 and hit.countries:
            return named
        return pool

    def _new_office(self, hit: Hit, *, home: bool = False) -> Answer:
        country = self.focus.country(hit) or self.focus.possessor_country(hit)
        if hit.role in CROWDS and hit.number != "s":
            return self.unnamed.crowd(hit)
        words = self.focus.bare_text(hit)
        other = hit.phrase and fold(words) != fold(hit.phrase)
        who = self.cast.introduce(
            Local(
                key=f"office:{country or 'local'}.{slug(hit.phrase)}",
                kind="office",
                names=[words, hit.phrase] if other else [words],
                country=country,
                role=hit.role,
                gender=hit.gender,
                phrase=hit.phrase,
                home=home,
                because=["office named in the document"]
                + [_OWNED] * (hit.determiner == "possessive" and not country),
            )
        )
        return Answer((who.key,), "office" + (" of a country" if country else ""))

    def counterpart(self, hit: Hit) -> Answer:
        """`son homologue turc`: the holder of the same office on the other side."""
        if hit.phrase in self.list["partners_in_talk"]:
            return self._partner(hit)
        if hit.number == "p":
            if hit.countries:
                return self.unnamed.crowd(hit)
            return Answer((), "counterparts not named")
        base = self.focus.other_side(hit)
        if base is None:
            return Answer((), "counterpart of nobody named")
        code = self.focus.code(hit.countries[0]) if hit.countries else None
        found = [
            who
            for who in self.cast.holders((base.role,))
            if who is not base and (who.country == code if code else who.country != base.country)
        ]
        if len(found) == 1:
            return Answer((found[0].key,), "counterpart named in the document")
        if code is None:
            pair = self.focus.persons_pair
            others = [key for key in pair if key != base.key]
            if len(pair) == 2 and len(others) == 1:
                return Answer((others[0],), "the other one of the two who talk")
            return Answer((), "counterpart not named")
        phrase = base.phrase or self._name_of_office(code, base.role) or hit.phrase
        who = self.cast.introduce(
            Local(
                key=f"office:{code}.{slug(phrase)}",
                kind="office",
                names=[phrase, self.focus.text(hit.start, hit.end)],
                country=code,
                role=base.role,
                gender=hit.gender,
                phrase=base.phrase,
                because=["counterpart of an office named in the document"],
            )
        )
        return Answer((who.key,), "counterpart of the office named before")

    def _name_of_office(self, code: str, role: Role | None) -> str | None:
        """Return how the knowledge base calls a country's office of a role, if it has a name."""
        try:
            return self.cast.people.actor(f"office:{code}.{role}").names[0]
        except KeyError:
            return None

    def _partner(self, hit: Hit) -> Answer:
        """`son interlocuteur`: the other one of the two who talk, or who stand just before."""
        if len(self.focus.last_speakers) == 1:
            persons = tuple(who.key for who in self.cast.everybody() if who.kind == "person")
            for pair in (self.focus.persons_pair, persons):
                others = [key for key in pair if key not in self.focus.last_speakers]
                if len(pair) == 2 and len(others) == 1:
                    return Answer((others[0],), "the other one of the two who talk")
        near = self.focus.persons_before(hit.start, 2)
        floor = self.focus.sentence_start(hit)
        here = [key for key in near if self.cast.seen[key] >= floor]
        if len(here) == 1:
            (other,) = (key for key in near if key not in here)
            return Answer((other,), "the other one of the two named just before")
        return Answer((), "partner in talk not known")

    def merged(self) -> dict[str, str]:
        """Return the offices that turned out to be held by a person of the document, with him.

        `le ministre` or `un ministre` in a headline is the one whom the lead then names: same
        office, same country or none stated, and nobody else who could be meant.
        """
        found: dict[str, str] = {}
        for who in self.cast.everybody():
            if who.kind != "office" or who.role is None:
                continue
            if "unnamed in the document" in who.because and not who.headline:
                continue
            if who.home and who.country is None:
                continue  # the one side of a talk is not the person on the other
            holders = [
                other
                for other in self.cast.holders((who.role,))
                if other.kind == "person"
                and (who.country is None or other.country == who.country)
                and not (who.gender and other.gender and who.gender != other.gender)
                and (_OWNED not in who.because or fold(who.phrase) == fold(other.phrase))
            ]
            if len(holders) == 1 and not self._side_by_side(who, holders[0]):
                found[who.key] = holders[0].key
        return found

    def _side_by_side(self, office: Local, person: Local) -> bool:
        """`Le président a salué le président ghanéen, M. X`: two in one sentence are not one."""
        tokens = self.focus.parse.tokens
        sentences = {tokens[place].sentence for place in self.cast.places(office.key)}
        here = {tokens[place].sentence for place in self.cast.places(person.key)}
        return office.country is None and not sentences.isdisjoint(here)
