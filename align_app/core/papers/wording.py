"""Puts numbers, lists, pages and quotations into words, in the forms of the paper's word file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from align_app.core.vocabulary.papers import CommonWords, Counted

_LEAST_TITLE = 8


@dataclass(frozen=True, slots=True)
class Wording:
    """The forms of one language."""

    words: CommonWords
    longest_quotation: int
    longest_near_miss: int

    def number(self, value: int) -> str:
        """A small number as a word, a large one in figures."""
        return self.words.numbers[value] if value < len(self.words.numbers) else f"{value:,}"

    def counted(self, form: Counted, value: int, **parts: str) -> str:
        """The form for this number, filled in, with a capital letter."""
        text = form.many
        if value == 1:
            text = form.one
        elif value == 0 and form.none:
            text = form.none
        filled = text.format(n=self.number(value), **parts)
        return filled[:1].upper() + filled[1:]

    def listed(self, items: Sequence[str]) -> str:
        """Items as "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.words.and_} {items[-1]}"

    def numbers(self, values: Sequence[int]) -> str:
        """Page numbers with runs drawn together, as "3, 5 to 7 and 9"."""
        return self.listed([self._run(run) for run in _runs(sorted(set(values)))])

    def page(self, value: int) -> str:
        """One page, as "p. 8"."""
        return self.words.page.format(page=value)

    def pages(self, values: Sequence[int]) -> str:
        """Pages, as "pp. 3 and 8"."""
        if len(set(values)) == 1:
            return self.page(values[0])
        return self.words.pages.format(pages=self.numbers(values))

    def quoted(self, words: str) -> str:
        """Exact words in quotation marks; very long ones are cut between words, and it shows."""
        return self._cut(words, self.longest_quotation)

    def quoted_shortly(self, words: str) -> str:
        """The same for a passage that is only named to be checked."""
        return self._cut(words, self.longest_near_miss)

    def shortened(self, name: str) -> str:
        """A body's or plan's name with its usual abbreviations."""
        for long, short in self.words.shortened.items():
            name = name.replace(long, short)
        return name

    def date(self, day: dt.date) -> str:
        """A day, as "22 November 2026"."""
        return f"{day.day} {self.words.months[day.month - 1]} {day.year}"

    def title_alone(self, title: str) -> str:
        """A title without what follows its first colon or bracket, where that leaves enough."""
        alone = re.split(r": | \(", title, maxsplit=1)[0]
        return alone if len(alone) >= _LEAST_TITLE else title

    def _cut(self, words: str, longest: int) -> str:
        if len(words) > longest:
            words = words[:longest].rsplit(" ", 1)[0] + self.words.cut_short
        return self.words.quoted.format(words=words)

    def _run(self, run: tuple[int, int]) -> str:
        first, last = run
        if first == last:
            return str(first)
        return self.words.from_to.format(first=first, last=last)


def _runs(values: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbours; two neighbours alone stay apart."""
    runs: list[tuple[int, int]] = []
    for value in values:
        if runs and value == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], value)
        else:
            runs.append((value, value))
    return [
        piece
        for first, last in runs
        for piece in ([(first, first), (last, last)] if last == first + 1 else [(first, last)])
    ]
