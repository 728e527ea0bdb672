"""Autocode: places found by a phrase or a pattern, seen in context, ticked, coded as one step."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from coder.model.corpus import Source
from coder.study import autocode, codes
from coder.study.autocode import Candidate, Widen
from coder.tui import describing
from coder.tui.desk import Sentences
from coder.tui.screens.picker import Picked, Picker
from coder.tui.stage import Gesture
from coder.tui.standard import Keys
from coder.tui.tables import number
from coder.tui.text import line
from coder.tui.widgets.input import RtlInput
from coder.tui.working import Foot, WorkingScreen


class Autocoding(WorkingScreen[None]):
    """A phrase, or a regular expression between slashes; nothing is coded until the ticked places are."""

    NEEDS: ClassVar = ("sources",)
    KEYS: ClassVar = (
        Gesture("space", "tick", "نشان زدن", "tick", show=True),
        Gesture("ctrl+s", "apply", "کدگذاری نشان‌زده‌ها", "code what is ticked", show=True),
        Gesture("c", "code", "برگزیدن کد", "choose the code", show=True),
        Gesture("t", "tick_all", "همه یا هیچ", "all or none", show=True),
        Gesture("ctrl+f", "again", "عبارت دیگر", "another phrase"),
        Gesture("escape", "back", "بازگشت", "back"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.code: str | None = None
        self.new = ""
        self.found: list[Candidate] = []
        self.ticked: set[int] = set()

    def compose(self) -> ComposeResult:
        """Give the line to type on and the places found."""
        yield Label(id="title", markup=False)
        yield RtlInput(placeholder=self.say("عبارت، یا /الگو/ ، سپس ↵", "a phrase, or /pattern/, then ↵"))
        yield OptionList(id="places", markup=False)
        yield Foot()
        yield Keys()

    def on_mount(self) -> None:
        """Begin with the code that was used last."""
        self.code = self.desk.recent[0] if self.desk.recent else None
        self._title()

    def _title(self) -> None:
        code = self.desk.snapshot.code_of.get(self.code or "")
        none = self.say("کدی برگزیده نشده (c)", "no code chosen (c)")
        anew = self.say(f"+ کد تازه: {self.new}", f"+ new code: {self.new}") if self.new else none
        label = describing.named(code) if code else anew
        ticked, found = (number(len(some), self.say) for some in (self.ticked, self.found))
        counts = self.say(f"{ticked} از {found} نشان‌زده", f"{ticked} of {found} ticked") if self.found else ""
        self.query_one("#title", Label).update(line(self.say("کدگذاری خودکار", "Autocode"), label, counts))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look for the places in the background."""
        if event.value.strip():
            self._look(event.value.strip())

    def _look(self, typed: str) -> None:
        pattern = len(typed) > 2 and typed[0] == typed[-1] == "/"
        looking, sought = (autocode.by_pattern, typed[1:-1]) if pattern else (autocode.by_phrase, typed)
        seat, code, widen = self.desk.at, self.code or "", _to_sentence(self.desk.sentences_of)
        said = self.say("جست‌وجو", "Searching")
        self.begin(said, lambda progress: looking(seat, sought, code, widen, progress), self._show)

    def _show(self, found: list[Candidate]) -> None:
        self.found, self.ticked = found, set(range(len(found)))
        self._list()
        if found:
            self.query_one(OptionList).focus()

    def _list(self) -> None:
        options = self.query_one(OptionList)
        place = options.highlighted
        options.clear_options()
        options.add_options(Option(self._line(number_)) for number_ in range(len(self.found)))
        if self.found:
            options.highlighted = min(place or 0, len(self.found) - 1)
        self._title()

    def _line(self, place: int) -> str:
        one = self.found[place]
        tick = "☑" if place in self.ticked else "☐"
        return line(tick, one.source.ref, f"…{one.before}«{one.words}»{one.after}…", between=" ")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: tick, or take the tick off."""
        self.ticked ^= {event.option_index}
        self._list()

    def action_tick(self) -> None:
        """Tick the place in front, or take its tick off."""
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self.ticked ^= {place}
            self._list()

    def action_tick_all(self) -> None:
        """Tick all, or none when all are ticked."""
        everything = set(range(len(self.found)))
        self.ticked = set() if self.ticked == everything else everything
        self._list()

    def action_code(self) -> None:
        """Choose the code that the places get."""

        def picked(found: Picked | None) -> None:
            if found is not None:
                self.code, self.new = found.code, found.label
                self._title()

        self.app.push_screen(Picker(self.query_one(RtlInput).value, (0, 0)), picked)

    def action_apply(self) -> None:
        """Code the ticked places, as one step."""
        if self.code is None and not self.new:
            self.action_code()
            return
        ticked = [self.found[place] for place in sorted(self.ticked)]
        if ticked and self.attempt(lambda: self._apply(ticked)):
            count = len(ticked)
            self.notify(self.say(f"{number(count, self.say)} کدگذاری در یک گام", f"{count} codings in one step"))
            self._show([])

    def _apply(self, ticked: list[Candidate]) -> None:
        """Code the places; a new code is made in the same step."""
        code = self.code
        if code is None:
            made, making = codes.draft(self.desk.at.study.snapshot(), self.new)
            code = made.id
            autocode.apply(self.desk.at, code, ticked, making)
        else:
            autocode.apply(self.desk.at, code, ticked)
        self.code, self.new = code, ""
        self.desk.refresh()
        self.desk.remember(code)

    def action_again(self) -> None:
        """Type another phrase."""
        self.query_one(RtlInput).focus()

    def action_back(self) -> None:
        """Go back to the coding screen."""
        self.workbench.action_visit("coding")


def _to_sentence(sentences_of: Sentences) -> Widen:
    """Give what widens a place to its sentence; a source is cut into sentences once."""
    cut: dict[str, Sequence[tuple[int, int]]] = {}

    def widen(source: Source, text: str, start: int, end: int) -> tuple[int, int]:
        if source.id not in cut:
            cut[source.id] = sentences_of(text, source)
        for first, last in cut[source.id]:
            if first <= start < last:
                return first, max(last, end)
        return start, end

    return widen


SCREEN = Autocoding
