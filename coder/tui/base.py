"""What every program of the workbench stands on: a Textual app that shows Persian rightly."""

import os
from collections.abc import Iterable, Sequence
from typing import Any, cast

from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from coder import config
from coder.errors import CoderError
from coder.tui import contrast, palette, text
from coder.tui.screenshot import kept_in_order
from coder.tui.terminal.drawing import Turned
from coder.tui.terminal.driver import PersianDriver

text.install()
palette.install()


class PersianApp[Returned](App[Returned]):
    """An app in ``language`` (``fa``, right to left, or ``en``).

    Its widgets are Textual's own; what they show is laid out by :mod:`coder.tui.text`, and the terminal's own bidi is
    switched off while the app has the screen.
    """

    DEFAULT_CSS = """
    PersianApp.from-right {
        ToastRack { align: left bottom; }
        ToastHolder { align-horizontal: left; }
        Toast { border-left: none; margin-left: 2; }
        Toast.-information { border-right: outer $success; }
        Toast.-warning { border-right: outer $warning; }
        Toast.-error { border-right: outer $error; }
    }
    """

    def __init__(self, language: str = "fa", **settings: Any) -> None:
        """Take the interface's language and what Textual's App takes."""
        self.language = language
        super().__init__(**settings)
        self.ansi_theme_dark, self.ansi_theme_light = contrast.ON_DARK, contrast.ON_LIGHT
        self.name_keys()

    def name_keys(self) -> None:
        """Name the keys of the program itself in the interface's language; messages stand where it doesn't begin."""
        self.set_class(self.language == "fa", "from-right")
        palette.name_key(self._bindings, self.say("فرمان‌ها", "palette"))

    def speak(self, language: str) -> None:
        """Speak ``language`` from now on, and whenever the program is opened again; what stands keeps its words."""
        self.language = language
        self.name_keys()
        self.like("language", language)

    def like(self, name: str, value: str) -> None:
        """Remember what the user chose for all studies; that it can't be remembered is told."""
        try:
            config.like(name, value)
        except CoderError as problem:
            self.notify(text.told(problem, self.language), severity="warning", markup=False)

    def say(self, fa: str, en: str) -> str:
        """Give the wording in the language of the interface."""
        return fa if self.language == "fa" else en

    def notify(self, message: str, **settings: Any) -> None:
        """Tell something for a while, in the direction of the interface whatever it begins with."""
        sign = "⚠ " if settings.get("severity", "information") != "information" else ""
        super().notify(text.own(sign + message), **settings)

    def get_css_variables(self) -> dict[str, str]:
        """Give the theme's colours, none too faint to be read."""
        self.theme_variables = contrast.readable_theme(super().get_css_variables())
        return self.theme_variables

    def get_driver_class(self) -> type[Driver]:
        """Give our driver for this system, unless the environment names one."""
        if os.environ.get("TEXTUAL_DRIVER"):
            return super().get_driver_class()
        if os.name == "nt":
            from coder.tui.terminal.windows import WindowsPersianDriver

            return WindowsPersianDriver
        from coder.tui.terminal.posix import PosixPersianDriver

        return PosixPersianDriver

    @property
    def bidi_mode(self) -> str:
        """How text goes out: ``visual``, ``lro``, ``kitty`` or ``off``; ``visual`` where there is no terminal."""
        return self._driver.mode if isinstance(self._driver, PersianDriver) else "visual"

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Give Textual's filters, and ours where the terminal turns what it is sent."""
        filters = super().get_line_filters()
        return [*filters, Turned(self.bidi_mode)] if self.bidi_mode in ("kitty", "off") else filters

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Give Textual's commands for the palette, in the interface's language; help on keys is our own."""
        commands = (one for one in super().get_system_commands(screen) if one.title != "Keys")
        return map(palette.in_persian, commands) if self.language == "fa" else commands

    def action_command_palette(self) -> None:
        """Open the command palette."""
        if self.language != "fa":
            super().action_command_palette()
        elif self.use_command_palette and not CommandPalette.is_open(cast(App[object], self)):
            self.push_screen(palette.palette())

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        """Give the screen as an SVG picture that its viewers don't order again."""
        return kept_in_order(super().export_screenshot(title=title, simplify=simplify))

    def terminal_changed(self) -> None:
        """Paint everything anew: the terminal shows text otherwise than was thought."""
        for screen in self.screen_stack:
            for widget in screen.walk_children(with_self=True):
                widget.refresh()
        self.screen.refresh(layout=True)
