"""Commands on the corpus: make a study, import files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.bilingual import command, option, say
from coder.cli.main import Where
from coder.cli.show import Column, show, tell
from coder.persian import digits

if TYPE_CHECKING:
    from coder.model.corpus import SourceKind
    from coder.study.imports import Arrival

#: Other tools' projects and codebooks.
_PROJECTS = (".qdpx", ".qde", ".qdc")


@command("init", fa="پژوهش تازه‌ای در این پوشه (یا DIR) می‌سازد.", en="Make a new study here (or in DIR).")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def init_command(where: Where, folder: Path | None) -> None:
    """Make a study."""
    from coder.study.opening import create

    place = (folder or where.folder).absolute()
    create(place, where.who)
    tell(
        say(
            f"پژوهش تازه ساخته شد: {place}\n"
            "کدها را در codebook.yaml بنویسید و مصاحبه‌ها را با «coder import» وارد کنید.",
            f"A new study was made: {place}\nWrite codes into codebook.yaml; take interviews in with 'coder import'.",
        )
    )


@command(
    "import",
    fa="مصاحبه‌ها یا سندها را وارد می‌کند (docx، odt، rtf، txt، md، srt، vtt، html). "
    "پروژهٔ برنامه‌های دیگر هم (qdpx، qdc). بی‌پرونده: experts.csv را از نو می‌خواند.",
    en="Take interviews or documents in (docx, odt, rtf, txt, md, srt, vtt, html), "
    "and other tools' projects (qdpx, qdc). Without files: read experts.csv again.",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@option("--document", is_flag=True, fa="این‌ها سند هستند، نه مصاحبه", en="These are documents, not interviews.")
@option("--encoding", fa="رمزگذاری متن، مانند windows-1256", en="The text's encoding, such as windows-1256.")
@option(
    "--replace",
    "replaced",
    is_flag=True,
    fa="متن درست‌شدهٔ منبعی که هست؛ کدگذاری‌ها با واژه‌هایشان می‌روند",
    en="The corrected text of a source that is there; codings go along with their words.",
)
@option(
    "--comments",
    is_flag=True,
    fa="یادداشت‌های حاشیهٔ ورد را کدگذاری بگیر (نویسنده‌ها پرسیده می‌شوند)",
    en="Take Word comments as codings (authors are asked about).",
)
@option(
    "--author",
    "authors",
    multiple=True,
    metavar="NAME=USE",
    fa="یادداشت‌های این نویسنده: codes، memos یا skip",
    en="What this author's comments are: codes, memos or skip.",
)
@option(
    "--segments", is_flag=True, fa="جدول قطعه‌های کدگذاری‌شده (csv، xlsx)", en="A table of coded segments (csv, xlsx)."
)
@option("--codes", is_flag=True, fa="جدول کدها (csv، xlsx)", en="A table of codes (csv, xlsx).")
@option(
    "--column",
    "columns",
    multiple=True,
    metavar="WHAT=HEADING",
    fa="کدام ستون جدول چیست: quote=Segment",
    en="Which column of the table is what: quote=Segment.",
)
@option("--dry-run", is_flag=True, fa="تنها نشان بده چه خوانده می‌شود", en="Only show what would be read.")
@click.pass_obj
def import_command(
    where: Where,
    files: tuple[Path, ...],
    document: bool,
    encoding: str | None,
    replaced: bool,
    comments: bool,
    authors: tuple[str, ...],
    segments: bool,
    codes: bool,
    columns: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Import files, or look again at ``experts.csv``."""
    from coder.model.corpus import SourceKind

    if replaced:
        _replace(where, _existing(list(files)), encoding, dry_run)
        return
    kind = SourceKind.DOCUMENT if document else SourceKind.INTERVIEW
    if comments:
        _each(where, files, lambda taking, study, path: taking.comments(study, path, authors, kind, dry_run))
    elif segments or codes:
        _each(where, files, lambda taking, study, path: taking.table(study, path, codes, columns, dry_run))
    elif any(path.suffix.lower() in _PROJECTS for path in files):
        _import_projects(where, _existing(list(files)), kind, dry_run)
    else:
        _import_texts(where, files, kind, encoding, dry_run)


def _each(where: Where, files: tuple[Path, ...], take: Callable[[Any, Any, Path], None]) -> None:
    """Take something of each file in, each as one step."""
    from coder.cli import taking

    with where.opened() as study:
        for path in _existing(list(files)):
            take(taking, study, path)


def _import_texts(
    where: Where, files: tuple[Path, ...], kind: "SourceKind", encoding: str | None, dry_run: bool
) -> None:
    from coder.study import imports

    texts = [path for path in files if path.name != "experts.csv"]
    with where.opened() as study:
        arrivals = imports.preview(study, _existing(texts), kind, encoding) if texts else []
        if not dry_run:
            if arrivals:
                imports.take_in(study, arrivals)
            if len(texts) < len(files) or not files:
                imports.renew_experts(study)
    if arrivals:
        _show_arrivals(arrivals)
    if dry_run:
        tell(say("چیزی وارد نشد (--dry-run).", "Nothing was taken in (--dry-run)."))
    elif arrivals:
        tell(say(digits.to_persian(f"{len(arrivals)} پرونده وارد شد."), f"{len(arrivals)} files were taken in."))
    else:
        tell(say("experts.csv خوانده شد.", "experts.csv was read."))


def _replace(where: Where, files: list[Path], encoding: str | None, dry_run: bool) -> None:
    """Put corrected transcripts in the place of those that are there, each in a step of its own."""
    from coder.cli.correcting import tell_replacement
    from coder.study import replacing

    if not files:
        raise click.UsageError(say("پرونده‌ای داده نشده است", "Give the corrected file."))
    with where.opened() as study:
        for path in files:
            change = replacing.preview(study, path, encoding)
            if not dry_run:
                replacing.apply(study, change)
            tell_replacement(change, dry_run)


def _import_projects(where: Where, files: list[Path], kind: "SourceKind", dry_run: bool) -> None:
    """Take projects and codebooks of other tools in, a step each."""
    from coder.cli.exchanging import import_project
    from coder.errors import NotWithProjects

    alone = [path for path in files if path.suffix.lower() not in _PROJECTS]
    if alone:
        raise NotWithProjects(path=alone[0])
    with where.opened() as study:
        for path in files:
            import_project(study, path, kind, dry_run)


def _existing(paths: list[Path]) -> list[Path]:
    """Check that the files are there before anything is read."""
    from coder.errors import FileMissing

    for path in paths:
        if not path.is_file():
            raise FileMissing(path=path)
    return paths


def _show_arrivals(arrivals: list["Arrival"]) -> None:
    columns = [
        Column("source", "منبع", "source"),
        Column("words", "واژه‌ها", "words"),
        Column("turns", "نوبت‌ها", "turns"),
        Column("experts", "صاحب‌نظران", "experts"),
        Column("speakers", "گویندگان", "speakers"),
        Column("encoding", "رمزگذاری", "encoding"),
    ]
    records = [
        {
            "source": arrival.source.ref,
            "words": arrival.words,
            "turns": len(arrival.source.turns),
            "experts": [expert.ref for expert in arrival.experts],
            "speakers": [speaker.label for speaker in arrival.source.speakers],
            "encoding": arrival.source.encoding,
        }
        for arrival in arrivals
    ]
    show(columns, records, as_json=False, as_csv=False)
