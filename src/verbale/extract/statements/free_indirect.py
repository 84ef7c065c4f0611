"""Free indirect speech: a sentence without a cue that goes on with what the speaker before said.

How it works: only the plainest case is taken. Somebody has just spoken in the same block; the next
sentence has no cue of its own; its subject is the state that he speaks for; and its verb commits
that state (`La France contribuera …`, `La Chine est prête …`). All else stays the publisher's own
voice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from verbale.extract.statements.content import trimmed
from verbale.extract.statements.draft import Draft
from verbale.extract.statements.scene import Scene

Keys = tuple[str, ...]


def read_free_indirect(
    scene: Scene,
    drafts: Sequence[Draft],
    speakers: Mapping[int, Keys],
    subjects: Callable[[int], Keys],
    state_of: Callable[[str], str | None],
) -> list[Draft]:
    """Return statements that follow a speaker without a cue.

    `speakers` has the actors by draft identity, `subjects` gives the actors that a sentence has as
    its subject, `state_of` the state that somebody speaks for.
    """
    spoken: dict[int, Draft] = {}
    for draft in drafts:
        spoken[draft.sentence] = draft
    found: list[Draft] = []
    for sentence, (start, end) in enumerate(scene.parse.sentences):
        before = spoken.get(sentence - 1)
        if before is None or sentence in spoken or before.turn or before.first_person:
            continue
        if scene.tokens[scene.bounds(sentence - 1)[0]].block != scene.tokens[start].block:
            continue
        keys = speakers.get(id(before), ())
        if len(keys) != 1 or not _commits(scene, start, end):
            continue
        state = state_of(keys[0])
        if state is None or subjects(sentence) != (state,):
            continue
        content = trimmed(scene, *scene.chars(start, end))
        draft = Draft(
            rule="free indirect speech",
            sentence=sentence,
            anchor=start,
            content=content,
            follows=before,
        )
        found.append(draft)
        spoken[sentence] = draft
    return found


def _commits(scene: Scene, start: int, end: int) -> bool:
    """Say whether the main verb says what a state will do, or how it stands to something."""
    for index in range(start, end):
        token = scene.tokens[index]
        if token.head != index and token.label != "root":
            continue
        if scene.quoted(index) is not None:
            return False
        if token.lemma in scene.grammar["voiced_predicates"]:
            return True
        finite = next(
            (
                scene.tokens[i]
                for i in range(start, index + 1)
                if scene.is_finite(i) and (i == index or scene.tokens[i].head == index)
            ),
            None,
        )
        if finite is None:
            return False
        if "Tense=Fut" in finite.morph:
            return True
        return "Tense=Pres" in finite.morph and token.lemma in scene.grammar["voiced_verbs"]
    return False
