"""Files that are broken, lie, or cost far more than they weigh: told plainly, or read."""

from __future__ import annotations

import time
from pathlib import Path

import psutil
import pytest

from align_app.core.errors import DocumentError
from align_app.core.model import Document, ReadState
from align_app.core.pipeline import FileToRead, read_files
from align_app.core.progress import Cancelled, Silent
from align_app.core.project import sha256_of
from align_app.core.settings import ReadingLimits, Settings
from tests.unit.core.reading import hostile

LIMITS = ReadingLimits(memory_mb=400, seconds_per_page=60.0, by_sight=False)
LEEWAY_MB = 120
"""What a process can take between two looks at it."""
HEARD_SECONDS = 0.1


class Watched:
    """Progress that notes the most memory any worker used, and may stop the work."""

    def __init__(self, stop_at_mb: int | None = None) -> None:
        self.most_mb = 0
        self.most_workers = 0
        self.stop_at_mb = stop_at_mb
        self.asked_at = 0.0

    def report(self, stage, done, total, note="") -> None:
        running = workers()
        used = sum(memory_of(each) for each in running) >> 20
        self.most_workers = max(self.most_workers, len(running))
        self.most_mb = max(self.most_mb, used)
        if self.stop_at_mb is not None and used >= self.stop_at_mb:
            self.asked_at = self.asked_at or time.monotonic()
            raise Cancelled


def workers() -> list[psutil.Process]:
    """Our child processes, but for the bookkeeper that Python itself keeps."""
    found = []
    for each in psutil.Process().children(recursive=True):
        try:
            if "resource_tracker" not in " ".join(each.cmdline()):
                found.append(each)
        except psutil.Error:  # it ended while we looked
            continue
    return found


