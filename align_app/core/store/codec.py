"""Turns nouns into bytes for the project file and back: JSON through pydantic, compressed lightly.

A field that a noun gained since the file was written takes its default; one it lost is left out.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from align_app.core.errors import ProjectError

Noun = TypeVar("Noun")

_LIGHTLY = 1


def pack(noun: object) -> bytes:
    """A noun as compressed JSON."""
    return zlib.compress(_adapter(type(noun)).dump_json(noun), _LIGHTLY)


def unpack(body: bytes, form: type[Noun]) -> Noun:
    """The noun of class `form` that `pack` made `body` of.

    Raises:
        ProjectError: the bytes are damaged or hold something this version does not know.
    """
    try:
        noun: Noun = _adapter(form).validate_json(zlib.decompress(body))
    except (zlib.error, ValidationError) as error:
        raise _unknown(form) from error
    return noun


def write_plain(noun: object) -> str:
    """A noun as JSON text."""
    return _adapter(type(noun)).dump_json(noun).decode("utf-8")


def read_plain(text: str, form: type[Noun]) -> Noun:
    """The noun of class `form` that `write_plain` made `text` of.

    Raises:
        ProjectError: the text holds something this version does not know.
    """
    try:
        noun: Noun = _adapter(form).validate_json(text)
    except ValidationError as error:
        raise _unknown(form) from error
    return noun


def _adapter(form: Any) -> TypeAdapter[Any]:
    return _made_once(form)


@cache
def _made_once(form: Any) -> TypeAdapter[Any]:
    return TypeAdapter(form)


def _unknown(form: type[Any]) -> ProjectError:
    return ProjectError(
        f"A part of this project could not be read ({form.__name__}).",
        "Open it with the version of Align that made it, or use an earlier copy of the file.",
    )
