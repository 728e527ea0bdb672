"""Commands by which studies go to other tools and other coders' copies come in: export, merge."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from coder.cli.bilingual import command, option, say
from coder.cli.losses import kind_named, number, tell_losses, tell_sums, tell_ways
from coder.cli.main import Where
from coder.cli.show import tell

if TYPE_CHECKING:
    from coder.model.corpus import SourceKind
    from coder.study import merging
    from coder.study.merging import Deciding, Differing, SameCode, Union

Side = Literal["ours", "theirs"]


@command(
    "export",
    fa="پژوهش را برای برنامه‌های دیگر می‌نویسد: qdpx همهٔ پژوهش، qdc کتابچهٔ کد، docx یک منبع با کدها در حاشیه، "
    "csv و xlsx قطعه‌های کدگذاری‌شده یا کدها.",
    en="Write the study for other tools: qdpx the whole study, qdc the codebook, docx a source with its codings as "
    "comments, csv and xlsx the coded segments or the codes.",
)
@click.argument("file", type=click.Path(path_type=Path))
@option(
    "--source",
    metavar="E07",
    fa="کدام منبع (برای docx؛ بی آن: نام پرونده)",
    en="Which source (docx; else FILE's name).",
)
@option("--codes", is_flag=True, fa="کدها، نه قطعه‌ها (csv، xlsx)", en="The codes, not the segments (csv, xlsx).")
@click.pass_obj
def export_command(where: Where, file: Path, source: str | None, codes: bool) -> None:
    """Export to a file by its ending, and tell what it doesn't hold."""
    from coder.errors import NoSuchExport
    from coder.study import commenting, exchanging, segments

    table = segments.export_codes if codes else segments.export_segments
    writers: dict[str, Callable[[Any, Path], Any]] = {
        ".qdpx": exchanging.export_project,
        ".qdc": exchanging.export_codebook,
        ".docx": lambda study, path: commenting.export(study, source or file.stem, path),
        ".csv": table,
        ".xlsx": table,
    }
    writer = writers.get(file.suffix.lower())
    if writer is None:
        raise NoSuchExport(path=file, allowed=", ".join(writers))
    with where.opened() as study:
        losses = writer(study, file.absolute())
    tell(say(f"نوشته شد: {file}", f"Written: {file}"))
    tell_losses(losses)


def import_project(study: Any, file: Path, kind: "SourceKind", dry_run: bool) -> None:
    """Take a project or a codebook of another tool in, in one step, and tell what wasn't taken over."""
    from coder.study import exchanging

    incoming = exchanging.preview(study, file, kind)
    tell_ways(incoming.ways, incoming.origin)
    tell_union(incoming.union)
    tell_losses(incoming.losses)
    if dry_run:
        tell(say("چیزی وارد نشد (--dry-run).", "Nothing was taken in (--dry-run)."))
        return
    step = exchanging.take_in(study, incoming.union, "exchange.import", file.name)
    tell_step(step)


@command(
    "merge",
    fa="نسخهٔ کدگذار دیگری را (پوشهٔ پژوهش، پایگاه داده یا رونوشت) در این پژوهش ادغام می‌کند.",
    en="Merge another coder's copy (a study's folder, a database or a dump) into this study.",
)
@click.argument("other", type=click.Path(path_type=Path))
@option("--ours", "side", flag_value="ours", fa="در هر ناسازگاری نسخهٔ این‌جا بماند", en="Keep ours where both differ.")
@option("--theirs", "side", flag_value="theirs", fa="در هر ناسازگاری نسخهٔ دیگر بیاید", en="Take theirs instead.")
@option(
    "--reanchor",
    is_flag=True,
    fa="سندی را که متن دیگری دارد جدا نگه ندار: کدگذاری‌هایش را بر متن این‌جا بنشان",
    en="Don't keep a document with other words apart: carry its codings over to the text here.",
)
@option("--dry-run", is_flag=True, fa="تنها نشان بده چه می‌شود", en="Only show what would happen.")
@click.pass_obj
def merge_command(where: Where, other: Path, side: Side | None, reanchor: bool, dry_run: bool) -> None:
    """Merge, asking where a person must decide."""
    from coder.study import merging

    copy = merging.other_copy(other)
    with where.opened() as study:
        if reanchor:
            copy = merging.reanchored(study, copy)
        merge_copy(study, copy, side, dry_run, other.name)


