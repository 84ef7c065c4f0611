from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest

from verbale.ask.positions import STANCE_OF_ACT, STANCE_OF_CUE
from verbale.languages.cue import TYPES
from verbale.ontology.plover import load_ontology
from verbale.record.types import (
    ActorKind,
    ActType,
    Approximation,
    Bound,
    Mode,
    Per,
    Role,
    Status,
)
from verbale.stores.pages import Count
from verbale.web.countries import called
from verbale.web.marking import marked
from verbale.web.timeline import plot
from verbale.web.words import languages, preferred, words


def test_both_languages_have_the_same_messages_with_the_same_places() -> None:
    english, french = (languages()[code].messages for code in ("en", "fr"))
    assert set(english) == set(french)
    for key, message in english.items():
        if isinstance(message, str):
            places = re.findall(r"\{\w+\}", message)
            assert sorted(places) == sorted(re.findall(r"\{\w+\}", french[key])), key


FAMILIES: dict[str, Iterable[str]] = {
    "act": get_args(ActType),
    "act_mode": {mode.name for type in load_ontology().types.values() for mode in type.modes},
    "approximate": get_args(Approximation),
    "bound": get_args(Bound),
    "kind": get_args(ActorKind),
    "mode": get_args(Mode),
    "per": get_args(Per),
    "role": get_args(Role),
    "stance": {*STANCE_OF_ACT.values(), *STANCE_OF_CUE.values()},
    "statement": TYPES,
    "status": get_args(Status),
}
# Words that both languages spell alike.
ALIKE = {
    *("boycott", "concession", "drone", "explosives", "expulsion", "justice", "minister"),
    *("organisation", "police", "question", "relations", "restriction", "torture", "violence"),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_code_of_the_record_has_a_word_in_every_language(family: str) -> None:
    for language, spoken in languages().items():
        missing = {code for code in FAMILIES[family] if f"{family}.{code}" not in spoken.messages}
        assert missing == set(), language


@pytest.mark.parametrize("family", FAMILIES)
def test_a_french_word_is_no_code(family: str) -> None:
    english, french = words("en"), words("fr")
    for code in set(FAMILIES[family]) - ALIKE:
        assert french.term(family, code) not in (code, english.term(family, code)), code


@pytest.mark.parametrize("type", get_args(ActType))
def test_the_code_of_an_act_stays_beside_its_french_word(type: ActType) -> None:
    assert re.fullmatch(rf"\w[^()]+ \({type}\)", words("fr").term("act", type))
    assert words("en").term("act", type) == type


def test_a_code_without_a_word_is_shown_as_it_is() -> None:
    assert str(words("fr").term("act", "<b>")) == "&lt;b&gt;"
    assert str(words("fr").act("REQUEST", "meet")) == "Demander (REQUEST) · rencontre"
    assert str(words("en").act("REQUEST", None)) == "REQUEST"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("fr", "fr"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("en;q=0.5, fr;q=0.9", "fr"),
        ("de, it", "en"),
        ("fr;q=none", "en"),
        (",,;;", "en"),
    ],
)
def test_the_browser_says_the_language(header: str, language: str) -> None:
    assert preferred(header) == language


def test_numbers_and_days_stand_in_the_readers_form() -> None:
    english, french = words("en"), words("fr")
    assert english.number(1234567) == "1,234,567"
    assert french.number(1234567) == "1\u202f234\u202f567"
    assert english.day(date(2021, 7, 1)) == "1 July 2021"
    assert french.day("2021-07-01") == "1ᵉʳ juillet 2021"
    assert (english.day("2021"), french.day("2021-07")) == ("2021", "juillet 2021")
    assert (english.day(None), french.day("")) == ("undated", "sans date")
    assert english.day("2021-W03") == "2021-W03"
    assert str(french.counted("documents", 0)) == "0 document"
    assert str(english.counted("documents", 0)) == "0 documents"
    assert english.moment("2024-01-02T03:04:05+00:00") == "2 January 2024, 03:04 UTC"


def test_what_is_filled_in_is_escaped() -> None:
    assert str(words("en")("issue.title", words="<b>")) == "Issue: &lt;b&gt;"
    assert '"' not in words("en")("search_hint")


@pytest.mark.parametrize(
    ("search", "hits"),
    [
        ("sanction", ["Sanctions"]),
        ("embarg*", ["embargo"]),
        ('"les sanctions"', ["Les", "Sanctions"]),
        ("-embargo Sanctions", ["Sanctions"]),
        ("<b>", []),
        ("-only", []),
        (None, []),
    ],
)
def test_found_words_are_marked_and_everything_is_escaped(
    search: str | None, hits: list[str]
) -> None:
    text = str(marked("Les Sanctions <i>ou</i> l’embargo", search))
    assert re.findall(r'<mark class="hit">(\w+)</mark>', text) == hits
    assert "<i>" not in text


