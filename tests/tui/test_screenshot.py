"""A picture of the screen holds letters as they stand there, and says so to whoever draws it."""

import asyncio
from xml.etree import ElementTree

from textual.app import ComposeResult
from textual.widgets import Label

from coder.bidi import plain
from coder.tui.base import PersianApp

SVG = "{http://www.w3.org/2000/svg}"


class Shown(PersianApp[None]):
    def compose(self) -> ComposeResult:
        yield Label("شهر (۲) Tehran")
        yield Label("plain")
        yield Label("سابقهٔ شهر")


def texts() -> list[ElementTree.Element]:
    async def taken() -> str:
        app = Shown()
        async with app.run_test(size=(30, 4)):
            return app.export_screenshot()

    return list(ElementTree.fromstring(asyncio.run(taken())).iter(f"{SVG}text"))


def test_every_letter_stands_in_its_cell_and_a_mark_with_its_letter():
    text = next(one for one in texts() if "\u0654" in (one.text or ""))
    written = text.text or ""
    places = [float(each) for each in text.get("x", "").split(" ")]
    mark = written.index("\u0654")
    assert places[mark] == places[mark - 1]
    first = written.index(written.lstrip("\u202d\xa0")[0])
    letters = [place for place, character in enumerate(written) if character not in "\u202d\u202c\u0654"]
    assert [round((places[place] - places[first]) / 12.2, 2) for place in letters[letters.index(first) :]] == [
        float(cell) for cell in range(len(letters) - letters.index(first))
    ]
    assert text.get("textLength") is None


def test_persian_is_marked_to_be_left_as_it_is_and_the_rest_is_not():
    drawn = texts()
    persian = [text for text in drawn if "Tehran" in (text.text or "")]
    assert len(persian) == 1
    assert (persian[0].text or "").replace("\xa0", " ").strip(" \u202d\u202c") == plain.visual("شهر (۲) Tehran")
    assert (persian[0].text or "")[0] == "\u202d"
    assert "bidi-override" in persian[0].get("style", "")
    assert not any("\u202d" in (text.text or "") for text in drawn if "plain" in (text.text or ""))
