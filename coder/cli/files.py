"""Commands by which a study goes into a file and comes back: dump, load, backup."""

from pathlib import Path

import click

from coder.cli.bilingual import command, say
from coder.cli.main import Where
from coder.cli.show import tell


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
@click.pass_obj
def load_command(where: Where, file: Path) -> None:
    """Read a dump, or the file's side of the codebook."""
    from coder.study import files

    with where.connected() as study:
        kept = files.load(study, file)
    tell(say(f"خوانده شد: {file}", f"Loaded: {file}"))
    if kept:
        tell(say(f"پایگاه پیشین نگه داشته شد: {kept}", f"The database as it was is kept in {kept}"))


@command("backup", fa="نسخهٔ پشتیبانی در پوشهٔ backups می‌سازد.", en="Make a copy in the folder backups.")
@click.pass_obj
def backup_command(where: Where) -> None:
    """Back up."""
    from coder.study.opening import back_up

    with where.opened() as study:
        copy = back_up(study)
    tell(say(f"نسخهٔ پشتیبان: {copy}", f"Backup: {copy}"))
