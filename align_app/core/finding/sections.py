"""Which section of a document a passage stands in, and what such a section holds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from align_app.core.finding.plain_text import any_of, bare_heading
from align_app.core.model import Block, PageRole
from align_app.core.vocabulary.finding_rules import Mood, SectionRule

_ROLE_RULES = {
    PageRole.FOREWORD: "foreword",
    PageRole.CONTENTS: "contents",
    PageRole.REFERENCES: "references",
}


_BOXED_MOODS = {"vision", "priorities", "principles", "enablers"}
"""What a box may hold of the body's own even on the page of a foreword."""
_LINE = 6.0
_INDENT = 12.0
"""Points by which headings on one line may stand apart, and text left of its heading."""
_SMALLER = 1.0
"""Points by which a heading of the same rank must be smaller to stand inside the other."""


@dataclass(frozen=True, slots=True)
class Section:
    """The headings above a passage, outermost first, and the rule of the one that decides."""

    path: tuple[str, ...] = ()
    rule: SectionRule | None = None

    @property
    def mood(self) -> Mood | None:
        """What the section holds; None for an ordinary section."""
        return self.rule.mood if self.rule else None

    @property
    def id(self) -> str:
        """The id of its rule, or nothing."""
        return self.rule.id if self.rule else ""


@dataclass(frozen=True, slots=True)
class _Open:
    level: int
    size: float
    text: str
    rule: SectionRule | None
    boxed: bool
    page: int
    left: float
    top: float
    beside: tuple[_Open, ...] = ()
    """Headings on the same line to its left: each heads a column of its own."""


class Outline:
    """The headings that are open at one point of the reading."""

    def __init__(self, rules: tuple[SectionRule, ...]) -> None:
        self._rules = rules
        self._by_id = {rule.id: rule for rule in rules}
        self._stack: list[_Open] = []

    def enter(self, heading: Block) -> None:
        """A heading is met: it closes what stands at its rank or below."""
        last = self._stack[-1] if self._stack else None
        beside = (
            (*last.beside, replace(last, beside=())) if last and _in_line(heading, last) else ()
        )
        while self._stack and (_closes(heading, self._stack[-1]) or _is_box(self._stack[-1])):
            self._stack.pop()
        box = heading.box
        entry = _Open(
            level=heading.level,
            size=heading.size,
            text=heading.text,
            rule=rule_of(heading.text, self._rules),
            boxed=heading.boxed,
            page=heading.page,
            left=box.x0,
            top=box.top,
            beside=beside,
        )
        self._stack.append(entry)

    def close(self) -> None:
        """Nothing stays open: a slide begins."""
        self._stack.clear()

    def section(self, block: Block, page_role: PageRole) -> Section:
        """The section in which a block of such a page stands."""
        while self._stack and _is_box(self._stack[-1]) and _outside(self._stack[-1], block):
            self._stack.pop()
        entries = [*self._stack[:-1], _column_of(self._stack[-1], block)] if self._stack else []
        path = tuple(entry.text for entry in entries)
        own = entries[-1].rule if entries and block.boxed else None
        if own and own.mood in _BOXED_MOODS:
            return Section(path, own)
        if page_role in _ROLE_RULES:
            return Section(path, self._by_id.get(_ROLE_RULES[page_role]))
        return Section(path, _deciding(entries, block.page))


def _deciding(entries: list[_Open], page: int) -> SectionRule | None:
    rules = [entry.rule for entry in entries if entry.rule and not _over(entry, page)]
    lasting = next((rule for rule in rules if rule.reach == "all"), None)
    return lasting or (rules[-1] if rules else None)


def _in_line(heading: Block, entry: _Open) -> bool:
    """Whether a heading stands on one line with the last one, to its right, in the same look."""
    box = heading.box
    near = heading.page == entry.page and abs(box.top - entry.top) < _LINE
    return near and box.x0 > entry.left and abs(heading.size - entry.size) < _SMALLER


def _column_of(entry: _Open, block: Block) -> _Open:
    """Of headings on one line, the one whose column a block stands in."""
    if not entry.beside or block.page != entry.page:
        return entry
    left = block.box.x0
    fits = [other for other in (*entry.beside, entry) if other.left <= left + _INDENT]
    return fits[-1] if fits else entry.beside[0]


def rule_of(heading: str, rules: tuple[SectionRule, ...]) -> SectionRule | None:
    """The first section rule that fits a heading, or None."""
    bare = bare_heading(heading)
    return next((rule for rule in rules if any_of(rule.headings).search(bare)), None)


def _closes(heading: Block, entry: _Open) -> bool:
    """Whether a heading ends an open section: of a higher rank, or of the same and as large."""
    if heading.level != entry.level:
        return heading.level < entry.level
    return heading.size > entry.size - _SMALLER


def _over(entry: _Open, page: int) -> bool:
    pages = entry.rule.pages if entry.rule else None
    return pages is not None and page >= entry.page + pages


def _is_box(entry: _Open) -> bool:
    return bool(entry.rule and entry.rule.reach == "box")


def _outside(entry: _Open, block: Block) -> bool:
    return entry.boxed and not block.boxed
