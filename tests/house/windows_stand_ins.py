"""Three small libraries that Wine 8 lacks and Windows has, so that a built program can run in Wine.

For tests only: made here from a few lines of C, put into a Wine prefix, never into the product.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pefile

COMPILER = "x86_64-w64-mingw32-gcc"
OVERRIDES = "ucrtbase,ucrtwine=n"
_WINE_LIBRARIES = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
_WINE_MARK = b"Wine builtin DLL"

# Qt asks ICU for converters; told that there are none, it uses its own.
_CONVERTERS = """
#define OUT __declspec(dllexport)
OUT void *ucnv_open(const char *name, int *error) { if (error) *error = 4; return 0; }
OUT const char *ucnv_getName(void *converter, int *error) { if (error) *error = 4; return ""; }
OUT char ucnv_getMaxCharSize(void *converter) { return 1; }
"""
_EMPTY_CONVERTERS = (
    "ucnv_close ucnv_reset ucnv_getToUCallBack ucnv_getFromUCallBack ucnv_setToUCallBack "
    "ucnv_setFromUCallBack ucnv_cbToUWriteUChars ucnv_cbFromUWriteUChars ucnv_toUnicode "
    "ucnv_fromUnicode ucnv_toUCountPending ucnv_fromUCountPending ucnv_getStandardName "
    "ucnv_getAvailableName ucnv_countAvailable UCNV_FROM_U_CALLBACK_SUBSTITUTE "
    "UCNV_TO_U_CALLBACK_SUBSTITUTE"
)
_RANDOM = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL ProcessPrng(PBYTE to, SIZE_T size) {
    return SystemFunction036(to, (ULONG)size);
}
"""
_COMPLEX = (
    "creal cimag cabs carg cexp clog cpow csqrt csin ccos ctan csinh ccosh ctanh "
    "casin cacos catan casinh cacosh catanh"
)
_REAL = {"creal", "cimag", "cabs", "carg"}


def put_stand_ins(scratch: Path, system: Path) -> None:
    """Make the libraries in `scratch` and put them into `system`, a prefix's system32."""
    scratch.mkdir()
    empty = "".join(
        f"OUT void *{name}(void) {{ return 0; }}\n" for name in _EMPTY_CONVERTERS.split()
    )
    _compile(scratch / "icuuc.dll", _CONVERTERS + empty)
    _compile(scratch / "bcryptprimitives.dll", _RANDOM, "-ladvapi32")
    _make_run_time(scratch)
    for library in scratch.glob("*.dll"):
        target = system / library.name
        target.unlink(missing_ok=True)
        target.write_bytes(library.read_bytes())


def _make_run_time(scratch: Path) -> None:
    """Wine's own run time under another name, and one before it that knows complex numbers."""
    original = _WINE_LIBRARIES / "ucrtbase.dll"
    raw = original.read_bytes().replace(_WINE_MARK, b"Wine patched DLL", 1)
    (scratch / "ucrtwine.dll").write_bytes(raw)
    functions, exports = ["#include <complex.h>"], ["LIBRARY ucrtbase.dll", "EXPORTS"]
    for name in _exported(original):
        function = _complex_function(name)
        if function:
            functions.append(function)
        exports.append(f"  {name}=stand_in_{name}" if function else f'  "{name}"=ucrtwine."{name}"')
    definition = scratch / "ucrtbase.def"
    definition.write_text("\n".join(exports) + "\n")
    options = ("-fno-builtin", "-static-libgcc", str(definition))
    _compile(scratch / "ucrtbase.dll", "\n".join(functions) + "\n", *options)


def _exported(library: Path) -> list[str]:
    with pefile.PE(str(library), fast_load=True) as wine:
        wine.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_EXPORT"]])
        symbols = wine.DIRECTORY_ENTRY_EXPORT.symbols
        return [symbol.name.decode() for symbol in symbols if symbol.name]


def _complex_function(name: str) -> str | None:
    """A C function for a name such as `cexp` or `cexpf`; on Windows `cexpl` is the double too."""
    known = set(_COMPLEX.split())
    root = name if name in known else name[:-1]
    if root not in known or (root != name and name[-1] not in "fl"):
        return None
    short = root != name and name.endswith("f")
    number = "float" if short else "double"
    result = number if root in _REAL else f"{number} _Complex"
    takes, gives = f"{number} _Complex a", "a"
    if root == "cpow":
        takes, gives = f"{takes}, {number} _Complex b", "a, b"
    return f"{result} stand_in_{name}({takes}) {{ return {root}{'f' * short}({gives}); }}"


def _compile(target: Path, source: str, *options: str) -> None:
    code = target.with_suffix(".c")
    code.write_text(source)
    command = [COMPILER, "-shared", "-O1", "-w", "-o", str(target), str(code), *options]
    subprocess.run(command, check=True)
