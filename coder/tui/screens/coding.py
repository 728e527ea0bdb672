"""The coding screen: the transcript, the codebook with counts, the codings under the cursor. Every gesture is saved."""

from collections.abc import Callable
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coder.model.coding import Coding as Coded
from coder.model.corpus import Role
from coder.persian.digits import to_persian
from coder.study.recalling import Recalled
from coder.tui import describing
from coder.tui.desk import BookRow
from coder.tui.screens.noting import write_memo
from coder.tui.screens.picker import Picked, Picker
from coder.tui.screens.wayfinding import Wayfinding
from coder.tui.stage import Gesture
from coder.tui.standard import Keys
from coder.tui.widgets.highlights import Highlight
from coder.tui.widgets.said import Said
from coder.tui.widgets.transcript import TranscriptView

Span = tuple[int, int]


class Coding(Wayfinding):
    """One source, read and coded."""

    CSS_PATH = "coding.tcss"
    NEEDS: ClassVar = ("sources",)
    KEYS: ClassVar = (
        Gesture("space", "pick", "کد بزن: چند حرف، سپس ↵", "code it: a few letters, then ↵", show=True),
        Gesture("r", "repeat", "همان کد پیشین", "the last code again", show=True),
        *(
            Gesture(str(n), f"recent({n})", f"کد {to_persian(str(n))} از آخری‌ها", f"recent code {n}")
            for n in range(1, 10)
        ),
        Gesture("i", "in_vivo", "کد تازه از خود واژه‌ها", "a new code of these very words"),
        Gesture("x", "take_off", "برداشتن کدگذاری", "take the coding off", show=True),
        Gesture("o", "next_here", "کدگذاری دیگر در همین‌جا", "another coding at this place"),
        Gesture("k", "edges", "مرز کدگذاری = انتخاب", "the coding's edges become the selection"),
        Gesture("e", "elicited", "چگونه پیش آمد", "how the view came up"),
        Gesture("d", "position", "موضع صاحب‌نظر", "what the expert did with it"),
        Gesture("m", "memo", "یادداشت", "memo", show=True),
        Gesture("M", "memo_source", "یادداشت بر مصاحبه", "memo on the interview"),
        Gesture("q", "reserve", "نقل نشود", "do not quote"),
        Gesture("n", "coding(True)", "کدگذاری بعد", "next coding"),
        Gesture("N", "coding(False)", "کدگذاری پیش", "previous coding"),
        Gesture("j", "bare(True)", "جملهٔ بی‌کد بعد", "next sentence without a code", show=True),
        Gesture("J", "bare(False)", "جملهٔ بی‌کد پیش", "previous sentence without a code"),
        Gesture("y", "neighbour(True)", "منبع بعد", "next interview"),
        Gesture("Y", "neighbour(False)", "منبع پیش", "previous interview"),
        Gesture("/", "search", "جست‌وجو در این متن", "search here", show=True),
        Gesture("h", "hit(True)", "یافتهٔ بعد", "next hit"),
        Gesture("H", "hit(False)", "یافتهٔ پیش", "previous hit"),
        Gesture("l", "hits", "فهرست یافته‌ها", "list of hits"),
        Gesture("f", "search_all", "جست‌وجو در همه", "search everywhere"),
        Gesture("z", "reread", "صف بازخوانی", "re-reading queue"),
        Gesture("a", "autocode", "کدگذاری خودکار", "autocode"),
        Gesture("b", "open_end", "پایان بخش آزاد این‌جاست", "the open phase ends here"),
        Gesture("c", "close", "بستن یا گشودن مصاحبه", "close or reopen the interview", show=True),
        Gesture("L", "speakers", "چه کسی سخن می‌گوید", "who speaks"),
        Gesture("g", "code_screen", "همهٔ قطعه‌های این کد", "all passages of this code"),
        Gesture("u", "app.undo", "واگرد", "undo"),
        Gesture("U", "app.redo", "انجام دوباره", "redo"),
        Gesture("escape", "back", "پاک کردن یافته‌ها؛ بازگشت", "clear the hits; back"),
    )

    def __init__(self, at: int | None = None) -> None:
        super().__init__()
        self.start = at
        self.chosen = ""
        self._here: tuple[int, Coded | None, list[Coded]] | None = None

    def compose(self) -> ComposeResult:
        """Give the transcript beside the codebook; mirrored when the interface is Persian."""
        words = Vertical(TranscriptView(id="words"), Said(id="found"), id="reading")
        book = Vertical(OptionList(id="book", markup=False), Said(id="meaning"), id="codebook")
        yield Said(id="title")
        yield Horizontal(*((book, words) if self.say("fa", "en") == "fa" else (words, book)), id="desk")
        yield Said(id="here")
        yield Said(id="gestures")
        yield Keys()

    def on_mount(self) -> None:
        """Lay out the source that is on the desk, the first interview when there is none."""
        if self.desk.source is None and (first := self.desk.neighbour()) is not None:
            self.desk.open(first)
        self._lay_out()
        self.view.focus()

    # ── showing ──

    def _lay_out(self) -> None:
        """Show the source that is on the desk, with the cursor where it was."""
        source = self.desk.source
        if source is None:
            return
        self.view.load(self.desk.text, source.turns, self.desk.sentences)
        roles = {speaker.label: speaker.role for speaker in source.speakers}
        self.view.dimmed = [
            (turn.start, turn.end) for turn in source.turns if roles.get(turn.label) is Role.INTERVIEWER
        ]
        self.mark_hits()
        self.renew()
        place, self.start = self.start, None
        self.call_after_refresh(self._go, self.desk.places.get(source.id, 0) if place is None else place)

    def _go(self, offset: int) -> None:
        self.view.cursor = offset
        self.show_found()

    def show_turned(self, done: Recalled) -> None:
        """Bring the cursor to where a step was taken back or done again, if it was in this text."""
        if self.desk.source is not None and done.source == self.desk.source.id and done.start is not None:
            self.view.cursor = done.start
            self._show_here()

    def renew(self) -> None:
        """Show codings, counts and the state of the source as they now are."""
        source = self.desk.source
        if source is None:
            return
        if self.view.text != self.desk.text:
            self._lay_out()
            return
        self.view.highlights = [
            *(Highlight(one.start, one.end, self._style(one), one.id) for one in self.desk.codings),
            *(Highlight(one.start, one.end, describing.RESERVED, one.id) for one in self.desk.reserved),
        ]
        self.view.open_end = source.open_end
        self.query_one("#title", Said).update(describing.source(self.desk, self.say))
        self._show_book()
        self._show_here()
        self._show_gestures()
        self.show_found()

    def _show_gestures(self) -> None:
        close = self.say("گشودن", "reopen") if self.desk.closed else self.say("بستن", "close")
        row = (
            (f"↶ {self.say('واگرد', 'undo')}", "app.undo"),
            (f"↷ {self.say('دوباره', 'redo')}", "app.redo"),
            (f"✓ {close}", "close"),
            (self.say("منبع پیش", "previous"), "neighbour(False)"),
            (self.say("منبع بعد", "next"), "neighbour(True)"),
            (self.say("پیکره", "corpus"), "back"),
        )
        self.query_one("#gestures", Said).update(describing.buttons(row))

    def _style(self, coding: Coded) -> Style:
        own = (coding.coder, coding.round) == self.desk.at.own
        return describing.style(self.desk.snapshot.code_of.get(coding.code), own, coding.is_put)

    def _show_book(self) -> None:
        """Change only the lines that changed: whoever points at a code with the mouse keeps it under the pointer."""
        options = self.query_one("#book", OptionList)
        book = self.desk.book()
        if [option.id for option in options.options] != [row.code.id for row in book]:
            self._fill_book(options, book)
            return
        for place, row in enumerate(book):
            line = describing.book_row(row, self.desk.recent, self.say)
            if options.get_option_at_index(place).prompt != line:
                options.replace_option_prompt_at_index(place, line)

    def _fill_book(self, options: OptionList, book: list[BookRow]) -> None:
        top, highlighted = options.scroll_y, options.highlighted_option
        options.clear_options()
        options.add_options(
            Option(describing.book_row(row, self.desk.recent, self.say), id=row.code.id) for row in book
        )
        if highlighted is not None and highlighted.id in {row.code.id for row in book}:
            options.highlighted = options.get_option_index(str(highlighted.id))
        options.scroll_to(y=top, animate=False)

    def _show_here(self) -> None:
        current = self._current()
        codings = sorted(self.desk.codings_at(self.view.cursor), key=lambda one: one != current)
        self.view.current = current.id if current else ""
        here = self.desk.seq, current, codings
        if here != self._here or not codings:
            self._here = here
            self.query_one("#here", Said).update(self._told_here(current, codings))
        if codings and self.view.selection is None:
            self._show_in_book(codings[0].code)

    def _told_here(self, current: Coded | None, codings: list[Coded]) -> Content:
        """Tell of the codings under the cursor, the current one first with its gestures; without any, of the place."""
        if not codings:
            return Content(describing.place(self.desk, self.view.cursor, self.say))
        lines = []
        if current is not None:
            lines.append(describing.current(self.desk, current, len(self._mine_here()) - 1, self.say))
        others = codings[len(lines) : 4]
        return Content("\n").join([*lines, *(Content(describing.coding(self.desk, one, self.say)) for one in others)])

    def _show_in_book(self, code: str) -> None:
        """Bring a code into sight in the codebook, with what it means."""
        options = self.query_one("#book", OptionList)
        ids = [option.id for option in options.options]
        if code in ids:
            options.highlighted = ids.index(code)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell what the code in front means."""
        code = self.desk.snapshot.code_of.get(event.option.id or "")
        if code is not None:
            self.query_one("#meaning", Said).update(describing.meaning(code, self.say))

    def on_transcript_view_cursor_moved(self) -> None:
        """Show the codings under the cursor."""
        self._show_here()
        if self.desk.words:
            self.show_found()

    def on_transcript_view_coding_clicked(self) -> None:
        """Show the codings that were clicked."""
        self._show_here()

    # ── what a gesture is about ──

    def _span(self) -> Span | None:
        """The selection, or the sentence under the cursor."""
        return self.view.selection or self.desk.sentence_at(self.view.cursor)

    def _current(self) -> Coded | None:
        """The coder's own coding under the cursor: the one just made or chosen, else the shortest."""
        mine = self._mine_here()
        return next((one for one in mine if one.id == self.chosen), mine[0] if mine else None)

    def _current_or_told(self) -> Coded | None:
        """The coder's own coding under the cursor; without one it is said why nothing happens."""
        current = self._current()
        if current is None:
            others = self.desk.codings_at(self.view.cursor)
            why = self.say("این‌جا کدگذاری شما نیست", "no coding of yours is here")
            only = self.say("این کدگذاری از کدگذار دیگری است", "this coding is another coder's")
            self.tell(only if others else why)
        return current

    def _mine_here(self) -> list[Coded]:
        return [one for one in self.desk.codings_at(self.view.cursor) if (one.coder, one.round) == self.desk.at.own]

    # ── coding ──

    def action_pick(self) -> None:
        """Open the picker for the passage."""
        span = self._span()
        if span is None:
            return

        def chosen(picked: Picked | None) -> None:
            if picked is not None and picked.code is not None:
                self._code_span(span, picked.code)
            elif picked is not None:
                self._coded(span, lambda: self.desk.code_anew(span, picked.label))

        self.app.push_screen(Picker(" ".join(self.desk.text[slice(*span)].split())[:200], span), chosen)

    def _code_span(self, span: Span, code: str) -> None:
        self._coded(span, lambda: self.desk.code(span, code))

    def _coded(self, span: Span, gesture: Callable[[], list[Coded]]) -> None:
        """Do a gesture that codes a passage; the coding it made is the current one."""

        def coded() -> None:
            made = gesture()
            self.chosen = made[0].id if made else self.chosen
            if not made:
                self.tell(self.say("این کد همین‌جا هست", "this code is on these words already"))

        if self.attempt(coded):
            self.view.cursor = span[0]
            self._show_here()

    def action_repeat(self) -> None:
        """Give the passage the code it is read again for, else the one that was used last."""
        span, owed = self._span(), self.desk.at_hand
        if owed is not None and span is not None:
            self._code_span(span, owed.code.id)
        else:
            self.action_recent(1)

    def action_recent(self, place: int) -> None:
        """Give the passage one of the recent codes."""
        span = self._span()
        if place > len(self.desk.recent):
            self.tell(self.say("هنوز این‌همه کد به کار نرفته است", "not so many codes were used yet"))
        elif span is not None:
            self._code_span(span, self.desk.recent[place - 1])

    def action_in_vivo(self) -> None:
        """Make a code of the very words."""
        span = self._span()
        if span is not None:
            self._coded(span, lambda: self.desk.in_vivo(span))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A code of the codebook was clicked: it goes on the passage."""
        span = self._span()
        if span is not None and event.option.id is not None:
            self._code_span(span, event.option.id)
        self.view.focus()

    def action_next_here(self) -> None:
        """Choose another of the codings under the cursor for the gestures that follow."""
        mine, current = self._mine_here(), self._current()
        if current is not None:
            self.chosen = mine[(mine.index(current) + 1) % len(mine)].id
            self._show_here()

    def action_take_off(self) -> None:
        """Take the coding under the cursor off."""
        if (current := self._current_or_told()) is not None:
            self.attempt(lambda: self.desk.take_off(current))

    def action_edges(self) -> None:
        """Let the coding under the cursor have the selection's edges."""
        span = self.view.selection
        if span is None:
            self.tell(self.say("نخست مرز تازه را انتخاب کنید", "select the new edges first"))
            return
        touched = [one for one in self.desk.own() if one.start < span[1] and span[0] < one.end]
        if touched:
            nearest = min(touched, key=lambda one: abs(one.start - span[0]) + abs(one.end - span[1]))
            self.attempt(lambda: self.desk.move_edges(nearest, span))
        else:
            self.tell(self.say("انتخاب به هیچ کدگذاری شما نمی‌رسد", "the selection touches no coding of yours"))

    def action_elicited(self) -> None:
        """Turn how the view came up."""
        if (current := self._answer()) is not None:
            self.attempt(lambda: self.desk.turn_elicited(current))

    def action_position(self) -> None:
        """Turn what the expert did with the view."""
        if (current := self._answer()) is not None:
            self.attempt(lambda: self.desk.turn_position(current))

    def _answer(self) -> Coded | None:
        """The current coding, if it is an expert's words: a put neither came up somehow nor takes a position."""
        current = self._current_or_told()
        if current is not None and current.is_put:
            self.tell(
                self.say(
                    "طرح نظر است، سخن مصاحبه‌گر: «چگونه پیش آمد» و «موضع» ندارد",
                    "a put, the interviewer's words: it has no “how it came up” and no position",
                )
            )
            return None
        return current

    def action_reserve(self) -> None:
        """Mark the passage as never to be quoted, or take the mark off."""
        span = self._span()
        if span is not None:
            self.attempt(lambda: self.desk.reserve(span))

    def action_memo(self) -> None:
        """Write a memo on the coding under the cursor."""
        if (current := self._current_or_told()) is not None:
            write_memo(self, "coding", current.id, describing.shortened(current.quote))

    def action_memo_source(self) -> None:
        """Write a memo on the interview."""
        if (source := self.desk.source) is not None:
            write_memo(self, "source", source.id, source.ref)

    def action_open_end(self) -> None:
        """Say that the open phase ends at the turn under the cursor."""
        self.attempt(lambda: self.desk.end_open_phase(self.view.cursor))

    def action_close(self) -> None:
        """Close the source in this round, or open it again."""
        if self.attempt(self.desk.close):
            closed = self.desk.closed
            said = self.say("بسته شد", "closed") if closed else self.say("دوباره باز شد", "open again")
            self.notify(said, timeout=3)

    # ── other screens ──

    def action_code_screen(self) -> None:
        """Show all passages of the code under the cursor."""
        codings = self.desk.codings_at(self.view.cursor)
        if codings:
            self.workbench.visit("code", codings[0].code)

    def action_speakers(self) -> None:
        """Show who speaks here, to correct it."""
        self.workbench.visit("speaking", self.view.cursor)

    def action_autocode(self) -> None:
        """Find places to code by a phrase or a pattern."""
        self.workbench.action_visit("autocoding")


SCREEN = Coding
