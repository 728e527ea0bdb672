"""Persian in Textual's own widgets: what stands in which cell."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Footer, Label, ListItem, ListView, OptionList, Static

from coder.bidi import plain, uax9
from coder.errors import BrokenFile
from coder.tui import text
from coder.tui.base import PersianApp

SENTENCE = "من متولد سال ۱۳۶۴ هستم، یعنی ۳۹ ساله‌ام، و در شرکت «Digikala» کار می‌کنم (خوب)."


class Shown(PersianApp[None]):
    CSS = "Label, Static, OptionList { width: 1fr; border: none; padding: 0 }"

    def __init__(self, make: Callable[[], Widget], language: str = "fa") -> None:
        super().__init__(language)
        self.make = make

    def compose(self) -> ComposeResult:
        yield self.make()


def screen(make: Callable[[], Widget], width: int = 40, height: int = 8, language: str = "fa", after=None) -> list[str]:
    """Give the lines on the screen of an app that shows one widget."""

    async def run() -> list[str]:
        app = Shown(make, language)
        async with app.run_test(size=(width, height), notifications=True) as pilot:
            if after is not None:
                after(app)
            for _ in range(3):  # what is asked for comes a message later
                await pilot.pause()
            return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]

    return asyncio.run(run())


def shown(text: str) -> str:
    return plain.visual(text, 1)


def test_a_label_stands_at_the_right_edge_joined_and_in_order():
    lines = screen(lambda: Label("کتابچهٔ کد"))
    assert lines[0] == plain.align("کتابچهٔ کد", 40)


def test_a_long_label_wraps_by_words_and_every_line_is_its_own():
    lines = [line.strip() for line in screen(lambda: Label(SENTENCE), width=30) if line.strip()]
    assert lines == [
        shown("من متولد سال ۱۳۶۴ هستم، یعنی"),
        shown("۳۹ ساله‌ام، و در شرکت"),
        shown("«Digikala» کار می‌کنم (خوب)."),
    ]


def test_a_wrapped_line_that_begins_in_latin_keeps_the_paragraphs_direction():
    lines = screen(lambda: Label("او در این سال‌ها در University of Tehran درس خواند."), width=21)
    assert lines[1] == shown("University of Tehran").rjust(21)
    assert lines[2] == shown("درس خواند.").rjust(21)


@pytest.mark.parametrize("wrap", ["ellipsis", "clip"])
def test_a_cut_label_keeps_the_form_its_last_letter_had(wrap):
    def made() -> Label:
        label = Label("گسسته‌ها")
        label.styles.text_wrap, label.styles.text_overflow = "nowrap", wrap
        return label

    line = screen(made, width=4)[0]
    medial_seen = "\ufeb4"
    assert medial_seen in line
    assert line.startswith("…") == (wrap == "ellipsis")


def test_the_mark_of_a_cut_stands_where_it_was_cut():
    """At the end of the Persian words, not where their first one begins."""

    def made(words: str) -> Label:
        label = Label(words, markup=False)
        label.styles.text_wrap, label.styles.text_overflow = "nowrap", "ellipsis"
        return label

    def line(words: str, width: int, language: str) -> str:
        return screen(lambda: made(words), width=width, language=language)[0].rstrip()

    assert line("c2 شهر امام رضا", 11, "en") == "c2 …" + shown("شهر اما")
    assert line("شهر Mashhad است", 9, "fa") == "Mash… " + shown("شهر")
    assert line("Mashhad شهر", 5, "en") == "Mash…"


def test_alignment_asked_for_is_given():
    def centred() -> Label:
        label = Label("شهر")
        label.styles.text_align = "center"
        return label

    assert screen(centred, width=9)[0] == "   " + shown("شهر") + "   "


def test_styles_stay_with_their_words():
    async def run() -> None:
        app = Shown(lambda: Label("[b]نبود[/b] قانون"))
        async with app.run_test(size=(20, 3)):
            strip = app.screen._compositor.render_strips()[0]
            bold = "".join(segment.text for segment in strip if segment.style and segment.style.bold)
            assert bold == shown("نبود")

    asyncio.run(run())


def test_a_list_and_its_options():
    lines = screen(lambda: ListView(ListItem(Label("فرصت‌ها")), ListItem(Label("تهدیدها (۳)"))))
    assert lines[0].strip() == shown("فرصت‌ها")
    assert lines[1].strip() == shown("تهدیدها (۳)")
    lines = screen(lambda: OptionList("نقطهٔ قوت", "نقطهٔ ضعف"), width=20)
    assert [line.strip() for line in lines[:2]] == [shown("نقطهٔ قوت"), shown("نقطهٔ ضعف")]


def test_text_without_direction_follows_the_interface():
    assert screen(lambda: Label("۱۲ (۵)"), width=10)[0] == shown("۱۲ (۵)").rjust(10)
    assert screen(lambda: Label("۱۲ (۵)"), width=10, language="en")[0] == "۱۲ (۵)".ljust(10)


def test_the_height_is_that_of_the_lines_shown():
    sizes = {}

    def measured(app: Shown) -> None:
        sizes["label"] = app.query_one(Label).size.height

    lines = screen(lambda: Label("لا " * 40), width=10, height=20, after=measured)
    assert sizes["label"] == len([line for line in lines if line.strip()])


RAW = "a\x07b\x1b[31mc\x9bd\u202ee\x00f\x7f\x0bg"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Label(RAW, markup=False),
        lambda: Static(RAW, markup=False),
        lambda: ListView(ListItem(Label(RAW, markup=False))),
        lambda: OptionList(RAW, markup=False),
    ],
)
def test_nothing_raw_gets_out(make):
    text = "\n".join(screen(make, width=60))
    assert not {char for char in text if (ord(char) < 32 and char != "\n") or 0x7F <= ord(char) < 0xA0}
    assert "\u202e" not in text
    assert "␇" in text and "␛" in text and "␀" in text and "␡" in text and "␋" in text


def test_a_notification():
    lines = screen(
        lambda: Static(""), width=60, height=12, after=lambda app: app.notify("دیپلماسی شهری", title="افزوده شد")
    )
    text = "\n".join(lines)
    assert shown("دیپلماسی شهری") in text
    assert shown("افزوده شد") in text


def test_nothing_raw_in_a_notification():
    words = "سلام\x1b[31mرنگ\x07 \u202eabc"
    lines = screen(
        lambda: Static(""), width=60, height=12, after=lambda app: app.notify(words, title=words, markup=False)
    )
    text = "\n".join(lines)
    assert text.count("␛") == 2 and text.count("␇") == 2
    assert not {char for char in text if char in "\x1b\x07\u202e"}


@pytest.mark.parametrize(
    "parts",
    [
        ("E01", "c001", "با پرسش، می‌گوید"),
        ("برنامهٔ راهبردی", "coder A"),
        ("☐", "S1", "جایگاه مذهبی"),
        ("▲ حرم", "(c1)", "می‌گوید."),
    ],
)
def test_a_line_of_parts_runs_as_the_interface_does_and_each_part_as_its_words_do(parts):
    def told() -> list[str]:
        return [plain.visual(part, 1 if uax9.base_level(part) else 0) for part in parts]

    (persian,) = screen(lambda: Static(text.line(*parts)), width=60, height=1)
    (english,) = screen(lambda: Static(text.line(*parts)), width=60, height=1, language="en")
    assert english.rstrip() == " · ".join(told())
    assert persian.lstrip() == " · ".join(reversed(told()))


def test_a_line_within_a_line_runs_as_the_interface_does():
    def nested() -> Static:
        return Static(text.line(text.line("A", "B"), text.line("یک", "دو"), "", "آخر"))

    one, two, last = map(plain.visual, ("یک", "دو", "آخر"))
    assert screen(nested, width=60, height=1)[0].lstrip() == f"{last} · {two} · {one} · B · A"
    assert screen(nested, width=60, height=1, language="en")[0].rstrip() == f"A · B · {one} · {two} · {last}"


def test_a_workers_line_runs_as_the_interface_does():
    class Working(Shown):
        def on_mount(self) -> None:
            self.run_worker(lambda: self.told.append(text.line("E01", "یک")), thread=True)

    async def run(language: str) -> list[str]:
        app = Working(lambda: Static(""), language)
        app.told = []
        async with app.run_test() as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
        return app.told

    assert asyncio.run(run("fa")) == ["\u2066E01\u2069 · یک"]
    assert asyncio.run(run("en")) == ["E01 · \u2067یک\u2069"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("fa", "codebook.yaml بیرون از برنامه ویرایش شد"), ("en", "«شهر» is damaged")],
)
def test_words_of_the_program_run_as_the_interface_does_whatever_they_begin_with(language, words):
    base = int(language == "fa")

    def tell(app: PersianApp[None]) -> None:
        app.notify(words, markup=False)
        app.notify(words, severity="error", markup=False)

    lines = screen(lambda: Static(""), width=100, height=12, language=language, after=tell)
    told = [line for line in lines if plain.visual("شهر" if language == "en" else "بیرون") in line]
    assert len(told) == 2 and all(plain.visual(words, base) in line for line in told)
    assert "⚠" in told[1] and "⚠" not in told[0], "that something failed is said by more than a colour"
    assert all((line.index(plain.visual(words, base)) < 50) is (language == "fa") for line in told)


class WithFooter(PersianApp[None]):
    BINDINGS: ClassVar = [("q", "quit", "خروج")]

    def compose(self) -> ComposeResult:
        yield Footer()


def test_a_footer():
    async def run() -> str:
        app = WithFooter()
        async with app.run_test(size=(60, 3)) as pilot:
            await pilot.pause()
            return "".join(segment.text for segment in app.screen._compositor.render_strips()[-1])

    assert shown("خروج") in asyncio.run(run())


def test_a_path_in_a_persian_message_keeps_its_order():
    problem = BrokenFile(path=Path("/tmp/study/E26.docx"), detail={"fa": "ناتمام مانده", "en": "cut short"})

    def tell(app: PersianApp[None]) -> None:
        app.notify(text.told(problem, "fa"), markup=False)

    lines = screen(lambda: Static(""), width=140, height=12, after=tell)
    assert any("/tmp/study/E26.docx" in line for line in lines)
    assert any(shown("ناتمام") in line for line in lines), "and what is wrong is told in Persian"
