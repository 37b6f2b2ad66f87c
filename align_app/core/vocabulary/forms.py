"""Reads data files into strict forms, so that a slip in a file is told with its name and place.

Every family of data has a module beside this one; none of them opens a file itself.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from align_app.core.errors import ResourceError


class Form(BaseModel):
    """A record of a data file: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


AnyForm = TypeVar("AnyForm", bound=BaseModel)

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path, form: type[AnyForm]) -> AnyForm:
    """One YAML file as `form`.

    Raises:
        ResourceError: the file is absent, not YAML, or does not fit; names file and place.
    """
    try:
        raw = yaml.load(path.read_text("utf-8"), Loader=_Loader)  # a safe loader, in C where built
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _refusal(path, str(error)) from error
    return _checked(path, raw, form)


def read_toml(path: Path, form: type[AnyForm]) -> AnyForm:
    """One TOML file as `form`.

    Raises:
        ResourceError: the file is absent, not TOML, or does not fit; names file and place.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _refusal(path, str(error)) from error
    return _checked(path, raw, form)


def _checked(path: Path, raw: object, form: type[AnyForm]) -> AnyForm:
    try:
        return form.model_validate(raw)
    except ValidationError as error:
        fault = error.errors()[0]
        place = " > ".join(str(part) for part in fault["loc"])
        raise _refusal(path, f"{place}: {fault['msg']}") from error


def _refusal(path: Path, fault: str) -> ResourceError:
    return ResourceError(
        f"The data file {path.name} could not be used: {fault}",
        "Mend that place in the file, or take the file away if it is your own addition.",
    )
