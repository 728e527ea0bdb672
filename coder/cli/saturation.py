"""``coder saturation``: what each interview brought, the verdict, what was probably not heard."""

from typing import TYPE_CHECKING, Any, Literal

import click

from coder.cli.bilingual import command, language, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, print_json, show, speak

if TYPE_CHECKING:
    from coder.analysis.saturation.picture import Part, Picture
    from coder.model.results import SaturationCurve

_STEPS = [
    Column("place", "جا", "place"),
    Column("source", "مصاحبه", "interview"),
    Column("experts", "صاحب‌نظر", "experts"),
    Column("date", "تاریخ", "date"),
    Column("raised", "طرح خودجوش", "raised"),
    Column("new", "تازه", "new"),
    Column("repeated", "تکراری", "repeated"),
    Column("share_repeated", "سهم تکرار", "share"),
    Column("cumulative", "انباشته", "cumulative"),
    Column("asked", "پرسیده", "asked"),
    Column("answered", "پاسخ‌گرفته", "answered"),
]

_GUEST = [
    Column("base", "پایه", "base"),
    Column("run", "گام", "run"),
    Column("threshold", "مرز", "threshold"),
    Column("base_views", "نظرهای پایه", "base views"),
    Column("met", "برآورده", "met"),
    Column("broken", "شکسته در", "broken again"),
]

_THIN = [
    Column("unit", "نظر", "view"),
    Column("label", "برچسب", "label"),
    Column("experts", "صاحب‌نظر", "experts"),
    Column("documents", "سند", "documents"),
]

_COMPLETED = [
    Column("unit", "نظر", "view"),
    Column("label", "برچسب", "label"),
    Column("interviews", "مصاحبه‌ها", "interviews"),
    Column("last", "آخرین بار", "last"),
]

_FIGURES = [Column("figure", "سنجه", "figure"), Column("share", "سهم", "share"), Column("value", "مقدار", "value")]


