"""How every other partner answers one statement: levels with a whole sentence for each."""

from __future__ import annotations

from collections.abc import Mapping

from align_app.core.model import Coverage, Decisions, Level, Statement
from align_app.gui.partners import Partner
from align_app.gui.spoken import LEVEL_WORDS
from align_app.gui.widgets.statement_details import Answer


def answers_of(
    statement: Statement,
    coverage: Mapping[str, Coverage],
    decisions: Decisions,
    *,
    partners: Mapping[str, Partner],
) -> tuple[Answer, ...]:
    """One answer for each other document, in the order of `partners`; `coverage` is by document."""
    return tuple(
        _answer(partner, coverage.get(document), decisions, statement)
        for document, partner in partners.items()
        if document != statement.document
    )


def _answer(
    partner: Partner, coverage: Coverage | None, decisions: Decisions, statement: Statement
) -> Answer:
    decided = decisions.coverage.get((statement.id, partner.document))
    level = decided.level if decided else coverage.level if coverage else Level.NOT_ASSESSED
    suggested = decided is None
    state = "suggested" if suggested else "confirmed"
    spoken = f"{partner.name}: {LEVEL_WORDS[level]}, {state}. Press to see both pages."
    return Answer(partner, level, suggested, spoken)
