"""``coder check``: damage apart from findings, each with what mends it."""

from typing import TYPE_CHECKING

import click

from coder.cli.bilingual import command, language, option, say
from coder.cli.main import Where
from coder.cli.show import print_json, speak
from coder.persian import digits

if TYPE_CHECKING:
    from coder.study.check import Remark

#: What each topic says: Persian, English.
WORDS = {
    "quote": ("نقل‌قول با متن نمی‌خواند", "a quote doesn't match the text"),
    "text": ("متن منبع نیست یا دگرگون شده", "a source's text is gone or altered"),
    "file_gone": ("پروندهٔ منبع نیست", "a source's file is gone"),
    "file_changed": ("پروندهٔ منبع تغییر کرده", "a source's file was changed"),
    "code_missing": ("کدی که به آن اشاره شده نیست", "a code that is referred to doesn't exist"),
    "journal": ("تاریخچه با جدول‌ها نمی‌خواند", "the journal doesn't replay to the tables"),
    "dangling": ("اشاره به چیزی که نیست", "a link to something that doesn't exist"),
    "no_evidence": ("عامل بی‌شواهد", "a factor without evidence"),
    "unused_factor": ("عاملی که هیچ راهبردی بر آن استوار نیست", "a factor that no strategy uses"),
    "wrong_class": ("راهبرد بر ربع نادرست استوار است", "a strategy rests on the wrong classes"),
    "same_wording": ("یک عبارت دو بار", "same wording twice"),
    "owed": ("بازخوانی برای این کدها مانده", "owed to the re-reading queue"),
    "half_agreed": (
        "اختلاف‌های کدگذاران نیمه‌کاره فیصله یافته",
        "disagreements of coders decided in part",
    ),
    "expert_without_interview": ("صاحب‌نظر بی‌مصاحبه", "an expert without an interview"),
    "interview_without_expert": ("مصاحبهٔ بی‌صاحب‌نظر", "an interview without an expert"),
    "answer_without_put": ("پاسخ به نظری که پیش نهاده نشده", "an answer to a point that was never put"),
    "damaged_text": ("متن آسیب‌دیده یا مشکوک", "a text that is damaged or may be"),
    "undecided_code": ("کدی که تکلیفش روشن نشده", "a code not yet grouped or dropped"),
}


@command("check", fa="آسیب‌ها (خروج ۳) و یافته‌ها (خروج ۰) را می‌گوید.", en="Tell damage (exit 3) and findings (exit 0).")
@option("--json", "as_json", is_flag=True, fa="خروجی JSON برای برنامه‌ها", en="Print JSON for programs.")
@click.pass_obj
def check_command(where: Where, as_json: bool) -> int:
    """Check the study."""
    from coder.study.check import check

    with where.opened() as study:
        checked = check(study)
    if as_json:
        print_json({"damage": _records(checked.damage), "findings": _records(checked.findings)})
    else:
        _tell_all(say("آسیب", "Damage"), checked.damage)
        _tell_all(say("یافته", "Findings"), checked.findings)
    return 3 if checked.damage else 0


def _records(remarks: "tuple[Remark, ...]") -> list[dict[str, str]]:
    return [
        {"topic": remark.topic, "subject": remark.subject, "detail": remark.detail, "mend": remark.mend}
        for remark in remarks
    ]


def _tell_all(heading: str, remarks: "tuple[Remark, ...]") -> None:
    fa = language() == "fa"
    if not remarks:
        speak(f"{heading}: {say('هیچ', 'none')}")
        return
    count = digits.to_persian(str(len(remarks))) if fa else len(remarks)
    speak(f"{heading}: {count}")
    for remark in remarks:
        what = WORDS[remark.topic][0 if fa else 1]
        detail = f" — {remark.detail}" if remark.detail else ""
        speak(f"  {what}: {remark.subject}{detail}  [{remark.mend}]")
