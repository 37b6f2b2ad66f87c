"""What each page is for, from its headings and its make-up: cover, contents, foreword, appendix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from align_app.core.model import Block, BlockRole, Page, PageRole
from align_app.core.vocabulary import Vocabulary
from align_app.core.vocabulary.page_roles import PageRoleRules

_USUAL_SIZE = 11.0


def assign_page_roles(pages: tuple[Page, ...], *, vocabulary: Vocabulary) -> tuple[Page, ...]:
    """The pages with their roles. Pages that could not be read keep theirs.

    A page takes the role of a section (contents, foreword, references, appendix) only where most of
    it belongs to that section, so that what else stands on it is not lost.
    """
    rules = vocabulary.page_roles
    body_size = _body_size(pages)
    sections = _sections(pages, rules)
    return tuple(
        replace(page, role=_role(page, sections[page.number], body_size, rules))
        if page.readable
        else page
        for page in pages
    )


@dataclass(frozen=True, slots=True)
class _Section:
    """A section that is open: its role, first page, and the level and type size of its heading."""

    role: PageRole
    page: int
    level: int
    size: float


def _role(page: Page, lines: Counter[PageRole], body_size: float, rules: PageRoleRules) -> PageRole:
    if page.number == 1 and _is_cover(page, body_size, rules):
        return PageRole.COVER
    every = sum(lines.values())
    others = {role: count for role, count in lines.items() if role is not PageRole.BODY}
    if others and sum(others.values()) >= rules.share * every:
        return max(others, key=lambda role: (others[role], role))
    if _is_divider(page, body_size, rules):
        return PageRole.DIVIDER
    if _is_infographic(page, body_size, rules):
        return PageRole.INFOGRAPHIC
    return PageRole.BODY


def _sections(pages: tuple[Page, ...], rules: PageRoleRules) -> dict[int, Counter[PageRole]]:
    """For each page, how many printed lines belong to a section of each role."""
    counts: dict[int, Counter[PageRole]] = {page.number: Counter() for page in pages}
    section: _Section | None = None
    for page in pages:
        lists = _contents_lines(page, rules)
        section = _into_page(section, page, rules)
        for block in page.blocks:
            section = _after(section, block, page.number, rules)
            listed = lists[id(block)]
            role = section.role if section else PageRole.BODY
            rest = role if role is not PageRole.CONTENTS else PageRole.BODY
            counts[page.number][PageRole.CONTENTS] += listed
            counts[page.number][rest] += len(block.lines) - listed
    return {number: +count for number, count in counts.items()}


def _into_page(section: _Section | None, page: Page, rules: PageRoleRules) -> _Section | None:
    """The section that is still open at the top of a page: a heading or its length may end it."""
    if section is None:
        return None
    longest = rules.longest(section.role)
    if longest is not None and page.number - section.page >= longest:
        return None
    first = page.blocks[0] if page.blocks else None
    if first is None or first.role is not BlockRole.HEADING:
        return section
    return None if longest or first.size >= rules.end_size * section.size else section


def _after(
    section: _Section | None, block: Block, page: int, rules: PageRoleRules
) -> _Section | None:
    """The section that is open after a block: a heading of its rank or higher ends it."""
    if block.role is not BlockRole.HEADING:
        return section
    role = rules.section(_labelled(block), page)
    if role is not None:
        return _Section(PageRole(role), page, block.level, block.size)
    if section is not None and (block.level <= section.level or block.size > section.size):
        return None
    return section


def _labelled(block: Block) -> str:
    return f"{block.marker} {block.text}" if block.marker else block.text


def _contents_lines(page: Page, rules: PageRoleRules) -> dict[int, int]:
    """By block, how many of its lines are of a contents list; none where there are too few."""
    found = {id(block): sum(_listed(block, rules)) for block in page.blocks}
    titled = any(
        block.role is BlockRole.HEADING
        and rules.section(_labelled(block), page.number) == "contents"
        for block in page.blocks
    )
    marked = any(block.role is BlockRole.CONTENTS for block in page.blocks)
    enough = sum(found.values()) >= rules.contents.least_lines
    return found if enough and (titled or marked) else dict.fromkeys(found, 0)


def _listed(block: Block, rules: PageRoleRules) -> Iterator[bool]:
    """For each line of a block, whether it is one of a contents list."""
    for line in block.lines:
        if block.role is BlockRole.CONTENTS:
            yield True
        elif line.words:
            text = block.text[line.words[0].start : line.words[-1].end]
            yield bool(rules.contents.line_pattern.search(text))


def _is_cover(page: Page, body_size: float, rules: PageRoleRules) -> bool:
    cover = rules.cover
    if not page.blocks or any(len(block.text.split()) > cover.long_block for block in page.blocks):
        return False
    largest = max(block.size for block in page.blocks)
    return _words(page) <= cover.words and largest >= cover.size * body_size


def _is_divider(page: Page, body_size: float, rules: PageRoleRules) -> bool:
    divider = rules.divider
    headings = [block for block in page.blocks if block.role is BlockRole.HEADING]
    return (
        0 < _words(page) <= divider.words
        and any(block.size >= divider.size * body_size for block in headings)
        and not any(block.role is BlockRole.LIST_ITEM for block in page.blocks)
    )


def _is_infographic(page: Page, body_size: float, rules: PageRoleRules) -> bool:
    """True for a page of loose words and figures, or of many figures set large."""
    infographic = rules.infographic
    if sum(_is_big_figure(block, body_size, rules) for block in page.blocks) >= (
        infographic.big_figures
    ):
        return True
    words = [word for block in page.blocks for word in block.text.split()]
    if len(words) < infographic.words:
        return False
    loose = sum(len(block.text.split()) for block in page.blocks if _is_loose(block, rules))
    figures = sum(any(letter.isdigit() for letter in word) for word in words)
    return loose >= infographic.loose * len(words) and figures >= infographic.figures * len(words)


def _is_big_figure(block: Block, body_size: float, rules: PageRoleRules) -> bool:
    infographic = rules.infographic
    words = block.text.split()
    return (
        len(words) <= infographic.big_words
        and any(letter.isdigit() for letter in words[0])
        and block.size >= infographic.big_size * body_size
    )


def _is_loose(block: Block, rules: PageRoleRules) -> bool:
    if block.role in {BlockRole.LIST_ITEM, BlockRole.TABLE}:
        return False
    short = len(block.text.split()) <= rules.infographic.short_block
    return block.role is BlockRole.FRAGMENT or short


def _body_size(pages: tuple[Page, ...]) -> float:
    """The type size in which most letters of the document are set, in points."""
    letters: Counter[float] = Counter()
    for page in pages:
        for block in page.blocks:
            if block.role is not BlockRole.HEADING:
                letters[block.size] += len(block.text)
    return letters.most_common(1)[0][0] if letters else _USUAL_SIZE


def _words(page: Page) -> int:
    return sum(len(block.text.split()) for block in page.blocks)
