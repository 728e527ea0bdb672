"""Who speaks in a source, when it was held and with whom: seen, and corrected by hand. Codings go along."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import DataTable, Label

from coder.errors import CoderError, WordsNotThere
from coder.model.corpus import Role, Source, SourceKind, Turn
from coder.persian import digits, fold, search
from coder.study import sessions, speakers
from coder.tui import spoken
from coder.tui.screens.asking import Ask
from coder.tui.screens.lookup import Found, Item, Lookup
from coder.tui.stage import Gesture, StudyScreen
from coder.tui.standard import Keys
from coder.tui.tables import listed, number
from coder.tui.text import line
from coder.tui.widgets.grid import Grid

#: So many words from where the reader stood are offered as the beginning of a turn.
_FIRST_WORDS = 5

#: The line for somebody who is no expert.
_NOBODY = "/"


class Speaking(StudyScreen[None]):
    """The speakers of the source on the desk over its turns; ``at`` is where the reader stood in its text."""

    CSS_PATH = "speaking.tcss"
    NEEDS: ClassVar = ("sources",)
    KEYS: ClassVar = (
        Gesture("r", "role", "نقش", "role", show=True),
        Gesture("e", "expert", "کدام صاحب‌نظر", "which expert", show=True),
        Gesture("l", "relabel", "نام گوینده؛ نام موجود یکی می‌کند", "name of the speaker; a known one merges"),
        Gesture("tab", "other_table", "گویندگان یا نوبت‌ها", "speakers or turns", show=True),
        Gesture("g", "give", "این نوبت از آنِ دیگری است", "this turn is another's"),
        Gesture("n", "begin", "نوبتی از این‌جا آغاز شود", "let a turn begin in this one"),
        Gesture(
            "x", "take_away", "برداشتن نوبت؛ سخنش دنبال پیشین", "take the turn away: its words join the one before"
        ),
        Gesture("d", "date", "تاریخ", "date", show=True),
        Gesture("o", "place", "جای مصاحبه در ترتیب", "place in the order"),
        Gesture("p", "experts", "صاحب‌نظران این منبع", "experts of this source", show=True),
        Gesture("y", "neighbour(True)", "منبع بعد", "next source"),
        Gesture("Y", "neighbour(False)", "منبع پیش", "previous source"),
        Gesture("c", "app.visit('coding')", "کدگذاری", "coding"),
        Gesture("u", "app.undo", "واگرد", "undo"),
        Gesture("U", "app.redo", "انجام دوباره", "redo"),
        Gesture("escape", "back", "بازگشت", "back"),
    )

    def __init__(self, at: int | None = None) -> None:
        super().__init__()
        self.at = at
        self._shown: dict[str, speakers.Speaking] = {}
        self._turns: dict[str, Turn] = {}

    def compose(self) -> ComposeResult:
        """Give the speakers over the turns."""
        yield Label(id="title", markup=False)
        yield Grid(id="speakers")
        yield Grid(id="turns")
        yield Keys()

    def on_mount(self) -> None:
        """Begin on the first speaker; with a place in the text, on the turn there."""
        if self.desk.source is None and (first := self.desk.neighbour()) is not None:
            self.desk.open(first)
        self.renew()
        self._speakers.focus()
        turn = None if self.at is None or self.desk.source is None else self.desk.source.turn_at(self.at)
        if turn is not None:
            self._turn_table.go_to(str(turn.start))
            self._turn_table.focus()

    @property
    def _speakers(self) -> Grid:
        return self.query_one("#speakers", Grid)

    @property
    def _turn_table(self) -> Grid:
        return self.query_one("#turns", Grid)

    def renew(self) -> None:
        """Show the source's speakers and turns as they now are."""
        source = self.desk.source
        if source is None or not self.query("#turns"):
            return
        study = self.desk.at.study
        shown, turns = speakers.shown(study, source.ref), speakers.turns(study, source.ref)
        self._shown = {one.label: one for one in shown}
        self._turns = {str(turn.start): turn for turn, _ in turns}
        self._speakers.show(spoken.speakers(shown, self.say))
        self._turn_table.show(spoken.turns(turns, self.say))
        self.query_one("#title", Label).update(line(*self._title(source)))

    def _title(self, source: Source) -> list[str]:
        refs = [self.desk.snapshot.expert_of[one].ref for one in source.experts]
        day = self.say(digits.to_persian(source.date), source.date) or self.say("بی‌تاریخ", "no date")
        words = [self.say(f"گویندگان {source.ref}", f"Speakers of {source.ref}")]
        words.append(listed(refs, self.say) or self.say("بی‌صاحب‌نظر", "no expert"))
        words.append(day)
        if source.kind is SourceKind.INTERVIEW:
            interviews = self.desk.snapshot.interviews
            place = number(interviews.index(source) + 1, self.say) if source in interviews else ""
            count = number(len(interviews), self.say)
            words.append(self.say(f"مصاحبهٔ {place} از {count}", f"interview {place} of {count}"))
        return words

    # ── the one in front ──

    def _speaker(self) -> speakers.Speaking | None:
        """The speaker in front; while the turns are gone through, the one who has the turn."""
        if self._turn_table.has_focus and (turn := self._turn()) is not None:
            return self._shown.get(turn.label)
        return self._shown.get(self._speakers.current or "")

    def _turn(self) -> Turn | None:
        return self._turns.get(self._turn_table.current or "")

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Keep the speaker of the turn in front in sight."""
        if self._turn_table.has_focus and (turn := self._turn()) is not None:
            self._speakers.go_to(turn.label)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Enter or a click: who is behind the speaker, or whose the turn is."""
        if event.grid.id == "speakers":
            self.action_expert()
        else:
            self.action_give()

    def _do(self, gesture: Callable[[str], object]) -> None:
        source = self.desk.source
        if source is not None:
            self.attempt(lambda: gesture(source.ref))

    # ── speakers ──

    def action_role(self) -> None:
        """Go to the next role; where an expert's is next and it isn't clear whose, ask."""
        one, source = self._speaker(), self.desk.source
        if one is None or source is None:
            return
        order = tuple(Role)
        following = order[(order.index(one.role) + 1) % len(order)]
        if following is not Role.EXPERT:
            self._assign(one.label, following, "")
        elif len(source.experts) == 1:
            self._assign(one.label, following, self.desk.snapshot.expert_of[source.experts[0]].ref)
        else:
            self._ask_whose(one.label, [Item(_NOBODY, spoken.role(Role.OTHER, self.say))])

    def action_expert(self) -> None:
        """Say which expert is behind the speaker in front; one who isn't in the study yet is made."""
        one = self._speaker()
        if one is not None:
            self._ask_whose(one.label)

    def _ask_whose(self, label: str, besides: Sequence[Item] = ()) -> None:
        def chosen(found: Found | None) -> None:
            if found is not None and found.key == _NOBODY:
                self._assign(label, Role.OTHER, "")
            elif found is not None:
                self._assign(label, Role.EXPERT, found.key or found.typed.strip())

        self._choose_expert(self.say(f"«{label}» کدام صاحب‌نظر است؟", f"Which expert is “{label}”?"), chosen, besides)

    def _assign(self, label: str, role: Role, expert: str) -> None:
        study = self.desk.at.study
        self._do(lambda ref: speakers.assign(study, ref, {label: (role, expert)}, making=True))

    def _choose_expert(
        self, question: str, chosen: Callable[[Found | None], None], besides: Sequence[Item] = ()
    ) -> None:
        """Offer the experts, those of this source first."""
        here = self.desk.source.experts if self.desk.source else ()
        experts = sorted(self.desk.snapshot.experts, key=lambda expert: (expert.id not in here, expert.ref))
        items = [
            Item(one.ref, line(one.ref, listed(one.groups, self.say), one.field, "✓" if one.id in here else ""))
            for one in experts
        ]
        self.app.push_screen(Lookup(question, [*items, *besides], self.say("صاحب‌نظر تازه", "a new expert")), chosen)

    def action_relabel(self) -> None:
        """Call the speaker in front otherwise; by the name of another they become one."""
        one = self._speaker()
        if one is None:
            return

        def named(name: str | None) -> None:
            if name is not None and name.strip() != one.label:
                self._do(lambda ref: speakers.relabel(self.desk.at.study, ref, one.label, name))

        question = self.say(
            f"نام «{one.label}»؛ با نام گویندهٔ دیگری، هر دو یکی می‌شوند:",
            f"A name for “{one.label}”; by another speaker's name the two become one:",
        )
        self.app.push_screen(Ask(question, one.label), named)

    # ── turns ──

    def action_other_table(self) -> None:
        """Go between speakers and turns."""
        (self._speakers if self._turn_table.has_focus else self._turn_table).focus()

    def _choose_label(self, question: str, chosen: Callable[[str], None]) -> None:
        def found(answer: Found | None) -> None:
            if answer is not None:
                chosen(answer.key or answer.typed)

        items = [
            Item(one.label, line(one.label, spoken.role(one.role, self.say), one.expert))
            for one in self._shown.values()
        ]
        self.app.push_screen(Lookup(question, items, self.say("گویندهٔ تازه", "a new speaker")), found)

    def action_give(self) -> None:
        """Say whose the turn in front is."""
        turn = self._turn()
        if turn is not None:
            self._choose_label(
                self.say("این نوبت از آنِ کیست؟", "Whose is this turn?"),
                lambda label: self._do(lambda ref: speakers.give_turn(self.desk.at.study, ref, turn.start, label)),
            )

    def action_begin(self) -> None:
        """Let a turn begin at some words inside the one in front, or anywhere in a text without turns."""
        start, end = self._bounds()

        def typed(words: str | None) -> None:
            if words is None or not words.strip():
                return
            hits = search.find(fold.fold(self.desk.text[start:end]), words.strip())
            if not hits:
                problem: CoderError = WordsNotThere(words=words.strip())
                self.workbench.tell(problem)
                return
            offset = start + hits[0][0]
            self._choose_label(
                self.say("چه کسی سخن می‌گوید؟", "Who speaks?"),
                lambda label: self._do(lambda ref: speakers.begin_turn(self.desk.at.study, ref, offset, label)),
            )

        question = self.say("نوبت تازه با کدام واژه‌ها آغاز می‌شود؟", "With which words does the new turn begin?")
        self.app.push_screen(Ask(question, self._where_the_reader_stood(start, end)), typed)

    def _bounds(self) -> tuple[int, int]:
        turn = self._turn()
        return (0, len(self.desk.text)) if turn is None else (turn.body, turn.end)

    def _where_the_reader_stood(self, start: int, end: int) -> str:
        if self.at is None or not start < self.at < end:
            return ""
        return " ".join(self.desk.text[self.at : end].split()[:_FIRST_WORDS])

    def action_take_away(self) -> None:
        """Let the words of the turn in front go on the one before; from the speakers, first go to the turns."""
        turn = self._turn()
        if turn is not None and self._turn_table.has_focus:
            self._do(lambda ref: speakers.take_turn_away(self.desk.at.study, ref, turn.start))
        else:
            self._turn_table.focus()

    # ── the session ──

    def action_date(self) -> None:
        """Write the day on which it was held."""
        source = self.desk.source
        if source is None:
            return

        def typed(day: str | None) -> None:
            if day is not None:
                self._do(lambda ref: sessions.date(self.desk.at.study, ref, day))

        question = self.say("تاریخ (مانند ۱۴۰۱/۰۸/۱۲ یا ۱۲ آبان ۱۴۰۱):", "Date, in the Jalali calendar (1401/08/12):")
        self.app.push_screen(Ask(question, self.say(digits.to_persian(source.date), source.date)), typed)

    def action_place(self) -> None:
        """Say which place the interview has among the others."""
        source, interviews = self.desk.source, self.desk.snapshot.interviews
        if source is None or source not in interviews:
            return

        def typed(words: str | None) -> None:
            if words is not None and words.strip():
                wanted = digits.to_latin(words.strip())
                to = int(wanted) if wanted.isdecimal() else 0
                self._do(lambda ref: sessions.place(self.desk.at.study, ref, to))

        count = number(len(interviews), self.say)
        question = self.say(f"چندمین مصاحبه است؟ (۱ تا {count})", f"Which interview is it? (1 to {count})")
        self.app.push_screen(Ask(question, number(interviews.index(source) + 1, self.say)), typed)

    def action_experts(self) -> None:
        """Let an expert take part in this source, or no more."""

        def chosen(found: Found | None) -> None:
            if found is not None:
                name = found.key or found.typed
                self._do(lambda ref: speakers.take_part(self.desk.at.study, ref, name))

        self._choose_expert(self.say("که هست، یا دیگر نیست؟ (✓ هست)", "Who takes part, or no more? (✓ does)"), chosen)

    # ── going on ──

    def action_neighbour(self, forward: bool) -> None:
        """Go to the next source or the one before."""
        if (source := self.desk.neighbour(forward)) is not None:
            self.at = None
            self.desk.open(source)
            self.renew()

    def action_back(self) -> None:
        """Go back to where one came from."""
        if self.at is not None:
            self.workbench.visit("coding", self.at)
        else:
            self.workbench.visit("corpus", self.desk.source.id if self.desk.source else None)


SCREEN = Speaking
