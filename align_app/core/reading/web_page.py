"""Reads a saved web page as simple blocks: its main part, and only what is shown of it.

Nothing is run and nothing is fetched. Menus, banners, footers and hidden parts are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from align_app.core.errors import DocumentError
from align_app.core.model import BlockRole
from align_app.core.reading.flowed import Flow, FlowBlock
from align_app.core.reading.markers import BULLET
from align_app.core.reading.refusals import broken, too_large
from align_app.core.reading.simple_tables import GivenCell, table_blocks
from align_app.core.reading.text_encoding import decode_text
from align_app.core.reading.typed_marks import settle_sections
from align_app.core.reading.word_styles import as_roman
from align_app.core.vocabulary import Vocabulary
from align_app.core.vocabulary.flowed_rules import FlowedRules

Element = Any
"""An element of lxml, which tells no types."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = {"b", "strong", "th", *_HEADINGS}
_LISTS = {"ul", "ol", "menu"}
_WHOLE = {"html", "body", "main", "article"}
_CAPTIONS = {"figcaption", "caption"}
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACES = re.compile(r"[^\S\n]+")
_LETTERS = 26


def read_web_page(path: Path, data: bytes, *, vocabulary: Vocabulary) -> Flow:
    """The text of a saved web page.

    Raises:
        DocumentError: it is too large, or holds no text.
    """
    rules = vocabulary.flowed_rules
    if len(data) > rules.limits.part:
        raise too_large(path)
    root = _tree(path, _DECLARATION.sub("", decode_text(data)))
    reader = _Reader(rules)
    for part in _main_parts(root):
        reader.read(part, _Place())
        reader.end_block()
    if not reader.blocks:
        raise DocumentError(
            "not_a_document",
            f"{path.name} holds no text: the page may have been saved without its content.",
            "Open the page in a browser, print it to a PDF, and add that.",
        )
    title = root.findtext(".//title") or ""
    return Flow(" ".join(title.split()), settle_sections([reader.blocks], vocabulary=vocabulary))


def _tree(path: Path, text: str) -> Element:
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # its size is limited already; a deep page is read to its end
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise broken(path) from error
    if root is None:
        raise broken(path)
    return root


def _main_parts(root: Element) -> list[Element]:
    """The main part of a page where it is marked, else the whole."""
    marked = [each for each in root.iter() if each.tag == "main" or each.get("role") == "main"]
    outer = [each for each in marked if not any(up in marked for up in each.iterancestors())]
    return outer if any(each.xpath("string()").strip() for each in outer) else [root]


class _Place:
    """Where in the page we are: inside which list, box, panel or heading."""

    __slots__ = ("bold", "boxed", "depth", "inside", "lists", "pre", "role")

    def __init__(self) -> None:
        self.role = (BlockRole.PARAGRAPH, 0)
        self.lists = 0
        self.bold = False
        self.boxed = False
        self.pre = False
        self.inside = False
        self.depth = 0

    def changed(self, **values: Any) -> _Place:
        """A place further in."""
        place = _Place()
        for name in self.__slots__:
            setattr(place, name, values.get(name, getattr(self, name)))
        place.depth = self.depth + 1
        return place


