"""Sets the sample strategies: each source in sources/ becomes a PDF beside this file.

The same sources give the same bytes.

Run `python resources/sample/build_sample.py` after changing a source. Needs the `typst` package.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent / "fonts"

DOCUMENTS = {
    "integrated-care-strategy": "lindrake-osmerdale-integrated-care-strategy-2025-2030.pdf",
    "joint-forward-plan": "nhs-lindrake-osmerdale-joint-forward-plan-2026-2031.pdf",
    "lindrake-strategy": "lindrake-health-and-wellbeing-strategy-2025-2030.pdf",
    "osmerdale-strategy": "osmerdale-health-and-wellbeing-strategy-2026-2032-draft.pdf",
    "council-plan": "lindrake-city-council-plan-2026-2030.pdf",
    "voluntary-alliance-plan": "voluntary-alliance-plan-2026-2029.pdf",
}


def build(target: Path, *, fonts: Path = FONTS) -> list[Path]:
    """Write all sample PDFs into `target` and give their paths."""
    import typst

    target.mkdir(parents=True, exist_ok=True)
    written = []
    for source, name in DOCUMENTS.items():
        data = typst.compile(
            HERE / "sources" / f"{source}.typ",
            font_paths=[fonts],
            ignore_system_fonts=True,
            timestamp=0,
        )
        path = target / name
        path.write_bytes(data)
        written.append(path)
    return written


if __name__ == "__main__":
    for made in build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE):
        print(made.name)
