"""What the list says of each document, worked out once a change and not while painting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from align_app.core.model import Analysis, Document, Problem, ReadState
from align_app.gui.partners import Partner, name_partners
from align_app.gui.reading_progress import ReadingProgress
from align_app.gui.spoken import unread_words

if TYPE_CHECKING:
    from align_app.core.project import Source

PASSWORD_CODES = ("encrypted", "wrong_password")
_FEW = 3


class RowState(StrEnum):
    """How far a document is."""

    READ = "read"
    PART = "part"
    READING = "reading"
    WAITING = "waiting"
    PASSWORD = "password"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document as the list shows it; `share` is how much was read, 0 to 1, while it is read."""

    id: str
    file: str
    title: str
    partner: Partner | None
    type: str
    area: str
    period: str
    draft: bool
    state: RowState
    first: str
    second: str
    share: float = 0.0

    @property
    def spoken(self) -> str:
        """The row as one sentence."""
        partner = self.partner.name if self.partner else "partner not known yet"
        what = ", ".join(part for part in (self.type, self.area, self.period) if part)
        draft = ", draft" if self.draft else ""
        return f"{self.title}{draft}. {partner}. {what}. {self.first}. {self.second}".strip(" .")


def document_rows(
    sources: tuple[Source, ...],
    analysis: Analysis,
    *,
    progress: ReadingProgress | None,
    type_names: Mapping[str, str],
) -> tuple[DocumentRow, ...]:
    """A row for each file in the order of `sources`; those whose partner is not known come last."""
    read = {document.id: document for document in analysis.documents}
    partners = name_partners(document for document in analysis.documents if document.pages)
    rows = [
        _read_row(read[source.document], analysis, partners=partners, type_names=type_names)
        if source.document in read
        else _waiting_row(source, progress)
        for source in sources
    ]
    return tuple(sorted(rows, key=lambda row: row.partner is None))


def period_words(period: tuple[int, int] | None) -> str:
    """Years as the list shows them: 2024–2029, or one year alone."""
    if period is None:
        return ""
    first, last = period
    return str(first) if first == last else f"{first}–{last}"


def type_words(type_id: str, type_names: Mapping[str, str]) -> str:
    """A kind of document in words."""
    if type_id == "unknown":
        return "Not known"
    plain = type_id.replace("_", " ")
    return type_names.get(type_id) or plain[:1].upper() + plain[1:]


def _waiting_row(source: Source, progress: ReadingProgress | None) -> DocumentRow:
    state, first, share = RowState.WAITING, "Waiting", 0.0
    if progress is None:
        first = "Not read yet"
    elif words := progress.file_words(source.file):
        state, first = RowState.READING, words
        done, total = progress.pages[source.file]
        share = done / total if total else 0.0
    return DocumentRow(
        source.document, source.file, source.title or source.file, None, "", "", "",
        draft=False, state=state, first=first, second="", share=share,
    )  # fmt: skip


def _read_row(
    document: Document,
    analysis: Analysis,
    *,
    partners: Mapping[str, Partner],
    type_names: Mapping[str, str],
) -> DocumentRow:
    identity = document.identity
    state, first, second = _reading_words(document, analysis)
    return DocumentRow(
        document.id,
        document.file,
        identity.title or document.file,
        partners.get(document.id),
        type_words(identity.type, type_names) if document.pages else "",
        identity.area,
        period_words(identity.period),
        draft=identity.status == "draft",
        state=state,
        first=first,
        second=second,
    )


def _reading_words(document: Document, analysis: Analysis) -> tuple[RowState, str, str]:
    pages = len(document.pages)
    if not pages:
        return _problem_words(document)
    found = _found_words(document, analysis)
    unread = document.unreadable_pages
    if document.state is ReadState.READ:
        return RowState.READ, f"All {pages} pages read" if pages > 1 else "1 page read", found
    first = f"{pages - len(unread)} of {pages} pages read"
    many = f"{len(unread)} pages could not be read"
    which = unread_words(unread).rstrip(".") if len(unread) <= _FEW else many
    return RowState.PART, first, f"{found} · {which}"


def _found_words(document: Document, analysis: Analysis) -> str:
    if document.id not in analysis.findings:
        return "Priorities not found yet"
    count = len(analysis.findings[document.id].statements)
    return f"{count} statement{'' if count == 1 else 's'} found"


def _problem_words(document: Document) -> tuple[RowState, str, str]:
    problem = document.problems[0] if document.problems else _UNKNOWN
    if problem.code in PASSWORD_CODES:
        again = problem.code == "wrong_password"
        first = "That password does not open it" if again else "This file has a password"
        return RowState.PASSWORD, first, ""
    return RowState.PROBLEM, problem.message, problem.what_to_do


_UNKNOWN = Problem(
    None, None, "unknown", "This file could not be read.", "Leave it out, or try again."
)