class _Reader:
    """Walks through a page and keeps its blocks."""

    def __init__(self, rules: FlowedRules) -> None:
        self._rules = rules
        self._parts: list[str] = []
        self._bold = True
        self._marker: str | None = None
        self._place = _Place()
        self.blocks: list[FlowBlock] = []

    def read(self, element: Element, place: _Place) -> None:
        """Read one element with all that is in it."""
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or self._left_out(element, name, place):
            return
        if place.depth > self._rules.limits.depth:
            self._words(" ".join(element.itertext()), place)
            return
        if name == "br":
            self._parts.append("\n")
        elif name == "table":
            self._table(element, place)
        elif name in _LISTS:
            self._list(element, name, place)
        elif name in self._rules.web.blocks or name in _HEADINGS:
            self._block(element, name, place)
        elif not _is_reference(element, name):
            self._inside(element, place.changed(bold=place.bold or name in _BOLD))

    def end_block(self) -> None:
        """Keep the words gathered so far as a block."""
        text = "".join(self._parts)
        tidy = "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip("\n")
        if tidy.strip():
            role, level = self._place.role
            item = role is BlockRole.LIST_ITEM
            if item and self._marker is None:
                role, level = BlockRole.PARAGRAPH, 0
            marker = self._marker if item else None
            self._marker = None if item else self._marker
            self.blocks.append(
                FlowBlock(role, tidy, level, marker, bold=self._bold, boxed=self._place.boxed)
            )
        self._parts = []
        self._bold = True

    def _words(self, text: str | None, place: _Place) -> None:
        if not text:
            return
        self._place = place
        if text.strip():
            self._bold = self._bold and place.bold
        self._parts.append(text if place.pre else " ".join(re.split(r"\s+", text)))

    def _inside(self, element: Element, place: _Place) -> None:
        """The words and elements in an element."""
        self._words(element.text, place)
        for part in element:
            self.read(part, place)
            self._words(part.tail, place)

    def _block(self, element: Element, name: str, place: _Place) -> None:
        self.end_block()
        level = _heading_level(element, name)
        if level is not None:
            place = place.changed(role=(BlockRole.HEADING, level))
        elif name in _CAPTIONS:
            place = place.changed(role=(BlockRole.CAPTION, 0))
        else:
            main = place.inside or name in {"main", "article"}
            boxed = place.boxed or name == "aside"
            place = place.changed(pre=place.pre or name == "pre", inside=main, boxed=boxed)
        self._inside(element, place)
        self.end_block()

    # --- lists and tables -------------------------------------------------------------------------

    def _list(self, element: Element, name: str, place: _Place) -> None:
        self.end_block()
        place = place.changed(lists=place.lists + 1)
        items = [each for each in element if isinstance(each.tag, str)]
        contents = _is_contents(items)
        count = _whole(element.get("start"), 1)
        for item in items:
            if item.tag in _LISTS:
                self._list(item, item.tag, place)
                continue
            count = _whole(item.get("value"), count)
            role = BlockRole.CONTENTS if contents else BlockRole.LIST_ITEM
            kind = element.get("type") if name == "ol" else None
            self._marker = _counted(count, kind) if name == "ol" else BULLET
            self.read(item, place.changed(role=(role, 0 if contents else place.lists)))
            self._marker = None
            count += 1

    def _table(self, element: Element, place: _Place) -> None:
        self.end_block()
        if element.get("role") in {"presentation", "none"}:
            cells = [(cell, *_NO_PLACE) for row in _rows(element) for cell in _cells(row)]
        else:
            cells = list(_grid(element, self._rules))
        given = []
        for cell, row, column, span in cells:
            if not self._left_out(cell, cell.tag, place):
                heading = cell.tag == "th" and (
                    row == 0 or cell.getparent().getparent().tag == "thead"
                )
                blocks = self._cell(cell, place)
                given.append(GivenCell(row, column, span, heading=heading, blocks=blocks))
        caption = next((each for each in element if each.tag == "caption"), None)
        if caption is not None:
            self.read(caption, place)
        self.blocks += table_blocks(given, boxed=place.boxed)

    def _cell(self, cell: Element, place: _Place) -> tuple[FlowBlock, ...]:
        outside, self.blocks = self.blocks, []
        inner = place.changed(role=(BlockRole.PARAGRAPH, 0), lists=0, bold=cell.tag == "th")
        self._inside(cell, inner)
        self.end_block()
        blocks, self.blocks = tuple(self.blocks), outside
        return blocks

    # --- what is not read -------------------------------------------------------------------------

    def _left_out(self, element: Element, name: str, place: _Place) -> bool:
        web = self._rules.web
        if name in web.left_out or element.get("role") in web.left_out_roles:
            return True
        if name in web.left_out_outside and not place.inside and not _holds_main(element):
            return not (name == "header" and _holds_title(element))
        if self._is_hidden(element):
            return True
        names = f"{element.get('id') or ''} {element.get('class') or ''}".split()
        return (
            name not in _WHOLE
            and any(web.left_out_name(each) for each in names)
            and not _holds_main(element)
            and not _holds_title(element)
        )

    def _is_hidden(self, element: Element) -> bool:
        """True where an element is not shown; the closed parts of tabs and accordions are read."""
        if element.get("role") in self._rules.web.shown_roles:
            return False
        hidden = element.get("hidden")
        if hidden is not None and hidden.lower() != "until-found":
            return True
        if (element.get("aria-hidden") or "").lower() == "true":
            return True
        return self._rules.web.hides(element.get("style") or "")


_NO_PLACE = (0, 0, 1)


def _heading_level(element: Element, name: str) -> int | None:
    if name in _HEADINGS:
        return _HEADINGS[name]
    if element.get("role") == "heading":
        return max(1, min(9, _whole(element.get("aria-level"), 2)))
    return None


def _is_reference(element: Element, name: str) -> bool:
    """True for a raised mark that leads to a note."""
    if name != "sup":
        return False
    return element.find(".//a") is not None or bool(
        re.fullmatch(r"\s*\[?\d{1,3}\]?\s*", "".join(element.itertext()))
    )


def _holds_main(element: Element) -> bool:
    return any(each.tag in {"main", "article"} for each in element.iter())


def _holds_title(element: Element) -> bool:
    return any(each.tag == "h1" for each in element.iter())


def _is_contents(items: list[Element]) -> bool:
    """True for a list that only leads to places of its own page."""
    linked = [item.find(".//a") for item in items]
    return len(items) > 1 and all(
        link is not None
        and (link.get("href") or "").startswith("#")
        and "".join(item.itertext()).split()
        == "".join(text for each in item.iter("a") for text in each.itertext()).split()
        for item, link in zip(items, linked, strict=True)
    )


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, not those of tables in it."""
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in part if row.tag == "tr")


def _cells(row: Element) -> Iterator[Element]:
    return (cell for cell in row if cell.tag in {"td", "th"})


def _grid(table: Element, rules: FlowedRules) -> Iterator[tuple[Element, int, int, int]]:
    """Each cell with its row, its column and the columns it covers."""
    taken: set[tuple[int, int]] = set()
    count = 0
    for row, element in enumerate(_rows(table)):
        column = 0
        for cell in _cells(element):
            count += 1
            while (row, column) in taken:
                column += 1
            wide = max(1, min(_whole(cell.get("colspan"), 1), rules.limits.span))
            high = max(1, min(_whole(cell.get("rowspan"), 1), rules.limits.span))
            if count > rules.limits.cells:
                return
            taken.update((row + down, column + on) for down in range(high) for on in range(wide))
            yield cell, row, column, wide
            column += wide


def _counted(count: int, kind: str | None) -> str:
    if kind in {"a", "A"} and 0 < count <= _LETTERS:
        return f"{chr(ord(kind) + count - 1)}."
    if kind in {"i", "I"} and 0 < count < 400:
        return f"{as_roman(count).upper() if kind == 'I' else as_roman(count)}."
    return f"{count}."


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*\d{1,6}\s*", text) else otherwise
