"""Choosing from a list: by arrows, by a few letters however they are spelt, by a number, by the mouse."""

import re
from collections.abc import Sequence

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from coder.tui.app import Workbench
from coder.tui.screens.asking import Choose
from coder.tui.screens.lookup import Item, among
from coder.tui.widgets.input import RtlInput
from tests.small import Small
from tests.tui.driving import bench, until

pytestmark = pytest.mark.anyio

SHORT = [("x", "میراث ملی"), ("y", "گردشگری"), ("z", "شبکهٔ راه‌ها")]
LONG = [(f"E{place:02}", f"E{place:02} صاحب‌نظر") for place in range(1, 31)]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def opened(app: Workbench, pilot: Pilot[None], choices: Sequence[tuple[str, str]]) -> list[str | None]:
    answers: list[str | None] = []
    await app.push_screen(Choose("کدام؟", choices), answers.append)
    await until(pilot, lambda: app.screen.query(OptionList) and app.screen.query_one(OptionList).option_count)
    await pilot.pause()
    return answers


def offered(app: Workbench) -> list[str]:
    return [re.sub("[\u2066-\u2069]", "", str(one.prompt)) for one in app.screen.query_one(OptionList).options]


@pytest.mark.parametrize(
    ("choices", "keys", "chosen"),
    [
        (SHORT, ["enter"], "x"),
        (SHORT, ["down", "enter"], "y"),
        (SHORT, ["up", "enter"], "x"),
        (SHORT, ["pagedown", "enter"], "z"),
        (SHORT, [*"شبكه ", "enter"], "z"),  # an Arabic kaf, and no hamza
        (SHORT, [*"راهها", "enter"], "z"),
        (SHORT, ["2"], "y"),
        (SHORT, ["۳"], "z"),
        (SHORT, ["٣"], "z"),
        (SHORT, [*"ژژ", "backspace", "backspace", "down", "enter"], "y"),
        (SHORT, ["4", "backspace", "enter"], "x"),
        (LONG, [*"۰۷", "enter"], "E07"),
        (LONG, ["e", "2", "down", "enter"], "E21"),
        (LONG, ["escape"], None),
    ],
)
async def test_one_is_chosen(
    small: Small, choices: Sequence[tuple[str, str]], keys: list[str], chosen: str | None
) -> None:
    async with bench(small.folder, "fa", size=(80, 24)) as (app, pilot):
        answers = await opened(app, pilot, choices)
        await pilot.press(*keys)
        await until(pilot, lambda: answers)
        assert answers == [chosen]


async def test_letters_are_seen_and_narrow_the_list_and_numbers_stay(small: Small) -> None:
    async with bench(small.folder, "fa", size=(80, 24)) as (app, pilot):
        answers = await opened(app, pilot, SHORT)
        assert offered(app) == ["۱ میراث ملی", "۲ گردشگری", "۳ شبکهٔ راه‌ها"]
        await pilot.press(*"گرد")
        await until(pilot, lambda: offered(app) == ["۲ گردشگری"])
        assert app.screen.query_one(RtlInput).value == "گرد"
        await pilot.press(*"ژ", "enter")
        await until(pilot, lambda: not offered(app))
        assert not answers, "nothing fits, nothing is chosen"


async def test_a_click_chooses_and_the_list_never_takes_the_keys(small: Small) -> None:
    async with bench(small.folder, "en", size=(80, 24)) as (app, pilot):
        answers = await opened(app, pilot, LONG)
        assert offered(app)[0] == "E01 صاحب‌نظر", "a long list has no numbers"
        listed = app.screen.query_one(OptionList)
        await pilot.click(listed, offset=(listed.size.width, 3))  # its scrollbar
        await pilot.press(*"E1")
        await until(pilot, lambda: len(offered(app)) == 10)
        await pilot.pause()
        await pilot.click(listed, offset=(3, 2))
        await until(pilot, lambda: answers)
        assert answers == ["E12"]


def test_what_begins_so_comes_first_then_what_a_word_of_it_begins_with() -> None:
    items = [Item(words, words) for words in ("بازار", "راه و کار", "کار", "شاهکار", "کارگر", "سر و کار")]
    assert [item.key for item in among(items)("كار")] == ["کار", "کارگر", "راه و کار", "سر و کار", "شاهکار"]
    assert [item.key for item in among(items)("")] == [item.key for item in items]
