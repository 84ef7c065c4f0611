"""Scene: everything that the modules of this package look at while they read one document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from verbale.extract.verbs import VerbGroup, verb_groups
from verbale.languages.pack import Pack
from verbale.languages.parse import Parse, Token
from verbale.text.quotations import Quotation

Range = tuple[int, int]


class Scene:
    """A parse with its verb groups and quotations; answers the small questions of grammar."""

    def __init__(
        self,
        parse: Parse,
        pack: Pack,
        actor_like: Callable[[int, int], bool],
        extends_name: Callable[[int, int], bool] = lambda start, end: False,
        actor_before: Callable[[int, int], Range | None] = lambda end, floor: None,
        mention_end: Callable[[int], int] = lambda start: -1,
    ) -> None:
        self.parse = parse
        self.pack = pack
        self.grammar = pack.grammar
        self.tokens = parse.tokens
        self.words = [token.lower for token in parse.tokens]
        self._past_datelines()
        self.groups = verb_groups(parse, pack)
        self.by_head = {group.head: group for group in self.groups}
        self.actor_like = actor_like
        self.extends_name = extends_name
        self.actor_before = actor_before
        self.mention_end = mention_end
        self.incises: dict[int, int] = {}
        self._incise_starts: list[int] = []
        self.carried: dict[int, Range] = {}
        self.authors: Range | None = None
        self._blocks = {self.tokens[start].block: n for n, (start, _) in enumerate(parse.blocks)}
        self._by_sentence: dict[int, list[VerbGroup]] = {}
        for group in self.groups:
            self._by_sentence.setdefault(group.sentence, []).append(group)
        self._quote_starts = [quote.start for quote in parse.quotes]

    def _past_datelines(self) -> None:
        """Let the sentence that follows a dateline begin behind it."""
        for number, (start, end) in enumerate(self.parse.sentences):
            if start and self.tokens[start - 1].block == self.tokens[start].block:
                continue
            opening, close = self.tokens[start].start, self.tokens[end - 1].end
            match = self.pack.dateline.match(self.parse.shadow, opening, min(close, opening + 140))
            begin = match.end() if match else opening
            first = start
            while first < end and self.tokens[first].start < begin:
                first += 1
            if first < end:
                self.parse.sentences[number] = (first, end)

    def in_sentence(self, sentence: int) -> list[VerbGroup]:
        """Return the verb groups of one sentence in order."""
        return self._by_sentence.get(sentence, [])

    def bounds(self, sentence: int) -> Range:
        """Return the token range of one sentence."""
        return self.parse.sentences[sentence]

    def incises_in(self, start: int, end: int) -> list[int]:
        """Return the first tokens of the inserted clauses that begin in tokens [start, end)."""
        starts = self._incise_starts
        if len(starts) != len(self.incises):
            starts = self._incise_starts = sorted(self.incises)
        return starts[bisect_left(starts, start) : bisect_left(starts, end)]

    def block_number(self, block: int) -> int:
        """Return as how many-th the tokens of a block come."""
        return self._blocks[block]

    def quote_at(self, char: int) -> Quotation | None:
        """Return the quotation that holds this character, its marks included."""
        place = bisect_right(self._quote_starts, char) - 1
        if place >= 0 and char < self.parse.quotes[place].end:
            return self.parse.quotes[place]
        return None

    def quote_number(self, char: int) -> int:
        """Return as how many-th a quotation comes that begins at this character."""
        return bisect_left(self._quote_starts, char)

    def quotes_in(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations that share a character with [start, end), in order."""
        low = max(0, bisect_right(self._quote_starts, start) - 1)
        return self.parse.quotes[low : bisect_left(self._quote_starts, end)]

    def quoted(self, index: int) -> Quotation | None:
        """Return the quotation within whose marks the token stands."""
        quote = self.quote_at(self.tokens[index].start)
        if quote is None or not quote.inner_start <= self.tokens[index].start < quote.inner_end:
            return None
        return quote

    def speech(self, group: VerbGroup) -> Quotation | None:
        """Return the quotation in which the cue is spoken; none where only the cue is quoted.

        `Paris « condamne » cette attaque`: the writer quotes the verb, the report is still his.
        """
        quote = self.quoted(group.head)
        if quote is None:
            return None
        opens = self.tokens[group.start].start - quote.inner_start
        return None if opens <= 0 else quote

    def is_finite(self, index: int) -> bool:
        """Say whether the token is a finite verb or auxiliary."""
        return (
            self.tokens[index].pos in ("VERB", "AUX") and "VerbForm=Fin" in self.tokens[index].morph
        )

    def is_participle(self, index: int) -> bool:
        """Say whether the token is a present participle."""
        token = self.tokens[index]
        return (
            self.grammar.is_participle(token.lower)
            and token.pos in ("VERB", "AUX", "ADJ")
            and ("Tense=Pres" in token.morph or token.pos != "ADJ")
        )

    def is_infinitive(self, index: int) -> bool:
        """Say whether the token is an infinitive."""
        return "VerbForm=Inf" in self.tokens[index].morph

    def skip_adverbs(self, place: int, end: int, *, times: bool = False) -> int:
        """Return the first place from here that holds no adverb, inserted phrase or time word."""
        words, grammar = self.words, self.grammar
        while place < end:
            length = grammar.inserted.at(words, place)
            if length and place + length <= end:
                place += length
                continue
            comma = (
                words[place] == "," and place + 1 < end and grammar.inserted.at(words, place + 1)
            )
            if comma and place + 1 + comma < end and words[place + 1 + comma] == ",":
                place += comma + 2
                continue
            word = words[place]
            if (
                word in grammar["predeterminers"]
                and place + 1 < end
                and self.tokens[place + 1].pos == "DET"
            ):
                break
            if word in grammar["negation_words"] or (
                grammar.is_adverb(word)
                and self.tokens[place].pos not in ("NOUN", "DET", "PROPN", "VERB", "AUX")
            ):
                place += 1
            elif times and (word in grammar["times"] or self._numeral_time(place)):
                if word in grammar["deictic_determiners"] and not (
                    place + 1 < end and words[place + 1] in grammar["times"]
                ):
                    break
                place += 1
            else:
                break
        return place

    def _numeral_time(self, place: int) -> bool:
        """`le 12 mai`, `12 mai 2024`, beside a month."""
        words, grammar = self.words, self.grammar
        window = words[place + 1 : place + 3]
        months = grammar["times"]
        if grammar.is_day(words[place]):
            return bool(window) and window[0] in months or words[place - 1] in months
        if (
            words[place] in grammar["definite_articles"]
            and len(window) > 1
            and window[0] in months
            and window[1] in grammar["relative_days"]
        ):
            return True  # « le mois dernier », « la semaine passée »
        if words[place] in grammar["definite_articles"] and not grammar["days_beside"].isdisjoint(
            window[:1]
        ):
            return True  # « annoncée la veille par la presse »
        return (
            words[place] in grammar["day_articles"]
            and len(window) > 1
            and grammar.is_day(window[0])
            and window[1] in months
        )

    def matches(self, place: int, end: int, code: str) -> int:
        """Return how many tokens the preposition of a frame code takes at `place`, 0 for none."""
        phrases = self.grammar.forms.get(code)
        if phrases is None or place >= end:
            return 0
        return phrases.at(self.words, place)

    def relative_source(self, place: int) -> int:
        """Return where `pour qui`, `selon lequel`, `d'après lequel` ends; 0 where none begins."""
        for cue in self.pack.cues.prepositions_of(self.words[place]):
            end = place + 1 + len(cue.particle)
            if tuple(self.words[place + 1 : end]) == cue.particle and not self.grammar[
                "source_relatives"
            ].isdisjoint(self.words[end : end + 1]):
                return end + 1
        return 0

    def chars(self, start: int, end: int) -> Range:
        """Return the characters that tokens [start, end) cover."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def token_at(self, char: int, default: int) -> Token:
        """Return the first token that ends after this character."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= char:
                low = middle + 1
            else:
                high = middle
        return self.tokens[low if low < len(self.tokens) else default]

    def can_speak(self, start: int, end: int) -> bool:
        """Say whether the phrase is headed by a noun that no ending or list marks as a thing."""
        lists = self.pack.people
        for index in range(start, min(end, len(self.tokens))):
            token = self.tokens[index]
            if token.pos in ("NOUN", "PROPN"):
                word = token.lower
                return word not in lists["things"] and not (
                    word.endswith(tuple(lists["thing_endings"])) and word not in lists["body"]
                )
            if token.pos in ("VERB", "AUX", "ADP", "PRON"):
                return False
        return False

    def person_like(self, start: int, end: int) -> bool:
        """Say whether the phrase is headed by a general noun for people (`le chef du DFAE`)."""
        lists = self.pack.people
        for index in range(start, min(end, len(self.tokens))):
            token = self.tokens[index]
            if token.pos in ("NOUN", "PROPN"):
                word = token.lower
                return word in lists["generic_persons"] | lists["body"] or (
                    word.endswith(tuple(lists["person_endings"]))
                    and word not in lists["not_persons"]
                )
            if token.pos in ("VERB", "AUX", "ADP", "PRON"):
                return False
        return False

    def is_ordinal(self, start: int, end: int) -> bool:
        """Say whether the words are `le premier`, `la seconde` and no more."""
        return (
            end == start + 2
            and self.words[start] in self.grammar["definite_articles"]
            and self.words[start + 1] in self.grammar["ordinal_pronouns"]
        )

    def names_document(self, start: int, end: int) -> bool:
        """Say whether the phrase is headed by a paper that speaks for its author."""
        for index in range(start, min(end, len(self.tokens))):
            token = self.tokens[index]
            if token.pos in ("NOUN", "PROPN"):
                return self.pack.is_document(token.lemma)
        return False

    def turn_label(self, start: int, end: int) -> int:
        """Return where the label of a speaking turn ends in tokens [start, end); 0 for none."""
        block = self.tokens[start].block
        if self.parse.kinds[block] != "turn":
            return 0
        for place in range(start + 1, min(end, start + 14)):
            if self.words[place] in (":", "–", "-"):
                return place
        return 0
