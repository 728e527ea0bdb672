"""``coder factors group``, ``drop``, ``split``, ``move`` …: what makes the final list of codes."""

from typing import TYPE_CHECKING, Any

import click

from coder.cli.bilingual import command, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, show, tell
from coder.persian import digits

if TYPE_CHECKING:
    from coder.study.board import Board

QUADRANTS = click.Choice(["S", "W", "O", "T"], case_sensitive=False)

reason_option = option("--reason", default="", fa="دلیل، به زبان خودتان", en="Why, in your own words.")


def done(step: int, fa: str, en: str) -> None:
    """Say what was done, and as which step it can be taken back."""
    tell(say(digits.to_persian(f"{fa} (گام {step})"), f"{en} (step {step})"))


@command(
    "group",
    fa="کدها (یا همهٔ کدهای یک عامل) را در عاملی گروه می‌کند: --into S3، یا --new با --quadrant و --reason.",
    en="Group codes (or all codes of a factor) into a factor: --into S3, or --new with --quadrant and --reason.",
)
@click.argument("codes", nargs=-1, required=True)
@option(
    "--into", "into", metavar="FACTOR", fa="عامل: شماره یا بخشی از نام", en="The factor: number or part of its label."
)
@option("--new", "label", metavar="LABEL", fa="عاملی تازه با این نام", en="A new factor with this label.")
@option("--quadrant", "quadrant", type=QUADRANTS, fa="ربع عامل تازه", en="The new factor's quadrant.")
@reason_option
@click.pass_obj
def group_command(
    where: Where, codes: tuple[str, ...], into: str | None, label: str | None, quadrant: str | None, reason: str
) -> None:
    """Group codes."""
    from coder.model.codebook import Quadrant
    from coder.study import consolidating
    from coder.study.board import board

    if (into is None) == (label is None) or (label is None) != (quadrant is None):
        raise click.UsageError(say("یا --into بدهید یا --new با --quadrant", "Give --into, or --new with --quadrant."))
    with where.opened() as study:
        now = board(study)
        chosen = _codes(now, codes)
        if into is not None:
            factor = now.factor(into)
        elif label is not None and quadrant is not None:
            consolidating.check_fit([now.code_of[code] for code in chosen], Quadrant(quadrant))
            _, factor = consolidating.make_factor(study, Quadrant(quadrant), label, reason)
        step = consolidating.group(study, chosen, factor.id, reason)
        now = board(study)
    held = "، ".join(code.ref for code in now.grouped[factor.id])
    held_en = ", ".join(code.ref for code in now.grouped[factor.id])
    name = now.number[factor.id]
    done(step, f"{name} «{factor.label}»: {held}", f"{name} '{factor.label}': {held_en}")


@command(
    "ungroup",
    fa="تصمیم دربارهٔ کدها را پس می‌گیرد: دیگر نه در عاملی‌اند و نه کنار گذاشته.",
    en="Take back what was decided about codes: neither grouped nor dropped any more.",
)
@click.argument("codes", nargs=-1, required=True)
@reason_option
@click.pass_obj
def ungroup_command(where: Where, codes: tuple[str, ...], reason: str) -> None:
    """Ungroup codes."""
    from coder.study import consolidating
    from coder.study.board import board

    with where.opened() as study:
        step = consolidating.ungroup(study, _codes(board(study), codes), reason)
    done(step, f"از گروه درآمد: {' '.join(codes)}", f"Ungrouped: {' '.join(codes)}")


@command(
    "drop",
    fa="کدها را از فهرست نهایی کنار می‌گذارد؛ سبب و دلیل هر دو لازم است.",
    en="Leave codes out of the final list; the cause and the reason are both asked for.",
)
@click.argument("codes", nargs=-1, required=True)
@option(
    "--cause",
    type=click.Choice(["off_subject", "rejected", "covered", "other"]),
    required=True,
    fa="سبب: بیرون از موضوع، ردشده، پوشیده در جای دیگر، جز این‌ها",
    en="Off the subject, rejected, covered elsewhere, or other.",
)
@reason_option
@click.pass_obj
def drop_command(where: Where, codes: tuple[str, ...], cause: str, reason: str) -> None:
    """Drop codes."""
    from coder.model.swot import Cause
    from coder.study import consolidating
    from coder.study.board import board

    with where.opened() as study:
        step = consolidating.drop(study, _codes(board(study), codes), Cause(cause), reason)
    done(step, f"کنار گذاشته شد: {' '.join(codes)}", f"Dropped: {' '.join(codes)}")


@command(
    "apart",
    fa="دو کد یا دو عامل را جدا نگه می‌دارد و دیگر نمی‌پرسد؛ بی‌نام، جفت‌های جدا را نشان می‌دهد.",
    en="Keep two codes or two factors apart and ask no more; without names, show the pairs kept apart.",
)
@click.argument("pair", nargs=-1)
@reason_option
@formats
@click.pass_obj
def apart_command(where: Where, pair: tuple[str, ...], reason: str, as_json: bool, as_csv: bool) -> None:
    """Keep apart, or list."""
    from coder.study import consolidating
    from coder.study.board import board

    if len(pair) not in (0, 2):
        raise click.UsageError(say("دو نام بدهید", "Give two names."))
    with where.opened() as study:
        now = board(study)
        if pair:
            one, other = (_code_or_factor(now, name) for name in pair)
            step = consolidating.keep_apart(study, one, other, reason)
            done(step, f"جدا می‌ماند: {pair[0]} و {pair[1]}", f"Kept apart: {pair[0]} and {pair[1]}")
            return
    records = [
        {
            "one": consolidating.named(now, kept.one),
            "other": consolidating.named(now, kept.other),
            "reason": kept.reason,
        }
        for kept in now.aparts
    ]
    columns = [Column("one", "یکی", "one"), Column("other", "دیگری", "other"), Column("reason", "دلیل", "reason")]
    show(columns, records, as_json, as_csv)


