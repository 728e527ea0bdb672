"""Saturation as figures for print: accumulation with its band, new views an interview, view × interview."""

from typing import TYPE_CHECKING, Any

from coder.reports.figures import base
from coder.reports.language import FA, Language
from coder.reports.sections import Figure

if TYPE_CHECKING:
    from coder.analysis.saturation.picture import Picture

#: How tall a row of the record is, at most and at least, and how tall the whole may be on a page.
_ROW, _THINNEST, _TALLEST = 14.0, 4.0, 820.0

#: A record of more cells than this isn't drawn.
_CELLS = 20_000

#: Above so many interviews only some of their names stand below an axis.
_NAMED = 40


def figures(picture: "Picture", record: "Picture", lang: Language = FA) -> tuple[Figure, ...]:
    """Give the figures; the record of repetition may be of another unit. None of them when nothing was raised.

    A record of more than :data:`_CELLS` cells can't be read in print and is left out.
    """
    if not picture.asserted:
        return ()
    made = accumulation(picture, lang), novelty(picture, lang)
    readable = len(record.units) * len(record.curve.steps) <= _CELLS
    return (*made, repetition(record, lang)) if readable else made


def accumulation(picture: "Picture", lang: Language = FA) -> Figure:
    """Draw the views so far, the exact curve for any order, and the band of random orders."""
    import altair

    band = picture.band
    rows = [
        {"place": place, "views": views, "exact": exact, "low": low, "high": high}
        for place, (views, exact, low, high) in enumerate(
            zip(picture.cumulative, picture.rarefied, band.low, band.high, strict=True), 1
        )
    ]
    source = altair.Chart(altair.Data(values=rows))
    at = altair.X("place:Q", title=_label(lang, "شمار مصاحبه‌ها", "Interviews"), axis=_whole(len(rows), lang))
    count = _label(lang, "نظرهای انباشته", "Views so far")
    order, exact, shade = (
        _label(lang, "به ترتیب مصاحبه‌ها", "As held"),
        _label(lang, "میانگین همهٔ ترتیب‌ها", "Mean of all orders"),
        _label(lang, "۹۵٪ ترتیب‌های تصادفی (توصیفی)", "95% of random orders (descriptive)"),
    )
    names = [order, exact, shade]
    colour = altair.Color(
        "kind:N",
        scale=altair.Scale(domain=names, range=[base.SERIES[0], base.INK, "#C9CDD3"]),
        legend=altair.Legend(title=None, orient="bottom", symbolType="square", columns=1, labelLimit=400),
    )

    def named(name: str) -> Any:
        return source.transform_calculate(kind=_literal(name))

    chart = (
        named(shade).mark_area(opacity=0.8).encode(at, altair.Y("low:Q", title=count), altair.Y2("high:Q"), colour)
        + named(exact).mark_line(strokeDash=[5, 3], strokeWidth=1.5).encode(at, altair.Y("exact:Q"), colour)
        + named(order).mark_line(point={"size": 28}, strokeWidth=2).encode(at, altair.Y("views:Q"), colour)
    ).properties(width=base.WIDTH - 90, height=300)
    title = lang.say("انباشت نظرها در برابر مصاحبه‌ها", "Views accumulated over the interviews")
    return Figure("saturation-accumulation", title, base.drawn(chart, title, lang.code))


def novelty(picture: "Picture", lang: Language = FA) -> Figure:
    """Draw how many new views and how many repeated ones each interview brought."""
    import altair

    new, repeated = _label(lang, "تازه", "New"), _label(lang, "تکراری", "Repeated")
    sources = [base.label(step.source, "en") for step in picture.curve.steps]
    rows = [
        {"source": name, "kind": kind, "views": views, "rank": rank}
        for name, step in zip(sources, picture.curve.steps, strict=True)
        for rank, (kind, views) in enumerate(((new, step.new), (repeated, step.repeated)))
    ]
    chart = (
        altair.Chart(altair.Data(values=rows))
        .mark_bar()
        .encode(
            altair.X("source:N", sort=sources, title=_label(lang, "مصاحبه", "Interview"), axis=_names(sources)),
            altair.Y("views:Q", title=_label(lang, "نظر", "Views"), axis=altair.Axis(tickMinStep=1)),
            altair.Color(
                "kind:N",
                scale=altair.Scale(domain=[new, repeated], range=[base.SERIES[1], "#9EC4E4"]),
                legend=altair.Legend(title=None, orient="bottom"),
            ),
            altair.Order("rank:Q"),
        )
        .properties(width=base.WIDTH - 90, height=240)
    )
    title = lang.say("نظرهای تازه و تکراری هر مصاحبه", "New and repeated views in each interview")
    return Figure("saturation-new", title, base.drawn(chart, title, lang.code))


def repetition(picture: "Picture", lang: Language = FA) -> Figure:
    """Draw the record of view × interview: raised, answered when asked, put without an answer."""
    import altair

    kinds = {
        "r": _label(lang, "طرح خودجوش", "raised"),
        "a": _label(lang, "پاسخ پس از پرسش", "answered when asked"),
        "p": _label(lang, "پرسیده، بی‌پاسخ", "asked, no answer"),
    }
    sources = [base.label(step.source, "en") for step in picture.curve.steps]
    units = [base.label(ref, "en") for ref, _ in picture.units]
    rows = [
        {"unit": unit, "source": source, "kind": kinds[mark]}
        for unit, line in zip(units, picture.grid, strict=True)
        for source, mark in zip(sources, line, strict=True)
        if mark in kinds
    ]
    tall = min(_ROW, max(_THINNEST, _TALLEST / max(len(units), 1)))
    every = max(1, round(9 / tall))
    chart = (
        altair.Chart(altair.Data(values=rows))
        .mark_rect(stroke="white", strokeWidth=0.6)
        .encode(
            altair.X(
                "source:N",
                sort=sources,
                scale=altair.Scale(domain=sources),
                title=_label(lang, "مصاحبه", "Interview"),
                axis=_names(sources),
            ),
            altair.Y(
                "unit:N",
                sort=units,
                scale=altair.Scale(domain=units),
                title=None,
                axis=altair.Axis(values=units[::every], labelFontSize=9, ticks=False),
            ),
            altair.Color(
                "kind:N",
                scale=altair.Scale(domain=list(kinds.values()), range=[base.HEAT[3], base.HEAT[1], "#E3E6EA"]),
                legend=altair.Legend(title=None, orient="bottom"),
            ),
        )
        .properties(width=base.WIDTH - 90, height=tall * max(len(units), 1))
    )
    title = lang.say("رکورد تکرار: نظر در برابر مصاحبه", "The record of repetition: view by interview")
    return Figure("saturation-repetition", title, base.drawn(chart, title, lang.code))


def _label(lang: Language, fa: str, en: str) -> str:
    return base.label(lang.say(fa, en), lang.code)


def _literal(text: str) -> str:
    """A string of Vega's expression language."""
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{quoted}'"


def _whole(many: int, lang: Language) -> Any:
    import altair

    return altair.Axis(tickMinStep=1, tickCount=min(many, 22), grid=False, format="d")


def _names(sources: list[str]) -> Any:
    import altair

    every = -(-len(sources) // _NAMED)
    return altair.Axis(values=sources[::every], labelAngle=-90, labelFontSize=9)
