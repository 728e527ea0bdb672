"""Commands on the journal: what was done, undo, redo."""

import click

from coder.cli.bilingual import command, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, show, tell
from coder.persian import digits


@command("log", fa="گام‌های ثبت‌شده، تازه‌ترین نخست.", en="The recorded steps, newest first.")
@option("--last", "limit", type=click.IntRange(1), default=30, fa="شمار گام‌ها", en="How many steps.")
@formats
@click.pass_obj
def log_command(where: Where, limit: int, as_json: bool, as_csv: bool) -> None:
    """Show the journal."""
    with where.opened() as study:
        steps = study.history(limit)
    columns = [
        Column("step", "گام", "step"),
        Column("at", "زمان", "at"),
        Column("who", "کدگذار", "who"),
        Column("kind", "گونه", "kind"),
        Column("name", "کار", "what"),
        Column("changes", "تغییر", "changes"),
        Column("target", "گام هدف", "of step"),
        Column("undone", "واگردشده", "undone"),
        Column("reason", "دلیل", "reason"),
    ]
    records = [
        {
            "step": step.seq,
            "at": step.at,
            "who": step.who,
            "kind": step.kind,
            "name": step.name,
            "changes": step.changes,
            "target": step.target,
            "undone": step.undone if as_json else ("×" if step.undone else ""),
            "reason": step.reason,
        }
        for step in steps
    ]
    show(columns, records, as_json, as_csv)


@command(
    "undo",
    fa="آخرین گام شما را (یا گام شمارهٔ STEP را به‌تنهایی) واگرد می‌کند.",
    en="Take back your last step, or the step numbered STEP alone.",
)
@click.argument("step", required=False, type=click.IntRange(1))
@click.pass_obj
def undo_command(where: Where, step: int | None) -> None:
    """Undo."""
    with where.opened() as study:
        undone = study.undo(step)
    tell(say(digits.to_persian(f"گام {undone} واگرد شد."), f"Step {undone} was undone."))


@command("redo", fa="آنچه را آخر واگرد کردید دوباره انجام می‌دهد.", en="Do again what you undid last.")
@click.pass_obj
def redo_command(where: Where) -> None:
    """Redo."""
    with where.opened() as study:
        redone = study.redo()
    tell(say(digits.to_persian(f"گام {redone} دوباره انجام شد."), f"Step {redone} was done again."))
