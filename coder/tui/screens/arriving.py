"""Texts that arrive: looked at first, each by itself, and what is ticked comes in as one step."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import DataTable, Label

from coder.errors import CoderError
from coder.model.corpus import SourceKind
from coder.model.work import Progress, counted
from coder.study import imports, places
from coder.study.imports import Arrival, HowRead, Survey
from coder.tui import arrived
from coder.tui.arrived import Candidate, Job
from coder.tui.commented import Margin
from coder.tui.corrected import Correction
from coder.tui.screens.asking import Confirm
from coder.tui.screens.lookup import Found, Item, Lookup
from coder.tui.screens.places import choose, choose_encoding
from coder.tui.stage import Gesture
from coder.tui.standard import Keys
from coder.tui.tables import number
from coder.tui.text import line, own
from coder.tui.widgets.detail import Detail
from coder.tui.widgets.grid import Grid
from coder.tui.working import Foot, WorkingScreen

#: So many names are told before "and so on".
_NAMED = 8


class Arriving(WorkingScreen[None]):
    """The files that could come in, in a table; what is to be known of the one in front, below it.

    It begins with ``jobs`` where there are some.
    """

    KEYS: ClassVar = (
        Gesture("enter ctrl+s", "take_in", "وارد کن", "take in", show=True, priority=True),
        Gesture("space", "tick", "نشان زدن", "tick", show=True),
        Gesture("t", "tick_all", "همه یا هیچ", "all or none"),
        Gesture("f", "elsewhere", "پوشهٔ دیگر", "another folder", show=True),
        Gesture("k", "kind", "مصاحبه یا سند", "interview or document", show=True),
        Gesture("h", "headers", "بی‌سرصفحه یا با سرصفحه", "without headers or with them"),
        Gesture("c", "encoding", "رمزگذاری", "encoding"),
        Gesture("r", "correct", "متن درست‌شدهٔ منبعی که هست", "corrected text of a source that is there"),
        Gesture("n", "comments", "یادداشت‌های حاشیهٔ ورد", "comments in the Word file"),
        Gesture("x", "experts", "خواندن دوبارهٔ experts.csv", "read experts.csv again"),
        Gesture("u", "app.undo", "واگرد", "undo"),
        Gesture("U", "app.redo", "انجام دوباره", "redo"),
        Gesture("escape", "back", "بازگشت", "back", show=True),
    )

    def __init__(self, jobs: Sequence[Job] = ()) -> None:
        super().__init__()
        self._first = jobs
        self.candidates: dict[Path, Candidate] = {}
        self.held = 0
        self._survey: Survey | None = None
        self._beside: object = None

    def compose(self) -> ComposeResult:
        """Give the table over what is told of a file."""
        yield Label(id="title", markup=False)
        yield Grid(id="files")
        yield Detail(id="lines")
        yield Foot()
        yield Keys()

    def on_mount(self) -> None:
        """Begin with the study's own folder; where there is nothing new, ask where the texts are."""
        self._beside = self._basis()
        self.query_one(Grid).focus()
        if self._first:
            self._look(self._first)
            return
        own = places.places(self.desk.at.study)[:1]
        if own and places.new_in(self.desk.at.study, own[0]):
            self._gather(own[0])
        else:
            self._show()
            self.action_elsewhere()

    def renew(self) -> None:
        """Look again at the files when other sources or experts are in the study than before."""
        if not self.working and self._beside is not None and self._beside != self._basis():
            self._look_again()

    def _basis(self) -> object:
        """What the look at files depends on."""
        snapshot = self.desk.snapshot
        sources = {(source.ref, source.text_sha256) for source in snapshot.sources}
        return sources, {(expert.id, expert.ref) for expert in snapshot.experts}

    # ── reading ──

    def _gather(self, place: Path) -> None:
        """Look at a file, or at what is new in a folder."""
        study = self.desk.at.study
        files = places.new_in(study, place) if place.is_dir() else [place]
        self.held = len(places.files_in(place)) - len(files) if place.is_dir() else 0
        self._look([(path, HowRead(accept_damage=True), None) for path in files])

    def _look_again(self) -> None:
        self._survey, self._beside = None, self._basis()
        self._look(self._jobs())

    def _look(self, jobs: Sequence[Job]) -> None:
        """Read one file after another; a stop keeps what was read by then."""
        study, read_by_now = self.desk.at.study, list[Candidate]()

        def read(progress: Progress) -> list[Candidate]:
            read_by_now.clear()
            self._survey = survey = self._survey or Survey(study)
            for path, how, ticked in counted(jobs, progress):
                survey.forget(path)
                one = Candidate(how, survey.look(path, how))
                sound = one.arrival is not None and not one.damaged
                read_by_now.append(replace(one, ticked=sound if ticked is None else ticked))
            return read_by_now

        if jobs:
            said, unit = self.say("خواندن پرونده‌ها", "Reading files"), self.say("پرونده", "files")
            self.begin(said, read, self._take, self._cannot, lambda: self._take(read_by_now), unit)

    def _take(self, found: Sequence[Candidate]) -> None:
        self.candidates |= {one.path: one for one in found}
        self._show()

    def _cannot(self, problem: CoderError) -> None:
        self.workbench.tell(problem)
        self._show()

    # ── showing ──

    @property
    def _current(self) -> Candidate | None:
        key = self.query_one(Grid).current
        return None if key is None else self.candidates.get(Path(key))

    def _ticked(self) -> list[Arrival]:
        return [one.arrival for one in self.candidates.values() if one.ticked and one.arrival is not None]

    def _show(self) -> None:
        listed = list(self.candidates.values())
        self.query_one(Grid).show(arrived.table(listed, self.say))
        ticked, found = (number(len(some), self.say) for some in (self._ticked(), listed))
        counts = self.say(f"{ticked} از {found} نشان‌زده", f"{ticked} of {found} ticked")
        words = [self.say("ورود متن", "Taking texts in"), counts]
        if self.held:
            held = number(self.held, self.say)
            words.append(self.say(f"{held} پروندهٔ دیگر این‌جا در پژوهش هست", f"{held} more here are in the study"))
        self.query_one("#title", Label).update(line(*words))
        self._tell()

    def _tell(self) -> None:
        one = self._current
        nothing = self.say("پرونده‌ای این‌جا نیست؛ f (ب) پوشهٔ دیگر.", "There are no files here; f for another folder.")
        if one is not None:
            told = arrived.details(one, self.workbench.language, self.say)
        else:
            told = "" if self.working else nothing
        self.query_one("#lines", Detail).update(told)

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Tell of the file that came in front."""
        self._tell()

    # ── gestures ──

    def action_elsewhere(self) -> None:
        """Choose another folder or file."""
        if not self.working:
            choose(self, None, self._gather)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """A click: tick, or take the tick off."""
        self.action_tick()

    def action_tick(self) -> None:
        """Tick the file in front, or take its tick off; a damaged one after a look at its words."""
        one = self._current
        if one is None or one.arrival is None:
            return
        if not one.damaged or one.ticked:
            self._put(replace(one, ticked=not one.ticked))
            return

        def sure(yes: bool | None) -> None:
            if yes:
                self._put(replace(one, ticked=True))

        question = self.say(
            f"{one.path.name} آسیب دیده است. با این همه وارد شود؟",
            f"{one.path.name} is damaged. Take it in all the same?",
        )
        doubts = arrived.doubts(one.arrival, self.workbench.language, self.say)
        self.app.push_screen(Confirm(own(question), doubts), sure)

    def action_tick_all(self) -> None:
        """Tick all that are sound, or none when they are."""
        sound = [one for one in self.candidates.values() if one.arrival is not None and not one.damaged]
        ticked = not all(one.ticked for one in sound)
        self.candidates |= {one.path: replace(one, ticked=ticked) for one in sound}
        self._show()

    def _put(self, one: Candidate) -> None:
        self.candidates[one.path] = one
        self._show()

    def action_kind(self) -> None:
        """Read the file in front as a document, or as an interview again."""
        one = self._current
        if one is not None:
            other = SourceKind.INTERVIEW if one.how.kind is SourceKind.DOCUMENT else SourceKind.DOCUMENT
            self._otherwise(one, replace(one.how, kind=other))

    def action_headers(self) -> None:
        """Leave out the headers that were found, or bring them back."""
        one = self._current
        if one is not None and (one.how.drop_headers or (one.arrival is not None and one.arrival.headers)):
            self._otherwise(one, replace(one.how, drop_headers=not one.how.drop_headers))

    def action_encoding(self) -> None:
        """Choose the encoding in which the file in front is read."""
        one = self._current
        if one is not None:
            choose_encoding(self, one.path, lambda name: self._otherwise(one, replace(one.how, encoding=name)))

    def action_correct(self) -> None:
        """Look what the file in front would do as the corrected text of a source: the one of its name, else ask."""
        one = self._current
        if one is None or self.working:
            return
        source = {each.ref: each for each in self.desk.snapshot.sources}.get(one.path.stem)
        if source is not None:
            self._correct(one, source.id)
            return

        def found(answer: Found | None) -> None:
            if answer is not None and answer.key is not None:
                self._correct(one, answer.key)

        items = [Item(each.id, line(each.ref, each.title)) for each in self.desk.snapshot.sources]
        question = self.say("متن درست‌شدهٔ کدام منبع است؟", "Of which source is it the corrected text?")
        self.app.push_screen(Lookup(question, items), found)

    def action_comments(self) -> None:
        """Look what the comments in the margin of the file in front would become."""
        one = self._current
        if one is not None and not self.working:
            self.workbench.visit("commenting", Margin(one.path, one.how.kind, jobs=self._jobs()))

    def _correct(self, one: Candidate, source: str) -> None:
        how = replace(one.how, accept_damage=False)
        self.workbench.visit("replacing", Correction(source, one.path, how, self._jobs()))

    def _jobs(self) -> list[Job]:
        """Give the files as they are shown, to be looked at again."""
        return [(one.path, one.how, one.ticked if one.arrival else None) for one in self.candidates.values()]

    def _otherwise(self, one: Candidate, how: HowRead) -> None:
        if not self.working:
            self._look([(one.path, how, None)])

    def action_experts(self) -> None:
        """Take over what stands in the list of experts now; look again at the files it names."""
        if not self.working and self.attempt(lambda: imports.renew_experts(self.desk.at.study)):
            self._look_again()

    def action_take_in(self) -> None:
        """Take in what is ticked, after a yes, once the files are read."""
        self.once_done(self._ask)

    def _ask(self) -> None:
        arrivals = self._ticked()
        if not arrivals:
            return
        count = number(len(arrivals), self.say)
        question = self.say(f"{count} متن وارد پژوهش شود؟", f"Take {count} texts into the study?")
        names = [line(one.path.name) for one in arrivals[:_NAMED]] + (["…"] if len(arrivals) > _NAMED else [])

        def sure(yes: bool | None) -> None:
            if yes:
                self._save(arrivals)

        self.app.push_screen(Confirm(question, "\n".join(names)), sure)

    def _save(self, arrivals: Sequence[Arrival]) -> None:
        study = self.desk.at.study
        said = self.say("وارد کردن", "Taking in")
        self.begin(said, lambda _: imports.take_in(study, arrivals), lambda _: self._saved(arrivals))

    def _saved(self, arrivals: Sequence[Arrival]) -> None:
        self.desk.refresh()
        count = number(len(arrivals), self.say)
        said = self.say(
            f"{count} متن در یک گام وارد شد. u (ع): واگرد · l (م): چه کسی سخن می‌گوید",
            f"{count} texts were taken in, as one step. u: undo · l: who speaks",
        )
        if any(one.comments for one in arrivals):
            said += self.say(" · n (د): یادداشت‌های حاشیه", " · n: comments in the margin")
        self.notify(said)
        self.workbench.visit("corpus", arrivals[0].source.id)

    def action_back(self) -> None:
        """Go back to the corpus."""
        self.workbench.action_visit("corpus")


SCREEN = Arriving