def merge_copy(study: Any, copy: "merging.Other", side: Side | None, dry_run: bool, name: str) -> None:
    """Merge ``copy`` in one step; differences go to ``side``, or are asked one by one in a terminal."""
    from coder.study import merging

    if dry_run:
        _tell_questions(merging.questions(study, copy))
        deciding = merging.by_rule(side or "ours")
    else:
        deciding = _deciding(study, copy, side)
    union = merging.plan(study, copy, deciding)
    tell_union(union)
    tell_losses((*copy.losses, *union.losses))
    if dry_run:
        tell(say("چیزی ادغام نشد (--dry-run).", "Nothing was merged (--dry-run)."))
        return
    tell_step(merging.merge(study, copy, union, name))


def _deciding(study: Any, copy: "merging.Other", side: Side | None) -> "Deciding":
    from coder.study import merging

    if side is not None:
        return merging.by_rule(side)
    if not sys.stdin.isatty():
        merging.questions(study, copy).refuse()
        return merging.by_rule("ours")
    return merging.Deciding(_ask_same, _ask_side)


def _ask_same(question: "SameCode") -> bool:
    tell(
        say(
            f"کد «{question.ours.label}» ({question.ours.ref}) و کد «{question.theirs.label}» ({question.theirs.ref}) "
            "یک برچسب دارند.",
            f"The codes '{question.ours.label}' ({question.ours.ref}) and '{question.theirs.label}' "
            f"({question.theirs.ref}) have one label.",
        )
    )
    tell(say("یکی هستند؟ (y: آری، n: نه)", "Are they one code? (y: yes, n: no)"))
    return click.confirm(">", default=True, prompt_suffix=" ", err=True)


def _ask_side(question: "Differing") -> Side:
    from coder.study.merging import named

    tell(f"{kind_named(question.kind)}: {named(question.ours)}")
    for name in question.fields:
        ours, theirs = getattr(question.ours, name), getattr(question.theirs, name)
        tell(f"  {name}: {say('این‌جا', 'ours')} {ours!s:.200} | {say('آن‌جا', 'theirs')} {theirs!s:.200}")
    tell(say("کدام بماند؟ (ours: این‌جا، theirs: آن‌جا)", "Which one stays?"))
    choice = click.prompt(">", type=click.Choice(["ours", "theirs"]), default="ours", prompt_suffix=" ", err=True)
    return "theirs" if choice == "theirs" else "ours"


def _tell_questions(found: "merging.Questions") -> None:
    from coder.study.merging import named

    for one in found.same_codes:
        line = f"{one.ours.ref} ~ {one.theirs.ref}: {one.ours.label}"
        tell(say(f"پرسیده می‌شود: یکی هستند؟ {line}", f"Would ask: one code? {line}"))
    for other in found.differing:
        line = f"{kind_named(other.kind)} {named(other.ours)}: {', '.join(other.fields)}"
        tell(say(f"پرسیده می‌شود: کدام بماند؟ {line}", f"Would ask: whose stays? {line}"))


def tell_union(union: "Union") -> None:
    """Tell what is new, what was there and what differs."""
    tell_sums(say("تازه", "New"), dict(union.added))
    tell_sums(say("از پیش هست", "There already"), dict(union.same))
    tell_sums(say("تکمیل یا جایگزین شده", "Completed or replaced"), dict(union.changed))
    tell_sums(say("ناسازگار؛ نسخهٔ این‌جا ماند", "Different; ours stays"), dict(union.kept))


def tell_step(step: int | None) -> None:
    """Tell the step that holds it all, and how it is taken back."""
    if step is None:
        tell(say("چیز تازه‌ای نبود؛ چیزی تغییر نکرد.", "There was nothing new; nothing was changed."))
    else:
        tell(
            say(
                f"گام {number(step)}. با «coder undo {step}» یک‌جا واگرد می‌شود.",
                f"Step {step}. 'coder undo {step}' takes it back as one.",
            )
        )
