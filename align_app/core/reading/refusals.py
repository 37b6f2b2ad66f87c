"""What is said of files that are not read, whatever their format."""

from __future__ import annotations

from pathlib import Path

from align_app.core.errors import DocumentError


def broken(path: Path) -> DocumentError:
    """What is said of a file that cannot be opened."""
    return DocumentError(
        "broken",
        f"{path.name} could not be opened.",
        "It may not have finished copying. Try again, or leave it out.",
    )


def too_large(path: Path) -> DocumentError:
    """What is said of a file that holds more than one document may."""
    return DocumentError(
        "too_large",
        f"{path.name} holds more than we read of one document.",
        "Split it into parts, or save it as a PDF, and add that.",
    )


def too_many_pages(name: str, *, most: int) -> DocumentError:
    """What is said of a file that fills more pages than we read."""
    return DocumentError(
        "too_large",
        f"{name} has more than the {most:,} pages that we read.",
        "Split it into parts, or raise the limit in the settings.",
    )


def protected(path: Path) -> DocumentError:
    """What is said of an Office file with a password: we have no key for those."""
    return DocumentError(
        "encrypted",
        f"{path.name} has a password.",
        "Open it in its own program, take the password off, save it, and add that.",
    )
