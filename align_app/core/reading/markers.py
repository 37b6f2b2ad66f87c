"""Knows the bullets, numbers and letters that open an item, a paragraph or a heading."""

from __future__ import annotations

from typing import NamedTuple

from align_app.core.reading.printed import PrintedLine, Rect, make_line
from align_app.core.vocabulary.reading_rules import ReadingRules

BULLET = "\u2022"
"""The marker given to an item whose bullet is drawn or stands in a symbol font."""

_PRIVATE_USE = range(0xF000, 0xF100)


class Marked(NamedTuple):
    """A line without its marker, and the marker: whether a bullet, and where it stands."""

    line: PrintedLine
    marker: str
    bullet: bool
    sure: bool
    x0: float


def is_lone_marker(text: str, rules: ReadingRules) -> bool:
    """True where a word on its own may be the marker of what follows on its row."""
    return _is_bullet(text, rules) or rules.lists.number(text) or rules.lists.bare_number(text)


def take_marker(line: PrintedLine, rules: ReadingRules, *, dots: tuple[Rect, ...]) -> Marked | None:
    """The line with its marker taken off, or None where it has none.

    `sure` is False for what may also be a word of running text: a dash, a letter o, a number.
    """
    first = line.words[0]
    if len(first.text) > 1 and first.text[0] in rules.lists.glued_bullets:
        rest = first._replace(text=first.text[1:])
        bare = make_line((rest, *line.words[1:]), page=line.page)
        return Marked(bare, BULLET, bullet=True, sure=True, x0=first.x0)
    if len(line.words) > 1:
        found = _word_marker(line, rules)
        if found is not None:
            return found
    dot = _dot_before(line, rules, dots)
    return None if dot is None else Marked(line, BULLET, bullet=True, sure=True, x0=dot.x0)


def _word_marker(line: PrintedLine, rules: ReadingRules) -> Marked | None:
    first, second = line.words[0], line.words[1]
    text = first.text
    gap = (second.x0 - first.x1) / (line.style.size or 1)
    bullet = _is_bullet(text, rules)
    plain = text in rules.lists.doubtful_bullets
    wide = gap > rules.lists.number_gap
    if bullet:
        if plain and gap < rules.lists.doubtful_gap:
            return None
    elif rules.lists.number(text):
        if gap < rules.lists.least_gap:
            return None
    elif not (rules.lists.bare_number(text) and wide):
        return None
    rest = make_line(line.words[1:], page=line.page)
    sure = bullet and not plain
    return Marked(rest, BULLET if bullet else text, bullet=bullet, sure=sure, x0=first.x0)


def _is_bullet(text: str, rules: ReadingRules) -> bool:
    if len(text) != 1:
        return False
    return text in rules.lists.bullets or ord(text) in _PRIVATE_USE


def _dot_before(line: PrintedLine, rules: ReadingRules, dots: tuple[Rect, ...]) -> Rect | None:
    """A round mark drawn a little to the left of a line, at its height."""
    nearest, farthest = rules.lists.dot_gap
    for dot in dots:
        beside = nearest < line.x0 - dot.x1 < farthest
        middle = (dot.top + dot.bottom) / 2
        if beside and line.top - 1 < middle < line.bottom + 1:
            return dot
    return None
