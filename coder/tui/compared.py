"""What the screens of agreement and negotiation say: rows of figures, disagreements, their two sides. No widgets."""

from collections.abc import Sequence

from textual.content import Content

from coder.model.coding import Coding
from coder.persian import digits
from coder.study.agreeing import Comparison, Row, Together
from coder.study.negotiating import Disagreement
from coder.study.snapshot import Snapshot
from coder.tui import describing
from coder.tui.saturated import part_name
from coder.tui.tables import Say, Table, figure, number
from coder.tui.wording import CHOICES

#: Marks a row in which kappa and AC1 lie apart.
PARTING = "≠"

BY = {
    "overall": ("همه", "overall"),
    "quadrant": ("ربع‌ها", "quadrants"),
    "interview": ("منبع‌ها", "sources"),
    "code": ("کدها", "codes"),
}

UNITS = {
    "presence": ("صاحب‌نظر × کد", "expert × code"),
    "sentence": ("جمله", "sentence"),
    "character": ("نویسه", "character"),
}

_KINDS = {
    "edges": ("مرز دیگر", "other edges"),
    "how": ("موضع یا چگونگی دیگر", "other elicitation"),
    "code": ("کد دیگر", "other code"),
    "missed": ("یکی ندیده", "missed by one"),
}


def rows(found: Comparison, snapshot: Snapshot, further: bool, say: Say) -> Table:
    """Give the rows of a comparison; with ``further`` the coefficients that are not the first to look at."""
    headings = [
        say("بر", "on"),
        say("توافق", "percent"),
        say("هولستی", "Holsti"),
        say("کاپا", "kappa"),
        say("آلفا", "alpha"),
    ]
    if further:
        headings += ["π", say("فلیس", "Fleiss"), "AC1", "B–P"]
    headings += [say("خانه", "cells"), say("هر دو", "both"), found.one, found.other, say("هیچ", "neither")]
    listed = [(str(place), _cells(row, snapshot, further, say)) for place, row in enumerate(found.rows)]
    counts = range(len(headings) - 5, len(headings))
    return Table(tuple(headings), tuple(listed), elastic=(0,), spare=(counts[-1], 2, *counts[:-1], 4))


def together(found: Together, say: Say) -> Table:
    """Give the one row of all coders compared at once."""
    headings = (say("بر", "on"), say("آلفا", "alpha"), say("توافق", "percent"), say("فلیس", "Fleiss"), "AC1", "B–P")
    one = found.found
    figures = (one.fleiss, one.gwet_ac1, one.brennan_prediger) if one else (None, None, None)
    cells = (
        say("همه", "all"),
        figure(found.alpha, say),
        _percent(one.observed if one else None, say),
        *(figure(value, say) for value in figures),
        number(found.places * found.codes, say),
    )
    return Table((*headings, say("خانه", "cells")), (("all", cells),))


def name(row: Row, snapshot: Snapshot, say: Say) -> str:
    """Say what a row is about: everything, a quadrant, a source, a code by its label."""
    if row.by == "overall":
        return say("همه", "all")
    if row.by == "quadrant":
        return part_name(row.name, snapshot.header.quadrant_names, say)
    label = next((code.label for code in snapshot.codes if code.ref == row.name), "") if row.by == "code" else ""
    return f"{label} {row.name}".strip()


def _cells(row: Row, snapshot: Snapshot, further: bool, say: Say) -> tuple[str, ...]:
    one = row.found
    low, high = one.kappa_interval.low, one.kappa_interval.high
    kappa = figure(one.kappa.value if one.kappa else None, say) + _interval(low, high, say)
    alpha = figure(one.alpha, say) + _interval(one.alpha_interval.low, one.alpha_interval.high, say)
    figures = [_percent(one.percent, say), figure(one.holsti, say), kappa, alpha]
    if further:
        more = (one.scott_pi, one.fleiss, one.gwet_ac1, one.brennan_prediger)
        figures += [figure(value, say) for value in more]
    cells = (one.cells.total, one.cells.both, one.cells.one, one.cells.other, one.cells.neither)
    parting = f" {PARTING}" if one.parts else ""
    return (name(row, snapshot, say) + parting, *figures, *(number(count, say) for count in cells))


def _interval(low: float | None, high: float | None, say: Say) -> str:
    return "" if low is None or high is None else f" ({figure(low, say)}–{figure(high, say)})"


def _percent(share: float | None, say: Say) -> str:
    return "—" if share is None else say(f"{_persian(f'{100 * share:.0f}')}٪", f"{share:.0%}")


def _persian(text: str) -> str:
    return digits.to_persian(text)


def disagreements(found: Sequence[Disagreement], snapshot: Snapshot, names: tuple[str, str], say: Say) -> Table:
    """Give a row for each disagreement: where, of what kind, each side's code, the decision, the words."""
    headings = (say("منبع", "source"), say("اختلاف", "differs"), *names, say("فیصله", "decided"), say("متن", "words"))
    listed = []
    for item in found:
        sides = [snapshot.code_of[side.code].ref if side else "—" for side in (item.one, item.other)]
        decided = say(*CHOICES[item.settled.choice]) if item.settled else ""
        words = " ".join(item.words.split())
        listed.append((item.key, (item.source.ref, say(*_KINDS[item.kind]), *sides, decided, words)))
    return Table(headings, tuple(listed), elastic=(5,))


def side(item: Disagreement, coding: Coding | None, place: int, who: str, snapshot: Snapshot, say: Say) -> Content:
    """Give one side of a disagreement (``place`` is the key that keeps it): whose, the code, how, the words."""
    heading = (say(f"کلید {number(place, say)}: {who}", f"key {place}: {who}"), "bold")
    if coding is None:
        nothing = say("این‌جا کدی ندارد", "has no code here")
        return Content.assemble(heading, "\n", nothing, "\n", _context(item, None))
    code = snapshot.code_of.get(coding.code)
    label = describing.named(code) if code else coding.code
    how = describing.how(coding, say)
    return Content.assemble(heading, "\n", f"{label}\n{how}\n", _context(item, coding))


def _context(item: Disagreement, coding: Coding | None) -> Content:
    """Give the text around, in which the side's own words stand between « » and are underlined."""
    if coding is None:
        return Content(f"…{item.before}{item.words}{item.after}…")
    start, end = coding.start - item.start, coding.end - item.start
    return Content.assemble(
        f"…{item.before}{item.words[:start]}",
        (f"«{item.words[start:end]}»", "bold underline"),
        f"{item.words[end:]}{item.after}…",
    )
