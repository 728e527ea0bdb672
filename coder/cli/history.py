"""Commands on the journal: what was done, undo, redo, milestones."""

from typing import TYPE_CHECKING

import click

from coder.cli.bilingual import command, language, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, show, tell
from coder.persian import digits

if TYPE_CHECKING:
    from coder.model.entity import Milestone
    from coder.study.altered import Altered


_KINDS = {"do": ("انجام", "do"), "undo": ("واگرد", "undo"), "redo": ("دوباره", "redo")}


def _at(moment: str, raw: bool) -> str:
    """Give a moment of the journal as it is kept, or as Persians read it."""
    from coder.persian import dates

    return moment if raw or language() == "en" else dates.moment(moment)


@command("log", fa="گام‌های ثبت‌شده، تازه‌ترین نخست.", en="The recorded steps, newest first.")
@option("--last", "limit", type=click.IntRange(1), default=30, fa="شمار گام‌ها", en="How many steps.")
@formats
@click.pass_obj
def log_command(where: Where, limit: int, as_json: bool, as_csv: bool) -> None:
    """Show the journal."""
    from coder.model.steps import told

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
            "at": _at(step.at, as_json or as_csv),
            "who": step.who,
            "kind": step.kind if as_json or as_csv else say(*_KINDS[step.kind]),
            "name": step.name if as_json or as_csv else told(step.name, language()),
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


@command(
    "milestone",
    fa="به اکنونِ پژوهش نام می‌دهد (NAME)؛ بی‌نام: نقطه‌های نام‌دار. «‎--changes» تغییرهای پس از آن، «‎--return» بازگشت.",
    en="Give the study's present state a NAME; without one, list the named points.",
)
@click.argument("name", required=False)
@option("--changes", is_flag=True, fa="آنچه از آن نقطه تغییر کرده است", en="Show what changed since that point.")
@option(
    "--return",
    "back",
    is_flag=True,
    fa="همه‌چیز را در یک گام به آن نقطه بازگردان",
    en="Bring everything back to that point, as one step that can be undone.",
)
@formats
@click.pass_obj
def milestone_command(where: Where, name: str | None, changes: bool, back: bool, as_json: bool, as_csv: bool) -> None:
    """Name, list, compare and go back to points of the journal."""
    from coder.study import milestones

    with where.opened() as study:
        if name is None:
            _show_milestones(milestones.listed(study), as_json, as_csv)
        elif changes:
            _show_changes(milestones.changes_since(study, milestones.named(study, name)), as_json, as_csv)
        elif back:
            step = milestones.go_back(study, milestones.named(study, name))
            tell(
                say(
                    f"همه‌چیز به «{name}» بازگشت (گام {digits.to_persian(str(step))}؛ «coder undo» آن را برمی‌گرداند).",
                    f"Everything is as at '{name}' again (step {step}; 'coder undo' takes that back).",
                )
            )
        else:
            milestones.mark(study, name)
            tell(say(f"این نقطه «{name}» نام گرفت.", f"This point is named '{name}'."))


def _show_milestones(found: "list[Milestone]", as_json: bool, as_csv: bool) -> None:
    columns = [
        Column("name", "نام", "name"),
        Column("step", "گام", "step"),
        Column("at", "زمان", "at"),
        Column("coder", "کدگذار", "who"),
    ]
    records = [
        {"name": one.name, "step": one.seq, "at": _at(one.at, as_json or as_csv), "coder": one.coder} for one in found
    ]
    show(columns, records, as_json, as_csv)


def _show_changes(found: "list[Altered]", as_json: bool, as_csv: bool) -> None:
    from coder.model.kinds import FIELDS, HOWS, KINDS

    columns = [
        Column("kind", "گونه", "kind"),
        Column("how", "چه شد", "how"),
        Column("name", "چه", "what"),
        Column("fields", "ستون‌ها", "fields"),
    ]
    raw = as_json or as_csv
    records = [
        {
            "kind": one.kind if raw else say(*KINDS[one.kind]),
            "how": one.how if raw else say(*HOWS[one.how]),
            "name": one.name,
            "fields": [
                field.name if raw else say(*FIELDS.get(field.name, (field.name, field.name))) for field in one.fields
            ]
            if one.how == "changed"
            else [],
        }
        for one in found
    ]
    show(columns, records, as_json, as_csv)
