"""Reads the words of one page: their letters, boxes and look.

The text comes from PDFium in one call a page; only the first and last letter of a word are asked
for their boxes, and each text object once for its look: far faster than a list of characters.
What the words mean together is left to lines.py and those after it.
"""

from __future__ import annotations

import math
import re
from ctypes import addressof, c_int, create_string_buffer
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from align_app.core.reading import raw_pdfium
from align_app.core.reading.page_frame import PageFrame
from align_app.core.reading.printed import PrintedWord, Rect, Rgb, Style
from align_app.core.vocabulary.reading_rules import WordRules

BROKEN_HYPHEN = "\ufffe"
"""What PDFium writes for a hyphen at a line's end, running the halves of the word together."""

_TOKEN = re.compile("[^\\s\x00-\x20\u00a0\ufffe]+\ufffe?")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_CLEANED = str.maketrans(
    {**_LIGATURES, 0xFB05: "st", 0xFB06: "st", 0xAD: "", 0x200B: "", 0xFEFF: "", 0x2011: "-"}
)
_NAME_BYTES = 256
_DIGITS = "0123456789*"


_Corners = tuple[float, float, float, float]


class TooManyCharacters(Exception):  # noqa: N818 - a fact about a page, told as a problem
    """A page that holds more characters than the limit."""


class _Look(NamedTuple):
    """What one text object shares: its style, direction and baseline."""

    style: Style
    turn: int
    baseline: float


class _TextPage:
    """One page's text while it is being read: PDFium's handle and the buffers of its answers."""

    def __init__(self, page: Any, frame: PageFrame, rules: WordRules) -> None:
        self.frame = frame
        self.upright = frame.upright
        self.rules = rules
        self.handle = page.get_textpage()
        self.address = raw_pdfium.address_of(self.handle.raw)
        self.looks: dict[int, _Look] = {}
        self.fonts: dict[int, tuple[bool, bool]] = {}
        self.box, self.box_at = raw_pdfium.floats(4)
        self.matrix, self.matrix_at = raw_pdfium.floats(6)
        self.origin, self.origin_at = raw_pdfium.doubles(2)
        self.colour, self.colour_at = raw_pdfium.numbers(4)

    def text(self, most: int) -> str:
        """The whole text, one Python character a PDFium character."""
        count = pdfium_c.FPDFText_CountChars(self.handle)
        if count > most:
            raise TooManyCharacters
        if count <= 0:
            return ""
        text = str(self.handle.get_text_range(0, count))
        if len(text) == count:
            return text
        codes = (raw_pdfium.get_unicode(self.address, index) for index in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)

    def look(self, index: int, text_object: int) -> _Look:
        """The look of the text object that holds the character at `index`."""
        known = self.looks.get(text_object)
        if known is None:
            known = self.looks[text_object] = self._read_look(index, text_object)
        return known

    def corners(self, index: int) -> _Corners:
        """The loose box of a character in the page's own space: left, top, right, bottom."""
        raw_pdfium.get_loose_box(self.address, index, self.box_at)
        box = self.box
        return box[0], box[1], box[2], box[3]

    def displayed(self, corners: _Corners) -> Rect:
        """A box of the page's own space on the page as displayed."""
        left, top, right, bottom = corners
        return self.frame.rect(left, bottom, right, top)

    def _read_look(self, index: int, text_object: int) -> _Look:
        raw_pdfium.get_matrix(self.address, index, self.matrix_at)
        a, b, c, d = self.matrix[0], self.matrix[1], self.matrix[2], self.matrix[3]
        scale = math.sqrt(c * c + d * d) or 1.0
        size = raw_pdfium.get_font_size(self.address, index) * scale * _scale_of(self.frame)
        if size < self.rules.least_size:
            height = self.displayed(self.corners(index)).height
            size = height / (self.rules.rise + self.rules.fall)
        raw_pdfium.get_origin(self.address, index, self.origin_at, self.origin_at + 8)
        bold, italic = self._weight(index, text_object)
        style = Style(round(size * 2) / 2, bold, italic, self._fill(text_object))
        baseline = self.frame.point(self.origin[0], self.origin[1])[1]
        return _Look(style, self._turn(a, b), baseline)

    def _turn(self, across: float, up: float) -> int:
        if up == 0 and across > 0 and self.frame.upright:
            return 0
        frame = self.frame
        right = frame.a * across + frame.b * up
        down = frame.d * across + frame.e * up
        return round(math.degrees(math.atan2(down, right))) % 360

    def _weight(self, index: int, text_object: int) -> tuple[bool, bool]:
        font = raw_pdfium.get_font(text_object) or 0
        known = self.fonts.get(font)
        if known is None:
            known = self.fonts[font] = self._read_font(index)
        return known

    def _read_font(self, index: int) -> tuple[bool, bool]:
        name_bytes = create_string_buffer(_NAME_BYTES)
        flags = c_int()
        raw_pdfium.get_font_name(
            self.address, index, addressof(name_bytes), _NAME_BYTES, addressof(flags)
        )
        name = name_bytes.value.decode("utf-8", "replace").split("+")[-1]
        weight = raw_pdfium.get_font_weight(self.address, index)
        return self._is_bold(name, weight, flags.value), bool(self.rules.italic_font(name))

    def _is_bold(self, name: str, weight: int, flags: int) -> bool:
        if self.rules.bold_font(name):
            return True
        if self.rules.plain_font(name):
            return False
        least, most = self.rules.bold_weights
        return least <= weight <= most and bool(flags & self.rules.force_bold_flag)

    def _fill(self, text_object: int) -> Rgb:
        at = self.colour_at
        if not raw_pdfium.get_fill(text_object, at, at + 4, at + 8, at + 12):
            return (0, 0, 0)
        return (self.colour[0], self.colour[1], self.colour[2])


