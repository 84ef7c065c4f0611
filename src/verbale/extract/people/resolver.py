"""Resolver: which actor a hit points to, read in the order of the text, each answer with its reason.

How it works: names first, then an office with the country it stands beside, then what the document has
already said: surnames, offices of persons introduced before, counterparts, plural phrases, pronouns. Where
two answers are equally good there is no answer: a wrong speaker is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verbale.extract.people.cast import Cast, Local, name_words
from verbale.extract.people.finder import Finder
from verbale.extract.people.hit import Hit
from verbale.languages.pack import Pack
from verbale.languages.parse import Parse
from verbale.record.types import Role
from verbale.text.shadow import fold

_MINISTERS: frozenset[Role | None] = frozenset({"minister", "foreign_minister", "defence_minister"})
_HEADS: frozenset[Role | None] = frozenset({"head_of_state", "head_of_government"})
# A word of office that stands for narrower ones when it comes without its complement.
_WIDER: dict[Role | None, frozenset[Role | None]] = {
    "minister": _MINISTERS,
    "head_of_state": _HEADS | {"official", "legislator"},
    "official": frozenset({"official", "diplomat", "minister", "spokesperson"}),
    "diplomat": frozenset({"diplomat", "official"}),
}
_STATE = ("country:", "territory:")


@dataclass(slots=True)
class Answer:
    """The actors that words point to, none where it is not known, and how that was found."""

    keys: tuple[str, ...]
    how: str


NOBODY = Answer((), "not known")


class Resolver:
    """Resolves the hits of one document; call it in the order of the text."""

    def __init__(self, parse: Parse, pack: Pack, finder: Finder, cast: Cast) -> None:
        self.parse = parse
        self.pack = pack
        self.finder = finder
        self.cast = cast
        self.list = pack.people
        self.answers: dict[int, Answer] = {}
        self.pair: tuple[str, ...] = ()
        self.persons_pair: tuple[str, ...] = ()
        self.last_plural: tuple[str, ...] = ()
        self.last_speakers: tuple[str, ...] = ()
        self.last_body: str = ""
        self.last_government: str = ""

    def merged(self) -> dict[str, str]:
        """Return the offices that turned out to be held by a person of the document, with that person.

        `le ministre` in a headline is the one whom the lead then names: same office, same country or
        none stated, and nobody else who could be meant.
        """
        found: dict[str, str] = {}
        for who in self.cast.local.values():
            if who.kind != "office" or "unnamed in the document" in who.because:
                continue
            holders = [
                other
                for other in self.cast.local.values()
                if other.kind == "person"
                and other.role == who.role
                and who.role is not None
                and (who.country is None or other.country == who.country)
                and not (who.gender and other.gender and who.gender != other.gender)
            ]
            if len(holders) == 1:
                found[who.key] = holders[0].key
        return found

    # ---- one hit -------------------------------------------------------------------------------

    def resolve(self, hit: Hit) -> Answer:
        """Return who the hit points to; asked again, gives the same answer."""
        known = self.answers.get(hit.start)
        if known is not None:
            return known
        answer = self._resolve(hit)
        self.answers[hit.start] = answer
        for key in answer.keys:
            self.cast.see(key, hit.start)
        if len(answer.keys) > 1:
            self.last_plural = answer.keys
        self._note_pair(answer)
        return answer

    def _note_pair(self, answer: Answer) -> None:
        persons = [k for k in answer.keys if k in self.cast.local and self._is_person(k)]
        if len(persons) == 2:
            self.persons_pair = tuple(persons)
            countries = [self._state_of(key) for key in persons]
            if all(countries) and len(set(countries)) == 2:
                self.pair = tuple(c for c in countries if c)
        states = [k for k in answer.keys if k.startswith(_STATE)]
        if len(states) == 2 and len(answer.keys) == 2:
            self.pair = tuple(states)

    def _is_person(self, key: str) -> bool:
        return self.cast.local[key].kind in ("person", "office")

    def state_spoken_for(self, key: str) -> str | None:
        """Return the state that somebody's `nous` stands for: his country, if he speaks in office."""
        local = self.cast.local.get(key)
        if local is None or local.role in (None, "other", "media", "business", "civil_society"):
            return None
        return self._state_of(key)

    def _state_of(self, key: str) -> str | None:
        country = self.cast.country_of(key)
        if country is None:
            return None
        try:
            return self.cast.base.country(country).key
        except KeyError:
            return None

    def _resolve(self, hit: Hit) -> Answer:
        if hit.kind == "name":
            return self._known(hit)
        if hit.kind == "person" or (hit.kind == "role" and hit.named):
            return self._person(hit)
        if hit.kind == "unknown":
            return self._unknown_body(hit)
        if hit.counterpart:
            return self._counterpart(hit)
        if hit.kind == "role":
            return self._office(hit)
        if hit.kind == "source":
            return self._source(hit)
        if hit.kind == "institution":
            return self._institution(hit)
        if hit.kind == "group":
            return self._group(hit)
        return NOBODY

    def text(self, start: int, end: int) -> str:
        """Return the words of tokens [start, end) as they stand in the text, on one line."""
        span = self.parse.span(start, end)
        return " ".join(span.of(self.parse.text).split())

    def _known(self, hit: Hit) -> Answer:
        keys = hit.keys
        if len(keys) > 1:
            mentioned = [key for key in keys if self.cast.counts.get(key)]
            if len(mentioned) == 1:
                return Answer((mentioned[0],), "name, told apart by the document")
            if (
                hit.form in ("capital", "name", "metonym")
                and keys[0].startswith("country:")
                and any(k.startswith(("territory:US",)) for k in keys[1:])
            ):
                return Answer((keys[0],), "name")
            if any(key.startswith("org:EU") for key in keys):
                return Answer((next(key for key in keys if key.startswith("org:EU")),), "metonym")
            return Answer((), "name of several actors")
        if keys and keys[0].startswith("org:"):
            self.last_body = keys[0]
        if keys and keys[0].startswith(_STATE):
            self.last_government = keys[0]
        return Answer(keys[:1], f"{hit.form or 'name'} in the knowledge base")

    # ---- persons -------------------------------------------------------------------------------

    def _person(self, hit: Hit) -> Answer:
        name = self.text(hit.name_start, hit.name_end)
        if hit.entity == "LOC" and hit.kind == "person" and not hit.gender and hit.role is None:
            if self.cast.by_name(name, "") is None:
                return Answer((), "a place")
        who = self.cast.by_name(name, hit.gender)
        country = self._country(hit)
        if who is None and self._plausible(hit, name):
            who = self.cast.introduce(
                Local(
                    key=f"person:{_slug(name)}",
                    kind="person",
                    names=[name],
                    words=name_words(name),
                    surname=fold(name.split()[-1]),
                    because=["named in the document"],
                )
            )
            how = "full name"
        elif who is None:
            return Answer((), "a name that nothing introduces")
        else:
            how = "name" if len(name_words(name)) > 1 else "surname"
            if len(name_words(name)) > len(who.words):
                who.words = name_words(name)
                who.names.insert(0, name)
            elif name not in who.names:
                who.names.append(name)
        who.gender = who.gender or hit.gender
        if hit.counterpart and who.role is None:
            base = self._other_side(hit)
            if base is not None:
                who.role = base.role
        if hit.role is not None and (who.role is None or who.role in ("official", "other")):
            who.role = hit.role
        who.phrase = who.phrase or hit.phrase
        if who.country is None:
            who.country = country or self._possessor_country(hit)
        return Answer((who.key,), how + (" with office" if hit.role else ""))

    def _plausible(self, hit: Hit, name: str) -> bool:
        """A single capitalised word is a person only with a title, an office or the model's word."""
        if hit.role is not None or hit.gender or hit.counterpart:
            return True
        if hit.entity == "PER":
            return True
        return hit.entity in ("", "MISC") and len(name.split()) > 1

    def _country(self, hit: Hit) -> str | None:
        if hit.countries:
            return hit.countries[0].partition(":")[2]
        for key in hit.bodies:
            country = self.cast.base.actor(key, self.cast.on).country
            if country:
                return country
        return None

    def _possessor_country(self, hit: Hit) -> str | None:
        """`sa porte-parole`: the country or body that the sentence has named before."""
        if hit.determiner != "possessive":
            return None
        floor = self.parse.sentences[self.parse.tokens[hit.start].sentence][0]
        latest = [
            key
            for key, place in sorted(self.cast.seen.items(), key=lambda kv: -kv[1])
            if place >= floor
        ]
        for key in latest:
            country = self.cast.country_of(key)
            if country:
                return country
        return None

    def _unknown_body(self, hit: Hit) -> Answer:
        name = self.text(hit.name_start, hit.name_end)
        if hit.entity == "LOC":
            return Answer((), "a place")
        who = self.cast.by_name(name, "")
        if who is not None:
            return Answer((who.key,), "surname")
        for local in self.cast.local.values():
            if local.kind == "organisation" and name_words(name) == local.words:
                return Answer((local.key,), "name")
        acronym = len(name) > 1 and name.isupper() and " " not in name
        if hit.entity not in ("ORG",) and not acronym and len(name.split()) < 2:
            return Answer((), "a name that nothing introduces")
        local = self.cast.introduce(
            Local(
                key=f"local:{_slug(name)}",
                kind="organisation",
                names=[name],
                words=name_words(name),
                because=["named in the document"],
            )
        )
        self.last_body = local.key
        return Answer((local.key,), "name of a body")

    # ---- offices -------------------------------------------------------------------------------

    def _fits(self, who: Local, hit: Hit) -> bool:
        if hit.gender and who.gender and hit.gender != who.gender:
            return False
        if hit.countries and who.country and who.country != hit.countries[0].partition(":")[2]:
            return False
        if hit.countries and not who.country:
            return False
        if who.role == hit.role:
            return True
        if hit.phrase in self.list["generic_persons"]:
            return who.kind == "person" or bool(hit.countries)
        if hit.role == "official":
            return False
        return " " not in hit.phrase and who.role in _WIDER.get(hit.role, frozenset())

    def _office(self, hit: Hit) -> Answer:
        if hit.number == "p":
            return self._offices(hit)
        definite = hit.determiner in ("definite", "demonstrative") or (
            not hit.determiner
            and hit.start == self.parse.sentences[self.parse.tokens[hit.start].sentence][0]
        )
        if hit.determiner == "indefinite":
            return self._unnamed(hit)
        found = [who for who in self.cast.persons() if self._fits(who, hit)]
        if (
            definite
            and not hit.countries
            and not hit.bodies
            and hit.phrase in self.list["generic_persons"]
        ):
            speaking = [who for who in found if who.key in self.last_speakers]
            if len(speaking) == 1:
                return Answer((speaking[0].key,), "general word for the speaker before")
        if definite or hit.countries or hit.bodies:
            if len(found) > 1:
                found = self._told_apart(found, hit)
            if len(found) == 1 and not self._other_body(found[0], hit):
                return Answer((found[0].key,), "office of a person named before")
            if len(found) > 1 and not hit.countries and not hit.bodies:
                return Answer((), "office of several persons")
        return self._new_office(hit)

    def _other_body(self, who: Local, hit: Hit) -> bool:
        """`le président de la Commission` is not the president of the state named before."""
        return bool(hit.bodies) and who.kind == "person" and fold(hit.phrase) != fold(who.phrase)

    def _told_apart(self, found: list[Local], hit: Hit) -> list[Local]:
        exact = [
            who for who in found if who.role == hit.role and fold(who.phrase) == fold(hit.phrase)
        ]
        pool = exact if len(exact) == 1 and len(hit.phrase.split()) > 1 else found
        if len(pool) == 1:
            return pool
        speaking = [who for who in pool if who.key in self.last_speakers]
        if len(speaking) == 1:
            return speaking
        named = [who for who in pool if who.kind == "person"]
        if len(named) == 1 and hit.countries:
            return named
        return pool

    def _new_office(self, hit: Hit) -> Answer:
        country = self._country(hit) or self._possessor_country(hit)
        words = (
            self.text(hit.start, hit.end)
            if not hit.determiner
            else self.text(hit.start + 1, hit.end)
        )
        if (
            hit.role in ("other", "business", "media", "civil_society", "military")
            and hit.number != "s"
        ):
            return self._crowd(hit)
        who = self.cast.introduce(
            Local(
                key=f"office:{country or 'local'}.{_slug(hit.phrase)}",
                kind="office",
                names=[words, hit.phrase]
                if hit.phrase and fold(words) != fold(hit.phrase)
                else [words],
                country=country,
                role=hit.role,
                gender=hit.gender,
                phrase=hit.phrase,
                because=["office named in the document"],
            )
        )
        return Answer((who.key,), "office" + (" of a country" if country else ""))

    def _offices(self, hit: Hit) -> Answer:
        """`les deux ministres`, `les ministres chinois et russe`, `des responsables américains`."""
        if len(hit.countries) > 1 and hit.determiner != "indefinite":
            keys = []
            for country in hit.countries:
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
                found = [who for who in self.cast.persons() if self._fits(who, single)]
                keys.append(found[0].key if len(found) == 1 else self._office_of(hit, country).key)
            return Answer(tuple(keys), "offices of the countries named")
        if hit.determiner in ("definite", "demonstrative") or hit.count:
            wanted = hit.count or 2
            role = hit.role
            group = (
                _MINISTERS if role in _MINISTERS else _WIDER.get(role, frozenset({role})) | {role}
            )
            found = [
                who
                for who in self.cast.persons()
                if who.role in group
                and (not hit.countries or who.country == hit.countries[0].partition(":")[2])
            ]
            found = _one_a_country(found)
            if hit.count and len(found) > wanted:
                found = found[:wanted] if wanted == 2 and self._paired(found[:2]) else []
            if len(found) == wanted:
                found.sort(key=lambda who: list(self.cast.local).index(who.key))
                return Answer(tuple(who.key for who in found), "offices of persons named before")
            if hit.count:
                return Answer((), "offices of several persons")
        return (
            self._unnamed(hit)
            if hit.kind == "source" or hit.role in ("official", "diplomat")
            else self._crowd(hit)
        )

    def _paired(self, found: Sequence[Local]) -> bool:
        return set(self.persons_pair) == {who.key for who in found}

    def _office_of(self, hit: Hit, country: str) -> Local:
        code = country.partition(":")[2]
        for who in self.cast.local.values():
            if who.kind == "office" and who.country == code and who.role == hit.role:
                return who
        return self.cast.introduce(
            Local(
                key=f"office:{code}.{_slug(hit.phrase)}",
                kind="office",
                names=[hit.phrase],
                country=code,
                role=hit.role,
                phrase=hit.phrase,
                because=["office named in the document"],
            )
        )

    def _other_side(self, hit: Hit) -> Local | None:
        """Return the person whose counterpart the hit is: the last one seen before it."""
        sentence = self.parse.tokens[hit.start].sentence
        floor = self.parse.sentences[max(0, sentence - 1)][0]
        code = hit.countries[0].partition(":")[2] if hit.countries else None
        for who in self.cast.persons():
            if (
                floor <= who.seen < hit.start
                and who.role is not None
                and (code is None or who.country != code)
            ):
                return who
        return None

    def _counterpart(self, hit: Hit) -> Answer:
        if hit.phrase in self.list["partners_in_talk"]:
            return self._partner(hit)
        base = self._other_side(hit)
        code = hit.countries[0].partition(":")[2] if hit.countries else None
        if hit.number == "p":
            return self._crowd(hit)
        if base is None:
            return Answer((), "counterpart of nobody named")
        found = [
            who
            for who in self.cast.persons()
            if who is not base
            and who.role == base.role
            and (who.country == code if code else who.country != base.country)
        ]
        if len(found) == 1:
            return Answer((found[0].key,), "counterpart named in the document")
        if code is None:
            return Answer((), "counterpart not named")
        who = self.cast.introduce(
            Local(
                key=f"office:{code}.{_slug(base.phrase or 'homologue')}",
                kind="office",
                names=[base.phrase or hit.phrase, self.text(hit.start, hit.end)],
                country=code,
                role=base.role,
                gender=hit.gender,
                phrase=base.phrase,
                because=["counterpart of an office named in the document"],
            )
        )
        return Answer((who.key,), "counterpart of the office named before")

    def _partner(self, hit: Hit) -> Answer:
        """`son interlocuteur`: the other one of the two who talk."""
        if len(self.persons_pair) == 2 and len(self.last_speakers) == 1:
            others = [key for key in self.persons_pair if key not in self.last_speakers]
            if len(others) == 1:
                return Answer((others[0],), "the other one of the two who talk")
        persons = [who for who in self.cast.persons() if who.kind == "person"]
        if len(persons) == 2 and len(self.last_speakers) == 1:
            others = [who.key for who in persons if who.key not in self.last_speakers]
            if len(others) == 1:
                return Answer((others[0],), "the other one of the two who talk")
        return Answer((), "partner in talk not known")

    def _unnamed(self, hit: Hit) -> Answer:
        """`un responsable américain`, `des sources diplomatiques turques`: an office without a name."""
        country = self._country(hit)
        words = self.text(hit.start + bool(hit.determiner), hit.end)
        for who in self.cast.local.values():
            if who.kind in ("office", "group") and fold(words) in {fold(n) for n in who.names}:
                return Answer((who.key,), "unnamed, as before")
        who = self.cast.introduce(
            Local(
                key=f"office:{country or 'local'}.{_slug(words)}",
                kind="office" if country or hit.number != "p" else "group",
                names=[words],
                country=country,
                role=hit.role,
                gender=hit.gender,
                number=hit.number or "s",
                phrase=hit.phrase,
                because=["unnamed in the document"],
            )
        )
        return Answer((who.key,), "unnamed")

    def _source(self, hit: Hit) -> Answer:
        if hit.determiner in ("demonstrative",) or (
            hit.determiner == "definite" and not hit.countries
        ):
            before = [
                who
                for who in self.cast.local.values()
                if who.seen >= 0
                and "source" in fold(who.phrase or "")
                or "source" in fold(who.names[0])
            ]
            if before:
                latest = max(before, key=lambda who: who.seen)
                return Answer((latest.key,), "source named before")
        return self._unnamed(hit)

    # ---- bodies and groups ---------------------------------------------------------------------

    def _institution(self, hit: Hit) -> Answer:
        if hit.keys:
            self.last_body = hit.keys[0]
            return Answer(hit.keys[:1], "name in the knowledge base")
        if hit.named:
            return self._body_with_name(hit)
        if hit.institution:
            return self._known_institution(hit)
        if hit.phrase == "state":
            return self._the_state(hit)
        if hit.determiner in ("definite", "demonstrative") and hit.end - hit.head == 1:
            if self.last_body:
                return Answer((self.last_body,), "body named before")
            return Answer((), "a body that nothing introduces")
        return self._local_body(hit)

    def _known_institution(self, hit: Hit) -> Answer:
        assert hit.institution is not None
        if (
            hit.number == "p"
            and hit.institution == "government"
            and hit.phrase in ("partie", "camp")
        ):
            return self._states(hit)
        country = next((k for k in hit.countries if k.startswith(_STATE)), None)
        how = "institution of a country"
        if len(hit.countries) > 1:
            return Answer(
                tuple(self._institution_key(k, hit.institution) for k in hit.countries), how
            )
        if country is None and hit.institution in ("government", "presidency", "monarchy"):
            if hit.phrase in ("pouvoir", "régime", "cabinet") and hit.determiner != "definite":
                return NOBODY
            behind = self._person_behind(hit)
            if behind is not None:
                state = self._state_of(behind)
                if state is None:
                    return Answer((), "government of a person whose country is not known")
                return Answer((state,), "government of a person named")
            if (
                self.last_government
                and hit.determiner in ("definite", "")
                and hit.phrase != "partie"
            ):
                return Answer((self.last_government,), "government named before")
            return NOBODY
        if country is None:
            before = [
                key
                for key in self.cast.seen
                if key.startswith("office:") and key.endswith("." + hit.institution)
            ]
            if len(before) == 1:
                return Answer((before[0],), "institution named before")
            return self._local_body(hit)
        if hit.institution == "government":
            self.last_government = country
        return Answer((self._institution_key(country, hit.institution),), how)

    def _person_behind(self, hit: Hit) -> str | None:
        """`l'administration Trump`, `le gouvernement de Justin Trudeau`."""
        following = self.finder.covered.get(hit.end)
        if following is None or following.kind != "person":
            link = self.pack.grammar["of"]
            if hit.end < len(self.parse.tokens) and self.finder.words[hit.end] in link:
                following = self.finder.covered.get(hit.end + 1)
        if following is None or following.kind != "person":
            return None
        answer = self.resolve(following)
        return answer.keys[0] if len(answer.keys) == 1 else None

    def _institution_key(self, country: str, institution: str) -> str:
        code = country.partition(":")[2]
        key = f"office:{code}.{institution}"
        try:
            entry = self.cast.base.entry(key)
        except KeyError:
            return country
        return entry.speaks_as or key

    def _the_state(self, hit: Hit) -> Answer:
        if hit.countries:
            return Answer(hit.countries[:1], "name in the knowledge base")
        if hit.determiner == "possessive" and len(self.last_speakers) == 1:
            state = self._state_of(self.last_speakers[0])
            if state is not None:
                return Answer((state,), "country of the speaker")
        if hit.determiner in ("definite", "demonstrative"):
            counts = sorted(
                (
                    (number, key)
                    for key, number in self.cast.counts.items()
                    if key.startswith(_STATE)
                ),
                reverse=True,
            )
            if counts and (len(counts) == 1 or counts[0][0] > counts[1][0]):
                return Answer((counts[0][1],), "country most spoken of so far")
            if self.last_government:
                return Answer((self.last_government,), "country named before")
        return NOBODY

    def _body_with_name(self, hit: Hit) -> Answer:
        name = self.text(hit.name_start, hit.name_end)
        for local in self.cast.local.values():
            if local.kind == "organisation" and name_words(name) == local.words:
                return Answer((local.key,), "name")
        local = self.cast.introduce(
            Local(
                key=f"local:{_slug(name)}",
                kind="organisation",
                names=[name, *_readings(self.text(hit.start + bool(hit.determiner), hit.end))],
                words=name_words(name),
                country=self._country(hit),
                because=["named in the document"],
            )
        )
        self.last_body = local.key
        return Answer((local.key,), "body with a name")

    def _local_body(self, hit: Hit) -> Answer:
        words = self.text(hit.start + bool(hit.determiner), hit.end)
        for local in self.cast.local.values():
            if local.kind == "organisation" and fold(words) in {fold(n) for n in local.names}:
                return Answer((local.key,), "body named before")
        local = self.cast.introduce(
            Local(
                key=f"local:{_slug(words)}",
                kind="organisation",
                names=_readings(words),
                country=self._country(hit) or self._possessor_country(hit),
                because=["named in the document"],
            )
        )
        self.last_body = local.key
        return Answer((local.key,), "body named in the document")

    def _group(self, hit: Hit) -> Answer:
        if hit.phrase == "states":
            return self._states(hit)
        if hit.phrase == "persons":
            if len(self.persons_pair) == hit.count:
                return Answer(self.persons_pair, "the two persons named before")
            return Answer((), "persons not known")
        return self._crowd(hit)

    def _states(self, hit: Hit) -> Answer:
        """`les deux pays`, `les deux parties`: the two states that the text is about so far."""
        if (hit.count or 2) != 2:
            return Answer((), "states not known")
        if self.pair:
            return Answer(self.pair, "the two sides named before")
        counts: dict[str, int] = {}
        for key, number in self.cast.counts.items():
            state = key if key.startswith(_STATE) else self._state_of(key)
            if state is not None:
                counts[state] = counts.get(state, 0) + number
        ranked = sorted(counts.items(), key=lambda item: -item[1])
        if len(ranked) == 2 or (len(ranked) > 2 and ranked[1][1] > ranked[2][1]):
            return Answer((ranked[0][0], ranked[1][0]), "the two states most spoken of so far")
        return Answer((), "states not known")

    def _crowd(self, hit: Hit) -> Answer:
        words = self.text(hit.start + bool(hit.determiner), hit.end)
        for local in self.cast.local.values():
            if local.kind == "group" and fold(words) in {fold(n) for n in local.names}:
                return Answer((local.key,), "group named before")
        if len(hit.countries) > 1:
            keys = []
            for country in hit.countries:
                code = country.partition(":")[2]
                adjective = f"{hit.phrase} ({self.cast.base.actor(country).names[0]})"
                keys.append(
                    self.cast.introduce(
                        Local(
                            key=f"group:{code}.{_slug(hit.phrase)}",
                            kind="group",
                            names=[adjective],
                            country=code,
                            number="p",
                            because=["group named in the document"],
                        )
                    ).key
                )
            return Answer(tuple(keys), "groups of the countries named")
        local = self.cast.introduce(
            Local(
                key=f"group:{_slug(words)}",
                kind="group",
                names=[words],
                country=self._country(hit),
                number=hit.number or "p",
                gender=hit.gender,
                because=["group named in the document"],
            )
        )
        return Answer((local.key,), "group")


def _one_a_country(found: list[Local]) -> list[Local]:
    """Keep one holder of an office for each country: the person rather than the bare office."""
    kept: dict[object, Local] = {}
    for who in found:
        place = who.country or who.key
        if place not in kept or (kept[place].kind == "office" and who.kind == "person"):
            kept[place] = who
    return list(kept.values())


def _readings(words: str) -> list[str]:
    """`la Fédération des industries (BDI)` has two names: without the acronym, and the acronym."""
    name, opening, rest = words.partition("(")
    if not opening or ")" not in rest:
        return [words]
    return [name.strip(), rest.partition(")")[0].strip()]


def _slug(words: str) -> str:
    return "-".join(part for part in fold(words).replace("'", " ").split() if part)[:60] or "x"
