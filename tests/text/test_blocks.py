from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.text.blocks import MOST_CHARACTERS, split_blocks, turn_label

WRAPPED = """\
PARIS, 4 juin (Agence) - La ministre des Affaires étrangères a déclaré
mardi que la France ne céderait pas aux pressions, et que son pays
– comme ses partenaires – attendait une réponse avant la fin du mois.

« Nous sommes prêts », a-t-elle ajouté devant la presse réunie au Quai
d'Orsay, où elle recevait son homologue.
  Le ministre turc est attendu jeudi à Paris pour un entretien qui devrait
porter sur la Méditerranée orientale.

- un premier point sur lequel les deux parties ont longuement insisté au
  cours de leur entretien ;
- un second point.
"""

LINES = st.sampled_from(
    [
        "Un titre",
        "Une phrase de la dépêche.",
        "- un point",
        "1. Un",
        "M. DUPONT : oui",
        "R – non",
        "a\tb",
        "#",
        "",
        " ",
    ]
)
TEXTS = (
    st.text(max_size=200)
    | st.lists(LINES, max_size=12).map("\n".join)
    | st.text(alphabet="ab. \n\r\t\u2028\u00a0«»-:AB", max_size=200)
)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(text)) for block in split_blocks(text)]


@given(TEXTS)
def test_blocks_are_in_order_trimmed_and_leave_only_white_space(text: str) -> None:
    last = 0
    for block in split_blocks(text):
        words = block.span.of(text)
        assert words and words == words.strip()
        assert not text[last : block.span.start].strip()
        assert last <= block.span.start
        last = block.span.end
    assert not text[last:].strip()


def test_a_line_of_press_text_is_a_paragraph() -> None:
    text = "Accord à Genève\r\n\r\nLes deux parties ont signé.\r\nElles se reverront en mai.\r\n"
    assert kinds(text) == [
        ("heading", "Accord à Genève"),
        ("paragraph", "Les deux parties ont signé."),
        ("paragraph", "Elles se reverront en mai."),
    ]


def test_the_lines_of_a_wrapped_paragraph_are_one_block() -> None:
    found = kinds(WRAPPED)
    assert [kind for kind, _ in found] == ["paragraph"] * 3 + ["list_item"] * 2
    assert found[0][1].endswith("fin du mois.")
    assert found[1][1].endswith("son homologue.")
    assert found[2][1].startswith("Le ministre turc")
    assert found[3][1].endswith("leur entretien ;")


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\u2028"])
def test_wrapping_is_seen_with_any_line_break(newline: str) -> None:
    text = WRAPPED.replace("\n", newline)
    assert len(split_blocks(text)) == 5


def test_a_wrapped_text_may_hold_one_line_that_sticks_out() -> None:
    paragraph = WRAPPED.split("\n\n")[0]
    address = "https://exemple.org/" + "a" * 150
    text = f"{paragraph}\n\n" * 6 + f"Le texte intégral :\n{address}\nen ligne."
    assert [block.span.of(text) for block in split_blocks(text)].count(paragraph) == 6


def test_short_paragraphs_are_not_joined() -> None:
    text = (
        "Le ministre est arrivé lundi matin à Genève.\nLe ministre est reparti mardi soir à Moscou."
    )
    assert len(split_blocks(text)) == 2


@pytest.mark.parametrize(
    "lead",
    ["Il a dit oui.", "Le ministre a répondu à toutes les questions de la presse étrangère."],
)
def test_a_headline_right_above_its_text_is_not_joined(lead: str) -> None:
    headline = "Le ministre chinois reçoit son homologue russe à Pékin"
    assert [
        block.span.of(f"{headline}\n{lead}") for block in split_blocks(f"{headline}\n{lead}")
    ] == [
        headline,
        lead,
    ]


def test_one_sentence_on_two_lines_is_one_block() -> None:
    text = "Le ministre chinois des Affaires étrangères a reçu son homologue\nrusse lundi."
    assert len(split_blocks(text)) == 1


def test_verse_and_columns_are_not_joined() -> None:
    assert len(split_blocks("un deux\ntrois un\ndeux six\n" * 50)) == 150


@pytest.mark.parametrize(
    "line",
    [
        "- Paris soutient", "• Paris", "•Paris", "* Paris", "– Paris", "–Paris", "— Paris",
        "1. Paris", "12) Paris", "3/ Paris", "(a) Paris", "b) Paris", "iv) Paris", "1.\tParis",
    ],
)  # fmt: skip
def test_a_list_item_is_told_by_its_sign(line: str) -> None:
    assert kinds(f"Début du texte.\n{line} la démarche.")[1][0] == "list_item"


