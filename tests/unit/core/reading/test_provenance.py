"""The promise behind every highlight: a sentence's boxes, read again, give its words."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from align_app.core.model import block_regions

typst = pytest.importorskip("typst")

PAPER = """
#set page(width: 595pt, height: 842pt, margin: 50pt, columns: 2)
#set par(justify: true)
#set text(size: 10pt, hyphenate: true, lang: "en")
= A plan for the valley
#for n in range(14) [
  Neighbourhood partnerships will coordinate accommodation, transportation and rehabilitation
  for approximately #(n + 10) thousand inhabitants. They will also offer confidential support.

]
#table(columns: 3, [*Measure*], [*Now*], [*By 2028*], [Cold homes],
  [14%], [9%], [Smoking], [12%], [8%])
- keep every promise that was made to the people of the valley last year
- tell them when it is kept
"""


@pytest.fixture
def paper(tmp_path):
    source = tmp_path / "paper.typ"
    source.write_text(PAPER, "utf-8")
    path = tmp_path / "paper.pdf"
    typst.compile(str(source), output=str(path))
    return path


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def test_that_every_sentence_is_printed_where_its_boxes_say(paper, read_file) -> None:
    document = read_file(paper)
    pdf = pypdfium2.PdfDocument(paper)
    checked = 0
    for block in (block for page in document.pages for block in page.blocks):
        for match in re.finditer(r"[^.\n]+[.\n]?", block.text):
            told = ""
            for region in block_regions(block, match.start(), match.end()):
                page = pdf[region.page - 1]
                height = page.get_height()
                box = region.box
                told += page.get_textpage().get_text_bounded(
                    box.x0, height - box.bottom, box.x1, height - box.top
                )
            assert squeezed(told) == squeezed(match.group())
            checked += 1
    pdf.close()
    assert checked > 30
