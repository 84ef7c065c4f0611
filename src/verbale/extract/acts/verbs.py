"""Acts that verbs tell of: active and passive, said and done, alone and in a row."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.extract.acts.draft import ActDraft, Keys, Range
from verbale.extract.acts.parties import Parties
from verbale.extract.acts.places import Clause
from verbale.extract.acts.stage import Stage
from verbale.extract.acts.status import announced, is_ahead, status_of
from verbale.extract.people.focus import is_part
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.phrases import phrase_before
from verbale.extract.verbs import VerbGroup
from verbale.languages.trigger import Trigger

# How far around a verb the words stand that a trigger needs.
_NEAR = 18


def read_verbs(stage: Stage, parties: Parties) -> Iterator[ActDraft]:
    """Yield the acts of all verbs that are triggers, in the order of the text."""
    for group in stage.scene.groups:
        triggers = stage.lexicon.of_verb(group.cue)
        if not triggers or _auxiliary_only(stage, group) or stage.is_question(group.sentence):
            continue
        clause = Clause(stage, parties, group)
        for trigger in triggers:
            act = _Reader(stage, parties, clause, trigger).read()
            if act is not None:
                yield act
                break


def _auxiliary_only(stage: Stage, group: VerbGroup) -> bool:
    """`nous sommes` is a form of two verbs; the model knows which."""
    token = stage.scene.tokens[group.head]
    return token.pos == "AUX" and group.end == group.head + 1 and token.lemma != group.cue.lemma


class _Reader:
    """Reads one verb as one trigger."""

    def __init__(self, stage: Stage, parties: Parties, clause: Clause, trigger: Trigger) -> None:
        self.stage = stage
        self.scene = stage.scene
        self.parties = parties
        self.clause = clause
        self.trigger = trigger
        self.group: VerbGroup = clause.group
        self.said = stage.said.get(self.group.head)
        if self.said is None and trigger.kind == "cue":
            self.said = stage.cued.get(self.group.head)
        self.inside = stage.holding(self.group.start, self.group.end)
        self.reduced = self._is_reduced()

    def read(self) -> ActDraft | None:
        if not self._words_fit() or not self._content_fits() or self._wished():
            return None
        if self.said is not None:
            self._widen(self.said)
        passive = self.group.passive or self.reduced
        sources, patients = self._parties(passive)
        if sources is None:
            return None
        if self.reduced and not sources and self.trigger.type == "AID":
            return None  # « des groupes armés »
        finite = passive and not self.reduced and not self.trigger.together
        if finite and sources == () and self.trigger.type == "SUPPORT":
            return None  # « X a été élu », « le film est apprécié »: by nobody who is named
        targets, how = self._targets(sources, patients, passive)
        if not sources and not targets:
            return None
        if not self._parties_fit(sources, targets, how):
            return None
        if self.trigger.together:
            if how in ("", "partner") and self.group.negated:
                return None
            sources, targets = self._together(sources, targets)
            if not targets:
                return None
        type, status = self.trigger.type, status_of(self.stage, self.group, self.inside)
        if status == "negated" and self.trigger.negated is not None:
            type, status = self.trigger.negated, "actual"
        elif is_ahead(self.stage, self.group, self.inside):
            type = announced(type, self.trigger.future)
        elif self.trigger.content == "tense":
            return None
        if type == "AGREE" and not targets and len(self.parties.powers(sources)) > 1:
            targets = sources
        return ActDraft(
            trigger=self.trigger,
            type=type,
            anchor=(self.group.start, self.group.end),
            sentence=self.group.sentence,
            sources=sources,
            targets=targets,
            status=status,
            about=self.clause.about(),
            complement=self.clause.complement if self.trigger.governs else None,
            reach=self.clause.complement,
            group=self.group,
            said=self.said,
            inside=self.inside,
            notes=[f"target: {how}"] if how else [],
        )

    def _is_reduced(self) -> bool:
        """`des forces soutenues par X`: a participle beside its noun; `et exhorté` is no such."""
        if self.group.form != "participle":
            return False
        if self.group.start == self.scene.bounds(self.group.sentence)[0]:
            # « Réunis à Vienne, les ministres ont … », « Reçu par X, Y a … »
            return self.trigger.together or self._agent() is not None
        head = self.scene.tokens[self.group.head]
        if head.label == "acl" and head.head < self.group.start and not self._has_object():
            return True  # « un homme, blessé dans l'attaque, … »
        if self.said is None and not self._has_object() and "object" in self.trigger.target:
            return True  # whoever does it to somebody names him: « …, condamné Y et blessé Z »
        before = self.scene.tokens[self.group.start - 1]
        if before.lower == "," and self.trigger.content in ("actor", "passive"):
            before = self.scene.tokens[max(0, self.group.start - 2)]
        joined = before.lower in self.scene.grammar["coordinators"]
        if joined and self.clause.object is not None and self.clause.object[0] == self.group.end:
            return False  # « et condamné les attaques menées par X »
        return before.pos in ("NOUN", "PROPN", "ADJ") or self._agent() is not None

    def _has_object(self) -> bool:
        """Say whether a noun phrase follows as object: not so in `blessé lors de l'attaque`."""
        found = self.clause.object
        return found is not None and self.scene.tokens[found[0]].pos != "ADP"

    def _window(self) -> Range:
        start, end = self.clause.complement
        return start, min(end, start + _NEAR)

    def _words_fit(self) -> bool:
        needs, unless = self.trigger.needs, self.trigger.unless
        windows = [self._window()]
        if self.group.passive or self.reduced:
            floor, _ = self.scene.bounds(self.group.sentence)
            windows.append((max(floor, self.group.start - _NEAR), self.group.start))
        if needs and not any(self.stage.has_word(needs, *window) for window in windows):
            return False
        if unless and self.clause.object is not None:
            start = self.clause.object[0]
            end = min(self.clause.complement[1], start + 6)
            return not self.stage.has_word(unless, start, end)
        return not (unless and any(self.stage.has_word(unless, *window) for window in windows))

    def _content_fits(self) -> bool:
        content = self.trigger.content
        start, end = self.clause.complement
        first = self.stage.after(self.group)
        match content:
            case "infinitive":
                return self._infinitive_at(first, end)
            case "clause":
                return self._infinitive_at(first, end) or (
                    first < end and self.scene.words[first] in self.scene.grammar["complementisers"]
                )
            case "to":
                return self._infinitive_at(first, end) or (
                    first < end and self.scene.words[first] in self.scene.grammar["to"]
                )
            case "future":
                return self._tells_ahead()
            case "passive":
                return self.reduced or self.group.passive
            case "harsh":
                return self.stage.has_word(self.stage.lexicon.words["harsh"], start, end)
            case "force":
                return self.stage.has_word(self.stage.lexicon.words["forced"], start, end)
            case "object":
                return (
                    first >= end
                    or self.group.negated  # « ne soutient que X »
                    or self.scene.words[first] not in (self.scene.grammar["complementisers"])
                )
            case "from":
                return any(
                    self.scene.words[place] in self.scene.grammar["of"]
                    and self.parties.named(place + 1, end)
                    for place in range(start, min(end - 1, start + 4))
                )
            case "forces":
                return self._of_forces()
            case "doing":
                return self._infinitive_of(start, end)
            case "denied":
                return self.group.negated
            case "aimed":
                return any(
                    self.scene.words[place] in self.stage.lexicon.words["aimed"]
                    and self.scene.tokens[place + 1].pos in ("DET", "PROPN")
                    for place in range(start, end - 1)
                )
            case "menacing":
                return self.stage.has_word(self.stage.lexicon.words["menacing"], start, end)
            case "deadline":
                return any(
                    self.scene.words[place] in self.stage.lexicon.words["purpose"]
                    and self._infinitive_at(place + 1, end)
                    for place in range(start, end)
                )
            case "alone":
                joint = self.stage.lexicon.words["joint"]
                return not self.stage.has_word(joint, start, end)
            case "impersonal":
                before = self.scene.words[self.group.start - 1] if self.group.start else ""
                return before in self.scene.grammar["impersonal_subjects"]
            case "duty":
                return self._is_duty(first, end)
            case _:
                return True

    def _wished(self) -> bool:
        """`espérant que X soutienne Y`: what somebody hopes for is done by nobody yet."""
        scene = self.scene
        floor, _ = scene.bounds(self.group.sentence)
        for place in range(self.group.start - 1, max(floor, self.group.start - 14), -1):
            if scene.words[place] in scene.grammar["complementisers"]:
                before = scene.tokens[place - 1].lemma
                return before in self.stage.lexicon.words["wishing"]
            if scene.is_finite(place):
                return False
        return False

    def _of_forces(self) -> bool:
        """What acts, or is moved, is ships, soldiers, missiles."""
        found = self.parties.subject_phrase(self.group)
        return found is not None and self.parties.nationals.forces(*found)

    def _infinitive_at(self, place: int, end: int) -> bool:
        for index in range(place, min(end, place + 4)):
            if self.scene.is_infinitive(index):
                return True
            if self.scene.tokens[index].pos in ("NOUN", "PROPN"):
                return False
        return False

    def _infinitive_of(self, start: int, end: int) -> bool:
        """`les empêche de défiler`, `les a empêchés de se réunir`."""
        skipped = self.scene.grammar["reflexives"] | self.scene.grammar["object_clitics"]
        for place in range(start + 1, end):
            before = place - 1
            while before > start and self.scene.words[before] in skipped:
                before -= 1
            if self.scene.is_infinitive(place) and (
                self.scene.words[before] in self.scene.grammar["of"]
            ):
                return True
        return False

    def _tells_ahead(self) -> bool:
        if self.said is None:
            return False
        start, end = self.stage.content_tokens(self.said)
        ahead = {"future", "conditional"}
        for place in range(start, end):
            token = self.scene.tokens[place]
            if self.scene.is_infinitive(place) and place <= start + 2:
                following = self.scene.tokens[min(place + 1, end - 1)]
                return token.pos != "AUX" or "VerbForm=Part" not in following.morph
            tenses = self.stage.lexicon.tenses.get(token.lower, frozenset())
            if ahead & tenses or "Tense=Fut" in token.morph or "Mood=Cnd" in token.morph:
                return True
            if self.scene.is_finite(place):
                return False
        return False

    def _is_duty(self, first: int, end: int) -> bool:
        """`X et Y doivent …` is asked of them by whoever says it, and of nobody by nobody."""
        if self.inside is None or self.group.form != "finite" or self.group.perfect:
            return False
        if not self._infinitive_at(first, end):
            return False
        actor, keys = self.parties.subject(self.group)
        speakers = self.parties.speaker(self.group.start, self.group.end)
        return actor and bool(keys) and keys != speakers

    def _widen(self, said: Draft) -> None:
        """A statement knows better where its content ends than the words after its cue."""
        start, end = self.stage.content_tokens(said)
        low, high = self.clause.complement
        if start >= low:
            if end < high and self.scene.words[end] in self.scene.grammar["to"]:
                end = high  # « offre ses bons offices à X »: to whom stands behind the content
            self.clause.complement = low, max(low, end)
        elif end <= self.group.start:
            # « …, a-t-il promis »: what was promised stands before
            self.clause.complement = start, end
            self.clause.object = None

    def _parties_fit(self, sources: Keys, targets: Keys, how: str) -> bool:
        match self.trigger.content:
            case "party" | "actor" | "target" | "passive" if not targets:
                return False
            case "body":
                return any(self.parties.is_body(key) and not is_part(key) for key in targets)
            case "state":
                return bool(targets) and all(self.parties.is_state(key) for key in targets)
            case "crowd":
                return not any(self.parties.is_state(key) for key in sources)
            case "plural":
                return len(self.parties.powers(sources)) > 1
            case "sides":
                return how != "partner" and len(self.parties.powers((*sources, *targets))) > 1
            case "guest" if not targets or self.parties.names_state(self.group):
                return False
        at_home = self.parties.powers(targets) <= self.parties.powers(sources)
        return not (how == "place" and at_home)

    def _agent(self) -> Keys | None:
        start, end = self.stage.complement(self.group)
        for place in range(start, min(end, start + 8)):
            if self.scene.words[place] in self.scene.grammar["agent"]:
                return self.parties.named(place + 1, end) or None
        return None

    def _parties(self, passive: bool) -> tuple[Keys | None, Keys]:
        """Return sources and patients; no sources at all where what acts is no actor."""
        if self.trigger.source == ("speaker",):
            return self.parties.speaker(self.group.start, self.group.end), ()
        if passive:
            agent = self._agent()
            patients = self._patients()
            if not agent and "patient" in self.trigger.source:
                return patients, ()  # « un porte-avions turc a été déployé »
            return (agent or self._host_of_envoy(), patients)
        if self.said is not None and self.parties.speakers.speakers[id(self.said)].keys:
            return self.parties.speakers.speakers[id(self.said)].keys, ()
        if self.trigger.content == "impersonal":
            return self.parties.speaker(self.group.start, self.group.end), ()
        actor, keys = self.parties.subject(self.group)
        return (keys if actor else None), ()

    def _host_of_envoy(self) -> Keys:
        """`l'ambassadeur du Chili au Pérou a été convoqué`: by Peru, where he is accredited."""
        phrase = None if self.reduced else self.parties.subject_phrase(self.group)
        words = self.stage.lexicon.words
        if phrase is None or self.group.cue.lemma not in words["summoning"]:
            return ()
        start, end = phrase
        if not self.stage.has_word(words["envoys"], start, min(end, start + 3)):
            return ()
        for place in range(start + 1, self.group.start):
            if self.scene.words[place] in words["places"]:
                return self.parties.place(place + 1, min(self.group.start, place + 4))
        return ()

    def _patients(self) -> Keys:
        if not self.reduced:
            keys = self.parties.subject(self.group)[1]
            found = None if keys else self.parties.subject_phrase(self.group)
            return keys if found is None else self.parties.nationals.of(*found)
        floor, _ = self.scene.bounds(self.group.sentence)
        if self.group.start == floor:
            return self._opened_with()
        phrase = phrase_before(self.scene, self.group.start, floor)
        if phrase is None:
            return ()
        return self.parties.named(*phrase) or self.parties.nationals.of(*phrase)

    def _opened_with(self) -> Keys:
        """`Reçu par X, Y a …`: whoever stands behind the comma."""
        _, ceiling = self.scene.bounds(self.group.sentence)
        for place in range(self.group.end, ceiling - 1):
            if self.scene.words[place] == ",":
                return self.parties.named(place + 1, ceiling)
            if self.scene.is_finite(place):
                break
        return ()

    def _targets(self, sources: Keys, patients: Keys, passive: bool) -> tuple[Keys, str]:
        if passive and ("object" in self.trigger.target or self.trigger.content == "passive"):
            return patients or self._owned_subject(sources), "subject of the passive"
        if self.said is not None:
            addressed = self.parties.speakers.addressees.get(id(self.said), ())
            if addressed:
                return self.parties.people_of(addressed, self.said.addressee, sources), "addressee"
        places: tuple[str, ...] = self.trigger.target
        if self.trigger.type == "AGREE" and len(self.parties.powers(sources)) > 1:
            # what two sides promise together they promise each other, unless somebody is addressed
            places = tuple(place for place in places if place in self.stage.lexicon.words["facing"])
        return self.clause.find(places, sources)

    def _owned_subject(self, sources: Keys) -> Keys:
        """`la demande de X a été rejetée`: X is who suffers it."""
        phrase = None if self.reduced else self.parties.subject_phrase(self.group)
        if phrase is None or "owner" not in self.trigger.target:
            return ()
        beside = self.parties.nationals.of(*phrase)
        return self.parties.first_within(*phrase, sources) or beside

    def _together(self, sources: Keys, targets: Keys) -> tuple[Keys, Keys]:
        both = tuple(dict.fromkeys((*sources, *targets)))
        if len(self.parties.powers(both)) < 2:
            other = self.parties.partner(both)
            if not other and len(both) < 2:
                alone = self.trigger.type == "CONSULT" and self.parties.is_crowd(both)
                return (both, both) if alone else (sources, ())
            both = tuple(dict.fromkeys((*both, *other)))
        return both, both
