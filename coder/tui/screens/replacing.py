"""A corrected text for a source that is coded: what would become of every coding, and, after a yes, one step."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import DataTable, Label

from coder.errors import CoderError, DamagedText
from coder.model.corpus import Source
from coder.study import replacing, seat
from coder.study.imports import HowRead
from coder.study.replacing import Replacement
from coder.tui import corrected
from coder.tui.corrected import Correction, Fate
from coder.tui.screens.asking import Confirm
from coder.tui.screens.places import choose, choose_encoding
from coder.tui.stage import Gesture
from coder.tui.standard import Keys
from coder.tui.text import line
from coder.tui.widgets.detail import Detail
from coder.tui.widgets.grid import Grid
from coder.tui.working import Foot, WorkingScreen


class Replacing(WorkingScreen[None]):
    """What a file would do as the corrected text of a source: a row for each coding, what is to be known below."""

    KEYS: ClassVar = (
        Gesture("enter ctrl+s", "put", "بگذار جای متن پیشین", "put it in place", show=True, priority=True),
        Gesture("f", "elsewhere", "پروندهٔ دیگر", "another file", show=True),
        Gesture("h", "headers", "بی‌سرصفحه یا با سرصفحه", "without headers or with them"),
        Gesture("c", "encoding", "رمزگذاری", "encoding"),
        Gesture("escape", "back", "بازگشت", "back", show=True),
    )

    def __init__(self, about: Correction) -> None:
        super().__init__()
        self.about = about
        self.change: Replacement | None = None
        self.fates: dict[str, Fate] = {}
        self._refused = ""

    def compose(self) -> ComposeResult:
        """Give the title, the codings and what is to be known of one."""
        yield Label(id="title", markup=False)
        yield Grid(id="fates")
        yield Detail(id="lines")
        yield Foot()
        yield Keys()

    def on_mount(self) -> None:
        """Look what the file would do."""
        self.query_one(Grid).focus()
        self._look()

    def again(self) -> "Replacing":
        """Give the screen of the same correction."""
        return Replacing(self.about)

    def renew(self) -> None:
        """Look again when the source or its codings aren't as they were."""
        change = None if self.working else self.change
        if change is not None and not replacing.holds(self.desk.at.study, change):
            self._look()

    @property
    def _source(self) -> Source | None:
        return self.desk.snapshot.source_of.get(self.about.source)

    # ── looking ──

    def _look(self) -> None:
        source, study, about = self._source, self.desk.at.study, self.about
        self.change, self._refused = None, ""
        self._show()
        if source is None:
            self.action_back()
            return
        said = self.say("یافتن کدگذاری‌ها در متن تازه", "Finding the codings in the new text")
        self.begin(
            said,
            lambda progress: replacing.preview(study, about.path, about.how, source, progress),
            self._looked,
            self._cannot,
        )

    def _looked(self, change: Replacement) -> None:
        self.change = change
        self._show()

    def _cannot(self, problem: CoderError) -> None:
        self._refused = self._said(problem)
        self._show()

    def _said(self, problem: CoderError) -> str:
        """Say why it can't be."""
        lang = self.workbench.language
        told = problem.without_option(lang) if isinstance(problem, DamagedText) else problem.message(lang)
        return line(told, self.say("چیزی تغییر نکرد.", "Nothing was changed."), between=" ")

    # ── showing ──

    def _shown(self) -> Replacement | None:
        """What this coder may be told of it."""
        at = self.desk.at
        return self.change and replacing.shown(at.study, self.change, seat.sight(at, self.desk.snapshot))

    def _show(self) -> None:
        change, source = self._shown(), self._source
        self.fates = {one.key: one for one in corrected.fates(change)} if change else {}
        self.query_one(Grid).show(corrected.table(list(self.fates.values()), self.desk.snapshot, self.say))
        ref = source.ref if source else ""
        counts = corrected.counts(change, self.say) if change else ""
        words = (self.say(f"متن درست‌شدهٔ {ref}", f"Corrected text of {ref}"), self.about.path.name, counts)
        self.query_one("#title", Label).update(line(*words))
        self._tell()

    def _tell(self) -> None:
        one = self.fates.get(self.query_one(Grid).current or "")
        if one is not None:
            told = corrected.details(one, self.say)
        elif self.change is not None:
            told = self.say("کدگذاری‌ای ندارد که جابه‌جا شود.", "It has no codings to go along.")
        else:
            told = self._refused
        self.query_one("#lines", Detail).update(told)

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Tell of the coding that came in front."""
        self._tell()

    # ── gestures ──

    def action_put(self) -> None:
        """Put the text in place after a yes, once all was looked at."""
        self.once_done(self._ask)

    def _ask(self) -> None:
        shown, source, change = self._shown(), self._source, self.change
        if shown is None or source is None or change is None:
            return

        def sure(yes: bool | None) -> None:
            if yes:
                self._save(change)

        question = self.say(
            f"این پرونده جای متن «{source.ref}» بنشیند؟", f"Put this file in the place of the text of '{source.ref}'?"
        )
        told = f"{self.about.path.name}\n{corrected.counts(shown, self.say)}"
        self.app.push_screen(Confirm(question, told), sure)

    def _save(self, change: Replacement) -> None:
        study = self.desk.at.study
        said = self.say("گذاشتن متن تازه", "Putting the text in place")
        self.begin(said, lambda _: replacing.apply(study, change), lambda _: self._saved(), self._changed)

    def _changed(self, problem: CoderError) -> None:
        self.workbench.tell(problem)
        self.desk.refresh()
        self._look()

    def _saved(self) -> None:
        shown, source = self._shown(), self._source
        self.desk.refresh()
        if shown is not None and source is not None:
            counts = corrected.counts(shown, self.say)
            said = self.say(
                f"متن درست‌شدهٔ {source.ref} در یک گام نشست: {counts}. u (ع): واگرد",
                f"The corrected text of {source.ref} is in place, as one step: {counts}. u: undo",
            )
            if shown.lost:
                said += self.say(" · g (ل): جامانده‌ها", " · g: the lost ones")
            self.notify(said, timeout=10, markup=False)
        self.workbench.visit("corpus", self.about.source)

    def action_elsewhere(self) -> None:
        """Choose another file."""
        source = self._source
        if not self.working and source is not None:
            question = corrected.asked(source, self.say)
            choose(self, None, lambda path: self._otherwise(self.about._replace(path=path)), question)

    def action_headers(self) -> None:
        """Leave out headers and page numbers, or bring them back."""
        self._read(replace(self.about.how, drop_headers=not self.about.how.drop_headers))

    def action_encoding(self) -> None:
        """Choose the encoding in which the file is read."""
        choose_encoding(self, self.about.path, lambda name: self._read(replace(self.about.how, encoding=name)))

    def _read(self, how: HowRead) -> None:
        self._otherwise(self.about._replace(how=how))

    def _otherwise(self, about: Correction) -> None:
        if not self.working:
            self.about = about
            self._look()

    def action_back(self) -> None:
        """Go back to the files one came from, or to the corpus; nothing was changed."""
        if self.about.jobs:
            self.workbench.visit("arriving", self.about.jobs)
        else:
            self.workbench.visit("corpus", self.about.source)


SCREEN = Replacing
