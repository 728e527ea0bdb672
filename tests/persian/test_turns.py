"""Speaker turns, in the conventions that transcripts come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.persian.turns import TurnFound, events, find_turns

ASKS, TELLS, SAYS, BEFORE = "interviewer", "respondent", "other", "preamble"

type Said = list[tuple[str, str, str]]


def said(text: str) -> Said:
    """Role, label and words of each turn."""
    return [(turn.role, turn.label, text[turn.body : turn.end]) for turn in find_turns(text)]


#: A convention, and who says what in it.
CONVENTIONS: dict[str, tuple[str, Said]] = {
    "full labels": (
        "مصاحبه‌گر: چه می‌بینید؟\nمصاحبه‌شونده: زیارت.\n",
        [(ASKS, "مصاحبه‌گر", "چه می‌بینید؟"), (TELLS, "مصاحبه‌شونده", "زیارت.")],
    ),
    "one letter": (
        "س: یک؟\nج: دو.\nس: سه؟\nج: چهار.",
        [(ASKS, "س", "یک؟"), (TELLS, "ج", "دو."), (ASKS, "س", "سه؟"), (TELLS, "ج", "چهار.")],
    ),
    "one letter with numbers": (
        "س۱: یک؟\nج۱: دو.\nس۲: سه؟\nج۲: چهار.",
        [(ASKS, "س۱", "یک؟"), (TELLS, "ج۱", "دو."), (ASKS, "س۲", "سه؟"), (TELLS, "ج۲", "چهار.")],
    ),
    "asker and answerer": ("پرسشگر: یک؟\nپاسخگو: دو.", [(ASKS, "پرسشگر", "یک؟"), (TELLS, "پاسخگو", "دو.")]),
    "researcher and participant": (
        "پژوهشگر: یک؟\nمشارکت‌کننده: دو.",
        [(ASKS, "پژوهشگر", "یک؟"), (TELLS, "مشارکت‌کننده", "دو.")],
    ),
    "numbered participants": (
        "پژوهشگر: یک؟\nمشارکت‌کننده ۳: دو.\nمشارکت‌کننده ۴: سه.",
        [(ASKS, "پژوهشگر", "یک؟"), (TELLS, "مشارکت‌کننده ۳", "دو."), (TELLS, "مشارکت‌کننده ۴", "سه.")],
    ),
    "numbered with a word": (
        "محقق: یک؟\nمشارکت‌کننده شماره ۳: دو.",
        [(ASKS, "محقق", "یک؟"), (TELLS, "مشارکت‌کننده شماره ۳", "دو.")],
    ),
    "numbered in brackets": (
        "محقق: یک؟\nمشارکت‌کننده (۳): دو.",
        [(ASKS, "محقق", "یک؟"), (TELLS, "مشارکت‌کننده (۳)", "دو.")],
    ),
    "names repeated": (
        "رضا: یک.\nمینا: دو.\nرضا: سه.\nمینا: چهار.\nرضا: پنج.\nمینا: شش.",
        [
            (SAYS, name, word)
            for name, word in zip(["رضا", "مینا"] * 3, ["یک.", "دو.", "سه.", "چهار.", "پنج.", "شش."], strict=True)
        ],
    ),
    "names in two spellings": (
        "علی: یک.\nرضا: دو.\nعلي: سه.\nرضا: چهار.\nعلی: پنج.\nرضا: شش.",
        [
            (SAYS, name, word)
            for name, word in zip(
                ["علی", "رضا", "علي", "رضا", "علی", "رضا"], ["یک.", "دو.", "سه.", "چهار.", "پنج.", "شش."], strict=True
            )
        ],
    ),
    "an office beside a known label": (
        "پرسشگر: یک؟\nکارشناس شهرداری: دو.\nپرسشگر: سه؟\nکارشناس شهرداری: چهار.",
        [
            (ASKS, "پرسشگر", "یک؟"),
            (SAYS, "کارشناس شهرداری", "دو."),
            (ASKS, "پرسشگر", "سه؟"),
            (SAYS, "کارشناس شهرداری", "چهار."),
        ],
    ),
    "a time in square brackets before": (
        "[00:12] مصاحبه‌گر: یک؟\n[00:15] مصاحبه‌شونده: دو.",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو.")],
    ),
    "a time in round brackets before": (
        "(۱۲:۳۴) مصاحبه‌گر: یک؟\n(۱:۱۲:۳۶) مصاحبه‌شونده: دو.",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو.")],
    ),
    "a bare time before": (
        "00:12:05 مصاحبه‌گر: یک؟\n00:12:09 مصاحبه‌شونده: دو.",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو.")],
    ),
    "a time after": (
        "مصاحبه‌گر [00:12]: یک؟\nمصاحبه‌شونده (۱۲:۳۴): دو.",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو.")],
    ),
    "bold with the colon": (
        "**مصاحبه‌گر:** یک؟\n\n**مصاحبه‌شونده:** دو.\n",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو.")],
    ),
    "bold without the colon": (
        "**مصاحبه‌گر**: یک؟\n\n**مصاحبه‌شونده** : دو.\n",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو.")],
    ),
    "bold with a time": (
        "**[00:12] مصاحبه‌گر:** یک؟\n[00:14] **مصاحبه‌شونده:** دو.",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو.")],
    ),
    "dash bullets": (
        "- مصاحبه‌گر: یک؟\n– مصاحبه‌شونده: دو.\n• مصاحبه‌گر: سه؟",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو."), (ASKS, "مصاحبه‌گر", "سه؟")],
    ),
    "direction marks around labels": (
        "\ufeff\u200fمصاحبه‌گر\u200f: یک؟\n\u200eمصاحبه‌شونده:\u200e دو.\n\u202bمصاحبه‌گر\u202c: سه؟",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو."), (ASKS, "مصاحبه‌گر", "سه؟")],
    ),
    "Arabic letters": (
        "مصاحبه‌كننده: یک؟\nمشاركت‌كننده: دو.",
        [(ASKS, "مصاحبه‌كننده", "یک؟"), (TELLS, "مشاركت‌كننده", "دو.")],
    ),
    "a space or nothing for the ZWNJ": (
        "مصاحبه گر: یک؟\nمصاحبهشونده: دو.\nمصاحبه¬گر: سه؟",
        [(ASKS, "مصاحبه گر", "یک؟"), (TELLS, "مصاحبهشونده", "دو."), (ASKS, "مصاحبه¬گر", "سه؟")],
    ),
    "a fullwidth colon": (
        "مصاحبه‌گر：یک؟\nمصاحبه‌شونده：دو.",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو.")],
    ),
    "a space before the colon": ("پرسشگر : یک؟\nپاسخ‌گو : دو.", [(ASKS, "پرسشگر", "یک؟"), (TELLS, "پاسخ‌گو", "دو.")]),
    "English labels": (
        "Interviewer: one?\nRespondent 2: two.\nINTERVIEWER: three?",
        [(ASKS, "Interviewer", "one?"), (TELLS, "Respondent 2", "two."), (ASKS, "INTERVIEWER", "three?")],
    ),
    "English letters": (
        "Q: one?\nA: two.\nQ: three?\nA: four.",
        [(ASKS, "Q", "one?"), (TELLS, "A", "two."), (ASKS, "Q", "three?"), (TELLS, "A", "four.")],
    ),
    "a preamble": (
        "مصاحبه با یک کارشناس\nتاریخ: ۱۴۰۱/۰۵/۰۲\n\nس: یک؟\nج: دو.\nس: سه؟\nج: چهار.",
        [
            (BEFORE, "", "مصاحبه با یک کارشناس\nتاریخ: ۱۴۰۱/۰۵/۰۲"),
            (ASKS, "س", "یک؟"),
            (TELLS, "ج", "دو."),
            (ASKS, "س", "سه؟"),
            (TELLS, "ج", "چهار."),
        ],
    ),
    "words on the next line": (
        "مصاحبه‌گر:\nیک؟\n\nمصاحبه‌شونده:\n\nدو.\nباز هم دو.\n",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو.\nباز هم دو.")],
    ),
    "a colon inside speech": (
        "مصاحبه‌گر: یک؟\nمصاحبه‌شونده: شهردار گفت: درست می‌شود.\nگفت: باشد.\nمی گفتند: نه.\nبعد گفت: خوب.",
        [
            (ASKS, "مصاحبه‌گر", "یک؟"),
            (TELLS, "مصاحبه‌شونده", "شهردار گفت: درست می‌شود.\nگفت: باشد.\nمی گفتند: نه.\nبعد گفت: خوب."),
        ],
    ),
    "sayings that recur aren't speakers": (
        "س: یک؟\nج: دو.\nاو می‌گفت: نه.\nس: سه؟\nج: چهار.\nاو می‌گفت: آری.\nاو می‌گفت: نه.\nاو می‌گفت: باز.",
        [
            (ASKS, "س", "یک؟"),
            (TELLS, "ج", "دو.\nاو می‌گفت: نه."),
            (ASKS, "س", "سه؟"),
            (TELLS, "ج", "چهار.\nاو می‌گفت: آری.\nاو می‌گفت: نه.\nاو می‌گفت: باز."),
        ],
    ),
    "an address and a clock inside speech": (
        "پرسشگر: یک؟\nپاسخگو: دو.\nhttp://example.org/a\nhttps://example.org\n۱۲:۳۰ آمدم.",
        [(ASKS, "پرسشگر", "یک؟"), (TELLS, "پاسخگو", "دو.\nhttp://example.org/a\nhttps://example.org\n۱۲:۳۰ آمدم.")],
    ),
    "one heading inside speech": (
        "پرسشگر: یک؟\nپاسخگو: دو دلیل دارد.\nنخست: آب.\nدوم: خاک.",
        [(ASKS, "پرسشگر", "یک؟"), (TELLS, "پاسخگو", "دو دلیل دارد.\nنخست: آب.\nدوم: خاک.")],
    ),
    "a focus group": (
        "تسهیلگر: یک؟\nخانم ۱: دو.\nآقای ۲: سه.\nتسهیلگر: چهار؟\nخانم ۱: پنج.\nآقای ۲: شش.",
        [
            (ASKS, "تسهیلگر", "یک؟"),
            (SAYS, "خانم ۱", "دو."),
            (SAYS, "آقای ۲", "سه."),
            (ASKS, "تسهیلگر", "چهار؟"),
            (SAYS, "خانم ۱", "پنج."),
            (SAYS, "آقای ۲", "شش."),
        ],
    ),
    "a turn without words": (
        "پرسشگر: یک؟\nپاسخگو:\nپرسشگر: دو؟",
        [(ASKS, "پرسشگر", "یک؟"), (TELLS, "پاسخگو", ""), (ASKS, "پرسشگر", "دو؟")],
    ),
    "events stay in the words": (
        "پرسشگر: یک؟\nپاسخگو: [خنده] دو.\n[سکوت]\nپرسشگر: سه؟",
        [(ASKS, "پرسشگر", "یک؟"), (TELLS, "پاسخگو", "[خنده] دو.\n[سکوت]"), (ASKS, "پرسشگر", "سه؟")],
    ),
    "abbreviated with points": (
        "م.گ: یک؟\nم.ش: دو.\nم.گ: سه؟\nم.ش: چهار.",
        [(ASKS, "م.گ", "یک؟"), (TELLS, "م.ش", "دو."), (ASKS, "م.گ", "سه؟"), (TELLS, "م.ش", "چهار.")],
    ),
    "a dash for the colon": (
        "مصاحبه‌گر - یک؟\nمصاحبه‌شونده – دو.\nمصاحبه‌گر - سه؟",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو."), (ASKS, "مصاحبه‌گر", "سه؟")],
    ),
    "a bracket for the colon": (
        "س) یک؟\nج) دو.\nس) سه؟\nج) چهار.",
        [(ASKS, "س", "یک؟"), (TELLS, "ج", "دو."), (ASKS, "س", "سه؟"), (TELLS, "ج", "چهار.")],
    ),
    "labels on lines of their own": (
        "مصاحبه‌گر\nیک؟\n\nمصاحبه‌شونده\nدو.\n\nمصاحبه‌گر\nسه؟",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو."), (ASKS, "مصاحبه‌گر", "سه؟")],
    ),
    "labels on lines of their own with the time": (
        "مصاحبه‌گر ۰۰:۱۲\nیک؟\nمصاحبه‌شونده ۰۰:۲۰\nدو.\nمصاحبه‌گر ۰۰:۳۰\nسه؟",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو."), (ASKS, "مصاحبه‌گر", "سه؟")],
    ),
    "a tab for the colon": (
        "پرسشگر\tیک؟\nپاسخگو\tدو.\nپرسشگر\tسه؟",
        [(ASKS, "پرسشگر", "یک؟"), (TELLS, "پاسخگو", "دو."), (ASKS, "پرسشگر", "سه؟")],
    ),
    "square brackets around labels": (
        "[پرسشگر] یک؟\n[پاسخگو] دو.\n[پرسشگر]: سه؟",
        [(ASKS, "پرسشگر", "یک؟"), (TELLS, "پاسخگو", "دو."), (ASKS, "پرسشگر", "سه؟")],
    ),
    "numbered turns": (
        "۱. س: یک؟\n۲. ج: دو.\n۳. س: سه؟\n۴. ج: چهار.",
        [(ASKS, "س", "یک؟"), (TELLS, "ج", "دو."), (ASKS, "س", "سه؟"), (TELLS, "ج", "چهار.")],
    ),
    "one star for bold": (
        "*مصاحبه‌گر:* یک؟\n*مصاحبه‌شونده:* دو.",
        [(ASKS, "مصاحبه‌گر", "یک؟"), (TELLS, "مصاحبه‌شونده", "دو.")],
    ),
    "an expert by that name": (
        "پژوهشگر: یک؟\nصاحب‌نظر: دو.",
        [(ASKS, "پژوهشگر", "یک؟"), (TELLS, "صاحب‌نظر", "دو.")],
    ),
    "tabs and no-break spaces": (
        "پرسشگر:\tیک؟\n\u00a0پاسخگو\u00a0:\u00a0دو.\t\n",
        [(ASKS, "پرسشگر", "یک؟"), (TELLS, "پاسخگو", "دو.")],
    ),
}


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_a_convention_is_understood(convention: str) -> None:
    text, expected = CONVENTIONS[convention]
    assert said(text) == expected


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_offsets_are_sound(convention: str) -> None:
    text, _ = CONVENTIONS[convention]
    turns = find_turns(text)
    assert turns
    check(text, turns)


def check(text: str, turns: tuple[TurnFound, ...]) -> None:
    done = 0
    for turn in turns:
        assert done <= turn.start <= turn.body <= turn.end <= len(text)
        assert turn.label in text[turn.start : turn.body]
        assert text[turn.body : turn.end] == text[turn.body : turn.end].strip()
        assert (turn.role == BEFORE) == (not turn.label)
        done = turn.end


LINES = st.sampled_from(
    [
        *("س: ", "ج: ", "مصاحبه‌گر: ", "\u200fپاسخگو\u200f:", "[00:12] علی: ", "**علی:** ", "رضا (۱۲:۳۴): ", "علي:"),
        *("گفت: ", "متن بی‌نشان", "", " ", ":", "[", "**", "\ufeff", "12:30 ", "http://", "-", "- مینا : "),
    ]
)


@given(st.lists(st.tuples(LINES, LINES), max_size=14))
def test_offsets_are_sound_in_any_text(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(first + second for first, second in lines)
    check(text, find_turns(text))


@given(st.text(st.sampled_from("سج: \n*[]()۰1:：-\u200f\ufeffعلی"), max_size=60))
def test_offsets_are_sound_in_any_characters(text: str) -> None:
    check(text, find_turns(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "شهر بزرگی است و مردم آن خوب‌اند. او گفت: آری.",
        "شهر بزرگ است.\nیعنی: مردم زیادی دارد.\nمثلاً: ده میلیون.\nنکته: این مهم است.",
        "هدف: شناخت شهر\nروش: مصاحبه\nجامعه: کارشناسان",
        "تهدید: آب\nتهدید: خاک\nتهدید: هوا\nتهدید: برق",
        "گفت: یک\nگفت: دو\nگفت: سه\nپرسید: چهار\nپرسید: پنج\nپرسید: شش",
        "او گفت: یک\nاو گفت: دو\nاو گفت: سه\nمن گفتم: چهار\nمن گفتم: پنج\nمن گفتم: شش",
        "http://a.b\nhttp://c.d\nhttps://e.f\nftp://g.h\nftp://g.h\nftp://g.h",
        "ساعت ۱۲:۳۰\n۱۲:۳۱\n۱۲:۳۲\n10:11:12",
        "آیا می‌دانید که مردم این شهر چه می‌خواهند: آب یا نان",
        "ج: یک بار تنها",
        "الف- آب\nب- خاک\nج- هوا\nس- برق",
        "پرسش\nچه؟\nپاسخ\nآب",
        "پرسش‌ها\n۱- آب\n۲- خاک\nپاسخ\nخوب\nپاسخ\nبد",
        "قوت‌ها:\n- آب\n- خاک\n\nضعف‌ها:\n- راه\n",
    ],
)
def test_notes_and_prose_have_no_turns(text: str) -> None:
    assert find_turns(text) == ()


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("[00:12] پرسشگر: یک؟", "00:12"),
        ("(۱۲:۳۴) پرسشگر: یک؟", "۱۲:۳۴"),
        ("[ ۰۱:۱۲:۳۴ ] پرسشگر: یک؟", "۰۱:۱۲:۳۴"),
        ("00:12:05 پرسشگر: یک؟", "00:12:05"),
        ("پرسشگر [00:12]: یک؟", "00:12"),
        ("پرسشگر (۱۲:۳۴) : یک؟", "۱۲:۳۴"),
        ("**پرسشگر** [00:12.5]: یک؟", "00:12.5"),
        ("[٠٠:١٢] پرسشگر: یک؟", "٠٠:١٢"),
        ("پرسشگر: یک؟", ""),
        ("پرسشگر: ساعت ۱۲:۳۴ بود؟", ""),
    ],
)
def test_the_time_is_kept(line: str, time: str) -> None:
    (turn,) = find_turns(line)
    assert (turn.label, turn.time) == ("پرسشگر", time)


def test_a_preamble_begins_at_the_text_s_beginning() -> None:
    text = "\n مقدمه\n\nپرسشگر: یک؟"
    preamble, turn = find_turns(text)
    assert (preamble.start, text[preamble.body : preamble.end], preamble.role) == (0, "مقدمه", BEFORE)
    assert turn.start == text.index("پرسشگر")


def test_blank_lines_before_the_first_turn_are_no_preamble() -> None:
    assert [turn.role for turn in find_turns("\ufeff\n\n\u200f\nپرسشگر: یک؟")] == [ASKS]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("خوب [خنده] بود", ["[خنده]"]),
        ("(با خنده) خوب (سکوت طولانی)", ["(با خنده)", "(سکوت طولانی)"]),
        ("[می‌خندد] [میخندد] [مکث]", ["[می‌خندد]", "[میخندد]", "[مکث]"]),
        ("[نامفهوم ۰۰:۱۲] و […] و (...)", ["[نامفهوم ۰۰:۱۲]", "[…]", "(...)"]),
        ("[صدای تلفن] [قطع صدا]", ["[صدای تلفن]", "[قطع صدا]"]),
        ("خنده‌دار بود (سه بار) [۱]", []),
        ("", []),
    ],
)
def test_events_are_found(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in events(text)] == found


def test_a_long_text_is_read_at_once() -> None:
    text = "س: چه می‌بینید؟\nج: " + "حرف " * 40 + "\n"
    assert len(find_turns(text * 2000)) == 4000


@pytest.mark.parametrize("run", [" ", "\u200c", "\u200e", "-", "*", "[ ", "1 ", "( ", ": ", "س "])
def test_a_long_run_of_anything_is_read_at_once(run: str) -> None:
    check(run * 20_000, find_turns(run * 20_000))
    assert find_turns("س" + run * 20_000 + "پایان") == ()
