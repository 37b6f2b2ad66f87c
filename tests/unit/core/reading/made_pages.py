"""Pages made of a few words, for tests of what is read off a page's blocks."""

from __future__ import annotations

from align_app.core.model import Block, BlockRole, Box, Line, Page, Word

PLAIN = 11.0
_LETTER = 5.0


def block(
    text: str,
    size: float = PLAIN,
    *,
    role: BlockRole | None = None,
    level: int = 1,
    page: int = 1,
    lines: int = 1,
) -> Block:
    """A block of `lines` printed lines; large type makes a heading unless `role` says otherwise."""
    kind = role or (BlockRole.HEADING if size > PLAIN else BlockRole.PARAGRAPH)
    words = text.split(" ")
    share = -(-len(words) // lines)
    printed, start = [], 0
    for row in range(lines):
        placed = []
        for word in words[row * share : (row + 1) * share]:
            left = 60 + start * _LETTER
            placed.append(Word(start, start + len(word), left, left + len(word) * _LETTER))
            start += len(word) + 1
        printed.append(
            Line(page, Box(60, 50 + row * size, 500, 50 + (row + 1) * size), tuple(placed))
        )
    return Block(kind, text, tuple(printed), level=level, size=size)


def page(number: int, *blocks: Block, readable: bool = True) -> Page:
    """An A4 page with these blocks in reading order."""
    return Page(number, 595, 842, blocks, readable=readable)


def cover(*rows: tuple[str, float]) -> Page:
    """A first page of lines, each with its type size."""
    return page(1, *(block(text, size) for text, size in rows))
