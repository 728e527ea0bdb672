"""What the publication says of the experts' replies to the list: apart from the interviews, never counted with them."""

from collections import Counter

from coder.model.swot import Reply, numbers, ordered_factors
from coder.reports.language import Language
from coder.reports.sections import Section, Table
from coder.study.feedback import replies
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy


def section(study: OpenStudy, snapshot: Snapshot, lang: Language) -> Section | None:
    """Give the section with the replies to each factor; None before anybody replied. Of an expert the last counts."""
    found = replies(study)
    if not found:
        return None
    number = numbers(snapshot.factors)
    experts = {row.expert for rows in found.values() for row in rows}
    rows = []
    for factor in ordered_factors(snapshot.factors):
        last = {row.expert: row.answer for row in sorted(found.get(factor.id, ()), key=lambda row: row.date)}
        answers = Counter(last.values())
        counts = (lang.digits(answers[reply]) for reply in (Reply.AGREE, Reply.CHANGE, Reply.NONE))
        rows.append((lang.digits(number[factor.id]), factor.label, *counts))
    table = Table(
        lang.say("پاسخ صاحب‌نظران به فهرست عامل‌ها", "The experts' replies to the list of factors"),
        (
            lang.say("شماره", "No."),
            lang.say("عامل", "Factor"),
            lang.say("موافق", "Agree"),
            lang.say("تغییر", "Change"),
            lang.say("بی‌پاسخ", "No answer"),
        ),
        tuple(rows),
        (1.6, 9, 1.8, 1.8, 1.8),
        (0, 2, 3, 4),
    )
    told = lang.say(
        f"فهرست نهایی برای صاحب‌نظران فرستاده شد و {len(experts)} تن پاسخ دادند. این پاسخ‌ها دربارهٔ فهرست است و در "
        "شمار کسانی که نظری را در مصاحبه گفته یا تأیید کرده‌اند نمی‌آید.",
        f"The final list was sent to the experts, and {len(experts)} replied. Their replies are about the list and are "
        "not counted among those who raised or confirmed a view in the interviews.",
    )
    return Section(lang.say("بازگشت به صاحب‌نظران", "Back to the experts"), (told,), (table,))
