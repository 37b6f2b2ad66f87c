from __future__ import annotations

import re

from align_app.core.vocabulary import load_vocabulary


def test_that_every_theme_belongs_to_a_group_and_a_known_frame() -> None:
    themes = load_vocabulary().themes
    groups = {group.id for group in themes.groups}
    assert {theme.group for theme in themes.themes} == groups
    for theme in themes.themes:
        assert set(theme.purposes) <= set(themes.frames.purposes)
        assert set(theme.core20plus5) <= set(themes.frames.core20plus5)
        assert set(theme.marmot) <= set(themes.frames.marmot)
        assert not set(theme.cues) & set(theme.words), theme.id


def test_that_ids_are_unique_and_indicators_name_a_theme() -> None:
    vocabulary = load_vocabulary()
    themes = [theme.id for theme in vocabulary.themes.themes]
    indicators = [indicator.id for indicator in vocabulary.indicators.indicators]
    assert len(set(themes)) == len(themes)
    assert len(set(indicators)) == len(indicators)
    assert {indicator.theme for indicator in vocabulary.indicators.indicators} <= set(themes)


def test_that_every_pattern_of_the_finding_rules_compiles() -> None:
    rules = load_vocabulary().finding_rules
    patterns = [p for section in rules.sections for p in section.headings]
    patterns += [p for rule in rules.sentences.left_out for p in rule.patterns]
    patterns += [p for rule in rules.sentences.promises for p in rule.patterns]
    patterns += [p for rule in rules.tables.columns for p in rule.headings]
    patterns += [*rules.numbers.not_quantities, *rules.numbers.zero, *rules.numbers.onward]
    for pattern in patterns:
        re.compile(pattern.replace("{own}", "we"))


def test_that_columns_that_leave_a_table_out_are_known_roles() -> None:
    tables = load_vocabulary().finding_rules.tables
    assert {rule.role for rule in tables.left_out} <= {column.role for column in tables.columns}
