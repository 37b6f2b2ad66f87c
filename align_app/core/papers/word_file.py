"""Saves a Word document so that the same content gives the same bytes: no clock, no thumbnail."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align_app.core.vocabulary.paper_look import PaperLook

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def save_word(document: WordDocument, path: Path, *, look: PaperLook) -> None:
    """Write the document; where its faces are not installed, Word is told what to use instead."""
    _leave_out_thumbnail(document)
    _leave_out_times(document)
    _name_program(document)
    _name_stand_ins(document, look)
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as found, zipfile.ZipFile(path, "w") as kept:
        for entry in found.infolist():
            timeless = zipfile.ZipInfo(entry.filename, _LONG_AGO)
            timeless.compress_type = zipfile.ZIP_DEFLATED
            timeless.create_system = 0
            kept.writestr(timeless, found.read(entry.filename))


def _leave_out_thumbnail(document: WordDocument) -> None:
    """The template carries a picture of another document."""
    relations = document.part.package.rels
    for key in [key for key, each in relations.items() if each.reltype.endswith("/thumbnail")]:
        del relations[key]


def _leave_out_times(document: WordDocument) -> None:
    from docx.oxml.ns import qn

    properties = document.core_properties._element
    for name in ("dcterms:created", "dcterms:modified"):
        for element in properties.findall(qn(name)):
            properties.remove(element)


def _name_program(document: WordDocument) -> None:
    """The template says that another program made the file."""
    relations = document.part.package.rels.values()
    for each in relations:
        if each.reltype.endswith("/extended-properties"):
            each.target_part._blob = (
                b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
                b'extended-properties"><Application>Align</Application></Properties>'
            )


def _name_stand_ins(document: WordDocument, look: PaperLook) -> None:
    """Enter the faces in the font table, each with one that every Windows has."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    others = look.sheet.stand_ins
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{stand_in}"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, stand_in, family in (
            (look.face("interface"), others.interface, "swiss"),
            (look.face("interface", strong=True), others.strong, "swiss"),
            (look.face("documents"), others.documents, "roman"),
        )
    )
    table = parse_xml(f"<w:fonts {nsdecls('w')}>{entries}</w:fonts>")
    _font_table(document)._blob = _as_bytes(table)


def _font_table(document: WordDocument) -> Any:
    relations = document.part.rels.values()
    return next(each.target_part for each in relations if each.reltype.endswith("/fontTable"))


def _as_bytes(element: Any) -> bytes:
    from docx.opc.oxml import serialize_part_xml

    return serialize_part_xml(element)
