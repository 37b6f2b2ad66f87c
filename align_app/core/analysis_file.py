"""The public analysis file: everything found, as one JSON object that scripts can rely on.

The same documents give the same bytes: no clock, no paths, documents in order of file name and then
sha256, short ids counted in that order, floats to four places.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from align_app import __version__
from align_app.core.model import (
    Analysis,
    Block,
    Box,
    Cluster,
    Conflict,
    Coverage,
    Document,
    Edition,
    Evidence,
    Findings,
    Link,
    Measure,
    Page,
    Problem,
    Regard,
    Region,
    Statement,
)

SCHEMA = "align-app/analysis/1"
_PLACES = 4

Json = dict[str, Any]


def analysis_json(analysis: Analysis) -> str:
    """The whole analysis as JSON text, ending in a line feed."""
    return _text(_Writer.of(analysis).whole(analysis))


def reading_json(document: Document) -> str:
    """One document as read, page by page and block by block, as JSON text."""
    return _text(
        {
            "file": document.file,
            "title": document.identity.title,
            "read": document.state.value,
            "pages": [_page(page) for page in document.pages],
            "problems": [_plain_problem(problem) for problem in document.problems],
        }
    )


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Turns nouns into JSON; knows the short ids of documents and statements."""

    documents: Mapping[str, Document]
    document_ids: Mapping[str, str]
    statement_ids: Mapping[str, str]

    @classmethod
    def of(cls, analysis: Analysis) -> _Writer:
        ordered = sorted(analysis.documents, key=lambda each: (each.file, each.id))
        statements = (
            statement
            for document in ordered
            for statement in analysis.findings.get(document.id, Findings()).statements
        )
        return cls(
            {document.id: document for document in ordered},
            {document.id: f"d{n}" for n, document in enumerate(ordered, 1)},
            {statement.id: f"s{n}" for n, statement in enumerate(statements, 1)},
        )

    def whole(self, analysis: Analysis) -> Json:
        """The file's one object."""
        findings = [analysis.findings.get(each, Findings()) for each in self.documents]
        statements = {each.id: each for found in findings for each in found.statements}
        comparison = analysis.comparison
        return {
            "schema": SCHEMA,
            "app_version": __version__,
            "models": [
                {"name": m.name, "version": m.version, "sha256": m.sha256, "used_for": m.used_for}
                for m in analysis.models
            ],
            "documents": [self.document(each) for each in self.documents.values()],
            "statements": [self.statement(each) for each in statements.values()],
            "quoted": [
                {**self.quotation(each.evidence), "whose": each.whose.value, "why": each.why}
                for found in findings
                for each in found.quoted
            ],
            "asks": [
                {**self.quotation(each.evidence), "of": each.of}
                for found in findings
                for each in found.asks
            ],
            "themes": [
                {
                    "id": theme.id,
                    "name": theme.name,
                    "group": theme.group,
                    "statements": self.known(theme.statements),
                    "documents": self.documents_of(theme.statements, statements),
                }
                for theme in comparison.themes
                if theme.statements
            ],
            "clusters": [self.cluster(each, statements) for each in comparison.clusters],
            "links": [self.link(each) for each in comparison.links],
            "coverage": [self.coverage(each) for each in comparison.coverage],
            "regard": [self.regard(each) for each in comparison.regard],
            "editions": [self.edition(each) for each in comparison.editions],
            "conflicts": [self.conflict(n, each) for n, each in enumerate(analysis.conflicts, 1)],
            "problems": [self.problem(each) for each in self.all_problems(analysis)],
            "timings_s": None,
        }

    def document(self, document: Document) -> Json:
        about = document.identity
        return {
            "id": self.document_ids[document.id],
            "file": document.file,
            "sha256": document.id,
            "title": about.title,
            "organisation": about.organisation,
            "type": about.type,
            "type_confidence": _round(about.type_confidence),
            "area": about.area,
            "tier": about.tier,
            "period": list(about.period) if about.period else None,
            "status": about.status,
            "pages": len(document.pages),
            "read": document.state.value,
            "unreadable_pages": list(document.unreadable_pages),
            "ocr_pages": list(document.ocr_pages),
            "language": about.language,
        }

    def statement(self, statement: Statement) -> Json:
        return {
            "id": self.statement_ids[statement.id],
            "document": self.document_ids[statement.document],
            "page": statement.page,
            "page_label": self.documents[statement.document].page_label(statement.page),
            "boxes": [_region(each) for each in statement.evidence.regions],
            "also_at": [_region(each) for each in statement.also_at],
            "text": statement.text,
            "context": statement.context,
            "kind": statement.kind.value,
            "headline": statement.headline,
            "number": statement.number,
            "parent": self.statement_ids.get(statement.parent or ""),
            "grade": statement.grade,
            "heading_path": list(statement.heading_path),
            "confidence": _round(statement.confidence),
            "why": statement.why,
            "themes": [
                {"id": each.theme, "score": _round(each.score)} for each in statement.themes
            ],
            "population": statement.population,
            "place": statement.place,
            "lead": statement.lead,
            "partners": list(statement.partners),
            "by": statement.by,
            "strength": statement.strength.value,
            "money": [
                {"amount": _round(each.amount), "currency": each.currency, "what": each.purpose}
                for each in statement.money
            ],
            "measure": _measure(statement.measure) if statement.measure else None,
        }

    def quotation(self, evidence: Evidence) -> Json:
        first = evidence.regions[0]
        same_page = [each.box for each in evidence.regions if each.page == first.page]
        box = same_page[0]
        for other in same_page[1:]:
            box = box.union(other)
        return {
            "document": self.document_ids[evidence.document],
            "page": first.page,
            "box": _box(box),
            "text": evidence.text,
        }

    def cluster(self, cluster: Cluster, statements: Mapping[str, Statement]) -> Json:
        return {
            "id": cluster.id,
            "label": cluster.label,
            "statements": self.known(cluster.statements),
            "documents": self.documents_of(cluster.statements, statements),
            "stability": _round(cluster.stability),
        }

    def link(self, link: Link) -> Json:
        return {
            "from": self.statement_ids[link.left],
            "to": self.statement_ids[link.right],
            "level": link.level.value,
            "score": _round(link.score),
            "why": link.why,
        }

    def coverage(self, coverage: Coverage) -> Json:
        return {
            "statement": self.statement_ids[coverage.statement],
            "document": self.document_ids[coverage.document],
            "level": coverage.level.value,
            "evidence": self.known(coverage.evidence),
            "near_miss": self.statement_ids.get(coverage.near_miss or ""),
            "score": _round(coverage.score),
        }

    def regard(self, regard: Regard) -> Json:
        passages = [self.quotation(each) for each in regard.considered]
        return {
            "from": self.document_ids[regard.later],
            "to": self.document_ids[regard.earlier],
            "duty": regard.duty,
            "considered": [
                {key: each[key] for key in ("page", "box", "text")} for each in passages
            ],
            "found": bool(passages),
        }

    def edition(self, edition: Edition) -> Json:
        return {
            "document": self.document_ids[edition.document],
            "other": self.document_ids[edition.other],
            "kind": edition.kind.value,
            "score": _round(edition.score),
            "why": edition.why,
        }

    def conflict(self, number: int, conflict: Conflict) -> Json:
        return {
            "id": f"x{number}",
            "type": conflict.type,
            "label": conflict.label,
            "severity": conflict.severity.value,
            "left": self.statement_ids[conflict.left],
            "right": self.statement_ids.get(conflict.right or ""),
            "right_document": self.document_ids[conflict.right_document],
            "differs_in": conflict.differs_in,
            "explanation": conflict.explanation,
            "question": conflict.question,
            "confidence": _round(conflict.confidence),
            "shown": conflict.shown,
        }

    def problem(self, problem: Problem) -> Json:
        document = self.document_ids.get(problem.document or "")
        return {"document": document, **_plain_problem(problem)}

    def all_problems(self, analysis: Analysis) -> Iterable[Problem]:
        """The problems of each document in order, then those of the whole."""
        for document in self.documents.values():
            yield from document.problems
        yield from analysis.problems

    def known(self, statements: Iterable[str]) -> list[str]:
        """Short ids, in the order given."""
        return [self.statement_ids[each] for each in statements]

    def documents_of(self, ids: Iterable[str], statements: Mapping[str, Statement]) -> list[str]:
        """Short ids of the documents that the statements come from, in document order."""
        wanted = {statements[each].document for each in ids}
        return [short for document, short in self.document_ids.items() if document in wanted]


