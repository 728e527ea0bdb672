"""The verdict on saturation in plain words, its reasons and its limits; what was probably not heard."""

from coder.analysis.saturation.missing import FEWEST, MOST_MISSING
from coder.analysis.saturation.picture import Picture
from coder.reports.measures.wording import names, number, percent, persian, plain

#: (Persian, English) of every sentence; the names in braces come from :func:`_values`.
SENTENCES: dict[str, tuple[str, str]] = {
    "shown": (
        "داوری: اشباع نشان داده شده است. نظرها بنا بر قاعدهٔ خود پژوهش در {met} به تکرار رسید و در داده‌ها چیزی "
        "خلاف آن نیست.",
        "Verdict: saturation is shown. By the study's own rule views had come to repeat at {met}, "
        "and nothing in the data speaks against it.",
    ),
    "qualified": (
        "داوری: اشباع با قید و شرط نشان داده شده است. نظرها بنا بر قاعدهٔ خود پژوهش در {met} به تکرار رسید، ولی "
        "آنچه در پی می‌آید باید همراه آن گفته شود.",
        "Verdict: saturation is shown with reservations. By the study's own rule views had come to repeat at {met}, "
        "but what follows must be said with it.",
    ),
    "not_reached": (
        "داوری: هنوز به اشباع نرسیده است. قاعدهٔ خود پژوهش در {n} مصاحبه برآورده نشد.",
        "Verdict: saturation is not reached. The study's own rule was not met in {n} interviews.",
    ),
    "not_shown": (
        "داوری: اشباع نشان داده نشده است؛ با آنچه هست نمی‌توان داوری کرد.",
        "Verdict: saturation is not shown; it can't be judged from what there is.",
    ),
    "rule": ("قاعدهٔ توقف ({decided}): {rule}", "Stopping rule ({decided}): {rule}"),
    "nothing_raised": (
        "در هیچ مصاحبه‌ای نظری کدگذاری نشده که صاحب‌نظر خود طرح کرده باشد.",
        "In no interview is a view coded that an expert raised.",
    ),
    "no_rule": (
        "قاعدهٔ توقفی در کتابچهٔ کد نوشته نشده است.",
        "No stopping rule is written in the codebook.",
    ),
    "open": (
        "کدگذاری {open_count} مصاحبه هنوز بسته نشده است: {open}.",
        "Interviews not closed yet: {open_count} ({open}).",
    ),
    "rule_not_met": (
        "سنجه: {run} مصاحبهٔ پیاپی که در هر یک دست‌کم {share} نظرها تکراری باشد. آخرین نظر تازه در {last} آمد.",
        "Measured as: {run} interviews in a row with at least {share} of the views repeated. "
        "The last new view came in {last}.",
    ),
    "rule_met": (
        "سنجه: {run} مصاحبهٔ پیاپی که در هر یک دست‌کم {share} نظرها تکراری باشد؛ نخستین بار در {met}. آخرین نظر "
        "تازه در {last} آمد.",
        "Measured as: {run} interviews in a row with at least {share} of the views repeated; first met at {met}. "
        "The last new view came in {last}.",
    ),
    "new_after": (
        "پس از برآورده شدن قاعده هم نظر تازه آمد: {new_after}.",
        "New views came even after the rule was met: {new_after}.",
    ),
    "owed": (
        "{owed_count} مصاحبه پس از بسته شدن باید برای {owed_codes} کد تازه یا بازتعریف‌شده دوباره خوانده شود: {owed}.",
        "Codes made or redefined since: {owed_codes}; closed interviews to read again for them: {owed_count} ({owed}).",
    ),
    "withheld": (
        "برآورد نظرهای نشنیده داده نمی‌شود (دلیل در پایین).",
        "No estimate of views not heard is given (for the reason below).",
    ),
    "unheard": (
        "به برآورد، حدود {unheard} نظر ناگفته مانده است.",
        "By estimate about {unheard} views were not heard.",
    ),
    "pace_beside": (
        "کدگذاری هم‌پای مصاحبه‌ها پیش رفت: از {followed} مصاحبه‌ای که مصاحبهٔ دیگری در پی داشت، {coded} مصاحبه "
        "پیش از بعدی کدگذاری شد.",
        "Coding ran beside the interviews: of {followed} interviews followed by another, "
        "{coded} were coded before the next was held.",
    ),
    "pace_partly": (
        "کدگذاری تنها تا اندازه‌ای هم‌پای مصاحبه‌ها بود: از {followed} مصاحبه‌ای که مصاحبهٔ دیگری در پی داشت، "
        "{coded} مصاحبه پیش از بعدی کدگذاری شد.",
        "Coding ran beside the interviews in part only: of {followed} interviews followed by another, "
        "{coded} were coded before the next was held.",
    ),
    "pace_after": (
        "کدگذاری پس از مصاحبه‌ها انجام شد: از {followed} مصاحبه‌ای که مصاحبهٔ دیگری در پی داشت، هیچ‌یک پیش از "
        "بعدی کدگذاری نشد؛ پس توقف مصاحبه‌ها بر این شمارش استوار نبوده است.",
        "Coding came after the interviews: of {followed} interviews followed by another, none was coded before the "
        "next was held, so the decision to stop didn't rest on these counts.",
    ),
    "pace_unknown": (
        "از تاریخ‌ها نمی‌توان گفت کدگذاری هم‌پای مصاحبه‌ها بود یا پس از آن‌ها.",
        "The dates don't tell whether coding ran beside the interviews or after them.",
    ),
    "rule_undated": (
        "قاعدهٔ توقف تاریخ ندارد؛ نمی‌توان نشان داد که پیش از مصاحبه‌ها نوشته شده است.",
        "The stopping rule is not dated; that it was written before the interviews can't be shown.",
    ),
    "rule_late": (
        "تاریخ قاعدهٔ توقف ({decided}) پس از نخستین مصاحبه ({first}) است.",
        "The stopping rule is dated {decided}, after the first interview ({first}).",
    ),
    "dropped": (
        "{dropped_count} کد کنارگذاشته شمرده نشده است: {dropped}.",
        "Dropped codes left out: {dropped_count} ({dropped}).",
    ),
    "late": (
        "{late} نظر را تنها پس از طرح نظرهای پیشین گفته‌اند؛ برآوردها آن‌ها را به شمار نمی‌آورند.",
        "Views raised only after earlier points had been put: {late}; the estimates leave them out.",
    ),
    "unmarked": (
        "پایان بخش آزاد {unmarked_count} مصاحبه نشان نشده و از نخستین طرح نظر پیشین گرفته شده است: {unmarked}.",
        "In {unmarked_count} interviews the end of the open phase isn't marked and was taken from the first put: "
        "{unmarked}.",
    ),
    "only_these": (
        "این داوری دربارهٔ همین صاحب‌نظران و همین کدهاست: کتابچهٔ درشت‌تر زودتر اشباع می‌شود و صاحب‌نظران دیگر "
        "شاید نظر دیگری داشته باشند.",
        "This holds for these experts and these codes: a coarser codebook saturates sooner, "
        "and other experts may hold other views.",
    ),
    "estimate": (
        "از بخش‌های آزاد مصاحبه‌ها: {observed} نظر شنیده شد ({q1} نظر تنها یک بار، {q2} نظر دو بار). "
        "برآورد Chao2 روی هم {chao2} نظر است (بازهٔ ۹۵٪: {low} تا {high}؛ صورت اصلاح‌شده: {corrected})، "
        "یعنی حدود {unheard} نظر به احتمال زیاد شنیده نشده است. پوشش نمونه: {coverage}.",
        "From the open phases: {observed} views were heard ({q1} of them once, {q2} twice). "
        "Chao2 estimates {chao2} in all (95% interval {low} to {high}; bias-corrected: {corrected}), "
        "so about {unheard} views were probably not heard. Sample coverage: {coverage}.",
    ),
    "ahead": (
        "{more} مصاحبهٔ دیگر حدود {views} نظر تازه می‌آورد.",
        "{more} more interviews would bring about {views} new views.",
    ),
    "withheld_missing": (
        "برآورد نظرهای نشنیده داده نمی‌شود: {missing} خانه‌های نظر×مصاحبه گم‌شده است، چون نظر پیش از آنکه "
        "صاحب‌نظر مجال طرحش را داشته باشد با او در میان گذاشته شده (مرز: {threshold}). برآورد از چنین داده‌ای سر "
        "به بالا می‌گذارد.",
        "No estimate of views not heard is given: {missing} of the cells view × interview are missing, because "
        "the view "
        "was put before the expert could raise it (limit: {threshold}). From such data the estimate runs away.",
    ),
    "withheld_few": (
        "برآورد نظرهای نشنیده داده نمی‌شود: {n} مصاحبه کمتر از {fewest} است و شمار نظرهای یک‌بار و دوبارگفته‌شده "
        "تصادفی است.",
        "No estimate of views not heard is given: {n} interviews are fewer than {fewest}, "
        "so how many views came up once or twice is chance.",
    ),
    "withheld_nothing": (
        "برآورد نظرهای نشنیده داده نمی‌شود: در بخش آزاد مصاحبه‌ها نظری طرح نشده است.",
        "No estimate of views not heard is given: nothing was raised in the open phases.",
    ),
    "missing_some": (
        "{missing} خانه‌ها گم‌شده است (نظر پیش از مجال طرح در میان گذاشته شده) و «طرح‌نشده» شمرده شد.",
        "{missing} of the cells are missing (put before they could be raised) and count as not raised.",
    ),
    "naive": (
        "اگر هر تأیید و تکمیلی هم شمرده شود، همین برآورد {naive} می‌شود. آن رقم خوش‌بینانه است: پرسیدن نظر، "
        "موافقت را می‌طلبد و نظرها را پرتکرارتر از آنچه هستند می‌نماید.",
        "Counting every confirmation and completion too, the same estimate would be {naive}. That figure flatters: "
        "being asked invites consent and makes views look more often held than they are.",
    ),
    "thin": (
        "{thin_one} نظر بر یک صاحب‌نظر و {thin_documents} نظر تنها بر سند استوار است.",
        "{thin_one} views rest on one expert, {thin_documents} on documents alone.",
    ),
    "meaning": (
        "اشباع معنا را هیچ فرمولی نمی‌سنجد: آخرین بار در {completed_last} صاحب‌نظری بُعدی به نظری افزود "
        "({completed_count} نظر روی هم تکمیل شد).",
        "No formula decides saturation of meaning: {completed_last} is the last interview in which an expert "
        "added to a "
        "view ({completed_count} views were added to in all).",
    ),
    "known": (
        "تا مصاحبهٔ {known_half_n}، {known_half} فهرست نهایی شناخته شده بود.",
        "By interview {known_half_n}, {known_half} of the final list was known.",
    ),
    "guest": (
        "قاعدهٔ گست و همکاران (پایهٔ ۴، گام ۲، مرز ۵٪): {guest}؛ فرانسیس و همکاران (۱۰+۳): {francis}.",
        "Guest et al. (base 4, run 2, 5%): {guest}; Francis et al. (10+3): {francis}.",
    ),
    "guest_broken": (
        "گام‌های بعدی که دوباره آن را شکستند: {guest_broken}.",
        "Later runs that broke it again: {guest_broken}.",
    ),
}


