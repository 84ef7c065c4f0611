"""Resolver: which actor a hit points to, in the order of the text, each answer with its reason.

How it works: names first, then an office with the country it stands beside, then what the document
has already said: surnames, offices of persons introduced before, counterparts, plural phrases,
pronouns. Where two answers are equally good there is no answer: a wrong speaker is worse than none.
"""

from __future__ import annotations

from verbale.extract.people.answer import NOBODY, Answer
from verbale.extract.people.body_answers import BodyAnswers
from verbale.extract.people.cast import Cast
from verbale.extract.people.finder import Finder
from verbale.extract.people.focus import STATE, Focus
from verbale.extract.people.hit import Hit
from verbale.extract.people.office_answers import OfficeAnswers
from verbale.extract.people.person_answers import PersonAnswers
from verbale.extract.people.plural_answers import PluralAnswers
from verbale.extract.people.together import Together
from verbale.extract.people.unnamed_answers import UnnamedAnswers
from verbale.languages.pack import Pack
from verbale.languages.parse import Parse
from verbale.record.types import Role

__all__ = ["NOBODY", "Answer", "Resolver"]

# Roles in which nobody speaks for a state.
_GOVERNING = ("head_of_state", "head_of_government", "minister", "legislator")
_PRIVATE = (None, "other", "media", "business", "civil_society")


