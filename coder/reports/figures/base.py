"""What every figure stands on: its look, its font, Persian set right, the same bytes each time.

A figure is an Altair chart; :func:`drawn` gives its SVG, :func:`png` the picture for documents that
take none, :func:`standalone` the SVG as a file of its own, which carries its font.
"""

import re
from functools import cache, lru_cache
from html import escape
from typing import Any

from coder.persian.digits import to_persian
from coder.reports import fontcut, fonts

#: The width of a page's text (17 cm) in the pixels of a screen, of which an inch has 96.
WIDTH = 642

#: Dots an inch of a printed picture.
PRINT = 300

#: Colours that colour-blind readers tell apart, dark enough for white words: one a quadrant.
QUADRANTS = {"S": "#0B6E4F", "W": "#8A2B52", "O": "#0B5FA5", "T": "#8F4E00"}

#: Colours for lines and points, after Okabe and Ito.
SERIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")

#: From few to many, for heat maps; it prints in grey too.
HEAT = ("#F4F7FB", "#9EC4E4", "#3F86BF", "#0B3C6F")

INK, FAINT = "#1B1B1B", "#D0D4DA"

#: The characters that keep a label right to left, whatever stands around it.
_RIGHT_TO_LEFT, _LEFT_TO_RIGHT, _END = "\u2067", "\u2066", "\u2069"

_NUMERALS = {"decimal": "٫", "thousands": "٬", "grouping": [3], "currency": ["", ""], "numerals": list("۰۱۲۳۴۵۶۷۸۹")}

_CONFIG: dict[str, Any] = {
    "font": fonts.STACK,
    "background": "white",
    "aria": False,
    "view": {"stroke": None},
    "padding": 8,
    "title": {"fontSize": 14, "fontWeight": "bold", "color": INK},
    "axis": {
        "labelFontSize": 11,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK,
        "gridColor": FAINT,
        "domainColor": INK,
        "tickColor": INK,
    },
    "legend": {"labelFontSize": 11, "titleFontSize": 12, "titleFontWeight": "normal", "labelColor": INK},
    "range": {"category": list(SERIES), "ramp": list(HEAT), "heatmap": list(HEAT)},
    "text": {"color": INK, "fontSize": 12},
}


def label(text: str, lang: str = "fa") -> str:
    """Give a label that reads in its own direction: Persian right to left, with Persian digits."""
    if lang == "fa":
        return f"{_RIGHT_TO_LEFT}{to_persian(text)}{_END}"
    return f"{_LEFT_TO_RIGHT}{text}{_END}"


def persian(text: str) -> str:
    """Give words of the study (a code's label, a group) as they are, kept right to left."""
    return f"{_RIGHT_TO_LEFT}{text}{_END}"


def drawn(chart: Any, title: str, lang: str = "fa") -> str:
    """Draw an Altair chart as SVG; ``title`` says to a screen reader what it shows.

    Numbers on axes get Persian digits when ``lang`` is ``fa``.
    """
    spec = chart.to_dict(validate=False)  # against the whole schema: a tenth of a second a chart
    own = {name: values for name, values in spec.get("config", {}).items() if name != "view"}  # Altair's own frame
    spec["config"] = _CONFIG | own
    svg = _converter().vegalite_to_svg(spec, format_locale=_NUMERALS if lang == "fa" else None)
    # Anchors of text are meant left to right, also inside a page that isn't.
    head = f'role="img" style="direction:ltr" aria-label="{escape(title)}"><title>{escape(title)}</title>'
    return re.sub(r'(<svg [^>]*?)\s?version="1\.1" class="marks"([^>]*)>', rf"\1\2 {_literal(head)}", svg, count=1)


def size(svg: str) -> tuple[float, float]:
    """Give a drawn figure's width and height, in the pixels of a screen."""
    width, height = re.search(r'width="([\d.]+)" height="([\d.]+)"', svg).groups()  # type: ignore[union-attr]
    return float(width), float(height)


@lru_cache(maxsize=32)  # a figure goes both into the chapter and into a file
def png(svg: str) -> bytes:
    """Give a drawn figure as a picture at print size."""
    picture: bytes = _converter().svg_to_png(svg, scale=PRINT / 96)
    return picture


def standalone(svg: str) -> bytes:
    """Give a drawn figure as a file of its own that carries its font."""
    style = fonts.faces(bold='font-weight="bold"' in svg)
    return svg.replace("</title>", f"</title><style>{style}</style>", 1).encode()


def _literal(text: str) -> str:
    """Give ``text`` for a replacement in which nothing refers to a group."""
    return text.replace("\\", "\\\\")


@cache
def _converter() -> Any:
    import vl_convert

    vl_convert.register_font_directory(str(fontcut.folder()))
    return vl_convert
