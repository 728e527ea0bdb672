"""What the published chapter says, before any format: method, experts, coding, findings, evidence.

Words of experts come with who spoke, how the view came up and how sound the source's text is; what
is withheld is counted and not shown.
"""

from collections.abc import Iterable, Sequence

from coder.model.results import CodeRow, EvidenceRow, GroupRow, SaturationCurve, StudyTables
from coder.reports import layout
from coder.reports.language import Language
from coder.reports.quoting import factor_name, group_name, how, shown_words, speaker
from coder.reports.sections import Section, Table

#: A quote of about so many characters shows a view best in the coding table.
_GOOD_LENGTH = 140


def method(tables: StudyTables, lang: Language) -> Section:
    """Say how the study was made and when its own rule says that views repeated."""
    first, last = tables.dates
    span = lang.say(f"، از {first} تا {last}", f", from {first} to {last}") if first else ""
    paragraphs = [
        tables.question,
        lang.say(
            f"با {tables.experts} صاحب‌نظر در {tables.interviews} مصاحبه گفت‌وگو شد{span}؛ "
            f"{tables.documents} سند هم بررسی شد.",
            f"{tables.experts} experts were interviewed in {tables.interviews} interviews{span}; "
            f"{tables.documents} documents were read too.",
        ),
        lang.say(
            "همهٔ شمارش‌ها شمار صاحب‌نظران است، نه دفعات. نظری که صاحب‌نظر خود یا در پاسخ پرسشی برنامه‌ریزی‌شده "
            "گفته است از نظری که پس از طرح گفتهٔ دیگران تأیید کرده جدا شمرده شده است.",
            "All counts are of experts, never of mentions. Views that an expert raised, unprompted or in answer "
            "to a planned question, are counted apart from those an expert consented to after they were put.",
        ),
        *_stopping(tables, lang),
        *_care(tables, lang),
    ]
    return Section(lang.say("روش پژوهش", "Method"), tuple(filter(None, paragraphs)))


def experts(tables: StudyTables, lang: Language) -> Section:
    """Show who was interviewed; groups of few experts are shown together."""
    count = lang.say("شمار صاحب‌نظران", "Experts")
    sizes = [
        Table(
            lang.say("صاحب‌نظران به تفکیک گروه", "Experts by group"),
            (lang.say("گروه", "Group"), count),
            _sizes(tables.groups, lang),
            (3, 1),
            (1,),
        ),
        Table(
            lang.say("صاحب‌نظران به تفکیک رشته", "Experts by field"),
            (lang.say("رشته", "Field"), count),
            _sizes(tables.fields, lang),
            (3, 1),
            (1,),
        ),
    ]
    each = Table(
        lang.say("صاحب‌نظران و مصاحبه‌ها", "Experts and interviews"),
        (
            lang.say("صاحب‌نظر", "Expert"),
            lang.say("گروه", "Group"),
            lang.say("رشته", "Field"),
            lang.say("مصاحبه‌ها", "Interviews"),
            lang.say("شیوه", "Mode"),
        ),
        tuple(
            (
                row.ref,
                lang.listed(group_name(name, lang) for name in row.groups),
                group_name(row.field, lang),
                lang.digits(len(row.sources)),
                lang.listed((*row.modes, *([lang.say("یادداشت", "notes")] if row.notes else []))),
            )
            for row in tables.people
        ),
        (1.9, 4, 4, 1.9, 2.4),
        (0, 3),
    )
    return Section(lang.say("صاحب‌نظران", "Experts"), tables=(*sizes, each))


def coding(tables: StudyTables, lang: Language) -> Section:
    """Show the way from words to factors: quote → initial code → factor, a line for each grouped code."""
    labels = {row.number: row.label for row in tables.factors}
    quotes: dict[str, list[EvidenceRow]] = {}
    for row in tables.evidence:
        if row.printed:
            quotes.setdefault(row.code, []).append(row)
    rows = [
        (
            _example(quotes.get(code.ref, ()), lang),
            code.label,
            factor_name(code.factor, labels[code.factor], lang),
        )
        for code in sorted(_grouped(tables.codes, labels), key=lambda code: list(labels).index(code.factor))
    ]
    table = Table(
        lang.say("از نقل‌قول تا عامل", "From quotes to factors"),
        (lang.say("نقل‌قول", "Quote"), lang.say("کد اولیه", "Initial code"), lang.say("عامل", "Factor")),
        tuple(rows),
        (9, 4, 4),
    )
    return Section(
        lang.say("کدگذاری: نقل‌قول ← کد اولیه ← عامل", "Coding: quote → initial code → factor"), tables=(table,)
    )


def findings(study: StudyTables, lang: Language) -> tuple[Table, ...]:
    """Give Tables 1–3 as a chapter or a page shows them."""
    pairs = tuple(
        Table(found.title, found.headings, found.rows, (2.0, 6.5, 2.0, 6.5), (0, 2))
        for found in layout.internal_external(study, lang)
    )
    third = layout.strategies(study, lang)
    rows: list[tuple[str, ...]] = []
    cell_name = ""
    for entry in third.rows:
        if entry.cell != cell_name:
            cell_name = entry.cell
            rows.append((cell_name,))  # a band across the table
        rows.append((entry.name, entry.factors, "\n".join(entry.actions)))
    return (*pairs, Table(third.title, third.headings, tuple(rows), (4.4, 4.2, 8.4)))


