"""Agreement in plain words: what was compared, on what denominator, and how to read the figures."""

from collections.abc import Sequence

from coder.analysis.agreement.coefficients import Several
from coder.analysis.agreement.presence import FEWEST, Agreement, Interval
from coder.reports.measures.wording import names, number, percent, persian

#: (Persian, English) of every sentence.
SENTENCES: dict[str, tuple[str, str]] = {
    "between": (
        "توافق {one} و {other} بر {count} منبعی که هر دو بسته‌اند: {sources}.",
        "Agreement of {one} and {other} on the {count} sources both closed: {sources}.",
    ),
    "retest": (
        "پایداری کدگذاری {one} در دو دور ({one} و {other}) بر {count} منبع: {sources}.",
        "Stability of one coder over two rounds ({one} and {other}) on {count} sources: {sources}.",
    ),
    "presence": (
        "واحد: هر صاحب‌نظر × هر کد. مخرج {cells} خانه است: {places} صاحب‌نظر × {codes} کدی که دست‌کم یکی به کار برده.",
        "Unit: expert × code. The denominator is {cells} cells: {places} experts × {codes} codes that either used.",
    ),
    "sentence": (
        "واحد: جمله. مخرج {cells} خانه است: {places} جمله‌ای که دست‌کم یکی کدی بر آن گذاشته × {codes} کد. "
        "جمله‌هایی که هیچ‌کس کد نگذاشته شمرده نشده است.",
        "Unit: sentence. The denominator is {cells} cells: {places} sentences coded by either × {codes} codes. "
        "Sentences nobody coded are left out.",
    ),
    "character": (
        "واحد: نویسه. مخرج {cells} خانه است: {places} نویسه‌ای که دست‌کم یکی کدی بر آن گذاشته × {codes} کد. متنی "
        "که هیچ‌کس کد نگذاشته شمرده نشده است.",
        "Unit: character. The denominator is {cells} cells: {places} characters coded by either × {codes} codes. "
        "Text nobody coded is left out.",
    ),
    "everybody": (
        "توافق {coders} کدگذار ({names}) بر {count} منبعی که همه بسته‌اند: {sources}.",
        "Agreement of {coders} coders ({names}) on the {count} sources that all closed: {sources}.",
    ),
    "any": (
        "واحد: هر صاحب‌نظر × هر کد. مخرج {cells} خانه است: {places} صاحب‌نظر (هر سند یکی) × {codes} کدی که دست‌کم یک "
        "کدگذار به کار برده.",
        "Unit: expert × code. The denominator is {cells} cells: {places} experts (a document is one) × {codes} codes "
        "that any of them used.",
    ),
    "several": (
        "آلفای کریپندورف {alpha}؛ میانگین توافق دوبه‌دو {percent}؛ کاپای فلیس {fleiss}؛ AC1 گوئت {ac1}.",
        "Krippendorff's alpha {alpha}; mean agreement of pairs {percent}; Fleiss' kappa {fleiss}; Gwet's AC1 {ac1}.",
    ),
    "nothing": (
        "هیچ‌یک در این منبع‌ها کدی نگذاشته است؛ چیزی برای سنجیدن نیست.",
        "Neither coded anything in these sources; there is nothing to measure.",
    ),
    "alike": (
        "همه‌جا یک پاسخ داده شده است: تغییری نیست و توافق ۱۰۰٪ است. ضریب‌های اصلاح‌شده برای شانس تعریف نمی‌شوند.",
        "One answer was given everywhere: no variation; agreement 100%. Chance-corrected coefficients are undefined.",
    ),
    "figures": (
        "درصد توافق {percent}؛ هولستی {holsti}{holsti_interval}؛ کاپای کوهن {kappa}{kappa_interval}؛ آلفای "
        "کریپندورف {alpha}{alpha_interval}.",
        "Percent agreement {percent}; Holsti {holsti}{holsti_interval}; Cohen's kappa {kappa}{kappa_interval}; "
        "Krippendorff's alpha {alpha}{alpha_interval}.",
    ),
    "inflated": (
        "در {neither} خانه از {cells} هیچ‌یک کدی نگذاشته است؛ درصد توافق از این‌ها بالا می‌رود ولی هولستی از "
        "آن‌ها اثر نمی‌گیرد.",
        "In {neither} of {cells} cells neither has the code; they raise the percentage, but not Holsti's figure.",
    ),
    "paradox": (
        "کاپا ({kappa}) و AC1 گوئت ({ac1}) از هم دورند: وقتی یک پاسخ کمیاب است، کاپا توافق بسیار را هم به شانس "
        "نسبت می‌دهد و AC1 آن را چنین نمی‌کند. هیچ‌یک به‌تنهایی بس نیست؛ هر دو را با جدول خانه‌ها بیاورید.",
        "Kappa ({kappa}) and Gwet's AC1 ({ac1}) lie apart: where one answer is rare kappa puts even much "
        "agreement down to "
        "chance, and AC1 doesn't. Neither is enough alone; give both with the table of cells.",
    ),
    "few": (
        "بازهٔ بازنمونه‌گیری داده نمی‌شود: {count} منبع کمتر از {fewest} است.",
        "No interval by resampling is given with fewer than {fewest} sources (here {count}).",
    ),
    "resampled": (
        "بازه‌ها ۹۵٪ و از بازنمونه‌گیری منبع‌هاست؛ با {count} منبع تنها نشانه‌ای تقریبی است.",
        "Intervals are 95%, by resampling the sources; with {count} sources they are a rough sign only.",
    ),
    "spans": (
        "جای قطعه‌ها در همهٔ {length} نویسه: uα {u}؛ |uα {bar_u}؛ cuα {cu} (بر {coverage} متن که هر دو کد گذاشته‌اند).",
        "Where units lie in all {length} characters: u-alpha {u}; |u-alpha {bar_u}; cu-alpha {cu} "
        "(on the {coverage} of the text that both coded).",
    ),
    "progress": (
        "{decided} اختلاف از {found} فیصله یافته است. کاپا پیش از گفت‌وگو {kappa_before} و با آنچه فیصله یافته "
        "{kappa_after}؛ درصد توافق {percent_before} و {percent_after}. توافق پیش از گفت‌وگو را گزارش کنید.",
        "{decided} of {found} disagreements are decided. Kappa was {kappa_before} before negotiation and is "
        "{kappa_after} "
        "with what is decided; percent agreement {percent_before} and {percent_after}. Report the figures from "
        "before.",
    ),
    "half": (
        "نیمه‌کاره: {sources}. تا همهٔ اختلاف‌های منبعی فیصله نیابد کدگذاری توافقی‌اش باز است و در اشباع شمرده نمی‌شود.",
        "Half done: {sources}. Until all its disagreements are decided the agreed coding of a source stays open and "
        "doesn't count for saturation.",
    ),
}


