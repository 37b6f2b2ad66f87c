"""The words and order of the papers, and how long their lists may be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from align_app.core.model import ConflictState, Kind, Level, Severity
from align_app.core.vocabulary.forms import Form, read_yaml
from align_app.core.vocabulary.paper_look import PaperLook, read_paper_look


class Counted(Form):
    """A sentence with a form for one, for many, and sometimes for none; `{n}` is the number."""

    one: str
    many: str
    none: str = ""


class TableWords(Form):
    """What stands over a table and what is read aloud of it."""

    caption: str = ""
    description: str
    header: tuple[str, ...]


class Limits(Form):
    """Longest lists of the paper."""

    headlines_per_document: int = Field(ge=1)
    headlines_in_all: int = Field(ge=1)
    shared_subjects: int = Field(ge=1)
    only_here_per_document: int = Field(ge=1)
    only_here_in_all: int = Field(ge=1)
    documents_in_full: int = Field(ge=1)
    conflicts_in_full: int = Field(ge=1)
    further_questions: int = Field(ge=1)
    target_rows: int = Field(ge=1)
    further_targets: int = Field(ge=1)
    subjects: int = Field(ge=1)
    characters_of_a_quotation: int = Field(ge=80)
    characters_of_a_near_miss: int = Field(ge=80)


class Rank(Form):
    """Which statements come first where a list is cut."""

    kinds: tuple[Kind, ...]


class CommonWords(Form):
    """Words that every section uses."""

    partner: str
    numbers: tuple[str, ...]
    and_: str = Field(alias="and")
    quoted: str
    cut_short: str
    page: str
    pages: str
    from_to: str
    not_printed: str
    suggested: str
    confirmed: str
    draft_document: str
    partner_and_title: str
    shortened: dict[str, str]
    months: tuple[str, ...] = Field(min_length=12, max_length=12)
    levels: dict[Level, str]
    pages_read: Counted
    not_assessed: str


class ComparedTable(TableWords):
    """The table of what was compared."""

    pages: str


class SummaryWords(Form):
    """The first page."""

    heading: str
    compared: Counted
    partners: Counted
    table: ComparedTable
    listed: str
    found_heading: str
    statements: Counted
    headlines: Counted
    shared: Counted
    shared_by_all: Counted
    between_names: str
    only_here: Counted
    conflicts: Counted
    decided: Counted
    unread: Counted
    asked_heading: str
    asked: tuple[str, ...]
    checked_heading: str
    checked: Counted
    checked_all: str
    rejected: str
    legend: str


class PrioritiesWords(Form):
    """Headline priorities by partner."""

    heading: str
    intro: str
    table: TableWords
    found_elsewhere: str
    none: str
    none_at_all: str
    more: Counted


class SharedWords(Form):
    """What the partners share."""

    heading: str
    intro: str
    none: str
    says: str
    found: Counted
    table: TableWords
    not_found: Counted
    not_found_in_many: Counted
    more: Counted


class OnlyHereWords(Form):
    """What one partner says and was not found elsewhere."""

    heading: str
    intro: str
    unread: str
    none: str
    table: TableWords
    no_nearest: str
    more: Counted


class PairTable(Form):
    """The two halves of a pair that may pull apart."""

    description: str
    silent: str
    silent_one: str


class ApartWords(Form):
    """Where plans may pull apart."""

    heading: str
    intro: str
    none: str
    labels: dict[str, str]
    severities: dict[Severity, str]
    title: str
    title_alone: str
    kind: str
    table: PairTable
    differs: str
    question: str
    decision: str
    states: dict[ConflictState, str]
    owner: str
    due: str
    more: Counted


class TargetsWords(Form):
    """Targets side by side."""

    heading: str
    intro: str
    none: str
    none_shared: str
    table: TableWords
    relative: dict[str, str]
    units: dict[str, str]
    more: Counted


class RegardWords(Form):
    """Which document names which."""

    heading: str
    intro: str
    table: TableWords
    not_found: str
    law: str


class SubjectsWords(Form):
    """Subjects, and who speaks of them."""

    heading: str
    intro: str
    table: TableWords
    everyone: str
    all_but: str
    counted: Counted
    found_in: str
    none: str
    more: Counted
    alone: Counted


class FurtherWords(Form):
    """An annex that carries on a list of the paper."""

    heading: str
    table: TableWords
    more: Counted


class RegisterWords(Form):
    """The register of documents."""

    heading: str
    table: TableWords
    all_read: str
    statuses: dict[str, str]
    checksum_note: str


class MethodWords(Form):
    """How the paper was made."""

    heading: str
    paragraphs: tuple[str, ...]
    models_intro: str
    models: TableWords
    version: str


class PaperPlan(Form):
    """One paper: its sections in order, its words, and the lengths of its lists."""

    language: str
    draft: str
    subtitle: str
    as_of: str
    untitled: str
    sections: tuple[str, ...]
    annexes: tuple[str, ...]
    annex_letter: str
    limits: Limits
    rank: Rank
    words: CommonWords
    summary: SummaryWords
    priorities: PrioritiesWords
    shared: SharedWords
    only_here: OnlyHereWords
    apart: ApartWords
    targets: TargetsWords
    regard: RegardWords
    subjects: SubjectsWords
    further_questions: FurtherWords
    further_targets: FurtherWords
    register_: RegisterWords = Field(alias="register")
    method: MethodWords


@dataclass(frozen=True, slots=True)
class Papers:
    """Everything the papers are made from besides the findings."""

    alignment: PaperPlan
    look: PaperLook


def read_papers(resources: Path) -> Papers:
    """The papers' words and colours from the resources folder.

    Raises:
        ResourceError: a file is absent or does not fit.
    """
    return Papers(
        alignment=read_yaml(resources / "papers" / "alignment" / "outline.yaml", PaperPlan),
        look=read_paper_look(resources),
    )
