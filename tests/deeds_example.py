"""Records with acts, made by hand: no model is needed to ask what two sides did to each other."""

from __future__ import annotations

from datetime import date

from verbale.record.types import Act, Actor, Provenance, Quantity, Record, Statement, Time
from verbale.text.document import document_from_text
from verbale.text.span import Span

TEXT = (
    "La Chine versera 2 milliards de dollars à la Russie d'ici 2030 si la paix revient.\n"
    "M. Wang a appelé les deux pays à atteindre 200 milliards de dollars par an.\n"
    "M. Wang a dit que la Russie soutenait la Chine sur la question afghane.\n"
    "La Russie n'a pas condamné la Chine. La Chine et la Russie ont signé un accord."
)
ACTORS = (
    Actor("country:CHN", "country", ("Chine",), "CHN"),
    Actor("country:RUS", "country", ("Russie",), "RUS"),
    Actor("person:wang", "person", ("Wang Yi",), "CHN", "foreign_minister"),
)
CHN, RUS, WANG = (actor.key for actor in ACTORS)


def span(words: str, after: str = "") -> Span:
    """The first place of some words, behind others."""
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))


def made(rule: str, component: str = "verbale_acts", *because: str) -> Provenance:
    return Provenance(component, rule, "0.1.0", "sha256:" + "0" * 64, because)


def deeds(*, id: str = "d1", published: str | None = "2021-07-15") -> Record:
    """A record with a promise, a target, a claim, a negated act and an agreement."""
    document = document_from_text(
        TEXT, id=id, published=published, publisher="Le Courrier", language="fr"
    )
    asked = span("a appelé")
    statements = (
        Statement(
            "s1",
            (WANG,),
            (CHN, RUS),
            asked,
            (span("atteindre 200 milliards de dollars par an"),),
            "indirect",
            type="request",
            provenance=made("appeler + inf", "verbale_statements", "pronoun before the verb"),
        ),
        Statement(
            "s2",
            (WANG,),
            (),
            span("a dit"),
            (span("la Russie soutenait la Chine sur la question afghane"),),
            "indirect",
            type="assertion",
            provenance=made("dire + que", "verbale_statements"),
        ),
    )
    acts = (
        Act(
            "a1",
            "AGREE",
            (CHN,),
            (RUS,),
            span("versera"),
            (span("2 milliards de dollars"),),
            provenance=made("verser: AID"),
            complement=span("2 milliards de dollars à la Russie d'ici 2030"),
            contexts=("economic",),
        ),
        Act(
            "a2",
            "REQUEST",
            (WANG,),
            (CHN, RUS),
            asked,
            provenance=made("appeler: REQUEST", "verbale_acts", "target: addressee"),
        ),
        Act(
            "a3",
            "SUPPORT",
            (RUS,),
            (CHN,),
            span("soutenait"),
            (span("la question afghane"),),
            within="s2",
            provenance=made("soutenir: SUPPORT"),
            issues=("eurovoc:261",),
        ),
        Act(
            "a4",
            "ACCUSE",
            (RUS,),
            (CHN,),
            span("n'a pas condamné"),
            status="negated",
            mode="disapprove",
            provenance=made("condamner: ACCUSE"),
        ),
        Act(
            "a5",
            "SUPPORT",
            (CHN, RUS),
            (CHN, RUS),
            span("ont signé"),
            (span("un accord"),),
            provenance=made("signer: SUPPORT"),
        ),
    )
    return Record(
        document=document,
        version="0.1.0",
        model="by hand",
        actors=ACTORS,
        statements=statements,
        acts=acts,
        quantities=(
            Quantity(span("2 milliards de dollars"), 2_000_000_000, "USD"),
            Quantity(span("200 milliards de dollars"), 200_000_000_000, "USD", "year"),
        ),
        times=(Time(span("2030"), "2030", None, date(2030, 12, 31), "year", "by"),),
        layers=("mentions", "statements", "acts", "quantities", "times"),
    )
