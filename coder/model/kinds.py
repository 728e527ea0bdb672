"""What the kinds of things are called, in both languages."""

#: By kind, as the journal knows it.
KINDS = {
    "study": ("سربرگ پژوهش", "the study"),
    "person": ("کدگذار", "coder"),
    "expert": ("صاحب‌نظر", "expert"),
    "source": ("منبع", "source"),
    "code": ("کد", "code"),
    "coding": ("کدگذاری", "coding"),
    "closing": ("بستن منبع", "closing"),
    "reading": ("بازخوانی", "re-reading"),
    "memo": ("یادداشت", "memo"),
    "reserved": ("قطعهٔ نقل‌نشدنی", "reserved passage"),
    "lost": ("کدگذاری جامانده", "lost coding"),
    "answer": ("پاسخ", "answer"),
    "settlement": ("فیصله", "settlement"),
    "factor": ("عامل", "factor"),
    "decision": ("تصمیم", "decision"),
    "apart": ("جدا نگه داشتن", "kept apart"),
    "feedback": ("پاسخ به فهرست", "reply to the list"),
    "judgement": ("وزن", "weight"),
    "strategy": ("راهبرد", "strategy"),
    "action": ("اقدام", "action"),
    "milestone": ("نقطه", "milestone"),
}


def in_words(kind: str) -> dict[str, str]:
    """Give what a kind is called, by language, as problems tell it."""
    fa, en = KINDS.get(kind, (kind, kind))
    return {"fa": fa, "en": en}
