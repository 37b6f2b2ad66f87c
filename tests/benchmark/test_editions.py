"""Forms of one document are told among real plans, and none where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from align_app.core.comparing.editions import tell_editions
from align_app.core.reading import read_document
from align_app.core.settings import ReadingLimits
from align_app.core.vocabulary import load_vocabulary
from tests.benchmark.quality import shared_folder

pytestmark = pytest.mark.benchmark

EXPECTED = {
    "west-sussex": {
        ("JHWB-strategy-cost-of-living-addendum", "amends", "Final-JHWS-2019-2024"),
        ("dementia-strategy-2020-2023-v14", "same_text", "dementia-strategy-2020-2023-plain-text"),
    },
    "wenmoor": {
        (
            "08-vale-strategy-delivery-plan-appendix-scanned",
            "appendix_of",
            "04-vale-health-wellbeing-strategy-2022-2027",
        )
    },
}


@pytest.mark.parametrize("name", EXPECTED)
def test_that_exactly_the_forms_that_are_there_are_told(name: str) -> None:
    shared = shared_folder()
    if shared is None:
        pytest.skip("the marked test sets are not here")
    vocabulary = load_vocabulary()
    documents = [
        read_document(path, vocabulary=vocabulary, limits=ReadingLimits())
        for path in sorted((shared / "gold" / name / "documents").glob("*.pdf"))
    ]
    stems = {each.id: Path(each.file).stem for each in documents}
    told = tell_editions(documents, rules=vocabulary.edition_rules)
    assert {(stems[x.document], x.kind.value, stems[x.other]) for x in told} == EXPECTED[name]
