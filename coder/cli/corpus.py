"""Commands on the corpus: make a study, import files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.bilingual import command, language, option, say
from coder.cli.main import Where
from coder.cli.show import tell

if TYPE_CHECKING:
    from coder.model.corpus import SourceKind
    from coder.study.imports import HowRead

#: Other tools' projects and codebooks.
_PROJECTS = (".qdpx", ".qde", ".qdc")


@command("init", fa="پژوهش تازه‌ای در این پوشه (یا DIR) می‌سازد.", en="Make a new study here (or in DIR).")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def init_command(where: Where, folder: Path | None) -> None:
    """Make a study."""
    from coder.study.opening import create

    place = (folder or where.folder).absolute()
    create(place, where.who, lang=language())
    tell(
        say(
            f"پژوهش تازه ساخته شد: {place}\n"
            "کدها را در codebook.yaml و صاحب‌نظران را در corpus/experts.csv بنویسید و مصاحبه‌ها را با «coder import» "
            "وارد کنید.",
            f"A new study was made: {place}\nWrite codes into codebook.yaml and experts into corpus/experts.csv; "
            "take interviews in with 'coder import'.",
        )
    )


@command(
    "import",
    fa="مصاحبه‌ها یا سندها، یا همهٔ یک پوشه را وارد می‌کند (docx، odt، rtf، pdf، txt، md، srt، vtt، html). "
    "پروژهٔ برنامه‌های دیگر هم (qdpx، qdc). بی‌پرونده: experts.csv را از نو می‌خواند.",
    en="Take interviews or documents, or all of a folder, in (docx, odt, rtf, pdf, txt, md, srt, vtt, html), "
    "and other tools' projects (qdpx, qdc). Without files: read experts.csv again.",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@option("--document", is_flag=True, fa="این‌ها سند هستند، نه مصاحبه", en="These are documents, not interviews.")
@option("--encoding", fa="رمزگذاری متن، مانند windows-1256", en="The text's encoding, such as windows-1256.")
@option(
    "--drop-headers",
    is_flag=True,
    fa="سرصفحه، پاصفحه و شمارهٔ صفحهٔ پی‌دی‌اف را کنار بگذار",
    en="Leave out the headers, footers and page numbers of a pdf.",
)
@option(
    "--accept-damage",
    is_flag=True,
    fa="متن آسیب‌دیده را هم وارد کن؛ نشان آن همه‌جا می‌ماند",
    en="Take a damaged text in all the same; it is marked wherever it is shown.",
)
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
    drop_headers: bool,
    accept_damage: bool,
    replaced: bool,
    comments: bool,
    authors: tuple[str, ...],
    segments: bool,
    codes: bool,
    columns: tuple[str, ...],
    dry_run: bool,
) -> int:
    """Import files, or look again at ``experts.csv``."""
    from coder.cli.arriving import import_texts
    from coder.model.corpus import SourceKind
    from coder.study.imports import HowRead

    kind = SourceKind.DOCUMENT if document else SourceKind.INTERVIEW
    how = HowRead(kind, encoding, drop_headers, accept_damage)
    if replaced:
        _replace(where, _existing(list(files)), how, dry_run)
        return 0
    if comments:
        _each(where, files, lambda taking, study, path: taking.comments(study, path, authors, kind, dry_run))
    elif segments or codes:
        _each(where, files, lambda taking, study, path: taking.table(study, path, codes, columns, dry_run))
    elif any(path.suffix.lower() in _PROJECTS for path in files):
        _import_projects(where, _existing(list(files)), kind, dry_run)
    else:
        return import_texts(where, files, how, dry_run)
    return 0


def _each(where: Where, files: tuple[Path, ...], take: Callable[[Any, Any, Path], None]) -> None:
    """Take something of each file in, each as one step."""
    from coder.cli import taking

    with where.opened() as study:
        for path in _existing(list(files)):
            take(taking, study, path)


def _replace(where: Where, files: list[Path], how: "HowRead", dry_run: bool) -> None:
    """Put corrected transcripts in the place of those that are there, each in a step of its own."""
    from coder.cli.correcting import tell_replacement
    from coder.study import replacing

    if not files:
        raise click.UsageError(say("پرونده‌ای داده نشده است", "Give the corrected file."))
    with where.opened() as study:
        for path in files:
            change = replacing.preview(study, path, how)
            if not dry_run:
                replacing.apply(study, change)
            tell_replacement(replacing.shown(study, change), dry_run)


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
