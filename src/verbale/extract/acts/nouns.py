"""Acts that nouns tell of: `l'accord entre X et Y`, `la visite de X à Y`, `apporte un soutien`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.extract.acts.behind import REACH, Behind
from verbale.extract.acts.draft import ActDraft, Keys, Range
from verbale.extract.acts.parties import Parties
from verbale.extract.acts.stage import Stage
from verbale.extract.acts.status import announced, claimed, is_ahead, status_of
from verbale.extract.statements.draft import Draft
from verbale.extract.verbs import VerbGroup
from verbale.languages.parse import Token
from verbale.languages.trigger import Trigger
from verbale.record.types import ActType, Status

_NEAR = 7
# Parties that no words beside the noun name.
_IMPLIED = ("", "partner", "ruler", "clause", "subject")
# What is asked, offered or received lies between two: of one of them its verb tells.
_RECEIVED = frozenset({"AGREE", "AID", "CONCEDE", "CONSULT", "REQUEST", "SUPPORT"})
_SUFFERED = frozenset({*_RECEIVED, "SANCTION"})


def read_nouns(
    stage: Stage, parties: Parties, verbs: Sequence[ActDraft], taken: frozenset[int]
) -> Iterator[ActDraft]:
    """Yield the acts of all nouns that are triggers and no part of another trigger or name."""
    rulers = {place: act for act in verbs if act.reach is not None for place in range(*act.reach)}
    for token in stage.scene.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.index in taken:
            continue
        for trigger in stage.lexicon.of_noun(token.lemma, token.lower):
            act = _Reader(stage, parties, rulers.get(token.index), token, trigger).read()
            if act is not None:
                yield act
                break


class _Reader:
    """Reads one noun as one trigger; `slots` are the actors found behind each preposition.

    `ruler` is the last act of a verb in whose clause the noun stands.
    """

    def __init__(
        self,
        stage: Stage,
        parties: Parties,
        ruler: ActDraft | None,
        token: Token,
        trigger: Trigger,
    ) -> None:
        self.stage = stage
        self.ruler = ruler
        self.scene = stage.scene
        self.parties = parties
        self.token = token
        self.trigger = trigger
        self.floor, self.ceiling = self.scene.bounds(token.sentence)
        self.end = token.index + 1
        self.slots: dict[str, Keys] = {}
        self.topic: list[Range] = []
        self.light: VerbGroup | None = None
        self.told: VerbGroup | None = None

    def read(self) -> ActDraft | None:
        if not self._particle() or not self._words_fit():
            return None
        hit = self.parties.finder.covered.get(self.token.index)
        named = hit is not None and (hit.head == self.token.index or not self.trigger.needs)
        if named and self.trigger.source != ("self",):
            return None
        if self._recalled():
            return None
        behind = Behind(
            self.stage, self.parties, self.token.sentence, self.end, self.trigger.target
        )
        behind.look()
        self.slots, self.told, self.topic = behind.found, behind.told, behind.topic
        self.light = self._light_verb()
        content = self.trigger.content
        if content in ("light", "concern") and self.light is None and self.told is None:
            return None
        sources, where = self._find(self.trigger.source, ())
        if (
            not sources
            and self.ruler is not None
            and self.trigger.bare
            and (self.trigger.type in _RECEIVED - {"SUPPORT"} or self._eased())
        ):
            sources, where = self._mirrored(self.ruler)
        targets, at = self._find(self.trigger.target, sources)
        if not targets and self._suffered() and self.light is not None and not self.light.passive:
            targets, at = self.parties.subject(self.light)[1], "object"
        if not targets and self.ruler is not None and sources and self.trigger.type in _SUFFERED:
            targets, at = self._answered(self.ruler, sources)
        if not self._parties_fit(sources, where, targets, at):
            return None
        if self.trigger.together:
            sources = targets = self._together(sources, where)
            if not sources:
                return None
        elif not sources and not targets and not self._speaks_for_itself():
            return None
        inside = self.stage.holding(self.token.index, self.end)
        type, status = self._type_and_status(inside)
        return ActDraft(
            trigger=self.trigger,
            type=type,
            anchor=(self._anchor_start(), self.end),
            sentence=self.token.sentence,
            sources=sources,
            targets=targets,
            status=status,
            about=self.topic,
            complement=(self.end, self._complement_end()) if self.trigger.governs else None,
            inside=inside,
            group=self.light,
            notes=[f"source: {where}", f"target: {at}"],
        )

    def _parties_fit(self, sources: Keys, where: str, targets: Keys, at: str) -> bool:
        """Say whether the parties are named as clearly as this trigger asks for."""
        content = self.trigger.content
        lent = self.light or self.told
        if not self.trigger.bare and lent is None and where in ("", "partner", "subject"):
            return False
        if content in ("concern", "target") and not targets:
            return False
        if content == "concern" and self._blameless():
            return False
        if content == "sides":
            return where != "partner" and len(self.parties.powers(sources)) > 1
        if content == "explicit" and self.light is None:
            implied = where in _IMPLIED or at in (*_IMPLIED, "owner", "inner")
            return bool(targets) and not implied
        return True

    def _speaks_for_itself(self) -> bool:
        """`l'attentat a fait dix morts`: violence is told even where nobody is named."""
        return self.trigger.type == "ASSAULT" and self.trigger.bare

    def _anchor_start(self) -> int:
        """A light verb is part of its act; `a annoncé l'expulsion de X` tells of the noun alone."""
        announcing = self.stage.lexicon.words["announcing"]
        if self.light is None or self.light.cue.lemma in announcing:
            return self.token.index
        return self.light.start

    def _particle(self) -> bool:
        words = self.scene.words
        for word in self.trigger.particle:
            if self.end >= self.ceiling or words[self.end] != word:
                return False
            self.end += 1
        return True

    def _words_fit(self) -> bool:
        end = min(self.ceiling, self.end + _NEAR)
        start = max(self.floor, self.token.index - 2)
        if self.trigger.needs and not self.stage.has_word(self.trigger.needs, self.end, end):
            return False
        return not (self.trigger.unless and self.stage.has_word(self.trigger.unless, start, end))

    def _blameless(self) -> bool:
        """`préoccupation face à la sécheresse` is voiced at nobody, whoever listens."""
        words = self.stage.lexicon.words["blameless"]
        return self.stage.has_word(words, self.end, min(self.ceiling, self.end + _NEAR))

    def _recalled(self) -> bool:
        """`cette demande`: what a demonstrative points back to was told before, save a meeting."""
        before = self.scene.words[self.token.index - 1] if self.token.index else ""
        if self.trigger.type != "CONSULT":
            return before in self.scene.pack.people["demonstrative"]
        start = max(self.floor, self.token.index - 3)
        end = self.end
        while end < min(self.ceiling, self.end + REACH) and self.scene.words[end] not in ",;:":
            end += 1
        return self.stage.has_word(self.stage.lexicon.words["cancelled"], start, end)

    def _light_verb(self) -> VerbGroup | None:
        """Return the verb that lends its subject: `apporte un soutien`, `a fait part de …`."""
        light = self.stage.lexicon.words["light"]
        for group in reversed(self.scene.in_sentence(self.token.sentence)):
            if group.end > self.token.index:
                continue
            between = range(group.end, self.token.index)
            lends = group.cue.lemma in light or (
                group.cue.lemma in self.stage.lexicon.words["announcing"]
                and self.trigger.type not in _RECEIVED
            )
            fixed = group.cue.type == "action" and bool(group.cue.particle)
            if len(between) > 8 or not lends or fixed:
                return None
            return group if all(self._slight(place) for place in between) else None
        return None

    def _slight(self, place: int) -> bool:
        """Say whether the word may stand between a light verb and its noun."""
        word = self.scene.words[place]
        return (
            word in self.stage.lexicon.words["between"]
            or word in self.scene.grammar["times"]
            or word == '"'
            or self.scene.tokens[place].pos in ("DET", "ADJ", "ADV", "NUM")
            or word in self.scene.grammar["of"]
        )

    def _suffered(self) -> bool:
        """`a reçu une aide`, `fait l'objet d'une enquête`: the subject is whom it is done to."""
        if self.light is None:
            return False
        words = self.stage.lexicon.words
        between = self.scene.words[self.light.end : self.token.index]
        return self.light.cue.lemma in words["receiving"] or not words["objects"].isdisjoint(
            between
        )

    def _find(self, places: tuple[str, ...], sources: Keys) -> tuple[Keys, str]:
        for place in places:
            keys = self._at(place, sources)
            if keys and not (sources and self.parties.powers(keys) <= self.parties.powers(sources)):
                return keys, place
        return (), ""

    def _at(self, place: str, sources: Keys) -> Keys:
        match place:
            case "self":
                hit = self.parties.finder.covered.get(self.token.index)
                return self.parties.resolver.resolve(hit).keys if hit is not None else ()
            case "subject":
                # « l'agence Anadolu a annoncé l'arrestation »: who reports it did not do it
                return tuple(key for key in self._subject() if not self.parties.reports(key))
            case "possessor":
                return self._possessor()
            case "partner":
                # « l'opposition de X au projet »: what it is about is named, and nobody else
                told = bool(self.topic) and self.trigger.content != "concern"
                return self.parties.partner(sources) if sources and not told else ()
            case "partners":
                return self._pair()
            case "clause":
                return self._clause_subject()
            case "speaker":
                return self.parties.speaker(self.token.index, self.end)
            case "inner" | "owner":
                return self.parties.first_within(self.end, self._complement_end(), sources)
            case _ if place in self.stage.lexicon.words["owning"] and self._possessed():
                return ()
            case _:
                return self.slots.get(place, ())

    def _mirrored(self, ruler: ActDraft) -> tuple[Keys, str]:
        """`remercier X de l'aide`, `demander à X la levée des restrictions`: X is who does it."""
        if self.trigger.together:
            return (
                (ruler.sources, "ruler")
                if ruler.sources == ruler.targets
                else (
                    tuple(dict.fromkeys((*ruler.sources, *ruler.targets))),
                    "ruler",
                )
            )
        return ruler.targets, "ruler"

    def _eased(self) -> bool:
        """`demander à X la levée des restrictions`: X can only lift what X has imposed."""
        start = max(self.floor, self.token.index - 3)
        easing = self.stage.lexicon.words["easing"]
        return self.trigger.type == "SANCTION" and self.stage.has_word(
            easing, start, self.token.index
        )

    def _answered(self, ruler: ActDraft, sources: Keys) -> tuple[Keys, str]:
        """`a accepté l'invitation de X`: X invited the one who accepts."""
        own = self.parties.powers(sources)
        if self.parties.powers(ruler.sources) & own:
            return (), ""
        return ruler.sources, "ruler"

    def _clause_subject(self) -> Keys:
        """Return the subject of the nearest verb: before the noun, else the first behind it."""
        groups = self.scene.in_sentence(self.token.sentence)
        before = [group for group in groups if group.end <= self.token.index]
        for group in [*reversed(before), *groups]:
            keys = self.parties.subject(group)[1]
            if keys:
                return keys
        return ()

    def _subject(self) -> Keys:
        if self.light is None:
            return self._tree_subject()
        if self.light.passive or self._suffered():
            return ()
        return self.parties.subject(self.light)[1]

    def _tree_subject(self) -> Keys:
        """`X a eu un entretien`: the verb is an auxiliary elsewhere, so the tree is asked."""
        tokens = self.scene.tokens
        verb = tokens[self.token.head]
        if self.token.label != "obj" or verb.lemma not in self.stage.lexicon.words["having"]:
            return ()
        for token in tokens[self.floor : verb.index]:
            hit = self.parties.finder.covered.get(token.index)
            if token.label == "nsubj" and token.head == verb.index and hit is not None:
                return self.parties.named(hit.start, verb.index)
        return ()

    def _possessed(self) -> bool:
        words = self.scene.words[max(self.floor, self.token.index - 2) : self.token.index]
        return any(word in self.scene.pack.people["possessive"] for word in words)

    def _possessor(self) -> Keys:
        """`sa visite`, `leur soutien`: whoever is subject of the clause or of the one before."""
        if not self._possessed():
            return ()
        if self.ruler is not None and self.ruler.targets:
            before = self.scene.words[max(self.floor, self.token.index - 3) : self.token.index - 1]
            reason = not self.stage.lexicon.words["reasons"].isdisjoint(before)
            if self.ruler.type == "SUPPORT" or reason:
                return self.ruler.targets  # « remercie X de son invitation », « puni pour son … »
        for sentence in (self.token.sentence, self.token.sentence - 1):
            for group in self.scene.in_sentence(sentence) if sentence >= 0 else ():
                keys = self.parties.subject(group)[1]
                if keys:
                    return keys
        return ()

    def _pair(self) -> Keys:
        subject = self._clause_subject()
        if len(self.parties.powers(subject)) > 1:
            return subject
        return self.parties.sides

    def _together(self, sources: Keys, where: str) -> Keys:
        keys = sources
        for place in self.trigger.source:
            if place != where and (place in self.slots or place == "subject"):
                more = self._subject() if place == "subject" else self.slots.get(place, ())
                keys = tuple(dict.fromkeys((*keys, *more)))
        if len(self.parties.powers(keys)) >= 2:
            return keys
        if not keys:
            return ()
        other = self.parties.partner(keys)
        return tuple(dict.fromkeys((*keys, *other))) if other else ()

    def _complement_end(self) -> int:
        place = self.end
        limit = min(self.ceiling, self.end + REACH)
        while place < limit and self.scene.words[place] not in (",", ";", ":"):
            if self.scene.is_finite(place):
                break
            place += 1
        return place

    def _planned(self) -> bool:
        """`les pourparlers prévus en avril`, `le prochain sommet`: it has not taken place."""
        start = max(self.floor, self.token.index - 3)
        if self.trigger.type != "CONSULT":
            return False
        return self.stage.has_word(
            self.stage.lexicon.words["planned"], start, min(self.ceiling, self.end + 4)
        )

    def _type_and_status(self, inside: Draft | None) -> tuple[ActType, Status]:
        type = self.trigger.type
        status: Status = claimed(inside)
        before = self.scene.words[max(self.floor, self.token.index - 3) : self.token.index]
        if any(word in self.scene.grammar["none"] for word in before):
            return type, "negated"
        if self._planned():
            return announced(type, self.trigger.future), status
        verb = self.light or self.told
        if verb is not None:
            if status == "actual":
                status = status_of(self.stage, verb, inside)
            lies_ahead = is_ahead(self.stage, verb, inside) or (
                type == "RETREAT" and verb.cue.lemma in self.stage.lexicon.words["announcing"]
            )
            if status != "negated" and lies_ahead:
                type = announced(type, self.trigger.future)
        return type, status
