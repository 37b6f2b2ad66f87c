"""The numbers and words by which pages are read: resources/reading/layout.toml."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from align_app.core.vocabulary.forms import Form, read_toml


class WordRules(Form):
    """How words are taken off a page. Sizes are shares of the type size, gaps are points."""

    rise: float
    fall: float
    least_size: float
    torn: float
    bold_names: str
    plain_names: str
    italic_names: str
    bold_weights: tuple[int, int]
    force_bold_flag: int
    note_size: float
    note_size_apart: float
    note_gap: float
    note_rise: float
    note_pattern: str
    map_samples: int
    map_errors: float

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        names = ("bold_names", "plain_names", "italic_names", "note_pattern")
        return {name: re.compile(getattr(self, name), re.IGNORECASE) for name in names}

    def bold_font(self, name: str) -> bool:
        """True where the name of a font says that it is bold."""
        return bool(self._patterns["bold_names"].search(name))

    def plain_font(self, name: str) -> bool:
        """True where the name of a font says that it is not bold."""
        return bool(self._patterns["plain_names"].search(name))

    def italic_font(self, name: str) -> bool:
        """True where the name of a font says that it slopes."""
        return bool(self._patterns["italic_names"].search(name))

    def note_text(self, text: str) -> bool:
        """True for what a raised reference mark may say."""
        return bool(self._patterns["note_pattern"].fullmatch(text))


class DrawingRules(Form):
    """What counts as a panel, a rule or a dot; lengths in points, shares of the page."""

    form_depth: int
    rule_thickness: float
    edge_least: float
    stroke_slant: float
    path_segments: int
    rectangle_segments: int
    panel_share: float
    panel_width: float
    panel_height: float
    page_share: float
    icon_size: float
    shapes: int
    edges: int
    faintest: int
    dot_least: float
    dot_most: float
    dot_shape: tuple[float, float]
    dots: int


class LineRules(Form):
    """How words become lines; gaps are shares of the type size."""

    tilt: int
    rows_back: int
    row_least: float
    row_share: float
    gap: float
    gap_size: float
    marker_gap: float
    marker_sizes: tuple[float, float]
    column_gap: float
    column_rows: int
    column_crossings: float
    hyphen_gap: float


class RunningHeadRules(Form):
    """What repeats at the edges of pages; shares are of the page's height or of all pages."""

    margin: float
    rows: int
    height_step: float
    least_pages: int
    text_share: float
    look_share: float
    large: float
    letters: int


class NumeralRules(Form):
    """Large figures beside titles; sizes are shares of the type size."""

    least_size: float
    smaller: float
    most: int
    reach: float


class OrderRules(Form):
    """How columns and bands are told apart; lengths in points, shares of the type size."""

    gutter: float
    panel_gutter: float
    card_slack: float
    card_label: float
    aside_width: float
    depth: int
    strip_overlap: float
    section_size: float
    section_letters: int
    section_indent: float
    section_space: float
    follow_gap: float
    lead_step: float
    chunk_shift: float


class BlockRules(Form):
    """How lines become paragraphs."""

    usual_step: float
    least_steps: int
    wider_step: float
    step_share: float
    step_more: float
    step_size: float
    size_slack: float
    full_line: float
    short_line: float
    indent_least: float
    indent_most: float


class ListRules(Form):
    """Markers of list items and numbered paragraphs; gaps are shares of the type size or points."""

    bullets: str
    glued_bullets: str
    doubtful_bullets: str
    doubtful_gap: float
    number_pattern: str
    bare_number_pattern: str
    least_gap: float
    number_gap: float
    dot_gap: tuple[float, float]
    align: float
    hanging: float
    level_step: float

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return re.compile(self.number_pattern), re.compile(self.bare_number_pattern)

    def number(self, text: str) -> bool:
        """True for a number or letter written as a marker."""
        return bool(self._patterns[0].fullmatch(text))

    def bare_number(self, text: str) -> bool:
        """True for a number that is a marker only where white space sets it off."""
        return bool(self._patterns[1].fullmatch(text))


