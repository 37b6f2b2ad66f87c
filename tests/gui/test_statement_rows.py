from __future__ import annotations

from dataclasses import replace

import pytest

from align_app.core.model import Decisions, Kind, StatementDecision, Verdict
from align_app.gui.spoken import KIND_NAMES
from align_app.gui.tables.statement_index import StatementIndex
from align_app.gui.tables.statement_rows import (
    Arrangement,
    Grouping,
    GroupNames,
    GroupRow,
    Order,
    StatementFilter,
    StatementRow,
    arrange_rows,
    decide_rows,
    make_rows,
)
from tests.gui.small_project import COUNCIL, ICB, small_analysis

UNDECIDED = Decisions()
USUAL = Arrangement()


@pytest.fixture
def index():
    return StatementIndex(small_analysis())


def arranged(index, arrangement=USUAL, decisions=UNDECIDED):
    rows = make_rows(index.documents, index.statements, decisions)
    titles = {key: partner.title for key, partner in index.partners.items()}
    names = GroupNames(titles, index.headings, index.theme_names, KIND_NAMES)
    return arrange_rows(rows, arrangement, names)


def ids(rows):
    return [row.statement.id for row in rows if isinstance(row, StatementRow)]


def heads(rows):
    return [(row.title, row.level, row.counts) for row in rows if isinstance(row, GroupRow)]


def accepted(*statements):
    return Decisions({s: StatementDecision(s, Verdict.ACCEPTED) for s in statements})


def test_that_documents_stand_by_partner_with_their_counts_in_words(index):
    rows = arranged(index, decisions=accepted("s1"))
    tops = [head for head in heads(rows) if head[1] == 0]
    assert tops == [
        ("A fairer Fells", 0, "1 of 2 checked"),
        ("Joint Forward Plan 2024 to 2029", 0, "0 of 3 checked"),
        ("Riverton well and warm", 0, "0 of 3 checked"),
    ]


def test_that_statements_stand_in_reading_order_under_their_headings(index):
    assert ids(arranged(index)) == ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"]


def test_that_a_heading_over_everything_gives_way_to_the_headings_below_it():
    small = small_analysis()
    found = small.findings[COUNCIL]
    first, second = found.statements
    second = replace(second, heading_path=("Priority 1", "Weight"))
    findings = {**small.findings, COUNCIL: replace(found, statements=(first, second))}
    rows = arranged(StatementIndex(replace(small, findings=findings)))
    assert [title for title, level, _ in heads(rows) if level == 1][:2] == ["Homes", "Weight"]


def test_that_every_word_of_the_filter_must_stand_in_the_statement_or_its_headings(index):
    wanted = StatementFilter(words="OBESITY school")
    assert ids(arranged(index, Arrangement(wanted=wanted))) == ["s8"]


def test_that_groups_without_a_match_have_no_head(index):
    rows = arranged(index, Arrangement(wanted=StatementFilter(words="Oakfield closed")))
    assert rows == ()


def test_that_only_unchecked_statements_are_left_to_check(index):
    wanted = StatementFilter(to_check=True)
    rows = arranged(index, Arrangement(wanted=wanted), accepted("s1", "s2", "s6"))
    assert ids(rows) == ["s3", "s4", "s5", "s7", "s8"]


def test_that_the_kind_a_person_gave_decides_the_group(index):
    decisions = Decisions({"s7": StatementDecision("s7", kind=Kind.TARGET)})
    rows = arranged(index, Arrangement(Grouping.KIND), decisions)
    below = rows[rows.index(next(r for r in rows if getattr(r, "title", "") == "Target")) + 1 :]
    assert ids(below) == ["s2", "s7"]


def test_that_kinds_stand_in_the_order_of_the_kinds(index):
    titles = [title for title, _, _ in heads(arranged(index, Arrangement(Grouping.KIND)))]
    assert titles == ["Vision", "Priority", "Objective", "Commitment", "Target"]


def test_that_least_certain_first_has_no_headings_in_between(index):
    small = small_analysis()
    found = small.findings[ICB]
    doubtful = tuple(
        replace(statement, confidence=confidence)
        for statement, confidence in zip(found.statements, (0.9, 0.2, 0.5), strict=True)
    )
    findings = {**small.findings, ICB: replace(found, statements=doubtful)}
    arrangement = Arrangement(order=Order.LEAST_CERTAIN)
    rows = arranged(StatementIndex(replace(small, findings=findings)), arrangement)
    assert ids(rows)[2:5] == ["s4", "s5", "s3"]
    assert {level for _, level, _ in heads(rows)} == {0}


def test_that_a_folded_group_keeps_its_head_and_its_counts(index):
    rows = arranged(index, Arrangement(folded=frozenset({ICB})))
    assert ids(rows) == ["s1", "s2", "s6", "s7", "s8"]
    assert ("Joint Forward Plan 2024 to 2029", 0, "0 of 3 checked") in heads(rows)


def test_that_a_decision_changes_its_own_row_and_no_other(index):
    rows = make_rows(index.documents, index.statements, Decisions())
    after = decide_rows(rows, accepted("s4"), changed={"s4"})
    changed = [old.statement.id for old, new in zip(rows, after, strict=True) if old is not new]
    assert changed == ["s4"]


def test_that_the_printed_page_number_is_shown_where_there_is_one(index):
    small = small_analysis()
    document = small.documents[0]
    pages = (replace(document.pages[0], label="iv"), replace(document.pages[1], label=None))
    documents = (replace(document, pages=pages),)
    rows = make_rows(documents, index.statements_of(COUNCIL), Decisions())
    assert [row.page for row in rows] == ["iv", "2"]
