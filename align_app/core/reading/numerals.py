"""Puts a large figure beside a title onto that title's line, so that it reads as its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from align_app.core.reading.printed import PrintedLine
from align_app.core.vocabulary.reading_rules import ReadingRules


def attach_numerals(
    lines: Sequence[PrintedLine], *, body: float, rules: ReadingRules
) -> list[PrintedLine]:
    """`lines` with each drop numeral in front of the line it numbers, and no longer on its own."""
    numerals = [line for line in lines if _is_numeral(line, body, rules)]
    steps = _in_sequence(numerals)
    attached = list(lines)
    for numeral in numerals:
        target = _title_beside(numeral, attached, rules)
        if target is None and id(numeral) in steps:
            target = _title_below(numeral, attached, rules)
        if target is None:
            continue
        headed = target.bold or target.style.size > rules.order.section_size * body
        if headed or id(numeral) in steps:
            attached.remove(numeral)
            attached[attached.index(target)] = replace(
                target,
                words=(*numeral.words, *target.words),
                x0=numeral.x0,
                text=f"{numeral.text} {target.text}",
            )
    return attached


def _is_numeral(line: PrintedLine, body: float, rules: ReadingRules) -> bool:
    if len(line.words) != 1 or line.style.size < rules.numerals.least_size * body:
        return False
    digits = line.text.rstrip(".)")
    return digits.isdigit() and 0 < int(digits) <= rules.numerals.most


def _in_sequence(numerals: Sequence[PrintedLine]) -> set[int]:
    """Numerals of one style that count on: 1, 2, 3."""
    values = Counter((numeral.style, int(numeral.text.rstrip(".)"))) for numeral in numerals)
    return {
        id(numeral)
        for numeral in numerals
        if (numeral.style, int(numeral.text.rstrip(".)")) + 1) in values
        or (numeral.style, int(numeral.text.rstrip(".)")) - 1) in values
    }


def _title_beside(
    numeral: PrintedLine, lines: Sequence[PrintedLine], rules: ReadingRules
) -> PrintedLine | None:
    """The topmost line that starts right of the numeral, within its height and smaller than it."""
    reach = rules.numerals.reach * numeral.style.size
    beside = [
        line
        for line in lines
        if line is not numeral
        and 0 < line.x0 - numeral.x1 < reach
        and line.style.size * rules.numerals.smaller <= numeral.style.size
        and numeral.top - 2 <= (line.top + line.bottom) / 2 <= numeral.bottom + 2
    ]
    if not beside:
        return None
    left = min(line.x0 for line in beside)
    nearest = [line for line in beside if line.x0 - left < line.style.size]
    return min(nearest, key=lambda line: (line.top, line.x0))


def _title_below(
    numeral: PrintedLine, lines: Sequence[PrintedLine], rules: ReadingRules
) -> PrintedLine | None:
    """The line right under a numeral that heads a card."""
    reach = rules.numerals.reach * numeral.style.size
    below = [
        line
        for line in lines
        if line is not numeral
        and 0 < line.baseline - numeral.baseline < reach
        and min(line.x1, numeral.x1) > max(line.x0, numeral.x0)
        and line.style.size * rules.numerals.smaller <= numeral.style.size
    ]
    return min(below, key=lambda line: (line.top, line.x0), default=None)
