"""Makes the final text of a block: lines joined, hyphens undone, each word with its place.

Also joins what a column or page break has parted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from align_app.core.model import Block, BlockRole, Box, Cell, Line, Word
from align_app.core.reading.drafts import Draft
from align_app.core.reading.printed import PrintedLine, PrintedWord
from align_app.core.reading.words import BROKEN_HYPHEN
from align_app.core.vocabulary.reading_rules import ReadingRules

_HYPHENS = f"-\u2010{BROKEN_HYPHEN}"
_TRIMMED = ".,;:!?()[]\u2018\u2019\u201c\u201d\"'"


def count_words(words: Iterable[PrintedWord]) -> Counter[str]:
    """How often each unbroken word stands in the document: tells which broken ones had a hyphen."""
    return Counter(
        word.text.lower().strip(_TRIMMED) for word in words if word.text[-1] not in _HYPHENS
    )


def finish_block(draft: Draft, *, known: Counter[str], rules: ReadingRules) -> Block:
    """The block of a draft, with its text and the place of each word in it."""
    if draft.role is BlockRole.TABLE:
        return _finish_table(draft, known=known, rules=rules)
    text, lines = _join_lines(draft.lines, 0, known=known, rules=rules)
    return Block(
        role=draft.role,
        text=text,
        lines=lines,
        level=draft.level,
        marker=draft.marker,
        size=draft.style.size,
        bold=draft.bold,
        boxed=draft.boxed,
    )


def _finish_table(draft: Draft, *, known: Counter[str], rules: ReadingRules) -> Block:
    parts: list[str] = []
    lines: list[Line] = []
    cells: list[Cell] = []
    at = 0
    row = 0
    for cell in draft.cells:
        if cells:
            between = "\n" if cell.row != row else " | "
            parts.append(between)
            at += len(between)
        row = cell.row
        text, own = _join_lines(cell.lines, at, known=known, rules=rules)
        cells.append(Cell(cell.row, cell.column, at, at + len(text), cell.heading))
        parts.append(text)
        lines.extend(own)
        at += len(text)
    return Block(
        role=BlockRole.TABLE,
        text="".join(parts),
        lines=tuple(lines),
        cells=tuple(cells),
        size=draft.style.size,
        boxed=draft.boxed,
    )


def _join_lines(
    lines: Sequence[PrintedLine], start: int, *, known: Counter[str], rules: ReadingRules
) -> tuple[str, tuple[Line, ...]]:
    """The text of `lines`, and the lines with their words counted from `start`."""
    parts: list[str] = []
    made: list[Line] = []
    at = start
    for number, line in enumerate(lines):
        after = lines[number + 1].words[0].text if number + 1 < len(lines) else ""
        words = []
        for word in line.words[:-1]:
            text = word.text.replace(BROKEN_HYPHEN, "-")
            words.append(Word(at, at + len(text), word.x0, word.x1))
            parts.append(text + " ")
            at += len(text) + 1
        final = line.words[-1]
        text, space = _printed(final.text, after, known, rules)
        words.append(Word(at, at + len(text), final.x0, final.x1))
        parts.append(text + space)
        at += len(text) + len(space)
        box = Box(line.x0, line.top, line.x1, line.bottom)
        made.append(Line(line.page, box, tuple(words)))
    return "".join(parts), tuple(made)


def _printed(text: str, after: str, known: Counter[str], rules: ReadingRules) -> tuple[str, str]:
    """The text of a line's last word, and what parts it from the next line: a space or nothing."""
    if not after:
        return text.replace(BROKEN_HYPHEN, "-"), ""
    broken = len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalnum() and after[0].isalpha()
    if not broken:
        return text.replace(BROKEN_HYPHEN, "-"), " "
    stem = text[:-1]
    return (stem + "-" if _keeps_hyphen(stem, after, known, rules) else stem), ""


def _keeps_hyphen(stem: str, after: str, known: Counter[str], rules: ReadingRules) -> bool:
    """True where the hyphen belongs to the word, as the rest of the document writes it."""
    first, second = stem.lower().strip(_TRIMMED), after.lower().strip(_TRIMMED)
    hyphened, joined = known[f"{first}-{second}"], known[first + second]
    if hyphened != joined:
        return hyphened > joined
    if "-" in first or not after[0].islower():
        return True
    head = second.split("-")[0]
    if known[first + head]:
        return False
    if "-" in second:
        return known[first] > 0
    return first in rules.joining.hyphen_prefixes and known[second] > 0


def join_drafts(drafts: Sequence[Draft], *, rules: ReadingRules) -> list[Draft]:
    """Paragraphs and items that run on over a column or page break, made whole."""
    joined: list[Draft] = []
    begun: set[tuple[int, int]] = set()
    for draft in drafts:
        first = (draft.page, draft.flow) not in begun
        begun.add((draft.page, draft.flow))
        found = _beginning_of(draft, joined, rules) if first else None
        if found is None:
            joined.append(draft)
        else:
            whole = joined[found]
            joined[found] = replace(
                whole,
                lines=(*whole.lines, *draft.lines),
                flow=draft.flow,
                left=draft.left,
                right=draft.right,
            )
    return joined


def _beginning_of(draft: Draft, before: Sequence[Draft], rules: ReadingRules) -> int | None:
    """The rank of the block that `draft` continues, past tables, panels and captions."""
    if draft.role is not BlockRole.PARAGRAPH or draft.marker is not None:
        return None
    for rank in range(len(before) - 1, max(-1, len(before) - 1 - rules.joining.look_back), -1):
        candidate = before[rank]
        if draft.page - candidate.last_page > 1:
            return None
        if _runs_on(candidate, draft, rules):
            return rank
        if not _is_aside(candidate, draft) or not draft.lines[0].text[:1].islower():
            return None
    return None


def _is_aside(candidate: Draft, draft: Draft) -> bool:
    """True for what may stand between the two halves of a paragraph."""
    if candidate.boxed != draft.boxed:
        return True
    return candidate.role in {
        BlockRole.TABLE,
        BlockRole.CAPTION,
        BlockRole.FOOTNOTE,
        BlockRole.FRAGMENT,
    }


def _runs_on(whole: Draft, draft: Draft, rules: ReadingRules) -> bool:
    if whole.role not in {BlockRole.PARAGRAPH, BlockRole.LIST_ITEM} or whole.boxed != draft.boxed:
        return False
    same_column = (whole.last_page, whole.flow) == (draft.page, draft.flow)
    if same_column or abs(whole.style.size - draft.style.size) > rules.blocks.size_slack:
        return False
    if whole.last_page == draft.page and not _may_follow(whole, draft, rules):
        return False
    end, start = whole.lines[-1], draft.lines[0].text
    if whole.bold != draft.bold or not rules.joining.ends_open(end.text):
        return False
    if start[:1].islower():
        return True
    full = end.x1 > whole.right - rules.blocks.full_line * (whole.right - whole.left)
    return full and (end.text[-1] in _HYPHENS or start[:1] in rules.joining.open_starts)


def _may_follow(whole: Draft, draft: Draft, rules: ReadingRules) -> bool:
    """True where a block of one page can go on in another: further down, or in the next column."""
    end, start = whole.lines[-1], draft.lines[0]
    width, other = whole.right - whole.left, draft.right - draft.left
    shared = min(whole.right, draft.right) - max(whole.left, draft.left)
    if shared > 0.5 * min(width, other):
        return start.top > end.top
    beside = draft.left > whole.right - start.style.size
    alike = abs(width - other) <= rules.joining.column_widths * max(width, other)
    return beside and alike and start.top < end.top
