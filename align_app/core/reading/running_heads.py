"""Finds the lines that pages repeat at their edges, and the page numbers printed there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from align_app.core.reading.printed import PrintedLine
from align_app.core.vocabulary.reading_rules import ReadingRules

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_NUMBER = re.compile(r"\d{1,3}|[ivxl]{1,7}")


class EdgeLines(NamedTuple):
    """The upright and the turned lines of one page, with its number and height."""

    page: int
    height: float
    lines: Sequence[PrintedLine]
    turned: Sequence[PrintedLine]


@dataclass(frozen=True, slots=True)
class RunningHeads:
    """Lines that are no part of the text, by identity, and the printed number of each page."""

    dropped: frozenset[int]
    labels: dict[int, str]


def find_running_heads(
    pages: Sequence[EdgeLines], *, body: float, rules: ReadingRules
) -> RunningHeads:
    """The running heads, feet and page numbers of a document."""
    marks = rules.running_heads
    edge_lines = [(line, zone) for page in pages for line, zone in _at_edges(page, rules)]
    texts: defaultdict[tuple[str, str, int], set[int]] = defaultdict(set)
    looks: defaultdict[tuple[str, int, float, bool], set[int]] = defaultdict(set)
    for line, zone in edge_lines:
        for key in _text_keys(line, zone, rules):
            texts[key].add(line.page)
        looks[_look_key(line, zone)].add(line.page)
    written = sum(bool(page.lines) for page in pages)
    often = max(marks.least_pages, marks.text_share * written)
    usual = max(marks.least_pages + 1, marks.look_share * written)
    numbers = _page_numbers([line for line, _ in edge_lines])
    dropped = set()
    for line, zone in edge_lines:
        repeats = max(len(texts[key]) for key in _text_keys(line, zone, rules))
        large = line.style.size > marks.large * body
        same_place = not large and line.style.size <= body and len(line.text) < marks.letters
        if (
            repeats >= (max(often, written / 2) if large else often)
            or (same_place and len(looks[_look_key(line, zone)]) >= usual)
            or _is_page_number(line, numbers)
        ):
            dropped.add(id(line))
    dropped.update(_side_tabs(pages, marks.least_pages))
    labels = _labels(line for line, _ in edge_lines if id(line) in dropped)
    return RunningHeads(frozenset(dropped), labels)


def _at_edges(page: EdgeLines, rules: ReadingRules) -> list[tuple[PrintedLine, str]]:
    """The lines of the outer rows that stand in the top or bottom margin, with which of them."""
    marks = rules.running_heads
    heights = sorted({round(line.baseline) for line in page.lines})
    top, bottom = set(heights[: marks.rows]), set(heights[-marks.rows :])
    found = []
    for line in page.lines:
        height = round(line.baseline)
        if height in top and line.bottom < marks.margin * page.height:
            found.append((line, "top"))
        elif height in bottom and line.top > (1 - marks.margin) * page.height:
            found.append((line, "bottom"))
    return found


def _text_keys(line: PrintedLine, zone: str, rules: ReadingRules) -> list[tuple[str, str, int]]:
    """Its words without figures, at its height and the next: heights that round apart meet."""
    text = re.sub(r"\d+", "#", line.text).strip().lower()
    height = int(line.baseline / rules.running_heads.height_step)
    return [(zone, text, height), (zone, text, height + 1)]


def _look_key(line: PrintedLine, zone: str) -> tuple[str, int, float, bool]:
    return zone, round(line.baseline / 2), line.style.size, line.bold


def _side_tabs(pages: Sequence[EdgeLines], least: int) -> set[int]:
    texts: defaultdict[str, set[int]] = defaultdict(set)
    for page in pages:
        for line in page.turned:
            texts[line.text.lower()].add(page.page)
    return {
        id(line) for page in pages for line in page.turned if len(texts[line.text.lower()]) >= least
    }


def _page_numbers(lines: Sequence[PrintedLine]) -> dict[int, int]:
    """The number that each page seems to bear: the one that keeps its distance from its rank."""
    distances: Counter[int] = Counter()
    for line in lines:
        distances.update({line.page - number for number in _numbers_in(line)})
    if not distances:
        return {}
    distance, count = max(distances.items(), key=lambda item: (item[1], -abs(item[0])))
    if count < 2:
        return {}
    return {line.page: line.page - distance for line in lines}


def _numbers_in(line: PrintedLine) -> list[int]:
    words = [word.text.strip("|-\u2013.") for word in (line.words[0], line.words[-1])]
    return [int(word) for word in words if word.isdigit() and len(word) <= 3]


def _is_page_number(line: PrintedLine, numbers: dict[int, int]) -> bool:
    """True for a number on its own, or with the word page, that fits the rank of its page."""
    words = re.sub(r"[\W_]+", " ", line.text.lower()).split()
    if words[:1] == ["page"] and len(words) > 1 and words[1].isdigit():
        return True
    if len(words) != 1:
        return False
    return words[0] == str(numbers.get(line.page)) or _roman(words[0]) is not None


def _roman(text: str) -> int | None:
    if not text or any(letter not in _ROMAN for letter in text):
        return None
    values = [_ROMAN[letter] for letter in text]
    return sum(
        -value if any(later > value for later in values[rank + 1 :]) else value
        for rank, value in enumerate(values)
    )


def _labels(dropped: Iterable[PrintedLine]) -> dict[int, str]:
    """The printed number of each page, where one of its dropped lines bears a number that fits."""
    candidates: defaultdict[int, list[str]] = defaultdict(list)
    for line in dropped:
        for word in line.words:
            text = word.text.strip("|-\u2013.,").lower()
            if _NUMBER.fullmatch(text):
                candidates[line.page].append(text)
    arabic = _steady({page: [t for t in c if t.isdigit()] for page, c in candidates.items()})
    roman = _steady({page: [t for t in c if not t.isdigit()] for page, c in candidates.items()})
    return {**roman, **arabic}


def _steady(candidates: dict[int, list[str]]) -> dict[int, str]:
    """Of each page's candidates the one whose distance from the page is the most common of all."""
    distances: Counter[int] = Counter()
    for page, texts in candidates.items():
        distances.update({page - _value(text) for text in texts})
    if not distances:
        return {}
    distance, count = max(distances.items(), key=lambda item: (item[1], -abs(item[0])))
    if count < 2:
        return {}
    return {
        page: text
        for page, texts in sorted(candidates.items())
        for text in texts
        if page - _value(text) == distance
    }


def _value(text: str) -> int:
    return int(text) if text.isdigit() else _roman(text) or 0
