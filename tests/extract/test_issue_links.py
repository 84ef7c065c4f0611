from __future__ import annotations

import json
from dataclasses import replace

import pytest

from deeds_example import RUS, TEXT, deeds, span
from verbale.extract.issues import contexts_of, issues_of, linked, linked_acts
from verbale.extract.issues_build import build, main
from verbale.ontology.issues import load_issues
from verbale.record.types import Actor
from verbale.text.span import Span


def labels(words: str) -> list[str]:
    concepts = load_issues().concepts
    keys = issues_of([Span(0, len(words))], words, language="fr")
    return [concepts[key].label for key in keys]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("la question afghane", ["Afghanistan"]),
        ("l’aide humanitaire aux réfugiés", ["aide humanitaire", "réfugié"]),
        ("un CESSEZ-LE-FEU durable", ["cessez-le-feu"]),
        ("les droits de l'homme", ["droits de l'homme"]),
        ("la lutte contre le terrorisme", ["terrorisme"]),
        ("des accords de libre-échange", ["accord de libre-échange"]),
        ("leur coopération", []),
        ("les deux pays", []),
        ("", []),
    ],
)
def test_words_name_these_issues(words: str, expected: list[str]) -> None:
    assert labels(words) == expected


def test_a_link_stands_where_its_words_do() -> None:
    words = "Pour l’aide humanitaire !"
    [(start, end, _)] = linked(words, language="fr")
    assert words[start:end] == "aide humanitaire"


def test_a_language_without_words_links_nothing() -> None:
    assert linked("aide humanitaire", language="xx") == []
    assert contexts_of([Span(0, 5)], "santé", language="xx") == ()


def test_a_country_that_takes_part_is_no_issue_of_the_act() -> None:
    record = deeds()
    act = next(one for one in record.acts if one.id == "a3")
    afghan = Actor(RUS, "country", ("Afghanistan",), "AFG")
    assert linked_acts([act], record.actors, record.document)[0].issues == ("eurovoc:261",)
    assert linked_acts([act], [afghan], record.document)[0].issues == ()


def test_the_words_of_an_amount_name_no_issue() -> None:
    record = deeds()
    act = replace(record.acts[2], about=(span("la question afghane"),), complement=None)
    quantity = replace(record.quantities[0], span=span("afghane"))
    assert linked_acts([act], record.actors, record.document, [quantity])[0].issues == ()


def test_contexts_are_those_of_all_words_of_the_act() -> None:
    spans = [span("un accord"), span("la paix")]
    assert contexts_of(spans, TEXT, language="fr") == ()
    assert contexts_of([Span(0, 12)], "le parlement", language="fr") == ("legislative",)


SOURCE = [
    {"id": 1, "fr": "pêche", "en": "fishing", "alt_fr": ["pêcherie"], "broader": [2]},
    {"id": 2, "fr": "aide", "en": "aid", "alt_fr": ["aide aux pêcheurs"], "broader": None},
    {"id": 3, "fr": "Peche", "en": "peach", "alt_fr": [], "broader": ["c_9"]},
    {"id": "c_9", "fr": "Pérou (nord)", "en": "x", "alt_fr": [], "broader": None},
    {"id": 5, "fr": "Pérou", "en": "Peru", "alt_fr": [], "broader": [1]},
]


def test_the_build_leaves_out_what_could_be_linked_wrongly() -> None:
    import gzip

    lines = gzip.decompress(build(json.dumps(one) for one in SOURCE)).decode().splitlines()
    assert lines == [
        "key,label,english,country,broader,forms",
        "eurovoc:1,pêche,fishing,,eurovoc:2,",
        "eurovoc:2,aide,aid,,,aide pecheur",
        "eurovoc:3,Peche,peach,,eurovoc:c_9,",
        "eurovoc:5,Pérou,Peru,PER,eurovoc:1,perou|peruvien|peruvienne",
        "eurovoc:c_9,Pérou (nord),x,,,",
    ]


def test_the_build_gives_the_same_bytes_again() -> None:
    lines = [json.dumps(one) for one in SOURCE]
    assert build(lines) == build(reversed(lines))


def test_the_build_asks_for_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "which source?" in capsys.readouterr().err
