"""Compares the statements of all documents: themes, clusters, links, and who answers whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from align_app.core.comparing.citing import find_citations
from align_app.core.comparing.clusters import find_clusters
from align_app.core.comparing.corpus import Corpus, lay_out
from align_app.core.comparing.editions import tell_editions
from align_app.core.comparing.labels import Tagger
from align_app.core.comparing.levels import Judge
from align_app.core.comparing.likeness import Encoder, read_features
from align_app.core.comparing.pairing import find_near, judge_pairs, make_links, tell_coverage
from align_app.core.comparing.regard import tell_regard
from align_app.core.model import Comparison, Document, Findings, Theme
from align_app.core.vocabulary import Vocabulary

__all__ = ["Language", "compare"]


class Language(Encoder, Tagger, Protocol):
    """What comparing asks of the language models."""


def compare(
    documents: Sequence[Document],
    findings: Mapping[str, Findings],
    *,
    language: Language,
    vocabulary: Vocabulary,
) -> Comparison:
    """How the statements of the documents answer each other.

    `findings` is by document id. Statements of one document are never linked with each other.
    """
    rules = vocabulary.comparing
    corpus = lay_out(documents, findings, rules=rules)
    features = read_features(corpus, language=language, rules=rules)
    citations = find_citations(corpus, words=rules.words)
    names = {theme.id: theme.name for theme in vocabulary.themes.themes}
    judge = Judge(corpus, citations, rules, names)
    near = find_near(corpus, features, rules=rules, named=citations.aims)
    judged = judge_pairs(corpus, near, judge=judge)
    return Comparison(
        themes=_themes(corpus, vocabulary),
        clusters=find_clusters(corpus, features, language=language, rules=rules, theme_names=names),
        links=make_links(corpus, judged, rules=rules),
        coverage=tell_coverage(corpus, near, judged, rules=rules),
        regard=tell_regard(documents, types=vocabulary.document_types, rules=rules),
        editions=tell_editions(documents, rules=vocabulary.edition_rules),
    )


def _themes(corpus: Corpus, vocabulary: Vocabulary) -> tuple[Theme, ...]:
    """All themes with the statements that carry them, in the order of the data file."""
    carried: dict[str, list[str]] = {}
    for entry in corpus.entries:
        for each in entry.statement.themes:
            carried.setdefault(each.theme, []).append(entry.statement.id)
    return tuple(
        Theme(theme.id, theme.name, theme.group, tuple(carried.get(theme.id, ())))
        for theme in vocabulary.themes.themes
    )