#: The names of the other figures (see :mod:`coder.analysis.saturation.sensitivity`).
FIGURES = {
    "jackknife1": ("جک‌نایف مرتبهٔ ۱", "jackknife 1"),
    "jackknife2": ("جک‌نایف مرتبهٔ ۲", "jackknife 2"),
    "bootstrap": ("بوت‌استرپ", "bootstrap"),
    "ichao2": ("iChao2", "iChao2"),
    "ice": ("ICE", "ICE"),
    "fugard_potts_twice": ("فوگارد و پاتس: شمار مصاحبه تا دو بار شنیدن", "Fugard & Potts: interviews to hear it twice"),
    "galvin_once": ("گالوین: شمار مصاحبه تا یک بار شنیدن", "Galvin: interviews to hear it once"),
    "lowe_is": ("نمایهٔ لو، مدل IS", "Lowe's index, model IS"),
    "lowe_iw": ("نمایهٔ لو، مدل IW", "Lowe's index, model IW"),
    "lowe_sw": ("نمایهٔ لو، مدل SW", "Lowe's index, model SW"),
}


def figure_name(name: str, lang: str) -> str:
    """Give the name of one of the other figures."""
    return FIGURES[name][0 if persian(lang) else 1]


def say(key: str, picture: Picture, lang: str) -> str:
    """Give one sentence about a picture."""
    return SENTENCES[key][0 if persian(lang) else 1].format(**_values(picture, lang))


