"""Texts that arrive: files or a whole folder, after a look at what would come."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.bilingual import language, say
from coder.cli.main import Where
from coder.cli.show import Column, show, tell
from coder.persian import digits

if TYPE_CHECKING:
    from coder.study.imports import Arrival, HowRead, Refusal
    from coder.study.study import OpenStudy

#: How the damage levels are called: Persian, English.
_LEVELS = {"ok": ("سالم", "ok"), "suspect": ("مشکوک", "suspect"), "damaged": ("آسیب‌دیده", "damaged"), "": ("—", "—")}


def import_texts(where: Where, files: tuple[Path, ...], how: "HowRead", dry_run: bool) -> int:
    """Take files and folders in, or only look (``dry_run``); give the exit code."""
    from coder.study import imports

    how = replace(how, accept_damage=how.accept_damage or dry_run)
    named = [path for path in files if path.name != "experts.csv"]
    with where.opened() as study:
        arrivals, there, refused = _look(study, named, how)
        if refused and not dry_run:
            raise refused[0].problem
        if not dry_run:
            if arrivals:
                imports.take_in(study, arrivals)
            if len(named) < len(files) or not files:
                imports.renew_experts(study)
    _tell_all(arrivals, there, refused)
    if dry_run:
        tell(say("چیزی وارد نشد (--dry-run).", "Nothing was taken in (--dry-run)."))
    elif arrivals:
        tell(say(digits.to_persian(f"{len(arrivals)} پرونده وارد شد."), f"{len(arrivals)} files were taken in."))
    elif there:
        tell(say("پروندهٔ تازه‌ای نبود.", "There was no new file."))
    else:
        tell(say("experts.csv خوانده شد.", "experts.csv was read."))
    return 2 if refused else 0


def _look(
    study: "OpenStudy", named: list[Path], how: "HowRead"
) -> tuple[list["Arrival"], list["Refusal"], list["Refusal"]]:
    """Look at files and folders: what would come in, what of a folder is there already, and what can't come in."""
    from coder.errors import AlreadyImported, FileMissing
    from coder.study.imports import Refusal, survey
    from coder.study.places import files_in

    for path in named:
        if not path.exists():
            raise FileMissing(path=path)
    files: list[Path] = []
    of_folders: set[Path] = set()
    for path in named:
        if path.is_dir():
            of_folders.update(found for found in files_in(path) if found not in files)
            files += (found for found in files_in(path) if found not in files)
        else:
            files.append(path)
    arrivals: list[Arrival] = []
    there: list[Refusal] = []
    refused: list[Refusal] = []
    for number, found in enumerate(survey(study, files, how), 1):
        _progress(number, len(files), found.path)
        if not isinstance(found, Refusal):
            arrivals.append(found)
        elif isinstance(found.problem, AlreadyImported) and found.path in of_folders:
            there.append(found)
        else:
            refused.append(found)
    return arrivals, there, refused


def _progress(number: int, total: int, path: Path) -> None:
    """Show on a terminal how far the reading is, in a line that goes away."""
    if total > 3 and sys.stderr.isatty():
        click.echo("\r\x1b[K" + (f"{number}/{total} {path.name}" if number < total else ""), nl=False, err=True)


def _tell_all(arrivals: list["Arrival"], there: list["Refusal"], refused: list["Refusal"]) -> None:
    if arrivals:
        _show(arrivals)
    for arrival in arrivals:
        _offer_headers(arrival)
        _tell_damage(arrival)
    if there:
        names = ", ".join(found.path.name for found in there)
        tell(say(f"پیش‌تر وارد شده‌اند: {names}", f"In the study already: {names}"))
    for found in refused:
        tell(found.problem.message(language()))


def _show(arrivals: list["Arrival"]) -> None:
    columns = [
        Column("source", "منبع", "source"),
        Column("words", "واژه‌ها", "words"),
        Column("size", "حجم (کیلوبایت)", "size (KB)"),
        Column("turns", "نوبت‌ها", "turns"),
        Column("experts", "صاحب‌نظران", "experts"),
        Column("speakers", "گویندگان", "speakers"),
        Column("encoding", "رمزگذاری", "encoding"),
        Column("damage", "متن", "text"),
    ]
    records = [
        {
            "source": arrival.source.ref,
            "words": arrival.words,
            "size": max(1, arrival.path.stat().st_size // 1024),
            "turns": len(arrival.source.turns),
            "experts": [expert.ref for expert in arrival.experts],
            "speakers": [speaker.label for speaker in arrival.source.speakers],
            "encoding": arrival.source.encoding,
            "damage": say(*_LEVELS[arrival.source.damage]),
        }
        for arrival in arrivals
    ]
    show(columns, records, as_json=False, as_csv=False)


def _offer_headers(arrival: "Arrival") -> None:
    """Tell which headers and page numbers could be left out."""
    if arrival.headers:
        shown = " / ".join(arrival.headers[:3])
        tell(
            say(
                f"{arrival.source.ref}: سرصفحه یا شمارهٔ صفحه دارد («{shown}»)؛ با --drop-headers کنار می‌رود.",
                f"{arrival.source.ref}: has headers or page numbers ('{shown}'); --drop-headers leaves them out.",
            )
        )


def _tell_damage(arrival: "Arrival") -> None:
    """Tell what is wrong with a text, with words that show it, and what to do."""
    from coder.persian import damage

    source = arrival.source
    if source.damage_reasons:
        why, what = (say_in(source.damage_reasons, language()) for say_in in (damage.told, damage.advice))
        examples = " ".join(arrival.doubtful)
        level = say(*_LEVELS[source.damage])
        tell(
            say(
                f"{source.ref}: {level}: {why}. نمونه: {examples}. {what}.",
                f"{source.ref}: {level}: {why}. Examples: {examples}. Please {what}.",
            )
        )
        if source.damage == "damaged":
            tell(say("بی --accept-damage وارد نمی‌شود.", "It isn't taken in without --accept-damage."))
