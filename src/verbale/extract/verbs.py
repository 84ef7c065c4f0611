"""Verb groups: a verb of speech with its auxiliaries, clitics, adverbs and fixed words.

How it works: every token whose letters are a form of a cue's head verb is looked at. From there the
group grows to the left over what may stand between auxiliary and participle, then to the right over
inverted pronouns and fixed words (`a également fait savoir`, `s'est-il félicité`). The tree is not
asked: a parser labels `, a ajouté M. Wang` three ways on three lines, the words stay the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from verbale.languages.cue import Cue
from verbale.languages.pack import Pack
from verbale.languages.parse import Parse, Token

Form = Literal["finite", "participle", "infinitive", "gerund"]


@dataclass(slots=True)
class VerbGroup:
    """A cue verb in its place; `start`, `end`, `head` and `inverted` are token indices.

    [start, end) is the cue as it stands; `inverted` is the pronoun of `a-t-il`, -1 for none. `form`
    is how the group hangs in its sentence: a perfect is finite, a participle has no auxiliary.
    """

    cue: Cue
    head: int
    start: int
    end: int
    form: Form
    sentence: int
    perfect: bool = False
    passive: bool = False
    negated: bool = False
    inverted: int = -1
    governor: int = -1
    clitics: tuple[int, ...] = ()

    def __repr__(self) -> str:
        return f"VerbGroup({self.cue.cue!r}, {self.form}, {self.start}-{self.end})"


def verb_groups(parse: Parse, pack: Pack) -> list[VerbGroup]:
    """Return all groups of the document in order; of two cues at one verb the longer one wins."""
    words = [token.lower for token in parse.tokens]
    groups: list[VerbGroup] = []
    for token in parse.tokens:
        if token.lower in pack.verb_forms or token.lemma in pack.cue_lemmas:
            group = _Builder(parse, pack, words, token).build()
            if group is not None:
                groups.append(group)
    return _merge(groups, words, pack)


def _merge(groups: list[VerbGroup], words: Sequence[str], pack: Pack) -> list[VerbGroup]:
    """Join `a conclu` and `en affirmant` into one cue: one act of speech told in two verbs."""
    merged: list[VerbGroup] = []
    for group in groups:
        last = merged[-1] if merged else None
        if (
            last is not None
            and group.form == "gerund"
            and "action" not in (last.cue.type, group.cue.type)
            and last.end + 1 == group.start
            and words[last.end] in pack.grammar["gerund"]
            and last.form in ("finite", "participle")
        ):
            last.end, last.head, last.cue = group.end, group.head, group.cue
            continue
        if last is not None and group.governor == last.head and group.start <= last.start:
            told = "action" not in (last.cue.type, group.cue.type)
            if told or last.cue.type == "lending":
                merged[-1] = group  # « a tenu à rappeler que … », « a décidé de rompre »
            elif last.cue.type == group.cue.type == "action":
                merged.append(group)  # « doit se rendre à Oslo »: a plan where it is no demand
            continue
        if last is not None and group.start < last.end:
            # « a fait savoir »: the fixed word is a verb too; « a dit vouloir » keeps both apart.
            continue
        merged.append(group)
    return merged


class _Builder:
    """Grows one group around its head verb."""

    def __init__(self, parse: Parse, pack: Pack, words: Sequence[str], token: Token) -> None:
        self.tokens = parse.tokens
        self.words = words
        self.pack = pack
        self.grammar = pack.grammar
        self.token = token
        self.floor, self.ceiling = parse.sentences[token.sentence]

    def build(self) -> VerbGroup | None:
        token, words, grammar = self.token, self.words, self.grammar
        head = token.index
        kinds = self.pack.forms_of(token)
        auxiliary, been = self._auxiliary(head) if "past" in kinds else (-1, False)
        form: Form
        if auxiliary >= 0:
            aux = words[auxiliary]
            form = "finite"
            if grammar.is_participle(aux):
                form = "gerund"
            elif aux in grammar["auxiliary_infinitives"]:
                form = "infinitive"
        elif token.pos not in ("VERB", "AUX") and not self._surely_verb(head, kinds):
            return None
        elif "finite" in kinds and not ("past" in kinds and self._reads_as_participle(token)):
            form = "finite"
        elif "infinitive" in kinds:
            form = "infinitive"
        elif "present participle" in kinds:
            form = "gerund"
        elif "past" in kinds:
            form = "participle"
        else:
            return None
        group = VerbGroup(
            cue=_NO_CUE, head=head, start=head, end=head + 1, form=form, sentence=token.sentence
        )
        left = head if auxiliary < 0 else auxiliary
        reflexive = self._left(group, left)
        self._right(group, auxiliary)
        if auxiliary >= 0:
            group.perfect = True
            group.passive = been or (
                words[auxiliary] in grammar["be"]
                and not reflexive
                and token.lemma not in grammar["be_verbs"]
                and not any(lemma in grammar["be_verbs"] for lemma in self.pack.lemmas_of(token))
            )
        cue = self._cue(group, reflexive)
        if cue is None:
            return None
        group.cue = cue
        if form == "infinitive":
            self._govern(group)
        return group

    def _surely_verb(self, head: int, kinds: frozenset[str]) -> bool:
        """Say whether only a verb can stand where the model saw none (`Paris demande que`)."""
        following = self.words[head + 1] if head + 1 < self.ceiling else ""
        if following in self.grammar["inverted"]:
            return True
        before = self.tokens[head - 1] if head > self.floor else None
        if "finite" in kinds and before is not None and before.lower in (",", '"'):
            # « …», analyse une chercheuse »: after the quotation only a verb can stand
            after = self.tokens[head + 1] if head + 1 < self.ceiling else None
            mark = head - 1 - (before.lower == "," and head - 2 >= self.floor)
            if self.words[mark] == '"' and after is not None and after.pos in ("DET", "PROPN"):
                return True
        if "finite" in kinds and before is not None and before.lower in self.grammar["se"]:
            return True  # « s'impatiente l'avocate »
        if "finite" not in kinds or before is None:
            return False
        named = before.pos in ("PROPN", "NOUN", "PRON")
        if named and following in self.grammar["complementisers"]:
            return True
        if any(self._finite(place) for place in self._clause(head)):
            return False
        # no other word of the clause can be its verb
        after = self.tokens[head + 1] if head + 1 < self.ceiling else None
        if after is None:
            return False
        if named and following == ":" and self.words[head + 2 : head + 3] == ['"']:
            return True  # « Le Soleil titre : « … » »
        if before.text[:1].isupper() and named:
            # « L'ONU somme les rebelles de partir », « Oslo livre des chars »
            return (
                after.pos in ("DET", "PROPN", "NUM")
                or following in self.grammar["partitives"]
                or following in self._openers(head)
            )
        # « L'armée éthiopienne pilonne une ville »
        qualified = before.pos == "ADJ" and self.tokens[head - 2].pos == "NOUN"
        return qualified and head - 2 > self.floor and after.pos in ("DET", "NUM")

    def _clause(self, head: int) -> range:
        """Return the tokens around this one up to a colon or semicolon on either side."""
        start, end = head, head + 1
        while start > self.floor and self.words[start - 1] not in (":", ";"):
            start -= 1
        while end < self.ceiling and self.words[end] not in (":", ";"):
            end += 1
        return range(start, end)

    def _openers(self, head: int) -> frozenset[str]:
        """Return the prepositions that may open a content of this verb: `alerte sur`."""
        codes = (
            code
            for lemma in self.pack.lemmas_of(self.tokens[head])
            for cue in self.pack.cues.verbs_of(lemma)
            for code in cue.takes
        )
        return frozenset(code.partition("+")[0] for code in codes if "+" in code)

    def _reads_as_participle(self, token: Token) -> bool:
        """`dit`, `promis`, `conclu`: a finite form with a subject, or a bare participle?"""
        if "VerbForm=Part" not in token.morph:
            return False
        if token.index == self.floor:
            return True  # « Réunis à Vienne, les ministres … »: nobody stands before it
        if not any(self._finite(place) for place in range(self.floor, token.index)):
            return False  # « X, la ministre, écrit que … »: the sentence has no other verb so far
        before = self.words[token.index - 1] if token.index > self.floor else ""
        following = self.tokens[token.index + 1] if token.index + 1 < self.ceiling else None
        if before in (",", '"') and following is not None and following.pos in ("PROPN", "DET"):
            return False  # « …, écrit M. X »
        return before not in self.grammar["subject_pronouns"] and (
            token.index + 1 >= self.ceiling
            or self.words[token.index + 1] not in self.grammar["inverted"]
        )

    def _finite(self, place: int) -> bool:
        token = self.tokens[place]
        return token.pos in ("VERB", "AUX") and "VerbForm=Fin" in token.morph

    def _auxiliary(self, head: int) -> tuple[int, bool]:
        """Return the finite auxiliary before a participle, and whether `été` stood between."""
        words, grammar = self.words, self.grammar
        been = False
        place = head - 1
        while place >= self.floor and head - place < 14:
            word = words[place]
            if word in grammar["been"]:
                been = True
            elif word in grammar["have"] or word in grammar["be"]:
                return place, been
            elif not self._inside(word, place):
                length = self._inserted(place + 1) or self._between_commas(place + 1)
                if not length:
                    return -1, False
                place -= length
                continue
            place -= 1
        return -1, False

    def _inside(self, word: str, place: int) -> bool:
        grammar = self.grammar
        return (
            word in grammar["inverted"]
            or word in grammar["negation_words"]
            or (grammar.is_adverb(word) and self.tokens[place].pos not in ("NOUN", "PROPN", "VERB"))
        )

    def _inserted(self, end: int) -> int:
        """Return the length of an inserted phrase that ends before `end`, its commas included."""
        comma = int(end > self.floor and self.words[end - 1] == ",")
        length = self.grammar.inserted.before(self.words, end - comma, self.floor)
        if not length:
            return 0
        if comma:
            opening = end - 1 - length - 1
            if opening < self.floor or self.words[opening] != ",":
                return 0
            return length + 2
        return length

    def _between_commas(self, end: int) -> int:
        """Return the length of a phrase between commas that ends before `end` and holds no verb."""
        if end - 1 <= self.floor or self.words[end - 1] != ",":
            return 0
        for place in range(end - 2, max(self.floor, end - 16), -1):
            if self.words[place] == ",":
                aux = self.words[place - 1]
                return (
                    end - place if aux in self.grammar["have"] or aux in self.grammar["be"] else 0
                )
            if self._finite(place):
                return 0
        return 0

    def _left(self, group: VerbGroup, left: int) -> bool:
        """Take in the reflexive; note object clitics and negation without taking them in."""
        words, grammar = self.words, self.grammar
        reflexive, clitics, place = False, [], left - 1
        while place >= self.floor:
            word = words[place]
            if word in grammar["negations"]:
                group.negated = True
            elif (
                group.form == "infinitive"
                and word in grammar["negation_words"]
                and place > self.floor
                and words[place - 1] in grammar["negations"]
            ):
                pass  # « ne plus reconnaître »
            elif word in grammar["plain_reflexives"] or (
                word in grammar["reflexives"] and self._same_person(word, place)
            ):
                reflexive = True
                group.start = place
            elif group.form == "gerund" and word in grammar["gerund"]:
                break
            elif word in grammar["subject_pronouns"] and not self._follows_subject(place):
                break  # « nous avons demandé »: the pronoun is the subject itself
            elif word in grammar["object_clitics"] and self.tokens[place].pos != "DET":
                clitics.append(place)
            else:
                break
            place -= 1
        if not reflexive:
            group.start = left
        elif left < group.head:
            group.start = min(group.start, left)
        group.clitics = tuple(reversed(clitics))
        return reflexive

    def _follows_subject(self, place: int) -> bool:
        """`Paris nous a dit`, `il vous prie`: another subject stands before the pronoun."""
        if place <= self.floor:
            return False
        before = self.tokens[place - 1]
        return before.lower in self.grammar["subject_pronouns"] or before.pos in (
            "NOUN",
            "PROPN",
            "ADJ",
        )

    def _same_person(self, word: str, place: int) -> bool:
        """`nous nous félicitons`, `je m'engage`: the reflexive repeats the subject."""
        before = self.words[place - 1] if place > self.floor else ""
        subject = self.grammar.same_person.get(word)
        if before in self.grammar["coordinators"] or before == ",":
            # « Nous demandons …, et nous félicitons de … »: one subject for both
            return subject is not None and subject in self.words[self.floor : place - 1]
        return subject == before

    def _right(self, group: VerbGroup, auxiliary: int) -> None:
        words = self.words
        place = (auxiliary if auxiliary >= 0 else group.head) + 1
        while place < self.ceiling and words[place] in self.grammar["inverted"]:
            group.inverted = place
            if place >= group.end:
                group.end = place + 1
            place += 1

    def _cue(self, group: VerbGroup, reflexive: bool) -> Cue | None:
        for lemma in self.pack.lemmas_of(self.token):
            for cue in self.pack.cues.verbs_of(lemma):
                if cue.reflexive != reflexive:
                    continue
                if cue.clitics and not all(
                    any(self.words[place] == clitic for place in group.clitics)
                    for clitic in cue.clitics
                ):
                    continue
                end = self._particle(group.end, cue)
                if end < 0:
                    continue
                group.end = end
                if cue.clitics and group.clitics:
                    group.start = min(group.start, group.clitics[0])
                return cue
        return None

    def _particle(self, place: int, cue: Cue) -> int:
        """Return where the cue's fixed words end, over adverbs; -1 where they do not follow."""
        for forms in cue.particle_forms:
            steps = 0
            while (
                place < self.ceiling
                and self.words[place] not in forms
                and steps < 4
                and (self.grammar.is_adverb(self.words[place]) or self._skip(place))
            ):
                place += max(1, self._skip(place))
                steps += 1
            if place >= self.ceiling or self.words[place] not in forms:
                return -1
            place += 1
        return place

    def _skip(self, place: int) -> int:
        return self.grammar.inserted.at(self.words, place)

    def _govern(self, group: VerbGroup) -> None:
        """Give an infinitive the finite verb that lends it its subject (`s'est borné à dire`)."""
        words, grammar = self.words, self.grammar
        place = group.start - 1
        while place >= self.floor and (
            words[place] in grammar["object_clitics"] or grammar.is_adverb(words[place])
        ):
            place -= 1
        preposition = ""
        if place >= self.floor and words[place] in grammar["infinitive_prepositions"]:
            preposition = grammar.plain_form(words[place])
            place -= 1
        while place >= self.floor and (
            grammar.is_adverb(words[place]) or words[place] in grammar["inverted"]
        ):
            place -= 1  # « peut-on lire »
        if place < self.floor:
            return
        governor = self.tokens[place]
        if governor.pos not in ("VERB", "AUX", "ADJ"):
            return
        if preposition not in grammar.semi_auxiliaries.get(governor.lemma, frozenset()):
            return
        outer = VerbGroup(
            cue=_NO_CUE,
            head=place,
            start=place,
            end=place + 1,
            form="finite",
            sentence=group.sentence,
        )
        auxiliary, _ = self._auxiliary(place)
        self._left(outer, place if auxiliary < 0 else auxiliary)
        self._right(outer, auxiliary)
        group.governor = place
        group.start = outer.start
        group.inverted = outer.inverted
        group.negated = group.negated or outer.negated
        if "VerbForm=Inf" not in governor.morph:
            group.form = "gerund" if "VerbForm=Part|Tense=Pres" in governor.morph else "finite"


_NO_CUE = Cue(
    cue="",
    kind="verb",
    lemma="",
    reflexive=False,
    clitics=(),
    particle=(),
    particle_forms=(),
    type="assertion",
    takes=frozenset(),
    to=None,
    object="",
    target=None,
    by=(),
    weak=False,
    yes=(),
    no=(),
)
