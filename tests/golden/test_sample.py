"""The sample project says what its truth file says it says, and is known for what it is."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
import yaml

from align_app.core import locations
from align_app.core.model import Document
from align_app.core.reading import read_document
from align_app.core.settings import ReadingLimits
from align_app.core.vocabulary import load_vocabulary

SAMPLE = locations.resources() / "sample"
TRUTH: dict[str, Any] = yaml.safe_load((SAMPLE / "expected.yaml").read_text("utf-8"))
DOCUMENTS: dict[str, dict[str, Any]] = TRUTH["documents"]


@cache
def read(key: str) -> Document:
    path = SAMPLE / DOCUMENTS[key]["file"]
    return read_document(path, vocabulary=load_vocabulary(), limits=ReadingLimits())


@cache
def printed(key: str) -> tuple[str, ...]:
    """The letters of each page, without spaces."""
    with pdfium.PdfDocument(SAMPLE / DOCUMENTS[key]["file"]) as pdf:
        return tuple(squeezed(page.get_textpage().get_text_bounded()) for page in pdf)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\x02\ufffe]+", "", text)


def passages(part: object) -> Iterator[dict[str, Any]]:
    """Every record of the truth file that quotes a page."""
    if isinstance(part, dict):
        if {"document", "page", "text"} <= part.keys():
            yield part
        for value in part.values():
            yield from passages(value)
    elif isinstance(part, list):
        for value in part:
            yield from passages(value)


def test_that_every_quoted_passage_stands_on_its_page() -> None:
    lost = [
        passage
        for passage in passages(TRUTH)
        if squeezed(passage["text"]) not in printed(passage["document"])[passage["page"] - 1]
    ]
    assert not lost


def test_that_a_headline_is_repeated_where_the_truth_says_so() -> None:
    for headline in TRUTH["headlines"]:
        for page in headline.get("also_on", ()):
            assert squeezed(headline["text"]) in printed(headline["document"])[page - 1]


@pytest.mark.parametrize("key", DOCUMENTS)
def test_that_a_document_is_known_for_what_it_is(key: str) -> None:
    truth, identity = DOCUMENTS[key], read(key).identity
    names = ("organisation", "type", "area", "tier", "status")
    assert {name: getattr(identity, name) for name in names} == {
        name: truth[name] for name in names
    }
    assert identity.period == tuple(truth["period"])
    assert identity.title.casefold() == truth["title"].casefold()


@pytest.mark.parametrize("key", DOCUMENTS)
def test_that_its_pages_are_known_for_what_they_are_for(key: str) -> None:
    document = read(key)
    assert len(document.pages) == DOCUMENTS[key]["pages"]
    others = {page.number: page.role.value for page in document.pages if page.role != "body"}
    assert others == DOCUMENTS[key]["roles"]


def test_that_the_printed_page_numbers_are_read() -> None:
    assert read("lindrake").page_label(5) == "4"
    assert read("ics").page_label(5) == "5"


def test_that_all_six_partners_carry_the_shared_theme() -> None:
    carried = {passage["document"] for passage in TRUTH["shared_theme"]["passages"]}
    assert carried == set(DOCUMENTS)


def test_that_the_gap_is_a_subject_no_other_document_names() -> None:
    naming = {key for key in DOCUMENTS if any("gambling" in page for page in printed(key))}
    assert naming == {"lindrake"}


def test_that_the_sources_give_these_documents_each_time(tmp_path: Path) -> None:
    build = runpy.run_path(str(SAMPLE / "build_sample.py"))["build"]
    first, second = build(tmp_path / "a"), build(tmp_path / "b")
    assert {path.name for path in first} == {each["file"] for each in DOCUMENTS.values()}
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes()
        with pdfium.PdfDocument(one) as made, pdfium.PdfDocument(SAMPLE / one.name) as shipped:
            words = [
                [page.get_textpage().get_text_bounded() for page in pdf] for pdf in (made, shipped)
            ]
        assert words[0] == words[1]
