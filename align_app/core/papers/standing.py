"""Lays people's decisions over the machine's findings: what stands, what was taken out, what waits.

The papers read only from here, so that no rejected finding can slip into one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from align_app.core.model import (
    Analysis,
    Conflict,
    ConflictDecision,
    ConflictState,
    Coverage,
    Decisions,
    Document,
    Kind,
    Level,
    Statement,
    Theme,
    Verdict,
)
from align_app.core.papers.wording import Wording


@dataclass(frozen=True, slots=True)
class Partner:
    """Who speaks in a document, and the document. `name` tells it from all others in the paper.

    `short` is its name inside tables.
    """

    name: str
    short: str
    organisation: str
    document: Document

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def pages_read(self) -> int:
        """How many pages could be read."""
        return len(self.document.pages) - len(self.document.unreadable_pages)


@dataclass(frozen=True, slots=True)
class Answer:
    """One cell of the matrix as it stands."""

    coverage: Coverage
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A conflict as it stands, with what people decided on it."""

    conflict: Conflict
    decision: ConflictDecision

    @property
    def settled(self) -> bool:
        """True where people agreed what becomes of it."""
        return self.decision.state in {ConflictState.ACCEPTED_DIFFERENCE, ConflictState.ACTION}

    @property
    def open(self) -> bool:
        """True where nobody has looked at it yet."""
        return self.decision.state is ConflictState.OPEN


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that a paper may speak of. Partners by name, statements in reading order."""

    partners: tuple[Partner, ...]
    statements: dict[str, Statement]
    confirmed: frozenset[str]
    answers: dict[str, dict[str, Answer]]
    """By statement, then by the other document."""
    pairs: tuple[Pair, ...]
    themes: tuple[Theme, ...]
    analysis: Analysis
    by_document: dict[str, Partner]

    def partner(self, document: str) -> Partner:
        """The partner who speaks in this document."""
        return self.by_document[document]

    def said_by(self, partner: Partner) -> tuple[Statement, ...]:
        """A partner's statements in reading order."""
        return tuple(each for each in self.statements.values() if each.document == partner.id)

    def others(self, partner: Partner) -> tuple[Partner, ...]:
        """The documents of other organisations."""
        return tuple(each for each in self.partners if each.organisation != partner.organisation)

    def answered_by(self, statement: Statement) -> tuple[Partner, ...]:
        """The other organisations' documents that say the same, at least in part."""
        own = self.partner(statement.document).organisation
        answering = {
            document
            for document, answer in self.answers.get(statement.id, {}).items()
            if answer.coverage.level.answers
        }
        return tuple(
            partner
            for partner in self.partners
            if partner.id in answering and partner.organisation != own
        )

    @property
    def waiting(self) -> bool:
        """True while anything that was found has not been looked at by a person."""
        return (
            len(self.confirmed) < len(self.statements)
            or any(pair.open for pair in self.pairs)
            or not all(each.confirmed for row in self.answers.values() for each in row.values())
        )

    @property
    def organisations(self) -> tuple[str, ...]:
        """The bodies that speak, by name."""
        return tuple(dict.fromkeys(partner.organisation for partner in self.partners))


def lay_decisions(analysis: Analysis, decisions: Decisions, *, wording: Wording) -> Standing:
    """What stands of an analysis after people's decisions; `wording` names the partners."""
    statements = {
        each.id: _as_decided(each, decisions)
        for each in analysis.statements
        if not _is_rejected(each.id, decisions)
    }
    accepted = Verdict.ACCEPTED
    confirmed = {
        key for key, each in decisions.statements.items() if each.verdict is accepted
    } & statements.keys()
    themes = (_known(theme, statements) for theme in analysis.comparison.themes)
    partners = _partners(analysis.documents, wording)
    return Standing(
        partners=partners,
        statements=statements,
        confirmed=frozenset(confirmed),
        answers=_answers(analysis.comparison.coverage, decisions, statements),
        pairs=_pairs(analysis.conflicts, decisions, statements=statements, partners=partners),
        themes=tuple(theme for theme in themes if theme.statements),
        analysis=analysis,
        by_document={partner.id: partner for partner in partners},
    )


