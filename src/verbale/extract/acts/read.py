"""Reading the acts of one document, after its statements have their speakers."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.extract.acts.draft import ActDraft, Keys, Range
from verbale.extract.acts.nouns import read_nouns
from verbale.extract.acts.once import once
from verbale.extract.acts.parties import Parties
from verbale.extract.acts.stage import Stage
from verbale.extract.acts.verbs import read_verbs
from verbale.extract.people.answer import Answer
from verbale.extract.people.finder import Finder
from verbale.extract.people.resolver import Resolver
from verbale.extract.people.speakers import Speakers
from verbale.extract.statements.contents import Contents
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.scene import Scene


def read_acts(
    scene: Scene,
    finder: Finder,
    resolver: Resolver,
    drafts: Sequence[Draft],
    contents: Contents,
    speakers: Speakers,
    pronouns: Sequence[tuple[Range, Answer]],
) -> list[ActDraft]:
    """Return the acts of the document as drafts, in the order of their anchors.

    `speakers` must have run over `drafts`; `contents` are those that the record keeps, and
    `pronouns` all that were met. Nobody is resolved anew who was not met before.
    """
    stage = Stage(scene, scene.pack.triggers, drafts, contents)
    parties = Parties(stage, finder, resolver, speakers, pronouns)
    parties.sides = parties.two_sides()
    acts = list(read_verbs(stage, parties))
    taken = frozenset(place for act in acts for place in range(*act.anchor))
    acts += read_nouns(stage, parties, acts, taken)
    acts = once(stage, parties, acts)
    _carry_over(parties, acts)
    _punished(parties, acts)
    return acts


def _punished(parties: Parties, acts: Sequence[ActDraft]) -> None:
    """`les sanctions de l'Union`: meant for the one state whom the text says to be punished."""
    known = [act.targets for act in acts if act.type == "SANCTION" and act.targets]
    if len({parties.powers(targets) for targets in known}) != 1:
        return
    (targets, *_) = known
    if any(parties.is_faceless(key) for key in targets):
        return
    for act in acts:
        if act.type != "SANCTION" or act.targets or act.trigger.kind != "noun":
            continue
        if not parties.powers(act.sources) & parties.powers(targets):
            act.targets = targets
            act.notes.append("target: the one state punished in the text")


def _carry_over(parties: Parties, acts: Sequence[ActDraft]) -> None:
    """A pledge that names no receiver is made to those of the pledge before it."""
    receivers: Keys = ()
    for act in acts:
        if act.type != "AGREE" or not act.trigger.gives:
            continue
        if (
            act.targets
            and "target: partner" not in act.notes
            and len(parties.powers(act.sources)) == 1
        ):
            receivers = act.targets if len(act.targets) >= len(receivers) else receivers
        elif (
            receivers
            and not act.targets
            and not parties.powers(act.sources) & parties.powers(receivers)
        ):
            act.targets = receivers
            act.notes.append("target: receiver of the pledge before")
