"""From printed pages to pages of blocks: the steps of understanding a layout, one after another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from align_app.core.model import Block, BlockRole, Page
from align_app.core.reading.blocks import make_drafts
from align_app.core.reading.drafts import Draft
from align_app.core.reading.headings import mark_headings
from align_app.core.reading.joining import count_words, finish_block, join_drafts
from align_app.core.reading.lines import make_lines
from align_app.core.reading.printed import PrintedPage
from align_app.core.reading.reading_order import Island, order_lines
from align_app.core.reading.table_joins import join_tables
from align_app.core.reading.tables import FoundTable, find_tables
from align_app.core.vocabulary.reading_rules import ReadingRules

_USUAL_SIZE = 11.0


def lay_out_pages(printed: Sequence[PrintedPage], *, rules: ReadingRules) -> tuple[Page, ...]:
    """The pages with their blocks in reading order."""
    body = _body_size(printed)
    drafts = [draft for page in printed for draft in _drafts_of(page, body, rules)]
    drafts = mark_headings(drafts, body=body, rules=rules)
    drafts = join_drafts(join_tables(drafts, rules=rules), rules=rules)
    known = count_words(word for page in printed for word in page.words)
    blocks: defaultdict[int, list[Block]] = defaultdict(list)
    for draft in drafts:
        blocks[draft.page].append(finish_block(draft, known=known, rules=rules))
    return tuple(
        Page(page.number, page.width, page.height, tuple(blocks[page.number])) for page in printed
    )


def _body_size(printed: Sequence[PrintedPage]) -> float:
    """The type size in which most letters of the document are set, in points."""
    letters: Counter[float] = Counter()
    for page in printed:
        for word in page.words:
            letters[word.style.size] += len(word.text)
    return letters.most_common(1)[0][0] if letters else _USUAL_SIZE


def _drafts_of(page: PrintedPage, body: float, rules: ReadingRules) -> list[Draft]:
    found = find_tables(page, rules=rules)
    taken = {id(word) for table in found.tables for word in table.words}
    words = [word for word in page.words if id(word) not in taken]
    lines = make_lines(words, page=page.number, rules=rules)
    islands = [_island(table, rank) for rank, table in enumerate(found.tables)]
    panels = (*page.drawing.panels, *found.panels)
    flows = order_lines(lines, islands, panels, body=body, rules=rules)
    drafts: list[Draft] = []
    for rank, flow in enumerate(flows):
        if flow.table is not None:
            drafts.append(_table_draft(found.tables[flow.table], page, rank))
        else:
            drafts.extend(
                make_drafts(flow, rank=rank, dots=page.drawing.dots, body=body, rules=rules)
            )
    return drafts


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
