"""One typed set of settings, kept as TOML; each field carries its own label and help.

The only thing that reads or writes the settings file. Law, words and thresholds live in resources/.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

import tomlkit
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from align_app.core import locations
from align_app.core.errors import ResourceError


class ReadingLimits(BaseModel):
    """How much one document may cost before its worker is stopped."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    memory_mb: int = Field(default=800, ge=100, title="Memory for one document (MB)")
    seconds_per_page: float = Field(default=20.0, gt=0, title="Seconds for one page")
    pages: int = Field(default=3000, ge=1, title="Pages in one document")
    by_sight: bool = Field(
        default=True,
        title="Read pictures of pages by sight",
        description="Only pages without text, such as scans. About a second a page.",
    )
    objects_per_page: int = Field(default=6000, ge=100, title="Drawn objects on one page")
    characters_per_page: int = Field(default=300_000, ge=1000, title="Characters on one page")


class Settings(BaseModel):
    """What a person can choose."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    look: Literal["system", "light", "dark", "high_contrast"] = Field(
        default="system",
        title="Look",
        description="Light, dark, high contrast, or as Windows is set.",
    )
    person: str = Field(
        default="",
        title="Your name",
        description="Kept beside each decision; where it is empty, your user name is.",
    )
    text_scale: int = Field(default=100, ge=100, le=200, title="Size of text (%)")
    reduced_motion: bool = Field(default=False, title="Reduce motion")
    single_keys: bool = Field(
        default=True,
        title="Single-letter keys",
        description="A to accept, R to reject, J and K for next and last.",
    )
    workers: int = Field(default=2, ge=1, le=8, title="Documents read at the same time")
    analysis_memory_mb: int = Field(default=3000, ge=500, title="Memory for the analysis (MB)")
    analysis_quiet_seconds: float = Field(
        default=900.0, gt=0, title="Seconds that one step of the analysis may take"
    )
    reading: ReadingLimits = Field(default=ReadingLimits(), title="Limits of reading")


def load_settings(path: Path | None = None) -> Settings:
    """The person's settings, or the defaults where there is no file.

    Raises:
        ResourceError: the file is not TOML, or holds an unknown or wrong entry.
    """
    file = path or locations.settings_file()
    if not file.exists():
        return Settings()
    try:
        return Settings.model_validate(tomllib.loads(file.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        raise ResourceError(
            f"The settings file {file.name} could not be read: {_first_fault(error)}.",
            "Mend that line, or delete the file to start again from the defaults.",
        ) from error


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write what differs from the defaults; comments a person put into the file are kept."""
    file = path or locations.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    book = tomlkit.parse(file.read_text("utf-8")) if file.exists() else tomlkit.document()
    chosen = settings.model_dump(exclude_defaults=True)
    for key in [key for key in book if key not in chosen]:
        del book[key]
    for key, value in chosen.items():
        book[key] = value
    file.write_text(tomlkit.dumps(book), "utf-8")


def _first_fault(error: Exception) -> str:
    if isinstance(error, ValidationError):
        fault = error.errors()[0]
        return f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
    return str(error)
