"""What shows over several pages: running heads, numbers, contents, joins, a file's faults."""

from __future__ import annotations

import io

import pikepdf
import pytest

from align_app.core.errors import DocumentError
from align_app.core.model import BlockRole, PageRole, ReadState
from align_app.core.progress import Cancelled, Stage
from align_app.core.settings import ReadingLimits

BODY = "Partners meet every month to look at what was done and at what comes next."


class Listener:
    def __init__(self, stop_at: int = 0) -> None:
        self.heard = []
        self.stop_at = stop_at

    def report(self, stage, done, total, note="") -> None:
        self.heard.append((stage, done, total, note))
        if done == self.stop_at:
            raise Cancelled


def chapters(sheet, count: int):
    drawn = []
    for number in range(1, count + 1):
        page = sheet().text(60, 40, "A plan for the valley", size=8)
        page.text(60, 100, f"Chapter of page {number}", size=16, font="bold")
        page.lines(60, 130, *[f"{BODY} ({number}-{n})" for n in range(8)], size=10)
        drawn.append(page.text(280, 810, f"Page {number + 2}", size=8))
    return drawn


def test_that_running_heads_go_and_printed_page_numbers_are_kept(read, sheet) -> None:
    document = read(*chapters(sheet, 4))
    told = " ".join(block.text for page in document.pages for block in page.blocks)
    assert "A plan for the valley" not in told
    assert "Page 3" not in told
    assert [page.label for page in document.pages] == ["3", "4", "5", "6"]


def test_that_roman_page_numbers_are_labels_too(read, sheet) -> None:
    pages = [sheet().lines(60, 200, BODY, BODY, size=10) for _ in range(5)]
    for page, label in zip(pages, ("i", "ii", "1", "2", "3"), strict=True):
        page.text(290, 815, label, size=9)
    assert [page.label for page in read(*pages).pages] == ["i", "ii", "1", "2", "3"]


def test_that_a_large_title_that_opens_each_chapter_is_not_a_running_head(read, sheet) -> None:
    document = read(*chapters(sheet, 4))
    titles = [b.text for p in document.pages for b in p.blocks if b.role is BlockRole.HEADING]
    assert titles == [f"Chapter of page {number}" for number in range(1, 5)]


def test_that_a_page_of_contents_gives_entries_and_no_headings(read, sheet) -> None:
    contents = sheet().text(60, 80, "Contents", size=18, font="bold")
    for number, name in enumerate(("Foreword", "Why now", "What we will do", "Money", "People")):
        contents.text(60, 120 + number * 20, name).text(500, 120 + number * 20, str(number + 3))
    first = read(contents, *chapters(sheet, 3)).pages[0]
    assert [b.role for b in first.blocks].count(BlockRole.CONTENTS) >= 5
    assert [b.text for b in first.blocks if b.role is BlockRole.HEADING] == ["Contents"]


def test_that_a_sentence_goes_on_over_a_page_break(read, sheet) -> None:
    one = sheet().lines(
        60, 700, BODY, "Every family that asks for help will be given it by the", size=10
    )
    two = sheet().lines(60, 80, "people who live nearest.", "They will be trained for it.", size=10)
    document = read(one, two)
    (block,) = document.pages[0].blocks
    assert "given it by the people who live nearest." in block.text
    assert {line.page for line in block.lines} == {1, 2}
    assert document.pages[1].blocks == ()


def test_that_each_page_is_told_while_reading_and_can_be_the_last(save, sheet, read_file) -> None:
    path = save(*chapters(sheet, 3))
    listener = Listener()
    read_file(path, progress=listener)
    assert list(dict.fromkeys(listener.heard)) == [
        (Stage.READING, n, 3, "plan.pdf") for n in (1, 2, 3)
    ]
    with pytest.raises(Cancelled):
        read_file(path, progress=Listener(stop_at=2))


def test_that_the_id_of_a_document_is_that_of_its_bytes(save, sheet, read_file) -> None:
    first = read_file(save(*chapters(sheet, 2), name="one.pdf"))
    second = read_file(save(*chapters(sheet, 2), name="two.pdf"))
    assert first.id == second.id
    assert (first.file, second.file) == ("one.pdf", "two.pdf")
    assert first.pages == second.pages


def refusal(read_file, path, **options) -> str:
    with pytest.raises(DocumentError) as caught:
        read_file(path, **options)
    assert caught.value.message
    assert caught.value.what_to_do
    return caught.value.code


def test_that_a_file_that_is_not_there_is_told(tmp_path, read_file) -> None:
    assert refusal(read_file, tmp_path / "gone.pdf") == "not_found"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<html><body>Please log in</body></html>", "not_a_document"),
        (b"PK\x03\x04 a word file named like a PDF", "not_a_document"),
        (b"%PDF-1.4\nnothing more", "broken"),
    ],
)
def test_that_a_file_that_is_no_pdf_is_told(tmp_path, read_file, content, code) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(content)
    assert refusal(read_file, path) == code


def test_that_a_file_cut_short_is_broken_or_still_gives_its_first_page(
    save, sheet, read_file
) -> None:
    path = save(*chapters(sheet, 3))
    path.write_bytes(path.read_bytes()[:900])
    assert refusal(read_file, path) == "broken"


def test_that_a_locked_file_asks_for_its_password(save, sheet, read_file) -> None:
    path = save(*chapters(sheet, 1))
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="boss", user="open sesame"))
    assert refusal(read_file, path) == "encrypted"
    assert refusal(read_file, path, password="wrong") == "wrong_password"
    assert read_file(path, password="open sesame").state is ReadState.READ


def test_that_a_file_with_more_pages_than_the_limit_is_refused(save, sheet, read_file) -> None:
    path = save(*chapters(sheet, 3))
    assert refusal(read_file, path, limits=ReadingLimits(pages=2)) == "too_large"


def picture(sheet):
    drawn = sheet()
    image = "BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI"
    drawn.commands.append(f"q 595 0 0 842 0 0 cm {image} Q")
    return drawn


def test_that_a_page_that_is_a_picture_is_told_and_kept(read, sheet) -> None:
    document = read(*chapters(sheet, 2), picture(sheet))
    assert document.unreadable_pages == (3,)
    assert document.pages[2].role is PageRole.UNREADABLE
    assert [(p.code, p.page) for p in document.problems] == [("needs_ocr", 3)]
    assert document.state is ReadState.PARTLY


def test_that_a_document_of_pictures_is_not_read(read, sheet) -> None:
    document = read(picture(sheet))
    assert document.state is ReadState.NOT_READ
    assert document.problems[0].code == "needs_ocr"


def test_that_a_blank_page_is_no_problem(read, sheet) -> None:
    document = read(*chapters(sheet, 1), sheet())
    assert document.problems == ()
    assert document.state is ReadState.READ


def test_that_a_page_with_too_many_characters_is_left_out_alone(save, sheet, read_file) -> None:
    heavy = sheet().lines(60, 80, *["heavy " * 20] * 20, size=4)
    document = read_file(
        save(*chapters(sheet, 1), heavy), limits=ReadingLimits(characters_per_page=2000)
    )
    assert document.unreadable_pages == (2,)
    assert document.problems[0].code == "page_failed"


def test_that_a_page_that_does_not_load_is_told_and_the_others_are_read(
    save, sheet, read_file
) -> None:
    path = save(*chapters(sheet, 3))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Pages.Kids[1] = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font))
        pdf.save(path)
    document = read_file(path)
    assert document.unreadable_pages == (2,)
    assert document.pages[2].blocks
