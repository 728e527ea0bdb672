"""Negotiation: where two coders differ, side by side in context, decided one by one into the agreed coding."""

from typing import ClassVar

from rich.style import Style
from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import DataTable, Label, Static
from textual.worker import get_current_worker

from coder.errors import CoderError
from coder.study import agreeing, negotiating
from coder.study.coded import Pass
from coder.study.negotiating import Choice, Disagreement
from coder.tui import compared, tables
from coder.tui.between import Between
from coder.tui.screens.asking import Write, ask_filter
from coder.tui.screens.edges import Edges
from coder.tui.stage import Gesture, StudyScreen
from coder.tui.standard import Keys
from coder.tui.text import line
from coder.tui.widgets.detail import Detail
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.highlights import Highlight


class Negotiation(StudyScreen[None]):
    """A list of disagreements, the two sides of the one in front, how far the negotiation is."""

    CSS_PATH = "negotiation.tcss"
    KEYS: ClassVar = (
        Gesture("1", "decide('one')", "نگه داشتن نخستین", "keep the first", show=True),
        Gesture("2", "decide('other')", "نگه داشتن دومین", "keep the second", show=True),
        Gesture("b", "decide('both')", "هر دو", "both", show=True),
        Gesture("n", "decide('neither')", "هیچ‌یک", "neither", show=True),
        Gesture("e", "edges", "مرز تازه در متن", "other edges, in the text", show=True),
        Gesture("d", "decided", "فیصله‌یافته‌ها هم", "the decided ones too"),
        Gesture("enter", "open", "گشودن در متن", "open in the text"),
        Gesture("/", "filter", "پالایش", "filter"),
        Gesture("u", "app.undo", "واگرد", "undo"),
        Gesture("U", "app.redo", "انجام دوباره", "redo"),
        Gesture("escape", "back", "بازگشت", "back"),
    )

    def __init__(self, about: Between | None = None) -> None:
        super().__init__()
        self.pair: tuple[Pass, Pass] | None = None if about is None else about.pair
        self.only = "" if about is None else about.only
        self.with_decided = False
        self.found: list[Disagreement] = []
        self._listed: object = None
        self._measured = -1

    def compose(self) -> ComposeResult:
        """Give the list, the two sides (the first at the right when the interface is Persian), the progress."""
        yield Label(id="title", markup=False)
        yield Grid(id="list")
        sides = [VerticalScroll(Static(id=name, markup=False)) for name in ("one", "other")]
        yield Horizontal(*(reversed(sides) if self.say("fa", "en") == "fa" else sides), id="both")
        yield Detail(id="progress")
        yield Keys()

    def on_mount(self) -> None:
        """Show the list."""
        grid = self.query_one(Grid)
        grid.filter(self.only)
        self.renew()
        grid.focus()

    # ── showing ──

    @property
    def names(self) -> tuple[str, str]:
        """What the two are called."""
        assert self.pair is not None
        one, other = self.pair
        return agreeing.name_of(self.desk.snapshot, one), agreeing.name_of(self.desk.snapshot, other)

    def renew(self) -> None:
        """Show the disagreements as they now are."""
        pairs = agreeing.pairs(self.desk.snapshot, self.desk.at.study.who)
        if self.pair not in pairs:
            self.pair = pairs[0] if pairs else None
        if self.pair is None:
            self.query_one("#title", Label).update(self.say("گفت‌وگو بر اختلاف‌ها", "Negotiation"))
            return
        wanted = (self.pair, self.with_decided, self.desk.seq)
        if self._listed != wanted:
            self._listed = wanted
            self.found = negotiating.disagreements(
                self.desk.at.study, *self.pair, decided=self.with_decided, seen=self.desk.snapshot
            )
            self._list()
        if self._measured != self.desk.seq:
            self._measured = self.desk.seq
            self._measure(self.pair)

    def _list(self) -> None:
        one, other = self.names
        count = tables.number(len(self.found), self.say)
        who = self.say(f"اختلاف‌های {one} و {other}", f"{one} and {other} differ")
        self.query_one("#title", Label).update(line(who, self.query_one(Grid).sought, count))
        self.query_one(Grid).show(compared.disagreements(self.found, self.desk.snapshot, self.names, self.say))
        self._tell()

    def _here(self) -> Disagreement | None:
        current = self.query_one(Grid).current
        return next((item for item in self.found if item.key == current), None)

    def _tell(self) -> None:
        here = self._here()
        for place, name in enumerate(("one", "other")):
            side = self.query_one(f"#{name}", Static)
            if here is None:
                side.update("")
            else:
                coding = (here.one, here.other)[place]
                side.update(compared.side(here, coding, place + 1, self.names[place], self.desk.snapshot, self.say))

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Show the two sides of what came in front."""
        self._tell()

    @work(thread=True, group="measure", exclusive=True)
    def _measure(self, pair: tuple[Pass, Pass]) -> None:
        worker = get_current_worker()
        try:
            progress = negotiating.progress(self.desk.at.study, *pair, seen=self.desk.snapshot)
        except CoderError:
            return  # the study changed meanwhile and nothing is shared any more: renew says so
        said = negotiating.told(progress, self.workbench.language)
        if not worker.is_cancelled:
            self.app.call_from_thread(self.query_one("#progress", Label).update, said)

    # ── deciding ──

    def action_decide(self, choice: Choice) -> None:
        """Decide the one in front, with a reason."""
        here = self._here()
        if here is not None:
            self._decide(here, choice)

    def action_edges(self) -> None:
        """Choose other edges in the text, then decide for them."""
        here = self._here()
        if here is None:
            return
        text = self.desk.at.study.text(here.source.text_sha256)
        code = self.desk.snapshot.code_of[here.sides[0].code]

        def chosen(span: tuple[int, int] | None) -> None:
            if span is not None:
                self._decide(here, "edges", span)

        name = f"{code.label} ({code.ref})"
        heading = self.say(f"مرز تازه برای {name}: آن را در متن انتخاب کنید", f"New edges for {name}: select them")
        self.app.push_screen(Edges(heading, text, here.source, _marked(here), (here.start, here.end)), chosen)

    def _decide(self, item: Disagreement, choice: Choice, span: tuple[int, int] | None = None) -> None:
        if item.settled is not None:
            self.notify(self.say("فیصله یافته است؛ با واگرد همان گام پس گرفته می‌شود", "it is decided; undo that step"))
            return
        pair = self.pair
        assert pair is not None

        def reasoned(reason: str | None) -> None:
            if reason is not None:
                study = self.desk.at.study
                self.attempt(lambda: negotiating.decide(study, *pair, item.key, choice, reason.strip(), span))

        self.app.push_screen(Write(self.say("دلیل:", "Reason:")), reasoned)

    # ── finding one's way ──

    def action_decided(self) -> None:
        """Show the decided ones too, or leave them out."""
        self.with_decided = not self.with_decided
        self.renew()

    def action_filter(self) -> None:
        """Show only those in which some words stand."""
        ask_filter(self, self.query_one(Grid), self._list)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Open the place in its text."""
        self.action_open()

    def action_open(self) -> None:
        """Open the place in its text."""
        here = self._here()
        if here is not None:
            self.desk.open(here.source)
            self.workbench.visit("coding", here.start)

    def action_back(self) -> None:
        """Go back to the figures of the two."""
        about = None if self.pair is None else Between(self.pair)
        self.workbench.visit("agreement", about)


def _marked(item: Disagreement) -> list[Highlight]:
    """Give the passages of both sides, to be told apart without colours."""
    sides = ((item.one, Style(underline=True)), (item.other, Style(underline=True, bold=True)))
    return [Highlight(coding.start, coding.end, style, coding.id) for coding, style in sides if coding is not None]


SCREEN = Negotiation
