"""The corpus: interviews in order and documents. From here one opens, imports and edits."""

from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from coder.model.corpus import Expert
from coder.model.entity import Edit, Step
from coder.study import overview
from coder.study.gestures import About
from coder.tui import corrected, tables
from coder.tui.commented import Margin
from coder.tui.corrected import Correction
from coder.tui.screens.asking import Ask, Choose, ask_filter
from coder.tui.screens.noting import write_memo
from coder.tui.screens.places import choose
from coder.tui.stage import Gesture, StudyScreen
from coder.tui.standard import Keys
from coder.tui.text import line
from coder.tui.widgets.grid import Grid

#: What of an expert can be written here, with its headings.
_EXPERT = (
    ("groups", "گروه‌ها (با ؛ جدا کنید)", "groups (separated by ;)"),
    ("field", "رشته", "field"),
    ("reached", "شیوهٔ دسترسی", "how reached"),
    ("experience", "سابقه", "experience"),
    ("consent", "رضایت", "consent"),
)


class Corpus(StudyScreen[None]):
    """The list of sources; ``front`` is the one (by id) on which the cursor begins."""

    NEEDS: ClassVar = ("sources",)
    KEYS: ClassVar = (
        Gesture("enter", "open", "گشودن برای کدگذاری", "open for coding", show=True),
        Gesture("/", "filter", "پالایش فهرست", "filter the list", show=True),
        Gesture("o", "sort", "ترتیب", "sort", show=True),
        Gesture("i", "app.visit('arriving')", "ورود متن", "take texts in", show=True),
        Gesture("l", "speakers", "گویندگان، تاریخ، صاحب‌نظران", "speakers, date, experts", show=True),
        Gesture("e", "edit_expert", "ویرایش صاحب‌نظر", "edit an expert", show=True),
        Gesture("m", "memo", "یادداشت", "memo"),
        Gesture("b", "briefing", "برگهٔ مصاحبه", "briefing", show=True),
        Gesture("r", "reread", "صف بازخوانی", "re-reading queue", show=True),
        Gesture("c", "correct", "متن درست‌شدهٔ این منبع", "corrected text of this source"),
        Gesture("n", "comments", "یادداشت‌های حاشیهٔ ورد", "comments in a Word file"),
        Gesture("g", "lost", "کدگذاری‌های جامانده", "lost codings"),
        Gesture("u", "app.undo", "واگرد", "undo"),
        Gesture("U", "app.redo", "انجام دوباره", "redo"),
    )

    def __init__(self, front: str | None = None) -> None:
        super().__init__()
        self.front = front

    def compose(self) -> ComposeResult:
        """Give the title, the list and the keys."""
        yield Label(id="title", markup=False)
        yield Grid(id="sources")
        yield Keys()

    def on_mount(self) -> None:
        """Show the list."""
        self.renew()
        self.query_one(Grid).focus()
        if self.front is not None:
            self.query_one(Grid).go_to(self.front)

    def renew(self) -> None:
        """Show the sources as they now are."""
        title, who = self.desk.snapshot.header.title, self.desk.at.person.name
        lost = overview.lost(self.desk.at, self.desk.snapshot).total()
        waiting = self.say(f"⚠ {tables.number(lost, self.say)} کدگذاری جامانده؛ g (ل)", f"⚠ lost codings: {lost}; g")
        words = (title, f"{self.say('کدگذار', 'coder')} {who}", waiting if lost else "")
        self.query_one("#title", Label).update(line(*words))
        self.query_one(Grid).show(tables.corpus(self.desk.at, self.say))

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Open a source for coding."""
        self.desk.open(self.desk.snapshot.source_of[event.key])
        self.workbench.action_visit("coding")

    def action_speakers(self) -> None:
        """Show who speaks in the source in front."""
        source = self.desk.snapshot.source_of.get(self.query_one(Grid).current or "")
        if source is not None:
            self.desk.open(source)
            self.workbench.action_visit("speaking")

    def action_correct(self) -> None:
        """Choose a file that is the corrected text of the source in front, and look what it would do."""
        source = self.desk.snapshot.source_of.get(self.query_one(Grid).current or "")
        if source is not None:
            key = source.id
            question = corrected.asked(source, self.say)
            choose(self, None, lambda path: self.workbench.visit("replacing", Correction(key, path)), question)

    def action_comments(self) -> None:
        """Look what the comments in the source's own Word file would become; without one, choose a file."""
        source = self.desk.snapshot.source_of.get(self.query_one(Grid).current or "")
        if source is None:
            return
        key, kind, own = source.id, source.kind, self.desk.at.study.folder / source.file
        if own.suffix.lower() == ".docx" and own.is_file():
            self.workbench.visit("commenting", Margin(own, kind, key))
            return
        question = self.say("پروندهٔ وردی که یادداشت دارد کجاست؟", "Where is the Word file with the comments?")
        choose(self, None, lambda path: self.workbench.visit("commenting", Margin(path, kind, key)), question)

    def action_lost(self) -> None:
        """Show the codings whose words are gone from a corrected text."""
        self.workbench.visit("lost", self.query_one(Grid).current)

    def action_filter(self) -> None:
        """Show only sources in whose row some words stand."""
        ask_filter(self, self.query_one(Grid))

    def action_sort(self) -> None:
        """Order the list by one of its headings."""
        headings = tables.corpus(self.desk.at, self.say).headings
        choices = [(str(place), heading) for place, heading in enumerate(headings)]

        def chosen(place: str | None) -> None:
            if place is not None:
                self.query_one(Grid).sort_by(int(place))

        self.app.push_screen(Choose(self.say("به ترتیب:", "Order by:"), choices), chosen)

    def action_memo(self) -> None:
        """Write a memo on the source in front, on one of its experts or on the whole study."""
        source = self.desk.snapshot.source_of.get(self.query_one(Grid).current or "")
        subjects: dict[str, tuple[About, str]] = {}
        if source is not None:
            subjects[source.id] = "source", source.ref
            for expert in (self.desk.snapshot.expert_of[key] for key in source.experts):
                subjects[expert.id] = "expert", expert.ref
        header = self.desk.snapshot.header
        subjects[header.id] = "study", header.title
        kinds = {
            "source": self.say("منبع", "source"),
            "expert": self.say("صاحب‌نظر", "expert"),
            "study": self.say("پژوهش", "study"),
        }

        def chosen(key: str | None) -> None:
            if key is not None:
                about, name = subjects[key]
                write_memo(self, about, key, name)

        choices = [
            (key, f"{kinds[about]}: {name}" + (" ✎" if self.desk.notes(about, key) else ""))
            for key, (about, name) in subjects.items()
        ]
        self.app.push_screen(Choose(self.say("یادداشت بر کدام؟", "A memo on which?"), choices), chosen)

    def action_briefing(self) -> None:
        """Show the points to put to an expert."""
        self.workbench.action_visit("briefing")

    def action_reread(self) -> None:
        """Show what must be read again."""
        self.workbench.action_visit("rereading")

    # ── experts ──

    def action_edit_expert(self) -> None:
        """Edit what is known of an expert of the source in front."""
        source = self.desk.snapshot.source_of.get(self.query_one(Grid).current or "")
        experts = [self.desk.snapshot.expert_of[key] for key in source.experts] if source else []
        if not experts:
            return
        choices = [
            (f"{expert.id} {name}", line(expert.ref, line(self.say(fa, en), _written(expert, name), between=": ")))
            for expert in experts
            for name, fa, en in _EXPERT
        ]

        def chosen(key: str | None) -> None:
            if key is not None:
                expert, name = key.split(" ")
                self._write(self.desk.snapshot.expert_of[expert], name)

        self.app.push_screen(Choose(self.say("چه چیزی؟", "What?"), choices), chosen)

    def _write(self, expert: Expert, name: str) -> None:
        def written(words: str | None) -> None:
            if words is None:
                return
            value: Any = words.strip()
            if name == "groups":
                value = tuple(each.strip() for each in value.replace("؛", ";").split(";") if each.strip())
            new = replace(expert, **{name: value})
            self.attempt(lambda: self.desk.at.study.apply(Step("experts.edit", (Edit(expert, new),))))

        self.app.push_screen(Ask(f"{expert.ref}:", _written(expert, name)), written)


def _written(expert: Expert, name: str) -> str:
    return "; ".join(expert.groups) if name == "groups" else str(getattr(expert, name))


SCREEN = Corpus
