"""Answers for actors without a name: `un responsable américain`, `des sources`, crowds."""

from __future__ import annotations

from verbale.extract.people.answer import Answer
from verbale.extract.people.cast import Local, name_words
from verbale.extract.people.focus import Focus, code_of, is_part, slug
from verbale.extract.people.hit import Hit
from verbale.text.shadow import fold

_UNNAMED = "unnamed in the document"


# Several of them are of one state or body, whichever it is; diplomats may be of many.
_ONE_STATE = frozenset({"justice"})


class UnnamedAnswers:
    """Finds or introduces somebody of whom the text says no name."""

    def __init__(self, focus: Focus) -> None:
        self.focus = focus
        self.cast = focus.cast
        self._sources = frozenset(fold(word) for word in focus.list["sources"])

    def unnamed(self, hit: Hit) -> Answer:
        """`un responsable américain`, `des sources turques`: an office without a name."""
        country = self.focus.country(hit)
        words = self.focus.bare_text(hit)
        who = self.cast.called(words, ("office", "group"))
        if who is not None:
            return Answer((who.key,), "unnamed, as before")
        who = self.cast.introduce(
            Local(
                key=f"office:{country or 'local'}.{slug(words)}",
                kind="office"
                if country or hit.number != "p" or hit.role in _ONE_STATE
                else "group",
                names=[words],
                country=country,
                role=hit.role,
                gender=hit.gender,
                number=hit.number or "s",
                phrase=hit.phrase,
                headline=hit.number != "p" and self.focus.in_headline(hit),
                because=[_UNNAMED],
            )
        )
        return Answer((who.key,), "unnamed")

    def source(self, hit: Hit) -> Answer:
        """`une source diplomatique`, `cette source`: the last one named, or a new one."""
        if hit.determiner == "demonstrative" or (
            hit.determiner == "definite" and not hit.countries
        ):
            before = [who for who in self.cast.with_words(self._sources) if self._is_source(who)]
            told = hit.determiner == "definite" and hit.end - hit.head > 1
            if told:  # « les sources sécuritaires » are not the diplomatic ones named before
                words = fold(self.focus.bare_text(hit))
                before = [who for who in before if words in map(fold, who.names)]
            if before:
                latest = max(before, key=lambda who: who.seen)
                return Answer((latest.key,), "source named before")
            recent = self.cast.persons_since(self.focus.sentence_start(hit, back=2))
            near = [who for who in recent if _UNNAMED in who.because and who.seen < hit.start]
            if len(near) == 1 and hit.determiner == "demonstrative":
                return Answer((near[0].key,), "source for somebody unnamed")
        return self.unnamed(hit)

    def _is_source(self, who: Local) -> bool:
        return not self._sources.isdisjoint(name_words(who.names[0])) or (
            who.seen >= 0 and not self._sources.isdisjoint(name_words(who.phrase))
        )

    def crowd(self, hit: Hit) -> Answer:
        """`les manifestants`, `des soldats maliens et français`: one group for each country."""
        words = self.focus.bare_text(hit)
        relational = words in self.focus.list["relational"] and not hit.countries
        if relational and hit.determiner == "possessive":
            return Answer((), "people whom only their relation names")
        if self._means_the_body(hit):
            return Answer((self.focus.last_body,), "body named before")
        known = self.cast.called(words, ("group",))
        if known is not None:
            return Answer((known.key,), "group named before")
        if len(hit.countries) > 1 and not any(map(is_part, hit.countries)):
            keys = tuple(self._crowd_of(hit, country).key for country in hit.countries)
            return Answer(keys, "groups of the countries named")
        local = self.cast.introduce(
            Local(
                key=f"group:{slug(words)}",
                kind="group",
                names=[words],
                country=self.focus.country(hit),
                number=hit.number or "p",
                gender=hit.gender,
                because=["group named in the document"],
            )
        )
        return Answer((local.key,), "group")

    def _means_the_body(self, hit: Hit) -> bool:
        """`l'ONG` without a name is the body that was named last."""
        body = self.cast.local.get(self.focus.last_body)
        return (
            bool(self.focus.last_body)
            and hit.phrase in self.focus.list["body"]
            and hit.determiner in ("definite", "demonstrative")
            and hit.end - hit.head == 1
            and (body is None or body.kind == "organisation")
        )

    def _crowd_of(self, hit: Hit, country: str) -> Local:
        code = code_of(country)
        return self.cast.introduce(
            Local(
                key=f"group:{code}.{slug(hit.phrase)}",
                kind="group",
                names=[f"{hit.phrase} ({self.cast.base.actor(country).names[0]})"],
                country=code,
                number="p",
                because=["group named in the document"],
            )
        )

    def somebody(self, words: str, *, plural: bool) -> Answer:
        """`un passant`, `l'accusé`: somebody of whom the text says no more than that."""
        who = self.cast.called(words)
        if who is not None:
            return Answer((who.key,), "named before")
        local = self.cast.introduce(
            Local(
                key=f"local:{fold(words).replace(' ', '-')[:60]}",
                kind="group" if plural else "person",
                names=[words],
                role=None if plural else "other",
                number="p" if plural else "s",
                because=[_UNNAMED],
            )
        )
        return Answer((local.key,), "unnamed")

    def asker(self, name: str) -> Answer:
        """Return whoever puts the questions in a transcript, one person for the document."""
        who = self.cast.called(name, ("person",))
        if who is None:
            who = self.cast.introduce(
                Local(
                    key="person:asker",
                    kind="person",
                    names=[name],
                    role="media",
                    because=[_UNNAMED],
                )
            )
        return Answer((who.key,), "whoever asks")

    def one_of(self, words: str, article: str, crowd: str) -> Answer:
        """`L'un des prisonniers`: somebody of whom only the crowd is known."""
        local = self.cast.introduce(
            Local(
                key=f"person:{article}-{crowd.lower()}",
                kind="person",
                names=[words],
                role="other",
                because=[_UNNAMED],
            )
        )
        return Answer((local.key,), "one of a group")
