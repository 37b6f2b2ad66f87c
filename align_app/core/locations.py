"""Where things lie: shipped data, models, the person's settings and logs.

The only file that knows whether the program runs from source, from a wheel or frozen.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import platformdirs

_HOME_VARIABLE = "ALIGN_HOME"
_PORTABLE_MARK = "portable"


@cache
def data_root() -> Path:
    """The folder that holds `resources` and `nlp_models`.

    Raises:
        FileNotFoundError: the program was copied without its data.
    """
    package = Path(__file__).resolve().parents[1]
    frozen = [Path(sys._MEIPASS)] if hasattr(sys, "_MEIPASS") else []
    for root in (*frozen, package.parent, package / "_data"):
        if (root / "resources").is_dir():
            return root
    raise FileNotFoundError(f"no resources folder beside {package}")


def resources() -> Path:
    """Shipped words, rules, looks, icons and help."""
    return data_root() / "resources"


def models() -> Path:
    """Shipped language models."""
    return data_root() / "nlp_models"


def sample_documents() -> tuple[Path, ...]:
    """The shipped made-up strategies, by name; what else lies beside them is about them."""
    return tuple(sorted((resources() / "sample").glob("*.pdf")))


def sight_data() -> Path | None:
    """The folder of the recogniser's language data, or None where it is not installed."""
    beside_packages = Path(platformdirs.__file__).resolve().parents[1]
    for root in (data_root(), Path(sys.prefix), beside_packages):
        folder = root / "share" / "tessdata"
        if (folder / "eng.traineddata").is_file():
            return folder
    return None


def user_folder() -> Path:
    """The person's folder for settings, logs and additions to the data; `ALIGN_HOME` moves it.

    A portable copy has the file `portable` beside its program, and keeps this folder there too.
    """
    chosen = os.environ.get(_HOME_VARIABLE)
    if chosen:
        return Path(chosen)
    program = Path(sys.executable).parent
    if (program / _PORTABLE_MARK).is_file():
        return program / "settings"
    return Path(platformdirs.PlatformDirs("Align", appauthor=False).user_data_dir)


def settings_file() -> Path:
    """The person's settings, TOML."""
    return user_folder() / "settings.toml"


def log_file() -> Path:
    """The current log."""
    return user_folder() / "logs" / "align.log"


def default_project_folder() -> Path:
    """Where new projects are suggested: the person's Documents, never the program's own folder."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()