class TableRules(Form):
    """What makes a table; lengths in points."""

    tolerance: float
    least_upright: int
    least_edges: int
    most_edges: int
    most_merged_edges: int
    least_length: float
    least_cells: int
    least_filled: int
    filled_share: float
    words_in_cell: float
    cell_step: float
    lone_cells: int
    lone_edge: float
    column_slack: float
    open_width: float
    open_row: float
    open_rules: int
    open_rows: int
    open_gutter: float


class HeadingRules(Form):
    """The points by which a heading is known; sizes are shares of the size of running text."""

    points: float
    letters: int
    lines: int
    short_letters: int
    short_lines: int
    big: float
    larger: float
    smaller: float
    big_points: float
    larger_points: float
    smaller_points: float
    bold_points: float
    colour_step: int
    colour_points: float
    space_points: float
    short_points: float
    colon_points: float
    common_share: float
    common_points: float
    level_step: float
    most_levels: int
    usual_uses: int
    merge_step: float
    merge_lines: int
    number_pattern: str
    words_pattern: str
    never_patterns: tuple[str, ...]

    @cached_property
    def _number(self) -> re.Pattern[str]:
        return re.compile(self.number_pattern)

    def number(self, text: str) -> bool:
        """True for a word that numbers the heading it opens."""
        return bool(self._number.fullmatch(text))

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        never = "|".join(f"(?:{pattern})" for pattern in self.never_patterns)
        return re.compile(self.words_pattern), re.compile(never, re.IGNORECASE)

    def has_words(self, text: str) -> bool:
        """True where a text holds more than figures."""
        return bool(self._patterns[0].search(text))

    def never(self, text: str) -> bool:
        """True for what looks like a heading and is not one: an address, a caption, a figure."""
        return bool(self._patterns[1].match(text))


class ContentsRules(Form):
    """How a page of contents is known."""

    pages: int
    title_pattern: str
    entry_pattern: str
    titled_entries: int
    entries: int
    share: float

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return re.compile(self.title_pattern, re.IGNORECASE), re.compile(self.entry_pattern)

    def title(self, text: str) -> bool:
        """True for what stands over a table of contents."""
        return bool(self._patterns[0].fullmatch(text.strip()))

    def entry(self, text: str) -> bool:
        """True for a line that ends with the number of a page."""
        return bool(self._patterns[1].search(text))


class AsideRules(Form):
    """How captions, footnotes and loose words are known; sizes and heights are shares."""

    caption_pattern: str
    caption_letters: int
    note_size: float
    note_top: float
    note_pattern: str
    loose_words: int
    loose_least: int
    loose_share: float
    drawn_least: int

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return re.compile(self.caption_pattern, re.IGNORECASE), re.compile(self.note_pattern)

    def caption(self, text: str) -> bool:
        """True for words that name a figure or a table, or its source."""
        return bool(self._patterns[0].match(text))

    def note(self, text: str) -> bool:
        """True for words that open with a reference mark."""
        return bool(self._patterns[1].match(text))


class JoiningRules(Form):
    """How parted sentences and words are made whole."""

    end_pattern: str
    open_starts: str
    hyphens: str
    look_back: int
    column_widths: float
    hyphen_prefixes: frozenset[str]

    @cached_property
    def _end(self) -> re.Pattern[str]:
        return re.compile(self.end_pattern)

    def ends_open(self, text: str) -> bool:
        """True where a line ends in the middle of a sentence."""
        return not self._end.search(text)


class MendingRules(Form):
    """When wrongly named letters are put right."""

    least_words: int
    share: float


class PageRules(Form):
    """When a page counts as a picture."""

    least_letters: int
    least_picture: float
    whole_picture: float
    drawn_objects: int
    title_size: float


class ReadingRules(BaseModel):
    """All rules of reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: WordRules
    drawing: DrawingRules
    lines: LineRules
    running_heads: RunningHeadRules
    numerals: NumeralRules
    order: OrderRules
    blocks: BlockRules
    lists: ListRules
    tables: TableRules
    headings: HeadingRules
    contents: ContentsRules
    asides: AsideRules
    joining: JoiningRules
    mending: MendingRules
    pages: PageRules


def load_reading_rules(folder: Path) -> ReadingRules:
    """The rules of reading from the resources folder.

    Raises:
        ResourceError: the file is absent or does not fit.
    """
    return read_toml(folder / "reading" / "layout.toml", ReadingRules)
