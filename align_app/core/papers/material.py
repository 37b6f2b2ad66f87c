"""What every section of a paper is given, and how a statement is quoted, ranked and marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from align_app.core.model import Level, Statement, Strength
from align_app.core.papers.parts import Cell, Paragraph, Span, Voice
from align_app.core.papers.standing import Partner, Standing
from align_app.core.papers.wording import Wording
from align_app.core.vocabulary import Vocabulary
from align_app.core.vocabulary.papers import Counted, PaperPlan

_FIRMEST_FIRST = tuple(reversed(Strength))


@dataclass(frozen=True, slots=True)
class Material:
    """What stands, and the words to say it in."""

    standing: Standing
    plan: PaperPlan
    wording: Wording
    vocabulary: Vocabulary
    alone: tuple[Statement, ...]
    """Statements that no other partner's document answers, even in part."""
    speakers: dict[str, tuple[str, ...]]
    """By theme id, the organisations with at least one statement on it, by name."""

    @property
    def many(self) -> bool:
        """True where there are too many documents for a heading or a row each."""
        return len(self.standing.partners) > self.plan.limits.documents_in_full

    def ranked(self, statements: Iterable[Statement]) -> list[Statement]:
        """Headlines first, then by kind, strength and confidence; else reading order."""
        return sorted(statements, key=self._weight)

    def subject(self, statement: Statement) -> str:
        """The name of the theme that fits a statement best; empty where none does."""
        themes = {theme.id: theme.name for theme in self.standing.themes}
        fitting = [each for each in statement.themes if each.theme in themes]
        best = max(fitting, key=lambda each: each.score, default=None)
        return themes[best.theme] if best else ""

    def quotation(self, statement: Statement) -> tuple[Paragraph, ...]:
        """What it hangs on, quietly, then its exact words; a headline stands alone."""
        words = Paragraph((Span(self.wording.quoted(statement.text), Voice.QUOTED),))
        if statement.headline or not statement.context:
            return (words,)
        return (Paragraph((Span(statement.context, Voice.QUIET),), close=True), words)

    def page_cell(self, statement: Statement) -> Cell:
        """Its page, and whether anyone has confirmed it."""
        return Cell((Paragraph((Span(str(statement.page)), *self.mark(statement))),))

    def mark(self, statement: Statement) -> tuple[Span, ...]:
        """The mark of a statement that nobody has confirmed; nothing where somebody has."""
        return () if statement.id in self.standing.confirmed else (self.suggested(),)

    def suggested(self) -> Span:
        """The mark of what nobody has confirmed."""
        return Span(f" {self.plan.words.suggested}", Voice.SUGGESTED)

    def silence(self, partner: Partner) -> str:
        """That nothing was found in the pages of this document that could be read."""
        return self.wording.counted(self.plan.words.pages_read, partner.pages_read)

    def room(self, each: int, in_all: int) -> int:
        """How many rows each document gets: the same for all, and at least one."""
        return max(1, min(each, in_all // max(1, len(self.standing.partners))))

    def more(self, form: Counted, left: int) -> list[Paragraph]:
        """A sentence that counts what was cut; nothing where nothing was."""
        if left <= 0:
            return []
        return [Paragraph((Span(self.wording.counted(form, left), Voice.QUIET),))]

    def unread(self) -> str:
        """Partners and their pages that could not be read; empty where all was read."""
        return self.wording.listed(
            [
                f"{partner.short}, {self.wording.pages(partner.document.unreadable_pages)}"
                for partner in self.standing.partners
                if partner.document.unreadable_pages
            ]
        )

    def _weight(self, statement: Statement) -> tuple[bool, int, int, float]:
        kinds: Sequence[str] = self.plan.rank.kinds
        place = kinds.index(statement.kind) if statement.kind in kinds else len(kinds)
        return (
            not statement.headline,
            place,
            _FIRMEST_FIRST.index(statement.strength),
            -statement.confidence,
        )


def gather_material(
    standing: Standing, *, plan: PaperPlan, wording: Wording, vocabulary: Vocabulary
) -> Material:
    """All that the sections are given; what several of them need is worked out once."""
    return Material(
        standing,
        plan,
        wording,
        vocabulary,
        alone=tuple(_not_found_elsewhere(standing)),
        speakers=_speakers(standing),
    )


def _not_found_elsewhere(standing: Standing) -> list[Statement]:
    others = {
        partner.id: [other.id for other in standing.others(partner)]
        for partner in standing.partners
    }
    alone = []
    for statement in standing.statements.values():
        cells = standing.answers.get(statement.id, {})
        levels = {
            cells[other].coverage.level for other in others[statement.document] if other in cells
        }
        assessed = levels - {Level.NOT_ASSESSED}
        if assessed and not any(level.answers for level in assessed):
            alone.append(statement)
    return alone


def _speakers(standing: Standing) -> dict[str, tuple[str, ...]]:
    spoken = {}
    bodies = standing.organisations
    for theme in standing.themes:
        said = {
            standing.partner(standing.statements[each].document).organisation
            for each in theme.statements
        }
        spoken[theme.id] = tuple(body for body in bodies if body in said)
    return spoken


def period(material: Material, partner: Partner) -> str:
    """First and last year of a document's period."""
    years = partner.document.identity.period
    words = material.plan.words
    if years is None:
        return words.not_printed
    return words.from_to.format(first=years[0], last=years[1])
