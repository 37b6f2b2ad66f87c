"""Which reader a file goes to, and files that are broken, locked or made to do harm."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from align_app.core.errors import DocumentError
from align_app.core.model import ReadState
from align_app.core.progress import Cancelled, Stage
from align_app.core.project import READABLE
from align_app.core.reading import formats
from align_app.core.settings import ReadingLimits
from tests.unit.core.reading.made_files import (
    WRITERS,
    office_zip,
    word_file,
    write_slides,
    write_word,
)

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = OLD_OFFICE + "EncryptedPackage".encode("utf-16-le")
ENTITIES = (
    '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)


def refusal(read_file, path, **options) -> str:
    with pytest.raises(DocumentError) as caught:
        read_file(path, **options)
    assert path.name in caught.value.message
    assert caught.value.what_to_do
    return caught.value.code


def test_that_every_ending_that_is_taken_can_be_read() -> None:
    known = (*formats.PDF_ENDINGS, *formats.WEB_ENDINGS, *formats.TEXT_ENDINGS)
    assert set(READABLE) == {*known, *formats.OFFICE_ENDINGS}


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_that_each_format_becomes_a_document(tmp_path, read_file, ending) -> None:
    path = tmp_path / f"plan.{ending}"
    WRITERS[ending](path)
    document = read_file(path)
    assert document.state is ReadState.READ
    assert document.identity.title == "Lindrake Health and Wellbeing Strategy 2026 to 2031"


@pytest.mark.parametrize("write", [write_word, write_slides])
def test_that_an_office_file_is_known_whatever_it_is_called(tmp_path, read_file, write) -> None:
    write(tmp_path / "true.office")
    path = tmp_path / "plan.pdf"
    path.write_bytes((tmp_path / "true.office").read_bytes())
    assert "Our priorities" in [b.text for page in read_file(path).pages for b in page.blocks]


def test_that_a_pdf_is_known_whatever_it_is_called(save, sheet, read_file, tmp_path) -> None:
    path = save(sheet().text(60, 80, "Our plan for the valley"), name="plan.docx")
    assert read_file(path).pages[0].blocks[0].text == "Our plan for the valley"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("plan.docx", b"", "empty"),
        ("plan.html", b"", "empty"),
        ("plan.docx", b"PK\x03\x04 cut short", "broken"),
        ("plan.pptx", b"neither zip nor anything", "broken"),
        ("plan.docx", LOCKED, "encrypted"),
        ("plan.pdf", LOCKED, "encrypted"),
        ("plan.doc", OLD_OFFICE, "not_a_document"),
        ("plan.pdf", b"<html><body>Please log in</body></html>", "not_a_document"),
        ("plan.txt", b"\x00\x01\x02\x03 binary \x00", "not_a_document"),
        ("plan.txt", b"  \n \n", "not_a_document"),
        ("plan.html", b"<html><body><script>draw()</script></body></html>", "not_a_document"),
        ("plan.jpg", b"\xff\xd8\xff\xe0 a photograph", "not_a_document"),
    ],
)
def test_that_what_cannot_be_read_is_told(tmp_path, read_file, name, content, code) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(read_file, path) == code


def test_that_a_password_for_a_protected_office_file_is_not_asked_again(
    tmp_path, read_file
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(LOCKED)
    assert refusal(read_file, path, password="sesame") == "stays_locked"


def test_that_a_spreadsheet_and_other_zips_are_no_documents(tmp_path, read_file) -> None:
    sheet = tmp_path / "figures.xlsx"
    sheet.write_bytes(office_zip("xl/workbook.xml", {"xl/workbook.xml": "<workbook/>"}))
    assert refusal(read_file, sheet) == "not_a_document"
    other = tmp_path / "archive.pdf"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("readme", "nothing")
    assert refusal(read_file, other) == "not_a_document"


def test_that_a_word_file_cut_short_inside_is_broken(tmp_path, read_file) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(word_file("<w:p><w:r><w:t>never closed"))
    assert refusal(read_file, path) == "broken"


def test_that_entities_are_refused_and_never_unfolded(tmp_path, read_file) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(word_file("<w:p><w:r><w:t>&d;</w:t></w:r></w:p>", before=ENTITIES))
    assert refusal(read_file, path) == "broken"


def test_that_a_word_file_cannot_look_at_other_files(tmp_path, read_file) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the combination of the safe")
    entity = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    path = tmp_path / "plan.docx"
    path.write_bytes(word_file("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", before=entity))
    assert refusal(read_file, path) == "broken"


def test_that_a_web_page_unfolds_no_entities_and_looks_at_no_files(tmp_path, read_file) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the combination of the safe")
    path = tmp_path / "plan.html"
    path.write_text(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY h "haha">]>'
        f'<html><body><p>&x; &h; Our plan.</p><iframe src="{secret.as_uri()}"></iframe>'
    )
    told = " ".join(b.text for page in read_file(path).pages for b in page.blocks)
    assert "combination" not in told
    assert "haha" not in told
    assert "Our plan." in told


def test_that_a_zip_bomb_is_stopped_at_the_limit(tmp_path, read_file, monkeypatch) -> None:
    from align_app.core.vocabulary.flowed_rules import LimitRules

    monkeypatch.setattr(LimitRules, "part", property(lambda _: 1 << 20))
    path = tmp_path / "plan.docx"
    path.write_bytes(word_file(f"<w:p><w:r><w:t>{'a' * (3 << 20)}</w:t></w:r></w:p>"))
    assert path.stat().st_size < 1 << 16
    assert refusal(read_file, path) == "too_large"


def test_that_a_zip_that_lies_about_its_sizes_is_read_no_further(tmp_path, read_file) -> None:
    honest = word_file(f"<w:p><w:r><w:t>{'a' * 5000}</w:t></w:r></w:p>")
    with zipfile.ZipFile(BytesIO(honest)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    path = tmp_path / "plan.docx"
    path.write_bytes(honest.replace(size.to_bytes(4, "little"), (40).to_bytes(4, "little")))
    assert refusal(read_file, path) == "broken"


def test_that_deep_nesting_does_no_harm(tmp_path, read_file) -> None:
    page = tmp_path / "deep.html"
    page.write_text("<html><body>" + "<div>" * 1500 + "Our plan" + "</div>" * 1500 + "<p>goes on")
    assert [b.text for p in read_file(page).pages for b in p.blocks] == ["Our plan", "goes on"]
    word = tmp_path / "deep.docx"
    word.write_bytes(word_file("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000))
    assert refusal(read_file, word) == "broken"


def test_that_the_limit_of_pages_holds(tmp_path, read_file) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(f"Line {n} of the plan is a sentence." for n in range(300)))
    assert refusal(read_file, path, limits=ReadingLimits(pages=2)) == "too_large"


def test_that_each_page_is_told_while_it_is_set_and_can_be_the_last(tmp_path, read_file) -> None:
    heard = []

    class Listener:
        def report(self, stage, done, total, note="") -> None:
            heard.append((stage, done, total, note))
            if done == stop_at:
                raise Cancelled

    path = tmp_path / "plan.txt"
    path.write_text("One page here.\n\fAnother page here.\n")
    stop_at = None
    read_file(path, progress=Listener())
    assert heard == [(Stage.READING, *each, "plan.txt") for each in ((0, 1), (1, 2), (2, 2))]
    stop_at = 1
    with pytest.raises(Cancelled):
        read_file(path, progress=Listener())
