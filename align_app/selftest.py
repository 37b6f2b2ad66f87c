"""Checks that this copy of the program is whole: its data, models and every library it needs.

Run by `--selftest`, most of all in an installed or frozen copy. It changes nothing but its report.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from align_app import __version__
from align_app.core import locations
from align_app.core.language import load_language
from align_app.core.progress import Progress
from align_app.core.project import Project
from align_app.core.workers import WorkerLimits, run_supervised

_LARGEST_ERROR = 1e-5
_LOCAL_HOSTS = {"127.0.0.1", "::1", "localhost"}
_CALLS_OUT = {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}

Check = Callable[[], str]


def run_selftest() -> int:
    """Run every check; gives 0 where all held and 1 where one failed.

    One line a check goes to the terminal, where there is one, and to `selftest.txt` beside the log.
    """
    calls = _watch_the_network()
    lines = [f"Align {__version__}, Python {platform.python_version()}, {platform.platform()}"]
    _show(lines[0])
    failed = False
    for name, check in (*_CHECKS, ("nothing called out", lambda: _check_calls(calls))):
        held, line = _run_check(name, check)
        failed = failed or not held
        lines.append(line)
        _show(line)
    _keep(lines)
    return int(failed)


def _run_check(name: str, check: Check) -> tuple[bool, str]:
    start = perf_counter()
    try:
        told, held = check(), True
    except Exception as error:  # noqa: BLE001 - whatever is wrong with this copy is the answer
        told, held = f"{type(error).__name__}: {error}", False
    mark = "ok    " if held else "FAILED"
    return held, f"{mark} {name}: {told} ({perf_counter() - start:.1f} s)"


def _show(line: str) -> None:
    """A windowed program on Windows has no terminal to write to."""
    if sys.stdout is not None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def _keep(lines: list[str]) -> None:
    report = locations.log_file().with_name("selftest.txt")
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text("\n".join(lines) + "\n", "utf-8")
    except OSError as error:
        _show(f"The report {report} could not be written: {error}")


def _watch_the_network() -> list[str]:
    """Gathers every address that anything in this process asks for from now on."""
    calls: list[str] = []

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event in _CALLS_OUT:
            address = arguments[-1] if event in {"socket.connect", "socket.sendto"} else arguments
            host = address[0] if isinstance(address, tuple) else None
            if isinstance(host, str) and host not in _LOCAL_HOSTS:
                calls.append(host)

    sys.addaudithook(note)
    return calls


def _check_calls(calls: list[str]) -> str:
    if calls:
        raise RuntimeError(f"asked for {', '.join(calls)}")
    return "no address was asked for"


def _check_data() -> str:
    samples = locations.sample_documents()
    if not samples:
        raise FileNotFoundError("no sample documents")
    return f"{locations.data_root()}, {len(samples)} sample documents"


def _check_models() -> str:
    return ", ".join(f"{model.name} {model.version}" for model in load_language().models)


def _check_vectors() -> str:
    reference = json.loads(
        (locations.models() / "minilm-l6-v2" / "reference.json").read_text("utf-8")
    )
    found = load_language().encode([row["text"] for row in reference])
    error = max(
        abs(float(number) - expected)
        for vector, row in zip(found, reference, strict=True)
        for number, expected in zip(vector, row["shipped"], strict=True)
    )
    if error > _LARGEST_ERROR:
        raise ValueError(f"a vector is {error:.1e} from where it should be")
    return f"{len(reference)} vectors within {error:.1e}"


def _check_words() -> str:
    (tokens,) = load_language().tag(["We will halve smoking by 2030."])
    if [token.lemma for token in tokens[:3]] != ["we", "will", "halve"]:
        raise ValueError(f"read as {[token.lemma for token in tokens]}")
    return " ".join(f"{token.text}/{token.pos}" for token in tokens)


def _check_learning() -> str:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression().fit([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1])
    if list(model.predict([[-1.0], [4.0]])) != [0, 1]:
        raise ValueError("a classifier did not learn two points")
    return "a small classifier learned"


def _check_page() -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(locations.sample_documents()[0]) as document:
        page = document[0]
        text = page.get_textpage().get_text_bounded()
        picture = page.render(scale=0.5)
        size = f"{picture.width} x {picture.height}"
    if not text.strip():
        raise ValueError("no words on the first page of a sample document")
    return f"{len(text)} characters, picture {size}"


def _check_second_reading() -> str:
    import pdfplumber

    with pdfplumber.open(locations.sample_documents()[0]) as document:
        words = document.pages[0].extract_words()
    if not words:
        raise ValueError("no words on the first page of a sample document")
    return f"{len(words)} words"


def _check_sight() -> str:
    import pypdfium2
    import tesserocr

    folder = locations.sight_data()
    if folder is None:
        raise FileNotFoundError("no data for reading scanned pages")
    with pypdfium2.PdfDocument(locations.sample_documents()[0]) as document:
        picture = document[0].render(scale=2).to_pil()
    with tesserocr.PyTessBaseAPI(path=f"{folder}/", lang="eng") as reader:
        reader.SetImage(picture)
        words = reader.GetUTF8Text().split()
    if not words:
        raise ValueError("no words were seen on the first page of a sample document")
    return f"{len(words)} words seen"


def _check_paper() -> str:
    from docx import Document

    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "paper.docx")
        paper = Document()
        paper.add_paragraph("What the partners share")
        paper.sections[0].header.paragraphs[0].text = "Draft"  # made from a file of the package
        paper.sections[0].footer.paragraphs[0].text = "Page"
        paper.save(path)
        read = [paragraph.text for paragraph in Document(path).paragraphs]
    if "What the partners share" not in read:
        raise ValueError("a paper did not come back as written")
    return "written and read again"


def _check_store() -> str:
    import sqlite3

    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "try.align")
        try:
            (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
            connection.execute("CREATE TABLE try (words TEXT)")
            connection.commit()
        finally:
            connection.close()
        Project.new(Path(folder) / "new.align").close()
    if mode != "wal":
        raise ValueError(f"the journal is {mode}")
    return f"SQLite {sqlite3.sqlite_version}"


def _check_window() -> str:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6 import __version__ as qt_version
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication, QMainWindow

    _kept = QApplication.instance() or QApplication(["align"])  # it lives as long as its name
    platform_name = QGuiApplication.platformName()
    window = QMainWindow()
    window.resize(640, 400)
    window.show()
    picture = window.grab()
    window.close()
    if picture.isNull():
        raise ValueError("the window gave no picture")
    return f"Qt {qt_version}, a window drawn ({platform_name})"


def _check_worker() -> str:
    limits = WorkerLimits(memory_mb=800, quiet_seconds=60)
    worker = run_supervised(process_number, limits)
    if worker == os.getpid():
        raise RuntimeError("the work was done in this process")
    return "a process was started, answered and ended"


def process_number(_: Progress) -> int:
    """What the worker of the check does: say which process it is."""
    return os.getpid()


_CHECKS: tuple[tuple[str, Check], ...] = (
    ("data", _check_data),
    ("window", _check_window),
    ("worker", _check_worker),
    ("project file", _check_store),
    ("page", _check_page),
    ("second reading of a page", _check_second_reading),
    ("scanned page", _check_sight),
    ("models", _check_models),
    ("vectors", _check_vectors),
    ("parts of speech", _check_words),
    ("classifier", _check_learning),
    ("Word paper", _check_paper),
)
