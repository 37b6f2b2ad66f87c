"""What setup.exe does to a computer, tried under Wine with a tiny program and with the real one."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
import pytest_socket

from tests.house.windows_stand_ins import COMPILER, OVERRIDES, put_stand_ins

ROOT = Path(__file__).parents[2]
TOOLS = ("makensis", "wine", "wineserver")
REFUSED_FOLDER, STILL_OPEN = 2, 3
SLEEPER = """
#include <stdio.h>
#include <windows.h>
int main(void) { puts("awake"); fflush(stdout); Sleep(600000); return 0; }
"""
needs_compiler = pytest.mark.skipif(
    shutil.which(COMPILER) is None, reason=f"{COMPILER} is not installed"
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(
        not all(map(shutil.which, TOOLS)), reason=f"{', '.join(TOOLS)} are not all installed"
    ),
]


class Windows:
    """A Wine prefix: a make-believe computer with one person's folders."""

    def __init__(self, folder: Path) -> None:
        quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=d"}
        self._environment = {**os.environ, **quiet, "WINEPREFIX": str(folder)}
        self.drive = folder / "drive_c"

    def mend(self, scratch: Path) -> None:
        """Give it the libraries that the real program needs and Wine lacks."""
        put_stand_ins(scratch, self.drive / "windows" / "system32")
        self._environment["WINEDLLOVERRIDES"] += f";{OVERRIDES}"

    def run(self, *command: str | Path) -> int:
        """Run a Windows program and wait for it and all it started; gives its exit code."""
        code = self.run_alone(*command)
        self._call(["wineserver", "-w"])
        return code

    def run_alone(self, *command: str | Path) -> int:
        """Run a Windows program and wait for it only; gives its exit code."""
        return self._call(["wine", *map(str, command)]).returncode

    @contextmanager
    def running(self, program: Path) -> Iterator[str]:
        """Run a Windows program beside; gives its first line, and ends all when it is left."""
        command = ["wine", str(program)]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, env=self._environment, stdout=pipe, text=True) as beside:
            assert beside.stdout is not None
            yield beside.stdout.readline().strip()
            self.end()

    def registry(self, key: str) -> str:
        """What `reg query` tells of a key and those below it."""
        return self._call(["wine", "reg", "query", key, "/s"]).stdout

    def folder(self, name: str) -> Path:
        """A folder that Windows has for this person, such as LOCALAPPDATA."""
        told = self._call(["wine", "cmd", "/c", "echo", f"%{name}%"]).stdout.strip()
        return self.drive / told[3:].replace("\\", "/")

    def end(self) -> None:
        """Stop everything that runs in it."""
        self._call(["wineserver", "-k"])

    def _call(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=False
        )


@pytest.fixture
def windows(tmp_path: Path) -> Iterator[Windows]:
    computer = Windows(tmp_path / "prefix")
    computer.run("wineboot", "-i")
    yield computer
    computer.end()


@pytest.fixture
def setup(tmp_path: Path) -> Path:
    """A setup.exe of a program of a few bytes."""
    builder = SimpleNamespace(**runpy.run_path(str(ROOT / "build_installer.py")))
    stage = tmp_path / "stage"
    icon = "app/resources/icons/app.ico"
    for place in ("python.exe", "pythonw.exe", "Lib/site-packages/a.py", "app/new.py", icon):
        path = stage / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    made = tmp_path / "setup.exe"
    options = SimpleNamespace(no_compress=True, sign_command=None)
    builder.make_setup(stage, made, "Align", options)
    return made


def test_that_setup_installs_upgrades_and_removes_only_its_own(windows, setup: Path) -> None:
    assert windows.run(setup, "/S") == 0
    place = windows.folder("LOCALAPPDATA") / "Programs" / "Align"
    assert (place / "Lib" / "site-packages" / "a.py").is_file()
    assert list(windows.folder("APPDATA").rglob("Align.lnk"))
    assert "-m align_app" in windows.registry(r"HKCU\Software\Classes\Align.Project")
    assert "0.1.0" in windows.registry(
        r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Align"
    )

    (place / "app" / "old.py").write_text("left from an older version")
    (place / "notes.txt").write_text("a person's own")
    assert windows.run(setup, "/S") == 0
    assert not (place / "app" / "old.py").exists()
    assert (place / "app" / "new.py").is_file()

    assert windows.run(place / "uninstall.exe", "/S") == 0
    assert [path.name for path in place.iterdir()] == ["notes.txt"]
    assert not list(windows.folder("APPDATA").rglob("Align.lnk"))
    assert "align_app" not in windows.registry(r"HKCU\Software\Classes")


@needs_compiler
def test_that_setup_leaves_a_program_that_is_open_alone(windows, setup: Path) -> None:
    assert windows.run(setup, "/S") == 0
    place = windows.folder("LOCALAPPDATA") / "Programs" / "Align"
    source = setup.with_name("sleeper.c")
    source.write_text(SLEEPER)
    program = place / "pythonw.exe"
    subprocess.run([COMPILER, "-o", str(program), str(source)], check=True)
    with windows.running(program) as said:
        assert said == "awake"
        assert windows.run_alone(setup, "/S") == STILL_OPEN
        assert (place / "app" / "new.py").is_file()


@needs_compiler
def test_that_the_real_program_is_whole_once_installed(windows, tmp_path: Path) -> None:
    pytest_socket.enable_socket()
    out = tmp_path / "out"
    build = [sys.executable, str(ROOT / "build_installer.py"), "windows", "--no-compress"]
    subprocess.run([*build, "--out", str(out)], check=True)
    windows.mend(tmp_path / "stand-ins")
    assert windows.run(next(out.glob("*-setup.exe")), "/S") == 0
    place = windows.folder("LOCALAPPDATA") / "Programs" / "Align"
    code = windows.run(place / "python.exe", "-m", "align_app", "--selftest")
    reports = list(windows.folder("LOCALAPPDATA").rglob("selftest.txt"))
    assert code == 0, [report.read_text("utf-8") for report in reports]


def test_that_setup_refuses_a_folder_that_holds_other_things(windows, setup: Path) -> None:
    chosen = windows.drive / "mine"
    (chosen / "Lib").mkdir(parents=True)
    (chosen / "Lib" / "thesis.txt").write_text("years of work")
    assert windows.run(setup, "/S", r"/D=C:\mine") == REFUSED_FOLDER
    assert [path.name for path in chosen.rglob("*.*")] == ["thesis.txt"]
