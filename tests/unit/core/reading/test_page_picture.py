"""A page is drawn as it looks, and what cannot be drawn says so in plain words."""

from __future__ import annotations

import pickle
from pathlib import Path

import pikepdf
import pytest

from align_app.core import locations
from align_app.core.errors import DocumentError
from align_app.core.reading.page_picture import PagePicture, draw_page
from align_app.core.workers import WorkerProcess

SAMPLE = locations.resources() / "sample" / "lindrake-city-council-plan-2026-2030.pdf"
PASSWORD = "larch"
A4 = (596, 842)
SLATE = (34, 49, 63)


def pixel(picture: PagePicture, x: int, y: int) -> tuple[int, ...]:
    start = y * picture.stride + 3 * x
    return tuple(picture.rgb[start : start + 3])


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.pdf"
    with pikepdf.open(SAMPLE) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner=PASSWORD, user=PASSWORD))
    return path


def test_that_a_page_is_drawn_at_the_size_asked_for() -> None:
    picture = draw_page(SAMPLE, 1, scale=1.0)
    assert (picture.width, picture.height) == A4
    assert len(picture.rgb) == picture.stride * picture.height
    assert draw_page(SAMPLE, 1, scale=2.0).width == 1191


def test_that_colours_come_as_red_green_blue() -> None:
    assert pixel(draw_page(SAMPLE, 1, scale=1.0), 5, 5) == SLATE


def test_that_paper_is_white_and_pages_differ() -> None:
    second = draw_page(SAMPLE, 2, scale=0.5)
    assert pixel(second, 3, 3) == (255, 255, 255)
    assert second.rgb != draw_page(SAMPLE, 3, scale=0.5).rgb


def test_that_a_very_large_page_is_drawn_smaller_rather_than_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "wall.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(14000, 14000))
        pdf.save(path)
    picture = draw_page(path, 1, scale=1.0)
    assert 5000 < picture.width < 6100


def test_that_a_locked_file_opens_with_its_password(locked: Path) -> None:
    assert draw_page(locked, 1, scale=0.25, password=PASSWORD).width == 149
    with pytest.raises(DocumentError) as caught:
        draw_page(locked, 1, scale=0.25)
    assert caught.value.code == "not_drawn"


@pytest.mark.parametrize("number", [0, 6, -1])
def test_that_a_page_that_does_not_exist_is_told(number: int) -> None:
    with pytest.raises(DocumentError, match=f"has no page {number}") as caught:
        draw_page(SAMPLE, number, scale=1.0)
    assert caught.value.code == "no_page"


def test_that_a_file_that_has_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        draw_page(tmp_path / "gone.pdf", 1, scale=1.0)
    assert caught.value.code == "not_found"
    assert "gone.pdf" in caught.value.message


def test_that_a_broken_file_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and then nothing")
    with pytest.raises(DocumentError) as caught:
        draw_page(broken, 1, scale=1.0)
    assert caught.value.code == "not_drawn"


def test_that_the_file_is_let_go_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "copy.pdf"
    path.write_bytes(SAMPLE.read_bytes())
    draw_page(path, 1, scale=0.1)
    path.unlink()
    assert not path.exists()


def test_that_a_picture_crosses_to_another_process_and_back() -> None:
    picture = draw_page(SAMPLE, 4, scale=0.2)
    assert pickle.loads(pickle.dumps(picture)) == picture
    process = WorkerProcess()
    try:
        assert process.call(draw_page, SAMPLE, 4, scale=0.2) == picture
    finally:
        process.close()
