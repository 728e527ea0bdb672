"""Choosing a file or a folder by arrows: what lies in a folder, and the folders in which texts usually lie."""

from collections.abc import Callable, Iterator
from pathlib import Path

from coder.errors import CoderError, FileMissing, FolderUnreadable
from coder.study import places
from coder.tui.screens.asking import Choose
from coder.tui.screens.lookup import Found, Item, Lookup
from coder.tui.stage import StudyScreen
from coder.tui.tables import number
from coder.tui.text import line

#: Where people keep what they were sent.
_USUAL = ("Desktop", "Documents", "Downloads")

#: The encodings that Persian texts come in, to choose from when none or a wrong one was found.
_ENCODINGS = ("utf-8", "windows-1256", "utf-16", "iso-8859-6", "mac-farsi")

#: The line that stands for all files of a folder.
_ALL = "."


class Places(Lookup):
    """The list of what lies in a folder; a whole path that is typed, pasted or dropped comes before it."""

    def look_up(self, typed: str) -> None:
        """Offer what fits of the folder, or the path that is typed."""
        path = Path(typed.strip("'\"")).expanduser()
        if not path.is_absolute() or not path.exists():
            super().look_up(typed)
            return
        self.offer([f"+ {self.new}: {typed}"], [Found(None, typed)])


def choose(screen: StudyScreen[None], folder: Path | None, chosen: Callable[[Path], None], one: str = "") -> None:
    """Let the person go through folders from ``folder`` (None: the usual ones); hand over the file or folder.

    ``one`` is what is asked where a single file is wanted.
    """

    def found(answer: Found | None) -> None:
        if answer is None:
            return
        if answer.key == _ALL and folder is not None:
            chosen(folder)
            return
        path = _typed(screen, answer.typed) if answer.key is None else Path(answer.key)
        if path.is_dir():
            choose(screen, path, chosen, one)
        elif path.is_file():
            chosen(path)
        else:
            screen.workbench.tell(FileMissing(path=path))

    try:
        items = list(_usual(screen) if folder is None else _inside(screen, folder, not one))
    except CoderError as problem:
        screen.workbench.tell(problem)
        return
    where = screen.say("متن‌ها کجاست؟ پوشه‌ای برگزینید یا نشانی را بنویسید.", "Where are the texts? Choose, or type.")
    question = one or where if folder is None else line(str(folder))
    screen.app.push_screen(Places(question, items, screen.say("این نشانی", "this path")), found)


def choose_encoding(screen: StudyScreen[None], path: Path, chosen: Callable[[str | None], None]) -> None:
    """Let the person say in which encoding a file is to be read (None: it is to be found out)."""
    choices = [("", screen.say("تشخیص خودکار", "find it out")), *((name, line(name)) for name in _ENCODINGS)]

    def found(name: str | None) -> None:
        if name is not None:
            chosen(name or None)

    question = line(screen.say("رمزگذاری", "Encoding of"), path.name, between=" ")
    screen.app.push_screen(Choose(f"{question}:", choices), found)


def _typed(screen: StudyScreen[None], words: str) -> Path:
    """Give the path that was typed or dropped on the window, which may have quoted it; seen from the study's folder."""
    return screen.desk.at.study.folder / Path(words.strip("'\"")).expanduser()


def _usual(screen: StudyScreen[None]) -> Iterator[Item]:
    home = Path.home()
    usual = [home / name for name in _USUAL]
    for place in dict.fromkeys([*places.places(screen.desk.at.study), *usual, home]):
        if place.is_dir():
            yield Item(str(place), line("▸", str(place), between=" "))


def _inside(screen: StudyScreen[None], folder: Path, together: bool) -> Iterator[Item]:
    files = places.new_in(screen.desk.at.study, folder)
    if files and together:
        count = number(len(files), screen.say)
        yield Item(_ALL, screen.say(f"✓ همهٔ متن‌های تازهٔ این پوشه: {count}", f"✓ all new texts of this folder: {count}"))
    for file in files:
        yield Item(str(file), line(file.name))
    for inner in _folders(folder):
        yield Item(str(inner), line("▸", inner.name, between=" "))
    yield Item(str(folder.parent), screen.say("▴ پوشهٔ بالاتر", "▴ the folder above"))


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError as problem:
        raise FolderUnreadable(path=folder, detail=problem.strerror or str(problem)) from problem
