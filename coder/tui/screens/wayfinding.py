"""Finding one's way in an open text: codings, sentences without a code, neighbours, and where some words stand."""

from textual.content import Content

from coder.persian import search
from coder.study import rereading
from coder.tui import describing
from coder.tui.screens.asking import Ask
from coder.tui.screens.lookup import Found, Item, Lookup
from coder.tui.stage import StudyScreen
from coder.tui.widgets.said import Said
from coder.tui.widgets.transcript import TranscriptView

#: Characters of context either side of a hit in the list.
_WIDTH = 30


class Wayfinding(StudyScreen[None]):
    """A screen with a transcript in which one goes about; ``#found`` tells of the search and of the re-reading."""

    @property
    def view(self) -> TranscriptView:
        """The transcript."""
        return self.query_one(TranscriptView)

    def keep_place(self) -> None:
        """Remember where the cursor is in the source that is shown."""
        if self.desk.source is not None and self.view.text == self.desk.text:
            self.desk.places[self.desk.source.id] = self.view.cursor

    def on_screen_suspend(self) -> None:
        """Another screen comes in front: the place in this text is kept."""
        self.keep_place()

    # ── codings, sentences, neighbours ──

    def action_coding(self, forward: bool) -> None:
        """Go to the next coding or the one before."""
        if (found := self.desk.next_coding(self.view.cursor, forward)) is not None:
            self.view.cursor = found.start
        else:
            self.tell(self.say("کدگذاری دیگری در این سو نیست", "no other coding that way"))

    def action_bare(self, forward: bool) -> None:
        """Go to the next sentence of an expert without a code, or the one before."""
        found = self.desk.next_bare(self.view.cursor, forward)
        if found is None:
            self.tell(self.say("جملهٔ بی‌کدی نمانده است", "no sentence without a code is left"))
        else:
            self.view.cursor = found[0]

    def action_neighbour(self, forward: bool) -> None:
        """Go to the next interview or the one before, where one was in it."""
        if (source := self.desk.neighbour(forward)) is not None:
            self.keep_place()
            self.desk.open(source)
            self.renew()
        else:
            self.tell(self.say("منبع دیگری در این سو نیست", "no other source that way"))

    def tell(self, words: str) -> None:
        """Say in a word why nothing happens, or what did."""
        self.notify(words, timeout=3, markup=False)

    # ── where some words stand ──

    def action_search(self) -> None:
        """Mark where some words stand in this text."""

        def typed(words: str | None) -> None:
            if words is not None:
                self.desk.words = words.strip()
                self.mark_hits()
                if self.view.hits:
                    self._first_hit()
                elif self.desk.words:
                    self.tell(self.say("یافت نشد", "not found"))

        question = self.say("جست‌وجو در این متن:", "Search here:")
        self.app.push_screen(Ask(question, self.desk.words, replaced=True), typed)

    def mark_hits(self) -> None:
        """Mark the words that are looked for in the text that is shown."""
        self.view.hits = self.desk.find_here()
        self.show_found()

    def _first_hit(self) -> None:
        starts = [start for start, _ in self.view.hits]
        self.view.cursor = next((start for start in starts if start >= self.view.cursor), starts[0])
        self.show_found()

    def show_found(self) -> None:
        """Tell which hit the cursor is on, and which code the text is read again for."""
        lines = []
        if self.desk.at_hand is not None:
            lines.append(describing.at_hand(self.desk, rereading.progress(self.desk.at, self.desk.snapshot), self.say))
        if self.desk.words:
            hits = self.view.hits
            place = next((n for n, (start, end) in enumerate(hits, 1) if start <= self.view.cursor < end), None)
            lines.append(describing.found(self.desk.words, place, len(hits), self.say))
        found = self.query_one("#found", Said)
        found.display = bool(lines)
        found.update(Content("\n").join(lines))

    def action_hit(self, forward: bool) -> None:
        """Go to the next hit or the one before; behind the last comes the first."""
        starts = [start for start, _ in self.view.hits]
        if not starts:
            self.action_search()
            return
        after = [start for start in starts if start > self.view.cursor]
        before = [start for start in starts if start < self.view.cursor]
        if forward:
            self.view.cursor = after[0] if after else starts[0]
        else:
            self.view.cursor = before[-1] if before else starts[-1]
        self.show_found()

    def action_hits(self) -> None:
        """List the hits with what stands around them; Enter goes to one."""
        if not self.view.hits:
            self.action_search()
            return
        items = []
        for start, end in self.view.hits:
            before, words, after = search.context(self.desk.text, start, end, _WIDTH)
            items.append(Item(str(start), f"…{before}«{words}»{after}…"))

        def chosen(found: Found | None) -> None:
            if found is not None and found.key is not None:
                self.view.cursor = int(found.key)
                self.show_found()

        self.app.push_screen(Lookup(f"«{self.desk.words}»:", items), chosen)

    def action_search_all(self) -> None:
        """Search every source; Enter on a hit opens it."""
        self.workbench.action_visit("finding")

    def action_reread(self) -> None:
        """Go to the re-reading queue, where one was in it."""
        self.workbench.action_visit("rereading")

    def action_back(self) -> None:
        """Take the marks of a search off; without any, go back to the queue one came from, or to the corpus."""
        if self.desk.words:
            self.desk.words = ""
            self.mark_hits()
        else:
            self.workbench.action_visit("corpus" if self.desk.at_hand is None else "rereading")
