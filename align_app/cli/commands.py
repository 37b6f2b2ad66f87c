"""The commands: each one is a verb of `Project` with its options, examples and exit code.

Exit codes: 0 done; 1 nothing could be done; 2 wrong usage; 3 done, but at least one document was
only partly read or not read; 130 stopped with Ctrl+C.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from align_app import __version__
from align_app.cli import console, scripting, views
from align_app.core import locations, pipeline
from align_app.core.analysis_file import reading_json
from align_app.core.errors import AlignError
from align_app.core.model import (
    ConflictDecision,
    ConflictState,
    CoverageDecision,
    Document,
    Identity,
    IdentityDecision,
    Level,
    ReadState,
    StatementDecision,
    Verdict,
)
from align_app.core.progress import Cancelled
from align_app.core.project import Added, Project, Source, replacing, sha256_of
from align_app.core.settings import Settings, load_settings

DONE, NOTHING_DONE, WRONG_USAGE, PARTLY_READ, STOPPED = 0, 1, 2, 3, 130


class _ExitWithCode(TyperGroup):
    """Ends with the exit code that a command gives back."""

    def invoke(self, ctx: typer.Context) -> None:  # type: ignore[override]
        ctx.exit(super().invoke(ctx))


app = typer.Typer(
    name="align-app",
    cls=_ExitWithCode,
    help="Finds what partners' strategies commit to, compares them and writes the alignment paper.",
    epilog="Nothing leaves this computer. Without a command the window opens.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE_OR_FOLDER...", help="PDF, Word, slides, web pages, text; or folders of them."
    ),
]
ProjectFileArgument = Annotated[Path, typer.Argument(metavar="PROJECT", help="The .align file.")]
DocumentName = Annotated[str, typer.Argument(metavar="FILE", help="Its name in the project.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]
JsonOut = Annotated[Path | None, typer.Option("--json", help="Write the analysis file here.")]
PaperOut = Annotated[Path | None, typer.Option("--paper", help="Write the Word paper here.")]
Password = Annotated[
    str | None, typer.Option("--password", help="For documents that ask for one; never stored.")
]
SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", exists=True, dir_okay=False, help="Use this settings file (TOML)."),
]


@dataclass(slots=True)
class Outcome:
    """How a command ended: its exit code, and the project that a window should open next."""

    code: int = DONE
    open_next: Path | None = None


def run(arguments: list[str]) -> Outcome:
    """Run the command line."""
    console.print_what_can_be_printed()
    outcome = Outcome()
    try:
        app(arguments, prog_name="align-app", obj=outcome)
    except SystemExit as end:
        outcome.code = end.code if isinstance(end.code, int) else DONE
    except AlignError as error:
        console.show_error(error)
        outcome.code = NOTHING_DONE
    except (Cancelled, KeyboardInterrupt):
        console.notes.print("Stopped. What was finished is kept; nothing is half-written.")
        outcome.code = STOPPED
    return outcome


def _show_version(value: bool) -> None:
    if value:
        console.output.print(f"align-app {__version__}")
        raise typer.Exit


@app.callback()
def main_options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Options before the command."""


@app.command("analyse", epilog="Example: align-app analyse plans --json plans.json --paper p.docx")
def analyse(
    files: Files,
    project: Annotated[
        Path | None, typer.Option("--project", help="Keep the work in this .align file.")
    ] = None,
    json_out: JsonOut = None,
    paper: PaperOut = None,
    settings: SettingsFile = None,
    password: Password = None,
    timings: Annotated[bool, typer.Option("--timings", help="Tell how long it took.")] = False,
    quiet: Quiet = False,
) -> int:
    """Read documents, find what they commit to, compare them and look for conflicts."""
    started = time.monotonic()
    with _project_to_analyse(project, load_settings(settings)) as work:
        code = _analyse(work, files, quiet=quiet, password=password)
        _write(work, json_out, paper)
    if timings:
        console.notes.print(f"{time.monotonic() - started:.1f} seconds")
    return code


