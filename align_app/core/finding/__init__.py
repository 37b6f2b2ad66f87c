"""A Document becomes statements: what its body says it will do, by when, for whom and with whom."""

from align_app.core.finding.find import find_statements

__all__ = ["find_statements"]
