"""Dialogs that only tell: shortcuts, licences, about, help. Opened without a loop of their own."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from align_app import __version__
from align_app.core import locations
from align_app.gui.commands import MENUS
from align_app.gui.look import Look


def show_words(parent: QWidget, title: str, *, html: str, look: Look) -> QDialog:
    """Open a dialog that shows `html` and closes with Esc or Close."""
    dialog = QDialog(parent)
    dialog.setObjectName("wordsDialog")
    dialog.setWindowTitle(title)
    words = QTextBrowser()
    words.setObjectName("dialogWords")
    words.setAccessibleName(title)
    words.document().setDefaultStyleSheet(
        f"h2 {{ font-size: {look.type.heading}px; font-weight: 600; }} b {{ font-weight: 600; }}"
        " td { padding: 3px 24px 3px 0; }"
        f" .quiet {{ color: {look.base.quiet}; }} pre {{ font-size: {look.type.caption}px; }}"
    )
    words.setHtml(html)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(words)
    column.addWidget(buttons)
    dialog.resize(
        min(parent.width() - 40, look.pixels(640)), min(parent.height() - 40, look.pixels(620))
    )
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def shortcuts_html() -> str:
    """All shortcuts, by menu, made from the table of commands."""
    parts = ["<p>Single letters work while a list, page or table has the focus.</p>"]
    for menu, groups in MENUS.items():
        rows = [
            f"<tr><td>{escape(command.words.rstrip('…'))}</td><td>{_keys(command.keys)}</td></tr>"
            for group in groups
            for command in group
            if command.keys
        ]
        if rows:
            parts.append(f"<h2>{menu}</h2><table>{''.join(rows)}</table>")
    return "".join(parts)


def about_html() -> str:
    """What the program is."""
    return (
        f"<h2>Align {escape(__version__)}</h2>"
        "<p>Reads partners’ strategies, shows what each commits to, where they answer each other "
        "and where they pull apart, and writes the alignment paper.</p>"
        "<p>Nothing leaves this laptop. Align suggests; people decide.</p>"
    )


def help_html() -> str:
    """How the work goes, from resources/help."""
    text = QTextDocument()
    text.setMarkdown((locations.resources() / "help" / "first_steps.md").read_text("utf-8"))
    return text.toHtml()


def licences_html() -> str:
    """The licences that are shipped beside fonts, icons and parts."""
    files = [
        file
        for folder in ("fonts", "icons", "licences")
        for file in sorted((locations.resources() / folder).rglob("*.txt"))
    ]
    return "".join(
        f"<h2>{escape(file.stem)}</h2><pre>{escape(file.read_text('utf-8'))}</pre>"
        for file in files
    )


def _keys(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(f"<b>{escape(QKeySequence(key).toString(native))}</b>" for key in keys)
