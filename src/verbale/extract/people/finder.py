"""Finding the words that may point to actors, in one pass over the tokens.

How it works: names of the knowledge base are looked up first. Then every token is asked, in order, whether
a title, a word of office, an institution, a crowd or an unknown proper name begins there; each grows over
its adjectives of nationality and complements, and takes in a name beside it (`le ministre chinois des
Affaires étrangères, Wang Yi` is one mention of one person).
"""

from __future__ import annotations

from dataclasses import replace

from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.names import Name
from verbale.actors.places import is_place
from verbale.extract.people.hit import Determiner, Hit
from verbale.languages.pack import Pack, RoleMatch
from verbale.languages.parse import Parse
from verbale.languages.people import PeopleWords

_NAME_POS = frozenset({"PROPN", "NOUN", "ADJ", "X", "VERB", "ADV", "INTJ"})


class Finder:
    """Finds hits in one parse; `hits` are in order and do not overlap, `covered` maps token to hit."""

    def __init__(self, parse: Parse, pack: Pack, base: KnowledgeBase) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.words = [token.lower for token in parse.tokens]
        self.pack = pack
        self.list: PeopleWords = pack.people
        self.base = base
        self._names = self._known_names()
        self._gentilics = frozenset(
            index
            for start, (end, name) in self._names.items()
            if name.form == "adjective" and end == start + 1
            for index in (start,)
        )
        self.hits: list[Hit] = []
        self.covered: dict[int, Hit] = {}
        self._scan()
        self._known_surnames()
        for hit in self.hits:
            self._take_acronym(hit)
            hit.place = self._is_place(hit)

    def _known_names(self) -> dict[int, tuple[int, Name]]:
        """Return the names of the knowledge base by first token, with the token after the last."""
        by_char = {token.start: token.index for token in self.tokens}
        by_end = {token.end: token.index + 1 for token in self.tokens}
        found: dict[int, tuple[int, Name]] = {}
        for name in self.base.find(self.parse.text, self.parse.shadow):
            start, end = by_char.get(name.start), by_end.get(name.end)
            if start is not None and end is not None:
                found[start] = (end, name)
        return found

    def _scan(self) -> None:
        place, count = 0, len(self.tokens)
        while place < count:
            hit = self._at(place)
            if hit is None:
                place += 1
                continue
            self.hits.append(hit)
            for index in range(hit.start, hit.end):
                self.covered[index] = hit
            place = max(hit.end, place + 1)

    def _known_surnames(self) -> None:
        """Find the surnames of persons named elsewhere that the model did not take for names (`Ri`)."""
        surnames = {
            self.tokens[hit.name_end - 1].text
            for hit in self.hits
            if hit.named and hit.entity != "LOC" and hit.kind in ("person", "role")
        } | {
            self.tokens[hit.name_start].text
            for hit in self.hits
            if hit.named and hit.kind in ("person", "role") and hit.name_end - hit.name_start > 1
        }
        found = [
            Hit(
                t.index,
                t.index + 1,
                t.index,
                "person",
                name_start=t.index,
                name_end=t.index + 1,
                entity="PER",
            )
            for t in self.tokens
            if t.index not in self.covered
            and t.text in surnames
            and len(t.text) > 1
            and t.text[0].isupper()
        ]
        for hit in found:
            self.covered[hit.start] = hit
        self.hits = sorted([*self.hits, *found], key=lambda hit: hit.start)

    def _take_acronym(self, hit: Hit) -> None:
        """Take in the acronym that stands in brackets behind a name: `l'Organisation X (OX)`."""
        place = hit.end
        words, tokens = self.words, self.tokens
        if place + 2 >= len(tokens) or words[place] != "(" or words[place + 2] != ")":
            return
        text = tokens[place + 1].text
        if not (text.isupper() and 1 < len(text) < 10) or hit.kind in ("person", "role"):
            return
        inner = self.covered.get(place + 1)
        if inner is not None:
            self.hits.remove(inner)
        hit.end = place + 3
        for index in range(hit.start, hit.end):
            self.covered[index] = hit

    def _is_place(self, hit: Hit) -> bool:
        """Say whether a country or town is named only as a place."""
        if (
            hit.kind != "name"
            or not hit.keys
            or not hit.keys[0].startswith(("country:", "territory:", "group:"))
        ):
            return False
        if hit.form not in ("name", "capital"):
            return False
        return (
            is_place(
                self.tokens, hit.head, hit.end, self.pack.places, capital=hit.form == "capital"
            )
            == "place"
        )

    def _sentence_end(self, place: int) -> int:
        return self.parse.sentences[self.tokens[place].sentence][1]

    def _at(self, place: int) -> Hit | None:
        end = self._sentence_end(place)
        determiner, head, count = self._determiner(place, end)
        if (
            head in self._names
            and head > place
            and self._names[head][1].keys
            and (self._names[head][1].form not in ("adjective", "prefix"))
        ):
            hit = self._named(head, end)
            if hit is not None:
                hit.start, hit.determiner = place, determiner
                return hit
        if head < end:
            match = self.pack.roles.match(self.words, head, self._gentilics)
            if match is None and determiner and self.tokens[head].pos == "ADJ" and head + 1 < end:
                # « le charismatique président »
                match = self.pack.roles.match(self.words, head + 1, self._gentilics)
                if match is not None and match.kind not in ("role", "source"):
                    match = None
            if match is not None and match.end <= end and self._nominal(match):
                if match.kind == "title":
                    return self._titled(place, match, end)
                return self._office(place, match, end, determiner, count)
            if (
                self.words[head] in self.list["counterparts"]
                or self.words[head] in self.list["partners_in_talk"]
            ):
                return self._counterpart(place, head, end, determiner)
            if determiner and self.words[head] in self.list["states"] | self.list["persons_plural"]:
                hit = self._plural(place, head, end, determiner, count)
                if hit is not None:
                    return hit
        if place in self._names:
            hit = self._named(place, end)
            if hit is not None:
                return hit
        name_end = self._name_end(place, end)
        if name_end > place:
            return self._proper(place, name_end, end)
        if determiner and head < end and head > place and self._common_actor(head):
            return self._common(place, head, end, determiner, count)
        return None

    def _nominal(self, match: RoleMatch) -> bool:
        """A word of office must be read as a noun, not as a verb or adjective (`sources`, `élu`)."""
        token = self.tokens[match.head]
        if match.kind == "title":
            return True
        if (
            token.lower in self.list["events_too"]
            and match.end == match.head + 1
            and (match.end not in self._gentilics)
        ):
            after = self.words[match.end] if match.end < len(self.words) else ""
            if (
                after in self.pack.grammar["of"]
                or after in self.pack.grammar["to"]
                or (match.end < len(self.tokens) and self.tokens[match.end].pos == "ADJ")
            ):
                return False
        if token.pos in ("NOUN", "PROPN"):
            return True
        before = self.tokens[match.start - 1] if match.start else None
        return (
            token.pos in ("ADJ", "X")
            and before is not None
            and before.pos == "DET"
            and (
                match.end - match.start > 1 or self.tokens[match.end].pos not in ("NOUN", "PROPN")
                if match.end < len(self.tokens)
                else True
            )
        )

    def _determiner(self, place: int, end: int) -> tuple[Determiner, int, int]:
        """Return the kind of determiner that stands here, the place after it, and its number."""
        words, lists = self.words, self.list
        determiner: Determiner = ""
        head, count = place, 0
        word = words[place]
        if word in lists["possessive"]:
            determiner = "possessive"
        elif word in lists["demonstrative"]:
            determiner = "demonstrative"
        elif word in ("le", "la", "l'", "les") and self.tokens[place].pos in ("DET", "PRON"):
            determiner = "definite"
        elif (
            word in lists["indefinite"]
            and self.tokens[place].pos == "DET"
            and word not in ("de", "d'")
        ):
            determiner = "indefinite"
        if determiner:
            head += 1
        while head < end and (words[head] in lists["before_head"] or words[head] in lists.numbers):
            if words[head] in lists.numbers:
                count = lists.numbers[words[head]]
            elif self.pack.roles.match(words, head, self._gentilics) is not None:
                break
            head += 1
        return determiner, head, count

    def _gender_of(self, determiner: str) -> str:
        if determiner in self.list["feminine"]:
            return "f"
        return "m" if determiner in self.list["masculine"] else ""

    # ---- offices and institutions -------------------------------------------------------------

    def _office(
        self,
        place: int,
        match: RoleMatch,
        end: int,
        determiner: Determiner,
        count: int,
        *,
        named: bool = True,
    ) -> Hit | None:
        kind = match.kind
        hit = Hit(
            start=place,
            end=match.end,
            head=match.head,
            kind=kind if kind != "title" else "role",
            role=match.role,
            phrase=match.phrase,
            institution=match.institution,
            gender=match.gender,
            number=match.number,
            determiner=determiner,
            count=count,
            former=match.former,
        )
        hit.countries = tuple(
            self._names[index][1].keys[0] for index in match.inside if index in self._names
        )
        self._complements(hit, end)
        if hit.countries:
            country = hit.countries[0].partition(":")[2]
            hit.role = match.role_in(country)
        if not hit.gender and determiner and hit.number != "p":
            hit.gender = self._gender_of(self.words[place])
        if kind in ("role", "source") or hit.number != "p":
            self._second_office(hit, end)
            if kind == "role" and named:
                self._take_name(hit, end)
        return hit

    def _complements(self, hit: Hit, end: int) -> None:
        """Grow over adjectives, `de` complements, countries and bodies; note which ones they name."""
        words, tokens = self.words, self.tokens
        place = hit.end
        while place < end:
            word = words[place]
            if place in self._gentilics:
                self._note(hit, place)
                place += 1
            elif (
                word == "et" and place + 1 < end and place + 1 in self._gentilics and hit.countries
            ):
                self._note(hit, place + 1)
                place += 2
            elif tokens[place].pos == "ADJ" and word not in self.list.numbers:
                place += 1
            elif word in self.pack.grammar["of"] or (
                word in ("auprès", "près")
                and place + 1 < end
                and words[place + 1] in self.pack.grammar["of"]
            ):
                start = place + 1 + (word in ("auprès", "près"))
                close = self._complement(hit, start, end)
                if close <= start or (
                    close == start + 1 and words[start] in ("la", "l'", "le", "les")
                ):
                    break
                place = close
            elif word == "et" and hit.countries and self._country_after(place + 1, end):
                close = self._complement(hit, place + 2, end)
                if close <= place + 2:
                    break
                place = close
            elif (word in ("pour", "en", "à", "au", "aux", "chargé", "chargée")) and hit.kind in (
                "role",
                "source",
                "institution",
            ):
                close = self._assignment(hit, place, end)
                if close <= place:
                    break
                place = close
            elif word == "(" and place + 2 < end and words[place + 2] == ")":
                place += 3
            else:
                break
        hit.end = max(hit.end, place)
        while hit.end > hit.head + 1 and (
            tokens[hit.end - 1].pos in ("ADP", "DET") or words[hit.end - 1] in ("et", ",")
        ):
            hit.end -= 1

    def _country_after(self, place: int, end: int) -> bool:
        """`les présidents du Sénégal et du Togo`."""
        if place + 1 >= end or self.words[place] not in self.pack.grammar["of"]:
            return False
        following = place + 1 + (self.words[place + 1] in ("la", "l'", "le", "les"))
        return following in self._names

    def _note(self, hit: Hit, place: int) -> None:
        _, name = self._names[place]
        key = name.keys[0]
        if key.startswith(("country:", "territory:")):
            hit.countries = (*hit.countries, *(k for k in (key,) if k not in hit.countries))
        elif name.keys:
            hit.bodies = (*hit.bodies, key)

    def _complement(self, hit: Hit, place: int, end: int) -> int:
        """Read what stands behind `de`: a known name, another office or body, or plain nouns."""
        words, tokens = self.words, self.tokens
        if place < end and words[place] in ("la", "l'", "le", "les"):
            place += 1
        if place >= end:
            return place
        if place in self._names and self._names[place][1].keys and place not in self._gentilics:
            self._note(hit, place)
            return self._names[place][0]
        match = self.pack.roles.match(words, place, self._gentilics)
        if match is not None and match.end <= end and self._nominal(match):
            inner = Hit(
                place, match.end, match.head, match.kind if match.kind != "title" else "role"
            )
            inner.countries = tuple(
                self._names[index][1].keys[0] for index in match.inside if index in self._names
            )
            inner.institution = match.institution
            self._complements(inner, end)
            hit.countries = hit.countries or inner.countries
            hit.bodies = (*hit.bodies, *inner.bodies)
            if match.institution and not hit.institution and hit.kind == "role":
                hit.institution = match.institution
            return inner.end
        close = place
        if (
            hit.kind == "institution"
            and hit.institution
            and (not tokens[place].text[:1].isupper() or tokens[place].entity == "PER")
        ):
            return place  # « le Sénat de la réforme »: what follows belongs to another noun
        while close < end and tokens[close].pos in ("NOUN", "PROPN", "ADJ", "NUM", "X"):
            if close in self._gentilics:
                self._note(hit, close)
            if words[close] in self.list["months"]:
                break
            close += 1
        return close

    def _assignment(self, hit: Hit, place: int, end: int) -> int:
        """`commissaire aux Partenariats`, `ambassadeur à Moscou`, `vice-président pour l'Afrique`."""
        words, tokens = self.words, self.tokens
        following = place + 1
        if words[place] in ("chargé", "chargée"):
            if following < end and words[following] in self.pack.grammar["of"]:
                following += 1
            else:
                return place
        while following < end and words[following] in ("la", "l'", "le", "les"):
            following += 1
        if following >= end:
            return place
        if following in self._names and self._names[following][1].keys:
            if hit.role == "diplomat" or hit.institution in ("embassy", "delegation"):
                return self._names[following][0]
            return place if words[place] in ("à", "en", "au", "aux") else self._names[following][0]
        if hit.kind != "role" or words[place] in ("en", "à"):
            return place
        close = following
        while (
            close < end
            and tokens[close].pos in ("NOUN", "PROPN", "ADJ")
            and (tokens[following].text[:1].isupper() or words[place] in ("chargé", "chargée"))
        ):
            close += 1
        return close if close > following else place

    def _second_office(self, hit: Hit, end: int) -> None:
        """`conseiller d'État et ministre des Affaires étrangères de Chine`: two offices, one holder."""
        words = self.words
        if hit.end >= end or words[hit.end] not in ("et", ","):
            return
        match = (
            self.pack.roles.match(words, hit.end + 1, self._gentilics)
            if hit.end + 1 < end
            else None
        )
        if match is None or match.kind != "role" or match.end > end or not self._nominal(match):
            return
        if words[hit.end] == ",":
            return
        second = replace(hit, end=match.end, head=match.head, role=match.role, phrase=match.phrase)
        second.countries = tuple(
            self._names[index][1].keys[0] for index in match.inside if index in self._names
        )
        self._complements(second, end)
        hit.end = second.end
        if second.role is not None and second.role not in ("official", "other"):
            hit.role, hit.phrase, hit.head = second.role, second.phrase, second.head
        hit.countries = second.countries or hit.countries

    def _take_name(self, hit: Hit, end: int) -> None:
        """Take in the proper name that stands beside an office, with or without a comma."""
        words = self.words
        place = hit.end
        comma = place < end and words[place] == ","
        start = place + comma
        title = self._title_at(start, end)
        if title is not None:
            hit.gender = hit.gender or title.gender
            start = title.end
        known = self._names.get(start)
        if known is not None and known[1].keys and not known[1].weak and title is None:
            following = known[0]
            if not (following < end and self._capital(following) and not comma):
                return
        close = self._name_end(start, end)
        if close <= start or hit.number == "p":
            return
        if (
            comma
            and close < end
            and words[close]
            not in (",", ".", ")", '"', ";", ":", "–", "-", "et", "!", "?", "(", "…")
            and self.tokens[close].pos not in ("VERB", "AUX", "ADP", "PRON", "ADV", "SCONJ")
        ):
            return
        hit.name_start, hit.name_end, hit.end = start, close, close

    def _title_at(self, place: int, end: int) -> RoleMatch | None:
        if place >= end:
            return None
        match = self.pack.roles.match(self.words, place, self._gentilics)
        if match is None or match.kind != "title" or match.end >= end:
            return None
        further = self._title_at(match.end, end)
        return further or match

    def _titled(self, place: int, match: RoleMatch, end: int) -> Hit | None:
        """`M. Wang`, `S.E. Mme Moumina Waïs Abdillahi, ministre des Affaires étrangères de …`."""
        title = self._title_at(place, end)
        if title is None:
            title = match
            if match.end >= end:
                return None
        close = self._name_end(title.end, end, loose=True)
        if close <= title.end:
            return None
        hit = Hit(
            start=match.start,
            end=close,
            head=title.end,
            kind="person",
            gender=title.gender or match.gender,
            number=title.number or match.number,
            name_start=title.end,
            name_end=close,
            entity="PER",
        )
        self._take_office(hit, end)
        return hit

    def _take_office(self, hit: Hit, end: int) -> None:
        """Take in the office that stands as an apposition behind a name."""
        words = self.words
        place = hit.end
        if place >= end or words[place] not in (",", "("):
            return
        if hit.entity == "LOC" and hit.name_end - hit.name_start == 1:
            return  # « entre Bruxelles et Mombasa, la ministre a expliqué »
        start = place + 1
        determiner, head, _ = self._determiner(start, end) if start < end else ("", start, 0)
        if determiner in ("possessive", "demonstrative") or head >= end:
            return
        match = self.pack.roles.match(words, head, self._gentilics)
        if match is None or match.kind != "role" or match.end > end or not self._nominal(match):
            return
        office = self._office(start, match, end, determiner, 0, named=False)
        if office is None or office.number == "p":
            return
        after = words[office.end] if office.end < end else "."
        if after not in (",", ".", ")", '"', ";", ":", "–", "-", "!", "?"):
            # « X, président de la Commission européenne » ends a sentence without its full stop too
            if office.end < end and self.tokens[office.end].pos in ("NOUN", "PROPN"):
                return
        hit.role, hit.phrase, hit.countries = office.role, office.phrase, office.countries
        hit.bodies, hit.former = office.bodies, office.former
        hit.gender = hit.gender or office.gender
        hit.end = office.end + (after == ")" and words[place] == "(")

    # ---- names --------------------------------------------------------------------------------

    def _capital(self, place: int) -> bool:
        text = self.tokens[place].text
        return text[:1].isupper() and text[:1].isalpha()

    def _name_end(self, place: int, end: int, *, loose: bool = False) -> int:
        """Return where a sequence of capitalised words that begins here ends; `place` for none."""
        if place >= end or not self._capital(place):
            return place
        token = self.tokens[place]
        floor = self.parse.sentences[token.sentence][0]
        known = self._names.get(place)
        if not loose:
            if known is not None and known[1].keys and not known[1].weak:
                following = known[0]
                if known[1].form not in ("capital", "adjective") or not (
                    following < end
                    and self._capital(following)
                    and self.tokens[following].pos == "PROPN"
                ):
                    return place
            if token.pos not in _NAME_POS or token.lower in self.list["months"]:
                return place
            opens = place == floor or self.words[place - 1] in ('"', "–", "-", ":", "(")
            if opens and token.pos != "PROPN" and not token.entity:
                return place
            if token.pos not in ("PROPN", "X") and not token.entity and len(token.text) < 3:
                return place
        close = place + 1
        while close < end:
            word = self.words[close]
            if (
                self._capital(close)
                and self.tokens[close].pos in _NAME_POS
                and word not in self.list["months"]
            ):
                if close in self._names and self._names[close][1].form == "adjective":
                    break
                close += 1
            elif (
                word in self.list["names_inside"]
                and close + 2 < end
                and self.words[close + 1] == "-"
                and self.tokens[close].end == self.tokens[close + 1].start
                and self._capital(close + 2)
            ):
                close += 3  # « Walid al-Moualem » where the tokeniser parts it
            elif word in self.list["names_inside"] and close + 1 < end and self._capital(close + 1):
                if (
                    word in ("de", "du", "d'", "la", "le")
                    and close + 1 in self._names
                    and (not self._names[close + 1][1].weak)
                ):
                    break
                if word == "-" and self.parse.shadow[self.tokens[close].start - 1] == " ":
                    break
                close += 2
            elif self._joined(close) and word not in self.pack.grammar["inverted"]:
                close += 1
            else:
                break
        return close

    def _joined(self, place: int) -> bool:
        """`al-Moualem`, `el-Refaei`, and what is glued to the word before by a hyphen."""
        text = self.tokens[place].text
        head, hyphen, rest = text.partition("-")
        if hyphen and len(head) < 4 and rest[:1].isupper():
            return True
        glued = self.tokens[place].start == self.tokens[place - 1].end
        return glued and (
            text == "-" or text.startswith("-") or self.words[place - 1].endswith("-")
        )

    def _proper(self, place: int, name_end: int, end: int) -> Hit:
        entities = {self.tokens[index].entity for index in range(place, name_end)} - {""}
        entity = (
            next(iter(sorted(entities)), "")
            if len(entities) == 1
            else ("PER" if "PER" in entities else next(iter(sorted(entities)), ""))
        )
        hit = Hit(
            start=place,
            end=name_end,
            head=place,
            kind="person",
            name_start=place,
            name_end=name_end,
            entity=entity,
        )
        self._take_office(hit, end)
        if hit.role is not None:
            hit.entity = "PER"
            return hit
        before = self.words[place - 1] if place else ""
        acronym = (
            name_end == place + 1
            and self.tokens[place].text.isupper()
            and len(self.tokens[place].text) > 1
        )
        article = before in ("le", "la", "l'", "les", "du", "au", "des", "aux")
        if entity == "ORG" or acronym or (article and entity != "PER"):
            hit.kind = "unknown"
            if article and before in ("le", "la", "l'", "les"):
                hit.start = place - 1 if place - 1 not in self.covered else place
        return hit

    def _named(self, place: int, end: int) -> Hit | None:
        close, name = self._names[place]
        if not name.keys:
            return None
        if name.form in ("adjective", "prefix") and not (
            self._capital(place)
            and self.tokens[place].pos in ("NOUN", "PROPN", "ADJ")
            and place
            and self.tokens[place - 1].pos == "DET"
            or self._noun_gentilic(place)
        ):
            return None
        if self._name_end(place, end) > close:
            return None
        start = place
        if (
            place
            and self.words[place - 1] in ("le", "la", "l'", "les")
            and place - 1 not in self.covered
        ):
            start = place - 1
        return Hit(
            start=start,
            end=close,
            head=place,
            kind="name",
            keys=name.keys,
            form=name.form,
            gender=name.gender,
            number=name.number,
        )

    def _noun_gentilic(self, place: int) -> bool:
        return False

    # ---- plural and counterpart phrases --------------------------------------------------------

    def _counterpart(self, place: int, head: int, end: int, determiner: Determiner) -> Hit:
        """`son homologue russe, Sergueï Lavrov`."""
        word = self.words[head]
        hit = Hit(
            start=place,
            end=head + 1,
            head=head,
            kind="role",
            phrase=word,
            number="p" if word.endswith("s") else "s",
            gender="f" if word.endswith("trice") else "",
            determiner=determiner,
            counterpart=True,
        )
        self._complements(hit, end)
        self._take_name(hit, end)
        return hit

    def _plural(
        self, place: int, head: int, end: int, determiner: Determiner, count: int
    ) -> Hit | None:
        """`les deux pays`, `les deux parties`, `les deux hommes`."""
        word = self.words[head]
        persons = word in self.list["persons_plural"]
        plural = (
            self.words[place] in ("les", "des", "ces", "ses", "leurs", "aux", "nos") or count > 1
        )
        if not plural or (
            not count
            and determiner != "demonstrative"
            and word not in ("parties", "camps", "belligérants")
        ):
            return None
        hit = Hit(
            start=place,
            end=head + 1,
            head=head,
            kind="group",
            phrase="persons" if persons else "states",
            number="p",
            determiner=determiner,
            count=count or 2,
        )
        close = head + 1
        while close < end and self.tokens[close].pos == "ADJ":
            if close in self._gentilics:
                return None
            close += 1
        hit.end = close
        return hit

    def _common_actor(self, head: int) -> bool:
        """Say whether a common noun names people or a body, by lists and endings."""
        token = self.tokens[head]
        word = token.lower
        if token.pos not in ("NOUN", "PROPN"):
            return False
        if word in self.list["body"] or token.lemma in self.list["body"]:
            return self._particular(head)
        if word in self.list["state"] or word in self.list["sides"]:
            return True
        return (
            word.endswith(tuple(self.list["person_endings"]))
            and word not in self.list["not_persons"]
        )

    def _particular(self, head: int) -> bool:
        """A body counts where something tells which one: a capital, a country, a name, or `cette`."""
        token = self.tokens[head]
        floor, ceiling = self.parse.sentences[token.sentence]
        before = self.words[head - 1] if head > floor else ""
        after = self.words[head + 1] if head + 1 < ceiling else ""
        if token.text[:1].isupper() and head > floor + 1:
            return True
        if before in self.list["demonstrative"] or head + 1 in self._gentilics:
            return True
        if before in ("le", "la", "l'") and token.lower in self.list["anaphoric_bodies"]:
            return after not in self.pack.grammar["of"] and (
                head + 1 >= ceiling or self.tokens[head + 1].pos != "ADJ"
            )
        if after in self.pack.grammar["of"] and head + 2 < ceiling:
            place = head + 2 + (self.words[head + 2] in ("la", "l'", "le", "les"))
            return (
                place in self._names
                and bool(self._names[place][1].keys)
                and (token.lower not in self.list["events_too"])
            )
        return head + 1 < ceiling and self.tokens[head + 1].text[:1].isupper()

    def _common(self, place: int, head: int, end: int, determiner: Determiner, count: int) -> Hit:
        word = self.words[head]
        lemma = self.tokens[head].lemma
        state = word in self.list["state"]
        body = word in self.list["body"] or lemma in self.list["body"]
        hit = Hit(
            start=place,
            end=head + 1,
            head=head,
            kind="institution" if body or state else "group",
            phrase="state" if state else "body" if body else word,
            number="p" if word.endswith(("s", "x")) and not state else "s",
            determiner=determiner,
            count=count,
        )
        self._complements(hit, end)
        if body and hit.number == "s":
            close = self._name_end(hit.end, end)
            if close > hit.end and hit.end not in self._names:
                hit.name_start, hit.name_end, hit.end = hit.end, close, close
            elif hit.end in self._names and self._names[hit.end][1].keys:
                stop, name = self._names[hit.end]
                if name.keys[0].startswith("org:"):
                    hit.keys, hit.end = name.keys, stop
        return hit
