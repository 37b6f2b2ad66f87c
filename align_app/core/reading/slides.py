"""Reads slides as simple blocks, one section a slide, in the order in which they are read aloud.

Notes, numbers, dates and footers are left out; a hidden slide keeps its place and gives no words.
"""

from __future__ import annotations

from collections.abc import Iterator

from align_app.core.model import BlockRole
from align_app.core.reading.flowed import Flow, FlowBlock, Section
from align_app.core.reading.markers import BULLET
from align_app.core.reading.office_file import (
    Element,
    OfficeFile,
    attribute,
    child,
    local,
)
from align_app.core.reading.simple_tables import GivenCell, table_blocks
from align_app.core.reading.typed_marks import settle_sections
from align_app.core.vocabulary import Vocabulary
from align_app.core.vocabulary.flowed_rules import FlowedRules

_UNITS_A_POINT = 12700
_USUAL = (960.0, 540.0)
_SMALLEST, _LARGEST = 72.0, 4000.0
_TITLES = {"title", "ctrTitle"}
_LISTED = {"body", "obj", "half", ""}
_LEFT_OUT = {"sldNum", "dt", "ftr", "hdr"}


def read_slides(office: OfficeFile, *, vocabulary: Vocabulary) -> Flow:
    """The text of slides.

    Raises:
        DocumentError: a part of the file is broken or too large.
    """
    rules = vocabulary.flowed_rules
    sections = [tuple(_slide(office, name, rules)) for name in _slides(office)]
    # Settled together, so that a look that is common on other slides is no heading on this one.
    settled = iter(settle_sections([each for each in sections if each], vocabulary=vocabulary))
    kept: list[Section] = [next(settled) if each else () for each in sections]
    return Flow(office.title, tuple(kept), _size(office))


def _slides(office: OfficeFile) -> Iterator[str]:
    """The parts that hold the slides, in the order in which they are shown."""
    links = office.links(office.main)
    listed = child(office.root, "sldIdLst")
    for slide in () if listed is None else listed:
        # Two attributes are called id; the one in the namespace of relationships names the part.
        names = [value for key, value in slide.attrib.items() if key.endswith("}id")]
        if names and names[0] in links:
            yield links[names[0]][1]


def _size(office: OfficeFile) -> tuple[float, float]:
    size = child(office.root, "sldSz")
    wide, high = _USUAL if size is None else (_points(size, "cx"), _points(size, "cy"))
    fits = _SMALLEST <= wide <= _LARGEST and _SMALLEST <= high <= _LARGEST
    return (wide, high) if fits else _USUAL


def _points(element: Element, name: str) -> float:
    text = attribute(element, name) or ""
    return int(text) / _UNITS_A_POINT if text.isdigit() else 0.0


def _slide(office: OfficeFile, name: str, rules: FlowedRules) -> Iterator[FlowBlock]:
    root = office.tree(name)
    if root is None or attribute(root, "show") in {"0", "false"}:
        return
    shapes = list(_shapes(child(root, "cSld", "spTree"), rules, 0))
    titles = [shape for shape in shapes if _place_holder(shape) in _TITLES]
    for shape in (*titles, *(shape for shape in shapes if shape not in titles)):
        yield from _shape_blocks(shape, rules)


def _shapes(tree: Element | None, rules: FlowedRules, depth: int) -> Iterator[Element]:
    """All shapes with words, also in groups, in the file's own order of reading."""
    if tree is None or depth > rules.limits.depth:
        return
    for element in tree:
        name = local(element)
        if _is_hidden(element):
            continue
        if name in {"sp", "graphicFrame"}:
            yield element
        elif name == "grpSp":
            yield from _shapes(element, rules, depth + 1)
        elif name == "AlternateContent":
            yield from _shapes(child(element, "Choice"), rules, depth + 1)


def _is_hidden(shape: Element) -> bool:
    for part in shape:
        if local(part).startswith("nv"):
            return attribute_is_true(child(part, "cNvPr"), "hidden")
    return False


