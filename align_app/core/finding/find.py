"""The door of finding: a document becomes its statements, and what was left out with the reason."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from align_app.core.finding.bodies import Bodies, bodies_of, lead_of, partners_of
from align_app.core.finding.dates import deadline, find_dates
from align_app.core.finding.grammar import Shape, shape_of
from align_app.core.finding.headline_places import Named, name_key
from align_app.core.finding.headlines import find_named
from align_app.core.finding.judgement import Asked, Case, Found, LeftOut, Verdict, is_caution, judge
from align_app.core.finding.measures import find_measure
from align_app.core.finding.money import money_of
from align_app.core.finding.neighbours import (
    NAME_LETTERS,
    alone_under_names,
    in_chapter_of,
    in_large_print,
    listed_items,
    unstopped_pages,
)
from align_app.core.finding.numbers import cell_number
from align_app.core.finding.passages import Form, Passage, Piece, cut_passages
from align_app.core.finding.people import place_of, population_of
from align_app.core.finding.plain_text import any_of, plain
from align_app.core.finding.repeats import merge_repeats
from align_app.core.finding.splitting import place_shares, promises_to_you
from align_app.core.finding.strength import strength_of
from align_app.core.finding.table_grid import Grid, read_grids
from align_app.core.finding.table_rows import RowFound, rows_of
from align_app.core.finding.themes import find_themes
from align_app.core.language import Language
from align_app.core.model import (
    Ask,
    Document,
    Evidence,
    Findings,
    Kind,
    Measure,
    Quoted,
    Statement,
    Whose,
    block_regions,
)
from align_app.core.vocabulary import Vocabulary

_LOCAL_TIERS = {"place", "district", "neighbourhood"}
_SENTENCES = {Form.SENTENCE, Form.ITEM}


def find_statements(document: Document, *, language: Language, vocabulary: Vocabulary) -> Findings:
    """All statements of `document` in reading order, what was left out and why, and its asks."""
    return _Finder(document, language, vocabulary).findings()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A statement before its themes: `order` is its place in the reading."""

    order: float
    statement: Statement
    form: str
    firm: bool = True
    """False where it counts only beside surer statements of its section."""


