"""Commands by which a study goes into a file and comes back: dump, load, backup."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.bilingual import command, option, say
from coder.cli.main import Where
from coder.cli.show import tell

if TYPE_CHECKING:
    from coder.cli.exchanging import Side


@command(
    "dump",
    fa="همهٔ پژوهش را در یک پروندهٔ متنی (پیش‌فرض: corpus/study.jsonl) یا کتابچهٔ کد را در codebook.yaml می‌نویسد.",
    en="Write the whole study to one text file (corpus/study.jsonl), or the codebook to codebook.yaml.",
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def dump_command(where: Where, file: Path | None) -> None:
    """Write the study, or the database's side of the codebook."""
    from coder.study import files

    with where.connected() as study:
        written = files.dump(study, file)
    tell(say(f"نوشته شد: {written}", f"Written: {written}"))


@command(
    "load",
    fa="رونوشت پژوهش را به جای پایگاه داده می‌گذارد (نخست پشتیبان می‌گیرد)، یا codebook.yaml را می‌پذیرد.",
    en="Put a dump in the place of the database (after a backup), or accept codebook.yaml as it is.",
)
@click.argument("file", type=click.Path(path_type=Path))
@option(
    "--merge",
    "merged",
    is_flag=True,
    fa="به جای جایگزینی، رونوشت را در پایگاه داده ادغام کن",
    en="Merge the dump into the database instead of replacing it.",
)
@option("--ours", "side", flag_value="ours", fa="در هر ناسازگاری نسخهٔ این‌جا بماند", en="Keep ours where both differ.")
@option("--theirs", "side", flag_value="theirs", fa="در هر ناسازگاری نسخهٔ دیگر بیاید", en="Take theirs instead.")
@click.pass_obj
def load_command(where: Where, file: Path, merged: bool, side: "Side | None") -> None:
    """Read a dump, or the file's side of the codebook."""
    from coder.study import files

    if merged:
        _merge(where, file, side)
        return
    with where.connected() as study:
        kept = files.load(study, file)
    tell(say(f"خوانده شد: {file}", f"Loaded: {file}"))
    if kept:
        tell(say(f"پایگاه پیشین نگه داشته شد: {kept}", f"The database as it was is kept in {kept}"))


def _merge(where: Where, file: Path, side: "Side | None") -> None:
    from coder.cli.exchanging import merge_copy
    from coder.study import files, merging

    with where.connected() as study:
        place = files.placed(study, file)
        merge_copy(study, merging.other_copy(place), side, dry_run=False, name=file.name)
        merging.in_step_with(study, place)


@command("backup", fa="نسخهٔ پشتیبانی در پوشهٔ backups می‌سازد.", en="Make a copy in the folder backups.")
@click.pass_obj
def backup_command(where: Where) -> None:
    """Back up."""
    from coder.study import files

    with where.opened() as study:
        copy = files.backup(study)
    tell(say(f"نسخهٔ پشتیبان: {copy}", f"Backup: {copy}"))
