"""The words for levels, kinds, measures and passages that are not found, the same in every view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from align_app.core.model import (
    Coverage,
    Document,
    Kind,
    Level,
    Measure,
    Money,
    Statement,
    Strength,
    Whose,
)

KIND_NAMES: Mapping[Kind, str] = {kind: kind.value.capitalize() for kind in Kind}

LEVEL_WORDS: Mapping[Level, str] = {level: level.value.replace("_", " ") for level in Level}
LEVEL_MEANINGS: Mapping[Level, str] = {
    Level.EXPLICIT: "names it, or same measure and value",
    Level.SHARED: "same aim, own words",
    Level.PARTIAL: "narrower or wider: place, people, time",
    Level.RELATED: "leads to it, or follows from it",
    Level.NOT_FOUND: "nothing in the pages we could read",
    Level.NOT_ASSESSED: "could not be judged",
}

STRENGTH_WORDS: Mapping[Strength, str] = {
    Strength.VISION: "Vision",
    Strength.INTENTION: "Intention",
    Strength.COMMITMENT: "Commitment",
    Strength.FUNDED_AND_DATED: "Funded and dated",
}

LEFT_OUT_WORDS: Mapping[Whose, str] = {
    Whose.NATIONAL: "National policy",
    Whose.ANOTHER_BODY: "Another body’s words",
    Whose.PAST: "Already done",
    Whose.CONSULTATION: "What people said",
    Whose.EVIDENCE: "Evidence of need",
    Whose.GOVERNANCE: "Governance",
    Whose.CASE_STUDY: "Case study",
    Whose.NEXT_STEP: "Next step of the plan itself",
    Whose.BOILERPLATE: "Stands in every such plan",
    Whose.OTHER: "Not a priority",
}

_UNITS = {"%": "%", "percent": "%", "years": " years", "rate": "", "count": ""}
_MILLION = 1_000_000
_CURRENCIES = {"GBP": "£"}


def figure(value: float, unit: str | None) -> str:
    """A number with its unit as people write it: 8%, 14.2%, 2 years."""
    number = f"{value:,.10g}"
    if unit is None:
        return number
    return f"{number}{_UNITS.get(unit, ' ' + unit.replace('_', ' '))}"


def money(amount: Money) -> str:
    """An amount as people write it: £3.1 million."""
    sign = _CURRENCIES.get(amount.currency, amount.currency + " ")
    if amount.amount >= _MILLION:
        return f"{sign}{amount.amount / _MILLION:,.6g} million"
    return f"{sign}{amount.amount:,.10g}"


def measure_rows(measure: Measure) -> Iterator[tuple[str, str]]:
    """What a target measures, as rows of label and words; empty fields are left out."""
    yield "Measure", measure.name
    if measure.baseline is not None:
        since = f" in {measure.baseline_date}" if measure.baseline_date else ""
        yield "From", figure(measure.baseline, measure.unit) + since
    if measure.target is not None:
        by = f" by {measure.date}" if measure.date else ""
        change = " (relative change)" if measure.relative else ""
        yield "To", figure(measure.target, measure.unit) + change + by
    elif measure.date:
        yield "By", measure.date


def detail_rows(
    statement: Statement, *, theme_names: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Everything known of a statement, as rows of label and words."""
    measure = statement.measure
    rows = list(measure_rows(measure)) if measure else []
    place = statement.place or (measure.place if measure else None)
    people = statement.population or (measure.population if measure else None)
    themes = [theme_names.get(score.theme, score.theme) for score in statement.themes]
    more = (
        ("By", statement.by if not (measure and measure.date) else None),
        ("Place", place),
        ("People", people),
        ("Lead", statement.lead),
        ("With", ", ".join(statement.partners)),
        ("Money", "; ".join(money(amount) for amount in statement.money)),
        ("Strength", STRENGTH_WORDS[statement.strength]),
        ("Themes", ", ".join(themes)),
    )
    rows.extend((label, words) for label, words in more if words)
    return tuple(rows)


def source_line(statement: Statement, document: Document | None) -> str:
    """Heading path and page: Ambition 3 › Tobacco · page 14."""
    path = " › ".join(statement.heading_path)
    page = f"page {page_number(document, statement.page)}"
    return f"{path} · {page}" if path else page


def page_number(document: Document | None, page: int) -> str:
    """The printed number of a page, or its place in the file where none is printed."""
    label = document.page_label(page) if document else None
    return label or str(page)


def not_found_words(
    document: Document | None, coverage: Coverage | None, nearest: Statement | None
) -> str:
    """What to say of a document in which nothing matched: never that it is silent or against."""
    if document is None:
        return "This document could not be read, so nothing can be said of it."
    readable = len(document.pages) - len(document.unreadable_pages)
    pages = "the 1 page" if readable == 1 else f"the {readable} pages"
    words = f"No matching text found in {pages} we could read."
    unread = unread_words(document.unreadable_pages)
    if unread:
        words = f"{words} {unread}"
    if nearest is not None:
        words = f"{words} Nearest: page {page_number(document, nearest.page)}."
    if coverage is None:
        words = "This pair was not assessed."
    return words


def unread_words(pages: Sequence[int]) -> str:
    """Which pages could not be read, as a sentence; empty where all could."""
    if not pages:
        return ""
    if len(pages) == 1:
        return f"Page {pages[0]} could not be read."
    listed = ", ".join(str(page) for page in pages[:-1])
    return f"Pages {listed} and {pages[-1]} could not be read."


def shortened(words: str, *, most: int = 60) -> str:
    """The first words of a sentence, cut at a space."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"
