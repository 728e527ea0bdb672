"""Comments of a Word file in the workbench: whose are what, a look at what each becomes, one step, undone as one."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Label

from coder.study.exchanging import in_hand
from coder.tui.app import Workbench
from coder.tui.screens.arriving import Arriving
from coder.tui.screens.asking import Confirm
from coder.tui.screens.commenting import Commenting
from coder.tui.screens.corpus import Corpus
from coder.tui.screens.lookup import Lookup
from coder.tui.widgets.detail import Detail
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.input import RtlInput
from tests.exchange import handmade
from tests.small import Small
from tests.study.test_commenting import codings_of
from tests.tui.driving import bench, cells, until

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def word(small: Small) -> Path:
    path = small.folder / "corpus" / "M.docx"
    path.write_bytes(handmade.docx())
    return path


def rows(app: Workbench, name: str) -> list[tuple[str, ...]]:
    grid = app.screen.query_one(f"#{name}", Grid)
    return [tuple(str(cell) for cell in grid.get_row_at(place)) for place in range(grid.row_count)]


def told(app: Workbench) -> str:
    return str(app.screen.query_one("#lines", Detail).content)


async def margin(app: Workbench, pilot: Pilot[None], key: str) -> Commenting:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, Commenting) and not app.screen.working and rows(app, "authors"))
    assert isinstance(app.screen, Commenting)
    return app.screen


async def from_arriving(app: Workbench, pilot: Pilot[None], keys: str = "in") -> Commenting:
    await pilot.press(keys[0])
    await until(pilot, lambda: isinstance(app.screen, Arriving) and not app.screen.working and cells(app))
    return await margin(app, pilot, keys[1])


async def decide(app: Workbench, pilot: Pilot[None], screen: Commenting, **times: int) -> None:
    """Press Space on each author so many times: codes, memos, nothing."""
    for name, count in times.items():
        screen.query_one("#authors", Grid).go_to(name)
        await pilot.press(*["space"] * count)
    await until(pilot, lambda: not screen.working and screen.found is not None)


@pytest.mark.parametrize(("lang", "keys"), [("en", "inu"), ("fa", "هدع")])
async def test_comments_become_codings_memos_or_nothing_in_one_step(
    small: Small, word: Path, lang: str, keys: str
) -> None:
    async with bench(small.folder, lang) as (app, pilot):
        study, before = app.desk.at.study, app.desk.at.study.snapshot()
        await pilot.press(keys[0])
        await until(pilot, lambda: isinstance(app.screen, Arriving) and not app.screen.working and cells(app))
        assert {"en": "Comments in its margin: 4", "fa": "۴ یادداشت در حاشیه"}[lang] in told(app)
        screen = await margin(app, pilot, keys[1])
        assert {row[0]: (row[1], row[2]) for row in rows(app, "authors")} == {
            "مریم": ("?", "2") if lang == "en" else ("؟", "۲"),
            "استاد": ("?", "1") if lang == "en" else ("؟", "۱"),
            "رضا": ("?", "1") if lang == "en" else ("؟", "۱"),
        }
        await pilot.press("ctrl+s")  # of nobody was it said yet
        await until(pilot, lambda: any("say first" in n.message or "نخست" in n.message for n in app._notifications))
        assert not rows(app, "marks") and app.screen is screen
        await decide(app, pilot, screen, مریم=1, استاد=2, رضا=3)
        assert rows(app, "marks")[0][:3] == ("مریم", "حرم، شبکه‌ی نو", "زیارت 😀 این‌جا")
        counts = {"en": "new text: 1, codings: 3, new codes: 1, memos: 2, new coders: 2", "fa": "۳ کدگذاری، ۱ کد تازه"}
        assert counts[lang] in str(screen.query_one("#title", Label).content)
        assert study.snapshot() == before, "nothing is written before the yes"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        new = next(source for source in study.snapshot().sources if source.ref == "M")
        await until(pilot, lambda: any(grid.current == new.id for grid in app.screen.query(Grid)))
        assert {(one[0], one[1], one[2]) for one in codings_of(study, "M")} == {
            ("زیارت 😀 این‌جا", "حرم", "مریم"),
            ("زیارت 😀 این‌جا", "شبکه‌ی نو", "مریم"),
            ("😀 این‌جاست\nو شهر", "حرم", "مریم"),
        }
        assert study.history(1)[0].name == "comments.import"
        await pilot.press(keys[2])
        await until(pilot, lambda: study.snapshot().sources == before.sources)
        assert study.snapshot().codes == before.codes and not in_hand(study).things.get("memo")


async def test_the_file_of_the_source_in_front_is_looked_at(small: Small, word: Path) -> None:
    async with bench(small.folder) as (app, pilot):
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, Arriving) and not app.screen.working and cells(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        assert any("n: comments in the margin" in one.message for one in app._notifications)
        screen = await margin(app, pilot, "n")
        await decide(app, pilot, screen, مریم=1, استاد=3, رضا=3)
        assert "new text:" not in str(screen.query_one("#title", Label).content)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        assert len(codings_of(app.desk.at.study, "M")) == 3
        screen = await margin(app, pilot, "n")  # once more: nothing is new
        await decide(app, pilot, screen, مریم=1, استاد=3, رضا=3)
        assert "nothing is new" in str(screen.query_one("#title", Label).content)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Corpus))


async def test_a_file_without_comments_is_told(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        before = app.desk.at.study.last()
        await pilot.press("n")  # its own file is no Word file: which one?
        await until(pilot, lambda: isinstance(app.screen, Lookup))
        app.screen.query_one(RtlInput).value = str(small.folder / "corpus/E01.txt")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Commenting) and not app.screen.working and told(app))
        assert "E01.txt" in told(app) and "comment" in told(app)
        await pilot.press("ctrl+s", "escape")
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        assert app.desk.at.study.last() == before


async def test_from_the_files_one_goes_back_to_the_files(small: Small, word: Path) -> None:
    async with bench(small.folder) as (app, pilot):
        await from_arriving(app, pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Arriving) and not app.screen.working and len(cells(app)) == 1)


async def test_a_blind_coder_does_not_see_the_codings_that_came_in_as_anothers(small: Small, word: Path) -> None:
    from coder.study import seat

    with small.opened("B") as study:
        seat.set_blind(study, "B", True)
    async with bench(small.folder, who="B") as (app, pilot):
        screen = await from_arriving(app, pilot)
        await decide(app, pilot, screen, مریم=1, استاد=2, رضا=3)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        new = next(source for source in app.desk.snapshot.sources if source.ref == "M")
        assert len(app.desk.at.study.codings_in(new.id)) == 3 and seat.codings_in(app.desk.at, new.id) == []
        assert next(row for row in cells(app) if row[0] == "M")[4] == ""


async def test_in_the_other_language_the_same_is_said_of_the_authors(
    small: Small, word: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    async with bench(small.folder, "en") as (app, pilot):
        screen = await from_arriving(app, pilot)
        await decide(app, pilot, screen, **dict.fromkeys([one.name for one in screen.authors], 1))
        marks = rows(app, "marks")
        await pilot.press("f12")
        await until(pilot, lambda: app.screen is not screen and isinstance(app.screen, Commenting))
        await until(pilot, lambda: not app.screen.working and app.screen.found is not None)
        assert app.language == "fa" and app.screen.uses == screen.uses
        assert len(rows(app, "marks")) == len(marks) > 0
