"""From printed pages to pages of blocks: the steps of understanding a layout, one after another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from align_app.core.model import Block, Page
from align_app.core.reading.blocks import make_drafts
from align_app.core.reading.drafts import Draft
from align_app.core.reading.headings import mark_headings
from align_app.core.reading.joining import count_words, finish_block, join_drafts
from align_app.core.reading.lines import make_lines
from align_app.core.reading.printed import PrintedPage
from align_app.core.reading.reading_order import order_lines
from align_app.core.vocabulary.reading_rules import ReadingRules

_USUAL_SIZE = 11.0


def lay_out_pages(printed: Sequence[PrintedPage], *, rules: ReadingRules) -> tuple[Page, ...]:
    """The pages with their blocks in reading order."""
    body = _body_size(printed)
    drafts = [draft for page in printed for draft in _drafts_of(page, body, rules)]
    drafts = mark_headings(drafts, body=body, rules=rules)
    drafts = join_drafts(drafts, rules=rules)
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
    lines = make_lines(page.words, page=page.number, rules=rules)
    flows = order_lines(lines, (), page.drawing.panels, body=body, rules=rules)
    return [
        draft
        for rank, flow in enumerate(flows)
        for draft in make_drafts(flow, rank=rank, dots=page.drawing.dots, body=body, rules=rules)
    ]
