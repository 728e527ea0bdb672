"""The command that finds words in the corpus."""

from functools import partial
from typing import TYPE_CHECKING

import click

from coder.cli.bilingual import command, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, show, speak, tell
from coder.persian import digits

if TYPE_CHECKING:
    from coder.study.find import Hit, Way


@command(
    "find",
    fa="واژه‌ها را در همهٔ منبع‌ها می‌یابد، با هر املای فاصله و ی و ک.",
    en="Find words in every source, however spelled and spaced.",
)
@click.argument("text")
@option("--parts", is_flag=True, fa="درون واژه‌ها هم بجوی", en="Look inside words too.")
@option("--stems", is_flag=True, fa="همهٔ صورت‌های واژه را بجوی (رفتن: می‌روند)", en="Find every form of the words.")
@option(
    "--near",
    type=click.IntRange(1, 1000),
    metavar="N",
    fa="همهٔ واژه‌ها به هر ترتیب، در فاصلهٔ N واژه",
    en="All words in any order, within N words.",
)
@option(
    "--role",
    "roles",
    type=click.Choice(["interviewer", "expert", "other"]),
    multiple=True,
    fa="تنها گفته‌های این نقش",
    en="Only what speakers of this role say.",
)
@option("--group", "groups", multiple=True, fa="تنها صاحب‌نظران این گروه", en="Only experts of this group.")
@option("--expert", "experts", multiple=True, fa="تنها این صاحب‌نظر", en="Only this expert.")
@option("--source", "sources", multiple=True, fa="تنها این منبع", en="Only this source.")
@option(
    "--width",
    type=click.IntRange(0, 1000),
    default=40,
    fa="نویسه‌های پیش و پس از یافته (پیش‌فرض ۴۰)",
    en="Characters shown on either side (default 40).",
)
@formats
@click.pass_obj
def find_command(
    where: Where,
    text: str,
    parts: bool,
    stems: bool,
    near: int | None,
    roles: tuple[str, ...],
    groups: tuple[str, ...],
    experts: tuple[str, ...],
    sources: tuple[str, ...],
    width: int,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Find words, with context."""
    from coder.model.corpus import Role
    from coder.study.find import Among, find

    among = Among(frozenset(map(Role, roles)), frozenset(groups), frozenset(experts), frozenset(sources))
    with where.opened() as study:
        hits = find(study, text, _way(parts, stems, near), width, among)
        refs = {expert.id: expert.ref for expert in study.snapshot().experts}
    if as_json or as_csv:
        _for_programs(hits, refs, as_json, as_csv)
    else:
        _for_people(hits, refs)


def _way(parts: bool, stems: bool, near: int | None) -> "Way":
    from coder.persian import search

    if parts and stems:
        raise click.UsageError(say("parts-- و stems-- با هم نمی‌آیند", "--parts and --stems exclude each other."))
    way = search.find_parts if parts else search.find_stems if stems else search.find
    return partial(search.find_near, within=near, way=way) if near else way


def _for_programs(hits: "list[Hit]", refs: dict[str, str], as_json: bool, as_csv: bool) -> None:
    columns = ["source", "start", "end", "before", "words", "after", "speaker", "role", "expert"]
    records = [
        {
            "source": hit.source.ref,
            "start": hit.start,
            "end": hit.end,
            "before": hit.before,
            "words": hit.words,
            "after": hit.after,
            "speaker": hit.voice.label,
            "role": hit.voice.role.value if hit.voice.role else "",
            "expert": refs.get(hit.voice.expert or "", ""),
        }
        for hit in hits
    ]
    show([Column(column, column, column) for column in columns], records, as_json, as_csv)


def _for_people(hits: "list[Hit]", refs: dict[str, str]) -> None:
    for hit in hits:
        said_by = refs.get(hit.voice.expert or "", hit.voice.label)
        voice = f" {said_by}:" if said_by and said_by != hit.source.ref else ""
        speak(f"{hit.source.ref}:{hit.start}{voice}  …{hit.before}«{hit.words}»{hit.after}…")
    sources = len({hit.source.ref for hit in hits})
    tell(
        say(
            digits.to_persian(f"{len(hits)} جا در {sources} منبع"),
            f"{len(hits)} places in {sources} sources",
        )
    )
