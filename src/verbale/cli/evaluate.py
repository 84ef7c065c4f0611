"""`verbale evaluate`: how well documents are read, and whether that is as well as before."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.exits import FINDINGS, FINE, teaching

if TYPE_CHECKING:
    from verbale.evaluate.challenge import Case, Outcome
    from verbale.evaluate.identity import Json
    from verbale.evaluate.report import Evaluation

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("evaluate")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False))
@click.option("--records", type=_FILE, help="Score these records, one a line, and read nothing.")
@click.option("--challenge", type=_FILE, help="Read these single sentences too and judge them.")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print.",
)
@click.option(
    "--errors",
    type=click.IntRange(min=0),
    metavar="N",
    default=0,
    help="Print the first N errors of each kind.",
)
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    help="End with exit code 1 where a figure is below its floor in this file.",
)
@click.option("--update-baseline", is_flag=True, help="Raise the floors to what was reached.")
@click.option("--allow-lower", is_flag=True, help="Lower floors too.")
@teaching
def command(
    folder: str,
    records: Path | None,
    challenge: Path | None,
    format_name: str,
    errors: int,
    baseline: Path | None,
    update_baseline: bool,
    allow_lower: bool,
) -> None:
    """Score records against hand-made ones.

    DIR holds gold documents, one JSON file each. Without --records their texts are read now.
    Intervals are 95 %, from a thousand resamples of the documents.
    """
    import json

    from verbale.evaluate.report import lines

    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline needs --baseline FILE, the file to write.")
    if allow_lower and not update_baseline:
        raise click.UsageError("--allow-lower goes with --update-baseline.")
    evaluation = _evaluation(Path(folder), records, challenge)
    if format_name == "json":
        click.echo(json.dumps(evaluation.as_json(), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(lines(evaluation, errors=errors)))
    sys.exit(_against(baseline, evaluation, update_baseline, allow_lower))


def _evaluation(folder: Path, records: Path | None, challenge: Path | None) -> Evaluation:
    from verbale.evaluate.challenge import read_cases
    from verbale.evaluate.corpus import digest_of, read_corpus, read_records, score_corpus
    from verbale.evaluate.report import Evaluation

    corpus = read_corpus(folder)
    cases = read_cases(challenge) if challenge is not None else ()
    found = read_records(records) if records is not None else _read(corpus.golds)
    return Evaluation(
        tallies=tuple(score_corpus(corpus.golds, found)),
        documents=len(corpus.golds),
        records=sum(gold["document"]["id"] in found for gold in corpus.golds),
        digest=corpus.digest,
        outcomes=_judge(cases),
        challenge_digest=digest_of(challenge) if challenge is not None else None,
    )


def _read(golds: Sequence[Json]) -> dict[str, Json]:
    """Read the gold documents' texts; one that fails is named, and counts as an empty record."""
    import verbale
    from verbale.evaluate.corpus import documents
    from verbale.readers.members import document_from_members
    from verbale.readers.protocol import Defaults
    from verbale.record.json import to_json
    from verbale.record.types import Record

    found: dict[str, Json] = {}
    texts = [document_from_members(d, defaults=Defaults()) for d in documents(golds)]
    for language in dict.fromkeys(text.language for text in texts):
        reader = verbale.load(language)
        for result in reader.read_many(text for text in texts if text.language == language):
            if isinstance(result, Record):
                found[result.document.id] = to_json(result)
            else:
                click.echo(f"verbale: {result.document}: {result.reason}", err=True)
    return found


def _judge(cases: Iterable[Case]) -> tuple[Outcome, ...]:
    import verbale
    from verbale.evaluate.challenge import run

    listed = tuple(cases)
    if not listed:
        return ()
    reader = verbale.load("fr")
    return tuple(run(listed, lambda case: reader.read(case.text, id=case.id)))


def _against(baseline: Path | None, evaluation: Evaluation, update: bool, allow_lower: bool) -> int:
    """Compare with the baseline, and write it where asked; return the exit code."""
    if baseline is None:
        return FINE
    from verbale.errors import InvalidQuestion
    from verbale.evaluate.baseline import read_baseline, write_baseline

    if not update and not baseline.exists():
        raise InvalidQuestion(f"{baseline}: no such file. --update-baseline makes one.")
    floors, now = read_baseline(baseline), evaluation.as_baseline()
    if update:
        updated = floors.updated(now, allow_lower=allow_lower)
        write_baseline(updated, baseline)
        # Floors that were kept because lowering them was not allowed are still missed.
        floors = updated
    shortfalls = floors.shortfalls(now)
    for sentence in shortfalls:
        click.echo(f"verbale: {sentence}", err=True)
    return FINDINGS if shortfalls else FINE