@command(
    "saturation",
    fa="در هر مصاحبه چه نظری تازه بود و چه تکرار، و داوری دربارهٔ اشباع با دلیل و حد آن.",
    en="What each interview brought that was new, and one verdict on saturation with its reasons and limits.",
)
@option(
    "--unit",
    type=click.Choice(["codes", "factors"]),
    default="codes",
    fa="شمارش بر کدها یا عامل‌ها",
    en="Count codes or final factors.",
)
@option(
    "--by",
    type=click.Choice(["quadrant", "group"]),
    fa="جداگانه برای هر ربع یا هر گروه صاحب‌نظران",
    en="Apart for each quadrant or each group of experts.",
)
@option(
    "--all",
    "everything",
    is_flag=True,
    fa="قاعده‌ها و برآوردهای دیگر هم؛ با --json همه در یک شیء",
    en="Other rules and estimates too; with --json all in one object.",
)
@option("--figures", is_flag=True, fa="نمودارها در پایانه", en="Draw the figures in the terminal.")
@formats
@click.pass_obj
def saturation_command(
    where: Where,
    unit: Literal["codes", "factors"],
    by: Literal["quadrant", "group"] | None,
    everything: bool,
    figures: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Show the saturation curve and the verdict."""
    from coder.study import saturating

    with where.opened() as study:
        if by:
            found = saturating.parts(study, unit, by)
            key = str if as_json or as_csv else part_name
            records = [{"part": key(part.key), **record} for part in found for record in saturation_records(part.curve)]
            show([Column("part", "بخش", "part"), *_STEPS], records, as_json, as_csv, note=_parts_note(found))
            return
        picture = saturating.picture(study, unit)
    if everything and as_json:
        print_json(whole(picture))
        return
    words = saturating.told(picture, language())
    show(_STEPS, saturation_records(picture.curve), as_json, as_csv, note="\n".join(words))
    if as_json or as_csv:
        return
    if figures:
        for lines in saturating.drawn_in_text(picture, language()):
            speak("\n" + "\n".join(lines))
    if everything:
        _show_all(picture)


def saturation_records(curve: "SaturationCurve") -> list[dict[str, Any]]:
    """Give a curve as records, an interview each."""
    return [
        {
            "place": step.place,
            "source": step.source,
            "experts": list(step.experts),
            "date": step.date,
            "raised": step.raised,
            "new": step.new,
            "repeated": step.repeated,
            "share_repeated": step.share_repeated,
            "cumulative": step.cumulative,
            "asked": step.asked,
            "answered": step.answered,
        }
        for step in curve.steps
    ]


def whole(picture: "Picture") -> dict[str, Any]:
    """Give everything about a unit's saturation as one object."""
    from dataclasses import asdict

    from coder.study import saturating

    reasons, found = picture.reasons, picture.unheard
    return {
        "unit": picture.unit,
        "verdict": reasons.verdict,
        "because": list(reasons.because),
        "limits": list(reasons.limits),
        "told": {lang: saturating.told(picture, lang) for lang in ("fa", "en")},
        "steps": saturation_records(picture.curve),
        "met_at": picture.curve.met_at,
        "new_after": list(picture.curve.new_after),
        "last_new": picture.last_new,
        "guest": _guest(picture),
        "francis": picture.francis,
        "known_by": list(picture.known),
        "rarefaction": list(picture.rarefied),
        "band": asdict(picture.band),
        "unheard": {
            "observed": found.heard.observed,
            "q1": found.heard.q(1),
            "q2": found.heard.q(2),
            "missing_share": found.missing_share,
            "withheld": found.withheld,
            "chao2": asdict(found.chao2) if found.chao2 else None,
            "chao2_bias_corrected": asdict(found.corrected) if found.corrected else None,
            "unheard": found.unheard,
            "coverage": found.coverage,
            "ahead": [asdict(one) for one in found.ahead],
            "naive": asdict(found.naive) if found.naive else None,
        },
        "concurrency": asdict(picture.concurrency),
        "owed": asdict(picture.owed),
        "dropped": list(picture.dropped),
        "thin": _thin(picture),
        "completed": _completed(picture),
        "grid": {ref: line for (ref, _), line in zip(picture.units, picture.grid, strict=True)},
        "sensitivity": [asdict(one) for one in saturating.sensitivity(picture)],
    }


def _guest(picture: "Picture") -> list[dict[str, Any]]:
    return [
        {
            "base": one.base,
            "run": one.length,
            "threshold": one.threshold,
            "base_views": one.base_views,
            "met": one.notation,
            "broken": [f"{run.first}–{run.last}" for run in one.broken],
        }
        for one in picture.guest
    ]


def _thin(picture: "Picture") -> list[dict[str, Any]]:
    return [
        {"unit": one.unit, "label": one.label, "experts": list(one.experts), "documents": list(one.documents)}
        for one in picture.thin
    ]


def _completed(picture: "Picture") -> list[dict[str, Any]]:
    return [
        {"unit": one.unit, "label": one.label, "interviews": one.times, "last": one.last} for one in picture.completed
    ]


def _show_all(picture: "Picture") -> None:
    from coder.study import saturating

    speak(say("\nقاعدهٔ گست، نیمی و چن (۲۰۲۰)", "\nGuest, Namey & Chen (2020)"))
    show(_GUEST, _guest(picture), False, False)
    speak(say("\nنظرهایی که بر یک صاحب‌نظر یا تنها بر سند استوار است", "\nViews on one expert or on documents alone"))
    show(_THIN, _thin(picture), False, False)
    speak(say("\nنظرهای تکمیل‌شده", "\nViews that were added to"))
    show(_COMPLETED, _completed(picture), False, False)
    speak(say("\nسنجه‌های دیگر، برای حساسیت", "\nOther figures, for sensitivity"))
    records = [
        {
            "figure": saturating.figure_name(one, language()),
            "share": "" if one.share is None else one.share,
            "value": "—" if one.value is None else f"{one.value:.1f}".removesuffix(".0"),
        }
        for one in saturating.sensitivity(picture)
    ]
    show(_FIGURES, records, False, False)


def part_name(key: str) -> str:
    """Name a part for people: a quadrant's letter, a group, or the valence of codes without a quadrant."""
    words = {"potential": say("ظرفیت", "potential"), "challenge": say("چالش", "challenge"), "": "—"}
    return words.get(key, key)


def _parts_note(found: "list[Part]") -> str:
    last = [
        (part_name(part.key), next((step.source for step in reversed(part.curve.steps) if step.new), "—"))
        for part in found
    ]
    return say(
        "\n".join(f"{key}: آخرین نظر تازه در {source}" for key, source in last),
        "\n".join(f"{key}: the last new view in {source}" for key, source in last),
    )
