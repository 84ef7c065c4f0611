"""Answers for institutions, states and bodies, with or without a name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from verbale.extract.people.answer import NOBODY, Answer
from verbale.extract.people.cast import Local, name_words
from verbale.extract.people.finder import Finder
from verbale.extract.people.focus import STATE, Focus, code_of, slug
from verbale.extract.people.hit import Hit
from verbale.extract.people.plural_answers import PluralAnswers
from verbale.text.shadow import fold

_INSTITUTION = "institution of a country"
# So many sentences before this one are near enough for `le groupe`.
_NEAR = 2


class BodyAnswers:
    """Finds the body or state that words mean; `resolve` says who stands behind a government."""

    def __init__(
        self,
        focus: Focus,
        finder: Finder,
        plural: PluralAnswers,
        resolve: Callable[[Hit], Answer],
    ) -> None:
        self.focus = focus
        self.cast = focus.cast
        self.list = focus.list
        self.finder = finder
        self.plural = plural
        self.resolve = resolve

    def institution(self, hit: Hit) -> Answer:
        """Return the body that an institution's words mean."""
        if hit.keys:
            self.focus.last_body = hit.keys[0]
            return Answer(hit.keys[:1], "name in the knowledge base")
        if hit.named:
            return self._with_name(hit)
        if hit.institution:
            return self._known(hit, hit.institution)
        if hit.phrase == "state":
            return self._the_state(hit)
        if hit.determiner in ("definite", "demonstrative"):
            taken_up = self._taken_up(hit)
            if taken_up is not None:
                return taken_up
        if hit.determiner in ("definite", "demonstrative") and hit.end - hit.head == 1:
            called = self._called(hit)
            if called is not None:
                return Answer((called,), "body whose name begins so")
            if self.focus.last_body and self._may_mean(hit, self.focus.last_body):
                return Answer((self.focus.last_body,), "body named before")
            return Answer((), "a body that nothing introduces")
        return self._local(hit)

    def _called(self, hit: Hit) -> str | None:
        """`l'Union`, `la Mission`: the last body named before whose name begins with the word."""
        token = self.finder.tokens[hit.head]
        if not token.text[:1].isupper():
            return None
        word = fold(token.text)
        for key in self.cast.seen_since(0):
            local = self.cast.local.get(key)
            if local is None and not key.startswith("org:"):
                continue
            if local is not None and local.kind != "organisation":
                continue
            if any(fold(name).split()[:1] == [word] and " " in name for name in self._names(key)):
                return key
        return None

    def _taken_up(self, hit: Hit) -> Answer | None:
        """`le tribunal`, `le constructeur japonais`: the one such body of that country before."""
        word = self.finder.words[hit.head]
        sorts = self.list.sorts.get(word)
        bare = hit.end - hit.head == 1
        if sorts is None or not (bare or word in self.list["any_company"]):
            return None
        country = self.focus.country(hit)
        for floor in (self.focus.sentence_start(hit, back=_NEAR), 0):
            found = [
                key
                for key in self.cast.seen_since(floor)
                if self._is_of(key, word, sorts)
                and (country is None or self.cast.country_of(key) == country)
            ]
            if len(found) == 1:
                return Answer((found[0],), f"{word} named before")
            if found:
                return Answer((), "one of several such bodies")
        if bare and word in self.list["any_company"]:
            return Answer((), "a company that nothing introduces")
        return None

    def _is_of(self, key: str, word: str, sorts: Collection[str]) -> bool:
        local = self.cast.local.get(key)
        if local is None:
            return key.startswith("org:") and self.cast.base.entry(key).sort in sorts
        if local.kind != "organisation" or not key.startswith("local:"):
            return False
        return "company" in sorts or any(fold(word) in fold(name).split() for name in local.names)

    def _may_mean(self, hit: Hit, body: str) -> bool:
        """`l'organisation` may be any body; `le ministère` only one that is called so."""
        word = fold(self.finder.words[hit.head])
        if word in self.list["any_body"]:
            return True
        return any(word in fold(name).split() for name in self._names(body))

    def _names(self, key: str) -> Iterable[str]:
        local = self.cast.local.get(key)
        return local.names if local is not None else self.cast.base.actor(key).names

    def _known(self, hit: Hit, institution: str) -> Answer:
        """Return an institution that every country has: its government, its parliament."""
        government = institution == "government"
        sides = hit.phrase in self.list["talking_sides"] or (hit.count == 2 and not hit.countries)
        if hit.number == "p" and government and sides:
            if hit.countries:  # « toutes les parties birmanes »: sides within one state
                return self.plural.unnamed.crowd(hit)
            return self.plural.states(hit)
        if len(hit.countries) > 1:
            keys = tuple(self._key(country, institution) for country in hit.countries)
            return Answer(keys, _INSTITUTION)
        country = next((key for key in hit.countries if key.startswith(STATE)), None)
        vague = hit.phrase in self.list["vague_powers"] or hit.phrase in self.list["sides"]
        if country is None and not vague:
            country = self._possessors(hit)
        if country is not None:
            if government:
                self.focus.last_government = country
                self.focus.governments[hit.phrase] = country
            return Answer((self._key(country, institution),), _INSTITUTION)
        if institution in ("government", "presidency", "monarchy"):
            return self._government(hit)
        before = self.cast.institutions_seen(institution)
        if len(before) == 1:
            return Answer((before[0],), "institution named before")
        taken_up = self._taken_up(hit) if hit.determiner in ("definite", "demonstrative") else None
        return taken_up or self._local(hit)

    def _possessors(self, hit: Hit) -> str | None:
        """`son gouvernement`: the state of whom the sentence has named before."""
        return self.focus.state(self.focus.possessor_country(hit))

    def _government(self, hit: Hit) -> Answer:
        """`le gouvernement`, `l'administration Trump`: no country stands beside it."""
        if hit.phrase in self.list["vague_powers"] and hit.determiner != "definite":
            return NOBODY
        if hit.leader is not None:
            led = self._led(hit.leader)
            if led.keys:
                self.focus.governments[hit.phrase] = led.keys[0]
            return led
        if hit.determiner == "definite" and hit.phrase in self.list["telling_governments"]:
            called = self.focus.governments.get(hit.phrase)
            if called is not None:
                return Answer((called,), "government called so before")
        behind = self._person_behind(hit)
        if behind is not None:
            state = self.focus.state_of(behind)
            if state is None:
                return Answer((), "government of a person whose country is not known")
            return Answer((state,), "government of a person named")
        if (
            self.focus.last_government
            and hit.determiner in ("definite", "")
            and hit.phrase not in self.list["lone_sides"]
        ):
            return Answer((self.focus.last_government,), "government named before")
        return NOBODY

    def _led(self, leader: Hit) -> Answer:
        """`l'administration Trump`: the state of the person named, or of who governed that day."""
        name = self.focus.name_of(leader)
        who = self.cast.by_name(name, "")
        if who is None:
            known = self.cast.leader(name)
            country = known.country if known is not None else None
        else:
            country = who.country
        if country is None:
            return Answer((), "government of a person whose country is not known")
        return Answer((self.cast.base.country(country).key,), "government of a person named")

    def _person_behind(self, hit: Hit) -> str | None:
        """`l'administration Trump`, `le gouvernement de Justin Trudeau`."""
        covered, words = self.finder.covered, self.finder.words
        following = covered.get(hit.end)
        if (
            (following is None or following.kind != "person")
            and hit.end < len(words)
            and words[hit.end] in self.focus.pack.grammar["of"]
        ):
            following = covered.get(hit.end + 1)
        if following is None or following.kind != "person":
            return None
        answer = self.resolve(following)
        return answer.keys[0] if len(answer.keys) == 1 else None

    def _key(self, country: str, institution: str) -> str:
        key = f"office:{code_of(country)}.{institution}"
        try:
            entry = self.cast.base.entry(key)
        except KeyError:
            return country
        return entry.speaks_as or key

    def _the_state(self, hit: Hit) -> Answer:
        """`le pays`, `son pays`, `la République`."""
        if hit.countries:
            return Answer(hit.countries[:1], "name in the knowledge base")
        if hit.determiner == "possessive" and len(self.focus.last_speakers) == 1:
            state = self.focus.state_of(self.focus.last_speakers[0])
            if state is not None:
                return Answer((state,), "country of the speaker")
        if hit.determiner in ("definite", "demonstrative"):
            counts = self.cast.counts
            states = sorted(
                ((number, key) for key, number in counts.items() if key.startswith(STATE)),
                reverse=True,
            )
            if states and (len(states) == 1 or states[0][0] > states[1][0]):
                return Answer((states[0][1],), "country most spoken of so far")
            if self.focus.last_government:
                return Answer((self.focus.last_government,), "country named before")
        return NOBODY

    def _with_name(self, hit: Hit) -> Answer:
        """`le quotidien X`: a common noun for a body and its proper name."""
        name = self.focus.name_of(hit)
        known = self.cast.body(name)
        if known is not None:
            return Answer((known.key,), "name")
        names = [name, *_readings(self.focus.bare_text(hit))]
        local = self._introduce(name, names, self.focus.country(hit))
        return Answer((local.key,), "body with a name")

    def unknown(self, hit: Hit) -> Answer:
        """Return the body of a proper name that no list has and that is no person's."""
        name = self.focus.name_of(hit)
        if hit.entity == "LOC":
            return Answer((), "a place")
        who = self.cast.by_name(name, "")
        if who is not None:
            return Answer((who.key,), "surname")
        known = self.cast.body(name) or self.cast.called(name, ("organisation",))
        if known is not None:
            return Answer((known.key,), "name")
        acronym = len(name) > 1 and name.isupper() and " " not in name
        if hit.entity != "ORG" and not acronym and len(name.split()) < 2:
            return Answer((), "a name that nothing introduces")
        local = self._introduce(name, [name], None)
        return Answer((local.key,), "name of a body")

    def named_only(self, hit: Hit) -> Answer:
        """Return the body of a bare name, which a later noun says to be one: `la société`."""
        name = self.focus.name_of(hit) if hit.named else self.focus.bare_text(hit)
        known = self.cast.body(name)
        local = known or self._introduce(name, [name], None)
        return Answer((local.key,), "name that a noun for a company takes up")

    def _introduce(self, name: str, names: list[str], country: str | None) -> Local:
        local = self.cast.introduce(
            Local(
                key=f"local:{slug(name)}",
                kind="organisation",
                names=names,
                words=name_words(name),
                country=country,
                because=["named in the document"],
            )
        )
        self.focus.last_body = local.key
        return local

    def _local(self, hit: Hit) -> Answer:
        """`la fédération des industries`: a body that only its common noun names."""
        words = self.focus.bare_text(hit)
        known = self.cast.called(words, ("organisation",))
        if known is not None:
            return Answer((known.key,), "body named before")
        local = self.cast.introduce(
            Local(
                key=f"local:{slug(words)}",
                kind="organisation",
                names=_readings(words),
                country=self.focus.country(hit) or self.focus.possessor_country(hit),
                because=["named in the document"],
            )
        )
        self.focus.last_body = local.key
        return Answer((local.key,), "body named in the document")


def _readings(words: str) -> list[str]:
    """`la Fédération des industries (BDI)` has two names: without the acronym, and the acronym."""
    name, opening, rest = words.partition("(")
    if not opening or ")" not in rest:
        return [words]
    return [name.strip(), rest.partition(")")[0].strip()]
