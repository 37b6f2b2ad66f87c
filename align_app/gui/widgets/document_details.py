"""What one document is, as guessed and as people correct it, and what could not be read of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from align_app.core.model import Analysis, Document, Identity
from align_app.gui.dressing import Looks
from align_app.gui.look import Look
from align_app.gui.tables.document_rows import type_words

_COVER_WIDTH = 84
_STATUS_WORDS = {"draft": "Draft", "final": "Final", "expired": "Expired", "unknown": "Not known"}
_YEARS = re.compile(r"(?:19|20)\d\d")
_GUESSED = "Guessed from the document itself. Change anything that is wrong."
_CORRECTED = "Corrected by a person. Ctrl+Z takes it back."


class DocumentDetails(QScrollArea):
    """The pane on the right of the documents."""

    corrected = Signal(str, object, str)
    """Document id, its Identity as a person corrected it, and what was changed in a word."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.setObjectName("documentDetails")
        self.setAccessibleName("Details of the document")
        self.setProperty("role", "pane")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._looks = looks
        self._document: Document | None = None
        self._make_parts()
        self._lay_out()
        self._connect()
        looks.changed.connect(self._wear)
        self._wear(looks.look)

    def set_type_names(self, names: Mapping[str, str]) -> None:
        """The kinds of document that can be chosen, by id."""
        chosen = self._document.identity.type if self._document else "unknown"
        with QSignalBlocker(self.type):
            self.type.clear()
            self.type.addItem("Not known", "unknown")
            for id_, name in sorted(names.items(), key=lambda each: each[1].casefold()):
                self.type.addItem(name, id_)
        self._choose_type(chosen)

    def show_document(
        self, document: Document, analysis: Analysis, *, cover: QImage | None, corrected: bool
    ) -> None:
        """Show `document`; `analysis` gives the counts and the partners to choose from."""
        known, self._document = self._document, document
        self.title.setText(document.identity.title or document.file)
        self.file.setText(document.file)
        self.show_cover(cover)
        if known is None or (known.id, known.identity) != (document.id, document.identity):
            self._fill(document.identity, analysis)  # never while a person is typing
        self.guess.setText(_CORRECTED if corrected else _GUESSED)
        self.form.setVisible(bool(document.pages))
        self.guess.setVisible(bool(document.pages))
        heading, words = problem_words(document)
        self.problem_heading.setText(heading)
        self.problem.setText(words)
        for part in (self.problem_line, self.problem_heading, self.problem):
            part.setVisible(bool(heading))
        self.counts.setText(count_words(document, analysis) if document.pages else "")

    def show_cover(self, cover: QImage | None) -> None:
        """Put the cover beside the title, once it is drawn."""
        self.cover.setVisible(cover is not None)
        if cover is None:
            return
        ratio = self.devicePixelRatioF()
        width = round(self._looks.look.pixels(_COVER_WIDTH) * ratio)
        picture = QPixmap.fromImage(
            cover.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        )
        picture.setDevicePixelRatio(ratio)
        self.cover.setPixmap(picture)

    # --- making -----------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.cover = QLabel()
        self.title = _label("detailsTitle")
        self.file = _label("detailsFile", tone="quiet")
        self.name = QLineEdit()
        self.partner = _chooser()
        self.partner.setEditable(True)
        self.type = _chooser()
        self.area = _chooser()
        self.area.setEditable(True)
        self.period = QLineEdit()
        self.period.setPlaceholderText("2024 to 2029")
        self.status = _chooser()
        for id_, words in _STATUS_WORDS.items():
            self.status.addItem(words, id_)
        self.guess = _label("detailsGuess", tone="quiet")
        self.problem_line = _line()
        self.problem_heading = _label("problemHeading")
        self.problem = _label("problemWords")
        self.counts = _label("detailsCounts", tone="quiet")
        self.form = QWidget()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "pane")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.cover, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(self.title)
        words.addWidget(self.file)
        words.addStretch(1)
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addWidget(self.form)
        self._lay_out_form()
        for part in (
            self.guess, self.problem_line, self.problem_heading, self.problem, _line(), self.counts,
        ):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)

    def _lay_out_form(self) -> None:
        rows = QFormLayout(self.form)
        rows.setContentsMargins(0, 6, 0, 0)
        rows.setVerticalSpacing(6)
        rows.setHorizontalSpacing(12)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, field in (
            ("Title", self.name), ("Partner", self.partner), ("Type", self.type),
            ("Area", self.area), ("Period", self.period), ("Status", self.status),
        ):  # fmt: skip
            label = QLabel(words)
            label.setProperty("tone", "quiet")
            label.setBuddy(field)
            field.setObjectName(f"identity{words}")
            field.setAccessibleName(words)
            field.setMinimumWidth(0)
            rows.addRow(label, field)

    def _connect(self) -> None:
        self.name.editingFinished.connect(lambda: self._take("title"))
        self.period.editingFinished.connect(lambda: self._take("period"))
        for field, word in ((self.partner, "partner"), (self.area, "area")):
            field.activated.connect(lambda _place, word=word: self._take(word))
            edit = field.lineEdit()
            if edit is not None:
                edit.editingFinished.connect(lambda word=word: self._take(word))
        self.type.activated.connect(lambda _place: self._take("type"))
        self.status.activated.connect(lambda _place: self._take("status"))

    # --- following --------------------------------------------------------------------------------

    def _fill(self, identity: Identity, analysis: Analysis) -> None:
        self.name.setText(identity.title)
        self.name.setCursorPosition(0)
        partners = {document.identity.organisation for document in analysis.documents}
        areas = {document.identity.area for document in analysis.documents}
        _offer(self.partner, partners, chosen=identity.organisation)
        _offer(self.area, areas, chosen=identity.area)
        self._choose_type(identity.type)
        self.period.setText(" to ".join(str(year) for year in identity.period or ()))
        self.status.setCurrentIndex(max(0, self.status.findData(identity.status)))

    def _choose_type(self, type_id: str) -> None:
        if self.type.findData(type_id) < 0:
            self.type.addItem(type_words(type_id, {}), type_id)
        self.type.setCurrentIndex(self.type.findData(type_id))

    def _take(self, changed: str) -> None:
        if self._document is None:
            return
        before = self._document.identity
        after = replace(
            before,
            title=self.name.text().strip() or before.title,
            organisation=self.partner.currentText().strip(),
            type=str(self.type.currentData()),
            area=self.area.currentText().strip(),
            period=read_period(self.period.text(), before=before.period),
            status=str(self.status.currentData()),
        )
        if after != before:
            self.corrected.emit(self._document.id, after, changed)

    def _wear(self, look: Look) -> None:
        self.title.setFont(look.font(15, strong=True))
        self.problem_heading.setFont(look.font(strong=True))
        for part in (self.file, self.guess, self.problem, self.counts):
            part.setFont(look.font(12.5))
        self.setMinimumWidth(look.pixels(260))


