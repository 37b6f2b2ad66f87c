"""From printed pages to pages of blocks: the steps of understanding a layout, one after another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from align_app.core.model import Block, BlockRole, Page
from align_app.core.reading.asides import mark_asides
from align_app.core.reading.blocks import make_drafts, usual_ratio
from align_app.core.reading.contents import mark_contents
from align_app.core.reading.drafts import Draft
from align_app.core.reading.flows import Island
from align_app.core.reading.glyph_mending import mend_glyphs
from align_app.core.reading.headings import mark_headings
from align_app.core.reading.joining import count_words, finish_block, join_drafts
from align_app.core.reading.lines import make_lines, make_turned_lines
from align_app.core.reading.list_levels import level_lists
from align_app.core.reading.numerals import attach_numerals
from align_app.core.reading.printed import PrintedLine, PrintedPage
from align_app.core.reading.reading_order import order_lines
from align_app.core.reading.running_heads import EdgeLines, RunningHeads, find_running_heads
from align_app.core.reading.steady_memory import no_cycle_search
from align_app.core.reading.table_joins import join_tables
from align_app.core.reading.tables import FoundTable, FoundTables, find_tables
from align_app.core.vocabulary.reading_rules import ReadingRules

T = TypeVar("T")

_USUAL_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class _Parts:
    """One page taken apart: its tables, its other lines, and those that run up or down."""

    page: PrintedPage
    found: FoundTables
    lines: tuple[PrintedLine, ...]
    turned: tuple[PrintedLine, ...]


def lay_out_pages(
    printed: Sequence[PrintedPage],
    *,
    rules: ReadingRules,
    on_step: Callable[[], None] = lambda: None,
) -> tuple[Page, ...]:
    """The pages with their blocks in reading order.

    `on_step` is called after each step on a page, to show that the work goes on.
    """
    with no_cycle_search():
        return _lay_out(printed, rules, on_step)


def _lay_out(
    printed: Sequence[PrintedPage], rules: ReadingRules, on_step: Callable[[], None]
) -> tuple[Page, ...]:
    printed = mend_glyphs(printed, rules=rules)
    body = _body_size(printed)
    parts = [_take_apart(page, rules) for page in _stepping(printed, on_step)]
    heads = find_running_heads(
        [EdgeLines(part.page.number, part.page.height, part.lines, part.turned) for part in parts],
        body=body,
        rules=rules,
    )
    drafts = [
        draft
        for part in _stepping(parts, on_step)
        for draft in _drafts_of(part, heads, body, rules)
    ]
    drafts = mark_contents(drafts, rules=rules)
    drafts = mark_headings(drafts, body=body, rules=rules)
    drafts = mark_asides(drafts, printed, body=body, rules=rules)
    drafts = level_lists(drafts, rules=rules)
    drafts = join_drafts(join_tables(drafts, rules=rules), rules=rules)
    known = count_words(word for page in printed for word in page.words)
    blocks: defaultdict[int, list[Block]] = defaultdict(list)
    for draft in _stepping(drafts, on_step):
        blocks[draft.page].append(finish_block(draft, known=known, rules=rules))
    return tuple(
        Page(
            number=page.number,
            width=page.width,
            height=page.height,
            blocks=tuple(blocks[page.number]),
            label=heads.labels.get(page.number),
            running=_running_words(part, heads),
        )
        for page, part in zip(printed, parts, strict=True)
    )


def _running_words(part: _Parts, heads: RunningHeads) -> tuple[str, ...]:
    """The texts of the running heads and feet of a page, page numbers left out."""
    dropped = (line.text for line in part.lines if id(line) in heads.dropped)
    return tuple(text for text in dropped if any(letter.isalpha() for letter in text))


def _stepping(items: Iterable[T], on_step: Callable[[], None]) -> Iterator[T]:
    for item in items:
        yield item
        on_step()


def _take_apart(page: PrintedPage, rules: ReadingRules) -> _Parts:
    found = find_tables(page, rules=rules)
    taken = {id(word) for table in found.tables for word in table.words}
    words = [word for word in page.words if id(word) not in taken]
    lines = make_lines(words, page=page.number, rules=rules)
    turned = make_turned_lines(words, page=page.number, rules=rules)
    return _Parts(page, found, tuple(lines), tuple(turned))


def _body_size(printed: Sequence[PrintedPage]) -> float:
    """The type size in which most letters of the document are set, in points."""
    letters: Counter[float] = Counter()
    for page in printed:
        for word in page.words:
            letters[word.style.size] += len(word.text)
    return letters.most_common(1)[0][0] if letters else _USUAL_SIZE


def _drafts_of(part: _Parts, heads: RunningHeads, body: float, rules: ReadingRules) -> list[Draft]:
    page, found = part.page, part.found
    lines = [line for line in part.lines if id(line) not in heads.dropped]
    lines = attach_numerals(lines, body=body, rules=rules)
    islands = [_island(table, rank) for rank, table in enumerate(found.tables)]
    panels = (*page.drawing.panels, *found.panels)
    flows = order_lines(lines, islands, panels, body=body, rules=rules)
    ratio = usual_ratio(flows, rules)
    drafts: list[Draft] = []
    for rank, flow in enumerate(flows):
        if flow.table is not None:
            drafts.append(_table_draft(found.tables[flow.table], page, rank))
        else:
            drafts.extend(
                make_drafts(flow, rank=rank, dots=page.drawing.dots, ratio=ratio, rules=rules)
            )
    turned = [line for line in part.turned if id(line) not in heads.dropped]
    drafts.extend(_fragment(line, len(flows) + rank) for rank, line in enumerate(turned))
    return drafts


def _fragment(line: PrintedLine, rank: int) -> Draft:
    return Draft(
        role=BlockRole.FRAGMENT,
        lines=(line,),
        page=line.page,
        flow=rank,
        left=line.x0,
        right=line.x1,
        style=line.style,
    )


def _island(table: FoundTable, rank: int) -> Island:
    style = table.cells[0].lines[0].style
    place = min(word.place for word in table.words)
    return Island(table.rect, (), rank, place, style)


def _table_draft(table: FoundTable, page: PrintedPage, rank: int) -> Draft:
    lines = tuple(line for cell in table.cells for line in cell.lines)
    return Draft(
        role=BlockRole.TABLE,
        lines=lines,
        page=page.number,
        flow=rank,
        left=table.rect.x0,
        right=table.rect.x1,
        style=lines[-1].style,
        cells=table.cells,
        columns=table.columns,
    )
