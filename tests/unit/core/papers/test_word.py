"""The Word document: its structure, its marks, its bytes."""

import re
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from align_app.core.errors import PaperError
from align_app.core.model import Decisions
from align_app.core.papers.outline import outline_paper
from align_app.core.papers.parts import Heading, Outline, Table, plain
from align_app.core.papers.word import write_word
from align_app.core.vocabulary import load_vocabulary
from tests.unit.core.papers.samples import make_analysis


@pytest.fixture(scope="module")
def paper() -> Outline:
    return outline_paper(
        make_analysis(), Decisions(), vocabulary=load_vocabulary(), title="Mid 2026"
    )


@pytest.fixture(scope="module")
def written(paper, tmp_path_factory):
    path = tmp_path_factory.mktemp("paper") / "paper.docx"
    write_word(paper, path)
    return path


@pytest.fixture(scope="module")
def document(written):
    return docx.Document(str(written))


def test_that_headings_are_real_and_in_order(paper, document):
    expected = [(part.words, part.level) for part in paper.parts if isinstance(part, Heading)]
    found = [
        (each.text, int(each.style.name[-1]))
        for each in document.paragraphs
        if each.style.name.startswith("Heading")
    ]
    assert found == expected
    assert document.paragraphs[0].style.name == "Title"


def test_that_every_table_repeats_its_header_row_and_is_described(paper, document):
    tables = [part for part in paper.parts if isinstance(part, Table)]
    assert len(document.tables) == len(tables)
    for table, part in zip(document.tables, tables, strict=True):
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in (first, *others))
        assert tuple(cell.text for cell in table.rows[0].cells) == part.header
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == part.title
        assert properties.find(qn("w:tblDescription")).get(qn("w:val")) == part.description


def test_that_parts_of_a_table_stand_in_the_order_that_word_asks_for(document):
    for table in document.tables:
        names = [child.tag.split("}")[1] for child in table._tbl.tblPr]
        order = ["tblStyle", "tblW", "jc", "tblLayout", "tblCellMar", "tblLook"]
        order += ["tblCaption", "tblDescription"]
        assert names == [name for name in order if name in names]
        for cell in table._tbl.iter(qn("w:tcPr")):
            inside = [child.tag.split("}")[1] for child in cell]
            assert inside == [name for name in ("tcW", "tcBorders", "shd") if name in inside]


def test_that_both_quotations_of_a_pair_are_set_in_the_face_of_the_documents(document):
    pair = next(table for table in document.tables if "p. 6" in table.rows[1].cells[0].text)
    for cell, page in zip(pair.rows[1].cells, ("p. 6", "p. 9"), strict=True):
        quoted = cell.paragraphs[0].runs[0]
        assert quoted.text.startswith("“")
        assert quoted.style.font.name == load_vocabulary().papers.look.face("documents")
        assert page in cell.text


def test_that_a_draft_says_so_in_the_header_of_every_page(document, paper, tmp_path):
    header = document.sections[0].header
    assert header.paragraphs[0].text == "DRAFT – NOT FOR PUBLICATION"
    write_word(replace(paper, mark=""), tmp_path / "final.docx")
    final = docx.Document(str(tmp_path / "final.docx"))
    assert "DRAFT" not in "".join(each.text for each in final.sections[0].header.paragraphs)


def test_that_pages_are_numbered_in_the_footer(document):
    footer = document.sections[0].footer._element
    fields = [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_that_the_language_is_british_english_throughout(document, written):
    assert document.core_properties.language == "en-GB"
    with zipfile.ZipFile(written) as parts:
        styles = parts.read("word/styles.xml").decode()
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"en-GB"}


def test_that_the_file_is_of_todays_word_and_names_its_maker(written):
    with zipfile.ZipFile(written) as parts:
        settings = parts.read("word/settings.xml").decode()
        about = parts.read("docProps/app.xml").decode()
    mode = re.search(r'w:name="compatibilityMode"[^>]*w:val="(\d+)"', settings)
    assert mode
    assert mode.group(1) == "15"
    assert "<Application>Align</Application>" in about
    assert 'themeFontLang w:val="en-GB"' in settings


def test_that_no_time_and_no_picture_of_another_document_is_inside(written):
    with zipfile.ZipFile(written) as parts:
        names = parts.namelist()
        properties = parts.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "created" not in properties
    assert "modified>" not in properties
    assert not [name for name in names if "thumbnail" in name]


def test_that_the_same_outline_gives_the_same_bytes(paper, written, tmp_path):
    write_word(paper, tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == written.read_bytes()


def test_that_faces_come_from_the_look_with_a_stand_in_that_windows_has(document, written):
    face = load_vocabulary().papers.look.face("interface")
    assert document.styles["Normal"].font.name == face
    with zipfile.ZipFile(written) as parts:
        table = parts.read("word/fontTable.xml").decode()
    assert f'w:name="{face}"><w:altName w:val="Segoe UI"' in table


def test_that_control_characters_of_a_pdf_do_not_stop_the_paper(paper, tmp_path):
    odd = replace(paper, title="A\x0cB" * 120, parts=(plain("one\x00two\ufffe\ud800"),))
    write_word(odd, tmp_path / "odd.docx")
    assert "onetwo" in [each.text for each in docx.Document(str(tmp_path / "odd.docx")).paragraphs]


def test_that_a_place_that_cannot_be_written_is_told_in_plain_words(paper, tmp_path):
    with pytest.raises(PaperError, match="cannot be written") as refusal:
        write_word(paper, tmp_path / "nowhere" / "paper.docx")
    assert refusal.value.what_to_do
