"""Codings whose words are gone from a corrected text: placed anew on a passage, or given up with a reason."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import DataTable, Label

from coder.model.coding import Lost as LostCoding
from coder.model.corpus import Source
from coder.study import lostlist, seat
from coder.tui import corrected, describing
from coder.tui.screens.asking import ask_filter
from coder.tui.screens.deciding import ask_reason
from coder.tui.screens.edges import Edges
from coder.tui.stage import Gesture
from coder.tui.standard import Keys
from coder.tui.tables import number
from coder.tui.text import line
from coder.tui.widgets.detail import Detail
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.highlights import Highlight
from coder.tui.working import Foot, WorkingScreen

Pair = tuple[LostCoding, Source]


class Lost(WorkingScreen[None]):
    """The lost codings that the coder may see; below, the words of the one in front and what stands there now.

    ``front`` is the source (by id) whose first one the cursor begins on.
    """

    KEYS: ClassVar = (
        Gesture("enter", "place", "جا دادن در متن", "place it in the text", show=True),
        Gesture("x", "give_up", "چشم‌پوشی، با دلیل", "give it up, with a reason", show=True),
        Gesture("o", "open", "گشودن متن آن‌جا", "open the text there", show=True),
        Gesture("/", "filter", "پالایش", "filter"),
        Gesture("u", "app.undo", "واگرد", "undo", show=True),
        Gesture("U", "app.redo", "انجام دوباره", "redo"),
        Gesture("escape", "back", "بازگشت", "back", show=True),
    )

    def __init__(self, front: str | None = None) -> None:
        super().__init__()
        self.front = front
        self.pairs: dict[str, Pair] = {}
        self._places: dict[tuple[str, str], tuple[int, int]] = {}
        self._texts: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Give the title, the list and what is to be known of one."""
        yield Label(id="title", markup=False)
        yield Grid(id="lost")
        yield Detail(id="lines")
        yield Foot()
        yield Keys()

    def on_mount(self) -> None:
        """Show the list, at the source one came from."""
        self.query_one(Grid).focus()
        self.renew()
        first = next((key for key, (_, source) in self.pairs.items() if source.id == self.front), None)
        if first is not None:
            self.query_one(Grid).go_to(first)

    def renew(self) -> None:
        """Show what is lost now, and look where it stood if that isn't known yet."""
        at = self.desk.at
        listed = lostlist.listed(at.study, seat.sight(at, self.desk.snapshot))
        self.pairs = {one.id: (one, source) for one, source in listed}
        for _, source in listed:
            if source.text_sha256 not in self._texts:
                self._texts[source.text_sha256] = at.study.text(source.text_sha256)
        self._show()
        unknown = [pair for pair in listed if _key(pair) not in self._places]
        if unknown and not self.working:
            self._search(unknown)

    def _search(self, pairs: Sequence[Pair]) -> None:
        study = self.desk.at.study

        def found(places: Sequence[tuple[int, int]]) -> None:
            self._places |= dict(zip(map(_key, pairs), places, strict=True))
            self.renew()

        said = self.say("یافتن جای پیشین در متن تازه", "Finding where they stood")
        self.begin(said, lambda progress: lostlist.whereabouts(study, pairs, progress), found)

    # ── showing ──

    def _show(self) -> None:
        places = {one: self._places[_key(pair)] for one, pair in self.pairs.items() if _key(pair) in self._places}
        shown = corrected.lost_table(list(self.pairs.values()), self._texts, places, self.desk.snapshot, self.say)
        self.query_one(Grid).show(shown)
        title = self.say("کدگذاری‌های جامانده", "Lost codings")
        self.query_one("#title", Label).update(
            line(title, number(len(self.pairs), self.say), describing.saved(self.desk, self.say))
        )
        self._tell()

    def _front(self) -> Pair | None:
        return self.pairs.get(self.query_one(Grid).current or "")

    def _tell(self) -> None:
        pair = self._front()
        if pair is None:
            told = self.say("کدگذاری جامانده‌ای نیست.", "No coding is lost.")
        elif _key(pair) in self._places:
            start, end = self._places[_key(pair)]
            told = corrected.lost_details(pair[0], self._texts[pair[1].text_sha256][start:end], self.say)
        else:
            told = ""
        self.query_one("#lines", Detail).update(told)

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Tell of the one that came in front."""
        self._tell()

    # ── gestures ──

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Enter or a click: place it."""
        self.action_place()

    def action_place(self) -> None:
        """Choose in the text, where its words stood, the passage it belongs on."""
        pair = self._front()
        if pair is None:
            return
        one, source = pair
        heading = corrected.lost_question(one, source, self.desk.snapshot, self.say)
        text = self._texts[source.text_sha256]
        marks = [
            Highlight(other.start, other.end, describing.style(self.desk.snapshot.code_of.get(other.code), True, False))
            for other in seat.codings_in(self.desk.at, source.id)
        ]

        def chosen(span: tuple[int, int] | None) -> None:
            if span is not None:
                self._place(pair, span)

        self.app.push_screen(Edges(heading, text, source, marks, self._stood(pair)), chosen)

    def _stood(self, pair: Pair) -> tuple[int, int]:
        """Where its words stood; as long as that isn't known, the same place from the text's beginning."""
        guess = min(pair[0].start, len(self._texts[pair[1].text_sha256]))
        return self._places.get(_key(pair), (guess, guess))

    def _place(self, pair: Pair, span: tuple[int, int]) -> None:
        one, source = pair
        study = self.desk.at.study
        if self.attempt(lambda: lostlist.place(study, one.id, *span, source.text_sha256)):
            self._done(self.say(f"در {source.ref} جا گرفت", f"It has its place in {source.ref}"))

    def action_give_up(self) -> None:
        """Take the one in front off the list, with the reason."""
        pair = self._front()
        if pair is None:
            return
        one, study = pair[0], self.desk.at.study

        def reasoned(reason: str) -> None:
            if self.attempt(lambda: lostlist.give_up(study, one.id, reason.strip())):
                self._done(self.say("از فهرست برداشته شد", "It is off the list"))

        words = describing.shortened(one.quote, 60)
        ask_reason(self, self.say(f"چرا از «{words}» می‌گذرید؟", f"Why is «{words}» given up?"), reasoned)

    def _done(self, said: str) -> None:
        self.notify(said + self.say(". u (ع): واگرد", ". u: undo"), timeout=5, markup=False)

    def action_open(self) -> None:
        """Open the text for coding, where its words stood."""
        pair = self._front()
        if pair is not None:
            self.desk.open(pair[1])
            self.workbench.visit("coding", self._stood(pair)[0])

    def action_filter(self) -> None:
        """Show only those in whose row some words stand."""
        ask_filter(self, self.query_one(Grid))

    def action_back(self) -> None:
        """Go back to the corpus, to the source of the one in front."""
        pair = self._front()
        self.workbench.visit("corpus", pair[1].id if pair else self.front)


def _key(pair: Pair) -> tuple[str, str]:
    """What a place is known by: the lost coding, and the text it is looked for in."""
    return pair[0].id, pair[1].text_sha256


SCREEN = Lost