def attribute_is_true(element: Element | None, name: str) -> bool:
    """True where an attribute that is a switch is on."""
    return element is not None and attribute(element, name) in {"1", "true", "on"}


def _place_holder(shape: Element) -> str | None:
    """The kind of place holder that a shape fills; None for a shape of its own."""
    holder = child(shape, "nvSpPr", "nvPr", "ph")
    return None if holder is None else attribute(holder, "type") or ""


def _shape_blocks(shape: Element, rules: FlowedRules) -> Iterator[FlowBlock]:
    kind = _place_holder(shape)
    if kind in _LEFT_OUT:
        return
    if local(shape) == "graphicFrame":
        table = child(shape, "graphic", "graphicData", "tbl")
        if table is not None:
            yield from table_blocks(list(_cells(table, rules)))
        return
    body = child(shape, "txBody")
    if kind in _TITLES:
        text = " ".join(" ".join(text for text, _, _ in _paragraphs(body)).split())
        yield FlowBlock(BlockRole.HEADING, text, 1)
        return
    yield from _body_blocks(body, listed=kind in _LISTED if kind is not None else False)


def _body_blocks(body: Element | None, *, listed: bool) -> Iterator[FlowBlock]:
    """The paragraphs of a shape; `listed` makes them items unless they say otherwise."""
    counts: list[int] = []
    for text, properties, bold in _paragraphs(body):
        level = int(attribute(properties, "lvl") or 0) + 1 if properties is not None else 1
        marker = _marker(properties, counts, level, listed=listed)
        if not text.strip():
            continue
        if marker:
            yield FlowBlock(BlockRole.LIST_ITEM, text.strip(), level, marker, bold=bold)
        else:
            yield FlowBlock(BlockRole.PARAGRAPH, text.strip(), bold=bold)


def _marker(
    properties: Element | None, counts: list[int], level: int, *, listed: bool
) -> str | None:
    """The bullet or number of a paragraph; `counts` holds how far each level has been counted."""
    del counts[level:]
    counts += [0] * (level - len(counts))
    if child(properties, "buNone") is not None:
        return None
    if child(properties, "buAutoNum") is not None:
        counts[level - 1] += 1
        return f"{counts[level - 1]}."
    drawn = child(properties, "buChar") is not None or child(properties, "buBlip") is not None
    return BULLET if drawn or listed else None


def _paragraphs(body: Element | None) -> Iterator[tuple[str, Element | None, bool]]:
    """The text of each paragraph, what is told of its setting, and whether all of it is bold."""
    for paragraph in () if body is None else body:
        if local(paragraph) == "p":
            runs = [part for part in paragraph if local(part) in {"r", "fld", "br"}]
            text = "".join("\n" if local(run) == "br" else child_text(run, "t") for run in runs)
            told = [child(run, "rPr") for run in runs if child_text(run, "t").strip()]
            bold = bool(told) and all(attribute_is_true(each, "b") for each in told)
            yield text, child(paragraph, "pPr"), bold


def child_text(element: Element, name: str) -> str:
    """The text of the first child of that name."""
    found = child(element, name)
    return "" if found is None else found.text or ""


def _cells(table: Element, rules: FlowedRules) -> Iterator[GivenCell]:
    headed = attribute_is_true(child(table, "tblPr"), "firstRow")
    rows = [row for row in table if local(row) == "tr"]
    count = 0
    for row, element in enumerate(rows):
        cells = [cell for cell in element if local(cell) == "tc"]
        for column, cell in enumerate(cells):
            count += 1
            if count > rules.limits.cells:
                return
            if not (attribute_is_true(cell, "hMerge") or attribute_is_true(cell, "vMerge")):
                told = attribute(cell, "gridSpan") or "1"
                span = min(int(told), len(cells) - column) if told.isdigit() else 1
                blocks = tuple(_body_blocks(child(cell, "txBody"), listed=False))
                heading = headed and row == 0 and len(rows) > 1
                yield GivenCell(row, column, max(span, 1), heading=heading, blocks=blocks)
