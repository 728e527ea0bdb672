"""What each interview brought, by codes or by final factors: tables, figures made of characters, the verdict."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from coder.study import saturating
from coder.study.saturating import Live
from coder.tui import describing, saturated, tables
from coder.tui.stage import Gesture
from coder.tui.standard import Keys
from coder.tui.text import line
from coder.tui.widgets.grid import Grid
from coder.tui.working import Foot, WorkingScreen

if TYPE_CHECKING:
    from coder.analysis.saturation.picture import Part

#: What can be shown, by its number key; tables stand in the grid, the others on the page.
VIEWS = (
    ("interviews", "مصاحبه‌ها", "interviews"),
    ("words", "داوری", "verdict"),
    ("curve", "منحنی", "curve"),
    ("new", "تازه‌ها", "new"),
    ("record", "تکرارها", "record"),
    ("quadrant", "ربع‌ها", "quadrants"),
    ("group", "گروه‌ها", "groups"),
    ("further", "بیشتر", "more"),
)

_TABLES = ("interviews", "record", "quadrant", "group")


class Saturation(WorkingScreen[None]):
    """What each interview brought; only what is closed counts, and only what the coder may see."""

    CSS_PATH = "saturation.tcss"
    NEEDS: ClassVar = ("sources",)
    KEYS: ClassVar = (
        *(Gesture(str(place), f"look('{name}')", fa, en) for place, (name, fa, en) in enumerate(VIEWS, 1)),
        Gesture("tab", "next", "نمای دیگر", "the next view", show=True),
        Gesture("c", "unit", "بر کدها یا عامل‌ها", "on codes or factors", show=True),
        Gesture("enter", "open", "گشودن", "open", show=True),
        Gesture("escape", "back", "بازگشت", "back"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.unit: saturating.Unit = "codes"
        self.looking = "interviews"
        self.part: str | None = None
        self.live: Live | None = None
        self._measured: tuple[str, int] | None = None

    def compose(self) -> ComposeResult:
        """Give the title, what can be looked at, the verdict, and room for a table or a page."""
        yield Label(self.say("اشباع", "Saturation"), id="title", markup=False)
        yield Label(id="views", markup=False)
        yield Label(id="verdict", markup=False)
        yield Grid(id="table")
        with VerticalScroll(id="page"):
            yield Static(id="lines", markup=False)
        yield Foot()
        yield Keys()

    def on_mount(self) -> None:
        """Count in the background."""
        self.set_class(self.say("fa", "en") == "fa", "from-right")
        self.renew()
        self._show()

    def renew(self) -> None:
        """Count again if the study changed."""
        wanted = (self.unit, self.desk.seq)
        if self._measured != wanted:
            self._measured = wanted
            self._count(self.unit)

    def _count(self, unit: saturating.Unit) -> None:
        seat = self.desk.at
        said = self.say("شمردن نظرها", "Counting the views")
        self.begin(said, lambda progress: saturating.live(seat, unit, progress), self._take)

    def _take(self, live: Live) -> None:
        self.live = live
        self._show()

    def on_resize(self) -> None:
        """Draw figures anew for the room there is."""
        if self.looking in ("curve", "new"):
            self._show()

    # ── showing ──

    def _show(self) -> None:
        if self.live is None:
            return
        self.query_one("#title", Label).update(self._title())
        self.query_one("#views", Label).update(self._menu())
        self.query_one("#verdict", Label).update(self._above(self.live))
        in_table = self.looking in _TABLES
        grid, page = self.query_one(Grid), self.query_one("#page")
        grid.display, page.display = in_table, not in_table
        self.query_one("#verdict").display = self.looking != "words"
        if in_table:
            grid.show(self._table(self.live))
        else:
            self.query_one("#lines", Static).update(self._page(self.live))
        page.set_class(self.looking in ("curve", "new"), "drawn")
        (grid if in_table else page).focus()
        self.refresh_bindings()

    def _above(self, live: Live) -> str:
        """Give what stands above the table: the verdict; of a part, which has none, its bare facts; what marks mean."""
        if self.looking == "record":
            return self._drawn()[0]
        part = self._chosen_part()
        if part is None:
            return saturating.told_apart(live.whole, self.workbench.language).verdict
        name, curve = saturated.part_name(part.key, self._names(), self.say), part.curve
        last = next((step.source for step in reversed(curve.steps) if step.new), "—")
        met = self.say("قاعده برآورده نشد", "the rule was not met")
        if curve.met_at is not None:
            met = self.say(
                f"قاعده نخستین بار در {curve.met_at} برآورده شد", f"the rule was first met at {curve.met_at}"
            )
        return self.say(
            f"{name}: {met}؛ آخرین نظر تازه در {last}. داوری بر همه است.",
            f"{name}: {met}; the last new view in {last}. The verdict is on the whole.",
        )

    def _title(self) -> str:
        assert self.live is not None
        found = self.live.whole
        counted, waiting = len(found.curve.steps), len(found.owed.open)
        on = self.say("عامل‌ها", "factors") if found.unit == "factors" else self.say("کدها", "codes")
        closed = self.say(f"{tables.number(counted, self.say)} مصاحبهٔ بسته", f"{counted} closed interviews")
        left_out = self.say(f"{tables.number(waiting, self.say)} باز، نشمرده", f"{waiting} open, not counted")
        chosen = self._chosen_part()
        part = saturated.part_name(chosen.key, self._names(), self.say) if chosen is not None else ""
        return line(self.say("اشباع", "Saturation"), on, closed, left_out if waiting else "", part)

    def _menu(self) -> Content:
        shown = []
        for place, (name, fa, en) in enumerate(VIEWS, 1):
            words = f"{tables.number(place, self.say)} {self.say(fa, en)}"
            one = describing.button(words, f"look('{name}')")
            shown.append(Content.assemble("▐", one.stylize("bold"), "▌") if name == self.looking else one)
        return Content("│").join(shown)

    def _table(self, live: Live) -> tables.Table:
        found = live.whole
        if self.looking == "record":
            return saturated.record(found, self._drawn()[1:], self.say)
        if self.looking == "quadrant":
            return saturated.parts(live.by_quadrant, self._names(), self.say)
        if self.looking == "group":
            return saturated.parts(live.by_group, {}, self.say)
        chosen = self._chosen_part()
        return saturated.steps(found.curve if chosen is None else chosen.curve, self.say)

    def _drawn(self) -> list[str]:
        """Give the record as it is drawn: what its marks mean, then a line for each view."""
        assert self.live is not None
        room = max(self.size.width - 38, 20)
        return saturating.drawn_in_text(self.live.whole, self.workbench.language, room)[2]

    def _page(self, live: Live) -> str:
        found, language = live.whole, self.workbench.language
        if self.looking == "words":
            return saturated.words(found, language, self.say)
        if self.looking == "further":
            return saturated.further(found, language, self.say)
        room = self.size.width - 10, max(self.size.height - 11, 6)
        curve, new, _ = saturating.drawn_in_text(found, language, *room)
        return saturated.drawn(curve if self.looking == "curve" else new, self.say)

    def _names(self) -> dict[str, str]:
        return self.desk.snapshot.header.quadrant_names

    def _chosen_part(self) -> "Part | None":
        assert self.live is not None
        parts = [*self.live.by_quadrant, *self.live.by_group]
        return next((part for part in parts if part.key == self.part), None)

    # ── gestures ──

    def action_look(self, name: str) -> None:
        """Show another view."""
        self.looking, self.part = name, None
        self._show()

    def action_next(self) -> None:
        """Show the next view."""
        names = [name for name, _, _ in VIEWS]
        self.action_look(names[(names.index(self.looking) + 1) % len(names)])

    def action_unit(self) -> None:
        """Count on codes, or on final factors."""
        self.unit = "factors" if self.unit == "codes" else "codes"
        self.part = None
        self.renew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open what is in front where something is."""
        if action == "open":
            return self.looking in _TABLES
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """Open what is in front in the table."""
        current = self.query_one(Grid).current
        if current is not None:
            self._open(current)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Open a row."""
        self._open(event.key)

    def _open(self, key: str) -> None:
        """A part's interviews, a view's passages, an interview's text."""
        if self.looking in ("quadrant", "group"):
            self.part, self.looking = key, "interviews"
            self._show()
        elif self.looking == "record" and self.live is not None and self.live.whole.unit == "codes":
            code = next((code.id for code in self.desk.snapshot.codes if code.ref == key), None)
            self.workbench.visit("code", code)
        elif self.looking == "record":
            self.workbench.action_visit("factors")
        else:
            source = next(source for source in self.desk.snapshot.sources if source.ref == key)
            self.desk.open(source)
            self.workbench.action_visit("coding")

    def action_back(self) -> None:
        """Go back: from a part to the whole, else to the corpus."""
        if self.part is not None:
            self.action_look("interviews")
        else:
            self.workbench.action_visit("corpus")


SCREEN = Saturation
