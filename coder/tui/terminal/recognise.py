"""Which terminal this is, by what it answered and what the environment says: replies in, a verdict out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from coder.tui.terminal.sequences import KONSOLE, MLTERM, MODE_8, Switch
from coder.tui.terminal.tmux import passed_on

#: How text is sent: put in order by us (``visual``), the same marked to be kept (``lro``), the same turned beforehand
#: where the terminal turns it back (``kitty``), or in reading order for a terminal that orders by itself (``off``).
MODES = ("visual", "lro", "kitty", "off")


@dataclass(frozen=True)
class Replies:
    """What the terminal has answered so far.

    ``version`` is XTVERSION's text, ``secondary`` DA2's numbers, ``tertiary`` DA3's hexadecimal digits; ``mode_8`` is
    the state of mode 8 as DECRQM gives it (0 unknown to it, 1 set, 2 reset), or ``None``; ``complete`` once DA1 came.
    """

    version: str = ""
    secondary: str = ""
    tertiary: str = ""
    mode_8: int | None = None
    complete: bool = False

    def with_answer(self, answer: bytes) -> "Replies":
        """Give the replies with one more whole answer; what isn't an answer to our questions changes nothing."""
        text = answer.decode("latin-1")
        if match := re.fullmatch(r"\x1bP>\|(.*?)(?:\x1b\\|\x07)", text, re.DOTALL):
            return replace(self, version=match[1])
        if match := re.fullmatch(r"\x1b\[>([\d;]*)c", text):
            return replace(self, secondary=match[1])
        if match := re.fullmatch(r"\x1bP!\|([0-9A-Fa-f]*)(?:\x1b\\|\x07)", text):
            return replace(self, tertiary=match[1].upper())
        if match := re.fullmatch(r"\x1b\[8;(\d)\$y", text):
            return replace(self, mode_8=int(match[1]))
        if re.fullmatch(r"\x1b\[\?[\d;]*c", text):
            return replace(self, complete=True)
        return self


class Terminal(NamedTuple):
    """A verdict: the terminal's name (``""`` when unknown), what switches its bidi off and on, and how to send text."""

    name: str
    switch: Switch | None
    mode: str


#: Names as XTVERSION begins, and what goes for each. The first that fits counts.
_BY_VERSION = (
    ("VTE(", Terminal("VTE", MODE_8, "visual")),
    ("Konsole", Terminal("Konsole", KONSOLE, "visual")),
    ("mlterm", Terminal("mlterm", MLTERM, "visual")),
    ("WezTerm", Terminal("WezTerm", MODE_8, "visual")),
    ("mintty", Terminal("mintty", MODE_8, "visual")),
    ("kitty", Terminal("kitty", None, "kitty")),
    ("iTerm2", Terminal("iTerm2", None, "lro")),
    ("XTerm", Terminal("xterm", None, "visual")),
    ("foot", Terminal("foot", None, "visual")),
    ("ghostty", Terminal("Ghostty", None, "visual")),
    ("contour", Terminal("Contour", None, "visual")),
)

#: DA3 of those that say who they are there: "~VTE" and "~KDE".
_BY_TERTIARY = {"7E565445": _BY_VERSION[0][1], "7E4B4445": _BY_VERSION[1][1]}

_APPLE = Terminal("Terminal.app", None, "lro")
_PUTTY = Terminal("PuTTY", None, "visual")
_WINDOWS = Terminal("Windows Terminal", None, "visual")
_MINTTY = _BY_VERSION[4][1]
_UNKNOWN = Terminal("", MODE_8, "visual")


def recognise(replies: Replies, environment: Mapping[str, str], outer: str = "") -> Terminal:
    """Give the verdict. ``outer`` is what tmux says of the terminal around it (name and version, in any form)."""
    if replies.version.startswith("tmux") or environment.get("TMUX"):
        return _inside(outer)
    if replies.version:
        for beginning, terminal in _BY_VERSION:
            if replies.version.startswith(beginning):
                return terminal
    if replies.tertiary in _BY_TERTIARY:
        return _BY_TERTIARY[replies.tertiary]
    if replies.secondary.startswith("77;"):
        return _MINTTY
    if replies.secondary.startswith("0;136;"):
        return _PUTTY
    if replies.secondary.startswith("24;") and environment.get("MLTERM"):
        return _BY_VERSION[2][1]
    if replies.mode_8 in (1, 2):
        return Terminal(replies.version.split("(")[0], MODE_8, "visual")
    return _by_environment(environment)


def _by_environment(environment: Mapping[str, str]) -> Terminal:
    """Judge by variables alone. They outlive the terminal that set them, so no switch but the harmless one is used."""
    program = environment.get("TERM_PROGRAM", "")
    if program == "Apple_Terminal":
        return _APPLE
    if program == "iTerm.app" or environment.get("LC_TERMINAL") == "iTerm2":
        return _BY_VERSION[6][1]
    if environment.get("TERM") == "xterm-kitty":
        return _BY_VERSION[5][1]
    if program == "mintty":
        return _MINTTY
    if environment.get("WT_SESSION"):
        return _WINDOWS
    return _UNKNOWN


def _inside(outer: str) -> Terminal:
    """Judge inside tmux: what matters is how the terminal around it shows text, and the switch has to reach that."""
    around = outer.lower()
    if "kitty" in around:
        return Terminal("tmux", None, "kitty")
    if around.startswith("iterm2"):
        return Terminal("tmux", None, "lro")
    known = [terminal.switch for name, terminal in _BY_VERSION if outer.startswith(name)]
    switch = known[0] if known else MODE_8
    return Terminal("tmux", passed_on(switch) if switch else None, "visual")


def silent(environment: Mapping[str, str]) -> bool:
    """Say whether the terminal is better not asked: Apple's shows a letter of the question."""
    return environment.get("TERM_PROGRAM") == "Apple_Terminal"
