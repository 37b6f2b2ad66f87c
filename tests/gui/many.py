"""Statements by the thousand, to see that long lists stay quick."""

from __future__ import annotations

from dataclasses import replace

from align_app.core.model import Analysis, Findings
from tests.gui.small_project import small_analysis


def many_statements(count: int) -> Analysis:
    """The small analysis with at least `count` statements, each with its own words."""
    small = small_analysis()
    times = -(-count // len(small.statements))
    findings = {
        document: Findings(
            tuple(_copied(statement, n) for n in range(times) for statement in found.statements),
            found.quoted,
        )
        for document, found in small.findings.items()
    }
    return replace(small, findings=findings)


def _copied(statement, number):
    words = f"{statement.text} Once more, for the {number}th time, in other words."
    return replace(
        statement,
        id=f"{statement.id}-{number}",
        evidence=replace(statement.evidence, text=words),
        heading_path=(f"Part {number // 20}", f"Section {number // 5}"),
    )
