"""``coder``: the global options, the list of commands, and how a problem is told."""

import importlib
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import click

from coder import __version__
from coder.cli.bilingual import LANGUAGES, Option, Speaking, language, option, usual
from coder.errors import CoderError

#: Where each command is defined; a module is imported when its command is called or explained.
_MODULES = {
    "init": "corpus",
    "import": "corpus",
    "speakers": "correcting",
    "lost": "correcting",
    "find": "finding",
    "words": "wording",
    "coders": "coders",
    "briefing": "interviewing",
    "check": "checking",
    "codes": "tables",
    "factors": "factors",
    "strategies": "strategies",
    "weights": "weights",
    "saturation": "saturation",
    "agreement": "agreement",
    "crosstab": "crosstab",
    "anonymise": "anonymising",
    "report": "reporting",
    "log": "history",
    "undo": "history",
    "redo": "history",
    "milestone": "history",
    "export": "exchanging",
    "merge": "exchanging",
    "dump": "files",
    "load": "files",
    "backup": "files",
    "serve": "serving",
    "doctor": "doctor",
}


class Commands(Speaking, click.Group):
    """The commands, each imported when needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order of a researcher's day."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command by name."""
        if cmd_name not in _MODULES:
            return None
        module = importlib.import_module(f"coder.cli.{_MODULES[cmd_name]}")
        found: click.Command = getattr(module, f"{cmd_name}_command")
        return found

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program is for, in the language of the user."""
        texts = {
            "fa": "کدگذاری مصاحبه‌های فارسی، نشان دادن اشباع نظرها، و جدول‌های نهایی SWOT "
            "با رد پای هر عامل تا گفتهٔ صاحب‌نظران.",
            "en": "Code Persian interviews, show that views saturated, "
            "and export SWOT tables traceable to the experts.",
        }
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(texts[language(ctx)])


@click.group(cls=Commands, invoke_without_command=True, no_args_is_help=False)
@option("--lang", type=click.Choice(LANGUAGES), is_eager=True, fa="زبان: fa یا en", en="Language: fa or en.")
@option("--as", "who", metavar="NAME", fa="نام کدگذار", en="The coder's name.")
@option(
    "--study",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    fa="پوشهٔ پژوهش (پیش‌فرض: همین‌جا)",
    en="The study's folder (default: here).",
)
@option(
    "--database",
    envvar="CODER_DATABASE",
    metavar="URL",
    fa="نشانی پایگاه PostgreSQL به جای study.db",
    en="A PostgreSQL address instead of study.db.",
)
@option(
    "--round",
    type=click.IntRange(1),
    default=1,
    fa="نوبت کدگذاری در میز کار؛ نوبت تازه نوبت پیش را نمی‌بیند",
    en="The coder's round in the workbench; a new round doesn't see the ones before.",
)
@click.version_option(
    __version__, message="coder %(version)s", cls=Option, fa="شمارهٔ نسخه را نشان بده", en="Show the version and exit."
)
@click.pass_context
def coder(
    context: click.Context, lang: str | None, who: str | None, folder: Path, database: str | None, round: int
) -> int | None:
    """Hold the global options for the command that follows; without one, open the workbench."""
    context.obj = Where(folder.absolute(), who, database)
    if context.invoked_subcommand is not None:
        return None
    if not (sys.stdin.isatty() and sys.stdout.isatty()) and "TEXTUAL_DRIVER" not in os.environ:
        click.echo(context.get_help())
        return 0
    from coder.tui.start import start

    return start(folder.absolute(), who, database, language(context), round)


class Where:
    """Which study, as whom: what every command needs to open it."""

    def __init__(self, folder: Path, who: str | None, database: str | None) -> None:
        self.folder = folder
        self.who = who
        self.database = database

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """Open the study, its files in step with its database, and speak with the digits it wishes."""
        from coder.cli.show import use_latin_digits
        from coder.study.opening import opened

        with opened(self.folder, self.who, self.database) as study:
            use_latin_digits(language() == "fa" and study.settings().latin_digits)
            yield study

    def connected(self) -> Any:
        """Open the study without looking at its files."""
        from coder.study.opening import connected

        return connected(self.folder, self.who, self.database)


def run(arguments: list[str] | None = None) -> int:
    """Run one command; give the exit code: 0 fine, 2 the user's input, 3 damage found, 1 a bug."""
    arguments = sys.argv[1:] if arguments is None else arguments
    lang = _asked_language(arguments)
    try:
        result = coder.main(arguments, prog_name="coder", standalone_mode=False)
    except CoderError as problem:
        _tell(problem.message(lang), lang)
        return problem.exit_code
    except click.UsageError as problem:
        _tell(_usage(problem, lang), lang)
        return 2
    except click.ClickException as problem:
        _tell(problem.format_message(), lang)
        return 2
    except (click.Abort, KeyboardInterrupt):
        _tell("رها شد؛ چیزی ذخیره نشد." if lang == "fa" else "Stopped; nothing was saved.", lang)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return result if isinstance(result, int) else 0


def report_bug(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    """Tell a bug in one line and keep its trace in a file (the hook for what nothing else caught)."""
    import tempfile

    with tempfile.NamedTemporaryFile("w", prefix="coder-crash-", suffix=".log", delete=False, encoding="utf-8") as file:
        traceback.print_exception(kind, problem, trace, file=file)
    lang = usual()
    fa = f"این خطا از برنامه است، نه از شما ({kind.__name__}). شرح آن در {file.name} است؛ لطفاً برای ما بفرستید."
    en = f"This is a fault of the program, not yours ({kind.__name__}). Please send us {file.name}."
    _tell(fa if lang == "fa" else en, lang)


def _asked_language(arguments: list[str]) -> str:
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (arguments[place + 1] if place + 1 < len(arguments) else "")
            return value if value in LANGUAGES else usual()
    return usual()


def _tell(message: str, lang: str) -> None:
    if sys.stderr.isatty():
        from coder.cli.show import tell

        tell(message)
    else:
        click.echo(message, err=True)


def _usage(problem: click.UsageError, lang: str) -> str:
    """Say what is wrong with the command line, and where its help is."""
    context = problem.ctx
    path = context.command_path if context else "coder"
    if lang == "en":
        return f"{' '.join(problem.format_message().split())} Try '{path} --help'."
    return f"فرمان پذیرفته نشد: {_usage_fa(problem)}. راهنما: «{path} --help»."


def _usage_fa(problem: click.UsageError) -> str:
    if isinstance(problem, click.NoSuchOption):
        return f"گزینهٔ {problem.option_name} نیست"
    if isinstance(problem, click.MissingParameter):
        name = problem.param.human_readable_name if problem.param else ""
        return f"{name} داده نشده است"
    if isinstance(problem, click.BadParameter):
        name = problem.param.human_readable_name if problem.param else ""
        return f"مقدار {name} درست نیست"
    if isinstance(problem, click.exceptions.NoSuchCommand):
        return f"فرمانی به نام «{problem.command_name}» نیست"
    return problem.format_message().rstrip(".")
