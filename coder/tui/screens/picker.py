"""Choosing a code: type a few letters, Enter. What isn't in the codebook becomes a new code."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.widgets import Label, OptionList

from coder.model.codebook import Code
from coder.study.picking import Choice
from coder.tui import describing
from coder.tui.screens.narrowing import Narrowing
from coder.tui.stage import Gesture, workbench
from coder.tui.tables import number
from coder.tui.text import line
from coder.tui.widgets.input import RtlInput
from coder.tui.widgets.offers import Offers
from coder.tui.widgets.said import Said

#: Recent codes that stand above the suggestions for the passage; the others follow below.
_ABOVE = 4


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen: a code's id, or the label of a new one."""

    code: str | None
    label: str


class Picker(Narrowing[Picked]):
    """Offers the codebook for a passage, best first; what the passage suggests is marked, and never in front by itself.

    With ``new`` what is typed can become a new code.
    """

    def __init__(self, passage: str, span: tuple[int, int], new: bool = True) -> None:
        super().__init__()
        self.passage, self.span, self.new = passage, span, new
        self._suggested: list[Choice] = []

    def gestures(self) -> Sequence[Gesture]:
        """Give the window's gestures: with ``new``, one that makes a new code of what is typed."""
        new = Gesture("ctrl+n", "new", "کد تازه از نوشته", "a new code of it", show=True, priority=True)
        accept, *others = super().gestures()
        return (accept, new, *others) if self.new else (accept, *others)

    def inside(self) -> ComposeResult:
        """Give the passage, the line to type on, the list, and what the code in front means."""
        yield Label(f"«{self.passage}»", id="passage", markup=False)
        yield RtlInput(placeholder=self.say("چند حرف از کد…", "a few letters of the code…"))
        yield Offers()
        yield Said(id="means", classes="hint")
        yield Label(self.say("✦ پیشنهاد برای این قطعه", "✦ suggested for this passage"), classes="hint")

    def on_mount(self) -> None:
        """Look for suggestions in the background."""
        self._suggest()

    @work(thread=True, group="suggest", exclusive=True)
    def _suggest(self) -> None:
        found = workbench(self).desk.suggest(*self.span)
        self.app.call_from_thread(self._suggestions, found)

    def _suggestions(self, found: list[Choice]) -> None:
        """Put the suggestions into the list; what is in front stays in front."""
        if not self.is_mounted:
            return
        self._suggested = found
        place = self.query_one(OptionList).highlighted
        front = self.answers[place] if place is not None and place < len(self.answers) else None
        self.look_up(self.query_one(RtlInput).value.strip())
        if front in self.answers:
            self.query_one(OptionList).highlighted = self.answers.index(front)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell what the code in front means."""
        code = workbench(self).desk.snapshot.code_of.get(self.answers[event.option_index].code or "")
        self.query_one("#means", Said).update(describing.meaning(code, self.say) if code else "")

    def action_new(self) -> None:
        """Make a new code of what was typed even if others fit."""
        typed = self.query_one(RtlInput).value.strip()
        if typed:
            self.dismiss(Picked(None, typed))

    def look_up(self, typed: str) -> None:
        """Rank by what is typed; show the whole book when nothing is."""
        if typed:
            self._offer_ranked(typed)
        else:
            self._offer_book()

    def _offer_ranked(self, typed: str) -> None:
        """What fits, best first, and a new code last. What is only nearly meant is never in front by itself."""
        choices = workbench(self).desk.pick(typed)
        lines = [self._line(choice.code, choice.was) for choice in choices]
        answers = [Picked(choice.code.id, "") for choice in choices]
        if self.new:
            lines.append(self.say(f"+ کد تازه: {typed}", f"+ new code: {typed}"))
            answers.append(Picked(None, typed))
        front = 0 if any(not choice.nearly for choice in choices) else len(choices) if self.new else None
        self.offer(lines, answers, front)

    def _offer_book(self) -> None:
        """The last codes on top, then what the passage suggests, then the others; in front the last code, if any."""
        desk = workbench(self).desk
        choices = [choice.code for choice in desk.pick("")]
        above = choices[: min(_ABOVE, len(desk.recent))]
        suggested = [choice.code for choice in self._suggested if choice.code not in above]
        others = [code for code in choices if code not in above and code not in suggested]
        lines = [self._line(code) for code in above]
        lines += [f"✦ {self._line(code)}" for code in suggested]
        lines += [self._line(code) for code in others]
        answers = [Picked(code.id, "") for code in (*above, *suggested, *others)]
        self.offer(lines, answers, 0 if above else None)

    def _line(self, code: Code, was: str = "") -> str:
        """Tell of a code; of one found by the ref it had before a merge, both."""
        recent = workbench(self).desk.recent
        place = f"[{number(recent.index(code.id) + 1, self.say)}]" if code.id in recent else ""
        ref = f"{was} → {code.ref}" if was else code.ref
        return line(describing.MARKS[code.valence], code.label, f" {ref}", place, between=" ")
