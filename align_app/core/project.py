"""One project: the handle that the window and the command line both hold.

Each verb changes the project file at once and says what it changed. How documents are read and
compared is the business of `pipeline`; what the file looks like inside is that of `store`.
"""

from __future__ import annotations

import getpass
import hashlib
import secrets
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from textwrap import shorten
from types import TracebackType
from typing import Self

from align_app.core import pipeline
from align_app.core.analysis_file import analysis_json
from align_app.core.errors import PaperError
from align_app.core.model import (
    Analysis,
    Changes,
    ConflictDecision,
    CoverageDecision,
    Decisions,
    Document,
    Findings,
    IdentityDecision,
    Problem,
    StatementDecision,
)
from align_app.core.progress import Progress, Silent, Stage
from align_app.core.settings import Settings
from align_app.core.store import HistoryEntry, ProjectFile, SourceRow

READABLE = (
    ".pdf", ".docx", ".docm", ".pptx", ".pptm", ".ppsx", ".html", ".htm", ".xhtml", ".txt", ".md",
)  # fmt: skip
_NOT_A_DOCUMENT = ("~$", ".")
"""How the files begin that Word and other programs keep beside a document that is open."""
_PAGE_FOLDER = "_files"
_NOTES = frozenset({"readme", "read me", "licence", "license", "changelog"})
"""Names of notes about a folder; whoever wants one read can add it by itself."""
"""How a folder ends that a browser keeps beside a saved page, for its pictures and frames."""
_CHUNK = 1 << 20
_WORDS_SHOWN = 44

