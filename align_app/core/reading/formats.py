"""Knows what kind of file a file is, by its content first and its ending second."""

from __future__ import annotations

from pathlib import Path

from align_app.core.errors import DocumentError
from align_app.core.reading.flowed import Flow
from align_app.core.reading.refusals import broken, protected
from align_app.core.vocabulary import Vocabulary

PDF_ENDINGS = (".pdf",)
WEB_ENDINGS = (".html", ".htm", ".xhtml")
TEXT_ENDINGS = (".txt", ".md")
OFFICE_ENDINGS = (".docx", ".docm", ".pptx", ".pptm", ".ppsx")
_HEAD_BYTES = 1024
_PDF_MAGIC = b"%PDF-"
_ZIP_MAGIC = b"PK\x03\x04"
_OLD_OFFICE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")


def read_flow(
    path: Path, data: bytes, *, vocabulary: Vocabulary, password: str | None = None
) -> Flow | None:
    """The text of a file without pages of its own; None for a PDF, and for what is empty.

    Raises:
        DocumentError: it is of no kind that we read, broken, protected or too large.
    """
    ending = path.suffix.lower()
    if not data or _PDF_MAGIC in data[:_HEAD_BYTES]:
        return None
    if data.startswith(_OLD_OFFICE_MAGIC):
        raise _old_office(path, data, password)
    if data.startswith(_ZIP_MAGIC):
        return _read_office(path, data, vocabulary)
    if ending in WEB_ENDINGS:
        from align_app.core.reading.web_page import read_web_page

        return read_web_page(path, data, vocabulary=vocabulary)
    if ending in TEXT_ENDINGS:
        from align_app.core.reading.plain_text import read_plain_text

        return read_plain_text(path, data, vocabulary=vocabulary)
    if ending in OFFICE_ENDINGS:
        raise broken(path)
    return None


def _read_office(path: Path, data: bytes, vocabulary: Vocabulary) -> Flow | None:
    """A Word file or slides, whatever the file is called; None where it is another kind of zip."""
    from align_app.core.reading.office_file import open_office
    from align_app.core.reading.slides import read_slides
    from align_app.core.reading.word import read_word

    office = open_office(path, data, limits=vocabulary.flowed_rules.limits)
    if office is None:
        if path.suffix.lower() in OFFICE_ENDINGS:
            raise broken(path)
        return None
    if office.kind == "document":
        return read_word(office, vocabulary=vocabulary)
    if office.kind == "presentation":
        return read_slides(office, vocabulary=vocabulary)
    raise DocumentError(
        "not_a_document",
        f"{path.name} is an Office file, but neither a Word document nor slides.",
        "Save it as a PDF from the program that made it, and add that.",
    )


def _old_office(path: Path, data: bytes, password: str | None) -> DocumentError:
    if _PROTECTED not in data:
        return DocumentError(
            "not_a_document",
            f"{path.name} is in an old format of Office.",
            "Open it, save it as .docx, .pptx or PDF, and add that.",
        )
    if password is None:
        return protected(path)
    return DocumentError(
        "stays_locked",
        f"{path.name} is protected by Office, and we cannot open it with its password.",
        "Open it in its own program, take the password off, save it, and add that.",
    )
