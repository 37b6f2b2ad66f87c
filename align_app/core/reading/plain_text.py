"""Reads plain text and Markdown as simple blocks: what stands apart is told by lines and marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path

from align_app.core.errors import DocumentError
from align_app.core.model import BlockRole
from align_app.core.reading.flowed import Flow, FlowBlock
from align_app.core.reading.markers import BULLET
from align_app.core.reading.refusals import too_large
from align_app.core.reading.simple_tables import GivenCell, table_blocks
from align_app.core.reading.text_encoding import decode_text
from align_app.core.reading.typed_marks import settle_sections
from align_app.core.vocabulary import Vocabulary
from align_app.core.vocabulary.flowed_rules import TextRules
from align_app.core.vocabulary.reading_rules import ReadingRules

_MARKDOWN = (".md",)
_HASHES = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(={3,}|-{3,}|_{3,}|\*{3,}|~{3,})\s*$")
_ITEM = re.compile(r"(\s*)([-*+•▪●◦‣–]|\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,5})[.)]) +(\S.*)$")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+(?=\S)")
_TABLE_ROW = re.compile(r"\s*\|(.+)\|\s*$")
_TABLE_RULE = re.compile(r"[\s|:-]+$")
_QUOTE = re.compile(r" {0,3}> ?")
_INLINE = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^>\s]+)>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"\[\^[\w-]+\](?!:)"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|])"), r"\1"),
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FRONT = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_PLAIN_CONTROLS = "\t\n\r\f\x1b"
_FIRST_PRINTED = 32
_MARKED_LETTERS = 20_000
"""A longer paragraph was not written with marks, and looking for them would take too long."""


def read_plain_text(path: Path, data: bytes, *, vocabulary: Vocabulary) -> Flow:
    """The text of a plain text or Markdown file; form feeds part its sections.

    Raises:
        DocumentError: it is too large, or no text.
    """
    rules = vocabulary.flowed_rules
    if len(data) > rules.limits.part:
        raise too_large(path)
    text = decode_text(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip() or _is_noise(text, rules.text):
        raise DocumentError(
            "not_a_document",
            f"{path.name} holds no text that we can read.",
            "Save it as a PDF or Word document from the program that made it, and add that.",
        )
    markdown = path.suffix.lower() in _MARKDOWN
    title = ""
    if markdown:
        front = _FRONT.match(text)
        found = _FRONT_TITLE.search(front[1]) if front else None
        title = found[1] if found else ""
        text = _COMMENT.sub("", text[front.end() :] if front else text)
    cutter = _Cutter(rules.text, vocabulary.reading_rules, markdown=markdown)
    sections = [
        _level_items(_list_again(cutter.blocks(page.split("\n"))), step=rules.text.indent)
        for page in text.split("\f")
    ]
    return Flow(title, settle_sections(sections, vocabulary=vocabulary))


def _list_again(blocks: Iterable[FlowBlock]) -> Iterator[FlowBlock]:
    """The blocks with numbered lines of one depth that follow each other as a list again."""
    for (numbered, _), group in groupby(blocks, key=_number_depth):
        held = list(group)
        if not numbered or len(held) == 1:
            yield from held
            continue
        for block in held:
            marker, text = block.text.split(maxsplit=1)
            yield FlowBlock(BlockRole.LIST_ITEM, text, 0, marker)


def _number_depth(block: FlowBlock) -> tuple[bool, int]:
    numbered = block.role is BlockRole.HEADING and _NUMBERED.match(block.text)
    return bool(numbered), block.level


def _level_items(blocks: Iterable[FlowBlock], *, step: int) -> list[FlowBlock]:
    """The blocks with the depth of each item in its list, where the indent stood before."""
    levelled: list[FlowBlock] = []
    indents: list[int] = []
    for block in blocks:
        if block.role is not BlockRole.LIST_ITEM:
            indents = []
            levelled.append(block)
            continue
        indents = [each for each in indents if each <= block.level - step]
        indents.append(block.level)
        levelled.append(replace(block, level=len(indents)))
    return levelled


def _is_noise(text: str, rules: TextRules) -> bool:
    odd = sum(
        letter == "\ufffd" or (ord(letter) < _FIRST_PRINTED and letter not in _PLAIN_CONTROLS)
        for letter in text
    )
    return "\0" in text or odd > rules.controls * len(text)


@dataclass(slots=True)
class _Cutter:
    """Cuts the lines of a text into blocks."""

    rules: TextRules
    reading: ReadingRules
    markdown: bool

    def blocks(self, lines: Sequence[str]) -> Iterator[FlowBlock]:
        """The blocks of some lines; blank lines part them."""
        group: list[str] = []
        fenced = False
        for line in [*lines, ""]:
            if self.markdown and line.lstrip().startswith(("```", "~~~")):
                fenced = not fenced
                yield from self._group(group)
                group = []
            elif line.strip():
                group.append(line.expandtabs(4))
            else:
                yield from self._group(group)
                group = []

    def _group(self, lines: Sequence[str]) -> Iterator[FlowBlock]:
        """The blocks of lines without a blank line between them."""
        if self.markdown:
            lines = [_QUOTE.sub("", line) for line in lines]
        if len(lines) == 1:
            yield from self._lone(lines[0])
            return
        rows = [_TABLE_ROW.match(line) for line in lines]
        if lines and all(rows):
            yield from self._table([row[1] for row in rows if row])
            return
        yield from self._run_of_lines(lines)

    def _lone(self, line: str) -> Iterator[FlowBlock]:
        """A line between blank lines: a heading where it is short and does not end as sentences."""
        found = _HASHES.match(line) if self.markdown else None
        if found:
            yield self._heading(found[2], len(found[1]))
        elif _UNDERLINE.match(line):
            return
        elif not self.markdown and self._looks_like_heading(line):
            yield self._heading(line.strip(), self._level(line))
        else:
            yield from self._run_of_lines([line])

    def _looks_like_heading(self, line: str) -> bool:
        text = line.strip()
        if len(text) > self.rules.heading_letters or self.rules.ends_otherwise(text):
            return False
        numbered = _NUMBERED.match(text)
        if _ITEM.match(line) and not numbered:
            return False
        first = text[numbered.end() :] if numbered else text
        marks = self.reading.headings
        return first[:1].isupper() and marks.has_words(text) and not marks.never(text)

    def _level(self, line: str) -> int:
        """Capitals before other headings; a number such as 2.1 by its depth."""
        first = line.split()[0].rstrip(".):")
        if first[:1].isdigit():
            return 2 + first.count(".")
        return 1 if line.upper() == line else 2

    def _heading(self, text: str, level: int) -> FlowBlock:
        return FlowBlock(BlockRole.HEADING, self._inline(text), level)

    def _run_of_lines(self, lines: Sequence[str]) -> Iterator[FlowBlock]:
        """Paragraphs, items, and headings that are underlined or marked."""
        whole = any(len(line) > self.rules.whole_line for line in lines)
        open_lines: list[str] = []
        for line, following in pairwise([*lines, ""]):
            underlined = _UNDERLINE.match(following) and not _UNDERLINE.match(line)
            hashes = _HASHES.match(line) if self.markdown else None
            if _UNDERLINE.match(line):
                continue
            if hashes or (underlined and not _ITEM.match(line)):
                yield from self._close(open_lines)
                open_lines = []
                level = len(hashes[1]) if hashes else 1 if "=" in following else 2
                yield self._heading(hashes[2] if hashes else line.strip(), level)
            elif open_lines and (whole or _ITEM.match(line)):
                yield from self._close(open_lines)
                open_lines = [line]
            else:
                open_lines.append(line)
        yield from self._close(open_lines)

    def _close(self, lines: Sequence[str]) -> Iterator[FlowBlock]:
        """One paragraph or item of these lines."""
        if not lines:
            return
        item = _ITEM.match(lines[0])
        first = item[3] if item else lines[0]
        text = self._inline(" ".join([first, *(line.strip() for line in lines[1:])]))
        if item is None:
            yield FlowBlock(BlockRole.PARAGRAPH, text.strip())
            return
        marker = item[2] if item[2].strip("().").isalnum() else BULLET
        yield FlowBlock(BlockRole.LIST_ITEM, text, len(item[1]), marker)

    def _table(self, rows: Sequence[str]) -> Iterator[FlowBlock]:
        """A table drawn with upright strokes; the row above a line of dashes is its heading."""
        ruled = len(rows) > 1 and bool(_TABLE_RULE.match(rows[1]))
        kept = [row for row in rows if not _TABLE_RULE.match(row)]
        cells = [
            GivenCell(
                number,
                column,
                1,
                heading=ruled and number == 0,
                blocks=(FlowBlock(BlockRole.PARAGRAPH, self._inline(text.strip())),),
            )
            for number, row in enumerate(kept)
            for column, text in enumerate(row.split("|"))
            if text.strip()
        ]
        yield from table_blocks(cells)

    def _inline(self, text: str) -> str:
        if self.markdown and len(text) <= _MARKED_LETTERS:
            for pattern, instead in _INLINE:
                text = pattern.sub(instead, text)
        return text.strip()