def verdict(picture: Picture, lang: str) -> list[str]:
    """Give the verdict, why, and with what limits: a sentence each."""
    found = picture.reasons
    rule = ("rule",) if picture.curve.rule.text else ()
    return [say(key, picture, lang) for key in (found.verdict, *rule, *found.because, *found.limits)]


def estimates(picture: Picture, lang: str) -> list[str]:
    """Give what was probably not heard, or why that isn't told; and the naive figure beside it."""
    found = picture.unheard
    keys = [f"withheld_{found.withheld}"] if found.withheld else ["estimate"]
    lines = [say(key, picture, lang) for key in keys]
    if not found.withheld:
        template = SENTENCES["ahead"][0 if persian(lang) else 1]
        lines += [
            template.format(more=number(one.more, lang), views=number(one.views, lang, 1))
            for one in found.ahead
            if one.more > 1
        ]
        if found.missing_cells:
            lines.append(say("missing_some", picture, lang))
    if found.naive is not None:
        lines.append(say("naive", picture, lang))
    return lines


def details(picture: Picture, lang: str) -> list[str]:
    """Give the published rules, what was known when, what rests on little, and where meaning last grew."""
    keys = ["guest"]
    if picture.guest[0].broken:
        keys.append("guest_broken")
    if picture.curve.steps and picture.asserted:
        keys.append("known")
    if picture.thin:
        keys.append("thin")
    if picture.completed:
        keys.append("meaning")
    return [say(key, picture, lang) for key in keys]


