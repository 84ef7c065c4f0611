"""Reading one parse into a record: mentions, statements, speakers, in that order."""

from __future__ import annotations

from collections import deque

from verbale.actors.knowledge import KnowledgeBase
from verbale.extract.acts.entries import acts_of
from verbale.extract.acts.read import read_acts
from verbale.extract.issues import linked_acts
from verbale.extract.people.answer import Answer
from verbale.extract.people.cast import Cast
from verbale.extract.people.domestic import find_home, leave_home
from verbale.extract.people.finder import Finder
from verbale.extract.people.hit import Hit
from verbale.extract.people.leaders import find_leaders
from verbale.extract.people.nationalities import nationalities
from verbale.extract.people.pronouns import Pronouns
from verbale.extract.people.resolver import Resolver
from verbale.extract.people.speakers import Speakers
from verbale.extract.people.stances import find_states
from verbale.extract.statements.content import mode_of
from verbale.extract.statements.contents import Contents
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.free_indirect import read_free_indirect
from verbale.extract.statements.read import read_statements
from verbale.extract.statements.scene import Scene
from verbale.extract.tags import mend_tags
from verbale.extract.values import read_values
from verbale.extract.version import VERSION
from verbale.languages.cue import THAT
from verbale.languages.pack import Pack
from verbale.languages.parse import Parse
from verbale.record.types import ACTS_FOR, Act, Actor, Mention, Provenance, Record, Statement
from verbale.text.document import Document
from verbale.text.span import Span


def read_parse(
    document: Document, parse: Parse, pack: Pack, base: KnowledgeBase, model: str
) -> Record:
    """Return the record of one parsed document; the same parse gives the same record."""
    return _Reading(document, parse, pack, base, model).record()


