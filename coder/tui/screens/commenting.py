"""Comments in the margin of a Word file: whose are codes, whose memos; what each becomes; after a yes, one step."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from coder.errors import CoderError
from coder.study import commenting
from coder.study.commenting import USES, Author, Commented, Use
from coder.tui import commented
from coder.tui.commented import Margin
from coder.tui.screens.asking import Confirm
from coder.tui.stage import Gesture
from coder.tui.standard import Keys
from coder.tui.text import line
from coder.tui.widgets.detail import Detail
from coder.tui.widgets.grid import Grid
from coder.tui.working import Foot, WorkingScreen


class Commenting(WorkingScreen[None]):
    """The authors over what their comments become, once it is said of each."""

    CSS_PATH = "commenting.tcss"
    KEYS: ClassVar = (
        Gesture("ctrl+s", "take_in", "وارد کن", "take in", show=True, priority=True),
        Gesture("enter space", "turn", "کد، یادداشت یا هیچ", "codes, memos or nothing", show=True),
        Gesture("tab", "other_table", "نویسندگان یا یادداشت‌ها", "authors or comments", show=True),
        Gesture("u", "app.undo", "واگرد", "undo"),
        Gesture("U", "app.redo", "انجام دوباره", "redo"),
        Gesture("escape", "back", "بازگشت", "back", show=True),
    )

    def __init__(self, about: Margin) -> None:
        super().__init__()
        self.about = about
        self.authors: Sequence[Author] = ()
        self.uses: dict[str, Use] = {}
        self.found: Commented | None = None
        self._seq = -1
        self._refused = ""

    def compose(self) -> ComposeResult:
        """Give the authors over the comments."""
        yield Label(id="title", markup=False)
        yield Grid(id="authors")
        yield Grid(id="marks")
        yield Detail(id="lines")
        yield Foot()
        yield Keys()

    def on_mount(self) -> None:
        """Read who wrote comments."""
        self._authors.focus()
        self._show()
        path = self.about.path
        said = self.say("خواندن یادداشت‌ها", "Reading the comments")
        self.begin(said, lambda _: commenting.authors(path), self._read, self._cannot)

    def again(self) -> "Commenting":
        """Give the screen of the same comments, of whose authors the same is said."""
        other = Commenting(self.about)
        other.uses = self.uses
        return other

    def renew(self) -> None:
        """Look again when the study has changed."""
        if not self.working and self.found is not None and self.desk.seq != self._seq:
            self._look()

    @property
    def _authors(self) -> Grid:
        return self.query_one("#authors", Grid)

    def _read(self, authors: Sequence[Author]) -> None:
        self.authors = authors
        if self.uses:
            self._look()
        else:
            self._show()

    def _look(self) -> None:
        """Find out what the comments become, once it is said of every author."""
        self.found, self._refused = None, ""
        self._show()
        if len(self.uses) < len(self.authors):
            return
        study, (path, kind, *_), uses = self.desk.at.study, self.about, dict(self.uses)
        self._seq = self.desk.seq
        said, unit = self.say("خواندن یادداشت‌ها", "Reading the comments"), self.say("یادداشت", "comments")
        self.begin(
            said,
            lambda progress: commenting.preview(study, path, uses, kind, progress),
            self._looked,
            self._cannot,
            unit=unit,
        )

    def _looked(self, found: Commented) -> None:
        self.found = found
        self._show()

    def _cannot(self, problem: CoderError) -> None:
        self._refused = problem.message(self.workbench.language)
        self._show()

    # ── showing ──

    def _show(self) -> None:
        self._authors.show(commented.authors(self.authors, self.uses, self.say))
        found = self.found
        self.query_one("#marks", Grid).show(commented.marks(found.marks if found else (), self.say))
        counts = commented.counts(found, self.say) if found else ""
        title = self.say("یادداشت‌های حاشیه", "Comments in the margin")
        self.query_one("#title", Label).update(line(title, self.about.path.name, counts))
        if found is not None:
            told = commented.without_words(found, self.say)
        elif self._refused or not self.authors:
            told = self._refused
        else:
            told = self.say(
                "بگویید یادداشت‌های هر نویسنده چیست: Enter یا Space: کد، یادداشت تحلیلی (مانند نظر استاد راهنما)، هیچ.",
                "Say with Enter or Space what each author's comments are: codes, memos (a supervisor's), nothing.",
            )
        self.query_one("#lines", Detail).update(told)

    # ── gestures ──

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Enter or a click on an author."""
        if event.grid.id == "authors":
            self.action_turn()

    def action_turn(self) -> None:
        """Go to the next thing that the comments of the author in front may be."""
        name = self._authors.current
        if name is None or not self._authors.has_focus:
            return
        use = self.uses.get(name)
        self.uses[name] = USES[0 if use is None else (USES.index(use) + 1) % len(USES)]
        self._look()

    def action_other_table(self) -> None:
        """Go between authors and comments."""
        (self.query_one("#marks", Grid) if self._authors.has_focus else self._authors).focus()

    def action_take_in(self) -> None:
        """Take them in after a yes, once they are read."""
        self.once_done(self._ask)

    def _ask(self) -> None:
        found = self.found
        if found is None:
            open_authors = [one.name for one in self.authors if one.name not in self.uses]
            if open_authors:
                self._authors.go_to(open_authors[0])
                self.notify(self.say("نخست بگویید این‌ها چیست", "say first what these are"), timeout=3)
            return

        def sure(yes: bool | None) -> None:
            if yes:
                self._save(found)

        question = self.say(
            f"یادداشت‌های حاشیه بر متن «{found.source.ref}» بنشیند؟",
            f"Take the comments in, on the text of '{found.source.ref}'?",
        )
        self.app.push_screen(Confirm(question, f"{self.about.path.name}\n{commented.counts(found, self.say)}"), sure)

    def _save(self, found: Commented) -> None:
        study, name = self.desk.at.study, self.about.path.name
        said = self.say("وارد کردن", "Taking in")
        self.begin(said, lambda _: commenting.save(study, found, name), lambda _: self._saved(found), self._changed)

    def _changed(self, problem: CoderError) -> None:
        self.workbench.tell(problem)
        self.desk.refresh()
        self._look()

    def _saved(self, found: Commented) -> None:
        self.desk.refresh()
        counts = commented.counts(found, self.say)
        said = self.say(
            f"یادداشت‌های حاشیه در یک گام وارد شد: {counts}. u (ع): واگرد",
            f"The comments were taken in, as one step: {counts}. u: undo",
        )
        nothing = self.say("چیز تازه‌ای نبود؛ چیزی تغییر نکرد.", "There was nothing new; nothing was changed.")
        self.notify(said if found.union.edits else nothing, timeout=8, markup=False)
        self.workbench.visit("corpus", found.source.id)

    def action_back(self) -> None:
        """Go back to the files one came from, or to the corpus; nothing was changed."""
        if self.about.jobs:
            self.workbench.visit("arriving", self.about.jobs)
        else:
            self.workbench.visit("corpus", self.about.source)


SCREEN = Commenting
