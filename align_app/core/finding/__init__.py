"""A Document becomes statements: what its body says it will do, with measure, date, owner and place."""

from align_app.core.finding.find import find_statements

__all__ = ["find_statements"]
