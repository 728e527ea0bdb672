"""COREQ, SRQR and trustworthiness, filled in from the study's own record; the rest is left as questions.

A checklist filled in is no proof of quality: it says where the record has an answer, and which.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coder import __version__
from coder.reports.language import Language
from coder.reports.measures.checklists import COREQ, SRQR, Item
from coder.reports.measures.wording import names, number, persian, plain, spoken
from coder.reports.sections import Section, Table


@dataclass(frozen=True, slots=True)
class Facts:
    """The numbers of the study's record that the standards ask for."""

    experts: int
    interviews: int
    documents: int
    joint: int
    repeated: tuple[str, ...]
    not_interviewed: tuple[str, ...]
    reached: tuple[tuple[str, int], ...]
    consent: int
    groups: int
    fields: int
    minutes: tuple[int, ...]
    recorded: tuple[tuple[str, int], ...]
    modes: tuple[tuple[str, int], ...]
    dates: tuple[str, str]
    rule: str
    rule_decided: str
    verdict: tuple[str, ...]
    codes: int
    codes_dropped: int
    codes_defined: int
    codes_later: int
    factors: int
    coders: tuple[str, ...]
    retests: int
    kappas: tuple[tuple[str, int, float | None], ...]
    settled: int
    by_guide: int
    puts: int
    confirmed: int
    completed: int
    rejected: int
    no_comment: int
    replies: tuple[tuple[str, int], ...]
    quotes: int
    quoted: int
    minor: tuple[str, ...]
    disputed: tuple[str, ...]
    steps: int
    since: str
    reasons: int
    decisions: int
    memos: int
    reread: int
    reserved: int


def sections(facts: Facts, lang: Language) -> Section:
    """Give the section with both checklists and the table of trustworthiness."""
    code = spoken(lang)
    return Section(
        heading=lang.say("گزارش بر پایهٔ استانداردها", "Reporting standards"),
        paragraphs=(
            lang.say(
                "آنچه در پی می‌آید از پروندهٔ خود پژوهش پر شده است؛ هرجا پرسشی مانده، پژوهشگر باید پاسخ دهد.",
                "What follows is filled in from the study's own record; where a question is left, the researcher "
                "answers.",
            ),
            _put(facts, code),
        ),
        tables=(
            _table("COREQ", COREQ, coreq(facts, code), lang),
            _table("SRQR", SRQR, srqr(facts, code), lang),
            Table(
                caption=lang.say("اعتمادپذیری", "Trustworthiness"),
                headings=(lang.say("معیار", "Criterion"), lang.say("آنچه در پرونده هست", "What the record holds")),
                rows=tuple(trustworthiness(facts, code)),
                widths=(1, 5),
            ),
        ),
    )


def _table(name: str, items: Sequence[Item], answers: Mapping[str, str], lang: Language) -> Table:
    fa = lang.rtl
    return Table(
        caption=lang.say(f"فهرست {name}", f"The {name} checklist"),
        headings=(lang.say("شماره", "No."), lang.say("بند", "Item"), lang.say("پاسخ", "Answer")),
        rows=tuple(
            (
                lang.digits(item[0]),
                item[1] if fa else item[2],
                answers.get(item[0]) or f"{'پرسش' if fa else 'Question'}: {item[3] if fa else item[4]}",
            )
            for item in items
        ),
        widths=(1.4, 3, 8),
        centred=(0,),
    )


def _put(facts: Facts, lang: str) -> str:
    """Name the showing of others' points for what it is."""
    if persian(lang):
        return (
            f"در مصاحبه‌ها {number(facts.puts, lang)} بار نظر صاحب‌نظران پیشین با کسی در میان گذاشته شد "
            f"({number(facts.confirmed, lang)} تأیید، {number(facts.completed, lang)} تکمیل، "
            f"{number(facts.rejected, lang)} رد، {number(facts.no_comment, lang)} بی‌پاسخ). "
            "این کار بازبینی صاحب‌نظران (member checking) نیست: کسی تفسیر گفتهٔ خودش را بازبینی نکرده، "
            "بلکه دربارهٔ گفتهٔ دیگران نظر داده است."
        )
    return (
        f"In the interviews earlier experts' points were put to somebody {number(facts.puts, lang)} times "
        f"({number(facts.confirmed, lang)} confirmed, {number(facts.completed, lang)} completed, "
        f"{number(facts.rejected, lang)} rejected, {number(facts.no_comment, lang)} without an answer). "
        "This is not member checking: nobody reviewed the reading of their own words; "
        "they spoke to what others had said."
    )


