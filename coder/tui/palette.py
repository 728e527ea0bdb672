"""The command palette in Persian: its field types and shows Persian, its commands are in the interface's language."""

from dataclasses import replace

import textual.command
from textual.app import SystemCommand
from textual.binding import BindingsMap
from textual.command import CommandList, CommandPalette
from textual.widgets.option_list import Option

from coder.tui.widgets.input import RtlInput

#: Textual's own commands, by their titles.
_WORDS = {
    "Theme": ("رنگ‌ها", "رنگ‌های برنامه را عوض کن"),
    "Quit": ("خروج", "از برنامه بیرون برو"),
    "Maximize": ("بزرگ کردن", "این بخش را به اندازهٔ همهٔ صفحه کن"),
    "Minimize": ("کوچک کردن", "همهٔ بخش‌ها را دوباره نشان بده"),
    "Screenshot": ("عکس", "از صفحه عکسی با قالب SVG بگیر"),
}
_WHERE = "نام فرمان…"


class CommandInput(RtlInput):
    """The palette's field."""

    DEFAULT_CSS = """
    CommandInput, CommandInput:focus {
        border: blank;
        width: 1fr;
        padding-left: 0;
        background: transparent;
        background-tint: 0%;
    }
    """


def install() -> None:
    """Let every palette from now on have our field; Textual's looks for it by this name."""
    vars(textual.command)["CommandInput"] = CommandInput


def in_persian(command: SystemCommand) -> SystemCommand:
    """Give one of Textual's commands in Persian; others as they are."""
    title, explained = _WORDS.get(command.title, (command.title, command.help))
    return command._replace(title=title, help=explained)


class PersianPalette(CommandPalette):
    """The palette, beginning at the right, and saying in Persian too that nothing was found."""

    DEFAULT_CSS = "PersianPalette SearchIcon { dock: right; margin: 1 1 0 0; }"

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()
        if search_value:
            self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, self._say_nothing_was_found)
        else:
            self._list_visible = False

    def _say_nothing_was_found(self) -> None:
        self.query_one(CommandList).add_option(Option("فرمانی یافت نشد", disabled=True, id=self._NO_MATCHES))
        self._list_visible = True


def palette() -> CommandPalette:
    """Give the palette's screen in Persian."""
    return PersianPalette(placeholder=_WHERE, id="--command-palette")


def name_key(keys: BindingsMap, name: str) -> None:
    """Name the palette's key as the footer is to show it."""
    for bindings in keys.key_to_bindings.values():
        bindings[:] = [replace(one, description=name) if one.action == "command_palette" else one for one in bindings]
