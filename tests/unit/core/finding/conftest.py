"""Small documents made of lines of text, for the tests of finding."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from align_app.core.language import Language, load_language
from align_app.core.model import (
    Block,
    BlockRole,
    Box,
    Cell,
    Document,
    Identity,
    Line,
    Page,
    PageRole,
    Word,
)
from align_app.core.vocabulary import Vocabulary, load_vocabulary

MakeDocument = Callable[..., Document]

_LETTER = 5.0


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def language() -> Language:
    return load_language()


@pytest.fixture
def make_document() -> MakeDocument:
    """Pages of lines: "# ", "## " for headings, "* " a bullet, "| " a table row, else text."""

    def make(
        *pages: str, organisation: str = "Brackenshire Council", area: str = "Brackenshire"
    ) -> Document:
        identity = Identity(
            title="A plan", organisation=organisation, type="council_plan", area=area, tier="place"
        )
        made = tuple(_page(number, text) for number, text in enumerate(pages, start=1))
        return Document("f" * 64, "plan.pdf", identity, made)

    return make


def _page(number: int, text: str) -> Page:
    lines = [line.strip() for line in text.strip().split("\n") if line.strip()]
    blocks: list[Block] = []
    rows: list[str] = []
    for place, line in enumerate([*lines, ""]):
        if line.startswith("| "):
            rows.append(line[2:])
            continue
        if rows:
            blocks.append(_table(number, place, rows))
            rows = []
        if line:
            blocks.append(_block(number, place, line))
    return Page(number, 595, 842, tuple(blocks), str(number), PageRole.BODY)


def _block(page: int, place: int, line: str) -> Block:
    roles = {"# ": (BlockRole.HEADING, 1, 20.0), "## ": (BlockRole.HEADING, 2, 14.0)}
    for sign, (role, level, size) in roles.items():
        if line.startswith(sign):
            return _made(page, place, line.removeprefix(sign), role, level=level, size=size)
    if line.startswith("* "):
        return _made(page, place, line[2:], BlockRole.LIST_ITEM, level=1, marker="•")
    return _made(page, place, line, BlockRole.PARAGRAPH)


def _made(
    page: int,
    place: int,
    text: str,
    role: BlockRole,
    *,
    level: int = 0,
    size: float = 11.0,
    marker: str | None = None,
    cells: tuple[Cell, ...] = (),
) -> Block:
    top = 40.0 + 30 * place
    printed = []
    for number, part in enumerate(text.split("\n")):
        start = sum(len(before) + 1 for before in text.split("\n")[:number])
        words = tuple(
            Word(
                start + m.start(), start + m.end(), 40 + m.start() * _LETTER, 40 + m.end() * _LETTER
            )
            for m in re.finditer(r"\S+", part)
        )
        low = top + 12 * number
        printed.append(Line(page, Box(40, low, 40 + len(part) * _LETTER, low + size), words))
    return Block(
        role,
        text,
        tuple(printed),
        level=level,
        marker=marker,
        cells=cells,
        size=size,
        bold=role is BlockRole.HEADING,
    )


def _table(page: int, place: int, rows: Sequence[str]) -> Block:
    cells: list[Cell] = []
    offset = 0
    for row, line in enumerate(rows):
        at = offset
        for column, words in enumerate(line.split(" | ")):
            cells.append(Cell(row, column, at, at + len(words), row == 0))
            at += len(words) + 3
        offset += len(line) + 1
    return _made(page, place, "\n".join(rows), BlockRole.TABLE, cells=tuple(cells))
