from __future__ import annotations

from verbale.text.wrapping import joined, lines_of

FULL = (
    "Le ministre chinois des Affaires étrangères a souligné que les deux\n"
    "pays devaient poursuivre leur coopération dans tous les domaines de\n"
    "la vie politique."
)


def never(line: str) -> bool:
    return False


def test_lines_know_their_place_their_indent_and_what_comes_before() -> None:
    lines = lines_of("  un\n\n\tdeux \ntrois")
    assert [(line.start, line.end, line.indent, line.apart) for line in lines] == [
        (2, 4, 2, True),
        (7, 11, 1, True),
        (13, 18, 0, False),
    ]
    assert lines[0].width == 4


def test_crlf_is_one_line_break() -> None:
    assert [line.apart for line in lines_of("un\r\ndeux\r\n\r\ntrois")] == [True, False, True]


def test_full_lines_go_on_in_the_next() -> None:
    assert len(joined(FULL, lines_of(FULL), never)) == 1


def test_a_line_with_room_left_ends_its_paragraph() -> None:
    text = FULL + "\n" + FULL
    assert len(joined(text, lines_of(text), never)) == 2


def test_lines_that_end_in_full_stops_are_paragraphs_however_alike() -> None:
    text = "Le ministre de la Défense est arrivé lundi à Genève.\n" * 5
    assert len(joined(text, lines_of(text), never)) == 5


def test_lines_wider_than_any_wrapping_are_paragraphs() -> None:
    text = "\n".join(["mot " * 40] * 4)
    assert len(joined(text, lines_of(text), never)) == 4


def test_a_deeper_indent_opens_a_paragraph() -> None:
    first = FULL.replace(
        "la vie politique.", "la vie politique, économique, sociale et même culturelle du pays."
    )
    text = first + "\n    " + FULL
    assert len(joined(text, lines_of(text), never)) == 2


def test_where_no_empty_line_parts_them_a_full_stop_with_room_left_parts_paragraphs() -> None:
    one = (
        "La ministre a indiqué mardi que les deux pays devaient poursuivre leurs\n"
        "échanges dans tous les domaines, y compris ceux où ils ne voient pas du\n"
        "tout les choses du même œil, et qu'un accord serait signé bientôt.\n"
    )
    two = (
        "Son homologue a pour sa part rappelé que la confiance ne se décrète pas\n"
        "et que la signature attendrait encore la fin des travaux que les experts\n"
        "mènent depuis deux ans à Genève et à Vienne."
    )
    text = (one + two + "\n") * 8
    paragraphs = joined(text, lines_of(text), never)
    assert [text[each.start : each.end] for each in paragraphs[:2]] == [one.strip(), two]
