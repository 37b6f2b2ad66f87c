"""Puts the lines of a page into the order in which a person reads them.

Two orders are made and the better one is taken: by the white space between columns and bands,
and as the file draws them. Panels and tables are kept whole and laid out inside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from align_app.core.reading.flows import Flow, Island, Piece, flow_of, follows
from align_app.core.reading.printed import PrintedLine, Rect
from align_app.core.reading.white_space import find_columns
from align_app.core.vocabulary.reading_rules import ReadingRules


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
    for column in find_columns(pieces, body=body, rules=rules, depth=0):
        for run in _runs(column):
            if not isinstance(run, Island):
                flows.append(flow_of(run, boxed=boxed))
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
        if run and (isinstance(piece, Island) or not follows(run[-1], piece, rules)):
            flows.append(flow_of(run, boxed=boxed(run[0])))
            run = []
        if isinstance(piece, Island):
            flows.append(Flow((), boxed=False, area=piece.rect, table=piece.table))
        else:
            run.append(piece)
    if run:
        flows.append(flow_of(run, boxed=boxed(run[0])))
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


# --- which is better ------------------------------------------------------------------------------


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
    return before.style.size == line.style.size or follows(before, line, rules)
