"""Reading the acts of one document, after its statements have their speakers."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.extract.acts.draft import ActDraft
from verbale.extract.acts.nouns import read_nouns
from verbale.extract.acts.once import once
from verbale.extract.acts.parties import Parties
from verbale.extract.acts.stage import Stage
from verbale.extract.acts.verbs import read_verbs
from verbale.extract.people.finder import Finder
from verbale.extract.people.resolver import Resolver
from verbale.extract.people.speakers import Speakers
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.scene import Scene
from verbale.languages.trigger import TriggerLexicon


def read_acts(
    scene: Scene,
    finder: Finder,
    resolver: Resolver,
    drafts: Sequence[Draft],
    speakers: Speakers,
    lexicon: TriggerLexicon,
) -> list[ActDraft]:
    """Return the acts of the document as drafts, in the order of their anchors.

    `speakers` must have run over `drafts`; nobody is resolved anew who was not met before.
    """
    stage = Stage(scene, lexicon, drafts)
    parties = Parties(stage, finder, resolver, speakers)
    acts = list(read_verbs(stage, parties))
    taken = frozenset(place for act in acts for place in range(*act.anchor))
    acts += read_nouns(stage, parties, taken)
    return once(stage, parties, acts)