def _measure(measure: Measure) -> Json:
    return {
        "indicator": measure.indicator,
        "name": measure.name,
        "direction": measure.direction,
        "baseline": _round(measure.baseline),
        "baseline_date": measure.baseline_date,
        "target": _round(measure.target),
        "unit": measure.unit,
        "relative": measure.relative,
        "date": measure.date,
        "trajectory": [
            {"date": point.date, "value": _round(point.value)} for point in measure.trajectory
        ],
        "population": measure.population,
        "place": measure.place,
        "class": measure.outcome_class,
    }


def _page(page: Page) -> Json:
    return {
        "page": page.number,
        "width": _round(page.width),
        "height": _round(page.height),
        "label": page.label,
        "role": page.role.value,
        "readable": page.readable,
        "blocks": [
            {
                "text": _as_printed(block),
                "box": _box(block.box),
                "role": block.role.value,
                "level": block.level,
                "marker": block.marker,
            }
            for block in page.blocks
        ],
    }


def _as_printed(block: Block) -> str:
    """The text with the number that stands before it; a bullet is a drawing and no text."""
    numbered = block.marker is not None and any(each.isalnum() for each in block.marker)
    return f"{block.marker} {block.text}" if numbered else block.text


def _plain_problem(problem: Problem) -> Json:
    return {
        "page": problem.page,
        "code": problem.code,
        "message": problem.message,
        "what_to_do": problem.what_to_do,
    }


def _region(region: Region) -> Json:
    return {"page": region.page, "box": _box(region.box)}


def _box(box: Box) -> list[float | int | None]:
    return [_round(edge) for edge in (box.x0, box.top, box.x1, box.bottom)]


def _round(value: float | None) -> float | int | None:
    """Four places, and whole numbers without a point, so that 5.0 and 5 are the same bytes."""
    if value is None:
        return None
    rounded = round(float(value), _PLACES)
    return int(rounded) if rounded.is_integer() else rounded
