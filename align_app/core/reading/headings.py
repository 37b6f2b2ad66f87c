"""Tells headings from text by size, weight, colour and space, and gives them levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from align_app.core.model import BlockRole
from align_app.core.reading.drafts import Draft
from align_app.core.reading.printed import Rgb, Style, make_line
from align_app.core.vocabulary.reading_rules import ReadingRules

_Rank = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class _Setting:
    """How running text looks in this document, and what share of all letters each style has."""

    body: float
    ink: Rgb
    shares: dict[Style, float]


def mark_headings(drafts: Sequence[Draft], *, body: float, rules: ReadingRules) -> list[Draft]:
    """`drafts` with headings marked, whole and numbered; level 1 is the largest type of all."""
    merged = _merge_lines(drafts, body, rules)
    setting = _setting_of(merged, body, rules)
    chosen = [
        number
        for number, draft in enumerate(merged)
        if _may_be_heading(draft, setting, rules)
        and _has_following(merged, number)
        and _points(draft, setting, rules) >= rules.headings.points
    ]
    levels = _levels([merged[number] for number in chosen], rules)
    for number in chosen:
        draft = _take_number(merged[number], rules)
        level = levels[_rank(draft)]
        merged[number] = replace(draft, role=BlockRole.HEADING, level=level)
    return merged


def _merge_lines(drafts: Sequence[Draft], body: float, rules: ReadingRules) -> list[Draft]:
    """Lines of large type that were set wide apart, put together as one heading."""
    merged: list[Draft] = []
    for draft in drafts:
        if merged and _goes_on(merged[-1], draft, body, rules):
            merged[-1] = replace(merged[-1], lines=(*merged[-1].lines, *draft.lines))
        else:
            merged.append(draft)
    return merged


def _goes_on(before: Draft, draft: Draft, body: float, rules: ReadingRules) -> bool:
    if (before.page, before.flow) != (draft.page, draft.flow) or draft.marker is not None:
        return False
    if BlockRole.PARAGRAPH is not draft.role or before.role is BlockRole.TABLE or before.bullet:
        return False
    if before.style != draft.style or draft.style.size < rules.headings.big * body:
        return False
    if len(before.lines) + len(draft.lines) > rules.headings.merge_lines:
        return False
    step = draft.lines[0].baseline - before.lines[-1].baseline
    if not 0 < step < rules.headings.merge_step * draft.style.size:
        return False
    full = before.lines[-1].x1 > before.right - rules.blocks.full_line * (
        before.right - before.left
    )
    return rules.joining.ends_open(before.text) and (full or draft.text[:1].islower())


def _setting_of(drafts: Sequence[Draft], body: float, rules: ReadingRules) -> _Setting:
    letters: Counter[Style] = Counter()
    colours: Counter[Rgb] = Counter()
    for draft in drafts:
        for line in draft.lines:
            letters[line.style] += len(line.text)
    for style, count in letters.items():
        if abs(style.size - body) <= rules.blocks.size_slack and not style.bold:
            colours[style.colour] += count
    ink = colours.most_common(1)[0][0] if colours else (0, 0, 0)
    total = max(1, letters.total())
    return _Setting(body, ink, {style: count / total for style, count in letters.items()})


def _may_be_heading(draft: Draft, setting: _Setting, rules: ReadingRules) -> bool:
    if draft.role not in {BlockRole.PARAGRAPH, BlockRole.LIST_ITEM} or draft.bullet:
        return False
    text = draft.text.strip()
    big = draft.style.size >= setting.body * rules.headings.big
    coloured = _stands_out(draft.style.colour, setting.ink, rules.headings.colour_step)
    if draft.marker is not None and not (big or draft.bold or coloured):
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
    return drafts[number + 1].page - drafts[number].page <= 1


def _points(draft: Draft, setting: _Setting, rules: ReadingRules) -> float:
    marks = rules.headings
    ratio = draft.style.size / setting.body
    points = _size_points(ratio, rules)
    if draft.bold:
        points += marks.bold_points
    if _stands_out(draft.style.colour, setting.ink, marks.colour_step):
        points += marks.colour_points
    points += marks.space_points if draft.spaced else -marks.space_points
    short = len(draft.text) < marks.short_letters and len(draft.lines) <= marks.short_lines
    points += marks.short_points if short else -marks.short_points
    if draft.text.endswith(":") and ratio < marks.big:
        points -= marks.colon_points
    if setting.shares.get(draft.style, 0.0) >= marks.common_share:
        points -= marks.common_points
    return points


def _size_points(ratio: float, rules: ReadingRules) -> float:
    if ratio >= rules.headings.big:
        return rules.headings.big_points
    if ratio >= rules.headings.larger:
        return rules.headings.larger_points
    return -rules.headings.smaller_points if ratio < rules.headings.smaller else 0.0


def _stands_out(colour: Rgb, ink: Rgb, step: int) -> bool:
    return max(abs(a - b) for a, b in zip(colour, ink, strict=True)) > step


def _take_number(draft: Draft, rules: ReadingRules) -> Draft:
    """The heading with its number as marker: "2.1 Who we are" becomes "Who we are", marked 2.1."""
    first = draft.lines[0]
    if draft.marker is not None or len(first.words) < 2:
        return draft
    if not rules.headings.number(first.words[0].text):
        return draft
    rest = make_line(first.words[1:], page=first.page)
    marker = first.words[0].text.rstrip(".):")
    return replace(draft, marker=marker, lines=(rest, *draft.lines[1:]), indent=first.x0)


def _rank(draft: Draft) -> _Rank:
    return draft.style.size, draft.bold


def _levels(headings: Sequence[Draft], rules: ReadingRules) -> dict[_Rank, int]:
    """Levels from 1, largest type first; a look that is used little shares its neighbour's."""
    uses = Counter(_rank(draft) for draft in headings)
    least = min(rules.headings.usual_uses, max(uses.values(), default=1))
    levels: dict[_Rank, int] = {}
    level = 0
    last: _Rank | None = None
    for rank in sorted(uses, key=lambda rank: (-rank[0], not rank[1])):
        if last is None or _is_deeper(last, rank, uses, least, rules):
            level += 1
            last = rank
        levels[rank] = min(level, rules.headings.most_levels)
    return levels


def _is_deeper(
    last: _Rank, rank: _Rank, uses: Counter[_Rank], least: int, rules: ReadingRules
) -> bool:
    """True where `rank` is clearly smaller type than `last`, or lighter and both are usual."""
    if last[0] - rank[0] > rules.headings.level_step:
        return max(uses[last], uses[rank]) >= least
    return last[1] != rank[1] and min(uses[last], uses[rank]) >= least