def memory_of(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.Error:  # it ended while we looked
        return 0


@pytest.fixture
def read_watched(tmp_path: Path):
    """Read bytes as the program does: in a worker that is held to its limits."""

    def read(data: bytes, *, password=None, progress=None, **limits) -> Document:
        path = tmp_path / "plan.pdf"
        path.write_bytes(data)
        documents: list[Document] = []
        read_files(
            [FileToRead(sha256_of(path), path, password)],
            settings=Settings(reading=LIMITS.model_copy(update=limits)),
            progress=progress or Silent(),
            on_read=documents.append,
        )
        assert not workers()
        (document,) = documents
        for problem in document.problems:
            assert problem.message
            assert problem.what_to_do
        return document

    return read


def codes(document: Document) -> set[str]:
    return {problem.code for problem in document.problems}


@pytest.mark.parametrize(
    ("data", "password", "code"),
    [
        (b"", None, "empty"),
        (b"PK\x03\x04 a packed folder named like a PDF", None, "not_a_document"),
        (hostile.cut_short(0.5), None, "broken"),
        (hostile.locked("sesame", "key"), None, "encrypted"),
        (hostile.locked("sesame", "key"), "guess", "wrong_password"),
    ],
    ids=["empty", "no PDF", "cut short", "locked", "wrong password"],
)
def test_that_a_file_that_cannot_be_read_is_told(read_watched, data, password, code) -> None:
    document = read_watched(data, password=password)
    assert codes(document) == {code}
    assert document.state is ReadState.NOT_READ


@pytest.mark.parametrize(
    ("data", "password"),
    [(hostile.locked("sesame", "key"), "sesame"), (hostile.locked("", "key"), None)],
    ids=["its password", "open to all, with an owner's password"],
)
def test_that_a_locked_file_is_read_with_what_opens_it(read_watched, data, password) -> None:
    document = read_watched(data, password=password)
    assert document.state is ReadState.READ
    assert len(document.pages) == 3


@pytest.mark.parametrize("seed", range(12))
def test_that_changed_bytes_cost_pages_but_never_more(read_file, tmp_path, seed) -> None:
    """In this very process: whatever the bytes are, only a plain refusal may come out."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(hostile.flipped(seed))
    try:
        document = read_file(path)
    except DocumentError as error:
        refused, untold = error.code, set()
    else:
        told = {problem.page for problem in document.problems}
        refused, untold = "", set(document.unreadable_pages) - told
    assert refused in {"", "broken", "encrypted", "too_large"}
    assert not untold


def test_that_a_page_tree_that_holds_itself_ends(read_file, tmp_path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(hostile.looping_tree())
    document = read_file(path)
    assert document.state is ReadState.NOT_READ
    assert codes(document) == {"page_failed"}


def test_that_pages_that_are_only_claimed_are_told(read_file, tmp_path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(hostile.lying_count(40))
    document = read_file(path)
    assert document.pages[0].blocks
    assert len(document.unreadable_pages) in {0, 39}


@pytest.mark.parametrize(
    "data",
    [
        hostile.lying_count(2_000_000_000),
        hostile.calling_itself(),
        hostile.huge_page(),
        hostile.loaded("run-me.exe"),
    ],
    ids=["count", "form", "size", "scripts"],
)
def test_that_a_lie_does_not_keep_the_words_from_being_read(read_file, tmp_path, data) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)
    document = read_file(path)
    assert document.state is ReadState.READ
    assert "meet every month" in " ".join(b.text for page in document.pages for b in page.blocks)


def test_that_nothing_inside_a_file_is_run_or_unpacked(read_watched, tmp_path) -> None:
    """A file that would open a program and hold on for ever, were its script run."""
    started = tmp_path / "started.txt"
    watched = Watched()
    read_watched(hostile.loaded(f"/bin/touch {started}"), progress=watched, seconds_per_page=30.0)
    assert watched.most_workers <= 1
    assert [each.name for each in tmp_path.iterdir()] == ["plan.pdf"]


@pytest.mark.parametrize(
    "data",
    [
        hostile.many_texts(20_000),
        hostile.many_paths(60_000),
        hostile.many_rectangles(30_000),
        hostile.nested(100_000),
        hostile.plan(150),
    ],
    ids=["texts", "paths", "rectangles", "nested", "pages"],
)
def test_that_a_heavy_page_is_read_within_its_limits(read_watched, data) -> None:
    watched = Watched()
    document = read_watched(data, progress=watched)
    assert document.state is ReadState.READ
    assert document.pages[0].blocks or not codes(document)
    assert watched.most_mb < LIMITS.memory_mb


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "amount"),
    [
        (hostile.many_texts, 250_000),
        (hostile.many_paths, 1_000_000),
        (hostile.nested, 2_000_000),
        (hostile.bomb, 1024),
        (hostile.huge_picture, 20_000),
        (hostile.plan, 1536),
    ],
)
def test_that_the_heaviest_files_stay_within_the_shipped_limits(read_watched, make, amount) -> None:
    watched, shipped, started = Watched(), ReadingLimits(), time.monotonic()
    document = read_watched(make(amount), progress=watched, **shipped.model_dump())
    assert codes(document) <= {"stopped_memory", "stopped_time", "needs_ocr"}
    assert watched.most_mb < shipped.memory_mb + LEEWAY_MB
    assert time.monotonic() - started < 120


def test_that_a_bomb_is_stopped_at_the_limit_of_memory_and_named(read_watched) -> None:
    watched = Watched()
    document = read_watched(hostile.bomb(512), progress=watched, memory_mb=250)
    assert codes(document) == {"stopped_memory"}
    assert watched.most_mb < 250 + LEEWAY_MB


def test_that_a_page_that_takes_too_long_is_stopped_and_named(read_watched) -> None:
    document = read_watched(hostile.many_paths(400_000), seconds_per_page=0.2)
    assert codes(document) == {"stopped_time"}


def test_that_a_huge_page_without_text_is_seen_within_the_limits(read_watched) -> None:
    watched = Watched()
    document = read_watched(hostile.huge_scan(), progress=watched, by_sight=True)
    assert codes(document) == {"needs_ocr"}
    assert watched.most_mb < LIMITS.memory_mb + LEEWAY_MB


@pytest.mark.parametrize(
    "data",
    [
        hostile.many_texts(250_000),
        hostile.many_paths(1_000_000),
        hostile.nested(2_000_000),
        hostile.bomb(512),
        hostile.plan(300),
    ],
    ids=["texts", "paths", "nested", "bomb", "pages"],
)
def test_that_the_wish_to_stop_is_heard_at_once_in_the_middle(tmp_path, data) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)
    watched = Watched(stop_at_mb=70)
    with pytest.raises(Cancelled):
        read_files(
            [FileToRead(sha256_of(path), path)],
            settings=Settings(reading=LIMITS),
            progress=watched,
            on_read=lambda _document: None,
        )
    assert time.monotonic() - watched.asked_at < HEARD_SECONDS
    assert not workers()


def test_that_the_others_are_read_whatever_one_file_does(tmp_path) -> None:
    contents = {
        "bomb": hostile.bomb(512),
        "cut": hostile.cut_short(0.5),
        "good-1": hostile.plan(1),
        "good-2": hostile.plan(2),
    }
    files = []
    for name, data in contents.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        files.append(FileToRead(sha256_of(path), path))
    documents: list[Document] = []
    read_files(
        files,
        settings=Settings(reading=LIMITS.model_copy(update={"memory_mb": 250})),
        progress=Silent(),
        on_read=documents.append,
    )
    states = {document.file: document.state for document in documents}
    assert states == {
        "bomb.pdf": ReadState.NOT_READ,
        "cut.pdf": ReadState.NOT_READ,
        "good-1.pdf": ReadState.READ,
        "good-2.pdf": ReadState.READ,
    }
    assert not workers()