@command(
    "split",
    fa="چند کد را از یک عامل جدا و عاملی تازه درست پس از آن می‌سازد.",
    en="Split some codes off a factor into a new one right behind it.",
)
@click.argument("factor")
@click.argument("codes", nargs=-1, required=True)
@option("--label", required=True, fa="نام عامل تازه", en="The new factor's label.")
@reason_option
@click.pass_obj
def split_command(where: Where, factor: str, codes: tuple[str, ...], label: str, reason: str) -> None:
    """Split a factor."""
    from coder.study import consolidating
    from coder.study.board import board

    with where.opened() as study:
        now = board(study)
        step, new = consolidating.split(study, now.factor(factor).id, _codes(now, codes), label, reason)
        name = board(study).number[new.id]
    done(step, f"{name} «{label}» ساخته شد", f"{name} '{label}' was made")


@command(
    "join",
    fa="دو عامل را یکی می‌کند: کدها و پیوند راهبردهای FACTOR به --into می‌رود.",
    en="Make one factor of two: the codes and strategy links of FACTOR go over to --into.",
)
@click.argument("factor")
@option("--into", required=True, metavar="FACTOR", fa="عاملی که می‌ماند", en="The factor that stays.")
@reason_option
@click.pass_obj
def join_command(where: Where, factor: str, into: str, reason: str) -> None:
    """Join two factors."""
    from coder.study import consolidating
    from coder.study.board import board

    with where.opened() as study:
        now = board(study)
        kept = now.factor(into)
        step = consolidating.join(study, now.factor(factor).id, kept.id, reason)
        name = board(study).number[kept.id]
    done(step, f"{factor} در {name} «{kept.label}» یکی شد", f"{factor} went into {name} '{kept.label}'")


@command("remove", fa="عاملی تهی را از فهرست برمی‌دارد.", en="Take an empty factor off the list.")
@click.argument("factor")
@reason_option
@click.pass_obj
def remove_command(where: Where, factor: str, reason: str) -> None:
    """Remove a factor."""
    from coder.study import consolidating
    from coder.study.board import board

    with where.opened() as study:
        step = consolidating.remove(study, board(study).factor(factor).id, reason)
    done(step, f"برداشته شد: {factor}", f"Taken away: {factor}")


@command("label", fa="نام عامل را دگرگون می‌کند.", en="Word a factor anew.")
@click.argument("factor")
@click.argument("words")
@reason_option
@click.pass_obj
def label_command(where: Where, factor: str, words: str, reason: str) -> None:
    """Label a factor."""
    from coder.study import consolidating
    from coder.study.board import board

    with where.opened() as study:
        step = consolidating.label(study, board(study).factor(factor).id, words, reason)
    done(step, f"{factor}: «{words}»", f"{factor}: '{words}'")


def places(function: Any) -> Any:
    """Give a command the options ``--up``, ``--down`` and ``--to``."""
    for flag, fa, en in (("down", "یکی پایین‌تر", "One place down."), ("up", "یکی بالاتر", "One place up.")):
        function = option(f"--{flag}", "where_to", flag_value=flag, fa=fa, en=en)(function)
    return option("--to", "place", type=click.IntRange(1), fa="به این جا", en="To this place.")(function)


def one_place(where_to: str | None, place: int | None) -> Any:
    """Give where to go from the options of :func:`places`."""
    if (where_to is None) == (place is None):
        raise click.UsageError(say("یکی از --up و --down و --to را بدهید", "Give one of --up, --down, --to."))
    return where_to or place


@command("move", fa="جای عامل را در ربع خودش عوض می‌کند.", en="Move a factor within its quadrant.")
@click.argument("factor")
@places
@click.pass_obj
def move_command(where: Where, factor: str, where_to: str | None, place: int | None) -> None:
    """Move a factor."""
    from coder.study import consolidating
    from coder.study.board import board

    target = one_place(where_to, place)
    with where.opened() as study:
        moved = board(study).factor(factor)
        step = consolidating.move(study, moved.id, target)
        name = board(study).number[moved.id]
    done(step, f"«{moved.label}» اکنون {name} است", f"'{moved.label}' is {name} now")


@command(
    "quadrant",
    fa="ربع عامل را با دلیل تصمیم می‌گیرد (درونی یا بیرونی).",
    en="Decide a factor's quadrant (internal or external), with the reason.",
)
@click.argument("factor")
@click.argument("to", type=QUADRANTS)
@reason_option
@click.pass_obj
def quadrant_command(where: Where, factor: str, to: str, reason: str) -> None:
    """Decide the quadrant."""
    from coder.model.codebook import Quadrant
    from coder.study import consolidating
    from coder.study.board import board

    with where.opened() as study:
        moved = board(study).factor(factor)
        step = consolidating.quadrant(study, moved.id, Quadrant(to), reason)
        name = board(study).number[moved.id]
    done(step, f"«{moved.label}» اکنون {name} است", f"'{moved.label}' is {name} now")


def _codes(now: "Board", names: tuple[str, ...]) -> list[str]:
    """Give the ids of the codes named; a factor's number stands for all its codes."""
    known = {code.ref.lower() for code in now.codes}
    found: list[str] = []
    for name in names:
        if digits.to_latin(name).upper() in now.number.values() and digits.to_latin(name).lower() not in known:
            found += [code.id for code in now.grouped[now.factor(name).id]]
        else:
            found.append(now.code(name).id)
    return found


def _code_or_factor(now: "Board", name: str) -> str:
    if digits.to_latin(name).upper() in now.number.values():
        return now.factor(name).id
    return now.code(name).id
