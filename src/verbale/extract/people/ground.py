"""Ground: the tokens of one parse with the known names among them, as the finders look at them."""

from __future__ import annotations

from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.names import Name
from verbale.extract.people.hit import Determiner, Hit
from verbale.languages.pack import Pack, RoleMatch
from verbale.languages.parse import Parse

_OF_THE_UNION = "territory:US-"
# More than words such as `les deux` can point back to.
_MANY = 99


class Ground:
    """Answers the small questions that every finder of actors asks of the tokens.

    `found` has all names of the knowledge base in the text, `names` those that fill whole tokens,
    by the first one, with the token after the last; `gentilics` the tokens that are a nationality
    in one word.
    """

    def __init__(self, parse: Parse, pack: Pack, base: KnowledgeBase) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.words = [token.lower for token in parse.tokens]
        self.pack = pack
        self.list = pack.people
        self.grammar = pack.grammar
        self._base = base
        self.found = tuple(base.find(parse.text, parse.shadow))
        self.names = self._known_names()
        self._named_alone = frozenset(
            name.keys[0] for _, name in self.names.values() if len(name.keys) == 1
        )
        self.gentilics = frozenset(
            start
            for start, (end, name) in self.names.items()
            if name.form == "adjective" and end == start + 1
        )

    def _known_names(self) -> dict[int, tuple[int, Name]]:
        by_char = {token.start: token.index for token in self.tokens}
        by_end = {token.end: token.index + 1 for token in self.tokens}
        found: dict[int, tuple[int, Name]] = {}
        for name in self.found:
            start, end = by_char.get(name.start), by_end.get(name.end)
            if start is not None and end is not None:
                found[start] = (end, name)
        return found

    def sentence(self, place: int) -> tuple[int, int]:
        """Return the token range of the sentence that holds this token."""
        return self.parse.sentences[self.tokens[place].sentence]

    def capital(self, place: int) -> bool:
        """Say whether the token begins with a capital letter."""
        text = self.tokens[place].text
        return text[:1].isupper() and text[:1].isalpha()

    def of(self, place: int) -> bool:
        """Say whether the token links a complement to its noun."""
        return self.words[place] in self.grammar["of"]

    def past_article(self, place: int, end: int) -> int:
        """Return the place behind an article that stands here, else the place itself."""
        return place + (place < end and self.words[place] in self.list["articles"])

    def role_at(self, place: int) -> RoleMatch | None:
        """Return the longest word of office, title, institution or crowd that begins here."""
        return self.pack.roles.match(self.words, place, self.gentilics)

    def countries_in(self, match: RoleMatch) -> tuple[str, ...]:
        """Return the countries named between the words of an office: `porte-parole du Kremlin`."""
        seats = (
            index
            for index in range(match.start, match.end)
            if index in self.names
            and (self.names[index][1].form == "metonym" or self.names[index][0] > match.end)
            and self.names[index][1].keys
            and self.names[index][1].keys[0].startswith("country:")
        )
        found = (self.key_at(index) for index in (*match.inside, *seats) if index in self.names)
        return tuple(dict.fromkeys(key for key in found if key))

    def key_at(self, place: int) -> str | None:
        """Return the actor of the known name here; None where it may be one of several.

        `le ministre congolais` is of the Congo that the document names elsewhere.
        """
        name = self.names[place][1]
        if len(name.keys) == 1 or name.form not in ("adjective", "name"):
            return name.keys[0]
        named = [key for key in name.keys if key in self._named_alone]
        if len(named) == 1:
            return named[0]
        states = [key for key in name.keys if key.startswith(_OF_THE_UNION)]
        if states and any(key.startswith(_OF_THE_UNION) for key in self._named_alone):
            return states[0]  # « la Géorgie et la Pennsylvanie »
        first = self._base.entry(name.keys[0])
        own = self.tokens[place].text in first.names or any(
            key.startswith("territory:US") for key in name.keys[1:]
        )
        return first.key if own else None

    def title_at(self, place: int, end: int) -> RoleMatch | None:
        """Return the last of the titles that begin here (`S.E. Mme`), if something follows it."""
        if place >= end:
            return None
        match = self.role_at(place)
        if match is None or match.kind != "title" or match.end >= end:
            return None
        return self.title_at(match.end, end) or match

    def nominal(self, match: RoleMatch) -> bool:
        """A word of office must be a noun, not a verb or adjective (`sources`, `élu`)."""
        if match.kind == "title":
            return True
        token, tokens, end = self.tokens[match.head], self.tokens, match.end
        if match.institution == "press" and match.start and self.of(match.start - 1):
            return False  # « une conférence de presse »
        if (
            token.lower in self.list["events_too"]
            and end == match.head + 1
            and end not in self.gentilics
            and end < len(tokens)
            and (self.of(end) or self.words[end] in self.grammar["to"] or tokens[end].pos == "ADJ")
        ):
            return False
        if token.pos in ("NOUN", "PROPN"):
            return True
        if any(tokens[place].pos == "NOUN" for place in range(match.head + 1, end)):
            return True  # « Premier ministre »: the noun is the second word
        before = tokens[match.start - 1] if match.start else None
        if token.pos not in ("ADJ", "X") or before is None or before.pos != "DET":
            return False
        return (
            end - match.start > 1 or end >= len(tokens) or tokens[end].pos not in ("NOUN", "PROPN")
        )

    def determiner(self, place: int, end: int) -> tuple[Determiner, int, int]:
        """Return the kind of determiner that stands here, the place after it, and its number."""
        words, lists = self.words, self.list
        determiner: Determiner = ""
        head, count = place, 0
        word = words[place]
        if word in lists["possessive"]:
            determiner = "possessive"
        elif word in lists["demonstrative"]:
            determiner = "demonstrative"
        elif word in lists["articles"] and self.tokens[place].pos in ("DET", "PRON"):
            determiner = "definite"
        elif word in lists["indefinite"] and (
            self.tokens[place].pos == "DET" or self._people_follow(place)
        ):
            determiner = "indefinite"
        if determiner:
            head += 1
        while head < end and (words[head] in lists["before_head"] or self._number(head)):
            if self._number(head):
                count = lists.numbers.get(words[head], _MANY)
            elif self.role_at(head) is not None:
                break
            head += 1
        return determiner, head, count

    def _people_follow(self, place: int) -> bool:
        """`expulse des Pakistanais`: models take the article for a preposition."""
        return place + 1 in self.gentilics and self.capital(place + 1)

    def _number(self, place: int) -> bool:
        """Say whether a number stands here that may count people: `deux`, `onze`, `400`."""
        token = self.tokens[place]
        return self.words[place] in self.list.numbers or (token.pos == "NUM" and not token.entity)

    def gender_of(self, determiner: str) -> str:
        """Return the gender that a determiner shows, empty for none."""
        if determiner in self.list["feminine"]:
            return "f"
        return "m" if determiner in self.list["masculine"] else ""

    def ends_plural(self, word: str) -> bool:
        """Say whether a noun has the letters of a plural."""
        return word.endswith(tuple(self.list["plural_endings"]))

    def is_body(self, place: int) -> bool:
        """Say whether the known name here is that of an organisation."""
        return any(key.startswith("org:") for key in self.names[place][1].keys[:1])

    def note(self, hit: Hit, place: int) -> None:
        """Note the country or body that a known name beside a hit stands for."""
        key = self.key_at(place)
        if key is None:
            return
        name = self.names[place][1]
        if name.form == "adjective" and name.gender and hit.number != "p" and hit.counterpart:
            hit.gender = hit.gender or name.gender
        if not key.startswith(("country:", "territory:")):
            hit.bodies = (*hit.bodies, key)
        elif key not in hit.countries:
            hit.countries = (*hit.countries, key)
