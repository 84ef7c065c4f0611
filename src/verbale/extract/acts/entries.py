"""From drafts to the acts of a record: ids, spans, the statements that hold them, provenance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from verbale.extract.acts.draft import ActDraft, Keys, Range
from verbale.extract.statements.scene import Scene
from verbale.record.types import Act, Provenance
from verbale.text.span import Span

# What introduces the words that are promised or asked, and is none of them.
_OPENING = ("complementisers", "of", "to")

Vouch = Callable[[str, str, tuple[str, ...]], Provenance]


def acts_of(
    drafts: Sequence[ActDraft],
    scene: Scene,
    statements: Mapping[int, str],
    named: Callable[[Keys], Keys],
    vouch: Vouch,
) -> tuple[Act, ...]:
    """Return the acts `a1`, `a2` … of a record, in the order of the text.

    `statements` maps the `id()` of each statement's draft to its id in the record, `named` puts the
    final keys in the place of those the drafts have, `vouch` makes a provenance.
    """
    found = []
    for number, draft in enumerate(drafts, 1):
        trigger = draft.trigger
        found.append(
            Act(
                id=f"a{number}",
                type=draft.type,
                sources=named(draft.sources),
                targets=named(draft.targets),
                anchor=Span(*scene.chars(*draft.anchor)),
                about=tuple(Span(*scene.chars(*place)) for place in draft.about),
                status=draft.status,
                within=statements.get(id(draft.inside)) if draft.inside is not None else None,
                mode=trigger.mode if draft.type == trigger.type else None,
                provenance=vouch(
                    "verbale_acts", f"{trigger.trigger}: {trigger.type}", tuple(draft.notes)
                ),
                complement=_complement(draft, scene),
            )
        )
    return tuple(found)


def _complement(draft: ActDraft, scene: Scene) -> Span | None:
    """What the trigger governs, else all that stands behind it in its clause."""
    place: Range | None = draft.complement or draft.reach
    if place is None or place[0] >= place[1]:
        return None
    first, last = place
    opening = frozenset().union(*(scene.grammar[name] for name in _OPENING))
    while first < last and (scene.words[first] in opening or not scene.words[first][:1].isalnum()):
        first += 1
    while last > first and not scene.words[last - 1][-1:].isalnum():
        last -= 1
    return Span(*scene.chars(first, last)) if last > first else None
