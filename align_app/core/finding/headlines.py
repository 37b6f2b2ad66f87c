"""The priorities, enablers and principles that a document names as its own, each once.

They are looked for where documents name them: numbered headings, a sentence that opens a list, a table
of priorities, a plan on a page, one line with bars. What is named in several places is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz

from align_app.core.finding.passages import Form, Passage
from align_app.core.finding.plain_text import any_of, bare_heading, key, plain
from align_app.core.finding.table_grid import Grid
from align_app.core.model import Kind, Region
from align_app.core.vocabulary.finding_rules import HeadlineRules

_SAME = 90
_KINDS = {
    "priority": Kind.PRIORITY,
    "enabler": Kind.ENABLER,
    "principle": Kind.PRINCIPLE,
    "objective": Kind.OBJECTIVE,
}
_DIGITS = r"\d{1,2}|[a-h]|one|two|three|four|five|six|seven|eight|nine|ten"
_BARS = re.compile(r"\s+[|•·▪]\s+")
_LEAD_IN = re.compile(r"^(.{3,60}?)\s*[:–—]\s+(?=\S)|^(.{3,60}?)\s+-\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Named:
    """A named priority (or enabler, principle): its words, where they stand first, and where again."""

    passage: Passage
    kind: Kind
    number: str | None
    source: str
    also_at: tuple[Region, ...] = ()
    sure: bool = True

    @property
    def headline(self) -> bool:
        """True for priorities and enablers: principles are no headlines."""
        return self.kind in {Kind.PRIORITY, Kind.ENABLER, Kind.OBJECTIVE}


@dataclass(slots=True)
class _Group:
    """Places that name the same thing."""

    places: list[Named] = field(default_factory=list)


def find_named(
    passages: Sequence[Passage],
    grids: Sequence[Grid],
    *,
    rules: HeadlineRules,
    purposes: Sequence[str],
) -> tuple[Named, ...]:
    """What the document names as its priorities, enablers and principles, in reading order."""
    found = [
        *_labelled(passages, rules),
        *_listed(passages, rules),
        *_tabled(grids, rules),
        *_on_a_page(passages, rules),
        *_barred(passages, rules),
    ]
    ours = [named for named in found if not is_purpose(named.passage.text, purposes, rules)]
    groups = _grouped(_believed(ours))
    return tuple(_merged(group, passages) for group in groups)


def is_purpose(text: str, purposes: Sequence[str], rules: HeadlineRules) -> bool:
    """Whether a text restates one of the four purposes that every system shares."""
    own = key(text)
    return any(fuzz.ratio(own, key(purpose)) >= rules.purposes_likeness for purpose in purposes)


def _labelled(passages: Sequence[Passage], rules: HeadlineRules) -> Iterator[Named]:
    """Headings such as "Ambition 2: ..."; a label alone takes the heading that follows."""
    for place, passage in enumerate(passages):
        if passage.form is not Form.HEADING or _closed(passage):
            continue
        for label in rules.labels:
            match = _label_pattern(label.words).match(plain(passage.text))
            if not match:
                continue
            named = passage.part(match.end(), len(passage.text)) if match["rest"] else None
            after = passages[place + 1] if place + 1 < len(passages) else None
            if named is None and after and after.form is Form.HEADING:
                named = after
            if named and named.text and len(named.text.split()) <= rules.longest_words:
                number = match["number"].upper()
                yield Named(named, _KINDS[label.kind], number, f"label {match['label']}")
            break


@cache
def _label_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    labels = "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"^(?:\d+(?:\.\d+)*\.?\s+)?(?:our\s+)?(?P<label>{labels})\s+(?:no\.?\s*)?(?P<number>{_DIGITS})"
        rf"(?!\w)\s*[:.)\-|]*\s*(?=(?P<rest>\S)|$)"
    )


def _listed(passages: Sequence[Passage], rules: HeadlineRules) -> Iterator[Named]:
    """The items of a list whose opening sentence says what they are ("we have five priorities:")."""
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
    items: list[Passage] = []
    for passage in passages[place + 1 :]:
        if passage.form is not Form.ITEM:
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
                    yield Named(passage, Kind.PRIORITY, number or None, "table")


def _on_a_page(passages: Sequence[Passage], rules: HeadlineRules) -> Iterator[Named]:
    """Headings inside a plan on a page or a section called "Our priorities"."""
    for passage in passages:
        if passage.form is not Form.HEADING or passage.section.mood not in {
            "priorities",
            "principles",
            "enablers",
        }:
            continue
        inside = len(passage.section.path) > 1 and not _label_heading(passage, rules)
        if inside and 1 < len(passage.text.split()) <= rules.longest_words:
            kind = {
                "priorities": Kind.PRIORITY,
                "principles": Kind.PRINCIPLE,
                "enablers": Kind.ENABLER,
            }[passage.section.mood or "priorities"]
            number = re.match(r"^(\d{1,2})[.)]?\s+(?=\S)", passage.text)
            named = passage.part(number.end(), len(passage.text)) if number else passage
            yield Named(named, kind, number[1] if number else None, "page", sure=False)


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


def _believed(found: list[Named]) -> list[Named]:
    """Headings of a plan on a page count where no surer list names that kind, or where they agree with it."""
    sure = [named for named in found if named.sure]
    kept = list(sure)
    for named in found:
        if named.sure:
            continue
        rivals = [other for other in sure if other.kind == named.kind]
        if not rivals or any(_same(named, other) for other in rivals):
            kept.append(named)
    return sorted(kept, key=lambda named: named.passage.order)


def _grouped(found: list[Named]) -> list[_Group]:
    groups: list[_Group] = []
    for named in found:
        home = next((g for g in groups if any(_same(named, other) for other in g.places)), None)
        if home is None:
            home = _Group()
            groups.append(home)
        home.places.append(named)
    return groups


def _same(one: Named, other: Named) -> bool:
    return fuzz.ratio(name_key(one.passage.text), name_key(other.passage.text)) >= _SAME


def name_key(text: str) -> str:
    """A name without number or label, for telling whether two are the same."""
    return key(bare_heading(text))


def _merged(group: _Group, passages: Sequence[Passage]) -> Named:
    """One named thing: its first place carries it, all other places are kept."""
    first = group.places[0]
    number = next((named.number for named in group.places if named.number), None)
    named_orders = {named.passage.order for named in group.places}
    again = [r for named in group.places[1:] for r in named.passage.regions]
    again += _repeated(first, passages, named_orders)
    kind = next((n.kind for n in group.places if n.sure), first.kind)
    return Named(first.passage, kind, number, first.source, tuple(again), sure=first.sure)


def _repeated(first: Named, passages: Sequence[Passage], known: set[int]) -> Iterator[Region]:
    """Where else its words stand alone: other headings, and lines of the contents."""
    wanted = name_key(first.passage.text)
    for passage in passages:
        if passage.order in known:
            continue
        if passage.form is Form.HEADING and fuzz.ratio(name_key(passage.text), wanted) >= _SAME:
            yield from passage.regions
        elif passage.form is Form.CONTENTS or passage.section.id == "contents":
            at = plain(passage.text).find(plain(first.passage.text))
            if at >= 0:
                yield from passage.part(at, at + len(first.passage.text)).regions
