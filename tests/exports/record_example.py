"""A record by hand, from a text of our own, for the tests of every output format."""

from __future__ import annotations

from datetime import date

from verbale.record.types import Actor, Mention, Mode, Provenance, Record, Statement
from verbale.text.document import Block, Document
from verbale.text.span import Span

TEXT = (
    "La Norlande et l'Ostrie veulent rouvrir le détroit\n"
    "\n"
    "La ministre norlandaise des Affaires étrangères, Ingrid Solberg-Maté, a déclaré lundi que son "
    "pays « ne posera aucune condition » à la reprise des pourparlers avec l'Ostrie.\n"
    "\n"
    "« Nous avons reçu leurs garanties. Elles nous suffisent », a-t-elle dit à son homologue "
    "ostrien, Tomas Berec, précisant que le premier ministre avait promis de rouvrir le détroit "
    "avant l'été.\n"
    "\n"
    "Les escortes navales, selon une source proche du dossier, seront levées en mai.\n"
)

PEOPLE = (
    Actor("NOR", "country", ("Norlande",), country="NLD"),
    Actor("solberg", "person", ("Ingrid Solberg-Maté",), country="NLD", role="foreign_minister"),
    Actor("berec", "person", ("Tomas Berec",), country="OST", role="foreign_minister"),
    Actor("pm", "office", ("premier ministre",), role="head_of_government"),
)


def place(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def blocks(text: str) -> tuple[Block, ...]:
    found: list[Block] = []
    start = 0
    for part in text.split("\n\n"):
        stripped = part.strip()
        if stripped:
            begin = start + part.index(stripped)
            span = Span(begin, begin + len(stripped))
            found.append(Block(span, "paragraph" if found else "heading"))
        start += len(part) + 2
    return tuple(found)


def because(*steps: str) -> Provenance:
    return Provenance("verbale_statements", "cue_verb", "0.1.0", "sha256:0", steps)


def example(title: str | None = "La Norlande et l'Ostrie veulent rouvrir le détroit") -> Record:
    document = Document(
        "example",
        TEXT,
        blocks(TEXT),
        published=date(2024, 4, 8),
        publisher="Agence du Nord",
        title=title,
    )
    return Record(
        document,
        version="0.1.0",
        model="none",
        actors=PEOPLE,
        mentions=(Mention(place("Tomas Berec"), ("berec",)),),
        statements=(
            Statement(
                "s1",
                ("solberg",),
                (),
                place("a déclaré"),
                (
                    place(
                        "son pays « ne posera aucune condition » à la reprise des pourparlers avec "
                        "l'Ostrie"
                    ),
                ),
                "mixed",
                voice=place("La ministre norlandaise des Affaires étrangères, Ingrid Solberg-Maté"),
                provenance=because("title and name stand beside the cue", "one person fits"),
            ),
            Statement(
                "s2",
                ("solberg",),
                ("berec",),
                place("a-t-elle dit"),
                (place("Nous avons reçu leurs garanties. Elles nous suffisent"),),
                "direct",
                provenance=because("`elle` is the last woman who spoke"),
            ),
            Statement(
                "s3",
                ("solberg",),
                ("berec",),
                place("précisant"),
                (place("le premier ministre avait promis de rouvrir le détroit avant l'été"),),
                "indirect",
            ),
            Statement(
                "s4",
                ("pm",),
                (),
                place("avait promis"),
                (place("rouvrir le détroit avant l'été"),),
                "indirect",
                within="s3",
            ),
            Statement(
                "s5",
                (),
                (),
                place("selon"),
                (place("Les escortes navales"), place("seront levées en mai")),
                "indirect",
                voice=place("une source proche du dossier"),
            ),
        ),
    )


def record_of(text: str, *contents: tuple[int, int], mode: Mode = "indirect") -> Record:
    """Return a record of any text with one statement of an unknown speaker per pair of bounds."""
    statements = tuple(
        Statement(f"s{n}", (), (), None, (Span(*bounds),), mode)
        for n, bounds in enumerate(contents)
    )
    document = Document("any", text, blocks(text))
    return Record(document, version="0.1.0", model="none", statements=statements)
