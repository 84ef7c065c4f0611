"""Taken up: words that point to what was named just before: `la société`, `la seconde`."""

from __future__ import annotations

from verbale.extract.people.answer import Answer
from verbale.extract.people.cast import Cast
from verbale.extract.people.finder import Finder
from verbale.extract.people.hit import Hit
from verbale.extract.people.resolver import Resolver
from verbale.extract.statements.scene import Scene


class TakenUp:
    """Finds the body or the one of two that a short phrase takes up; nobody where two could be."""

    def __init__(self, scene: Scene, finder: Finder, resolver: Resolver, cast: Cast) -> None:
        self.scene = scene
        self.finder = finder
        self.resolver = resolver
        self.cast = cast
        self.list = scene.pack.people

    def one_of_two(self, start: int) -> Answer:
        """`La première a exigé …, la seconde a rejeté …`: of the two last named together."""
        gender = self.finder.gender_of(self.scene.words[start])
        persons = self.resolver.focus.persons_pair
        told = [key for key in persons if self.cast.local[key].gender == gender]
        if len(persons) == 2 and len(told) == 1:
            return Answer((told[0],), "the man or the woman of two named together")
        pair = self.resolver.focus.last_plural
        floor, _ = self.scene.bounds(max(0, self.scene.tokens[start].sentence - 1))
        near = all(self.cast.seen.get(key, -1) >= floor for key in pair)
        if len(pair) != 2 or not near or any(key in self.cast.local for key in pair):
            return Answer((), "one of two who are not known")
        first = self.scene.words[start + 1] in self.list["former_of_two"]
        return Answer((pair[0 if first else 1],), "one of the two states named together")

    def is_body(self, start: int, noun: int) -> bool:
        """`la société`, `le mouvement`: a company or movement that the text must have named."""
        words = self.scene.words
        return (
            noun > start
            and words[start] in self.list["singular_articles"]
            and words[noun] in self.list["any_company"] | self.list["movements"]
        )

    def body(self, place: int, noun: int) -> Answer:
        """Return the one body of this sentence and the one before; nobody where several stand."""
        company = self.scene.words[noun] in self.list["any_company"]
        sentence = self.scene.tokens[place].sentence
        floor = self.scene.bounds(max(0, sentence - 1))[0]
        found: dict[str, Hit] = {}
        for hit in self.finder.starting_in(floor, place):
            body = hit.kind == "unknown" or (
                # a company has a country, a body of many states has none
                hit.kind in ("name", "institution")
                and hit.keys[:1] != ()
                and hit.keys[0].startswith("org:")
                and (not company or self.cast.base.actor(hit.keys[0], self.cast.on).country)
            )
            bare = hit.kind == "person" and hit.role is None and not hit.gender
            if body or (bare and hit.entity in ("", "ORG", "MISC")):
                found.setdefault(self.resolver.text(hit.head, hit.end), hit)
        if len(found) != 1:
            return Answer((), "a company that nothing names")
        (hit,) = found.values()
        return self.resolver.company(hit)
