"""The paper's own words and colours are fit for a public paper, whoever edits them."""

import itertools
import re
from pathlib import Path

import pytest

from align_app.core import locations
from align_app.core.errors import ResourceError
from align_app.core.model import Level
from align_app.core.papers.outline import SECTIONS
from align_app.core.papers.parts import Voice
from align_app.core.vocabulary import load_vocabulary
from align_app.core.vocabulary.papers import read_papers

FOLDER = locations.resources() / "papers"
FORBIDDEN = r"\b(missing|gaps?|breach\w*|compl(y|ies|iance)|scor(e|es|ing)|AI|fail\w*|percent)\b|%"


def words_of_the_paper() -> str:
    """The word file without its comments and the two units that are named so."""
    text = (FOLDER / "alignment" / "outline.yaml").read_text("utf-8")
    return re.sub(r'^\s*(#.*|("%"|score): .*)$', "", text, flags=re.MULTILINE)


def test_that_no_word_of_blame_and_no_percentage_is_in_the_paper():
    assert not re.search(FORBIDDEN, words_of_the_paper(), flags=re.IGNORECASE)


def test_that_every_section_that_can_be_told_is_told_by_default():
    plan = load_vocabulary().papers.alignment
    assert {*plan.sections, *plan.annexes} == set(SECTIONS)


def test_that_every_level_and_voice_has_its_words_and_look():
    papers = load_vocabulary().papers
    assert set(papers.alignment.words.levels) == set(Level)
    assert set(papers.look.sheet.voices) == set(Voice) - {Voice.PLAIN}


@pytest.mark.parametrize(
    ("words", "ground"),
    list(
        itertools.product(
            ["text", "quiet", "accent", "tension", "problem"], ["white", "explicit", "not_assessed"]
        )
    ),
)
def test_that_words_can_be_read_on_their_ground(words, ground):
    look = load_vocabulary().papers.look
    paper = "FFFFFF" if ground == "white" else look.ground(Level(ground))
    assert contrast(look.colour(words), paper) >= 4.5


def test_that_a_slip_in_the_word_file_is_told_with_its_place(tmp_path: Path):
    for name in ("papers/sheet.toml", "papers/alignment/outline.yaml", "looks/light.toml"):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text((locations.resources() / name).read_text("utf-8"), "utf-8")
    outline = tmp_path / "papers" / "alignment" / "outline.yaml"
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("shared_subjects: 6", "shared_subjects: six"), "utf-8")
    with pytest.raises(ResourceError, match="limits > shared_subjects"):
        read_papers(tmp_path)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
