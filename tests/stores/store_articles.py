"""A small world for the tests of stores: articles of our own, and a reader that needs no model.

The reader knows one form only, `NAME a dit CUE-less words.`, with the names below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from verbale.record.types import Actor, Failure, Mention, Provenance, Record, Statement
from verbale.text.document import Document, document_from_text
from verbale.text.span import Span

PEOPLE = {
    "La Chine": Actor("CHN", "country", ("Chine", "Pékin"), "CHN"),
    "M. Wang": Actor("wang-yi", "person", ("Wang Yi",), "CHN", "foreign_minister"),
    "M. Lavrov": Actor("lavrov", "person", ("Sergueï Lavrov",), "RUS", "foreign_minister"),
    "Mme Le Goff": Actor("le-goff", "person", ("Anne Le Goff",), "FRA", "spokesperson"),
    "L'ONU": Actor("UN", "organisation", ("ONU", "Organisation des Nations unies")),
}
SAID = re.compile(
    r"(?P<who>" + "|".join(map(re.escape, PEOPLE)) + r") (?P<cue>a (?:dit|promis|averti))"
    r"(?: à (?P<whom>" + "|".join(map(re.escape, PEOPLE)) + r"))? que (?P<words>[^.]+)\."
)


@dataclass
class SmallReader:
    """Finds `X a dit que …`; counts what it was given."""

    version: str = "0.1.0"
    model: str = "small"
    read_count: int = 0

    def read_document(self, document: Document) -> Record:
        self.read_count += 1
        made = Provenance("small", "said", self.version, document.digest)
        actors: dict[str, Actor] = {}
        mentions, statements = [], []
        for number, found in enumerate(SAID.finditer(document.text), start=1):
            keys: dict[str, str] = {}
            for part in ("who", "whom"):
                if found[part]:
                    actor = PEOPLE[found[part]]
                    actors[actor.key] = actor
                    keys[part] = actor.key
                    mentions.append(Mention(Span(*found.span(part)), (actor.key,), made))
            statements.append(
                Statement(
                    id=f"s{number}",
                    speakers=(keys["who"],),
                    addressees=(keys["whom"],) if "whom" in keys else (),
                    cue=Span(*found.span("cue")),
                    content=(Span(*found.span("words")),),
                    mode="indirect",
                    type="assertion",
                    provenance=made,
                )
            )
        return Record(
            document=document,
            version=self.version,
            model=self.model,
            actors=tuple(actors.values()),
            mentions=tuple(mentions),
            statements=tuple(statements),
        )

    def read_many(self, documents: Iterable[Document | Failure]) -> Iterator[Record | Failure]:
        for document in documents:
            if isinstance(document, Failure):
                yield document
            elif "ILLISIBLE" in document.text:
                yield Failure(document.id, "", "no words that could be read")
            else:
                yield self.read_document(document)


def article(
    text: str,
    *,
    id: str = "a1",
    published: str | None = "2021-07-15",
    publisher: str | None = "Le Courrier",
    language: str = "fr",
) -> Document:
    return document_from_text(
        text, id=id, published=published, publisher=publisher, language=language
    )


def record(text: str, *, version: str = "0.1.0", model: str = "small", **known: str) -> Record:
    return SmallReader(version, model).read_document(article(text, **known))


WORLD = (
    article(
        "M. Wang a dit à M. Lavrov que les sanctions et les journaux étrangers lui pèsent. "
        "M. Lavrov a promis que la Russie tiendra.",
        id="wang",
        published="2021-07-15",
    ),
    article(
        "La Chine a averti que l'œuvre commune est en péril. La suite parle d'embargo.",
        id="chine",
        published="2020-01-02",
        publisher="L'Écho du Nord",
    ),
    article("Mme Le Goff a dit que l'État paiera.", id="goff", published=None, publisher=None),
    article("L'ONU a dit que la sanction tombe.", id="onu", published="2022-03-04"),
)
DATES = [date(2020, 1, 2), date(2021, 7, 15), date(2022, 3, 4), None]
