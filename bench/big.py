"""The workbench on a big study: 200 interviews of 60 KB, 2,000 codes, 100,000 codings. From a gesture to its mark."""

import asyncio
import hashlib
import tempfile
import time
from pathlib import Path

from bench import timing
from bench.terminal import text

INTERVIEWS, CODES, CODINGS, LENGTH = 200, 2_000, 100_000, 33_000


def main() -> None:
    """Build the study and print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "study"
        build(folder)
        asyncio.run(drive(folder))


def build(folder: Path) -> None:
    """Make the study in an empty folder."""
    from coder.model.codebook import Code, CodeKind, Valence
    from coder.model.coding import Closing, Coding, Elicited, Position
    from coder.model.corpus import Expert, Role, Source, SourceKind, Speaker, Turn
    from coder.model.entity import Edit, Step, made
    from coder.persian.turns import find_turns
    from coder.study import opening, seat

    opening.create(folder, "A")
    words = text()
    with opening.opened(folder, "A") as study:
        at = seat.sit(study)
        experts = [Expert(id=f"e{n}", ref=f"E{n:03}") for n in range(INTERVIEWS)]
        texts, sources = {}, []
        for n in range(INTERVIEWS):
            body = words[n * 1_000 :][:LENGTH] + f"\n{n}"
            sha = hashlib.sha256(body.encode()).hexdigest()
            texts[sha] = body
            turns = [Turn(one.start, one.body, one.end, one.label) for one in find_turns(body)]
            labels = dict.fromkeys(turn.label for turn in turns)
            speakers = tuple(Speaker(label, Role.EXPERT, f"e{n}") for label in labels)
            sources.append(
                Source(
                    id=f"s{n}",
                    ref=f"E{n:03}",
                    kind=SourceKind.INTERVIEW,
                    order=n + 1,
                    text_sha256=sha,
                    turns=tuple(turns),
                    speakers=speakers,
                    experts=(f"e{n}",),
                )
            )
        codes = [
            Code(id=f"k{n}", ref=f"c{n:04}", label=f"نظر {n}", kind=CodeKind.VIEW, valence=Valence.POTENTIAL, order=n)
            for n in range(CODES)
        ]
        header = study.snapshot().header
        study.apply(
            Step("build", (Edit(header, header), *made(*experts, *sources, *codes))),
            texts,
        )
        per = CODINGS // INTERVIEWS
        for n, source in enumerate(sources):
            body = texts[source.text_sha256]
            codings = [
                Coding(
                    id=f"g{n}-{place}",
                    source=source.id,
                    start=place * 60,
                    end=place * 60 + 50,
                    code=f"k{(n * 7 + place) % CODES}",
                    coder=at.person.id,
                    round=1,
                    elicited=Elicited.OPEN,
                    position=Position.ASSERTS,
                    expert=f"e{n}",
                    quote=body[place * 60 : place * 60 + 50],
                    before="",
                    after="",
                )
                for place in range(per)
            ]
            closing = Closing(id=f"x{n}", source=source.id, coder=at.person.id, round=1, codebook_state=9_999)
            study.apply(Step("coding.add", made(*codings, *([closing] if n % 2 else []))))


async def drive(folder: Path) -> None:
    """Open the workbench on it and time what a coder does."""
    from coder.study import opening
    from coder.tui.app import Workbench
    from coder.tui.screens.coding import Coding
    from coder.tui.screens.picker import Picker
    from coder.tui.start import sentences_of
    from coder.tui.widgets.grid import Grid

    app = Workbench(lambda: opening.opened(folder, "A"), sentences_of, "fa", 1, folder)
    started = time.perf_counter()
    async with app.run_test(size=(120, 40)) as pilot:

        async def until(holds: object) -> None:
            while not holds():  # type: ignore[operator]
                await asyncio.sleep(0.001)

        await until(lambda: any(grid.row_count for grid in app.screen.query(Grid)))
        timing.told("big study: shown", time.perf_counter() - started, 3)

        async def timed(what: str, budget: float, act: object, holds: object) -> None:
            await pilot.pause()
            began = time.perf_counter()
            act()  # type: ignore[operator]
            await until(holds)
            await pilot.pause()
            timing.told(f"big study: {what}", time.perf_counter() - began, budget)

        await timed(
            "a source opened",
            0.5,
            lambda: (app.desk.open(app.desk.snapshot.interviews[100]), app.action_visit("coding")),
            lambda: isinstance(app.screen, Coding) and app.screen.is_mounted,
        )
        assert isinstance(app.screen, Coding)
        coding = app.screen
        for _ in range(3):
            coding.action_bare(True)
            before = app.desk.at.study.last()
            await timed(
                "a sentence coded", 0.2, coding.action_repeat, lambda before=before: app.desk.at.study.last() > before
            )
        await timed("undo", 0.2, app.action_undo, lambda: True)
        await timed("the picker with its suggestions", 1, coding.action_pick, lambda: isinstance(app.screen, Picker))
        await pilot.press("escape")
        for name in ("corpus", "code", "factors", "saturation", "agreement", "journal", "rereading"):
            await timed(
                f"screen {name}",
                1,
                lambda name=name: app.action_visit(name),
                lambda name=name: type(app.screen).__module__.endswith(name) and app.screen.is_mounted,
            )
            await app.workers.wait_for_complete()
        began = time.perf_counter()
        for _ in range(10):
            app.desk.refresh()
        timing.told("big study: a look when nothing changed", (time.perf_counter() - began) / 10, 0.01)
    app.close_study()


if __name__ == "__main__":
    main()
