"""Opens a PDF and reads what is printed on each page; nothing here knows what the text means.

A file that cannot be read at all raises `DocumentError`; where a page fails, the others go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from align_app.core.errors import DocumentError
from align_app.core.progress import Progress, Stage
from align_app.core.reading.page_frame import frame_of
from align_app.core.reading.printed import PrintedPage
from align_app.core.reading.second_reading import read_again
from align_app.core.reading.steady_memory import no_cycle_search
from align_app.core.reading.vectors import read_drawing
from align_app.core.reading.words import TooManyCharacters, read_words
from align_app.core.settings import ReadingLimits
from align_app.core.vocabulary.reading_rules import ReadingRules

_HEAD_BYTES = 1024
_MAGIC = b"%PDF-"


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """All pages as printed, the numbers of those that failed, and the file's own title."""

    pages: tuple[PrintedPage, ...]
    failed: tuple[int, ...]
    title: str


def read_printed(
    path: Path,
    data: bytes,
    *,
    rules: ReadingRules,
    limits: ReadingLimits,
    password: str | None,
    progress: Progress,
) -> PrintedDocument:
    """Read every page of the PDF in `data`; `path` only names it.

    Raises:
        DocumentError: the file is empty, no PDF, broken, too long, or needs another password.
        Cancelled: `progress` was asked to stop.
    """
    _check_kind(path, data)
    with no_cycle_search(), _opened(path, data, password) as pdf:
        count = len(pdf)
        if count > limits.pages:
            raise DocumentError(
                "too_large",
                f"{path.name} has {count:,} pages, more than the {limits.pages:,} that we read.",
                "Split it into parts, or raise the limit in the settings.",
            )
        pages: list[PrintedPage] = []
        failed: list[int] = []
        for number in range(1, count + 1):
            page = _read_page(pdf, number, rules=rules, limits=limits)
            if page is None or page.garbled:
                page = read_again(
                    data,
                    number,
                    count=count,
                    rules=rules.words,
                    most=limits.characters_per_page,
                )
            if page is None:
                failed.append(number)
            pages.append(page or PrintedPage(number, 0.0, 0.0))
            progress.report(Stage.READING, number, count, path.name)
        return PrintedDocument(tuple(pages), tuple(failed), _title_of(pdf))


def _check_kind(path: Path, data: bytes) -> None:
    if not data:
        raise DocumentError(
            "empty",
            f"{path.name} is empty.",
            "It may not have finished copying. Copy it again, or leave it out.",
        )
    if _MAGIC not in data[:_HEAD_BYTES]:
        raise DocumentError(
            "not_a_document",
            f"{path.name} is not a PDF, although it may be named like one.",
            "Save it as a PDF from the program that made it, and add that.",
        )


@contextmanager
def _opened(path: Path, data: bytes, password: str | None) -> Iterator[Any]:
    try:
        pdf = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        raise _refusal(path, password) from error
    try:
        if len(pdf) == 0:
            raise _refusal(path, password)
        yield pdf
    finally:
        pdf.close()


def _refusal(path: Path, password: str | None) -> DocumentError:
    if pdfium_c.FPDF_GetLastError() != pdfium_c.FPDF_ERR_PASSWORD:
        return DocumentError(
            "broken",
            f"{path.name} could not be opened.",
            "It may not have finished copying. Try again, or leave it out.",
        )
    if password is None:
        return DocumentError(
            "encrypted",
            f"{path.name} has a password.",
            "Give its password, or ask its owner for a copy without one.",
        )
    return DocumentError(
        "wrong_password",
        f"The password does not open {path.name}.",
        "Try again: capital and small letters count.",
    )


def _read_page(
    pdf: Any, number: int, *, rules: ReadingRules, limits: ReadingLimits
) -> PrintedPage | None:
    """One page as printed, or None where it cannot be read."""
    try:
        page = pdf[number - 1]
    except pdfium.PdfiumError:
        return None
    try:
        frame = frame_of(page)
        words, garbled = read_words(page, frame, rules=rules.words, most=limits.characters_per_page)
        drawing = read_drawing(page, frame, rules=rules.drawing, most=limits.objects_per_page)
    except (pdfium.PdfiumError, TooManyCharacters):
        return None
    finally:
        page.close()
    return PrintedPage(number, frame.width, frame.height, words, drawing, garbled)


def _title_of(pdf: Any) -> str:
    return str(pdf.get_metadata_dict().get("Title", "")).strip()
