"""What is written to a terminal to ask who it is, and to switch its own bidi off and on again."""

from typing import NamedTuple


class Switch(NamedTuple):
    """What makes a terminal leave our lines alone, and what gives it its bidi back."""

    off: str
    on: str


#: Mode 8 of ECMA-48 (bi-directional support): VTE, WezTerm and mintty know it, others pass over it in silence.
MODE_8 = Switch("\x1b[8l", "\x1b[8h")
#: Konsole's own. To xterm OSC 50 means "set the font": only for a terminal that has said it is Konsole.
KONSOLE = Switch("\x1b]50;BidiRenderingEnabled=false\x07", "\x1b]50;BidiRenderingEnabled=true\x07")
#: mlterm's own.
MLTERM = Switch("\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07")

#: Rows keep the bidi setting they were made with (VTE), so they are made anew.
CLEAR = "\x1b[2J"

#: XTVERSION, DA2, DA3, the state of mode 8, and last DA1: nearly every terminal answers that, and in order.
QUESTIONS = "\x1b[>q\x1b[>c\x1b[=c\x1b[8$p\x1b[c"

#: From here to ``LRO_END`` a terminal with a bidi of its own is to keep the order it is given.
LRO, LRO_END = "\u202d", "\u202c"