OnChange = Callable[[Changes], None]


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the project; `document` is the sha256 of its bytes.

    `waiting` is true until it has been read.
    """

    document: str
    file: str
    path: Path
    title: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class Added:
    """What became of files that a person wanted to add."""

    changes: Changes
    added: tuple[Source, ...] = ()
    already: tuple[tuple[Path, Source], ...] = ()
    refused: tuple[Problem, ...] = ()


class Project:
    """An open project. Every method may be called from any thread."""

    def __init__(self, file: ProjectFile, settings: Settings | None = None) -> None:
        self._file = file
        self._settings = settings or Settings()
        self._who = self._settings.person or _user_name()
        self._lock = threading.Lock()
        self._loaded: Analysis | None = None

    @classmethod
    def new(cls, path: Path, *, settings: Settings | None = None) -> Self:
        """Make an empty project at `path`.

        Raises:
            ProjectError: something is there already, or the folder cannot be written to.
        """
        return cls(ProjectFile.create(path), settings)

    @classmethod
    def open(cls, path: Path, *, settings: Settings | None = None) -> Self:
        """Open the project at `path`; read-only where another window has it open.

        Raises:
            ProjectError: it is not there, or is not a project of this program.
        """
        return cls(ProjectFile.open(path), settings)

    def close(self) -> None:
        """Fold everything into the one file and let go of it."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The project file."""
        return self._file.path

    @property
    def name(self) -> str:
        """What the project is called: its file name without the ending."""
        return self.path.stem

    @property
    def read_only(self) -> bool:
        """True where the project can be looked at but not changed."""
        return self._file.read_only

    @property
    def why_read_only(self) -> str:
        """Why this project cannot be changed, as a sentence; empty where it can."""
        return self._file.why_read_only

    # --- looking ----------------------------------------------------------------------------------

    def analysis(self) -> Analysis:
        """The latest results, with people's corrections of what each document is laid over them."""
        found = self._found()
        corrected = self._file.decisions().identities
        if not corrected:
            return found
        return replace(
            found,
            documents=tuple(_corrected(document, corrected) for document in found.documents),
        )

    def decisions(self) -> Decisions:
        """All that people decided."""
        return self._file.decisions()

    def sources(self) -> tuple[Source, ...]:
        """The files by partner, then by file name; what is not read yet comes last."""
        documents = {document.id: document for document in self.analysis().documents}
        ordered = sorted(self._file.sources(), key=lambda row: _source_order(row, documents))
        return tuple(_source(row, documents.get(row.document)) for row in ordered)

    def source_path(self, document: str) -> Path | None:
        """Where the document's file is now: where it was added from, or beside the project file."""
        for row in self._file.sources():
            if row.document == document:
                places = (row.path, self.path.parent / row.file)
                return next((place for place in places if place.is_file()), None)
        return None

    def history(self) -> tuple[HistoryEntry, ...]:
        """Who decided what and when, oldest first."""
        return self._file.history()

    # --- documents --------------------------------------------------------------------------------

    def add(self, paths: Iterable[Path], *, progress: Progress | None = None) -> Added:
        """Register files, and the documents in folders, to be read by the next `analyse`.

        A file whose bytes are in the project already is not added again. A path that cannot be
        opened is refused with the reason, and the others are added all the same.
        """
        watch = progress or Silent()
        files, refused = _files_of(paths)
        added: list[str] = []
        already: list[tuple[Path, str]] = []
        known = {row.document for row in self._file.sources()}
        for done, path in enumerate(files):
            watch.report(Stage.READING, done, len(files), path.name)
            try:
                document = sha256_of(path)
            except OSError as error:
                refused.append(_cannot_open(path, error))
                continue
            if document in known:
                already.append((path, document))
                continue
            known.add(document)
            self._file.add_source(SourceRow(document, path.name, path.resolve()))
            added.append(document)
        by_id = {source.document: source for source in self.sources()}
        return Added(
            Changes(documents=frozenset(added)),
            tuple(by_id[document] for document in added),
            tuple((path, by_id[document]) for path, document in already),
            tuple(refused),
        )

    def remove(self, document: str) -> Changes:
        """Take a document, and all that was found in it, out of the project. The file is kept."""
        self._file.remove_source(document)
        self._forget_loaded()
        return Changes(documents=frozenset({document}), everything=True)

    def analyse(
        self,
        *,
        progress: Progress | None = None,
        passwords: Mapping[str, str] | None = None,
        again: Collection[str] = (),
        on_change: OnChange | None = None,
    ) -> Changes:
        """Read what is new, find, compare and check; only what changed is done again.

        Args:
            progress: hears of pages and stages, and may raise `Cancelled`: what was read by
                then is kept.
            passwords: by document id, for files that ask for one; never stored.
            again: documents to be read once more, by id.
            on_change: called as soon as each document is read, on another thread.
        """
        watch = progress or Silent()
        tell = on_change or (lambda _changes: None)
        read = self._read_new(watch, dict(passwords or {}), frozenset(again), tell)
        found = self._find_new(watch, tell)
        judged = self._judge(watch)
        return Changes(documents=frozenset(read | found), everything=judged)

    # --- decisions --------------------------------------------------------------------------------

    def decide_statement(self, decision: StatementDecision) -> Changes:
        """Keep a person's word on one statement."""
        words = self._words_of(decision.statement)
        action = decision.verdict.value if decision.verdict else "edited"
        self._file.decide_statement(
            decision, words=f"{_STATEMENT_WORDS[action]} {words}", who=self._who
        )
        return Changes(statements=frozenset({decision.statement}))

    def decide_coverage(self, decision: CoverageDecision) -> Changes:
        """Keep the level that a person gave to one cell of the matrix."""
        words = f"level of {self._words_of(decision.statement)}"
        self._file.decide_coverage(decision, words=words, who=self._who)
        return Changes(coverage=frozenset({(decision.statement, decision.document)}))

    def decide_conflict(self, decision: ConflictDecision) -> Changes:
        """Keep what was decided about one conflict."""
        found = {each.id: each for each in self._found().conflicts}
        conflict = found.get(decision.conflict)
        about = conflict.differs_in if conflict else "a conflict"
        self._file.decide_conflict(decision, words=f"decision on {about}", who=self._who)
        return Changes(conflicts=frozenset({decision.conflict}))

    def correct_identity(self, decision: IdentityDecision) -> Changes:
        """Keep a person's correction of what a document is."""
        self._file.correct_identity(
            decision,
            words=f"correction of {decision.identity.title or 'a document'}",
            who=self._who,
        )
        return Changes(documents=frozenset({decision.document}))

    def undo(self) -> Changes:
        """Take back the last decision; nothing happens where there is none."""
        return self._file.undo(who=self._who)

    def redo(self) -> Changes:
        """Do again what was undone last; nothing happens where there is none."""
        return self._file.redo(who=self._who)

    @property
    def undo_words(self) -> str | None:
        """The words of the Undo command, or None where there is nothing to undo."""
        words = self._file.undo_words
        return f"Undo {words}" if words else None

    @property
    def redo_words(self) -> str | None:
        """The words of the Redo command, or None where there is nothing to redo."""
        words = self._file.redo_words
        return f"Redo {words}" if words else None

    # --- writing ----------------------------------------------------------------------------------

    def write_json(self, path: Path) -> None:
        """Write the analysis file.

        Raises:
            PaperError: the place cannot be written to.
        """
        text = analysis_json(self.analysis())
        with replacing(path) as draft:
            draft.write_text(text, "utf-8", newline="\n")

    def save_copy(self, path: Path) -> None:
        """Write the project as it is now to a second file; an existing file is never written over.

        Raises:
            ProjectError: something is there already, or the folder cannot be written to.
        """
        self._file.copy_to(path)

    def write_paper(self, path: Path, *, as_of: date | None = None) -> None:
        """Write the alignment paper as a Word document; `as_of` is printed on it where given.

        Raises:
            PaperError: the place cannot be written to.
        """
        from align_app.core.papers.outline import outline_paper
        from align_app.core.papers.word import write_word
        from align_app.core.vocabulary import load_vocabulary

        outline = outline_paper(
            self.analysis(),
            self.decisions(),
            vocabulary=load_vocabulary(),
            title=self.name[:1].upper() + self.name[1:],
            as_of=as_of,
        )
        with replacing(path) as draft:
            write_word(outline, draft)

    # --- within -----------------------------------------------------------------------------------

    def _found(self) -> Analysis:
        """The machine's results, unpacked once and kept until they change."""
        with self._lock:
            if self._loaded is None:
                self._loaded = self._file.load_analysis()
            return self._loaded

    def _forget_loaded(self) -> None:
        with self._lock:
            self._loaded = None

    def _read_new(
        self, progress: Progress, passwords: dict[str, str], again: frozenset[str], tell: OnChange
    ) -> set[str]:
        now = pipeline.fingerprint()
        kept = self._file.fingerprints().documents
        files = []
        for row in self._file.sources():
            wanted = row.document in again or row.document in passwords
            path = self.source_path(row.document)
            known = row.document in kept
            if (kept.get(row.document) != now or wanted) and (path is not None or not known):
                password = passwords.get(row.document)
                files.append(pipeline.FileToRead(row.document, path or row.path, password))

        def keep(document: Document) -> None:
            self._file.save_document(document, now)
            self._forget_loaded()
            tell(Changes(documents=frozenset({document.id})))

        pipeline.read_files(files, settings=self._settings, progress=progress, on_read=keep)
        return {file.document for file in files}

    def _find_new(self, progress: Progress, tell: OnChange) -> set[str]:
        now, kept = pipeline.fingerprint(), self._file.fingerprints().findings
        stale = [each for each in self._found().documents if kept.get(each.id) != now]
        found = pipeline.find_in_documents(stale, settings=self._settings, progress=progress)
        for document in stale:
            self._file.save_findings(
                document.id, found.get(document.id, Findings()), fingerprint=now
            )
        self._forget_loaded()
        changed = frozenset(document.id for document in stale)
        if changed:
            tell(Changes(documents=changed, everything=True))
        return set(changed)

    def _judge(self, progress: Progress) -> bool:
        analysis = self.analysis()
        now = _results_fingerprint(analysis)
        if self._file.fingerprints().results == now:
            return False
        judgement = pipeline.judge(
            analysis.documents, analysis.findings, settings=self._settings, progress=progress
        )
        self._file.save_results(
            judgement.comparison,
            judgement.conflicts,
            problems=(),
            models=judgement.models,
            fingerprint=now,
        )
        self._forget_loaded()
        return True

    def _words_of(self, statement: str) -> str:
        for each in self._found().statements:
            if each.id == statement:
                return f"“{shorten(each.text, _WORDS_SHOWN, placeholder='…')}”"
        return "a statement"


