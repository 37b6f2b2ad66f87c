"""Rules of the house that no tool knows: sizes, names, top level, and what must not be said."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "align_app").rglob("*.py"))
LONGEST_FILE = 600
BANNED_MODULES = {"utils", "helpers", "common", "base", "misc"}
BANNED_CLASS_ENDINGS = ("Manager", "Handler", "Helper", "Controller")
TOP_LEVEL = {
    "align_app", "resources", "nlp_models", "tests", "pyproject.toml", "build_installer.py",
    "README.md", ".ci", ".github", ".gitignore", ".gitattributes", ".pre-commit-config.yaml",
}  # fmt: skip


def tracked() -> Iterator[Path]:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return (Path(name) for name in names.stdout.split("\0") if name)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_that_a_module_is_short_named_for_its_subject_and_says_what_it_is_for(source: Path) -> None:
    text = source.read_text("utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= LONGEST_FILE
    assert source.stem not in BANNED_MODULES
    assert ast.get_docstring(tree), "no module docstring"
    classes = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert not [name for name in classes if name.endswith(BANNED_CLASS_ENDINGS)]


def test_that_the_top_level_holds_only_what_was_agreed() -> None:
    assert {path.parts[0] for path in tracked()} <= TOP_LEVEL


def test_that_no_tracked_text_names_this_machine_or_a_registry() -> None:
    here = [f"{ROOT}/", f"{Path.home()}/"]
    registries = ["index" + "-url", "python" + "hosted", "registry" + ".npm"]
    spoken = re.compile("|".join(map(re.escape, [*here, *registries])))
    suffixes = {".py", ".md", ".toml", ".yaml", ".yml", ".lock", ".nsi", ".sql", ".typ"}
    texts = (path for path in tracked() if path.suffix in suffixes)
    assert [str(path) for path in texts if spoken.search((ROOT / path).read_text("utf-8"))] == []


def test_that_core_and_command_line_load_without_qt() -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in SOURCES
        if path.relative_to(ROOT).parts[1] in {"core", "cli"}
    ]
    script = (
        "import sys, importlib\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_that_the_core_loads_without_its_heavy_libraries() -> None:
    script = (
        "import sys, align_app.core.project\n"
        "heavy = {'spacy', 'sklearn', 'scipy', 'pdfplumber', 'docx'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