def days(*pairs: tuple[str, int]) -> list[Count]:
    return [Count(day, day, number) for day, number in pairs]


def test_a_time_line_has_a_mark_for_each_day_or_month_and_none_overflows() -> None:
    near = plot(
        days(("2024-01-01", 3), ("2024-01-05", 1)), [], address=lambda side, at: f"/{side}/{at}"
    )
    assert near is not None
    assert [bar.address for bar in near.bars] == ["/above/2024-01-01", "/above/2024-01-05"]
    far = plot(
        days(("2019-01-01", 3), ("2019-01-09", 1)),
        days(("2024-12-31", 8)),
        address=lambda side, at: f"/{side}/{at}",
    )
    assert far is not None
    assert [(bar.side, bar.at, bar.number) for bar in far.bars] == [
        ("above", "2019-01", 4),
        ("below", "2024-12", 8),
    ]
    for drawn in (near, far):
        assert all(bar.x >= 0 and bar.x + bar.width <= drawn.width for bar in drawn.bars)
        assert all(bar.y >= 0 and bar.y + bar.height <= drawn.height for bar in drawn.bars)
    assert plot([], [], address=lambda side, at: "") is None


@pytest.mark.parametrize("length", [1, 2, 3, 9, 25, 60, 120])
def test_the_days_under_a_time_line_stand_apart_and_whole(length: int) -> None:
    last = (date(2024, 4, 1) + timedelta(days=length - 1)).isoformat()
    drawn = plot(days(("2024-04-01", 1), (last, 2)), [], address=lambda side, at: "")
    assert drawn is not None
    places = [tick.x for tick in drawn.ticks]
    assert places
    assert all(60 <= place <= drawn.width - 60 for place in places)
    assert all(after - before >= 119 for before, after in pairwise(places))


@pytest.mark.parametrize(
    ("last", "ticks"),
    [
        ("2019-06-30", ["2019-01", "2019-02", "2019-03", "2019-04", "2019-05", "2019-06"]),
        (
            "2020-12-31",
            ["2019-04", "2019-07", "2019-10", "2020-01", "2020-04", "2020-07", "2020-10"],
        ),
        ("2025-12-31", ["2020", "2021", "2022", "2023", "2024", "2025"]),
        ("2999-12-31", ["2200", "2400", "2600", "2800"]),
    ],
)
def test_months_and_years_under_a_time_line_stand_apart_and_whole(
    last: str, ticks: list[str]
) -> None:
    drawn = plot(days(("2019-01-01", 1), (last, 2)), [], address=lambda side, at: "")
    assert drawn is not None
    assert [tick.at for tick in drawn.ticks] == ticks
    assert all(50 <= tick.x <= drawn.width - 50 for tick in drawn.ticks)
    assert all(two.x - one.x >= 99 for one, two in pairwise(drawn.ticks))


def test_a_long_document_with_two_thousand_entries_is_made_in_a_second() -> None:

    from exports.record_example import blocks
    from verbale.record.types import Actor, Record, Statement
    from verbale.text.document import Document
    from verbale.text.span import Span
    from verbale.web.reading import reading

    paragraph = "Le ministre a dit que le port ouvre bientôt. " * 10
    text = "\n\n".join([paragraph] * 222)[:100_000]
    made = tuple(
        Statement(f"s{n}", ("a",), (), Span(n * 48, n * 48 + 9), (Span(n * 48 + 10, n * 48 + 90),),
                  "indirect")
        for n in range(2000)
    )  # fmt: skip
    record = Record(
        Document("long", text, blocks(text)),
        version="0.1.0",
        model="none",
        actors=(Actor("a", "person", ("A",)),),
        statements=made,
    )
    view = reading(record, words("en"))
    assert len(view.cards) == 2000


@pytest.mark.parametrize(
    ("key", "name", "shown"),
    [
        ("country:DEU", "Allemagne", "Germany"),
        ("country:DEU", "Reich", "Reich"),
        ("country:XYZ", "Norlande", "Norlande"),
        ("person:DEU", "Allemagne", "Allemagne"),
    ],
)
def test_a_country_of_the_store_is_called_as_the_readers_language_does(
    key: str, name: str, shown: str
) -> None:
    assert called(key, name, "en") == shown
    assert called(key, name, "fr") == name
