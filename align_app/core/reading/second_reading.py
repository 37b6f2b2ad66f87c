"""Reads a page again with pdfplumber where the first reading failed or did not know the letters."""

from __future__ import annotations

import io
import logging
import math
import re
from typing import Any

from align_app.core.reading.printed import PrintedPage, PrintedWord, Style
from align_app.core.vocabulary.reading_rules import WordRules

_UNKNOWN = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x00-\x08]")


def read_again(
    data: bytes, number: int, *, count: int, rules: WordRules, most: int
) -> PrintedPage | None:
    """Page `number` of the PDF in `data`, or None where this fails too.

    Drawings are left out. `count` is the number of pages, as a reader that skips a broken one would
    number the others wrongly; `most` is the number of characters beyond which the page is given up.
    """
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it says is for its makers
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            page = pdf.pages[number - 1]
            if len(pdf.pages) != count or len(page.chars) > most:
                return None
            found = page.extract_words(
                extra_attrs=["fontname", "size"], keep_blank_chars=False, use_text_flow=True
            )
            words = tuple(_word(raw, place, rules) for place, raw in enumerate(found))
            printed = PrintedPage(number, float(page.width), float(page.height), words)
            page.close()
    except Exception:  # noqa: BLE001 - pdfminer raises whatever a broken page makes it stumble over
        return None
    return printed if words and not _is_garbled(words, rules) else None


def _word(raw: dict[str, Any], place: int, rules: WordRules) -> PrintedWord:
    name = str(raw["fontname"]).split("+")[-1]
    size = round(float(raw["size"]) * 2) / 2 or rules.least_size
    bold = rules.bold_font(name) and not rules.plain_font(name)
    style = Style(size, bold, rules.italic_font(name), (0, 0, 0))
    top, bottom = float(raw["top"]), float(raw["bottom"])
    baseline = bottom - rules.fall * size
    return PrintedWord(
        text=str(raw["text"]),
        x0=float(raw["x0"]),
        x1=float(raw["x1"]),
        top=max(top, baseline - rules.rise * size),
        bottom=bottom,
        baseline=baseline,
        style=style,
        turn=0 if raw.get("upright", True) else 90,
        place=place,
    )


def _is_garbled(words: tuple[PrintedWord, ...], rules: WordRules) -> bool:
    letters = sum(len(word.text) for word in words)
    unknown = sum(len(_UNKNOWN.findall(word.text)) for word in words)
    return unknown > math.floor(rules.map_errors * letters / 5)