def read_period(words: str, *, before: tuple[int, int] | None) -> tuple[int, int] | None:
    """First and last year of what was typed: nothing is no period, no year keeps `before`."""
    if not words.strip():
        return None
    years = [int(year) for year in _YEARS.findall(words)]
    return (min(years), max(years)) if years else before


def problem_words(document: Document) -> tuple[str, str]:
    """What could not be read: a heading, and what a person can do; both "" where all was read."""
    pages = document.unreadable_pages
    said = [f"{problem.message} {problem.what_to_do}" for problem in document.problems]
    if pages and document.pages:
        count = len(pages)
        heading = f"{count} page{'' if count == 1 else 's'} could not be read"
        said.append("It counts as not assessed, never as silence." if count == 1 else _MANY)
        return heading, "\n".join(said)
    if said:
        return ("Worth knowing" if document.pages else "This file could not be read"), "\n".join(
            said
        )
    return "", ""


_MANY = "They count as not assessed, never as silence."


def count_words(document: Document, analysis: Analysis) -> str:
    """Pages, statements and what was left out."""
    findings = analysis.findings.get(document.id)
    count = len(document.pages)
    parts = [f"{count} page{'' if count == 1 else 's'}"]
    if findings:
        found = len(findings.statements)
        parts.append(f"{found} statement{'' if found == 1 else 's'}")
        parts.append(f"{len(findings.quoted)} left out, with reasons")
    if document.ocr_pages:
        parts.append(f"{len(document.ocr_pages)} read by sight")
    return " · ".join(parts)


def _offer(chooser: QComboBox, choices: set[str], *, chosen: str) -> None:
    with QSignalBlocker(chooser):
        chooser.clear()
        chooser.addItems(sorted((choice for choice in choices if choice), key=str.casefold))
        chooser.setEditText(chosen)
        edit = chooser.lineEdit()
        if edit is not None:
            edit.setCursorPosition(0)


def _chooser() -> QComboBox:
    chooser = QComboBox()
    chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    chooser.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return chooser


def _label(name: str, *, tone: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if tone:
        label.setProperty("tone", tone)
    return label


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line