@pytest.mark.parametrize(
    "line",
    [
        "-5 °C à Kiev.",
        "1.5 million.",
        "2024. Une année.",
        "« - oui »",
        "1/3 des voix.",
        "Le 3. Corps.",
    ],
)
def test_a_number_or_dash_of_the_text_is_no_list_item(line: str) -> None:
    assert kinds(f"Début du texte.\n{line}")[1][0] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "M. DUPONT : Oui.",
        "Mme LE GALL : Oui.",
        "LE MINISTRE: Oui.",
        "Q : Et ?",
        "Q. – Et ?",
        "R – Oui.",
        "R.- Oui",
        "Q1 : Et ?",
    ],
)
def test_a_speaking_turn_is_told_by_its_label(line: str) -> None:
    assert kinds(f"Début du texte.\n{line}")[1][0] == "turn"


@pytest.mark.parametrize(
    "line",
    [
        "Il a ajouté : « Oui. »",
        "PARIS - Le ministre parle.",
        "Le ministre a dit : non.",
        "Voir https://exemple.org",
        "10h30 : il arrive.",
    ],
)
def test_a_sentence_with_a_colon_or_a_dateline_is_no_turn(line: str) -> None:
    assert kinds(f"Début du texte.\n{line}")[1][0] != "turn"


def test_a_name_in_small_letters_is_a_label_where_it_comes_again() -> None:
    once = "Début.\nSergueï Lavrov : Oui, bien sûr."
    twice = once + "\nLe Monde : Pourquoi ?\nSergueï Lavrov : Parce que."
    assert kinds(once)[1][0] == "paragraph"
    assert [kind for kind, _ in kinds(twice)][1:] == ["turn", "paragraph", "turn"]


def test_a_headline_with_a_colon_is_a_heading() -> None:
    assert (
        kinds("Burundi : le pays demande un départ\n\nLe gouvernement a parlé.")[0][0] == "heading"
    )
    assert (
        kinds("URGENT : le pays demande un départ\n\nLe gouvernement a parlé.")[0][0] == "heading"
    )


def test_a_label_is_read_without_its_colon() -> None:
    assert turn_label("Mme LE GALL\u00a0: oui") == "Mme LE GALL"
    assert turn_label("Le ministre a parlé.") is None


def test_headings_stand_before_something_longer() -> None:
    text = "Titre\n\nUn long paragraphe du sujet.\nSous-titre\nUn autre long paragraphe.\nFin"
    assert [kind for kind, _ in kinds(text)] == [
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
    ]


def test_a_first_line_may_ask_and_still_be_the_headline() -> None:
    assert kinds("Vers un accord ?\n\nLes parties se voient lundi.")[0][0] == "heading"
    assert kinds("Texte.\nVers un accord ?\n\nLes parties se voient lundi.")[1][0] == "paragraph"


def test_a_single_line_is_a_paragraph_and_a_marked_one_a_heading() -> None:
    assert kinds("Les parties ont signé") == [("paragraph", "Les parties ont signé")]
    assert kinds("## Contexte") == [("heading", "## Contexte")]


def test_rows_with_equally_many_tabs_are_table_cells() -> None:
    text = (
        "Les chiffres.\nPays\tMontant\nFrance\t30 €\nPérou\t\nUne\ttabulation égarée de plus.\nFin."
    )
    found = kinds(text)
    assert ("table_cell", "Montant") in found
    assert ("table_cell", "30 €") in found
    assert kinds("Le ministre\ta parlé.\nPuis plus rien.")[0][0] != "table_cell"


def test_a_giant_block_is_cut_at_a_sentence_end() -> None:
    text = "Le ministre a parlé de paix. " * 10_000
    blocks = split_blocks(text)
    assert len(blocks) > 2
    assert all(len(block.span) <= MOST_CHARACTERS for block in blocks)
    assert all(block.span.of(text).endswith("paix.") for block in blocks)


def test_a_giant_block_without_sentences_is_cut_at_a_space_and_a_giant_word_where_it_is() -> None:
    spaced = "mot " * 50_000
    assert all(block.span.of(spaced).endswith("mot") for block in split_blocks(spaced))
    accented = "e\u0301" * 49_999 + "e\u0301\u0327" * 50_000
    blocks = split_blocks(accented)
    assert sum(len(block.span) for block in blocks) == len(accented)
    assert all(block.span.of(accented)[0] == "e" for block in blocks)


def test_a_text_of_white_space_has_no_blocks() -> None:
    assert split_blocks("") == split_blocks(" \r\n\t\u2028") == ()


@pytest.mark.parametrize(
    "text",
    ["mot\n" * 100_000, "\n" * 1_000_000, "a" * 2_000_000, "A " * 500_000 + ":",
     "«" * 10_000 + "»" * 10_000, "a\t" * 200_000, "a" + " " * 2_000_000 + "b"],
    ids=["lines", "newlines", "letters", "label", "marks", "tabs", "spaces"],
)  # fmt: skip
def test_the_time_is_linear(text: str) -> None:
    start = time.perf_counter()
    split_blocks(text)
    assert time.perf_counter() - start < 10