@app.command("read", epilog="Example: align-app read plan.pdf --json plan.pdf.json")
def read(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="A PDF, Word file, slides, web page or text.",
        ),
    ],
    json_out: Annotated[Path | None, typer.Option("--json", help="Write the pages here.")] = None,
    debug_pages: Annotated[
        Path | None,
        typer.Option(
            file_okay=False,
            metavar="FOLDER",
            help="Draw each page with its blocks, for those who work on the layout.",
        ),
    ] = None,
    password: Annotated[str | None, typer.Option(help="For a PDF that asks for one.")] = None,
    settings: SettingsFile = None,
    quiet: Quiet = False,
) -> int:
    """Read one document and give its pages and blocks in reading order."""
    documents: list[Document] = []
    job, chosen = pipeline.FileToRead(sha256_of(file), file, password), load_settings(settings)
    with console.showing_progress(quiet=quiet) as progress:
        pipeline.read_files([job], settings=chosen, progress=progress, on_read=documents.append)
        document = documents[0]
        if debug_pages:
            pipeline.draw_debug_pages(
                job, document, debug_pages, settings=chosen, progress=progress
            )
    if json_out:
        with replacing(json_out) as draft:  # half of a character, as some PDFs print, becomes "?"
            draft.write_text(reading_json(document), "utf-8", errors="replace", newline="\n")
    elif not debug_pages:
        views.show_pages(document)
    return _tell_unread(documents)


@app.command("new", epilog="Example: align-app new review.align")
def new(project: ProjectFileArgument) -> int:
    """Make an empty project."""
    with Project.new(project) as made:
        console.notes.print(f"Made {made.path.name}. Add documents with: align-app add")
    return DONE


@app.command("add", epilog="Example: align-app add review.align plans/*.pdf")
def add(
    project: ProjectFileArgument,
    files: Files,
    settings: SettingsFile = None,
    password: Password = None,
    quiet: Quiet = False,
) -> int:
    """Add documents to a project and analyse them with those already there."""
    with Project.open(project, settings=load_settings(settings)) as work:
        return _analyse(work, files, quiet=quiet, password=password)


@app.command("remove", epilog="Example: align-app remove review.align old-plan.pdf")
def remove(
    project: ProjectFileArgument,
    file: DocumentName,
    quiet: Quiet = False,
) -> int:
    """Take a document out of a project; the file itself is kept."""
    with Project.open(project) as work:
        for source in _sources_called(file, work):
            work.remove(source.document)
        return _analyse(work, [], quiet=quiet) if work.sources() else DONE


class Shown(StrEnum):
    """What `show` can show."""

    DOCUMENTS = "documents"
    STATEMENTS = "statements"
    LEFT_OUT = "left-out"
    COVERAGE = "coverage"
    CONFLICTS = "conflicts"
    HISTORY = "history"


@app.command("show", epilog="Example: align-app show review.align conflicts")
def show(
    project: ProjectFileArgument,
    what: Annotated[Shown, typer.Argument(help="What to show.")] = Shown.DOCUMENTS,
) -> int:
    """Show what is in a project."""
    with Project.open(project) as work:
        {
            Shown.DOCUMENTS: views.show_documents,
            Shown.STATEMENTS: views.show_statements,
            Shown.LEFT_OUT: views.show_left_out,
            Shown.COVERAGE: views.show_coverage,
            Shown.CONFLICTS: views.show_conflicts,
            Shown.HISTORY: views.show_history,
        }[what](work)
    return DONE


@app.command("export", epilog="Example: align-app export review.align --paper alignment.docx")
def export(project: ProjectFileArgument, json_out: JsonOut = None, paper: PaperOut = None) -> int:
    """Write the analysis file or the paper of a project."""
    if not json_out and not paper:
        raise typer.BadParameter("Say what to write: --json FILE, --paper FILE, or both.")
    with Project.open(project) as work:
        _write(work, json_out, paper)
    return DONE


@app.command("copy", epilog="Example: align-app copy review.align before-the-meeting.align")
def copy(
    project: ProjectFileArgument,
    target: Annotated[Path, typer.Argument(metavar="COPY", help="The new file.")],
) -> int:
    """Save a copy of a project; an existing file is never written over."""
    with Project.open(project) as work:
        work.save_copy(target)
    return DONE


