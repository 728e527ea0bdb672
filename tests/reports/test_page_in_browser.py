"""The page in a browser without network and without scripts: opened, clicked, printed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coder.reports.figures.matrices import matrices
from coder.reports.page import page
from tests.reports.published import STUDY

pytestmark = pytest.mark.slow
CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield opened
        opened.close()


@pytest.fixture
def shown(browser: Any, tmp_path: Path) -> Iterator[Any]:
    path = tmp_path / "report.html"
    path.write_bytes(page(STUDY, figures=matrices(STUDY)))
    context = browser.new_context(offline=True, java_script_enabled=False)
    opened = context.new_page()
    opened.asked = []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.said = []
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.goto(path.as_uri())
    yield opened
    context.close()


def test_nothing_is_asked_of_the_network_and_the_font_is_used(shown: Any) -> None:
    assert [url for url in shown.asked if not url.startswith(("file:", "data:"))] == []
    assert shown.said == []
    session = shown.context.new_cdp_session(shown)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert {(font["familyName"], font["isCustomFont"]) for font in used} == {("Coder Sans", True)}


def test_a_factor_opens_its_quotes(shown: Any) -> None:
    quote = shown.get_by_text("«حرم را می‌گویم»").first
    assert not quote.is_visible()
    shown.locator("summary").first.click()
    assert quote.is_visible()


def test_the_filter_leaves_the_quotes_of_a_group(shown: Any) -> None:
    shown.locator("summary").first.click()
    ours, other = shown.get_by_text("«حرم را می‌گویم»").first, shown.get_by_text("«بله، حرم»").first
    shown.locator("label", has_text="گروه بزرگ").click()
    assert ours.is_visible() and not other.is_visible()
    shown.locator("label", has_text="دیگر").click()
    assert other.is_visible() and not ours.is_visible()
    shown.locator("label", has_text="همه").click()
    assert ours.is_visible() and other.is_visible()


def test_a_table_reads_from_the_right(shown: Any) -> None:
    heads = shown.locator("#tables table").first.locator("th").all()
    places = [head.bounding_box()["x"] for head in heads]
    assert places == sorted(places, reverse=True)
    strategy = shown.locator("#tables td", has_text="SO۱").first
    assert strategy.evaluate("cell => getComputedStyle(cell).direction") == "rtl"


def test_printed_every_factor_is_open_and_the_buttons_are_gone(shown: Any) -> None:
    shown.emulate_media(media="print")
    quote = shown.get_by_text("«حرم را می‌گویم»").first
    assert quote.bounding_box() is not None and quote.bounding_box()["height"] > 5
    assert not shown.locator("input").first.is_visible()
    assert not shown.locator("nav").is_visible()


def test_figures_are_drawn_within_the_page(shown: Any) -> None:
    box = shown.locator("svg").first.bounding_box()
    words = shown.locator("svg text", has_text="نقاط ضعف").first.bounding_box()
    assert box["width"] > 400
    assert box["x"] <= words["x"] and words["x"] + words["width"] <= box["x"] + box["width"]
