"""Tells headings from text, by size, weight, colour and space, and gives them levels over the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from align_app.core.model import BlockRole
from align_app.core.reading.drafts import Draft
from align_app.core.reading.printed import Rgb, Style
from align_app.core.vocabulary.reading_rules import ReadingRules


def mark_headings(drafts: Sequence[Draft], *, body: float, rules: ReadingRules) -> list[Draft]:
    """`drafts` with headings marked; level 1 is the largest type of all headings."""
    letters: Counter[Style] = Counter()
    for draft in drafts:
        for line in draft.lines:
            letters[line.style] += len(line.text)
    ink = _body_colour(letters, body, rules)
    shares = {style: count / max(1, letters.total()) for style, count in letters.items()}
    chosen = [
        number
        for number, draft in enumerate(drafts)
        if _may_be_heading(draft, body, rules)
        and _has_following(drafts, number)
        and _points(drafts, number, body=body, ink=ink, shares=shares, rules=rules)
        >= rules.headings.points
    ]
    levels = _levels([drafts[number].style for number in chosen], rules)
    marked = list(drafts)
    for number in chosen:
        draft = drafts[number]
        level = levels[_rank(draft.style)]
        marked[number] = replace(draft, role=BlockRole.HEADING, level=level)
    return marked


def _body_colour(letters: Counter[Style], body: float, rules: ReadingRules) -> Rgb:
    colours: Counter[Rgb] = Counter()
    for style, count in letters.items():
        if abs(style.size - body) <= rules.blocks.size_slack and not style.bold:
            colours[style.colour] += count
    return colours.most_common(1)[0][0] if colours else (0, 0, 0)


def _may_be_heading(draft: Draft, body: float, rules: ReadingRules) -> bool:
    if draft.role not in {BlockRole.PARAGRAPH, BlockRole.LIST_ITEM} or draft.bullet:
        return False
    text = draft.text.strip()
    big = draft.style.size >= body * rules.headings.big
    if draft.role is BlockRole.LIST_ITEM and not (big or draft.bold):
        return False
    if len(text) > rules.headings.letters or len(draft.lines) > rules.headings.lines:
        return False
    if not rules.headings.has_words(text) or rules.headings.never(text):
        return False
    ends_sentence = text[-1] in ".;,"
    return not ends_sentence or (big and len(text) < rules.headings.short_letters)


def _has_following(drafts: Sequence[Draft], number: int) -> bool:
    """A heading heads something: text on its page or the next."""
    if number + 1 >= len(drafts):
        return False
    after = drafts[number + 1]
    return after.page - drafts[number].page <= 1 and after.role is not BlockRole.CONTENTS


def _points(
    drafts: Sequence[Draft],
    number: int,
    *,
    body: float,
    ink: Rgb,
    shares: dict[Style, float],
    rules: ReadingRules,
) -> float:
    draft, marks = drafts[number], rules.headings
    ratio = draft.style.size / body
    points = 0.0
    if ratio >= marks.big:
        points += marks.big_points
    elif ratio >= marks.larger:
        points += marks.larger_points
    elif ratio < marks.smaller:
        points -= marks.smaller_points
    if draft.bold:
        points += marks.bold_points
    if max(abs(a - b) for a, b in zip(draft.style.colour, ink, strict=True)) > marks.colour_step:
        points += marks.colour_points
    points += marks.space_points if draft.spaced else -marks.space_points
    short = len(draft.text) < marks.short_letters and len(draft.lines) <= marks.short_lines
    points += marks.short_points if short else -marks.short_points
    if draft.text.endswith(":") and ratio < marks.big:
        points -= marks.colon_points
    if shares.get(draft.style, 0.0) >= marks.common_share:
        points -= marks.common_points
    return points


def _rank(style: Style) -> tuple[float, bool]:
    return style.size, style.bold


def _levels(styles: Sequence[Style], rules: ReadingRules) -> dict[tuple[float, bool], int]:
    """Levels from 1 for each size and weight, largest first; sizes that nearly agree share one."""
    levels: dict[tuple[float, bool], int] = {}
    level = 0
    last: tuple[float, bool] | None = None
    for rank in sorted(
        {_rank(style) for style in styles}, key=lambda rank: (-rank[0], not rank[1])
    ):
        if last is None or last[0] - rank[0] > rules.headings.level_step or last[1] != rank[1]:
            level += 1
        levels[rank] = level
        last = rank
    return levels
