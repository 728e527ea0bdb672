"""What the terminals are shown: lines of Persian between two red bars, by the widgets of the workbench.

``python -m tests.terminals.card FILE [ABLE]`` writes FILE when the picture stands. ABLE, one of ``order``, ``shape``,
``mirror`` and ``switch``, is what is switched off, to see that the comparison of pictures notices.
"""

import sys
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

COLUMNS = 48


class Field(NamedTuple):
    """A text and where it stands: its first column and its width."""

    text: str
    start: int = 0
    width: int = COLUMNS


#: The rows between the bars. A table's first column is the rightmost.
ROWS: list[list[Field]] = [
    [Field("کتابچهٔ کد، گسسته و پیوسته")],
    [Field("می‌خواهم «بگویم» (خوب) [۳] نه")],
    [Field("در شرکت Digikala (تهران) سال ۱۳۶۴ بود")],
    [Field("مَن کُلّاً نمی‌دانم؛ لا اله")],
    [Field("۸۰٪ از University of Tehran است.")],
    [Field("نبود قانون (۲)", 27, 20), Field("گسسته‌ها در MIT (خوب)", 1, 24)],
]


def main() -> None:
    if sys.argv[2:]:
        switch_off(sys.argv[2])
    Card().run()


def switch_off(able: str) -> None:
    from coder.bidi import layout, shape, uax9
    from coder.tui.terminal import driver

    replaced: dict[str, tuple[Any, str, Any]] = {
        "order": (uax9, "reorder", lambda levels: list(range(len(levels)))),
        "shape": (shape, "_letter", lambda char, form: char),
        "mirror": (layout, "mirrored", lambda glyph: glyph),
        "switch": (driver.PersianDriver, "_switch_off", lambda driver: None),
    }
    owner, name, instead = replaced[able]
    setattr(owner, name, instead)


def Card() -> Any:
    from textual.app import ComposeResult
    from textual.widgets import Label

    from coder.tui.base import PersianApp
    from coder.tui.standard import Table

    class Shown(PersianApp[None]):
        CSS: ClassVar = f"""
            Screen {{ background: white; color: black; layout: vertical; overflow: hidden }}
            Label {{ width: {COLUMNS}; height: 1; color: black; background: white }}
            .bar {{ background: #ff0000 }}
            Table {{ width: {COLUMNS}; height: 1; background: white; color: black; scrollbar-size: 0 0 }}
        """
        ENABLE_COMMAND_PALETTE = False

        def compose(self) -> ComposeResult:
            yield Label("", classes="bar")
            for row in ROWS:
                if len(row) == 1:
                    yield Label(row[0].text, markup=False)
                else:
                    table: Table[Any] = Table(show_header=False, show_cursor=False)
                    for field in row:
                        table.add_column("", width=field.width)
                    table.add_row(*[field.text for field in row])
                    yield table
            yield Label("", classes="bar")

        def on_mount(self) -> None:
            self.set_timer(0.7, lambda: Path(sys.argv[1]).write_text("stands", encoding="utf-8"))

    return Shown()


if __name__ == "__main__":
    main()
