from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.actors.tenure import Tenure, first_day, last_day


def tenure(since: str, until: str = "", asof: str = "2022-08-02", doubt: str = "") -> Tenure:
    return Tenure("FRA.foreign_minister", "person:Q1", since, until, asof, "test", doubt)


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2017, 6, 20), "out"),
        (date(2017, 6, 21), "confirmed"),
        (date(2021, 7, 15), "confirmed"),
        (date(2022, 5, 19), "confirmed"),
        (date(2022, 5, 20), "likely"),
        (date(2022, 5, 21), "out"),
    ],
)
def test_a_closed_tenure_holds_until_the_day_of_leaving(day: date, standing: str) -> None:
    assert tenure("2017-06-21", "2022-05-20").standing(day) == standing


def test_an_open_tenure_is_never_asserted_past_its_asof() -> None:
    stay = tenure("2017-06-21")
    assert stay.standing(date(2022, 8, 2)) == "confirmed"
    assert stay.standing(date(2022, 8, 3)) == "likely"


def test_a_year_is_certain_only_where_all_its_days_agree() -> None:
    stay = tenure("2015", "2018")
    assert stay.standing(date(2014, 12, 31)) == "out"
    assert stay.standing(date(2015, 6, 1)) == "likely"
    assert stay.standing(date(2016, 6, 1)) == "confirmed"
    assert stay.standing(date(2018, 6, 1)) == "likely"
    assert stay.standing(date(2019, 1, 1)) == "out"


def test_what_nobody_verified_never_decides() -> None:
    assert tenure("2017-06-21", doubt="unverified").standing(date(2020, 1, 1)) == "likely"


def test_days_of_months_and_years() -> None:
    assert first_day("2020") == date(2020, 1, 1)
    assert last_day("2020-02") == date(2020, 2, 29)
    assert first_day("2020-02-03") == last_day("2020-02-03") == date(2020, 2, 3)
    assert last_day("1999") == date(1999, 12, 31)


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 4000))
def test_nobody_is_confirmed_outside_the_known_time(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    stay = tenure(start.isoformat(), asof=end.isoformat())
    assert stay.standing(start - timedelta(days=1)) == "out"
    assert stay.standing(end + timedelta(days=1)) == "likely"
    assert stay.standing(start) == "confirmed"
