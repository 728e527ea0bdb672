"""A figure of boxes and words at places, for matrices: an Altair chart without axes, in pixels from the top."""

from collections import defaultdict
from typing import Any, Literal

from coder.reports.figures import base

Align = Literal["left", "center", "right"]


class Board:
    """Collects boxes and words, then gives the chart."""

    def __init__(self, width: float) -> None:
        self.width = width
        self._boxes: list[dict[str, Any]] = []
        self._words: dict[tuple[Align, float, bool, str], list[dict[str, Any]]] = defaultdict(list)

    def box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Draw a box with its upper left corner at ``x`` and ``y``."""
        self._boxes.append({"x": x, "x2": x + width, "y": y, "y2": y + height, "fill": fill})

    def words(
        self, x: float, y: float, text: str, size: float, align: Align, bold: bool = False, colour: str = base.INK
    ) -> None:
        """Write ``text`` with its middle at the height ``y``; ``align`` says which of its ends stands at ``x``."""
        self._words[align, size, bold, colour].append({"x": x, "y": y, "words": text})

    def chart(self, height: float) -> Any:
        """Give the whole as an Altair chart."""
        import altair as alt

        x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, self.width], nice=False, zero=False))
        y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False, zero=False))
        layers = [
            alt.Chart(alt.Data(values=self._boxes))
            .mark_rect(stroke="white", strokeWidth=2)
            .encode(x=x, x2="x2:Q", y=y, y2="y2:Q", fill=alt.Fill("fill:N", scale=None))
        ]
        layers += [
            alt.Chart(alt.Data(values=values))
            .mark_text(
                align=align, baseline="middle", fontSize=size, fontWeight="bold" if bold else "normal", fill=colour
            )
            .encode(x=x, y=y, text="words:N")
            for (align, size, bold, colour), values in self._words.items()
        ]
        return alt.layer(*layers).properties(width=self.width, height=height, padding=2)
