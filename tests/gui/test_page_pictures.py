from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from align_app.gui.page_pictures import PagePictures, PageWanted, with_neighbours
from tests.gui import drawing_jobs

PLAN = Path("plan.pdf")


@pytest.fixture
def pictures_with(dressed):
    made = []

    def make(draw):
        made.append(PagePictures(draw))
        return made[-1]

    yield make
    for pictures in made:
        pictures.close()


def wait_for(qtbot, pictures, *pages, asker="test"):
    wanted = [PageWanted(PLAN, page, 1.0) for page in pages]
    pictures.want(wanted, asker=asker)
    qtbot.waitUntil(lambda: all(pictures.picture(each) for each in wanted), timeout=30_000)
    return [pictures.picture(each) for each in wanted]


def test_that_a_page_comes_as_a_picture_of_its_size(qtbot, pictures_with):
    pictures = pictures_with(drawing_jobs.draw_grey)
    (picture,) = wait_for(qtbot, pictures, 7)
    assert (picture.width(), picture.height()) == (60, 80)
    assert picture.pixelColor(3, 3) == QColor(248, 248, 248)


def test_that_a_page_that_crashes_the_process_costs_only_that_page(qtbot, pictures_with):
    pictures = pictures_with(drawing_jobs.crash_on_page_two)
    with qtbot.waitSignal(pictures.failed, timeout=30_000) as failed:
        pictures.want([PageWanted(PLAN, 2, 1.0)], asker="test")
    assert failed.args[0].page == 2
    (picture,) = wait_for(qtbot, pictures, 3)
    assert picture.pixelColor(0, 0) == QColor(252, 252, 252)


def test_that_a_page_that_failed_is_not_asked_for_again(qtbot, pictures_with):
    pictures = pictures_with(drawing_jobs.crash_on_page_two)
    with qtbot.waitSignal(pictures.failed, timeout=30_000):
        pictures.want([PageWanted(PLAN, 2, 1.0)], asker="test")
    with qtbot.assertNotEmitted(pictures.failed):
        pictures.want([PageWanted(PLAN, 2, 1.0)], asker="test")
        wait_for(qtbot, pictures, 1)


def test_that_a_password_opens_pages_that_failed_before(qtbot, pictures_with):
    pictures = pictures_with(drawing_jobs.open_with_password)
    with qtbot.waitSignal(pictures.failed, timeout=30_000):
        pictures.want([PageWanted(PLAN, 1, 1.0)], asker="test")
    pictures.unlock(PLAN, "letmein")
    assert wait_for(qtbot, pictures, 1)[0].width() == 60


def test_that_two_askers_both_get_their_pages(qtbot, pictures_with):
    pictures = pictures_with(drawing_jobs.draw_grey)
    pictures.want([PageWanted(PLAN, page, 1.0) for page in (1, 2, 3)], asker="left")
    assert wait_for(qtbot, pictures, 9, asker="right")
    left = [PageWanted(PLAN, page, 1.0) for page in (1, 2, 3)]
    qtbot.waitUntil(lambda: all(pictures.picture(each) for each in left), timeout=30_000)


def test_that_three_pages_before_and_after_are_asked_for_nearest_first():
    wanted = with_neighbours(PLAN, 2, pages=30, scale=1.0)
    assert [each.page for each in wanted] == [2, 3, 1, 4, 5]


def test_that_a_page_of_a_real_document_is_drawn(qtbot, pictures_with, tmp_path):
    from align_app.gui.page_drawing import draw

    file = tmp_path / "one page.pdf"
    file.write_bytes(ONE_PAGE)
    pictures = pictures_with(draw)
    wanted = PageWanted(file, 1, 2.0)
    pictures.want([wanted], asker="test")
    qtbot.waitUntil(lambda: pictures.picture(wanted) is not None, timeout=60_000)
    picture = pictures.picture(wanted)
    assert (picture.width(), picture.height()) == (200, 400)
    assert picture.pixelColor(20, 20) == QColor(255, 0, 0)
    assert picture.pixelColor(150, 300) == QColor(255, 255, 255)


ONE_PAGE = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]/Contents 4 0 R/Resources<<>>>>endobj
4 0 obj<</Length 25>>stream
1 0 0 rg 0 150 50 50 re f
endstream endobj
trailer<</Root 1 0 R/Size 5>>
%%EOF
"""
