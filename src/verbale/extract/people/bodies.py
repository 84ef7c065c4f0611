"""Common nouns for actors: bodies, crowds, `les deux pays`, words known by an ending."""

from __future__ import annotations

from verbale.extract.people.complements import Complements
from verbale.extract.people.ground import Ground
from verbale.extract.people.hit import Determiner, Hit
from verbale.extract.people.proper_names import ProperNames


class Bodies:
    """Makes hits of common nouns that name people or bodies."""

    def __init__(self, ground: Ground, names: ProperNames, complements: Complements) -> None:
        self.ground = ground
        self.list = ground.list
        self.names = names
        self.complements = complements
        self._pairs = self.list["states"] | self.list["persons_plural"] | self.list["bodies_plural"]
        self._person_endings = tuple(self.list["person_endings"])

    def is_pair(self, head: int) -> bool:
        """Say whether the noun may stand for two states or two persons of the text."""
        return self.ground.words[head] in self._pairs

    def pair(
        self, place: int, head: int, end: int, determiner: Determiner, count: int
    ) -> Hit | None:
        """`les deux pays`, `les deux parties`, `les deux hommes`."""
        words, lists = self.ground.words, self.list
        word = words[head]
        plural = words[place] in lists["plural_determiners"] or count > 1
        told = count or determiner == "demonstrative" or word in lists["sides_plural"]
        if not (plural and told):
            return None
        close = head + 1
        while close < end and self.ground.tokens[close].pos == "ADJ":
            if close in self.ground.gentilics:
                return None
            close += 1
        return Hit(
            start=place,
            end=close,
            head=head,
            kind="group",
            phrase=self._sort(word),
            gender=lists.genders.get(word, ""),
            number="p",
            determiner=determiner,
            count=count or 2,
        )

    def _sort(self, word: str) -> str:
        if word in self.list["persons_plural"]:
            return "persons"
        return "bodies" if word in self.list["bodies_plural"] else "states"

    def is_actor(self, head: int) -> bool:
        """Say whether a common noun names people or a body, by lists and endings."""
        token = self.ground.tokens[head]
        word, lists = token.lower, self.list
        if token.pos not in ("NOUN", "PROPN"):
            return False
        if word in lists["body"] or token.lemma in lists["body"]:
            return self._particular(head)
        if word in lists["conditions"] and not token.text[:1].isupper():
            return head + 1 in self.ground.gentilics  # « l'état hébreu », not « l'état d'urgence »
        if word in lists["state"] or word in lists["sides"]:
            return True
        return word.endswith(self._person_endings) and word not in lists["not_persons"]

    def _particular(self, head: int) -> bool:
        """A body counts where a capital, a country, a name or `cette` tells which one it is."""
        ground, tokens, lists = self.ground, self.ground.tokens, self.list
        token = tokens[head]
        floor, ceiling = ground.sentence(head)
        before = ground.words[head - 1] if head > floor else ""
        following = head + 1 < ceiling
        if token.text[:1].isupper() and head > floor:
            return True
        if before in lists["demonstrative"] or head + 1 in ground.gentilics:
            return True
        if self._named_behind(head, ceiling):
            return True
        complement = following and ground.of(head + 1)
        if before in lists["singular_articles"] and token.lower in lists["any_company"]:
            return not complement
        if before in lists["singular_articles"] and token.lower in lists["anaphoric_bodies"]:
            return not complement and not (following and tokens[head + 1].pos == "ADJ")
        if complement and head + 2 < ceiling:
            known = ground.names.get(ground.past_article(head + 2, len(tokens)))
            return (
                known is not None and bool(known[1].keys) and token.lower not in lists["events_too"]
            )
        close = head + 1
        while close < ceiling and tokens[close].pos == "ADJ":
            if close in ground.gentilics and not tokens[close].text[:1].isupper():
                return True
            close += 1
        return close < ceiling and tokens[close].text[:1].isupper()

    def _named_behind(self, head: int, ceiling: int) -> bool:
        """`la chaîne de télévision japonaise NHK`: the same phrase ends with the body's name."""
        ground = self.ground
        for place in range(head + 1, ceiling):
            if place in ground.names and ground.is_body(place):
                return not ground.of(place - 1)
            if ground.tokens[place].pos not in ("NOUN", "ADJ", "X") and not ground.of(place):
                return False
        return False

    def body(self, place: int, head: int, end: int, determiner: Determiner, count: int) -> Hit:
        """Return the hit of a common noun, with the proper name that a body may have behind it."""
        ground, lists = self.ground, self.list
        word, lemma = ground.words[head], ground.tokens[head].lemma
        state = word in lists["state"]
        body = word in lists["body"] or lemma in lists["body"]
        hit = Hit(
            start=place,
            end=head + 1,
            head=head,
            kind="institution" if body or state else "group",
            phrase="state" if state else "body" if body else word,
            number="p" if ground.ends_plural(word) and not state else "s",
            determiner=determiner,
            count=count,
        )
        self.complements.grow(hit, end)
        if body and hit.number == "s":
            self._take_name(hit, end)
        elif hit.kind == "group" and hit.number == "s":
            self._take_person(hit, end)
        return hit

    def _take_person(self, hit: Hit, end: int) -> None:
        """`la conservatrice Andrea Jenkyns`, `un collaborateur, Paul Roux`: a word and a name."""
        ground = self.ground
        start = hit.end + (hit.end < end and ground.words[hit.end] == ",")
        close = self.names.end(start, end)
        named = range(start, close)
        if (
            len(named) > 1
            and all(ground.tokens[place].entity == "PER" for place in named)
            and start not in ground.names
        ):
            hit.kind, hit.entity = "person", "PER"
            hit.name_start, hit.name_end, hit.end = start, close, close
            hit.gender = hit.gender or ground.gender_of(ground.words[hit.start])

    def _take_name(self, hit: Hit, end: int) -> None:
        close = self.names.end(hit.end, end)
        known = self.ground.names.get(hit.end)
        if known is None:
            if close > hit.end:
                hit.name_start, hit.name_end, hit.end = hit.end, close, close
        elif known[1].keys and known[1].keys[0].startswith("org:"):
            hit.keys, hit.end = known[1].keys, known[0]
