"""A table of rows and columns as a heat map, for print."""

from collections.abc import Mapping, Sequence

from coder.reports.figures import base
from coder.reports.language import Language
from coder.reports.sections import Figure

_ROW, _TALLEST = 16.0, 860.0


def counted(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Mapping[tuple[str, str], int],
    title: str,
    legend: str,
    lang: Language,
) -> Figure:
    """Draw counts by (row, column): the more, the darker; nothing is white."""
    import altair

    shown_rows = {name: _directed(name, lang) for name in rows}
    shown_columns = {name: _directed(name, lang) for name in columns}
    data = [
        {"row": shown_rows[row], "column": shown_columns[column], "value": value}
        for (row, column), value in values.items()
        if value
    ]
    chart = (
        altair.Chart(altair.Data(values=data))
        .mark_rect(stroke="white", strokeWidth=0.6)
        .encode(
            _axis(altair.X, "column", list(shown_columns.values())),
            _axis(altair.Y, "row", list(shown_rows.values())),
            altair.Color(
                "value:Q",
                title=base.label(legend, lang.code),
                scale=altair.Scale(range=list(base.HEAT[1:])),
                legend=altair.Legend(orient="bottom", tickMinStep=1, format="d"),
            ),
        )
        .properties(width=base.WIDTH - 160, height=_height(len(rows)))
    )
    return Figure("crosstab", title, base.drawn(chart, title, lang.code))


def marked(
    rows: Sequence[str],
    columns: Sequence[str],
    marks: Mapping[tuple[str, str], str],
    kinds: Mapping[str, str],
    title: str,
    lang: Language,
) -> Figure:
    """Draw a kind by (row, column); ``kinds`` are the kinds in order with their names."""
    import altair

    names = {kind: base.label(name, lang.code) for kind, name in kinds.items()}
    shown_rows = {name: _directed(name, lang) for name in rows}
    shown_columns = {name: _directed(name, lang) for name in columns}
    data = [
        {"row": shown_rows[row], "column": shown_columns[column], "kind": names[kind]}
        for (row, column), kind in marks.items()
    ]
    chart = (
        altair.Chart(altair.Data(values=data))
        .mark_rect(stroke="white", strokeWidth=0.6)
        .encode(
            _axis(altair.X, "column", list(shown_columns.values())),
            _axis(altair.Y, "row", list(shown_rows.values())),
            altair.Color(
                "kind:N",
                scale=altair.Scale(domain=list(names.values()), range=_KINDS[: len(names)]),
                legend=altair.Legend(title=None, orient="bottom"),
            ),
        )
        .properties(width=base.WIDTH - 160, height=_height(len(rows)))
    )
    return Figure("crosstab", title, base.drawn(chart, title, lang.code))


#: Raised, completed, confirmed, rejected, no comment: dark to light, rejection in another hue.
_KINDS = ["#0B3C6F", "#3F86BF", "#9EC4E4", "#D55E00", "#E3E6EA"]


def _axis(kind: object, field: str, names: list[str]) -> object:
    import altair

    angle = -90 if kind is altair.X else 0
    axis = altair.Axis(labelAngle=angle, labelFontSize=9, labelLimit=220, ticks=False)
    return kind(f"{field}:N", sort=names, scale=altair.Scale(domain=names), title=None, axis=axis)  # type: ignore[operator]


def _directed(name: str, lang: Language) -> str:
    return base.persian(name) if any("\u0600" <= char <= "\u06ff" for char in name) else base.label(name, "en")


def _height(rows: int) -> float:
    return min(_ROW * max(rows, 1), _TALLEST)
