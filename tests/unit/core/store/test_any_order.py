"""Whatever people decide, undo and redo, in whatever order and over restarts, the file follows."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from align_app.core.model import StatementDecision, Verdict
from align_app.core.store import ProjectFile

STATEMENTS = st.sampled_from(["s1", "s2", "s3"])
VERDICTS = st.sampled_from([None, Verdict.ACCEPTED, Verdict.REJECTED])
NOTES = st.sampled_from(["", "it's", 'a "note"; DROP TABLE decision --', "½ ’"])


class Deciding(RuleBasedStateMachine):
    """Holds beside the file what it should hold: every state so far, and the place among them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "any.align"
        self.file = ProjectFile.create(self.path)
        self.states: list[dict[str, StatementDecision]] = [{}]
        self.place = 0

    @rule(statements=st.lists(STATEMENTS, min_size=1, unique=True), verdict=VERDICTS, note=NOTES)
    def decide(self, statements: list[str], verdict: Verdict | None, note: str) -> None:
        made = [StatementDecision(each, verdict, note=note) for each in statements]
        after = dict(self.states[self.place])
        for each in made:
            after.pop(each.statement, None)
            if each != StatementDecision(each.statement):
                after[each.statement] = each
        changes = self.file.decide_all(made, words=f"step {len(self.states)}")
        if after != self.states[self.place]:
            assert changes.statements <= set(statements)
            del self.states[self.place + 1 :]
            self.states.append(after)
            self.place += 1
        else:
            assert not changes.statements

    @rule()
    def undo(self) -> None:
        self.file.undo()
        self.place = max(0, self.place - 1)

    @rule()
    def redo(self) -> None:
        self.file.redo()
        self.place = min(len(self.states) - 1, self.place + 1)

    @rule()
    def restart(self) -> None:
        self.file.close()
        self.file = ProjectFile.open(self.path)

    @invariant()
    def the_file_holds_what_it_should(self) -> None:
        assert self.file.decisions().statements == self.states[self.place]
        assert (self.file.undo_words is None) == (self.place == 0)
        assert (self.file.redo_words is None) == (self.place == len(self.states) - 1)

    def teardown(self) -> None:
        self.file.close()
        self.folder.cleanup()


class TestAnyOrder(Deciding.TestCase):
    settings = settings(max_examples=25, stateful_step_count=25, deadline=None, database=None)