def _is_rejected(statement: str, decisions: Decisions) -> bool:
    decision = decisions.statements.get(statement)
    return decision is not None and decision.verdict is Verdict.REJECTED


def _as_decided(statement: Statement, decisions: Decisions) -> Statement:
    decision = decisions.statements.get(statement.id)
    if decision is None:
        return statement
    kind: Kind = decision.kind or statement.kind
    headline = statement.headline if decision.headline is None else decision.headline
    return replace(statement, kind=kind, headline=headline)


def _known(theme: Theme, statements: dict[str, Statement]) -> Theme:
    return replace(theme, statements=tuple(each for each in theme.statements if each in statements))


def _partners(documents: Iterable[Document], wording: Wording) -> tuple[Partner, ...]:
    """Documents that were read, by name; several of one body are told by their titles."""
    read = [document for document in documents if document.pages]
    bodies = Counter(_organisation(document) for document in read)
    named = []
    for document in read:
        body = _organisation(document)
        name = body
        if bodies[body] > 1:
            title = wording.title_alone(document.identity.title or document.file)
            name = wording.words.partner_and_title.format(partner=body, title=title)
        if document.identity.status == "draft":
            name = wording.words.draft_document.format(name=name)
        named.append(Partner(name, wording.shortened(name), body, document))
    return tuple(sorted(named, key=lambda each: (each.name.casefold(), each.id)))


def _organisation(document: Document) -> str:
    return document.identity.organisation or document.identity.title or document.file


def _answers(
    coverage: Iterable[Coverage], decisions: Decisions, statements: dict[str, Statement]
) -> dict[str, dict[str, Answer]]:
    answers: dict[str, dict[str, Answer]] = {}
    for found in coverage:
        if found.statement in statements:
            answer = _answer(found, decisions, statements)
            answers.setdefault(found.statement, {})[found.document] = answer
    return answers


def _answer(found: Coverage, decisions: Decisions, statements: dict[str, Statement]) -> Answer:
    """The cell with a person's level where there is one, and without rejected evidence."""
    cell = _without_rejected(found, statements)
    decision = decisions.coverage.get((found.statement, found.document))
    if decision is not None:
        return Answer(replace(cell, level=decision.level), confirmed=True)
    if found.evidence and not cell.evidence:
        cell = replace(cell, level=Level.NOT_FOUND)
    return Answer(cell, confirmed=False)


def _without_rejected(found: Coverage, statements: dict[str, Statement]) -> Coverage:
    evidence = tuple(each for each in found.evidence if each in statements)
    near_miss = found.near_miss if found.near_miss in statements else None
    if evidence == found.evidence and near_miss == found.near_miss:
        return found
    return replace(found, evidence=evidence, near_miss=near_miss)


def _pairs(
    conflicts: Iterable[Conflict],
    decisions: Decisions,
    *,
    statements: dict[str, Statement],
    partners: tuple[Partner, ...],
) -> tuple[Pair, ...]:
    """Pairs whose two sides stand and that nobody dismissed; heaviest first, then by partner."""
    places = {partner.id: place for place, partner in enumerate(partners)}
    standing = []
    for conflict in conflicts:
        decision = decisions.conflicts.get(
            conflict.id, ConflictDecision(conflict.id, ConflictState.OPEN)
        )
        sides = [conflict.left] + ([conflict.right] if conflict.right else [])
        known = all(side in statements for side in sides) and conflict.right_document in places
        dismissed = decision.state is ConflictState.NOT_A_CONFLICT
        wanted = conflict.shown or conflict.id in decisions.conflicts
        if known and wanted and not dismissed:
            standing.append(Pair(conflict, decision))
    return tuple(sorted(standing, key=lambda pair: _weight(pair.conflict, places, statements)))


def _weight(
    conflict: Conflict, places: dict[str, int], statements: dict[str, Statement]
) -> tuple[int, int, int, int, str]:
    left = statements[conflict.left]
    return (
        list(type(conflict.severity)).index(conflict.severity),
        conflict.label != "conflict",
        places[left.document],
        left.page,
        conflict.id,
    )
