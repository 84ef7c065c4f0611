from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.languages import calendar
from verbale.languages.calendar import DateRange
from verbale.languages.values import FoundTime, Part
from verbale.record.types import Bound

JULY = calendar.month(7, 2021)


@pytest.mark.parametrize(
    ("stretch", "iso"),
    [
        (calendar.day(date(2021, 7, 15)), "2021-07-15"),
        (calendar.week(date(2021, 7, 15)), "2021-07-12/2021-07-18"),
        (calendar.weekend(date(2021, 7, 15)), "2021-07-17/2021-07-18"),
        (calendar.month(2, 2024), "2024-02"),
        (calendar.year(2021), "2021"),
        (calendar.years(2011, 2014), "2011/2014"),
        (calendar.quarter(1, 2026), "2026-01-01/2026-03-31"),
        (calendar.half(2, 2026), "2026-07-01/2026-12-31"),
        (calendar.season(0, 2024), "2024"),
        (calendar.season(3, 2024), "2024"),
        (JULY.to(calendar.month(9, 2021)), "2021-07/2021-09"),
        (calendar.year(2011).to(calendar.year(2014)), "2011/2014"),
        (calendar.season(1, 2017).to(calendar.season(3, 2017)), "2017"),
        (
            calendar.day(date(2021, 5, 12)).to(calendar.day(date(2021, 5, 14))),
            "2021-05-12/2021-05-14",
        ),
    ],
)
def test_a_stretch_is_written_as_short_as_it_is_exact(stretch: DateRange, iso: str) -> None:
    assert stretch.iso() == iso


def test_a_stretch_turned_round_is_put_right() -> None:
    late, early = calendar.day(date(2021, 5, 14)), calendar.day(date(2021, 5, 12))
    assert late.to(early) == early.to(late)


def test_months_are_shifted_to_the_last_day_where_the_month_is_shorter() -> None:
    assert calendar.shift_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert calendar.shift_months(date(2024, 12, 15), 1) == date(2025, 1, 15)


def test_what_the_calendar_has_not_is_none() -> None:
    assert calendar.valid(2023, 2, 29) is None
    assert calendar.valid(2023, 13, 1) is None
    assert calendar.valid(0, 1, 1) is None
    assert calendar.shift_days(date.max, 1) is None


@pytest.mark.parametrize(
    ("bound", "part", "limits"),
    [
        (None, None, (date(2021, 7, 1), date(2021, 7, 31))),
        ("by", None, (None, date(2021, 7, 31))),
        ("until", None, (None, date(2021, 7, 31))),
        ("before", None, (None, date(2021, 6, 30))),
        ("before", "end", (None, date(2021, 7, 31))),
        ("since", None, (date(2021, 7, 1), None)),
        ("after", None, (date(2021, 8, 1), None)),
        (None, "start", (date(2021, 7, 1), date(2021, 7, 10))),
        (None, "middle", (date(2021, 7, 11), date(2021, 7, 21))),
        (None, "end", (date(2021, 7, 22), date(2021, 7, 31))),
    ],
)
def test_a_limit_leaves_one_side_open(
    bound: Bound | None, part: Part | None, limits: tuple[date | None, date | None]
) -> None:
    assert FoundTime(0, 1, JULY, "month", None, part, bound).limits() == limits


def test_a_week_has_no_thirds() -> None:
    week = calendar.week(date(2021, 7, 15))
    found = FoundTime(0, 1, week, "this", part="end")
    assert found.limits() == (week.earliest, week.latest)


def test_a_time_without_a_range_has_no_value_and_no_limits() -> None:
    found = FoundTime(0, 1, None, "weekday", clock="04:30", bound="by")
    assert found.iso() is None
    assert found.limits() == (None, None)


def test_a_time_of_day_follows_its_day() -> None:
    found = FoundTime(0, 1, calendar.day(date(2024, 6, 3)), "weekday", clock="03:30Z")
    assert found.iso() == "2024-06-03T03:30Z"


@given(st.dates())
def test_every_day_lies_in_its_week_month_and_year(day: date) -> None:
    for stretch in (
        calendar.week(day),
        calendar.month(day.month, day.year),
        calendar.year(day.year),
        calendar.quarter((day.month + 2) // 3, day.year),
        calendar.half(1 if day.month < 7 else 2, day.year),
    ):
        assert stretch.earliest <= day <= stretch.latest
