"""How a text is cut into word pieces, by what BERT's own rules say."""

from __future__ import annotations

from pathlib import Path

import pytest

from align_app.core.language.wordpiece import WordPieces, split_words

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "care", "##r", "##s", "car", "un", "##paid", "£"]
PAD, UNKNOWN, START, STOP, CARE, R, S, CAR, UN, PAID, POUND = range(len(VOCABULARY))


@pytest.fixture
def pieces(tmp_path: Path) -> WordPieces:
    path = tmp_path / "vocab.txt"
    path.write_text("\n".join(VOCABULARY) + "\n", "utf-8")
    return WordPieces(path, longest=8)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Reduce Smoking", ["reduce", "smoking"]),
        ("joined-up", ["joined", "-", "up"]),
        ("£4.5m", ["£4", ".", "5m"]),
        ("50%", ["50", "%"]),
        ("café naïve Ynys Môn", ["cafe", "naive", "ynys", "mon"]),
        ("one\u00a0two\tthree\nfour\u2028five", ["one", "two", "three", "four", "five"]),
        ("zero\u200bwidth \uf0b7 \ufffd", ["zerowidth"]),
        ("“quoted” – dash", ["“", "quoted", "”", "–", "dash"]),
        ("字a", ["字", "a"]),
        ("", []),
    ],
)
def test_that_words_and_signs_part(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", []),
        ("care", [CARE]),
        ("Carers", [CARE, R, S]),
        ("cars", [CAR, S]),
        ("unpaid carers", [UN, PAID, CARE, R, S]),
        ("carex", [UNKNOWN]),
        ("care " + "s" * 101, [CARE, UNKNOWN]),
    ],
)
def test_that_the_longest_known_piece_is_taken(
    pieces: WordPieces, text: str, numbers: list[int]
) -> None:
    assert pieces.encode(text) == [START, *numbers, STOP]


def test_that_a_long_text_is_cut_and_still_ends_with_the_stop(pieces: WordPieces) -> None:
    assert pieces.encode("care " * 20) == [START, *[CARE] * 6, STOP]
