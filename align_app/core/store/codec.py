"""Turns nouns into bytes for the project file and back: JSON through pydantic, compressed lightly.

A field that a noun gained since the file was written takes its default; one it lost is left out.
"""

from __future__ import annotations

import json
import zlib
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from align_app.core.errors import ProjectError

Noun = TypeVar("Noun")

_LIGHTLY = 1


def pack(noun: object) -> bytes:
    """A noun as compressed JSON."""
    return zlib.compress(_json(noun), _LIGHTLY)


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
    return _json(noun).decode("utf-8")


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


def _json(noun: object) -> bytes:
    adapter = _adapter(type(noun))
    try:
        return adapter.dump_json(noun)
    except PydanticSerializationError:
        # Half of a character that some PDFs print: one question mark keeps all offsets true.
        plain = json.dumps(adapter.dump_python(noun, mode="json"), ensure_ascii=False)
        return plain.encode("utf-8", errors="replace")


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
