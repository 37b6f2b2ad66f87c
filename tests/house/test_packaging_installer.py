"""What people install is made of what was pinned, holds all it needs, and removes only itself."""

from __future__ import annotations

import base64
import hashlib
import io
import runpy
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
import pytest_socket

from align_app.core import locations

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "resources" / "packaging"
needs_nsis = pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed")


@pytest.fixture(scope="module")
def builder() -> SimpleNamespace:
    """The functions of build_installer.py."""
    return SimpleNamespace(**runpy.run_path(str(ROOT / "build_installer.py"), run_name="builder"))


@pytest.fixture(scope="module")
def plan() -> dict:
    return tomllib.loads((PACKAGING / "windows.toml").read_text("utf-8"))


def write(path: Path, raw: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


# --- locks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", ["requirements.lock", "windows.lock"])
def test_that_every_package_of_a_lock_is_pinned_by_hash(builder, lock: str) -> None:
    pins = builder.read_lock(PACKAGING / lock)
    assert len({pin.name for pin in pins}) > 50


@pytest.mark.parametrize(
    "line",
    [
        "spacy==3.8.18",
        "spacy>=3.8 --hash=sha256:" + "0" * 64,
        "spacy @ https://example.org/spacy.whl --hash=sha256:" + "0" * 64,
        "--index" + "-url https://example.org/simple",
        "spacy==3.8.18 --hash=md5:" + "0" * 32,
    ],
)
def test_that_a_lock_with_anything_else_is_refused(builder, tmp_path: Path, line: str) -> None:
    lock = write(tmp_path / "some.lock", line.encode())
    with pytest.raises(builder.BuildError, match="not a pinned package"):
        builder.read_lock(lock)


def test_that_the_windows_packages_are_chosen_on_any_system(builder, plan: dict) -> None:
    pins = builder.read_lock(PACKAGING / "windows.lock")
    chosen = builder.pins_for(pins, plan["platform"]["markers"])
    names = [pin.name for pin in chosen]
    assert "colorama" in names
    assert len(names) == len(set(names))


def test_that_run_time_packages_have_the_same_version_in_both_locks(builder) -> None:
    def versions(lock: str) -> set:
        return {(pin.name, pin.version) for pin in builder.read_lock(PACKAGING / lock)}

    assert versions("windows.lock") <= versions("requirements.lock")


def test_that_every_part_is_named_with_its_licence(builder) -> None:
    lines = (ROOT / "resources" / "licences" / "Parts.txt").read_text("utf-8").splitlines()
    named = {line.split("  ")[0] for line in lines if "  " in line}
    assert {pin.name for pin in builder.read_lock(PACKAGING / "windows.lock")} <= named


# --- Python ---------------------------------------------------------------------------------------


def python_zip(root: str = "") -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as book:
        book.writestr(f"{root}python.exe", "x")
        book.writestr(f"{root}DLLs/_ssl.pyd", "x")
    return raw.getvalue()


@pytest.mark.parametrize("root", ["", "cp311/"])
def test_that_python_lies_beside_the_program(builder, tmp_path: Path, root: str) -> None:
    builder.unpack_python(python_zip(root), tmp_path)
    assert (tmp_path / "python.exe").is_file()
    assert (tmp_path / "DLLs" / "_ssl.pyd").is_file()


def test_that_a_python_with_another_hash_is_refused(builder, plan, tmp_path: Path) -> None:
    file = write(tmp_path / "python.zip", python_zip())
    options = SimpleNamespace(python_zip=file, python_sha256="0" * 64)
    with pytest.raises(builder.BuildError, match="not the one that was given"):
        builder.find_python(options, plan)


@pytest.mark.parametrize("given", [True, False])
def test_that_only_a_python_with_a_given_hash_is_proven(builder, plan, tmp_path, given) -> None:
    file = write(tmp_path / "python.zip", python_zip())
    digest = hashlib.sha256(file.read_bytes()).hexdigest() if given else None
    options = SimpleNamespace(python_zip=file, python_sha256=digest)
    assert builder.find_python(options, plan).proven is given


def test_that_a_release_is_refused_without_a_proven_python(builder, tmp_path, capsys) -> None:
    file = write(tmp_path / "python.zip", python_zip())
    assert builder.main(["windows", "--release", "--python-zip", str(file)]) == 1
    assert "a release needs --python-sha256" in capsys.readouterr().err


# --- putting together -----------------------------------------------------------------------------


def wheel(folder: Path, files: dict[str, bytes]) -> Path:
    """A wheel `part` with `files` and their RECORD."""
    lines = []
    path = folder / "part-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as book:
        for place, raw in files.items():
            book.writestr(place, raw)
            digest = base64.urlsafe_b64encode(hashlib.sha256(raw).digest()).rstrip(b"=").decode()
            lines.append(f"{place},sha256={digest},{len(raw)}\n")
        book.writestr("part-1.dist-info/RECORD", "".join([*lines, "part-1.dist-info/RECORD,,\n"]))
    return path


@pytest.fixture
def site(builder, tmp_path: Path) -> Path:
    files = {
        "part/__init__.py": b"1",
        "part/data.pem": b"trusted",
        "part-1.data/purelib/part/more.py": b"2",
        "part-1.data/data/share/part/words": b"3",
        "part-1.data/scripts/part": b"#!python",
    }
    builder.unpack_wheel(wheel(tmp_path, files), tmp_path / "stage")
    return tmp_path / "stage" / "Lib" / "site-packages"


def test_that_a_wheel_is_laid_out_without_its_scripts(site: Path) -> None:
    assert (site.parents[1] / "share" / "part" / "words").is_file()
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert files == {
        "part/__init__.py",
        "part/data.pem",
        "part/more.py",
        "part-1.dist-info/RECORD",
    }


def test_that_an_untouched_folder_is_as_its_wheels_say(builder, site: Path) -> None:
    (site / "part" / "more.py").unlink()  # trimmed away
    write(site / "part" / "__pycache__" / "more.pyc")
    assert builder.changed_files(site.parents[1]) == []


@pytest.mark.parametrize(
    "place",
    ["Lib/site-packages/part/data.pem", "Lib/site-packages/part/more.py", "share/part/words"],
)
def test_that_one_changed_file_is_named(builder, site: Path, place: str) -> None:
    stage = site.parents[1]
    write(stage / place, b"changed on this machine")
    assert builder.changed_files(stage) == [place]
    assert builder.changed_files(stage, [stage / place]) == []


def test_that_a_wheel_that_reaches_outside_is_refused(builder, tmp_path: Path) -> None:
    with pytest.raises(builder.BuildError, match="holds"):
        builder.unpack_wheel(wheel(tmp_path, {"../outside.py": b"1"}), tmp_path / "stage")


def test_that_trimming_keeps_what_is_named_and_leaves_no_empty_folder(builder, tmp_path) -> None:
    for place in ("a/tests/x.py", "a/x.cpp", "a/x.py", "b/t/en.qm", "b/t/cy.qm"):
        write(tmp_path / place)
    builder.trim(tmp_path, ["*/tests/*", "*.cpp", "b/t/*"], ["b/t/en.qm"])
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert left == {"a", "a/x.py", "b", "b/t", "b/t/en.qm"}


def test_that_the_newest_run_time_is_everywhere(builder, tmp_path, monkeypatch) -> None:
    site = tmp_path / "Lib" / "site-packages"
    old = write(tmp_path / "msvcp140.dll", b"1")
    qt = write(site / "PySide6" / "msvcp140.dll", b"2")
    kept = write(site / "sklearn" / ".libs" / "msvcp140.dll", b"3")
    other = write(site / "sklearn" / "other.dll", b"1")
    versions = {b"1": (14, 38, 0, 0), b"2": (14, 44, 0, 0), b"3": (14, 41, 0, 0)}
    names = builder.unify_runtime.__globals__
    monkeypatch.setitem(names, "file_version", lambda path: versions[path.read_bytes()])
    rules = {"names": ["msvcp140.dll"], "drop_from": ["Lib/site-packages/PySide6"]}
    assert builder.unify_runtime(tmp_path, rules) == {kept}
    assert old.read_bytes() == kept.read_bytes() == b"2"
    assert not qt.exists()
    assert other.read_bytes() == b"1"


def test_that_the_program_is_copied_without_what_only_builders_need(
    builder, plan, tmp_path
) -> None:
    builder.copy_program(tmp_path, plan)
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert {"align_app/__main__.py", "nlp_models/models.toml"} <= there
    assert "resources/icons/app.ico" in there
    assert not [place for place in there if "__pycache__" in place or "packaging" in place]
    assert "nlp_models/build_models.py" not in there


# --- libraries ------------------------------------------------------------------------------------


def test_that_libraries_that_nobody_has_are_named(builder, plan, tmp_path, monkeypatch) -> None:
    needs = {
        "a.pyd": (0x8664, {"b.dll", "kernel32.dll", "api-ms-win-crt-math-l1-1-0.dll"}),
        "b.dll": (0x8664, {"msvcp140.dll"}),
        "old.dll": (0x14C, set()),
    }
    for name in needs:
        write(tmp_path / name)
    names = builder.missing_libraries.__globals__
    monkeypatch.setitem(names, "read_imports", lambda path: needs[path.name])
    assert builder.missing_libraries(tmp_path, plan["closure"]) == [
        "b.dll needs msvcp140.dll",
        "old.dll is for another machine",
    ]


# --- packing --------------------------------------------------------------------------------------


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """A tiny Windows folder."""
    folder = tmp_path / "stage"
    for place in ("python.exe", "pythonw.exe", "Lib/site-packages/a.py", "app/align_app/b.py"):
        write(folder / place)
    return folder


@needs_nsis
def test_that_a_setup_portable_copy_manifest_and_checksums_are_written(
    builder, plan, stage: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    options = SimpleNamespace(out=out, no_compress=True, sign_command=None)
    python = builder.WindowsPython(python_zip(), "a test", proven=False)
    builder.pack(stage, options, plan, builder.describe(stage, python, []))
    version = builder.program_version()
    names = {path.name for path in out.iterdir()}
    ends = ("setup.exe", "portable.zip", "manifest.json")
    assert names == {f"Align-{version}-{end}" for end in ends} | {"SHA256SUMS"}
    for line in (out / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    assert (out / f"Align-{version}-setup.exe").read_bytes()[:2] == b"MZ"
    with zipfile.ZipFile(out / f"Align-{version}-portable.zip") as book:
        assert {"Align/pythonw.exe", "Align/Align.cmd", "Align/portable"} <= set(book.namelist())


@needs_nsis
def test_that_the_same_folder_gives_the_same_setup(builder, stage, tmp_path) -> None:
    options = SimpleNamespace(no_compress=True, sign_command=None)
    made = [tmp_path / "one.exe", tmp_path / "two.exe"]
    for setup in made:
        builder.make_setup(stage, setup, "Align", options)
    assert made[0].read_bytes() == made[1].read_bytes()


def test_that_an_uninstall_names_what_it_takes_away(builder, stage: Path) -> None:
    assert builder.take_away_lines(stage).splitlines() == [
        'RMDir /r "$INSTDIR\\Lib"',
        'RMDir /r "$INSTDIR\\app"',
        'Delete "$INSTDIR\\python.exe"',
        'Delete "$INSTDIR\\pythonw.exe"',
    ]


def test_that_setup_takes_away_only_where_an_earlier_setup_left_its_mark() -> None:
    lines = [line.strip() for line in (PACKAGING / "setup.nsi").read_text("utf-8").splitlines()]
    assert not [line for line in lines if line.startswith("RMDir /r")]
    uses = [number for number, line in enumerate(lines) if line == "!insertmacro TAKE_AWAY"]
    assert len(uses) == 2
    assert all(lines[use - 1] == '${If} ${FileExists} "$INSTDIR\\${MARKER}"' for use in uses)


def test_that_a_portable_copy_keeps_its_settings_beside_it(tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("ALIGN_HOME")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pythonw.exe"))
    assert not locations.user_folder().is_relative_to(tmp_path)
    write(tmp_path / "portable")
    assert locations.user_folder() == tmp_path / "settings"


# --- whole builds ---------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_that_the_linux_folder_passes_its_own_checks(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "build_installer.py"), "linux", "--out", str(tmp_path)]
    subprocess.run(command, check=True)
    assert (tmp_path / "align" / "align").is_file()


@pytest.mark.slow
@needs_nsis
@pytest.mark.timeout(3600)
def test_that_the_windows_setup_can_be_built_here(tmp_path: Path) -> None:
    pytest_socket.enable_socket()
    command = [sys.executable, str(ROOT / "build_installer.py"), "windows", "--no-compress"]
    subprocess.run([*command, "--out", str(tmp_path)], check=True)
    assert len(list(tmp_path.iterdir())) == 4
