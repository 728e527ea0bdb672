"""The re-reading queue: closed interviews are read again for one code, and ticked as read."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from coder.study import rereading
from coder.study.find import Hit
from coder.study.rereading import Owed
from coder.tui import describing, tables
from coder.tui.screens.asking import Ask
from coder.tui.stage import Gesture, StudyScreen
from coder.tui.standard import Keys
from coder.tui.text import line
from coder.tui.widgets.grid import Grid

#: How long, in seconds, the cursor rests on a row before the sentences are looked for.
_REST = 0.15


class Rereading(StudyScreen[None]):
    """What the coder owes: a code that was made or redefined after a source was closed.

    Below the queue stand the sentences of that source to look at first: those nearest to the code, or those in
    which some words stand. Nothing is coded unless the coder says so.
    """

    CSS_PATH = "rereading.tcss"
    KEYS: ClassVar = (
        Gesture("enter", "open", "گشودن متن", "open the text", show=True),
        Gesture("space", "tick", "خوانده شد", "it was read", show=True),
        Gesture("r", "code", "کد زدن همین جمله", "code this sentence", show=True),
        Gesture("f", "search", "جست‌وجو در این متن", "search this text", show=True),
        Gesture("s", "suggest", "جمله‌های نزدیک به کد", "sentences near the code"),
        Gesture("tab", "other_side", "صف یا جمله‌ها", "queue or sentences", show=True),
        Gesture("u", "app.undo", "واگرد", "undo"),
        Gesture("escape", "app.visit('corpus')", "بازگشت", "back"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.owed: list[Owed] = []
        self.hits: list[Hit] = []
        self.words = ""
        self._shown = ""
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Give the queue, what the code in front means, and the sentences."""
        yield Label(id="title", markup=False)
        yield Grid(id="owed")
        yield Label(id="meaning", markup=False)
        yield Label(id="what", markup=False)
        yield OptionList(id="sentences", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Show the queue, at the place where one left it."""
        at_hand = self.desk.at_hand
        self.renew()
        if at_hand is not None:
            self.queue.go_to(at_hand.key)
        self.queue.focus()

    @property
    def queue(self) -> Grid:
        """The queue."""
        return self.query_one(Grid)

    @property
    def sentences(self) -> OptionList:
        """The sentences to look at."""
        return self.query_one(OptionList)

    def renew(self) -> None:
        """Show what is owed now; in place of what was ticked stands what comes next."""
        self.owed = rereading.queue(self.desk.at, self.desk.snapshot)
        headings = (self.say("کد", "code"), self.say("برچسب", "label"), self.say("منبع", "source"))
        rows = tuple((one.key, (one.code.ref, one.code.label, one.source.ref)) for one in self.owed)
        self.queue.show(tables.Table(headings, rows, elastic=(1,)))
        done, due = rereading.progress(self.desk.at, self.desk.snapshot)
        told = self.say(
            f"بازخوانی: {tables.number(done, self.say)} از {tables.number(due, self.say)}",
            f"To be read again: {done} of {due} done",
        )
        if not due:
            told = self.say("چیزی برای بازخوانی نیست", "nothing is to be read again")
        self.query_one("#title", Label).update(line(told, describing.saved(self.desk, self.say)))
        self._look()

    def _here(self) -> Owed | None:
        return next((one for one in self.owed if one.key == self.queue.current), None)

    def on_data_table_row_highlighted(self) -> None:
        """Another code or source is in front: look for its sentences, once the cursor rests."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_REST, self._rested)

    def _rested(self) -> None:
        here = self._here()
        if here is not None and here.key != self._shown:
            self.words = ""
            self._look()

    # ── the sentences to look at first ──

    def _look(self) -> None:
        here = self._here()
        self._shown = here.key if here else ""
        self.query_one("#meaning", Label).update(describing.meaning(here.code, self.say) if here else "")
        if here is not None:
            self._search(here, self.words)
        else:
            self._show("", "", [])

    @work(thread=True, group="look", exclusive=True)
    def _search(self, here: Owed, words: str) -> None:
        spans = self.desk.sentences_of(self.desk.at.study.text(here.source.text_sha256), here.source)
        if words:
            found = rereading.places(self.desk.at, here, words, spans)
        else:
            found = rereading.likely(self.desk.at, self.desk.snapshot, here, spans)
        self.app.call_from_thread(self._show, here.key, words, found)

    def _show(self, key: str, words: str, hits: list[Hit]) -> None:
        if not self.is_mounted or key != self._shown:  # one went on meanwhile
            return
        place = self.sentences.highlighted or 0
        same = [hit.start for hit in hits] == [hit.start for hit in self.hits]
        self.hits = hits
        self.sentences.clear_options()
        self.sentences.add_options(Option(self._line(hit)) for hit in hits)
        if hits:
            self.sentences.highlighted = place if same else 0
        count = tables.number(len(hits), self.say)
        if words:
            told = line(f"«{words}»", self.say(f"در {count} جمله", f"in {len(hits)} sentences"), between=" ")
        elif hits:
            told = self.say(f"{count} جملهٔ نزدیک به این کد:", f"{len(hits)} sentences near this code:")
        else:
            told = self.say("جمله‌ای نزدیک به این کد نیست", "no sentence is near this code") if key else ""
        row = (
            (self.say("✓ خوانده شد", "✓ it was read"), "tick"),
            (self.say("r کد بزن", "r code it"), "code"),
            (self.say("f جست‌وجو", "f search"), "search"),
            (self.say("s نزدیک‌ها", "s near ones"), "suggest"),
        )
        gestures = describing.buttons(row) if key else Content("")
        self.query_one("#what", Label).update(Content.assemble(Content(f"{told}   "), gestures))

    def _line(self, hit: Hit) -> str:
        here = self._here()
        mine = self.desk.own_in(hit.source.id)
        coded = here and any(one.code == here.code.id and one.start < hit.end and hit.start < one.end for one in mine)
        who = f"{hit.voice.label}:" if hit.voice.label else ""
        return line("✓" if coded else "·", who, f"…{hit.before[-20:]}«{hit.words}»{hit.after[:20]}…", between=" ")

    def _hit(self) -> Hit | None:
        place = self.sentences.highlighted
        return self.hits[place] if place is not None and place < len(self.hits) else None

    # ── gestures ──

    def on_grid_opened(self) -> None:
        """Open the text from where one was in it."""
        self._open(None)

    def on_option_list_option_selected(self) -> None:
        """Open the text at the sentence."""
        self.action_open()

    def action_open(self) -> None:
        """Open the text, at the sentence in front when the sentences are in front."""
        hit = self._hit() if self.sentences.has_focus else None
        self._open(hit.start if hit else None)

    def _open(self, at: int | None) -> None:
        here = self._here()
        if here is not None:
            self.desk.words = self.words
            self.desk.take_in_hand(here)
            self.workbench.visit("coding", at)

    def action_code(self) -> None:
        """Give the sentence in front the code it is read again for."""
        here, hit = self._here(), self._hit()
        if here is None or hit is None:
            return
        made = []

        def coded() -> None:
            self.desk.take_in_hand(here)
            made.extend(self.desk.code((hit.start, hit.end), here.code.id))

        if self.attempt(coded) and not made:
            self.notify(self.say("این کد همین‌جا هست", "this code is on these words already"), timeout=3)

    def action_tick(self) -> None:
        """Note that the text was read again for the code."""
        here = self._here()
        if here is not None and self.attempt(lambda: rereading.tick(self.desk.at, here)):
            self.desk.at_hand = None

    def action_search(self) -> None:
        """Show the sentences in which some words stand."""
        here = self._here()
        if here is None:
            return

        def typed(words: str | None) -> None:
            if words is not None:
                self.words = words.strip()
                self._look()
                self.sentences.focus()

        question = self.say("جست‌وجو:", "Search:")
        self.app.push_screen(Ask(question, self.words or here.code.label, replaced=True), typed)

    def action_suggest(self) -> None:
        """Show the sentences that are near the code, instead of those that were searched for."""
        self.words = ""
        self._look()

    def action_other_side(self) -> None:
        """Go from the queue to the sentences, or back."""
        (self.queue if self.sentences.has_focus else self.sentences).focus()


SCREEN = Rereading
