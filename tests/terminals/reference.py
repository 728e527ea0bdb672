"""The same lines drawn by a browser: its own bidi, its own shaping, the same font."""

import unicodedata
from html import escape

from PIL import Image

from tests.terminals.card import COLUMNS, ROWS

FONT = "DejaVu Sans Mono"


def _unmarked(text: str) -> str:
    return "".join([char for char in text if unicodedata.category(char) != "Mn"])


def drawn(cell_width: float, cell_height: float, font_size: float, marks: bool = True) -> Image.Image:
    """Give the rows as the browser draws them in cells of that size, black on white."""
    from io import BytesIO

    from playwright.sync_api import sync_playwright

    fields = [
        f'<div dir="rtl" style="left:{field.start * cell_width}px; top:{row * cell_height}px;'
        f' width:{field.width * cell_width}px">{escape(field.text if marks else _unmarked(field.text))}</div>'
        for row, line in enumerate(ROWS)
        for field in line
    ]
    style = (
        "body { margin: 0; background: white; color: black }"
        f"div {{ position: absolute; white-space: pre; font: {font_size}px/{cell_height}px '{FONT}' }}"
    )
    width, height = round(COLUMNS * cell_width), round(len(ROWS) * cell_height)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        try:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.set_content(f"<style>{style}</style>{''.join(fields)}")
            picture = page.screenshot()
        finally:
            browser.close()
    return Image.open(BytesIO(picture)).convert("L")
