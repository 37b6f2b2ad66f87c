"""Fast doors to the few PDFium calls that are made for every word or drawn object.

Plain prototypes over raw addresses cost a third of the library's checked ones. Only words.py and
vectors.py come here; everything else uses pypdfium2's own objects.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import c_double, c_float, c_int, c_uint, c_ulong, c_void_p, cast
from typing import Any

import pypdfium2.raw as pdfium_c

_Call = Callable[..., Any]


def _door(function: Any, arguments: list[Any], result: Any) -> _Call:
    address = cast(function, c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


get_unicode = _door(pdfium_c.FPDFText_GetUnicode, [c_void_p, c_int], c_uint)
get_loose_box = _door(pdfium_c.FPDFText_GetLooseCharBox, [c_void_p, c_int, c_void_p], c_int)
get_text_object = _door(pdfium_c.FPDFText_GetTextObject, [c_void_p, c_int], c_void_p)
get_origin = _door(pdfium_c.FPDFText_GetCharOrigin, [c_void_p, c_int, c_void_p, c_void_p], c_int)
get_matrix = _door(pdfium_c.FPDFText_GetMatrix, [c_void_p, c_int, c_void_p], c_int)
get_font_size = _door(pdfium_c.FPDFText_GetFontSize, [c_void_p, c_int], c_double)
get_font = _door(pdfium_c.FPDFTextObj_GetFont, [c_void_p], c_void_p)
get_font_name = _door(
    pdfium_c.FPDFText_GetFontInfo, [c_void_p, c_int, c_void_p, c_ulong, c_void_p], c_ulong
)
get_font_weight = _door(pdfium_c.FPDFText_GetFontWeight, [c_void_p, c_int], c_int)
get_fill = _door(pdfium_c.FPDFPageObj_GetFillColor, [c_void_p] * 5, c_int)
has_map_error = _door(pdfium_c.FPDFText_HasUnicodeMapError, [c_void_p, c_int], c_int)

count_objects = _door(pdfium_c.FPDFPage_CountObjects, [c_void_p], c_int)
get_object = _door(pdfium_c.FPDFPage_GetObject, [c_void_p, c_int], c_void_p)
count_form_objects = _door(pdfium_c.FPDFFormObj_CountObjects, [c_void_p], c_int)
get_form_object = _door(pdfium_c.FPDFFormObj_GetObject, [c_void_p, c_ulong], c_void_p)
get_object_matrix = _door(pdfium_c.FPDFPageObj_GetMatrix, [c_void_p, c_void_p], c_int)
get_type = _door(pdfium_c.FPDFPageObj_GetType, [c_void_p], c_int)
get_bounds = _door(pdfium_c.FPDFPageObj_GetBounds, [c_void_p] * 5, c_int)
get_draw_mode = _door(pdfium_c.FPDFPath_GetDrawMode, [c_void_p] * 3, c_int)
count_segments = _door(pdfium_c.FPDFPath_CountSegments, [c_void_p], c_int)
get_segment = _door(pdfium_c.FPDFPath_GetPathSegment, [c_void_p, c_int], c_void_p)
get_point = _door(pdfium_c.FPDFPathSegment_GetPoint, [c_void_p] * 3, c_int)
get_segment_type = _door(pdfium_c.FPDFPathSegment_GetType, [c_void_p], c_int)
closes = _door(pdfium_c.FPDFPathSegment_GetClose, [c_void_p], c_int)

PATH = 2
IMAGE = 3
FORM = 5
LINE_TO = 0
MOVE_TO = 2


def address_of(handle: Any) -> int:
    """The plain address behind one of PDFium's handles."""
    return cast(handle, c_void_p).value or 0


def floats(count: int) -> tuple[Any, int]:
    """A buffer of `count` C floats and its address; read it by index after a call has filled it."""
    buffer = (c_float * count)()
    return buffer, ctypes.addressof(buffer)


def numbers(count: int) -> tuple[Any, int]:
    """A buffer of `count` C unsigned integers and its address."""
    buffer = (c_uint * count)()
    return buffer, ctypes.addressof(buffer)


def doubles(count: int) -> tuple[Any, int]:
    """A buffer of `count` C doubles and its address."""
    buffer = (c_double * count)()
    return buffer, ctypes.addressof(buffer)