class _Finder:
    """One reading of one document."""

    def __init__(self, document: Document, language: Language, vocabulary: Vocabulary) -> None:
        self._document = document
        self._language = language
        self._words = vocabulary
        self._rules = vocabulary.finding_rules
        self._passages = cut_passages(document, rules=self._rules)
        self._grids = read_grids(self._passages, rules=self._rules.tables)
        texts = [passage.text for passage in self._passages]
        self._bodies: Bodies = bodies_of(document, texts, phrases=vocabulary.phrases)
        self._purposes = tuple(vocabulary.themes.frames.purposes.values())
        self._quoted: list[tuple[int, Quoted]] = []
        self._asks: list[Ask] = []

    def findings(self) -> Findings:
        named = find_named(
            self._passages, self._grids, rules=self._rules.headlines, purposes=self._purposes
        )
        taken = self._taken(named)
        drafts = [self._named(entry) for entry in named]
        drafts += _supported(self._judged(taken, named))
        drafts += self._tabled(named)
        drafts.sort(key=lambda draft: draft.order)
        merged = merge_repeats([draft.statement for draft in drafts])
        statements = self._with_themes(self._with_parents(merged))
        quoted = tuple(entry for _, entry in sorted(self._quoted, key=lambda pair: pair[0]))
        return Findings(statements, quoted, tuple(self._asks))

    def _taken(self, named: Sequence[Named]) -> set[int]:
        """The orders of passages that are spent on named priorities, repeats and all."""
        spent = {
            (piece.block.page, piece.block.box, piece.start)
            for entry in named
            for place in entry.places
            for piece in place.pieces
        }
        return {
            passage.order
            for passage in self._passages
            if passage.form is not Form.TABLE
            and any((p.block.page, p.block.box, p.start) in spent for p in passage.pieces)
        }

    # named priorities ------------------------------------------------------------------------

    def _named(self, named: Named) -> _Draft:
        sure = 0.95 if named.sure else 0.7
        why = {
            "list": "The document lists it as one of its own.",
            "table": "It stands in the document's table of its own.",
            "page": "It is a heading on the document's own summary page.",
        }.get(named.source, f"Its heading names it as {named.source.removeprefix('label ')}.")
        statement = self._statement(
            named.passage,
            named.kind,
            confidence=sure,
            why=why,
            form="named",
            headline=named.headline and (named.sure or named.kind is not Kind.ENABLER),
            number=named.number,
        )
        return _Draft(
            named.passage.order, replace(statement, also_at=named.also_at, lead=named.lead), "named"
        )

    # sentences and list items ----------------------------------------------------------------

    def _judged(self, taken: set[int], named: Sequence[Named]) -> Iterator[_Draft]:
        chosen = [
            passage
            for passage in self._passages
            if (passage.form in _SENTENCES or in_large_print(passage))
            and passage.order not in taken
        ]
        shapes = self._shapes(chosen)
        listed = listed_items(self._passages)
        sizes = Counter(passage.paragraph for passage in self._passages)
        unstopped = unstopped_pages(self._passages)
        names = {name_key(entry.passage.text) for entry in named if entry.headline}
        alone = alone_under_names(self._passages, names)
        before: Verdict = None
        last: _Draft | None = None
        paragraph = -1
        for passage, shape in zip(chosen, shapes, strict=True):
            if passage.paragraph != paragraph:
                before, last, paragraph = None, None, passage.paragraph
            case = Case(
                passage,
                shape,
                before,
                self._bodies,
                listed=passage.order in listed,
                single=sizes[passage.paragraph] == 1,
                unstopped=passage.page in unstopped,
                in_priority=in_chapter_of(passage, names),
                alone_under_name=passage.order in alone,
            )
            before = judge(case, rules=self._rules, purposes=self._purposes)
            drafts = self._shared(passage, last) or list(self._drafted(passage, before))
            last = drafts[-1] if drafts else last
            yield from drafts

    def _shapes(self, passages: Sequence[Passage]) -> list[Shape]:
        tagged = self._language.tag([passage.text for passage in passages])
        return [shape_of(tokens, rules=self._rules.sentences) for tokens in tagged]

    def _drafted(self, passage: Passage, verdict: Verdict) -> Iterator[_Draft]:
        if isinstance(verdict, LeftOut):
            evidence = passage.evidence(self._document.id)
            self._quoted.append((passage.order, Quoted(evidence, verdict.whose, verdict.why)))
        elif isinstance(verdict, Asked):
            self._asks.append(Ask(passage.evidence(self._document.id), verdict.of))
        elif isinstance(verdict, Found):
            parts = promises_to_you(passage) or (passage,)
            for place, part in enumerate(parts):
                yield self._found(part, verdict, passage.order + place / 100)

    def _shared(self, passage: Passage, last: _Draft | None) -> list[_Draft]:
        """The places' shares of the target just before, one statement each."""
        measure = last.statement.measure if last else None
        if last is None or measure is None:
            return []
        drafts = []
        for place, part in enumerate(place_shares(passage)):
            share = self._statement(
                part,
                Kind.TARGET,
                confidence=0.8,
                why="It gives one place's share of the target before it.",
                form="will",
                words=f"{part.text} {measure.name}",
            )
            value = cell_number(part.text, rules=self._rules.numbers)
            here = place_of(part.text, phrases=self._words.phrases)
            own = replace(
                measure,
                direction="reach",
                baseline=None,
                baseline_date=None,
                target=value.value if value else None,
                trajectory=(),
                place=here,
            )
            share = replace(
                share,
                context=last.statement.text,
                measure=own,
                by=measure.date,
                place=here,
                population=last.statement.population,
            )
            drafts.append(_Draft(passage.order + place / 100, share, "share"))
        return drafts

    def _found(self, passage: Passage, verdict: Found, order: float) -> _Draft:
        statement = self._statement(
            passage,
            verdict.kind,
            confidence=verdict.confidence,
            why=verdict.why,
            form=verdict.form,
        )
        return _Draft(order, statement, verdict.form, firm=verdict.firm)

    # tables ----------------------------------------------------------------------------------

    def _tabled(self, named: Sequence[Named]) -> Iterator[_Draft]:
        listed = {id(n.passage.pieces[0].block) for n in named if n.source == "table"}
        for grid in self._grids:
            section = grid.passage.section
            reason = grid.left_out(self._rules.tables)
            if reason or section.mood == "left_out":
                self._leave_out(grid)
            elif id(grid.passage.block) not in listed:
                for place, row in enumerate(
                    rows_of(grid, rules=self._rules, indicators=self._words.indicators)
                ):
                    caution = is_caution(plain(row.words), self._rules.sentences)
                    if caution:
                        self._leave_out_row(grid, row.pieces, caution.whose, caution.why)
                    else:
                        yield self._row(grid, row, place)

    def _leave_out(self, grid: Grid) -> None:
        rule = grid.left_out(self._rules.tables) or grid.passage.section.rule
        for row in grid.rows:
            words = " | ".join(piece.text for piece in row.pieces)
            if rule and any_of(self._rules.sentences.looks_like).search(plain(words)):
                self._leave_out_row(grid, row.pieces, rule.whose, rule.why)

    def _leave_out_row(self, grid: Grid, pieces: Sequence[Piece], whose: Whose, why: str) -> None:
        quoted = Quoted(self._row_evidence(pieces), whose, why)
        self._quoted.append((grid.passage.order, quoted))

    def _row_evidence(self, pieces: Sequence[Piece]) -> Evidence:
        regions = tuple(r for p in pieces for r in block_regions(p.block, p.start, p.end))
        return Evidence(self._document.id, regions, " | ".join(p.text for p in pieces))

    def _row(self, grid: Grid, row: RowFound, place: int) -> _Draft:
        kind = Kind.TARGET if row.measure else Kind.COMMITMENT
        why = (
            "It is a row of a table of measures."
            if row.measure
            else "It is a row of a table of actions."
        )
        evidence = self._row_evidence(row.pieces)
        passage = replace(grid.passage, pieces=tuple(row.pieces))
        base = self._statement(
            passage, kind, confidence=0.85, why=why, form="row", words=row.words, number=row.number
        )
        measure = row.measure or base.measure
        measure = self._placed(measure, row.words) if row.measure else None
        heads = " | ".join(column.heading for column in grid.columns if column.heading)
        statement = replace(
            base,
            id=_statement_id(evidence),
            evidence=evidence,
            kind=kind,
            context=heads,
            measure=measure,
            lead=row.lead or base.lead,
            partners=row.partners or base.partners,
            by=row.by or base.by,
        )
        return _Draft(grid.passage.order + place / 1000, statement, "row")

    # details ---------------------------------------------------------------------------------

    def _statement(
        self,
        passage: Passage,
        kind: Kind,
        *,
        confidence: float,
        why: str,
        form: str,
        headline: bool = False,
        number: str | None = None,
        words: str | None = None,
    ) -> Statement:
        text = words or passage.text
        rules, phrases = self._rules.numbers, self._words.phrases
        evidence = passage.evidence(self._document.id)
        path = passage.section.path
        own = path[:-1] if path and path[-1] == passage.text else path
        measure = None
        if not headline and kind not in {Kind.VISION, Kind.PRINCIPLE}:
            measure = find_measure(
                text,
                context=" ".join((passage.stem, *path[-1:])),
                rules=rules,
                indicators=self._words.indicators,
            )
        by = self._deadline(text) or self._deadline_above(passage)
        if measure:
            by = measure.date or by
            measure = replace(measure, date=by)
        money = money_of(text, rules=rules)
        nothing_left = by is not None and any_of(rules.zero).search(plain(text))
        if kind in {Kind.COMMITMENT, Kind.OBJECTIVE} and form != "row":
            kind = Kind.TARGET if (measure and measure.indicator) or nothing_left else kind
        return Statement(
            id=_statement_id(evidence),
            evidence=evidence,
            kind=kind,
            headline=headline,
            number=number,
            context=passage.stem or (path[-1] if path else ""),
            heading_path=own,
            confidence=confidence,
            why=why,
            population=population_of(text, phrases=phrases),
            place=self._place(text, kind, headline=headline),
            lead=lead_of(text, bodies=self._bodies, phrases=phrases),
            partners=partners_of(text, phrases=phrases),
            by=by,
            strength=strength_of(kind, form=form, money=money, by=by),
            money=money,
            measure=self._placed(measure, text),
        )

    def _deadline(self, text: str) -> str | None:
        rules = self._rules.numbers
        return deadline(text, find_dates(text, rules=rules), rules=rules)

    def _deadline_above(self, passage: Passage) -> str | None:
        """The date in the sentence that opens a list ("By 2030 we will:") or in a heading above."""
        if passage.form is not Form.ITEM:
            return None
        for words in (passage.stem, *reversed(passage.section.path[-2:])):
            dates = find_dates(words, rules=self._rules.numbers)
            if any(date.rank is not None for date in dates):
                return self._deadline(words)
        return None

    def _placed(self, measure: Measure | None, text: str) -> Measure | None:
        if measure is None:
            return None
        phrases = self._words.phrases
        return replace(
            measure,
            population=population_of(text, phrases=phrases),
            place=place_of(text, phrases=phrases) or self._document.identity.area or None,
        )

    def _place(self, text: str, kind: Kind, *, headline: bool) -> str | None:
        """The place named; for local plans and for targets, where none is, the document's area."""
        named = place_of(text, phrases=self._words.phrases)
        identity = self._document.identity
        local = identity.tier in _LOCAL_TIERS and not headline
        wide = kind in {Kind.TARGET, Kind.VISION}
        return named or ((identity.area or None) if local or wide else None)

    def _with_parents(self, statements: Sequence[Statement]) -> tuple[Statement, ...]:
        """Each statement in the chapter of a named priority with the id of that priority."""
        names = [(name_key(s.text), s.id) for s in statements if s.headline]
        found = []
        for statement in statements:
            headings = [name_key(heading) for heading in reversed(statement.heading_path)]
            parent = next(
                (
                    id_
                    for h in headings
                    for name, id_ in names
                    if len(name) > NAME_LETTERS and name in h
                ),
                None,
            )
            own = None if parent == statement.id or statement.headline else parent
            found.append(replace(statement, parent=own))
        return tuple(found)

    def _with_themes(self, statements: Sequence[Statement]) -> tuple[Statement, ...]:
        texts = [statement.text for statement in statements]
        contexts = [" ".join((*s.heading_path[-1:], s.context)) for s in statements]
        themes = find_themes(
            texts,
            contexts,
            language=self._language,
            themes=self._words.themes,
            rules=self._rules.themes,
        )
        return tuple(replace(s, themes=t) for s, t in zip(statements, themes, strict=True))


def _supported(drafts: Iterator[_Draft]) -> list[_Draft]:
    """The drafts without those that stand alone in a section where nothing surer is promised."""
    found = list(drafts)
    sure = {draft.statement.heading_path for draft in found if draft.firm}
    return [draft for draft in found if draft.firm or draft.statement.heading_path in sure]


def _statement_id(evidence: Evidence) -> str:
    """12 letters of the sha256 over document, page, rounded box and words: stable over runs."""
    box = evidence.regions[0].box
    for region in evidence.regions[1:]:
        box = box.union(region.box)
    place = f"{round(box.x0)},{round(box.top)},{round(box.x1)},{round(box.bottom)}"
    words = "\x1f".join((evidence.document, str(evidence.page), place, evidence.text))
    return hashlib.sha256(words.encode()).hexdigest()[:12]
