"""``coder factors candidates``, ``contradictions`` and ``either``: what a person should look at."""

from typing import TYPE_CHECKING, Any

import click

from coder.cli.bilingual import command, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, show, tell

if TYPE_CHECKING:
    from coder.study.candidates import Side, Suggestion, Suggestions

_METHODS = {"exact": "همان واژه‌ها", "near": "تقریباً همان", "ngrams": "واژه‌ها", "embeddings": "معنا"}

_limit = option("--limit", type=click.IntRange(1), fa="فقط این شمار (از آغاز)", en="Only the first so many.")
_words_only = option(
    "--words-only", is_flag=True, fa="فقط از روی واژه‌ها، بی معنا", en="By words only, without meaning (faster)."
)


@command(
    "candidates",
    fa="جفت‌هایی که شاید یک نظرند، به ترتیب شباهت؛ شما تصمیم می‌گیرید (group یا apart).",
    en="Pairs that may be one view, likest first; you decide (group or apart).",
)
@option(
    "--open", "only_open", is_flag=True, fa="فقط با کدی که هنوز جایی ندارد", en="Only with a code that is still open."
)
@_words_only
@_limit
@formats
@click.pass_obj
def candidates_command(
    where: Where, only_open: bool, words_only: bool, limit: int | None, as_json: bool, as_csv: bool
) -> None:
    """Show candidates for grouping."""
    found = _suggestions(where, words_only)
    pairs = [pair for pair in found.candidates if not (only_open and pair.one.stands and pair.other.stands)]
    _show_pairs(pairs, limit, as_json, as_csv)
    if not found.by_meaning:
        tell(say("شباهت فقط از روی واژه‌ها سنجیده شد.", "Likeness was measured by words only."))


@command(
    "contradictions",
    fa="جفت‌هایی که واژه‌هایشان شبیه و سخنشان شاید ضد هم است (نبود، عدم، ضعف …).",
    en="Pairs alike in words of which one denies or lacks what the other says.",
)
@_words_only
@_limit
@formats
@click.pass_obj
def contradictions_command(where: Where, words_only: bool, limit: int | None, as_json: bool, as_csv: bool) -> None:
    """Show possible contradictions."""
    _show_pairs(_suggestions(where, words_only).contradictions, limit, as_json, as_csv)


@command(
    "either",
    fa="درونی یا بیرونی؟ نظرهایی که می‌توانند در هر دو سو بایستند (S یا O، W یا T).",
    en="Internal or external? Views that could stand on either side (S or O, W or T).",
)
@_words_only
@_limit
@formats
@click.pass_obj
def either_command(where: Where, words_only: bool, limit: int | None, as_json: bool, as_csv: bool) -> None:
    """Show what could be internal or external."""
    columns = [
        Column("score", "شباهت", "likeness"),
        Column("view", "نظر باز", "open view"),
        Column("internal", "درونی", "internal"),
        Column("external", "بیرونی", "external"),
    ]
    records = [
        {
            "score": round(one.score, 3) if as_json or as_csv else one.score,
            "view": _side(one.view, as_json) if one.view else None,
            "internal": _side(one.internal, as_json),
            "external": _side(one.external, as_json),
        }
        for one in _suggestions(where, words_only).between[: _few(limit, as_json or as_csv)]
    ]
    show(columns, records, as_json, as_csv)


def _suggestions(where: Where, words_only: bool) -> "Suggestions":
    from coder.study.candidates import suggest

    with where.opened() as study:
        return suggest(study, by_meaning=False if words_only else None)


def _show_pairs(
    pairs: "tuple[Suggestion, ...] | list[Suggestion]", limit: int | None, as_json: bool, as_csv: bool
) -> None:
    columns = [
        Column("score", "شباهت", "likeness"),
        Column("one", "یکی", "one"),
        Column("one_stands", "جا", "in"),
        Column("other", "دیگری", "other"),
        Column("other_stands", "جا", "in"),
        Column("one_label", "نظر", "view"),
        Column("other_label", "نظر دیگر", "other view"),
        Column("methods", "از روی", "by"),
    ]
    if as_json or as_csv:
        columns += [Column("ngrams", "واژه‌ها", "ngrams"), Column("embeddings", "معنا", "embeddings")]
    plain = as_json or as_csv
    records = [
        {
            "score": round(pair.score, 4) if plain else pair.score,
            "one": pair.one.name,
            "one_stands": pair.one.stands,
            "one_label": pair.one.label,
            "other": pair.other.name,
            "other_stands": pair.other.stands,
            "other_label": pair.other.label,
            "methods": [say(method if plain else _METHODS[method], method) for method in pair.methods],
            "ngrams": round(pair.ngrams, 4),
            "embeddings": None if pair.embeddings is None else round(pair.embeddings, 4),
        }
        for pair in pairs[: _few(limit, plain)]
    ]
    show(columns, records, as_json, as_csv)


def _few(limit: int | None, plain: bool) -> int | None:
    """Give how many to show: people get a screen or two unless they ask, programs get all."""
    return limit or (None if plain else 40)


def _side(side: "Side", as_json: bool) -> Any:
    if as_json:
        return {"name": side.name, "label": side.label, "stands": side.stands}
    stands = f" ({side.stands})" if side.stands and side.stands != side.name else ""
    return f"{side.name}{stands} {side.label}"
