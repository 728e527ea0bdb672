"""Commands and options that explain themselves in Persian or English."""

import importlib
import locale
import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from typing import Any

import click

from coder import config
from coder.bidi import plain
from coder.tui.terminal.sequences import MODE_8

LANGUAGES = ("fa", "en")

#: A terminal with bidi of its own is told to leave our lines alone, and asked for it again afterwards.
BIDI_OFF, BIDI_ON = MODE_8

_SENTENCE = re.compile(r"\.(?:\s|$)")


def language(context: click.Context | None = None) -> str:
    """Give the language to speak: the option ``--lang``, else the usual one."""
    context = context or click.get_current_context(silent=True)
    chosen = context.find_root().params.get("lang") if context else None
    return str(chosen) if chosen else usual()


def usual() -> str:
    """Give the language the user chose in the workbench, else the locale's."""
    remembered = config.liked("language")
    return remembered if remembered in LANGUAGES else from_locale()


def from_locale() -> str:
    """Give ``fa`` when the user's locale is Persian, else ``en``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "fa" if value.lower().startswith("fa") else "en"
    return "fa" if (locale.getlocale()[0] or "").lower().startswith(("fa", "persian")) else "en"


def say(fa: str, en: str) -> str:
    """Give the wording in the language of the running command."""
    return fa if language() == "fa" else en


class Speaking(click.Command):
    """A command whose help page is in the user's language, and right to left when that is Persian."""

    def get_help(self, ctx: click.Context) -> str:
        """Give the help page; on a terminal Persian lines are in visual order."""
        page = super().get_help(ctx)
        return _persian_page(page) if language(ctx) == "fa" else page

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the option ``--help``, explained in the user's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "این راهنما را نشان بده" if language(ctx) == "fa" else "Show this message and exit."
        return option


_HEADINGS = {"Usage:": "کاربرد:", "Options:": "گزینه‌ها:", "Commands:": "فرمان‌ها:"}
_ENTRY = re.compile(r"(?P<indent> *)(?P<name>[!-~][ -~]*?)(?P<gap> {2,})(?P<words>.*)")


def _persian_page(page: str) -> str:
    lines = []
    for line in page.split("\n"):
        heading = line.split(" ", 1)[0]
        lines.append(line.replace(heading, _HEADINGS[heading], 1) if heading in _HEADINGS else line)
    if not sys.stdout.isatty():
        return "\n".join(lines)
    room = max(shutil.get_terminal_size().columns - 1, *map(plain.width, lines))
    return BIDI_OFF + "\n".join(_visual(line, room) for line in lines) + BIDI_ON


def _visual(line: str, room: int) -> str:
    """Give a line of a help page as a terminal shows it: Persian from the right, what is typed kept whole."""
    if not any("\u0600" <= char <= "\u06ff" for char in line):
        return plain.visual(line, 0)
    entry = _ENTRY.fullmatch(line)
    if entry:
        line = f"{entry['indent']}\u2066{entry['name']}\u2069{entry['gap']}{entry['words']}"
    return plain.align(line, room, 1)


class Command(Speaking):
    """A command with a help text in each language."""

    def __init__(self, *args: Any, fa: str = "", en: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "help": en})
        self.fa = fa

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give the first sentence of the help in the language of the running command."""
        return _SENTENCE.split(self.fa)[0] if language() == "fa" else super().get_short_help_str(90)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help text in the language of the running command."""
        if language(ctx) == "fa":
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(self.fa)
        else:
            super().format_help_text(ctx, formatter)


class Group(Command, click.Group):
    """A command with commands under it, each imported when needed; alone it does something too.

    ``modules`` says in which module of ``coder.cli`` each is defined, as ``NAME_command``.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of the list."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command by name."""
        if cmd_name not in self.modules:
            return None
        module = importlib.import_module(f"coder.cli.{self.modules[cmd_name]}")
        found: click.Command = getattr(module, f"{cmd_name}_command")
        return found


class Option(click.Option):
    """An option with a help text in each language."""

    def __init__(self, *args: Any, fa: str = "", en: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "help": en})
        self.fa = fa

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give the option's names and its help in the language of the running command."""
        record = super().get_help_record(ctx)
        if record is None or language(ctx) != "fa":
            return record
        return record[0], self.fa


def option[F: Callable[..., Any]](*names: str, fa: str, en: str, **settings: Any) -> Callable[[F], F]:
    """Declare an option with a help text in each language."""
    return click.option(*names, cls=Option, fa=fa, en=en, **settings)


def group(name: str, fa: str, en: str, modules: Mapping[str, str]) -> Callable[[Callable[..., Any]], Group]:
    """Declare a command with commands under it (defined in ``modules``), with a help text in each language."""
    return click.group(name, cls=Group, fa=fa, en=en, modules=modules, invoke_without_command=True)


def command(name: str, fa: str, en: str) -> Callable[[Callable[..., Any]], Command]:
    """Declare a command with a help text in each language."""
    return click.command(name, cls=Command, fa=fa, en=en)
