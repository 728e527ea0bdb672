"""Telling what didn't come over when a study changed its form."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coder.cli.bilingual import language, say
from coder.cli.show import tell
from coder.persian import digits

if TYPE_CHECKING:
    from coder.study.exchanging import Loss, Way

#: What each topic says: Persian, English.
WORDS = {
    "journal": ("گام تاریخچه همراه نمی‌رود", "steps of the journal don't go along"),
    "milestones": ("نشانهٔ تاریخچه همراه نمی‌رود", "milestones of the journal don't go along"),
    "files": (
        "پروندهٔ اصلی همراه نمی‌رود، تنها متن آن می‌رود",
        "original files don't go along, only their text does",
    ),
    "blind": ("کدگذار ناآگاه؛ این نشان همراه نمی‌رود", "blind coders: that mark doesn't go along"),
    "unseen": (
        "کدگذار دیگر: کارشان تا هر دو منبعی را نبسته‌اید همراه نمی‌رود",
        "other coders: their work goes along only where both of you have closed the source",
    ),
    "characters": ("نویسه که XML ندارد، جایگزین شد", "characters that XML hasn't were replaced"),
    "dates": ("تاریخ ساخت یا تغییر نگه داشته نشد", "dates of making or change weren't kept"),
    "folders": ("پوشهٔ کد، کد ساده شد", "folders of codes became plain codes"),
    "media": (
        "قطعهٔ تصویر، صدا، ویدیو یا PDF برداشته نشد",
        "selections of pictures, audio, video or PDF weren't taken over",
    ),
    "no_text": ("کدگذاری یا منبع بی‌متن برداشته نشد", "sources, or codings in them, without a text weren't taken over"),
    "beyond": ("قطعه بیرون از متن بود و برداشته نشد", "selections lie outside their text and weren't taken over"),
    "clipped": ("قطعه از پایان متن می‌گذشت و کوتاه شد", "selections ran over the end of their text and were cut there"),
    "no_code": ("قطعهٔ بی‌کد برداشته نشد", "selections without a known code weren't taken over"),
    "twice": ("شناسهٔ تکراری؛ شناسهٔ تازه گرفت", "identities stood twice; the second was given a new one"),
    "variables": (
        "متغیر جای خود را ندارد؛ آنچه از مورد بود یادداشت شد",
        "variables have no place here; those of cases became memos",
    ),
    "links": ("پیوند یا نمودار برداشته نشد", "links or graphs weren't taken over"),
    "set_members": ("عضو مجموعه؛ مجموعه یادداشت شد", "members of sets: each set became a memo"),
    "undecided": (
        "کدگذاری نمی‌گفت نظر چگونه مطرح شد؛ «خودجوش، اظهار» گرفته شد",
        "codings didn't say how the view came up; taken as open, asserted",
    ),
    "note_broken": ("یادداشت coder خوانده نشد", "notes of coder couldn't be read"),
    "dangling": ("اشاره به یادداشتی که نیست", "references to notes that aren't there"),
    "mismatch": ("قطعه‌ای که نامش با متنش نمی‌خواند", "selections whose name isn't their words: check them"),
    "apart": ("منبع با متن دیگر، جدا نگه داشته شد", "sources with other words were kept apart"),
    "renamed": ("نام تازه گرفت", "were given a new name"),
    "unlocated": ("نقل‌قول در متن پیدا نشد", "quotes weren't found in the text"),
    "ambiguous": ("نقل‌قول بیش از یک جا هست", "quotes stand in more than one place"),
    "no_words": ("یادداشت حاشیه که بر واژه‌ای نیست", "comments that mark no words"),
    "skipped": ("یادداشت حاشیه به خواست شما کنار گذاشته شد", "comments were skipped as you asked"),
    "memos": ("یادداشت دربارهٔ خود منبع همراه نمی‌رود", "memos on the source itself don't go along"),
    "to_place": (
        "کدگذاری در متن این‌جا پیدا نشد و در فهرست «coder lost» ماند",
        "codings weren't found in the text here and wait in 'coder lost'",
    ),
    "no_source": ("سطری که منبعش شناخته نشد", "rows whose source isn't known"),
    "reserved": ("قطعهٔ محرمانه همراه نمی‌رود", "reserved passages don't go along"),
    "fields": ("ویژگی کد همراه نمی‌رود", "fields of codes don't go along"),
}

_KINDS = {
    "study": ("سربرگ پژوهش", "header"),
    "person": ("کدگذار", "coders"),
    "expert": ("صاحب‌نظر", "experts"),
    "source": ("منبع", "sources"),
    "code": ("کد", "codes"),
    "coding": ("کدگذاری", "codings"),
    "memo": ("یادداشت", "memos"),
    "factor": ("عامل", "factors"),
    "decision": ("تصمیم", "decisions"),
    "strategy": ("راهبرد", "strategies"),
    "action": ("اقدام", "actions"),
    "closing": ("بستن منبع", "closings"),
    "reading": ("بازخوانی", "re-readings"),
}


def kind_named(kind: str) -> str:
    """Give the word for a kind of thing."""
    fa, en = _KINDS.get(kind, (kind, kind))
    return say(fa, en)


def tell_losses(losses: "Iterable[Loss]") -> None:
    """Tell what didn't come over, a line a topic; say so when everything did."""
    losses = list(losses)
    if not losses:
        tell(say("چیزی از دست نرفت.", "Nothing was lost."))
        return
    tell(say("گزارش آنچه همراه نیامد یا باید دید:", "What doesn't come along, or needs a look:"))
    for loss in losses:
        fa, en = WORDS[loss.topic]
        named = f" ({', '.join(loss.examples)})" if loss.examples else ""
        tell(f"  {number(loss.count)} {say(fa, en)}{named}")


def tell_sums(what: str, sums: "dict[str, int]") -> None:
    """Tell how many things of each kind there are."""
    if sums:
        parts = [f"{number(count)} {kind_named(kind)}" for kind, count in sums.items()]
        tell(f"{what}: {say('، ', ', ').join(parts)}")


_GROUNDS = {
    "same": ("همهٔ شیوه‌ها یکی است", "all ways agree"),
    "names": ("نام قطعه‌ها با متنشان خواند", "the selections' names are their words"),
    "origin": ("شیوهٔ شناخته‌شدهٔ آن برنامه", "the known way of that program"),
    "words": ("مرز قطعه‌ها بر مرز واژه‌ها افتاد", "selections begin and end between words"),
}


def tell_ways(ways: "Iterable[Way]", origin: str) -> None:
    """Tell how positions were counted and how sure that is."""
    for way in ways:
        fa, en = _GROUNDS[way.ground]
        unit = "UTF-16" if way.utf16 else say("نویسهٔ یونیکد", "code points")
        ends = say("سطر ویندوزی دو نویسه", "CRLF as two") if way.crlf else say("پایان سطر یک نویسه", "CRLF as one")
        tell(
            say(
                f"جای قطعه‌ها در {number(way.texts)} متن: {unit}، {ends}؛ چون {fa} ({number(round(way.share * 100))}٪).",
                f"Positions in {way.texts} texts: {unit}, {ends}; because {en} ({way.share:.0%})."
                + (f" Origin: {origin}." if origin else ""),
            )
        )


def number(value: int) -> str:
    """Give a number in the digits of the language."""
    return digits.to_persian(str(value)) if language() == "fa" else str(value)
