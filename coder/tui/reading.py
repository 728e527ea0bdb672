"""How a text is read and selected: the keys of the transcript as help and the documentation tell them."""

from coder.tui.stage import Gesture

#: The transcript's own gestures; their bindings are the widget's.
READING = (
    Gesture("left right", "", "یک نویسه، آن‌گونه که دیده می‌شود", "one character, as seen"),
    Gesture("ctrl+left ctrl+right", "", "یک واژه", "one word"),
    Gesture(". ,", "", "جملهٔ بعد، جملهٔ پیش", "next, previous sentence"),
    Gesture("] [", "", "نوبت بعد، نوبت پیش", "next, previous turn"),
    Gesture("ctrl+down ctrl+up", "", "بند بعد، بند پیش", "next, previous paragraph"),
    Gesture("down up pagedown pageup home end ctrl+home ctrl+end", "", "سطر، صفحه، آغاز و پایان", "row, page, ends"),
    Gesture("shift", "", "با هر یک از این‌ها: انتخاب", "with any of these: select"),
    Gesture("v", "", "آغاز انتخاب؛ سپس با هر حرکت گسترده می‌شود", "begin to select; every motion then extends"),
    Gesture(
        "w s t p", "", "واژه، جمله، نوبت، بند؛ دوباره: بعدی هم", "word, sentence, turn, paragraph; again: the next"
    ),
    Gesture("W S T", "", "واژه، جمله، نوبت پیش هم", "the word, sentence, turn before too"),
    Gesture("escape", "", "لغو انتخاب", "select nothing"),
    Gesture("ctrl+c", "", "رونوشت", "copy"),
    Gesture("mouse", "", "کشیدن؛ دو بار: واژه؛ سه بار: جمله", "drag; double click: word; triple: sentence"),
)
