"""Terminals on a screen of their own (Xvfb), each with the same font, showing the card."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageChops, ImageGrab

from tests.conftest import REPOSITORY
from tests.terminals.reference import FONT

#: A font whose cells are almost a whole number of pixels wide, so that a browser and a terminal don't drift apart.
PIXELS = 30
_POINTS = PIXELS * 0.75

_PATIENCE = 40.0

Command = list[str]


@dataclass(frozen=True)
class Kind:
    """A terminal: the programs it needs, how it is started with a command, its settings, and whether it shows marks."""

    programs: tuple[str, ...]
    start: Callable[[Command], Command]
    files: dict[str, str] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    marks: bool = True
    without_marks: bool = False


_TERMIT = f"""
defaults = {{}}
defaults.font = "{FONT} {_POINTS}"
defaults.geometry = "50x10"
defaults.hideTabbar = true
defaults.hideMenubar = true
defaults.hideStatusbar = true
defaults.showScrollbar = false
setOptions(defaults)
"""

_KONSOLE = {
    ".config/konsolerc": "[Desktop Entry]\nDefaultProfile=card.profile\n[MainWindow]\nMenuBar=Disabled\n",
    ".local/share/konsole/card.profile": f"[Appearance]\nFont={FONT},{_POINTS},-1,5,50,0,0,0,0,0\n"
    "[General]\nName=card\nTerminalColumns=52\nTerminalRows=10\n[Scrolling]\nScrollBarPosition=2\n",
}

_KITTY_OPTIONS = (f"font_family={FONT}", f"font_size={_POINTS}", "remember_window_size=no", "initial_window_width=1000")
_KITTY = ["kitty", "--config", "NONE", *[part for option in _KITTY_OPTIONS for part in ("-o", option)]]

#: Where tmux listens, below the folder of a run.
_SOCKET = "tmux.socket"

KINDS = {
    "xterm": Kind(
        ("xterm",), lambda run: ["xterm", "-fa", f"{FONT}:pixelsize={PIXELS}", "-geometry", "50x10+0+0", "-e", *run]
    ),
    "vte": Kind(("termit",), lambda run: ["termit", "-e", " ".join(run)], {".config/termit/rc.lua": _TERMIT}),
    "konsole": Kind(
        ("konsole",),
        lambda run: ["konsole", "--hide-menubar", "--hide-tabbar", "--profile", "card", "-e", *run],
        _KONSOLE,
    ),
    "mlterm": Kind(
        ("mlterm",),
        lambda run: ["mlterm", "--type=xft", f"--fontsize={PIXELS}", "--geometry=50x10", "-e", *run],
        {".mlterm/aafont": f"DEFAULT = {FONT}\nISO10646_UCS4_1 = {FONT}\n"},
    ),
    "kitty": Kind(("kitty",), lambda run: [*_KITTY, *run], marks=False),
    "kitty with force_ltr": Kind(
        ("kitty",), lambda run: [*_KITTY, "-o", "force_ltr=yes", *run], environment={"CODER_BIDI": "visual"}
    ),
    "tmux in vte": Kind(
        ("termit", "tmux"),
        lambda run: ["termit", "-e", " ".join(["tmux", "-f", "/dev/null", "-S", _SOCKET, "new-session", *run])],
        {".config/termit/rc.lua": _TERMIT},
    ),
}


def missing(kind: str) -> str:
    """Give what isn't installed of what a terminal needs here; empty if nothing is missing."""
    needed = ("Xvfb", "/usr/bin/chromium", *KINDS[kind].programs)
    return ", ".join(program for program in needed if not shutil.which(program))


@contextmanager
def screen() -> Iterator[str]:
    """Give the name of an X display of our own."""
    receive, send = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(send), "-screen", "0", "1200x500x24", "-dpi", "96", "-nolisten", "tcp"],
        pass_fds=[send],
        stderr=subprocess.DEVNULL,
    )
    os.close(send)
    try:
        yield f":{os.read(receive, 16).decode().strip()}"
    finally:
        os.close(receive)
        server.terminate()
        server.wait()


def shown(kind: str, folder: Path, without: str = "") -> Image.Image:
    """Give the screen of a terminal that shows the card; ``folder`` is its home."""
    for name, text in KINDS[kind].files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    stands = folder / "stands"
    command = [sys.executable, "-m", "tests.terminals.card", str(stands), *([without] if without else [])]
    with screen() as display, (folder / "log").open("w", encoding="utf-8") as log:
        values = {
            "PATH": os.environ["PATH"],
            "DISPLAY": display,
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / ".config"),
            "XDG_RUNTIME_DIR": str(folder),
            "LC_ALL": "C.UTF-8",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": os.environ.get("PYTHONPATH", str(REPOSITORY)),
        }
        terminal = subprocess.Popen(
            KINDS[kind].start(command), env=values | KINDS[kind].environment, cwd=folder, stdout=log, stderr=log
        )
        try:
            _wait(stands)
            return _settled(display)
        finally:
            terminal.terminate()
            terminal.wait()
            if (folder / _SOCKET).exists():  # tmux's server outlives the window it was shown in
                subprocess.run(["tmux", "-S", _SOCKET, "kill-server"], cwd=folder, check=False)


def _wait(stands: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while not stands.exists():
        if time.monotonic() > end:
            raise TimeoutError((stands.parent / "log").read_text(encoding="utf-8")[-800:])
        time.sleep(0.05)


def _settled(display: str) -> Image.Image:
    """Give the screen once it has stood still."""
    last = ImageGrab.grab(xdisplay=display)
    while True:
        time.sleep(0.2)
        picture = ImageGrab.grab(xdisplay=display)
        if ImageChops.difference(last, picture).getbbox() is None:
            return picture
        last = picture