class Resolver:
    """Resolves the hits of one document; call it in the order of the text."""

    def __init__(self, parse: Parse, pack: Pack, finder: Finder, cast: Cast) -> None:
        self.parse = parse
        self.pack = pack
        self.finder = finder
        self.cast = cast
        self.focus = Focus(parse, pack, cast)
        self.together = Together(finder)
        self.unnamed = UnnamedAnswers(self.focus)
        self.answers: dict[int, Answer] = {}
        self._persons = PersonAnswers(self.focus)
        self._offices = OfficeAnswers(self.focus, self.unnamed, finder)
        self._plurals = PluralAnswers(self.focus, self.unnamed, self._offices)
        self._bodies = BodyAnswers(self.focus, finder, self._plurals, self.resolve)

    @property
    def pair(self) -> tuple[str, ...]:
        """The two states that were named together last."""
        return self.focus.pair

    @property
    def persons_pair(self) -> tuple[str, ...]:
        """The two persons who were named together last."""
        return self.focus.persons_pair

    def merged(self) -> dict[str, str]:
        """Return the keys that turned out to be somebody else's, with the key of him.

        Offices held by a person of the document, and persons whom a fuller name made known.
        """
        known = self.cast.recognised()
        held = {key: known.get(who, who) for key, who in self._offices.merged().items()}
        return known | held

    def resolve(self, hit: Hit) -> Answer:
        """Return who the hit points to; asked again, gives the same answer."""
        known = self.answers.get(hit.start)
        if known is not None:
            return known
        answer = self._resolve(hit)
        self.answers[hit.start] = answer
        for key in answer.keys:
            self.cast.see(key, hit.start)
        self.note_several(answer)
        if hit.counterpart and len(answer.keys) == 1:
            self.focus.note_talk(answer.keys[0])
        row = self.together.ending_with(hit)
        if len(row) > 1:
            self.note_several(Answer(self.keys_of(row), "named in one breath"))
        return answer

    def keys_of(self, row: list[Hit]) -> tuple[str, ...]:
        """Return the actors of all hits of a row, none where one of them is nobody known."""
        answers = [self.resolve(hit) for hit in row]
        if not all(answer.keys for answer in answers):
            return ()
        return tuple(dict.fromkeys(key for answer in answers for key in answer.keys))

    def company(self, hit: Hit) -> Answer:
        """Return the body of a name that `la société` takes up."""
        answer = self.resolve(hit)
        if answer.keys:
            return answer
        answer = self._bodies.named_only(hit)
        self.answers[hit.start] = answer
        return answer

    def note_several(self, answer: Answer) -> None:
        """Let later plurals point back to an answer of more than one actor."""
        if len(answer.keys) > 1:
            self.focus.last_plural = answer.keys
        self.focus.note_pair(answer)

    def shown_plural(self, hit: Hit | None) -> bool:
        """Say whether the article of a name shows several: `les talibans`, one organisation."""
        if hit is None or hit.kind != "name":
            return False
        return self.finder.words[hit.start] in self.finder.list["plural_determiners"]

    def state_spoken_for(self, key: str) -> str | None:
        """Return the state or body that somebody's `nous` stands for, if he speaks in office."""
        local = self.cast.local.get(key)
        if local is None or local.role in _PRIVATE:
            return None
        return local.body or self.state_of(key) or self._most_spoken_of(local.role)

    def _most_spoken_of(self, role: Role | None) -> str | None:
        """Return the one state that the text speaks of most, for who governs and names no other."""
        if role not in _GOVERNING:
            return None
        counts = sorted(
            ((n, key) for key, n in self.cast.counts.items() if key.startswith(STATE)), reverse=True
        )
        if counts and (len(counts) == 1 or counts[0][0] > counts[1][0]):
            return counts[0][1]
        return None

    def state_of(self, key: str) -> str | None:
        """Return the state that an actor belongs to, if it is known."""
        return self.focus.state_of(key)

    _state_of = state_of

    def text(self, start: int, end: int) -> str:
        """Return the words of tokens [start, end) as they stand in the text, on one line."""
        return self.focus.text(start, end)

    def _resolve(self, hit: Hit) -> Answer:
        if hit.kind == "name":
            return self._known(hit)
        if hit.kind == "person" or (hit.kind == "role" and hit.named):
            return self._persons.person(hit)
        if hit.kind == "unknown":
            return self._bodies.unknown(hit)
        if hit.counterpart:
            return self._offices.counterpart(hit)
        if hit.kind == "role":
            return self._plurals.offices(hit) if hit.number == "p" else self._offices.office(hit)
        if hit.kind == "source":
            return self.unnamed.source(hit)
        if hit.kind == "institution":
            return self._bodies.institution(hit)
        if hit.kind == "group":
            return self._plurals.group(hit)
        return NOBODY

    def _known(self, hit: Hit) -> Answer:
        """Return the actor of a name that the knowledge base has, if it is one or told apart."""
        keys = hit.keys
        if len(keys) > 1:
            return self._one_of_several(hit)
        if keys and keys[0].startswith("org:"):
            self.focus.last_body = keys[0]
        if keys and keys[0].startswith(STATE):
            self.focus.last_government = keys[0]
        return Answer(keys[:1], f"{hit.form or 'name'} in the knowledge base")

    def _one_of_several(self, hit: Hit) -> Answer:
        keys = hit.keys
        mentioned = [key for key in keys if self._mentioned(key, hit)]
        if len(mentioned) == 1:
            return Answer((mentioned[0],), "name, told apart by the document")
        if (
            hit.form in ("capital", "name", "metonym")
            and keys[0].startswith("country:")
            and any(key.startswith("territory:US") for key in keys[1:])
        ):
            # a state of the world rather than one of the United States of the same name
            return Answer((keys[0],), "name")
        # the seat of the European Union stands for it rather than for the country around it
        union = [key for key in keys if key.startswith("org:EU")]
        if union:
            return Answer((union[0],), "metonym")
        if not mentioned and keys[0].startswith("country:") and self._own_name(keys[0], hit):
            # « la Guinée » is the state that is called so and no more than so
            return Answer((keys[0],), "own name of a state")
        return Answer((), "name of several actors")

    def _mentioned(self, key: str, hit: Hit) -> bool:
        """Say whether the document has spoken of an actor; of a town, where its country was."""
        if self.cast.counts.get(key):
            return True
        if hit.form != "capital" or not key.startswith("territory:"):
            return False
        country = self.cast.base.entry(key).country
        return bool(country and self.cast.counts.get(f"country:{country}"))

    def _own_name(self, key: str, hit: Hit) -> bool:
        """Say whether the words are the name or the capital of this state in all the lists."""
        entry = self.cast.base.entry(key)
        words = self.focus.text(hit.head, hit.end)
        return words in entry.names or (hit.form != "adjective" and words in entry.capitals)
