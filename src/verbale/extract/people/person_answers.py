"""Answers for proper names of persons, with or without title and office."""

from __future__ import annotations

from verbale.actors.person import Candidate
from verbale.extract.people.answer import Answer
from verbale.extract.people.cast import Local, name_words
from verbale.extract.people.focus import Focus, slug
from verbale.extract.people.hit import Hit
from verbale.text.shadow import fold


class PersonAnswers:
    """Finds or introduces the person whom a name means."""

    def __init__(self, focus: Focus) -> None:
        self.focus = focus
        self.cast = focus.cast

    def person(self, hit: Hit) -> Answer:
        """Return the person of a name; what the hit says of him is noted."""
        name = self.focus.name_of(hit)
        if (
            hit.entity == "LOC"
            and hit.kind == "person"
            and not hit.gender
            and hit.role is None
            and self.cast.by_name(name, "") is None
        ):
            return Answer((), "a place")
        alike = self.cast.all_by_name(name, hit.gender)
        who = alike[0] if len(alike) == 1 else None
        country = self.focus.country(hit)
        body = self.cast.body(name)
        if not alike and body is not None and hit.role is None and not hit.gender:
            return Answer((body.key,), "name of a body")
        if len(alike) > 1 and len(name_words(name)) == 1 and hit.role is None:
            return Answer((), "surname of several persons")
        if who is not None:
            how = "name" if len(name_words(name)) > 1 else "surname"
            if len(name_words(name)) > len(who.words):
                self._recognise(who, name, country)
            self.cast.rename(who, name)
        elif self._plausible(hit, name):
            how = "full name"
            known = self._known(name, country)
            who = self._introduce(name, known)
            how = "name in the knowledge base" if known is not None else how
        else:
            return Answer((), "a name that nothing introduces")
        self._learn(who, hit, country)
        return Answer((who.key,), how + (" with office" if hit.role else ""))

    def _known(self, name: str, country: str | None) -> Candidate | None:
        """Return the person of the knowledge base whom a full name means, if it is just one.

        A part of a name is enough only for somebody of the country named, or in office that day.
        """
        if len(name.split()) < 2:
            return None
        found = self.cast.people.find(name, country=country, on=self.cast.on)
        if len(found) != 1 and not (found and found[0].standing == "confirmed"):
            return None
        best = found[0]
        if best.how in ("name", "sound") or country or best.standing == "confirmed":
            return best
        return None

    def _recognise(self, who: Local, name: str, country: str | None) -> None:
        """`Trump annonce …`, then `Donald Trump a annoncé …`: the fuller name tells who it is."""
        if who.kind != "person" or not who.key.startswith("person:") or who.known_as:
            return
        if any(reason.startswith("knowledge base") for reason in who.because):
            return
        known = self._known(name, country)
        if known is None or known.key in self.cast.local:
            return
        fuller = self._local(name, known)
        who.country, who.body = who.country or fuller.country, who.body or fuller.body
        who.gender = who.gender or fuller.gender
        if fuller.role is not None and who.role in (None, "official", "other"):
            self.cast.appoint(who, fuller.role)
        self.cast.recognise(who, known.key, fuller.names)

    def _introduce(self, name: str, known: Candidate | None) -> Local:
        if known is not None and known.key not in self.cast.local:
            return self.cast.introduce(self._local(name, known))
        return self.cast.introduce(
            Local(
                key=f"person:{slug(name)}",
                kind="person",
                names=[name],
                words=name_words(name),
                surname=fold(name.split()[-1]),
                because=["named in the document"],
            )
        )

    def _local(self, name: str, known: Candidate) -> Local:
        person = known.person
        tenure = known.tenure if known.standing != "out" or self.cast.on is None else None
        # Whoever serves an organisation does not speak for the country of his passport.
        body = None
        if tenure is not None:
            of = self.cast.people.of(f"office:{tenure.office}")
            body = of if of.startswith("org:") else None
        return Local(
            key=known.key,
            kind="person",
            names=list(dict.fromkeys((name, *person.french, *person.names))),
            country=person.country if body is None else None,
            body=body,
            role=self.cast.people.role_of(f"office:{tenure.office}") if tenure else None,
            gender=person.gender,
            words=name_words(name),
            surname=fold(name.split()[-1]),
            because=[f"knowledge base, by {known.how}", f"office {known.standing}"],
        )

    def _learn(self, who: Local, hit: Hit, country: str | None) -> None:
        """Note gender, office and country, where the document had not told them yet."""
        who.gender = who.gender or hit.gender
        if hit.counterpart and who.role is None:
            base = self.focus.other_side(hit)
            if base is not None:
                self.cast.appoint(who, base.role)
        if hit.role is not None and who.role in (None, "official", "other"):
            self.cast.appoint(who, hit.role)
        self.cast.describe(who, hit.phrase)
        body = self._body(hit)
        if body is not None and not hit.former:
            if who.country is not None and who.body is None and body == hit.bodies[0]:
                who.country = None
            who.body = who.body or body
        if who.country is None and who.body is None:
            who.country = country or self.focus.possessor_country(hit)

    def _body(self, hit: Hit) -> str | None:
        """Return the organisation in which the hit's words say that somebody holds office."""
        if hit.countries or not hit.bodies or hit.role is None:
            return None
        first = hit.bodies[0]
        if not first.startswith("org:") or self.cast.base.actor(first, self.cast.on).country:
            return None
        return first

    def _plausible(self, hit: Hit, name: str) -> bool:
        """A single capitalised word is a person only with title, office or the model's word."""
        if hit.role is not None or hit.gender or hit.counterpart or hit.entity == "PER":
            return True
        return hit.entity in ("", "MISC") and len(name.split()) > 1
