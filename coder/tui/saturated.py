"""What the saturation screen says: tables of interviews, of views and of parts, and pages of words. No widgets."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from coder.persian import digits
from coder.study import saturating
from coder.tui.tables import Say, Table, number

if TYPE_CHECKING:
    from coder.analysis.saturation.picture import Part, Picture
    from coder.model.results import SaturationCurve

#: What stands before lines that run from left to right in either interface: axes, bars, marks in a row.
LEFT_TO_RIGHT = "\u200e"

#: The numbers of a figure that are nobody's name: on the axes and after the bars.
_NUMBERS = re.compile(r"^ *\d+(?= [┤└])|^ +1 +|\d+$")

_VALENCES = {"potential": ("ظرفیت‌ها", "potentials"), "challenge": ("چالش‌ها", "challenges"), "": ("بی‌سویه", "neither")}


def percent(share: float | None, say: Say) -> str:
    """Give a share as a percentage; nothing for None."""
    return "" if share is None else say(f"{digits.to_persian(f'{share:.0%}'[:-1])}٪", f"{share:.0%}")


def steps(curve: "SaturationCurve", say: Say) -> Table:
    """What each interview brought; the one at which the rule was first met is marked."""
    headings = (
        say("جا", "place"),
        say("مصاحبه", "interview"),
        say("خودجوش", "raised"),
        say("تازه", "new"),
        say("تکراری", "repeated"),
        say("سهم تکرار", "share"),
        say("انباشته", "so far"),
        say("پرسیده", "asked"),
        say("پاسخ", "answered"),
        "",
    )
    rows = []
    for step in curve.steps:
        counts = (step.raised, step.new, step.repeated)
        met = say("▸ قاعده", "◂ rule met") if step.source == curve.met_at else ""
        cells = (
            number(step.place, say),
            step.source,
            *(number(count, say) for count in counts),
            percent(step.share_repeated, say),
            *(number(count, say) for count in (step.cumulative, step.asked, step.answered)),
            met,
        )
        rows.append((step.source, cells))
    return Table(headings, tuple(rows), spare=(0, 8, 7))


def record(found: "Picture", drawn: Sequence[str], say: Say) -> Table:
    """Give view × interview: a row of marks for each view as drawn, how many raised it, its label."""
    columns = drawn[0].rindex("│") - drawn[0].index("│") - 1 if drawn else len(found.curve.steps)
    scale = _scale(len(found.curve.steps), columns)
    headings = (
        say("نظر", "view"),
        say(digits.to_persian(scale), scale),
        say("خودجوش", "raised"),
        say("برچسب", "label"),
    )
    rows = []
    for (ref, label), letters, line in zip(found.units, found.grid, drawn, strict=True):
        marks = LEFT_TO_RIGHT + line[line.index("│") :]
        rows.append((ref, (ref, marks, number(letters.count("r"), say), label)))
    return Table(headings, tuple(rows), elastic=(3,))


def _scale(interviews: int, columns: int) -> str:
    """Give the places of the interviews over their marks: the first and every fifth; of very many the two ends."""
    if columns < interviews:
        return f"{LEFT_TO_RIGHT}│1{interviews:>{columns - 1}}│"
    marks = [" "] * columns
    for place in (1, *range(5, columns + 1, 5)):
        for at, digit in enumerate(str(place)):
            if place - 1 + at < columns:
                marks[place - 1 + at] = digit
    return f"{LEFT_TO_RIGHT}│{''.join(marks)}│"


def parts(found: Sequence["Part"], names: dict[str, str], say: Say) -> Table:
    """Give a row for each quadrant or group: its views, when the rule was met, the last new view, the new ones."""
    headings = (
        say("بخش", "part"),
        say("مصاحبه", "interviews"),
        say("نظر", "views"),
        say("قاعده در", "rule met"),
        say("آخرین تازه", "last new"),
        say("تازه‌های هر مصاحبه", "new in each interview"),
    )
    rows = []
    for part in found:
        curve = part.curve
        last = next((step.source for step in reversed(curve.steps) if step.new), "—")
        new = " ".join(number(step.new, say) for step in curve.steps)
        views = curve.steps[-1].cumulative if curve.steps else 0
        counts = (number(len(curve.steps), say), number(views, say))
        rows.append((part.key, (part_name(part.key, names, say), *counts, curve.met_at or "—", last, new)))
    return Table(headings, tuple(rows), elastic=(0, 5))


def part_name(key: str, names: dict[str, str], say: Say) -> str:
    """Give the name of a quadrant, of codes not in one yet, or of a group."""
    return say(*_VALENCES[key]) if key in _VALENCES else f"{names.get(key, '')} {key}".strip()


def words(found: "Picture", lang: str, say: Say) -> str:
    """Give the verdict with its reasons and limits, what was not heard, and the rest, under headings."""
    told = saturating.told_apart(found, lang)
    said = [
        (say("چرا، و با چه حدی", "Why, and with what limits"), told.reasons),
        (say("آنچه شاید شنیده نشده", "What was probably not heard"), told.estimates),
        (say("و نیز", "And"), told.details),
    ]
    lines = [told.verdict]
    for heading, sentences in said:
        lines += ["", f"■ {heading}", *(f"• {sentence}" for sentence in sentences)]
    return "\n".join(lines)


def drawn(lines: Sequence[str], say: Say) -> str:
    """Give a figure under its heading, its lines from left to right, their numbers as the interface has them."""
    heading, *rest = lines
    turned = [_NUMBERS.sub(lambda found: say(digits.to_persian(str(found[0])), str(found[0])), line) for line in rest]
    wide = max((len(line) for line in turned), default=0)
    return "\n".join([heading, "", *(LEFT_TO_RIGHT + line.ljust(wide) for line in turned)])


def further(found: "Picture", lang: str, say: Say) -> str:
    """Give the further rules and estimates, views that rest on little, and where meaning last grew."""

    def shown(text: str) -> str:
        return say(digits.to_persian(text), text)

    lines = [say("■ گست، نیمی و چن (۲۰۲۰): پایه، گام، مرز ← برآورده، و شکسته در", "■ Guest, Namey & Chen (2020)")]
    for one in found.guest:
        broken = ", ".join(f"{run.first}–{run.last}" for run in one.broken)
        met, again = shown(one.notation) or say("برآورده نشد", "not met"), shown(broken)
        setting = (shown(str(one.base)), shown(str(one.length)), percent(one.threshold, say))
        lines.append(
            say(
                f"• {setting[0]}، {setting[1]}، {setting[2]} ← {met}" + (f"؛ شکسته در {again}" if again else ""),
                f"• base {setting[0]}, run {setting[1]}, {setting[2]}: {met}"
                + (f"; broken at {again}" if again else ""),
            )
        )
    lines += ["", say("■ سنجه‌های دیگر، برای حساسیت", "■ Other figures, for sensitivity")]
    for figure in saturating.sensitivity(found):
        value = (
            "—" if figure.value is None else shown(f"{figure.value:.1f}".removesuffix(".0")).replace(".", say("٫", "."))
        )
        share = "" if figure.share is None else f" ({percent(figure.share, say)})"
        lines.append(f"• {saturating.figure_name(figure, lang)}{share}: {value}")
    lines += [
        "",
        say("■ نظرهایی که بر یک صاحب‌نظر یا تنها بر سند استوار است", "■ Views on one expert or on documents alone"),
    ]
    lines += [f"• {one.unit} {one.label}: {' '.join(one.experts or one.documents)}" for one in found.thin]
    lines += ["", say("■ نظرهای تکمیل‌شده، و آخرین بار", "■ Views that were added to, and where last")]
    lines += [f"• {one.unit} {one.label}: {one.last} ({number(one.times, say)})" for one in found.completed]
    return "\n".join(lines)
