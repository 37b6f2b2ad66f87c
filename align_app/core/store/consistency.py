"""Leaves out of saved results what points to a document or statement that is no longer there.

Between taking a document out and comparing again, the old comparison still names it.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import TypeVar

from align_app.core.model import Analysis, Cluster, Comparison, Conflict, Coverage, Regard, Theme

Group = TypeVar("Group", Theme, Cluster)


def keep_known(analysis: Analysis) -> Analysis:
    """The analysis without links, cells and conflicts of documents and statements that are gone."""
    documents = {document.id for document in analysis.documents}
    statements = {statement.id for statement in analysis.statements}
    return replace(
        analysis,
        comparison=_known_comparison(
            analysis.comparison, documents=documents, statements=statements
        ),
        conflicts=tuple(
            conflict
            for conflict in analysis.conflicts
            if _conflict_is_known(conflict, documents=documents, statements=statements)
        ),
        problems=tuple(
            problem
            for problem in analysis.problems
            if problem.document is None or problem.document in documents
        ),
    )


def _known_comparison(
    comparison: Comparison, *, documents: Set[str], statements: Set[str]
) -> Comparison:
    return Comparison(
        themes=tuple(_with_known(theme, statements) for theme in comparison.themes),
        clusters=tuple(
            _with_known(cluster, statements)
            for cluster in comparison.clusters
            if not statements.isdisjoint(cluster.statements)
        ),
        links=tuple(
            link
            for link in comparison.links
            if link.left in statements and link.right in statements
        ),
        coverage=tuple(
            _known_cell(cell, statements)
            for cell in comparison.coverage
            if cell.statement in statements and cell.document in documents
        ),
        regard=tuple(regard for regard in comparison.regard if _regard_is_known(regard, documents)),
        editions=tuple(
            edition
            for edition in comparison.editions
            if edition.document in documents and edition.other in documents
        ),
    )


def _with_known(group: Group, statements: Set[str]) -> Group:
    return replace(group, statements=tuple(one for one in group.statements if one in statements))


def _known_cell(cell: Coverage, statements: Set[str]) -> Coverage:
    evidence = tuple(one for one in cell.evidence if one in statements)
    near_miss = cell.near_miss if cell.near_miss in statements else None
    return replace(cell, evidence=evidence, near_miss=near_miss)


def _regard_is_known(regard: Regard, documents: Set[str]) -> bool:
    return regard.later in documents and regard.earlier in documents


def _conflict_is_known(conflict: Conflict, *, documents: Set[str], statements: Set[str]) -> bool:
    right_is_known = conflict.right is None or conflict.right in statements
    return conflict.left in statements and right_is_known and conflict.right_document in documents