class Decided(StrEnum):
    """What `decide` can record."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    OPEN = "open"
    NOT_A_CONFLICT = "not_a_conflict"
    ACCEPTED_DIFFERENCE = "accepted_difference"
    NEEDS_DECISION = "needs_decision"
    ACTION = "action"


@app.command("decide", epilog="Example: align-app decide review.align 3f2a90cc71d4 accepted")
def decide(
    project: ProjectFileArgument,
    subject: Annotated[str, typer.Argument(metavar="ID", help="As `show` gives it.")],
    decision: Annotated[Decided, typer.Argument(help="Accept or reject a statement, or the rest.")],
    note: Annotated[str, typer.Option(help="Why, in a few words.")] = "",
    owner: Annotated[str, typer.Option(help="Who acts on a conflict.")] = "",
    due: Annotated[str, typer.Option(help="By when.")] = "",
) -> int:
    """Record what people decided about a statement or a conflict; `open` makes it open again."""
    with Project.open(project) as work:
        analysis = work.analysis()
        statements = {each.id for each in analysis.statements}
        if decision in {Decided.ACCEPTED, Decided.REJECTED}:
            _must_know(subject, statements, "statement")
            earlier = work.decisions().statements.get(subject, StatementDecision(subject))
            verdict = Verdict(decision.value)
            work.decide_statement(replace(earlier, verdict=verdict, note=note or earlier.note))
        elif decision is Decided.OPEN and subject in statements:
            work.decide_statement(StatementDecision(subject, note=note))
        else:
            _must_know(subject, {each.id for each in analysis.conflicts}, "conflict")
            state = ConflictState(decision.value)
            before = work.decisions().conflicts.get(subject, ConflictDecision(subject, state))
            said = note or before.note, owner or before.owner, due or before.due
            work.decide_conflict(ConflictDecision(subject, state, *said))
        _tell_recorded(project)
    return DONE


@app.command("level", epilog="Example: align-app level review.align 3f2a90cc71d4 plan.pdf partial")
def level(
    project: ProjectFileArgument,
    statement: Annotated[str, typer.Argument(metavar="ID", help="As `show coverage` gives it.")],
    file: DocumentName,
    level: Annotated[Level, typer.Argument(help="How far that document answers the statement.")],
    note: Annotated[str, typer.Option(help="Why, in a few words.")] = "",
) -> int:
    """Record how far one document answers a statement of another."""
    with Project.open(project) as work:
        analysis = work.analysis()
        _must_know(statement, {each.id for each in analysis.statements}, "statement")
        compared = {
            each.document for each in analysis.comparison.coverage if each.statement == statement
        }
        wanted = [s.document for s in _sources_called(file, work) if s.document in compared]
        for document in wanted:
            work.decide_coverage(CoverageDecision(statement, document, level, note))
        if not wanted:
            raise AlignError(
                f"{file} is not compared with that statement.",
                f"See what is with: align-app show {project.name} coverage",
            )
        _tell_recorded(project)
    return DONE


@app.command("correct", epilog="Example: align-app correct review.align plan.pdf --type jfp")
def correct(
    project: ProjectFileArgument,
    file: DocumentName,
    title: Annotated[str | None, typer.Option(help="What it is called.")] = None,
    partner: Annotated[str | None, typer.Option(help="Whose it is.")] = None,
    type_: Annotated[
        str | None, typer.Option("--type", help="What kind of document it is, by its id.")
    ] = None,
    area: Annotated[str | None, typer.Option(help="The place it is for.")] = None,
    years: Annotated[
        tuple[int, int] | None, typer.Option(metavar="FIRST LAST", help="The years it is for.")
    ] = None,
    quiet: Quiet = False,
) -> int:
    """Correct what a document is: its title, partner, kind, area or years."""
    if all(each is None for each in (title, partner, type_, area, years)):
        raise typer.BadParameter("Give one of --title, --partner, --type, --area, --years.")
    _must_be_type(type_)
    with Project.open(project) as work:
        documents = {each.id: each for each in work.analysis().documents}
        for source in _sources_called(file, work):
            before = _identity_of(source, documents)
            identity = replace(
                before,
                title=before.title if title is None else title,
                organisation=before.organisation if partner is None else partner,
                type=before.type if type_ is None else type_,
                area=before.area if area is None else area,
                period=before.period if years is None else years,
            )
            work.correct_identity(IdentityDecision(source.document, identity))
        _tell_recorded(project)
        return _analyse(work, [], quiet=quiet)


@app.command("undo", epilog="Example: align-app undo review.align")
def undo(project: ProjectFileArgument) -> int:
    """Take back the last decision."""
    with Project.open(project) as work:
        words = work.undo_words
        work.undo()
        console.notes.print(f"{words}: done." if words else "There is nothing to undo.")
    return DONE


@app.command("redo", epilog="Example: align-app redo review.align")
def redo(project: ProjectFileArgument) -> int:
    """Do again what was undone last."""
    with Project.open(project) as work:
        words = work.redo_words
        work.redo()
        console.notes.print(f"{words}: done." if words else "There is nothing to redo.")
    return DONE


SAMPLE_PROJECT = "sample.align"


@app.command("sample", epilog="Example: align-app sample --folder try-it")
def sample(
    context: typer.Context,
    folder: Annotated[Path, typer.Option(help="Where to write.")] = Path("align-sample"),
    window: Annotated[
        bool, typer.Option("--window/--no-window", help="Open the window afterwards.")
    ] = True,
    quiet: Quiet = False,
) -> int:
    """Do the whole job on the sample strategies: project, analysis file and paper."""
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / SAMPLE_PROJECT
    with _project_to_analyse(place, load_settings()) as work:
        code = _analyse(work, list(locations.sample_documents()), quiet=quiet)
        _write(work, folder / "sample.json", folder / "sample-paper.docx")
        views.show_documents(work)
    console.notes.print(f"Project, analysis file and paper are in {folder}.")
    if window:
        context.obj.open_next = place
    return code


app.command("classify", epilog=scripting.CLASSIFY_EXAMPLE)(scripting.classify)


# --- what the commands share ----------------------------------------------------------------------


@contextmanager
def _project_to_analyse(path: Path | None, settings: Settings) -> Iterator[Project]:
    """The project at `path`, made if it is new; without a path, one that is gone afterwards."""
    if path is None:
        with (
            tempfile.TemporaryDirectory(prefix="align-") as folder,
            Project.new(Path(folder) / "analysis.align", settings=settings) as work,
        ):
            yield work
        return
    enter = Project.open if path.exists() else Project.new
    with enter(path, settings=settings) as work:
        yield work


def _analyse(work: Project, files: list[Path], *, quiet: bool, password: str | None = None) -> int:
    with console.showing_progress(quiet=quiet) as progress:
        added = work.add(files, progress=progress)
        locked = _locked(work, added) if password else ()
        work.analyse(progress=progress, passwords=dict.fromkeys(locked, password or ""))
    _tell_added(added)
    documents = work.analysis().documents
    if documents and not quiet:
        console.notes.print(views.summary(work))
    code = _tell_unread(documents)
    return PARTLY_READ if code == DONE and added.refused else code


def _locked(work: Project, added: Added) -> tuple[str, ...]:
    """The documents that a password may open: those just added, and those that asked for one."""
    asked = (
        document.id
        for document in work.analysis().documents
        if any(problem.code in {"encrypted", "wrong_password"} for problem in document.problems)
    )
    return (*(source.document for source in added.added), *asked)


def _tell_added(added: Added) -> None:
    for path, source in added.already:
        console.notes.print(f"{path.name} is the same file as {source.title}, so was not added.")
    console.show_problems(added.refused, {})


def _tell_unread(documents: Sequence[Document]) -> int:
    """Tell what is wrong with each document; the exit code that follows from it."""
    files = {each.id: each.file for each in documents}
    for document in documents:
        console.show_problems(document.problems, files)
    if all(each.state is ReadState.NOT_READ for each in documents):
        return NOTHING_DONE
    unread = any(each.state is not ReadState.READ for each in documents)
    return PARTLY_READ if unread else DONE


def _write(work: Project, json_out: Path | None, paper: Path | None) -> None:
    if json_out:
        work.write_json(json_out)
    if paper:
        work.write_paper(paper, as_of=datetime.now().astimezone().date())


def _tell_recorded(project: Path) -> None:
    console.notes.print(f"Recorded. To take it back: align-app undo {project.name}")


def _sources_called(file: str, work: Project) -> list[Source]:
    found = [source for source in work.sources() if source.file == file]
    if not found:
        raise AlignError(
            f"There is no document called {file} in {work.path.name}.",
            f"See their names with: align-app show {work.path.name}",
        )
    return found


def _identity_of(source: Source, documents: dict[str, Document]) -> Identity:
    if source.document not in documents:
        raise AlignError(
            f"{source.file} has not been read yet.", "Analyse the project first, then correct it."
        )
    return documents[source.document].identity


def _must_be_type(type_: str | None) -> None:
    from align_app.core.vocabulary import load_vocabulary

    known = [each.id for each in load_vocabulary().document_types.types] if type_ else []
    if type_ and type_ not in known:
        raise AlignError(
            f"There is no kind of document called {type_}.", f"Known are: {', '.join(known)}."
        )


def _must_know(subject: str, known: set[str], noun: str) -> None:
    if subject not in known:
        raise AlignError(
            f"There is no {noun} {subject} in this project.",
            f"See their ids with: align-app show PROJECT {noun}s",
        )
