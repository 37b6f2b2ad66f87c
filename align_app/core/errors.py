"""Every error that a person may see: what happened in one plain sentence, and what to do next.

`AlignError` is for what a person can put right. What is wrong with one document travels as a
`Problem` instead and never stops the others. Anything else is a bug.
"""

from __future__ import annotations


class AlignError(Exception):
    """An error with a plain message, a next step and a stable code for scripts."""

    code = "error"

    def __init__(self, message: str, what_to_do: str) -> None:
        super().__init__(message)
        self.message = message
        self.what_to_do = what_to_do

    def __reduce__(self) -> tuple[type[AlignError], tuple[str, ...]]:
        """Cross a process border whole."""
        return type(self), (self.message, self.what_to_do)


class DocumentError(AlignError):
    """A document that cannot be read at all; becomes a `Problem` beside it."""

    code = "not_readable"

    def __init__(self, code: str, message: str, what_to_do: str) -> None:
        super().__init__(message, what_to_do)
        self.code = code

    def __reduce__(self) -> tuple[type[DocumentError], tuple[str, ...]]:
        """Cross a process border whole."""
        return type(self), (self.code, self.message, self.what_to_do)


class AnalysisError(AlignError):
    """Finding or comparing was stopped before its end; what was read is kept."""

    code = "analysis"


class ProjectError(AlignError):
    """A project file that cannot be opened, made or written."""

    code = "project"


class ResourceError(AlignError):
    """A data file under resources/ or the user's own additions that does not fit its form."""

    code = "resource"


class ModelError(AlignError):
    """A language model that is absent or not the one expected."""

    code = "model"


class PaperError(AlignError):
    """A paper that cannot be written where it was asked for."""

    code = "paper"
