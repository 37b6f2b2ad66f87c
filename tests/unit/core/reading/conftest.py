"""Draws small PDFs by hand, so that a test decides what is drawn, where and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from align_app.core.model import Block, Document, Page
from align_app.core.reading import read_document
from align_app.core.settings import ReadingLimits
from align_app.core.vocabulary import load_vocabulary

A4 = (595.0, 842.0)
FONTS = {"plain": "Helvetica", "bold": "Helvetica-Bold", "italic": "Helvetica-Oblique"}


@dataclass
class Sheet:
    """One page being drawn; places are points from the top left, text stands on its baseline."""

    size: tuple[float, float] = A4
    extra: str = ""
    commands: list[str] = field(default_factory=list)

    def text(self, x: float, baseline: float, words: str, *, size: float = 11, font: str = "plain"):
        code = words.encode("cp1252").decode("latin-1")
        safe = code.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        place = f"{x} {self.size[1] - baseline}"
        self.commands.append(f"BT /{font} {size} Tf {place} Td ({safe}) Tj ET")
        return self

    def lines(self, x: float, baseline: float, *rows: str, step: float = 14, **look):
        for number, row in enumerate(rows):
            self.text(x, baseline + number * step, row, **look)
        return self

    def rect(self, x0: float, top: float, x1: float, bottom: float, *, fill: str = "0.9 0.9 1"):
        box = f"{x0} {self.size[1] - bottom} {x1 - x0} {bottom - top}"
        self.commands.append(f"q {fill} rg {box} re f Q")
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float):
        height = self.size[1]
        self.commands.append(f"q 0.5 w {x0} {height - top} m {x1} {height - bottom} l S Q")
        return self

    def grid(self, columns: list[float], rows: list[float]):
        for row in rows:
            self.rule(columns[0], row, columns[-1], row)
        for column in columns:
            self.rule(column, rows[0], column, rows[-1])
        return self


def as_pdf(sheets: list[Sheet]) -> bytes:
    """The bytes of a PDF with one page a sheet."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    fonts = {}
    for name, base in FONTS.items():
        objects.append(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>"
        )
        fonts[name] = len(objects)
    named = " ".join(f"/{name} {number} 0 R" for name, number in fonts.items())
    kids = []
    for sheet in sheets:
        stream = "\n".join(sheet.commands)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        width, height = sheet.size
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] {sheet.extra} "
            f"/Resources << /Font << {named} >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _with_table(objects)


def _with_table(objects: list[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R >>"
    return out + f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """Write sheets as a PDF and give its path."""

    def write(*sheets: Sheet, name: str = "plan.pdf") -> Path:
        path = tmp_path / name
        path.write_bytes(as_pdf(list(sheets)))
        return path

    return write


@pytest.fixture
def read_file() -> Callable[..., Document]:
    """Read a file as the program does, with the shipped rules."""

    def read(path: Path, **options) -> Document:
        options.setdefault("limits", ReadingLimits(by_sight=False))
        return read_document(path, vocabulary=load_vocabulary(), **options)

    return read


@pytest.fixture
def read(save, read_file) -> Callable[..., Document]:
    """Draw sheets and read them."""

    def read_sheets(*sheets: Sheet) -> Document:
        return read_file(save(*sheets))

    return read_sheets


@pytest.fixture
def page(read) -> Callable[[Sheet], Page]:
    """Draw one sheet and read it as a page."""

    def read_page(sheet: Sheet) -> Page:
        return read(sheet).pages[0]

    return read_page


@pytest.fixture
def sheet() -> type[Sheet]:
    """The class of a page to draw on."""
    return Sheet


@pytest.fixture
def texts() -> Callable[[Page], list[str]]:
    """The texts of a page's blocks in reading order."""

    def of(page: Page) -> list[str]:
        return [block.text for block in page.blocks]

    return of


@pytest.fixture
def block_with() -> Callable[[Page, str], Block]:
    """The one block of a page that holds some words."""

    def find(page: Page, words: str) -> Block:
        (found,) = [block for block in page.blocks if words in block.text]
        return found

    return find
