"""Finds the columns and bands of an area by the white space between them, and reads them in order.

Strips of pieces that overlap from top to bottom are joined into bands for as long as a gutter runs
through them; each band is then parted into columns, and each column is looked at in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from align_app.core.reading.flows import Island, Piece
from align_app.core.vocabulary.reading_rules import ReadingRules

_Gutter = tuple[float, float]


def find_columns(
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
                columns.extend(find_columns(part, body=body, rules=rules, depth=depth + 1))
            else:
                columns.extend(_chunks(part, rules))
    return columns


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
    if not band.gutters or len(band.strips) < 2:
        return False
    if strip.top - band.strips[-1].bottom < rules.order.section_space * body:
        return False
    pieces = strip.pieces
    level = max(piece.baseline for piece in pieces) - min(piece.baseline for piece in pieces)
    alike = level < 2 and len({round(piece.style.size) for piece in pieces}) == 1
    if not alike or not all(_is_heading_like(piece, body, rules) for piece in pieces):
        return False
    every_column = len(_parts(pieces, band.gutters)) >= len(_parts(band.pieces, band.gutters))
    return every_column and band.parted_strips > 1


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
