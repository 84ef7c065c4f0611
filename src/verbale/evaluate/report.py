"""Report: one evaluation as rows for a person and as JSON for a machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.evaluate.baseline import Baseline
from verbale.evaluate.bootstrap import Interval, intervals
from verbale.evaluate.challenge import Outcome
from verbale.evaluate.tally import FALSE_ATTRIBUTION_RATE, Fault, Tally

CHALLENGE = "challenge: right (content close, speaker named)"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The tallies of a corpus with what is needed to report them."""

    tallies: tuple[Tally, ...]
    documents: int
    records: int
    digest: str
    outcomes: tuple[Outcome, ...] = ()
    challenge_digest: str | None = None

    @property
    def total(self) -> Tally:
        """The sum over all documents."""
        return Tally.total(self.tallies)

    def as_json(self) -> dict[str, Any]:
        """Return figures and intervals; values are rounded to one decimal, as they are shown."""
        total, bounds = self.total, intervals(self.tallies)
        report: dict[str, Any] = {
            "documents": self.documents,
            "records": self.records,
            "digest": self.digest,
            "false_attribution_rate": round(total.false_attribution_rate, 1),
            "false_attribution_rate_interval": _rounded(bounds, FALSE_ATTRIBUTION_RATE),
            "figures": {
                figure: {
                    "p": round(counts.precision, 1),
                    "r": round(counts.recall, 1),
                    "f1": round(counts.f1, 1),
                    "gold": counts.gold,
                    "pred": counts.read,
                    "interval": _rounded(bounds, figure),
                }
                for figure, counts in total.figures.items()
            },
        }
        if self.outcomes:
            report["challenge"] = {
                "cases": len(self.outcomes),
                "right": sum(outcome.right for outcome in self.outcomes),
                "wrong": [outcome.case.id for outcome in self.outcomes if not outcome.right],
            }
        return report

    def as_baseline(self) -> Baseline:
        """Return the figures in the shape of a baseline."""
        total = self.total
        floors = {figure: round(counts.f1, 1) for figure, counts in total.figures.items()}
        digests = {"corpus": self.digest}
        if self.outcomes and self.challenge_digest is not None:
            digests["challenge"] = self.challenge_digest
            floors[CHALLENGE] = float(sum(outcome.right for outcome in self.outcomes))
        ceilings = {FALSE_ATTRIBUTION_RATE: round(total.false_attribution_rate, 1)}
        return Baseline(digests, floors, ceilings)


def lines(evaluation: Evaluation, *, errors: int = 0) -> list[str]:
    """Return the report as lines of text, with the first `errors` faults of each kind."""
    total, bounds = evaluation.total, intervals(evaluation.tallies)
    out = [f"{evaluation.documents} documents, {evaluation.records} with a record"]
    low, high = bounds.get(FALSE_ATTRIBUTION_RATE, Interval(0, 0))
    out.append(
        f"{total.false_attribution_rate:5.1f} %  [{low:5.1f} {high:5.1f}]  of the statements read "
        "name a wrong speaker (a missing one is no false attribution)"
    )
    out.append("")
    out.append("   F1  [  95 % of    ]     P      R    gold   read   figure")
    out.append("       [ resamples   ]")
    for figure, counts in total.figures.items():
        low, high = bounds[figure]
        out.append(
            f"{counts.f1:5.1f}  [{low:5.1f}  {high:5.1f}]  {counts.precision:5.1f}  "
            f"{counts.recall:5.1f}  {counts.gold:5d}  {counts.read:5d}   {figure}"
        )
    out += _challenge_lines(evaluation.outcomes, errors)
    if errors:
        out += _fault_lines(total.faults, errors)
    return out


def _challenge_lines(outcomes: Sequence[Outcome], errors: int) -> list[str]:
    if not outcomes:
        return []
    wrong = [outcome for outcome in outcomes if not outcome.right]
    out = ["", f"{len(outcomes) - len(wrong)} of {len(outcomes)}   {CHALLENGE}"]
    for outcome in wrong[:errors]:
        case = outcome.case
        out.append(f"  {case.id}  ({case.phenomenon})")
        out.append(f"    expected  {case.speaker}: {case.content}")
        out.append(f"    read      {outcome.voice or '?'}: {outcome.read or 'no statement'}")
    return out


def _fault_lines(faults: Sequence[Fault], errors: int) -> list[str]:
    shown: Counter[str] = Counter()
    out = [""]
    for fault in faults:
        kind = fault.kind.split(":")[0]
        shown[kind] += 1
        if shown[kind] <= errors:
            out.append(f"  {fault.document}  {fault.kind}: {fault.words[:160]}")
    left = {kind: number - errors for kind, number in shown.items() if number > errors}
    out += [f"  and {number} more of the kind: {kind}" for kind, number in left.items()]
    return out


def _rounded(bounds: Mapping[str, Interval], figure: str) -> list[float]:
    low, high = bounds.get(figure, Interval(0, 0))
    return [round(low, 1), round(high, 1)]
