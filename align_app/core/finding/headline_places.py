"""Where a document names its priorities: numbered headings, a sentence that opens a list, a table,
a plan on a page, boxed goals, one line with bars, a list that comes back as chapters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import fuzz

from align_app.core.finding.passages import Form, Passage
from align_app.core.finding.plain_text import any_of, bare_heading, key, plain
from align_app.core.finding.table_grid import Grid
from align_app.core.model import Kind, Region
from align_app.core.vocabulary.finding_rules import HeadlineRules

SAME = 90
"""Likeness in letters from which two names are the same."""
_KINDS = {
    "priority": Kind.PRIORITY,
    "enabler": Kind.ENABLER,
    "principle": Kind.PRINCIPLE,
    "objective": Kind.OBJECTIVE,
}
_MOODS = {
    "priorities": Kind.PRIORITY,
    "principles": Kind.PRINCIPLE,
    "enablers": Kind.ENABLER,
}
_LOOK = 2.6
"""Points by which titles of one run may differ in size."""
_RUN = (3, 12)
_GOALS = 2
_GOAL_WORDS = 45
_DIGITS = r"\d{1,2}|[a-h]|one|two|three|four|five|six|seven|eight|nine|ten"
_BARS = re.compile(r"\s+[|•·▪]\s+")
_LEAD_IN = re.compile(r"^(.{3,60}?)\s*[:–—]\s+(?=\S)|^(.{3,60}?)\s+-\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Named:
    """A named priority, enabler or principle: its words, where they stand first and where again."""

    passage: Passage
    kind: Kind
    number: str | None
    source: str
    also_at: tuple[Region, ...] = ()
    sure: bool = True
    repeats: tuple[Passage, ...] = ()
    lead: str | None = None

    @property
    def places(self) -> tuple[Passage, ...]:
        """Every passage that names it."""
        return (self.passage, *self.repeats)

    @property
    def headline(self) -> bool:
        """True for priorities and enablers: principles are no headlines."""
        return self.kind in {Kind.PRIORITY, Kind.ENABLER, Kind.OBJECTIVE}


def named_places(
    passages: Sequence[Passage], grids: Sequence[Grid], *, rules: HeadlineRules
) -> list[Named]:
    """Every place that names a priority, enabler or principle; one thing may have several."""
    return [
        *_labelled(passages, rules),
        *_listed(passages, rules),
        *_tabled(grids, rules),
        *_on_a_page(passages, rules),
        *_goals(passages),
        *_barred(passages, rules),
        *_recurring(passages, rules),
    ]


def _labelled(passages: Sequence[Passage], rules: HeadlineRules) -> Iterator[Named]:
    """Headings such as "Ambition 2: ..."; a label alone takes the heading that follows.

    Where labels stand alone, a heading like the others counts though its label was lost.
    """
    apart: list[Named] = []
    for place, passage in enumerate(passages):
        if _closed(passage) or len(passage.text.split()) > rules.longest_words + 4:
            continue
        for label in rules.labels:
            match = _label_pattern(label.words).match(plain(passage.text))
            if not match or (match["rest"] and passage.form is not Form.HEADING):
                continue
            named = passage.part(match.end(), len(passage.text)) if match["rest"] else None
            after = passages[place + 1] if place + 1 < len(passages) else None
            if named is None and after and after.form is Form.HEADING:
                named = after
            if named and named.text and len(named.text.split()) <= rules.longest_words:
                number = match["number"].upper()
                found = Named(named, _KINDS[label.kind], number, f"label {match['label']}")
                apart += [] if match["rest"] else [found]
                yield found
            break
    yield from _like_them(apart, passages)


def _like_them(apart: list[Named], passages: Sequence[Passage]) -> Iterator[Named]:
    """Headings of the look and place of names whose labels stand apart from them."""
    if len(apart) < 2:
        return
    known = {named.passage.order for named in apart}
    places = {_place(named.passage) for named in apart}
    for passage in passages:
        like = passage.form is Form.HEADING and _place(passage) in places
        if like and passage.order not in known and not _opens_section(passage):
            yield Named(passage, apart[0].kind, None, apart[0].source)


def _place(passage: Passage) -> tuple[int, float, tuple[str, ...]]:
    return passage.block.level, round(passage.block.size, 1), passage.section.path[:-1]


@cache
def _label_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    labels = "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"^(?:\d+(?:\.\d+)*\.?\s+)?(?:our\s+)?(?P<label>{labels})\s+(?:no\.?\s*)?(?P<number>{_DIGITS})"
        rf"(?!\w)\s*[:.)\-|]*\s*(?=(?P<rest>\S)|$)"
    )


def _listed(passages: Sequence[Passage], rules: HeadlineRules) -> Iterator[Named]:
    """The items of a list whose opening sentence says what they are ("our five priorities:")."""
    for place, passage in enumerate(passages):
        kind = _opened_kind(passage, rules)
        if kind is None or _closed(passage):
            continue
        for item in _items_after(passages, place):
            named = _head_of(item, rules)
            if named:
                yield Named(named, kind, item.marker if _is_number(item.marker) else None, "list")


def _opened_kind(passage: Passage, rules: HeadlineRules) -> Kind | None:
    """What kind of list a sentence or heading opens, if it opens one of ours."""
    if passage.form not in {Form.SENTENCE, Form.HEADING}:
        return None
    small = plain(passage.text)
    if len(small.split()) > 40 or any_of(rules.not_ours).search(small):
        return None
    for name, nouns in rules.nouns.items():
        pattern = _noun_pattern(rules.counts, nouns)
        if pattern.search(small) and (small.endswith(":") or passage.form is Form.HEADING):
            return _KINDS[name]
        if pattern.search(small) and re.search(r"\b(are|have|follow|these)\b", small):
            return _KINDS[name]
    return None


@cache
def _noun_pattern(counts: tuple[str, ...], nouns: tuple[str, ...]) -> re.Pattern[str]:
    count = "|".join(counts)
    noun = "|".join(sorted(map(re.escape, nouns), key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:{count})\s+(?:[\w-]+\s+){{0,2}}?(?:{noun})\b")


def _items_after(passages: Sequence[Passage], place: int) -> list[Passage]:
    opener = passages[place]
    items: list[Passage] = []
    for passage in passages[place + 1 :]:
        first = items[0] if items else passage
        below = passage.form is Form.HEADING and opener.form is Form.HEADING
        fits = passage.form is Form.ITEM or (below and passage.block.level > opener.block.level)
        if not fits or passage.form is not first.form or not _same_look(first, passage):
            break
        items.append(passage)
    return items if len(items) > 1 else []


def _head_of(item: Passage, rules: HeadlineRules) -> Passage | None:
    """The name in a list item: all of a short one, else what stands before its colon or dash."""
    lead = _LEAD_IN.match(item.text)
    if lead and len(item.text.split()) > 8:
        return item.part(0, lead.end(1) if lead[1] else lead.end(2))
    return item if len(item.text.split()) <= rules.longest_words else None


def _tabled(grids: Sequence[Grid], rules: HeadlineRules) -> Iterator[Named]:
    """Rows of a table whose column is headed as a list of priorities."""
    heads = any_of(rules.columns)
    for grid in grids:
        if grid.of_role("measure") or grid.of_role("action") or _closed(grid.passage):
            continue
        for place, column in enumerate(grid.columns):
            if not heads.search(" ".join(plain(column.heading).split())):
                continue
            for row in grid.rows:
                if len(row.words(place).split()) > 1:
                    passage = Passage(
                        Form.TABLE,
                        row.cells[place],
                        row.passage.section,
                        row.passage.order,
                        row.passage.paragraph,
                        row.passage.page_role,
                        stem=" | ".join(piece.text for piece in row.pieces),
                    )
                    reference = grid.of_role("reference")
                    number = row.words(reference[0]) if reference else None
                    leads = [row.words(c) for c in grid.of_role("lead") if row.words(c)]
                    lead = leads[0] if leads else None
                    yield Named(passage, Kind.PRIORITY, number or None, "table", lead=lead)


def _on_a_page(passages: Sequence[Passage], rules: HeadlineRules) -> Iterator[Named]:
    """Headings and runs of titles in a plan on a page or a section called "Our priorities"."""
    runs = _title_runs(passages, rules)
    in_runs = {passage.order for run in runs for passage in run}
    holders = {holder_of(run[0]) for run in runs}
    for run in runs:
        for passage in run:
            yield Named(passage, _mood_kind(passage), None, "page", sure=len(run) > 2)
    for passage in passages:
        if passage.form is not Form.HEADING or passage.section.mood not in _MOODS:
            continue
        inside = not _opens_section(passage) and not _label_heading(passage, rules)
        holds = name_key(passage.text) in holders or passage.order in in_runs
        if inside and not holds and 1 < len(passage.text.split()) <= rules.longest_words:
            number = re.match(r"^(\d{1,2})[.)]?\s+(?=\S)", passage.text)
            named = passage.part(number.end(), len(passage.text)) if number else passage
            digits = number[1] if number else None
            yield Named(named, _mood_kind(passage), digits, "page", sure=False)


def _opens_section(passage: Passage) -> bool:
    """Whether a heading is the one that gives its section the mood, and not one inside it."""
    rule = passage.section.rule
    return bool(rule and any_of(rule.headings).search(bare_heading(passage.text)))


def _goals(passages: Sequence[Passage]) -> Iterator[Named]:
    """Paragraphs of one look right under a heading such as "Our goals"."""
    sections: dict[tuple[tuple[str, ...], int], list[list[Passage]]] = {}
    items = {passage.order for passage in passages if passage.form is Form.ITEM}
    for passage in passages:
        heading = passage.section.path[-1:] or ("",)
        rule = passage.section.rule
        under = rule and passage.section.mood == "priorities"
        if passage.form is not Form.SENTENCE or not under or rule is None:
            continue
        if any_of(rule.headings).search(bare_heading(heading[0])):
            groups = sections.setdefault((passage.section.path, passage.page), [])
            if groups and groups[-1][0].paragraph == passage.paragraph:
                groups[-1].append(passage)
            else:
                groups.append([passage])
    for groups in sections.values():
        fitting = [group for group in groups if _is_goal(group, groups[0][0])]
        led = [group for group in fitting if group[-1].order + 1 in items]
        fitting = led if len(led) >= _GOALS else fitting
        if len(fitting) >= _GOALS and (fitting is led or len(fitting) >= 0.6 * len(groups)):
            for group in fitting:
                pieces = tuple(piece for passage in group for piece in passage.pieces)
                yield Named(replace(group[0], pieces=pieces), Kind.PRIORITY, None, "page")


def _is_goal(group: list[Passage], first: Passage) -> bool:
    text = " ".join(passage.text for passage in group)
    small = plain(text)
    short = len(group) <= 2 and len(text.split()) <= _GOAL_WORDS and not text.endswith(":")
    ours = re.search(r"\bwe (will|have|are)\b|\b(strategy|plan|board)\b|^(this|it|these)\b", small)
    same = (
        abs(group[0].block.size - first.block.size) < 1 and group[0].block.bold == first.block.bold
    )
    return short and same and not ours


def _mood_kind(passage: Passage) -> Kind:
    return _MOODS[passage.section.mood or "priorities"]


def _title_runs(passages: Sequence[Passage], rules: HeadlineRules) -> list[list[Passage]]:
    """Short texts without a full stop that stand one after another in the same look."""
    sizes = Counter(passage.paragraph for passage in passages)
    runs: list[list[Passage]] = []
    run: list[Passage] = []
    for passage in passages:
        title = (
            passage.section.mood in _MOODS
            and sizes[passage.paragraph] == 1
            and _is_title(passage, rules)
        )
        if title and run and _same_look(run[-1], passage):
            run.append(passage)
        else:
            runs += [run] if len(run) > 1 else []
            run = [passage] if title else []
    runs += [run] if len(run) > 1 else []
    return [run for run in runs if any(passage.form is Form.SENTENCE for passage in run)]


def _is_title(passage: Passage, rules: HeadlineRules) -> bool:
    text = passage.text.strip()
    words = len(text.split())
    plain_end = not text.endswith((".", ":", "?", "!", ";", ","))
    right = passage.form in {Form.HEADING, Form.SENTENCE} and "|" not in text
    return right and 1 < words <= rules.longest_words and plain_end and text[:1].isupper()


def _same_look(one: Passage, two: Passage) -> bool:
    first, second = one.block, two.block
    return (first.bold, first.boxed, first.page) == (
        second.bold,
        second.boxed,
        second.page,
    ) and abs(first.size - second.size) < _LOOK


def holder_of(passage: Passage) -> str:
    """The heading that a run of titles stands under, as a key; not one such as "Our goals"."""
    path = passage.section.path
    own = path[:-1] if path and path[-1] == passage.text else path
    rule = passage.section.rule
    plain_ones = [h for h in own if not (rule and any_of(rule.headings).search(bare_heading(h)))]
    return name_key(plain_ones[-1]) if plain_ones else ""


def _recurring(passages: Sequence[Passage], rules: HeadlineRules) -> Iterator[Named]:
    """A list or a row of headings whose parts come back as headings of later sections."""
    headings: dict[str, int] = {}
    for passage in passages:
        if passage.form is Form.HEADING:
            headings[name_key(bare_name(passage, rules))] = passage.order
    for run in _plain_runs(passages, rules):
        if sum(len(passage.text.split()) > 1 for passage in run) < 0.6 * len(run):
            continue
        last = run[-1].order
        back = [p for p in run if _comes_back(name_key(p.text), headings, last)]
        if len(back) >= max(3, 0.6 * len(run)):
            for passage in run:
                yield Named(passage, Kind.PRIORITY, None, "list")


def _plain_runs(passages: Sequence[Passage], rules: HeadlineRules) -> Iterator[list[Passage]]:
    """Three to twelve list items or headings in a row, of one look, outside the contents."""
    run: list[Passage] = []
    for passage in passages:
        fits = (
            passage.form in {Form.ITEM, Form.HEADING}
            and not _closed(passage)
            and len(passage.text.split()) <= rules.longest_words
        )
        if fits and run and run[-1].form is passage.form and _same_look(run[-1], passage):
            run.append(passage)
        else:
            if _RUN[0] <= len(run) <= _RUN[1]:
                yield run
            run = [passage] if fits else []
    if _RUN[0] <= len(run) <= _RUN[1]:
        yield run


def _comes_back(own: str, headings: dict[str, int], after: int) -> bool:
    return any(
        order > after and fuzz.ratio(own, heading) >= SAME for heading, order in headings.items()
    )


def bare_name(passage: Passage, rules: HeadlineRules) -> str:
    """The words of a heading without a label such as "Priority 2:"."""
    for label in rules.labels:
        match = _label_pattern(label.words).match(plain(passage.text))
        if match and match["rest"]:
            return passage.text[match.end() :]
    return passage.text


def _label_heading(passage: Passage, rules: HeadlineRules) -> bool:
    return any(_label_pattern(label.words).match(plain(passage.text)) for label in rules.labels)


def _barred(passages: Sequence[Passage], rules: HeadlineRules) -> Iterator[Named]:
    """One line such as "Four enablers: A | B | C"."""
    for passage in passages:
        if passage.form is not Form.SENTENCE or _closed(passage) or ":" not in passage.text:
            continue
        head, _, _ = passage.text.partition(":")
        start = len(head) + 1
        parts = _BARS.split(passage.text[start:])
        if len(parts) < 3:
            continue
        kind = _kind_of_noun(plain(head), rules)
        if kind is None:
            continue
        for part in parts:
            start = passage.text.index(part, start)
            words = part.strip()
            begin = passage.text.index(words, start)
            yield Named(passage.part(begin, begin + len(words)), kind, None, "list")
            start += len(part)


def _kind_of_noun(small: str, rules: HeadlineRules) -> Kind | None:
    for name, nouns in rules.nouns.items():
        if _noun_pattern(rules.counts, nouns).search(small):
            return _KINDS[name]
    return None


def _closed(passage: Passage) -> bool:
    """Whether a passage stands where nothing is the body's own."""
    return passage.section.mood in {"left_out", "purposes"}


def _is_number(marker: str | None) -> bool:
    return bool(marker and re.fullmatch(r"\w{1,3}[.)]?", marker) and marker[0].isalnum())


def name_key(text: str) -> str:
    """A name without number or label, for telling whether two are the same."""
    return key(bare_heading(text))
