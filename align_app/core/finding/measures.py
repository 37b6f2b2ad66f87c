"""What a statement measures: the indicator, where it starts, where it is to be and by when.

The sentence is read with marks for its quantities and dates, so that few patterns are enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from align_app.core.finding.dates import Date, deadline, find_dates
from align_app.core.finding.indicators import Match, match_indicator
from align_app.core.finding.numbers import Quantity, find_quantities, rate_in
from align_app.core.finding.plain_text import any_of, any_word, plain
from align_app.core.model import Measure, TrajectoryPoint
from align_app.core.vocabulary.finding_rules import NumberRules
from align_app.core.vocabulary.indicators import IndicatorEntry, Indicators

_Q = r"<q(\d+)>"
_D = r"<d(\d+)>"
_ABSOLUTE = {"years", "days", "minutes", "score", "count", "months", "weeks", "hours"}


@dataclass(frozen=True, slots=True)
class _Marked:
    """A sentence with its quantities and dates put as marks."""

    text: str
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """What the patterns told: indexes of quantities and dates, and the change as a word."""

    target: int | None = None
    baseline: int | None = None
    baseline_date: int | None = None
    relative: int | None = None
    direction: str | None = None
    extra: bool = False
    steps: tuple[tuple[int, int], ...] = ()


def find_measure(
    text: str, *, context: str, rules: NumberRules, indicators: Indicators
) -> Measure | None:
    """The measure of a statement, or None where it sets no value for anything that is measured.

    `context` (heading, stem) helps to name the indicator; values come from `text` alone.
    """
    onward = any_of(rules.onward).search(plain(text))
    text = text[: onward.start()] if onward else text
    dates = find_dates(text, rules=rules)
    quantities = find_quantities(text, rules=rules, taken=[(d.start, d.end) for d in dates])
    marked = _mark(text, quantities, dates)
    found = match_indicator(text, indicators) or match_indicator(f"{text} {context}", indicators)
    indicator = found.indicator if found else None
    change = _read_change(marked, rules, indicator)
    if not _worth(change, marked, indicator, rules):
        return None
    return _measure(text, marked, change, found, rules)


def _mark(text: str, quantities: Sequence[Quantity], dates: Sequence[Date]) -> _Marked:
    spans = [(q.start, q.end, f"<q{i}>") for i, q in enumerate(quantities)]
    spans += [(d.start, d.end, f"<d{i}>") for i, d in enumerate(dates)]
    small, out, last = plain(text), [], 0
    for start, end, mark in sorted(spans):
        if start >= last:
            out += [small[last:start], mark]
            last = end
    return _Marked("".join([*out, small[last:]]), tuple(quantities), tuple(dates))


@cache
def _patterns(limits: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    limit = "(?:(?:" + "|".join(map(re.escape, limits)) + r")\s+)?"
    near = r"[^<>.;]{0,34}?"
    return {
        "from_to": re.compile(
            rf"\bfrom {limit}{_Q}(?:{near}{_D})?{near}\bto {limit}(?:around |below |just )?{_Q}"
        ),
        "by_to": re.compile(rf"\bby {limit}{_Q}[^<>]{{0,12}}?,? to {limit}{_Q}"),
        "start": re.compile(
            r"(?:\bfrom|\bagainst|\bcompared (?:with|to)|\bcurrently|\bbaseline(?: of| is)?:?|\bnow"
            r"|\btoday|\btoday's|\bcurrent(?: level of)?|\bstood at|\bwas)"
            rf" {limit}{_Q}(?:[^<>.;]{{0,22}}?{_D})?"
        ),
        "now": re.compile(
            rf"{_Q} (?:now|today|currently|at present|at the moment)\b(?:[^<>.;]{{0,12}}?{_D})?"
        ),
        "bracket": re.compile(rf"\((?:[^()<>]{{0,24}}?){_Q}(?:[^()<>]{{0,14}}?{_D})?[^()<>]*\)"),
        "pair": re.compile(
            rf"{_Q}\s*(?:→|->|>|»|\||/|to)?\s*(?:{_D}:?\s*)?{_Q}[^<>]{{0,24}}(?:{_D})?[^<>]{{0,6}}$"
        ),
        "lower": re.compile(
            rf"{_Q} (?P<way>lower|higher|below|above|less|more|fewer|smaller|better)\b"
            rf"(?: than)?(?: in| the| that of)*(?: {_D})?"
        ),
        "noun": re.compile(
            rf"{_Q} (?:\w+ )?"
            r"(?P<way>fall|reduction|cut|increase|rise|improvement|drop|decrease|decline)\b"
        ),
        "by": re.compile(rf"\bby {limit}{_Q}"),
        "extra": re.compile(rf"\b(?:extra|additional|further|another) {_Q}"),
        "to": re.compile(
            r"(?:\bto|\breach(?:es|ed)?|\bbe|\baverages?|\bachieve|\bmeet|\bsee|\bfind|\bstay at"
            r"|\brate of) "
            rf"{limit}(?:around |just )?{_Q}"
        ),
        "limit": re.compile(r"(?:" + "|".join(map(re.escape, limits)) + rf")\s+{_Q}"),
        "subject": re.compile(
            rf"{_Q}(?: or (?:more|less|fewer|lower|higher))?,? (?:of|people|in)\b"
        ),
        "step": re.compile(rf"{_Q}[^<>.;]{{0,25}}?\b(?:by|in)(?: the end of)? {_D}"),
    }


def _read_change(marked: _Marked, rules: NumberRules, indicator: IndicatorEntry | None) -> _Change:
    patterns = _patterns(rules.limits)
    text = marked.text
    halved = any_word(rules.halve).search(text)
    found = patterns["from_to"].search(text)
    if found:
        base, date, target = found.groups()
        return _Change(int(target), int(base), int(date) if date else None, steps=_steps(marked))
    pair = patterns["pair"].search(text)
    if pair and indicator and _alike(marked, int(pair[1]), int(pair[3])):
        return _Change(int(pair[3]), int(pair[1]))
    change = _start(text, patterns)
    if halved:
        return replace(change, relative=-1, direction="reduce")
    if any_word(rules.double).search(text):
        return replace(change, relative=-1, direction="increase")
    change = _relative(marked, change, patterns, rules)
    if change.relative is not None:
        return change
    return _target(marked, change, patterns, indicator)


def _start(text: str, patterns: dict[str, re.Pattern[str]]) -> _Change:
    """The starting value told apart from the target ("up from 46% in 2021", "against 29% now")."""
    for name in ("start", "now", "bracket"):
        found = patterns[name].search(text)
        if found and (name == "start" or text.count("<q") > 1):
            base, date = found.groups()
            return _Change(baseline=int(base), baseline_date=int(date) if date else None)
    return _Change()


def _alike(marked: _Marked, one: int, two: int) -> bool:
    return marked.quantities[one].unit == marked.quantities[two].unit


def _relative(
    marked: _Marked, change: _Change, patterns: dict[str, re.Pattern[str]], rules: NumberRules
) -> _Change:
    """A change told as a share of where it starts ("by a fifth", "10% lower than in 2022/23")."""
    by_to = patterns["by_to"].search(marked.text)
    if by_to:
        return replace(
            change, target=int(by_to[2]), direction=_way(marked.text[: by_to.start()], rules)
        )
    for name in ("lower", "noun", "by"):
        found = patterns[name].search(marked.text)
        if (
            not found
            or not marked.quantities[int(found[1])].share
            or int(found[1]) == change.baseline
        ):
            continue
        stood = int(found[3]) if name == "lower" and found[3] else change.baseline_date
        way = found["way"] if name != "by" else marked.text[: found.start()]
        direction = _way(way, rules)
        if direction:
            return replace(change, relative=int(found[1]), direction=direction, baseline_date=stood)
    return change


def _way(words: str, rules: NumberRules) -> str | None:
    """The last word of change in `words`."""
    found: list[tuple[int, str]] = []
    for direction, group in (
        ("increase", rules.up),
        ("reduce", rules.down),
        ("maintain", rules.hold),
    ):
        found += [(m.start(), direction) for m in any_word(group).finditer(words)]
    return max(found)[1] if found else None


def _target(
    marked: _Marked,
    change: _Change,
    patterns: dict[str, re.Pattern[str]],
    indicator: IndicatorEntry | None,
) -> _Change:
    steps = tuple(step for step in _steps(marked) if step[0] != change.baseline)
    if len(steps) > 1:
        return replace(change, target=steps[-1][0], steps=steps)
    extra = patterns["extra"].search(marked.text)
    if extra and marked.quantities[int(extra[1])].share:
        return replace(change, target=int(extra[1]), direction="increase", extra=True)
    for name in ("to", "limit", "subject"):
        for found in patterns[name].finditer(marked.text):
            place = int(found[1])
            if place != change.baseline and _fits(marked.quantities[place], indicator):
                return replace(change, target=place)
    shares = [i for i, q in enumerate(marked.quantities) if q.share and i != change.baseline]
    if indicator and indicator.unit == "%" and len(shares) == 1:
        return replace(change, target=shares[0])
    return change


def _steps(marked: _Marked) -> tuple[tuple[int, int], ...]:
    pattern = _patterns(())["step"]
    return tuple((int(q), int(d)) for q, d in pattern.findall(marked.text))


def _fits(quantity: Quantity, indicator: IndicatorEntry | None) -> bool:
    """Whether a quantity can be a value of the indicator."""
    if quantity.share or (quantity.unit or "").startswith("per "):
        return True
    if indicator is None:
        return False
    if quantity.unit is None:
        return indicator.unit in _ABSOLUTE or indicator.unit.startswith("per ")
    return quantity.unit == indicator.unit


def _worth(
    change: _Change, marked: _Marked, indicator: IndicatorEntry | None, rules: NumberRules
) -> bool:
    """Whether there is enough for a measure: a value for a known indicator, or a plain from-to."""
    if change.target is not None and change.baseline is not None:
        return True
    if change.target is not None and indicator is None:
        quantity = marked.quantities[change.target]
        dated = any(date.rank is not None for date in marked.dates)
        return dated and (quantity.share or (quantity.unit or "").startswith("per "))
    if change.target is not None or change.relative is not None:
        return indicator is not None
    counted = indicator is not None and indicator.unit in {"count", "GBP million"}
    return counted and bool(any_of(rules.zero).search(marked.text))


def _measure(
    text: str, marked: _Marked, change: _Change, found: Match | None, rules: NumberRules
) -> Measure:
    indicator = found.indicator if found else None
    target, unit = _value(text, marked, change, indicator, rules)
    baseline = marked.quantities[change.baseline].value if change.baseline is not None else None
    zero = target is None and change.relative is None
    if zero:
        target, unit = 0.0, indicator.unit if indicator else unit
    if change.relative == -1 and baseline is not None:
        target = round(baseline / 2 if change.direction == "reduce" else baseline * 2, 4)
    dates = [d for i, d in enumerate(marked.dates) if i != change.baseline_date]
    stood = marked.dates[change.baseline_date].words if change.baseline_date is not None else None
    when = deadline(text, dates, rules=rules)
    if change.steps and change.target == change.steps[-1][0]:
        when = marked.dates[change.steps[-1][1]].words
    return Measure(
        name=indicator.name if indicator else _name(text, marked),
        direction="reduce"
        if zero
        else _direction(text, change, baseline, target, indicator, rules),
        indicator=indicator.id if indicator else None,
        baseline=baseline,
        baseline_date=stood,
        target=target,
        unit=unit,
        relative=change.relative is not None,
        date=when,
        trajectory=_trajectory(marked, change),
        outcome_class=indicator.outcome_class if indicator else None,
    )


def _value(
    text: str,
    marked: _Marked,
    change: _Change,
    indicator: IndicatorEntry | None,
    rules: NumberRules,
) -> tuple[float | None, str | None]:
    """The target and its unit; a relative change has the unit of what is measured."""
    units = [
        marked.quantities[place].unit
        for place in (change.target, change.baseline)
        if place is not None and marked.quantities[place].unit
    ]
    if change.extra and change.target is not None:
        return marked.quantities[change.target].value, "percentage points"
    fallback = indicator.unit if indicator else None
    if change.relative is not None:
        known = marked.quantities[change.baseline].unit if change.baseline is not None else None
        bare = "count" if change.baseline is not None and not fallback else None
        return None, known or fallback or bare or "%"
    if change.target is None:
        return None, fallback
    if not units and (fallback == "%" or (fallback or "").startswith("per ")):
        fallback = rate_in(text, rules=rules)
    return marked.quantities[change.target].value, units[0] if units else fallback or "count"


def _direction(
    text: str,
    change: _Change,
    baseline: float | None,
    target: float | None,
    indicator: IndicatorEntry | None,
    rules: NumberRules,
) -> str:
    if change.relative is None and baseline is not None and target is not None:
        if baseline == target:
            return "maintain"
        return "increase" if target > baseline else "reduce"
    if change.direction:
        return change.direction
    if indicator and indicator.want != "context":
        return "increase" if indicator.want == "up" else "reduce"
    return _way(plain(text), rules) or "reach"


def _trajectory(marked: _Marked, change: _Change) -> tuple[TrajectoryPoint, ...]:
    return tuple(
        TrajectoryPoint(marked.dates[date].words, marked.quantities[place].value)
        for place, date in change.steps
        if place not in {change.target, change.baseline}
    )


def _name(text: str, marked: _Marked) -> str:
    """A name for what is measured where no indicator is known: the words before the first value."""
    first = min((q.start for q in marked.quantities), default=len(text))
    words = re.split(r"\b(?:will|from|to|by|shall)\b", text[:first] or text)[0]
    return words.strip(" ,:;") or text.strip()
