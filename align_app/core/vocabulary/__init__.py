"""The words, rules and numbers in resources/, loaded once, checked, and handed out typed.

One cached property a family of data: a family is read when it is first asked for.
"""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from align_app.core import locations
from align_app.core.vocabulary.classify_rules import ClassifyRules, read_classify_rules
from align_app.core.vocabulary.comparing_rules import ComparingRules, read_comparing_rules
from align_app.core.vocabulary.conflict_rules import ConflictRules, read_conflict_rules
from align_app.core.vocabulary.debug_page_rules import DebugPageRules, read_debug_page_rules
from align_app.core.vocabulary.document_types import DocumentTypes, read_document_types
from align_app.core.vocabulary.edition_rules import EditionRules, read_edition_rules
from align_app.core.vocabulary.finding_rules import FindingRules, load_finding_rules
from align_app.core.vocabulary.flowed_rules import FlowedRules, read_flowed_rules
from align_app.core.vocabulary.forms import read_yaml
from align_app.core.vocabulary.identity_rules import IdentityRules, read_identity_rules
from align_app.core.vocabulary.indicators import Indicators
from align_app.core.vocabulary.page_roles import PageRoleRules, read_page_roles
from align_app.core.vocabulary.papers import Papers, read_papers
from align_app.core.vocabulary.phrases import Phrases
from align_app.core.vocabulary.reading_rules import ReadingRules, load_reading_rules
from align_app.core.vocabulary.sight_rules import SightRules, read_sight_rules
from align_app.core.vocabulary.themes import Themes


class Vocabulary:
    """All shipped data, read from `folder` (the resources folder)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def document_types(self) -> DocumentTypes:
        """The kinds of plan, who writes each, and what the law asks of it."""
        return read_document_types(self.folder)

    @cached_property
    def identity_rules(self) -> IdentityRules:
        """The words and numbers by which a document's identity is guessed."""
        return read_identity_rules(self.folder)

    @cached_property
    def page_roles(self) -> PageRoleRules:
        """The words and numbers by which the role of a page is told."""
        return read_page_roles(self.folder)

    @cached_property
    def comparing(self) -> ComparingRules:
        """The words and numbers of comparing."""
        return read_comparing_rules(self.folder)

    @cached_property
    def edition_rules(self) -> EditionRules:
        """The words and numbers by which forms of one document are told."""
        return read_edition_rules(self.folder)

    @cached_property
    def conflicts(self) -> ConflictRules:
        """The kinds of conflict and tension."""
        return read_conflict_rules(self.folder)

    @cached_property
    def reading_rules(self) -> ReadingRules:
        """The numbers and words by which pages are read."""
        return load_reading_rules(self.folder)

    @cached_property
    def sight_rules(self) -> SightRules:
        """The numbers by which the picture of a page is read."""
        return read_sight_rules(self.folder)

    @cached_property
    def debug_page_rules(self) -> DebugPageRules:
        """The colours in which pages are drawn with what was read on them."""
        return read_debug_page_rules(self.folder)

    @cached_property
    def flowed_rules(self) -> FlowedRules:
        """The words and numbers by which files without pages are read and set on pages."""
        return read_flowed_rules(self.folder)

    @cached_property
    def finding_rules(self) -> FindingRules:
        """The words and rules by which statements are found."""
        return load_finding_rules(self.folder)

    @cached_property
    def classify_rules(self) -> ClassifyRules:
        """The numbers by which any text is sorted into any taxonomy."""
        return read_classify_rules(self.folder)

    @cached_property
    def themes(self) -> Themes:
        """The themes of health and care strategies."""
        return read_yaml(self.folder / "vocabulary" / "themes.yaml", Themes)

    @cached_property
    def indicators(self) -> Indicators:
        """The indicators that strategies quote."""
        return read_yaml(self.folder / "vocabulary" / "indicators.yaml", Indicators)

    @cached_property
    def phrases(self) -> Phrases:
        """Words for people, places and bodies."""
        return read_yaml(self.folder / "vocabulary" / "phrases.yaml", Phrases)

    @cached_property
    def papers(self) -> Papers:
        """The words and colours of the papers."""
        return read_papers(self.folder)


@cache
def load_vocabulary() -> Vocabulary:
    """The shipped vocabulary."""
    return Vocabulary(locations.resources())
