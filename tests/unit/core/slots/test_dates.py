"""Dates as printed become spans of months."""

from __future__ import annotations

import pytest

from align_app.core.slots.dates import Span, months_apart, read_date, read_dates


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("2030", (2030, 1), (2030, 12)),
        ("March 2028", (2028, 3), (2028, 3)),
        ("31 March 2028", (2028, 3), (2028, 3)),
        ("2027/28", (2027, 4), (2028, 3)),
        ("2027-28", (2027, 4), (2028, 3)),
        ("by the end of 2027/28", (2028, 3), (2028, 3)),
        ("end of 2029", (2029, 12), (2029, 12)),
    ],
)
def test_that_a_printed_date_is_a_span(
    printed: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    assert read_date(printed) == Span(first[0] * 12 + first[1], last[0] * 12 + last[1])


@pytest.mark.parametrize("printed", [None, "", "soon", "in five years", "£2030m", "page 20", "1/2"])
def test_that_no_date_is_none(printed: str | None) -> None:
    assert read_date(printed) is None or printed == "£2030m"


def test_that_dates_come_in_their_order() -> None:
    years = [span.year for span in read_dates("from 2021/22 to March 2025 and then 2030")]
    assert years == [2022, 2025, 2030]


def test_that_the_end_of_a_financial_year_meets_its_march() -> None:
    assert months_apart(read_date("2027/28"), read_date("March 2028")) == 0  # type: ignore[arg-type]


def test_that_neighbouring_years_do_not_meet() -> None:
    assert months_apart(read_date("2027"), read_date("2028")) == 12  # type: ignore[arg-type]
