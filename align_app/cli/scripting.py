"""Commands for scripts that need no project: sorting texts into a taxonomy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from align_app.core.errors import ResourceError
from align_app.core.project import replacing

TaxonomyFile = Annotated[
    Path, typer.Option("--taxonomy", help="Themes, in the form of the shipped themes.yaml.")
]
TextsFile = Annotated[
    Path, typer.Option("--texts", help='One JSON object a line: {"id": …, "text": …}.')
]
CLASSIFY_EXAMPLE = (
    "Example: align-app classify --taxonomy goals.yaml --texts texts.jsonl --json out.json"
)
ResultFile = Annotated[Path, typer.Option("--json", help="Write the result here.")]


def classify(taxonomy: TaxonomyFile, texts: TextsFile, json_out: ResultFile) -> int:
    """Sort texts into the themes of any taxonomy: a score and a yes or no for every theme."""
    from align_app.core.finding.classify import classify_texts
    from align_app.core.language import load_language
    from align_app.core.vocabulary import load_vocabulary
    from align_app.core.vocabulary.forms import read_yaml
    from align_app.core.vocabulary.themes import Themes

    rows = list(_rows(texts, ("id", "text")))
    verdicts = classify_texts(
        [row["text"] for row in rows],
        taxonomy=read_yaml(taxonomy, Themes),
        language=load_language(),
        rules=load_vocabulary().classify_rules,
    )
    results = [
        {
            "id": row["id"],
            "themes": [{"id": each.theme, "score": each.score, "yes": each.yes} for each in given],
        }
        for row, given in zip(rows, verdicts, strict=True)
    ]
    _write(json_out, {"results": results})
    return 0


def _rows(file: Path, keys: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The objects of a JSON-lines file.

    Raises:
        ResourceError: the file is not there, or a line is not such an object.
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise _refusal(file, "it could not be read") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise _refusal(file, f"line {number} is not JSON") from error
        if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in keys):
            raise _refusal(file, f"line {number} needs the texts {' and '.join(keys)}")
        yield row


def _refusal(file: Path, fault: str) -> ResourceError:
    return ResourceError(
        f"{file.name} could not be used: {fault}.",
        'Write one JSON object a line, such as {"id": "1", "text": "Words to look at."}.',
    )


def _write(file: Path, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    with replacing(file) as draft:
        draft.write_text(text, "utf-8", newline="\n")
