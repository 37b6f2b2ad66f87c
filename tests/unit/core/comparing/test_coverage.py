"""Which documents answer a statement."""

from __future__ import annotations

from align_app.core.model import Level
from tests.unit.core.comparing.made_plans import MadeLanguage, compared, page, plan, say

NORTH, SOUTH, WEST = plan("North"), plan("South"), plan("West")


def test_that_every_statement_meets_every_other_document_once() -> None:
    statements = [say(each, f"Open a damp clinic in {each.file}") for each in (NORTH, SOUTH)]
    coverage = compared([NORTH, SOUTH, WEST], *statements, topics=["damp"]).coverage
    cells = [(each.statement, each.document) for each in coverage]
    assert cells == [
        (statements[0].id, SOUTH.id),
        (statements[0].id, WEST.id),
        (statements[1].id, NORTH.id),
        (statements[1].id, WEST.id),
    ]


def test_that_an_unread_document_is_not_assessed_and_a_silent_one_not_found() -> None:
    blank = plan("Blank", pages=())
    statement = say(NORTH, "Open a damp clinic")
    levels = {
        each.document: each.level for each in compared([NORTH, blank, WEST], statement).coverage
    }
    assert levels == {blank.id: Level.NOT_ASSESSED, WEST.id: Level.NOT_FOUND}


def test_that_where_nothing_answers_the_nearest_miss_is_told() -> None:
    statement = say(NORTH, "Mend the roofs of libraries")
    far = say(SOUTH, "Plant hedges by the river")
    cell = compared([NORTH, SOUTH], statement, far).coverage[0]
    assert (cell.level, cell.evidence, cell.near_miss) == (Level.NOT_FOUND, (), far.id)


def test_that_evidence_is_the_best_first_and_coverage_agrees_with_links() -> None:
    statement = say(NORTH, "Warm damp houses", themes=["housing"])
    near = say(SOUTH, "Warm damp houses soon", themes=["housing"])
    less = say(SOUTH, "Grants against damp", themes=["poverty"])
    comparison = compared([NORTH, SOUTH], statement, less, near, topics=["damp"])
    cell = comparison.coverage[0]
    assert cell.evidence[0] == near.id
    links = {frozenset((each.left, each.right)): each.level for each in comparison.links}
    assert links[frozenset((statement.id, near.id))] is cell.level


def test_that_nothing_at_all_compares_to_nothing() -> None:
    comparison = compared([NORTH, SOUTH])
    assert (comparison.links, comparison.coverage, comparison.clusters) == ((), (), ())


def test_that_each_text_is_encoded_once() -> None:
    language = MadeLanguage("damp")
    statements = [say(each, "Warm damp houses") for each in (NORTH, SOUTH)]
    from align_app.core.comparing import compare
    from align_app.core.vocabulary import load_vocabulary
    from tests.unit.core.comparing.made_plans import found

    compare([NORTH, SOUTH], found(*statements), language=language, vocabulary=load_vocabulary())
    assert len(language.encoded) == 2 * len(statements)


def test_that_the_same_input_gives_the_same_comparison() -> None:
    statements = [
        say(document, f"{word} damp houses {number}", themes=["housing"])
        for number, word in enumerate(("Warm", "Dry", "Mend", "Paint"))
        for document in (NORTH, SOUTH, WEST)
    ]
    documents = [NORTH, SOUTH, WEST]
    first = compared(documents, *statements, topics=["damp", "dry"])
    assert first == compared(documents, *statements, topics=["damp", "dry"])
    assert first.links
    assert page("x") == page("x")
