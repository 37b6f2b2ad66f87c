"""Tells a clash in words: both passages with their pages, what differs, one neutral question."""

from __future__ import annotations

import hashlib
from collections import Counter

from align_app.core.conflicts.registry import Clash
from align_app.core.conflicts.sides import Evidence, Side
from align_app.core.model import Conflict, Document, Severity
from align_app.core.vocabulary.conflict_rules import ConflictRule

_ID_LENGTH = 12


def tell(clash: Clash, check: ConflictRule, *, evidence: Evidence) -> Conflict:
    """The conflict that a clash is, ready to be shown."""
    right = clash.other.statement.id if clash.other and not clash.silent else None
    document = clash.silent or (clash.other.document if clash.other else clash.one.document)
    label = clash.label or check.label
    milder = label == "tension" and check.label == "conflict"
    return Conflict(
        id=_id(check.id, clash.one.statement.id, right or document.id),
        type=check.id,
        label=label,
        severity=Severity.MEDIUM if milder else check.severity,
        left=clash.one.statement.id,
        right=right,
        right_document=document.id,
        differs_in=check.differs_in,
        explanation=_explain(clash, check, document, evidence),
        question=check.question,
        confidence=clash.confidence,
        shown=clash.confidence >= check.shown_from,
    )


def short_name(document: Document, documents: tuple[Document, ...]) -> str:
    """The body's name where it has one document here, else its name and the document's title."""
    identity = document.identity
    title = identity.title.split(":")[0].strip() or document.file
    if not identity.organisation:
        return title
    bodies = Counter(each.identity.organisation for each in documents)
    if bodies[identity.organisation] > 1:
        return f"{identity.organisation}, {title}"
    return identity.organisation


def _explain(clash: Clash, check: ConflictRule, document: Document, evidence: Evidence) -> str:
    shared = evidence.rules.shared
    left = _passage("left", clash.one, evidence)
    if clash.other and not clash.silent:
        first = shared.says.format(**left, **_passage("right", clash.other, evidence))
    else:
        silent = check.silent or shared.silent
        first = silent.format(**left, right_name=short_name(document, evidence.documents))
    sentences = [first, shared.differ.format(what=check.differs_in)]
    if check.innocent:
        sentences.append(shared.checked.format(reasons="; ".join(check.innocent.values())))
    return " ".join(sentences)


def _passage(which: str, side: Side, evidence: Evidence) -> dict[str, str]:
    page = side.statement.page
    return {
        f"{which}_name": short_name(side.document, evidence.documents),
        f"{which}_page": side.document.page_label(page) or str(page),
        f"{which}_words": _quotation(side.statement.text, evidence.rules.shared.longest_quotation),
    }


def _quotation(text: str, longest: int) -> str:
    """The words as printed, cut after a whole word where they are too many."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + " …"


def _id(kind: str, *ids: str) -> str:
    said = "\n".join((kind, *sorted(ids)))
    return hashlib.sha256(said.encode()).hexdigest()[:_ID_LENGTH]
