"""What ``coder import`` does with Word comments and with tables: preview, questions, one step."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.bilingual import say
from coder.cli.exchanging import tell_step, tell_union
from coder.cli.losses import number, tell_losses
from coder.cli.show import Column, show, tell
from coder.errors import UnknownName

if TYPE_CHECKING:
    from coder.model.corpus import SourceKind
    from coder.study.commenting import Author, Use


def comments(study: Any, path: Path, given: Sequence[str], kind: "SourceKind", dry_run: bool) -> None:
    """Take the comments of a Word file in: authors as ``given`` (``name=codes``), else asked in a terminal."""
    from coder.study import commenting

    uses = _uses(commenting.authors(path), given)
    found = commenting.preview(study, path, uses, kind)
    columns = [
        Column("author", "نویسنده", "author"),
        Column("use", "کاربرد", "as"),
        Column("codes", "کدها", "codes"),
        Column("quote", "نقل‌قول", "quote"),
        Column("memo", "یادداشت", "memo"),
    ]
    records = [
        {"author": one.author, "use": one.use, "codes": list(one.codes), "quote": one.quote, "memo": one.memo}
        for one in found.marks
    ]
    show(columns, records, as_json=False, as_csv=False)
    tell_union(found.union)
    tell_losses(found.losses)
    _settle(dry_run, lambda: commenting.save(study, found, path.name))


def table(study: Any, path: Path, codes: bool, given: Sequence[str], dry_run: bool) -> None:
    """Take a table of segments or of codes in; ``given`` says which column holds what."""
    from coder.study import segments

    columns = _pairs(given, segments.CODE if codes else segments.SEGMENT)
    found = segments.preview_codes(study, path, columns) if codes else segments.preview_segments(study, path, columns)
    tell(say("ستون‌ها: ", "Columns: ") + ", ".join(f"{name}={column}" for name, column in found.columns.items()))
    if found.rows:
        heads = [
            Column("row", "سطر", "row"),
            Column("source", "منبع", "source"),
            Column("start", "آغاز", "start"),
            Column("codes", "کدها", "codes"),
            Column("quote", "نقل‌قول", "quote"),
        ]
        records = [
            {"row": one.row, "source": one.source, "start": one.start, "codes": list(one.codes), "quote": one.quote}
            for one in found.rows
        ]
        show(heads, records, as_json=False, as_csv=False)
    tell_union(found.union)
    tell_losses(found.losses)
    _settle(dry_run, lambda: segments.save(study, found, path.name))


def _settle(dry_run: bool, save: Any) -> None:
    if dry_run:
        tell(say("چیزی وارد نشد (--dry-run).", "Nothing was taken in (--dry-run)."))
    else:
        tell_step(save())


def _uses(authors: "list[Author]", given: Sequence[str]) -> "dict[str, Use]":
    from coder.study.commenting import USES

    names = [author.name for author in authors]
    uses: dict[str, Use] = {}
    for pair in given:
        name, _, use = pair.rpartition("=")
        if use not in USES:
            raise UnknownName(name=pair, allowed=", ".join(f"{one}={use}" for one in names for use in USES))
        uses[name] = use
    if sys.stdin.isatty():
        for author in authors:
            if author.name not in uses:
                uses[author.name] = _asked(author)
    return uses


def _asked(author: "Author") -> "Use":
    from coder.study.commenting import USES

    said = " | ".join(text.replace("\n", " ")[:60] for text in author.examples)
    counts = say(
        f"{number(author.comments)} یادداشت، {number(author.replies)} پاسخ",
        f"{author.comments} comments, {author.replies} replies",
    )
    tell(f"«{author.name}»: {counts}: {said}")
    tell(say("این‌ها چیست؟ (codes: کد، memos: یادداشت، skip: هیچ)", "What are these?"))
    answer = click.prompt(">", type=click.Choice(USES), default="codes", prompt_suffix=" ", err=True)
    return next(use for use in USES if use == answer)


def _pairs(given: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    columns = {}
    for pair in given:
        name, _, heading = pair.partition("=")
        if name not in known or not heading:
            raise UnknownName(name=pair, allowed=", ".join(f"{one}=…" for one in known))
        columns[name] = heading
    return columns
