"""The door of the reading room: one file in, one Document out."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from align_app.core.errors import DocumentError
from align_app.core.model import Document, Page, PageRole, Problem
from align_app.core.progress import Progress, Silent, Stage
from align_app.core.reading.flowed import Flow, set_pages
from align_app.core.reading.formats import read_flow
from align_app.core.reading.identity import identify_document
from align_app.core.reading.layout import lay_out_pages
from align_app.core.reading.page_roles import assign_page_roles
from align_app.core.reading.pdf import PrintedDocument, read_printed
from align_app.core.reading.printed import PrintedPage
from align_app.core.reading.refusals import too_many_pages
from align_app.core.settings import ReadingLimits
from align_app.core.vocabulary import Vocabulary
from align_app.core.vocabulary.reading_rules import ReadingRules

if TYPE_CHECKING:
    from align_app.core.reading.by_sight import SeenPage


def read_document(
    path: Path,
    *,
    vocabulary: Vocabulary,
    limits: ReadingLimits,
    password: str | None = None,
    progress: Progress | None = None,
) -> Document:
    """Read one file. `progress` hears of each page; `password` opens a locked PDF.

    A page that cannot be read is kept, marked unreadable, and told in `problems`.

    Raises:
        DocumentError: the file cannot be read at all; its code says why.
        Cancelled: `progress` was asked to stop.
    """
    data = _bytes_of(path)
    identifier = hashlib.sha256(data).hexdigest()
    rules = vocabulary.reading_rules
    flow = read_flow(path, data, vocabulary=vocabulary, password=password)
    if flow is not None:
        pages = _set(flow, path.name, vocabulary, limits, progress or Silent())
        return _document(identifier, path.name, pages, flow.title, (), vocabulary)
    printed = read_printed(
        path,
        data,
        rules=rules,
        limits=limits,
        password=password,
        progress=progress or Silent(),
    )
    pictures = [page.number for page in printed.pages if _is_picture(page, rules)]
    seen: dict[int, SeenPage] = {}
    if limits.by_sight and pictures:
        seen = _see(data, pictures, path.name, password, vocabulary, progress or Silent())
    problems = _problems(identifier, printed, pictures, seen)
    unreadable = {problem.page for problem in problems if problem.page not in seen}
    readable = [
        seen[each.number].printed if each.number in seen else each for each in printed.pages
    ]
    count, watch = len(readable), progress or Silent()
    laid_out = lay_out_pages(
        readable,
        rules=rules,
        on_step=lambda: watch.report(Stage.READING, count, count, path.name),
    )
    pages = tuple(
        Page(page.number, page.width, page.height, role=PageRole.UNREADABLE, readable=False)
        if page.number in unreadable
        else _as_scanned(page, seen, vocabulary)
        for page in laid_out
    )
    return _document(identifier, path.name, pages, printed.title, problems, vocabulary)


def _document(
    identifier: str,
    file: str,
    pages: tuple[Page, ...],
    title: str,
    problems: tuple[Problem, ...],
    vocabulary: Vocabulary,
) -> Document:
    """The document of these pages, with the role of each and what the whole is."""
    pages = assign_page_roles(pages, vocabulary=vocabulary)
    identity = identify_document(file, pages, metadata_title=title, vocabulary=vocabulary)
    return Document(identifier, file, identity, pages, problems)


def _set(
    flow: Flow, name: str, vocabulary: Vocabulary, limits: ReadingLimits, progress: Progress
) -> tuple[Page, ...]:
    """The pages on which a file without pages is set; how many they are is known at the end."""

    def begin(number: int) -> None:
        if number > limits.pages:
            raise too_many_pages(name, most=limits.pages)
        progress.report(Stage.READING, number - 1, number, name)

    pages = set_pages(flow, rules=vocabulary.flowed_rules, on_page=begin)
    progress.report(Stage.READING, len(pages), len(pages), name)
    return tuple(each.page for each in pages)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(
            "not_found",
            f"{path.name} could not be opened where it was.",
            "It may have been moved, renamed or locked. Find it again, or leave it out.",
        ) from error


def _see(
    data: bytes,
    numbers: Sequence[int],
    name: str,
    password: str | None,
    vocabulary: Vocabulary,
    progress: Progress,
) -> dict[int, SeenPage]:
    """The pages that could be read by sight; none where the recogniser is not installed."""
    from align_app.core.reading.by_sight import can_read_by_sight, see_pages

    if not can_read_by_sight():
        return {}
    seen = {}
    pages = see_pages(data, numbers, password=password, rules=vocabulary.sight_rules)
    for done, (number, page) in enumerate(pages, 1):
        progress.report(Stage.READING, done, len(numbers), name)
        if page is not None:
            seen[number] = page
    return seen


def _as_scanned(page: Page, seen: Mapping[int, SeenPage], vocabulary: Vocabulary) -> Page:
    if page.number not in seen:
        return page
    from align_app.core.reading.by_sight import place_as_scanned

    return place_as_scanned(page, seen[page.number], rules=vocabulary.sight_rules)


def _problems(
    identifier: str,
    printed: PrintedDocument,
    pictures: Collection[int],
    seen: Collection[int],
) -> tuple[Problem, ...]:
    """What to tell of each page that failed or is a picture, in order of pages."""
    told: dict[int, tuple[str, str, str]] = dict.fromkeys(pictures, _NEEDS_SIGHT)
    told |= dict.fromkeys(seen, _READ_BY_SIGHT)
    told |= dict.fromkeys(printed.failed, _PAGE_FAILED)
    return tuple(Problem(identifier, number, *told[number]) for number in sorted(told))


_PAGE_FAILED = (
    "page_failed",
    "This page could not be read.",
    "Open it and read it yourself, or ask for a fresh copy of the file.",
)
_NEEDS_SIGHT = (
    "needs_ocr",
    "This page is a picture: it holds no text that we can read.",
    "Read this page yourself, or ask its owner for a version with text.",
)
_READ_BY_SIGHT = (
    "read_by_sight",
    "This page is a picture, so it was read by sight (OCR).",
    "Check its words against the page before you rely on them.",
)


def _is_picture(page: PrintedPage, rules: ReadingRules) -> bool:
    """True for a page that shows something and holds next to no text.

    A title over a photograph is text; a stamp on a scan, or words drawn as shapes, are not.
    """
    marks, drawing = rules.pages, page.drawing
    shown = sum(image.area for image in drawing.images) / max(1.0, page.width * page.height)
    if not page.words:
        return shown >= marks.least_picture or drawing.objects >= marks.drawn_objects
    letters = sum(len(word.text) for word in page.words)
    largest = max(word.style.size for word in page.words)
    scanned = shown >= marks.whole_picture and largest < marks.title_size
    return scanned and letters < marks.least_letters