def coreq(facts: Facts, lang: str) -> dict[str, str]:
    """Give the answers to the items of COREQ that the record can give, by number."""
    return _answers(
        lang,
        {
            "11": lambda say: names([f"{how} ({number(many, lang)})" for how, many in facts.reached], lang),
            "12": lambda say: say(
                f"{number(facts.experts, lang)} صاحب‌نظر در {number(facts.interviews, lang)} مصاحبه، "
                f"{number(facts.joint, lang)} نشست مشترک؛ {number(facts.documents, lang)} سند.",
                f"{facts.experts} experts in {facts.interviews} interviews, {facts.joint} joint; "
                f"{facts.documents} documents.",
            ),
            "13": lambda say: (
                say(
                    f"در فهرست هست و مصاحبه نشده: {names(facts.not_interviewed, lang)}. چرا؟",
                    f"Listed and not interviewed: {names(facts.not_interviewed, lang)}. Why?",
                )
                if facts.not_interviewed
                else ""
            ),
            "16": lambda say: say(
                f"{number(facts.groups, lang)} گروه و {number(facts.fields, lang)} رشته؛ جدول صاحب‌نظران را ببینید.",
                f"{facts.groups} groups and {facts.fields} fields; see the table of experts.",
            ),
            "17": lambda say: say(
                f"{number(facts.by_guide, lang)} قطعه در پاسخ پرسشی برنامه‌ریزی‌شده است. راهنما پیوست و آزموده شد؟",
                f"{facts.by_guide} passages answer a planned question. Was the guide given and piloted?",
            ),
            "18": lambda say: (
                say(
                    f"{number(len(facts.repeated), lang)} صاحب‌نظر: {names(facts.repeated, lang)}.",
                    f"{len(facts.repeated)} experts: {names(facts.repeated, lang)}.",
                )
                if facts.repeated
                else say("هیچ‌کس.", "Nobody.")
            ),
            "19": lambda say: names([f"{how} ({number(many, lang)})" for how, many in facts.recorded], lang),
            "21": lambda say: _minutes(facts, lang),
            "22": lambda say: " ".join(facts.verdict),
            "24": lambda say: _coders(facts, lang),
            "25": lambda say: say(
                f"{number(facts.codes, lang)} کد نظر ({number(facts.codes_defined, lang)} با تعریف، "
                f"{number(facts.codes_dropped, lang)} کنارگذاشته) در {number(facts.factors, lang)} عامل؛ "
                "کتابچهٔ کد پیوست است.",
                f"{facts.codes} codes of views ({facts.codes_defined} defined, {facts.codes_dropped} dropped) in "
                f"{facts.factors} factors; the codebook is attached.",
            ),
            "26": lambda say: say(
                f"از {number(facts.codes, lang)} کد، {number(facts.codes_later, lang)} کد پس از آغاز کدگذاری "
                "افزوده یا بازتعریف شده است. بقیه پیش از آن نوشته شد؛ از کجا؟",
                f"Of {facts.codes} codes {facts.codes_later} were made or redefined after coding began. "
                "The rest were written before; from what?",
            ),
            "27": lambda say: f"coder {__version__}",
            "28": lambda say: (
                say("پاسخ صاحب‌نظران به فهرست عامل‌ها: ", "Experts' replies to the list of factors: ")
                + names([f"{kind} {number(many, lang)}" for kind, many in facts.replies], lang)
                if facts.replies
                else say(
                    "پاسخی از صاحب‌نظران دربارهٔ یافته‌ها ثبت نشده است. در میان گذاشتن نظر دیگران بازبینی نیست.",
                    "No reply of experts to the findings is recorded. Showing them others' points is not such a check.",
                )
            ),
            "29": lambda say: say(
                f"{number(facts.quotes, lang)} قطعه از {number(facts.quoted, lang)} صاحب‌نظر، هر یک با شناسهٔ گوینده.",
                f"{facts.quotes} passages of {facts.quoted} experts, each with who said it.",
            ),
            "32": lambda say: say(
                f"عامل‌هایی که یک صاحب‌نظر یا هیچ‌کس خود طرح نکرده: {names(facts.minor, lang) or '—'}؛ "
                f"عامل‌هایی که کسی رد کرده: {names(facts.disputed, lang) or '—'}.",
                f"Factors raised by one expert or none: {names(facts.minor, lang) or '—'}; "
                f"factors somebody rejected: {names(facts.disputed, lang) or '—'}.",
            ),
        },
    )


def srqr(facts: Facts, lang: str) -> dict[str, str]:
    """Give the answers to the items of SRQR that the record can give, by number."""
    first = coreq(facts, lang)
    return _answers(
        lang,
        {
            "S8": lambda say: (
                say(
                    f"قاعدهٔ توقف ({plain(facts.rule_decided, lang) or 'بی‌تاریخ'}): {facts.rule}",
                    f"Stopping rule ({facts.rule_decided or 'not dated'}): {facts.rule}",
                )
                if facts.rule
                else ""
            ),
            "S9": lambda say: say(
                f"رضایت {number(facts.consent, lang)} تن از {number(facts.experts, lang)} صاحب‌نظر ثبت شده است. "
                f"مجوز اخلاق؟",
                f"Consent of {facts.consent} of {facts.experts} experts is recorded. Ethical approval?",
            ),
            "S10": lambda say: (
                say(
                    f"{plain(facts.dates[0], lang)} تا {plain(facts.dates[1], lang)}؛ "
                    + names([f"{how} ({number(many, lang)})" for how, many in facts.modes], lang),
                    f"{facts.dates[0]} to {facts.dates[1]}; "
                    + names([f"{how} ({many})" for how, many in facts.modes], lang),
                )
                if facts.dates[0]
                else ""
            ),
            "S12": lambda say: first["12"],
            "S13": lambda say: say(
                f"متن هر منبع با اثر انگشت sha256 نگه داشته می‌شود و تغییر نمی‌کند؛ "
                f"{number(facts.reserved, lang)} قطعه نقل‌نشدنی نشان شده است.",
                f"The text of each source is kept under its sha256 and doesn't change; "
                f"{facts.reserved} passages are marked as never to be quoted.",
            ),
            "S14": lambda say: first["24"],
            "S15": lambda say: say("جدول اعتمادپذیری را ببینید.", "See the table of trustworthiness."),
            "S17": lambda say: first["29"],
        },
    )


