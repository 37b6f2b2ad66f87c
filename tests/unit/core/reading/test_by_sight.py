from __future__ import annotations

import io

import numpy as np
import pypdfium2 as pdfium
import pytest
import typst
from PIL import Image, ImageDraw

from align_app.core import locations
from align_app.core.model import BlockRole, ReadState
from align_app.core.reading import read_document
from align_app.core.reading.by_sight import see_pages
from align_app.core.reading.seen_lines import find_lines
from align_app.core.reading.skew import Turn, find_skew
from align_app.core.settings import ReadingLimits
from align_app.core.vocabulary import load_vocabulary

RULES = load_vocabulary().sight_rules
DPI = 200
SOURCE = """
#set page(width: 595pt, height: 842pt, margin: 70pt)
#set text(font: "DejaVu Sans Mono", size: 11pt)
#text(size: 18pt, weight: "bold")[Delivery plan for the valley]

Every village will have a warm room within a short walk by the winter of 2028. The county and
the health board will pay for half of the heating in each of them, and the parish for the rest.

#table(columns: (40pt, 220pt, 120pt),
  [Ref], [What we will do], [By when],
  [A1], [Open twelve warm rooms], [March 2027],
  [A2], [Train sixty wardens], [June 2027])
"""
SENTENCE = "Every village will have a warm room within a short walk by the winter of 2028"


def page_picture() -> Image.Image:
    pdf = pdfium.PdfDocument(typst.compile(SOURCE.encode()))
    try:
        return pdf[0].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    finally:
        pdf.close()


def scan(degrees: float) -> bytes:
    """The page as a scanner would give it: turned, a little grey, and with specks."""
    turned = page_picture().rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=255)
    speckled = np.asarray(turned).copy()
    random = np.random.default_rng(7)
    speckled[random.random(speckled.shape) < 0.0005] = 60
    out = io.BytesIO()
    Image.fromarray(speckled).save(out, "PDF", resolution=DPI)
    return out.getvalue()


@pytest.mark.parametrize("degrees", [0.0, 1.1, -2.4, 4.7])
def test_that_a_crooked_scan_is_set_straight_and_read(tmp_path, degrees):
    file = tmp_path / "scan.pdf"
    file.write_bytes(scan(degrees))
    document = read_document(file, vocabulary=load_vocabulary(), limits=ReadingLimits())
    assert document.state is ReadState.READ
    assert document.ocr_pages == (1,)
    assert [problem.code for problem in document.problems] == ["read_by_sight"]
    assert document.pages[0].ocr_confidence > 0.8
    text = " ".join(block.text for block in document.pages[0].blocks)
    words = SENTENCE.split()
    assert sum(word in text for word in words) >= 0.95 * len(words)


def test_that_a_scanned_table_keeps_its_rows_and_columns(tmp_path):
    file = tmp_path / "scan.pdf"
    file.write_bytes(scan(1.1))
    page = read_document(file, vocabulary=load_vocabulary(), limits=ReadingLimits()).pages[0]
    table = next(block for block in page.blocks if block.role is BlockRole.TABLE)
    rows = table.text.split("\n")
    assert rows[0] == "Ref | What we will do | By when"
    assert rows[1].endswith("| Open twelve warm rooms | March 2027")
    assert len(rows) == 3


@pytest.mark.parametrize("degrees", [1.1, -3.0])
def test_that_boxes_lie_on_the_words_of_the_page_as_scanned(tmp_path, degrees):
    file = tmp_path / "scan.pdf"
    file.write_bytes(scan(degrees))
    page = read_document(file, vocabulary=load_vocabulary(), limits=ReadingLimits()).pages[0]
    pdf = pdfium.PdfDocument(file.read_bytes())
    scale = DPI / 72
    ink = np.asarray(pdf[0].render(scale=scale, grayscale=True).to_pil()) < 128
    pdf.close()
    for block in page.blocks:
        for line in block.lines:
            box = line.box
            inside = ink[
                round(box.top * scale) : round(box.bottom * scale),
                round(box.x0 * scale) : round(box.x1 * scale),
            ]
            assert inside.mean() > 0.04, (block.text, box)


def test_that_the_turn_of_a_page_is_measured_to_a_tenth_of_a_degree():
    picture = page_picture()
    for degrees in (-4.0, -0.6, 0.0, 2.3):
        small = picture.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=255).resize((414, 585))
        assert find_skew(np.asarray(small) < 140, rules=RULES.skew) == pytest.approx(
            degrees, abs=0.1
        )


def test_that_an_empty_picture_is_straight():
    assert find_skew(np.zeros((50, 50), bool), rules=RULES.skew) == 0.0


def test_that_a_turn_leads_there_and_back():
    there, back = Turn(3.0, 300, 400), Turn(-3.0, 300, 400)
    x, y = back.as_scanned(*there.as_scanned(120.0, 80.0))
    assert (x, y) == pytest.approx((120.0, 80.0))


def test_that_long_thin_runs_are_lines_and_blocks_and_letters_are_not():
    picture = Image.new("L", (600, 400), 255)
    draw = ImageDraw.Draw(picture)
    draw.line((50, 60, 500, 60), fill=0, width=2)
    draw.line((50, 60, 50, 300), fill=0, width=2)
    draw.rectangle((300, 200, 560, 380), fill=0)
    draw.text((80, 100), "only words", fill=0)
    lines = find_lines(np.asarray(picture) < 140, points=72 / DPI, rules=RULES.rules)
    assert sorted(line.level for line in lines) == [False, True]


def test_that_a_picture_without_words_is_not_taken_for_a_read_page():
    out = io.BytesIO()
    noise = np.random.default_rng(1).integers(0, 255, (1200, 900), dtype=np.uint8)
    Image.fromarray(noise).save(out, "PDF", resolution=DPI)
    assert dict(see_pages(out.getvalue(), [1], password=None, rules=RULES)) == {1: None}


def test_that_without_the_recogniser_the_page_is_listed_and_not_silently_lost(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(locations, "sight_data", lambda: None)
    file = tmp_path / "scan.pdf"
    file.write_bytes(scan(0.0))
    document = read_document(file, vocabulary=load_vocabulary(), limits=ReadingLimits())
    assert document.unreadable_pages == (1,)
    assert [problem.code for problem in document.problems] == ["needs_ocr"]


def test_that_reading_by_sight_can_be_switched_off(tmp_path):
    file = tmp_path / "scan.pdf"
    file.write_bytes(scan(0.0))
    limits = ReadingLimits(by_sight=False)
    document = read_document(file, vocabulary=load_vocabulary(), limits=limits)
    assert document.state is ReadState.NOT_READ
