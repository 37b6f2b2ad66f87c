"""The data of the rules holds nothing that no rule reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from align_app.core import conflicts
from align_app.core.vocabulary import load_vocabulary

KINDS = load_vocabulary().conflicts.kinds
CODE = "".join(
    path.read_text("utf-8") for path in sorted(Path(conflicts.__file__).parent.glob("*.py"))
)


@pytest.mark.parametrize("kind", KINDS)
def test_that_every_list_of_words_and_every_number_is_read(kind: str) -> None:
    given = {*KINDS[kind].words, *KINDS[kind].numbers}
    assert {each for each in given if f'"{each}"' not in CODE} == set()
