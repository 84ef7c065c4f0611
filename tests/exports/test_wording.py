from __future__ import annotations

from dataclasses import replace
from datetime import date

from exports.record_example import example, record_of
from verbale.exports.wording import (
    actors_by_key,
    counted,
    day,
    headline,
    in_reading_order,
    known,
    name,
    origin,
    summary,
)
from verbale.record.types import Statement
from verbale.text.span import Span


def say(identifier: str, within: str | None = None) -> Statement:
    return Statement(identifier, (), (), None, (Span(0, 1),), "indirect", within=within)


def test_inner_statements_stand_right_after_their_outer_one() -> None:
    ordered = in_reading_order([say("a"), say("b"), say("c", "a"), say("d", "c")])
    assert [(s.id, number, depth) for s, number, depth in ordered] == [
        ("a", 1, 0),
        ("c", 2, 1),
        ("d", 3, 2),
        ("b", 4, 0),
    ]


def test_circles_and_missing_outer_statements_leave_nothing_out() -> None:
    ordered = in_reading_order([say("a", "b"), say("b", "a"), say("c", "nowhere")])
    assert sorted(s.id for s, _, _ in ordered) == ["a", "b", "c"]


def test_ten_thousand_nested_statements_are_put_in_order() -> None:
    chain = [say("0"), *(say(str(n), str(n - 1)) for n in range(1, 10_000))]
    assert in_reading_order(chain)[-1][1:] == (10_000, 9_999)


def test_summary_counts_modes_speakers_and_unknown_ones() -> None:
    assert summary(example()) == [
        "5 statements (1 direct, 3 indirect, 1 mixed)",
        "2 speakers",
        "1 by an unknown speaker",
    ]
    assert summary(record_of("Rien.")) == ["0 statements"]


def test_a_country_needs_no_code_and_a_missing_actor_shows_its_key() -> None:
    actors = actors_by_key(example())
    assert origin("NOR", actors) == ""
    assert origin("berec", actors) == "OST"
    assert origin("nobody", actors) == ""
    assert name("berec", actors) == "Tomas Berec"
    assert name("nobody", actors) == "nobody"


def test_a_document_is_headed_by_title_first_words_or_id() -> None:
    document = example(title="Titre\nlong").document
    assert headline(document) == "Titre long"
    assert headline(replace(document, title=None)).startswith("La Norlande")
    assert headline(record_of("").document) == "any"
    assert headline(record_of("mot " * 100).document) == ("mot " * 49) + "mot …"


def test_what_is_known_of_a_document_is_one_line() -> None:
    assert known(example().document) == "Agence du Nord · 8 April 2024 · example"
    assert known(record_of("Oui.").document) == "any"


def test_days_and_counts_do_not_depend_on_the_machine() -> None:
    assert day(date(2024, 12, 1)) == "1 December 2024"
    assert counted(1_200, "reply", "replies") == "1,200 replies"
