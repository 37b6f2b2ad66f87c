"""Puts the lines of a page into the order in which a person reads them.

Two orders are made and the better one is taken: by the white space between columns and bands,
and as the file draws them. Panels and tables are kept whole and laid out inside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from align_app.core.reading.printed import PrintedLine, Rect, Style
from align_app.core.vocabulary.reading_rules import ReadingRules


@dataclass(frozen=True, slots=True)
class Island:
    """A panel or table with the lines that stand in it: one piece of the page around it.

    `table` is the rank of a table among the page's tables, None for a panel.
    """

    rect: Rect
    lines: tuple[PrintedLine, ...]
    table: int | None
    place: int
    style: Style
    text: str = ""
    bold: bool = False

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.rect.x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.rect.x1

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.rect.top

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.rect.bottom

    @property
    def baseline(self) -> float:
        """Where it sorts among lines: just under its upper edge."""
        return self.rect.top + 1


Piece: TypeAlias = "PrintedLine | Island"
_Gutter = tuple[float, float]


class Flow(NamedTuple):
    """Lines that follow each other down one column, or the rank of a table; and where it is."""

    lines: tuple[PrintedLine, ...]
    boxed: bool
    area: Rect
    table: int | None = None


def _flow(lines: Sequence[PrintedLine], *, boxed: bool) -> Flow:
    area = Rect(
        min(line.x0 for line in lines),
        lines[0].top,
        max(line.x1 for line in lines),
        lines[-1].bottom,
    )
    return Flow(tuple(lines), boxed, area)


def order_lines(
    lines: Sequence[PrintedLine],
    tables: Sequence[Island],
    panels: Sequence[Rect],
    *,
    body: float,
    rules: ReadingRules,
) -> list[Flow]:
    """The flows of a page in reading order; `body` is the type size of running text in points."""
    by_space = _lay_out(lines, tables, panels, body=body, rules=rules, boxed=False)
    by_file = _as_drawn(lines, tables, panels, rules)
    if _sequence(by_file) == _sequence(by_space):
        return by_space
    return by_file if _breaks(by_file, rules) <= _breaks(by_space, rules) else by_space


def _sequence(flows: Sequence[Flow]) -> list[int]:
    """An order as the ranks of its lines in the file, tables as one step."""
    return [
        step
        for flow in flows
        for step in ([-1 - flow.table] if flow.table is not None else [x.place for x in flow.lines])
    ]


# --- by white space -------------------------------------------------------------------------------


def _lay_out(
    lines: Sequence[PrintedLine],
    tables: Sequence[Island],
    panels: Sequence[Rect],
    *,
    body: float,
    rules: ReadingRules,
    boxed: bool,
) -> list[Flow]:
    """Order pieces, then open each panel and order what is inside it in the same way."""
    outer = _outermost(panels, [table.rect for table in tables])
    inside, rest = _sort_into(lines, outer)
    islands = [_panel(rect, held) for rect, held in inside]
    pieces: list[Piece] = [*rest, *tables, *islands]
    flows: list[Flow] = []
    for column in _columns(pieces, body=body, rules=rules, depth=0):
        for run in _runs(column):
            if not isinstance(run, Island):
                flows.append(_flow(run, boxed=boxed))
            elif run.table is not None:
                flows.append(Flow((), boxed, run.rect, run.table))
            else:
                within = [panel for panel in panels if _holds(run.rect, panel)]
                flows.extend(_lay_out(run.lines, (), within, body=body, rules=rules, boxed=True))
    return flows


def _outermost(panels: Sequence[Rect], taken: Sequence[Rect]) -> list[Rect]:
    """The largest panels that neither lie in nor cut across another panel or a table."""
    chosen: list[Rect] = []
    for panel in sorted(set(panels), key=lambda rect: (-rect.area, rect)):
        if not any(_overlap(panel, other) for other in (*chosen, *taken)):
            chosen.append(panel)
    return chosen


def _overlap(first: Rect, second: Rect) -> bool:
    across = min(first.x1, second.x1) - max(first.x0, second.x0)
    along = min(first.bottom, second.bottom) - max(first.top, second.top)
    return across > 2 and along > 2


def _holds(outer: Rect, inner: Rect) -> bool:
    """True where `inner` lies in `outer` and is not the same box again."""
    within = (
        outer.x0 - 1 <= inner.x0
        and inner.x1 <= outer.x1 + 1
        and outer.top - 1 <= inner.top
        and inner.bottom <= outer.bottom + 1
    )
    return within and inner.area < 0.98 * outer.area


def _sort_into(
    lines: Sequence[PrintedLine], panels: Sequence[Rect]
) -> tuple[list[tuple[Rect, list[PrintedLine]]], list[PrintedLine]]:
    held: list[tuple[Rect, list[PrintedLine]]] = [(panel, []) for panel in panels]
    rest = []
    for line in lines:
        middle = (line.top + line.bottom) / 2
        for panel, inside in held:
            beside = panel.x0 - 1 <= line.x0 and line.x1 <= panel.x1 + 1
            if beside and panel.top - 2 <= middle <= panel.bottom + 2:
                inside.append(line)
                break
        else:
            rest.append(line)
    return [(panel, inside) for panel, inside in held if inside], rest


def _panel(rect: Rect, lines: Sequence[PrintedLine]) -> Island:
    place = min(line.place for line in lines)
    return Island(rect, tuple(lines), None, place, lines[0].style)


def _runs(column: Sequence[Piece]) -> list[list[PrintedLine] | Island]:
    """A column cut at its islands."""
    runs: list[list[PrintedLine] | Island] = []
    for piece in column:
        if isinstance(piece, Island):
            runs.append(piece)
        elif runs and isinstance(runs[-1], list):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


class _Strip(NamedTuple):
    """Pieces that overlap from top to bottom, and the white gaps between them."""

    pieces: list[Piece]
    gutters: list[_Gutter]
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(slots=True)
class _Band:
    """Neighbouring strips that share their gutters; without gutters, strips of one column."""

    strips: list[_Strip]
    gutters: list[_Gutter]

    @property
    def pieces(self) -> list[Piece]:
        return [piece for strip in self.strips for piece in strip.pieces]

    @property
    def parted_strips(self) -> int:
        """How many of its strips have a gap of their own."""
        return sum(bool(strip.gutters) for strip in self.strips)


def _columns(
    pieces: Sequence[Piece], *, body: float, rules: ReadingRules, depth: int
) -> list[list[Piece]]:
    """The columns of an area in reading order, each from top to bottom."""
    if not pieces:
        return []
    bands = _bands(_strips(pieces, rules), body=body, rules=rules)
    columns: list[list[Piece]] = []
    for band in bands:
        held = band.pieces
        if not band.gutters or depth >= rules.order.depth:
            columns.extend(_chunks(held, rules))
            continue
        for part in _asides_last(_parts(held, band.gutters), rules):
            if len(bands) > 1 or len(part) < len(pieces):
                columns.extend(_columns(part, body=body, rules=rules, depth=depth + 1))
            else:
                columns.extend(_chunks(part, rules))
    return columns


def _chunks(pieces: Sequence[Piece], rules: ReadingRules) -> list[list[Piece]]:
    """One column from top to bottom; where pieces stand side by side, one text after another."""
    column = sorted(pieces, key=lambda piece: (round(piece.baseline), piece.x0, piece.place))
    if all(below.top > above.baseline for above, below in pairwise(column)):
        return [column]
    chunks: list[list[Piece]] = []
    for piece in column:
        home = next((c for c in reversed(chunks) if _belongs(c[-1], piece, rules)), None)
        if home is None:
            chunks.append([piece])
        else:
            home.append(piece)
    return chunks


def _belongs(above: Piece, piece: Piece, rules: ReadingRules) -> bool:
    """True where `piece` is the next line, or the next part of the line, of the text of `above`."""
    if isinstance(above, Island) or isinstance(piece, Island):
        return False
    size = max(above.style.size, piece.style.size)
    step = piece.baseline - above.baseline
    if abs(step) < 1.5:
        return -1 <= piece.x0 - above.x1 < rules.order.chunk_shift * size
    near = 0 < step < rules.order.lead_step * size and abs(piece.x0 - above.x0) < (
        rules.order.chunk_shift * size
    )
    return near and piece.x0 < above.x1 and above.x0 < piece.x1


def _parts(pieces: Sequence[Piece], gutters: Sequence[_Gutter]) -> list[list[Piece]]:
    middles = [(left + right) / 2 - 1 for left, right in sorted(gutters)]
    parts: list[list[Piece]] = [[] for _ in range(len(middles) + 1)]
    for piece in pieces:
        parts[sum(piece.x0 >= middle for middle in middles)].append(piece)
    return [part for part in parts if part]


def _asides_last(parts: list[list[Piece]], rules: ReadingRules) -> list[list[Piece]]:
    """Columns from left to right, but a narrow one of panels behind the text beside it."""
    if all(_is_panels(part) for part in parts):
        return parts
    width = sum(_width(part) for part in parts)
    asides = [
        part
        for part in parts
        if _is_panels(part) and _width(part) <= rules.order.aside_width * width
    ]
    return [part for part in parts if part not in asides] + asides


def _is_panels(part: Sequence[Piece]) -> bool:
    return all(isinstance(piece, Island) and piece.table is None for piece in part)


def _width(part: Sequence[Piece]) -> float:
    return max(piece.x1 for piece in part) - min(piece.x0 for piece in part)


def _strips(pieces: Sequence[Piece], rules: ReadingRules) -> list[_Strip]:
    groups: list[list[Piece]] = []
    end = 0.0
    for piece in sorted(pieces, key=lambda piece: (piece.top, piece.x0, piece.place)):
        if groups and piece.top < end - rules.order.strip_overlap * piece.style.size:
            groups[-1].append(piece)
            end = max(end, piece.bottom)
        else:
            groups.append([piece])
            end = piece.bottom
    return [_strip(group, rules) for group in groups]


def _strip(pieces: list[Piece], rules: ReadingRules) -> _Strip:
    return _Strip(
        pieces=pieces,
        gutters=_gutters(pieces, rules),
        x0=min(piece.x0 for piece in pieces),
        x1=max(piece.x1 for piece in pieces),
        top=min(piece.top for piece in pieces),
        bottom=max(piece.bottom for piece in pieces),
    )


def _gutters(pieces: Sequence[Piece], rules: ReadingRules) -> list[_Gutter]:
    gutters = []
    last: Piece | None = None
    for piece in sorted(pieces, key=lambda piece: (piece.x0, piece.x1, piece.place)):
        if last is not None and piece.x0 - last.x1 >= _least_gutter(last, piece, rules):
            gutters.append((last.x1, piece.x0))
        if last is None or piece.x1 > last.x1:
            last = piece
    return gutters


def _least_gutter(left: Piece, right: Piece, rules: ReadingRules) -> float:
    """A drawn panel parts columns by itself: what is beside it may stand closer than text."""
    panel = isinstance(left, Island) or isinstance(right, Island)
    return rules.order.panel_gutter if panel else rules.order.gutter


def _bands(strips: Sequence[_Strip], *, body: float, rules: ReadingRules) -> list[_Band]:
    left = min(strip.x0 for strip in strips)
    bands: list[_Band] = []
    for number, strip in enumerate(strips):
        band = bands[-1] if bands else None
        if _is_row(strip, rules) or (band is not None and _opens_row(strip, band, body, rules)):
            bands.append(_Band([strip], list(strip.gutters)))
            continue
        if band is not None and _is_row(band.strips[-1], rules):
            band = None
        after = strips[number + 1] if number + 1 < len(strips) else None
        if band is not None and band.gutters:
            kept = _surviving(band.gutters, strip, rules)
            if kept and not _opens_section(strip, band, after, left=left, body=body, rules=rules):
                band.strips.append(strip)
                band.gutters = kept
                continue
        elif band is not None and not strip.gutters:
            band.strips.append(strip)
            continue
        bands.extend(_new_bands(bands, strip, rules))
    return [band for band in bands if band.strips]


def _new_bands(bands: list[_Band], strip: _Strip, rules: ReadingRules) -> list[_Band]:
    """A band that opens with `strip`, with those strips above that belong to its columns."""
    new = _Band([strip], list(strip.gutters))
    if not strip.gutters or not bands or bands[-1].gutters:
        return [new]
    above = bands[-1].strips
    cut, gutters = len(above), list(strip.gutters)
    reached, below, touching = gutters, strip, True
    for number in range(len(above) - 1, -1, -1):
        higher = above[number]
        reached = [gap for gap in reached if not _crossed(gap, higher)]
        if not reached:
            break
        touching = touching and _leads_into(higher, below, rules)
        if touching or higher.x0 >= min(right for _, right in reached) - 1:
            cut, gutters = number, reached
        below = higher
    new.strips = above[cut:] + new.strips
    new.gutters = gutters
    bands[-1].strips = above[:cut]
    return [new]


def _leads_into(above: _Strip, below: _Strip, rules: ReadingRules) -> bool:
    """True where a line goes on in the next: same type, left edge and usual distance."""
    upper, lower = above.pieces[0], below.pieces[0]
    if isinstance(upper, Island) or isinstance(lower, Island) or len(above.pieces) > 1:
        return False
    step = lower.baseline - upper.baseline
    same = upper.style.size == lower.style.size and upper.bold == lower.bold
    near = 0 < step < rules.order.lead_step * upper.style.size
    return same and near and abs(upper.x0 - lower.x0) < 2


def _crossed(gutter: _Gutter, strip: _Strip) -> bool:
    return any(piece.x0 < gutter[1] - 0.5 and piece.x1 > gutter[0] + 0.5 for piece in strip.pieces)


def _surviving(gutters: Sequence[_Gutter], strip: _Strip, rules: ReadingRules) -> list[_Gutter]:
    """What is left of `gutters` between the pieces of one more strip."""
    kept = []
    for gutter in gutters:
        narrowed = _narrow(gutter, strip, rules)
        if narrowed is not None:
            kept.append(narrowed)
    return kept


def _narrow(gutter: _Gutter, strip: _Strip, rules: ReadingRules) -> _Gutter | None:
    left, right = gutter
    for piece in strip.pieces:
        panel = isinstance(piece, Island)
        least = min(right - left, rules.order.panel_gutter if panel else rules.order.gutter)
        if piece.x1 <= left or piece.x0 >= right:
            continue
        if piece.x0 - left >= least:
            right = piece.x0
        elif right - piece.x1 >= least:
            left = piece.x1
        else:
            return None
    return (left, right)


def _is_row(strip: _Strip, rules: ReadingRules) -> bool:
    """True for panels of one height side by side: a row of cards, read across."""
    cards = [piece for piece in strip.pieces if isinstance(piece, Island) and piece.table is None]
    if len(cards) < 2:
        return False
    slack = rules.order.card_slack
    tops = [card.top for card in cards]
    bottoms = [card.bottom for card in cards]
    if max(tops) - min(tops) > slack or max(bottoms) - min(bottoms) > slack:
        return False
    width = rules.order.card_label * (strip.x1 - strip.x0)
    return all(isinstance(piece, Island) or piece.x1 - piece.x0 < width for piece in strip.pieces)


def _opens_row(strip: _Strip, band: _Band, body: float, rules: ReadingRules) -> bool:
    """True where all columns start again at one height with a heading or a large figure: tiles."""
    if not band.gutters or band.parted_strips < 2:
        return False
    if len(_parts(strip.pieces, band.gutters)) < len(_parts(band.pieces, band.gutters)):
        return False
    if strip.top - band.strips[-1].bottom < rules.order.section_space * body:
        return False
    lines = strip.pieces
    same = {round(piece.style.size) for piece in lines}
    level = max(piece.baseline for piece in lines) - min(piece.baseline for piece in lines)
    return len(same) == 1 and level < 2 and all(_is_heading_like(p, body, rules) for p in lines)


def _opens_section(
    strip: _Strip,
    band: _Band,
    after: _Strip | None,
    *,
    left: float,
    body: float,
    rules: ReadingRules,
) -> bool:
    """True for a heading on the left, with space above, that starts a new pair of columns."""
    if strip.gutters or after is None:
        return False
    if not after.gutters and _surviving(band.gutters, after, rules):
        return False
    if band.parted_strips < 2 or strip.x0 > left + rules.order.section_indent:
        return False
    if strip.x1 > max(right for _, right in band.gutters):
        return False
    space = strip.top - band.strips[-1].bottom
    return space > rules.order.section_space * body and all(
        _is_heading_like(piece, body, rules) for piece in strip.pieces
    )


def _is_heading_like(piece: Piece, body: float, rules: ReadingRules) -> bool:
    if piece.style.size > body * rules.order.section_size:
        return True
    return piece.style.bold and 0 < len(piece.text) < rules.order.section_letters


# --- as the file draws them -----------------------------------------------------------------------


def _as_drawn(
    lines: Sequence[PrintedLine],
    tables: Sequence[Island],
    panels: Sequence[Rect],
    rules: ReadingRules,
) -> list[Flow]:
    """Lines in the file's order; a new flow where the next does not stand below the last."""
    boxed = _boxed_test(panels)
    flows: list[Flow] = []
    run: list[PrintedLine] = []
    pieces: list[Piece] = sorted([*lines, *tables], key=lambda piece: piece.place)
    for piece in pieces:
        if run and (isinstance(piece, Island) or not _follows(run[-1], piece, rules)):
            flows.append(_flow(run, boxed=boxed(run[0])))
            run = []
        if isinstance(piece, Island):
            flows.append(Flow((), boxed=False, area=piece.rect, table=piece.table))
        else:
            run.append(piece)
    if run:
        flows.append(_flow(run, boxed=boxed(run[0])))
    return flows


