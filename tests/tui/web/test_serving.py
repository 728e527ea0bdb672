"""``coder serve`` driven through a browser: what is seen, what arrives in the database, and who gets nothing."""

import base64
import http.client
import re
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coder.bidi import plain
from coder.study import opening
from tests.small import Small
from tests.tui.web import picture
from tests.tui.web.conftest import PATIENCE, Served

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="Chromium and /proc of Linux")]

ROADS = "راه‌ها"


def until(holds: Callable[[], Any]) -> Any:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.1)
    return found


class Window:
    """A page with the workbench in it."""

    def __init__(self, browser: Any, address: str) -> None:
        self.page = browser.new_page(viewport={"width": 1200, "height": 700})
        self.asked: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("websocket", lambda opened: self.asked.append(opened.url))
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        self.page.goto(address)
        self.page.wait_for_selector("body.-first-byte", timeout=PATIENCE * 1000)
        columns, rows = (int(number) for number in re.findall(r"\d+", self.asked[-1].split("?")[1]))
        canvas = self.page.locator(".xterm-text-layer")
        width, height = (int(canvas.get_attribute(name)) for name in ("width", "height"))
        size = float(self.page.locator("#terminal").get_attribute("data-font-size"))
        self.cells = picture.Cells(columns, width // columns, height // rows, size)

    def find(self, glyphs: str) -> picture.Found:
        return picture.find(self.page.screenshot(), glyphs, self.cells)

    def see(self, glyphs: str) -> picture.Found:
        """Wait until these glyphs stand on the screen."""
        return until(lambda: found if (found := self.find(glyphs)).likeness > 0.8 else None)

    def point(self, column: int, row: int) -> tuple[float, float]:
        return (column + 0.5) * self.cells.width, (row + 0.5) * self.cells.height


def codings(small: Small) -> set[tuple[str, str]]:
    """Every coding of E01 in the database: its words and its code's name."""
    with opening.opened(small.folder, "A") as study:
        found, snapshot = study.codings(), study.snapshot()
        source = next(one for one in snapshot.sources if one.ref == "E01")
        labels = {code.id: code.label for code in snapshot.codes}
        return {(one.quote, labels[one.code]) for one in found if one.source == source.id}


def test_a_sentence_is_coded_by_keyboard_and_reads_right(
    small: Small, served: Served, browser: Any, tmp_path: Path
) -> None:
    window = Window(browser, served.address)
    keyboard = window.page.keyboard
    window.see(plain.visual("بسته", 1))
    keyboard.press("Enter")
    window.see(plain.visual("جمعیت", 1))
    keyboard.press("ArrowDown")
    keyboard.press("Space")
    window.see(plain.visual("پذیرفتن", 1))
    keyboard.type("راه")
    keyboard.press("Shift+Space")
    keyboard.type("ها")
    window.see(plain.visual(ROADS, 1))
    keyboard.press("Enter")
    until(lambda: ("زیارت این‌جاست و شهر بزرگ است.", ROADS) in codings(small))

    right, turned = picture.joined(ROADS), picture.joined(ROADS)[::-1]
    window.page.screenshot(path=tmp_path / "coded.png")
    assert window.see(right).likeness > 0.8
    assert window.find(turned).likeness < 0.7
    assert {url.split("/")[2] for url in window.asked} == {f"127.0.0.1:{served.port}"}
    assert {url.split("/")[3] for url in window.asked} == {served.token}
    assert window.faults == []
    page = window.page.locator("html")
    assert (page.get_attribute("lang"), page.get_attribute("dir")) == ("fa", "rtl")
    window.page.close()


def test_lines_that_are_drawn_as_text_are_not_turned_again(served: Served, browser: Any) -> None:
    window = Window(browser, served.address)
    lefts = window.page.evaluate(
        """glyphs => {
            const rows = document.createElement("div");
            rows.className = "xterm-rows";
            rows.innerHTML = `<div><span>${glyphs}</span></div>`;
            document.querySelector("#terminal").append(rows);
            const range = document.createRange();
            const text = rows.querySelector("span").firstChild;
            return [...glyphs].map((_, at) => {
                range.setStart(text, at);
                range.setEnd(text, at + 1);
                return range.getBoundingClientRect().left;
            });
        }""",
        picture.joined("راه"),
    )
    assert lefts == sorted(set(lefts)) and len(lefts) == 3
    window.page.close()


def press_persian_half_space(window: Window) -> None:
    """Press Shift and Space under a Persian layout."""
    session = window.page.context.new_cdp_session(window.page)
    key = {"code": "Space", "key": "\u200c", "windowsVirtualKeyCode": 32, "modifiers": 8}
    session.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": "\u200c", **key})
    session.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})


@pytest.mark.parametrize("way", ["Control+Space", "layout", "typed", "pasted"])
def test_a_half_space_arrives_by_every_way(small: Small, served: Served, browser: Any, way: str) -> None:
    window = Window(browser, served.address)
    window.see(plain.visual("بسته", 1))
    window.page.keyboard.press("Enter")
    window.see(plain.visual("جمعیت", 1))
    window.page.keyboard.press("Space")
    window.see(plain.visual("پذیرفتن", 1))
    window.page.keyboard.type("راه")
    if way == "typed":
        window.page.keyboard.insert_text("\u200c")
    elif way == "pasted":
        window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        window.page.evaluate("navigator.clipboard.writeText('\u200c')")
        window.page.keyboard.press("Control+v")
    elif way == "layout":
        press_persian_half_space(window)
    else:
        window.page.keyboard.press(way)
    window.page.keyboard.type("ها")
    window.see(plain.visual(ROADS, 1))
    window.page.keyboard.press("Enter")
    until(lambda: ROADS in {label for _, label in codings(small)})
    window.page.close()


