"""Which documents are told to be forms of one another, and which are only alike."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest

from align_app.core.comparing.editions import tell_editions
from align_app.core.model import Block, BlockRole, Box, Document, EditionKind, Identity, Line, Page
from align_app.core.vocabulary import load_vocabulary

BOX = Box(50, 50, 500, 64)
RULES = load_vocabulary().edition_rules
BOARD = Identity(
    title="Well in Marlow: Marlow Joint Health and Wellbeing Strategy 2020 to 2025",
    organisation="Marlow Health and Wellbeing Board",
    type="jlhws",
    area="Marlow",
    period=(2020, 2025),
    status="final",
)


def words_of(seed: int, count: int = 400) -> list[str]:
    dice = random.Random(seed)
    return ["".join(dice.choices("bcdfglmnprst", k=5)) for _ in range(count)]


def document(name: str, identity: Identity, words: list[str], *, cover: str = "") -> Document:
    texts = [cover] if cover else []
    texts += [" ".join(words[at : at + 40]) for at in range(0, len(words), 40)]
    blocks = tuple(Block(BlockRole.PARAGRAPH, text, (Line(1, BOX, ()),)) for text in texts)
    return Document(f"id of {name}", f"{name}.pdf", identity, (Page(1, 595, 842, blocks),))


def told(*documents: Document) -> list[tuple[str, str, str]]:
    names = {each.id: each.file[:-4] for each in documents}
    forms = tell_editions(documents, rules=RULES)
    for each in forms:
        assert 0 < each.score < 1
        assert each.why.endswith(".")
    return [(names[each.document], each.kind.value, names[each.other]) for each in forms]


def test_that_one_text_in_two_files_is_told_once() -> None:
    words = words_of(1)
    nearly = [*words[:190], "changed", *words[191:]]
    plain = replace(BOARD, title="Strategy", organisation="")
    assert told(document("a", BOARD, words), document("b", plain, nearly)) == [
        ("b", "same_text", "a")
    ]


@pytest.mark.parametrize(
    ("draft", "cover"),
    [
        (replace(BOARD, status="draft"), ""),
        (BOARD, "Version 0.6"),
        (replace(BOARD, status="draft", period=None), ""),
    ],
)
@pytest.mark.parametrize("shared", [400, 200])
def test_that_a_draft_is_told_from_its_final_form(draft, cover, shared) -> None:
    words = words_of(1)
    early = document("z draft", draft, words[:shared] + words_of(2, 400 - shared), cover=cover)
    assert told(early, document("final", BOARD, words)) == [("z draft", "draft_of", "final")]


def test_that_a_later_edition_is_told_against_the_one_right_before_it() -> None:
    plans = [
        document(f"plan {year}", replace(BOARD, period=(year, year + 5)), words_of(year))
        for year in (2010, 2015, 2020)
    ]
    assert told(*plans) == [
        ("plan 2015", "newer_edition", "plan 2010"),
        ("plan 2020", "newer_edition", "plan 2015"),
    ]


def test_that_a_body_is_known_with_and_without_its_article() -> None:
    other = replace(BOARD, organisation="The Marlow Health & Wellbeing Board", period=(2026, 2031))
    forms = told(document("a", BOARD, words_of(1)), document("b", other, words_of(2)))
    assert forms == [("b", "newer_edition", "a")]


def test_that_the_draft_of_the_next_edition_is_an_edition_and_no_draft_of_the_old() -> None:
    new = replace(BOARD, period=(2026, 2031), status="draft")
    assert told(document("new", new, words_of(2)), document("old", BOARD, words_of(1))) == [
        ("new", "newer_edition", "old")
    ]


def test_that_the_number_of_a_version_tells_which_came_later() -> None:
    words = words_of(1)
    one, two = document("plan v1.9", BOARD, words), document("plan v1.10", BOARD, words)
    assert told(one, two) == [("plan v1.10", "newer_edition", "plan v1.9")]


def test_that_an_addendum_amends_the_document_that_its_title_names() -> None:
    title = "Marlow Joint Health and Wellbeing Strategy 2020 to 2025: warm homes addendum"
    added = replace(BOARD, title=title)
    other = replace(BOARD, title="Marlow Joint Dementia Strategy", type="topic_strategy")
    forms = told(
        document("added", added, words_of(1, 80)),
        document("dementia", other, words_of(2)),
        document("strategy", BOARD, words_of(3)),
    )
    assert forms == [("added", "amends", "strategy")]


def test_that_an_appendix_belongs_to_the_document_with_which_it_shares_words() -> None:
    words = words_of(1)
    inside = Identity(title="Appendix 2: first actions", type="jlhws", period=(2021, 2022))
    elsewhere = replace(BOARD, organisation="Henley Health and Wellbeing Board", area="Henley")
    forms = told(
        document("appendix", inside, words[:40] + words_of(9, 120)),
        document("henley", elsewhere, words_of(2)),
        document("marlow", BOARD, words),
    )
    assert forms == [("appendix", "appendix_of", "marlow")]


def test_that_an_appendix_without_words_of_any_document_is_told_of_none() -> None:
    inside = Identity(title="Appendix 2: first actions", type="jlhws", period=(2021, 2022))
    assert told(document("a", inside, words_of(1)), document("b", BOARD, words_of(2))) == []


@pytest.mark.parametrize(
    "other",
    [
        replace(BOARD, organisation="Henley Health and Wellbeing Board", period=(2021, 2026)),
        replace(BOARD, type="topic_strategy", title="Marlow carers strategy", period=(2021, 2026)),
        replace(BOARD, title="Marlow strategy: delivery plan", period=(2021, 2022)),
        replace(BOARD, organisation="", period=(2021, 2026)),
    ],
    ids=["another body", "another subject", "a companion", "nobody known"],
)
def test_that_documents_that_are_only_alike_are_told_of_nothing(other) -> None:
    assert told(document("a", BOARD, words_of(1)), document("b", other, words_of(2))) == []


def test_that_two_subjects_of_one_body_are_no_editions() -> None:
    topic = replace(BOARD, type="topic_strategy")
    carers = replace(topic, title="Marlow carers strategy", period=(2019, 2022))
    dementia = replace(topic, title="Marlow dementia strategy", period=(2023, 2026))
    assert told(document("a", carers, words_of(1)), document("b", dementia, words_of(2))) == []


def test_that_the_order_of_the_documents_changes_nothing() -> None:
    words = words_of(1)
    three = [
        document("draft", replace(BOARD, status="draft"), words),
        document("final", BOARD, words),
        document("old", replace(BOARD, period=(2014, 2019)), words_of(4)),
    ]
    answers = {tell_editions(order, rules=RULES) for order in itertools.permutations(three)}
    assert len(answers) == 1
    kinds = [each.kind for each in answers.pop()]
    assert kinds.count(EditionKind.DRAFT_OF) == 1


def test_that_a_document_that_was_not_read_is_told_of_nothing() -> None:
    unread = Document("x", "x.pdf", BOARD, ())
    assert told(unread, document("a", BOARD, words_of(1))) == []
