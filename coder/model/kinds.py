"""What the kinds of things and their fields are called, in both languages: Persian, English."""

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

#: What became of a thing.
HOWS = {"made": ("تازه", "made"), "gone": ("برداشته شد", "gone"), "changed": ("تغییر کرد", "changed")}

#: The fields that people know; others (places, sums, states) are the program's own.
FIELDS = {
    "label": ("نام", "label"),
    "title": ("عنوان", "title"),
    "quadrant": ("ربع", "quadrant"),
    "cell": ("خانه", "cell"),
    "order": ("جا در فهرست", "place in the list"),
    "reason": ("دلیل", "reason"),
    "outcome": ("تصمیم", "decision"),
    "cause": ("سبب", "cause"),
    "factor": ("عامل", "factor"),
    "factors": ("عامل‌ها", "factors"),
    "actions": ("اقدام‌ها", "actions"),
    "codes": ("کدها", "codes"),
    "origin": ("از کجا", "origin"),
    "code": ("کد", "code"),
    "position": ("موضع", "position"),
    "elicited": ("چگونه مطرح شد", "how it came up"),
    "quote": ("قطعه", "passage"),
    "source": ("منبع", "source"),
    "expert": ("صاحب‌نظر", "expert"),
    "experts": ("صاحب‌نظران", "experts"),
    "groups": ("گروه‌ها", "groups"),
    "text": ("متن", "text"),
    "valence": ("سویه", "valence"),
    "short": ("تعریف کوتاه", "short definition"),
    "definition": ("تعریف", "definition"),
    "use": ("کی به کار رود", "when to use"),
    "avoid": ("کی به کار نرود", "when not to use"),
    "example": ("نمونه", "example"),
    "parent": ("زیر کد", "under"),
    "colour": ("رنگ", "colour"),
    "retired": ("از کار افتاده", "retired"),
    "merged_into": ("ادغام در", "merged into"),
    "date": ("تاریخ", "date"),
    "note": ("سخن", "words"),
    "answer": ("پاسخ", "answer"),
    "weight": ("وزن", "weight"),
    "rating": ("رتبه", "rating"),
    "blind": ("ناآگاه", "blind"),
    "choice": ("فیصله", "decided"),
    "one": ("یکی", "one"),
    "other": ("دیگری", "other"),
}


def in_words(kind: str) -> dict[str, str]:
    """Give what a kind is called, by language, as problems tell it."""
    fa, en = KINDS.get(kind, (kind, kind))
    return {"fa": fa, "en": en}
