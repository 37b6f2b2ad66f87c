"""Cuts the lines of a column into paragraphs and list items.

Headings, contents and captions are told apart later, when the whole document is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from align_app.core.model import BlockRole
from align_app.core.reading.drafts import Draft
from align_app.core.reading.flows import Flow
from align_app.core.reading.markers import Marked, take_marker
from align_app.core.reading.printed import PrintedLine, Rect, make_line
from align_app.core.vocabulary.reading_rules import ReadingRules


def make_drafts(
    flow: Flow, *, rank: int, dots: tuple[Rect, ...], ratio: float, rules: ReadingRules
) -> list[Draft]:
    """The paragraphs and items of one flow of lines; `ratio` is the usual step."""
    lines = _whole_rows(flow.lines)
    if not lines:
        return []
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    lead = _lead(lines, ratio, rules)
    drafts: list[Draft] = []
    for line in lines:
        marked = take_marker(line, rules, dots=dots)
        current = drafts[-1] if drafts else None
        if marked is not None and current is not None and not _may_open(marked, current, rules):
            marked = None
        if current is not None and marked is None and _continues(current, line, lead, rules):
            drafts[-1] = replace(current, lines=(*current.lines, line))
            continue
        spaced = current is None or _is_spaced(current.lines[-1], line, lead, rules)
        drafts.append(_open(line, marked, flow, rank=rank, left=left, right=right, spaced=spaced))
    return drafts


def _open(
    line: PrintedLine,
    marked: Marked | None,
    flow: Flow,
    *,
    rank: int,
    left: float,
    right: float,
    spaced: bool,
) -> Draft:
    bare = line if marked is None else marked.line
    draft = Draft(
        role=BlockRole.PARAGRAPH,
        lines=(bare,),
        page=line.page,
        flow=rank,
        left=left,
        right=right,
        style=bare.style,
        boxed=flow.boxed,
        indent=bare.x0,
        spaced=spaced,
    )
    if marked is None:
        return draft
    numbered_paragraph = not marked.bullet and "." in marked.marker.strip("().")
    return replace(
        draft,
        role=BlockRole.PARAGRAPH if numbered_paragraph else BlockRole.LIST_ITEM,
        marker=marked.marker,
        bullet=marked.bullet,
        indent=marked.x0,
    )


def _whole_rows(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Pieces of one row that ended up in one column become one line again."""
    whole: list[PrintedLine] = []
    for line in lines:
        before = whole[-1] if whole else None
        if before and abs(before.baseline - line.baseline) < 1.5 and line.x0 >= before.x1 - 1:
            whole[-1] = make_line((*before.words, *line.words), page=line.page)
        else:
            whole.append(line)
    return whole


def usual_ratio(flows: Sequence[Flow], rules: ReadingRules) -> float:
    """The usual step between lines of a page, in type sizes."""
    ratios = sorted(
        ratio for flow in flows for ratio in _steps(_whole_rows(flow.lines)) if 0 < ratio < 4
    )
    if len(ratios) < rules.blocks.least_steps:
        return rules.blocks.usual_step
    return ratios[len(ratios) // 3]


def _steps(lines: Sequence[PrintedLine]) -> list[float]:
    """The steps from baseline to baseline between lines of one size, in type sizes."""
    return [
        (below.baseline - above.baseline) / (below.style.size or 1)
        for above, below in pairwise(lines)
        if above.style.size == below.style.size
    ]


def _lead(lines: Sequence[PrintedLine], ratio: float, rules: ReadingRules) -> float:
    """The usual step in a column, in type sizes: its lower third, but not far over the page's."""
    steps = sorted(_steps(lines))
    own = steps[len(steps) // 3] if steps else ratio
    return min(own, ratio * rules.blocks.wider_step)


def _is_spaced(above: PrintedLine, line: PrintedLine, lead: float, rules: ReadingRules) -> bool:
    size = line.style.size
    step = line.baseline - above.baseline
    widest = max(rules.blocks.step_share * lead * size, lead * size + rules.blocks.step_more)
    return (step > widest and step > rules.blocks.step_size * size) or step < 0


def _may_open(marked: Marked, current: Draft, rules: ReadingRules) -> bool:
    """False where a dash, letter or number is more likely the next word of a sentence."""
    above = current.lines[-1]
    if marked.sure or not rules.joining.ends_open(above.text):
        return True
    full = above.x1 > current.right - rules.blocks.full_line * (current.right - current.left)
    if not full or current.style.size != marked.line.style.size:
        return True
    return current.marker is not None and abs(current.indent - marked.x0) < rules.lists.align


def _continues(current: Draft, line: PrintedLine, lead: float, rules: ReadingRules) -> bool:
    """True where `line` is the next line of the paragraph or item `current`."""
    above = current.lines[-1]
    if _is_spaced(above, line, lead, rules):
        return False
    if not _same_look(current, line, rules):
        return False
    if current.marker is not None:
        return line.x0 >= _text_edge(current) - rules.lists.hanging
    return not _opens_paragraph(current, line, rules)


def _text_edge(current: Draft) -> float:
    """Where an item's lines begin: under its text, or under its marker if the text wraps to it."""
    edges = [line.x0 for line in current.lines[1:]]
    return min([*edges, current.lines[0].x0]) if edges else current.indent


def _same_look(current: Draft, line: PrintedLine, rules: ReadingRules) -> bool:
    above = current.lines[-1]
    if abs(line.style.size - above.style.size) > rules.blocks.size_slack:
        return False
    same_weight = line.bold == above.bold or line.style.bold == current.style.bold
    same_colour = line.style.colour in {above.style.colour, current.style.colour}
    if same_weight and same_colour:
        return True
    if not line.bold and not current.bold:
        return True
    if above.text[-1] in rules.joining.hyphens:
        return True
    return rules.joining.ends_open(above.text) and line.text[:1].islower()


def _opens_paragraph(current: Draft, line: PrintedLine, rules: ReadingRules) -> bool:
    """True for an indented line, or one after a short last line, that begins a new sentence."""
    above = current.lines[-1]
    if rules.joining.ends_open(above.text) or line.text[:1].islower():
        return False
    width = current.right - current.left
    if above.x1 < current.right - rules.blocks.short_line * width:
        return True
    indent = line.x0 - above.x0
    return rules.blocks.indent_least < indent / (line.style.size or 1) < rules.blocks.indent_most
