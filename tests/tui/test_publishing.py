"""The report from the workbench: written beside the screen, told where it is, nothing of it when it is stopped."""

import pytest
from docx import Document

from coder.tui.publishing import FOLDER
from tests.small import Small
from tests.tui.driving import bench, until

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.parametrize(("screen", "lang"), [("f6", "fa"), ("f7", "en")])
async def test_a_key_writes_all_that_the_command_writes(small: Small, screen: str, lang: str) -> None:
    out = small.folder / FOLDER
    async with bench(small.folder, lang) as (app, pilot):
        before = app.desk.at.study.last()
        await pilot.press(screen)
        await until(pilot, lambda: app.screen.query("#detail"))
        await pilot.press("p")
        await until(pilot, lambda: any(FOLDER in one.message for one in app._notifications))
        assert app.desk.at.study.last() == before, "a report changes nothing"
    assert {"tables.docx", "chapter.docx", "report.html", "tables.xlsx"} <= {one.name for one in out.iterdir()}
    words = "\n".join(paragraph.text for paragraph in Document(str(out / "tables.docx")).paragraphs)
    assert ("عامل" in words) is (lang == "fa")


async def test_a_report_that_cannot_be_written_is_told(small: Small) -> None:
    (small.folder / FOLDER).write_text("", encoding="utf-8")
    async with bench(small.folder) as (app, pilot):
        await pilot.press("f6")
        await until(pilot, lambda: app.screen.query("#detail"))
        await pilot.press("p")
        await until(pilot, lambda: any(one.severity == "error" for one in app._notifications))
        assert app.is_running
