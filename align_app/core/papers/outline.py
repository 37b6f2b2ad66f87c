"""Builds the alignment paper without a format: rows that stand, in the words and order of its word file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from string import ascii_uppercase

from align_app.core.errors import ResourceError
from align_app.core.model import Analysis, Decisions
from align_app.core.papers.material import Material
from align_app.core.papers.parts import NewPage, Outline, Part, Voice, all_spans
from align_app.core.papers.sections.annexes import method, register, subjects
from align_app.core.papers.sections.apart import apart
from align_app.core.papers.sections.only_here import only_here
from align_app.core.papers.sections.priorities import priorities
from align_app.core.papers.sections.regard import regard
from align_app.core.papers.sections.shared import shared
from align_app.core.papers.sections.summary import summary
from align_app.core.papers.sections.targets import targets
from align_app.core.papers.standing import lay_decisions
from align_app.core.papers.wording import Wording
from align_app.core.vocabulary import Vocabulary

Section = Callable[[Material, str], list[Part]]

SECTIONS: Mapping[str, Section] = {
    "summary": summary,
    "priorities": priorities,
    "shared": shared,
    "only_here": only_here,
    "apart": apart,
    "targets": targets,
    "regard": regard,
    "subjects": subjects,
    "register": register,
    "method": method,
}


def outline_paper(
    analysis: Analysis,
    decisions: Decisions,
    *,
    vocabulary: Vocabulary,
    title: str,
    as_of: dt.date | None = None,
) -> Outline:
    """The alignment paper of a project.

    It is marked as a draft while anything in it is only suggested. `as_of` is printed where given.

    Raises:
        ResourceError: the word file names a section that there is not.
    """
    plan = vocabulary.papers.alignment
    wording = Wording(plan.words, plan.limits.characters_of_a_quotation)
    standing = lay_decisions(
        analysis,
        decisions,
        draft_form=plan.words.draft_document,
        both_form=plan.words.partner_and_title,
    )
    parts = _parts(Material(standing, plan, wording, vocabulary))
    waiting = any(span.voice is Voice.SUGGESTED for span in all_spans(parts))
    return Outline(
        title=title or plan.untitled,
        subtitle=plan.subtitle,
        as_of=plan.as_of.format(date=wording.date(as_of)) if as_of else "",
        language=plan.language,
        mark=plan.draft if waiting or not standing.statements else "",
        parts=parts,
    )


def _parts(material: Material) -> tuple[Part, ...]:
    plan = material.plan
    parts: list[Part] = []
    number = 0
    for name in plan.sections:
        section = _section(name)(material, str(number + 1))
        number += bool(section)
        parts += section
    parts.append(NewPage())
    for letter, name in zip(ascii_uppercase, plan.annexes, strict=False):
        parts += _section(name)(material, f"{plan.annex_letter} {letter}")
    return tuple(parts)


def _section(name: str) -> Section:
    if name not in SECTIONS:
        raise ResourceError(
            f"The paper's word file names a section called {name}, which there is not.",
            f"Use only these names: {', '.join(SECTIONS)}.",
        )
    return SECTIONS[name]
