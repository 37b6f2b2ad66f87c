"""The same plan commits to the same things, whichever kind of file it came in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from align_app.core.finding import find_statements
from align_app.core.language import load_language
from align_app.core.reading import read_document
from align_app.core.settings import ReadingLimits
from align_app.core.vocabulary import load_vocabulary
from tests.unit.core.reading.made_files import WRITERS

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What is found in the plan in a format: kind, number, words and last heading."""

    @cache
    def find(ending: str):
        path: Path = tmp_path_factory.mktemp(ending) / f"lindrake-strategy.{ending}"
        WRITERS[ending](path)
        vocabulary = load_vocabulary()
        document = read_document(path, vocabulary=vocabulary, limits=ReadingLimits())
        findings = find_statements(document, language=load_language(), vocabulary=vocabulary)
        told = [(s.kind, s.number, s.text, s.heading_path[-1:]) for s in findings.statements]
        return told, document.identity

    return find


@pytest.mark.parametrize("ending", sorted(set(WRITERS) - {"pdf"}))
def test_that_a_format_gives_what_the_pdf_gives(found, ending) -> None:
    assert len(found("pdf")[0]) >= 9
    assert found(ending) == found("pdf")