def read_words(
    page: Any, frame: PageFrame, *, rules: WordRules, most: int
) -> tuple[tuple[PrintedWord, ...], bool]:
    """The words of a loaded page in the order of the file, and whether its letters are unknown.

    Raises:
        TooManyCharacters: the page holds more than `most` characters.
    """
    source = _TextPage(page, frame, rules)
    try:
        text = source.text(most)
        words = _words_of(source, text)
        return words, _is_garbled(source, text)
    finally:
        source.handle.close()


def _words_of(source: _TextPage, text: str) -> tuple[PrintedWord, ...]:
    words: list[PrintedWord] = []
    seen: set[tuple[str, int, int]] = set()
    width, height = source.frame.width, source.frame.height
    before: PrintedWord | None = None
    for match in _TOKEN.finditer(text):
        for word in _read_token(source, match.group(), match.start()):
            key = (word.text, int(word.x0 * 0.5), int(word.baseline * 0.5))
            outside = word.x1 <= 0 or word.bottom <= 0 or word.x0 >= width or word.top >= height
            if outside or key in seen:
                continue
            seen.add(key)
            if before is not None and _is_note(word, before, source.rules):
                before = words[-1] = before._replace(note=before.note + word.text)
            elif before is not None and _opens_note(before, word, source.rules):
                before = words[-1] = word._replace(note=before.text)
            else:
                before = word
                words.append(word)
    return tuple(words)


def _read_token(source: _TextPage, token: str, start: int) -> tuple[PrintedWord, ...]:
    text_object = raw_pdfium.get_text_object(source.address, start)
    if not text_object:
        return ()
    look = source.looks.get(text_object) or source.look(start, text_object)
    if look.turn == 0 and source.upright and token.isascii() and token[-1] not in _DIGITS:
        word = _plain_word(source, token, start, look)
        if word is not None:
            return (word,)
    return _odd_token(source, token, start, look)


def _plain_word(source: _TextPage, token: str, start: int, look: _Look) -> PrintedWord | None:
    """A word of plain letters on a level line, or None where its ends stand on two lines.

    Nearly all words come this way, so it takes as few steps as it can.
    """
    box, frame, rules = source.box, source.frame, source.rules
    size, base = look.style.size, look.baseline
    raw_pdfium.get_loose_box(source.address, start, source.box_at)
    left, bottom = box[0], box[3]
    if len(token) > 1:
        raw_pdfium.get_loose_box(source.address, start + len(token) - 1, source.box_at)
    right = box[2]
    if right < left or abs(box[3] - bottom) * frame.a > rules.torn * size:
        return None
    return PrintedWord(
        token,
        frame.a * left + frame.c,
        frame.a * right + frame.c,
        base - rules.rise * size,
        base + rules.fall * size,
        base,
        look.style,
        0,
        start,
    )


def _odd_token(source: _TextPage, token: str, start: int, look: _Look) -> tuple[PrintedWord, ...]:
    """A word with other signs, a raised mark, or ends on two lines; or a turned one."""
    end = start + len(token)
    note = ""
    if token[-1] in _DIGITS and len(token) > 1 and not token[0].isdigit():
        note = _raised_tail(source, start, end, look)
        end -= len(note)
    first = source.corners(start)
    last = source.corners(end - 1) if end - start > 1 else first
    if look.turn == 0 and _is_torn(source, first, last, look):
        return tuple(_torn_words(source, token, start))
    text = token[: end - start] if note else token
    word = _make_word(source, text, start, first, last, look)
    if not word.text:
        return ()
    return (word._replace(note=note),) if note else (word,)


