"""The priorities, enablers and principles that a document names as its own, each once.

What is named in several places is one; where it is looked for is told in `headline_places`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from align_app.core.finding.headline_places import (
    SAME,
    Named,
    bare_name,
    holder_of,
    name_key,
    named_places,
)
from align_app.core.finding.passages import Form, Passage
from align_app.core.finding.plain_text import key, plain
from align_app.core.finding.table_grid import Grid
from align_app.core.model import Region
from align_app.core.vocabulary.finding_rules import HeadlineRules

_LONG = 24
"""Letters from which a name that is part of another counts as the same."""


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
    found = named_places(passages, grids, rules=rules)
    ours = [named for named in _once(found) if not is_purpose(named.passage.text, purposes, rules)]
    groups = _paired(_grouped(_believed(ours)))
    return tuple(_merged(group, passages, rules) for group in groups)


def _once(found: Sequence[Named]) -> list[Named]:
    """What several ways found at one place, once: the surest first."""
    seen: dict[object, Named] = {}
    for named in sorted(found, key=lambda entry: not entry.sure):
        piece = named.passage.pieces[0]
        seen.setdefault((piece.block.page, piece.block.box, piece.start), named)
    return sorted(seen.values(), key=lambda entry: entry.passage.order)


def is_purpose(text: str, purposes: Sequence[str], rules: HeadlineRules) -> bool:
    """Whether a text restates one of the four purposes that every system shares."""
    own = key(text)
    return any(fuzz.ratio(own, key(purpose)) >= rules.purposes_likeness for purpose in purposes)


def _believed(found: list[Named]) -> list[Named]:
    """Titles on a plan on a page count where no surer list names that kind, or agrees with them."""
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


def _paired(groups: list[_Group]) -> list[_Group]:
    """Groups joined where a summary and a chapter word the same few priorities differently.

    Both lists stand under headings of the same words and are as long; most of their parts agree, so
    the parts that are left over belong together, the likest first.
    """
    by_run: dict[tuple[str, int], list[_Group]] = {}
    for group in groups:
        for named in group.places:
            if named.source == "page":
                run = (holder_of(named.passage), named.passage.page)
                by_run.setdefault(run, []).append(group)
    gone: set[int] = set()
    for (holder, page), first in sorted(by_run.items()):
        for (other_holder, other_page), second in sorted(by_run.items()):
            if (
                holder
                and holder == other_holder
                and page < other_page
                and len(first) == len(second)
            ):
                gone |= _join_left_over(first, second)
    return [group for group in groups if id(group) not in gone]


def _join_left_over(first: list[_Group], second: list[_Group]) -> set[int]:
    """Joins the parts of two runs that have no partner yet; gives the ids of groups joined away."""
    left = [group for group in first if not any(group is other for other in second)]
    right = [group for group in second if not any(group is other for other in first)]
    gone: set[int] = set()
    if not left or len(left) > len(first) / 2:
        return gone
    pairs = sorted(
        (-_likeness(one, two), i, j) for i, one in enumerate(left) for j, two in enumerate(right)
    )
    done_left: set[int] = set()
    done_right: set[int] = set()
    for _, i, j in pairs:
        if i not in done_left and j not in done_right:
            left[i].places += right[j].places
            done_left.add(i)
            done_right.add(j)
            gone.add(id(right[j]))
    return gone


def _likeness(one: _Group, two: _Group) -> float:
    words = (name_key(one.places[0].passage.text), name_key(two.places[0].passage.text))
    return float(fuzz.token_set_ratio(*words))


def _same(one: Named, other: Named) -> bool:
    first, second = sorted((name_key(one.passage.text), name_key(other.passage.text)), key=len)
    if fuzz.ratio(first, second) >= SAME:
        return True
    long_enough = len(first) >= _LONG and len(first) >= 0.6 * len(second)
    return long_enough and fuzz.partial_ratio(first, second) >= SAME


def _merged(group: _Group, passages: Sequence[Passage], rules: HeadlineRules) -> Named:
    """One named thing: its first place carries it, all other places are kept."""
    first = group.places[0]
    number = next((named.number for named in group.places if named.number), None)
    named_orders = {named.passage.order for named in group.places}
    again = [r for named in group.places[1:] for r in named.passage.regions]
    again += _repeated(first, passages, named_orders, rules)
    kind = next((n.kind for n in group.places if n.sure), first.kind)
    return Named(
        first.passage,
        kind,
        number,
        first.source,
        tuple(again),
        sure=first.sure,
        repeats=tuple(named.passage for named in group.places[1:]),
        lead=next((named.lead for named in group.places if named.lead), None),
    )


def _heads(passage: Passage, wanted: str, rules: HeadlineRules) -> bool:
    return fuzz.ratio(name_key(bare_name(passage, rules)), wanted) >= SAME


def _repeated(
    first: Named, passages: Sequence[Passage], known: set[int], rules: HeadlineRules
) -> Iterator[Region]:
    """Where else its words stand alone: other headings, and lines of the contents."""
    wanted = name_key(first.passage.text)
    for passage in passages:
        if passage.order in known:
            continue
        if passage.form is Form.HEADING and _heads(passage, wanted, rules):
            yield from passage.regions
        elif passage.form is Form.CONTENTS or passage.section.id == "contents":
            at = plain(passage.text).find(plain(first.passage.text))
            if at >= 0:
                yield from passage.part(at, at + len(first.passage.text)).regions
