"""The parts of the publication on saturation and on agreement: what the sentences say stands in the tables."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coder.reports.language import Language
from coder.reports.measures import saturation as words
from coder.reports.measures.wording import number, percent, spoken
from coder.reports.sections import Section, Table

if TYPE_CHECKING:
    from coder.analysis.agreement.presence import Agreement
    from coder.analysis.saturation.picture import Picture


def saturation(picture: "Picture", record: "Picture", lang: Language) -> Section | None:
    """Give the section on saturation; None when nothing was raised. ``record`` is what the heat map shows."""
    from coder.reports.figures.saturation import figures

    if not picture.asserted:
        return None
    code = spoken(lang)
    return Section(
        heading=lang.say("اشباع داده‌ها", "Saturation"),
        paragraphs=(
            *words.verdict(picture, code),
            *words.estimates(picture, code),
            *words.details(picture, code),
        ),
        tables=(steps(picture, lang), guest(picture, lang)),
        figures=figures(picture, record, lang),
    )


def steps(picture: "Picture", lang: Language) -> Table:
    """Give what each interview brought."""
    code = spoken(lang)
    return Table(
        caption=lang.say("نظرهای تازه و تکراری هر مصاحبه", "New and repeated views in each interview"),
        headings=(
            lang.say("جا", "Place"),
            lang.say("مصاحبه", "Interview"),
            lang.say("طرح خودجوش", "Raised"),
            lang.say("تازه", "New"),
            lang.say("تکراری", "Repeated"),
            lang.say("سهم تکرار", "Share"),
            lang.say("انباشته", "So far"),
            lang.say("پرسیده", "Asked"),
            lang.say("پاسخ‌گرفته", "Answered"),
        ),
        rows=tuple(
            (
                number(step.place, code),
                step.source,
                number(step.raised, code),
                number(step.new, code),
                number(step.repeated, code),
                percent(step.share_repeated, code),
                number(step.cumulative, code),
                number(step.asked, code),
                number(step.answered, code),
            )
            for step in picture.curve.steps
        ),
        centred=tuple(range(9)),
    )


def guest(picture: "Picture", lang: Language) -> Table:
    """Give the rule of Guest, Namey & Chen at every setting."""
    code = spoken(lang)
    return Table(
        caption=lang.say("قاعدهٔ گست، نیمی و چن (۲۰۲۰)", "The rule of Guest, Namey & Chen (2020)"),
        headings=(
            lang.say("پایه", "Base"),
            lang.say("گام", "Run"),
            lang.say("مرز", "Threshold"),
            lang.say("نظرهای پایه", "Base views"),
            lang.say("برآورده", "Met"),
            lang.say("گام‌های شکننده", "Broken again"),
        ),
        rows=tuple(
            (
                number(one.base, code),
                number(one.length, code),
                percent(one.threshold, code),
                number(one.base_views, code),
                lang.digits(one.notation) or "—",
                lang.listed(lang.digits(f"{run.first}–{run.last}") for run in one.broken) or "—",
            )
            for one in picture.guest
        ),
        centred=tuple(range(6)),
    )


def quadrant(name: str, lang: Language) -> str:
    """Name what a code is sorted under: its quadrant's letter, or its valence as long as it has none."""
    words = {
        "potential": lang.say("ظرفیت", "potential"),
        "challenge": lang.say("چالش", "challenge"),
        "": lang.say("بی‌سویه", "none"),
    }
    return words.get(name, name)


def agreement(paragraphs: Sequence[str], rows: "Sequence[tuple[str, str, Agreement]]", lang: Language) -> Section:
    """Give the section on agreement: ``rows`` are (between whom, on what, the figures)."""
    code = spoken(lang)
    return Section(
        heading=lang.say("توافق کدگذاران", "Agreement of coders"),
        paragraphs=tuple(paragraphs),
        tables=(
            Table(
                caption=lang.say("توافق کدگذاران بر بودن هر کد نزد هر صاحب‌نظر", "Agreement on expert × code"),
                headings=(
                    lang.say("میان", "Between"),
                    lang.say("بر", "On"),
                    lang.say("خانه", "Cells"),
                    lang.say("هر دو", "Both"),
                    lang.say("تنها یکی", "Only one"),
                    lang.say("هیچ", "Neither"),
                    lang.say("درصد", "Percent"),
                    lang.say("هولستی", "Holsti"),
                    lang.say("کاپا", "Kappa"),
                    lang.say("آلفا", "Alpha"),
                    "AC1",
                ),
                rows=tuple(
                    (
                        between,
                        on,
                        number(found.cells.total, code),
                        number(found.cells.both, code),
                        number(found.cells.one + found.cells.other, code),
                        number(found.cells.neither, code),
                        percent(found.percent, code, 1),
                        number(found.holsti, code, 2),
                        number(found.kappa.value if found.kappa else None, code, 2),
                        number(found.alpha, code, 2),
                        number(found.gwet_ac1, code, 2),
                    )
                    for between, on, found in rows
                ),
                widths=(9, 9, 9, 7, 8, 8, 10, 8, 7, 7, 7),
                centred=tuple(range(11)),
            ),
        ),
    )
