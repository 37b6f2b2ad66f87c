"""Measures the whole line on the marked test sets and keeps the table in results.md.

Run it as `python -m tests.benchmark.quality`. The sets are looked for in the folder that the
variable ALIGN_SHARED names, else in `shared` beside the project; else it says so and ends.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
RESULTS = Path(__file__).with_name("results.md")
HELD_OUT = ("03-", "05-", "06-")
"""Documents of wenmoor, by the start of their names, that rules are never tuned on."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the scorer: its name, and its value as printed."""

    name: str
    value: str


def shared_folder() -> Path | None:
    """The folder with the test sets, or None."""
    places = [os.environ.get("ALIGN_SHARED"), ROOT.parent / "shared"]
    return next((Path(each) for each in places if each and (Path(each) / "gold").is_dir()), None)


def analyse(documents: Path, folder: Path) -> tuple[Path, float]:
    """Run the real command on a folder of documents; the analysis file and the seconds it took."""
    out = folder / "analysis.json"
    started = time.monotonic()
    command = ["-m", "align_app", "analyse", str(documents), "--json", str(out), "--quiet"]
    done = subprocess.run([sys.executable, *command], cwd=ROOT, check=False)
    if done.returncode not in (0, 3):
        raise SystemExit(f"analyse ended with {done.returncode}")
    return out, time.monotonic() - started


def read_each(documents: Path, folder: Path) -> Path:
    """Run `align-app read` on every document; the folder of the results."""
    out = folder / "reading"
    out.mkdir()
    for document in sorted(documents.glob("*.pdf")):
        command = ["-m", "align_app", "read", str(document), "--quiet", "--json"]
        subprocess.run(
            [sys.executable, *command, str(out / f"{document.name}.json")],
            cwd=ROOT,
            check=False,
            stderr=subprocess.DEVNULL,
        )
    return out


def score(shared: Path, gold: Path, analysis: Path, reading: Path | None) -> list[Figure]:
    """The figures of the scorer."""
    command = [sys.executable, str(shared / "evaluate" / "score.py"), str(gold), str(analysis)]
    if reading:
        command += ["--reading", str(reading)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = (re.split(r"\s{2,}", line.strip(), maxsplit=1) for line in printed.splitlines())
    return [Figure(row[0], row[1].strip()) for row in rows if len(row) == 2]


def without(gold: Path, analysis: Path, folder: Path, *, keep_held_out: bool) -> tuple[Path, Path]:
    """A gold folder and an analysis file with only the held-out documents, or only the others."""

    def kept(file: str) -> bool:
        return file.startswith(HELD_OUT) is keep_held_out

    whole = json.loads((gold / "gold.json").read_text("utf-8"))
    marked = {each["id"]: each["file"] for each in whole["statements"]}
    part = {
        **whole,
        **{
            key: [each for each in whole[key] if kept(each["file"])]
            for key in ("documents", "statements", "distractors", "neutral", "reading_order")
        },
        "links": [x for x in whole["links"] if kept(marked[x["from"]]) and kept(marked[x["to"]])],
        "not_found": [
            x for x in whole["not_found"] if kept(marked[x["statement"]]) and kept(x["file"])
        ],
        **{
            key: [x for x in whole[key] if kept(marked[x["left"]]) and kept(marked[x["right"]])]
            for key in ("conflicts", "innocent")
        },
    }
    got = json.loads(analysis.read_text("utf-8"))
    files = {each["id"]: each["file"] for each in got["documents"]}
    said = {each["id"]: files[each["document"]] for each in got["statements"]}
    got["statements"] = [x for x in got["statements"] if kept(files[x["document"]])]
    got["links"] = [x for x in got["links"] if kept(said[x["from"]]) and kept(said[x["to"]])]
    got["conflicts"] = [
        x
        for x in got["conflicts"]
        if kept(said[x["left"]]) and (not x["right"] or kept(said[x["right"]]))
    ]
    target = folder / ("held_out" if keep_held_out else "tuned")
    target.mkdir()
    (target / "gold.json").write_text(json.dumps(part), "utf-8")
    (target / "analysis.json").write_text(json.dumps(got), "utf-8")
    return target, target / "analysis.json"


def table(columns: dict[str, list[Figure]]) -> str:
    """A Markdown table: one row a figure, one column a set."""
    names = list(dict.fromkeys(figure.name for column in columns.values() for figure in column))
    values = {key: {figure.name: figure.value for figure in each} for key, each in columns.items()}
    lines = ["| figure | " + " | ".join(columns) + " |", "| --- |" + " --- |" * len(columns)]
    for name in names:
        cells = (values[key].get(name, "") for key in columns)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def keep(section: str, body: str) -> None:
    """Put `body` under its heading in results.md, in place of what stood there."""
    text = RESULTS.read_text("utf-8") if RESULTS.exists() else "# What was measured\n"
    start, end = f"<!-- {section} -->", f"<!-- /{section} -->"
    block = f"{start}\n{body}\n{end}"
    if start in text:
        text = re.sub(
            re.escape(start) + ".*?" + re.escape(end), lambda _match: block, text, flags=re.DOTALL
        )
    else:
        text = text.rstrip() + f"\n\n{block}\n"
    RESULTS.write_text(text, "utf-8")


def main() -> int:
    """Measure wenmoor whole and in its two parts, print the table and keep it."""
    shared = shared_folder()
    if shared is None:
        print("The test sets are not here: set ALIGN_SHARED to the folder that holds gold/.")
        return 0
    gold = shared / "gold" / "wenmoor"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        analysis, seconds = analyse(gold / "documents", folder)
        reading = read_each(gold / "documents", folder)
        columns = {"all eight": score(shared, gold, analysis, reading)}
        for title, held_out in (
            ("tuned on (01, 02, 04, 07, 08)", False),
            ("held out (03, 05, 06)", True),
        ):
            part, answers = without(gold, analysis, folder, keep_held_out=held_out)
            columns[title] = score(shared, part, answers, None)
    body = table(columns)
    keep("wenmoor", "## Wenmoor and the Vale (fictional, 112 pages, end to end)\n\n" + body)
    print(body)
    print(f"\n{seconds:.0f} seconds for the eight documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