def evidence(tables: StudyTables, lang: Language, context: bool = False) -> Section:
    """Show every passage behind every factor, under its factor; puts are the interviewer's and left out."""
    code_labels = {code.ref: code.label for code in tables.codes}
    spoken: dict[str, list[EvidenceRow]] = {}
    for row in tables.evidence:
        if row.position:
            spoken.setdefault(row.factor, []).append(row)
    rows: list[tuple[str, ...]] = []
    for factor in tables.factors:
        rows.append((factor_name(factor.number, factor.label, lang),))
        rows += [
            (
                shown_words(row, lang, context),
                speaker(row, lang),
                how(row, lang),
                code_labels.get(row.code, row.code),
            )
            for row in spoken.get(factor.number, ())
        ]
    table = Table(
        lang.say("شواهد هر عامل", "The evidence of each factor"),
        (
            lang.say("نقل‌قول", "Quote"),
            lang.say("گوینده", "Speaker"),
            lang.say("چگونه آمد", "How it came up"),
            lang.say("کد اولیه", "Initial code"),
        ),
        tuple(rows),
        (9, 2.2, 2.4, 3.4),
        (1, 2),
    )
    return Section(lang.say("پیوست: شواهد عامل‌ها", "Appendix: evidence"), tables=(table,))


def _sizes(groups: Iterable[GroupRow], lang: Language) -> tuple[tuple[str, ...], ...]:
    return tuple((group_name(row.name, lang), lang.digits(row.experts)) for row in groups)


def _grouped(codes: Sequence[CodeRow], labels: dict[str, str]) -> list[CodeRow]:
    return [code for code in codes if code.factor in labels]


def _example(quotes: Sequence[EvidenceRow], lang: Language) -> str:
    """Choose the quote that shows a view: an expert's own assertion before others, neither curt nor long."""

    def fit(row: EvidenceRow) -> tuple[bool, bool, bool, int]:
        length = abs(len(row.quote) - _GOOD_LENGTH)
        return row.position == "rejects", row.document, row.position != "asserts", length

    if not quotes:
        return lang.say("(نقل‌قول قابل چاپ ندارد)", "(no quote to print)")
    best = min(quotes, key=fit)
    return f"{shown_words(best, lang)} ({speaker(best, lang)})"


def _stopping(tables: StudyTables, lang: Language) -> list[str]:
    if not tables.saturation:
        return []
    rule = tables.saturation[0].rule
    decided = lang.say(f" (تصمیم {rule.decided})", f" (decided {rule.decided})") if rule.decided else ""
    said = [lang.say("قاعدهٔ توقف", "Stopping rule") + f"{decided}:", rule.text] if rule.text else []
    return said + [_verdict(curve, lang) for curve in tables.saturation]


def _verdict(curve: SaturationCurve, lang: Language) -> str:
    unit = {"codes": lang.say("کدها", "codes"), "factors": lang.say("عامل‌های نهایی", "the final factors")}[curve.unit]
    share, run = round(curve.rule.repeated_share * 100), curve.rule.in_a_row
    rule = lang.say(
        f"دست‌کم {share}٪ نظرها تکراری در {run} مصاحبهٔ پیاپی",
        f"at least {share}% of views repeated in {run} interviews in a row",
    )
    if curve.met_at is None:
        return lang.say(
            f"بر پایهٔ {unit}، این قاعده ({rule}) برآورده نشد.", f"On {unit}, the rule ({rule}) was not met."
        )
    met = lang.say(
        f"بر پایهٔ {unit}، این قاعده ({rule}) برآورده شد؛ نخستین بار در مصاحبهٔ ",
        f"On {unit}, the rule ({rule}) was met, first at interview ",
    )
    if not curve.new_after:
        return f"{met}{curve.met_at}."
    late = lang.say("پس از آن نیز نظر تازه آوردند: ", "Interviews that still brought something new after it: ")
    return f"{met}{curve.met_at}. {late}{lang.listed(curve.new_after)}."


def _care(tables: StudyTables, lang: Language) -> list[str]:
    """Say what was held back, and why."""
    said = []
    if any(not row.name for row in (*tables.groups, *tables.fields)):
        said.append(
            lang.say(
                f"گروه‌های کمتر از {tables.smallest_group} صاحب‌نظر یک‌جا آمده است تا کسی شناخته نشود.",
                f"Groups of fewer than {tables.smallest_group} experts are shown together, so that nobody stands out.",
            )
        )
    if any(row.withheld for row in tables.evidence):
        said.append(
            lang.say(
                "گفته‌هایی که نباید نقل شود، و یادداشت‌های مصاحبهٔ ضبط‌نشده، شمرده شده ولی نقل نشده است.",
                "Words that must not be quoted, and notes of unrecorded interviews, are counted but not quoted.",
            )
        )
    return said