class _Reading:
    def __init__(
        self, document: Document, parse: Parse, pack: Pack, base: KnowledgeBase, model: str
    ) -> None:
        self.document = document
        self.parse = parse
        self.model = model
        mend_tags(parse, pack)
        self.finder = Finder(parse, pack, base)
        self.cast = Cast(base, document.published)
        self.scene = Scene(
            parse,
            pack,
            self.actor_like,
            self.extends_name,
            self.actor_before,
            self.mention_end,
        )
        self.resolver = Resolver(parse, pack, self.finder, self.cast)
        self.speakers = Speakers(self.scene, self.finder, self.resolver, self.cast)
        self.digest = document.digest

    def actor_like(self, start: int, end: int) -> bool:
        """Say whether the phrase of tokens [start, end) is headed by words for an actor."""
        tokens = self.parse.tokens
        for place in range(start, min(end, len(tokens))):
            hit = self.finder.covered.get(place)
            if hit is not None:
                return not (hit.kind in ("person", "unknown") and hit.entity == "LOC")
            if tokens[place].lower in self.scene.pack.people["quantity_nouns"]:
                continue  # « des milliers de manifestants »
            if tokens[place].pos in ("NOUN", "PROPN", "VERB", "AUX", "ADV"):
                return False
        return False

    def extends_name(self, start: int, end: int) -> bool:
        """Say whether one mention reaches over the end of tokens [start, end)."""
        hit = self.finder.covered.get(end - 1)
        return hit is not None and hit.end > end

    def actor_before(self, end: int, floor: int) -> tuple[int, int] | None:
        """Return the mention that ends just before this token, with those coordinated before it."""
        hit = self.finder.covered.get(end - 1)
        if hit is None or hit.start < floor or hit.end != end:
            return None
        start = hit.start
        before = self.finder.covered.get(start - 2)
        if (
            before is not None
            and before.end == start - 1 >= floor
            and self.scene.words[start - 1] in self.scene.grammar["and"]
            and self._plural_verb(end)
        ):
            start = before.start
        return start, end

    def _plural_verb(self, place: int) -> bool:
        """Say whether the verb that follows is in the plural (`X et Y, qui demandaient`)."""
        for token in self.parse.tokens[place : place + 6]:
            if "VerbForm=Fin" in token.morph:
                return "Number=Plur" in token.morph
        return False

    def mention_end(self, start: int) -> int:
        """Return where the mention that begins here ends, with those joined to it; -1 for none."""
        hit = self.finder.covered.get(start)
        if hit is None or start > hit.head:
            return -1
        end = hit.end
        while True:
            joins = not self.scene.grammar["and"].isdisjoint(self.scene.words[end : end + 1])
            joint = end + joins
            following = self.finder.covered.get(joint)
            if joint == end or following is None or following.start < end:
                return end
            end = following.end

    def record(self) -> Record:
        drafts = read_statements(self.scene)
        self.speakers.run(drafts)
        find_states(self.scene, self.finder, self.cast, drafts, self._speakers_of)
        find_leaders(self.finder, self.cast)
        find_home(self.finder, self.cast)
        drafts += self._free_indirect(drafts)
        drafts.sort(key=lambda draft: (draft.content[0][0], -draft.content[-1][1]))
        self.same = self.resolver.merged()
        kept = self._worth_keeping(drafts)
        contents = Contents(kept)
        # Acts come first: they may find out for which country an office-holder speaks.
        acts = self._acts(drafts, kept, contents)
        leave_home(acts, self.cast)
        statements = self._statements(kept, contents)
        mentions = self._mentions(statements, contents)
        quantities, times = read_values(self.document, self.parse, self.scene.pack.values)
        actors = self._actors(statements, mentions, acts)
        return Record(
            document=self.document,
            version=VERSION,
            model=self.model,
            actors=actors,
            mentions=mentions,
            statements=statements,
            quantities=quantities,
            times=times,
            acts=linked_acts(acts, actors, self.document, quantities),
            layers=("mentions", "statements", "acts", "quantities", "times"),
            warnings=self.document.warnings,
        )

    def _speakers_of(self, draft: Draft) -> tuple[str, ...]:
        return self.speakers.speakers[id(draft)].keys

    def _free_indirect(self, drafts: list[Draft]) -> list[Draft]:
        """Return the statements without a cue, with the speaker whom they follow."""
        speakers = {key: answer.keys for key, answer in self.speakers.speakers.items()}
        found = read_free_indirect(
            self.scene, drafts, speakers, self._subject_of, self.resolver.state_of
        )
        for draft in found:
            before = self.speakers.speakers[id(draft.follows)]
            self.speakers.speakers[id(draft)] = Answer(before.keys, "goes on without a cue")
        return found

    def _subject_of(self, sentence: int) -> tuple[str, ...]:
        hit = self.speakers.talk.subjects.get(sentence)
        return () if hit is None else self.resolver.resolve(hit).keys

    def _worth_keeping(self, drafts: list[Draft]) -> list[Draft]:
        """Leave out what a speaker says for his country in the present, within his own words."""
        contents = Contents(drafts)
        return [
            draft
            for draft in drafts
            if not _performs(draft) or self._outer(draft, contents) is None
        ]

    def _outer(self, draft: Draft, contents: Contents) -> Draft | None:
        """Return the innermost statement whose content holds this one's cue and content."""
        start, end = draft.content[0][0], draft.content[-1][1]
        if draft.cue is not None:
            cue_start, cue_end = self.scene.chars(*draft.cue)
            start, end = min(start, cue_start), max(end, cue_end)
        return contents.innermost(start, end, but=draft)

    def _statements(self, drafts: list[Draft], contents: Contents) -> tuple[Statement, ...]:
        ids = {id(draft): f"s{number}" for number, draft in enumerate(drafts, 1)}
        found = []
        for draft in drafts:
            answer = self.speakers.speakers.get(id(draft), Answer((), "not named"))
            outer = self._outer(draft, contents)
            found.append(
                Statement(
                    id=ids[id(draft)],
                    speakers=self._named(answer.keys),
                    addressees=self._named(self.speakers.addressees.get(id(draft), ())),
                    cue=Span(*self.scene.chars(*draft.cue)) if draft.cue else None,
                    content=tuple(Span(start, end) for start, end in draft.content),
                    # A transcript needs no marks: a turn is the speaker's own words.
                    mode="direct" if draft.turn else mode_of(self.scene, draft.content),
                    within=ids[id(outer)] if outer is not None else None,
                    type=draft.type,
                    voice=Span(*self.scene.chars(*draft.voice)) if draft.voice else None,
                    provenance=self._provenance(
                        "verbale_statements", draft.rule, (*draft.notes, answer.how)
                    ),
                )
            )
        return tuple(found)

    def _acts(self, drafts: list[Draft], kept: list[Draft], contents: Contents) -> tuple[Act, ...]:
        pronouns = [*self.speakers.pronouns, *self._pronouns(contents)]
        found = read_acts(
            self.scene, self.finder, self.resolver, drafts, contents, self.speakers, pronouns
        )
        ids = {id(draft): f"s{number}" for number, draft in enumerate(kept, 1)}
        return acts_of(found, self.scene, ids, self._named, self._provenance)

    def _named(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Put the person in the place of the office that the document says he holds."""
        return tuple(dict.fromkeys(self.same.get(key, key) for key in keys))

    def _pronouns(self, contents: Contents) -> list[tuple[tuple[int, int], Answer]]:
        pronouns = Pronouns(
            self.scene,
            self.finder,
            self.resolver,
            self.cast,
            contents,
            self.speakers.speakers,
            self.speakers.pronouns,
        )
        return pronouns.read()

    def _mentions(
        self, statements: tuple[Statement, ...], contents: Contents
    ) -> tuple[Mention, ...]:
        used = {key for statement in statements for key in statement.speakers}
        found: list[Mention] = []
        for hit in self.finder.hits:
            answer = self.resolver.resolve(hit)
            if not answer.keys or hit.place:
                continue
            if hit.kind == "unknown" and not (
                used.intersection(answer.keys) or self._does_something(hit)
            ):
                continue
            found.append(
                Mention(
                    self.parse.span(hit.start, hit.end),
                    self._named(answer.keys),
                    self._provenance("verbale_mentions", hit.kind, (answer.how,)),
                )
            )
        words = [
            *(("pronoun", *told) for told in self.speakers.pronouns),
            *(("pronoun", *told) for told in self._pronouns(contents)),
            *(("adjective", *told) for told in nationalities(self.finder)),
        ]
        for rule, (start, end), answer in words:
            found.append(
                Mention(
                    self.parse.span(start, end),
                    self._named(answer.keys),
                    self._provenance("verbale_mentions", rule, (answer.how,)),
                )
            )
        return tuple(sorted(found, key=lambda mention: mention.span))

    def _does_something(self, hit: Hit) -> bool:
        """`Transvolga ferme`: a body that no list has is an actor where it does something."""
        return hit.entity == "ORG" and self.parse.tokens[hit.head].label.startswith("nsubj")

    def _actors(
        self,
        statements: tuple[Statement, ...],
        mentions: tuple[Mention, ...],
        acts: tuple[Act, ...],
    ) -> tuple[Actor, ...]:
        keys: dict[str, None] = {}
        for statement in statements:
            keys.update(dict.fromkeys((*statement.speakers, *statement.addressees)))
        for mention in mentions:
            keys.update(dict.fromkeys(mention.actors))
        for act in acts:
            keys.update(dict.fromkeys((*act.sources, *act.targets)))
        waiting = deque(keys)
        actors: dict[str, Actor] = {}
        while waiting:
            key = waiting.popleft()
            if key in actors:
                continue
            local = self.cast.local.get(key)
            because = tuple(local.because) if local is not None else ("knowledge base",)
            if local is not None and local.kind == "person" and local.body is not None:
                because = (*because, ACTS_FOR + local.body)
            rule = "document" if local is not None else "knowledge base"
            actor = self.cast.record_actor(key, self._provenance("verbale_actors", rule, because))
            actors[key] = actor
            waiting.extend(actor.members)
        return tuple(actors.values())

    def _provenance(self, component: str, rule: str, because: tuple[str, ...]) -> Provenance:
        return Provenance(component, rule, VERSION, self.digest, because)


def _performs(draft: Draft) -> bool:
    """A wish, thanks or call in the present inside somebody's words is his own, not a report."""
    group = draft.group
    if group is None:
        announced = draft.type == "assertion"  # « salue l'annonce par X de Y »
        return draft.rule == "noun of speech" and draft.weak and not announced
    if (
        group.perfect
        or draft.first_person
        or draft.rule in ("incise", "post-posed attribution")
        or f"+ {THAT}" in draft.rule
        and draft.type == "assertion"
    ):
        return False
    return group.form == "finite" or draft.weak