def trustworthiness(facts: Facts, lang: str) -> list[tuple[str, str]]:
    """Give the four criteria of Lincoln & Guba 1985 (*Naturalistic Inquiry*) with what the record holds for each."""
    fa = persian(lang)

    def say(persian_text: str, english: str) -> str:
        return persian_text if fa else english

    return [
        (
            say("باورپذیری", "Credibility"),
            " ".join(
                [
                    _agreement(facts, lang),
                    say(
                        f"{number(len(facts.disputed), lang)} عامل با نظر مخالف آمده و پنهان نشده است.",
                        f"{len(facts.disputed)} factors stand with a dissenting view, not hidden.",
                    ),
                    coreq(facts, lang)["28"],
                ]
            ),
        ),
        (
            say("اطمینان‌پذیری", "Dependability"),
            say(
                f"{number(facts.steps, lang)} گام از {plain(facts.since[:10], lang)} با نام و زمان در تاریخچه است. "
                f"بازکدگذاری همان کدگذار: {number(facts.retests, lang)} بار سنجیده شد. "
                f"بازخوانی برای کدهای تازه: {number(facts.reread, lang)} بار.",
                f"{facts.steps} steps since {facts.since[:10]} stand in the journal with who and when. "
                f"Recoding by the same coder was compared {facts.retests} times. "
                f"Re-readings for later codes: {facts.reread}.",
            ),
        ),
        (
            say("تأییدپذیری", "Confirmability"),
            say(
                f"پشت {number(facts.factors, lang)} عامل {number(facts.quotes, lang)} قطعهٔ متن است؛ "
                f"از {number(facts.decisions, lang)} تصمیم دربارهٔ کدها {number(facts.reasons, lang)} تصمیم با "
                f"دلیل نوشته شده؛ "
                f"{number(facts.memos, lang)} یادداشت تحلیلی؛ {number(facts.settled, lang)} اختلاف با گفت‌وگو "
                f"فیصله یافته.",
                f"Behind {facts.factors} factors stand {facts.quotes} passages; of {facts.decisions} decisions on "
                f"codes "
                f"{facts.reasons} have a written reason; {facts.memos} memos; "
                f"{facts.settled} disagreements settled by negotiation.",
            ),
        ),
        (
            say("انتقال‌پذیری", "Transferability"),
            say(
                f"{number(facts.experts, lang)} صاحب‌نظر از {number(facts.groups, lang)} گروه و "
                f"{number(facts.fields, lang)} رشته. زمینهٔ پژوهش را شرح دهید.",
                f"{facts.experts} experts of {facts.groups} groups and {facts.fields} fields. Describe the context.",
            ),
        ),
    ]


def _answers(lang: str, makers: Mapping[str, Callable[[Callable[[str, str], str]], str]]) -> dict[str, str]:
    def say(persian_text: str, english: str) -> str:
        return persian_text if persian(lang) else english

    return {key: make(say) for key, make in makers.items()}


def _minutes(facts: Facts, lang: str) -> str:
    if not facts.minutes:
        return ""
    mean = sum(facts.minutes) / len(facts.minutes)
    low, high = number(min(facts.minutes), lang), number(max(facts.minutes), lang)
    count, every = number(len(facts.minutes), lang), number(facts.interviews, lang)
    if persian(lang):
        return f"{low} تا {high} دقیقه، میانگین {number(mean, lang)} (مدت {count} مصاحبه از {every} ثبت شده است)."
    return f"{low} to {high} minutes, {number(mean, lang)} on average (recorded for {count} of {every} interviews)."


def _coders(facts: Facts, lang: str) -> str:
    many, who = number(len(facts.coders), lang), names(facts.coders, lang)
    return f"{many} کدگذار: {who}." if persian(lang) else f"{many} coders: {who}."


def _agreement(facts: Facts, lang: str) -> str:
    if not facts.kappas:
        return "کدگذاری دو کدگذار سنجیده نشده است." if persian(lang) else "No coding of two coders has been compared."
    told = [
        f"{who}: {number(kappa, lang, 2)} ({number(sources, lang)} {'منبع' if persian(lang) else 'sources'})"
        for who, sources, kappa in facts.kappas
    ]
    return ("کاپای کوهن " if persian(lang) else "Cohen's kappa ") + names(told, lang) + "."