def _boxed_test(panels: Sequence[Rect]) -> Callable[[PrintedLine], bool]:
    def boxed(line: PrintedLine) -> bool:
        middle = (line.top + line.bottom) / 2
        return any(
            panel.x0 - 1 <= line.x0
            and line.x1 <= panel.x1 + 1
            and panel.top - 2 <= middle <= panel.bottom + 2
            for panel in panels
        )

    return boxed


def _follows(before: PrintedLine, line: PrintedLine, rules: ReadingRules) -> bool:
    """True where `line` may be the next of one column: below, not far, and one over the other."""
    size = max(before.style.size, line.style.size)
    beside = abs(line.baseline - before.baseline) < 1.5 and line.x0 >= before.x1 - 1
    below = 0 < line.baseline - before.baseline < rules.order.follow_gap * size
    overlap = min(before.x1, line.x1) - max(before.x0, line.x0)
    return beside or (below and overlap > 0)


def _breaks(flows: Sequence[Flow], rules: ReadingRules) -> int:
    """How often an order goes wrong: a sentence that nothing begins, or a way back up the page."""
    breaks = 0
    highest = flows[0].area.top if flows else 0.0
    for last, flow in pairwise(flows):
        breaks += _goes_back(last, flow, highest)
        highest = min(highest, flow.area.top)
    before: PrintedLine | None = None
    for line in (line for flow in flows for line in flow.lines):
        breaks += line.text[:1].islower() and not _runs_on(before, line, rules)
        before = line
    return breaks


def _goes_back(before: Flow, flow: Flow, highest: float) -> bool:
    """True where a flow starts higher than the last one ended and not in a column to its right.

    A panel beside the text is free to: it is often drawn, and read, after it. One above all that
    came before it (`highest`) is a title out of place.
    """
    size = flow.lines[0].style.size if flow.lines else 0.0
    if flow.area.top + size > before.area.bottom - size:
        return False
    if flow.boxed and not before.boxed and flow.area.top + size > highest:
        return False
    return flow.area.x0 < (before.area.x0 + before.area.x1) / 2


def _runs_on(before: PrintedLine | None, line: PrintedLine, rules: ReadingRules) -> bool:
    """True where `line` may go on with what `before` begins: same type, or right under it."""
    if before is None or not rules.joining.ends_open(before.text):
        return False
    return before.style.size == line.style.size or _follows(before, line, rules)