def copied(window: Window) -> str:
    window.page.keyboard.press("Control+c")
    window.page.wait_for_timeout(200)
    words: str = window.page.evaluate("navigator.clipboard.readText()")
    return words


def test_words_are_selected_with_the_mouse(small: Small, served: Served, browser: Any) -> None:
    window = Window(browser, served.address)
    window.see(plain.visual("بسته", 1))
    window.page.keyboard.press("Enter")
    word = window.see(plain.visual("قوتی", 1))
    mouse = window.page.mouse
    mouse.move(*window.point(word.column + 3, word.row))
    mouse.down()
    mouse.move(*window.point(word.column, word.row), steps=4)
    mouse.up()
    window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    until(lambda: copied(window) == "قوتی")
    window.page.keyboard.press("Space")
    window.see(plain.visual("پذیرفتن", 1))
    window.page.keyboard.type("کریدور")
    window.see(plain.visual("کریدور", 1))
    window.page.keyboard.press("Enter")
    until(lambda: ("قوتی", "کریدور") in codings(small))
    window.page.close()


def test_a_page_asks_before_it_goes_with_what_is_being_typed(served: Served, browser: Any) -> None:
    window = Window(browser, served.address)
    window.see(plain.visual("بسته", 1))
    window.page.keyboard.press("ArrowDown")
    with window.page.expect_event("dialog") as asked:
        window.page.evaluate("setTimeout(() => location.reload(), 0)")
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    assert len(served.windows()) == 1
    window.page.close()


def test_a_file_is_handed_over_below_the_same_address(served: Served, browser: Any) -> None:
    window = Window(browser, served.address)
    window.see(plain.visual("بسته", 1))
    window.page.keyboard.press("Control+p")
    window.see(plain.visual("صفحه کن", 1))
    window.page.keyboard.type("عکس")
    window.see(plain.visual("قالب", 1))
    with window.page.context.expect_page() as opened:
        window.page.keyboard.press("Enter")
    assert opened.value.url.startswith(served.address + "download/")
    opened.value.wait_for_selector("svg")
    assert opened.value.evaluate("document.documentElement.tagName") == "svg"
    window.page.close()


def test_windows_are_processes_of_their_own_and_end_with_their_page_or_the_server(served: Served, browser: Any) -> None:
    first, second = Window(browser, served.address), Window(browser, served.address)
    for window in (first, second):
        window.see(plain.visual("بسته", 1))
    assert len(served.windows()) == 2
    first.page.close()
    until(lambda: len(served.windows()) == 1)
    left = served.windows()[0]
    assert served.end() == 0
    assert not Path(f"/proc/{left}").exists()
    second.page.wait_for_selector("body.-closed")
    assert second.page.locator(".closed").is_visible()
    second.page.close()


def test_a_window_does_not_outlive_a_server_that_was_killed(served: Served, browser: Any) -> None:
    window = Window(browser, served.address)
    window.see(plain.visual("بسته", 1))
    left = served.windows()[0]
    served.process.send_signal(signal.SIGKILL)
    until(lambda: not Path(f"/proc/{left}").exists())
    window.page.close()


def ask(served: Served, path: str, **headers: str) -> int:
    """Give the status of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        return connection.getresponse().status
    finally:
        connection.close()


def test_only_who_knows_the_address_gets_anything(served: Served) -> None:
    ours, port = f"/{served.token}", served.port
    inside = ["/", "/page.css", "/page.js", "/fonts.css", "/static/js/textual.js", "/regular.ttf"]
    assert {ask(served, ours + path) for path in inside} == {200}
    for path in [*inside, "/ws", "/download/1"]:
        assert {ask(served, path), ask(served, "/" + "x" * len(served.token) + path)} == {404}
    assert ask(served, ours + "/static/") in (403, 404)
    assert ask(served, f"{ours}/static/../server.py") in (403, 404)
    assert ask(served, ours + "/", Host=f"localhost:{port}") == 200
    for host in ("example.org", f"example.org:{port}", "127.0.0.1", f"127.0.0.1.example.org:{port}"):
        assert ask(served, ours + "/", Host=host) == 403


def test_only_its_own_pages_may_open_a_window(served: Served) -> None:
    path, port = f"/{served.token}/ws", served.port
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": base64.b64encode(b"0123456789abcdef").decode(),
    }
    assert ask(served, path, **upgrade) == 403
    assert ask(served, path, Origin="http://example.org", **upgrade) == 403
    assert ask(served, path, Origin=f"http://127.0.0.1:{port + 1}", **upgrade) == 403
    assert served.windows() == []
    assert ask(served, path, Origin=f"http://127.0.0.1:{port}", **upgrade) == 101


def test_it_listens_on_loopback_only_and_prints_nothing_but_the_address(served: Served) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", served.address)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", served.port), timeout=PATIENCE)
    assert served.end() == 0
    assert served.process.stdout is not None
    assert served.process.stdout.read() == ""
