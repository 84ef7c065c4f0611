from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.ask.filter import Filter
from verbale.errors import InvalidQuestion
from verbale.stores import Query


def test_strings_become_what_they_mean() -> None:
    assert Filter.parse(
        {
            "speaker": " CHN ",
            "addressee": "Lavrov",
            "since": "2021-07-15",
            "until": "2021-07-16",
            "publisher": "AFP",
            "search": "sanctions",
            "anywhere": "true",
            "language": "fr",
            "document": "a1",
            "limit": "20",
            "after": "2021-07-15:1:2",
        }
    ) == Filter(
        speaker="CHN",
        addressee="Lavrov",
        since=date(2021, 7, 15),
        until=date(2021, 7, 16),
        publisher="AFP",
        search="sanctions",
        anywhere=True,
        language="fr",
        document="a1",
        limit=20,
        after="2021-07-15:1:2",
    )


def test_what_is_empty_says_nothing() -> None:
    assert Filter.parse({"speaker": "", "since": None, "limit": "  "}) == Filter()


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-07", date(2021, 7, 1), date(2021, 7, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-07-15", date(2021, 7, 15), date(2021, 7, 15)),
    ],
)
def test_a_year_or_month_stands_for_its_first_and_last_day(
    value: str, first: date, last: date
) -> None:
    assert Filter.parse({"since": value}).since == first
    assert Filter.parse({"until": value}).until == last


@pytest.mark.parametrize(
    "value", ["hier", "2021-13", "2021-00", "2021-02-30", "0000", "21-07-15", "2021-7", "٢٠٢١"]
)
def test_what_is_no_date_is_refused_with_an_example(value: str) -> None:
    with pytest.raises(InvalidQuestion, match=r"since .* is no date: write 2021"):
        Filter.parse({"since": value})


@given(st.text("0123456789-", max_size=10))
def test_any_string_of_digits_is_a_date_or_refused(value: str) -> None:
    try:
        found = Filter.parse({"until": value}).until
    except InvalidQuestion:
        return
    assert found is None or isinstance(found, date)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"speakr": "CHN"}, "did you mean speaker"),
        ({"colour": "red"}, "known: act, addressee"),
        ({"limit": "0"}, "one row at least"),
        ({"limit": "-1"}, "no count"),
        ({"limit": "many"}, "no count"),
        ({"limit": "99999999999"}, "no count"),
        ({"anywhere": "perhaps", "search": "x"}, "true or false"),
        ({"anywhere": "true"}, "nothing to search"),
        ({"search": "-Syrie"}, "at least one word"),
        ({"since": "2022", "until": "2021"}, "lies after"),
    ],
)
def test_a_question_without_meaning_is_refused(values: dict[str, str], message: str) -> None:
    with pytest.raises(InvalidQuestion, match=message):
        Filter.parse(values)


def test_the_store_is_asked_for_all_but_limit_and_place() -> None:
    assert Filter(speaker="CHN", since=date(2021, 1, 1), limit=3, after="x").query() == Query(
        speaker="CHN", since=date(2021, 1, 1)
    )
