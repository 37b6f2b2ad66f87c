from __future__ import annotations

import json

import pytest

from align_app.cli.commands import run
from align_app.core.finding.classify import classify_texts
from align_app.core.finding.cue_words import count_letters, count_words
from align_app.core.language import load_language
from align_app.core.vocabulary import load_vocabulary
from align_app.core.vocabulary.forms import read_yaml
from align_app.core.vocabulary.themes import Themes

TAXONOMY = """
themes:
  - {id: water, name: Clean water, definition: Rivers run clean., cues: [river, tap water]}
  - {id: energy, name: Energy, definition: Clean power., cues: [electricity, solar]}
  - {id: bare, name: Schools and teachers}
"""
TEXTS = [
    {"id": "a", "text": "New turbines and solar roofs will give the island its electricity."},
    {"id": "b", "text": "The rivers of the valley will be fit to swim in again."},
    {"id": "c", "text": "We will pay for two hundred more teachers in primary schools."},
]


def test_that_cue_words_are_matched_whole_and_with_their_plurals():
    assert count_words(("river", "tap water"), "two rivers, a driver and tap water") == 2
    assert count_letters(("river",), "two rivers") == 6
    assert count_words((), "anything") == 0


@pytest.mark.model
def test_that_texts_find_their_theme_by_words_or_by_meaning_alone(tmp_path):
    (tmp_path / "t.yaml").write_text(TAXONOMY, "utf-8")
    given = classify_texts(
        [row["text"] for row in TEXTS],
        taxonomy=read_yaml(tmp_path / "t.yaml", Themes),
        language=load_language(),
        rules=load_vocabulary().classify_rules,
    )
    said = [[each.theme for each in verdicts if each.yes] for verdicts in given]
    assert said == [["energy"], ["water"], ["bare"]]
    assert all(0 <= each.score <= 1 for verdicts in given for each in verdicts)
    assert all(each.yes == (each.score >= 0.5) for verdicts in given for each in verdicts)


@pytest.mark.model
def test_that_the_command_answers_for_every_theme_of_the_file(tmp_path):
    (tmp_path / "t.yaml").write_text(TAXONOMY, "utf-8")
    lines = "\n".join(json.dumps(row) for row in TEXTS)
    (tmp_path / "texts.jsonl").write_text(lines + "\n\n", "utf-8")
    options = ("--taxonomy", "t.yaml"), ("--texts", "texts.jsonl"), ("--json", "out.json")
    words = [part for name, file in options for part in (name, str(tmp_path / file))]
    assert run(["classify", *words]).code == 0
    results = json.loads((tmp_path / "out.json").read_text("utf-8"))["results"]
    assert [row["id"] for row in results] == ["a", "b", "c"]
    assert [each["id"] for each in results[0]["themes"]] == ["water", "energy", "bare"]


@pytest.mark.parametrize("line", ["not json", '{"id": 1, "text": "x"}', '["a"]'])
def test_that_a_wrong_line_is_told_by_its_number(tmp_path, capsys, line):
    (tmp_path / "t.yaml").write_text(TAXONOMY, "utf-8")
    (tmp_path / "texts.jsonl").write_text(f"{json.dumps(TEXTS[0])}\n{line}\n", "utf-8")
    options = ("--taxonomy", "t.yaml"), ("--texts", "texts.jsonl"), ("--json", "out.json")
    words = [part for name, file in options for part in (name, str(tmp_path / file))]
    assert run(["classify", *words]).code == 1
    assert "line 2" in capsys.readouterr().err
