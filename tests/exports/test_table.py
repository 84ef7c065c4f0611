from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from exports.record_example import example, record_of
from verbale.exports.table import to_table
from verbale.record.types import Actor, Statement
from verbale.text.span import Span


def lines(width: int = 80) -> list[str]:
    return [line.replace("\u00a0", " ") for line in to_table(example(), width=width).splitlines()]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_head_has_title_publisher_day_and_counts() -> None:
    head = lines()[:3]
    assert head[0] == "La Norlande et l'Ostrie veulent rouvrir le détroit"
    assert head[1] == "Agence du Nord · 8 April 2024 · example"
    assert head[2].startswith("5 statements (1 direct, 3 indirect, 1 mixed) · 2 speakers")


def test_a_statement_shows_number_speaker_addressee_cue_and_mode() -> None:
    (line,) = [line for line in lines() if line.startswith(" 2 ")]
    assert "Ingrid Solberg-Maté (NLD) → Tomas Berec (OST) · a-t-elle dit" in line
    assert line.endswith("direct")


def test_direct_words_stand_in_quotation_marks_and_others_do_not() -> None:
    shown = lines()
    assert "   « Nous avons reçu leurs garanties. Elles nous suffisent »" in shown
    assert "   le premier ministre avait promis de rouvrir le détroit avant l'été" in shown


def test_an_inner_statement_is_indented_under_its_outer_one() -> None:
    (line,) = [line for line in lines() if "avait promis " in line and "premier ministre ·" in line]
    assert line.startswith("     4 premier ministre")


def test_an_unknown_speaker_is_a_question_mark_with_the_words_that_name_it() -> None:
    assert any(line.startswith(" 5 ? une source proche du dossier · selon") for line in lines())


def test_pieces_of_one_content_are_joined_by_an_ellipsis() -> None:
    assert "   Les escortes navales … seront levées en mai" in lines()


def test_a_record_without_statements_says_so() -> None:
    assert "No statement was found" in to_table(record_of("Rien à signaler."))


def test_warnings_are_shown() -> None:
    warned = replace(example(), warnings=("read as Windows-1252",))
    assert "Note: read as Windows-1252" in to_table(warned)
    document = replace(warned.document, warnings=warned.warnings)
    twice = replace(warned, document=document)
    assert to_table(twice).count("Note: read as Windows-1252") == 1


def test_a_title_that_is_missing_is_replaced_by_the_first_words() -> None:
    assert to_table(example(title=None)).startswith("La Norlande et l'Ostrie veulent rouvrir")


@pytest.mark.parametrize("width", [40, 57, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(cell_len(line) for line in to_table(example(), width=width).splitlines()) <= width


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_word_is_lost_at_any_width(width: int) -> None:
    shown = squeezed(" ".join(lines(width)))
    assert "son pays « ne posera aucune condition » à la reprise des pourparlers" in shown


def test_a_guillemet_never_stands_on_a_line_of_its_own() -> None:
    for width in range(40, 90):
        for line in lines(width):
            assert not line.strip().startswith("»")
            assert not line.rstrip().endswith("«")


def test_without_colour_there_is_no_escape_code() -> None:
    assert "\x1b" not in to_table(example())
    assert "\x1b[" in to_table(example(), color=True)


def test_quoted_words_of_a_mixed_statement_are_coloured() -> None:
    assert "\x1b[32m«\u00a0ne posera aucune condition\u00a0»\x1b[0m" in to_table(
        example(), color=True
    )


def test_markup_and_escape_codes_in_an_article_are_only_words() -> None:
    text = "[red]Alerte[/red] \x1b]0;titre\x07 :smile: \u202efin"
    record = record_of(text, (0, len(text)))
    shown = squeezed(to_table(record))
    assert "[red]Alerte[/red] ]0;titre :smile: fin" in shown


def test_names_titles_and_publishers_are_cleaned_too() -> None:
    record = record_of("Oui.", (0, 3))
    hostile = "\x1b[2J[bold]Nom"
    record = replace(
        record,
        document=replace(record.document, title=hostile, publisher=hostile),
        actors=(Actor("x", "person", (hostile,)),),
        statements=(Statement("s", ("x",), ("x",), None, (Span(0, 3),), "direct"),),
    )
    shown = to_table(record)
    assert "\x1b" not in shown
    assert shown.count("[2J[bold]Nom") == 4


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=80), st.integers(20, 130))
def test_any_text_can_be_shown(text: str, width: int) -> None:
    shown = to_table(record_of(text, (0, len(text)), mode="direct"), width=width, color=False)
    assert "\x1b" not in shown
    assert shown.endswith("\n")
