"""The country of an office-holder whom a readout never calls by it, since it is his own ministry's.

A readout of a ministry names its minister without the country, and the country as the one who acts:
`La ministre …`, then `La France mobilisera …`. Only office-holders without any country are asked,
and one country must stand out.
"""

from __future__ import annotations

from collections import Counter

from verbale.extract.acts.parties import Parties
from verbale.extract.acts.stage import Stage
from verbale.record.types import Role

_SPEAKING: frozenset[Role | None] = frozenset(
    {
        *("defence_minister", "foreign_minister", "minister"),
    }
)


def find_homes(stage: Stage, parties: Parties) -> None:
    """Give office-holders without a country the one that acts most in the text."""
    cast = parties.cast
    for who in list(cast.local.values()):
        if who.kind not in ("person", "office") or who.country or who.role not in _SPEAKING:
            continue
        voiced = _voiced(stage, parties)
        others = {other.country for other in cast.local.values() if other.role == who.role}
        best = [item for item in voiced.most_common(3) if item[0] not in others]
        if best and best[0][1] >= 2 and (len(best) < 2 or best[1][1] < best[0][1]):
            who.country = best[0][0]
            who.because.append("speaks for this country")


def _voiced(stage: Stage, parties: Parties) -> Counter[str]:
    """Count the countries that act or own in the document, as subject, agent or owner."""
    counts: Counter[str] = Counter()
    owners = stage.scene.grammar["of"] | stage.scene.grammar["agent"]
    words, tokens = stage.scene.words, stage.scene.tokens
    for hit in parties.finder.hits:
        token = tokens[hit.head]
        if hit.kind != "name":
            continue
        keys = parties.resolver.resolve(hit).keys
        if len(keys) != 1 or not keys[0].startswith("country:"):
            continue
        before = words[hit.start - 1] if hit.start else ""
        if token.label == "nsubj" or before in owners:
            counts[keys[0].partition(":")[2]] += 1
    return counts
