"""Statements in tables: a row of actions, a row of measures, a row of a trajectory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from align_app.core.finding.dates import find_dates
from align_app.core.finding.indicators import match_indicator
from align_app.core.finding.numbers import Quantity, cell_number, rate_in
from align_app.core.finding.passages import Piece
from align_app.core.finding.plain_text import plain
from align_app.core.finding.table_grid import Grid, Row
from align_app.core.model import Measure, TrajectoryPoint
from align_app.core.vocabulary.finding_rules import FindingRules
from align_app.core.vocabulary.indicators import IndicatorEntry, Indicators

_YEAR_LIKE = re.compile(
    r"^\d{4}|^q[1-4]\b|^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)


@dataclass(frozen=True, slots=True)
class RowFound:
    """One row that is a statement: its pieces, and what its columns tell."""

    row: Row
    pieces: tuple[Piece, ...]
    words: str
    measure: Measure | None
    lead: str | None
    partners: tuple[str, ...]
    by: str | None
    number: str | None


def rows_of(grid: Grid, *, rules: FindingRules, indicators: Indicators) -> Iterator[RowFound]:
    """The rows of a table that say what will be done or reached."""
    if _measured(grid):
        for row in grid.rows:
            found = _measure_row(grid, row, rules, indicators)
            if found:
                yield found
        return
    column = _action_column(grid)
    if column is None:
        return
    for row in grid.rows:
        words = row.words(column)
        if len(words.split()) > 2:
            yield _found(grid, row, words, None, rules)


def _measured(grid: Grid) -> bool:
    """Whether the columns give values to reach."""
    values = grid.of_role("target") or len(grid.of_role("year")) > 1
    one_year = grid.of_role("baseline") and grid.of_role("year")
    return (bool(values or one_year) and not grid.of_role("lead")) or bool(
        grid.of_role("measure") and (grid.of_role("target") or grid.of_role("year"))
    )


def _action_column(grid: Grid) -> int | None:
    """The column that says what will be done."""
    for role in ("action", "measure"):
        places = grid.of_role(role)
        if places and (role == "action" or grid.of_role("lead")):
            return _longest(grid, places)
    plain_columns = grid.of_role("")
    if plain_columns and (grid.of_role("when") or grid.of_role("lead")):
        return _longest(grid, plain_columns)
    return None


def _longest(grid: Grid, places: list[int]) -> int:
    return max(places, key=lambda place: sum(len(row.words(place)) for row in grid.rows))


def _measure_row(
    grid: Grid, row: Row, rules: FindingRules, indicators: Indicators
) -> RowFound | None:
    name = _name_of(grid, row)
    values = _values(grid, row, rules)
    if not name or not values:
        return None
    found = match_indicator(name, indicators)
    indicator = found.indicator if found else None
    baseline = _baseline(grid, row, rules)
    last_date, last = values[-1]
    own = find_dates(_last_cell(grid, row), rules=rules.numbers)
    date = own[-1].words if own else last_date
    measure = Measure(
        name=name,
        direction=_direction(baseline, last, indicator),
        indicator=indicator.id if indicator else None,
        baseline=baseline.value if baseline else None,
        target=last.value,
        unit=_unit(name, last, baseline, indicator, rules),
        date=date,
        trajectory=tuple(TrajectoryPoint(when or "", q.value) for when, q in values[:-1]),
        outcome_class=indicator.outcome_class if indicator else None,
    )
    return _found(grid, row, name, measure, rules)


def _name_of(grid: Grid, row: Row) -> str:
    """The words that say what is measured: the measure column, else the longest cell."""
    for role in ("measure", "action"):
        for place in grid.of_role(role):
            if row.words(place):
                return row.words(place)
    taken = {
        *grid.of_role("target"),
        *grid.of_role("year"),
        *grid.of_role("baseline"),
        *grid.of_role("when"),
        *grid.of_role("lead"),
    }
    rest = [row.words(place) for place in row.cells if place not in taken]
    return max(rest, key=len, default="")


def _values(grid: Grid, row: Row, rules: FindingRules) -> list[tuple[str | None, Quantity]]:
    """The values to reach with their dates, in the order of the columns."""
    when = _when(grid, row)
    found: list[tuple[str | None, Quantity]] = []
    for place in sorted({*grid.of_role("year"), *grid.of_role("target")}):
        quantity = _quantity(row.words(place), rules)
        if quantity:
            heading = find_dates(grid.columns[place].heading, rules=rules.numbers)
            found.append((heading[-1].words if heading else when, quantity))
    return found


def _last_cell(grid: Grid, row: Row) -> str:
    places = sorted({*grid.of_role("year"), *grid.of_role("target")})
    filled = [row.words(place) for place in places if row.words(place)]
    return filled[-1] if filled else ""


def _quantity(words: str, rules: FindingRules) -> Quantity | None:
    dates = find_dates(words, rules=rules.numbers)
    bare = words
    for date in reversed(dates):
        bare = bare[: date.start] + " " * (date.end - date.start) + bare[date.end :]
    return cell_number(bare, rules=rules.numbers)


def _baseline(grid: Grid, row: Row, rules: FindingRules) -> Quantity | None:
    for place in grid.of_role("baseline"):
        quantity = _quantity(row.words(place), rules)
        if quantity:
            return quantity
    return None


def _direction(baseline: Quantity | None, last: Quantity, indicator: IndicatorEntry | None) -> str:
    if baseline:
        if baseline.value == last.value:
            return "maintain"
        return "increase" if last.value > baseline.value else "reduce"
    if indicator and indicator.want != "context":
        return "increase" if indicator.want == "up" else "reduce"
    return "reach"


def _unit(
    name: str,
    last: Quantity,
    baseline: Quantity | None,
    indicator: IndicatorEntry | None,
    rules: FindingRules,
) -> str:
    """The unit printed with the values, else the rate in the name, else the indicator's."""
    for quantity in (last, baseline):
        if quantity and quantity.unit:
            return quantity.unit
    small = plain(name)
    rate = rate_in(name, rules=rules.numbers)
    if rate:
        return rate
    if indicator and indicator.unit != "%":
        return indicator.unit
    return "score" if re.search(r"\bscore\b", small) else "count"


def _found(
    grid: Grid, row: Row, words: str, measure: Measure | None, rules: FindingRules
) -> RowFound:
    reference = grid.of_role("reference")
    partners = [row.words(place) for place in grid.of_role("partners")]
    return RowFound(
        row=row,
        pieces=row.pieces,
        words=words,
        measure=measure,
        lead=_cell(grid, row, "lead", rules),
        partners=tuple(p for p in partners if _filled(p, rules)),
        by=(measure.date if measure else None) or _when(grid, row),
        number=(row.words(reference[0]) or None) if reference else None,
    )


def _when(grid: Grid, row: Row) -> str | None:
    """The date in the column that says when, else in a first column of years."""
    for place in (*grid.of_role("when"), *grid.of_role("year")):
        words = row.words(place)
        if (words and _YEAR_LIKE.search(plain(words))) or re.search(r"20\d\d", words):
            return words
    return None


def _cell(grid: Grid, row: Row, role: str, rules: FindingRules) -> str | None:
    for place in grid.of_role(role):
        if _filled(row.words(place), rules):
            return row.words(place)
    return None


def _filled(words: str, rules: FindingRules) -> bool:
    return plain(words).strip() not in rules.tables.empty_cells
