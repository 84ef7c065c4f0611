"""Focus: what a document has been about so far, which later words lean on."""

from __future__ import annotations

from verbale.extract.people.answer import Answer
from verbale.extract.people.cast import Cast, Local
from verbale.extract.people.hit import Hit
from verbale.languages.pack import Pack
from verbale.languages.parse import Parse
from verbale.text.shadow import fold

STATE = ("country:", "territory:")


class Focus:
    """The pair of states, the pair of persons, the body and so on that were named last."""

    def __init__(self, parse: Parse, pack: Pack, cast: Cast) -> None:
        self.parse = parse
        self.pack = pack
        self.cast = cast
        self.list = pack.people
        self.pair: tuple[str, ...] = ()
        self.rows: dict[int, tuple[str, ...]] = {}
        self.persons_pair: tuple[str, ...] = ()
        self.bodies_pair: tuple[str, ...] = ()
        self.last_plural: tuple[str, ...] = ()
        self.last_speakers: tuple[str, ...] = ()
        self.last_body: str = ""
        self.last_government: str = ""
        self.governments: dict[str, str] = {}

    def note_pair(self, answer: Answer) -> None:
        """Note the two persons or the two states that words have named together."""
        persons = [key for key in answer.keys if self._is_person(key)]
        bodies = tuple(key for key in answer.keys if self._is_body(key))
        if len(bodies) > 1:
            self.bodies_pair = bodies
        if len(persons) > 2:
            self.persons_pair = tuple(persons)
            spoken_for = tuple(state for key in persons if (state := self.state_of(key)))
            if len(set(spoken_for)) == len(persons):
                self.rows[len(persons)] = spoken_for
        if len(persons) == 2:
            self.persons_pair = tuple(persons)
            states = [state for key in persons if (state := self.state_of(key))]
            if len(states) == 2 and states[0] != states[1]:
                self.pair = tuple(states)
        states = [key for key in answer.keys if key.startswith(STATE)]
        if len(states) == 2 and len(answer.keys) == 2:
            self.pair = tuple(states)
        if len(states) == len(answer.keys) > 2:
            self.rows[len(states)] = tuple(states)

    def note_talk(self, other: str) -> None:
        """Note that somebody is the other side of the one talk that the text is an account of."""
        home = [who.key for who in self.cast.everybody() if who.home]
        if len(home) == 1 and other not in home:
            self.persons_pair = self.last_plural = (home[0], other)

    def _is_person(self, key: str) -> bool:
        local = self.cast.local.get(key)
        return local is not None and local.kind in ("person", "office")

    def _is_body(self, key: str) -> bool:
        local = self.cast.local.get(key)
        return key.startswith("org:") if local is None else local.kind == "organisation"

    def bodies_before(self, hit: Hit, count: int) -> tuple[str, ...]:
        """Return the bodies named in this sentence and the one before, if they are so many."""
        seen = self.cast.seen_since(self.sentence_start(hit, back=1))
        found = [key for key in seen if self._is_body(key) and self.cast.seen[key] < hit.start]
        return tuple(reversed(found)) if len(found) == count else ()

    def persons_before(self, place: int, count: int, gender: str = "") -> tuple[str, ...]:
        """Return the persons named in this sentence and the one before, if they are so many.

        A gender leaves out those of the other one.
        """
        sentence = self.parse.tokens[place].sentence
        floor = self.parse.sentences[max(0, sentence - 1)][0]
        found = [
            who.key
            for who in self.cast.persons_since(floor)
            if who.seen < place and who.number != "p" and gender in ("", who.gender or gender)
        ]
        return tuple(reversed(found)) if len(found) == count else ()

    def state_of(self, key: str) -> str | None:
        """Return the state that an actor belongs to, if it is known."""
        return self.state(self.cast.country_of(key))

    def state(self, code: str | None) -> str | None:
        """Return the state that has this code, if the knowledge base knows one."""
        if code is None:
            return None
        try:
            return self.cast.base.country(code).key
        except KeyError:
            return None

    def country(self, hit: Hit) -> str | None:
        """Return the code of the country that a hit's own words name, or that of its body."""
        if hit.countries:
            return self.code(hit.countries[0])
        for key in hit.bodies:
            country = self.cast.base.actor(key, self.cast.on).country
            if country:
                return country
        return self._patron_country(hit)

    def _patron_country(self, hit: Hit) -> str | None:
        """`le porte-parole du président Macron`: the country of whom somebody serves."""
        if hit.patron_end <= hit.patron_start:
            return None
        name = self.text(hit.patron_start, hit.patron_end)
        who = self.cast.by_name(name, "")
        if who is not None:
            return who.country
        known = self.cast.leader(name)
        return known.country if known is not None else None

    def code(self, key: str) -> str:
        """Return the code of a state; of a part of a state (`US-OH`) that of the state (USA)."""
        if key.startswith("territory:"):
            return self.cast.base.entry(key).country or code_of(key)
        return code_of(key)

    def possessor_country(self, hit: Hit) -> str | None:
        """`sa porte-parole`: the country or body that the sentence has named before."""
        if hit.determiner != "possessive":
            return None
        for key in self.cast.seen_since(self.sentence_start(hit)):
            country = self.cast.country_of(key)
            if country:
                return country
        before = self.cast.seen_since(self.sentence_start(hit, back=1))
        countries = {country for key in before if (country := self.cast.country_of(key))}
        return countries.pop() if len(countries) == 1 else None

    def sentence_start(self, hit: Hit, *, back: int = 0) -> int:
        """Return the first token of the hit's sentence, or of one so many sentences before."""
        sentence = self.parse.tokens[hit.start].sentence
        return self.parse.sentences[max(0, sentence - back)][0]

    def in_headline(self, hit: Hit) -> bool:
        """Say whether a hit stands in the first of several blocks."""
        return len(self.parse.blocks) > 1 and self.parse.tokens[hit.start].block == 0

    def text(self, start: int, end: int) -> str:
        """Return the words of tokens [start, end) as they stand in the text, on one line."""
        span = self.parse.span(start, end)
        return " ".join(span.of(self.parse.text).split())

    def bare_text(self, hit: Hit) -> str:
        """Return the words of a hit without its determiner and without the number behind it."""
        start = hit.start + bool(hit.determiner)
        while hit.count and start < hit.head and self._counts(start):
            start += 1
        return self.text(start, hit.end)

    def _counts(self, place: int) -> bool:
        token = self.parse.tokens[place]
        return token.pos == "NUM" or token.lower in self.list.numbers

    def name_of(self, hit: Hit) -> str:
        """Return the proper name in a hit."""
        return self.text(hit.name_start, hit.name_end)

    def other_side(self, hit: Hit) -> Local | None:
        """Return the person whose counterpart the hit is: the last one seen before it."""
        code = self.code(hit.countries[0]) if hit.countries else None
        for who in self.cast.persons_since(self.sentence_start(hit, back=1)):
            if (
                who.seen < hit.start
                and who.role is not None
                and (code is None or who.country != code)
            ):
                return who
        return None


def code_of(key: str) -> str:
    """Return the code in the key of a country or territory."""
    return key.partition(":")[2]


def is_part(key: str) -> bool:
    """Say whether a key is that of a part of a state: `territory:US-OH`."""
    return key.startswith("territory:") and "-" in key


def slug(words: str) -> str:
    """Return words as the end of a key."""
    return "-".join(part for part in fold(words).replace("'", " ").split() if part)[:60] or "x"
