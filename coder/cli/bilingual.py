"""Commands and options that explain themselves in Persian or English."""

import locale
import os
from collections.abc import Callable
from typing import Any

import click

LANGUAGES = ("fa", "en")


def language(context: click.Context | None = None) -> str:
    """Give the language to speak: the option ``--lang``, else the locale's; English when neither says Persian."""
    context = context or click.get_current_context(silent=True)
    chosen = context.find_root().params.get("lang") if context else None
    return str(chosen) if chosen else from_locale()


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


class Command(click.Command):
    """A command with a help text in each language."""

    def __init__(self, *args: Any, fa: str = "", en: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "help": en})
        self.fa = fa

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give the first sentence of the help in the language of the running command."""
        return self.fa.split(".")[0] if language() == "fa" else super().get_short_help_str(90)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help text in the language of the running command."""
        if language(ctx) == "fa":
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(self.fa)
        else:
            super().format_help_text(ctx, formatter)


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


def command(name: str, fa: str, en: str) -> Callable[[Callable[..., Any]], Command]:
    """Declare a command with a help text in each language."""
    return click.command(name, cls=Command, fa=fa, en=en)
