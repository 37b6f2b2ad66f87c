"""Which rows the list of priorities shows, and in which order: groups, filter, folding.

Pure: nouns in, rows out. How a row is painted and spoken is left to the table and its delegate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from align_app.core.model import Decisions, Document, Kind, Statement, StatementDecision, Verdict


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
    """One statement as people left it: `kind` and `verdict` are a person's word where there is one."""

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
class StatementList:
    """What the rows are made of, apart from a person's arrangement."""

    documents: tuple[Document, ...] = ()
    statements: tuple[Statement, ...] = ()
    decisions: Decisions = field(default_factory=Decisions)
    titles: Mapping[str, str] = field(default_factory=dict)
    theme_names: Mapping[str, str] = field(default_factory=dict)
    kind_names: Mapping[Kind, str] = field(default_factory=dict)


def arrange_statements(source: StatementList, arrangement: Arrangement) -> tuple[Row, ...]:
    """Rows for the list: groups in document, taxonomy or kind order, each followed by its statements."""
    rows = [row for row in _decided_rows(source) if _lets_through(arrangement.wanted, row)]
    shown: list[Row] = []
    for top in _gather(rows, _top_of(source, arrangement.grouping)):
        shown.extend(_group_rows(top, source=source, arrangement=arrangement))
    return tuple(shown)


def count_checked(statements: Iterable[Statement], decisions: Decisions) -> int:
    """How many of the statements a person accepted or rejected."""
    return sum(1 for each in statements if _verdict(decisions, each.id) is not None)


# --- rows -----------------------------------------------------------------------------------------


def _decided_rows(source: StatementList) -> Iterable[StatementRow]:
    labels = {
        (document.id, page.number): page.label
        for document in source.documents
        for page in document.pages
    }
    nothing = StatementDecision("")
    for statement in source.statements:
        decision = source.decisions.statements.get(statement.id, nothing)
        yield StatementRow(
            statement,
            decision.kind or statement.kind,
            decision.verdict,
            labels.get((statement.document, statement.page)),
        )


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


def _verdict(decisions: Decisions, statement: str) -> Verdict | None:
    decision = decisions.statements.get(statement)
    return decision.verdict if decision else None


# --- groups ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Group:
    key: str
    title: str
    rows: list[StatementRow]
    place: int = 0


_NameGroup = Callable[[StatementRow], tuple[str, str, int]]


def _gather(rows: Sequence[StatementRow], name: _NameGroup) -> list[_Group]:
    groups: dict[str, _Group] = {}
    for row in rows:
        key, title, place = name(row)
        groups.setdefault(key, _Group(key, title, [], place)).rows.append(row)
    return sorted(groups.values(), key=lambda group: group.place)  # stable: first met stands first


def _top_of(source: StatementList, grouping: Grouping) -> _NameGroup:
    if grouping is Grouping.KIND:
        order = {kind: place for place, kind in enumerate(Kind)}
        return lambda row: (row.kind, source.kind_names.get(row.kind, row.kind), order[row.kind])
    if grouping is Grouping.THEME:
        places = {theme: place for place, theme in enumerate(source.theme_names)}

        def name_theme(row: StatementRow) -> tuple[str, str, int]:
            theme = row.statement.themes[0].theme if row.statement.themes else ""
            title = source.theme_names.get(theme, theme) or "No theme found"
            return f"theme {theme}", title, places.get(theme, len(places))

        return name_theme
    return lambda row: (
        row.statement.document,
        source.titles.get(row.statement.document, row.statement.document),
        0,
    )


def _name_heading(row: StatementRow) -> tuple[str, str, int]:
    path = row.statement.heading_path
    heading = path[0] if path else ""
    return f"{row.statement.document} > {heading}", heading or "Before the first heading", 0


def _group_rows(group: _Group, *, source: StatementList, arrangement: Arrangement) -> Iterable[Row]:
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
    for heading in _gather(group.rows, _name_heading):
        below = _head(heading, level=1, arrangement=arrangement)
        yield below
        if not below.folded:
            yield from heading.rows


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