_STATEMENT_WORDS = {"accepted": "accept", "rejected": "reject", "edited": "edit of"}


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name is set up for whoever runs this
        return ""


def _corrected(document: Document, corrected: Mapping[str, IdentityDecision]) -> Document:
    decision = corrected.get(document.id)
    return replace(document, identity=decision.identity) if decision else document


def _source(row: SourceRow, document: Document | None) -> Source:
    title = document.identity.title if document else ""
    return Source(row.document, row.file, row.path, title or Path(row.file).stem, document is None)


def _source_order(row: SourceRow, documents: Mapping[str, Document]) -> tuple[bool, str, str, str]:
    document = documents.get(row.document)
    partner = document.identity.organisation.casefold() if document else ""
    return (document is None, partner, row.file.casefold(), row.document)


def _files_of(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """Files as given, and the readable files of folders by name; what is not there is refused."""
    files: list[Path] = []
    refused: list[Problem] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(path.rglob("*"), key=lambda each: each.as_posix().casefold())
            found = [each for each in inside if _is_document(each, path) and each.is_file()]
            files += found
            if not found:
                refused.append(_nothing_in(path))
        elif path.exists():
            files.append(path)
        else:
            refused.append(_not_there(path))
    return files, refused


def _is_document(path: Path, folder: Path) -> bool:
    """True for a file of `folder` that a person would call a document."""
    if path.suffix.lower() not in READABLE or path.name.startswith(_NOT_A_DOCUMENT):
        return False
    if path.stem.casefold() in _NOTES:
        return False
    inner = list(path.relative_to(folder).parents)[:-1]
    return not any(_is_part_of_page(folder / each) for each in inner)


def _is_part_of_page(folder: Path) -> bool:
    """True for the folder that a browser keeps beside a saved page."""
    if not folder.name.endswith(_PAGE_FOLDER):
        return False
    page = folder.with_name(folder.name.removesuffix(_PAGE_FOLDER))
    return any(page.with_name(page.name + ending).is_file() for ending in (".html", ".htm"))


def _nothing_in(folder: Path) -> Problem:
    return Problem(
        None,
        None,
        "nothing_in_folder",
        f"We found no document in {folder.resolve().name}.",
        "Align reads PDF and Word files, slides, web pages and text.",
    )


def _not_there(path: Path) -> Problem:
    return Problem(
        None,
        None,
        "not_found",
        f"There is no file or folder called {path.name} in {path.absolute().parent}.",
        "Check the name, or drag the file onto the window.",
    )


def _cannot_open(path: Path, error: OSError) -> Problem:
    return Problem(
        None,
        None,
        "not_opened",
        f"{path.name} could not be opened ({error.strerror or error}).",
        "It may be open in another program, or you may not have the right to read it.",
    )


def sha256_of(path: Path) -> str:
    """The sha256 of the bytes of a file, which is the id of its document."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _results_fingerprint(analysis: Analysis) -> str:
    digest = hashlib.sha256(pipeline.fingerprint().encode())
    for document in analysis.documents:
        digest.update(f"{document.id} {document.identity}".encode())
    return digest.hexdigest()


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A draft beside `path` that takes its place only when it is whole.

    Raises:
        PaperError: the place cannot be written to.
    """
    # Not by `tempfile`, whose files nobody else may read: a paper is for the whole shared folder.
    draft = path.with_name(f".align-{secrets.token_hex(8)}{path.suffix}")
    try:
        draft.touch(exist_ok=False)  # so that it is `path` that is named where this cannot be done
        try:
            yield draft
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise PaperError(
            f"{path.name} could not be written ({error.strerror or error}).",
            "If it is open in Word, close it there; or choose another folder.",
        ) from error
