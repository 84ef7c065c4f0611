"""Commitments of a record: who binds himself to what, how much, until when, on which condition.

How it works. The acts are there already; this looks at the words that each of them governs. An
amount or a time counts when it stands in these words, or in the content of the statement whose cue
the act is. A promise told in the future (`versera`) pledges as much as one that is called so. What
one side asks of others is no promise of theirs: it is a target, and only where it can be measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from verbale.languages.promises import PromiseWords, load_promises
from verbale.record.commitment import Commitment, Force
from verbale.record.types import Act, Quantity, Record, Time
from verbale.text.span import Span

# What an announced act of another type amounts to: talks are agreed upon, deeds are pledged.
_MEETING = "CONSULT"
_LIMITS = frozenset({"by", "before", "until"})
_ENDS = ".!?…"
_ASIDE = 60
_Entry = TypeVar("_Entry", Quantity, Time)


def commitments_of(record: Record) -> tuple[Commitment, ...]:
    """Return the commitments that the record's acts are, in the order of the text.

    Negated acts are none. Empty where the record's language has no words for promises.
    """
    words = load_promises(record.document.language)
    if words is None:
        return ()
    sights = _Sights(record, words)
    found = (sights.commitment(act) for act in record.acts if act.status != "negated")
    return tuple(one for one in found if one is not None)


class _Sights:
    """Looks at the acts of one record."""

    def __init__(self, record: Record, words: PromiseWords) -> None:
        self._record, self._lexicon = record, words
        self._text = record.document.text
        self._countries = {actor.key: actor.country for actor in record.actors}

    def commitment(self, act: Act) -> Commitment | None:
        """Return the commitment that an act is; None where it is none."""
        reach = self._reach(act)
        if act.type == "REQUEST":
            return self._target(act, reach)
        force = self._force(act)
        if force is None or not act.sources:
            return None
        return Commitment(
            act=act,
            kind="promise",
            by=act.sources,
            to=act.targets,
            set_by=(),
            force=force,
            joint=self._is_joint(act.sources),
            amounts=self._amounts(reach),
            deadline=self._deadline(reach),
            condition=self._condition(act),
            words=_words(act, reach),
        )

    def _target(self, act: Act, reach: Sequence[Span]) -> Commitment | None:
        amounts = self._amounts(reach)
        deadline = self._deadline(reach)
        if not act.targets or not (amounts or deadline):
            return None
        return Commitment(
            act=act,
            kind="target",
            by=act.targets,
            to=(),
            set_by=act.sources,
            force=None,
            joint=self._is_joint(act.targets),
            amounts=amounts,
            deadline=deadline,
            condition=self._condition(act),
            words=_words(act, reach),
        )

    def _force(self, act: Act) -> Force | None:
        trigger, _, type = (act.provenance.rule if act.provenance else "").rpartition(": ")
        if act.type == "SUPPORT":
            return "agrees" if trigger in self._lexicon.agreements else None
        if act.type not in ("AGREE", "CONCEDE"):
            return None
        known = self._lexicon.forces.get(trigger)
        if known is not None:
            return known
        return "agrees" if type in ("", _MEETING) or act.type == "CONCEDE" else "pledges"

    def _is_joint(self, keys: Iterable[str]) -> bool:
        return len({self._countries.get(key) or key for key in keys}) > 1

    def _reach(self, act: Act) -> tuple[Span, ...]:
        """Return the words that the act governs, none of them twice."""
        spans = list(act.about)
        if act.complement is not None:
            spans.append(act.complement)
        for statement in self._record.statements:
            if statement.cue is not None and statement.cue.overlaps(act.anchor):
                spans += statement.content
        kept: list[Span] = []
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            if not any(other.holds(span) for other in kept):
                kept.append(span)
        return tuple(kept)

    def _amounts(self, reach: Sequence[Span]) -> tuple[Quantity, ...]:
        # What stands in parentheses behind an amount says the same in another currency.
        return tuple(
            quantity
            for quantity in _within(reach, self._record.quantities)
            if not self._in_parentheses(quantity.span)
        )

    def _in_parentheses(self, span: Span) -> bool:
        before = self._text[max(0, span.start - _ASIDE) : span.start]
        return before.rfind("(") > before.rfind(")")

    def _deadline(self, reach: Sequence[Span]) -> Time | None:
        found = _within(reach, self._record.times)
        limits = [time for time in found if time.bound in _LIMITS]
        published = self._record.document.published
        # A plain date is a deadline too, where it lies ahead: « en juin » ends with June.
        ahead = [
            time
            for time in found
            if time.bound is None and published and time.latest and time.latest > published
        ]
        return next(iter(limits or ahead), None)

    def _condition(self, act: Act) -> Span | None:
        """Return the condition in the act's own sentence, from its opening to the next comma."""
        first, last = self._sentence(act.anchor)
        for found in self._lexicon.condition.finditer(self._text, first, last):
            # « demander si » asks and sets no condition.
            if self._text[act.anchor.end : found.start()].strip() == "":
                continue
            comma = self._text.find(",", found.end(), last)
            end = comma if comma >= 0 else last
            words = self._text[found.start() : end].rstrip(' \n»"”' + _ENDS)
            return Span(found.start(), found.start() + len(words))
        return None

    def _sentence(self, span: Span) -> tuple[int, int]:
        """Return the bounds of the sentence around some words, as points and blocks tell them."""
        low, high = 0, len(self._text)
        for block in self._record.document.blocks:
            if block.span.start <= span.start < block.span.end:
                low, high = block.span.start, block.span.end
                break
        first = next((at + 1 for at in range(span.start - 1, low - 1, -1) if self._ends(at)), low)
        last = next((at + 1 for at in range(span.end, high) if self._ends(at)), high)
        return first, last

    def _ends(self, at: int) -> bool:
        if self._text[at] not in _ENDS or self._text[at + 1 : at + 2].strip():
            return False
        start = at
        while start and self._text[start - 1].isalnum():
            start -= 1
        word = self._text[start:at].lower()
        return len(word) > 1 and word not in self._lexicon.abbreviations


def _words(act: Act, reach: Sequence[Span]) -> tuple[Span, ...]:
    return (act.complement,) if act.complement is not None else tuple(reach)


def _within(reach: Sequence[Span], entries: Sequence[_Entry]) -> tuple[_Entry, ...]:
    return tuple(entry for entry in entries if any(span.holds(entry.span) for span in reach))
