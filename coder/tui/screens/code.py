"""One code across the corpus: its definition, its passages in context; recode, split, merge, rename, retire."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from coder.model.codebook import Code as Entry
from coder.model.codebook import Valence, redefined
from coder.study import codes, gestures
from coder.study.passages import Passage, passages
from coder.study.rereading import queue
from coder.tui import describing
from coder.tui.screens.asking import Ask, Choose, Confirm, Write
from coder.tui.screens.noting import write_memo
from coder.tui.screens.picker import Picked, Picker
from coder.tui.stage import Gesture, StudyScreen
from coder.tui.standard import Keys
from coder.tui.tables import listed, number
from coder.tui.text import line
from coder.tui.widgets.said import Said

#: The words of a definition that can be written, with their headings.
_WORDS = (
    ("short", "تعریف کوتاه", "short definition"),
    ("definition", "تعریف", "definition"),
    ("use", "کی به کار رود", "when to use"),
    ("avoid", "کی به کار نرود", "when not to use"),
    ("example", "نمونه", "example"),
)

_COLOURS = ("", "red", "green", "yellow", "blue", "magenta", "cyan")


class Code(StudyScreen[None]):
    """A code with its passages. Ticked passages are recoded or split off; with none ticked, the one in front."""

    CSS_PATH = "code.tcss"
    NEEDS: ClassVar = ("codes",)
    KEYS: ClassVar = (
        Gesture("enter", "open", "گشودن قطعه در متن", "open the passage in its text", show=True),
        Gesture("space", "tick", "نشان زدن", "tick", show=True),
        Gesture("l", "rename", "برچسب", "label", show=True),
        Gesture("d", "define", "تعریف", "define", show=True),
        Gesture("v", "valence", "سویه", "valence"),
        Gesture("p", "parent", "زیر کد دیگر", "put under another code"),
        Gesture("o", "colour", "رنگ", "colour"),
        Gesture("r", "recode", "کد دیگر به این قطعه‌ها", "recode these passages", show=True),
        Gesture("s", "split", "تفکیک به کد تازه", "split into a new code", show=True),
        Gesture("m", "merge", "ادغام در کد دیگر", "merge into another code", show=True),
        Gesture("t", "retire", "از کار انداختن یا برگرداندن", "retire or bring back"),
        Gesture("n", "note", "یادداشت", "memo"),
        Gesture("g", "choose", "کد دیگر", "another code"),
        Gesture("escape", "back", "بازگشت", "back"),
    )

    def __init__(self, code: str | None = None) -> None:
        super().__init__()
        self.code_id = code
        self.found: list[Passage] = []
        self._listed: list[str] = []
        self.ticked: set[str] = set()

    def compose(self) -> ComposeResult:
        """Give the definition above the passages."""
        yield Label(id="title", markup=False)
        with Vertical():
            yield Said(id="definition")
            yield OptionList(id="passages", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Show the code; without one, the first that was used last."""
        if self.code_id is None:
            recent = self.desk.recent or [code.id for code in self.desk.snapshot.codes[:1]]
            self.code_id = recent[0] if recent else None
        self.renew()
        self.query_one(OptionList).focus()

    @property
    def code(self) -> Entry | None:
        """The code as it now is."""
        return self.desk.snapshot.code_of.get(self.code_id or "")

    def again(self) -> "Code":
        """Give the screen of the same code."""
        return Code(self.code_id)

    def renew(self) -> None:
        """Show the code and its passages as they now are."""
        code = self.code
        if code is None:
            return
        self.query_one("#title", Label).update(self._title(code))
        lines = [
            line(self.say(fa, en), words, between=": ") for name, fa, en in _WORDS if (words := getattr(code, name))
        ]
        lines += [line(f"✎ {memo}") for memo in [self.desk.my_note("code", code.id)] if memo]
        self.query_one("#definition", Label).update("\n".join(lines) or self.say("بی‌تعریف", "not defined"))
        self.found = passages(self.desk.at, code)
        self.ticked &= {one.coding.id for one in self.found}
        self._list()

    def _title(self, code: Entry) -> str:
        state = self.say("(از کار افتاده)", "(retired)") if code.retired else ""
        into = self.say(f"← {code.merged_into}", f"→ {code.merged_into}") if code.merged_into else ""
        return line(describing.named(code), state, into, between=" ")

    def _list(self) -> None:
        options, groups = self.query_one(OptionList), self._by_expert()
        here, before = self._here(), self._listed
        self._listed = [one.coding.id for _, some in groups for one in some]
        options.clear_options()
        for who, some in groups:
            options.add_option(Option(line(who), disabled=True))
            options.add_options(Option(self._line(one, who), id=one.coding.id) for one in some)
        if self._listed:
            place = before.index(here) if here in before else 0
            following = self._listed[min(place, len(self._listed) - 1)]
            options.highlighted = options.get_option_index(here if here in self._listed else following)

    def _by_expert(self) -> list[tuple[str, list[Passage]]]:
        """Give the passages under the experts that speak, in the order of the interviews, a document under its name."""
        groups: dict[str, list[Passage]] = {}
        for one in self.found:
            groups.setdefault(listed(one.experts, self.say) or one.source.ref, []).append(one)
        return list(groups.items())

    def _line(self, one: Passage, who: str) -> str:
        tick = "☑" if one.coding.id in self.ticked else "☐"
        where = "" if one.source.ref == who else one.source.ref
        how = describing.came_up(self.desk, one.coding, self.say)
        return f"{tick} {line(where, how)}\n…{one.before[-40:]}«{one.words}»{one.after[:40]}…"

    def _here(self) -> str | None:
        """Give the coding (an id) of the passage in front."""
        options = self.query_one(OptionList)
        place = options.highlighted
        return options.get_option_at_index(place).id if place is not None and place < options.option_count else None

    def _passage(self) -> Passage | None:
        key = self._here()
        return next((one for one in self.found if one.coding.id == key), None)

    def _chosen(self) -> list[Passage]:
        ticked = [one for one in self.found if one.coding.id in self.ticked]
        here = self._passage()
        return ticked or ([here] if here else [])

    # ── passages ──

    def on_option_list_option_selected(self) -> None:
        """Enter or a click: open the passage."""
        self.action_open()

    def action_open(self) -> None:
        """Open the passage in its text."""
        here = self._passage()
        if here is not None:
            self.desk.open(here.source)
            self.workbench.visit("coding", here.coding.start)

    def action_tick(self) -> None:
        """Tick the passage in front, or take its tick off."""
        here = self._passage()
        if here is not None:
            self.ticked ^= {here.coding.id}
            self._list()

    def action_recode(self) -> None:
        """Give the chosen passages another code."""
        chosen = [one.coding for one in self._chosen()]

        here = self.code
        if here is None or not chosen:
            return

        def anew(label: str) -> None:
            self.attempt(lambda: codes.split(self.desk.at.study, here, label, chosen))

        def picked(code: str) -> None:
            self.attempt(lambda: gestures.recode(self.desk.at, chosen, code))

        self._pick(chosen[0].quote, picked, anew)

    def action_split(self) -> None:
        """Split a new code off with the chosen passages."""
        code, chosen = self.code, [one.coding for one in self._chosen()]
        if code is None or not chosen:
            return

        def named(label: str | None) -> None:
            if label is not None:
                self.attempt(lambda: codes.split(self.desk.at.study, code, label, chosen))

        question = self.say(
            f"نام کد تازه برای {number(len(chosen), self.say)} قطعه:",
            f"The new code's name, for {len(chosen)} passages:",
        )
        self.app.push_screen(Ask(question), named)

    # ── the code itself ──

    def action_merge(self) -> None:
        """Merge the code into another, after a yes."""
        code = self.code
        if code is None:
            return

        def picked(into_id: str) -> None:
            into = self.desk.snapshot.code_of[into_id]
            question = self.say("این دو یکی شوند؟", "Make these two one?")
            names = describing.named(code), f"{self.say('←', '→')} {describing.named(into)}"
            details = "\n".join((*names, *self._merging(code, into)))

            def sure(yes: bool | None) -> None:
                if yes and self.attempt(lambda: codes.merge(self.desk.at.study, code, into)):
                    self.code_id = into.id
                    self.renew()

            self.app.push_screen(Confirm(question, details), sure)

        self._pick(code.label, picked)

    def _merging(self, code: Entry, into: Entry) -> list[str]:
        """Say what merging a code into another does."""
        does = codes.merging(self.desk.at, code, into)
        count, sources, doubled = (number(one, self.say) for one in (does.codings, does.sources, does.doubled))
        over = (f"{count} قطعه از {sources} منبع به آن می‌رود.", f"{count} passages of {sources} sources go over.")
        told = [self.say(*over)]
        if does.doubled:
            twice = (f"{doubled} قطعه آن کد را هم دارد و یکی می‌ماند.", f"{doubled} of them carry both; one stays.")
            told.append(self.say(*twice))
        if does.decided:
            decided = ("تصمیم دربارهٔ این کد برداشته می‌شود.", "What was decided about this code is taken away.")
            told.append(self.say(*decided))
        return told

    def action_rename(self) -> None:
        """Give the code another label."""
        self._ask("label", self.say("برچسب:", "Label:"))

    def action_define(self) -> None:
        """Write a part of the definition."""
        choices = [(name, self.say(fa, en)) for name, fa, en in _WORDS]

        def chosen(name: str | None) -> None:
            if name is not None:
                self._ask(name, dict(choices)[name])

        self.app.push_screen(Choose(self.say("کدام بخش؟", "Which part?"), choices), chosen)

    def action_valence(self) -> None:
        """Turn the code's valence: potential, challenge, none."""
        code = self.code
        if code is not None:
            order = (None, Valence.POTENTIAL, Valence.CHALLENGE)
            self._change(code, valence=order[(order.index(code.valence) + 1) % 3])

    def action_colour(self) -> None:
        """Turn the code's colour."""
        code = self.code
        if code is not None:
            place = _COLOURS.index(code.colour) if code.colour in _COLOURS else 0
            self._change(code, colour=_COLOURS[(place + 1) % len(_COLOURS)])

    def action_parent(self) -> None:
        """Put the code under another one; under itself takes it out."""
        code = self.code
        if code is not None:
            self._pick(
                code.label,
                lambda key: self._change(code, parent="" if key == code.id else self.desk.snapshot.code_of[key].ref),
                lambda label: self.attempt(lambda: codes.nest_anew(self.desk.at.study, code, label)),
            )

    def action_retire(self) -> None:
        """Take the code out of use, or back into it."""
        code = self.code
        if code is not None:
            self.attempt(lambda: codes.retire(self.desk.at.study, code, not code.retired))

    def action_note(self) -> None:
        """Write a memo on the code."""
        if (code := self.code) is not None:
            write_memo(self, "code", code.id, code.label)

    def action_choose(self) -> None:
        """Go to another code."""

        def picked(code: str) -> None:
            self.code_id = code
            self.ticked.clear()
            self.renew()

        self._pick("", picked, lambda label: picked(self.desk.new_code(label).id))

    def action_back(self) -> None:
        """Go back to the coding screen."""
        self.workbench.action_visit("coding")

    def _ask(self, name: str, question: str) -> None:
        code = self.code
        if code is None:
            return

        def written(words: str | None) -> None:
            if words is not None:
                self._change(code, **{name: words})

        given = getattr(code, name)
        window = Ask(question, given) if name == "label" else Write(question, given, f"{name} {code.id}")
        self.app.push_screen(window, written)

    def _change(self, code: Entry, **fields: Any) -> None:
        if self.attempt(lambda: codes.change(self.desk.at.study, code, replace(code, **fields))):
            self._tell_owed(code)

    def _tell_owed(self, before: Entry) -> None:
        """Say at once that closed sources are to be read again, when the code means something else now."""
        code = self.desk.snapshot.code_of.get(before.id)
        if code is None or not redefined(before, code):
            return
        owed = sum(one.code.id == code.id for one in queue(self.desk.at, self.desk.snapshot))
        if owed:
            fa = f"{number(owed, self.say)} منبع بسته برای این کد به صف بازخوانی رفت"
            self.notify(self.say(fa, f"{owed} closed sources are to be read again for this code"))

    def _pick(self, about: str, then: Callable[[str], None], anew: Callable[[str], object] | None = None) -> None:
        """Let a code be picked; ``anew`` is told the label of one that isn't there yet, if that may be."""

        def picked(found: Picked | None) -> None:
            if found is not None and found.code is not None:
                then(found.code)
            elif found is not None and anew is not None:
                anew(found.label)

        self.app.push_screen(Picker(about, (0, 0), new=anew is not None), picked)


SCREEN = Code
