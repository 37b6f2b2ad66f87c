"""Reads what is drawn on a page besides text: panels, rules, dots, and where pictures stand.

Very long paths are charts or logos and give no edges; what the shapes mean is left to
tables.py and reading_order.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from align_app.core.reading import raw_pdfium
from align_app.core.reading.page_frame import PageFrame
from align_app.core.reading.printed import Drawing, Edge, Rect, Rgb
from align_app.core.vocabulary.reading_rules import DrawingRules

_WHITE = (255, 255, 255)
_UNTURNED = 1e-3
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Sketch:
    """The shapes of one page while its objects are being visited."""

    def __init__(self, frame: PageFrame, rules: DrawingRules, most: int) -> None:
        self.frame = frame
        self.rules = rules
        self.left = most
        self.seen = 0
        self.panels: list[Rect] = []
        self.fills: list[Rect] = []
        self.edges: list[Edge] = []
        self.dots: list[Rect] = []
        self.images: list[Rect] = []
        self.bounds, self.bounds_at = raw_pdfium.floats(4)
        self.colour, self.colour_at = raw_pdfium.numbers(4)
        self.mode, self.mode_at = raw_pdfium.numbers(2)
        self.matrix, self.matrix_at = raw_pdfium.floats(6)
        self.point, self.point_at = raw_pdfium.floats(2)

    def visit(self, item: int, shift: tuple[float, float], depth: int) -> None:
        """Take in one object of the page, or of a form on it that is moved by `shift`."""
        if self.left <= 0 or not item:
            return
        self.left -= 1
        self.seen += 1
        kind = raw_pdfium.get_type(item)
        if kind == raw_pdfium.PATH:
            self._visit_path(item, shift)
        elif kind == raw_pdfium.IMAGE:
            rect = self._rect(item, shift)
            if rect is not None:
                self.images.append(rect)
        elif kind == raw_pdfium.FORM and depth < self.rules.form_depth:
            self._visit_form(item, shift, depth)

    def _visit_form(self, form: int, shift: tuple[float, float], depth: int) -> None:
        a, b, c, d, e, f = self._matrix(form)
        if abs(a - 1) > _UNTURNED or abs(d - 1) > _UNTURNED or b or c:
            return
        moved = (shift[0] + e, shift[1] + f)
        for index in range(raw_pdfium.count_form_objects(form)):
            self.visit(raw_pdfium.get_form_object(form, index), moved, depth + 1)

    def _visit_path(self, path: int, shift: tuple[float, float]) -> None:
        rect = self._rect(path, shift)
        if rect is None:
            return
        rules, width, height = self.rules, rect.width, rect.height
        if width < rules.dot_most and height < rules.dot_most:
            self._add_dot(rect)
        elif height <= rules.rule_thickness:
            if width > rules.edge_least:
                middle = (rect.top + rect.bottom) / 2
                self._add_edge(rect.x0, middle, rect.x1, middle)
        elif width <= rules.rule_thickness:
            if height > rules.edge_least:
                middle = (rect.x0 + rect.x1) / 2
                self._add_edge(middle, rect.top, middle, rect.bottom)
        else:
            self._visit_area(path, rect, shift)

    def _visit_area(self, path: int, rect: Rect, shift: tuple[float, float]) -> None:
        segments = raw_pdfium.count_segments(path)
        colour, stroked = self._paint(path)
        if colour is None and not stroked:
            return
        filled = colour is not None and colour != _WHITE
        if rect.area < self.rules.panel_share * self.frame.width * self.frame.height and (
            filled or stroked
        ):
            if filled:
                self.fills.append(rect)
            if rect.width > self.rules.panel_width and rect.height > self.rules.panel_height:
                self.panels.append(rect)
        if segments > self.rules.path_segments or self._covers_page(rect) or self._is_small(rect):
            return
        if segments <= self.rules.rectangle_segments:
            self._add_sides(rect)
        else:
            self._trace(path, shift, segments)

    def _is_small(self, rect: Rect) -> bool:
        """True for an icon or a bullet: no side of it parts a table."""
        return max(rect.width, rect.height) < self.rules.icon_size

    def _covers_page(self, rect: Rect) -> bool:
        share = self.rules.page_share
        return rect.width > share * self.frame.width and rect.height > share * self.frame.height

    def _paint(self, path: int) -> tuple[Rgb | None, bool]:
        raw_pdfium.get_draw_mode(path, self.mode_at, self.mode_at + 4)
        at = self.colour_at
        colour = None
        if self.mode[0] and raw_pdfium.get_fill(path, at, at + 4, at + 8, at + 12):
            red, green, blue, alpha = self.colour
            colour = (red, green, blue) if alpha > self.rules.faintest else None
        return colour, bool(self.mode[1])

    def _trace(self, path: int, shift: tuple[float, float], segments: int) -> None:
        """Take the level and upright strokes out of a path of many segments: a whole grid."""
        matrix = self._matrix(path)
        before = start = (0.0, 0.0)
        for index in range(segments):
            segment = raw_pdfium.get_segment(path, index)
            raw_pdfium.get_point(segment, self.point_at, self.point_at + 4)
            here = self._displayed(matrix, shift)
            kind = raw_pdfium.get_segment_type(segment)
            if kind == raw_pdfium.MOVE_TO:
                start = here
            elif kind == raw_pdfium.LINE_TO:
                self._add_stroke(before, here)
            if raw_pdfium.closes(segment):
                self._add_stroke(here, start)
            before = here

    def _displayed(self, matrix: _Matrix, shift: tuple[float, float]) -> tuple[float, float]:
        a, b, c, d, e, f = matrix
        x, y = self.point
        return self.frame.point(a * x + c * y + e + shift[0], b * x + d * y + f + shift[1])

    def _add_stroke(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        straight = self.rules.stroke_slant
        if abs(start[1] - end[1]) < straight:
            self._add_edge(min(start[0], end[0]), start[1], max(start[0], end[0]), start[1])
        elif abs(start[0] - end[0]) < straight:
            self._add_edge(start[0], min(start[1], end[1]), start[0], max(start[1], end[1]))

    def _add_sides(self, rect: Rect) -> None:
        x0, top, x1, bottom = rect
        self._add_edge(x0, top, x1, top)
        self._add_edge(x0, bottom, x1, bottom)
        self._add_edge(x0, top, x0, bottom)
        self._add_edge(x1, top, x1, bottom)

    def _add_edge(self, x0: float, top: float, x1: float, bottom: float) -> None:
        long = max(x1 - x0, bottom - top) > self.rules.edge_least
        if long and len(self.edges) < self.rules.edges:
            self.edges.append(Edge(x0, top, x1, bottom))

    def _add_dot(self, rect: Rect) -> None:
        least = self.rules.dot_least
        narrow, wide = self.rules.dot_shape
        if min(rect.width, rect.height) > least and narrow < rect.width / rect.height < wide:
            self.dots.append(rect)

    def _rect(self, item: int, shift: tuple[float, float]) -> Rect | None:
        at = self.bounds_at
        if not raw_pdfium.get_bounds(item, at, at + 4, at + 8, at + 12):
            return None
        left, bottom, right, top = self.bounds
        return self.frame.rect(left + shift[0], bottom + shift[1], right + shift[0], top + shift[1])

    def _matrix(self, item: int) -> _Matrix:
        if not raw_pdfium.get_object_matrix(item, self.matrix_at):
            return _IDENTITY
        a, b, c, d, e, f = self.matrix
        return (a, b, c, d, e, f)


def read_drawing(page: Any, frame: PageFrame, *, rules: DrawingRules, most: int) -> Drawing:
    """What is drawn on a loaded page; at most `most` objects are looked at."""
    sketch = _Sketch(frame, rules, most)
    address = raw_pdfium.address_of(page.raw)
    for index in range(min(raw_pdfium.count_objects(address), most)):
        sketch.visit(raw_pdfium.get_object(address, index), (0.0, 0.0), 0)
    return Drawing(
        panels=_largest(sketch.panels, rules.shapes),
        fills=_largest(sketch.fills, rules.shapes),
        edges=tuple(sketch.edges),
        dots=tuple(sketch.dots) if len(sketch.dots) <= rules.dots else (),
        images=tuple(sketch.images),
        objects=sketch.seen,
    )


def _largest(shapes: Sequence[Rect], most: int) -> tuple[Rect, ...]:
    """The shapes, or the largest of them where a map or a chart has more than any layout."""
    if len(shapes) <= most:
        return tuple(shapes)
    return tuple(sorted(shapes, key=lambda rect: (-rect.area, rect))[:most])
