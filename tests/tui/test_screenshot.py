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


def test_persian_is_marked_to_be_left_as_it_is_and_the_rest_is_not():
    async def taken() -> str:
        app = Shown()
        async with app.run_test(size=(30, 4)):
            return app.export_screenshot()

    texts = list(ElementTree.fromstring(asyncio.run(taken())).iter(f"{SVG}text"))
    persian = [text for text in texts if "\ufeae" in (text.text or "")]
    assert len(persian) == 1
    assert (persian[0].text or "").replace("\xa0", " ").strip(" \u202d\u202c") == plain.visual("شهر (۲) Tehran")
    assert (persian[0].text or "")[0] == "\u202d"
    assert "bidi-override" in persian[0].get("style", "")
    assert not any("\u202d" in (text.text or "") for text in texts if "plain" in (text.text or ""))