def say(key: str, lang: str, **values: str) -> str:
    """Give one sentence."""
    return SENTENCES[key][0 if persian(lang) else 1].format(**values)


def between(interval: Interval, lang: str) -> str:
    """Give an interval in brackets after its figure; nothing where there is none."""
    if interval.low is None or interval.high is None:
        return ""
    word = " تا " if persian(lang) else " to "
    return f" ({number(interval.low, lang, 2)}{word}{number(interval.high, lang, 2)})"


def heading(one: str, other: str, same: bool, sources: tuple[str, ...], lang: str) -> str:
    """Say who is compared with whom on what."""
    return say(
        "retest" if same else "between",
        lang,
        one=one,
        other=other,
        count=number(len(sources), lang),
        sources=names(sources, lang),
    )


def together(
    coders: tuple[str, ...],
    sources: tuple[str, ...],
    places: int,
    codes: int,
    alpha: float | None,
    found: Several | None,
    lang: str,
) -> list[str]:
    """Say how far three coders or more agree, on which denominator."""
    count, cells = number(len(coders), lang), number(places * codes, lang)
    heading = say(
        "everybody",
        lang,
        coders=count,
        names=names(coders, lang),
        count=number(len(sources), lang),
        sources=names(sources, lang),
    )
    denominator = say("any", lang, cells=cells, places=number(places, lang), codes=number(codes, lang))
    if found is None:
        return [heading, say("nothing", lang)]
    if found.observed == 1:
        return [heading, denominator, say("alike", lang)]
    figures = say(
        "several",
        lang,
        alpha=number(alpha, lang, 2),
        percent=percent(found.observed, lang, 1),
        fleiss=number(found.fleiss, lang, 2),
        ac1=number(found.gwet_ac1, lang, 2),
    )
    return [heading, denominator, figures]


def told(found: Agreement, unit: str, places: int, codes: int, sources: int, lang: str) -> list[str]:
    """Say what the figures are, on which denominator, and what is against them."""
    total = number(found.cells.total, lang)
    denominator = say(unit, lang, cells=total, places=number(places, lang), codes=number(codes, lang))
    return [denominator, *figures(found, sources, lang)]


def figures(found: Agreement, sources: int, lang: str) -> list[str]:
    """Say what the figures are and what is against them."""
    cells = found.cells
    if not cells.total:
        return [say("nothing", lang)]
    if found.alike:
        return [say("alike", lang)]
    kappa = found.kappa.value if found.kappa else None
    lines = [
        say(
            "figures",
            lang,
            percent=percent(found.percent, lang, 1),
            holsti=number(found.holsti, lang, 2),
            holsti_interval=between(found.holsti_interval, lang),
            kappa=number(kappa, lang, 2),
            kappa_interval=between(found.kappa_interval, lang),
            alpha=number(found.alpha, lang, 2),
            alpha_interval=between(found.alpha_interval, lang),
        )
    ]
    if cells.neither:
        lines.append(say("inflated", lang, neither=number(cells.neither, lang), cells=number(cells.total, lang)))
    if found.parts:
        lines.append(say("paradox", lang, kappa=number(kappa, lang, 2), ac1=number(found.gwet_ac1, lang, 2)))
    few = sources < FEWEST
    lines.append(say("few" if few else "resampled", lang, count=number(sources, lang), fewest=number(FEWEST, lang)))
    return lines


def progress(
    found: int, decided: int, before: Agreement, after: Agreement, half: Sequence[tuple[str, int, int]], lang: str
) -> str:
    """Say how far the negotiation is, and of which sources (with how many decided of how many) it is ``half`` done."""
    sources = names(tuple(f"{ref} ({number(done, lang)}/{number(every, lang)})" for ref, done, every in half), lang)
    begun = [say("half", lang, sources=sources)] if half else []
    whole = say(
        "progress",
        lang,
        found=number(found, lang),
        decided=number(decided, lang),
        kappa_before=number(before.kappa.value if before.kappa else None, lang, 2),
        kappa_after=number(after.kappa.value if after.kappa else None, lang, 2),
        percent_before=percent(before.percent, lang, 1),
        percent_after=percent(after.percent, lang, 1),
    )
    return " ".join([whole, *begun])