def _make_word(
    source: _TextPage, token: str, start: int, first: _Corners, last: _Corners, look: _Look
) -> PrintedWord:
    text = token if token.isascii() else token.translate(_CLEANED)
    rules, frame, style = source.rules, source.frame, look.style
    if look.turn == 0 and frame.upright:
        x0, x1 = frame.a * first[0] + frame.c, frame.a * last[2] + frame.c
    else:
        begin, end = source.displayed(first), source.displayed(last)
        x0, x1 = min(begin.x0, end.x0), max(begin.x1, end.x1)
    if look.turn == 0:
        base = look.baseline
        top, bottom = base - rules.rise * style.size, base + rules.fall * style.size
    else:
        top, bottom = min(begin.top, end.top), max(begin.bottom, end.bottom)
        base = bottom - rules.fall * style.size
    return PrintedWord(text, x0, x1, top, bottom, base, style, look.turn, start)


def _is_torn(source: _TextPage, first: _Corners, last: _Corners, look: _Look) -> bool:
    """True where one token's ends stand on different lines: PDFium saw no break between them."""
    begin, end = source.displayed(first), source.displayed(last)
    apart = abs(begin.bottom - end.bottom) > look.style.size * source.rules.torn
    return apart or end.x1 < begin.x0


def _torn_words(source: _TextPage, token: str, start: int) -> list[PrintedWord]:
    pieces: list[tuple[int, int]] = []
    before = 0
    for offset in range(len(token)):
        text_object = raw_pdfium.get_text_object(source.address, start + offset)
        if text_object != before or not pieces:
            pieces.append((offset, offset + 1))
        else:
            pieces[-1] = (pieces[-1][0], offset + 1)
        before = text_object
    words = []
    for begin, end in pieces:
        text_object = raw_pdfium.get_text_object(source.address, start + begin)
        if text_object:
            look = source.look(start + begin, text_object)
            first, last = source.corners(start + begin), source.corners(start + end - 1)
            words.append(_make_word(source, token[begin:end], start + begin, first, last, look))
    return [word for word in words if word.text]


def _raised_tail(source: _TextPage, start: int, end: int, look: _Look) -> str:
    """The small figures at a word's end that are a reference mark, not part of it."""
    last = raw_pdfium.get_text_object(source.address, end - 1)
    if not last:
        return ""
    tail = source.look(end - 1, last)
    if tail.style.size > look.style.size * source.rules.note_size:
        return ""
    begin = end - 1
    while begin > start + 1 and raw_pdfium.get_text_object(source.address, begin - 1) == last:
        begin -= 1
    codes = (raw_pdfium.get_unicode(source.address, index) for index in range(begin, end))
    return "".join(map(chr, codes))


def _is_note(word: PrintedWord, before: PrintedWord, rules: WordRules) -> bool:
    """True for a raised small mark that stands right behind the word before it."""
    size = before.style.size
    if word.style.size > rules.note_size_apart * size or word.turn:
        return False
    near = -1 < word.x0 - before.x1 < rules.note_gap
    raised = before.top - 2 < word.baseline < before.baseline - rules.note_rise * size
    return near and raised and rules.note_text(word.text)


def _opens_note(mark: PrintedWord, word: PrintedWord, rules: WordRules) -> bool:
    """True for a raised small figure that stands right before the first word of a footnote."""
    size = word.style.size
    if mark.style.size > rules.note_size_apart * size or word.turn or mark.turn:
        return False
    near = -1 < word.x0 - mark.x1 < rules.note_gap
    raised = word.top - 2 < mark.baseline < word.baseline - rules.note_rise * size
    return near and raised and rules.note_text(mark.text)


def _is_garbled(source: _TextPage, text: str) -> bool:
    """True where most sampled letters have no known character, so the text is not what one sees."""
    places = [index for index, letter in enumerate(text) if not letter.isspace()]
    sample = places[:: max(1, len(places) // source.rules.map_samples)]
    if not sample:
        return False
    wrong = sum(raw_pdfium.has_map_error(source.address, index) == 1 for index in sample)
    return bool(wrong > source.rules.map_errors * len(sample))


def _scale_of(frame: PageFrame) -> float:
    return math.hypot(frame.a, frame.b)
