"""Look-ups over one analysis for the views: made once, so that choosing a row costs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from align_app.core.model import (
    Analysis,
    Coverage,
    Decisions,
    Document,
    Findings,
    Identity,
    Statement,
)
from align_app.gui.marks import MarksByPage, mark_of, marks_by_page
from align_app.gui.partners import Partner, name_partners
from align_app.gui.tables.headings import group_headings


class StatementIndex:
    """Documents by partner, statements by document, marks by page, coverage by statement."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.partners = name_partners(each for each in analysis.documents if each.pages)
        self._by_id = {document.id: document for document in analysis.documents}
        self._marks: dict[str, MarksByPage] = {}

    def is_of(self, analysis: Analysis) -> bool:
        """True where these look-ups still hold: nothing was found anew or corrected."""
        mine = self.analysis
        return analysis is mine or (
            analysis.findings is mine.findings
            and analysis.comparison is mine.comparison
            and analysis.conflicts is mine.conflicts
            and _identities(analysis) == _identities(mine)
        )

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Documents that were read, by partner."""
        return tuple(self._by_id[each] for each in self.partners)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All statements: documents by partner, statements in reading order."""
        return tuple(each for document in self.partners for each in self.statements_of(document))

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """The heading under which each statement is listed, by its id."""
        return group_headings(self.statements)

    @cached_property
    def theme_names(self) -> Mapping[str, str]:
        """Names of the themes that were found, by their id, in their order."""
        return {theme.id: theme.name for theme in self.analysis.comparison.themes}

    def document(self, id_: str) -> Document | None:
        """A document by its id."""
        return self._by_id.get(id_)

    def statement(self, id_: str) -> Statement | None:
        """A statement by its id."""
        return self._statements.get(id_)

    def partner(self, document: str) -> Partner:
        """Who speaks in a document."""
        return self.partners[document]

    def findings_of(self, document: str) -> Findings:
        """What was found in a document; nothing if it is not there."""
        return self.analysis.findings.get(document, _NOTHING)

    def statements_of(self, document: str) -> tuple[Statement, ...]:
        """The statements of one document in reading order."""
        return self.findings_of(document).statements

    def place_words(self, statement: Statement) -> str:
        """Which statement of its document it is: 41 of 99."""
        count = len(self.statements_of(statement.document))
        return f"{self._places[statement.id]} of {count}"

    def coverage_of(self, statement: str) -> Mapping[str, Coverage]:
        """How each other document answers a statement, by document id."""
        return self._coverage.get(statement, {})

    def marks_of(self, document: str) -> MarksByPage:
        """Everything found in a document, by the page on which it lies."""
        if document not in self._marks:
            self._marks[document] = marks_by_page(map(mark_of, self.statements_of(document)))
        return self._marks[document]

    def count_checked(self, decisions: Decisions, *, document: str | None = None) -> int:
        """How many statements people accepted or rejected, in all or in one document."""
        return sum(
            1
            for each in decisions.statements.values()
            if each.verdict is not None
            and each.statement in self._home
            and document in {None, self._home[each.statement]}
        )

    @cached_property
    def _statements(self) -> Mapping[str, Statement]:
        return {each.id: each for each in self.statements}

    @cached_property
    def _home(self) -> Mapping[str, str]:
        return {each.id: each.evidence.document for each in self.statements}

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {
            each.id: place
            for document in self.partners
            for place, each in enumerate(self.statements_of(document), start=1)
        }

    @cached_property
    def _coverage(self) -> Mapping[str, Mapping[str, Coverage]]:
        found: dict[str, dict[str, Coverage]] = {}
        for each in self.analysis.comparison.coverage:
            found.setdefault(each.statement, {})[each.document] = each
        return found


_NOTHING = Findings()


def _identities(analysis: Analysis) -> list[tuple[str, Identity]]:
    return [(document.id, document.identity) for document in analysis.documents]
