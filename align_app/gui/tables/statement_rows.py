"""Which rows the list of priorities shows, and in which order: groups, filter, folding.

Pure: nouns in, rows out. How a row is painted and spoken is left to the table and its delegate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum

from align_app.core.model import Decisions, Document, Kind, Statement, Verdict
from align_app.gui.tables.headings import NO_HEADING

_NO_THEME = "No theme found"


class Grouping(StrEnum):
    """By what the rows are gathered."""

    DOCUMENT = "document"
    THEME = "theme"
    KIND = "kind"


class Order(StrEnum):
    """In which order the statements of a group stand."""

    PAGE = "page"
    LEAST_CERTAIN = "least_certain"


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """What a person asked to see. Empty fields let everything through; words match anywhere."""

    words: str = ""
    kind: Kind | None = None
    theme: str | None = None
    to_check: bool = False

    @property
    def lets_all_through(self) -> bool:
        """True where nothing is held back."""
        return self == StatementFilter()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a person wants the list: gathered, ordered, filtered, and which groups are folded."""

    grouping: Grouping = Grouping.DOCUMENT
    order: Order = Order.PAGE
    wanted: StatementFilter = StatementFilter()
    folded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement as people left it: a person's `kind` wins over the one that was found."""

    statement: Statement
    kind: Kind
    verdict: Verdict | None = None
    page_label: str | None = None

    @property
    def page(self) -> str:
        """The page number that a reader of the printed document would look for."""
        return self.page_label or str(self.statement.page)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The head of a group: its title and how many of its statements are checked."""

    key: str
    title: str
    level: int
    checked: int
    total: int
    folded: bool = False
    document: str | None = None
    kind: Kind | None = None

    @property
    def counts(self) -> str:
        """The counts in words."""
        return f"{self.checked} of {self.total} checked"


Row = GroupRow | StatementRow


@dataclass(frozen=True, slots=True)
class GroupNames:
    """What groups are called, and in which order themes stand."""

    titles: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    theme_names: Mapping[str, str] = field(default_factory=dict)
    kind_names: Mapping[Kind, str] = field(default_factory=dict)


def make_rows(
    documents: Iterable[Document], statements: Iterable[Statement], decisions: Decisions
) -> tuple[StatementRow, ...]:
    """A row for each statement, in the order given."""
    labels = {
        (document.id, page.number): page.label for document in documents for page in document.pages
    }
    return tuple(
        _decided(
            StatementRow(
                each, each.kind, None, labels.get((each.evidence.document, each.evidence.page))
            ),
            decisions,
        )
        for each in statements
    )


def decide_rows(
    rows: Iterable[StatementRow], decisions: Decisions, *, changed: Set[str]
) -> tuple[StatementRow, ...]:
    """The same rows after people decided about the statements in `changed`."""
    return tuple(_decided(row, decisions) if row.statement.id in changed else row for row in rows)


def arrange_rows(
    rows: Sequence[StatementRow], arrangement: Arrangement, names: GroupNames
) -> tuple[Row, ...]:
    """Rows for the list: groups in document, taxonomy or kind order, each with its statements."""
    if not arrangement.wanted.lets_all_through:
        rows = [row for row in rows if _lets_through(arrangement.wanted, row)]
    shown: list[Row] = []
    for top in _tops(rows, arrangement.grouping, names):
        shown.extend(_group_rows(top, arrangement, names))
    return tuple(shown)


# --- rows -----------------------------------------------------------------------------------------


def _decided(row: StatementRow, decisions: Decisions) -> StatementRow:
    decision = decisions.statements.get(row.statement.id)
    kind = (decision.kind if decision else None) or row.statement.kind
    verdict = decision.verdict if decision else None
    if row.kind is kind and row.verdict is verdict:
        return row
    return replace(row, kind=kind, verdict=verdict)


def _lets_through(wanted: StatementFilter, row: StatementRow) -> bool:
    if wanted.to_check and row.verdict is not None:
        return False
    if wanted.kind is not None and row.kind is not wanted.kind:
        return False
    if wanted.theme is not None and wanted.theme not in {
        score.theme for score in row.statement.themes
    }:
        return False
    words = wanted.words.casefold().split()
    if not words:
        return True
    text = f"{row.statement.text} {' '.join(row.statement.heading_path)}".casefold()
    return all(word in text for word in words)


# --- groups ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Group:
    key: str
    title: str
    rows: list[StatementRow]


def _gather(
    rows: Iterable[StatementRow], key_of: Callable[[StatementRow], str]
) -> dict[str, list[StatementRow]]:
    groups: dict[str, list[StatementRow]] = {}
    for row in rows:
        groups.setdefault(key_of(row), []).append(row)
    return groups


def _tops(rows: Sequence[StatementRow], grouping: Grouping, names: GroupNames) -> list[_Group]:
    if grouping is Grouping.KIND:
        kinds = _gather(rows, lambda row: row.kind)
        return [
            _Group(kind, names.kind_names.get(kind, kind), kinds[kind])
            for kind in Kind
            if kind in kinds
        ]
    if grouping is Grouping.THEME:
        themes = _gather(rows, _first_theme)
        order = [theme for theme in names.theme_names if theme in themes]
        order += [theme for theme in themes if theme not in names.theme_names]
        return [
            _Group(
                f"theme {theme}", names.theme_names.get(theme, theme) or _NO_THEME, themes[theme]
            )
            for theme in order
        ]
    documents = _gather(rows, lambda row: row.statement.evidence.document)
    return [_Group(key, names.titles.get(key, key), members) for key, members in documents.items()]


def _first_theme(row: StatementRow) -> str:
    return row.statement.themes[0].theme if row.statement.themes else ""


def _group_rows(group: _Group, arrangement: Arrangement, names: GroupNames) -> Iterable[Row]:
    head = _head(group, level=0, arrangement=arrangement)
    yield head
    if head.folded:
        return
    if arrangement.order is Order.LEAST_CERTAIN:
        yield from sorted(group.rows, key=lambda row: row.statement.confidence)
        return
    if arrangement.grouping is not Grouping.DOCUMENT:
        yield from group.rows
        return
    headings = _gather(group.rows, lambda row: names.headings.get(row.statement.id, NO_HEADING))
    for title, members in headings.items():
        heading = _Group(f"{group.key} > {title}", title, members)
        below = _head(heading, level=1, arrangement=arrangement)
        yield below
        if not below.folded:
            yield from members


def _head(group: _Group, *, level: int, arrangement: Arrangement) -> GroupRow:
    by_document = arrangement.grouping is Grouping.DOCUMENT
    first = group.rows[0]
    return GroupRow(
        key=group.key,
        title=group.title,
        level=level,
        checked=sum(1 for row in group.rows if row.verdict is not None),
        total=len(group.rows),
        folded=group.key in arrangement.folded,
        document=first.statement.document if by_document and level == 0 else None,
        kind=first.kind if arrangement.grouping is Grouping.KIND else None,
    )
