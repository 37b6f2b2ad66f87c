"""Turns the news of a running analysis into words: pages of each file, of all, and time left."""

from __future__ import annotations

from dataclasses import dataclass, field

from align_app.core.progress import Stage
from align_app.gui.tasks import Step

_STAGE_WORDS = {
    Stage.READING: "Reading",
    Stage.FINDING: "Finding priorities",
    Stage.COMPARING: "Comparing the documents",
    Stage.CHECKING: "Checking for conflicts",
    Stage.WRITING: "Writing",
}
_SECONDS_BEFORE_A_GUESS = 8.0
_MINUTE = 60.0


@dataclass
class ReadingProgress:
    """What is known of the run: `pages` maps a file's name to pages done and pages in all."""

    documents: int
    started: float = 0.0
    pages: dict[str, tuple[int, int]] = field(default_factory=dict)
    stage: Stage = Stage.READING

    def hear(self, step: Step) -> bool:
        """Take in one piece of news; False where it is not new: workers also send signs of life."""
        before = (self.stage, self.pages.get(step.note))
        self.stage = step.stage
        if step.stage is Stage.READING and step.note:
            self.pages[step.note] = (step.done, step.total)
        return before != (self.stage, self.pages.get(step.note))

    @property
    def share(self) -> float:
        """How much of the reading is done, 0 to 1; each document counts the same."""
        if self.stage is not Stage.READING:
            return 1.0
        done = sum(done / total for done, total in self.pages.values() if total)
        return min(1.0, done / max(1, self.documents))

    def words(self, now: float) -> str:
        """What is being done and how long it may still take; `now` on the clock of `started`."""
        if self.stage is not Stage.READING:
            return _STAGE_WORDS[self.stage]
        pages = sum(done for done, _total in self.pages.values())
        parts = [f"{pages} page{'' if pages == 1 else 's'} read", self._time_left(now)]
        return " · ".join(part for part in parts if part)

    def file_words(self, file: str) -> str | None:
        """How far one file is, or None where nothing is known of it."""
        if file not in self.pages:
            return None
        done, total = self.pages[file]
        if total <= 1 and not done:
            return "Opening"
        if done >= total:
            return f"All {total} pages read"
        return f"Reading page {done + 1} of {total}"

    def _time_left(self, now: float) -> str:
        gone = now - self.started
        if gone < _SECONDS_BEFORE_A_GUESS or not 0 < self.share < 1:
            return ""
        minutes = round(gone * (1 - self.share) / self.share / _MINUTE)
        if minutes < 1:
            return "less than a minute left"
        return f"about {minutes} minute{'' if minutes == 1 else 's'} left"