def _values(picture: Picture, lang: str) -> dict[str, str]:
    curve, found, owed = picture.curve, picture.unheard, picture.owed
    rule, guest = curve.rule, picture.guest[0]
    half = (len(curve.steps) + 1) // 2
    last_completed = max(picture.completed, key=lambda one: one.place, default=None)
    runs = [f"{run.first}–{run.last}" for run in guest.broken]
    not_reached = "برآورده نشد" if persian(lang) else "not met"
    return {
        "met": curve.met_at or "—",
        "n": number(len(curve.steps), lang),
        "run": number(rule.in_a_row, lang),
        "share": percent(rule.repeated_share, lang),
        "last": picture.last_new or "—",
        "new_after": names(curve.new_after, lang),
        "open": names(owed.open, lang),
        "open_count": number(len(owed.open), lang),
        "owed": names(owed.rereading, lang),
        "owed_count": number(len(owed.rereading), lang),
        "owed_codes": number(owed.codes, lang),
        "coded": number(picture.concurrency.coded, lang),
        "followed": number(picture.concurrency.followed, lang),
        "rule": rule.text,
        "decided": plain(rule.decided, lang) or ("بی‌تاریخ" if persian(lang) else "not dated"),
        "first": plain(curve.steps[0].date, lang) if curve.steps else "—",
        "dropped": names(picture.dropped, lang),
        "dropped_count": number(len(picture.dropped), lang),
        "late": number(picture.late, lang),
        "unmarked": names(picture.unmarked, lang),
        "unmarked_count": number(len(picture.unmarked), lang),
        "fewest": number(FEWEST, lang),
        "threshold": percent(MOST_MISSING, lang),
        "missing": percent(found.missing_share, lang, 1),
        "observed": number(found.heard.observed, lang),
        "q1": number(found.heard.q(1), lang),
        "q2": number(found.heard.q(2), lang),
        "chao2": number(found.chao2.value if found.chao2 else None, lang, 1),
        "low": number(found.chao2.low if found.chao2 else None, lang, 1),
        "high": number(found.chao2.high if found.chao2 else None, lang, 1),
        "corrected": number(found.corrected.value if found.corrected else None, lang, 1),
        "unheard": number(found.unheard, lang, 1),
        "coverage": percent(found.coverage, lang, 1),
        "naive": number(found.naive.value if found.naive else None, lang, 1),
        "thin_one": number(sum(bool(one.experts) for one in picture.thin), lang),
        "thin_documents": number(sum(not one.experts for one in picture.thin), lang),
        "completed_last": last_completed.last if last_completed else "—",
        "completed_count": number(len(picture.completed), lang),
        "known_half_n": number(half, lang),
        "known_half": percent(picture.known[half - 1] if picture.known else None, lang),
        "guest": plain(guest.notation, lang) or not_reached,
        "guest_broken": plain(names(runs, lang), lang),
        "francis": number(picture.francis, lang) if picture.francis else not_reached,
    }
