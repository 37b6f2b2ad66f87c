"""The project file: one SQLite file with sources, machine results, people's decisions and history.

The only place in the program that speaks SQL. What to redo and what to show is for others.
"""

from align_app.core.store.history import HistoryEntry
from align_app.core.store.project_file import ProjectFile
from align_app.core.store.results import Fingerprints, SourceRow

__all__ = ["Fingerprints", "HistoryEntry", "ProjectFile", "SourceRow"]
