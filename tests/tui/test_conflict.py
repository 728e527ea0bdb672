"""The codebook's file is edited while the workbench is open: taken over by itself, or the person chooses."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coder.bidi import plain
from coder.study import codes
from coder.study.codebook import Sides
from coder.study.study import OpenStudy
from coder.tui.app import Workbench
from coder.tui.screens.asking import Ask
from coder.tui.screens.conflict import Conflict
from tests.small import Small
from tests.tui.driving import bench, until
from tests.tui.test_standard import lines_of

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def edit(file: Path, old: str, new: str) -> None:
    """Edit as an editor does: the new file takes the old one's place."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    beside = file.with_suffix(".new")
    beside.write_text(text.replace(old, new), encoding="utf-8")
    beside.replace(file)


def labels(app: Workbench) -> set[str]:
    return {code.label for code in app.desk.snapshot.codes}


async def test_an_edit_outside_is_taken_over_while_open(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        edit(small.folder / "codebook.yaml", "روادید", "ویزا")
        await until(pilot, lambda: "ویزا" in labels(app) and "روادید" not in labels(app))
        assert app.desk.at.study.history(1)[0].name == "codebook.edit"


async def changed_on_both_sides(app: Workbench, pilot: Pilot[None], file: Path) -> OpenStudy:
    """Call a code otherwise in the file and here, at once."""
    study = app.desk.at.study
    await until(pilot, lambda: app._codebook_seen is not None)

    def edited_first(follow: Callable[[], None]) -> None:
        """The file is edited before the change made here is written to it."""
        edit(file, "label: روادید", "label: ویزا")
        follow()

    study.soon = edited_first
    before = next(code for code in study.snapshot().codes if code.label == "روادید")
    codes.change(study, before, replace(before, label="ورود"))
    return study


@pytest.mark.parametrize(("choice", "stands"), [("file", "ویزا"), ("here", "ورود")])
async def test_changed_on_both_sides_the_person_chooses(small: Small, choice: str, stands: str) -> None:
    file = small.folder / "codebook.yaml"
    async with bench(small.folder) as (app, pilot):
        study = await changed_on_both_sides(app, pilot, file)
        await until(pilot, lambda: isinstance(app.screen, Conflict))
        assert isinstance(app.screen, Conflict)
        assert [(one.file, one.here) for one in app.screen.sides] == [("ویزا", "ورود")]
        assert "label: ویزا" in file.read_text(encoding="utf-8")
        study.soon = lambda follow: follow()
        await pilot.press(*(["up", "up"] if choice == "file" else ["up"]), "enter")
        await until(pilot, lambda: not isinstance(app.screen, Conflict))
        await until(pilot, lambda: stands in labels(app) and "روادید" not in labels(app))
        assert f"label: {stands}" in file.read_text(encoding="utf-8")
        assert not study.faces.conflict()


async def test_the_question_waits_while_something_else_is_asked_and_enter_alone_changes_nothing(small: Small) -> None:
    file = small.folder / "codebook.yaml"
    async with bench(small.folder) as (app, pilot):
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        looks = app._look_at_codebook
        seen = []
        app._look_at_codebook = lambda: seen.append(looks())  # type: ignore[method-assign]
        await changed_on_both_sides(app, pilot, file)
        begun = len(seen)
        await until(pilot, lambda: len(seen) > begun + 2)
        assert isinstance(app.screen, Ask)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Conflict))
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, Conflict))
        assert "label: ویزا" in file.read_text(encoding="utf-8") and "ورود" in labels(app)


async def test_a_broken_file_is_told_and_left_alone(small: Small) -> None:
    file = small.folder / "codebook.yaml"
    async with bench(small.folder) as (app, pilot):
        file.write_text("codes: [", encoding="utf-8")
        await until(pilot, lambda: app._notifications)
        assert "روادید" in labels(app)
        assert file.read_text(encoding="utf-8") == "codes: ["


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("fa", ["پروندهٔ codebook.yaml", "c3 نام:", "پرونده: ویزا", "این‌جا: ورود", "سویه:", "پرونده: ظرفیت"]),
        ("en", ["codebook.yaml was", "c3 label:", "file: ویزا", "here: ورود", "valence:", "file: potential"]),
    ],
)
async def test_what_differs_is_told_in_the_words_of_the_interface(small: Small, lang: str, told: list[str]) -> None:
    sides = [Sides("c3 label", "ویزا", "ورود"), Sides("c3 valence", "potential", "challenge")]
    async with bench(small.folder, lang, size=(80, 24)) as (app, pilot):
        app.push_screen(Conflict(sides))
        await until(pilot, lambda: isinstance(app.screen, Conflict))
        await pilot.pause()
        shown = lines_of(app)
        for words in told:
            assert any(plain.visual(words, int(lang == "fa")) in line for line in shown), words
