"""Builds the alignment paper without a format: rows that stand, in the words of its word file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from string import ascii_uppercase

from align_app.core.errors import ResourceError
from align_app.core.model import Analysis, Decisions
from align_app.core.papers.material import Material, gather_material
from align_app.core.papers.parts import NewPage, Outline, Part, Voice, all_spans
from align_app.core.papers.sections.annexes import method, register, subjects
from align_app.core.papers.sections.apart import apart, further_questions
from align_app.core.papers.sections.only_here import only_here
from align_app.core.papers.sections.priorities import priorities
from align_app.core.papers.sections.regard import regard
from align_app.core.papers.sections.shared import shared
from align_app.core.papers.sections.summary import summary
from align_app.core.papers.sections.targets import further_targets, targets
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
    "further_questions": further_questions,
    "further_targets": further_targets,
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
    limits = plan.limits
    wording = Wording(
        plan.words, limits.characters_of_a_quotation, limits.characters_of_a_near_miss
    )
    standing = lay_decisions(analysis, decisions, wording=wording)
    parts = _parts(gather_material(standing, plan=plan, wording=wording, vocabulary=vocabulary))
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
    numbers = (str(number) for number in count(1))
    letters = (f"{plan.annex_letter} {letter}" for letter in ascii_uppercase)
    return (
        *_sections(material, plan.sections, numbers),
        NewPage(),
        *_sections(material, plan.annexes, letters),
    )


def _sections(material: Material, names: tuple[str, ...], numbers: Iterator[str]) -> Iterator[Part]:
    """The parts of these sections; a section with nothing to say takes no number."""
    number = next(numbers)
    for name in names:
        if section := _section(name)(material, number):
            yield from section
            number = next(numbers)


def _section(name: str) -> Section:
    if name not in SECTIONS:
        raise ResourceError(
            f"The paper's word file names a section called {name}, which there is not.",
            f"Use only these names: {', '.join(SECTIONS)}.",
        )
    return SECTIONS[name]
